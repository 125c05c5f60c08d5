//! Data apps as scripts.
//!
//! An app is a function that runs from top to bottom, for each user, again at every interaction. What it draws is a
//! web page; what it memoizes comes back, value and drawing, without running again.
//!
//! ```no_run
//! use millpond::{self as st, memo};
//!
//! #[memo]
//! fn square(x: i64) -> i64 {
//!     st::text("computed once for each x");
//!     x * x
//! }
//!
//! fn app() {
//!     st::title("Squares");
//!     let x = st::slider("x", 0..=100).value(12).show();
//!     st::write(square(x));
//! }
//!
//! fn main() -> std::process::ExitCode {
//!     millpond::run(app)
//! }
//! ```
//!
//! Elements are free functions that draw at once: [`title`], [`markdown`], [`dataframe`], … Each has a type of the same
//! name with its options, ended by `.show()`: `Heading::title("Squares").divider("blue").show()`.
//! Widgets are called the same way and give their value: [`button`] and [`checkbox`] at once, the others, which mostly
//! need an option, through `.show()`.
//!
//! Blocks are [`Place`]s: `st::expander("More").with(|| …)`.
//!
//! Outside of an app, in a test or a plain program, everything works too: memoized functions are remembered, drawing
//! is left out, and widgets have their defaults.

mod bind;
mod block_widget;
mod cache_command;
mod caches;
mod cli;
mod context;
mod elements;
mod error;
mod fragment;
mod hooks;
mod key;
mod logging;
pub mod memo;
mod moments;
mod place;
mod query;
mod rust_script;
mod settings;
mod size;
mod state;
pub mod testing;

pub use cache_command::{cache_command, run_cache_command};
pub use cli::{Launch, MakeScript, command, launch_from, parse, run};
pub use context::{rerun, stop};
pub use elements::*;
pub use error::Error;
pub use fragment::{Fragment, fragment, rerun_fragment, rerun_fragments};
/// Dates and times, as widgets have them.
pub use jiff;
pub use key::{Key, KeyWriter};
pub use logging::init as init_logging;
pub use millpond_data as data;
pub use millpond_data::{Cells, Edits};
/// Remembers a function's results; see the module [`memo`].
pub use millpond_macros::{memo, singleton};
pub use place::Place;
pub use query::{query_params, set_query_params};
pub use settings::{OPTIONS, OptionSpec, Settings};
pub use size::parse_size;
pub use state::{State, StateOr, state};

/// The parts that other fronts are built from.
#[doc(hidden)]
pub mod front {
    pub use millpond_engine as engine;
    pub use millpond_protocol as protocol;
    pub use millpond_server as server;

    pub use crate::{
        block_widget::{ask_block, ask_tabs},
        caches::{cache, new_cache, script_lies_in},
        context::{Hooks, WidgetFront, ask, change_block, draw, draw_block, locate_by},
        elements::{document, erase, keep, png, send, sidebar_place as sidebar, spin},
        error::refused,
        place::{enter, leave},
    };
}
