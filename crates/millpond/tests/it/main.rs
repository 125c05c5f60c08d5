//! The Rust front as its users have it.

mod memo;
