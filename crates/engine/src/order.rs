//! Which call was used longest ago.
//!
//! Calls note when they are used in a number of their own, so that a hit needs no lock. A heap has each call at least
//! once, under a number that is its own or an earlier one; what comes out under an earlier one goes in again.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::key::CallKey;

#[derive(Default)]
pub(crate) struct Order(BinaryHeap<Reverse<(u64, CallKey)>>);

impl Order {
    /// Enters a call that was used at `used`.
    pub(crate) fn add(&mut self, used: u64, key: CallKey) {
        self.0.push(Reverse((used, key)));
    }

    /// Takes out the call used longest ago; `used` tells when a call was, `None` for those that are gone.
    pub(crate) fn oldest(&mut self, used: impl Fn(&CallKey) -> Option<u64>) -> Option<CallKey> {
        while let Some(Reverse((stamp, key))) = self.0.pop() {
            match used(&key) {
                Some(now) if now > stamp => self.0.push(Reverse((now, key))),
                Some(_) => return Some(key),
                None => {}
            }
        }
        None
    }

    /// Forgets what is gone, where that is most of it; `live` is how many calls there are.
    pub(crate) fn tidy(&mut self, live: usize, used: impl Fn(&CallKey) -> Option<u64>) {
        if self.0.len() > 2 * live + 64 {
            let mut kept: Vec<_> = std::mem::take(&mut self.0).into_vec();
            kept.retain_mut(|Reverse((stamp, key))| used(key).map(|now| *stamp = now).is_some());
            kept.sort_unstable();
            kept.dedup();
            self.0 = kept.into();
        }
    }
}
