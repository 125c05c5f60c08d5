//! Byte strings: shared in memory, `bin` on the wire.

use std::{
    marker::PhantomData,
    ops::Deref,
    sync::{Arc, Weak},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use ts_rs::TS;

/// A shared byte string; a clone is a reference count.
#[derive(Clone, Default, PartialEq, Eq, Hash, TS)]
#[ts(type = "Uint8Array")]
pub struct Bytes(Arc<Vec<u8>>);

impl Bytes {
    /// A reference that does not keep the bytes.
    pub fn downgrade(&self) -> WeakBytes {
        WeakBytes(Arc::downgrade(&self.0))
    }
}

// The bytes lie beside what is counted, not in it: a weak reference would keep those as long as it lives.
/// A reference to a byte string that does not keep it.
#[derive(Clone, Debug)]
pub struct WeakBytes(Weak<Vec<u8>>);

impl WeakBytes {
    /// The bytes, while somebody else keeps them.
    pub fn upgrade(&self) -> Option<Bytes> {
        self.0.upgrade().map(Bytes)
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Arc::new(bytes))
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.len())
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Bytes;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a byte string")
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Bytes, E> {
                Ok(bytes.to_vec().into())
            }

            fn visit_byte_buf<E: de::Error>(self, bytes: Vec<u8>) -> Result<Bytes, E> {
                Ok(bytes.into())
            }
        }

        deserializer.deserialize_bytes(Visitor)
    }
}

/// A `T` encoded once, when it was made; compared, shared and sent as the bytes it became.
#[derive(Serialize, Deserialize, TS)]
#[serde(transparent, bound = "")]
#[ts(type = "Uint8Array", concrete(T = ()), bound = "")]
pub struct Encoded<T> {
    bytes: Bytes,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Encoded<T> {
    /// Encodes a value.
    pub fn new(value: &T) -> Self {
        Self { bytes: crate::to_wire(value).into(), of: PhantomData }
    }
}

impl<T: de::DeserializeOwned> Encoded<T> {
    /// Decodes the value again.
    pub fn decode(&self) -> Result<T, String> {
        crate::from_wire(&self.bytes)
    }
}

impl<T> Encoded<T> {
    /// The bytes it became.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
    }
}

impl<T> Clone for Encoded<T> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for Encoded<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.bytes.0, &other.bytes.0) || self.bytes == other.bytes
    }
}

impl<T> Eq for Encoded<T> {}

impl<T> std::fmt::Debug for Encoded<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.bytes.fmt(f)
    }
}
