//! Room between elements.

use millpond_protocol::{Element, Gap, Size};

use crate::{Error, Place, context::draw};

/// Leaves room, in the direction in which the elements around it follow each other.
///
/// ```no_run
/// # use millpond as st;
/// st::space(st::Gap::Large);
/// st::Space::new(st::Size::Pixels(20)).show();
/// ```
#[track_caller]
pub fn space(gap: Gap) -> Place {
    Space::of(gap).show()
}

/// Room between elements.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Space {
    props: millpond_protocol::Space,
}

impl Space {
    /// Room of a size; [`Size::Stretch`] takes all there is.
    pub fn new(size: Size) -> Self {
        Self { props: millpond_protocol::Space { size } }
    }

    /// Room of one of the usual sizes. Small is a line's label, medium a button, large a labelled input.
    pub fn of(gap: Gap) -> Self {
        Self::new(Size::Pixels(match gap {
            Gap::None => 0,
            Gap::Xxsmall => 4,
            Gap::Xsmall => 8,
            Gap::Small => 12,
            Gap::Medium => 40,
            Gap::Large => 68,
            Gap::Xlarge => 96,
            Gap::Xxlarge => 128,
        }))
    }

    show! {
        /// Leaves it.
        Place
    }

    /// Leaves it, or says why it can't be left: it is none.
    pub fn try_show(self) -> Result<Place, Error> {
        let element = Element::Space(self.props);
        draw(&element)
    }
}
