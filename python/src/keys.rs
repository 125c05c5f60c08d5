//! What a memoized call is found by: its arguments, all of their content, exactly.
//!
//! Each value becomes bytes that no other value becomes: a tag for its type, lengths before contents, nothing sampled.
//! Containers and large values become hashes, so that equal parts are read once and circles end. Values of other types
//! than Python's own are taken apart in `millpond/keys.py`.

use std::collections::HashMap;

use millpond::front::engine::{lasting_hash, passing_hash};
use pyo3::{
    buffer::PyBuffer,
    exceptions::PyRecursionError,
    intern,
    prelude::*,
    sync::PyOnceLock,
    types::{
        PyBool, PyByteArray, PyBytes, PyComplex, PyDict, PyEllipsis, PyFloat, PyFrozenSet, PyInt, PyList, PyMemoryView,
        PyNotImplemented, PyRange, PySet, PySlice, PyString, PyTuple, PyType,
    },
};

use crate::errors::raise_named;

/// From how many bytes on only a hash of them is kept.
const LARGE: usize = 1 << 10;

/// From how many bytes on others may use the interpreter meanwhile.
const SLOW: usize = 1 << 20;

/// How deep values can be nested: a thread's stack, which can be as small as 512 kB, must hold as many calls.
const DEEPEST: usize = 400;

/// Turns the values of one call into bytes.
pub(crate) struct Encoder<'py> {
    py: Python<'py>,
    /// The hash for much content: one that means the same in other processes, or a faster one.
    hash: fn(&[u8]) -> [u8; 32],
    /// By a type's full name, a function that gives what stands for its values.
    hash_funcs: Option<Bound<'py, PyDict>>,
    /// Hashes of containers already read, with the containers, so that none is freed and its address used again.
    known: HashMap<usize, (Bound<'py, PyAny>, [u8; 33])>,
    /// The containers around the value being read, and how deep each lies.
    above: HashMap<usize, usize>,
    /// The outermost container that a circle led back to since the one being read began.
    lowest: usize,
    /// Containers read before that are part of a circle around them, and which container of the argument each was:
    /// read again in each place, those that all lead to each other would take for ever.
    circular: HashMap<usize, (Bound<'py, PyAny>, u64)>,
    /// How many containers of the argument have been begun.
    begun: u64,
    /// More than 0: what can't be encoded counts as itself, by identity.
    lenient: usize,
}

impl<'py> Encoder<'py> {
    /// An encoder for one call. `lasting` keys mean the same in other processes.
    pub(crate) fn new(py: Python<'py>, lasting: bool, hash_funcs: Option<Bound<'py, PyDict>>) -> Self {
        let (known, above) = (HashMap::new(), HashMap::new());
        let hash = if lasting { lasting_hash } else { passing_hash };
        let (circular, begun) = (HashMap::new(), 0);
        Self { py, hash, hash_funcs, known, above, lowest: usize::MAX, circular, begun, lenient: 0 }
    }

    /// Appends the bytes of a value. Raises `UnhashableTypeError` for a type without known content.
    pub(crate) fn encode(&mut self, value: &Bound<'py, PyAny>, out: &mut Vec<u8>) -> PyResult<()> {
        if let Some(functions) = &self.hash_funcs
            && let Some(function) = functions.get_item(type_name(&value.get_type())?)?
        {
            let stands_for_it = function.call1((value,))?;
            out.push(b'h');
            text(type_name(&value.get_type())?.as_bytes(), out);
            let mut plain = Encoder { hash: self.hash, ..Encoder::new(self.py, true, None) };
            return plain.encode(&stands_for_it, out);
        }
        self.plain(value, out)
    }

    /// Appends the bytes of something that a function captured: what can't be encoded counts as itself.
    pub(crate) fn captured(&mut self, value: &Bound<'py, PyAny>, out: &mut Vec<u8>) -> PyResult<()> {
        self.lenient += 1;
        let encoded = self.encode(value, out);
        self.lenient -= 1;
        encoded
    }

    fn plain(&mut self, value: &Bound<'py, PyAny>, out: &mut Vec<u8>) -> PyResult<()> {
        if let Ok(value) = value.cast_exact::<PyString>() {
            return self.string(value, out);
        } else if let Ok(value) = value.cast_exact::<PyInt>() {
            return self.integer(value, out);
        } else if let Ok(value) = value.cast_exact::<PyFloat>() {
            out.push(b'f');
            out.extend_from_slice(&value.value().to_le_bytes());
        } else if let Ok(value) = value.cast_exact::<PyBool>() {
            out.push(if value.is_true() { b'1' } else { b'2' });
        } else if value.is_none() {
            out.push(b'0');
        } else if let Ok(value) = value.cast_exact::<PyTuple>() {
            return self.container(
                b'T',
                value.as_any(),
                |this, out| value.iter().try_for_each(|item| this.encode(&item, out)),
                out,
            );
        } else if let Ok(value) = value.cast_exact::<PyList>() {
            return self.container(
                b'L',
                value.as_any(),
                |this, out| value.iter().try_for_each(|item| this.encode(&item, out)),
                out,
            );
        } else if let Ok(value) = value.cast_exact::<PyDict>() {
            // In its order: two that are equal but for it can give different results.
            let parts = |this: &mut Self, out: &mut Vec<u8>| {
                value.iter().try_for_each(|(name, item)| {
                    this.encode(&name, out)?;
                    this.encode(&item, out)
                })
            };
            return self.container(b'D', value.as_any(), parts, out);
        } else if let Ok(value) = value.cast_exact::<PyBytes>() {
            self.bytes(b'b', value.as_bytes(), out);
        } else {
            return self.rarer(value, out);
        }
        Ok(())
    }

    fn rarer(&mut self, value: &Bound<'py, PyAny>, out: &mut Vec<u8>) -> PyResult<()> {
        if value.is_exact_instance_of::<PySet>() {
            return self.container(b'S', value, |this, out| this.unordered(value, out), out);
        } else if value.is_exact_instance_of::<PyFrozenSet>() {
            return self.container(b'F', value, |this, out| this.unordered(value, out), out);
        } else if let Ok(value) = value.cast_exact::<PyComplex>() {
            out.push(b'c');
            out.extend_from_slice(&value.real().to_le_bytes());
            out.extend_from_slice(&value.imag().to_le_bytes());
        } else if value.is_exact_instance_of::<PyByteArray>() {
            out.push(b'a');
            out.extend_from_slice(&self.hash_buffer(value)?);
        } else if value.is_exact_instance_of::<PyMemoryView>() {
            return self.memory(value, out);
        } else if value.is_exact_instance_of::<PyRange>() || value.is_exact_instance_of::<PySlice>() {
            out.push(if value.is_exact_instance_of::<PyRange>() { b'r' } else { b'e' });
            for name in ["start", "stop", "step"] {
                self.encode(&value.getattr(name)?, out)?;
            }
        } else if value.is_exact_instance_of::<PyEllipsis>() {
            out.push(b'3');
        } else if value.is_exact_instance_of::<PyNotImplemented>() {
            out.push(b'4');
        } else {
            return self.other(value, out);
        }
        Ok(())
    }

    fn unordered(&mut self, value: &Bound<'py, PyAny>, out: &mut Vec<u8>) -> PyResult<()> {
        let mut items = Vec::new();
        for item in value.try_iter()? {
            let mut bytes = Vec::new();
            self.encode(&item?, &mut bytes)?;
            items.push(bytes);
        }
        items.sort_unstable();
        items.iter().for_each(|item| out.extend_from_slice(item));
        Ok(())
    }

    fn memory(&mut self, value: &Bound<'py, PyAny>, out: &mut Vec<u8>) -> PyResult<()> {
        let format = value.getattr(intern!(self.py, "format"))?;
        if format.contains("O")? {
            // It holds objects, of which there are only addresses here.
            return self.unknown(value, out);
        }
        out.push(b'v');
        self.plain(&format, out)?;
        self.plain(&value.getattr(intern!(self.py, "shape"))?, out)?;
        let flat = match value.getattr(intern!(self.py, "c_contiguous"))?.is_truthy()? {
            true if format.eq("B")? => value.clone(),
            // What has no elements can't be cast.
            true if value.getattr(intern!(self.py, "nbytes"))?.is_truthy()? => {
                value.call_method1(intern!(self.py, "cast"), ("B",))?
            }
            _ => value.call_method0(intern!(self.py, "tobytes"))?,
        };
        out.extend_from_slice(&self.hash_buffer(&flat)?);
        Ok(())
    }

    /// A value of any other type: its parts, or what is known of it.
    fn other(&mut self, value: &Bound<'py, PyAny>, out: &mut Vec<u8>) -> PyResult<()> {
        let py = self.py;
        static PARTS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        let parts = PARTS.import(py, "millpond.keys", "parts")?.call1((value,))?;
        let Ok(parts) = parts.cast_into::<PyTuple>() else { return self.unknown(value, out) };
        let name = type_name(&value.get_type())?;
        let parts = |this: &mut Self, out: &mut Vec<u8>| {
            text(name.as_bytes(), out);
            // A part itself is the reader's word, for which nothing can stand; what it holds may be the user's.
            parts.get_item(0)?.try_iter()?.try_for_each(|part| this.plain(&part?, out))?;
            out.push(b'|');
            parts.get_item(1)?.try_iter()?.try_for_each(|part| this.captured(&part?, out))
        };
        self.container(b'O', value, parts, out)
    }

    fn unknown(&self, value: &Bound<'py, PyAny>, out: &mut Vec<u8>) -> PyResult<()> {
        if self.lenient == 0 {
            return Err(raise_named(self.py, "UnhashableTypeError", type_name(&value.get_type())?));
        }
        static TOKEN: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        out.push(b'@');
        let token = TOKEN.import(self.py, "millpond.keys", "token")?.call1((value,))?;
        text(token.cast::<PyBytes>()?.as_bytes(), out);
        Ok(())
    }

    /// A value made of parts: a hash of theirs; inside itself, how far out it lies.
    fn container(
        &mut self,
        tag: u8,
        value: &Bound<'py, PyAny>,
        parts: impl FnOnce(&mut Self, &mut Vec<u8>) -> PyResult<()>,
        out: &mut Vec<u8>,
    ) -> PyResult<()> {
        let address = value.as_ptr() as usize;
        let depth = self.above.len();
        if let Some((_, hash)) = self.known.get(&address) {
            out.extend_from_slice(hash);
            return Ok(());
        }
        if let Some(outer) = self.above.get(&address) {
            self.lowest = self.lowest.min(*outer);
            out.push(b'^');
            out.extend_from_slice(&((depth - outer) as u64).to_le_bytes());
            return Ok(());
        }
        if let Some((_, number)) = self.circular.get(&address) {
            // What this number means depends on all that was read of the argument.
            self.lowest = 0;
            out.push(b'#');
            out.extend_from_slice(&number.to_le_bytes());
            return Ok(());
        }
        if depth == 0 {
            self.circular.clear();
            self.begun = 0;
        }
        let number = self.begun;
        self.begun += 1;
        if depth >= DEEPEST {
            return Err(PyRecursionError::new_err(format!("the value is nested more than {DEEPEST} deep")));
        }
        self.above.insert(address, depth);
        let outside = std::mem::replace(&mut self.lowest, usize::MAX);
        let mut inside = Vec::new();
        let encoded = parts(self, &mut inside);
        self.above.remove(&address);
        encoded?;
        let mut hash = [tag; 33];
        hash[1..].copy_from_slice(&(self.hash)(&inside));
        if self.lowest >= depth {
            // No circle leads out of it: it is the same wherever it stands.
            self.known.insert(address, (value.clone(), hash));
            self.lowest = outside;
        } else {
            self.circular.insert(address, (value.clone(), number));
            self.lowest = self.lowest.min(outside);
        }
        out.extend_from_slice(&hash);
        Ok(())
    }

    fn string(&self, value: &Bound<'_, PyString>, out: &mut Vec<u8>) -> PyResult<()> {
        if let Ok(value) = value.to_str() {
            self.bytes(b's', value.as_bytes(), out);
            return Ok(());
        }
        // It has surrogates, which no UTF-8 has.
        let encoded = value.call_method1(intern!(value.py(), "encode"), ("utf-8", "surrogatepass"))?;
        self.bytes(b'z', encoded.cast::<PyBytes>()?.as_bytes(), out);
        Ok(())
    }

    fn integer(&self, value: &Bound<'_, PyInt>, out: &mut Vec<u8>) -> PyResult<()> {
        if let Ok(small) = value.extract::<i64>() {
            out.push(b'i');
            out.extend_from_slice(&small.to_le_bytes());
            return Ok(());
        }
        let py = value.py();
        let length = value.call_method0(intern!(py, "bit_length"))?.extract::<usize>()? / 8 + 1;
        let signed = PyDict::new(py);
        signed.set_item("signed", true)?;
        let encoded = value.call_method(intern!(py, "to_bytes"), (length, "little"), Some(&signed))?;
        self.bytes(b'I', encoded.cast::<PyBytes>()?.as_bytes(), out);
        Ok(())
    }

    /// Appends bytes, or a hash of many; the tag in the other case tells which.
    fn bytes(&self, tag: u8, bytes: &[u8], out: &mut Vec<u8>) {
        if bytes.len() < LARGE {
            out.push(tag);
            return text(bytes, out);
        }
        out.push(tag | 0x80);
        out.extend_from_slice(&(self.hash)(bytes));
    }

    /// A hash of what an object gives as a contiguous buffer of bytes.
    fn hash_buffer(&self, value: &Bound<'_, PyAny>) -> PyResult<[u8; 32]> {
        let buffer = PyBuffer::<u8>::get(value)?;
        if buffer.len_bytes() == 0 {
            return Ok((self.hash)(b""));
        }
        // SAFETY: the buffer is contiguous, as `PyBuffer::get` asked for, and stays where it is as long as it is held. If
        // another thread writes into it meanwhile, the hash is of neither content, as it would be of any copy.
        let bytes = unsafe { std::slice::from_raw_parts(buffer.buf_ptr().cast::<u8>(), buffer.len_bytes()) };
        let hash = self.hash;
        Ok(match bytes.len() < SLOW {
            true => hash(bytes),
            false => value.py().detach(|| hash(bytes)),
        })
    }
}

/// Appends bytes with their number before them.
fn text(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
    out.extend_from_slice(bytes);
}

/// A type's module and name.
pub(crate) fn type_name(kind: &Bound<'_, PyType>) -> PyResult<String> {
    Ok(format!("{}.{}", kind.module()?, kind.qualname()?))
}

/// A hash of the content of a value that means the same in other processes.
pub(crate) fn fingerprint(value: &Bound<'_, PyAny>) -> PyResult<[u8; 32]> {
    let mut out = Vec::new();
    Encoder::new(value.py(), true, None).encode(value, &mut out)?;
    Ok(lasting_hash(&out))
}

/// A hash of byte strings, each with its length before it.
#[pyfunction]
#[pyo3(signature = (parts, /))]
pub(crate) fn digest<'py>(py: Python<'py>, parts: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    let mut all = Vec::new();
    for part in parts.try_iter()? {
        text(part?.cast::<PyBytes>()?.as_bytes(), &mut all);
    }
    Ok(PyBytes::new(py, &lasting_hash(&all)))
}

/// The bytes of a value; `captured`: what can't be encoded counts as itself.
#[pyfunction]
#[pyo3(signature = (value, hash_funcs, captured, /))]
pub(crate) fn encode<'py>(
    value: &Bound<'py, PyAny>,
    hash_funcs: Option<Bound<'py, PyDict>>,
    captured: bool,
) -> PyResult<Bound<'py, PyBytes>> {
    let py = value.py();
    let mut encoder = Encoder::new(py, true, hash_funcs);
    let mut out = Vec::new();
    match captured {
        true => encoder.captured(value, &mut out)?,
        false => encoder.encode(value, &mut out)?,
    }
    Ok(PyBytes::new(py, &out))
}
