//! The values of widgets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Bytes;

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
    /// What was typed.
    Text(String),
    /// One of the options offered.
    Choice(Choice),
    /// Some of the options offered, in the order of choosing.
    Choices(Vec<Choice>),
    /// A JSON text that holds an object, such as what is selected in a chart.
    Json(String),
    /// Bytes, such as a photo.
    Bytes(Bytes),
}

/// An option by place and by label: the label finds it again when the list has changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Choice {
    /// Its place in the list, from 0.
    pub index: u32,
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
