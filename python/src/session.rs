//! A session without a browser, for tests.

use std::sync::Arc;

use millpond::front::{
    self,
    engine::{self, Entered, Run, RunEnd, RunScope},
    protocol::{UserFile, Value, WidgetState},
};
use pyo3::{exceptions::PyKeyError, prelude::*};

use crate::{errors::invalid, fragment::run_again, front::Said, props::read, script::control};

/// A session of a function as script, which no browser shows.
#[pyclass(module = "millpond._native")]
pub(crate) struct Session {
    body: Py<PyAny>,
    session: engine::Session,
}

#[pymethods]
impl Session {
    #[new]
    #[pyo3(signature = (body, /))]
    fn new(body: Py<PyAny>) -> Self {
        Self { body, session: engine::Session::new(front::cache()) }
    }

    /// Runs the script, and gives what the page then shows.
    fn run(&mut self, py: Python<'_>) -> PyResult<String> {
        self.session.rerun();
        self.runs(py)
    }

    /// Gives a widget, found by its key or label, a value of the protocol, and runs what is due.
    #[pyo3(signature = (widget, value, /))]
    fn give(&mut self, py: Python<'_>, widget: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
        let value: Value = read(value)?;
        let id = millpond::testing::find(&self.session, widget);
        let id = id.ok_or_else(|| PyKeyError::new_err(widget.to_owned()))?;
        let refused = self.session.event(self.session.taken() + 1, vec![WidgetState { id, value }]);
        match refused.is_empty() {
            true => self.runs(py),
            false => Err(invalid(py, refused.join("\n"))),
        }
    }

    /// Uploads a file, and gives the `UserFile` by which a value names it.
    #[pyo3(signature = (name, mime, content, /))]
    fn upload(&mut self, name: String, mime: String, content: Vec<u8>) -> (String, String, String, u64) {
        let id = engine::Upload::id_of(&name, &mime, &blake3::hash(&content));
        let file = UserFile { id: id.clone(), name: name.clone(), mime: mime.clone(), size: content.len() as u64 };
        let size = file.size;
        self.session.upload(Arc::new(engine::Upload::new(file, content)));
        (id, name, mime, size)
    }
}

impl Session {
    /// Executes the runs that are due; the error of the script, if it failed.
    fn runs(&mut self, py: Python<'_>) -> PyResult<String> {
        while let Some(run) = self.session.start() {
            let result = {
                let _entered = Entered::new(Some(run.clone()));
                self.execute(py, &run)
            };
            let end = match &result {
                Ok(()) => RunEnd::Finished,
                Err(error) => control(py, error).unwrap_or(RunEnd::Finished),
            };
            self.session.finish(end);
            if let Err(error) = result
                && control(py, &error).is_none()
            {
                return Err(error);
            }
        }
        Ok(millpond::testing::shown(&self.session))
    }

    fn execute(&self, py: Python<'_>, run: &Run) -> PyResult<()> {
        Said::call_all(py, run)?;
        match run.scope {
            RunScope::All => self.body.bind(py).call0().map(drop),
            RunScope::Fragments(_) => run.fragments().iter().try_for_each(|fragment| run_again(py, run, fragment)),
        }
    }
}

#[pyfunction]
#[pyo3(signature = (body, /))]
pub(crate) fn run_once(py: Python<'_>, body: Py<PyAny>) -> PyResult<String> {
    Session::new(body).run(py)
}
