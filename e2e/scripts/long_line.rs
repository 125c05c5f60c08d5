//! A line of more points than a page has pixels; one of them stands out.

use millpond as st;

const POINTS: u32 = 1_000_000;

pub fn app() {
    let mut wave: Vec<_> = (0..POINTS).map(|at| (f64::from(at) / 50_000.0).sin()).collect();
    wave[777_777] = 5.0;
    st::line_chart([("wave", wave)]);
    st::text("after it");
}
