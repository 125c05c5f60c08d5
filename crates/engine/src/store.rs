//! Where results are kept beyond the process.

use std::{any::Any, time::Duration};

use crate::Parcel;

/// The address of a call: the function and the hash of its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The function's identity.
    pub function: [u8; 32],
    /// The hash of its arguments.
    pub arguments: [u8; 32],
}

/// A place for results that outlives the process: a folder, or something that several machines share.
///
/// A call can have several results, one for each combination of widget values; each consists of a head, which tells
/// what it is a result for, and a value. No method fails because of what another process does at the same time.
pub trait Store: Send + Sync {
    /// The results of a call, by their heads alone, and why some were no good and are gone.
    fn read(&self, slot: &Slot) -> (Vec<Kept>, Vec<String>);

    /// Keeps a result. Gives its value as it lies in the store, or says why it could not be kept.
    fn write(&self, slot: &Slot, result: &Keep<'_>) -> Result<Parcel, String>;

    /// Whether anything is kept for a call.
    fn holds(&self, slot: &Slot) -> bool;

    /// Removes results.
    fn remove(&self, which: Which<'_>);

    /// Keeps other processes from computing a call until it is dropped, or until the process ends however it ends.
    /// `None` while another process does.
    fn lock(&self, slot: &Slot) -> Result<Option<Box<dyn Any>>, String>;

    /// Removes what has expired, what processes that ended have left behind, and the oldest results beyond the bound.
    fn sweep(&self, now: Duration);
}

/// Some of the results in a store.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// All.
    Everything,
    /// Those of a function.
    Function(&'a [u8; 32]),
    /// Those of a call.
    Call(&'a Slot),
}

/// A result that is kept.
pub struct Kept {
    /// What it is a result for.
    pub head: Vec<u8>,
    /// Fetches the value, or says why it is no good; it is then gone.
    pub value: Box<dyn FnOnce() -> Result<Parcel, String>>,
}

/// A result to be kept.
pub struct Keep<'a> {
    /// Tells the results of a call apart: a new one takes the place of one with the same name.
    pub variant: &'a [u8; 32],
    /// The function's name, for people.
    pub function: &'a str,
    /// When it was computed, since 1970.
    pub made: Duration,
    /// From when on it can be removed, since 1970.
    pub expires: Option<Duration>,
    /// What it is a result for.
    pub head: &'a [u8],
    /// Its value.
    pub value: &'a Parcel,
    /// How many calls of the function are kept.
    pub max_entries: Option<usize>,
    /// How many bytes the function's results take.
    pub max_size: Option<u64>,
}
