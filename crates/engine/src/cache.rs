//! The memos of an app.
//!
//! A hit takes a lock for reading and notes its use in numbers of its own. What is given up is dropped when no lock is
//! held, since dropping a value may run code of the script.

use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use parking_lot::{Mutex, RwLock};

use crate::{
    Alarm, Computed, Event, Function, Gone, Kind, Part, Run, Slot, Store, Which, Why,
    branch::{Lost, Outcome},
    flights::Flights,
    history::History,
    key::CallKey,
    media::Shared,
    memory::{Counts, Dropped, Memory, New},
    run::Question,
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

/// The sessions of the app.
#[derive(Default)]
struct Sessions {
    begun: u64,
    going_on: HashSet<u64>,
    /// Whether any has had results of its own.
    have_results: bool,
    /// Those whose results are still to be forgotten.
    ended: Vec<u64>,
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
    sessions: Mutex<Sessions>,
    alarm: Arc<Alarm>,
    pub(crate) media: Shared,
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
            sessions: Mutex::default(),
            alarm: Arc::default(),
            media: Shared::default(),
        }
    }

    /// The present time, since 1970.
    pub fn now(&self) -> Duration {
        (self.clock)()
    }

    pub(crate) fn tell(&self, event: Event) {
        (self.observer)(event);
    }

    /// A number for a new session, from 1.
    pub(crate) fn begin_session(&self) -> u64 {
        let mut sessions = self.sessions.lock();
        sessions.begun += 1;
        let session = sessions.begun;
        sessions.going_on.insert(session);
        session
    }

    /// Has what belongs to a session be forgotten at the next [sweep](Self::sweep), which is due now: whoever is to be
    /// told may take its time.
    pub(crate) fn end_session(&self, session: u64) {
        let mut sessions = self.sessions.lock();
        sessions.going_on.remove(&session);
        if sessions.have_results {
            sessions.ended.push(session);
            drop(sessions);
            self.alarm.earlier(Some(Duration::ZERO));
        }
    }

    /// Whether results of a session can be remembered: of what runs outside of all, always.
    fn is_going_on(&self, session: Option<u64>) -> bool {
        session.is_none_or(|session| session == 0 || self.sessions.lock().going_on.contains(&session))
    }

    /// Forgets all results of a function.
    pub fn clear(&self, function: &Function) {
        self.clear_where(Some(Which::Function(&function.id)), |key, _| key.function == function.id);
    }

    /// Forgets the results of a function for these arguments.
    pub fn clear_call(&self, function: &Function, arguments: [u8; 32]) {
        let slot = Slot { function: function.id, arguments };
        let meant = |key: &CallKey, _| key.function == function.id && key.arguments == arguments;
        self.clear_where(Some(Which::Call(&slot)), meant);
    }

    /// Forgets all results of all functions of a kind.
    pub fn clear_all(&self, kind: Kind) {
        let stored = (kind == Kind::Memo).then_some(Which::Everything);
        self.clear_where(stored, |_, of| of == kind);
    }

    /// Forgets results, in the store, too, where `stored` says which they are there.
    fn clear_where(&self, stored: Option<Which<'_>>, meant: impl Fn(&CallKey, Kind) -> bool) {
        // First, so that what is being written is removed by who writes it, if not here.
        self.flights.void(&meant);
        if let (Some(store), Some(stored)) = (&self.store, stored) {
            store.remove(stored);
        }
        self.forget(Gone::Cleared, meant);
    }

    fn forget(&self, why: Gone, which: impl Fn(&CallKey, Kind) -> bool) {
        let mut dropped = Dropped::default();
        {
            let mut memory = self.memory.write();
            memory.remove_where(|key, entry| which(key, entry.kind), &mut dropped);
            self.flights.void(which);
        }
        self.gave_up(dropped, why);
    }

    /// Forgets a call if this is what is remembered of it: another thread may have found it to be no good before.
    pub(crate) fn drop_outcome(&self, key: &CallKey, outcome: &Arc<Outcome>, why: Gone) {
        let mut dropped = Dropped::default();
        {
            let mut memory = self.memory.write();
            let mut holds = false;
            if let Some(entry) = memory.entries.get(key) {
                entry.branch.outcomes(&mut |held| holds |= Arc::ptr_eq(held, outcome));
            }
            if holds {
                memory.remove(key, &mut dropped);
            }
        }
        self.gave_up(dropped, why);
    }

    /// Gives up what has expired; the next time to do so is when the [alarm](Self::alarm) goes.
    pub fn sweep(&self) {
        let ended = std::mem::take(&mut self.sessions.lock().ended);
        if !ended.is_empty() {
            self.forget(Gone::SessionEnded, |key, _| key.session.is_some_and(|session| ended.contains(&session)));
        }
        let mut dropped = Dropped::default();
        {
            let mut memory = self.memory.write();
            memory.expire(self.now(), &mut dropped);
            // While nothing can be entered, so that no earlier time is lost.
            self.alarm.set(memory.next_expiry());
        }
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
        let mut held = Vec::new();
        let (outcome, counts, stored) = loop {
            let unanswered = {
                let memory = self.memory.read();
                let entry = memory.entries.get(key).ok_or(None)?;
                match entry.branch.find(run, &held) {
                    Ok(outcome) => {
                        entry.used.store(self.uses.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
                        break (outcome.clone(), entry.counts.clone(), entry.seen_stored.load(Ordering::Relaxed));
                    }
                    Err(Lost::Unanswered(question)) => question.clone(),
                    Err(Lost::Nothing) => return Err(None),
                    Err(Lost::New(question)) => return Err(why_new(question)),
                }
            };
            let answer = run.and_then(|run| run.answer(&unanswered));
            held.push((unanswered, answer));
        };
        if stored > 0 && !self.still_stored(function, key, stored) {
            self.drop_outcome(key, &outcome, Gone::Unstored);
            return Err(Some(Why::Gone(Gone::Unstored)));
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
        is_void: &dyn Fn() -> bool,
    ) {
        if key.session.is_some() {
            self.sessions.lock().have_results = true;
        }
        let expires = outcome.expires;
        let stored = if stored { self.now().as_millis().max(1) as u64 } else { 0 };
        let mut dropped = Dropped::default();
        {
            let mut memory = self.memory.write();
            if is_void() || !self.is_going_on(key.session) {
                return;
            }
            let used = self.uses.fetch_add(1, Ordering::Relaxed);
            memory.insert(New { function, key, outcome, stored, release, used }, &self.limits, &mut dropped);
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

/// The reason for a miss because a question has an answer not seen before.
fn why_new(question: &Question) -> Option<Why> {
    Some(match question {
        Question::Widget(element) => Why::Widget(widget(element)?.1.label.clone()),
        Question::Query => Why::Query,
        Question::Held(key) | Question::SetFor(key) => Why::State(key.clone()),
        Question::HeldKeys => Why::State("*".to_owned()),
    })
}
