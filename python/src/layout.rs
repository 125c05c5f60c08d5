//! Blocks.

use millpond::{self as st, Gap, VerticalAlign};
use pyo3::prelude::*;

use crate::{
    elements::size,
    errors::{invalid, raise},
    place::{Place, at},
};

#[pyfunction]
#[pyo3(signature = (place, weights, gap, align, border, width, wrap, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn columns(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    weights: Vec<f64>,
    gap: &str,
    align: &str,
    border: bool,
    width: Bound<'_, PyAny>,
    wrap: bool,
) -> PyResult<Vec<Place>> {
    let gap = match gap {
        "none" => Gap::None,
        "xxsmall" => Gap::Xxsmall,
        "xsmall" => Gap::Xsmall,
        "small" => Gap::Small,
        "medium" => Gap::Medium,
        "large" => Gap::Large,
        "xlarge" => Gap::Xlarge,
        "xxlarge" => Gap::Xxlarge,
        other => {
            let choices = "\"xxsmall\", \"xsmall\", \"small\", \"medium\", \"large\", \"xlarge\", \"xxlarge\" or None";
            return Err(invalid(py, format!("`gap` must be {choices}: {other}")));
        }
    };
    let align = match align {
        "top" => VerticalAlign::Top,
        "center" => VerticalAlign::Center,
        "bottom" => VerticalAlign::Bottom,
        "distribute" => VerticalAlign::Distribute,
        other => {
            let choices = "\"top\", \"center\", \"bottom\" or \"distribute\"";
            return Err(invalid(py, format!("`vertical_alignment` must be {choices}: {other}")));
        }
    };
    let mut columns = st::Columns::new(weights).gap(gap).align(align).border(border).width(size(&width)?);
    if !wrap {
        columns = columns.no_wrap();
    }
    let places = at(py, place.as_ref(), || columns.try_show())?;
    Ok(places.into_iter().map(Place).collect())
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
