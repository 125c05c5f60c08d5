//! A run that goes on until the test lets it: it waits for files to appear.

use std::{path::Path, thread, time::Duration};

use millpond as st;

fn hold(name: &str) {
    while !Path::new(name).exists() {
        thread::sleep(Duration::from_millis(5));
    }
}

pub fn app() {
    let short = st::checkbox("Short");
    st::text("head");
    hold("go");
    if !short {
        st::text("tail");
        st::container().with(|| st::text("tail in a block"));
    }
}
