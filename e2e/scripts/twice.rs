//! The same call of a function with a widget in it, twice in a run.

use millpond::{self as st, memo};

#[memo(allow_widgets)]
fn plus_one(x: i64) -> i64 {
    if st::checkbox("Nuke the value") { 0 } else { x + 1 }
}

pub fn app() {
    st::write(format!("first: {}", plus_one(2)));
    st::write(format!("second: {}", plus_one(2)));
}
