//! The process: the command line, the server, and runs without one.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use clap::{Arg, Command};
use millpond::{
    Launch, Settings,
    front::{engine, server::Script},
};
use pyo3::prelude::*;

use crate::{errors::StopRun, script::PythonScript};

fn command_line() -> Command {
    let script = Arg::new("script").value_name("SCRIPT").required(true).help("The Python script to run");
    let arguments = Arg::new("arguments").value_name("ARGUMENTS").num_args(0..).last(true).help("Passed to the script");
    let run = millpond::command("run".into()).about("Runs a script as a web app").disable_version_flag(true);
    let hello = millpond::command("hello".into()).about("Runs the built-in demo").disable_version_flag(true);
    Command::new("millpond")
        .about("Runs scripts as web apps")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(run.arg(script).arg(arguments.clone()))
        .subcommand(hello)
        .subcommand(millpond::cache_command())
}

#[pyfunction]
#[pyo3(signature = (argv, hello, load, describe, watched, forget_changed, /))]
pub(crate) fn main(
    py: Python<'_>,
    argv: Vec<OsString>,
    hello: String,
    load: Py<PyAny>,
    describe: Py<PyAny>,
    watched: Py<PyAny>,
    forget_changed: Py<PyAny>,
) -> i32 {
    let matches = match millpond::parse(command_line(), argv) {
        Ok(matches) => matches,
        Err(status) => return status,
    };
    let (matches, path, arguments) = match matches.subcommand() {
        Some(("run", matches)) => {
            let arguments = matches.get_many::<String>("arguments").into_iter().flatten().cloned().collect();
            (matches, matches.get_one::<String>("script").cloned().unwrap_or_default(), arguments)
        }
        Some(("cache", matches)) => return status(millpond::run_cache_command(matches)),
        Some((_, matches)) => (matches, hello, Vec::new()),
        None => unreachable!("a subcommand is required"),
    };
    let launched = locate(&path).and_then(|(path, folder)| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let path = path.to_string_lossy().into_owned();
        let script = move |settings: &Settings| -> Box<dyn Script> {
            let magic = settings.magic;
            Box::new(PythonScript { path, arguments, magic, load, describe, watched, forget_changed })
        };
        py.detach(|| millpond::launch_from(matches, Launch { name, folder, script: Box::new(script) }))
    });
    // The interpreter has heard Ctrl-C, too, but the server has done what was to be done.
    let _ = py.check_signals();
    status(launched)
}

/// The exit status for how it went; what was wrong is told on the terminal.
fn status(done: Result<(), String>) -> i32 {
    match done {
        Ok(()) => 0,
        Err(reason) => {
            eprintln!("error: {reason}");
            1
        }
    }
}

/// A script and its folder.
fn locate(path: &str) -> Result<(PathBuf, PathBuf), String> {
    let found = Path::new(path);
    if !found.is_file() {
        return Err(format!("there is no such file: {path}"));
    }
    let found = found.canonicalize().map_err(|error| format!("the script can't be read ({error}): {path}"))?;
    let folder = found.parent().unwrap_or(Path::new("/")).to_owned();
    Ok((found, folder))
}

#[pyfunction]
pub(crate) fn running() -> bool {
    engine::current().is_some()
}

#[pyfunction]
pub(crate) fn stop() -> PyResult<()> {
    Err(StopRun::new_err(()))
}
