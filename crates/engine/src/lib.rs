//! The engine of Millpond: sessions, runs, trees, widgets and memos.
//!
//! Values go in and values come out. There is no socket, no clock that was not given, no thread pool and no Python
//! here; a [`Session`] is told what happened and answers with what the page should be sent.
//! The engine does not fail: what a script did wrong is a [`Fault`] for the script, or an element on the page.

mod alarm;
mod branch;
mod cache;
mod config;
mod digest;
mod disk;
mod event;
mod fault;
mod flights;
mod fragments;
mod front;
mod function;
mod history;
mod key;
mod media;
mod memo;
mod memory;
mod moment;
mod order;
mod page;
mod parcel;
mod print;
mod recorder;
mod run;
mod session;
mod store;
pub mod tree;
mod upload;
mod verdict;
mod widget;
mod widgets;

pub use alarm::Alarm;
pub use cache::{Cache, Clock, Limits, Release, Stats};
pub use config::PageChange;
pub use digest::{lasting_hash, passing_hash};
pub use disk::{DiskStore, Listed};
pub use event::{Event, Gone, Why};
pub use fault::{Duplicate, Fault};
pub use fragments::{Fragment, RunScope};
pub use front::{Front, Held};
pub use function::{Function, Kind, Part, Scope, What};
pub use media::Blob;
pub use memo::{Call, CallError, Computed, Given, Values, call, find};
pub use page::{Area, Place};
pub use parcel::{Opened, Parcel};
pub use print::print;
pub use recorder::Recorder;
pub use run::{Asking, Entered, Found, Interrupt, Run, RunEnd, current};
pub use session::Session;
pub use store::{Keep, Kept, Slot, Store, Which};
pub use upload::Upload;
pub use verdict::{Verdict, explain};
pub use widget::{accepted_files, accepts, default_value, has_extension, identify, is_momentary, widget};
