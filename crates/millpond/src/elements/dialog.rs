//! Blocks above the page.

use std::fmt::Display;

use millpond_protocol::{Block, DialogWidth};

use crate::{Error, Place, context::draw_block};

/// Draws what `draw` draws above the page, in each run that calls this. Gives what it gives.
///
/// ```no_run
/// # use millpond as st;
/// if st::button("About") {
///     st::dialog("About", || st::text("Version 1"));
/// }
/// ```
#[track_caller]
pub fn dialog<R>(title: impl Display, draw: impl FnOnce() -> R) -> R {
    Dialog::new(title).show().with(draw)
}

/// A block above the page and its options: `st::Dialog::new("About").width(st::DialogWidth::Large).show().with(|| …)`.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Dialog {
    props: millpond_protocol::Dialog,
}

impl Dialog {
    /// A block whose head says `title`, which is Markdown.
    pub fn new(title: impl Display) -> Self {
        let (title, width) = (title.to_string(), DialogWidth::Small);
        Self { props: millpond_protocol::Dialog { title, icon: None, width, dismissible: true } }
    }

    text_option! {
        /// An emoji or `:shortcode:` before the title.
        icon
    }

    /// How wide it is: small, 500 CSS pixels, unless set.
    pub fn width(mut self, width: DialogWidth) -> Self {
        self.props.width = width;
        self
    }

    /// Whether the user can close it. True unless set; otherwise a run without it does.
    pub fn dismissible(mut self, dismissible: bool) -> Self {
        self.props.dismissible = dismissible;
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw_block(&Block::Dialog(self.props))
    }
}
