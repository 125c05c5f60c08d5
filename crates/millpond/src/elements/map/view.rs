//! What part of the world a map shows at first.

use std::f64::consts::PI;

use millpond_protocol::Size;

/// The middle of a map in degrees, and how close it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct View {
    pub longitude: f64,
    pub latitude: f64,
    /// Each step up shows half as much in each direction.
    pub zoom: f64,
}

/// The side of a map of the whole world at zoom 0, in CSS pixels.
const WORLD: f64 = 512.0;
/// The width that a map is taken to have, in CSS pixels; the page's main area is about as wide.
const WIDTH: f64 = 700.0;
/// The height that a map is taken to have where it is not said, in CSS pixels.
const HEIGHT: f64 = 500.0;
/// The part of the map that the points fill.
const FILLED: f64 = 0.8;
/// How close a map is of points at one place: a town.
const TOWN: f64 = 12.0;
/// How close a map is at most unless it is said: a street.
const STREET: f64 = 16.0;
/// Where a square map of the world ends.
const LAST_LATITUDE: f64 = 85.051_129;

/// The view that shows all points, given as longitude and latitude.
///
/// In the Web Mercator projection a point has its place on the square world at x = λ / 360°, and at
/// y = ln tan(π/4 + φ/2) / 2π (`https://en.wikipedia.org/wiki/Web_Mercator_projection`). The middle is that of the
/// smallest box around all places; the zoom is the largest at which the box fits on the map.
pub(super) fn view(positions: &[[f64; 2]], height: Size) -> View {
    let (left, right) = ends(positions.iter().map(|[longitude, _]| longitude / 360.0));
    let (bottom, top) = ends(positions.iter().map(|[_, latitude]| mercator(*latitude)));
    if positions.is_empty() {
        return View { longitude: 0.0, latitude: 0.0, zoom: 0.0 };
    }
    let height = match height {
        Size::Pixels(pixels) => f64::from(pixels),
        _ => HEIGHT,
    };
    let fitting = (WIDTH / (right - left)).min(height / (top - bottom)) * FILLED / WORLD;
    let zoom = if fitting.is_infinite() { TOWN } else { fitting.log2().clamp(0.0, STREET) };
    View { longitude: (left + right) / 2.0 * 360.0, latitude: latitude((bottom + top) / 2.0), zoom }
}

/// The least and the greatest.
fn ends(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, greatest), number| (least.min(number), greatest.max(number)))
}

/// How far north of the equator, from -½ to ½.
fn mercator(latitude: f64) -> f64 {
    let latitude = latitude.clamp(-LAST_LATITUDE, LAST_LATITUDE).to_radians();
    (PI / 4.0 + latitude / 2.0).tan().ln() / (2.0 * PI)
}

fn latitude(mercator: f64) -> f64 {
    (2.0 * (mercator * 2.0 * PI).exp().atan() - PI / 2.0).to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HIGH: Size = Size::Pixels(500);

    /// Where a point is on the map, in pixels from its middle.
    fn pixels(view: View, [longitude, latitude]: [f64; 2]) -> (f64, f64) {
        let side = WORLD * view.zoom.exp2();
        ((longitude - view.longitude) / 360.0 * side, (mercator(latitude) - mercator(view.latitude)) * side)
    }

    #[test]
    fn all_points_are_on_the_map_and_reach_its_rim() {
        let oslo_and_rome = [[10.75, 59.91], [12.49, 41.89]];
        let along_the_equator = [[-60.0, 0.0], [60.0, 1.0], [0.0, 0.5]];
        for (positions, height) in
            [(&oslo_and_rome[..], HIGH), (&along_the_equator, HIGH), (&oslo_and_rome, Size::Pixels(200))]
        {
            let Size::Pixels(high) = height else { unreachable!() };
            let view = view(positions, height);
            let reached = positions.iter().map(|position| pixels(view, *position));
            let (x, y) = reached.fold((0f64, 0f64), |most, (x, y)| (most.0.max(x.abs()), most.1.max(y.abs())));
            let (x, y) = (x / (WIDTH / 2.0), y / (f64::from(high) / 2.0));
            assert!((x.max(y) - FILLED).abs() < 1e-9, "{view:?}: {x} {y}");
        }
    }

    #[test]
    fn points_at_one_place_are_in_the_middle_of_a_town() {
        let view = view(&[[13.4, 52.5], [13.4, 52.5]], HIGH);
        assert_eq!(view.zoom, TOWN);
        assert!((view.longitude - 13.4).abs() < 1e-9 && (view.latitude - 52.5).abs() < 1e-9, "{view:?}");
    }

    #[test]
    fn a_view_is_never_farther_than_the_world_or_closer_than_a_street() {
        assert_eq!(view(&[[-180.0, -90.0], [180.0, 90.0]], HIGH).zoom, 0.0);
        assert_eq!(view(&[[1.0, 1.0], [1.0 + 1e-9, 1.0]], HIGH).zoom, STREET);
    }

    #[test]
    fn the_poles_have_a_place_and_nothing_shows_the_world() {
        let pole = view(&[[0.0, 90.0]], HIGH);
        assert!((pole.latitude - LAST_LATITUDE).abs() < 1e-6, "{pole:?}");
        assert_eq!(view(&[], HIGH), View { longitude: 0.0, latitude: 0.0, zoom: 0.0 });
    }
}
