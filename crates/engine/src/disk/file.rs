//! A file with one result: a header, what it is a result for, and its value, which is mapped rather than read.
//!
//! | bytes | what |
//! | --- | --- |
//! | 0 to 7 | `millpond` |
//! | 8 to 11 | the version of this layout |
//! | 16 to 23 | the length of the head, which begins at 128 |
//! | 24 to 31 | where the value begins |
//! | 32 to 39 | the length of the value, with which the file ends |
//! | 40 to 47 | when it was computed, in milliseconds since 1970 |
//! | 48 to 55 | from when on it can be removed; 0 for never |
//! | 64 to 95 | a code over all that comes before, the code of the value, and what lies between it and the value |
//! | 96 to 127 | a code over the value |
//!
//! Numbers are little-endian. Codes are BLAKE3 keyed with the store's secret, and hold for one call alone, so that
//! files can't be exchanged. The value has a code of its own so that it is only read where it is asked for.

use std::{
    fmt,
    fs::File,
    io::{self, Read, Write},
    ops::Range,
    os::unix::fs::{FileExt, MetadataExt},
    path::Path,
    time::{Duration, SystemTime},
};

use millpond_protocol::{Bytes, from_wire, to_wire};
use serde::{Deserialize, Serialize};

use crate::{
    Parcel,
    store::{Keep, Slot},
};

const MAGIC: &[u8; 8] = b"millpond";
/// Rises with each change of the layout or of what heads say, so that older files are misses.
const VERSION: u32 = 4;
const HEADER: usize = 128;
/// A head is small: it names widgets and has a drawing. What claims to be larger is no head.
const MAX_HEAD: u64 = 1 << 30;
const ALIGNMENT: usize = 64;

/// What a file's head says.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    /// The function's name, for people.
    pub(super) function: String,
    parts: Vec<Range<usize>>,
    head: Bytes,
}

/// Why a file is no good.
#[derive(Debug)]
pub(super) enum Trouble {
    Io(io::Error),
    Wrong(&'static str),
    Unreadable(String),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Trouble::Io(error)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Io(error) => error.fmt(f),
            Trouble::Wrong(reason) => f.write_str(reason),
            Trouble::Unreadable(reason) => f.write_str(reason),
        }
    }
}

/// The numbers of a header.
#[derive(Clone, Copy)]
pub(super) struct Header {
    head_length: u64,
    value_start: u64,
    value_length: u64,
    pub(super) made: u64,
    expires: u64,
}

impl Header {
    fn to_bytes(self) -> [u8; 64] {
        let mut bytes = [0; 64];
        bytes[..8].copy_from_slice(MAGIC);
        bytes[8..12].copy_from_slice(&VERSION.to_le_bytes());
        let numbers = [self.head_length, self.value_start, self.value_length, self.made, self.expires];
        for (place, number) in bytes[16..56].chunks_exact_mut(8).zip(numbers) {
            place.copy_from_slice(&number.to_le_bytes());
        }
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, Trouble> {
        let other = Trouble::Wrong("not a result of this version");
        if bytes[..8] != *MAGIC || bytes[8..12] != VERSION.to_le_bytes() {
            return Err(other);
        }
        let number = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
        Ok(Self {
            head_length: number(16),
            value_start: number(24),
            value_length: number(32),
            made: number(40),
            expires: number(48),
        })
    }
}

/// A file whose head has been found to be good.
pub(super) struct Sealed {
    file: File,
    header: Header,
    parts: Vec<Range<usize>>,
    pub(super) head: Vec<u8>,
    value_code: blake3::Hash,
    secret: [u8; 32],
    slot: Slot,
}

impl Sealed {
    pub(super) fn open(path: &Path, secret: &[u8; 32], slot: &Slot) -> Result<Self, Trouble> {
        let file = open(path)?;
        let status = file.metadata()?;
        if status.uid() != rustix::process::geteuid().as_raw() || status.mode() & 0o022 != 0 {
            return Err(Trouble::Wrong("somebody else can write to it"));
        }
        let (header, start, head) = read(&file)?;
        let hash = |bytes: &[u8]| blake3::Hash::from_slice(bytes).expect("32 bytes");
        let (head_code, value_code) = (hash(&start[64..96]), hash(&start[96..]));
        // `blake3::Hash` compares in constant time.
        if code(secret, slot, &[&start[..64], &start[96..], &head]) != head_code {
            return Err(Trouble::Wrong("damaged, or written by somebody else"));
        }
        if header.value_start.checked_add(header.value_length) != Some(status.len()) {
            return Err(Trouble::Wrong("truncated"));
        }
        let Head { parts, head, .. } = decode(&header, &head)?;
        let (head, secret, slot) = (head.to_vec(), *secret, *slot);
        Ok(Self { file, header, parts, head, value_code, secret, slot })
    }

    /// The value, if it is what was written.
    pub(super) fn value(self) -> Result<Parcel, Trouble> {
        let (start, length) = (self.header.value_start as usize, self.header.value_length as usize);
        // Results that are used stay longest. That it could not be noted does no harm.
        let _ = self.file.set_modified(SystemTime::now());
        let parcel = Parcel::in_file(self.file, start, length, self.parts)?;
        let value = parcel.open()?;
        if code(&self.secret, &self.slot, &[&value]) != self.value_code {
            return Err(Trouble::Wrong("its value is damaged"));
        }
        Ok(parcel)
    }
}

fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
    Ok(rustix::fs::open(path, flags, Mode::empty())?.into())
}

/// The header of a file, also as it stands there, and what lies between it and the value: the head and a gap.
fn read(mut file: &File) -> Result<(Header, [u8; HEADER], Vec<u8>), Trouble> {
    let truncated = |_| Trouble::Wrong("truncated");
    let mut start = [0; HEADER];
    file.read_exact(&mut start).map_err(truncated)?;
    let header = Header::from_bytes(&start)?;
    let length = header.value_start.saturating_sub(HEADER as u64);
    if length > MAX_HEAD.min(file.metadata()?.len()) || header.head_length > length {
        return Err(Trouble::Wrong("truncated"));
    }
    let mut head = vec![0; length as usize];
    file.read_exact(&mut head).map_err(truncated)?;
    Ok((header, start, head))
}

fn decode(header: &Header, head: &[u8]) -> Result<Head, Trouble> {
    from_wire(&head[..header.head_length as usize]).map_err(Trouble::Unreadable)
}

/// Who a file says it is, without looking whether that is true: for lists that people read.
pub(super) fn introduction(path: &Path) -> Option<(Head, Header)> {
    let (header, _, head) = read(&open(path).ok()?).ok()?;
    Some((decode(&header, &head).ok()?, header))
}

/// From when on a file can be removed.
pub(super) fn expires(path: &Path) -> Option<Duration> {
    let mut start = [0; HEADER];
    open(path).ok()?.read_exact_at(&mut start, 0).ok()?;
    let header = Header::from_bytes(&start).ok()?;
    header.expires()
}

impl Header {
    pub(super) fn expires(self) -> Option<Duration> {
        (self.expires > 0).then(|| Duration::from_millis(self.expires))
    }
}

/// Writes a result and tells where its value begins.
pub(super) fn write(mut file: &File, secret: &[u8; 32], slot: &Slot, result: &Keep<'_>) -> io::Result<usize> {
    let parts = result.value.parts().to_vec();
    let head = Head { function: result.function.to_owned(), parts, head: result.head.to_vec().into() };
    let bytes = to_wire(&head);
    let value_start = (HEADER + bytes.len()).next_multiple_of(ALIGNMENT);
    let value = result.value.open()?;
    let header = Header {
        head_length: bytes.len() as u64,
        value_start: value_start as u64,
        value_length: value.len() as u64,
        made: result.made.as_millis() as u64,
        expires: result.expires.map_or(0, |expires| expires.as_millis() as u64),
    };
    let value_code = code(secret, slot, &[&value]);
    let mut rest = bytes;
    rest.resize(value_start - HEADER, 0);
    let head_code = code(secret, slot, &[&header.to_bytes(), value_code.as_bytes(), &rest]);
    for part in [&header.to_bytes()[..], head_code.as_bytes(), value_code.as_bytes(), &rest, &value] {
        file.write_all(part)?;
    }
    file.sync_all()?;
    Ok(value_start)
}

/// What authenticates parts of a file. The lengths of all but the last stand in the header.
fn code(secret: &[u8; 32], slot: &Slot, parts: &[&[u8]]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new_keyed(secret);
    hasher.update(&slot.function).update(&slot.arguments).update(&[parts.len() as u8]);
    for part in parts {
        crate::digest::update(&mut hasher, part);
    }
    hasher.finalize()
}
