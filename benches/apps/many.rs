//! A slider and a thousand texts, one of which says where the slider is.

use std::process::ExitCode;

use millpond as st;

fn app() {
    let x = st::slider("x", 0..=1000).value(0).show();
    for row in 0..1000 {
        if row == 500 {
            st::text(format!("x = {x}"));
        } else {
            st::text(format!("row {row}"));
        }
    }
}

fn main() -> ExitCode {
    millpond::run(app)
}
