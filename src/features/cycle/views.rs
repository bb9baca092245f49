//! Pages of the year.

mod samples;
mod year_line;

use askama::Template;
use jiff::civil::Date;

use super::assessment::{Progress, ToAssess};
use super::joint::Joint;
use super::portfolio::Portfolio;
use super::store::{Cycle, Phase};
use super::submission::ChangeRequest;
use super::template::Method;
use super::voiced::Voiced;
use crate::features::groups::store::MyGroup;
use crate::features::recommendations::store::Recommendation;
use crate::http::{Markup, Page};

pub use samples::samples;
pub use year_line::YearLine;

/// A year with its gates.
#[derive(Template)]
#[template(path = "cycle/year.html")]
pub struct ShowYear {
    pub p: Page,
    pub cycle: Cycle,
    pub phases: Vec<Phase>,
    pub line: YearLine,
    pub method: Method,
    pub years: Vec<Cycle>,
    pub unsealed: bool,
    pub steering: bool,
}

/// No year was made yet.
#[derive(Template)]
#[template(path = "cycle/no_year.html")]
pub struct NoYear {
    pub p: Page,
    pub years: Vec<Cycle>,
}

/// A heading, a lead, one form.
#[derive(Template)]
#[template(path = "parts/form_page.html")]
pub struct YearForm {
    pub p: Page,
    pub title: String,
    pub lead: String,
    pub form: Markup,
}

/// Who has answered; never what.
#[derive(Template)]
#[template(path = "cycle/progress.html")]
pub struct ProgressPage {
    pub p: Page,
    pub cycle: Cycle,
    pub rows: Vec<Progress>,
    pub unsealed: bool,
}

/// Submitting: what is missing, or the button.
#[derive(Template)]
#[template(path = "cycle/submission.html")]
pub struct Submission {
    pub p: Page,
    pub rec: Recommendation,
    pub missing: Vec<String>,
    pub text: Vec<(String, String)>,
    pub form: Markup,
}

/// Answering a request for changes.
#[derive(Template)]
#[template(path = "cycle/answering.html")]
pub struct Answering {
    pub p: Page,
    pub rec: Recommendation,
    pub requests: Vec<ChangeRequest>,
    pub form: Markup,
}

/// Assessing, for oneself or for a group.
#[derive(Template)]
#[template(path = "cycle/assess.html")]
pub struct AssessPage {
    pub p: Page,
    pub rec: Recommendation,
    pub title: String,
    pub lead: String,
    pub closes: Option<Date>,
    pub text: Vec<(String, String)>,
    pub form: Markup,
}

/// One's own list.
#[derive(Template)]
#[template(path = "cycle/assessing.html")]
pub struct Assessing {
    pub p: Page,
    pub closes: Option<Date>,
    pub mine: Vec<ToAssess>,
    pub groups: Vec<(MyGroup, Vec<ToAssess>)>,
}

/// The distribution of one recommendation, with remarks for the steering group.
#[derive(Template)]
#[template(path = "cycle/results.html")]
pub struct Results {
    pub p: Page,
    pub rec: Recommendation,
    pub distribution: Markup,
    /// Who, remark, declared closeness.
    pub remarks: Vec<(String, String, String)>,
    pub found: Option<Joint>,
}

/// All assessed recommendations of a year.
#[derive(Template)]
#[template(path = "cycle/year_results.html")]
pub struct YearResults {
    pub p: Page,
    pub cycle: Cycle,
    pub rows: Vec<Voiced>,
    /// The picture of two axes, in years whose method has one.
    pub portfolio: Markup,
}

/// *Portfolio*: the year's recommendations on two axes, with list and table.
#[derive(Template)]
#[template(path = "cycle/portfolio.html")]
pub struct PortfolioView {
    pub p: Page,
    pub pic: Portfolio,
}

/// Recording the joint assessment beside the distribution.
#[derive(Template)]
#[template(path = "cycle/joint.html")]
pub struct JointPage {
    pub p: Page,
    pub rec: Recommendation,
    pub text: Vec<(String, String)>,
    pub distribution: Markup,
    pub form: Markup,
}
