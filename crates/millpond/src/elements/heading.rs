//! Titles, headers and subheaders.

use std::fmt::Display;

use millpond_protocol::{Element, Size, TextAlign};

use super::options::clean;
use crate::{Error, Place, context::draw};

/// Draws the page's title: a heading of level 1.
#[track_caller]
pub fn title(body: impl Display) -> Place {
    Heading::title(body).show()
}

/// Draws a heading of level 2.
#[track_caller]
pub fn header(body: impl Display) -> Place {
    Heading::header(body).show()
}

/// Draws a heading of level 3.
#[track_caller]
pub fn subheader(body: impl Display) -> Place {
    Heading::subheader(body).show()
}

/// A heading and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Heading {
    props: millpond_protocol::Heading,
}

impl Heading {
    /// A heading of level 1 to 6; others are brought into that range.
    pub fn new(level: u8, body: impl Display) -> Self {
        let body = clean(&body.to_string());
        let level = level.clamp(1, 6);
        Self {
            props: millpond_protocol::Heading {
                level,
                body,
                anchor: None,
                divider: None,
                icon: None,
                help: None,
                width: Size::Stretch,
                align: TextAlign::Left,
                wrap: true,
            },
        }
    }

    /// A heading of level 1.
    pub fn title(body: impl Display) -> Self {
        Self::new(1, body)
    }

    /// A heading of level 2.
    pub fn header(body: impl Display) -> Self {
        Self::new(2, body)
    }

    /// A heading of level 3.
    pub fn subheader(body: impl Display) -> Self {
        Self::new(3, body)
    }

    text_option! {
        /// Its name in the page's address, made from its text unless set; empty gives it no link.
        anchor
    }
    text_option! {
        /// A line below it: `blue`, `green`, `orange`, `red`, `violet`, `yellow`, `gray` or `rainbow`.
        divider
    }
    text_option! {
        /// An emoji or `:shortcode:` before the text.
        icon
    }
    text_option! {
        /// Markdown shown in a tooltip.
        help
    }

    width_option!("all there is");
    lines_options!();

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        const COLORS: [&str; 11] =
            ["auto", "blue", "green", "orange", "red", "violet", "purple", "yellow", "gray", "grey", "rainbow"];
        if let Some(divider) = self.props.divider.as_deref().filter(|divider| !COLORS.contains(divider)) {
            let message = format!("a heading's `divider` must be one of {}: {divider}", COLORS.join(", "));
            return Err(Error::invalid("StreamlitAPIException", message));
        }
        draw(&Element::Heading(self.props))
    }
}
