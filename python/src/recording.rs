//! Calls of memoized functions that are recorded apart from the page.

use std::sync::Arc;

use millpond::front::engine::{Computed, Recorder};
use parking_lot::Mutex;
use pyo3::{
    prelude::*,
    types::{PyDict, PyTuple},
};

use crate::{call_key::Key, errors::raise, memo::Memo};

/// A call that is recorded apart from the page, piece by piece.
#[pyclass(frozen, module = "millpond._native")]
pub(crate) struct Recording {
    memo: Py<Memo>,
    key: Key,
    recorder: Mutex<Option<Recorder>>,
}

impl Recording {
    pub(crate) fn new(memo: Py<Memo>, key: Key, recorder: Recorder) -> Self {
        Self { memo, key, recorder: Mutex::new(Some(recorder)) }
    }
}

#[pymethods]
impl Recording {
    /// Calls a function; what it draws is recorded.
    #[pyo3(signature = (function, /, *args, **kwargs))]
    fn run<'py>(
        &self,
        function: &Bound<'py, PyAny>,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let entered = self.recorder.lock().as_ref().map(Recorder::enter);
        let result = function.call(args, kwargs);
        drop(entered);
        result
    }

    /// Remembers the object that the call led to, and puts its drawing on the page.
    #[pyo3(signature = (object, /))]
    fn keep(&self, object: &Bound<'_, PyAny>) -> PyResult<()> {
        let py = object.py();
        let memo = self.memo.get();
        let value = Arc::new(memo.remember(object)?) as Computed;
        let Some(recorder) = self.recorder.lock().take() else { return Ok(()) };
        let kept = memo.with_call(&self.key, &memo.values(py), |call| recorder.keep(call, value));
        kept.map_err(|fault| raise(py, &fault.into()))
    }
}
