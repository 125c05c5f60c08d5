//! The engine of Millpond: sessions, runs, trees, widgets and memos.
//!
//! Values go in and values come out. There is no socket, no clock that was not given, no thread pool and no Python
//! here; a [`Session`] is told what happened and answers with what the page should be sent.
//! The engine does not fail: what a script did wrong is a [`Fault`] for the script, or an element on the page.

mod cache;
mod disk;
mod fault;
mod media;
mod memo;
mod page;
mod print;
mod run;
mod session;
pub mod tree;
mod widget;

pub use cache::{Cache, Clock, Event, Function, Kind};
pub use disk::DiskStore;
pub use fault::Fault;
pub use media::Blob;
pub use memo::{CallError, Codec, Computed, call};
pub use page::Place;
pub use print::print;
pub use run::{Entered, Interrupt, Run, RunEnd, current};
pub use session::Session;
pub use widget::{accepts, default_value, identify, widget};
