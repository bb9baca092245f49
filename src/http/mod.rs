//! What every page needs: the site, the page's context, forms, error pages, guards, assets, the route table.
//!
//! This module contains no SQL.

pub mod assets;
pub mod csv;
pub mod errors;
pub mod form;
pub mod guard;
pub mod identify;
pub mod links;
pub mod page;
pub mod prose;
pub mod query;
pub mod raw;
pub mod route;
pub mod site;

pub use form::Form;
pub use page::{Markup, Page};
pub use query::{Pages, Query};
pub use raw::RawForm;
pub use route::Route;
pub use site::{District, Site};
