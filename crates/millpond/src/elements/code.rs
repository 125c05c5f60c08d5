//! Listings.

use std::fmt::Display;

use millpond_protocol::{Element, Size};

use crate::{Error, Place, context::draw};

/// Draws a listing in a language, such as `rust`; an empty name highlights nothing.
#[track_caller]
pub fn code(body: impl Display, language: &str) -> Place {
    let code = Code::new(body);
    if language.is_empty() { code } else { code.language(language) }.show()
}

/// A listing and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Code {
    props: millpond_protocol::Code,
}

impl Code {
    /// A listing, without blank lines at its ends.
    pub fn new(body: impl Display) -> Self {
        let body = body.to_string();
        let from = body.char_indices().rfind(|(at, c)| *c == '\n' && body[..*at].trim().is_empty());
        let body = body[from.map_or(0, |(at, _)| at + 1)..].trim_end().to_owned();
        let (width, height) = (Size::Stretch, Size::Content);
        Self {
            props: millpond_protocol::Code {
                body,
                language: None,
                line_numbers: false,
                wrap_lines: false,
                width,
                height,
            },
        }
    }

    text_option! {
        /// The language to highlight.
        language
    }

    /// Numbers the lines.
    pub fn line_numbers(mut self) -> Self {
        self.props.line_numbers = true;
        self
    }

    /// Breaks long lines rather than let them be scrolled.
    pub fn wrap_lines(mut self) -> Self {
        self.props.wrap_lines = true;
        self
    }

    width_option!("all there is");

    /// Its height, beyond which it scrolls: that of its lines unless set.
    pub fn height(mut self, height: Size) -> Self {
        self.props.height = height;
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Code(self.props))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_at_the_ends_are_left_out_and_indentation_stays() {
        for (body, expected) in [("\n\n  a\n  b\n", "  a\n  b"), ("a", "a"), ("  a", "  a"), ("", ""), ("\n", "")] {
            assert_eq!(Code::new(body).props.body, expected, "{body:?}");
        }
    }
}
