//! Text, status and the page.

use millpond::{self as st, AlertKind, Layout, SidebarState, Size, TextAlign};
use pyo3::prelude::*;

use crate::{
    errors::{invalid, raise, raise_named},
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

/// A size: `"stretch"`, `"content"`, `"auto"` or a number of CSS pixels.
pub(crate) fn size(value: &Bound<'_, PyAny>) -> PyResult<Size> {
    match value.extract::<&str>() {
        Ok("stretch") => Ok(Size::Stretch),
        Ok("content") => Ok(Size::Content),
        Ok("auto") => Ok(Size::Auto),
        Ok(other) => {
            let message = format!("a size is \"stretch\", \"content\" or a number of pixels: {other}");
            Err(raise_named(value.py(), "StreamlitInvalidWidthError", message))
        }
        Err(_) => Ok(Size::Pixels(value.extract()?)),
    }
}

fn text_align(py: Python<'_>, name: &str) -> PyResult<TextAlign> {
    match name {
        "left" => Ok(TextAlign::Left),
        "center" => Ok(TextAlign::Center),
        "right" => Ok(TextAlign::Right),
        "justify" => Ok(TextAlign::Justify),
        other => {
            let choices = "\"left\", \"center\", \"right\" or \"justify\"";
            Err(invalid(py, format!("`text_alignment` must be {choices}: {other}")))
        }
    }
}

#[pyfunction]
#[pyo3(signature = (place, level, body, anchor, help, divider, icon, width, align, wrap, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn heading(
    py: Python<'_>,
    place: Target<'_>,
    level: u8,
    body: String,
    anchor: Option<String>,
    help: Option<String>,
    divider: Option<String>,
    icon: Option<String>,
    width: Bound<'_, PyAny>,
    align: &str,
    wrap: bool,
) -> PyResult<Place> {
    let mut heading = st::Heading::new(level, body).width(size(&width)?).align(text_align(py, align)?);
    set!(heading: anchor help divider icon);
    if !wrap {
        heading = heading.no_wrap();
    }
    draw(py, place.as_ref(), || heading.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, body, allow_html, caption, help, width, align, wrap, anchors, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn markdown(
    py: Python<'_>,
    place: Target<'_>,
    body: String,
    allow_html: bool,
    caption: bool,
    help: Option<String>,
    width: Bound<'_, PyAny>,
    align: &str,
    wrap: bool,
    anchors: bool,
) -> PyResult<Place> {
    let mut markdown = st::Markdown::new(body).width(size(&width)?).align(text_align(py, align)?);
    if !wrap {
        markdown = markdown.no_wrap();
    }
    if !anchors {
        markdown = markdown.no_anchors();
    }
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
#[pyo3(signature = (place, body, help, width, align, wrap, /))]
pub(crate) fn text(
    py: Python<'_>,
    place: Target<'_>,
    body: String,
    help: Option<String>,
    width: Bound<'_, PyAny>,
    align: &str,
    wrap: bool,
) -> PyResult<Place> {
    let mut text = st::Text::new(body).width(size(&width)?).align(text_align(py, align)?);
    set!(text: help);
    if !wrap {
        text = text.no_wrap();
    }
    draw(py, place.as_ref(), || text.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, body, language, line_numbers, wrap_lines, width, height, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn code(
    py: Python<'_>,
    place: Target<'_>,
    body: String,
    language: Option<String>,
    line_numbers: bool,
    wrap_lines: bool,
    width: Bound<'_, PyAny>,
    height: Bound<'_, PyAny>,
) -> PyResult<Place> {
    let mut code = st::Code::new(body).width(size(&width)?).height(size(&height)?);
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
#[pyo3(signature = (place, text, expanded, width, /))]
pub(crate) fn json(
    py: Python<'_>,
    place: Target<'_>,
    text: String,
    expanded: Option<u32>,
    width: Bound<'_, PyAny>,
) -> PyResult<Place> {
    let mut json = st::Json::text(text).width(size(&width)?);
    set!(json: expanded);
    draw(py, place.as_ref(), || json.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, width, /))]
pub(crate) fn divider(py: Python<'_>, place: Target<'_>, width: Bound<'_, PyAny>) -> PyResult<Place> {
    let divider = st::Divider::new().width(size(&width)?);
    draw(py, place.as_ref(), || divider.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, /))]
pub(crate) fn empty(py: Python<'_>, place: Target<'_>) -> PyResult<Place> {
    draw(py, place.as_ref(), || st::front::draw(&st::front::protocol::Element::Empty))
}

#[pyfunction]
#[pyo3(signature = (place, kind, body, icon, title, width, /))]
pub(crate) fn alert(
    py: Python<'_>,
    place: Target<'_>,
    kind: &str,
    body: String,
    icon: Option<String>,
    title: Option<String>,
    width: Bound<'_, PyAny>,
) -> PyResult<Place> {
    let kind = match kind {
        "success" => AlertKind::Success,
        "info" => AlertKind::Info,
        "warning" => AlertKind::Warning,
        "error" => AlertKind::Error,
        other => return Err(invalid(py, format!("there is no such kind of alert: {other}"))),
    };
    let mut alert = st::Alert::new(kind, body).width(size(&width)?);
    set!(alert: icon title);
    draw(py, place.as_ref(), || alert.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, kind, message, markdown, traceback, warning, width, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn exception(
    py: Python<'_>,
    place: Target<'_>,
    kind: String,
    message: String,
    markdown: bool,
    traceback: Vec<String>,
    warning: bool,
    width: Bound<'_, PyAny>,
) -> PyResult<Place> {
    let exception = st::Exception::new(kind, message).markdown(markdown).traceback(traceback).warning(warning);
    let exception = exception.width(size(&width)?);
    draw(py, place.as_ref(), || exception.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, body, show_time, width, /))]
pub(crate) fn spinner(
    py: Python<'_>,
    place: Target<'_>,
    body: String,
    show_time: bool,
    width: Bound<'_, PyAny>,
) -> PyResult<Place> {
    let width = size(&width)?;
    draw(py, place.as_ref(), || st::front::spin(body, show_time, width))
}

#[pyfunction]
#[pyo3(signature = (place, /))]
pub(crate) fn erase(place: &Bound<'_, Place>) {
    st::front::erase(place.get().0);
}

#[pyfunction]
#[pyo3(signature = (place, value, body, width, /))]
pub(crate) fn progress(
    py: Python<'_>,
    place: Target<'_>,
    value: f64,
    body: Option<String>,
    width: Bound<'_, PyAny>,
) -> PyResult<Place> {
    let mut progress = st::Progress::new(value).width(size(&width)?);
    set!(progress: body);
    draw(py, place.as_ref(), || progress.try_show())
}

#[pyfunction]
pub(crate) fn query() -> String {
    st::front::engine::current().map(|run| run.query()).unwrap_or_default()
}

#[pyfunction]
#[pyo3(signature = (query, /))]
pub(crate) fn set_query(py: Python<'_>, query: String) -> PyResult<()> {
    match st::front::engine::current() {
        Some(run) => run.set_query(query).map_err(|fault| raise(py, &fault.into())),
        None => Ok(()),
    }
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
    let mut config = st::PageConfig::new();
    set!(config: title icon layout sidebar help_url bug_url about);
    at(py, None, || config.try_set())
}
