//! The run that a thread works for, as elements see it.

use std::{
    panic::Location,
    sync::{Arc, Once, OnceLock},
};

use millpond_engine::{Run, RunEnd};
use millpond_protocol::{Block, Element, Value};

use crate::{
    Error, Place,
    elements::{check, check_block},
};

/// The present run; warns once where there is none, or none that anybody sees.
pub(crate) fn run() -> Option<Arc<Run>> {
    let run = millpond_engine::current();
    if run.as_ref().is_none_or(|run| !run.is_seen()) {
        static WARNED: Once = Once::new();
        WARNED.call_once(|| {
            log::warn!("there is no run in this thread: what is drawn is not shown, and widgets have their defaults");
        });
    }
    run
}

/// Says which line of a script is being executed.
pub type Locate = fn() -> Option<String>;

static LOCATE: OnceLock<Locate> = OnceLock::new();

/// Has lines be those of scripts in another language. The first call counts.
pub fn locate_by(locate: Locate) {
    let _ = LOCATE.set(locate);
}

/// The line of the script that is being executed: of the caller, or as the front says that is the script's.
#[track_caller]
pub(crate) fn line() -> Arc<str> {
    let caller = Location::caller();
    match LOCATE.get() {
        Some(locate) => locate().unwrap_or_default().into(),
        None => format!("{}:{}", caller.file(), caller.line()).into(),
    }
}

/// Draws an element where the cursor stands, if it is as it should be.
pub fn draw(element: &Element) -> Result<Place, Error> {
    check(element)?;
    Ok(Place(run().map(|run| run.element(element)).transpose()?))
}

/// Draws an empty block where the cursor stands, if it is as it should be.
pub fn draw_block(block: &Block) -> Result<Place, Error> {
    check_block(block)?;
    Ok(Place(run().map(|run| run.block(block)).transpose()?))
}

/// Has a block look different, if it is then as it should be; what it holds stays.
pub fn change_block(place: Place, block: &Block) -> Result<(), Error> {
    check_block(block)?;
    match (place.0, run()) {
        (Some(place), Some(run)) => Ok(run.change(place, block)?),
        _ => Ok(()),
    }
}

/// Draws a widget where the cursor stands and gives its value.
#[track_caller]
pub fn ask(mut element: Element) -> Result<Value, Error> {
    millpond_engine::identify(&mut element);
    match run() {
        Some(run) => Ok(run.widget(element, line())?),
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
