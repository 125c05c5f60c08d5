//! What a session holds by names of the script's.

use std::sync::Arc;

use millpond::front::engine::{self, Found, Held, Run};
use pyo3::{exceptions::PyKeyError, prelude::*};

use crate::{
    errors::{NoRun, raise},
    front::decode,
    keys::fingerprint,
};

/// An object that a session holds.
pub(crate) struct Holding(pub(crate) Py<PyAny>);

impl Held for Holding {
    fn fingerprint(&self) -> Option<[u8; 32]> {
        Python::attach(|py| fingerprint(self.0.bind(py)).ok())
    }
}

fn run() -> PyResult<Arc<Run>> {
    engine::current().ok_or_else(|| NoRun::new_err("session state is there while a script runs"))
}

#[pyfunction]
#[pyo3(signature = (key, /))]
pub(crate) fn state_get<'py>(py: Python<'py>, key: &str) -> PyResult<Bound<'py, PyAny>> {
    match run()?.held(key) {
        Some(Found::Held(held)) => Ok(holding(&*held).0.bind(py).clone()),
        Some(Found::Widget(element, value, front)) => decode(py, &element, &value, front.as_deref()),
        None => Err(PyKeyError::new_err(key.to_owned())),
    }
}

#[pyfunction]
#[pyo3(signature = (key, value, /))]
pub(crate) fn state_set(py: Python<'_>, key: &str, value: Py<PyAny>) -> PyResult<()> {
    run()?.hold(key, Arc::new(Holding(value))).map_err(|fault| raise(py, &fault.into()))
}

#[pyfunction]
#[pyo3(signature = (key, /))]
pub(crate) fn state_delete(key: &str) -> PyResult<()> {
    if run()?.let_go(key) { Ok(()) } else { Err(PyKeyError::new_err(key.to_owned())) }
}

#[pyfunction]
pub(crate) fn state_keys() -> PyResult<Vec<String>> {
    Ok(run()?.held_keys())
}

#[pyfunction]
#[pyo3(signature = (key, /))]
pub(crate) fn last_set<'py>(py: Python<'py>, key: &str) -> PyResult<Bound<'py, PyAny>> {
    let set = run()?.last_set_for(key).ok_or_else(|| PyKeyError::new_err(key.to_owned()))?;
    Ok(holding(&*set).0.bind(py).clone())
}

/// What Python holds, which is all that a session of a script in Python holds.
fn holding(held: &dyn Held) -> &Holding {
    let held: &dyn std::any::Any = held;
    held.downcast_ref().expect("a script in Python holds nothing else")
}

#[pyfunction]
#[pyo3(signature = (key, /))]
pub(crate) fn is_set(key: &str) -> bool {
    engine::current().is_some_and(|run| run.set_for(key).is_some())
}
