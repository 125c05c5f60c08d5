//! A run that takes its time, with an element at each step.

use std::{thread, time::Duration};

use millpond as st;

use crate::noting::note;

pub fn app() {
    let value = st::slider("Value", 0..=100).key("value").show();
    if st::button("Order") {
        note(format!("ordered at {value}"));
        st::text("ordered");
    }
    for step in 0..12 {
        st::text(format!("value {value}, step {step}"));
        thread::sleep(Duration::from_millis(50));
    }
    note(format!("finished at {value}"));
}
