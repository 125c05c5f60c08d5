//! Errors of the engine as exceptions of the package.

use pyo3::{
    create_exception,
    exceptions::{PyBaseException, PyException},
    prelude::*,
    types::PyType,
};

use crate::front::take_pending;

create_exception!(_native, Error, PyException, "The root of `millpond.errors`.");
create_exception!(_native, RunInterrupted, PyBaseException, "The run ends here.");
create_exception!(_native, StopRun, RunInterrupted, "The script asked to stop.");
create_exception!(_native, RerunRun, RunInterrupted, "The script asked to run again.");

create_exception!(_native, NoRun, PyException, "Something was asked for that is there only while a script runs.");

/// The exception for an error: of the class in `millpond.errors` that has its name.
pub(crate) fn raise(py: Python<'_>, error: &millpond::Error) -> PyErr {
    if let Some(pending) = take_pending() {
        return pending;
    }
    if error.interrupt().is_some() {
        return RunInterrupted::new_err(());
    }
    raise_named(py, error.kind(), error.to_string())
}

/// An exception of the class in `millpond.errors` that has this name.
pub(crate) fn raise_named(py: Python<'_>, name: &str, message: String) -> PyErr {
    let class = py.import("millpond.errors").and_then(|errors| errors.getattr(name));
    match class.and_then(|class| Ok(class.cast_into::<PyType>()?)) {
        Ok(class) => PyErr::from_type(class, message),
        Err(_) => Error::new_err(message),
    }
}

/// A wrong argument that a builder can't be given.
pub(crate) fn invalid(py: Python<'_>, message: String) -> PyErr {
    raise_named(py, "StreamlitAPIException", message)
}
