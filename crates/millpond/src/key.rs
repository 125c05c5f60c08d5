//! Values as parts of a memo's key: all of their content, framed so that no two lists of values share a key.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    path::{Path, PathBuf},
    rc::Rc,
    sync::Arc,
    time::{Duration, SystemTime},
};

use jiff::civil::{Date, DateTime, Time};
use millpond_engine::{lasting_hash, passing_hash};

/// A value that a memoized function can take as an argument.
///
/// Two values write the same bytes only if they are the same to any function: `-0.0` and `0.0` are not, nor are `1u8`
/// and `1u16`. A type that holds others writes how many there are before them.
///
/// ```
/// use millpond::{Key, KeyWriter};
///
/// struct Point {
///     x: f64,
///     y: f64,
/// }
///
/// impl Key for Point {
///     fn write(&self, key: &mut KeyWriter) {
///         key.tag("Point");
///         self.x.write(key);
///         self.y.write(key);
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be an argument of a memoized function",
    note = "implement `millpond::Key` for it, or begin the parameter's name with `_` to leave it out of the key"
)]
pub trait Key {
    /// Writes the value into a key.
    fn write(&self, key: &mut KeyWriter);

    /// Writes the values of a list, and how many there are. Numbers are written all at once.
    #[doc(hidden)]
    fn write_all(values: &[Self], key: &mut KeyWriter)
    where
        Self: Sized,
    {
        each(values.iter(), key);
    }
}

/// A key that is being written. What counts in the end is its BLAKE3 hash, which nobody can find a second value for.
#[derive(Default)]
pub struct KeyWriter {
    /// Whether the key means the same in other processes.
    lasting: bool,
    bytes: Vec<u8>,
    /// Where each argument ends.
    ends: Vec<usize>,
}

/// From how many bytes on only a hash of them is kept.
const LARGE: usize = 1 << 10;

impl KeyWriter {
    /// Writes what kind of value follows.
    pub fn tag(&mut self, name: &str) {
        self.bytes(name.as_bytes());
    }

    /// Writes bytes, with their number before them.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        match bytes.len() < LARGE {
            true => self.bytes.extend_from_slice(bytes),
            false if self.lasting => self.bytes.extend_from_slice(&lasting_hash(bytes)),
            false => self.bytes.extend_from_slice(&passing_hash(bytes)),
        }
    }

    /// Writes how many values follow.
    pub fn length(&mut self, length: usize) {
        self.bytes.extend_from_slice(&(length as u64).to_le_bytes());
    }

    /// The key of a list of arguments; `lasting` ones mean the same in other processes.
    pub(crate) fn of(arguments: &[&dyn Key], lasting: bool) -> Self {
        let mut key = Self { lasting, bytes: Vec::with_capacity(128), ends: Vec::with_capacity(arguments.len()) };
        key.length(arguments.len());
        for argument in arguments {
            argument.write(&mut key);
            key.ends.push(key.bytes.len());
        }
        key
    }

    pub(crate) fn finish(&self) -> [u8; 32] {
        match self.lasting {
            true => lasting_hash(&self.bytes),
            false => passing_hash(&self.bytes),
        }
    }

    /// A digest of each argument.
    pub(crate) fn digests(&self) -> impl Iterator<Item = u64> {
        let starts = [size_of::<u64>()].into_iter().chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| {
            let hash = blake3::hash(&self.bytes[start..*end]);
            u64::from_le_bytes(hash.as_bytes()[..8].try_into().expect("eight bytes"))
        })
    }
}

macro_rules! numbers {
    ($($name:ident)*) => {$(
        impl Key for $name {
            fn write(&self, key: &mut KeyWriter) {
                key.tag(stringify!($name));
                key.bytes.extend_from_slice(&self.to_le_bytes());
            }

            fn write_all(numbers: &[Self], key: &mut KeyWriter) {
                key.tag(concat!("all ", stringify!($name)));
                // SAFETY: numbers have no padding, and any bytes of theirs can be read.
                let bytes = unsafe { std::slice::from_raw_parts(numbers.as_ptr().cast(), size_of_val(numbers)) };
                match cfg!(target_endian = "little") {
                    true => key.bytes(bytes),
                    false => key.bytes(&numbers.iter().flat_map(|number| number.to_le_bytes()).collect::<Vec<u8>>()),
                }
            }
        }
    )*};
}

numbers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64);

macro_rules! through {
    ($($name:ty: $tag:literal, |$value:ident, $key:ident| $write:expr;)*) => {$(
        impl Key for $name {
            fn write(&self, $key: &mut KeyWriter) {
                $key.tag($tag);
                let $value = self;
                $write;
            }
        }
    )*};
}

through! {
    bool: "bool", |value, key| key.bytes(&[u8::from(*value)]);
    char: "char", |value, key| u32::from(*value).write(key);
    str: "str", |value, key| key.bytes(value.as_bytes());
    String: "str", |value, key| key.bytes(value.as_bytes());
    Path: "path", |value, key| key.bytes(value.as_os_str().as_encoded_bytes());
    PathBuf: "path", |value, key| key.bytes(value.as_os_str().as_encoded_bytes());
    Duration: "duration", |value, key| value.as_nanos().write(key);
    Date: "date", |value, key| (value.year(), value.month(), value.day()).write(key);
    Time: "time of day", |value, key| {
        (value.hour(), value.minute(), value.second(), value.subsec_nanosecond()).write(key);
    };
    DateTime: "date and time", |value, key| (value.date(), value.time()).write(key);
    SystemTime: "time", |value, key| match value.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => (true, since).write(key),
        Err(before) => (false, before.duration()).write(key),
    };
}

macro_rules! lists {
    ($($name:ty: $tag:literal;)*) => {$(
        impl<T: Key> Key for $name {
            fn write(&self, key: &mut KeyWriter) {
                key.tag($tag);
                each(self.iter(), key);
            }
        }
    )*};
}

impl<T: Key> Key for [T] {
    fn write(&self, key: &mut KeyWriter) {
        key.tag("list");
        T::write_all(self, key);
    }
}

impl<T: Key> Key for Vec<T> {
    fn write(&self, key: &mut KeyWriter) {
        self.as_slice().write(key);
    }
}

lists! {
    VecDeque<T>: "list";
    BTreeSet<T>: "set";
    Option<T>: "option";
}

macro_rules! pointers {
    ($($name:ty)*) => {$(
        impl<T: Key + ?Sized> Key for $name {
            fn write(&self, key: &mut KeyWriter) {
                (**self).write(key);
            }
        }
    )*};
}

pointers!(&T Box<T> Rc<T> Arc<T>);

impl<T: Key, const N: usize> Key for [T; N] {
    fn write(&self, key: &mut KeyWriter) {
        self.as_slice().write(key);
    }
}

impl<K: Key, V: Key> Key for BTreeMap<K, V> {
    fn write(&self, key: &mut KeyWriter) {
        key.tag("map");
        each(self.iter(), key);
    }
}

impl<K: Key, V: Key, S> Key for HashMap<K, V, S> {
    fn write(&self, key: &mut KeyWriter) {
        key.tag("hash map");
        unordered(self.iter(), key);
    }
}

impl<T: Key, S> Key for HashSet<T, S> {
    fn write(&self, key: &mut KeyWriter) {
        key.tag("hash set");
        unordered(self.iter(), key);
    }
}

impl Key for millpond_data::DataFrame {
    fn write(&self, key: &mut KeyWriter) {
        key.tag("frame");
        self.ipc_pieces(|piece| key.bytes(piece));
    }
}

macro_rules! tuples {
    ($(($($name:ident)*))*) => {$(
        impl<$($name: Key),*> Key for ($($name,)*) {
            #[allow(non_snake_case, reason = "a tuple's parts are named as their types")]
            fn write(&self, key: &mut KeyWriter) {
                let ($($name,)*) = self;
                key.tag(concat!("tuple" $(, " ", stringify!($name))*));
                $($name.write(key);)*
            }
        }
    )*};
}

tuples!((A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E F));

impl Key for () {
    fn write(&self, key: &mut KeyWriter) {
        key.tag("unit");
    }
}

fn each<T: Key>(values: impl ExactSizeIterator<Item = T>, key: &mut KeyWriter) {
    key.length(values.len());
    values.for_each(|value| value.write(key));
}

/// Values whose order says nothing: sorted by the hashes of each.
fn unordered<T: Key>(values: impl Iterator<Item = T>, key: &mut KeyWriter) {
    let lasting = key.lasting;
    let hash = |value: T| {
        let mut key = KeyWriter { lasting, ..KeyWriter::default() };
        value.write(&mut key);
        key.finish()
    };
    let mut hashes: Vec<_> = values.map(hash).collect();
    hashes.sort_unstable();
    key.length(hashes.len());
    hashes.iter().for_each(|hash| key.bytes(hash));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(value: impl Key) -> [u8; 32] {
        let mut key = KeyWriter::default();
        value.write(&mut key);
        key.finish()
    }

    #[test]
    fn values_that_look_alike_have_different_keys() {
        assert_ne!(hash(("doc1", "acme")), hash("doc1acme"));
        assert_ne!(hash(("ab", "c")), hash(("a", "bc")));
        assert_ne!(hash(0.0), hash(-0.0));
        assert_ne!(hash(1u8), hash(1u16));
        assert_ne!(hash(1i64), hash(1.0));
        assert_ne!(hash(vec![1i64, 2]), hash(vec![1u64, 2]));
        assert_ne!(hash(vec![0.0, 1.0]), hash(vec![-0.0, 1.0]));
        assert_ne!(hash(vec![1u8; 2000]), hash(vec![1u8; 2001]));
        assert_ne!(hash(vec![vec![1], vec![]]), hash(vec![vec![], vec![1]]));
        assert_ne!(hash(Some(Some(1))), hash(Some(None::<i32>)));
        assert_ne!(hash(true), hash(1u8));
        let second = Duration::from_secs(1);
        let times =
            [SystemTime::UNIX_EPOCH - second, SystemTime::UNIX_EPOCH - 2 * second, SystemTime::UNIX_EPOCH + second];
        assert_eq!(times.map(hash).into_iter().collect::<HashSet<_>>().len(), 3);
    }

    #[test]
    fn equal_values_have_equal_keys_however_they_are_held() {
        assert_eq!(hash("a"), hash(String::from("a")));
        assert_eq!(hash([1, 2]), hash(vec![1, 2]));
        assert_eq!(hash([1.0; 1000]), hash(vec![1.0; 1000]));
        assert_eq!(hash(Box::new(1)), hash(1));
        let forth: HashMap<_, _> = (0..100).map(|number| (number, number)).collect();
        let back: HashMap<_, _> = (0..100).rev().map(|number| (number, number)).collect();
        assert_eq!(hash(forth), hash(back));
    }
}
