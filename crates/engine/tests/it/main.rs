//! The engine as its callers have it: sessions are told events, runs draw, pages are compared as text.

mod bounds;
mod disk;
mod laws;
mod memo;
mod patches;
mod runs;
mod support;
