//! Things to be glad about.

use millpond_protocol::{Celebration, CelebrationKind, Element};

use crate::{Place, context};

/// Has balloons rise, in each run that draws it.
#[track_caller]
pub fn balloons() -> Place {
    celebrate(CelebrationKind::Balloons)
}

/// Has snow fall, in each run that draws it.
#[track_caller]
pub fn snow() -> Place {
    celebrate(CelebrationKind::Snow)
}

#[track_caller]
fn celebrate(kind: CelebrationKind) -> Place {
    context::expect(context::draw(&Element::Celebration(Celebration { kind })))
}
