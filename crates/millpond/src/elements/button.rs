//! Buttons.

use std::fmt::Display;

use millpond_protocol::{ButtonKind, Element, Size, Value};

use super::options::widget;
use crate::{Error, context, context::ask};

/// Draws a button; true in the run after it was pressed.
#[track_caller]
pub fn button(label: impl Display) -> bool {
    Button::new(label).show()
}

/// A button and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Button {
    props: millpond_protocol::Button,
}

impl Button {
    /// A button that says `label`, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let widget = widget(label.to_string());
        let (kind, width) = (ButtonKind::Secondary, Size::Content);
        Self { props: millpond_protocol::Button { widget, kind, icon: None, width, submit: false } }
    }

    /// Has it submit the form around it: see [`form`](crate::form).
    pub fn submit(mut self) -> Self {
        self.props.submit = true;
        self
    }

    widget_options!();

    /// How much it stands out: secondary unless set.
    pub fn kind(mut self, kind: ButtonKind) -> Self {
        self.props.kind = kind;
        self
    }

    text_option! {
        /// An emoji or `:shortcode:` before the text.
        icon
    }

    /// Its width: that of its text unless set.
    pub fn width(mut self, width: Size) -> Self {
        self.props.width = width;
        self
    }

    show! {
        /// Draws it; true in the run after it was pressed.
        bool
    }

    /// Draws it, or says why it can't be drawn: it stands in a form and does not submit it, or submits and there is none.
    #[track_caller]
    pub fn try_show(self) -> Result<bool, Error> {
        let in_form = context::run().map(|run| run.in_form());
        let wrong = match (self.props.submit, in_form) {
            (false, Some(true)) => "a button in a form must submit it: use `form_submit_button` there",
            (true, Some(false)) => "`form_submit_button` must be used in a form",
            _ => return Ok(ask(Element::Button(self.props))? == Value::Press),
        };
        Err(Error::invalid("StreamlitAPIException", format!("{wrong}; its label: {}", self.props.widget.label)))
    }
}
