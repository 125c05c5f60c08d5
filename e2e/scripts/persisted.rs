//! A memo on disk whose value and drawing are others each time that it runs.

use std::time::{SystemTime, UNIX_EPOCH};

use millpond::{self as st, memo};

use crate::noting::note;

#[memo(persist = "disk")]
fn load(what: &str) -> u64 {
    note(format!("load {what}"));
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_nanos() as u64);
    st::text(format!("{what} drawn at {now}"));
    now
}

pub fn app() {
    st::text(format!("first: {}", load("first")));
    if st::checkbox("Second") {
        st::text(format!("second: {}", load("second")));
    }
}
