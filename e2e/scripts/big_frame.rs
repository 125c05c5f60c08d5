//! A frame that is too much for a page.

use millpond::{self as st, data::DataFrame};

const ROWS: i64 = 2_000_000;

pub fn app() {
    let numbers = DataFrame::builder()
        .column("number", (0..ROWS).collect::<Vec<_>>())
        .column("half", (0..ROWS).map(|number| number as f64 / 2.0).collect::<Vec<_>>())
        .column("word", (0..ROWS).map(|number| if number % 2 == 0 { "even" } else { "odd" }).collect::<Vec<_>>());
    st::dataframe(numbers);
    st::text("after it");
}
