//! Runs that fail, when asked to.

use millpond::{self as st, memo};

fn grind() {
    panic!("no <b>grain</b> left");
}

#[memo]
fn remembered() {
    st::text("drawn by the call that fails");
    grind();
}

pub fn app() {
    let how = st::selectbox("How", ["not at all", "at once", "in a memo", "bad value"]).show();
    st::text("before");
    match how {
        "at once" => grind(),
        "in a memo" => remembered(),
        "bad value" => drop(st::Slider::new("Wrong", 10, 0).show()),
        _ => {}
    }
    st::text("after");
}
