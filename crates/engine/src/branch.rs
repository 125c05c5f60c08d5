//! What is known of one call: a tree of questions, mostly to widgets, with outcomes at its leaves.
//!
//! A widget that is only asked for when another one is ticked is a question only there, so it makes no difference
//! elsewhere.

use std::{collections::HashMap, sync::Arc, time::Duration};

use millpond_protocol::{Node, Value};

use crate::{
    Computed, Run,
    run::{Asked, Question, Recording},
};

/// What a call led to.
pub(crate) struct Outcome {
    pub(crate) value: Computed,
    pub(crate) recording: Recording,
    /// When it was computed, since 1970.
    pub(crate) made: Duration,
    /// From when on it no longer counts at all; absent means never.
    pub(crate) expires: Option<Duration>,
    /// How long that took.
    pub(crate) took: Duration,
    /// The bytes that its value and its drawing take.
    pub(crate) size: u64,
}

#[derive(Default)]
pub(crate) enum Branch {
    /// Nothing is known.
    #[default]
    Nothing,
    /// The call asks this; by the answer it goes on differently.
    Ask {
        question: Question,
        answers: HashMap<Vec<u8>, Branch>,
    },
    Done(Arc<Outcome>),
}

/// Why there is no outcome for the answers of a run.
pub(crate) enum Lost<'a> {
    /// Nothing is known.
    Nothing,
    /// The answer to this question is new.
    New(&'a Question),
    /// This question about what is held has to be answered first, without any lock.
    Unanswered(&'a Question),
}

impl Branch {
    /// The outcome for the answers that a run gives, with those about what is held as they were found before.
    pub(crate) fn find(
        &self,
        run: Option<&Run>,
        held: &[(Question, Option<Value>)],
    ) -> Result<&Arc<Outcome>, Lost<'_>> {
        let state = matches!(self, Branch::Ask { .. }).then(|| run.map(Run::state)).flatten();
        let mut branch = self;
        loop {
            let (question, answers) = match branch {
                Branch::Nothing => return Err(Lost::Nothing),
                Branch::Done(outcome) => return Ok(outcome),
                Branch::Ask { question, answers } => (question, answers),
            };
            let value = match (run, question) {
                (None, question) => Some(question.default_answer()),
                (Some(_), question @ (Question::Held(_) | Question::SetFor(_))) => {
                    held.iter().find(|(known, _)| known == question).ok_or(Lost::Unanswered(question))?.1.clone()
                }
                (Some(run), question) => run.plain_answer(question, state.as_ref().expect("a run has a state")),
            };
            let next = value.and_then(|value| answers.get(&answer(&value)));
            branch = next.ok_or(Lost::New(question))?;
        }
    }

    /// Puts an outcome at the end of the questions that led to it, and gives what stood there.
    ///
    /// Where the tree asks something else at the same point, the function does not depend on its inputs alone; what
    /// it did last counts.
    pub(crate) fn graft(&mut self, asked: &[Asked], outcome: &Arc<Outcome>) -> Branch {
        let Some((Asked { question, value, .. }, rest)) = asked.split_first() else {
            return std::mem::replace(self, Branch::Done(outcome.clone()));
        };
        if let Branch::Ask { question: other, answers } = self
            && other == question
        {
            return answers.entry(answer(value)).or_default().graft(rest, outcome);
        }
        let mut next = Branch::Nothing;
        next.graft(rest, outcome);
        let answers = HashMap::from([(answer(value), next)]);
        std::mem::replace(self, Branch::Ask { question: question.clone(), answers })
    }

    /// Takes out the outcomes that have expired; true if none is left.
    pub(crate) fn prune(&mut self, now: Duration, gone: &mut dyn FnMut(Arc<Outcome>)) -> bool {
        match self {
            Branch::Done(outcome) => {
                let expired = outcome.expires.is_some_and(|expires| expires <= now);
                if expired {
                    gone(outcome.clone());
                }
                expired
            }
            Branch::Ask { answers, .. } => {
                answers.retain(|_, branch| !branch.prune(now, gone));
                answers.is_empty()
            }
            Branch::Nothing => true,
        }
    }

    /// Calls `each` with every outcome.
    pub(crate) fn outcomes(&self, each: &mut dyn FnMut(&Arc<Outcome>)) {
        match self {
            Branch::Nothing => {}
            Branch::Done(outcome) => each(outcome),
            Branch::Ask { answers, .. } => answers.values().for_each(|branch| branch.outcomes(each)),
        }
    }
}

/// A value as the name of a branch: two values share it only if they are the same.
fn answer(value: &Value) -> Vec<u8> {
    millpond_protocol::to_wire(value)
}

/// The bytes that a recording takes.
pub(crate) fn weight(recording: &Recording) -> u64 {
    fn of_node(node: &Node) -> u64 {
        match node {
            Node::Element(element) => element.bytes().len() as u64,
            Node::Block { props, children } => {
                props.bytes().len() as u64 + children.iter().map(|child| of_node(child)).sum::<u64>()
            }
        }
    }
    let drawn: u64 = recording.drawing.iter().map(|(_, tree)| of_node(tree)).sum();
    let media: u64 = recording.media.iter().map(|blob| blob.bytes.len() as u64).sum();
    drawn + media
}
