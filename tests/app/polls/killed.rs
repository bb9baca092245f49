//! Killed programs remind nobody twice.
