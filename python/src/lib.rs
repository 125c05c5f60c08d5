//! The extension module of the Python package: each function converts its arguments and calls the builder that a Rust
//! app calls. `millpond/_native.pyi` says what each takes and gives.

mod call_key;
mod charts;
mod columns;
mod elements;
mod errors;
mod fragment;
mod frame;
mod front;
mod keys;
mod layout;
mod memo;
mod parameters;
mod place;
mod process;
mod props;
mod recording;
mod script;
mod session;
mod state;
mod upload;
mod uses;
mod values;
mod widgets;

use pyo3::prelude::*;

#[pymodule(gil_used = true)]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::{
        charts::{chart, map, vega_lite},
        elements::{
            alert, code, divider, empty, erase, exception, heading, json, markdown, progress, query, set_page_config,
            set_query, spinner, text,
        },
        errors::{Error, RerunRun, RunInterrupted, StopRun},
        fragment::{fragment, fragment_running, rerun, rerun_fragment},
        frame::Frame,
        front::Front,
        keys::{digest, encode},
        layout::{columns, enter, leave, sidebar},
        memo::{Memo, clear_memos, clear_singletons, parse_size, script_lies_in},
        place::Place,
        process::{main, running, stop},
        props::{block, change, document, element, in_form, media, png, send},
        recording::Recording,
        session::{Session, run_once},
        state::{is_set, last_set, state_delete, state_get, state_keys, state_set},
        upload::Upload,
        uses::Uses,
        widgets::{ask, ask_block, ask_tabs, at_top, button},
    };

    #[pymodule_init]
    fn init(_module: &Bound<'_, PyModule>) -> PyResult<()> {
        millpond::init_logging("info");
        millpond::front::locate_by(crate::script::line);
        Ok(())
    }

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
