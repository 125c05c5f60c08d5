//! Bytes of a value, packed once and handed out as often as asked for, without copying large ones.
//!
//! A large parcel lies in a file: a part of one in memory that all share, or one of the store's. Each holder maps it
//! privately: all share its pages until one writes, and then has a copy of that page alone. A parcel can be dropped,
//! and the store's file deleted, while somebody holds a mapping. A small parcel lies on the heap and is copied.

use std::{
    fs::File,
    io::{self, Write},
    ops::{Deref, DerefMut, Range},
    os::unix::fs::FileExt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use memmap2::{MmapMut, MmapOptions};

/// From how many bytes on a parcel lies in a file: below, a copy is faster than a mapping.
const LARGE: usize = 64 << 10;

/// Where parts begin: numbers in them are then aligned for any instruction set.
const ALIGNMENT: usize = 64;

/// The parts of a value, each a string of bytes.
#[derive(Clone)]
pub struct Parcel {
    bytes: Backing,
    /// Where each part lies in `bytes`.
    parts: Arc<[Range<usize>]>,
}

#[derive(Clone)]
enum Backing {
    Heap(Arc<[u8]>),
    Memory(Arc<Chunk>),
    /// So many bytes of a file that nobody writes to, from a place on.
    File(Arc<File>, usize, usize),
}

impl Parcel {
    /// Packs parts.
    pub fn pack(parts: &[&[u8]]) -> io::Result<Self> {
        let (places, length) = lay_out(parts);
        let chunk = (length >= LARGE).then(|| Chunk::write(parts, length)).transpose();
        let bytes = match chunk {
            Ok(Some(chunk)) => Backing::Memory(Arc::new(chunk)),
            // What can't be mapped is copied.
            Ok(None) | Err(_) => {
                let mut bytes = Vec::with_capacity(length);
                write_parts(&mut bytes, parts)?;
                Backing::Heap(bytes.into())
            }
        };
        Ok(Self { bytes, parts: places.into() })
    }

    /// The parcel that lies in a file, from `start` on. Nobody may write to the file from now on.
    pub(crate) fn in_file(file: Arc<File>, start: usize, length: usize, parts: Vec<Range<usize>>) -> Self {
        Self { bytes: Backing::File(file, start, length), parts: parts.into() }
    }

    /// How many bytes it takes.
    pub fn length(&self) -> usize {
        match &self.bytes {
            Backing::Heap(bytes) => bytes.len(),
            Backing::Memory(chunk) => chunk.length,
            Backing::File(_, _, length) => *length,
        }
    }

    /// Where each part lies in an [opened](Self::open) parcel.
    pub fn parts(&self) -> &[Range<usize>] {
        &self.parts
    }

    /// The bytes of the first part where they need no opening.
    pub fn at_hand(&self) -> Option<&[u8]> {
        match &self.bytes {
            Backing::Heap(bytes) => Some(&bytes[self.parts.first()?.clone()]),
            Backing::Memory(_) | Backing::File(..) => None,
        }
    }

    /// The bytes for one holder, who may write into them.
    pub fn open(&self) -> io::Result<Opened> {
        match &self.bytes {
            Backing::Heap(bytes) => Ok(Opened(Bytes::Copied(bytes.to_vec()))),
            Backing::Memory(chunk) => {
                let mapped = map(Chunk::file()?, chunk.start, chunk.length)?;
                Ok(Opened(Bytes::Mapped(mapped, Some(chunk.clone()))))
            }
            Backing::File(file, start, length) => Ok(Opened(Bytes::Mapped(map(file, *start as u64, *length)?, None))),
        }
    }
}

fn map(file: &File, start: u64, length: usize) -> io::Result<MmapMut> {
    // SAFETY: the file has no name, or one in a folder that its owner alone can write to. In the first nobody writes
    // where a chunk is, and in the folder files are only ever made and deleted; so the bytes stay as they are.
    unsafe { MmapOptions::new().offset(start).len(length).map_copy(file) }
}

/// The bytes of a parcel, private to their holder.
pub struct Opened(Bytes);

enum Bytes {
    Copied(Vec<u8>),
    /// The chunk behind the mapping, if it is one, is given up after it.
    Mapped(MmapMut, #[allow(dead_code, reason = "held, not read")] Option<Arc<Chunk>>),
}

impl Deref for Opened {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            Bytes::Copied(bytes) => bytes,
            Bytes::Mapped(bytes, _) => bytes,
        }
    }
}

impl DerefMut for Opened {
    fn deref_mut(&mut self) -> &mut [u8] {
        match &mut self.0 {
            Bytes::Copied(bytes) => bytes,
            Bytes::Mapped(bytes, _) => bytes,
        }
    }
}

/// A part of the file in memory that all chunks share, so that the process needs one descriptor for all.
///
/// Each lies behind the one before and no place is used twice; the memory of one that is dropped goes back to the
/// system at once.
struct Chunk {
    start: u64,
    length: usize,
}

/// Where the next chunk begins.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Chunks begin and end where pages do, so that giving one up touches no other.
const PAGE: usize = 64 << 10;

impl Chunk {
    fn file() -> io::Result<&'static File> {
        static FILE: OnceLock<File> = OnceLock::new();
        match FILE.get() {
            Some(file) => Ok(file),
            None => {
                let file = nameless_file()?;
                Ok(FILE.get_or_init(|| file))
            }
        }
    }

    fn write(parts: &[&[u8]], length: usize) -> io::Result<Self> {
        let file = Self::file()?;
        let room = length.next_multiple_of(PAGE) as u64;
        let chunk = Self { start: NEXT.fetch_add(room, Ordering::Relaxed), length };
        write_parts(&mut At { file, at: chunk.start }, parts)?;
        Ok(chunk)
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        if let Ok(file) = Self::file() {
            give_up(file, self.start, self.length.next_multiple_of(PAGE) as u64);
        }
    }
}

/// Writes to a file from a place on.
struct At<'a> {
    file: &'a File,
    at: u64,
}

impl Write for At<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write_at(bytes, self.at)?;
        self.at += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Where parts lie one after the other, and how long all are.
fn lay_out(parts: &[&[u8]]) -> (Vec<Range<usize>>, usize) {
    let mut end = 0_usize;
    let mut place = |part: &&[u8]| {
        let start = end.next_multiple_of(ALIGNMENT);
        end = start + part.len();
        start..end
    };
    let places = parts.iter().map(&mut place).collect();
    (places, end)
}

fn write_parts(to: &mut impl Write, parts: &[&[u8]]) -> io::Result<()> {
    let mut written = 0_usize;
    for part in parts {
        let gap = written.next_multiple_of(ALIGNMENT) - written;
        to.write_all(&[0; ALIGNMENT][..gap])?;
        to.write_all(part)?;
        written += gap + part.len();
    }
    Ok(())
}

/// A file in memory.
#[cfg(target_os = "linux")]
fn nameless_file() -> io::Result<File> {
    let file = rustix::fs::memfd_create("millpond", rustix::fs::MemfdFlags::CLOEXEC)?;
    Ok(file.into())
}

/// Gives the memory of a part of a file back.
#[cfg(target_os = "linux")]
fn give_up(file: &File, start: u64, length: u64) {
    use rustix::fs::{FallocateFlags, fallocate};
    // What stays is only memory that could have been given back.
    let _ = fallocate(file, FallocateFlags::PUNCH_HOLE | FallocateFlags::KEEP_SIZE, start, length);
}

/// Without files in memory large parcels are copied.
#[cfg(not(target_os = "linux"))]
fn nameless_file() -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(target_os = "linux"))]
fn give_up(_: &File, _: u64, _: u64) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back_whatever_their_size_and_nobody_sees_what_another_holder_writes() {
        for size in [0, 1, 63, 64, 65, LARGE, LARGE + 1, 1 << 20] {
            let large = vec![7_u8; size];
            let parcel = Parcel::pack(&[b"first", &large, b""]).expect("it can be packed");
            let mut one = parcel.open().expect("it can be opened");
            let parts = parcel.parts().to_vec();
            let [first, second, third] = &parts[..] else { panic!("three parts") };
            assert_eq!((&one[first.clone()], &one[second.clone()], third.len()), (&b"first"[..], &large[..], 0));
            assert_eq!(second.start % ALIGNMENT, 0);
            one.fill(9);
            let other = parcel.open().expect("it can be opened");
            assert_eq!(&other[second.clone()], &large[..]);
            drop(parcel);
            assert_eq!(&other[first.clone()], b"first");
        }
    }
}
