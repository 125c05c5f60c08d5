//! The extension module of the Python package: each function converts its arguments and calls the builder that a Rust
//! app calls. `millpond/_native.pyi` says what each takes and gives.

mod charts;
mod columns;
mod data;
mod elements;
mod errors;
mod frame;
mod layout;
mod memo;
mod place;
mod process;
mod script;
mod widgets;

use pyo3::prelude::*;

#[pymodule(gil_used = true)]
mod _native {
    #[pymodule_export]
    use crate::{
        charts::{chart, vega_lite},
        data::{dataframe, table},
        elements::{
            alert, code, divider, empty, erase, exception, heading, json, markdown, progress, set_page_config, spinner,
            text,
        },
        errors::{Error, RerunRun, RunInterrupted, StopRun},
        frame::Frame,
        layout::{columns, container, enter, expander, leave, sidebar},
        memo::{Memo, clear_memos, clear_singletons},
        place::Place,
        process::{main, rerun, run_once, running, stop},
        widgets::{button, checkbox, selectbox, slider, text_input},
    };

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
