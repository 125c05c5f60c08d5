//! What a function uses beyond its own code, as it was when it was last looked through.

use millpond::front::engine::{Part, What};
use pyo3::{
    PyTraverseError, PyVisit,
    prelude::*,
    types::{PyBytes, PyDict, PyString},
};

/// The globals that a function reads, and what they are for its key.
pub(crate) struct Uses {
    reads: Vec<Read>,
    fixed: Vec<Part>,
    fixed_hash: [u8; 32],
    containers: Vec<(String, Py<PyAny>)>,
}

/// Something that was read: where, its name, and what it was; nothing if there was none, or `None`. Where is a dictionary, or a
/// class, whose attribute it is.
type Read = (Py<PyAny>, Py<PyString>, Option<Py<PyAny>>);

/// What the package found: reads, digests of code by name, of values by name, containers by name.
type Found<'py> = (
    Vec<(Bound<'py, PyAny>, Bound<'py, PyString>, Option<Bound<'py, PyAny>>)>,
    Vec<(String, Bound<'py, PyBytes>)>,
    Vec<(String, Bound<'py, PyBytes>)>,
    Vec<(String, Bound<'py, PyAny>)>,
);

impl Uses {
    pub(crate) fn new(found: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (reads, code, values, containers): Found<'_> = found.extract()?;
        let reads =
            reads.into_iter().map(|(place, name, value)| (place.unbind(), name.unbind(), value.map(Bound::unbind)));
        let mut fixed = Vec::new();
        let mut fixed_bytes = Vec::new();
        let code = code.into_iter().map(|(name, digest)| (What::Code(name.into()), digest));
        let values = values.into_iter().map(|(name, digest)| (What::Variable(name.into()), digest));
        for (what, bytes) in code.chain(values) {
            fixed_bytes.extend_from_slice(blake3::hash(bytes.as_bytes()).as_bytes());
            fixed.push(Part { what, digest: short(bytes.as_bytes()) });
        }
        let containers = containers.into_iter().map(|(name, value)| (name, value.unbind())).collect();
        let fixed_hash = *blake3::hash(&fixed_bytes).as_bytes();
        Ok(Self { reads: reads.collect(), fixed, fixed_hash, containers })
    }

    /// Whether all globals are still the objects that they were.
    pub(crate) fn hold(&self, py: Python<'_>) -> PyResult<bool> {
        for (place, name, value) in &self.reads {
            let now = match place.bind(py).cast_exact::<PyDict>() {
                Ok(dict) => dict.get_item(name.bind(py))?,
                Err(_) => place.bind(py).getattr_opt(name.bind(py))?,
            };
            let same = match (now.filter(|now| !now.is_none()), value) {
                (Some(now), Some(value)) => now.is(value),
                (None, None) => true,
                _ => false,
            };
            if !same {
                return Ok(false);
            }
        }
        Ok(true)
    }

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

    pub(crate) fn traverse(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        for (place, _, value) in &self.reads {
            visit.call(place)?;
            value.iter().try_for_each(|value| visit.call(value))?;
        }
        self.containers.iter().try_for_each(|(_, value)| visit.call(value))
    }
}

/// Enough of a hash to tell what changed.
pub(crate) fn short(bytes: &[u8]) -> u64 {
    u64::from_le_bytes(blake3::hash(bytes).as_bytes()[..8].try_into().expect("eight bytes"))
}
