//! Memoized functions that note each of their computations, and buttons that make them forget.

use millpond::{self as st, memo};

use crate::noting::note;

#[memo]
fn square(x: i64) -> i64 {
    note(format!("square {x}"));
    x.pow(2)
}

#[memo]
fn cube(x: i64) -> i64 {
    note(format!("cube {x}"));
    x.pow(3)
}

pub fn app() {
    if st::button("Clear All") {
        memo::clear_all();
    }
    if st::button("Clear square") {
        square::clear();
    }
    st::write(square(3));
    st::write(cube(3));
}
