//! Every input widget, once. Below each stands its value.

use std::{fmt::Display, process::ExitCode};

use millpond::{
    self as st, FeedbackKind, UploadedFile,
    data::DataFrame,
    jiff::civil::{date, time},
};

/// Writes a widget's value as text.
fn tell(name: &str, value: impl Display) {
    st::text(format!("{name}: {value}"));
}

fn yes_or_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

fn or_none(value: Option<impl Display>) -> String {
    value.map_or("none".to_owned(), |value| value.to_string())
}

fn name_and_size(file: Option<UploadedFile>) -> String {
    or_none(file.map(|file| format!("{}, {} bytes", file.name(), file.size())))
}

const GRAINS: [&str; 3] = ["wheat", "rye", "oats"];

fn buttons() {
    st::header("Buttons");
    tell("button", yes_or_no(st::Button::new("Grind").key("button").show()));
    let prices = st::Button::new("Prices").file("prices.csv", "grain,price\nwheat,12\nrye,9\n");
    tell("download_button", yes_or_no(prices.key("download_button").show()));
    tell("menu_button", or_none(st::menu_button("Mill", ["Start", "Stop"]).key("menu_button").show()));
}

fn choices() {
    st::header("Choices");
    tell("checkbox", yes_or_no(st::Checkbox::new("Organic").key("checkbox").show()));
    tell("toggle", yes_or_no(st::Checkbox::new("Metric units").toggle().value(true).key("toggle").show()));
    let mill_at = st::radio("Mill at", ["day", "night"]).captions(["by wind", "by water"]);
    tell("radio", mill_at.key("radio").show());
    tell("selectbox", st::selectbox("Grain", GRAINS).key("selectbox").show());
    let mixture = st::multiselect("Mixture", GRAINS).indices([0]);
    tell("multiselect", mixture.key("multiselect").show().join(", "));
    let fineness = st::select_slider("Fineness", ["coarse", "medium", "fine"]).index(1);
    tell("select_slider", fineness.key("select_slider").show());
    let seasons = st::pills("Seasons", ["spring", "summer", "autumn"]);
    tell("pills", seasons.key("pills").multiple().show().join(", "));
    let view = st::segmented_control("View", ["table", "chart"]).index(0);
    tell("segmented_control", or_none(view.key("segmented_control").show()));
    tell("feedback", or_none(st::Feedback::new(FeedbackKind::Stars).key("feedback").show()));
    tell("pagination", st::Pagination::new(9).key("pagination").show());
}

fn numbers_and_texts() {
    st::header("Numbers and texts");
    tell("slider", st::slider("Hours", 0..=24).value(8).key("slider").show());
    tell("number_input", st::number_input("Sacks", 1..=100).value(10).key("number_input").show());
    tell("text_input", st::text_input("Name").placeholder("of the mill").key("text_input").show());
    tell("text_area", st::text_area("Remarks").key("text_area").show());
    tell("color_picker", st::color_picker("Bars").value("#c8a24a").key("color_picker").show());
}

fn dates_and_times() {
    let (day, morning) = (date(2024, 8, 1), time(6, 30, 0, 0));
    st::header("Dates and times");
    tell("date_input", st::date_input("Delivered on").value(day).key("date_input").show());
    tell("time_input", st::time_input("Opens at").value(morning).key("time_input").show());
    let begins = st::datetime_input("Milled from").value(day.to_datetime(morning));
    tell("datetime_input", begins.key("datetime_input").show());
}

fn files() {
    st::header("Files");
    tell("file_uploader", name_and_size(st::file_uploader("Harvests").key("file_uploader").show()));
    tell("camera_input", name_and_size(st::camera_input("The mill").key("camera_input").show()));
    tell("audio_input", name_and_size(st::audio_input("Say what you order").key("audio_input").show()));
}

fn data() {
    st::header("Data");
    let stock = DataFrame::builder().column("grain", GRAINS).column("sacks", [12_i64, 7, 3]);
    let edited = st::Dataframe::new(stock).editor().key("data_editor").show().frame;
    let sacks: String = edited.csv(Some(&[1]), None).expect("there is such a column").collect();
    tell("data_editor", sacks.lines().skip(1).collect::<Vec<_>>().join(", "));
}

fn app() {
    buttons();
    choices();
    numbers_and_texts();
    dates_and_times();
    files();
    data();

    st::header("Message");
    tell("chat_input", or_none(st::ChatInput::new("Ask the miller").key("chat_input").show()));
}

fn main() -> ExitCode {
    millpond::run(app)
}
