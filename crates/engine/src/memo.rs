//! A call of a memoized function: looked up, put back, or run and remembered.

use std::{any::Any, sync::Arc, time::Duration};

use millpond_protocol::{from_wire, to_wire, try_to_wire};
use serde::{Deserialize, Serialize};

use crate::{
    Cache, Entered, Event, Fault, Front, Function, Gone, Keep, Kept, Parcel, Part, Place, Release, Run, Slot, Store,
    Which, Why,
    branch::{Outcome, weight},
    cache::{Age, Hit},
    flights::Flight,
    front::FrontSlot,
    key::CallKey,
    run::{Asked, Question, Recording},
};

/// A value that is remembered. What it is the front knows.
pub type Computed = Arc<dyn Any + Send + Sync>;

/// What a front knows of the values of a function, and how it waits.
pub trait Values {
    /// How many bytes a value takes as it is kept.
    fn size(&self, value: &Computed) -> u64;

    /// The value as bytes, or why it has none.
    fn encode(&self, value: &Computed) -> Result<Parcel, String>;

    /// The value again, or why the bytes are none.
    fn decode(&self, parcel: Parcel) -> Result<Computed, String>;

    /// A widget's front from its bytes again, or why they are none.
    fn front(&self, bytes: &[u8]) -> Result<Arc<dyn Front>, String> {
        Err(format!("no front is made of bytes here, but there are {}", bytes.len()))
    }

    /// Whether a remembered value can be given; asked before it is.
    fn is_valid(&self, _: &Computed) -> bool {
        true
    }

    /// Who is told when a value is no longer remembered.
    fn release(&self) -> Option<Release> {
        None
    }

    /// Runs what waits for another thread, another process or the store, and calls none of the other methods but
    /// `decode`, `front` and `size`; a front may let go of a lock for as long.
    fn wait(&self, until: &mut dyn FnMut()) {
        until();
    }
}

/// A call of a memoized function.
pub struct Call<'a> {
    /// Where it is remembered.
    pub cache: &'a Arc<Cache>,
    /// What is called.
    pub function: &'a Function,
    /// The hash of its arguments, and of what else it uses.
    pub arguments: [u8; 32],
    /// What that hash is made of; asked for when the function has to run.
    pub parts: &'a dyn Fn() -> Vec<Part>,
    /// The line of the script where the call is made; asked for when the function has to run, or has widgets.
    pub line: &'a dyn Fn() -> Arc<str>,
    /// What is known of its values.
    pub values: &'a dyn Values,
}

/// What a call gives.
pub struct Given {
    /// The value.
    pub value: Computed,
    /// Whether it is past its time, so that a new one should be computed beside: see [`Recorder`].
    pub late: bool,
}

/// Why a call gave no value.
#[derive(Debug)]
pub enum CallError<E> {
    /// The call must not draw here, or the run is over.
    Fault(Fault),
    /// The function failed; this is not remembered.
    Failed(E),
}

/// Calls a memoized function: `compute` runs it.
///
/// On a hit the drawing is put back where the cursor stands and the remembered value is given. Of several threads that
/// miss the same call one computes; the others wait.
///
/// Outside of any run, too, what the function draws is recorded, for the calls of runs; nobody sees it.
pub fn call<E>(call: &Call<'_>, compute: impl FnOnce() -> Result<Computed, E>) -> Result<Given, CallError<E>> {
    let run = crate::current();
    let run = run.as_deref();
    let key = CallKey::new(call.function, call.arguments, run);
    loop {
        if let Ok(given) = call.look_up(&key, run) {
            return given.map_err(CallError::Fault);
        }
        let Some(flight) = call.cache.flights.begin(&key, call.function.kind) else {
            call.values.wait(&mut || call.cache.flights.wait(&key, run));
            call.cache.tell(Event::Waited(call.function.name.clone()));
            run.map_or(Ok(()), Run::check).map_err(CallError::Fault)?;
            continue;
        };
        // Another flight may have landed in between; another process may have left it in the store, or be about to.
        let lock = if flight.is_within_itself() { None } else { call.lock(&key, run).map_err(CallError::Fault)? };
        let why = match call.look_up(&key, run) {
            Ok(given) => return given.map_err(CallError::Fault),
            Err(why) => match call.fetch(&key, run, &|| flight.is_void()) {
                Ok(hit) => return call.put_back(&hit, run).map_err(CallError::Fault),
                Err(damaged) => damaged.or(why),
            },
        };
        call.cache.count_miss(call.function, &key, why, (call.parts)());
        let value = call.compute(&key, run, &flight, compute)?;
        drop((flight, lock));
        return Ok(Given { value, late: false });
    }
}

/// Answers a call if that needs no running of the function.
pub fn find(call: &Call<'_>) -> Option<Result<Given, Fault>> {
    let run = crate::current();
    let run = run.as_deref();
    let key = CallKey::new(call.function, call.arguments, run);
    match call.look_up(&key, run) {
        Ok(given) => Some(given),
        Err(_) => call.fetch(&key, run, &|| false).ok().map(|hit| call.put_back(&hit, run)),
    }
}

impl Call<'_> {
    /// Answers the call from memory; if it can't, gives the reason where one is known.
    fn look_up(&self, key: &CallKey, run: Option<&Run>) -> Result<Result<Given, Fault>, Option<Why>> {
        let hit = self.cache.find(self.function, key, run)?;
        if !self.values.is_valid(&hit.outcome.value) {
            self.cache.drop_outcome(key, &hit.outcome, Gone::Invalid);
            return Err(Some(Why::Gone(Gone::Invalid)));
        }
        Ok(self.put_back(&hit, run))
    }

    fn put_back(&self, hit: &Hit, run: Option<&Run>) -> Result<Given, Fault> {
        let Hit { outcome, late, counts } = hit;
        if let Some(run) = run {
            run.replay(&outcome.recording, self.line)?;
        }
        counts.hit(outcome.took);
        let name = self.function.name.clone();
        self.cache.tell(Event::Hit(name, outcome.recording.drawing.len()));
        if *late {
            self.cache.tell(Event::Refreshed(self.function.name.clone()));
        }
        Ok(Given { value: outcome.value.clone(), late: *late })
    }

    /// Runs the function and remembers what it led to.
    fn compute<E>(
        &self,
        key: &CallKey,
        run: Option<&Run>,
        flight: &Flight<'_>,
        compute: impl FnOnce() -> Result<Computed, E>,
    ) -> Result<Computed, CallError<E>> {
        let begun = self.cache.now();
        let Some(run) = run else {
            let run = Arc::new(Run::unseen(self.cache.clone(), None));
            let _entered = Entered::new(Some(run.clone()));
            return self.compute(key, Some(&run), flight, compute);
        };
        let open = OpenCall::begin(run, self).map_err(CallError::Fault)?;
        let value = compute().map_err(CallError::Failed)?;
        let mut recording = open.end();
        if recording.asked.iter().any(|asked| changed(asked, run)) {
            recording.unrepeatable = Some("changes something that session state holds");
        }
        self.keep(key, value.clone(), recording, begun, &|| flight.is_void());
        Ok(value)
    }

    /// Remembers what the function led to.
    pub(crate) fn keep(
        &self,
        key: &CallKey,
        value: Computed,
        recording: Recording,
        begun: Duration,
        is_void: &dyn Fn() -> bool,
    ) {
        if let Some(reason) = recording.unrepeatable {
            self.cache.tell(Event::NotKept(self.function.name.clone(), reason));
            return;
        }
        let key = &key.for_recording(&recording);
        let made = self.cache.now();
        let took = made.saturating_sub(begun);
        let expires = self.cache.expiry(self.function, made);
        let size = self.values.size(&value) + weight(&recording);
        let mut outcome = Outcome { value, recording, made, took, expires, size };
        let mut stored = false;
        if let (Some(store), Some(slot)) = (&self.cache.store, key.slot(self.function))
            && key.refusing.is_none()
            && !is_void()
        {
            match self.persist(&**store, &slot, &outcome) {
                // Cleared while it was being written.
                Ok(_) if is_void() => store.remove(Which::Call(&slot)),
                Ok(value) => {
                    outcome.value = value;
                    stored = true;
                }
                Err(reason) => self.cache.tell(Event::NotPersisted(self.function.name.clone(), reason)),
            }
        }
        self.cache.insert(self.function, key, Arc::new(outcome), stored, self.values.release(), is_void);
    }

    /// Keeps an outcome in the store, and gives its value as it lies there.
    fn persist(&self, store: &dyn Store, slot: &Slot, outcome: &Outcome) -> Result<Computed, String> {
        let value = self.values.encode(&outcome.value)?;
        let Outcome { recording, made, took, expires, .. } = outcome;
        let head = try_to_wire(&Head { recording: recording.clone(), made: *made, took: *took })?;
        let answers: Vec<_> = recording.asked.iter().map(|asked| (&asked.question, &asked.value)).collect();
        let variant = blake3::hash(&to_wire(&answers));
        let keep = Keep {
            variant: variant.as_bytes(),
            function: &self.function.name,
            made: *made,
            expires: *expires,
            head: &head,
            value: &value,
            max_entries: self.function.max_entries,
            max_size: self.function.max_size,
        };
        let kept = self.waiting(|| store.write(slot, &keep))?;
        self.values.decode(kept)
    }

    /// Answers the call from the store; if it can't, gives the reason where one is known.
    pub(crate) fn fetch(
        &self,
        key: &CallKey,
        run: Option<&Run>,
        is_void: &dyn Fn() -> bool,
    ) -> Result<Hit, Option<Why>> {
        let (Some(store), Some(slot)) = (&self.cache.store, key.slot(self.function)) else { return Err(None) };
        let (outcome, damaged) = self.waiting(|| {
            let (found, mut damaged) = store.read(&slot);
            let newest = self.newest(found, key, run, &mut damaged);
            (newest.and_then(|(head, kept)| self.restore(head, kept, &mut damaged)), damaged)
        });
        let hit = outcome.and_then(|outcome| {
            let whose = key.for_recording(&outcome.recording);
            self.cache.insert(self.function, &whose, Arc::new(outcome), true, self.values.release(), is_void);
            self.cache.find(self.function, key, run).ok().filter(|hit| self.values.is_valid(&hit.outcome.value))
        });
        let why = (!damaged.is_empty()).then_some(Why::Damaged);
        damaged.into_iter().for_each(|reason| self.cache.tell(Event::Damaged(reason)));
        hit.ok_or(why)
    }

    /// Does something that takes its time.
    fn waiting<R>(&self, work: impl FnOnce() -> R) -> R {
        let (mut work, mut done) = (Some(work), None);
        self.values.wait(&mut || done = work.take().map(|work| work()));
        done.expect("what is to be waited for is done once")
    }

    /// The latest of a call's results that holds for the widget values of a run.
    fn newest(
        &self,
        found: Vec<Kept>,
        key: &CallKey,
        run: Option<&Run>,
        damaged: &mut Vec<String>,
    ) -> Option<(Head, Kept)> {
        let mut newest: Option<(Head, Kept)> = None;
        for kept in found {
            let head: Head = match from_wire(&kept.head) {
                Ok(head) => head,
                Err(reason) => {
                    damaged.push(reason);
                    continue;
                }
            };
            let counts = !matches!(self.cache.age(self.function, head.made), Age::Over);
            let newer = newest.as_ref().is_none_or(|(other, _)| other.made < head.made);
            let fits = key.refusing.is_none() || head.recording.has_no_widgets();
            if counts && newer && fits && holds(&head.recording.asked, run) {
                newest = Some((head, kept));
            }
        }
        newest
    }

    fn restore(&self, head: Head, kept: Kept, damaged: &mut Vec<String>) -> Option<Outcome> {
        let Head { mut recording, made, took } = head;
        recording.media.iter_mut().for_each(|blob| self.cache.media.share(blob));
        for asked in &mut recording.asked {
            if let FrontSlot::Stored(bytes) = &asked.front {
                let front = self.values.front(bytes).map_err(|reason| damaged.push(reason)).ok()?;
                asked.front = FrontSlot::Live(front);
            }
        }
        let value = (kept.value)().and_then(|parcel| self.values.decode(parcel));
        let value = value.map_err(|reason| damaged.push(reason)).ok()?;
        let expires = self.cache.expiry(self.function, made);
        let size = self.values.size(&value) + weight(&recording);
        Some(Outcome { value, recording, made, took, expires, size })
    }

    /// Keeps other processes that share the store from computing the call, once they do not.
    fn lock(&self, key: &CallKey, run: Option<&Run>) -> Result<Option<Box<dyn Any>>, Fault> {
        let (Some(store), Some(slot)) = (&self.cache.store, key.slot(self.function)) else { return Ok(None) };
        let mut locked = store.lock(&slot);
        if matches!(locked, Ok(None)) {
            self.cache.tell(Event::Waited(self.function.name.clone()));
            self.values.wait(&mut || {
                let mut pause = Duration::from_millis(1);
                while matches!(locked, Ok(None)) && run.is_none_or(|run| run.check().is_ok()) {
                    std::thread::sleep(pause);
                    pause = (pause * 2).min(Duration::from_millis(50));
                    locked = store.lock(&slot);
                }
            });
            run.map_or(Ok(()), Run::check)?;
        }
        // A store that can't lock costs no more than computing twice.
        Ok(locked.unwrap_or_default())
    }
}

/// Whether the answers are those that were recorded.
fn holds(asked: &[Asked], run: Option<&Run>) -> bool {
    asked.iter().all(|Asked { question, value, .. }| match run {
        Some(run) => run.answer(question).is_some_and(|answer| answer == *value),
        None => question.default_answer() == *value,
    })
}

/// Whether what is held is no longer what a call was told.
fn changed(asked: &Asked, run: &Run) -> bool {
    matches!(asked.question, Question::Held(_)) && run.answer(&asked.question).as_ref() != Some(&asked.value)
}

/// What the store keeps of an outcome beside its value.
#[derive(Serialize, Deserialize)]
struct Head {
    recording: Recording,
    made: Duration,
    took: Duration,
}

/// A call being recorded. If it is dropped before its end, by an error or a panic, nothing is kept.
struct OpenCall<'a> {
    run: &'a Run,
    spinner: Option<Place>,
    ended: bool,
}

impl<'a> OpenCall<'a> {
    fn begin(run: &'a Run, call: &Call<'_>) -> Result<Self, Fault> {
        let spinner = call.function.spinner.clone().map(|spinner| run.spinner(spinner)).transpose()?;
        run.begin_call(call.function, (call.line)());
        Ok(Self { run, spinner, ended: false })
    }

    fn end(mut self) -> Recording {
        self.ended = true;
        self.run.end_call()
    }
}

impl Drop for OpenCall<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.run.end_call();
        }
        if let Some(spinner) = self.spinner {
            self.run.erase(spinner);
        }
    }
}
