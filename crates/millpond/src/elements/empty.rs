//! Room for something.

use millpond_protocol::Element;

use crate::{Place, context};

/// Draws nothing, at a place where something can be put later: `place.with(|| …)`. What is put there replaces what was.
#[track_caller]
pub fn empty() -> Place {
    context::expect(context::draw(&Element::Empty))
}
