//! Time and identifiers, injected everywhere so that tests and the demo decide what "now" is.
//!
//! Invariant: nothing else in the house reads the system's clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Microseconds since 1970-01-01T00:00:00Z, as stored in every `…_at` column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// Microseconds in a day.
pub const DAY: i64 = 86_400_000_000;
/// Microseconds in a minute.
pub const MINUTE: i64 = 60_000_000;

impl Timestamp {
    /// This instant plus `micros` (which may be negative).
    pub fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }

    /// The same instant as a `jiff` zoned time in the district's zone.
    pub fn zoned(self) -> jiff::Zoned {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(zone())
    }

    /// The calendar day of this instant in the district's zone.
    pub fn date(self) -> Date {
        self.zoned().date()
    }
}

/// The district's zone: deadlines and gates are days there (`Europe/Berlin`).
pub fn zone() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
}

/// The first instant of `date` in the district's zone.
pub fn start_of(date: Date) -> Timestamp {
    let instant = date.to_zoned(zone()).map(|z| z.timestamp().as_microsecond());
    Timestamp(instant.unwrap_or_default())
}

/// Noon of `date` in the district's zone: for what is known to have happened on a day, not when.
pub fn noon_of(date: Date) -> Timestamp {
    let instant = date.at(12, 0, 0, 0).to_zoned(zone()).map(|z| z.timestamp().as_microsecond());
    Timestamp(instant.unwrap_or_default())
}

/// The first instant after `date`: a gate that closes on a day closes when that day ends.
pub fn end_of(date: Date) -> Timestamp {
    date.tomorrow().map_or(Timestamp(i64::MAX), start_of)
}

/// Where the current time comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// The machine's clock plus an offset in µs that the demo's administrator steps forward.
    Shifted(Arc<AtomicI64>),
    /// A clock that stands still until a test moves it.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows `at` now and runs on from there.
    pub fn running_from(at: Timestamp) -> Self {
        Self::Shifted(Arc::new(AtomicI64::new(at.0.saturating_sub(system_now().0))))
    }

    /// A clock that stands at `at`.
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.0)))
    }

    /// The current instant.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => system_now(),
            Self::Shifted(offset) => system_now().plus(offset.load(Ordering::Relaxed)),
            Self::Fixed(at) => Timestamp(at.load(Ordering::Relaxed)),
        }
    }

    /// Moves a demo or test clock so that it shows `at`; the system's clock stays as it is.
    pub fn set(&self, at: Timestamp) {
        match self {
            Self::System => {}
            Self::Shifted(offset) => offset.store(at.0 - system_now().0, Ordering::Relaxed),
            Self::Fixed(now) => now.store(at.0, Ordering::Relaxed),
        }
    }

    /// A new identifier (UUIDv7): sorts by creation. Not for what must not be ordered; see [`secret_id`].
    pub fn id(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// An identifier that tells nothing about when it was made (UUIDv4), e.g. for a secret vote.
pub fn secret_id() -> Uuid {
    let mut bytes = [0u8; 16];
    fill_random(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// Fills `bytes` from the operating system's random source; a machine without one cannot run us.
pub fn fill_random(bytes: &mut [u8]) {
    if let Err(error) = getrandom::fill(bytes) {
        tracing::error!(%error, "no random source");
        std::process::abort();
    }
}

fn system_now() -> Timestamp {
    Timestamp(jiff::Timestamp::now().as_microsecond())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_ends_at_local_midnight_also_when_clocks_change() {
        assert_eq!(end_of(date(2026, 3, 29)).0 - start_of(date(2026, 3, 29)).0, 23 * 60 * MINUTE);
        assert_eq!(end_of(date(2026, 10, 25)).0 - start_of(date(2026, 10, 25)).0, 25 * 60 * MINUTE);
        assert_eq!(end_of(date(2026, 11, 22)).date(), date(2026, 11, 23));
    }
}
