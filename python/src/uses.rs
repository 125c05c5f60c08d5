//! What a function or a class uses beyond its own code, as it was when it was last looked through.

use millpond::front::engine::{Part, What};
use pyo3::{
    PyTraverseError, PyVisit, intern,
    prelude::*,
    types::{PyBytes, PyDict, PyString, PyTuple, PyType},
};

use crate::keys::Encoder;

/// What was read on the way to it, and what it is for keys.
#[pyclass(frozen, module = "millpond._native")]
pub(crate) struct Uses {
    reads: Vec<Read>,
    /// The code of functions and the values of those that can't change and stay the same object.
    fixed: Vec<Part>,
    fixed_hash: [u8; 32],
    /// Containers, which can: they are read again for each key.
    containers: Vec<(String, Py<PyAny>)>,
}

/// Something that was read: where, its name, and what it was; nothing if there was none, or `None`.
///
/// Where is a dictionary, a class or any object with attributes; or, where there is no name, a container, which
/// held what is in a tuple.
type Read = (Py<PyAny>, Option<Py<PyString>>, Option<Py<PyAny>>);

/// A read as the package gives it.
type Found<'py> = (Bound<'py, PyAny>, Option<Bound<'py, PyString>>, Option<Bound<'py, PyAny>>);

#[pymethods]
impl Uses {
    #[new]
    #[pyo3(signature = (reads, code, values, containers, /))]
    fn new(
        reads: Vec<Found<'_>>,
        code: Vec<(String, Bound<'_, PyBytes>)>,
        values: Vec<(String, Bound<'_, PyBytes>)>,
        containers: Vec<(String, Py<PyAny>)>,
    ) -> Self {
        let reads = reads
            .into_iter()
            .map(|(place, name, value)| (place.unbind(), name.map(Bound::unbind), value.map(Bound::unbind)))
            .collect();
        let code = code.into_iter().map(|(name, bytes)| (What::Code(name.into()), bytes));
        let values = values.into_iter().map(|(name, bytes)| (What::Variable(name.into()), bytes));
        let (mut fixed, mut hashes) = (Vec::new(), Vec::new());
        for (what, bytes) in code.chain(values) {
            hashes.extend_from_slice(blake3::hash(bytes.as_bytes()).as_bytes());
            fixed.push(Part { what, digest: short(bytes.as_bytes()) });
        }
        Self { reads, fixed, fixed_hash: *blake3::hash(&hashes).as_bytes(), containers }
    }

    /// Whether all that was read is still what it was, containers in the key aside.
    pub(crate) fn holds(&self, py: Python<'_>) -> PyResult<bool> {
        for (place, name, value) in &self.reads {
            let place = place.bind(py);
            let holds = match name {
                Some(name) => is_still(look_up(place, name.bind(py))?, value.as_ref().map(|value| value.bind(py))),
                None => value.as_ref().is_none_or(|value| holds_still(place, value.bind(py))),
            };
            if !holds {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A digest of all of it, as it is now.
    fn digest<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let mut bytes = self.fixed_hash.to_vec();
        let mut encoder = Encoder::new(py, true, None);
        for (_, container) in &self.containers {
            encoder.captured(container.bind(py), &mut bytes)?;
        }
        Ok(PyBytes::new(py, blake3::hash(&bytes).as_bytes()))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        for (place, _, value) in &self.reads {
            visit.call(place)?;
            value.iter().try_for_each(|value| visit.call(value))?;
        }
        self.containers.iter().try_for_each(|(_, value)| visit.call(value))
    }
}

impl Uses {
    /// A hash of what is [fixed](Self::fixed).
    pub(crate) fn fixed_hash(&self) -> &[u8; 32] {
        &self.fixed_hash
    }

    /// Containers that are read, by name: they can change and stay the same object.
    pub(crate) fn containers(&self) -> &[(String, Py<PyAny>)] {
        &self.containers
    }

    /// The code of functions, and the values that can't change and stay the same object.
    pub(crate) fn fixed(&self) -> &[Part] {
        &self.fixed
    }
}

fn is_still(now: Option<Bound<'_, PyAny>>, before: Option<&Bound<'_, PyAny>>) -> bool {
    match (now.filter(|now| !now.is_none()), before) {
        (Some(now), Some(before)) => now.is(before),
        (None, None) => true,
        _ => false,
    }
}

/// What has a name in a place.
fn look_up<'py>(place: &Bound<'py, PyAny>, name: &Bound<'py, PyString>) -> PyResult<Option<Bound<'py, PyAny>>> {
    if let Ok(dict) = place.cast_exact::<PyDict>() {
        return dict.get_item(name);
    }
    if place.is_instance_of::<PyType>() {
        let members = place.getattr(intern!(place.py(), "__dict__"))?;
        return members.call_method1(intern!(place.py(), "get"), (name,)).map(Some);
    }
    // A cell without contents and an object without the attribute both have nothing.
    Ok(place.getattr(name).ok())
}

/// Whether a container holds the very objects that it held.
fn holds_still(container: &Bound<'_, PyAny>, before: &Bound<'_, PyAny>) -> bool {
    let Ok(before) = before.cast::<PyTuple>() else { return false };
    let now = match container.cast::<PyDict>() {
        Ok(dict) => dict.iter().flat_map(|(name, value)| [name, value]).collect::<Vec<_>>(),
        Err(_) => match container.try_iter().and_then(Iterator::collect::<PyResult<Vec<_>>>) {
            Ok(items) => items,
            Err(_) => return false,
        },
    };
    now.len() == before.len() && now.iter().zip(before.iter()).all(|(now, before)| now.is(&before))
}

/// Enough of a hash to tell what changed.
pub(crate) fn short(bytes: &[u8]) -> u64 {
    u64::from_le_bytes(blake3::hash(bytes).as_bytes()[..8].try_into().expect("eight bytes"))
}
