//! Line, area, bar and scatter charts of a frame's columns.

use millpond_data::{ChartColor, ChartKind, ChartSize, ChartSort, ChartStack, DataFrame, IntoFrame};
use millpond_protocol::{Element, FrameData, Size};

use super::dataframe::send;
use crate::{Error, Place, context::draw};

/// Draws a line for each column of numbers.
///
/// ```no_run
/// # use millpond as st;
/// st::line_chart([("a", vec![1.0, 3.0, 2.0]), ("b", vec![2.0, 2.5, 4.0])]);
/// ```
#[track_caller]
pub fn line_chart(data: impl IntoFrame) -> Place {
    Chart::line(data).show()
}

/// Draws an area for each column of numbers, one before the other.
#[track_caller]
pub fn area_chart(data: impl IntoFrame) -> Place {
    Chart::area(data).show()
}

/// Draws bars for each column of numbers, one on the other.
#[track_caller]
pub fn bar_chart(data: impl IntoFrame) -> Place {
    Chart::bar(data).show()
}

/// Draws points for each column of numbers.
#[track_caller]
pub fn scatter_chart(data: impl IntoFrame) -> Place {
    Chart::scatter(data).show()
}

/// A chart and its options.
///
/// ```no_run
/// # use millpond as st;
/// # let sales = st::data::DataFrame::builder();
/// st::Chart::line(sales).x("day").y(["revenue", "cost"]).y_label("EUR").show();
/// ```
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Chart {
    chart: millpond_data::Chart,
    data: Result<DataFrame, millpond_data::Error>,
    width: Size,
    height: Size,
    alt: Option<String>,
}

impl Chart {
    /// A chart of a kind, of all columns of numbers over the row labels or numbers.
    pub fn new(kind: ChartKind, data: impl IntoFrame) -> Self {
        let (chart, data) = (millpond_data::Chart::new(kind), data.into_frame());
        Self { chart, data, width: Size::Stretch, height: Size::Content, alt: None }
    }

    /// A line for each column.
    pub fn line(data: impl IntoFrame) -> Self {
        Self::new(ChartKind::Line, data)
    }

    /// An area for each column.
    pub fn area(data: impl IntoFrame) -> Self {
        Self::new(ChartKind::Area, data)
    }

    /// Bars for each column.
    pub fn bar(data: impl IntoFrame) -> Self {
        Self::new(ChartKind::Bar, data)
    }

    /// Points for each column.
    pub fn scatter(data: impl IntoFrame) -> Self {
        Self::new(ChartKind::Scatter, data)
    }

    /// The column along the first axis.
    pub fn x(mut self, column: impl Into<String>) -> Self {
        self.chart.x = Some(column.into());
        self
    }

    /// The columns that are drawn.
    pub fn y(mut self, columns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.chart.y = columns.into_iter().map(Into::into).collect();
        self
    }

    /// A column that tells series apart, a colour, or a vector with a colour for each column.
    pub fn color(mut self, color: impl Into<ChartColor>) -> Self {
        self.chart.color = Some(color.into());
        self
    }

    /// How large points are.
    pub fn size(mut self, size: ChartSize) -> Self {
        self.chart.size = Some(size);
        self
    }

    /// The title of the horizontal axis; empty shows none.
    pub fn x_label(mut self, label: impl Into<String>) -> Self {
        self.chart.x_label = Some(label.into());
        self
    }

    /// The title of the vertical axis; empty shows none.
    pub fn y_label(mut self, label: impl Into<String>) -> Self {
        self.chart.y_label = Some(label.into());
        self
    }

    /// How series at the same place are put together: bars one on the other, areas one before the other unless set.
    pub fn stack(mut self, stack: ChartStack) -> Self {
        self.chart.stack = Some(stack);
        self
    }

    /// Lays bars rather than have them stand.
    pub fn horizontal(mut self) -> Self {
        self.chart.horizontal = true;
        self
    }

    /// The order of bars.
    pub fn sort(mut self, sort: ChartSort) -> Self {
        self.chart.sort = sort;
        self
    }

    figure_options! {
        /// Its width: what there is unless set.
        width
        /// Its height: 320 CSS pixels unless set.
        height
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: there is no such column, or it holds what can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        let (spec, data) = self.chart.spec(&self.data?)?;
        let (width, height, alt) = (self.width, self.height, self.alt);
        let reduced = if self.chart.is_reducible() { reduced(&data)? } else { None };
        let detail = reduced.as_ref().and_then(|_| keep_whole(&data));
        let data = reduced.filter(|_| detail.is_some()).unwrap_or(data);
        draw(&Element::VegaLite(millpond_protocol::VegaLite {
            spec,
            frame: Some(send(&data, false)),
            theme: true,
            width,
            height,
            detail,
            selection: None,
            alt,
        }))
    }
}

/// From how many rows on a chart's data is reduced to what the page can show; more are drawn slowly.
const MANY: usize = 20_000;

/// Less data that draws the same, where there is much; `None` where that is all of it, or nearly.
fn reduced(data: &DataFrame) -> Result<Option<DataFrame>, Error> {
    let mut points = 2 * 4096;
    loop {
        if data.rows() <= MANY {
            return Ok(None);
        }
        let reduced = data.reduce(points, f64::NEG_INFINITY..=f64::INFINITY)?;
        // Where there are many series, each has fewer points.
        if reduced.rows() <= MANY || points <= 256 {
            return Ok((reduced.rows() < data.rows() / 2).then_some(reduced));
        }
        points /= 2;
    }
}

/// Keeps all of the data for the page to ask for parts of it, under the name that this gives.
fn keep_whole(data: &DataFrame) -> Option<String> {
    match send(data, false).data {
        FrameData::Media(name) => Some(name),
        _ => None,
    }
}
