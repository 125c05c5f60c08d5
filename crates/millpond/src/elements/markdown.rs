//! Formatted text.

use std::fmt::Display;

use millpond_protocol::{Element, Size, TextAlign};

use super::options::clean;
use crate::{Error, Place, context::draw};

/// Draws Markdown: GitHub's flavour, math between `$`, `:shortcodes:`, `:red[coloured]` text.
#[track_caller]
pub fn markdown(body: impl Display) -> Place {
    Markdown::new(body).show()
}

/// Draws Markdown small and grey.
#[track_caller]
pub fn caption(body: impl Display) -> Place {
    Markdown::new(body).caption().show()
}

/// Draws a formula in LaTeX's notation, on a line of its own.
#[track_caller]
pub fn latex(body: impl Display) -> Place {
    Markdown::new(format!("$$\n{}\n$$", clean(&body.to_string()))).show()
}

/// Formatted text and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Markdown {
    props: millpond_protocol::Markdown,
}

impl Markdown {
    /// Markdown to draw.
    pub fn new(body: impl Display) -> Self {
        let body = clean(&body.to_string());
        Self {
            props: millpond_protocol::Markdown {
                body,
                allow_html: false,
                caption: false,
                help: None,
                width: Size::Auto,
                align: TextAlign::Left,
                wrap: true,
                anchors: true,
            },
        }
    }

    /// Shows HTML in the text as HTML, sanitized: no script in it runs. Without this it is shown as text.
    pub fn allow_html(mut self) -> Self {
        self.props.allow_html = true;
        self
    }

    /// Shows it small and grey.
    pub fn caption(mut self) -> Self {
        self.props.caption = true;
        self
    }

    text_option! {
        /// Markdown shown in a tooltip.
        help
    }

    width_option!("all there is, or what it needs beside others");
    lines_options!();

    /// Gives headings in it no ids, and no links to them.
    pub fn no_anchors(mut self) -> Self {
        self.props.anchors = false;
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Markdown(self.props))
    }
}
