//! Two elements: a slider and the text that says where it is.

use std::process::ExitCode;

use millpond as st;

fn app() {
    let x = st::slider("x", 0..=1000).value(0).show();
    st::text(format!("x = {x}"));
}

fn main() -> ExitCode {
    millpond::run(app)
}
