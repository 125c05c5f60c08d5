//! Every element there is, once.

use std::process::ExitCode;

use millpond::{self as st, AlertKind, ButtonKind, data::DataFrame};
use serde_json::json;

fn text() {
    st::title("Gallery");
    st::header("Text");
    st::Heading::subheader("With a line").divider("rainbow").help("A tooltip").show();
    st::markdown(
        "**Bold**, *italic*, :red[red], :blue-background[marked], $e^{i\\pi} = -1$, :tada:, [a link](https://example.com)",
    );
    st::Markdown::new("<u>underlined</u> HTML").allow_html().show();
    st::caption("A caption");
    st::text("Text as it is:  **no** Markdown");
    st::latex("\\int_0^1 x^2\\,dx = \\frac{1}{3}");
    st::Code::new("fn main() {\n    println!(\"hello\");\n}").language("rust").line_numbers().show();
    st::json(&json!({ "name": "mill", "wheels": [1, 2, 3], "turning": true }));
    st::divider();
    st::write("Written");
    st::write(42);
}

fn data() {
    st::header("Data");
    let frame = DataFrame::builder()
        .column("city", ["Bern", "Ulm", "Graz", "Linz"])
        .column("people", [134_591, 126_329, 291_072, 206_853])
        .column("height", [540.0, 478.5, 353.0, 266.0])
        .column("capital", [true, false, false, false])
        .build()
        .expect("all columns have four rows");
    st::dataframe(&frame);
    st::table(&frame);
    let waves = DataFrame::builder()
        .column("sine", (0..50).map(|x| (f64::from(x) / 5.0).sin()).collect::<Vec<_>>())
        .column("cosine", (0..50).map(|x| (f64::from(x) / 5.0).cos()).collect::<Vec<_>>())
        .build()
        .expect("both columns have fifty rows");
    st::line_chart(&waves);
    st::area_chart(&waves);
    st::Chart::bar(&frame).x("city").y(["people"]).show();
    st::Chart::scatter(&frame).x("height").y(["people"]).color("city").show();
}

fn status() {
    st::header("Status");
    st::success("It worked");
    st::info("It is worth knowing");
    st::warning("It needs care");
    st::Alert::new(AlertKind::Error, "It failed").icon("🚨").show();
    st::exception(&"x".parse::<i32>().unwrap_err());
    st::Progress::new(0.4).body("Turning…").show();
    st::spinner("Grinding…", || {});
}

fn layout() {
    st::header("Layout");
    let [left, right] = st::columns();
    left.with(|| st::markdown("left"));
    right.with(|| st::markdown("right"));
    st::Container::new().border(true).key("framed").show().with(|| st::write("In a container"));
    st::expander("More").with(|| st::write("In an expander"));
    let later = st::empty();
    later.with(|| st::write("Put into an empty place"));
    st::sidebar(|| st::write("In the sidebar"));
}

fn widgets() {
    st::header("Widgets");
    let pressed = st::button("Press me");
    st::Button::new("Primary").kind(ButtonKind::Primary).icon("🌊").help("It stands out").show();
    st::Button::new("Disabled").disabled(true).show();
    let ticked = st::checkbox("Tick me");
    let rows = st::slider("Rows", 0..=100).value(20).key("rows").show();
    let range = st::slider("Range", 0.0..=1.0).range(0.25..=0.75).show();
    let city = st::selectbox("City", ["Bern", "Ulm", "Graz"]).show();
    let maybe = st::selectbox("Perhaps", ["yes", "no"]).optional().show();
    let name = st::text_input("Name").placeholder("Your name").show();
    st::code(
        format!("{pressed} {ticked} {rows} {:.2}..{:.2} {city} {maybe:?} {name:?}", range.start(), range.end()),
        "",
    );
}

fn main() -> ExitCode {
    millpond::run(|| {
        st::PageConfig::new().title("Gallery").icon("🌊").about("Every element there is.").set();
        text();
        data();
        status();
        layout();
        widgets();
    })
}
