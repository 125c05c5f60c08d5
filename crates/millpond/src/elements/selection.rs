//! What the user has picked out of a table or chart.

use millpond_protocol::{Element, Selection, Value};
use serde::{Deserialize, de::DeserializeOwned};

use super::{check, options::widget};
use crate::{Error, context::ask};

/// What is selected in a grid of data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct FrameSelection {
    /// Rows, by their place in the data, from 0.
    pub rows: Vec<usize>,
    /// Columns, by name.
    pub columns: Vec<String>,
    /// Cells, by the place of their row and the name of their column.
    pub cells: Vec<(usize, String)>,
}

/// Draws an element with a selection, and gives what is selected as JSON.
#[doc(hidden)]
#[track_caller]
pub fn select(element: Element) -> Result<Option<String>, Error> {
    check(&element)?;
    match ask(element)? {
        Value::Json(selected) => Ok(Some(selected)),
        _ => Ok(None),
    }
}

/// What of an element can be selected; `key` names it for later runs.
pub(super) fn selection(key: String, modes: impl IntoIterator<Item = impl Into<String>>) -> Selection {
    let mut widget = widget(&*key);
    widget.key = Some(key);
    Selection { widget, modes: modes.into_iter().map(Into::into).collect(), default: None }
}

/// What is selected in an element, or what stands for nothing. What the page says in another form is nothing, too.
#[track_caller]
pub(super) fn selected<T: DeserializeOwned + Default>(element: Element) -> Result<T, Error> {
    Ok(select(element)?.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}

/// `.select()` for a type that has `.into_element(selection)`.
macro_rules! select {
    ($(#[$doc:meta])* $selected:ty) => {
        $(#[$doc])*
        #[track_caller]
        pub fn select(
            self,
            key: impl Into<String>,
            modes: impl IntoIterator<Item = impl Into<String>>,
        ) -> $selected {
            crate::context::expect(self.try_select(key, modes))
        }

        /// The same, or why it can't be drawn: there is no such way to select.
        #[track_caller]
        pub fn try_select(
            self,
            key: impl Into<String>,
            modes: impl IntoIterator<Item = impl Into<String>>,
        ) -> Result<$selected, Error> {
            let selection = crate::elements::selection::selection(key.into(), modes);
            crate::elements::selection::selected(self.into_element(Some(selection))?)
        }
    };
}
