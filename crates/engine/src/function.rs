//! A memoized function: who it is, and what was asked of its memo.

use std::{sync::Arc, time::Duration};

use millpond_protocol::Spinner;

/// A memoized function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its name with that of its module, for logs and lists.
    pub name: Arc<str>,
    /// Its name as the script calls it, for messages.
    pub title: Arc<str>,
    /// Its identity: a hash of its module, its qualified name, its code, and of what changes its drawing, such as
    /// whether widgets are allowed.
    pub id: [u8; 32],
    /// What its callers get.
    pub kind: Kind,
    /// Who shares its results.
    pub scope: Scope,
    /// Whether its results are kept in the store, too.
    pub persist: bool,
    /// How long a result counts; absent means for good.
    pub ttl: Option<Duration>,
    /// Whether a result past its `ttl` is still given for a while, as the app's limits say, and computed anew beside.
    pub background: bool,
    /// How many argument lists are remembered; absent means any number.
    pub max_entries: Option<usize>,
    /// How many bytes its results take in all; absent means any number. The newest result is kept whatever its size.
    pub max_size: Option<u64>,
    /// Whether widgets may be drawn in it.
    pub allow_widgets: bool,
    /// Whether the warning about widgets that are not allowed is left out.
    pub quiet: bool,
    /// What is shown while it runs; absent shows nothing.
    pub spinner: Option<Spinner>,
}

/// What the callers of a memoized function get.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A value of their own.
    Memo,
    /// The very object, shared.
    Singleton,
}

/// Who shares the results of a memoized function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All who use the app.
    App,
    /// Each session has its own, until it ends.
    Session,
}

/// A part of a call's key, by which a miss can be explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is a digest of.
    pub what: What,
    /// Equal digests stand for equal content, as far as an explanation needs to know.
    pub digest: u64,
}

/// What can differ between two calls of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A parameter's argument.
    Argument(Arc<str>),
    /// The code of something that the function uses.
    Code(Arc<str>),
    /// The value of a variable from outside that the function reads.
    Variable(Arc<str>),
}

impl std::fmt::Display for What {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            What::Argument(name) => write!(f, "the argument `{name}` differs"),
            What::Code(name) => write!(f, "the code of `{name}` changed"),
            What::Variable(name) => write!(f, "the variable `{name}` changed"),
        }
    }
}
