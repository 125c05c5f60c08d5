//! The memos of an app: which calls are remembered, and what is known of each.

use std::{
    any::Any,
    collections::HashMap,
    sync::Arc,
    thread::{self, ThreadId},
    time::Duration,
};

use millpond_protocol::{Element, Value};
use parking_lot::{Condvar, Mutex};

use crate::{DiskStore, run::Recording, run::Run, widget::default_value};

/// The time since 1970.
pub type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;

/// A memoized function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its name, for people.
    pub name: Arc<str>,
    /// Its identity: a hash of its module, its qualified name and its code.
    pub id: [u8; 32],
    /// What its callers get.
    pub kind: Kind,
    /// Whether its results are kept on disk.
    pub persist: bool,
    /// How long a result counts; absent means for good.
    pub ttl: Option<Duration>,
    /// How many argument lists are remembered; absent means any number.
    pub max_entries: Option<usize>,
    /// Whether widgets may be drawn in it.
    pub allow_widgets: bool,
    /// Whether the warning about widgets that are not allowed is left out.
    pub quiet: bool,
    /// The text shown while it runs; absent shows nothing.
    pub spinner: Option<String>,
}

/// What the callers of a memoized function get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A value of their own.
    Memo,
    /// The very object, shared.
    Singleton,
}

/// Something notable that happened to a memo. Tests, logs and statistics read these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A call was answered from memory or disk, and so many nodes were put back.
    Hit(Arc<str>, usize),
    /// The function ran.
    Miss(Arc<str>),
    /// A call waited for another that computed the same.
    Waited(Arc<str>),
    /// A file of the disk store was no good, for this reason, and was removed.
    Damaged(String),
    /// A result could not be kept on disk, for this reason.
    NotPersisted(Arc<str>, String),
}

/// A call: the function and the hash of its arguments.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct CallKey {
    pub(crate) function: [u8; 32],
    pub(crate) arguments: [u8; 32],
    /// The function around this call that does not allow widgets, which changes what is drawn.
    pub(crate) refusing: Option<Arc<str>>,
}

/// What a call led to.
pub(crate) struct Outcome {
    pub(crate) value: Arc<dyn Any + Send + Sync>,
    pub(crate) recording: Recording,
    pub(crate) made: Duration,
}

/// What is known of a call: a tree of questions to widgets, with outcomes at its leaves.
enum Branch {
    /// The call asks this widget; by the answer it goes on differently.
    Ask {
        element: Arc<Element>,
        answers: HashMap<Vec<u8>, Branch>,
    },
    Done(Arc<Outcome>),
}

/// How many outcomes are kept for one call, one for each combination of widget values.
const MAX_OUTCOMES: usize = 256;

struct Entry {
    branch: Branch,
    outcomes: usize,
    kind: Kind,
    /// When it was used last, as a count.
    used: u64,
}

#[derive(Default)]
struct Memory {
    entries: HashMap<CallKey, Entry>,
    /// Calls being computed, and by whom.
    flights: HashMap<CallKey, ThreadId>,
    /// Threads that wait for a flight.
    waiting: HashMap<ThreadId, CallKey>,
    uses: u64,
    /// Rises when anything is cleared: what was begun before is then not kept.
    generation: u64,
}

/// The memos of one app.
pub struct Cache {
    pub(crate) disk: Option<DiskStore>,
    clock: Clock,
    observer: Box<dyn Fn(Event) + Send + Sync>,
    memory: Mutex<Memory>,
    landed: Condvar,
}

impl Cache {
    /// An empty cache. Results are kept on `disk` too, for functions that ask for it; `observer` is told each event.
    pub fn new(disk: Option<DiskStore>, clock: Clock, observer: impl Fn(Event) + Send + Sync + 'static) -> Self {
        Self { disk, clock, observer: Box::new(observer), memory: Mutex::default(), landed: Condvar::new() }
    }

    pub(crate) fn now(&self) -> Duration {
        (self.clock)()
    }

    pub(crate) fn tell(&self, event: Event) {
        (self.observer)(event);
    }

    /// Forgets all results of a function.
    pub fn clear(&self, function: &Function) {
        self.forget(|key, _| key.function == function.id);
        if let Some(disk) = &self.disk {
            disk.clear(Some(&function.id));
        }
    }

    /// Forgets the results of a function for these arguments.
    pub fn clear_call(&self, function: &Function, arguments: [u8; 32]) {
        self.forget(|key, _| key.function == function.id && key.arguments == arguments);
        if let Some(disk) = &self.disk {
            disk.clear_call(&function.id, &arguments);
        }
    }

    /// Forgets all results of all functions of a kind.
    pub fn clear_all(&self, kind: Kind) {
        self.forget(|_, entry| entry.kind == kind);
        if let (Kind::Memo, Some(disk)) = (kind, &self.disk) {
            disk.clear(None);
        }
    }

    pub(crate) fn generation(&self) -> u64 {
        self.memory.lock().generation
    }

    fn forget(&self, which: impl Fn(&CallKey, &Entry) -> bool) {
        let mut memory = self.memory.lock();
        memory.generation += 1;
        // The values are dropped after the lock: dropping one may run code of the script.
        let gone: Vec<_> = memory.entries.extract_if(|key, entry| which(key, entry)).collect();
        drop(memory);
        drop(gone);
    }

    /// What is known of a call with the widget values of the present run.
    pub(crate) fn find(&self, function: &Function, key: &CallKey, run: Option<&Run>) -> Option<Arc<Outcome>> {
        self.memory.lock().find(function, key, run, self.now())
    }

    /// Enters an outcome.
    pub(crate) fn insert(&self, function: &Function, key: &CallKey, outcome: Arc<Outcome>, generation: u64) {
        let mut memory = self.memory.lock();
        // As in `forget`, what has to go is dropped after the lock.
        let gone = (memory.generation == generation).then(|| memory.insert(function, key, outcome));
        drop(memory);
        drop(gone);
    }

    /// Becomes the one that computes a call, or waits for the one that does and then gives `None`.
    ///
    /// `block` runs what it is given; a front may let go of a lock for as long. A call that would have to wait for
    /// itself, through any number of other threads, is let through.
    pub(crate) fn take_off(
        &self,
        key: &CallKey,
        run: Option<&Run>,
        block: &dyn Fn(&mut dyn FnMut()),
    ) -> Option<Flight<'_>> {
        let mut memory = self.memory.lock();
        let me = thread::current().id();
        if memory.flights.contains_key(key) && !memory.waits_for(key, me) {
            memory.waiting.insert(me, key.clone());
            drop(memory);
            block(&mut || {
                let mut memory = self.memory.lock();
                while memory.flights.contains_key(key) && run.is_none_or(|run| run.check().is_ok()) {
                    self.landed.wait_for(&mut memory, Duration::from_millis(50));
                }
                memory.waiting.remove(&me);
            });
            return None;
        }
        let nested = memory.flights.contains_key(key);
        if !nested {
            memory.flights.insert(key.clone(), me);
        }
        Some(Flight { cache: self, key: (!nested).then(|| key.clone()), generation: memory.generation })
    }
}

/// The right to compute a call, given back when dropped.
pub(crate) struct Flight<'a> {
    cache: &'a Cache,
    key: Option<CallKey>,
    pub(crate) generation: u64,
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        if let Some(key) = &self.key {
            self.cache.memory.lock().flights.remove(key);
            self.cache.landed.notify_all();
        }
    }
}

impl Memory {
    /// Whether the thread that computes `key` waits, directly or through others, for `thread`.
    fn waits_for(&self, key: &CallKey, thread: ThreadId) -> bool {
        let mut owner = self.flights.get(key);
        while let Some(id) = owner {
            if *id == thread {
                return true;
            }
            owner = self.waiting.get(id).and_then(|key| self.flights.get(key));
        }
        false
    }

    fn find(&mut self, function: &Function, key: &CallKey, run: Option<&Run>, now: Duration) -> Option<Arc<Outcome>> {
        self.uses += 1;
        let entry = self.entries.get_mut(key)?;
        entry.used = self.uses;
        let state = run.map(Run::state);
        let mut branch = &entry.branch;
        while let Branch::Ask { element, answers } = branch {
            let value = state.as_ref().map_or_else(|| default_value(element), |state| state.widgets.value(element));
            branch = answers.get(&answer(&value))?;
        }
        let Branch::Done(outcome) = branch else { return None };
        let fresh = function.ttl.is_none_or(|ttl| now < outcome.made + ttl);
        fresh.then(|| outcome.clone())
    }

    /// Enters an outcome and gives what had to go for it.
    fn insert(&mut self, function: &Function, key: &CallKey, outcome: Arc<Outcome>) -> (Vec<Branch>, Option<Entry>) {
        self.uses += 1;
        let entry = self.entries.entry(key.clone()).or_insert_with(|| Entry {
            branch: Branch::Done(outcome.clone()),
            outcomes: 0,
            kind: function.kind,
            used: 0,
        });
        entry.used = self.uses;
        entry.outcomes += 1;
        let mut gone = Vec::new();
        if entry.outcomes > MAX_OUTCOMES {
            gone.push(std::mem::replace(&mut entry.branch, Branch::Done(outcome.clone())));
            entry.outcomes = 1;
        }
        gone.push(graft(&mut entry.branch, &outcome.recording.asked, &outcome));
        (gone, self.evict(function))
    }

    /// Takes out the call of a function that was used longest ago, if there are more than its bound.
    fn evict(&mut self, function: &Function) -> Option<Entry> {
        let max = function.max_entries?;
        let mine = || self.entries.iter().filter(|(key, _)| key.function == function.id);
        if mine().count() <= max {
            return None;
        }
        let oldest = mine().min_by_key(|(_, entry)| entry.used).map(|(key, _)| key.clone())?;
        self.entries.remove(&oldest)
    }
}

/// Puts an outcome into the tree at the end of the questions that led to it, and gives what stood there.
///
/// Where the tree asks something else at the same point, the function does not depend on its inputs alone; what it
/// did last counts.
fn graft(branch: &mut Branch, asked: &[(Arc<Element>, Value)], outcome: &Arc<Outcome>) -> Branch {
    let Some(((element, value), rest)) = asked.split_first() else {
        return std::mem::replace(branch, Branch::Done(outcome.clone()));
    };
    if let Branch::Ask { element: other, answers } = branch
        && **other == **element
    {
        let next = answers.entry(answer(value)).or_insert_with(|| Branch::Done(outcome.clone()));
        return graft(next, rest, outcome);
    }
    let mut next = Branch::Done(outcome.clone());
    graft(&mut next, rest, outcome);
    let answers = HashMap::from([(answer(value), next)]);
    std::mem::replace(branch, Branch::Ask { element: element.clone(), answers })
}

/// A value as the name of a branch: two values share it only if they are the same.
fn answer(value: &Value) -> Vec<u8> {
    millpond_protocol::to_wire(value)
}
