//! A Rust function as a script: run, interrupted and shown when it panics.

use std::{
    any::Any,
    backtrace::Backtrace,
    cell::RefCell,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::{Arc, Once},
};

use millpond_engine::{Entered, Front, Run, RunEnd, RunScope};
use millpond_server::{Produced, Script};

use crate::{Error, Exception, fragment, hooks::RustFront};

/// An app's function.
pub(crate) struct RustScript<F>(pub(crate) F);

impl<F: Fn() + Send + Sync + 'static> Script for RustScript<F> {
    fn run(&self, run: Arc<Run>) -> RunEnd {
        run_script(&self.0, run)
    }

    fn produce(&self, run: Arc<Run>, front: Arc<dyn Front>) -> Result<Produced, String> {
        Ok(Produced { bytes: produce(run, &*front)?, mime: "application/octet-stream".to_owned() })
    }
}

/// Makes what a button downloads, or says why it can't.
pub(crate) fn produce(run: Arc<Run>, front: &dyn Front) -> Result<Vec<u8>, String> {
    let _entered = Entered::new(Some(run));
    match caught(|| RustFront::of(front).produce()) {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err("this button has a file of its own".to_owned()),
        Err(payload) => Err(message(&*payload).1),
    }
}

/// Runs a function for a run and says how it ended.
pub(crate) fn run_script(script: &dyn Fn(), run: Arc<Run>) -> RunEnd {
    let _entered = Entered::new(Some(run.clone()));
    match caught(|| run_part(script, &run)) {
        Ok(()) => RunEnd::Finished,
        Err(payload) => match payload.downcast::<RunEnd>() {
            Ok(end) => *end,
            Err(payload) => RunEnd::Failed(exception(&*payload).into_props()),
        },
    }
}

/// Calls a part of the app, and catches its panic.
fn caught<R>(part: impl Fn() -> R) -> Result<R, Box<dyn Any + Send>> {
    static HOOK: Once = Once::new();
    HOOK.call_once(keep_backtraces);
    let mut result = None;
    panic::catch_unwind(AssertUnwindSafe(|| app_begins(&mut || result = Some(part()))))?;
    Ok(result.expect("a part that does not panic comes to its end"))
}

/// Calls the callbacks of widgets with new values, then the whole script or the fragments that the run is for.
fn run_part(script: &dyn Fn(), run: &Run) {
    for front in run.begin_callbacks() {
        RustFront::of(&*front).call();
    }
    run.end_callbacks();
    if run.scope == RunScope::All {
        return script();
    }
    for fragment in run.fragments() {
        fragment::run_again(run, &fragment);
    }
}

/// The frame at which tracebacks begin: what is further out is ours.
#[inline(never)]
fn app_begins(part: &mut dyn FnMut()) {
    part();
    // Without something to do after the call the frame could be given up for the app's.
    std::hint::black_box(());
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
///
/// Names say little, since they come without their crates where there are only line tables; the files tell.
fn own_frames(backtrace: &str) -> Vec<String> {
    let mut frames = Vec::new();
    let mut lines = backtrace.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let place = lines.next_if(|line| line.starts_with("at ")).unwrap_or_default();
        let Some((_, symbol)) = line.split_once(": ") else { continue };
        if symbol.ends_with("app_begins") {
            break;
        }
        if !place.is_empty() && !is_foreign(place) {
            frames.push(format!("in {symbol}\n  {place}"));
        }
    }
    frames.reverse();
    frames
}

/// Whether a file is the standard library's or Millpond's, in a checkout or from the registry.
fn is_foreign(place: &str) -> bool {
    let ours = ["/crates/millpond/src/", "/crates/engine/src/"].iter().any(|folder| place.contains(folder));
    ours || place.contains("/rustc/") || (place.contains("/registry/src/") && place.contains("/millpond-"))
}

#[cfg(test)]
mod tests {
    use super::own_frames;

    #[test]
    fn a_traceback_has_the_apps_frames_alone() {
        let text = "   0: create\n             at /rustc/abc/library/std/src/backtrace.rs:331:13\n   \
                    1: {closure#0}\n             at ./crates/millpond/src/rust_script.rs:49:1\n   \
                    2: panic_fmt\n             at /rustc/abc/core.rs:1:2\n   \
                    3: show\n             at /home/me/.cargo/registry/src/index/millpond-1.0.0/src/elements/slider.rs:7:5\n   \
                    4: load\n             at ./src/main.rs:7:5\n   \
                    5: my_app::main::{{closure}}\n             at ./src/main.rs:3:9\n   \
                    6: app_begins\n             at ./crates/millpond/src/rust_script.rs:1:1\n   \
                    7: work\n             at ./crates/server/src/pool.rs:76:1\n   8: __clone\n";
        let frames = own_frames(text);
        assert_eq!(frames, ["in my_app::main::{{closure}}\n  at ./src/main.rs:3:9", "in load\n  at ./src/main.rs:7:5"]);
    }
}
