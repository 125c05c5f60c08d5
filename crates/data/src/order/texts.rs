//! Sorts texts by a few bytes at a time, so that most of them are looked at once and not at each comparison.

use std::cmp::Ordering;

use arrow_array::{Array, GenericStringArray, OffsetSizeTrait};
use rayon::{
    iter::{IndexedParallelIterator, IntoParallelIterator, IntoParallelRefMutIterator, ParallelIterator},
    slice::ParallelSliceMut,
};

use super::Keyed;

/// How many bytes of a text are in a key. The key's last byte says how many there were, or that there are more.
const STEP: usize = 7;
/// Up to how many texts are compared as they are.
const FEW: usize = 32;

/// Texts, and how they are sorted.
pub(super) struct Texts<'a, O: OffsetSizeTrait> {
    texts: &'a GenericStringArray<O>,
    descending: bool,
    /// Whether the order of UTF-16 is not that of the bytes, because some characters lie between U+E000 and U+FFFF and
    /// others beyond.
    by_units: bool,
}

impl<'a, O: OffsetSizeTrait> Texts<'a, O> {
    pub(super) fn new(texts: &'a GenericStringArray<O>, descending: bool) -> Self {
        let bytes = &texts.values()[texts.value_offsets()[0].as_usize()..texts.value_offsets()[texts.len()].as_usize()];
        let by_units = bytes.iter().any(|byte| *byte >= 0xf0) && bytes.iter().any(|byte| matches!(byte, 0xee | 0xef));
        Self { texts, descending, by_units }
    }

    /// The rows that have a text, in order.
    pub(super) fn sorted(&self) -> Vec<Keyed> {
        let rows = 0..self.texts.len() as u32;
        let mut keys: Vec<_> = rows.filter(|row| self.texts.is_valid(*row as usize)).map(|row| (0, row)).collect();
        let mut start = self.common();
        // Rows whose texts are the same up to `start`, and go on.
        let mut runs = vec![&mut keys[..]];
        while !runs.is_empty() {
            runs = runs.into_par_iter().flat_map_iter(|run| self.sort(run, start)).collect();
            start += STEP;
        }
        keys
    }

    /// Sorts rows by what their texts have from `start` on, and gives the runs in which this isn't enough.
    fn sort<'k>(&self, rows: &'k mut [Keyed], start: usize) -> impl Iterator<Item = &'k mut [Keyed]> {
        let is_few = rows.len() <= FEW;
        if is_few {
            rows.sort_unstable_by(|left, right| self.compare(left.1, right.1, start).then(left.1.cmp(&right.1)));
        } else {
            rows.par_iter_mut().with_min_len(1 << 12).for_each(|(key, row)| *key = self.key(*row, start));
            rows.par_sort_unstable();
        }
        let runs = (!is_few).then(|| rows.chunk_by_mut(|left, right| left.0 == right.0));
        runs.into_iter().flatten().filter(|run| run.len() > 1 && self.goes_on(run[0].0))
    }

    /// How many bytes all texts begin with alike.
    fn common(&self) -> usize {
        let mut texts = self.texts.iter().flatten().map(str::as_bytes);
        let first = texts.next().unwrap_or_default();
        let mut common = first.len();
        for text in texts {
            if !text.starts_with(&first[..common]) {
                common = first.iter().zip(text).take_while(|(left, right)| left == right).count();
            }
            if common == 0 {
                break;
            }
        }
        common
    }

    fn rest(&self, row: u32, start: usize) -> &'a [u8] {
        &self.texts.value(row as usize).as_bytes()[start..]
    }

    /// An integer that sorts as the text's next bytes do.
    fn key(&self, row: u32, start: usize) -> u64 {
        let rest = self.rest(row, start);
        let length = rest.len().min(STEP);
        let mut bytes = [0; STEP + 1];
        bytes[..length].copy_from_slice(&rest[..length]);
        if self.by_units {
            bytes = bytes.map(unit);
        }
        bytes[STEP] = rest.len().min(STEP + 1) as u8;
        let key = u64::from_be_bytes(bytes);
        if self.descending { !key } else { key }
    }

    /// Whether texts with this key have more bytes.
    fn goes_on(&self, key: u64) -> bool {
        let key = if self.descending { !key } else { key };
        key.to_be_bytes()[STEP] > STEP as u8
    }

    fn compare(&self, left: u32, right: u32, start: usize) -> Ordering {
        let (left, right) = (self.rest(left, start), self.rest(right, start));
        let ordering = match self.by_units {
            true => left.iter().map(|byte| unit(*byte)).cmp(right.iter().map(|byte| unit(*byte))),
            false => left.cmp(right),
        };
        if self.descending { ordering.reverse() } else { ordering }
    }
}

/// A byte of UTF-8 such that texts sort as in UTF-16, where surrogates come before U+E000.
fn unit(byte: u8) -> u8 {
    if matches!(byte, 0xee | 0xef) { byte + 8 } else { byte }
}
