//! The run that a thread works for, as elements see it.

use std::sync::{Arc, Once};

use millpond_engine::{Run, RunEnd};
use millpond_protocol::{Block, Element, Value};

use crate::{Error, Place};

/// The present run; warns once where there is none.
pub(crate) fn run() -> Option<Arc<Run>> {
    let run = millpond_engine::current();
    if run.is_none() {
        static WARNED: Once = Once::new();
        WARNED.call_once(|| {
            log::warn!("there is no run in this thread: nothing is drawn, and widgets have their defaults");
        });
    }
    run
}

/// Draws an element where the cursor stands.
pub fn draw(element: &Element) -> Result<Place, Error> {
    Ok(Place(run().map(|run| run.element(element)).transpose()?))
}

/// Draws an empty block where the cursor stands.
pub(crate) fn draw_block(block: &Block) -> Result<Place, Error> {
    Ok(Place(run().map(|run| run.block(block)).transpose()?))
}

/// Draws a widget where the cursor stands and gives its value.
pub(crate) fn ask(mut element: Element) -> Result<Value, Error> {
    millpond_engine::identify(&mut element);
    match run() {
        Some(run) => Ok(run.widget(element)?),
        None => Ok(millpond_engine::default_value(&element)),
    }
}

/// Ends the run, and shows what it drew.
pub fn stop() -> ! {
    end_run(RunEnd::Finished)
}

/// Ends the run, and begins another one.
pub fn rerun() -> ! {
    end_run(RunEnd::Rerun)
}

/// Unwinds to where the run began, which is told how the run ends. No panic is reported.
fn end_run(end: RunEnd) -> ! {
    std::panic::resume_unwind(Box::new(end))
}

/// The value, or the end of the run: at once if it was interrupted, else with the error on the page.
#[track_caller]
pub(crate) fn expect<T>(result: Result<T, Error>) -> T {
    match result {
        Ok(value) => value,
        Err(error) if error.interrupt().is_some() => end_run(RunEnd::Interrupted),
        Err(error) => std::panic::panic_any(error),
    }
}
