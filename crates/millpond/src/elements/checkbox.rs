//! Boxes to tick.

use std::fmt::Display;

use millpond_protocol::{Element, Size, Value};

use super::options::widget;
use crate::{
    Error,
    context::{Hooks, ask},
};

/// Draws a box that is not ticked at first; true while it is.
#[track_caller]
pub fn checkbox(label: impl Display) -> bool {
    Checkbox::new(label).show()
}

/// Draws a switch that is off at first; true while it is on.
#[track_caller]
pub fn toggle(label: impl Display) -> bool {
    Checkbox::new(label).toggle().show()
}

/// A box to tick and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Checkbox {
    props: millpond_protocol::Checkbox,
    hooks: Hooks,
}

impl Checkbox {
    /// A box with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let (widget, width) = (widget(label.to_string()), Size::Content);
        let props = millpond_protocol::Checkbox { widget, default: false, toggle: false, width, wrap: true };
        Self { props, hooks: Hooks::default() }
    }

    widget_options!();
    value_options!();
    width_option!("that of its label");

    /// Has it look like a switch.
    pub fn toggle(mut self) -> Self {
        self.props.toggle = true;
        self
    }

    /// Keeps its label on one line, cut off with an ellipsis where it does not fit.
    pub fn no_wrap(mut self) -> Self {
        self.props.wrap = false;
        self
    }

    /// Whether it is ticked at first. False unless set.
    pub fn value(mut self, ticked: bool) -> Self {
        self.props.default = ticked;
        self
    }

    show! {
        /// Draws it; true while it is ticked.
        bool
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<bool, Error> {
        Ok(ask(Element::Checkbox(self.props), &self.hooks)? == Value::Bool(true))
    }
}
