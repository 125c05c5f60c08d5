//! A call of a memoized function: looked up, put back, or run and remembered.

use std::{any::Any, sync::Arc};

use millpond_protocol::Spinner;

use crate::{
    Cache, Event, Fault, Function, Place, Run,
    cache::{CallKey, Outcome},
    run::Recording,
};

/// A value that is remembered. What it is the front knows.
pub type Computed = Arc<dyn Any + Send + Sync>;

/// How the values of a function are written to disk and read again.
pub trait Codec {
    /// The value as bytes, or why it has none.
    fn encode(&self, value: &Computed) -> Result<Vec<u8>, String>;
    /// The value again, or why the bytes are none.
    fn decode(&self, bytes: &[u8]) -> Result<Computed, String>;
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
/// miss the same call one computes; the others wait within `block` (see there).
pub fn call<E>(
    cache: &Cache,
    function: &Function,
    arguments: [u8; 32],
    codec: &dyn Codec,
    block: &dyn Fn(&mut dyn FnMut()),
    compute: impl FnOnce() -> Result<Computed, E>,
) -> Result<Computed, CallError<E>> {
    let run = crate::current();
    let run = run.as_deref();
    let refusing = run.and_then(Run::refusing);
    let key = CallKey { function: function.id, arguments, refusing };
    loop {
        if let Some(outcome) = cache.find(function, &key, run) {
            return put_back(cache, function, run, &outcome);
        }
        let Some(flight) = cache.take_off(&key, run, block) else {
            cache.tell(Event::Waited(function.name.clone()));
            run.map_or(Ok(()), Run::check).map_err(CallError::Fault)?;
            continue;
        };
        // Another flight may have landed in between; and another process may have left it on disk.
        if let Some(outcome) = cache.find(function, &key, run).or_else(|| from_disk(cache, function, &key, codec, run))
        {
            drop(flight);
            return put_back(cache, function, run, &outcome);
        }
        cache.tell(Event::Miss(function.name.clone()));
        let (value, recording) = record(run, function, compute)?;
        let outcome = Arc::new(Outcome { value: value.clone(), recording, made: cache.now() });
        cache.insert(function, &key, outcome.clone(), flight.generation);
        if function.persist {
            to_disk(cache, function, &key, codec, &outcome);
        }
        return Ok(value);
    }
}

fn put_back<E>(
    cache: &Cache,
    function: &Function,
    run: Option<&Run>,
    outcome: &Outcome,
) -> Result<Computed, CallError<E>> {
    if let Some(run) = run {
        run.replay(&outcome.recording).map_err(CallError::Fault)?;
    }
    cache.tell(Event::Hit(function.name.clone(), outcome.recording.drawing.len()));
    Ok(outcome.value.clone())
}

/// Runs the function and records what it reads and draws.
fn record<E>(
    run: Option<&Run>,
    function: &Function,
    compute: impl FnOnce() -> Result<Computed, E>,
) -> Result<(Computed, Recording), CallError<E>> {
    let Some(run) = run else {
        let value = compute().map_err(CallError::Failed)?;
        return Ok((value, Recording::default()));
    };
    let call = OpenCall::begin(run, function).map_err(CallError::Fault)?;
    let value = compute().map_err(CallError::Failed)?;
    Ok((value, call.end()))
}

/// A call being recorded. If it is dropped before its end, by an error or a panic, nothing is kept.
struct OpenCall<'a> {
    run: &'a Run,
    spinner: Option<Place>,
    ended: bool,
}

impl<'a> OpenCall<'a> {
    fn begin(run: &'a Run, function: &Function) -> Result<Self, Fault> {
        let spinner = function.spinner.clone().map(|body| run.spinner(Spinner { body, show_time: false }));
        let spinner = spinner.transpose()?;
        run.begin_call(function.name.clone(), function.allow_widgets, function.quiet);
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

fn from_disk(
    cache: &Cache,
    function: &Function,
    key: &CallKey,
    codec: &dyn Codec,
    run: Option<&Run>,
) -> Option<Arc<Outcome>> {
    let disk = cache.disk.as_ref().filter(|_| function.persist && key.refusing.is_none())?;
    let generation = cache.generation();
    let (outcomes, damaged) = disk.load(&key.function, &key.arguments, codec);
    for reason in damaged {
        cache.tell(Event::Damaged(reason));
    }
    for outcome in outcomes {
        cache.insert(function, key, Arc::new(outcome), generation);
    }
    cache.find(function, key, run)
}

fn to_disk(cache: &Cache, function: &Function, key: &CallKey, codec: &dyn Codec, outcome: &Outcome) {
    let Some(disk) = cache.disk.as_ref().filter(|_| key.refusing.is_none()) else { return };
    let kept = codec
        .encode(&outcome.value)
        .and_then(|value| disk.save(&key.function, &key.arguments, &function.name, outcome, value));
    if let Err(reason) = kept {
        cache.tell(Event::NotPersisted(function.name.clone(), reason));
    }
}
