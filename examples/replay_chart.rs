//! A memoized function that draws a chart: the chart is there again although the function does not run.

use std::{
    process::ExitCode,
    sync::atomic::{AtomicU64, Ordering},
};

use millpond::{self as st, data::DataFrame, memo};

/// How often the function has run.
static RUNS: AtomicU64 = AtomicU64::new(0);

#[memo]
fn load_data(rows: u64) -> DataFrame {
    let mut noise = RUNS.fetch_add(1, Ordering::Relaxed) + 1;
    let mut frame = DataFrame::builder();
    for name in ["a", "b", "c", "d", "e"] {
        let values: Vec<f64> = (0..rows).map(|_| next(&mut noise)).collect();
        frame = frame.column(name, values);
    }
    let chart_data = frame.build().expect("all columns have as many rows");
    // Recorded, and drawn again when the function is skipped.
    st::area_chart(&chart_data);
    chart_data
}

/// A number from 0 to 1, by xorshift.
fn next(state: &mut u64) -> f64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 11) as f64 / (1u64 << 53) as f64
}

fn main() -> ExitCode {
    millpond::run(|| {
        let data = load_data(20);
        st::dataframe(data);
    })
}
