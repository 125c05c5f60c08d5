//! What of a frame a map draws.

use millpond_data::{DataFrame, geo::Cells};

use super::MapSize;
use crate::{
    Error,
    elements::color::{self, Rgba},
};

/// Which columns mean what; absent ones are found by their names, or there are none.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub latitude: Option<String>,
    pub longitude: Option<String>,
    pub color: Option<String>,
    pub size: Option<MapSize>,
}

/// The points of a map.
pub(super) struct Points {
    /// Longitude and latitude in degrees.
    pub positions: Vec<[f64; 2]>,
    /// Metres: one for each point, or one for all.
    pub radii: Vec<f64>,
    /// One for each point, or one for all.
    pub colors: Vec<Rgba>,
}

/// The radius of points that have none said, in metres.
const RADIUS: f64 = 100.0;

/// The colour of points that have none said: the page's red, somewhat transparent.
const COLOR: Rgba = [216, 67, 58, 160];

impl Points {
    /// The points of a frame; those of a frame without columns are none.
    pub fn new(frame: &DataFrame, columns: &Columns) -> Result<Self, Error> {
        Ok(Self {
            positions: positions(frame, columns)?,
            radii: match &columns.size {
                None => vec![RADIUS],
                Some(MapSize::Metres(metres)) => {
                    vec![radius(*metres).map_err(|why| refused(format!("{why}: {metres}")))?]
                }
                Some(MapSize::Column(name)) => numbers(frame, name, radius)?,
            },
            colors: match &columns.color {
                None => vec![COLOR],
                Some(color) => colors(frame, color)?,
            },
        })
    }
}

fn positions(frame: &DataFrame, columns: &Columns) -> Result<Vec<[f64; 2]>, Error> {
    if frame.columns() == 0 && columns.latitude.is_none() && columns.longitude.is_none() {
        return Ok(Vec::new());
    }
    let latitudes = numbers(frame, &find(frame, &columns.latitude, "latitude", ["lat", "latitude"])?, latitude)?;
    let longitudes = numbers(frame, &find(frame, &columns.longitude, "longitude", ["lon", "longitude"])?, longitude)?;
    Ok(longitudes.into_iter().zip(latitudes).map(|(longitude, latitude)| [longitude, latitude]).collect())
}

/// The name of the column that has the degrees: the one said, or the first that is called so.
fn find(frame: &DataFrame, said: &Option<String>, option: &str, usual: [&str; 2]) -> Result<String, Error> {
    if let Some(name) = said {
        return Ok(name.clone());
    }
    let called = |wanted: &str| names(frame).find(|name| name.eq_ignore_ascii_case(wanted));
    usual.into_iter().find_map(called).map(str::to_owned).ok_or_else(|| {
        let [short, long] = usual;
        refused(format!(
            "a map's data must have a column named `{short}` or `{long}`, or `{option}` must name one; there are: {}",
            listed(frame)
        ))
    })
}

/// A column of numbers, each of which `valid` takes.
fn numbers(frame: &DataFrame, name: &str, valid: fn(f64) -> Result<f64, &'static str>) -> Result<Vec<f64>, Error> {
    let Cells::Numbers(cells) = cells(frame, name)? else {
        return Err(not("numbers", frame, name));
    };
    let number = |(row, cell): (usize, Option<f64>)| {
        let number = cell.filter(|number| !number.is_nan()).ok_or_else(|| missing(name, row))?;
        valid(number).map_err(|why| refused(format!("{why}; column `{name}` has in row {row}: {number}")))
    };
    cells.into_iter().enumerate().map(number).collect()
}

fn latitude(degrees: f64) -> Result<f64, &'static str> {
    if (-90.0..=90.0).contains(&degrees) { Ok(degrees) } else { Err("a latitude must be between -90 and 90") }
}

/// Some count eastwards all around the globe.
fn longitude(degrees: f64) -> Result<f64, &'static str> {
    if (-360.0..=360.0).contains(&degrees) { Ok(degrees) } else { Err("a longitude must be between -360 and 360") }
}

fn radius(metres: f64) -> Result<f64, &'static str> {
    if metres.is_finite() && metres >= 0.0 { Ok(metres) } else { Err("a point's size must be a number from 0 upwards") }
}

/// The colours that a column has, or one for all points.
fn colors(frame: &DataFrame, color: &str) -> Result<Vec<Rgba>, Error> {
    match frame.cells(color) {
        Some(Cells::Texts(texts)) => each(color, texts, |text| color::parse(text)),
        Some(Cells::Lists { rows, whole }) => each(color, rows, |list| color::of_list(list, whole)),
        Some(_) => Err(not("colours, as text or as lists of numbers", frame, color)),
        None => color::parse(color).map(|color| vec![color]).ok_or_else(|| {
            let message = format!(
                "a map's `color` must be a column or a colour such as `#f00` or `rgba(255, 0, 0, 0.5)`: {color}\n\
                 There are the columns: {}",
                listed(frame)
            );
            Error::invalid("StreamlitInvalidColorError", message)
        }),
    }
}

fn each<T: std::fmt::Debug>(
    name: &str,
    cells: Vec<Option<T>>,
    read: impl Fn(&T) -> Option<Rgba>,
) -> Result<Vec<Rgba>, Error> {
    let color = |(row, cell): (usize, Option<T>)| {
        let cell = cell.ok_or_else(|| missing(name, row))?;
        read(&cell).ok_or_else(|| refused(format!("not a colour, in row {row} of column `{name}`: {cell:?}")))
    };
    cells.into_iter().enumerate().map(color).collect()
}

fn cells(frame: &DataFrame, name: &str) -> Result<Cells, Error> {
    let unknown = || refused(format!("a map's data has no such column: {name}\nThere are: {}", listed(frame)));
    frame.cells(name).ok_or_else(unknown)
}

fn names(frame: &DataFrame) -> impl Iterator<Item = &str> {
    frame.schema().fields().iter().map(|field| field.name().as_str())
}

fn listed(frame: &DataFrame) -> String {
    let quoted: Vec<_> = names(frame).map(|name| format!("`{name}`")).collect();
    if quoted.is_empty() { "none".to_owned() } else { quoted.join(", ") }
}

fn not(wanted: &str, frame: &DataFrame, name: &str) -> Error {
    let held = frame.schema().field_with_name(name).map_or("nothing".to_owned(), |field| field.data_type().to_string());
    refused(format!("a map's column `{name}` must hold {wanted}: {held}"))
}

fn missing(name: &str, row: usize) -> Error {
    refused(format!("a map's column `{name}` must have a value in each row; it has none in row: {row}"))
}

fn refused(message: String) -> Error {
    Error::invalid("StreamlitAPIException", message)
}

#[cfg(test)]
mod tests {
    use millpond_data::{FrameBuilder, IntoColumn};

    use super::*;

    fn places() -> FrameBuilder {
        DataFrame::builder().column("lat", [59.91, 41.89]).column("lon", [10.75, 12.49])
    }

    fn refusal(frame: FrameBuilder, columns: Columns) -> String {
        Points::new(&frame.build().unwrap(), &columns).err().expect("it is refused").to_string()
    }

    #[test]
    fn columns_are_found_in_any_case_and_the_short_name_comes_first() {
        let frame = DataFrame::builder().column("LATITUDE", [1]).column("Lat", [2]).column("lOn", [3]);
        let points = Points::new(&frame.build().unwrap(), &Columns::default()).unwrap();
        assert_eq!(points.positions, [[3.0, 2.0]]);
    }

    #[test]
    fn missing_columns_are_named_with_those_there_are() {
        let frame = || DataFrame::builder().column("lat", [1]).column("λ", [2]);
        assert_eq!(
            refusal(frame(), Columns::default()),
            "a map's data must have a column named `lon` or `longitude`, or `longitude` must name one; there are: \
             `lat`, `λ`"
        );
        let said = Columns { longitude: Some("east".into()), ..Columns::default() };
        assert_eq!(refusal(frame(), said), "a map's data has no such column: east\nThere are: `lat`, `λ`");
    }

    #[test]
    fn what_is_no_place_is_told_with_its_column_row_and_value() {
        let with = |latitudes: &dyn Fn(FrameBuilder) -> FrameBuilder| {
            refusal(latitudes(DataFrame::builder().column("lon", [1, 2])), Columns::default())
        };
        assert_eq!(with(&|f| f.column("lat", ["a", "b"])), "a map's column `lat` must hold numbers: Utf8");
        let missing = "a map's column `lat` must have a value in each row; it has none in row: 1";
        assert_eq!(with(&|f| f.column("lat", [Some(1.0), None])), missing);
        assert_eq!(with(&|f| f.column("lat", [1.0, f64::NAN])), missing);
        let beyond = "a latitude must be between -90 and 90; column `lat` has in row 1: ";
        assert_eq!(with(&|f| f.column("lat", [1.0, f64::INFINITY])), format!("{beyond}inf"));
        assert_eq!(with(&|f| f.column("lat", [1, 139])), format!("{beyond}139"));
    }

    #[test]
    fn sizes_are_a_column_or_one_number_of_metres() {
        let sized = |size: MapSize| Columns { size: Some(size), ..Columns::default() };
        let frame = places().column("r", [1, 2]).build().unwrap();
        assert_eq!(Points::new(&frame, &sized("r".into())).unwrap().radii, [1.0, 2.0]);
        assert_eq!(Points::new(&frame, &sized(7.into())).unwrap().radii, [7.0]);
        assert_eq!(refusal(places(), sized((-1).into())), "a point's size must be a number from 0 upwards: -1");
        assert!(refusal(places(), sized("s".into())).starts_with("a map's data has no such column: s"));
    }

    #[test]
    fn colors_are_a_column_or_one_for_all() {
        let colored = || Columns { color: Some("c".into()), ..Columns::default() };
        let with = |column: &dyn Fn(FrameBuilder) -> FrameBuilder| {
            Points::new(&column(places()).build().unwrap(), &colored()).map(|points| points.colors)
        };
        let red_and_black = [[255, 0, 0, 255], [0, 0, 0, 255]];
        assert_eq!(with(&|f| f.column("c", ["#f00", "black"])).unwrap(), red_and_black);
        assert_eq!(with(&|f| f.column("c", [[255, 0, 0], [0, 0, 0]])).unwrap(), red_and_black);
        assert_eq!(with(&|f| f.column("c", [[1.0, 0.0, 0.0], [0.0; 3]])).unwrap(), red_and_black);
        fn text(error: Result<Vec<Rgba>, Error>) -> String {
            error.expect_err("it is refused").to_string()
        }
        assert_eq!(text(with(&|f| f.column("c", ["#f00", "bus"]))), "not a colour, in row 1 of column `c`: \"bus\"");
        assert_eq!(
            text(with(&|f| f.column("c", [[1, 2], [3, 4]]))),
            "not a colour, in row 0 of column `c`: [1.0, 2.0]"
        );
        assert!(text(with(&|f| f.column("c", [1, 2]))).ends_with(": Int32"));
        assert!(text(with(&|f| f)).contains("a colour such as `#f00` or `rgba(255, 0, 0, 0.5)`: c\n"));
    }

    #[test]
    fn numbers_of_any_type_are_degrees() {
        fn latitude_of(column: impl IntoColumn) -> f64 {
            let frame = DataFrame::builder().column("lat", column).column("lon", [0u8]).build().unwrap();
            Points::new(&frame, &Columns::default()).unwrap().positions[0][1]
        }
        assert_eq!((latitude_of([-5i8]), latitude_of([2.5f32]), latitude_of([7u64])), (-5.0, 2.5, 7.0));
    }
}
