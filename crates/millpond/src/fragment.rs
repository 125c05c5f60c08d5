//! Parts of an app that run without the rest.

use std::{any::Any, panic::Location, sync::Arc, time::Duration};

use millpond_engine::{Run, RunEnd, RunScope};

use crate::{
    Error,
    context::{self, expect},
};

/// What a fragment runs.
pub(crate) type Body = Box<dyn Fn() + Send + Sync>;

/// Draws what `body` draws. When a widget in it has a new value, `body` alone runs again, and the rest of the page stays
/// as it is.
///
/// ```no_run
/// # use millpond as st;
/// st::fragment(|| {
///     let rows = st::slider("Rows", 1..=10).show();
///     st::text(format!("{rows} rows, without running the app again"));
/// });
/// ```
#[track_caller]
pub fn fragment(body: impl Fn() + Send + Sync + 'static) {
    Fragment::new().show(body);
}

/// A part of an app that runs without the rest, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug, Default)]
pub struct Fragment {
    key: Option<String>,
    every: Option<Duration>,
}

impl Fragment {
    /// A part that runs when a widget in it has a new value.
    pub fn new() -> Self {
        Self::default()
    }

    /// Names it, for [`rerun_fragments`].
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Has it run by itself, too, as often as this while somebody looks.
    pub fn every(mut self, interval: Duration) -> Self {
        self.every = Some(interval);
        self
    }

    /// Draws what `body` draws.
    #[track_caller]
    pub fn show(self, body: impl Fn() + Send + Sync + 'static) {
        draw(self.key.unwrap_or_else(name_of_caller), self.every, Box::new(body));
    }
}

/// The name of a fragment without a key: the line of the script that draws it.
#[track_caller]
pub(crate) fn name_of_caller() -> String {
    let caller = Location::caller();
    format!("{}:{}:{}", caller.file(), caller.line(), caller.column())
}

/// Draws a part of an app that runs without the rest.
#[track_caller]
pub(crate) fn draw(name: String, every: Option<Duration>, body: Body) {
    let Some(run) = context::run() else { return body() };
    let body = Arc::new(body);
    expect(run.begin_fragment(&name, every, body.clone()).map_err(Into::into));
    let _leave = Leave(&run);
    body();
}

/// Ends the run, and runs the fragment around the call again; in a run of the whole app, that.
pub fn rerun_fragment() -> ! {
    let scope = context::run().and_then(|run| run.fragment().filter(|_| run.scope != RunScope::All));
    context::end_run(RunEnd::Rerun(scope.unwrap_or(RunScope::All)))
}

/// Ends the run, and runs the fragments of these [keys](Fragment::key).
#[track_caller]
pub fn rerun_fragments(keys: impl IntoIterator<Item = impl Into<String>>) -> ! {
    let keys: Vec<String> = keys.into_iter().map(Into::into).collect();
    let scope = context::run().and_then(|run| run.fragments_named(&keys));
    let scope = scope.ok_or_else(|| {
        let message = format!("no fragments of the page have these keys: {}", keys.join(", "));
        Error::invalid("StreamlitAPIException", message)
    });
    context::end_run(RunEnd::Rerun(expect(scope)))
}

/// Runs a fragment without what is around it.
pub(crate) fn run_again(run: &Run, fragment: &millpond_engine::Fragment) {
    let body: &(dyn Any + Send + Sync) = &*fragment.body;
    let body = body.downcast_ref::<Body>().expect("a script in Rust has no other fragments");
    expect(run.enter_fragment(fragment).map_err(Into::into));
    let _leave = Leave(run);
    body();
}

/// Leaves a fragment also when a panic leaves it.
struct Leave<'a>(&'a Run);

impl Drop for Leave<'_> {
    fn drop(&mut self) {
        self.0.leave_fragment();
    }
}
