//! Blocks.

use millpond::{self as st, Gap, VerticalAlign};
use pyo3::prelude::*;

use crate::{
    elements::set,
    errors::{invalid, raise},
    place::{Place, at, draw},
};

#[pyfunction]
#[pyo3(signature = (place, key, border, height, /))]
pub(crate) fn container(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    key: Option<String>,
    border: Option<bool>,
    height: Bound<'_, PyAny>,
) -> PyResult<Place> {
    let mut container = st::Container::new();
    set!(container: key border);
    if let Ok(pixels) = height.extract::<u32>() {
        container = container.height(pixels);
    }
    draw(py, place.as_ref(), || container.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, weights, gap, align, border, /))]
pub(crate) fn columns(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    weights: Vec<f64>,
    gap: &str,
    align: &str,
    border: bool,
) -> PyResult<Vec<Place>> {
    let gap = match gap {
        "none" => Gap::None,
        "small" | "xsmall" | "xxsmall" => Gap::Small,
        "medium" => Gap::Medium,
        "large" | "xlarge" | "xxlarge" => Gap::Large,
        other => return Err(invalid(py, format!("`gap` must be \"small\", \"medium\", \"large\" or None: {other}"))),
    };
    let align = match align {
        "top" => VerticalAlign::Top,
        "center" => VerticalAlign::Center,
        "bottom" => VerticalAlign::Bottom,
        other => {
            let message = format!("`vertical_alignment` must be \"top\", \"center\" or \"bottom\": {other}");
            return Err(invalid(py, message));
        }
    };
    let columns = st::Columns::new(weights).gap(gap).align(align).border(border);
    let places = at(py, place.as_ref(), || columns.try_show())?;
    Ok(places.into_iter().map(Place).collect())
}

#[pyfunction]
#[pyo3(signature = (place, label, expanded, icon, /))]
pub(crate) fn expander(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    label: String,
    expanded: bool,
    icon: Option<String>,
) -> PyResult<Place> {
    let mut expander = st::Expander::new(label).expanded(expanded);
    set!(expander: icon);
    draw(py, place.as_ref(), || expander.try_show())
}

#[pyfunction]
pub(crate) fn sidebar() -> Place {
    Place(st::front::sidebar())
}

#[pyfunction]
#[pyo3(signature = (place, /))]
pub(crate) fn enter(py: Python<'_>, place: &Bound<'_, Place>) -> PyResult<()> {
    st::front::enter(place.get().0).map_err(|error| raise(py, &error))
}

#[pyfunction]
#[pyo3(signature = (_place, /))]
pub(crate) fn leave(_place: &Bound<'_, Place>) {
    st::front::leave();
}
