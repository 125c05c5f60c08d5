//! A line across.

use millpond_protocol::Element;

use crate::{Place, context};

/// Draws a line across.
#[track_caller]
pub fn divider() -> Place {
    context::expect(context::draw(&Element::Divider))
}
