//! What the user has picked out of a table or chart.

use millpond_protocol::{Element, Selection, Value};
use serde::{Deserialize, de::DeserializeOwned};

use super::options::widget;
use crate::{
    Error,
    context::{Hooks, ask},
};

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

/// What of an element can be selected; `key` names it for later runs.
pub(super) fn selection(key: String, modes: impl IntoIterator<Item = impl Into<String>>) -> Selection {
    let mut widget = widget(&*key);
    widget.key = Some(key);
    Selection { widget, modes: modes.into_iter().map(Into::into).collect(), default: None }
}

/// What is selected in an element, or what stands for nothing. What the page says in another form is nothing, too.
#[track_caller]
pub(super) fn selected<T: DeserializeOwned + Default>(element: Element, hooks: &Hooks) -> Result<T, Error> {
    match ask(element, hooks)? {
        Value::Json(json) => Ok(serde_json::from_str(&json).unwrap_or_default()),
        _ => Ok(T::default()),
    }
}

/// `.select()` for a type that has `hooks` and `.into_element(selection)`.
macro_rules! select {
    ($(#[$doc:meta])* $selected:ty) => {
        /// Has this called before the run that follows a new selection, where `.select()` draws it. Not in a form.
        pub fn on_select(mut self, callback: impl Fn() + Send + Sync + 'static) -> Self {
            self.hooks.on_change(callback);
            self
        }

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
            let hooks = self.hooks.clone();
            let selection = crate::elements::selection::selection(key.into(), modes);
            crate::elements::selection::selected(self.into_element(Some(selection))?, &hooks)
        }
    };
}
