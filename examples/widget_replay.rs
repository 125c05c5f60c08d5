//! A widget in a memoized function that allows widgets.

use std::process::ExitCode;

use millpond::{self as st, memo};

#[memo(allow_widgets)]
fn func() {
    st::checkbox("Works!");
}

fn main() -> ExitCode {
    millpond::run(func)
}
