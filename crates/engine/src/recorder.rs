//! A call that is recorded apart from any page.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use crate::{Call, Computed, Entered, Fault, Gone, Run, Why, key::CallKey};

/// A call that is recorded apart from any page: beside a run, or by pieces.
pub struct Recorder {
    run: Arc<Run>,
    key: CallKey,
    begun: Duration,
    /// Whether it was cleared since it began.
    void: Arc<AtomicBool>,
}

impl Recorder {
    /// Begins to record a call. Widgets have the values that they have in the present run.
    pub fn begin(call: &Call<'_>) -> Self {
        let present = crate::current();
        let key = CallKey::new(call.function, call.arguments, present.as_deref());
        let why = match call.cache.find(call.function, &key, present.as_deref()) {
            Ok(_) => Some(Why::Gone(Gone::Expired)),
            Err(why) => why,
        };
        call.cache.count_miss(call.function, &key, why, (call.parts)());
        let run = Arc::new(Run::unseen(call.cache.clone(), present.as_deref()));
        run.begin_call(call.function, (call.line)());
        let void = call.cache.flights.watch(&key, call.function.kind);
        Self { run, key, begun: call.cache.now(), void }
    }

    /// Has what this thread draws be recorded, until the result is dropped.
    pub fn enter(&self) -> Entered {
        Entered::new(Some(self.run.clone()))
    }

    /// Remembers what the call led to, unless it was cleared since it began, and puts its drawing into the
    /// present run.
    pub fn keep(self, call: &Call<'_>, value: Computed) -> Result<(), Fault> {
        let recording = self.run.end_call();
        if let Some(run) = crate::current() {
            run.replay(&recording, call.line)?;
        }
        call.keep(&self.key, value, recording, self.begun, &|| self.void.load(Ordering::Relaxed));
        Ok(())
    }
}
