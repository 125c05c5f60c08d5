//! Parts of a script that run without the rest.

use std::{any::Any, sync::Arc, time::Duration};

use millpond::front::engine::{self, Run, RunScope};
use pyo3::prelude::*;

use crate::errors::{RerunRun, invalid, raise, raise_named};

/// The function of a fragment.
struct Body(Py<PyAny>);

#[pyfunction]
#[pyo3(signature = (name, every, body, /))]
pub(crate) fn fragment<'py>(
    py: Python<'py>,
    name: &str,
    every: Option<f64>,
    body: Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let every = every.map(Duration::try_from_secs_f64).transpose();
    let every = every.map_err(|error| invalid(py, format!("`run_every` is a number of seconds: {error}")))?;
    let Some(run) = engine::current() else { return body.call0() };
    let kept: Arc<dyn Any + Send + Sync> = Arc::new(Body(body.clone().unbind()));
    run.begin_fragment(name, every, kept).map_err(|fault| raise(py, &fault.into()))?;
    let result = body.call0();
    run.leave_fragment();
    result
}

/// Runs a fragment without what is around it.
pub(crate) fn run_again(py: Python<'_>, run: &Run, fragment: &engine::Fragment) -> PyResult<()> {
    let body: &(dyn Any + Send + Sync) = &*fragment.body;
    let Body(body) = body.downcast_ref().expect("a script in Python has no other fragments");
    run.enter_fragment(fragment).map_err(|fault| raise(py, &fault.into()))?;
    let result = body.bind(py).call0().map(drop);
    // The error that ends the run is drawn in the fragment.
    if result.is_ok() {
        run.leave_fragment();
    }
    result
}

#[pyfunction]
pub(crate) fn fragment_running() -> bool {
    engine::current().is_some_and(|run| run.scope != RunScope::All)
}

#[pyfunction]
#[pyo3(signature = (fragments, /))]
pub(crate) fn rerun(py: Python<'_>, fragments: Option<Vec<String>>) -> PyResult<()> {
    let Some(names) = fragments else { return Err(end(RunScope::All)) };
    match engine::current().and_then(|run| run.fragments_named(&names)) {
        Some(scope) => Err(end(scope)),
        None => Err(invalid(py, format!("no fragments of the page have these keys: {}", names.join(", ")))),
    }
}

#[pyfunction]
pub(crate) fn rerun_fragment(py: Python<'_>) -> PyResult<()> {
    let run = engine::current().filter(|run| run.scope != RunScope::All);
    match run.and_then(|run| run.fragment()) {
        Some(scope) => Err(end(scope)),
        None => Err(raise_named(
            py,
            "StreamlitInvalidLayoutContextError",
            "scope=\"fragment\" can only be specified from `@st.fragment`-decorated functions during fragment reruns."
                .to_owned(),
        )),
    }
}

/// The exception that ends a run for another one of some part.
fn end(scope: RunScope) -> PyErr {
    match scope {
        RunScope::All => RerunRun::new_err(()),
        RunScope::Fragments(ids) => RerunRun::new_err((ids.iter().map(|id| id.to_string()).collect::<Vec<_>>(),)),
    }
}

/// The part of the script that such an exception asks for.
pub(crate) fn scope_of(py: Python<'_>, error: &PyErr) -> RunScope {
    let ids = error.value(py).getattr("args").and_then(|args| args.get_item(0)).and_then(|ids| ids.extract());
    match ids {
        Ok(ids) => RunScope::Fragments(Vec::<String>::into_iter(ids).map(Into::into).collect()),
        Err(_) => RunScope::All,
    }
}
