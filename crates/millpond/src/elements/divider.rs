//! A line across.

use millpond_protocol::{Element, Size};

use crate::{Error, Place, context::draw};

/// Draws a line across.
#[track_caller]
pub fn divider() -> Place {
    Divider::new().show()
}

/// A line across, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Divider {
    props: millpond_protocol::Divider,
}

impl Default for Divider {
    fn default() -> Self {
        Self::new()
    }
}

impl Divider {
    /// A line as wide as there is room.
    pub fn new() -> Self {
        Self { props: millpond_protocol::Divider { width: Size::Stretch } }
    }

    width_option!("all there is");

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Divider(self.props))
    }
}
