//! The part of the page at its side.

use crate::Place;

/// Calls `draw`; what it draws goes to the side of the page. Gives what it gives.
///
/// ```no_run
/// # use millpond as st;
/// let rows = st::sidebar(|| st::slider("Rows", 0..=100).show());
/// ```
#[track_caller]
pub fn sidebar<R>(draw: impl FnOnce() -> R) -> R {
    sidebar_place().with(draw)
}

/// The sidebar as a place.
#[doc(hidden)]
pub fn sidebar_place() -> Place {
    Place(crate::context::run().map(|run| run.sidebar()))
}
