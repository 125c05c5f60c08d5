//! A button that makes all memoized functions forget.

use std::process::ExitCode;

use millpond::{self as st, memo};

#[memo]
fn square(x: i64) -> i64 {
    x.pow(2)
}

#[memo]
fn cube(x: i64) -> i64 {
    x.pow(3)
}

fn app() {
    if st::button("Clear All") {
        // Forgets the results of square and of cube.
        memo::clear_all();
    }
    st::write(square(3));
    st::write(cube(3));
}

fn main() -> ExitCode {
    millpond::run(app)
}
