//! Widgets.

use millpond::{self as st, ButtonKind, LabelVisibility, front::protocol::Download};
use pyo3::prelude::*;

use crate::{
    elements::{set, size},
    errors::invalid,
    place::{Place, at},
    props::read,
};

fn visibility(py: Python<'_>, name: &str) -> PyResult<LabelVisibility> {
    match name {
        "visible" => Ok(LabelVisibility::Visible),
        "hidden" => Ok(LabelVisibility::Hidden),
        "collapsed" => Ok(LabelVisibility::Collapsed),
        other => {
            let choices = "\"visible\", \"hidden\" or \"collapsed\"";
            Err(invalid(py, format!("`label_visibility` must be {choices}: {other}")))
        }
    }
}

#[pyfunction]
#[pyo3(signature = (place, label, key, help, kind, icon, icon_right, disabled, width, submit, download, /))]
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
    submit: bool,
    download: Option<Bound<'_, PyAny>>,
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
    set!(button: key help icon);
    if icon_right {
        button = button.icon_right();
    }
    if submit {
        button = button.submit();
    }
    if let Some(download) = download {
        let Download { source, name, quiet } = read(&download)?;
        button = button.download(source, name, !quiet);
    }
    at(py, place.as_ref(), || button.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, label, value, key, help, disabled, label_visibility, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn checkbox(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    label: String,
    value: bool,
    key: Option<String>,
    help: Option<String>,
    disabled: bool,
    label_visibility: &str,
) -> PyResult<bool> {
    let visibility = visibility(py, label_visibility)?;
    let mut checkbox = st::Checkbox::new(label).value(value).disabled(disabled).label_visibility(visibility);
    set!(checkbox: key help);
    at(py, place.as_ref(), || checkbox.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, label, min, max, value, step, format, integer, key, help, disabled, label_visibility, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn slider(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    label: String,
    min: Option<f64>,
    max: Option<f64>,
    value: Option<Vec<f64>>,
    step: Option<f64>,
    format: Option<String>,
    integer: bool,
    key: Option<String>,
    help: Option<String>,
    disabled: bool,
    label_visibility: &str,
) -> PyResult<Vec<f64>> {
    let visibility = visibility(py, label_visibility)?;
    let mut slider = st::RawSlider::new(label, integer).disabled(disabled).label_visibility(visibility);
    set!(slider: min max value step format key help);
    at(py, place.as_ref(), || slider.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, label, options, index, key, help, placeholder, disabled, label_visibility, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn selectbox(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    label: String,
    options: Vec<String>,
    index: Option<usize>,
    key: Option<String>,
    help: Option<String>,
    placeholder: Option<String>,
    disabled: bool,
    label_visibility: &str,
) -> PyResult<Option<usize>> {
    let visibility = visibility(py, label_visibility)?;
    let indices = (0..options.len()).collect();
    let mut selectbox = st::Selectbox::new(label, indices, options).disabled(disabled).label_visibility(visibility);
    set!(selectbox: key help placeholder index);
    at(py, place.as_ref(), || match index {
        Some(_) => selectbox.try_show(),
        None => selectbox.optional().try_show(),
    })
}

#[pyfunction]
#[pyo3(signature = (
    place, label, value, max_chars, key, type_password, help, autocomplete, placeholder, disabled, label_visibility, /
))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn text_input(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    label: String,
    value: Option<String>,
    max_chars: Option<u32>,
    key: Option<String>,
    type_password: bool,
    help: Option<String>,
    autocomplete: Option<String>,
    placeholder: Option<String>,
    disabled: bool,
    label_visibility: &str,
) -> PyResult<Option<String>> {
    let visibility = visibility(py, label_visibility)?;
    let mut input = st::TextInput::new(label).unset().disabled(disabled).label_visibility(visibility);
    set!(input: value max_chars key help autocomplete placeholder);
    if type_password {
        input = input.password();
    }
    at(py, place.as_ref(), || input.try_show())
}
