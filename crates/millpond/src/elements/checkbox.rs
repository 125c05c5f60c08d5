//! Boxes to tick.

use std::fmt::Display;

use millpond_protocol::{Element, Value};

use super::options::widget;
use crate::{Error, context::ask};

/// Draws a box that is not ticked at first; true while it is.
#[track_caller]
pub fn checkbox(label: impl Display) -> bool {
    Checkbox::new(label).show()
}

/// A box to tick and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Checkbox {
    props: millpond_protocol::Checkbox,
}

impl Checkbox {
    /// A box with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        Self { props: millpond_protocol::Checkbox { widget: widget(label.to_string()), default: false } }
    }

    widget_options!();

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
        Ok(ask(Element::Checkbox(self.props))? == Value::Bool(true))
    }
}
