//! Memoized functions.

use std::{cell::RefCell, path::PathBuf, sync::Arc, time::Duration};

use millpond::front::{
    cache,
    engine::{self, Call, CallError, Computed, Function, Kind, Part, Recorder, Scope, What},
    protocol::Spinner,
};
use parking_lot::Mutex;
use pyo3::{
    PyTraverseError, PyVisit, intern,
    prelude::*,
    sync::PyOnceLock,
    types::{PyBytes, PyDict, PyTuple},
};

use crate::{
    errors::{raise, raise_named},
    keys::Encoder,
    parameters::{Parameters, Signature, Slot},
    uses::{Uses, short},
    values::{CallValues, Shared, Value, remember},
};

/// A memoized function; the package adds what is for people.
#[pyclass(frozen, subclass, module = "millpond._native")]
pub(crate) struct Memo {
    function: Function,
    /// What is called.
    wrapped: Py<PyAny>,
    /// Its name, for people.
    name: String,
    parameters: Parameters,
    /// The decorator's name, for people.
    decorator: String,
    /// What is in the key of each call, however it is called.
    captured: Vec<Captured>,
    hash_funcs: Option<Py<PyDict>>,
    validate: Option<Py<PyAny>>,
    on_release: Option<Py<PyAny>>,
    /// Looks through what the function uses.
    look_through: Option<Py<PyAny>>,
    uses: Mutex<Option<Arc<Uses>>>,
}

/// Something that a function captured: a variable, or the callable itself where it is no plain function.
#[derive(FromPyObject)]
struct Captured {
    #[pyo3(item(0))]
    name: String,
    #[pyo3(item(1))]
    value: Py<PyAny>,
    /// Whether it is the cell that holds the value.
    #[pyo3(item(2))]
    in_cell: bool,
}

/// A key as bytes, and what it is made of.
struct Key {
    bytes: Vec<u8>,
    /// What each stretch stands for, and where it ends.
    stretches: Vec<(Stretch, usize)>,
    uses: Option<Arc<Uses>>,
}

/// What a stretch of a key stands for.
enum Stretch {
    Argument(Slot),
    /// Something captured, by its place among such.
    Captured(usize),
    /// What is used and can't change while it stays the same object.
    Fixed,
    /// A container that is used, by its place among such.
    Container(usize),
}

impl Key {
    fn hash(&self) -> [u8; 32] {
        *blake3::hash(&self.bytes).as_bytes()
    }
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
            spinner: options.spinner.map(|body| Spinner { body, show_time }),
        };
        Ok(Self {
            function,
            wrapped,
            name: options.name,
            decorator: options.decorator,
            parameters: Parameters::new(signature)?,
            captured: options.captured,
            hash_funcs: options.hash_funcs,
            validate: options.validate,
            on_release: options.on_release,
            look_through: options.look_through,
            uses: Mutex::default(),
        })
    }

    #[pyo3(signature = (*args, **kwargs))]
    fn __call__<'py>(
        slf: &Bound<'py, Self>,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (py, memo) = (args.py(), slf.get());
        let Some(key) = memo.key(py, args, kwargs)? else {
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
        Ok(Recording { memo: slf.clone().unbind(), key, recorder: Mutex::new(Some(recorder)) })
    }

    /// The hash of a call's arguments, `None` if they do not fit.
    #[pyo3(signature = (args, kwargs, /))]
    fn call_key<'py>(
        &self,
        py: Python<'py>,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Option<Bound<'py, PyBytes>>> {
        Ok(self.key(py, args, kwargs)?.map(|key| PyBytes::new(py, &key.hash())))
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
        self.parameters.traverse(&visit)?;
        self.captured.iter().try_for_each(|captured| visit.call(&captured.value))?;
        self.hash_funcs.iter().try_for_each(|functions| visit.call(functions))?;
        let others = [&self.validate, &self.on_release, &self.look_through];
        others.into_iter().flatten().try_for_each(|function| visit.call(function))?;
        match self.uses.try_lock().as_deref() {
            Some(Some(uses)) => uses.traverse(&visit),
            _ => Ok(()),
        }
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
        let wrong = || pyo3::exceptions::PyTypeError::new_err(format!("the arguments do not fit `{}`", self.name));
        self.key(py, args, kwargs)?.ok_or_else(wrong)
    }

    /// The key of a call; `None` if the arguments do not fit.
    fn key(
        &self,
        py: Python<'_>,
        args: &Bound<'_, PyTuple>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Option<Key>> {
        let Some(arguments) = self.parameters.bind(args, kwargs)? else { return Ok(None) };
        let hash_funcs = self.hash_funcs.as_ref().map(|functions| functions.bind(py).clone());
        let mut encoder = Encoder::new(py, self.function.persist, hash_funcs);
        let mut key = Key { bytes: Vec::with_capacity(128), stretches: Vec::with_capacity(4), uses: None };
        for (slot, value) in arguments {
            match &slot {
                Slot::Parameter(at) => key.bytes.extend([b'p', *at as u8, (*at >> 8) as u8]),
                Slot::Rest => key.bytes.push(b'r'),
                Slot::Keyword(name) => {
                    key.bytes.push(b'k');
                    encoder.encode(name.bind(py).as_any(), &mut key.bytes)?;
                }
            }
            let encoded = encoder.encode(&value, &mut key.bytes);
            encoded.map_err(|error| self.unhashable(py, &slot, &value, error))?;
            key.stretches.push((Stretch::Argument(slot), key.bytes.len()));
        }
        key.bytes.push(b'.');
        self.encode_captured(&mut encoder, py, &mut key)?;
        self.encode_uses(&mut encoder, py, &mut key)?;
        Ok(Some(key))
    }

    fn encode_captured<'py>(&self, encoder: &mut Encoder<'py>, py: Python<'py>, key: &mut Key) -> PyResult<()> {
        for (at, captured) in self.captured.iter().enumerate() {
            let value = match captured.in_cell {
                // A cell that nothing was put into yet has no contents.
                true => captured.value.bind(py).getattr(intern!(py, "cell_contents")).ok(),
                false => Some(captured.value.bind(py).clone()),
            };
            match value {
                Some(value) => encoder.captured(&value, &mut key.bytes)?,
                None => key.bytes.push(b'u'),
            }
            key.stretches.push((Stretch::Captured(at), key.bytes.len()));
        }
        Ok(())
    }

    fn encode_uses<'py>(&self, encoder: &mut Encoder<'py>, py: Python<'py>, key: &mut Key) -> PyResult<()> {
        let Some(look_through) = &self.look_through else { return Ok(()) };
        let known = self.uses.lock().clone();
        let start = (key.bytes.len(), key.stretches.len());
        if let Some(uses) = known
            && uses.hold(py)?
            && self.encode_known_uses(&uses, encoder, py, key).is_ok()
        {
            key.uses = Some(uses);
            return Ok(());
        }
        key.bytes.truncate(start.0);
        key.stretches.truncate(start.1);
        let uses = Arc::new(Uses::new(&look_through.bind(py).call0()?)?);
        *self.uses.lock() = Some(uses.clone());
        self.encode_known_uses(&uses, encoder, py, key)?;
        key.uses = Some(uses);
        Ok(())
    }

    fn encode_known_uses<'py>(
        &self,
        uses: &Uses,
        encoder: &mut Encoder<'py>,
        py: Python<'py>,
        key: &mut Key,
    ) -> PyResult<()> {
        key.bytes.extend_from_slice(uses.fixed_hash());
        key.stretches.push((Stretch::Fixed, key.bytes.len()));
        for (at, (_, container)) in uses.containers().iter().enumerate() {
            encoder.encode(container.bind(py), &mut key.bytes)?;
            key.stretches.push((Stretch::Container(at), key.bytes.len()));
        }
        Ok(())
    }

    /// What a key is made of, for explanations.
    fn parts(&self, key: &Key) -> Vec<Part> {
        let mut parts = Vec::with_capacity(key.stretches.len());
        let mut start = 0;
        for (stretch, end) in &key.stretches {
            let what = match stretch {
                Stretch::Argument(slot) => Some(What::Argument(self.parameters.name(slot).into())),
                Stretch::Captured(at) => Some(What::Variable(self.captured[*at].name.as_str().into())),
                Stretch::Container(at) => {
                    key.uses.as_ref().map(|uses| What::Variable(uses.containers()[*at].0.as_str().into()))
                }
                Stretch::Fixed => None,
            };
            let digest = short(&key.bytes[start..*end]);
            parts.extend(what.map(|what| Part { what, digest }));
            start = *end;
        }
        parts.extend(key.uses.iter().flat_map(|uses| uses.fixed().iter().cloned()));
        parts
    }

    fn values<'a, 'py>(&'a self, py: Python<'py>) -> CallValues<'a, 'py> {
        CallValues {
            py,
            object: RefCell::new(None),
            error: RefCell::new(None),
            validate: self.validate.as_ref(),
            on_release: self.on_release.as_ref(),
        }
    }

    fn with_call<R>(&self, key: &Key, values: &CallValues<'_, '_>, then: impl FnOnce(&Call<'_>) -> R) -> R {
        then(&Call {
            cache: &cache(),
            function: &self.function,
            arguments: key.hash(),
            parts: &|| self.parts(key),
            line: &|| crate::script::line().unwrap_or_default().into(),
            values,
        })
    }

    /// What is kept of an object that the function returned.
    fn remember(&self, object: &Bound<'_, PyAny>) -> PyResult<Value> {
        if self.function.kind == Kind::Singleton {
            return Ok(Value::Object(Shared::new(object)));
        }
        remember(object).map_err(|error| {
            let py = object.py();
            static REFUSAL: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
            let refusal = REFUSAL.import(py, "millpond.values", "refusal");
            let refused = refusal.and_then(|refusal| refusal.call1((&self.name, object, error.value(py))));
            let raised = refused.map_or_else(|error| error, PyErr::from_value);
            raised.set_cause(py, Some(error));
            raised
        })
    }

    fn unhashable(&self, py: Python<'_>, slot: &Slot, value: &Bound<'_, PyAny>, error: PyErr) -> PyErr {
        static UNHASHABLE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let unhashable = UNHASHABLE.import(py, "millpond.memoize", "unhashable");
        let given = (&self.decorator, &self.name, self.parameters.name(slot), value, error.value(py));
        let made = unhashable.and_then(|unhashable| unhashable.call1(given));
        match made {
            Ok(made) if made.is_none() => error,
            Ok(made) => {
                let raised = PyErr::from_value(made);
                raised.set_cause(py, Some(error));
                raised
            }
            Err(error) => error,
        }
    }
}

/// A call that is recorded apart from the page, piece by piece.
#[pyclass(frozen, module = "millpond._native")]
pub(crate) struct Recording {
    memo: Py<Memo>,
    key: Key,
    recorder: Mutex<Option<Recorder>>,
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
