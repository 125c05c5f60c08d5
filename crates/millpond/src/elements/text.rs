//! Text as it is.

use std::fmt::Display;

use millpond_protocol::{Element, Size, TextAlign};

use crate::{Error, Place, context::draw};

/// Draws text as it is, with its line breaks: no Markdown.
#[track_caller]
pub fn text(body: impl Display) -> Place {
    Text::new(body).show()
}

/// Text and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Text {
    props: millpond_protocol::Text,
}

impl Text {
    /// Text to draw.
    pub fn new(body: impl Display) -> Self {
        let body = super::options::clean(&body.to_string());
        let (width, align) = (Size::Content, TextAlign::Left);
        Self { props: millpond_protocol::Text { body, help: None, width, align, wrap: true } }
    }

    text_option! {
        /// Markdown shown in a tooltip.
        help
    }

    width_option!("what it needs");
    lines_options!();

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Text(self.props))
    }
}
