//! Fields to choose a colour with.

use std::fmt::Display;

use millpond_protocol::{Element, Size, Value};

use super::options::widget;
use crate::{
    Error,
    context::{Hooks, ask},
};

/// A field to choose a colour with, black at first.
///
/// ```no_run
/// # use millpond as st;
/// let bars: String = st::color_picker("Bars").value("#c8a24a").show();
/// ```
pub fn color_picker(label: impl Display) -> ColorPicker {
    ColorPicker::new(label)
}

/// A field to choose a colour with, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct ColorPicker {
    props: millpond_protocol::ColorPicker,
    hooks: Hooks,
}

impl ColorPicker {
    /// A field with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let (widget, default) = (widget(label.to_string()), "#000000".to_owned());
        let props = millpond_protocol::ColorPicker { widget, default, width: Size::Content };
        Self { props, hooks: Hooks::default() }
    }

    widget_options!();
    value_options!();
    width_option!("that of its label");

    /// The colour at first, as `#00ffaa` or `#0fa`. Black unless set.
    pub fn value(mut self, color: impl AsRef<str>) -> Self {
        self.props.default = full(color.as_ref());
        self
    }

    show! {
        /// Draws it; the colour, as `#00ffaa`.
        String
    }

    /// Draws it, or says why it can't be drawn: its first colour is none.
    #[track_caller]
    pub fn try_show(self) -> Result<String, Error> {
        let default = self.props.default.clone();
        match ask(Element::ColorPicker(self.props), &self.hooks)? {
            Value::Text(color) => Ok(color),
            _ => Ok(default),
        }
    }
}

/// A hex code with six digits in small letters; what is none stays as it is.
fn full(color: &str) -> String {
    let color = color.trim().to_ascii_lowercase();
    match color.strip_prefix('#') {
        Some(digits) if digits.len() == 3 => {
            ['#'].into_iter().chain(digits.chars().flat_map(|digit| [digit, digit])).collect()
        }
        _ => color,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_have_six_digits_in_small_letters() {
        assert_eq!(full("#0fA"), "#00ffaa");
        assert_eq!(full(" #00FFAA "), "#00ffaa");
        assert_eq!(full("red"), "red");
        let refused = color_picker("x").value("red").try_show().expect_err("it is refused");
        assert_eq!(refused.to_string(), "a color picker's `value` is a hex code of 3 or 6 digits, as #00ffaa: \"red\"");
    }
}
