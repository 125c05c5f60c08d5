//! Calls of memoized functions by threads of the script's own, and by its run.

use std::thread;

use millpond::{self as st, memo};

use crate::noting::note;

#[memo(spinner = false)]
fn load(who: &'static str) -> String {
    note(format!("load {who}"));
    st::text(format!("drawn for {who}"));
    format!("loaded for {who}")
}

fn aside(who: &'static str) -> String {
    thread::spawn(move || load(who)).join().expect("loading does not fail")
}

pub fn app() {
    let by_run = load("the run");
    if aside("the run") == by_run {
        st::text("the thread has what the run loaded");
    }

    let by_thread = aside("the thread");
    if load("the thread") == by_thread {
        st::text("the run has what the thread loaded");
    }
}
