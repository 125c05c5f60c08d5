//! Parts of the page to fold away.

use std::fmt::Display;

use millpond_protocol::{Block, FoldLook, Size};

use super::Watched;
use crate::{Error, Place, context::draw_block};

/// Draws a block that is folded at first: `st::expander("More").with(|| …)`.
#[track_caller]
pub fn expander(label: impl Display) -> Place {
    Expander::new(label).show()
}

/// A part of the page to fold away, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Expander {
    props: millpond_protocol::Expander,
}

impl Expander {
    /// A folded part whose head says `label`, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        Self {
            props: millpond_protocol::Expander {
                widget: None,
                key: None,
                label: label.to_string(),
                expanded: false,
                icon: None,
                look: FoldLook::Framed,
                width: Size::Stretch,
            },
        }
    }

    /// Whether it is open at first. False unless set.
    pub fn expanded(mut self, expanded: bool) -> Self {
        self.props.expanded = expanded;
        self
    }

    text_option! {
        /// An emoji or `:shortcode:` before the label.
        icon
    }
    text_option! {
        /// Names it for style sheets: the class `st-key-<key>`.
        key
    }

    /// How it looks: with a line around it unless set.
    pub fn look(mut self, look: FoldLook) -> Self {
        self.props.look = look;
        self
    }

    width_option!("all there is");

    /// Has the script run again when it is opened or closed, and know of it: what only an open one shows need not be
    /// drawn before.
    ///
    /// ```no_run
    /// # use millpond as st;
    /// st::Expander::new("All harvests").watched().show().with(|| st::dataframe((1900..2020).collect::<Vec<i32>>()));
    /// ```
    pub fn watched(self) -> Watched<Self> {
        Watched::new(self)
    }

    pub(super) fn into_props(self) -> millpond_protocol::Expander {
        self.props
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw_block(&Block::Expander(self.props))
    }
}
