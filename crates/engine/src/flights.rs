//! Calls being computed: of several threads that need the same one computes, and the others wait for it.

use std::{
    collections::HashMap,
    sync::{
        Arc, Weak,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, ThreadId},
    time::Duration,
};

use parking_lot::{Condvar, Mutex};

use crate::{Kind, Run, key::CallKey};

/// How often a thread that waits looks whether its run must end.
const LOOK: Duration = Duration::from_millis(50);

#[derive(Default)]
pub(crate) struct Flights {
    state: Mutex<State>,
    landed: Condvar,
}

#[derive(Default)]
struct State {
    flights: HashMap<CallKey, Owner>,
    /// Threads that wait for a flight.
    waiting: HashMap<ThreadId, CallKey>,
    /// Calls that are recorded apart: nobody waits for them.
    watched: Vec<(CallKey, Kind, Weak<AtomicBool>)>,
    /// The process in which all this is so.
    process: u32,
}

struct Owner {
    thread: ThreadId,
    kind: Kind,
    /// Whether the call was cleared meanwhile: its result is then not kept.
    void: bool,
}

impl Flights {
    /// Becomes the one that computes a call; `None` if another thread is.
    ///
    /// A call that would have to wait for itself, through any number of other threads, is let through.
    pub(crate) fn begin(&self, key: &CallKey, kind: Kind) -> Option<Flight<'_>> {
        let mut state = self.state.lock();
        state.look_where_we_are();
        let me = thread::current().id();
        let taken = state.flights.contains_key(key);
        if taken && !state.waits_for(key, me) {
            return None;
        }
        if !taken {
            state.flights.insert(key.clone(), Owner { thread: me, kind, void: false });
        }
        Some(Flight { flights: self, key: key.clone(), owner: !taken })
    }

    /// Waits until nobody computes a call, or the run must end.
    pub(crate) fn wait(&self, key: &CallKey, run: Option<&Run>) {
        let mut state = self.state.lock();
        state.look_where_we_are();
        let me = thread::current().id();
        state.waiting.insert(me, key.clone());
        while state.flights.contains_key(key) && !state.waits_for(key, me) && run.is_none_or(|run| run.check().is_ok())
        {
            self.landed.wait_for(&mut state, LOOK);
        }
        state.waiting.remove(&me);
    }

    /// Has the results of calls that are being computed not be kept.
    pub(crate) fn void(&self, which: impl Fn(&CallKey, Kind) -> bool) {
        let mut state = self.state.lock();
        for (key, owner) in &mut state.flights {
            owner.void |= which(key, owner.kind);
        }
        state.watched.retain(|(key, kind, void)| {
            let Some(void) = void.upgrade() else { return false };
            void.fetch_or(which(key, *kind), Ordering::Relaxed);
            true
        });
    }

    /// Tells of a call that is recorded apart whether it was cleared since.
    pub(crate) fn watch(&self, key: &CallKey, kind: Kind) -> Arc<AtomicBool> {
        let void = Arc::new(AtomicBool::new(false));
        let mut state = self.state.lock();
        state.watched.retain(|(_, _, void)| void.strong_count() > 0);
        state.watched.push((key.clone(), kind, Arc::downgrade(&void)));
        void
    }
}

impl State {
    /// Forgets the threads of another process: one that was forked has none of them.
    fn look_where_we_are(&mut self) {
        let process = std::process::id();
        if self.process != process {
            *self = Self { process, ..Self::default() };
        }
    }

    /// Whether the thread that computes `key` is `thread`, or waits for it, directly or through others.
    fn waits_for(&self, key: &CallKey, thread: ThreadId) -> bool {
        let mut owner = self.flights.get(key).map(|owner| owner.thread);
        // Each step goes to another thread that waits, so there are no more of them than there are such threads.
        for _ in 0..=self.waiting.len() {
            match owner {
                Some(id) if id == thread => return true,
                Some(id) => {
                    owner = self.waiting.get(&id).and_then(|key| self.flights.get(key)).map(|owner| owner.thread)
                }
                None => return false,
            }
        }
        false
    }
}

/// The right to compute a call, given back when dropped.
pub(crate) struct Flight<'a> {
    flights: &'a Flights,
    key: CallKey,
    owner: bool,
}

impl Flight<'_> {
    /// Whether the call was let through although it is being computed, since it would have had to wait for itself.
    pub(crate) fn is_within_itself(&self) -> bool {
        !self.owner
    }

    /// Whether the call was cleared since it began.
    pub(crate) fn is_void(&self) -> bool {
        self.flights.state.lock().flights.get(&self.key).is_some_and(|owner| owner.void)
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        if self.owner {
            self.flights.state.lock().flights.remove(&self.key);
            self.flights.landed.notify_all();
        }
    }
}
