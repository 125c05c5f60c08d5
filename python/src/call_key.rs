//! The key of a call of a memoized function: its arguments, what the function captured, and what it uses.

use millpond::front::engine::{Part, What, lasting_hash, passing_hash};
use parking_lot::Mutex;
use pyo3::{
    PyTraverseError, PyVisit, intern,
    prelude::*,
    sync::PyOnceLock,
    types::{PyDict, PyTuple},
};

use crate::{
    keys::Encoder,
    parameters::{Parameters, Slot},
    uses::{Uses, short},
};

/// Something that a function captured: a variable, or the callable itself where it is no plain function.
#[derive(FromPyObject)]
pub(crate) struct Captured {
    #[pyo3(item(0))]
    name: String,
    #[pyo3(item(1))]
    value: Py<PyAny>,
    /// Whether it is the cell that holds the value.
    #[pyo3(item(2))]
    in_cell: bool,
}

/// A key as bytes, and what it is made of.
pub(crate) struct Key {
    /// Whether it means the same in other processes.
    lasting: bool,
    bytes: Vec<u8>,
    /// What each stretch stands for, and where it ends.
    stretches: Vec<(Stretch, usize)>,
    uses: Option<Py<Uses>>,
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
    pub(crate) fn hash(&self) -> [u8; 32] {
        match self.lasting {
            true => lasting_hash(&self.bytes),
            false => passing_hash(&self.bytes),
        }
    }
}

/// What counts as an input of a function's calls.
pub(crate) struct Inputs {
    /// The function's name, for people.
    pub(crate) name: String,
    /// The decorator's name, for people.
    pub(crate) decorator: String,
    pub(crate) parameters: Parameters,
    /// What is in the key of each call, however it is called.
    pub(crate) captured: Vec<Captured>,
    pub(crate) hash_funcs: Option<Py<PyDict>>,
    /// Looks through what the function uses.
    pub(crate) look_through: Option<Py<PyAny>>,
    /// Whether keys mean the same in other processes.
    pub(crate) lasting: bool,
    /// What it used when it was last looked through.
    pub(crate) uses: Mutex<Option<Py<Uses>>>,
}

impl Inputs {
    /// The key of a call; `None` if the arguments do not fit.
    pub(crate) fn key(
        &self,
        py: Python<'_>,
        args: &Bound<'_, PyTuple>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Option<Key>> {
        let Some(arguments) = self.parameters.bind(args, kwargs)? else { return Ok(None) };
        let hash_funcs = self.hash_funcs.as_ref().map(|functions| functions.bind(py).clone());
        let mut encoder = Encoder::new(py, self.lasting, hash_funcs);
        let mut key =
            Key { lasting: self.lasting, bytes: Vec::with_capacity(128), stretches: Vec::with_capacity(4), uses: None };
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
        let known = self.uses.lock().as_ref().map(|uses| uses.clone_ref(py));
        let start = (key.bytes.len(), key.stretches.len());
        if let Some(uses) = known
            && uses.get().holds(py)?
            && self.encode_known_uses(uses.get(), encoder, py, key).is_ok()
        {
            key.uses = Some(uses);
            return Ok(());
        }
        key.bytes.truncate(start.0);
        key.stretches.truncate(start.1);
        let uses = look_through.bind(py).call0()?.cast_into::<Uses>()?.unbind();
        let before = self.uses.lock().replace(uses.clone_ref(py));
        // Dropped when the lock is free again: it may hold the last reference to something that runs code when it goes.
        drop(before);
        self.encode_known_uses(uses.get(), encoder, py, key)?;
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
    pub(crate) fn parts(&self, key: &Key) -> Vec<Part> {
        let mut parts = Vec::with_capacity(key.stretches.len());
        let mut start = 0;
        for (stretch, end) in &key.stretches {
            let what = match stretch {
                Stretch::Argument(slot) => Some(What::Argument(self.parameters.name(slot).into())),
                Stretch::Captured(at) => Some(What::Variable(self.captured[*at].name.as_str().into())),
                Stretch::Container(at) => {
                    key.uses.as_ref().map(|uses| What::Variable(uses.get().containers()[*at].0.as_str().into()))
                }
                Stretch::Fixed => None,
            };
            let digest = short(&key.bytes[start..*end]);
            parts.extend(what.map(|what| Part { what, digest }));
            start = *end;
        }
        parts.extend(key.uses.iter().flat_map(|uses| uses.get().fixed().iter().cloned()));
        parts
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

    pub(crate) fn traverse(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.parameters.traverse(visit)?;
        self.captured.iter().try_for_each(|captured| visit.call(&captured.value))?;
        self.hash_funcs.iter().try_for_each(|functions| visit.call(functions))?;
        self.look_through.iter().try_for_each(|function| visit.call(function))?;
        match self.uses.try_lock().as_deref() {
            Some(Some(uses)) => visit.call(uses),
            _ => Ok(()),
        }
    }
}
