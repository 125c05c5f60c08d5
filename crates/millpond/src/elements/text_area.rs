//! Lines to type in.

use std::fmt::Display;

use millpond_protocol::{Element, Size, Value};

use super::options::widget;
use crate::{
    Error,
    context::{Hooks, ask, expect},
};

/// Lines to type in, empty at first.
///
/// ```no_run
/// # use millpond as st;
/// let remarks: String = st::text_area("Remarks").height(st::Size::Content).show();
/// ```
pub fn text_area(label: impl Display) -> TextArea {
    TextArea::new(label)
}

/// Lines to type in and their options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct TextArea {
    props: millpond_protocol::TextArea,
    hooks: Hooks,
}

impl TextArea {
    /// Lines with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let props = millpond_protocol::TextArea {
            widget: widget(label.to_string()),
            default: Some(String::new()),
            placeholder: String::new(),
            max_chars: None,
            height: Size::Auto,
            width: Size::Stretch,
        };
        Self { props, hooks: Hooks::default() }
    }

    widget_options!();
    value_options!();
    width_option!("what there is");

    /// Its height: that of about three lines unless set; [`Size::Content`] grows with the text.
    pub fn height(mut self, height: Size) -> Self {
        self.props.height = height;
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

    /// Draws it; the text entered, empty if there is none.
    #[track_caller]
    pub fn show(self) -> String {
        expect(self.try_show()).unwrap_or_default()
    }

    /// Draws it, or says why it can't be drawn: its text is too long. The text entered, if any is.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<String>, Error> {
        match ask(Element::TextArea(self.props), &self.hooks)? {
            Value::Text(text) => Ok(Some(text)),
            _ => Ok(None),
        }
    }
}
