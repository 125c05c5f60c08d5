//! Everything that crosses the socket, as plain data.
//!
//! Element data and wire data are one: a type here is serialized with serde to MessagePack (structs as maps with
//! named fields, enums by a `type` field) and mirrored in TypeScript by `web/src/protocol.ts`, which is generated.
//! The rules of the conversation are numbered in `SPEC.md`. There is no logic here beyond encoding.

mod bytes;
mod element;
mod message;
mod tree;
mod typescript;
mod value;
mod widget;

pub use bytes::{Bytes, Encoded, WeakBytes};
pub use element::*;
pub use message::*;
pub use tree::*;
pub use typescript::typescript;
pub use value::*;
pub use widget::*;

/// The version of this protocol; page and server must have the same one.
pub const VERSION: u32 = 3;

/// Writes a message or an element as MessagePack.
pub fn to_wire<T: serde::Serialize>(value: &T) -> Vec<u8> {
    rmp_serde::to_vec_named(value).expect("protocol types always serialize")
}

/// Writes something that need not serialize as MessagePack; the error says what was wrong.
pub fn try_to_wire<T: serde::Serialize>(value: &T) -> Result<Vec<u8>, String> {
    rmp_serde::to_vec_named(value).map_err(|error| error.to_string())
}

/// Reads a message or an element from MessagePack; the error says what was wrong.
pub fn from_wire<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    rmp_serde::from_slice(bytes).map_err(|error| error.to_string())
}
