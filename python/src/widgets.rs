//! Widgets.

use millpond::{
    self as st, ButtonKind,
    front::protocol::{Block, Element},
};
use pyo3::prelude::*;

use crate::{
    elements::{set, size},
    errors::invalid,
    front::{Front, element_is_button, raw},
    place::{Place, at},
    props::read,
};

#[pyfunction]
#[pyo3(signature = (place, label, key, help, kind, icon, icon_right, disabled, width, wrap, shortcut, submit, download, front, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn button(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    label: String,
    key: Option<String>,
    help: Option<String>,
    kind: &str,
    icon: Option<String>,
    icon_right: bool,
    disabled: bool,
    width: Bound<'_, PyAny>,
    wrap: bool,
    shortcut: Option<String>,
    submit: bool,
    download: Option<Bound<'_, PyAny>>,
    front: Option<Bound<'_, Front>>,
) -> PyResult<bool> {
    let kind = match kind {
        "primary" => ButtonKind::Primary,
        "secondary" => ButtonKind::Secondary,
        "tertiary" => ButtonKind::Tertiary,
        other => {
            let message = format!("a button's `type` must be \"primary\", \"secondary\" or \"tertiary\": {other}");
            return Err(invalid(py, message));
        }
    };
    let mut button = st::Button::new(label).kind(kind).disabled(disabled).width(size(&width)?);
    set!(button: key help icon shortcut);
    if icon_right {
        button = button.icon_right();
    }
    if !wrap {
        button = button.no_wrap();
    }
    if submit {
        button = button.submit();
    }
    if let Some(download) = download {
        button = button.download(read(&download)?);
    }
    let button = button.hooks(Front::hooks(front.as_ref()));
    at(py, place.as_ref(), || button.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, props, front, /))]
pub(crate) fn ask<'py>(
    py: Python<'py>,
    place: Option<Bound<'_, Place>>,
    props: &Bound<'_, PyAny>,
    front: Option<Bound<'_, Front>>,
) -> PyResult<Bound<'py, PyAny>> {
    let element: Element = read(props)?;
    ask_element(py, place.as_ref(), element, front.as_ref())
}

/// Draws a widget, and gives its value as Python has it.
pub(crate) fn ask_element<'py>(
    py: Python<'py>,
    place: Option<&Bound<'_, Place>>,
    element: Element,
    front: Option<&Bound<'_, Front>>,
) -> PyResult<Bound<'py, PyAny>> {
    let (hooks, is_button) = (Front::hooks(front), element_is_button(&element));
    let value = at(py, place, || st::front::ask(element, &hooks))?;
    raw(py, is_button, &value)
}

#[pyfunction]
#[pyo3(signature = (place, props, front, /))]
pub(crate) fn ask_block<'py>(
    py: Python<'py>,
    place: Option<Bound<'_, Place>>,
    props: &Bound<'_, PyAny>,
    front: Option<Bound<'_, Front>>,
) -> PyResult<(Place, Bound<'py, PyAny>)> {
    let block: Block = read(props)?;
    let is_button = matches!(block, Block::Dialog(_));
    let hooks = Front::hooks(front.as_ref());
    let (place, value) = at(py, place.as_ref(), || st::front::ask_block(block, &hooks))?;
    Ok((Place(place), raw(py, is_button, &value)?))
}

#[pyfunction]
#[pyo3(signature = (place, props, labels, front, /))]
pub(crate) fn ask_tabs<'py>(
    py: Python<'py>,
    place: Option<Bound<'_, Place>>,
    props: &Bound<'_, PyAny>,
    labels: Vec<String>,
    front: Option<Bound<'_, Front>>,
) -> PyResult<(Place, Bound<'py, PyAny>)> {
    let Block::Tabs(tabs) = read(props)? else { return Err(invalid(py, "these are no tabs".to_owned())) };
    let hooks = Front::hooks(front.as_ref());
    let (place, value) = at(py, place.as_ref(), || st::front::ask_tabs(tabs, labels, &hooks))?;
    Ok((Place(place), raw(py, false, &value)?))
}

#[pyfunction]
pub(crate) fn at_top() -> bool {
    st::front::engine::current().is_some_and(|run| run.at_top())
}
