//! A few values that are costly to make, kept for whoever asks next.

use std::{
    collections::VecDeque,
    sync::{Arc, OnceLock},
};

use parking_lot::Mutex;

/// How many values are kept, however small they are.
const COUNT: usize = 64;

/// Values by key. Those that were used longest ago are given up when there are too many; the latest one stays, however
/// large it is.
pub(crate) struct Kept<K, V> {
    /// The latest first.
    entries: Mutex<VecDeque<Entry<K, V>>>,
    /// How large all of them may be together, in bytes.
    limit: usize,
}

struct Entry<K, V> {
    key: K,
    size: usize,
    value: Arc<OnceLock<V>>,
}

impl<K: PartialEq, V: Clone> Kept<K, V> {
    /// Nothing yet, and later up to so many bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self { entries: Mutex::default(), limit }
    }

    /// The value of a key, of so many bytes; made if it isn't there. Who asks for it meanwhile waits.
    pub(crate) fn get(&self, key: K, size: usize, make: impl FnOnce() -> V) -> V {
        let value = self.latest(key, size);
        value.get_or_init(make).clone()
    }

    /// Gives up all.
    pub(crate) fn clear(&self) {
        let given_up = std::mem::take(&mut *self.entries.lock());
        drop(given_up);
    }

    /// Puts an entry in front of the others.
    fn latest(&self, key: K, size: usize) -> Arc<OnceLock<V>> {
        let mut entries = self.entries.lock();
        let found = entries.iter().position(|entry| entry.key == key).and_then(|at| entries.remove(at));
        let entry = found.unwrap_or_else(|| Entry { key, size, value: Arc::default() });
        let value = entry.value.clone();
        entries.push_front(entry);
        let mut total: usize = 0;
        let fits = |entry: &&Entry<K, V>| {
            total = total.saturating_add(entry.size);
            total <= self.limit
        };
        let count = entries.iter().take(COUNT).take_while(fits).count().max(1);
        // Dropped when nobody has to wait for it.
        let given_up = entries.split_off(count);
        drop(entries);
        drop(given_up);
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_used_longest_ago_is_given_up() {
        let kept = Kept::new(10);
        let made = |key: &'static str, size| {
            let mut made = false;
            kept.get(key, size, || made = true);
            made
        };
        assert!(made("a", 4));
        assert!(made("b", 4));
        assert!(!made("a", 4));
        assert!(made("c", 4), "a and c fit");
        assert!(!made("a", 4));
        assert!(made("b", 4));
        assert!(made("large", 100));
        assert!(!made("large", 100), "it stays although it is too large");
        assert!(made("a", 4));
    }

    #[test]
    fn there_are_not_too_many() {
        let kept = Kept::new(usize::MAX);
        (0..=COUNT).for_each(|key| kept.get(key, 0, || ()));
        assert_eq!(kept.entries.lock().len(), COUNT);
        kept.clear();
        assert_eq!(kept.entries.lock().len(), 0);
    }
}
