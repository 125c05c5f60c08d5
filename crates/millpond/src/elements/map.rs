//! Points on a map.

mod points;
mod view;

use millpond_data::{DataFrame, FrameBuilder, IntoFrame, geo};
use millpond_protocol::{Document, Element, Size};
use serde_json::json;

use self::{points::Points, view::view};
use super::dataframe::send;
use crate::{Error, Place, context::draw};

/// Draws a point on a map for each row, where the columns `lat` and `lon` (or `latitude` and `longitude`) say.
///
/// ```no_run
/// # use millpond as st;
/// st::map([("lat", vec![59.91, 41.89]), ("lon", vec![10.75, 12.49])]);
/// ```
#[track_caller]
pub fn map(data: impl IntoFrame) -> Place {
    Map::new(data).show()
}

/// A map of points and its options.
///
/// ```no_run
/// # use millpond as st;
/// # let stations = st::data::DataFrame::builder();
/// st::Map::new(stations).latitude("φ").longitude("λ").size("range").color("#0b6b7c80").zoom(9.0).show();
/// ```
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Map {
    data: Result<DataFrame, millpond_data::Error>,
    columns: points::Columns,
    zoom: Option<f64>,
    width: Size,
    height: Size,
    alt: Option<String>,
}

/// How large the points of a map are.
#[derive(Clone, Debug, PartialEq)]
pub enum MapSize {
    /// As a column says, in metres.
    Column(String),
    /// All of this radius, in metres.
    Metres(f64),
}

impl From<&str> for MapSize {
    fn from(column: &str) -> Self {
        Self::Column(column.to_owned())
    }
}

impl From<String> for MapSize {
    fn from(column: String) -> Self {
        Self::Column(column)
    }
}

impl From<f64> for MapSize {
    fn from(metres: f64) -> Self {
        Self::Metres(metres)
    }
}

impl From<i32> for MapSize {
    fn from(metres: i32) -> Self {
        Self::Metres(metres.into())
    }
}

impl Map {
    /// A map of a point for each row, 500 CSS pixels high.
    pub fn new(data: impl IntoFrame) -> Self {
        let (width, height) = (Size::Stretch, Size::Pixels(500));
        Self { data: data.into_frame(), columns: Default::default(), zoom: None, width, height, alt: None }
    }

    /// The column of latitudes in degrees. Unless set, `lat` or `latitude` in any case.
    pub fn latitude(mut self, column: impl Into<String>) -> Self {
        self.columns.latitude = Some(column.into());
        self
    }

    /// The column of longitudes in degrees. Unless set, `lon` or `longitude` in any case.
    pub fn longitude(mut self, column: impl Into<String>) -> Self {
        self.columns.longitude = Some(column.into());
        self
    }

    /// A column of colours, or else a colour for all: `#f00`, `#ff000080`, `rgba(255, 0, 0, 0.5)`, `red`. Cells of a
    /// column may also be lists of three or four numbers, whole ones from 0 to 255 or shares from 0 to 1.
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.columns.color = Some(color.into());
        self
    }

    /// The radius of points in metres, or the column that has it; 100 unless set. On the page a point's radius is at
    /// least 3 CSS pixels.
    pub fn size(mut self, size: impl Into<MapSize>) -> Self {
        self.columns.size = Some(size.into());
        self
    }

    /// How close the map is at first: 0 shows all of the world, and each step up half as much. Unless set, as close as
    /// shows all points.
    pub fn zoom(mut self, zoom: f64) -> Self {
        self.zoom = Some(zoom);
        self
    }

    figure_options! {
        /// Its width: what there is unless set.
        width
        /// Its height: 500 CSS pixels unless set.
        height
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: a column is missing, or holds what is no place, size or colour.
    pub fn try_show(self) -> Result<Place, Error> {
        let deck = self.into_deck()?;
        draw(&Element::Deck(deck))
    }

    fn into_deck(self) -> Result<millpond_protocol::Deck, Error> {
        if let Some(zoom) = self.zoom.filter(|zoom| !(0.0..=24.0).contains(zoom)) {
            let message = format!("a map's `zoom` must be between 0 and 24: {zoom}");
            return Err(Error::invalid("StreamlitAPIException", message));
        }
        let points = Points::new(&self.data?, &self.columns)?;
        let mut view = view(&points.positions, self.height);
        view.zoom = self.zoom.unwrap_or(view.zoom);
        let spec = json!({
            "initialViewState": {
                "longitude": view.longitude,
                "latitude": view.latitude,
                "zoom": view.zoom,
                "pitch": 0,
                "bearing": 0,
            },
            "views": [{ "@@type": "MapView", "controller": true }],
            "layers": [layer(&points)],
        });
        Ok(millpond_protocol::Deck {
            spec: Document::Inline(spec.to_string()),
            frame: Some(send(&frame(points)?, false)),
            tooltip: None,
            width: self.width,
            height: self.height,
            selection: None,
            alt: self.alt,
        })
    }
}

/// The layer of the points; what differs from point to point is in its data.
fn layer(points: &Points) -> serde_json::Value {
    let mut layer = json!({
        "@@type": "ScatterplotLayer",
        "id": "points",
        "data": { "name": "source" },
        "radiusUnits": "meters",
        "radiusMinPixels": 3,
    });
    if let [radius] = points.radii[..] {
        layer["getRadius"] = json!(radius);
    }
    if let [color] = points.colors[..] {
        layer["getFillColor"] = json!(color);
    }
    layer
}

fn frame(points: Points) -> Result<DataFrame, Error> {
    let rows = points.positions.len();
    let mut frame: FrameBuilder = DataFrame::builder().column("position", geo::vectors(points.positions));
    if points.radii.len() == rows {
        frame = frame.column("radius", points.radii);
    }
    if points.colors.len() == rows {
        frame = frame.column("color", geo::vectors(points.colors));
    }
    Ok(frame.build()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> FrameBuilder {
        DataFrame::builder().column("LAT", [59.91, 41.89]).column("Longitude", [10.75, 12.49])
    }

    fn spec(map: Map) -> serde_json::Value {
        match map.into_deck().unwrap().spec {
            Document::Inline(spec) => serde_json::from_str(&spec).unwrap(),
            Document::Media(name) => panic!("it is short: {name}"),
        }
    }

    #[test]
    fn what_is_the_same_for_all_points_is_in_the_layer() {
        let spec = spec(Map::new(places()).size(250).color("#f008").zoom(4.0));
        let layer = &spec["layers"][0];
        assert_eq!(layer["getRadius"], 250.0);
        assert_eq!(layer["getFillColor"], json!([255, 0, 0, 136]));
        assert_eq!(layer["data"], json!({ "name": "source" }));
        assert_eq!(spec["initialViewState"]["zoom"], 4.0);
    }

    #[test]
    fn what_differs_is_in_the_data() {
        let data = places().column("km", [1, 2]).column("c", ["red", "#00f"]);
        let map = Map::new(data).size("km").color("c");
        let layer = &spec(map.clone())["layers"][0];
        assert!(layer.get("getRadius").is_none() && layer.get("getFillColor").is_none(), "{layer}");
        let frame = frame(Points::new(&map.data.unwrap(), &map.columns).unwrap()).unwrap();
        let names: Vec<_> = frame.schema().fields().iter().map(|field| field.name().clone()).collect();
        assert_eq!(names, ["position", "radius", "color"]);
        assert_eq!(
            frame.cells("position"),
            Some(geo::Cells::Lists { rows: vec![Some(vec![10.75, 59.91]), Some(vec![12.49, 41.89])], whole: false })
        );
    }

    #[test]
    fn a_single_point_has_its_size_and_color_once() {
        let one = DataFrame::builder().column("lat", [1.0]).column("lon", [2.0]).column("s", [5.0]);
        assert_eq!(spec(Map::new(one).size("s"))["layers"][0]["getRadius"], 5.0);
    }

    #[test]
    fn nothing_is_a_map_of_the_world() {
        for data in [DataFrame::builder(), DataFrame::builder().column("lat", [0.0; 0]).column("lon", [0.0; 0])] {
            let spec = spec(Map::new(data));
            assert_eq!(spec["initialViewState"]["latitude"], 0.0);
        }
    }

    #[test]
    fn a_zoom_that_no_map_has_is_refused() {
        for zoom in [-1.0, 25.0, f64::NAN] {
            let refused = Map::new(places()).zoom(zoom).try_show().expect_err("no map has it").to_string();
            assert_eq!(refused, format!("a map's `zoom` must be between 0 and 24: {zoom}"));
        }
    }
}
