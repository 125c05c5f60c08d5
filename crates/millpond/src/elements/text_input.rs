//! Lines to type in.

use std::fmt::Display;

use millpond_protocol::{Element, Value};

use super::options::widget;
use crate::{Error, context::ask};

/// A line to type in, empty at first: `st::text_input("Name").show()`.
pub fn text_input(label: impl Display) -> TextInput {
    TextInput::new(label)
}

/// A line to type in and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct TextInput {
    props: millpond_protocol::TextInput,
}

impl TextInput {
    /// A line with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        Self {
            props: millpond_protocol::TextInput {
                widget: widget(label.to_string()),
                default: Some(String::new()),
                placeholder: String::new(),
                max_chars: None,
                password: false,
                autocomplete: String::new(),
            },
        }
    }

    widget_options!();

    /// The text at first. Empty unless set.
    pub fn value(mut self, text: impl Into<String>) -> Self {
        self.props.default = Some(text.into());
        self
    }

    /// Nothing is entered at first, which is not the same as an empty text for [`Self::try_show`].
    pub fn unset(mut self) -> Self {
        self.props.default = None;
        self
    }

    /// What is shown while it is empty.
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.props.placeholder = text.into();
        self
    }

    /// How many characters it takes at most.
    pub fn max_chars(mut self, count: u32) -> Self {
        self.props.max_chars = Some(count);
        self
    }

    /// Hides what is typed.
    pub fn password(mut self) -> Self {
        self.props.password = true;
        if self.props.autocomplete.is_empty() {
            self.props.autocomplete = "new-password".into();
        }
        self
    }

    /// The browser's hint for completing it, such as `email`.
    pub fn autocomplete(mut self, hint: impl Into<String>) -> Self {
        self.props.autocomplete = hint.into();
        self
    }

    /// Draws it; the text entered, empty if there is none.
    #[track_caller]
    pub fn show(self) -> String {
        crate::context::expect(self.try_show()).unwrap_or_default()
    }

    /// Draws it, or says why it can't be drawn: its text is too long. The text entered, if any is.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<String>, Error> {
        let (default, max) = (self.props.default.as_deref().unwrap_or_default(), self.props.max_chars);
        if let Some(max) = max.filter(|max| default.chars().count() > *max as usize) {
            let message = format!("a text input's `value` is longer than its `max_chars` of {max}: {default}");
            return Err(Error::invalid("StreamlitAPIException", message));
        }
        match ask(Element::TextInput(self.props))? {
            Value::Text(text) => Ok(Some(text)),
            _ => Ok(None),
        }
    }
}
