//! A result kept on disk has no time to live: the `ttl` is ignored, and the terminal says so.

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
