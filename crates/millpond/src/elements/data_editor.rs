//! Data as a grid that can be edited.

use millpond_data::{DataFrame, Edits, IntoFrame};
use millpond_protocol::{Editor, Value};
use serde_json::{Map, json};

use super::{Dataframe, options::widget};
use crate::{
    Error,
    context::{Hooks, ask},
};

/// Draws data as a grid whose cells can be edited, and gives the data with the changes.
///
/// ```no_run
/// # use millpond as st;
/// let edited = st::data_editor([("year", vec![1920.0, 1921.0]), ("tons", vec![3.1, 4.8])]);
/// st::line_chart(edited.frame);
/// ```
#[track_caller]
pub fn data_editor(data: impl IntoFrame) -> Edited {
    Dataframe::new(data).editor().show()
}

/// A grid of data that can be edited, and its options: those of how it looks are said before, as in
/// `st::Dataframe::new(data).row_height(40).editor().add_rows().show()`.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct DataEditor {
    grid: Dataframe,
    props: Editor,
    hooks: Hooks,
}

impl DataEditor {
    pub(super) fn new(grid: Dataframe) -> Self {
        let widget = widget(grid.alt.as_deref().unwrap_or("Table"));
        let props = Editor { widget, add_rows: false, delete_rows: false, fixed: Vec::new() };
        Self { grid, props, hooks: Hooks::default() }
    }

    bare_widget_options!();
    change_options!();

    /// Lets rows be added at the end.
    pub fn add_rows(mut self) -> Self {
        self.props.add_rows = true;
        self
    }

    /// Lets rows be deleted.
    pub fn delete_rows(mut self) -> Self {
        self.props.delete_rows = true;
        self
    }

    /// The columns that can't be changed, by name; `_index` for row labels.
    pub fn fixed(mut self, columns: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.props.fixed.extend(columns.into_iter().map(Into::into));
        self
    }

    show! {
        /// Draws it; the data with the changes, and these.
        Edited
    }

    /// Draws it, or says why it can't be drawn: rows have labels of several levels, or columns differ in length.
    #[track_caller]
    pub fn try_show(self) -> Result<Edited, Error> {
        let Self { mut grid, mut props, hooks } = self;
        let frame = grid.data.clone()?;
        if frame.index() > 1 {
            let message = format!("a data editor has row labels of one level, these have: {}", frame.index());
            return Err(Error::invalid("StreamlitAPIException", message));
        }
        props.fixed.extend(frame.columns_not_to_enter());
        grid.columns = Some(grid.columns.unwrap_or_else(|| Ok("{}".to_owned())).map(|given| bounded(&frame, &given)));
        let edits = match ask(grid.into_widget(None, Some(props))?, &hooks)? {
            Value::Json(json) => serde_json::from_str(&json).unwrap_or_default(),
            _ => Edits::default(),
        };
        Ok(Edited { frame: frame.edited(&edits), edits })
    }
}

/// Settings of columns, with the bounds of those whose numbers have some, where nothing is said of what these hold.
fn bounded(frame: &DataFrame, given: &str) -> String {
    let Ok(mut settings) = serde_json::from_str::<Map<String, serde_json::Value>>(given) else {
        return given.to_owned();
    };
    for (name, least, greatest) in frame.bounds() {
        let column = settings.entry(name).or_insert_with(|| json!({}));
        if let Some(column) = column.as_object_mut().filter(|column| !column.contains_key("type_config")) {
            let bounds = json!({ "type": "number", "min_value": least, "max_value": greatest });
            column.insert("type_config".to_owned(), bounds);
        }
    }
    serde_json::Value::Object(settings).to_string()
}

/// Data that was edited.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The data with the changes. One that does not fit a column is left out.
    pub frame: DataFrame,
    /// What was changed.
    pub edits: Edits,
}
