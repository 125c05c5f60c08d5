//! The values of widgets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a widget's value is. Which kind a widget takes is said at the widget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// Nothing is chosen or entered.
    None,
    /// A button was pressed. It counts for one run.
    Press,
    /// Ticked or not.
    Bool(bool),
    /// One number, or the lower and the upper end of a range.
    Numbers(Vec<f64>),
    /// What was typed, or a date or time.
    Text(String),
    /// Dates.
    Texts(Vec<String>),
    /// One of the options offered.
    Choice(Choice),
    /// Some of the options offered, in the order of choosing.
    Choices(Vec<Choice>),
    /// A JSON text that holds an object, such as what is selected in a chart.
    Json(String),
    /// Files that the page has uploaded.
    Files(Vec<UserFile>),
    /// A message that was sent. It counts for one run.
    Chat(Chat),
}

/// A file of the user's.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct UserFile {
    /// The name that its upload was answered with; it is made from name, type and content, and known in the session.
    pub id: String,
    /// What the user calls it; of one out of a folder, the path below that.
    pub name: String,
    /// Its MIME type.
    pub mime: String,
    /// How many bytes it has.
    #[ts(type = "number")]
    pub size: u64,
}

/// A message with what was sent along.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Chat {
    /// What was typed.
    pub text: String,
    /// Files.
    pub files: Vec<UserFile>,
    /// A recording of the microphone.
    pub audio: Option<UserFile>,
}

/// An option by place and by label: the label finds it again when the list has changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Choice {
    /// Its place in the list, from 0; absent for what was entered and is not in it.
    pub index: Option<u32>,
    /// The text shown for it.
    pub label: String,
}

/// The value of one widget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct WidgetState {
    /// Which widget: [`Widget::id`](crate::Widget::id).
    pub id: String,
    /// Its value.
    pub value: Value,
}
