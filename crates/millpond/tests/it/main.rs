//! The Rust front as its users have it.

mod elements;
mod memo;
mod scripts;
