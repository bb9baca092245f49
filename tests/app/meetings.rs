//! Meetings: invited, changed, called off by mail; replies with and without an account; calendars; who sees what.

mod calendars;
mod invited;
mod inviting;
mod month;
mod replies;
mod rights;
