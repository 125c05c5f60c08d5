//! Memoized functions: values in Python's own serialization.

use std::{cell::RefCell, sync::Arc, time::Duration};

use millpond::front::engine::{self, CallError, Codec, Computed, Function, Kind};
use pyo3::{
    prelude::*,
    types::{PyBool, PyBytes, PyFloat, PyInt, PyString},
};

use crate::errors::{raise, raise_named};

/// A remembered function.
#[pyclass(frozen, module = "millpond._native")]
pub(crate) struct Memo {
    function: Function,
}

/// A remembered value.
enum Value {
    /// The object itself: a singleton, or one that can't be changed.
    Object(Py<PyAny>),
    /// A pickle, from which each caller gets an object of its own.
    Pickle(Py<PyBytes>),
}

#[pymethods]
impl Memo {
    #[new]
    #[pyo3(signature = (name, identity, singleton, persist, ttl, max_entries, allow_widgets, suppress_warning, spinner, /))]
    #[allow(clippy::too_many_arguments, reason = "the class in Python has as many")]
    fn new(
        name: &str,
        identity: &[u8],
        singleton: bool,
        persist: bool,
        ttl: Option<f64>,
        max_entries: Option<usize>,
        allow_widgets: bool,
        suppress_warning: bool,
        spinner: Option<String>,
    ) -> Self {
        let kind = if singleton { Kind::Singleton } else { Kind::Memo };
        let id = *blake3::Hasher::new().update(&[u8::from(singleton)]).update(identity).finalize().as_bytes();
        let ttl = ttl.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
        let function = Function {
            name: name.into(),
            id,
            kind,
            persist,
            ttl,
            max_entries,
            allow_widgets,
            quiet: suppress_warning,
            spinner,
        };
        Self { function }
    }

    #[pyo3(signature = (key, compute, /))]
    fn call(&self, py: Python<'_>, key: &[u8], compute: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let arguments = *blake3::hash(key).as_bytes();
        // On a miss the caller gets what the function returned, and only later callers something made from a pickle.
        let fresh = RefCell::new(None);
        let compute = || {
            let object = compute.call0()?;
            let value = remember(&self.function, &object)?;
            *fresh.borrow_mut() = Some(object.unbind());
            Ok::<_, PyErr>(Arc::new(value) as Computed)
        };
        let block = |wait: &mut dyn FnMut()| {
            let wait = AssertSend(wait);
            py.detach(move || {
                let AssertSend(wait) = { wait };
                wait();
            });
        };
        let found = engine::call(&millpond::memo::cache(), &self.function, arguments, &Pickles, &block, compute);
        let found = found.map_err(|error| match error {
            CallError::Fault(fault) => raise(py, &fault.into()),
            CallError::Failed(error) => error,
        })?;
        match fresh.take() {
            Some(object) => Ok(object),
            None => give(py, &found),
        }
    }

    fn clear(&self, py: Python<'_>) {
        py.detach(|| millpond::memo::cache().clear(&self.function));
    }

    #[pyo3(signature = (key, /))]
    fn clear_key(&self, py: Python<'_>, key: &[u8]) {
        let arguments = *blake3::hash(key).as_bytes();
        py.detach(|| millpond::memo::cache().clear_call(&self.function, arguments));
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

/// A closure that is called on the thread that gave it, while others may use the interpreter.
struct AssertSend<'a>(&'a mut dyn FnMut());

// SAFETY: `Python::detach` calls its closure on the calling thread; it asks for `Send` to keep Python objects out, and
// what the engine waits for holds none.
unsafe impl Send for AssertSend<'_> {}

/// What is kept of an object that a function returned.
fn remember(function: &Function, object: &Bound<'_, PyAny>) -> PyResult<Value> {
    if function.kind == Kind::Singleton || (!function.persist && is_immutable(object)) {
        return Ok(Value::Object(object.clone().unbind()));
    }
    pickle(object).map(Value::Pickle).map_err(|error| {
        let py = object.py();
        let kind = object.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string());
        let message = format!(
            "`{}` returned a value that can't be remembered, since it can't be pickled ({error}); its type is: `{kind}`\n\n\
             For objects that are to be shared, such as connections and models, use `st.experimental_singleton` \
             (or `st.cache_resource`).",
            function.name
        );
        let raised = raise_named(py, "UnserializableReturnValueError", message);
        raised.set_cause(py, Some(error));
        raised
    })
}

fn is_immutable(object: &Bound<'_, PyAny>) -> bool {
    object.is_none()
        || object.is_exact_instance_of::<PyBool>()
        || object.is_exact_instance_of::<PyInt>()
        || object.is_exact_instance_of::<PyFloat>()
        || object.is_exact_instance_of::<PyString>()
        || object.is_exact_instance_of::<PyBytes>()
}

fn pickle(object: &Bound<'_, PyAny>) -> PyResult<Py<PyBytes>> {
    let pickled = object.py().import("pickle")?.call_method1("dumps", (object, 5))?;
    Ok(pickled.cast_into::<PyBytes>()?.unbind())
}

fn unpickle(bytes: &Bound<'_, PyBytes>) -> PyResult<Py<PyAny>> {
    bytes.py().import("pickle")?.call_method1("loads", (bytes,)).map(Bound::unbind)
}

/// The object that a caller gets.
fn give(py: Python<'_>, value: &Computed) -> PyResult<Py<PyAny>> {
    match value.downcast_ref::<Value>().expect("this front remembers nothing else") {
        Value::Object(object) => Ok(object.clone_ref(py)),
        Value::Pickle(bytes) => unpickle(bytes.bind(py)),
    }
}

/// Values on disk: pickles.
struct Pickles;

impl Codec for Pickles {
    fn encode(&self, value: &Computed) -> Result<Vec<u8>, String> {
        Python::attach(|py| match value.downcast_ref::<Value>() {
            Some(Value::Pickle(bytes)) => Ok(bytes.bind(py).as_bytes().to_vec()),
            _ => Err("a singleton is an object in memory".into()),
        })
    }

    fn decode(&self, bytes: &[u8]) -> Result<Computed, String> {
        Python::attach(|py| {
            let bytes = PyBytes::new(py, bytes);
            // What can't be unpickled any more, since a class is gone, is no result.
            unpickle(&bytes).map_err(|error| error.to_string())?;
            Ok(Arc::new(Value::Pickle(bytes.unbind())) as Computed)
        })
    }
}
