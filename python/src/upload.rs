//! Files of the user's, whose bytes Python reads where they lie.

use std::{ffi::c_int, sync::Arc};

use millpond::front::{engine, protocol::UserFile};
use pyo3::{exceptions::PyBufferError, ffi, prelude::*};

/// A file of the user's.
#[pyclass(frozen, module = "millpond._native")]
pub(crate) struct Upload(Arc<engine::Upload>);

impl Upload {
    /// The file of this id, while the session has it.
    pub(crate) fn find(file: &UserFile) -> Option<Self> {
        engine::current().and_then(|run| run.upload(&file.id)).map(Self)
    }
}

#[pymethods]
impl Upload {
    #[getter]
    fn id(&self) -> &str {
        &self.0.file().id
    }

    #[getter]
    fn name(&self) -> &str {
        &self.0.file().name
    }

    #[getter]
    fn mime(&self) -> &str {
        &self.0.file().mime
    }

    #[getter]
    fn size(&self) -> u64 {
        self.0.file().size
    }

    /// Shows the bytes to who reads them.
    ///
    /// # Safety
    ///
    /// The interpreter calls it, with a view of its own to fill.
    unsafe fn __getbuffer__(slf: Bound<'_, Self>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
        if flags & ffi::PyBUF_WRITABLE == ffi::PyBUF_WRITABLE {
            return Err(PyBufferError::new_err("a file of the user's can only be read"));
        }
        let bytes = slf.get().0.bytes();
        // SAFETY: the view is the interpreter's; the bytes never move, and live as long as the object, which the view
        // keeps alive.
        let filled = unsafe {
            ffi::PyBuffer_FillInfo(
                view,
                slf.as_ptr(),
                bytes.as_ptr().cast_mut().cast(),
                bytes.len() as ffi::Py_ssize_t,
                1,
                flags,
            )
        };
        if filled == 0 { Ok(()) } else { Err(PyErr::fetch(slf.py())) }
    }
}
