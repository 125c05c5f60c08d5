//! A widget's value is an input of the memoized function that asks for it.

use std::process::ExitCode;

use millpond::{self as st, memo};

#[memo(allow_widgets)]
fn plus_one(x: i64) -> i64 {
    if st::checkbox("Nuke the value 💥") {
        st::write("Value was nuked, returning 0");
        return 0;
    }
    x + 1
}

fn main() -> ExitCode {
    millpond::run(|| {
        st::write(plus_one(2));
    })
}
