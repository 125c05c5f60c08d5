//! Every widget with its options, and what the script gets from each.

use millpond::{self as st, ButtonKind, LabelVisibility};

pub fn app() {
    let pressed = st::Button::new("Press").help("It **presses**").show();
    let primary = st::Button::new("Primary").kind(ButtonKind::Primary).key("main-button").show();
    let ticked = st::Checkbox::new("Tick").help("It ticks").show();
    let on = st::Checkbox::new("On at first").value(true).show();
    let number = st::slider("Number", 0..=10).value(3).key("number").show();
    let part = st::slider("Part", 0.0..=1.0).value(0.25).show();
    let span = st::slider("Span", 0..=100).step(10).range(20..=60).show();
    let city = st::selectbox("City", ["Bern", "Ulm", "Graz"]).index(1).key("city").show();
    let maybe = st::selectbox("Perhaps", ["yes", "no"]).placeholder("Say something").optional().show();
    let name = st::text_input("Name").placeholder("Your name").max_chars(12).show();
    let secret = st::text_input("Secret").password().show();

    st::Button::new("Disabled button").disabled(true).show();
    st::Checkbox::new("Disabled checkbox").disabled(true).show();
    st::slider("Disabled slider", 0..=10).value(4).disabled(true).show();
    st::selectbox("Disabled selectbox", ["a", "b"]).disabled(true).show();
    st::text_input("Disabled text").value("fixed").disabled(true).show();

    st::slider("Hidden label", 0..=10).value(5).label_visibility(LabelVisibility::Hidden).show();
    st::text_input("Collapsed label").label_visibility(LabelVisibility::Collapsed).show();

    st::text(format!("pressed {pressed}"));
    st::text(format!("primary {primary}"));
    st::text(format!("ticked {ticked}"));
    st::text(format!("on {on}"));
    st::text(format!("number {number}"));
    st::text(format!("part {part:.2}"));
    st::text(format!("span {} to {}", span.start(), span.end()));
    st::text(format!("city {city}"));
    st::text(format!("maybe {}", maybe.unwrap_or("nothing")));
    st::text(format!("name [{name}]"));
    st::text(format!("secret [{secret}]"));
}
