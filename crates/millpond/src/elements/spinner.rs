//! Something is being worked on.

use std::fmt::Display;

use millpond_protocol::{Size, Spinner};

use crate::{Error, Place, context};

/// Shows that something is being worked on while `work` runs, and gives what it gives.
#[track_caller]
pub fn spinner<R>(body: impl Display, work: impl FnOnce() -> R) -> R {
    let _erase = Erase(context::expect(spin(body.to_string(), false, Size::Content)));
    work()
}

/// Draws a spinner, until it is erased.
#[doc(hidden)]
pub fn spin(body: String, show_time: bool, width: Size) -> Result<Place, Error> {
    Ok(Place(context::run().map(|run| run.spinner(Spinner { body, show_time, width })).transpose()?))
}

/// Takes a spinner away.
#[doc(hidden)]
pub fn erase(spinner: Place) {
    if let (Some(place), Some(run)) = (spinner.0, millpond_engine::current()) {
        run.erase(place);
    }
}

/// Erases the spinner also when a panic ends the work.
struct Erase(Place);

impl Drop for Erase {
    fn drop(&mut self) {
        erase(self.0);
    }
}
