//! Bytes of a value, packed once and handed out as often as asked for, without copying large ones.
//!
//! A large parcel lies in a file: one of its own in memory, without a name, or the store's. Each holder maps it
//! privately: all share its pages until one writes, and then has a copy of that page alone. The parcel can be dropped,
//! its file deleted, and the process forked, while somebody holds a mapping: the system keeps what is mapped.
//! A small parcel lies on the heap and is copied.

use std::{
    fs::File,
    io::{self, Write},
    ops::{Deref, DerefMut, Range},
    os::unix::fs::FileExt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use memmap2::{MmapMut, MmapOptions};
use rustix::process::{Resource, getrlimit};

/// From how many bytes on a parcel lies in a file: below, a copy is as fast as a mapping.
const LARGE: usize = 256 << 10;

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
    /// So many bytes of a file that nobody writes to, from a place on.
    File(Arc<HeldFile>, usize, usize),
}

impl Parcel {
    /// Packs parts.
    pub fn pack(parts: &[&[u8]]) -> io::Result<Self> {
        let (places, length) = lay_out(parts);
        let file = (length >= LARGE).then(|| in_memory(parts)).and_then(Result::ok);
        let file = file.and_then(|file| HeldFile::new(file).ok());
        let bytes = match file {
            Some(file) => Backing::File(Arc::new(file), 0, length),
            None => {
                let mut bytes = Vec::with_capacity(length);
                write_parts(&mut bytes, parts)?;
                Backing::Heap(bytes.into())
            }
        };
        Ok(Self { bytes, parts: places.into() })
    }

    /// The parcel that lies in a file, from `start` on. Nobody may write to the file from now on.
    pub(crate) fn in_file(file: File, start: usize, length: usize, parts: Vec<Range<usize>>) -> io::Result<Self> {
        let bytes = match HeldFile::new(file) {
            Ok(file) if length >= LARGE => Backing::File(Arc::new(file), start, length),
            Ok(HeldFile(ref file)) | Err(ref file) => {
                let mut bytes = vec![0; length];
                file.read_exact_at(&mut bytes, start as u64)?;
                Backing::Heap(bytes.into())
            }
        };
        Ok(Self { bytes, parts: parts.into() })
    }

    /// How many bytes it takes.
    pub fn length(&self) -> usize {
        match &self.bytes {
            Backing::Heap(bytes) => bytes.len(),
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
            Backing::File(..) => None,
        }
    }

    /// The bytes for one holder, who may write into them.
    pub fn open(&self) -> io::Result<Opened> {
        match &self.bytes {
            Backing::Heap(bytes) => Ok(Opened(Bytes::Copied(bytes.to_vec()))),
            Backing::File(held, start, length) => {
                // SAFETY: the file has no name, or one in a folder that its owner alone can write to and in which files
                // are only ever made and deleted, so its bytes stay as they are.
                let mapped = unsafe { MmapOptions::new().offset(*start as u64).len(*length).map_copy(&held.0)? };
                Ok(Opened(Bytes::Mapped(mapped)))
            }
        }
    }
}

/// The bytes of a parcel, private to their holder.
pub struct Opened(Bytes);

enum Bytes {
    Copied(Vec<u8>),
    Mapped(MmapMut),
}

impl Deref for Opened {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            Bytes::Copied(bytes) => bytes,
            Bytes::Mapped(bytes) => bytes,
        }
    }
}

impl DerefMut for Opened {
    fn deref_mut(&mut self) -> &mut [u8] {
        match &mut self.0 {
            Bytes::Copied(bytes) => bytes,
            Bytes::Mapped(bytes) => bytes,
        }
    }
}

/// A file that is kept open, one of so many that enough are left for sockets and the like.
struct HeldFile(File);

/// How many files are kept open.
static HELD: AtomicUsize = AtomicUsize::new(0);

impl HeldFile {
    /// Keeps a file open if there is room for it; else gives it back.
    fn new(file: File) -> Result<Self, File> {
        if HELD.fetch_add(1, Ordering::Relaxed) < Self::most() {
            return Ok(Self(file));
        }
        HELD.fetch_sub(1, Ordering::Relaxed);
        Err(file)
    }

    /// Half of the files that the process may have open.
    fn most() -> usize {
        static MOST: OnceLock<usize> = OnceLock::new();
        *MOST.get_or_init(|| getrlimit(Resource::Nofile).current.map_or(usize::MAX, |most| most as usize / 2))
    }
}

impl Drop for HeldFile {
    fn drop(&mut self) {
        HELD.fetch_sub(1, Ordering::Relaxed);
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

/// A file in memory with these parts.
#[cfg(target_os = "linux")]
fn in_memory(parts: &[&[u8]]) -> io::Result<File> {
    let mut file: File = rustix::fs::memfd_create("millpond", rustix::fs::MemfdFlags::CLOEXEC)?.into();
    write_parts(&mut file, parts)?;
    Ok(file)
}

/// Without files in memory large parcels are copied.
#[cfg(not(target_os = "linux"))]
fn in_memory(_: &[&[u8]]) -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

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
