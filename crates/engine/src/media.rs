//! Bytes that are too large for the socket, named by their content.

use std::collections::HashMap;

use millpond_protocol::{Bytes, WeakBytes};
use parking_lot::Mutex;
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

/// What the sessions of an app show, so that equal bytes are in memory once.
#[derive(Default)]
pub(crate) struct Shared {
    bytes: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    by_name: HashMap<String, WeakBytes>,
    /// At how many entries those that nobody keeps any more are looked for.
    sweep_at: usize,
}

impl Shared {
    /// The blob with the bytes that somebody has already under its name, if somebody does.
    pub(crate) fn share(&self, blob: &mut Blob) {
        let mut known = self.bytes.lock();
        if let Some(bytes) = known.by_name.get(&blob.name).and_then(WeakBytes::upgrade) {
            blob.bytes = bytes;
            return;
        }
        known.by_name.insert(blob.name.clone(), blob.bytes.downgrade());
        if known.by_name.len() >= known.sweep_at.max(64) {
            known.by_name.retain(|_, bytes| bytes.upgrade().is_some());
            known.sweep_at = 2 * known.by_name.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_bytes_are_kept_once_and_only_while_they_are_used() {
        let shared = Shared::default();
        let blob = |content: u64| {
            let mut blob = Blob::new(content.to_le_bytes().to_vec(), "text/plain", "txt");
            shared.share(&mut blob);
            blob
        };
        let (one, other, third) = (blob(1), blob(1), blob(2));
        assert_eq!((one.bytes.as_ptr(), &third.bytes[..]), (other.bytes.as_ptr(), &2_u64.to_le_bytes()[..]));
        (10..1000).for_each(|content| drop(blob(content)));
        assert!(shared.bytes.lock().by_name.len() <= 130);
        assert_eq!(blob(1).bytes.as_ptr(), one.bytes.as_ptr());
    }
}
