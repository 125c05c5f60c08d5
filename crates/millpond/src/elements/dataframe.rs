//! Data as a grid, and as a plain table.

use millpond_data::{DataFrame, IntoFrame};
use millpond_engine::Blob;
use millpond_protocol::{Bytes, Editor, Element, Frame, Selection, Size, TableBorder};
use serde::Serialize;

use super::{DataEditor, selection::FrameSelection};
use crate::{
    Error, Place, context,
    context::{Hooks, draw},
};

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
    pub(super) data: Result<DataFrame, millpond_data::Error>,
    width: Size,
    height: Size,
    hide_index: Option<bool>,
    column_order: Option<Vec<String>>,
    pub(super) columns: Option<Result<String, String>>,
    row_height: Option<u32>,
    placeholder: Option<String>,
    pub(super) alt: Option<String>,
    hooks: Hooks,
}

impl Dataframe {
    /// A grid as wide as there is room, and ten rows high at most.
    pub fn new(data: impl IntoFrame) -> Self {
        Self {
            data: data.into_frame(),
            width: Size::Stretch,
            height: Size::Auto,
            hide_index: None,
            column_order: None,
            columns: None,
            row_height: None,
            placeholder: None,
            alt: None,
            hooks: Hooks::default(),
        }
    }

    figure_options! {
        /// Its width.
        width
        /// Its height: [`Size::Auto`], which shows ten rows at most, unless set. [`Size::Content`] shows all rows.
        height
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

    /// How columns look: an object from their names to their settings, as
    /// [`millpond_protocol::Dataframe::columns`] describes it.
    ///
    /// ```no_run
    /// # use millpond as st;
    /// let parts = serde_json::json!({ "part": { "type_config": { "type": "progress", "min_value": 0, "max_value": 1 } } });
    /// st::Dataframe::new([("part", vec![0.2, 0.9])]).column_config(&parts).show();
    /// ```
    pub fn column_config(mut self, columns: &(impl Serialize + ?Sized)) -> Self {
        self.columns = Some(serde_json::to_string(columns).map_err(|error| error.to_string()));
        self
    }

    /// How high rows are, in CSS pixels: as high as a line of text unless set.
    pub fn row_height(mut self, pixels: u32) -> Self {
        self.row_height = Some(pixels);
        self
    }

    /// What stands where a value is missing: `None` unless set.
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.placeholder = Some(text.into());
        self
    }

    /// Lets its cells be edited.
    pub fn editor(self) -> DataEditor {
        DataEditor::new(self)
    }

    show! {
        /// Draws it.
        Place
    }

    select! {
        /// Draws it for the user to select in, and gives what is selected. `key` names it, as of all widgets; modes are
        /// `single-row`, `multi-row`, `single-column`, `multi-column`, `single-cell` and `multi-cell`.
        ///
        /// ```no_run
        /// # use millpond as st;
        /// let picked = st::Dataframe::new([("year", vec![1920, 1921])]).select("years", ["multi-row"]);
        /// st::write(picked.rows.len());
        /// ```
        FrameSelection
    }

    /// Draws it, or says why it can't be drawn: columns of different lengths, for one.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&self.into_element(None)?)
    }

    fn into_element(self, selection: Option<Selection>) -> Result<Element, Error> {
        self.into_widget(selection, None)
    }

    /// The element that is selected in, edited, or neither.
    pub(super) fn into_widget(self, selection: Option<Selection>, editor: Option<Editor>) -> Result<Element, Error> {
        let columns = self.columns.transpose().map_err(|error| {
            Error::invalid("StreamlitAPIException", format!("the columns' settings are not valid: {error}"))
        })?;
        Ok(Element::Dataframe(millpond_protocol::Dataframe {
            // Of what is edited the page has all.
            frame: send(&self.data?, editor.is_none()),
            width: self.width,
            height: self.height,
            hide_index: self.hide_index,
            column_order: self.column_order,
            columns,
            heads: None,
            styling: None,
            row_height: self.row_height,
            placeholder: self.placeholder,
            selection,
            editor,
            alt: self.alt,
        }))
    }
}

/// A plain table and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Table {
    data: Result<DataFrame, millpond_data::Error>,
    border: TableBorder,
    width: Size,
    height: Size,
    hide_index: Option<bool>,
    hide_header: Option<bool>,
    alt: Option<String>,
}

impl Table {
    /// A table of all the data. Texts in it are Markdown.
    pub fn new(data: impl IntoFrame) -> Self {
        Self {
            data: data.into_frame(),
            border: TableBorder::All,
            width: Size::Stretch,
            height: Size::Content,
            hide_index: None,
            hide_header: None,
            alt: None,
        }
    }

    /// Which lines are drawn: all unless set.
    pub fn border(mut self, border: TableBorder) -> Self {
        self.border = border;
        self
    }

    figure_options! {
        /// Its width: all there is unless set.
        width
        /// Its height, beyond which it scrolls: that of its rows unless set.
        height
    }

    /// Whether row labels are hidden. Unless set, they are shown where there are any.
    pub fn hide_index(mut self, hide: bool) -> Self {
        self.hide_index = Some(hide);
        self
    }

    /// Whether column names are hidden. Unless set, they are shown.
    pub fn hide_header(mut self, hide: bool) -> Self {
        self.hide_header = Some(hide);
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Table(millpond_protocol::Table {
            frame: send(&self.data?, false),
            heads: None,
            styling: None,
            border: self.border,
            width: self.width,
            height: self.height,
            hide_index: self.hide_index,
            hide_header: self.hide_header,
            alt: self.alt,
        }))
    }
}

/// The frame as the page gets it; the run keeps the bytes of a large one. With `windows`, of a very large one the page
/// asks for what it shows.
pub fn send(data: &DataFrame, windows: bool) -> Frame {
    let (frame, blob) = if windows { data.to_wire_windowed() } else { data.to_wire() };
    if let (Some(blob), Some(run)) = (blob, context::run()) {
        run.blob(Blob {
            name: blob.name,
            mime: "application/vnd.apache.arrow.stream".into(),
            bytes: Bytes::from(blob.bytes),
        });
    }
    frame
}
