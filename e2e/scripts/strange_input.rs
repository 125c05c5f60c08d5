//! What elements should not be given, each at a place of its own, with something after it.

use millpond::{self as st, DeltaColor, Error, Media, data::DataFrame};
use serde_json::json;

const NOWHERE: &str = "http://127.0.0.1:1/nowhere";
const GAPS: [f64; 6] = [1.0, f64::NAN, f64::INFINITY, 4.0, f64::NEG_INFINITY, 2.0];

fn two() -> st::data::FrameBuilder {
    DataFrame::builder().column("x", ["a", "b"]).column("y", [1, 2])
}

fn attempt<T>(name: &str, draw: impl FnOnce() -> Result<T, Error>) {
    st::Container::new().key(name).show().with(|| {
        if let Err(error) = draw() {
            st::exception(&error);
        }
        st::text(format!("after {name}"));
    });
}

pub fn app() {
    frames();
    charts();
    maps();
    media();
    others();
    st::text(format!("presses: {}", st::button("Press")));
}

fn frames() {
    let ragged = || [("a", vec![1, 2]), ("b", vec![1])];
    attempt("ragged", || st::Dataframe::new(ragged()).try_show());
    attempt("ragged_table", || st::Table::new(ragged()).try_show());
    attempt("empty", || st::Dataframe::new(DataFrame::builder()).try_show());
    attempt("empty_table", || st::Table::new([("a", [0; 0])]).try_show());
    attempt("empty_chart", || st::Chart::line(DataFrame::builder()).try_show());
    attempt("huge", || st::Dataframe::new([("large", [1_u64 << 63, u64::MAX])]).try_show());
    let settings = json!({ "y": { "width": -5 }, "none": { "label": 3 } });
    attempt("settings", || st::Dataframe::new(two()).column_config(&settings).try_show());
}

fn charts() {
    attempt("gaps", || st::Chart::line([("y", GAPS)]).try_show());
    attempt("all_gaps", || st::Chart::bar([("y", [f64::NAN; 3])]).try_show());
    attempt("no_column", || st::Chart::line(two()).x("x").y(["z"]).try_show());
    attempt("no_numbers", || st::Chart::area([("x", ["a", "b"])]).try_show());
    attempt("metric", || st::Metric::new("Nothing", f64::NAN).delta(f64::INFINITY).chart(GAPS).try_show());
    attempt("metric_color", || {
        st::Metric::new("Colour", 1).delta(1).delta_color(DeltaColor::Named("mauve".into())).try_show()
    });
    let x = json!({ "x": { "field": "x" } });
    attempt("vega_mark", || st::VegaLite::new(&json!({ "mark": "nonsense", "encoding": x })).data(two()).try_show());
    let far = json!({ "data": { "url": NOWHERE }, "mark": "bar", "encoding": x });
    attempt("vega_url", || st::VegaLite::new(&far).try_show());
    attempt("vega_none", || st::VegaLite::new("nonsense").data(two()).try_show());
    let plotly = json!({ "data": [{ "type": "pie", "values": "nonsense", "x": 5 }], "layout": 7 });
    attempt("plotly", || st::Plotly::new(&plotly).try_show());
    attempt("plotly_none", || st::Plotly::new(&5).try_show());
    attempt("dot", || st::Graphviz::new("digraph { a -> ").try_show());
    attempt("dot_engine", || st::Graphviz::new("digraph {}").engine("nonsense").try_show());
}

fn maps() {
    let layer = |kind: &str, position: &str| json!({ "layers": [{ "@@type": kind, "data": [{ "a": 1 }], "getPosition": position }] });
    attempt("deck_layer", || st::Deck::new(&layer("NonsenseLayer", "@@=a")).try_show());
    attempt("deck_code", || st::Deck::new(&layer("ScatterplotLayer", "@@=alert(1)")).try_show());
    attempt("map_nowhere", || st::Map::new(two()).try_show());
    attempt("map_north", || st::Map::new([("lat", [95.0, f64::NAN]), ("lon", [7.0, 8.0])]).try_show());
}

fn media() {
    let nowhere = |ending: &str| format!("{NOWHERE}.{ending}");
    attempt("image_file", || st::Image::new("nowhere.png").try_show());
    attempt("image_bytes", || st::Image::new(b"not a picture").try_show());
    let broken = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 100]].concat();
    attempt("image_broken", || st::Image::new(broken).try_show());
    attempt("image_url", || st::Image::new(nowhere("png")).try_show());
    attempt("audio_file", || st::Audio::new("nowhere.wav").try_show());
    let broken = [b"RIFF\x24\x00\x00\x00WAVEnonsense".as_slice(), &[0; 30]].concat();
    attempt("audio_bytes", || st::Audio::new(broken).try_show());
    attempt("audio_url", || st::Audio::new(nowhere("wav")).try_show());
    attempt("video_url", || st::Video::new(nowhere("mp4")).try_show());
    attempt("video_subtitles", || {
        st::Video::new(nowhere("webm")).subtitles("English", Media::bytes("nonsense\nand more")).try_show()
    });
    attempt("logo", || st::Logo::new("nowhere.svg").try_show());
}

fn others() {
    let script = "javascript:alert(1)";
    attempt("link_script", || st::LinkButton::new("Bad", script).try_show());
    attempt("page_script", || st::PageLink::new(script, "Bad").try_show());
    attempt("frame_script", || st::Iframe::new(script).try_show());
    let html = "<p onclick='alert(1)'>Harmless</p><script>document.title = 'taken'</script>";
    attempt("html_script", || st::Html::new(html).try_show());
    attempt("latex", || Ok(st::latex("\\frac{1")));
    attempt("progress", || st::Progress::new(1.5).try_show());
    attempt("tabs", || st::Tabs::new([""; 0]).try_show());
    attempt("columns", || st::Columns::new([]).try_show());
    attempt("toast", || st::Toast::new("").try_show());
    attempt("code", || st::Code::new("x = 1").language("no such language").try_show());
}
