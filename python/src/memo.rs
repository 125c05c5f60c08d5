//! Memoized functions.

use std::{cell::RefCell, path::PathBuf, sync::Arc, time::Duration};

use millpond::front::{
    cache,
    engine::{self, Call, CallError, Computed, Function, Kind, Recorder, Scope},
    protocol::{Size, Spinner},
};
use parking_lot::Mutex;
use pyo3::{
    PyTraverseError, PyVisit, intern,
    prelude::*,
    sync::PyOnceLock,
    types::{PyBytes, PyDict, PyTuple},
};

use crate::{
    call_key::{Captured, Inputs, Key},
    errors::{raise, raise_named},
    parameters::{Parameters, Signature},
    recording::Recording,
    values::{CallValues, Shared, Value, remember},
};

/// A memoized function; the package adds what is for people.
#[pyclass(frozen, subclass, module = "millpond._native")]
pub(crate) struct Memo {
    function: Function,
    /// What is called.
    wrapped: Py<PyAny>,
    inputs: Inputs,
    validate: Option<Py<PyAny>>,
    on_release: Option<Py<PyAny>>,
}

/// What the package says of a function, beside its parameters, in a dictionary.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Options {
    name: String,
    decorator: String,
    qualified_name: String,
    identity: Vec<u8>,
    singleton: bool,
    session: bool,
    persist: bool,
    ttl: Option<f64>,
    background: bool,
    max_entries: Option<usize>,
    max_size: Option<u64>,
    allow_widgets: bool,
    suppress_warning: bool,
    spinner: Option<String>,
    show_time: bool,
    captured: Vec<Captured>,
    hash_funcs: Option<Py<PyDict>>,
    validate: Option<Py<PyAny>>,
    on_release: Option<Py<PyAny>>,
    look_through: Option<Py<PyAny>>,
}

#[pymethods]
impl Memo {
    #[new]
    #[pyo3(signature = (wrapped, signature, options, /))]
    fn new(wrapped: Py<PyAny>, signature: Signature<'_>, options: Options) -> PyResult<Self> {
        let kind = if options.singleton { Kind::Singleton } else { Kind::Memo };
        let scope = if options.session { Scope::Session } else { Scope::App };
        let marks = [options.singleton, options.session, options.allow_widgets, options.suppress_warning].map(u8::from);
        let id = *blake3::Hasher::new().update(&marks).update(&options.identity).finalize().as_bytes();
        let show_time = options.show_time;
        let function = Function {
            name: options.qualified_name.into(),
            title: options.name.as_str().into(),
            id,
            kind,
            scope,
            persist: options.persist,
            ttl: options.ttl.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()),
            background: options.background,
            max_entries: options.max_entries,
            max_size: options.max_size,
            allow_widgets: options.allow_widgets,
            quiet: options.suppress_warning,
            spinner: options.spinner.map(|body| Spinner { body, show_time, width: Size::Content }),
        };
        let inputs = Inputs {
            name: options.name,
            decorator: options.decorator,
            parameters: Parameters::new(signature)?,
            captured: options.captured,
            hash_funcs: options.hash_funcs,
            look_through: options.look_through,
            lasting: options.persist,
            uses: Mutex::default(),
        };
        let Options { validate, on_release, .. } = options;
        Ok(Self { function, wrapped, inputs, validate, on_release })
    }

    #[pyo3(signature = (*args, **kwargs))]
    fn __call__<'py>(
        slf: &Bound<'py, Self>,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (py, memo) = (args.py(), slf.get());
        let Some(key) = memo.inputs.key(py, args, kwargs)? else {
            // It raises the error that it always raised.
            return memo.wrapped.bind(py).call(args, kwargs);
        };
        let values = memo.values(py);
        let compute = || {
            if let Some(error) = values.error.take() {
                return Err(error);
            }
            let object = memo.wrapped.bind(py).call(args, kwargs)?;
            let value = memo.remember(&object)?;
            values.object.replace(Some(object));
            Ok(Arc::new(value) as Computed)
        };
        let given = memo.with_call(&key, &values, |call| engine::call(call, compute));
        let given = given.map_err(|error| match error {
            CallError::Fault(fault) => raise(py, &fault.into()),
            CallError::Failed(error) => error,
        })?;
        if given.late {
            slf.call_method1(intern!(py, "_refresh"), (args, kwargs))?;
        }
        let object = values.object.take();
        object.map_or_else(|| Err(raise_named(py, "CacheError", "a call gave no value".into())), Ok)
    }

    /// The value for arguments in a tuple if that is remembered; its drawing is then put back.
    #[pyo3(signature = (args, kwargs, /))]
    fn find<'py>(
        &self,
        py: Python<'py>,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Option<(Bound<'py, PyAny>,)>> {
        let key = self.fitting_key(py, args, kwargs)?;
        let values = self.values(py);
        match self.with_call(&key, &values, engine::find) {
            Some(Ok(_)) => Ok(values.object.take().map(|object| (object,))),
            Some(Err(fault)) => Err(raise(py, &fault.into())),
            None => values.error.take().map_or(Ok(None), Err),
        }
    }

    /// Begins to record a call apart from the page.
    #[pyo3(signature = (args, kwargs, /))]
    fn record(
        slf: &Bound<'_, Self>,
        args: &Bound<'_, PyTuple>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Recording> {
        let (py, memo) = (slf.py(), slf.get());
        let key = memo.fitting_key(py, args, kwargs)?;
        let recorder = memo.with_call(&key, &memo.values(py), Recorder::begin);
        Ok(Recording::new(slf.clone().unbind(), key, recorder))
    }

    /// The hash of a call's arguments, `None` if they do not fit.
    #[pyo3(signature = (args, kwargs, /))]
    fn call_key<'py>(
        &self,
        py: Python<'py>,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Option<Bound<'py, PyBytes>>> {
        Ok(self.inputs.key(py, args, kwargs)?.map(|key| PyBytes::new(py, &key.hash())))
    }

    fn clear_all(&self, py: Python<'_>) {
        py.detach(|| cache().clear(&self.function));
    }

    #[pyo3(signature = (args, kwargs, /))]
    fn clear_call(
        &self,
        py: Python<'_>,
        args: &Bound<'_, PyTuple>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<()> {
        let arguments = self.fitting_key(py, args, kwargs)?.hash();
        py.detach(|| cache().clear_call(&self.function, arguments));
        Ok(())
    }

    /// What a call would do, and why, in a sentence.
    #[pyo3(signature = (args, kwargs, /))]
    fn explain_call(
        &self,
        py: Python<'_>,
        args: &Bound<'_, PyTuple>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<String> {
        let key = self.fitting_key(py, args, kwargs)?;
        Ok(self.with_call(&key, &self.values(py), engine::explain).to_string())
    }

    /// Hits, misses, seconds saved, calls remembered, bytes.
    fn counts(&self) -> (u64, u64, f64, usize, u64) {
        let stats = cache().stats(&self.function);
        (stats.hits, stats.misses, stats.saved.as_secs_f64(), stats.entries, stats.size)
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.wrapped)?;
        let others = [&self.validate, &self.on_release];
        others.into_iter().flatten().try_for_each(|function| visit.call(function))?;
        self.inputs.traverse(&visit)
    }
}

impl Memo {
    /// The key of a call, which must fit.
    fn fitting_key(
        &self,
        py: Python<'_>,
        args: &Bound<'_, PyTuple>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Key> {
        let wrong =
            || pyo3::exceptions::PyTypeError::new_err(format!("the arguments do not fit `{}`", self.inputs.name));
        self.inputs.key(py, args, kwargs)?.ok_or_else(wrong)
    }

    pub(crate) fn values<'a, 'py>(&'a self, py: Python<'py>) -> CallValues<'a, 'py> {
        CallValues {
            py,
            object: RefCell::new(None),
            error: RefCell::new(None),
            validate: self.validate.as_ref(),
            on_release: self.on_release.as_ref(),
        }
    }

    pub(crate) fn with_call<R>(&self, key: &Key, values: &CallValues<'_, '_>, then: impl FnOnce(&Call<'_>) -> R) -> R {
        then(&Call {
            cache: &cache(),
            function: &self.function,
            arguments: key.hash(),
            parts: &|| self.inputs.parts(key),
            line: &|| crate::script::line().unwrap_or_default().into(),
            values,
        })
    }

    /// What is kept of an object that the function returned.
    pub(crate) fn remember(&self, object: &Bound<'_, PyAny>) -> PyResult<Value> {
        if self.function.kind == Kind::Singleton {
            return Ok(Value::Object(Shared::new(object)));
        }
        remember(object).map_err(|error| {
            let py = object.py();
            static REFUSAL: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
            let refusal = REFUSAL.import(py, "millpond.values", "refusal");
            let refused = refusal.and_then(|refusal| refusal.call1((&self.inputs.name, object, error.value(py))));
            let raised = refused.map_or_else(|error| error, PyErr::from_value);
            raised.set_cause(py, Some(error));
            raised
        })
    }
}

#[pyfunction]
pub(crate) fn clear_memos(py: Python<'_>) {
    py.detach(millpond::memo::clear_all);
}

#[pyfunction]
pub(crate) fn clear_singletons(py: Python<'_>) {
    py.detach(millpond::memo::clear_singletons);
}

/// The bytes of a text such as `500MB`.
#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn parse_size(text: &str) -> PyResult<u64> {
    millpond::parse_size(text).map_err(pyo3::exceptions::PyValueError::new_err)
}

/// Says where the script lies in a process without an app.
#[pyfunction]
#[pyo3(signature = (folder, /))]
pub(crate) fn script_lies_in(folder: PathBuf) {
    millpond::front::script_lies_in(&folder);
}
