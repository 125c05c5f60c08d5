//! A run of many steps that the test can hold in its middle; there it can be interrupted.

use std::{path::Path, thread, time::Duration};

use millpond as st;

use crate::noting::note;

pub fn app() {
    let value = st::slider("Value", 0..=100).key("value").show();
    if st::button("Order") {
        note(format!("ordered at {value}"));
        st::text("ordered");
    }
    for step in 0..6 {
        st::text(format!("value {value}, step {step}"));
    }
    let place = st::empty();
    while !Path::new("go").exists() {
        place.with(|| st::text("held"));
        thread::sleep(Duration::from_millis(5));
    }
    place.clear();
    for step in 6..12 {
        st::text(format!("value {value}, step {step}"));
    }
    note(format!("finished at {value}"));
}
