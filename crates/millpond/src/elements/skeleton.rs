//! Where something will be.

use millpond_protocol::{Element, Size};

use crate::{Error, Place, context::draw};

/// Draws a grey box where something will be once it has been made: `place.with(|| …)` puts it there.
///
/// ```no_run
/// # use millpond as st;
/// # fn slow() -> i64 { 1 }
/// let place = st::skeleton();
/// let value = slow();
/// place.with(|| st::text(value));
/// ```
#[track_caller]
pub fn skeleton() -> Place {
    Skeleton::new().show()
}

/// A grey box and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Skeleton {
    props: millpond_protocol::Skeleton,
}

impl Skeleton {
    /// A box as high as a few lines.
    pub fn new() -> Self {
        Self { props: millpond_protocol::Skeleton { width: Size::Stretch, height: Size::Content } }
    }

    width_option!("what there is");

    /// Its height: that of a few lines unless set.
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
        let element = Element::Skeleton(self.props);
        draw(&element)
    }
}

impl Default for Skeleton {
    fn default() -> Self {
        Self::new()
    }
}
