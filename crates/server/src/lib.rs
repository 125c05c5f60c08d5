//! The web server around the engine: HTTP, websockets, one loop for each session, threads for runs.
//!
//! It never looks inside an element: it moves messages of the protocol between pages and sessions.

mod app;
mod assets;
mod download;
mod frames;
mod http;
mod incoming;
mod kept;
mod media;
mod pool;
mod produced;
mod query;
mod range;
mod serve;
mod session;
mod sessions;
mod socket;
mod uploads;
mod watch;

pub use app::{App, Options, Produced, Script};
pub use serve::{Server, serve};
