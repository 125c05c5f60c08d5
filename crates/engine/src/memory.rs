//! What is remembered, within bounds of number, size and age.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use crate::{
    Function, Kind, Limits,
    branch::{Branch, Outcome},
    cache::Release,
    key::{ByCall, CallKey},
    order::Order,
};

/// How many outcomes are kept for one call, one for each combination of widget values.
const MAX_OUTCOMES: usize = 256;

/// What is known of a call.
pub(crate) struct Entry {
    pub(crate) branch: Branch,
    pub(crate) kind: Kind,
    /// When it was used last, as a count.
    pub(crate) used: AtomicU64,
    /// When it was last seen that the store still has it, in milliseconds; 0 for what is not in the store.
    pub(crate) seen_stored: AtomicU64,
    pub(crate) counts: Arc<Counts>,
    release: Option<Release>,
    outcomes: usize,
    size: u64,
}

/// What is counted of a function, as long as the app runs.
pub(crate) struct Counts {
    pub(crate) name: Arc<str>,
    pub(crate) hits: AtomicU64,
    pub(crate) misses: AtomicU64,
    /// The nanoseconds that its hits did not take.
    pub(crate) saved: AtomicU64,
}

/// The calls of a function; of a session, where its results are not shared.
#[derive(Default)]
struct Shelf {
    order: Order,
    entries: usize,
    size: u64,
}

type ShelfKey = ([u8; 32], Option<u64>);

#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) entries: ByCall<Entry>,
    shelves: HashMap<ShelfKey, Shelf>,
    counts: HashMap<[u8; 32], Arc<Counts>>,
    /// Of all memos; singletons are in no common bound.
    order: Order,
    memos: usize,
    size: u64,
    expiries: BinaryHeap<Reverse<(Duration, CallKey)>>,
    /// How many of them are too many.
    tidy_expiries_at: usize,
}

/// What had to go: it is to be dropped when no lock is held.
#[derive(Default)]
pub(crate) struct Dropped {
    /// Calls of which nothing is left.
    pub(crate) calls: Vec<(CallKey, Entry)>,
    /// Outcomes, and who is told of it.
    pub(crate) outcomes: Vec<(Arc<Outcome>, Option<Release>)>,
    /// Those who are no longer to be told of anything.
    releases: Vec<Option<Release>>,
}

impl Dropped {
    fn branch(&mut self, branch: &Branch, release: Option<&Release>) {
        branch.outcomes(&mut |outcome| self.outcomes.push((outcome.clone(), release.cloned())));
    }

    /// Tells those who are to be told.
    pub(crate) fn release(self) {
        for (_, entry) in &self.calls {
            if let Some(release) = &entry.release {
                entry.branch.outcomes(&mut |outcome| release(outcome.value.clone()));
            }
        }
        for (outcome, release) in self.outcomes {
            if let Some(release) = release {
                release(outcome.value.clone());
            }
        }
    }
}

/// An outcome to be entered.
pub(crate) struct New<'a> {
    pub(crate) function: &'a Function,
    pub(crate) key: &'a CallKey,
    pub(crate) outcome: Arc<Outcome>,
    /// When it was written to the store, in milliseconds; 0 if it was not.
    pub(crate) stored: u64,
    pub(crate) release: Option<Release>,
    /// The present use, as a count.
    pub(crate) used: u64,
}

impl Memory {
    /// What is counted of a function.
    pub(crate) fn counts(&mut self, function: &Function) -> Arc<Counts> {
        let new = || {
            let zero = AtomicU64::default;
            Arc::new(Counts { name: function.name.clone(), hits: zero(), misses: zero(), saved: zero() })
        };
        self.counts.entry(function.id).or_insert_with(new).clone()
    }

    /// Enters an outcome; what had to go for it is added to `dropped`.
    pub(crate) fn insert(&mut self, new: New<'_>, limits: &Limits, dropped: &mut Dropped) {
        let New { function, key, outcome, stored, release, used } = new;
        let counts = self.counts(function);
        let (size, expires) = (outcome.size, outcome.expires);
        let shelf = self.shelves.entry((key.function, key.session)).or_default();
        let entry = self.entries.entry(key.clone()).or_insert_with(|| {
            shelf.entries += 1;
            shelf.order.add(used, key.clone());
            if function.kind == Kind::Memo {
                self.memos += 1;
                self.order.add(used, key.clone());
            }
            let branch = Branch::Nothing;
            let (used, seen_stored) = (AtomicU64::new(used), AtomicU64::new(stored));
            Entry { branch, kind: function.kind, used, seen_stored, counts, release: None, outcomes: 0, size: 0 }
        });
        entry.used.store(used, Ordering::Relaxed);
        entry.seen_stored.store(stored, Ordering::Relaxed);
        let before = entry.size;
        let first = dropped.outcomes.len();
        if entry.outcomes >= MAX_OUTCOMES {
            dropped.branch(&std::mem::take(&mut entry.branch), entry.release.as_ref());
        }
        dropped.branch(&entry.branch.graft(&outcome.recording.asked, &outcome), entry.release.as_ref());
        let replaced = &dropped.outcomes[first..];
        entry.outcomes = entry.outcomes + 1 - replaced.len();
        entry.size = before + size - replaced.iter().map(|(outcome, _)| outcome.size).sum::<u64>();
        dropped.releases.push(std::mem::replace(&mut entry.release, release));
        let grown = entry.size.wrapping_sub(before);
        shelf.size = shelf.size.wrapping_add(grown);
        if function.kind == Kind::Memo {
            self.size = self.size.wrapping_add(grown);
        }
        self.expiries.extend(expires.map(|expires| Reverse((expires, key.clone()))));
        self.tidy_expiries();
        self.make_room(function, key, limits, dropped);
    }

    /// Forgets the expiries of what is gone, where that may be most of them.
    fn tidy_expiries(&mut self) {
        if self.expiries.len() < self.tidy_expiries_at {
            return;
        }
        let mut kept = std::mem::take(&mut self.expiries).into_vec();
        kept.retain(|Reverse((_, key))| self.entries.contains_key(key));
        kept.sort_unstable_by(|Reverse((a, of_a)), Reverse((b, of_b))| (of_a, b).cmp(&(of_b, a)));
        // Of each call the last counts: what expires earlier is found when it is asked for, and goes then.
        kept.dedup_by(|Reverse((_, later)), Reverse((_, first))| later == first);
        self.expiries = kept.into();
        self.tidy_expiries_at = 2 * self.expiries.len() + 1024;
    }

    /// Takes out the calls used longest ago, as far as there are more than the bounds allow.
    fn make_room(&mut self, function: &Function, key: &CallKey, limits: &Limits, dropped: &mut Dropped) {
        let shelf_key = (key.function, key.session);
        let max_entries = function.max_entries.unwrap_or(usize::MAX);
        let max_size = function.max_size.unwrap_or(u64::MAX);
        while let Some(shelf) = self.shelves.get_mut(&shelf_key)
            && (shelf.entries > max_entries || (shelf.size > max_size && shelf.entries > 1))
        {
            let Some(oldest) = shelf.order.oldest(used_of(&self.entries)) else { break };
            self.remove(&oldest, dropped);
        }
        let max_entries = limits.max_entries.unwrap_or(usize::MAX);
        let max_size = limits.max_size.unwrap_or(u64::MAX);
        while self.memos > max_entries || (self.size > max_size && self.memos > 1) {
            let Some(oldest) = self.order.oldest(used_of(&self.entries)) else { break };
            self.remove(&oldest, dropped);
        }
        if let Some(shelf) = self.shelves.get_mut(&shelf_key) {
            shelf.order.tidy(shelf.entries, used_of(&self.entries));
        }
        self.order.tidy(self.memos, used_of(&self.entries));
    }

    /// Takes out a call.
    pub(crate) fn remove(&mut self, key: &CallKey, dropped: &mut Dropped) {
        let Some(entry) = self.entries.remove(key) else { return };
        let shelf_key = (key.function, key.session);
        if let Some(shelf) = self.shelves.get_mut(&shelf_key) {
            shelf.entries -= 1;
            shelf.size -= entry.size;
            if shelf.entries == 0 {
                self.shelves.remove(&shelf_key);
            }
        }
        if entry.kind == Kind::Memo {
            self.memos -= 1;
            self.size -= entry.size;
        }
        dropped.calls.push((key.clone(), entry));
    }

    /// Takes out all calls that are meant.
    pub(crate) fn remove_where(&mut self, which: impl Fn(&CallKey, &Entry) -> bool, dropped: &mut Dropped) {
        let keys: Vec<_> =
            self.entries.iter().filter(|(key, entry)| which(key, entry)).map(|(key, _)| key.clone()).collect();
        keys.iter().for_each(|key| self.remove(key, dropped));
    }

    /// Takes out what has expired.
    pub(crate) fn expire(&mut self, now: Duration, dropped: &mut Dropped) {
        while self.next_expiry().is_some_and(|expires| expires <= now)
            && let Some(Reverse((_, key))) = self.expiries.pop()
        {
            let Some(entry) = self.entries.get_mut(&key) else { continue };
            let first = dropped.outcomes.len();
            let release = entry.release.clone();
            let empty = entry.branch.prune(now, &mut |outcome| dropped.outcomes.push((outcome, release.clone())));
            if empty {
                // The call goes as a whole, with its outcomes still counted in its size.
                self.remove(&key, dropped);
                continue;
            }
            let size: u64 = dropped.outcomes[first..].iter().map(|(outcome, _)| outcome.size).sum();
            entry.outcomes -= dropped.outcomes.len() - first;
            entry.size -= size;
            let kind = entry.kind;
            if let Some(shelf) = self.shelves.get_mut(&(key.function, key.session)) {
                shelf.size -= size;
            }
            if kind == Kind::Memo {
                self.size -= size;
            }
        }
    }

    /// When the next outcome expires.
    pub(crate) fn next_expiry(&self) -> Option<Duration> {
        self.expiries.peek().map(|Reverse((expires, _))| *expires)
    }

    /// How many calls of a function are remembered, and how many bytes they take.
    pub(crate) fn held(&self, function: &[u8; 32]) -> (usize, u64) {
        let shelves = self.shelves.iter().filter(|((id, _), _)| id == function);
        shelves.fold((0, 0), |(entries, size), (_, shelf)| (entries + shelf.entries, size + shelf.size))
    }
}

fn used_of(entries: &ByCall<Entry>) -> impl Fn(&CallKey) -> Option<u64> {
    |key| entries.get(key).map(|entry| entry.used.load(Ordering::Relaxed))
}

impl Counts {
    /// Counts a hit that spared `took`.
    pub(crate) fn hit(&self, took: Duration) {
        self.hits.fetch_add(1, Ordering::Relaxed);
        self.saved.fetch_add(took.as_nanos() as u64, Ordering::Relaxed);
    }
}
