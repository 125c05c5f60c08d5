//! Data as a grid, and as a plain table.

use millpond_data::{DataFrame, IntoFrame};
use millpond_engine::Blob;
use millpond_protocol::{Bytes, Element, Frame, Size};

use crate::{Error, Place, context, context::draw};

/// Draws data as a grid to scroll, sort and search.
///
/// ```no_run
/// # use millpond as st;
/// st::dataframe([("day", vec![1, 2, 3]), ("visits", vec![10, 12, 9])]);
/// ```
#[track_caller]
pub fn dataframe(data: impl IntoFrame) -> Place {
    Dataframe::new(data).show()
}

/// Draws data as a plain table, all of it at once.
#[track_caller]
pub fn table(data: impl IntoFrame) -> Place {
    Table::new(data).show()
}

/// A grid of data and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Dataframe {
    data: Result<DataFrame, millpond_data::Error>,
    width: Size,
    height: Size,
    hide_index: Option<bool>,
    column_order: Option<Vec<String>>,
}

impl Dataframe {
    /// A grid as wide as there is room, and ten rows high at most.
    pub fn new(data: impl IntoFrame) -> Self {
        let data = data.into_frame();
        Self { data, width: Size::Stretch, height: Size::Content, hide_index: None, column_order: None }
    }

    /// Its width.
    pub fn width(mut self, width: Size) -> Self {
        self.width = width;
        self
    }

    /// Its height; [`Size::Content`] shows ten rows at most.
    pub fn height(mut self, height: Size) -> Self {
        self.height = height;
        self
    }

    /// Whether row labels are hidden. Unless set, they are shown where there are any.
    pub fn hide_index(mut self, hide: bool) -> Self {
        self.hide_index = Some(hide);
        self
    }

    /// Shows these columns, in this order.
    pub fn column_order(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.column_order = Some(names.into_iter().map(Into::into).collect());
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: columns of different lengths, for one.
    pub fn try_show(self) -> Result<Place, Error> {
        let Self { data, width, height, hide_index, column_order } = self;
        let frame = send(&data?);
        draw(&Element::Dataframe(millpond_protocol::Dataframe { frame, width, height, hide_index, column_order }))
    }
}

/// A plain table.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Table {
    data: Result<DataFrame, millpond_data::Error>,
}

impl Table {
    /// A table of all the data.
    pub fn new(data: impl IntoFrame) -> Self {
        Self { data: data.into_frame() }
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        let frame = send(&self.data?);
        draw(&Element::Table(millpond_protocol::Table { frame }))
    }
}

/// The frame as the page gets it; the run keeps the bytes of a large one.
pub(crate) fn send(data: &DataFrame) -> Frame {
    let (frame, blob) = data.to_wire();
    if let (Some(blob), Some(run)) = (blob, context::run()) {
        run.blob(Blob {
            name: blob.name,
            mime: "application/vnd.apache.arrow.stream".into(),
            bytes: Bytes::from(blob.bytes),
        });
    }
    frame
}
