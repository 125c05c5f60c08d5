//! Data that the user edits: the script gets it as it is now, and what was changed.

use std::process::ExitCode;

use millpond::{self as st, data::DataFrame};
use serde_json::json;

/// The values of a column.
fn values(frame: &DataFrame, column: usize) -> String {
    let lines: String = frame.csv(Some(&[column]), None).expect("there is such a column").collect();
    lines.lines().skip(1).collect::<Vec<_>>().join(", ")
}

fn app() {
    let stock = DataFrame::builder().column("grain", ["wheat", "rye", "oats"]).column("sacks", [12_i64, 7, 3]);
    let columns = json!({
        "grain": { "label": "Grain", "required": true, "type_config": { "type": "text" } },
        "sacks": {
            "label": "Sacks",
            "required": true,
            "default": 0,
            "type_config": { "type": "number", "min_value": 0 },
        },
    });
    let grid = st::Dataframe::new(stock).column_config(&columns);
    let st::Edited { frame, edits } = grid.editor().add_rows().delete_rows().key("stock").show();

    st::text(format!("grains: {}", values(&frame, 0)));
    st::text(format!("sacks: {}", values(&frame, 1)));

    st::text(format!("rows edited: {}", edits.edited.len()));
    st::text(format!("rows added: {}", edits.added.len()));
    st::text(format!("rows deleted: {}", edits.deleted.len()));
}

fn main() -> ExitCode {
    millpond::run(app)
}
