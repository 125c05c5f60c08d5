//! Text, status and the page.

use millpond::{self as st, AlertKind, Layout, SidebarState};
use pyo3::prelude::*;

use crate::{
    errors::invalid,
    place::{Place, at, draw},
};

/// Where to draw.
type Target<'py> = Option<Bound<'py, Place>>;

/// Calls an option's method where there is a value.
macro_rules! set {
    ($builder:ident: $($name:ident)*) => {$(
        if let Some(value) = $name {
            $builder = $builder.$name(value);
        }
    )*};
}

pub(crate) use set;

#[pyfunction]
#[pyo3(signature = (place, level, body, anchor, help, divider, /))]
pub(crate) fn heading(
    py: Python<'_>,
    place: Target<'_>,
    level: u8,
    body: String,
    anchor: Option<String>,
    help: Option<String>,
    divider: Option<String>,
) -> PyResult<Place> {
    let mut heading = st::Heading::new(level, body);
    set!(heading: anchor help divider);
    draw(py, place.as_ref(), || heading.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, body, allow_html, caption, help, /))]
pub(crate) fn markdown(
    py: Python<'_>,
    place: Target<'_>,
    body: String,
    allow_html: bool,
    caption: bool,
    help: Option<String>,
) -> PyResult<Place> {
    let mut markdown = st::Markdown::new(body);
    if allow_html {
        markdown = markdown.allow_html();
    }
    if caption {
        markdown = markdown.caption();
    }
    set!(markdown: help);
    draw(py, place.as_ref(), || markdown.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, body, help, /))]
pub(crate) fn text(py: Python<'_>, place: Target<'_>, body: String, help: Option<String>) -> PyResult<Place> {
    let mut text = st::Text::new(body);
    set!(text: help);
    draw(py, place.as_ref(), || text.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, body, language, line_numbers, wrap_lines, /))]
pub(crate) fn code(
    py: Python<'_>,
    place: Target<'_>,
    body: String,
    language: Option<String>,
    line_numbers: bool,
    wrap_lines: bool,
) -> PyResult<Place> {
    let mut code = st::Code::new(body);
    set!(code: language);
    if line_numbers {
        code = code.line_numbers();
    }
    if wrap_lines {
        code = code.wrap_lines();
    }
    draw(py, place.as_ref(), || code.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, text, expanded, /))]
pub(crate) fn json(py: Python<'_>, place: Target<'_>, text: String, expanded: Option<u32>) -> PyResult<Place> {
    let mut json = st::Json::text(text);
    set!(json: expanded);
    draw(py, place.as_ref(), || json.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, /))]
pub(crate) fn divider(py: Python<'_>, place: Target<'_>) -> PyResult<Place> {
    draw(py, place.as_ref(), || st::front::draw(&st::front::protocol::Element::Divider))
}

#[pyfunction]
#[pyo3(signature = (place, /))]
pub(crate) fn empty(py: Python<'_>, place: Target<'_>) -> PyResult<Place> {
    draw(py, place.as_ref(), || st::front::draw(&st::front::protocol::Element::Empty))
}

#[pyfunction]
#[pyo3(signature = (place, kind, body, icon, /))]
pub(crate) fn alert(
    py: Python<'_>,
    place: Target<'_>,
    kind: &str,
    body: String,
    icon: Option<String>,
) -> PyResult<Place> {
    let kind = match kind {
        "success" => AlertKind::Success,
        "info" => AlertKind::Info,
        "warning" => AlertKind::Warning,
        "error" => AlertKind::Error,
        other => return Err(invalid(py, format!("there is no such kind of alert: {other}"))),
    };
    let mut alert = st::Alert::new(kind, body);
    set!(alert: icon);
    draw(py, place.as_ref(), || alert.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, kind, message, markdown, traceback, warning, /))]
pub(crate) fn exception(
    py: Python<'_>,
    place: Target<'_>,
    kind: String,
    message: String,
    markdown: bool,
    traceback: Vec<String>,
    warning: bool,
) -> PyResult<Place> {
    let exception = st::Exception::new(kind, message).markdown(markdown).traceback(traceback).warning(warning);
    draw(py, place.as_ref(), || exception.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, body, show_time, /))]
pub(crate) fn spinner(py: Python<'_>, place: Target<'_>, body: String, show_time: bool) -> PyResult<Place> {
    draw(py, place.as_ref(), || st::front::spin(body, show_time))
}

#[pyfunction]
#[pyo3(signature = (place, /))]
pub(crate) fn erase(place: &Bound<'_, Place>) {
    st::front::erase(place.get().0);
}

#[pyfunction]
#[pyo3(signature = (place, value, body, /))]
pub(crate) fn progress(py: Python<'_>, place: Target<'_>, value: f64, body: Option<String>) -> PyResult<Place> {
    let mut progress = st::Progress::new(value);
    set!(progress: body);
    draw(py, place.as_ref(), || progress.try_show())
}

#[pyfunction]
#[pyo3(signature = (title, icon, layout, sidebar, help_url, bug_url, about, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn set_page_config(
    py: Python<'_>,
    title: Option<String>,
    icon: Option<String>,
    layout: Option<&str>,
    sidebar: Option<&str>,
    help_url: Option<String>,
    bug_url: Option<String>,
    about: Option<String>,
) -> PyResult<()> {
    let layout = match layout {
        None => None,
        Some("centered") => Some(Layout::Centered),
        Some("wide") => Some(Layout::Wide),
        Some(other) => return Err(invalid(py, format!("`layout` must be \"centered\" or \"wide\": {other}"))),
    };
    let sidebar = match sidebar {
        None => None,
        Some("auto") => Some(SidebarState::Auto),
        Some("expanded") => Some(SidebarState::Expanded),
        Some("collapsed") => Some(SidebarState::Collapsed),
        Some(other) => {
            let message = format!("`initial_sidebar_state` must be \"auto\", \"expanded\" or \"collapsed\": {other}");
            return Err(invalid(py, message));
        }
    };
    let mut config = st::PageConfig::current();
    set!(config: title icon layout sidebar help_url bug_url about);
    at(py, None, || config.try_set())
}
