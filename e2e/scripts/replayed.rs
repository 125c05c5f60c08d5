//! Widgets in memoized functions, which note each of their computations.

use std::sync::atomic::{AtomicI64, Ordering};

use millpond::{self as st, memo, singleton};

use crate::noting::note;

#[memo(allow_widgets)]
fn plus_one(x: i64) -> i64 {
    note(format!("plus_one {x}"));
    if st::checkbox("Nuke the value") {
        st::write("Value was nuked, returning 0");
        return 0;
    }
    x + 1
}

struct Counters {
    step: i64,
    count: AtomicI64,
}

#[singleton(allow_widgets)]
fn counters() -> Counters {
    note("counters");
    let step = if st::checkbox("Double") { 2 } else { 1 };
    Counters { step, count: AtomicI64::new(0) }
}

pub fn app() {
    let x = st::selectbox("x", [2, 5]).show();
    st::write(format!("plus_one: {}", plus_one(x)));

    let shared = counters();
    let count = shared.count.fetch_add(shared.step, Ordering::Relaxed) + shared.step;
    st::write(format!("count: {count}"));

    st::button("Again");
}
