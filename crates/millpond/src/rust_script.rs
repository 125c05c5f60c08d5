//! A Rust function as a script: run, interrupted and shown when it panics.

use std::{
    any::Any,
    backtrace::Backtrace,
    cell::RefCell,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::{Arc, Once},
};

use millpond_engine::{Entered, Run, RunEnd};
use millpond_server::Script;

use crate::{Error, Exception};

/// An app's function.
pub(crate) struct RustScript<F>(pub(crate) F);

impl<F: Fn() + Send + Sync + 'static> Script for RustScript<F> {
    fn run(&self, run: Arc<Run>) -> RunEnd {
        run_script(&self.0, run)
    }
}

/// Runs a function for a run and says how it ended.
pub(crate) fn run_script(script: &dyn Fn(), run: Arc<Run>) -> RunEnd {
    static HOOK: Once = Once::new();
    HOOK.call_once(keep_backtraces);
    let _entered = Entered::new(Some(run));
    match panic::catch_unwind(AssertUnwindSafe(script)) {
        Ok(()) => RunEnd::Finished,
        Err(payload) => match payload.downcast::<RunEnd>() {
            Ok(end) => *end,
            Err(payload) => RunEnd::Failed(exception(&*payload).into_props()),
        },
    }
}

thread_local! {
    /// Where this thread panicked last.
    static PANICKED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Keeps where a run panicked, to be shown; other threads' panics are reported as ever.
fn keep_backtraces() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info: &PanicHookInfo| {
        if millpond_engine::current().is_some() {
            let mut frames = own_frames(&Backtrace::force_capture().to_string());
            if frames.is_empty() {
                frames.extend(info.location().map(|at| format!("at {at}")));
            }
            log::error!("the app panicked: {}\n{}", message(info.payload()).1, frames.join("\n"));
            PANICKED.set(frames);
        } else {
            report(info);
        }
    }));
}

fn exception(payload: &(dyn Any + Send)) -> Exception {
    let (kind, message) = message(payload);
    Exception::new(kind, message).traceback(PANICKED.take())
}

/// What a panic says: the kind of error and its message.
fn message(payload: &(dyn Any + Send)) -> (&'static str, String) {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    match (payload.downcast_ref::<Error>(), text.or_else(|| payload.downcast_ref::<String>().cloned())) {
        (Some(error), _) => (error.kind(), error.to_string()),
        (None, Some(text)) => ("Panic", text),
        (None, None) => ("Panic", "the app panicked with something that is no text".to_owned()),
    }
}

/// The app's own frames of a backtrace as the standard library prints it, the outermost first.
fn own_frames(backtrace: &str) -> Vec<String> {
    const OTHERS: [&str; 10] =
        ["std::", "core::", "alloc::", "<alloc::", "<core::", "<std::", "millpond", "<millpond", "rust_", "__rust"];
    let mut frames = Vec::new();
    let mut lines = backtrace.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let place = lines.next_if(|line| line.starts_with("at ")).unwrap_or_default();
        let Some((_, symbol)) = line.split_once(": ") else { continue };
        let foreign = OTHERS.iter().any(|other| symbol.starts_with(other)) || place.contains("/rustc/");
        if !foreign && !place.is_empty() {
            frames.push(format!("in {symbol}\n  {place}"));
        }
    }
    // What called the run is the thread's beginning, which is nobody's.
    frames.reverse();
    frames
}

#[cfg(test)]
mod tests {
    use super::own_frames;

    #[test]
    fn a_traceback_has_the_apps_frames_alone() {
        let text = "   0: std::backtrace::Backtrace::create\n   1: core::panicking::panic\n             at /rustc/abc/core.rs:1:2\n   \
                    2: my_app::load\n             at ./src/main.rs:7:5\n   3: my_app::main::{{closure}}\n             at ./src/main.rs:3:9\n   \
                    4: millpond::rust_script::run_script\n             at ./crates/x.rs:1:1\n   5: __clone\n";
        let frames = own_frames(text);
        assert_eq!(
            frames,
            ["in my_app::main::{{closure}}\n  at ./src/main.rs:3:9", "in my_app::load\n  at ./src/main.rs:7:5"]
        );
    }
}
