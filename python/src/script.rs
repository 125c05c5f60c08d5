//! A Python script, executed for a run.

use std::{path::PathBuf, sync::Arc};

use millpond::{
    Exception,
    front::{
        engine::{Entered, Front, Run, RunEnd, RunScope},
        server::{Produced, Script},
    },
};
use pyo3::{prelude::*, sync::PyOnceLock};

use crate::{
    errors::{RerunRun, RunInterrupted, StopRun},
    fragment::{run_again, scope_of},
    front::Said,
};

/// The package's functions that execute a script and speak of it.
pub(crate) struct PythonScript {
    pub(crate) path: String,
    pub(crate) arguments: Vec<String>,
    /// Whether bare expressions are written.
    pub(crate) magic: bool,
    pub(crate) load: Py<PyAny>,
    pub(crate) describe: Py<PyAny>,
    pub(crate) watched: Py<PyAny>,
    pub(crate) forget_changed: Py<PyAny>,
}

impl Script for PythonScript {
    fn run(&self, run: Arc<Run>) -> RunEnd {
        let _entered = Entered::new(Some(run.clone()));
        Python::attach(|py| match self.execute(py, &run) {
            Ok(()) => RunEnd::Finished,
            Err(error) => self.ended(py, error),
        })
    }

    fn produce(&self, run: Arc<Run>, front: Arc<dyn Front>) -> Result<Produced, String> {
        let _entered = Entered::new(Some(run));
        Python::attach(|py| match Said::of(&*front).produce(py) {
            Ok(Some((bytes, mime))) => Ok(Produced { bytes, mime }),
            Ok(None) => Err("this button has a file of its own".to_owned()),
            Err(error) => {
                let exception = describe(py, &self.describe, error);
                Err(format!("{}: {}", exception.kind, exception.message))
            }
        })
    }

    fn sources(&self) -> Vec<PathBuf> {
        Python::attach(|py| {
            let watched = self.watched.bind(py).call0().and_then(|paths| paths.extract::<Vec<String>>());
            let watched = watched.inspect_err(|error| log::warn!("the script's files are not known: {error}"));
            let imported = watched.unwrap_or_default().into_iter().map(PathBuf::from);
            // The script itself counts even while it can't be compiled.
            imported.chain([PathBuf::from(&self.path)]).collect()
        })
    }

    fn changed(&self, sources: &[PathBuf]) {
        Python::attach(|py| {
            let paths: Vec<_> = sources.iter().map(|path| path.to_string_lossy()).collect();
            if let Err(error) = self.forget_changed.bind(py).call1((paths,)) {
                log::warn!("a changed module could not be forgotten: {error}");
            }
        });
    }

    /// The interpreter lock lets one run compute at a time.
    fn parallelism(&self) -> usize {
        1
    }
}

impl PythonScript {
    /// Calls the callbacks of widgets with new values, then the whole script or the fragments that the run is for.
    fn execute(&self, py: Python<'_>, run: &Run) -> PyResult<()> {
        Said::call_all(py, run)?;
        if run.scope == RunScope::All {
            let load = self.load.bind(py);
            return load.call1((&self.path, self.arguments.clone(), self.magic))?.call0().map(drop);
        }
        run.fragments().iter().try_for_each(|fragment| run_again(py, run, fragment))
    }

    /// What an exception that leaves the script says of the run.
    fn ended(&self, py: Python<'_>, error: PyErr) -> RunEnd {
        match control(py, &error) {
            Some(end) => end,
            None => RunEnd::Failed(describe(py, &self.describe, error)),
        }
    }
}

/// How a run ends by an exception that is no error.
pub(crate) fn control(py: Python<'_>, error: &PyErr) -> Option<RunEnd> {
    if error.is_instance_of::<StopRun>(py) {
        return Some(RunEnd::Stopped);
    }
    if error.is_instance_of::<RerunRun>(py) {
        return Some(RunEnd::Rerun(scope_of(py, error)));
    }
    error.is_instance_of::<RunInterrupted>(py).then_some(RunEnd::Interrupted)
}

fn describe(py: Python<'_>, describe: &Py<PyAny>, error: PyErr) -> millpond::front::protocol::Exception {
    let fallback = error.to_string();
    let described = describe.bind(py).call1((error.into_value(py),));
    type Description = (String, String, bool, Vec<String>, bool);
    let exception = match described.and_then(|described| described.extract::<Description>()) {
        Ok((kind, message, markdown, traceback, warning)) => {
            Exception::new(kind, message).markdown(markdown).traceback(traceback).warning(warning)
        }
        Err(_) => Exception::new("Error", fallback),
    };
    let exception = exception.into_props();
    log::error!("the script failed: {}: {}\n{}", exception.kind, exception.message, exception.traceback.join("\n"));
    exception
}

/// The line of the user's code that is being executed on this thread, such as `app.py:7`.
pub(crate) fn line() -> Option<String> {
    static HERE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    Python::attach(|py| HERE.import(py, "millpond.tracebacks", "here").and_then(|here| here.call0()?.extract()).ok())
}
