//! Widgets whose values stand in the page's address: who opens it sees the same.

use std::process::ExitCode;

use millpond as st;

fn app() {
    let region = st::selectbox("Region", ["north", "south"]).key("region").bind().show();
    let sacks = st::slider("Sacks", 0..=100).value(10).key("sacks").bind().show();
    st::text(format!("region: {region}"));
    st::text(format!("sacks: {sacks}"));
}

fn main() -> ExitCode {
    millpond::run(app)
}
