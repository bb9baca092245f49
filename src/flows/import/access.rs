//! Who imports.

use crate::access::Role;
use crate::action;

action!(
    /// Loads years, groups and recommendations from files.
    ImportYears,
    |actor| actor.has(Role::Administrator)
);
