//! Lines to type in.

use std::{fmt::Display, time::Duration};

use millpond_protocol::{Element, Size, TextKind, Validation, Value};

use super::options::widget;
use crate::{
    Error,
    context::{Hooks, ask},
};

/// A line to type in, empty at first: `st::text_input("Name").show()`.
pub fn text_input(label: impl Display) -> TextInput {
    TextInput::new(label)
}

/// A line to type in and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct TextInput {
    props: millpond_protocol::TextInput,
    hooks: Hooks,
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
                kind: TextKind::Text,
                autocomplete: String::new(),
                icon: None,
                validation: None,
                live: None,
                width: Size::Stretch,
            },
            hooks: Hooks::default(),
        }
    }

    widget_options!();
    value_options!();
    width_option!("what there is");

    text_option! {
        /// An emoji or `:material/name:` at the beginning of the field.
        icon
    }

    /// What is typed: any text unless set.
    pub fn kind(mut self, kind: TextKind) -> Self {
        self.props.kind = kind;
        self
    }

    /// Has the page send a text only if a regular expression of the browser's matches somewhere in it, and else say
    /// `message`. The script may get others from pages that were tampered with.
    pub fn validate(mut self, pattern: impl Into<String>, message: impl Into<String>) -> Self {
        self.props.validation = Some(Validation { pattern: pattern.into(), message: message.into() });
        self
    }

    /// Has the text count after a pause in typing, at most a minute, and not only once it is left or Enter is pressed.
    pub fn live(mut self, pause: Duration) -> Self {
        self.props.live = Some(u32::try_from(pause.as_millis()).unwrap_or(u32::MAX));
        self
    }

    required_option!();
    placeholder_option!();

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

    /// How many characters it takes at most.
    pub fn max_chars(mut self, count: u32) -> Self {
        self.props.max_chars = Some(count);
        self
    }

    /// Hides what is typed.
    pub fn password(mut self) -> Self {
        self.props.kind = TextKind::Password;
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
        match ask(Element::TextInput(self.props), &self.hooks)? {
            Value::Text(text) => Ok(Some(text)),
            _ => Ok(None),
        }
    }
}
