//! Remembered values: each caller gets its own, without copying large ones.

use std::{
    cell::RefCell,
    ffi::c_int,
    ops::Range,
    sync::{Arc, OnceLock},
};

use millpond::front::engine::{Computed, Front, Opened, Parcel, Release, Values};
use parking_lot::Mutex;
use pyo3::{
    buffer::PyBuffer,
    exceptions::PyBufferError,
    ffi, intern,
    prelude::*,
    sync::PyOnceLock,
    types::{PyBytes, PyDict, PyList},
};

/// A remembered value.
pub(crate) enum Value {
    /// The object itself: a singleton, or one that can't be changed.
    Object(Shared),
    /// A pickle and the buffers that it refers to, from which each caller gets an object of its own; unless it turned
    /// out to be one that nobody can change.
    Pickled(Parcel, OnceLock<Shared>),
}

/// An object that is freed at once when it is no longer remembered, whoever finds that out.
///
/// Where no thread state is at hand an object is otherwise only freed when a thread comes by that has one.
pub(crate) struct Shared(Option<Py<PyAny>>);

impl Shared {
    pub(crate) fn new(object: &Bound<'_, PyAny>) -> Self {
        Self(Some(object.clone().unbind()))
    }

    fn get<'py>(&self, py: Python<'py>) -> &Bound<'py, PyAny> {
        self.0.as_ref().expect("it is taken only when dropped").bind(py)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // Nothing is to be freed once the interpreter ends.
        Python::try_attach(|_| drop(self.0.take()));
    }
}

/// A part of an opened parcel as Python has it: a buffer that can be written to.
#[pyclass(module = "millpond._native")]
struct Piece {
    opened: Arc<Mutex<Opened>>,
    place: Range<usize>,
}

#[pymethods]
impl Piece {
    // SAFETY: the bytes stay where they are as long as `opened` lives, which the buffer's owner holds. All who have the
    // buffer run under the interpreter's rules for writable buffers.
    unsafe fn __getbuffer__(slf: Bound<'_, Self>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
        let (start, length) = {
            let piece = slf.borrow();
            let start = piece.opened.lock()[piece.place.clone()].as_mut_ptr();
            (start, piece.place.len())
        };
        let length = ffi::Py_ssize_t::try_from(length).map_err(|_| PyBufferError::new_err("too large"))?;
        let filled = unsafe { ffi::PyBuffer_FillInfo(view, slf.as_ptr(), start.cast(), length, 0, flags) };
        match filled {
            0 => Ok(()),
            _ => Err(PyErr::fetch(slf.py())),
        }
    }

    unsafe fn __releasebuffer__(&self, _view: *mut ffi::Py_buffer) {}
}

/// What is kept of an object that a function returned: the object, if nobody can change it, else a pickle.
pub(crate) fn remember(object: &Bound<'_, PyAny>) -> PyResult<Value> {
    if is_immutable(object, 0) {
        return Ok(Value::Object(Shared::new(object)));
    }
    pack(object).map(Value::pickled)
}

/// How deep tuples are looked into for something that can be changed.
const DEEPEST: usize = 8;

/// Whether nobody can change an object, and it is the same in each run: classes of the script are made anew.
fn is_immutable(object: &Bound<'_, PyAny>, depth: usize) -> bool {
    use pyo3::types::{PyBool, PyComplex, PyFloat, PyFrozenSet, PyInt, PyString, PyTuple};
    if object.is_none()
        || object.is_exact_instance_of::<PyString>()
        || object.is_exact_instance_of::<PyInt>()
        || object.is_exact_instance_of::<PyFloat>()
        || object.is_exact_instance_of::<PyBool>()
        || object.is_exact_instance_of::<PyBytes>()
        || object.is_exact_instance_of::<PyComplex>()
    {
        return true;
    }
    let below = |items: PyResult<Bound<'_, pyo3::types::PyIterator>>| {
        depth < DEEPEST
            && items.is_ok_and(|mut items| items.all(|item| item.is_ok_and(|item| is_immutable(&item, depth + 1))))
    };
    if object.is_exact_instance_of::<PyTuple>() || object.is_exact_instance_of::<PyFrozenSet>() {
        return below(object.try_iter());
    }
    let name = crate::keys::type_name(&object.get_type());
    name.is_ok_and(|name| IMMUTABLE.contains(&&*name))
}

/// Other types whose values nobody can change.
const IMMUTABLE: &[&str] = &[
    "builtins.ellipsis",
    "builtins.range",
    "datetime.date",
    "datetime.datetime",
    "datetime.time",
    "datetime.timedelta",
    "datetime.timezone",
    "decimal.Decimal",
    "fractions.Fraction",
    "uuid.UUID",
];

/// The object as bytes.
pub(crate) fn pack(object: &Bound<'_, PyAny>) -> PyResult<Parcel> {
    let py = object.py();
    static DUMP: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let dumped = DUMP.import(py, "millpond.values", "dump")?.call1((object,))?;
    let (pickled, buffers): (Bound<'_, PyBytes>, Vec<PyBuffer<u8>>) = dumped.extract()?;
    let mut parts: Vec<&[u8]> = vec![pickled.as_bytes()];
    for buffer in &buffers {
        parts.push(match buffer.len_bytes() {
            0 => b"",
            // SAFETY: the buffer is contiguous, and held until the parts have been copied.
            length => unsafe { std::slice::from_raw_parts(buffer.buf_ptr().cast(), length) },
        });
    }
    Ok(py.detach(|| Parcel::pack(&parts))?)
}

/// An object of a parcel's own.
fn unpack<'py>(py: Python<'py>, parcel: &Parcel) -> PyResult<Bound<'py, PyAny>> {
    static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let loads = LOADS.import(py, "pickle", "loads")?;
    if let ([_], Some(bytes)) = (parcel.parts(), parcel.at_hand()) {
        return loads.call1((PyBytes::new(py, bytes),));
    }
    let opened = Arc::new(Mutex::new(parcel.open()?));
    let piece = |place: &Range<usize>| Bound::new(py, Piece { opened: opened.clone(), place: place.clone() });
    let pieces = parcel.parts().iter().map(piece).collect::<PyResult<Vec<_>>>()?;
    let [pickled, buffers @ ..] = &pieces[..] else { return Err(PyBufferError::new_err("a parcel without parts")) };
    let named = PyDict::new(py);
    named.set_item(intern!(py, "buffers"), PyList::new(py, buffers)?)?;
    loads.call((pickled,), Some(&named))
}

/// The bytes that a value takes as it is kept.
fn size(value: &Value) -> u64 {
    match value {
        Value::Pickled(parcel, _) => parcel.length() as u64,
        Value::Object(object) => Python::attach(|py| size_of(object.get(py), 0)),
    }
}

/// The bytes that an object takes, with what it holds where it is a tuple or a frozen set.
fn size_of(object: &Bound<'_, PyAny>, depth: usize) -> u64 {
    use pyo3::types::{PyFrozenSet, PyTuple};
    let own = object.call_method0(intern!(object.py(), "__sizeof__")).and_then(|size| size.extract()).unwrap_or(0);
    let holds = object.is_exact_instance_of::<PyTuple>() || object.is_exact_instance_of::<PyFrozenSet>();
    match object.try_iter() {
        Ok(items) if holds && depth < DEEPEST => {
            own + items.flatten().map(|item| size_of(&item, depth + 1)).sum::<u64>()
        }
        _ => own,
    }
}

/// The values of one call.
pub(crate) struct CallValues<'a, 'py> {
    pub(crate) py: Python<'py>,
    /// What the caller gets: made when a remembered value was found to be good, or by the function itself.
    pub(crate) object: RefCell<Option<Bound<'py, PyAny>>>,
    /// Why a remembered value could not be validated.
    pub(crate) error: RefCell<Option<PyErr>>,
    pub(crate) validate: Option<&'a Py<PyAny>>,
    pub(crate) on_release: Option<&'a Py<PyAny>>,
}

fn known(value: &Computed) -> &Value {
    value.downcast_ref().expect("this front remembers nothing else")
}

impl Value {
    fn pickled(parcel: Parcel) -> Self {
        Value::Pickled(parcel, OnceLock::new())
    }
}

impl<'py> CallValues<'_, 'py> {
    /// An object of a pickle.
    fn made(&self, parcel: &Parcel, shared: &OnceLock<Shared>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(object) = shared.get() {
            return Ok(object.get(self.py).clone());
        }
        let object = unpack(self.py, parcel)?;
        if is_immutable(&object, 0) {
            let _ = shared.set(Shared::new(&object));
        }
        Ok(object)
    }
}

impl Values for CallValues<'_, '_> {
    fn size(&self, value: &Computed) -> u64 {
        size(known(value))
    }

    fn encode(&self, value: &Computed) -> Result<Parcel, String> {
        match known(value) {
            Value::Pickled(parcel, _) => Ok(parcel.clone()),
            Value::Object(object) => pack(object.get(self.py)).map_err(|error| error.to_string()),
        }
    }

    fn decode(&self, parcel: Parcel) -> Result<Computed, String> {
        Ok(Arc::new(Value::pickled(parcel)))
    }

    fn front(&self, bytes: &[u8]) -> Result<Arc<dyn Front>, String> {
        crate::front::Said::restore(bytes)
    }

    fn is_valid(&self, value: &Computed) -> bool {
        let object = match known(value) {
            Value::Object(object) => object.get(self.py).clone(),
            Value::Pickled(parcel, shared) => match self.made(parcel, shared) {
                Ok(object) => object,
                Err(error) => {
                    log::debug!("a remembered value can't be made again, so it is computed: {error}");
                    return false;
                }
            },
        };
        if let Some(validate) = self.validate {
            match validate.bind(self.py).call1((&object,)).and_then(|valid| valid.is_truthy()) {
                Ok(true) => {}
                Ok(false) => return false,
                Err(error) => {
                    self.error.replace(Some(error));
                    return false;
                }
            }
        }
        self.object.replace(Some(object));
        true
    }

    fn release(&self) -> Option<Release> {
        let on_release = self.on_release?.clone_ref(self.py);
        Some(Arc::new(move |value: Computed| {
            Python::attach(|py| {
                if let Value::Object(object) = known(&value)
                    && let Err(error) = on_release.bind(py).call1((object.get(py),))
                {
                    log::error!("`on_release` failed: {error}");
                }
            });
        }))
    }

    fn wait(&self, until: &mut dyn FnMut()) {
        let until = AssertSend(until);
        self.py.detach(move || {
            let AssertSend(until) = { until };
            until();
        });
    }
}

/// A closure that is called on the thread that gave it, while others may use the interpreter.
struct AssertSend<'a>(&'a mut dyn FnMut());

// SAFETY: `Python::detach` calls its closure on the calling thread; it asks for `Send` to keep Python objects out, and
// what the engine waits for holds none but parcels.
unsafe impl Send for AssertSend<'_> {}
