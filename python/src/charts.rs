//! Charts.

use millpond::{
    self as st, Size,
    data::{ChartColor, ChartKind, ChartSize, ChartSort, ChartStack, DataFrame},
};
use pyo3::{IntoPyObjectExt, prelude::*, types::PyInt};

use crate::{
    elements::{set, size as extent},
    errors::invalid,
    errors::raise,
    frame::Frame,
    front::Front,
    place::{Place, draw},
    props::read,
    widgets::ask_element,
};

#[pyfunction]
#[pyo3(signature = (
    place, kind, frame, x, y, x_label, y_label, color, size, stack, horizontal, sort, width, height, alt, /
))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn chart(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    kind: &str,
    frame: Option<Bound<'_, Frame>>,
    x: Option<String>,
    y: Option<Vec<String>>,
    x_label: Option<String>,
    y_label: Option<String>,
    color: Option<Vec<String>>,
    size: Option<Bound<'_, PyAny>>,
    stack: Option<&str>,
    horizontal: bool,
    sort: Bound<'_, PyAny>,
    width: Bound<'_, PyAny>,
    height: Bound<'_, PyAny>,
    alt: Option<String>,
) -> PyResult<Place> {
    let kind = match kind {
        "line" => ChartKind::Line,
        "area" => ChartKind::Area,
        "bar" => ChartKind::Bar,
        "scatter" => ChartKind::Scatter,
        other => return Err(invalid(py, format!("there is no such kind of chart: {other}"))),
    };
    let stack = match stack {
        None => None,
        Some("zero") => Some(ChartStack::Zero),
        Some("normalize") => Some(ChartStack::Normalize),
        Some("center") => Some(ChartStack::Center),
        Some("layered") => Some(ChartStack::Layered),
        Some("off") => Some(ChartStack::Off),
        Some(other) => return Err(invalid(py, format!("there is no such way to stack: {other}"))),
    };
    let size = size.map(|size| match size.extract::<f64>() {
        Ok(value) => Ok(ChartSize::Value(value)),
        Err(_) => size.extract().map(ChartSize::Column),
    });
    let (size, color, sort) = (size.transpose()?, color.map(chart_color), chart_sort(&sort)?);
    let data = frame.map_or_else(DataFrame::default, |frame| frame.get().0.clone());
    let mut chart = st::Chart::new(kind, data).sort(sort).width(extent(&width)?).height(extent(&height)?);
    set!(chart: x y x_label y_label color size stack alt);
    if horizontal {
        chart = chart.horizontal();
    }
    draw(py, place.as_ref(), || chart.try_show())
}

fn chart_color(mut colors: Vec<String>) -> ChartColor {
    match colors.len() {
        1 => ChartColor::One(colors.remove(0)),
        _ => ChartColor::Each(colors),
    }
}

/// `True` sorts by label, `False` not at all, a name by that column, `-` before it the other way round.
fn chart_sort(sort: &Bound<'_, PyAny>) -> PyResult<ChartSort> {
    if let Ok(by_label) = sort.extract::<bool>() {
        return Ok(if by_label { ChartSort::Label } else { ChartSort::Data });
    }
    let name = sort.extract::<String>()?;
    Ok(match name.strip_prefix('-') {
        Some(name) => ChartSort::Column { name: name.to_owned(), descending: true },
        None => ChartSort::Column { name, descending: false },
    })
}

#[pyfunction]
#[pyo3(signature = (place, spec, frame, theme, width, height, alt, selection, front, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn vega_lite<'py>(
    py: Python<'py>,
    place: Option<Bound<'_, Place>>,
    spec: &str,
    frame: Option<Bound<'_, Frame>>,
    theme: bool,
    width: Option<Bound<'_, PyAny>>,
    height: Bound<'_, PyAny>,
    alt: Option<String>,
    selection: Option<Bound<'_, PyAny>>,
    front: Option<Bound<'_, Front>>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut chart = st::VegaLite::text(spec).theme(theme).height(extent(&height)?);
    if let Some(frame) = frame {
        chart = chart.data(&frame.get().0);
    }
    chart = match width {
        Some(width) => chart.width(extent(&width)?),
        None if chart.has_width() => chart.width(Size::Content),
        None => chart,
    };
    set!(chart: alt);
    match selection {
        None => draw(py, place.as_ref(), || chart.try_show())?.into_bound_py_any(py),
        Some(selection) => {
            let element = chart.into_element(Some(read(&selection)?)).map_err(|error| raise(py, &error))?;
            ask_element(py, place.as_ref(), element, front.as_ref())
        }
    }
}

#[pyfunction]
#[pyo3(signature = (place, frame, latitude, longitude, color, size, zoom, width, height, alt, /))]
#[allow(clippy::too_many_arguments, reason = "the function in Python has as many")]
pub(crate) fn map(
    py: Python<'_>,
    place: Option<Bound<'_, Place>>,
    frame: Option<Bound<'_, Frame>>,
    latitude: Option<String>,
    longitude: Option<String>,
    color: Option<Bound<'_, PyAny>>,
    size: Option<Bound<'_, PyAny>>,
    zoom: Option<f64>,
    width: Bound<'_, PyAny>,
    height: Bound<'_, PyAny>,
    alt: Option<String>,
) -> PyResult<Place> {
    let data = frame.map_or_else(DataFrame::default, |frame| frame.get().0.clone());
    let mut map = st::Map::new(data).width(extent(&width)?).height(extent(&height)?);
    let size = size.map(|size| match size.extract::<f64>() {
        Ok(metres) => Ok(st::MapSize::Metres(metres)),
        Err(_) => size.extract().map(st::MapSize::Column),
    });
    let (size, color) = (size.transpose()?, color.map(|color| map_color(&color)).transpose()?);
    set!(map: latitude longitude color size zoom alt);
    draw(py, place.as_ref(), || map.try_show())
}

/// A column's name, a colour's, or a colour of three or four numbers: whole ones from 0 to 255, or shares.
fn map_color(color: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(name) = color.extract() {
        return Ok(name);
    }
    let numbers: Vec<Bound<'_, PyAny>> = color.extract()?;
    let whole = numbers.iter().all(|number| number.is_instance_of::<PyInt>());
    let numbers = numbers.iter().map(|number| number.extract::<f64>()).collect::<PyResult<Vec<_>>>()?;
    let byte = |number: f64| if whole { number } else { number * 255.0 };
    match numbers[..] {
        [red, green, blue] => Ok(format!("rgb({}, {}, {})", byte(red), byte(green), byte(blue))),
        [red, green, blue, opacity] => {
            let opacity = byte(opacity) / 255.0;
            Ok(format!("rgba({}, {}, {}, {opacity})", byte(red), byte(green), byte(blue)))
        }
        _ => Err(invalid(color.py(), format!("a colour has three or four numbers: {}", color.repr()?))),
    }
}
