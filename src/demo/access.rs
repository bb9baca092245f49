//! Who steps the demo's clock.

use crate::access::Role;
use crate::action;

action!(
    /// Steps the demo's clock forward.
    MoveDemoClock,
    |actor| actor.has(Role::Administrator)
);
