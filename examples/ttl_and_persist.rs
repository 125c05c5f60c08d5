//! A result kept on disk counts for as long as its `ttl` says, over restarts of the app, too.

use std::process::ExitCode;

use millpond::{self as st, memo};

#[memo(ttl = "60s", persist = "disk")]
fn load_data() -> u32 {
    42
}

fn main() -> ExitCode {
    millpond::run(|| {
        st::write(load_data());
    })
}
