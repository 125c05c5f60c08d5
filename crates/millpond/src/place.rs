//! Where something was drawn.

use crate::{Error, context};

/// Where something was drawn, to be drawn on again: also later in the run, and out of order.
///
/// Drawing on a block appends to it; drawing on an element, or an [`empty`](crate::empty) place, puts something else
/// there.
///
/// ```no_run
/// # use millpond as st;
/// let total = st::empty();
/// let [left, right] = st::columns();
/// left.with(|| st::text("left"));
/// right.with(|| st::text("right"));
/// total.with(|| st::text("drawn last, shown first"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Place(pub(crate) Option<millpond_engine::Place>);

impl Place {
    /// Calls `draw`; what it draws goes here. Gives what it gives.
    #[track_caller]
    pub fn with<R>(&self, draw: impl FnOnce() -> R) -> R {
        context::expect(enter(*self));
        let _leave = Leave;
        draw()
    }

    /// Takes away what is here.
    #[track_caller]
    pub fn clear(&self) {
        self.with(crate::empty);
    }
}

/// Moves this thread's cursor to a place, until [`leave`].
#[doc(hidden)]
pub fn enter(place: Place) -> Result<(), Error> {
    match (place.0, millpond_engine::current()) {
        (Some(place), Some(run)) => Ok(run.enter(place)?),
        _ => Ok(()),
    }
}

/// Moves this thread's cursor back to where it was before the last [`enter`].
#[doc(hidden)]
pub fn leave() {
    if let Some(run) = millpond_engine::current() {
        run.leave();
    }
}

/// Leaves a block also when a panic leaves it.
struct Leave;

impl Drop for Leave {
    fn drop(&mut self) {
        leave();
    }
}
