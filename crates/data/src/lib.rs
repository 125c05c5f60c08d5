//! From Arrow data to what the page is sent.
//!
//! A [`DataFrame`] is made from Arrow batches, from a program's own values ([`IntoFrame`], [`DataFrame::builder`],
//! [`DataFrame::from_rows`]), and becomes the protocol's `Frame` with [`DataFrame::to_wire`].
//! A [`Chart`] says what is drawn from a frame and writes it in Vega-Lite's grammar.
//!
//! Of a frame that is too large for a page, [`DataFrame::window`], [`DataFrame::order`], [`DataFrame::find`],
//! [`DataFrame::csv`] and [`DataFrame::reduce`] give what the page asks for.
//!
//! Nothing here reads files or knows where it is shown.

mod builder;
mod chart;
mod column;
mod csv;
mod edits;
mod entered;
mod error;
mod find;
mod frame;
pub mod geo;
mod into_frame;
mod ipc;
mod order;
mod plain;
mod reduce;
mod rows;
mod text;
mod window;
mod wire;

pub use builder::FrameBuilder;
pub use chart::{Chart, ChartColor, ChartKind, ChartSize, ChartSort, ChartStack};
pub use column::{Cell, IntoColumn};
pub use csv::Csv;
pub use edits::{Cells, Edits};
pub use error::Error;
pub use find::Found;
pub use frame::DataFrame;
pub use into_frame::IntoFrame;
pub use order::Order;
pub use wire::{Blob, INLINE_BYTES, WINDOW_BYTES};
