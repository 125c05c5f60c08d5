//! Frames as the protocol has them.

use millpond_protocol as protocol;

use crate::DataFrame;

/// Up to how many bytes of a frame travel within its element; a larger one is fetched by the page.
pub const INLINE_BYTES: usize = 64 * 1024;

/// Beyond how many bytes the page asks for windows of a frame rather than for all of it: a few seconds of a slow line, and
/// little beside the memory of a phone.
pub const WINDOW_BYTES: usize = 8 << 20;

/// Bytes for the page to fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    /// A file name made from the content, so that the same name always means the same bytes.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl DataFrame {
    /// The frame as the protocol has it, and the bytes to serve under the name that it mentions, if it is large.
    ///
    /// Takes what [`to_ipc`](Self::to_ipc) takes, and a hash over the bytes of a large frame: about a millisecond for
    /// six megabytes. Nothing is remembered; keep the result to use it twice.
    pub fn to_wire(&self) -> (protocol::Frame, Option<Blob>) {
        self.wire(usize::MAX)
    }

    /// The same, but of a frame of more than [`WINDOW_BYTES`] the page asks for windows.
    pub fn to_wire_windowed(&self) -> (protocol::Frame, Option<Blob>) {
        self.wire(WINDOW_BYTES)
    }

    fn wire(&self, most: usize) -> (protocol::Frame, Option<Blob>) {
        let bytes = self.to_ipc();
        if bytes.len() <= INLINE_BYTES {
            return (self.with_data(protocol::FrameData::Inline(bytes.into())), None);
        }
        let blob = Blob { name: name(&bytes), bytes };
        let data = match blob.bytes.len() <= most {
            true => protocol::FrameData::Media(blob.name.clone()),
            false => protocol::FrameData::Windows(blob.name.clone()),
        };
        (self.with_data(data), Some(blob))
    }

    fn with_data(&self, data: protocol::FrameData) -> protocol::Frame {
        protocol::Frame { rows: self.rows() as u64, index: self.index() as u32, data }
    }
}

fn name(bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    format!("{}.arrow", &hash[..32])
}
