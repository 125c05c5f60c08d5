//! Every element there is, once. Each part is memoized: it is drawn again without running, also after a restart.

use std::process::ExitCode;

use image::{DynamicImage, Rgb, RgbImage};
use millpond::{
    self as st, AlertKind, ButtonKind, DeltaColor, Gap, HorizontalAlign, MetricChart, Size, TableBorder, TextAlign,
    data::{DataFrame, FrameBuilder},
    memo,
};
use serde_json::json;

const MILL: &[u8] = include_bytes!("media/mill.webm");
const SQUARE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#2b7a9b"/></svg>"##;

#[memo(persist = "disk")]
fn text() {
    st::title("Gallery");
    st::Heading::header("Text").icon(":material/notes:").show();
    st::Heading::subheader("With a line").divider("rainbow").help("A tooltip").show();
    st::markdown(
        "**Bold**, *italic*, :red[red], :blue-background[marked], $e^{i\\pi} = -1$, :tada:, [a link](https://example.com)",
    );
    st::Markdown::new("<u>underlined</u> HTML").allow_html().show();
    st::Markdown::new("In the middle").align(TextAlign::Center).show();
    st::Badge::new("New").icon(":material/star:").color("green").show();
    st::caption("A caption");
    st::text("Text as it is:  **no** Markdown");
    st::latex("\\int_0^1 x^2\\,dx = \\frac{1}{3}");
    st::Code::new("fn main() {\n    println!(\"hello\");\n}").language("rust").line_numbers().show();
    st::json(&json!({ "name": "mill", "wheels": [1, 2, 3], "turning": true }));
    st::divider();
    st::write("Written");
    st::write(42);
    st::space(Gap::Medium);
}

const CITIES: [&str; 4] = ["Bern", "Ulm", "Graz", "Linz"];
const PEOPLE: [i32; 4] = [134_591, 126_329, 291_072, 206_853];

fn cities() -> FrameBuilder {
    DataFrame::builder()
        .column("city", CITIES)
        .column("people", PEOPLE)
        .column("height", [540.0, 478.5, 353.0, 266.0])
        .column("capital", [true, false, false, false])
}

#[memo(persist = "disk")]
fn data() {
    st::header("Data");
    st::dataframe(cities());
    let told =
        cities().column("past", [[3, 4, 5], [2, 2, 3], [1, 3, 2], [4, 2, 1]]).column("part", [0.2, 0.4, 0.6, 0.8]);
    let columns = json!({
        "people": { "label": "People", "help": "In 2022", "type_config": { "type": "number", "format": "compact" } },
        "past": { "label": "Past", "type_config": { "type": "line_chart" } },
        "part": { "label": "Part", "type_config": { "type": "progress", "min_value": 0, "max_value": 1 } },
        "capital": { "hidden": true },
    });
    st::Dataframe::new(told).hide_index(true).row_height(40).column_config(&columns).show();
    st::Table::new(cities()).border(TableBorder::Horizontal).hide_index(true).show();
    let [left, middle, right] = st::columns();
    left.with(|| st::Metric::new("Flour", "12 t").delta(1.5).help("This week").border(true).show());
    middle.with(|| {
        st::Metric::new("Waste", "3 %").delta("-0.4 %").delta_color(DeltaColor::Inverse).border(true).show();
    });
    right.with(|| {
        let water = st::Metric::new("Water", 480).delta(12).chart([400, 420, 410, 450, 480]);
        water.chart_kind(MetricChart::Area).border(true).show();
    });
}

#[memo(persist = "disk")]
fn charts() {
    st::header("Charts");
    let waves = DataFrame::builder()
        .column("sine", (0..50).map(|step| (f64::from(step) / 5.0).sin()).collect::<Vec<_>>())
        .column("cosine", (0..50).map(|step| (f64::from(step) / 5.0).cos()).collect::<Vec<_>>());
    st::line_chart(waves.clone());
    st::area_chart(waves);
    st::Chart::bar(cities()).x("city").y(["people"]).show();
    st::Chart::scatter(cities()).x("height").y(["people"]).color("city").show();
    let heights = json!({
        "mark": "bar",
        "encoding": { "x": { "field": "city", "type": "nominal" }, "y": { "field": "height", "type": "quantitative" } },
    });
    st::VegaLite::new(&heights).data(cities()).alt("Heights of cities").show();
}

const LATITUDES: [f64; 4] = [46.95, 48.40, 47.07, 48.31];
const LONGITUDES: [f64; 4] = [7.45, 9.99, 15.44, 14.29];

#[memo(persist = "disk")]
fn charts_of_packages() {
    st::header("Charts of packages");
    st::plotly(&json!([{ "type": "bar", "x": CITIES, "y": PEOPLE }]));
    st::graphviz("digraph { Water -> Wheel; Wheel -> Stones }");
    let point = |at| json!({ "lat": LATITUDES[at], "lon": LONGITUDES[at], "name": CITIES[at] });
    let map = json!({
        "initialViewState": { "latitude": 47.7, "longitude": 11.5, "zoom": 5 },
        "layers": [{
            "@@type": "ScatterplotLayer",
            "data": [point(0), point(1), point(2), point(3)],
            "getPosition": "@@=[lon, lat]",
            "getRadius": 20_000,
            "getFillColor": [43, 122, 155],
            "pickable": true,
        }],
    });
    st::Deck::new(&map).tooltip(&json!({ "text": "{name}" })).height(Size::Pixels(300)).show();
    let places = [("lat", LATITUDES), ("lon", LONGITUDES)];
    st::Map::new(places).size(15_000).color("#2b7a9b").height(Size::Pixels(300)).show();
}

/// A second of a sine at 440 Hz as a WAV file: 16 bits, one channel.
fn tone() -> Vec<u8> {
    const RATE: u32 = 22_050;
    let samples = (0..RATE).map(|at| (std::f64::consts::TAU * 440.0 * f64::from(at) / f64::from(RATE)).sin());
    let mut file = Vec::from(*b"RIFF");
    file.extend((36 + RATE * 2).to_le_bytes());
    file.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    file.extend([RATE, RATE * 2].into_iter().flat_map(u32::to_le_bytes));
    file.extend(b"\x02\0\x10\0data");
    file.extend((RATE * 2).to_le_bytes());
    file.extend(samples.flat_map(|sample| ((sample * f64::from(i16::MAX)) as i16).to_le_bytes()));
    file
}

#[memo(persist = "disk")]
fn media() {
    st::header("Media");
    st::Logo::new(SQUARE).link("https://example.com").show();
    let picture = RgbImage::from_fn(240, 120, |x, y| Rgb([x as u8, 2 * y as u8, 160]));
    st::Image::new(DynamicImage::from(picture)).caption("From numbers").show();
    st::Image::new(SQUARE).caption("One").and(SQUARE).caption("Other").width(Size::Pixels(64)).show();
    st::audio(tone());
    st::Video::new(MILL).subtitles("English", "WEBVTT\n\n00:00.000 --> 00:04.000\nThe wheel turns").show();
}

#[memo(persist = "disk")]
fn status() {
    st::header("Status");
    st::success("It worked");
    st::Alert::new(AlertKind::Info, "It is worth knowing").title("A title").show();
    st::warning("It needs care");
    st::Alert::new(AlertKind::Error, "It failed").icon("🚨").show();
    st::exception(&"x".parse::<i32>().unwrap_err());
    st::Progress::new(0.4).body("Turning…").show();
    st::spinner("Grinding…", || {});
    st::status("Milling", |_| {
        st::write("Stones turn");
    });
    st::Skeleton::new().height(Size::Pixels(60)).show();
    st::Toast::new("Fresh flour").icon("🌾").show();
    st::balloons();
    st::snow();
}

#[memo(persist = "disk")]
fn layout() {
    st::header("Layout");
    let [left, right] = st::columns();
    left.with(|| st::markdown("left"));
    right.with(|| st::markdown("right"));
    st::Container::new().border(true).key("framed").show().with(|| st::write("In a container"));
    st::Container::new().horizontal().align(HorizontalAlign::Distribute).key("row").show().with(|| {
        st::markdown("first");
        st::markdown("last");
    });
    st::Container::new().height(Size::Pixels(100)).show().with(|| st::write("Scrolled ".repeat(100)));
    let [first, second] = st::tabs(["First", "Second"]);
    first.with(|| st::write("In the first tab"));
    second.with(|| st::write("In the second tab"));
    st::expander("More").with(|| st::write("In an expander"));
    st::popover("Open").with(|| st::write("In a popover"));
    let later = st::empty();
    later.with(|| st::write("Put into an empty place"));
    st::sidebar(|| st::write("In the sidebar"));
}

#[memo(persist = "disk")]
fn embedding() {
    st::header("Embedding");
    st::html("<p>Plain <b>HTML</b></p>");
    let frame = "<h3 id='inner'>In a frame</h3><script>inner.textContent += ', scripted'</script>";
    st::Iframe::html(frame).height(Size::Pixels(80)).show();
    st::link_button("Elsewhere", "https://example.com");
    st::PageLink::new("https://example.com", "A link").icon("🌍").show();
}

fn widgets() {
    st::header("Widgets");
    let pressed = st::button("Press me");
    st::Button::new("Primary").kind(ButtonKind::Primary).icon("🌊").help("It stands out").show();
    st::Button::new("Disabled").disabled(true).show();
    st::download_button("Harvests", "year,tons\n1921,4.8\n", "harvests.csv");
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
    let grain = st::form("form").with(|| {
        let grain = st::selectbox("Grain", ["wheat", "rye"]).show();
        st::form_submit_button("Grind");
        grain
    });
    st::write(format!("Grinding {grain}"));
    let picked = st::Dataframe::new(cities()).select("pick", ["single-row"]);
    st::write(picked.rows.iter().fold("Picked".to_owned(), |text, row| format!("{text} {}", CITIES[*row])));
    if st::button("Ask") {
        st::dialog("A dialog", || st::write("In a dialog"));
    }
}

fn main() -> ExitCode {
    millpond::run(|| {
        st::PageConfig::new().title("Gallery").icon("🌊").about("Every element there is.").set();
        text();
        data();
        charts();
        charts_of_packages();
        media();
        status();
        layout();
        embedding();
        widgets();
    })
}
