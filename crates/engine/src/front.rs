//! What the engine keeps for a front, without looking inside.

use std::{any::Any, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::Error as _};

/// What a front has to say of a widget beside what is drawn: how scripts see its values, and what is to be called when
/// it has a new one.
pub trait Front: Any + Send + Sync {
    /// Whether something is to be called when the widget has a new value.
    fn has_callback(&self) -> bool;

    /// The bytes from which the front makes it again, or why there are none.
    fn encode(&self) -> Result<Vec<u8>, String>;
}

/// A value that a script holds for its session.
pub trait Held: Any + Send + Sync {
    /// A hash of its content as it is now; `None` where it has none, so that a memoized call that reads it is not
    /// remembered.
    fn fingerprint(&self) -> Option<[u8; 32]>;
}

/// A widget's front in a recording.
#[derive(Clone, Default)]
pub(crate) enum FrontSlot {
    #[default]
    None,
    Live(Arc<dyn Front>),
    /// From the disk, to be made again.
    Stored(Vec<u8>),
}

impl FrontSlot {
    pub(crate) fn live(&self) -> Option<&Arc<dyn Front>> {
        match self {
            FrontSlot::Live(front) => Some(front),
            FrontSlot::None | FrontSlot::Stored(_) => None,
        }
    }
}

impl Serialize for FrontSlot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FrontSlot::None => serializer.serialize_none(),
            FrontSlot::Live(front) => serializer.serialize_some(&front.encode().map_err(S::Error::custom)?),
            FrontSlot::Stored(bytes) => serializer.serialize_some(bytes),
        }
    }
}

impl<'de> Deserialize<'de> for FrontSlot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<Vec<u8>>::deserialize(deserializer)?.map_or(FrontSlot::None, FrontSlot::Stored))
    }
}
