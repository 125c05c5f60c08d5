//! By what a call's results are found.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hash, Hasher},
    sync::Arc,
};

use crate::{Function, Run, Scope, Slot, run::Recording};

/// A call: the function and the hash of its arguments, and what else tells its results from others'.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CallKey {
    pub(crate) arguments: [u8; 32],
    pub(crate) function: [u8; 32],
    /// The session, for a function whose results are not shared.
    pub(crate) session: Option<u64>,
    /// The function around this call that does not allow widgets, which changes what is drawn.
    pub(crate) refusing: Option<Arc<str>>,
}

impl CallKey {
    pub(crate) fn new(function: &Function, arguments: [u8; 32], run: Option<&Run>) -> Self {
        let session = (function.scope == Scope::Session).then(|| run.map_or(0, |run| run.session));
        Self { arguments, function: function.id, session, refusing: run.and_then(Run::refusing) }
    }

    /// The call as it is where widgets are allowed, or make no difference.
    pub(crate) fn anywhere(&self) -> Self {
        Self { refusing: None, ..self.clone() }
    }

    /// The call as its recording has to be found: without widgets it is the same wherever it is made.
    pub(crate) fn for_recording(&self, recording: &Recording) -> Self {
        if recording.has_no_widgets() { self.anywhere() } else { self.clone() }
    }

    /// Where the store has the call. Only what everybody shares, and is as the function draws it, is there.
    pub(crate) fn slot(&self, function: &Function) -> Option<Slot> {
        let stored = function.persist && self.session.is_none();
        stored.then_some(Slot { function: self.function, arguments: self.arguments })
    }
}

impl Hash for CallKey {
    /// The arguments are a hash already.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let word = |hash: &[u8; 32]| u64::from_le_bytes(hash[..8].try_into().expect("eight bytes"));
        state.write_u64(word(&self.arguments) ^ word(&self.function));
    }
}

/// A map by calls.
pub(crate) type ByCall<T> = HashMap<CallKey, T, BuildHasherDefault<Through>>;

/// Passes a number on that is a hash already.
#[derive(Default)]
pub(crate) struct Through(u64);

impl Hasher for Through {
    fn write(&mut self, _: &[u8]) {
        unreachable!("keys write one number");
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
