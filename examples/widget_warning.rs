//! A widget in a memoized function that does not allow widgets: a warning stands in its place.

use std::process::ExitCode;

use millpond::{self as st, memo};

#[memo]
fn load_data(rows: i64) -> i64 {
    st::slider("Select a value", 0..=10).value(5).show();
    rows
}

fn main() -> ExitCode {
    millpond::run(|| {
        st::write(load_data(20));
    })
}
