//! The bytes of a file as they come: hashed at once, and kept in memory or, if there are many, in a file without a
//! name, which is mapped when it is complete.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    time::Duration,
};

use axum::body::Body;
use futures_util::StreamExt;
use memmap2::Mmap;
use tokio::{task::spawn_blocking, time::timeout};

use crate::sessions;

/// Up to how many bytes a file is kept in memory.
const IN_MEMORY: usize = 1 << 20;

/// How long the next bytes may take to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A file that is complete.
pub(crate) struct Received {
    pub(crate) content: Content,
    pub(crate) hash: blake3::Hash,
    /// How many bytes it has.
    pub(crate) size: u64,
}

/// The bytes of a file.
pub(crate) enum Content {
    Heap(Vec<u8>),
    Mapped(Mmap),
}

impl AsRef<[u8]> for Content {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Heap(bytes) => bytes,
            Self::Mapped(bytes) => bytes,
        }
    }
}

/// Why a file is not complete.
pub(crate) enum Trouble {
    /// It has more bytes than it may have.
    TooLarge,
    /// Nothing came for a while.
    Stalled,
    /// The page has gone.
    Broken,
    /// It could not be kept.
    Io(io::Error),
}

/// Receives a file of at most so many bytes.
pub(crate) async fn receive(body: Body, most: u64) -> Result<Received, Trouble> {
    let mut chunks = body.into_data_stream();
    let mut incoming = Incoming::default();
    while let Some(chunk) = timeout(PATIENCE, chunks.next()).await.map_err(|_| Trouble::Stalled)? {
        let chunk = chunk.map_err(|_| Trouble::Broken)?;
        incoming.size += chunk.len() as u64;
        if incoming.size > most {
            return Err(Trouble::TooLarge);
        }
        incoming.waiting.extend_from_slice(&chunk);
        if incoming.waiting.len() > IN_MEMORY {
            incoming = aside(|| incoming.spill()).await?;
        }
    }
    aside(|| incoming.complete()).await
}

/// Disks may be slow, and hashing takes a while: other connections go on meanwhile.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T, Trouble> {
    spawn_blocking(work).await.map_err(io::Error::other).flatten().map_err(Trouble::Io)
}

/// A file that is not complete yet.
#[derive(Default)]
struct Incoming {
    /// How many bytes have come.
    size: u64,
    /// Of those before `waiting`.
    hasher: blake3::Hasher,
    /// Has those before `waiting`, if there are any.
    file: Option<File>,
    /// The last bytes that have come.
    waiting: Vec<u8>,
}

impl Incoming {
    /// Hashes what waits and puts it into the file.
    fn spill(mut self) -> io::Result<Self> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(nameless()?),
        };
        file.write_all(&self.waiting)?;
        self.hasher.update(&self.waiting);
        self.waiting.clear();
        Ok(self)
    }

    fn complete(mut self) -> io::Result<Received> {
        if self.file.is_some() {
            self = self.spill()?;
        }
        self.hasher.update(&self.waiting);
        let content = match self.file {
            // SAFETY: the file has no name, and this is its only handle, so its bytes stay as they are.
            Some(file) => Content::Mapped(unsafe { Mmap::map(&file)? }),
            None => Content::Heap(self.waiting),
        };
        Ok(Received { content, hash: self.hasher.finalize(), size: self.size })
    }
}

/// A new file in the system's folder for temporary ones, which the system deletes once nobody holds it.
fn nameless() -> io::Result<File> {
    let path = std::env::temp_dir().join(format!("millpond-{}", sessions::token().map_err(io::Error::other)?));
    let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use futures_util::stream;

    use super::*;

    async fn received(pieces: &[usize], most: u64) -> Result<Received, Trouble> {
        let pieces = pieces.iter().map(|length| Ok::<_, io::Error>(Bytes::from(bytes(*length)))).collect::<Vec<_>>();
        receive(Body::from_stream(stream::iter(pieces)), most).await
    }

    fn bytes(length: usize) -> Vec<u8> {
        (0..length).map(|at| (at % 251) as u8).collect()
    }

    async fn check(pieces: &[usize], is_mapped: bool) {
        let Ok(received) = received(pieces, u64::MAX).await else { panic!("{pieces:?} are received") };
        let expected = pieces.iter().flat_map(|length| bytes(*length)).collect::<Vec<_>>();
        assert!(received.content.as_ref() == expected, "{pieces:?}");
        assert_eq!(received.size, expected.len() as u64);
        assert_eq!(received.hash, blake3::hash(&expected));
        assert_eq!(matches!(received.content, Content::Mapped(_)), is_mapped, "{pieces:?}");
    }

    #[tokio::test]
    async fn few_bytes_stay_in_memory_and_many_are_mapped() {
        check(&[], false).await;
        check(&[3, 0, 4], false).await;
        check(&[IN_MEMORY], false).await;
        check(&[IN_MEMORY, 1], true).await;
        check(&[IN_MEMORY / 2; 7], true).await;
        check(&[3 * IN_MEMORY, 5], true).await;
    }

    #[tokio::test]
    async fn u2_the_bound_holds_while_it_comes() {
        assert!(received(&[4, 6], 10).await.is_ok());
        assert!(matches!(received(&[4, 6, 1], 10).await, Err(Trouble::TooLarge)));
        assert!(matches!(received(&[2 * IN_MEMORY, 1], 2 * IN_MEMORY as u64).await, Err(Trouble::TooLarge)));
    }

    #[tokio::test]
    async fn a_page_that_goes_leaves_nothing() {
        let pieces = [Ok(Bytes::from_static(b"abc")), Err(io::Error::other("gone"))];
        let received = receive(Body::from_stream(stream::iter(pieces)), 10).await;
        assert!(matches!(received, Err(Trouble::Broken)));
    }
}
