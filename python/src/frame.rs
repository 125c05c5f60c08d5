//! Frames from Python's data.

use arrow_array::{
    RecordBatchReader,
    ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader},
};
use millpond::data::DataFrame;
use pyo3::{
    exceptions::PyValueError,
    prelude::*,
    types::{PyBytes, PyCapsule},
};

use crate::columns::{ColumnData, batch};

/// Columns of data, the first of which may be row labels.
#[pyclass(frozen, module = "millpond._native")]
pub(crate) struct Frame(pub(crate) DataFrame);

#[pymethods]
impl Frame {
    #[staticmethod]
    #[pyo3(signature = (stream, index, /))]
    fn from_arrow(stream: &Bound<'_, PyAny>, index: usize) -> PyResult<Self> {
        let capsule = stream.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
        let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?.cast::<FFI_ArrowArrayStream>();
        // SAFETY: a capsule of this name holds a stream of the Arrow C interface, which the reader moves out of it,
        // leaving a released one for the capsule's destructor.
        let reader = unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr()) }.map_err(wrong)?;
        let schema = reader.schema();
        let batches = reader.collect::<Result<Vec<_>, _>>().map_err(wrong)?;
        frame(DataFrame::from_batches(schema, batches), index)
    }

    #[staticmethod]
    #[pyo3(signature = (names, columns, index, /))]
    fn from_columns(names: Vec<String>, columns: Vec<ColumnData<'_>>, index: usize) -> PyResult<Self> {
        let batch = batch(names, columns)?;
        frame(DataFrame::from_batches(batch.schema(), vec![batch]), index)
    }

    fn to_ipc<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.0.to_ipc())
    }

    #[getter]
    fn rows(&self) -> usize {
        self.0.rows()
    }

    #[getter]
    fn index(&self) -> usize {
        self.0.index()
    }
}

fn frame(frame: Result<DataFrame, millpond::data::Error>, index: usize) -> PyResult<Frame> {
    frame.and_then(|frame| frame.with_index(index)).map(Frame).map_err(wrong)
}

pub(crate) fn wrong(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}
