//! Places on the page, and drawing at them.

use pyo3::prelude::*;

use crate::errors::raise;

/// An element or block on the page of the run that made it.
#[pyclass(frozen, module = "millpond._native")]
pub(crate) struct Place(pub(crate) millpond::Place);

/// Draws at a place, or where the cursor stands.
pub(crate) fn at<T>(
    py: Python<'_>,
    place: Option<&Bound<'_, Place>>,
    draw: impl FnOnce() -> Result<T, millpond::Error>,
) -> PyResult<T> {
    let drawn = match place {
        None => draw(),
        Some(place) => millpond::front::enter(place.get().0).and_then(|()| {
            let drawn = draw();
            millpond::front::leave();
            drawn
        }),
    };
    drawn.map_err(|error| raise(py, &error))
}

/// Draws an element at a place, and gives where it is.
pub(crate) fn draw(
    py: Python<'_>,
    place: Option<&Bound<'_, Place>>,
    draw: impl FnOnce() -> Result<millpond::Place, millpond::Error>,
) -> PyResult<Place> {
    at(py, place, draw).map(Place)
}
