//! The memos of an app.
//!
//! A hit takes a lock for reading and notes its use in numbers of its own. What is given up is dropped when no lock is
//! held, since dropping a value may run code of the script.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use parking_lot::{Mutex, RwLock};

use crate::{
    Alarm, Computed, Event, Function, Gone, Kind, Part, Run, Scope, Slot, Store, Which, Why,
    branch::Outcome,
    flights::{Flight, Flights},
    history::History,
    key::CallKey,
    memory::{Counts, Dropped, Memory, New},
    widget::widget,
};

/// The time since 1970.
pub type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;

/// Told of a value that is no longer remembered.
pub type Release = Arc<dyn Fn(Computed) + Send + Sync>;

/// Bounds of all functions together. Absent means none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Limits {
    /// How many calls are remembered.
    pub max_entries: Option<usize>,
    /// How many bytes their results take in memory. Neither this nor `max_entries` counts singletons.
    pub max_size: Option<u64>,
    /// How long a result counts of a memo that says nothing of it.
    pub ttl: Option<Duration>,
    /// For how many times its `ttl` longer a result can be given that is computed anew in the background.
    pub grace: f64,
}

/// What is counted of a function, since the app began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Calls that were answered without running it.
    pub hits: u64,
    /// Calls for which it ran.
    pub misses: u64,
    /// The time that its hits would have taken to run.
    pub saved: Duration,
    /// How many calls are remembered in memory.
    pub entries: usize,
    /// How many bytes their results take there: values as they are kept, drawings, media.
    pub size: u64,
}

/// The memos of one app.
pub struct Cache {
    pub(crate) store: Option<Arc<dyn Store>>,
    pub(crate) flights: Flights,
    pub(crate) history: Mutex<History>,
    limits: Limits,
    clock: Clock,
    observer: Box<dyn Fn(Event) + Send + Sync>,
    memory: RwLock<Memory>,
    uses: AtomicU64,
    clears: AtomicU64,
    sessions: AtomicU64,
    has_sessions: AtomicBool,
    alarm: Arc<Alarm>,
}

/// A result that can be given.
pub(crate) struct Hit {
    pub(crate) outcome: Arc<Outcome>,
    /// Whether it is past its time.
    pub(crate) late: bool,
    pub(crate) counts: Arc<Counts>,
}

/// For how long nobody looks whether the store still has what memory has: another process may clear it.
const TRUSTED: Duration = Duration::from_secs(1);

impl Cache {
    /// An empty cache. Results are kept in `store` too, for functions that ask for it; `observer` is told each event.
    pub fn new(
        store: Option<Arc<dyn Store>>,
        limits: Limits,
        clock: Clock,
        observer: impl Fn(Event) + Send + Sync + 'static,
    ) -> Self {
        Self {
            store,
            flights: Flights::default(),
            history: Mutex::default(),
            limits,
            clock,
            observer: Box::new(observer),
            memory: RwLock::default(),
            uses: AtomicU64::new(1),
            clears: AtomicU64::new(0),
            sessions: AtomicU64::new(1),
            has_sessions: AtomicBool::new(false),
            alarm: Arc::default(),
        }
    }

    /// The present time, since 1970.
    pub fn now(&self) -> Duration {
        (self.clock)()
    }

    pub(crate) fn tell(&self, event: Event) {
        (self.observer)(event);
    }

    /// A number for a new session.
    pub(crate) fn begin_session(&self) -> u64 {
        self.sessions.fetch_add(1, Ordering::Relaxed)
    }

    /// Forgets what belongs to a session.
    pub(crate) fn end_session(&self, session: u64) {
        if self.has_sessions.load(Ordering::Relaxed) {
            self.forget(Gone::SessionEnded, |key, _| key.session == Some(session));
        }
    }

    /// Forgets all results of a function.
    pub fn clear(&self, function: &Function) {
        if let Some(store) = &self.store {
            store.remove(Which::Function(&function.id));
        }
        self.forget(Gone::Cleared, |key, _| key.function == function.id);
    }

    /// Forgets the results of a function for these arguments.
    pub fn clear_call(&self, function: &Function, arguments: [u8; 32]) {
        if let Some(store) = &self.store {
            store.remove(Which::Call(&Slot { function: function.id, arguments }));
        }
        self.forget(Gone::Cleared, |key, _| key.function == function.id && key.arguments == arguments);
    }

    /// Forgets all results of all functions of a kind.
    pub fn clear_all(&self, kind: Kind) {
        if let (Kind::Memo, Some(store)) = (kind, &self.store) {
            store.remove(Which::Everything);
        }
        self.forget(Gone::Cleared, |_, of| of == kind);
    }

    fn forget(&self, why: Gone, which: impl Fn(&CallKey, Kind) -> bool) {
        let mut dropped = Dropped::default();
        {
            let mut memory = self.memory.write();
            self.clears.fetch_add(1, Ordering::Relaxed);
            memory.remove_where(|key, entry| which(key, entry.kind), &mut dropped);
            self.flights.void(which);
        }
        self.gave_up(dropped, why);
    }

    /// How often something was cleared.
    pub(crate) fn clears(&self) -> u64 {
        self.clears.load(Ordering::Relaxed)
    }

    /// Forgets a call.
    pub(crate) fn drop_call(&self, key: &CallKey, why: Gone) {
        let mut dropped = Dropped::default();
        self.memory.write().remove(key, &mut dropped);
        self.gave_up(dropped, why);
    }

    /// Gives up what has expired; the next time to do so is when the [alarm](Self::alarm) goes.
    pub fn sweep(&self) {
        let mut dropped = Dropped::default();
        let next = {
            let mut memory = self.memory.write();
            memory.expire(self.now(), &mut dropped);
            memory.next_expiry()
        };
        self.alarm.set(next);
        self.gave_up(dropped, Gone::Expired);
    }

    /// Removes from the store what has expired and what was left behind.
    pub fn sweep_store(&self) {
        if let Some(store) = &self.store {
            store.sweep(self.now());
        }
    }

    /// Tells when something is due to be given up.
    pub fn alarm(&self) -> Arc<Alarm> {
        self.alarm.clone()
    }

    /// Tells of what was given up, and drops it. No lock may be held.
    fn gave_up(&self, dropped: Dropped, why: Gone) {
        let mut functions: Vec<(Arc<str>, usize)> = Vec::new();
        {
            let mut history = self.history.lock();
            for (key, entry) in &dropped.calls {
                history.give_up(key, why);
                let name = &entry.counts.name;
                match functions.iter_mut().find(|(function, _)| function == name) {
                    Some((_, count)) => *count += 1,
                    None => functions.push((name.clone(), 1)),
                }
            }
        }
        for (function, count) in functions {
            self.tell(Event::Gone(function, why, count));
        }
        dropped.release();
    }

    /// What is remembered of a call with the widget values of a run; if nothing, the reason where one is known.
    pub(crate) fn find(&self, function: &Function, key: &CallKey, run: Option<&Run>) -> Result<Hit, Option<Why>> {
        if key.refusing.is_some()
            && let Ok(hit) = self.find_as_it_is(function, &key.anywhere(), run)
            && hit.outcome.recording.has_no_widgets()
        {
            return Ok(hit);
        }
        self.find_as_it_is(function, key, run)
    }

    fn find_as_it_is(&self, function: &Function, key: &CallKey, run: Option<&Run>) -> Result<Hit, Option<Why>> {
        let (outcome, counts, stored) = {
            let memory = self.memory.read();
            let entry = memory.entries.get(key).ok_or(None)?;
            let outcome = entry.branch.find(run).map_err(|element| {
                let (_, widget) = widget(element?)?;
                Some(Why::Widget(widget.label.clone()))
            })?;
            entry.used.store(self.uses.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
            (outcome.clone(), entry.counts.clone(), entry.seen_stored.load(Ordering::Relaxed))
        };
        if stored > 0 && !self.still_stored(function, key, stored) {
            self.drop_call(key, Gone::Cleared);
            return Err(Some(Why::Gone(Gone::Cleared)));
        }
        match self.age(function, outcome.made) {
            Age::Over => Err(Some(Why::Gone(Gone::Expired))),
            age => Ok(Hit { outcome, late: matches!(age, Age::Late), counts }),
        }
    }

    /// Whether the store still has what memory has from it; looked up now and then.
    fn still_stored(&self, function: &Function, key: &CallKey, seen: u64) -> bool {
        let now = self.now();
        if now < Duration::from_millis(seen) + TRUSTED {
            return true;
        }
        let (Some(store), Some(slot)) = (&self.store, key.slot(function)) else { return true };
        if !store.holds(&slot) {
            return false;
        }
        if let Some(entry) = self.memory.read().entries.get(key) {
            entry.seen_stored.store(now.as_millis() as u64, Ordering::Relaxed);
        }
        true
    }

    /// How long a function's results count.
    fn ttl(&self, function: &Function) -> Option<Duration> {
        let of_all = self.limits.ttl.filter(|_| function.kind == Kind::Memo);
        function.ttl.or(of_all)
    }

    pub(crate) fn age(&self, function: &Function, made: Duration) -> Age {
        let Some(ttl) = self.ttl(function) else { return Age::Fresh };
        let now = self.now();
        match now {
            now if now < made.saturating_add(ttl) => Age::Fresh,
            now if now < made.saturating_add(ttl).saturating_add(self.grace(function, ttl)) => Age::Late,
            _ => Age::Over,
        }
    }

    /// From when on a result that was computed at a time no longer counts at all.
    pub(crate) fn expiry(&self, function: &Function, made: Duration) -> Option<Duration> {
        self.ttl(function).map(|ttl| made.saturating_add(ttl).saturating_add(self.grace(function, ttl)))
    }

    fn grace(&self, function: &Function, ttl: Duration) -> Duration {
        match function.background {
            true => Duration::try_from_secs_f64(ttl.as_secs_f64() * self.limits.grace).unwrap_or(Duration::MAX / 4),
            false => Duration::ZERO,
        }
    }

    /// Enters an outcome, unless the call was cleared since it began to be computed.
    pub(crate) fn insert(
        &self,
        function: &Function,
        key: &CallKey,
        outcome: Arc<Outcome>,
        stored: bool,
        release: Option<Release>,
        flight: Option<&Flight<'_>>,
    ) {
        if function.scope == Scope::Session {
            self.has_sessions.store(true, Ordering::Relaxed);
        }
        let expires = outcome.expires;
        let stored = if stored { self.now().as_millis().max(1) as u64 } else { 0 };
        let mut dropped = Dropped::default();
        {
            let mut memory = self.memory.write();
            if flight.is_some_and(Flight::is_void) {
                return;
            }
            let used = self.uses.fetch_add(1, Ordering::Relaxed);
            memory.insert(New { function, key, outcome, stored, release, used }, &self.limits, &mut dropped);
        }
        if expires.is_some() {
            self.alarm.earlier(expires);
        }
        self.gave_up(dropped, Gone::Evicted);
    }

    /// Counts a miss, and tells why it is one.
    pub(crate) fn count_miss(&self, function: &Function, key: &CallKey, why: Option<Why>, parts: Vec<Part>) {
        self.memory.write().counts(function).misses.fetch_add(1, Ordering::Relaxed);
        let why = {
            let mut history = self.history.lock();
            let why = why.unwrap_or_else(|| history.why(function, key, &parts));
            history.note(function, key, parts);
            why
        };
        self.tell(Event::Miss(function.name.clone(), why));
    }

    /// What is counted of a function.
    pub fn stats(&self, function: &Function) -> Stats {
        let counts = self.memory.write().counts(function);
        let (entries, size) = self.memory.read().held(&function.id);
        let count = |number: &AtomicU64| number.load(Ordering::Relaxed);
        let saved = Duration::from_nanos(count(&counts.saved));
        Stats { hits: count(&counts.hits), misses: count(&counts.misses), saved, entries, size }
    }
}

/// How old a result is, measured by what its function says.
pub(crate) enum Age {
    Fresh,
    Late,
    Over,
}

impl Drop for Cache {
    fn drop(&mut self) {
        self.alarm.close();
    }
}
