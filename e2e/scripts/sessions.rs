//! What a session keeps.

use millpond as st;

use crate::noting::note;

pub fn app() {
    let name = st::text_input("Name").show();
    let ticked = st::checkbox("Tick");
    let number = st::slider("Number", 0..=10).show();
    if st::button("Count") {
        note("counted");
    }
    let name = if name.is_empty() { "nobody" } else { &name };
    st::text(format!("{name}, {ticked}, {number}"));
}
