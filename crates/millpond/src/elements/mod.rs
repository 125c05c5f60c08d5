//! The elements: a file for each, with the function that draws it and the type that has its options.
//!
//! Defaults and checks are here and nowhere else; the Python front calls these same types.

#[macro_use]
mod options;

mod alert;
mod button;
mod chart;
mod checkbox;
mod code;
mod columns;
mod container;
mod dataframe;
mod divider;
mod empty;
mod exception;
mod expander;
mod heading;
mod json;
mod markdown;
mod page_config;
mod progress;
mod selectbox;
mod sidebar;
mod slider;
mod spinner;
mod text;
mod text_input;
mod vega_lite;
mod write;

pub use alert::{Alert, error, info, success, warning};
pub use button::{Button, button};
pub use chart::{Chart, area_chart, bar_chart, line_chart, scatter_chart};
pub use checkbox::{Checkbox, checkbox};
pub use code::{Code, code};
pub use columns::{Columns, columns};
pub use container::{Container, container};
pub use dataframe::{Dataframe, Table, dataframe, table};
pub use divider::divider;
pub use empty::empty;
pub use exception::{Exception, exception};
pub use expander::{Expander, expander};
pub use heading::{Heading, header, subheader, title};
pub use json::{Json, json};
pub use markdown::{Markdown, caption, latex, markdown};
pub use millpond_protocol::{AlertKind, ButtonKind, Gap, LabelVisibility, Layout, SidebarState, Size, VerticalAlign};
pub use page_config::PageConfig;
pub use progress::{Progress, progress};
pub use selectbox::{OptionalSelectbox, Selectbox, selectbox};
pub use sidebar::sidebar;
#[doc(hidden)]
pub use sidebar::sidebar_place;
pub use slider::{Number, RangeSlider, RawSlider, Slider, slider};
pub use spinner::spinner;
#[doc(hidden)]
pub use spinner::{erase, spin};
pub use text::{Text, text};
pub use text_input::{TextInput, text_input};
pub use vega_lite::{VegaLite, vega_lite};
pub use write::{Write, write};
