//! Parts of the script that can run without the rest.

use std::{any::Any, collections::HashMap, sync::Arc, time::Duration};

use crate::page::Standing;

/// Which part of the script a run executes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunScope {
    /// The whole script.
    All,
    /// The fragments of these ids, in this order, and those within them.
    Fragments(Vec<Arc<str>>),
}

impl RunScope {
    /// The first fragment, if it is not the whole script.
    pub(crate) fn first(&self) -> Option<&Arc<str>> {
        match self {
            RunScope::All => None,
            RunScope::Fragments(ids) => ids.first(),
        }
    }

    /// The ids of its fragments, if it is not the whole script.
    pub(crate) fn ids(&self) -> Option<Vec<String>> {
        match self {
            RunScope::All => None,
            RunScope::Fragments(ids) => Some(ids.iter().map(|id| id.to_string()).collect()),
        }
    }

    /// Has this part take in another one.
    pub(crate) fn add(&mut self, other: &RunScope) {
        match (&mut *self, other) {
            (RunScope::All, _) => {}
            (_, RunScope::All) => *self = RunScope::All,
            (RunScope::Fragments(ids), RunScope::Fragments(others)) => {
                for other in others {
                    if ids.iter().any(|id| is_within(other, id)) {
                        continue;
                    }
                    ids.retain(|id| !is_within(id, other));
                    ids.push(other.clone());
                }
            }
        }
    }
}

/// Whether what a fragment, or none, drew belongs to a part of the script.
pub(crate) fn lies_in(fragment: Option<&Arc<str>>, scope: &RunScope) -> bool {
    match (scope, fragment) {
        (RunScope::All, _) => true,
        (RunScope::Fragments(ids), Some(fragment)) => ids.iter().any(|id| is_within(fragment, id)),
        (RunScope::Fragments(_), None) => false,
    }
}

/// Whether a fragment is the other one, or within it.
fn is_within(id: &str, outer: &str) -> bool {
    id.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A part of the script that can run without the rest.
#[derive(Clone)]
pub struct Fragment {
    /// Who it is among the fragments of a page.
    pub id: Arc<str>,
    /// The name that the script gave it.
    pub name: Arc<str>,
    /// What runs, as the front has it.
    pub body: Arc<dyn Any + Send + Sync>,
    /// How often it runs by itself.
    pub every: Option<Duration>,
    /// Where it stands.
    pub(crate) standing: Standing,
}

/// The fragments of a session.
#[derive(Clone, Default)]
pub(crate) struct Fragments {
    /// With the number of the run that drew it last.
    by_id: HashMap<Arc<str>, (Fragment, u64)>,
    /// Those that the run is in, the innermost last.
    entered: Vec<Arc<str>>,
    /// How many of a name the run has drawn within a fragment, or within none.
    counts: HashMap<String, u32>,
    /// Those that others have taken the place of, to be dropped where no lock is held.
    replaced: Vec<Fragment>,
}

impl Fragments {
    /// Forgets where the run before was.
    pub(crate) fn begin_run(&mut self) {
        self.entered.clear();
        self.counts.clear();
    }

    /// Enters a new fragment where the run is, and gives its id.
    pub(crate) fn begin(
        &mut self,
        name: &str,
        every: Option<Duration>,
        body: Arc<dyn Any + Send + Sync>,
        standing: Standing,
        run: u64,
    ) -> Arc<str> {
        let path = match self.entered.last() {
            Some(outer) => format!("{outer}/{name}"),
            None => name.to_owned(),
        };
        let count = self.counts.entry(path.clone()).or_default();
        *count += 1;
        let id: Arc<str> = format!("{path}#{count}").into();
        let fragment = Fragment { id: id.clone(), name: name.into(), body, every, standing };
        let before = self.by_id.insert(id.clone(), (fragment, run));
        self.replaced.extend(before.map(|(fragment, _)| fragment));
        self.entered.push(id.clone());
        id
    }

    /// What is to be dropped where no lock is held.
    pub(crate) fn take_replaced(&mut self) -> Vec<Fragment> {
        std::mem::take(&mut self.replaced)
    }

    /// Enters a fragment that runs without what is around it.
    pub(crate) fn enter(&mut self, id: &Arc<str>, run: u64) {
        if let Some((_, drawn)) = self.by_id.get_mut(id) {
            *drawn = run;
        }
        self.entered.push(id.clone());
    }

    /// Leaves the innermost fragment.
    pub(crate) fn leave(&mut self) {
        self.entered.pop();
    }

    /// The fragment that the run is in, if it is in one.
    pub(crate) fn current(&self) -> Option<&Arc<str>> {
        self.entered.last()
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Fragment> {
        self.by_id.get(id).map(|(fragment, _)| fragment)
    }

    /// The ids of the fragments of a name.
    pub(crate) fn named(&self, name: &str) -> Vec<Arc<str>> {
        let named = self.by_id.values().filter(|(fragment, _)| *fragment.name == *name);
        let mut ids: Vec<_> = named.map(|(fragment, _)| fragment.id.clone()).collect();
        ids.sort();
        ids
    }

    /// Those that run by themselves, and how often.
    pub(crate) fn timed(&self) -> impl Iterator<Item = (&Arc<str>, Duration)> {
        self.by_id.iter().filter_map(|(id, (fragment, _))| Some((id, fragment.every?)))
    }

    /// Counts one of the fragments that a run was for as drawn by it, if none is: its error has to stand somewhere.
    pub(crate) fn reach_one(&mut self, run: u64, scope: &RunScope) {
        if let (RunScope::Fragments(none), Some(RunScope::Fragments(left))) = self.reached(run, scope)
            && none.is_empty()
        {
            self.enter(&left[0], run);
        }
    }

    /// Of the part that a run was for, what it has come to and what it has not.
    pub(crate) fn reached(&self, run: u64, scope: &RunScope) -> (RunScope, Option<RunScope>) {
        let RunScope::Fragments(ids) = scope else { return (RunScope::All, None) };
        let known = ids.iter().filter(|id| self.by_id.contains_key(*id)).cloned();
        let (reached, left): (Vec<_>, Vec<_>) = known.partition(|id| self.by_id[id].1 == run);
        (RunScope::Fragments(reached), (!left.is_empty()).then_some(RunScope::Fragments(left)))
    }

    /// Forgets what a run of some part did not draw of that, and the page has lost.
    pub(crate) fn keep_drawn(&mut self, run: u64, scope: &RunScope) {
        self.by_id.retain(|id, (_, drawn)| *drawn == run || !lies_in(Some(id), scope));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(ids: &[&str]) -> RunScope {
        RunScope::Fragments(ids.iter().map(|id| (*id).into()).collect())
    }

    #[test]
    fn parts_add_up_without_running_anything_twice() {
        let mut sum = scope(&["a#1/b#1", "c#1"]);
        sum.add(&scope(&["a#1", "a#10"]));
        assert_eq!(sum, scope(&["c#1", "a#1", "a#10"]));
        sum.add(&scope(&["a#1/b#2"]));
        assert_eq!(sum, scope(&["c#1", "a#1", "a#10"]));
        sum.add(&RunScope::All);
        assert_eq!(sum, RunScope::All);
    }
}
