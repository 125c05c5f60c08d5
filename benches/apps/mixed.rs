//! A slider, the text that says where it is, and forty elements of all kinds: ten of them, four times.

use std::process::ExitCode;

use millpond::{self as st, data::DataFrame};
use serde_json::json;

fn app() {
    let rows = DataFrame::builder()
        .column("city", ["Bern", "Ulm", "Graz", "Linz"])
        .column("people", [134_591, 126_329, 291_072, 206_853])
        .build()
        .expect("both columns have four rows");
    let x_axis = json!({ "field": "city", "type": "nominal" });
    let y_axis = json!({ "field": "people", "type": "quantitative" });
    let spec = json!({ "mark": "bar", "encoding": { "x": x_axis, "y": y_axis } });

    let x = st::slider("x", 0..=1000).value(0).show();
    st::text(format!("x = {x}"));
    for part in 1..5 {
        st::header(format!("Part {part}"));
        st::markdown(format!("**Bold**, *italic*, :red[red] and `code`, {part}"));
        st::code(format!("def part():\n    return {part}"), "python");
        st::json(&json!({ "part": part, "all": [1, 2, 3, 4] }));
        st::Metric::new("Part", part).delta(1).show();
        st::info(format!("Part {part}"));
        st::Progress::new(f64::from(part) / 4.0).body(format!("Part {part}")).show();
        st::dataframe(&rows);
        st::line_chart([("a", vec![part, 3, 2]), ("b", vec![1, part, 4])]);
        st::vega_lite(&spec, &rows);
    }
}

fn main() -> ExitCode {
    millpond::run(app)
}
