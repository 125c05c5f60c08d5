//! Bytes that are too large for the socket, named by their content.

use std::collections::{HashMap, HashSet};

use millpond_protocol::{Bytes, Node, WeakBytes};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use crate::tree::{Tree, children};

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

/// The bytes that a run or a session has, by name. Those that no node names any more are given up from time to time.
#[derive(Default)]
pub(crate) struct Media {
    by_name: HashMap<String, Blob>,
    /// The names, in the order in which the bytes came.
    names: Vec<String>,
    size: usize,
    /// At how many bytes it is looked for what is no longer needed.
    prune_at: usize,
}

/// Below this many bytes nothing is given up.
const FEW: usize = 32 << 20;
/// How many of the latest blobs stay anyhow: the element that names them may not have been drawn yet.
const LATEST: usize = 32;

impl Media {
    pub(crate) fn insert(&mut self, blob: &Blob) {
        if !self.by_name.contains_key(&blob.name) {
            self.size += blob.bytes.len();
            self.names.push(blob.name.clone());
            self.by_name.insert(blob.name.clone(), blob.clone());
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Blob> {
        self.by_name.get(name)
    }

    /// The blobs, in the order in which they came.
    pub(crate) fn blobs(&self) -> impl Iterator<Item = &Blob> {
        self.names.iter().map(|name| &self.by_name[name])
    }

    /// Whether there is so much that it should be [pruned](Self::prune).
    pub(crate) fn is_large(&self) -> bool {
        self.size >= self.prune_at.max(FEW)
    }

    /// Gives up what none of these trees names, the latest aside.
    pub(crate) fn prune<'a>(&mut self, trees: impl IntoIterator<Item = &'a Tree>) {
        let by_hash = self.names.iter().map(|name| (&name[..HASH], name)).collect();
        let mut named = HashSet::new();
        trees.into_iter().for_each(|tree| collect_names(tree, &by_hash, &mut named));
        let latest = self.names.len().saturating_sub(LATEST);
        named.extend(self.names[latest..].iter().cloned());
        self.names.retain(|name| named.contains(name));
        self.by_name.retain(|name, _| named.contains(name));
        self.size = self.by_name.values().map(|blob| blob.bytes.len()).sum();
        self.prune_at = 2 * self.size;
    }
}

/// Finds those of the known names that nodes have.
fn collect_names(node: &Node, by_hash: &HashMap<&str, &String>, named: &mut HashSet<String>) {
    let Node::Element(element) = node else {
        children(node).iter().for_each(|child| collect_names(child, by_hash, named));
        return;
    };
    // A name begins with a hash in hexadecimal digits, wherever it stands in an element. What comes before it in the
    // encoding may be such a digit, too.
    for word in element.bytes().split(|byte| !byte.is_ascii_hexdigit()).filter(|word| word.len() >= HASH) {
        let text = std::str::from_utf8(word).expect("it is ASCII");
        let starts = 0..=text.len() - HASH;
        named.extend(starts.filter_map(|at| by_hash.get(&text[at..at + HASH])).map(|name| (*name).clone()));
    }
}

/// How many digits the hash in a name has.
const HASH: usize = 32;

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
        let (weak, large) = (third.bytes.downgrade(), third);
        drop(large);
        assert!(weak.upgrade().is_none());
        assert_eq!(blob(1).bytes.as_ptr(), one.bytes.as_ptr());
    }
}
