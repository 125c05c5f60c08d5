//! Frames drawn as grids and tables.

use millpond::{self as st, Size};
use pyo3::prelude::*;

use crate::{
    elements::set,
    frame::Frame,
    place::{Place, draw},
};

/// A size: `"stretch"`, `"content"`, `"auto"` (which is what the content needs) or a number of pixels.
pub(crate) fn size(value: &Bound<'_, PyAny>) -> PyResult<Size> {
    match value.extract::<&str>() {
        Ok("stretch") => Ok(Size::Stretch),
        Ok(_) => Ok(Size::Content),
        Err(_) => Ok(Size::Pixels(value.extract()?)),
    }
}

#[pyfunction]
#[pyo3(signature = (place, frame, width, height, hide_index, column_order, /))]
pub(crate) fn dataframe(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    frame: &Bound<'_, Frame>,
    width: Bound<'_, PyAny>,
    height: Bound<'_, PyAny>,
    hide_index: Option<bool>,
    column_order: Option<Vec<String>>,
) -> PyResult<Place> {
    let mut dataframe = st::Dataframe::new(&frame.get().0).width(size(&width)?).height(size(&height)?);
    set!(dataframe: hide_index column_order);
    draw(py, place.as_ref(), || dataframe.try_show())
}

#[pyfunction]
#[pyo3(signature = (place, frame, /))]
pub(crate) fn table(py: Python<'_>, place: Option<Bound<'_, Place>>, frame: &Bound<'_, Frame>) -> PyResult<Place> {
    draw(py, place.as_ref(), || st::Table::new(&frame.get().0).try_show())
}
