//! Blocks behind a button.

use std::fmt::Display;

use millpond_protocol::{Block, ButtonKind, Size};

use super::Watched;
use crate::{Error, Place, context::draw_block};

/// Draws a button that opens a block: `st::popover("Filters").with(|| …)`.
#[track_caller]
pub fn popover(label: impl Display) -> Place {
    Popover::new(label).show()
}

/// A block behind a button, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Popover {
    props: millpond_protocol::Popover,
}

impl Popover {
    /// A block whose button says `label`, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let props = millpond_protocol::Popover {
            widget: None,
            key: None,
            label: label.to_string(),
            kind: ButtonKind::Secondary,
            icon: None,
            help: None,
            disabled: false,
            width: Size::Content,
        };
        Self { props }
    }

    text_option! {
        /// Names it for style sheets: the class `st-key-<key>`.
        key
    }

    /// How much its button stands out: secondary unless set.
    pub fn kind(mut self, kind: ButtonKind) -> Self {
        self.props.kind = kind;
        self
    }

    text_option! {
        /// An emoji or `:shortcode:` before the label.
        icon
    }
    text_option! {
        /// Markdown shown in a tooltip.
        help
    }

    /// Whether it can't be opened now. False unless set.
    pub fn disabled(mut self, disabled: bool) -> Self {
        self.props.disabled = disabled;
        self
    }

    width_option!("that of its button's text");

    /// Has the script run again when it is opened or closed, and know of it.
    pub fn watched(self) -> Watched<Self> {
        Watched::new(self)
    }

    pub(super) fn into_props(self) -> millpond_protocol::Popover {
        self.props
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        let block = Block::Popover(self.props);
        draw_block(&block)
    }
}
