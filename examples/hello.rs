//! A short tour: drawing, widgets, and a function that is computed once.

use std::{process::ExitCode, thread, time::Duration};

use millpond::{self as st, data::DataFrame, memo};

/// The first digits of a walk that takes its time.
#[memo(spinner = "Walking…")]
fn walk(steps: u32, seed: u64) -> DataFrame {
    thread::sleep(Duration::from_millis(800));
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut height = 0.0;
    let heights: Vec<f64> = (0..steps)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            height += (state >> 11) as f64 / (1u64 << 53) as f64 - 0.5;
            height
        })
        .collect();
    let frame = DataFrame::builder().column("height", heights).build().expect("there is one column");
    st::line_chart(&frame);
    st::caption(format!("{steps} steps, walked once; from now on they are only drawn"));
    frame
}

fn app() {
    st::PageConfig::new().title("Hello, Millpond").icon("🌊").set();
    st::title("Hello, Millpond 🌊");
    st::markdown(
        "This page is a program that runs from top to bottom, **again at every interaction**. \
         What it memoizes comes back at once, value *and* drawing.",
    );

    st::header("A function that is computed once");
    let steps = st::sidebar(|| {
        st::header("Settings");
        st::slider("Steps", 10..=500).value(120).step(10).show()
    });
    let seed = st::sidebar(|| st::selectbox("Path", [1, 2, 3]).show());
    let frame = walk(steps, seed);

    let [left, right] = st::columns();
    left.with(|| {
        st::subheader("Data");
        st::dataframe(&frame);
    });
    right.with(|| {
        st::subheader("Widgets");
        let name = st::text_input("Your name").placeholder("Type and press Enter").show();
        if st::checkbox("Shout") {
            st::success(format!("HELLO, {}!", name.to_uppercase()));
        } else {
            st::info(format!("Hello, {name}"));
        }
        if st::button("Walk anew") {
            walk::clear();
            st::rerun();
        }
    });

    st::expander("The function").with(|| {
        st::code("#[memo(spinner = \"Walking…\")]\nfn walk(steps: u32, seed: u64) -> DataFrame { … }", "rust");
    });
}

fn main() -> ExitCode {
    millpond::run(app)
}
