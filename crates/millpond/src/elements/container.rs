//! Elements one below the other.

use millpond_protocol::{Block, Size};

use crate::{Error, Place, context::draw_block};

/// Draws a block to fill: `block.with(|| …)`, now or later.
#[track_caller]
pub fn container() -> Place {
    Container::new().show()
}

/// A block and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug, Default)]
pub struct Container {
    key: Option<String>,
    border: Option<bool>,
    height: Option<u32>,
}

impl Container {
    /// A block without a border, as high as what it holds.
    pub fn new() -> Self {
        Self::default()
    }

    /// Names it for style sheets: the class `st-key-<key>`.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Whether a line is drawn around it. Unless set, one is where the height is fixed.
    pub fn border(mut self, border: bool) -> Self {
        self.border = Some(border);
        self
    }

    /// Its height in CSS pixels; what does not fit is scrolled. As high as its content unless set.
    pub fn height(mut self, pixels: u32) -> Self {
        self.height = Some(pixels);
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw_block(&Block::Container(millpond_protocol::Container {
            key: self.key,
            border: self.border.unwrap_or(self.height.is_some()),
            height: self.height.map_or(Size::Content, Size::Pixels),
        }))
    }
}
