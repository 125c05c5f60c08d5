//! Elements and blocks from dictionaries, as the protocol has them.

use millpond::{
    self as st,
    front::protocol::{Block, Document, Element, FrameData, Source, from_wire},
};
use pyo3::{
    buffer::PyBuffer,
    prelude::*,
    types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple},
};
use serde::{
    Serialize, Serializer,
    de::DeserializeOwned,
    ser::{Error as _, SerializeMap, SerializeSeq},
};

use crate::{
    errors::{invalid, raise},
    frame::Frame,
    place::{Place, draw},
};

/// A value of Python's as MessagePack has it.
struct Plain<'a, 'py>(&'a Bound<'py, PyAny>);

impl Serialize for Plain<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = self.0;
        if value.is_none() {
            serializer.serialize_unit()
        } else if let Ok(text) = value.cast::<PyString>() {
            serializer.serialize_str(&text.to_cow().map_err(S::Error::custom)?)
        } else if let Ok(value) = value.cast::<PyBool>() {
            serializer.serialize_bool(value.is_true())
        } else if let Ok(number) = value.cast::<PyInt>() {
            serializer.serialize_i64(number.extract().map_err(S::Error::custom)?)
        } else if let Ok(number) = value.cast::<PyFloat>() {
            serializer.serialize_f64(number.value())
        } else if let Ok(bytes) = value.cast::<PyBytes>() {
            serializer.serialize_bytes(bytes.as_bytes())
        } else if let Ok(dictionary) = value.cast::<PyDict>() {
            let mut map = serializer.serialize_map(Some(dictionary.len()))?;
            for (key, value) in dictionary {
                map.serialize_entry(&Plain(&key), &Plain(&value))?;
            }
            map.end()
        } else if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
            let mut sequence = serializer.serialize_seq(Some(value.len().map_err(S::Error::custom)?))?;
            for item in value.try_iter().map_err(S::Error::custom)? {
                sequence.serialize_element(&Plain(&item.map_err(S::Error::custom)?))?;
            }
            sequence.end()
        } else {
            let shown = value.repr().map_or_else(|_| String::new(), |shown| shown.to_string());
            Err(S::Error::custom(format!("this can't be part of an element: {shown}")))
        }
    }
}

/// Reads a part of the protocol from a dictionary.
pub(crate) fn read<T: DeserializeOwned>(props: &Bound<'_, PyAny>) -> PyResult<T> {
    let wrong = |reason: String| {
        let shown = props.repr().map_or_else(|_| String::new(), |shown| shown.to_string());
        invalid(props.py(), format!("{reason}: {}", shown.chars().take(500).collect::<String>()))
    };
    let mut wire = Vec::new();
    let mut serializer = rmp_serde::Serializer::new(&mut wire);
    Plain(props).serialize(&mut serializer).map_err(|error| wrong(error.to_string()))?;
    from_wire(&wire).map_err(wrong)
}

#[pyfunction]
#[pyo3(signature = (place, props, /))]
pub(crate) fn element(py: Python<'_>, place: Option<Bound<'_, Place>>, props: &Bound<'_, PyAny>) -> PyResult<Place> {
    let element: Element = read(props)?;
    draw(py, place.as_ref(), || st::front::draw(&element))
}

#[pyfunction]
#[pyo3(signature = (place, props, /))]
pub(crate) fn block(py: Python<'_>, place: Option<Bound<'_, Place>>, props: &Bound<'_, PyAny>) -> PyResult<Place> {
    let block: Block = read(props)?;
    draw(py, place.as_ref(), || st::front::draw_block(&block))
}

#[pyfunction]
#[pyo3(signature = (place, props, /))]
pub(crate) fn change(py: Python<'_>, place: &Bound<'_, Place>, props: &Bound<'_, PyAny>) -> PyResult<()> {
    let block: Block = read(props)?;
    st::front::change_block(place.get().0, &block).map_err(|error| raise(py, &error))
}

/// A variant with what belongs to it, as a dictionary.
fn variant<'py>(py: Python<'py>, kind: &str, value: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
    let dictionary = PyDict::new(py);
    dictionary.set_item("type", kind)?;
    dictionary.set_item("value", value)?;
    Ok(dictionary)
}

#[pyfunction]
#[pyo3(signature = (frame, windows, /))]
pub(crate) fn send<'py>(py: Python<'py>, frame: &Bound<'py, Frame>, windows: bool) -> PyResult<Bound<'py, PyDict>> {
    let frame = &frame.get().0;
    let sent = py.detach(|| st::front::send(frame, windows));
    let data = match sent.data {
        FrameData::Inline(bytes) => variant(py, "inline", PyBytes::new(py, &bytes).into_any())?,
        FrameData::Media(name) => variant(py, "media", PyString::new(py, &name).into_any())?,
        FrameData::Windows(name) => variant(py, "windows", PyString::new(py, &name).into_any())?,
    };
    let dictionary = PyDict::new(py);
    dictionary.set_item("rows", sent.rows)?;
    dictionary.set_item("index", sent.index)?;
    dictionary.set_item("data", data)?;
    Ok(dictionary)
}

#[pyfunction]
#[pyo3(signature = (text, /))]
pub(crate) fn document(py: Python<'_>, text: String) -> PyResult<Bound<'_, PyDict>> {
    match st::front::document(text) {
        Document::Inline(text) => variant(py, "inline", PyString::new(py, &text).into_any()),
        Document::Media(name) => variant(py, "media", PyString::new(py, &name).into_any()),
    }
}

#[pyfunction]
#[pyo3(signature = (data, mime, extension, /))]
pub(crate) fn media<'py>(
    py: Python<'py>,
    data: PyBuffer<u8>,
    mime: &str,
    extension: &str,
) -> PyResult<Bound<'py, PyDict>> {
    let bytes = data.to_vec(py)?;
    match py.detach(|| st::front::keep(bytes, mime, extension)) {
        Source::Media(name) => variant(py, "media", PyString::new(py, &name).into_any()),
        Source::Url(url) => variant(py, "url", PyString::new(py, &url).into_any()),
    }
}

#[pyfunction]
#[pyo3(signature = (pixels, width, height, channels, /))]
pub(crate) fn png<'py>(
    py: Python<'py>,
    pixels: PyBuffer<u8>,
    width: u32,
    height: u32,
    channels: u8,
) -> PyResult<Bound<'py, PyBytes>> {
    let pixels = pixels.to_vec(py)?;
    let png = py.detach(|| st::front::png(&pixels, width, height, channels));
    png.map(|png| PyBytes::new(py, &png)).map_err(|error| raise(py, &error))
}

#[pyfunction]
pub(crate) fn in_form() -> bool {
    st::front::engine::current().is_some_and(|run| run.in_form())
}
