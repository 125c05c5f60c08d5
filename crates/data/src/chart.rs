//! Charts of a frame's columns, in Vega-Lite's grammar.
//!
//! The specification says what is drawn; fonts and colours are the page's.
//! The data is sent under names of its own (`x`, `y`, `color`, `size`, `order`), so that no name of a column can mean
//! something to Vega-Lite, and holds nothing but numbers, times as milliseconds since 1970, and text.

mod axis;
mod color;
mod drawn;
mod legend;
mod specification;
mod time;
mod tooltip;
mod values;

use crate::{DataFrame, Error};
use drawn::Drawn;
pub(crate) use values::Values;

/// What is drawn, from which columns.
///
/// Wide data needs nothing but a kind: each column of numbers is a series over the row labels, or over the row numbers
/// where there are no labels. Long data names `x`, `y` and `color`.
///
/// ```
/// use millpond_data::{Chart, ChartKind, DataFrame};
///
/// let frame = DataFrame::builder().column("day", [1, 2, 3]).column("visits", [10, 12, 9]).build()?;
/// let chart = Chart { x: Some("day".into()), ..Chart::new(ChartKind::Line) };
/// let (spec, data) = chart.spec(&frame)?;
/// assert!(spec.contains("quantitative"));
/// assert_eq!(data.columns(), 2);
/// # Ok::<(), millpond_data::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The marks.
    pub kind: ChartKind,
    /// The column along the first axis; absent means the row labels, or else the row numbers.
    pub x: Option<String>,
    /// The columns that are drawn; empty means all columns of numbers that have no other role.
    pub y: Vec<String>,
    /// What decides the colours; absent leaves them to the page.
    pub color: Option<ChartColor>,
    /// How large points are; absent means all alike. Only scatter charts have points.
    pub size: Option<ChartSize>,
    /// The title of the horizontal axis; absent means the column's name, if one was given. Empty shows none.
    pub x_label: Option<String>,
    /// The title of the vertical axis; absent means the column's name, if one was given. Empty shows none.
    pub y_label: Option<String>,
    /// How series at the same place are put together; absent stacks bars and has
    /// areas lie before each other. Lines and points never stack.
    pub stack: Option<ChartStack>,
    /// Whether bars lie rather than stand.
    pub horizontal: bool,
    /// The order of bars.
    pub sort: ChartSort,
}

/// The marks of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ChartKind {
    Line,
    Area,
    Bar,
    Scatter,
}

/// What decides the colours of a chart.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartColor {
    /// A column of this name, if there is one: its values are told apart by colour; values such as `#f00` are colours.
    /// Otherwise a colour: `#f00`, `rgb(255, 0, 0)`, or the name of one of the page's colours, such as `red`.
    One(String),
    /// A colour for each of the columns that are drawn.
    Each(Vec<String>),
}

/// How large the points of a chart are.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartSize {
    /// As a column says.
    Column(String),
    /// All of this area, in square CSS pixels.
    Value(f64),
}

/// How series at the same place are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartStack {
    /// One on the other, from zero.
    Zero,
    /// One on the other, as shares of the whole.
    Normalize,
    /// One on the other, around the middle.
    Center,
    /// One before the other.
    Layered,
    /// Bars side by side; areas one before the other.
    Off,
}

/// The order of a chart's bars.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ChartSort {
    /// By what they are labelled with, ascending; ordered dictionaries have an order of their own.
    #[default]
    Label,
    /// As in the data.
    Data,
    /// By a column.
    Column {
        /// The column's name.
        name: String,
        /// Whether the largest comes first.
        descending: bool,
    },
}

impl Chart {
    /// A chart of all columns of numbers.
    pub fn new(kind: ChartKind) -> Self {
        Self {
            kind,
            x: None,
            y: Vec::new(),
            color: None,
            size: None,
            x_label: None,
            y_label: None,
            stack: None,
            horizontal: false,
            sort: ChartSort::Label,
        }
    }

    /// Whether [`DataFrame::reduce`] leaves what is drawn as it looks: lines do, and areas that are not stacked.
    pub fn is_reducible(&self) -> bool {
        match self.kind {
            ChartKind::Line => true,
            ChartKind::Area => matches!(self.stack, None | Some(ChartStack::Layered | ChartStack::Off)),
            ChartKind::Bar | ChartKind::Scatter => false,
        }
    }

    /// The chart's specification, JSON, and the data that it calls `source`.
    ///
    /// Several columns become one column of values and one of their names. Numbers that are not finite are gaps.
    /// Dates and times without a zone are drawn as they are; instants are drawn in the zone of whoever looks at them.
    /// Without rows, or without a column to draw, the chart is empty.
    ///
    /// Takes a pass over the columns that are drawn.
    ///
    /// # Errors
    ///
    /// If a column doesn't exist, holds what can't be drawn, or differs in kind from another on the same axis; if
    /// there isn't one colour for each column; if there are several columns of row labels and no `x`.
    pub fn spec(&self, frame: &DataFrame) -> Result<(String, DataFrame), Error> {
        let drawn = Drawn::new(self, frame)?;
        let specification = specification::specification(self, &drawn);
        Ok((specification.to_string(), drawn.into_frame()?))
    }
}

impl From<&str> for ChartColor {
    fn from(color: &str) -> Self {
        Self::One(color.to_owned())
    }
}

impl From<Vec<String>> for ChartColor {
    fn from(colors: Vec<String>) -> Self {
        Self::Each(colors)
    }
}
