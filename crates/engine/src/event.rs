//! What happens to memos, and why. Tests, logs and statistics read these.

use std::{fmt, sync::Arc};

use crate::What;

/// Something notable that happened to a memo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A call was answered from memory or the store, and so many nodes were put back.
    Hit(Arc<str>, usize),
    /// The function ran, for this reason.
    Miss(Arc<str>, Why),
    /// A call waited for another that computed the same.
    Waited(Arc<str>),
    /// A result past its time was given, and a new one is computed beside.
    Refreshed(Arc<str>),
    /// So many results of a function were given up, for this reason.
    Gone(Arc<str>, Gone, usize),
    /// A result in the store was no good, for this reason.
    Damaged(String),
    /// A result could not be kept in the store, for this reason.
    NotPersisted(Arc<str>, String),
    /// A result is not remembered, for this reason.
    NotKept(Arc<str>, &'static str),
}

/// Why a function ran instead of its result being put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nothing is known of this function.
    FirstCall,
    /// The nearest call that is remembered differs in these.
    Differs(Vec<What>),
    /// The function's own code is not what it was.
    Edited,
    /// Its widgets have not had these values together; the first that makes the difference has this label.
    Widget(String),
    /// The page's address has another query.
    Query,
    /// What the session holds under this key is another.
    State(String),
    /// The result was given up before.
    Gone(Gone),
    /// The file that held it was no good.
    Damaged,
}

/// Why a result was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// Its time was over.
    Expired,
    /// Others needed its room.
    Evicted,
    /// Somebody asked for it.
    Cleared,
    /// It is no longer in the store: another process cleared it there, or it was the oldest.
    Unstored,
    /// The session that it belonged to ended.
    SessionEnded,
    /// It could not be given any more, or was refused by who validates results.
    Invalid,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::FirstCall => f.write_str("it is the first call"),
            Why::Differs(whats) => {
                for (index, what) in whats.iter().enumerate() {
                    write!(f, "{}{what}", if index > 0 { ", and " } else { "" })?;
                }
                Ok(())
            }
            Why::Edited => f.write_str("its own code changed"),
            Why::State(key) => write!(f, "session state has another value under `{key}`"),
            Why::Query => f.write_str("the page's address has a query not seen here before"),
            Why::Widget(label) => write!(f, "the widget `{label}` has a value not seen here before"),
            Why::Gone(gone) => write!(f, "the result {gone}"),
            Why::Damaged => f.write_str("the file that held the result was damaged"),
        }
    }
}

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Gone::Expired => "expired",
            Gone::Evicted => "was evicted to make room",
            Gone::Cleared => "was cleared",
            Gone::Unstored => "is no longer on disk",
            Gone::SessionEnded => "went with its session",
            Gone::Invalid => "was found to be invalid",
        })
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Hit(function, nodes) => write!(f, "hit of `{function}`: {nodes} nodes put back"),
            Event::Miss(function, why) => write!(f, "miss of `{function}`: {why}"),
            Event::Waited(function) => write!(f, "waited for a call of `{function}` that computed the same"),
            Event::Refreshed(function) => write!(f, "hit of `{function}` past its time: it is computed again beside"),
            Event::Gone(function, gone, 1) => write!(f, "a result of `{function}` {gone}"),
            Event::Gone(function, gone, count) => write!(f, "{count} results of `{function}`: each {gone}"),
            Event::Damaged(reason) => write!(f, "a cached result is no good: {reason}"),
            Event::NotPersisted(function, reason) => {
                write!(f, "a result of `{function}` could not be kept on disk: {reason}")
            }
            Event::NotKept(function, reason) => write!(f, "a result of `{function}` is not remembered: it {reason}"),
        }
    }
}
