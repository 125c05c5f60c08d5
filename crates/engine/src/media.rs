//! Bytes that are too large for the socket, named by their content.

use millpond_protocol::Bytes;
use serde::{Deserialize, Serialize};

/// Bytes that nodes name; the page fetches them over HTTP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blob {
    /// A name made from the content, so that equal bytes have equal names; letters, digits, `.` and `-`.
    pub name: String,
    /// The media type, such as `image/png`.
    pub mime: String,
    /// The bytes.
    pub bytes: Bytes,
}

impl Blob {
    /// Names the bytes by their BLAKE3 hash, with a file extension.
    pub fn new(bytes: Vec<u8>, mime: &str, extension: &str) -> Self {
        let hash = blake3::hash(&bytes).to_hex();
        Self { name: format!("{}.{extension}", &hash[..32]), mime: mime.to_owned(), bytes: bytes.into() }
    }
}
