//! From Arrow data to what the page is sent.
//!
//! A [`DataFrame`] is made from Arrow batches, from a program's own values ([`IntoFrame`], [`DataFrame::builder`],
//! [`DataFrame::from_rows`]), and becomes the protocol's `Frame` with [`DataFrame::to_wire`].
//! A [`Chart`] says what is drawn from a frame and writes it in Vega-Lite's grammar.
//!
//! Nothing here reads files, computes on data or knows where it is shown.

mod builder;
mod chart;
mod column;
mod error;
mod frame;
mod into_frame;
mod ipc;
mod plain;
mod rows;
mod wire;

pub use builder::FrameBuilder;
pub use chart::{Chart, ChartColor, ChartKind, ChartSize, ChartSort, ChartStack};
pub use column::{Cell, IntoColumn};
pub use error::Error;
pub use frame::DataFrame;
pub use into_frame::IntoFrame;
pub use wire::{Blob, INLINE_BYTES};
