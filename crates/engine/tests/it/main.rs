//! The engine as its callers have it: sessions are told events, runs draw, pages are compared as text.

mod agreement;
mod bounds;
mod disk;
mod fragments;
mod interleavings;
mod laws;
mod memo;
#[allow(dead_code, reason = "a whole page, of which tests use what they need")]
mod model;
mod patches;
mod runs;
mod samples;
mod state;
mod support;
mod widgets;
