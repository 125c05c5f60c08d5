//! Hashes of large byte strings, all of their content.
//!
//! Results are shared between users, so nobody must be able to make up bytes that have the hash of somebody else's.
//! What is compared with what other processes wrote has a BLAKE3 hash. What never leaves the process has one of
//! HighwayHash, a keyed pseudo-random function (Alakuijala, Cox and Wassenberg, 2016), with a key that the process
//! draws for itself; it reads bytes about three times as fast.

use std::sync::OnceLock;

use highway::{HighwayHash, HighwayHasher, Key};
use rayon::prelude::*;

/// From how many bytes on it is worth waking other threads.
const LARGE: usize = 512 << 10;

/// How many bytes a thread reads at a time. A part of the hash: another number would be another hash.
const CHUNK: usize = 1 << 20;

/// Whether there are other threads to read a part. In a process that was forked there are none.
fn are_there_others() -> bool {
    static STARTED_IN: OnceLock<u32> = OnceLock::new();
    let process = std::process::id();
    *STARTED_IN.get_or_init(|| process) == process
}

/// Adds bytes to a BLAKE3 hash; many are spread over the processor's cores.
pub(crate) fn update(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    match bytes.len() >= LARGE && are_there_others() {
        true => hasher.update_rayon(bytes),
        false => hasher.update(bytes),
    };
}

/// A hash that is the same in every process.
pub fn lasting_hash(bytes: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    update(&mut hasher, bytes);
    *hasher.finalize().as_bytes()
}

/// A hash that means nothing in any other process.
pub fn passing_hash(bytes: &[u8]) -> [u8; 32] {
    if bytes.len() <= CHUNK {
        return keyed(bytes);
    }
    let mut hashes: Vec<u8> = match are_there_others() {
        true => bytes.par_chunks(CHUNK).flat_map_iter(keyed).collect(),
        false => bytes.chunks(CHUNK).flat_map(keyed).collect(),
    };
    // A string that is no longer than a chunk can't be mistaken for this, since nobody knows what hashes it would hold.
    hashes.extend_from_slice(&bytes.len().to_le_bytes());
    keyed(&hashes)
}

fn keyed(bytes: &[u8]) -> [u8; 32] {
    static KEY: OnceLock<Key> = OnceLock::new();
    let key = KEY.get_or_init(|| {
        let mut words = [0_u64; 4];
        for word in &mut words {
            *word = getrandom::u64().expect("the system gives random numbers");
        }
        Key(words)
    });
    let mut hasher = HighwayHasher::new(Key(key.0));
    hasher.append(bytes);
    let mut hash = [0; 32];
    for (place, word) in hash.chunks_exact_mut(8).zip(hasher.finalize256()) {
        place.copy_from_slice(&word.to_le_bytes());
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_and_the_length_count() {
        for hash in [lasting_hash, passing_hash] {
            for length in [1, 100, CHUNK, CHUNK + 1, 3 * CHUNK + 7] {
                let bytes = vec![7_u8; length];
                assert_eq!(hash(&bytes), hash(&bytes.clone()));
                assert_ne!(hash(&bytes), hash(&bytes[1..]));
                for at in [0, length / 2, length - 1] {
                    let mut other = bytes.clone();
                    other[at] ^= 1;
                    assert_ne!(hash(&bytes), hash(&other), "byte {at} of {length}");
                }
            }
        }
    }

    #[test]
    fn two_chunks_that_are_exchanged_are_other_bytes() {
        let (mut one, mut other) = (vec![1_u8; 2 * CHUNK], vec![2_u8; 2 * CHUNK]);
        one[CHUNK..].fill(2);
        other[CHUNK..].fill(1);
        assert_ne!(passing_hash(&one), passing_hash(&other));
    }
}
