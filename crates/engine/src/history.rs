//! What was, as far as it helps to say why a function ran.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use crate::{Function, Gone, Part, Why, key::CallKey};

/// How many results that were given up are known of.
const MAX_GONE: usize = 4096;
/// How many calls of a function are known of.
const MAX_CALLS: usize = 16;
/// How many functions are known of.
const MAX_FUNCTIONS: usize = 4096;

#[derive(Default)]
pub(crate) struct History {
    gone: HashMap<CallKey, Gone>,
    gone_in_order: VecDeque<CallKey>,
    /// By name, since an edit gives a function another identity.
    functions: HashMap<Arc<str>, Known>,
}

struct Known {
    id: [u8; 32],
    /// The parts of the latest calls' keys.
    calls: VecDeque<Vec<Part>>,
}

impl History {
    /// Notes that the result of a call was given up.
    pub(crate) fn give_up(&mut self, key: &CallKey, why: Gone) {
        if self.gone.insert(key.clone(), why).is_none() {
            self.gone_in_order.push_back(key.clone());
        }
        if self.gone_in_order.len() > MAX_GONE
            && let Some(oldest) = self.gone_in_order.pop_front()
        {
            self.gone.remove(&oldest);
        }
    }

    /// Why a call of which nothing is remembered has to run.
    pub(crate) fn why(&self, function: &Function, key: &CallKey, parts: &[Part]) -> Why {
        if let Some(gone) = self.gone.get(key) {
            return Why::Gone(*gone);
        }
        let Some(known) = self.functions.get(&function.name) else { return Why::FirstCall };
        let nearest = known.calls.iter().map(|call| differences(call, parts)).min_by_key(Vec::len);
        match nearest.filter(|differences| !differences.is_empty()) {
            _ if known.id != function.id => Why::Edited,
            Some(differences) => Why::Differs(differences.into_iter().map(|part| part.what.clone()).collect()),
            None => Why::FirstCall,
        }
    }

    /// Notes a call that ran.
    pub(crate) fn note(&mut self, function: &Function, key: &CallKey, parts: Vec<Part>) {
        self.gone.remove(key);
        if self.functions.len() >= MAX_FUNCTIONS && !self.functions.contains_key(&function.name) {
            self.functions.clear();
        }
        let known = self
            .functions
            .entry(function.name.clone())
            .or_insert_with(|| Known { id: function.id, calls: VecDeque::new() });
        if known.id != function.id {
            *known = Known { id: function.id, calls: VecDeque::new() };
        }
        known.calls.retain(|call| *call != parts);
        known.calls.push_front(parts);
        known.calls.truncate(MAX_CALLS);
    }
}

/// The parts of a call that another one does not have, or has otherwise.
fn differences<'a>(other: &[Part], parts: &'a [Part]) -> Vec<&'a Part> {
    parts.iter().filter(|part| !other.contains(part)).collect()
}
