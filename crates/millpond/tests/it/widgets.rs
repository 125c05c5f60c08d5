//! Widgets: their values, defaults, callbacks, and what they refuse.

use std::{fmt::Debug, ops::RangeInclusive};

use millpond::{self as st, ButtonKind, FeedbackKind, TextKind, testing::AppTest};
use millpond_protocol::{Chat, Choice, Value};

use crate::support::{Said, choice, chosen, last, number, refusal, several, text};

/// A widget's value at first and after each new one, as its app writes it; the widget's label is `w`.
fn values<T: Debug>(draw: impl Fn() -> T + 'static, new: &[Value]) -> Vec<String> {
    let mut app = AppTest::new(move || {
        let value = draw();
        st::text(format!("{value:?}"));
    });
    let written = |page: String| last(&page).replace("\\\"", "'").replace("text ", "").replace('"', "");
    let first = written(app.run());
    [first].into_iter().chain(new.iter().map(|value| written(app.set("w", value.clone())))).collect()
}

#[test]
fn fields_for_numbers_give_numbers_of_their_type() {
    assert_eq!(values(|| st::number_input("w", 1..=9u8).show(), &[number(7.0)]), ["1", "7"]);
    assert_eq!(values(|| st::number_input("w", ..).value(2.5).show(), &[number(-0.25)]), ["2.5", "-0.25"]);
    assert_eq!(values(|| st::number_input::<i64>("w", ..).show(), &[number(-3.0)]), ["0", "-3"]);
    let optional = || st::number_input("w", ..=5u64).optional().show();
    assert_eq!(values(optional, &[number(3.0), Value::None]), ["None", "Some(3)", "None"]);
}

#[test]
fn what_a_field_for_numbers_does_not_take_is_told() {
    let shown = |result: Result<i32, st::Error>| refusal(result);
    assert_eq!(
        shown(st::number_input("w", RangeInclusive::new(5, 1)).try_show()),
        "StreamlitInvalidMinMaxError: a number input's `min_value` must not be above its `max_value`: 5 and 1"
    );
    assert_eq!(
        shown(st::number_input("w", 1..=5).value(0).try_show()),
        "StreamlitValueBelowMinError: a number input's `value` is below its `min_value` of 1: 0"
    );
    assert_eq!(
        shown(st::number_input("w", ..=5).value(6).try_show()),
        "StreamlitValueAboveMaxError: a number input's `value` is above its `max_value` of 5: 6"
    );
    assert_eq!(
        shown(st::number_input("w", ..).step(0).try_show()),
        "StreamlitValueError: a number input's `step` must be above 0: 0"
    );
    assert_eq!(
        refusal(st::number_input("w", ..).value(i64::MAX).try_show()),
        "StreamlitJSNumberBoundsError: a number input's numbers must be finite, and whole ones within ±(2⁵³ - 1): \
         9223372036854776000"
    );
    for format in ["%d apples", "%", "d", "%.f", "%%", "%dd"] {
        let expected = "StreamlitInvalidNumberFormatError: `format` of a number input is in the manner of `printf`, as \
                        \"%.2f\", with nothing around it";
        assert_eq!(shown(st::number_input("w", ..).format(format).try_show()), format!("{expected}: {format:?}"));
    }
    for format in ["%d", "%+05.1f", "%e", "%#x"] {
        assert_eq!(st::number_input("w", ..).value(3).format(format).try_show().ok(), Some(3), "{format}");
    }
}

#[test]
fn texts_and_colours_are_strings() {
    assert_eq!(values(|| st::text_area("w").show(), &[text("a\nb")]), ["''", "'a\\\\nb'"]);
    let unset = || st::text_area("w").unset().try_show().unwrap();
    assert_eq!(values(unset, &[text("a"), Value::None]), ["None", "Some('a')", "None"]);
    assert_eq!(
        refusal(st::text_area("w").value("long").max_chars(3).try_show()),
        "StreamlitAPIException: a text area's `value` is longer than its `max_chars` of 3: long"
    );
    assert_eq!(values(|| st::color_picker("w").show(), &[text("#c8a24a")]), ["'#000000'", "'#c8a24a'"]);
    assert_eq!(values(|| st::color_picker("w").value("#0FA").show(), &[]), ["'#00ffaa'"]);
    let search = || st::text_input("w").kind(TextKind::Search).show();
    assert_eq!(values(search, &[text("mill")]), ["''", "'mill'"]);
}

/// Something to choose that is no text.
#[derive(Clone, Debug, PartialEq)]
enum Grain {
    Wheat,
    Rye,
    Oats,
}

const GRAINS: [Grain; 3] = [Grain::Wheat, Grain::Rye, Grain::Oats];

fn names() -> Vec<String> {
    GRAINS.iter().map(|grain| format!("{grain:?}")).collect()
}

#[test]
fn one_of_several_is_given_as_it_was_put_in() {
    let radio = || st::Radio::new("w", GRAINS.to_vec(), names()).index(1).show();
    assert_eq!(values(radio, &[chosen(2, "Oats")]), ["Rye", "Oats"]);
    let optional = || st::radio("w", [1, 2]).optional().show();
    assert_eq!(values(optional, &[chosen(1, "2")]), ["None", "Some(2)"]);
    let format = || st::radio("w", [1, 2]).format(|number| format!("{number} sacks")).show();
    assert_eq!(values(format, &[chosen(1, "2 sacks")]), ["1", "2"]);
    assert_eq!(
        refusal(st::radio("w", ["a"]).index(1).try_show()),
        "StreamlitAPIException: a radio's `index` must be below its 1 options: 1"
    );
    let page = AppTest::new(|| {
        st::radio("w", [0; 0]).show();
    })
    .run();
    assert!(page.contains("a radio needs at least one option, or `.optional()` before `.show()`"), "{page}");
}

#[test]
fn some_of_several_are_given_in_the_order_of_choosing() {
    let grains = || st::Multiselect::new("w", GRAINS.to_vec(), names()).indices([1]).show();
    assert_eq!(values(grains, &[several(&[(2, "Oats"), (0, "Wheat")])]), ["[Rye]", "[Oats, Wheat]"]);
    assert_eq!(
        refusal(st::multiselect("w", ["a"]).indices([0, 3]).try_show()),
        "StreamlitAPIException: a multiselect's `index` must be below its 1 options: 3"
    );
    assert_eq!(
        refusal(st::multiselect("w", ["a", "b"]).indices([0, 1]).max_selections(1).try_show()),
        "StreamlitSelectionCountExceedsMaxError: Multiselect has 2 options selected but `max_selections` is set to 1. \
         Please de-select options in `default`, or raise `max_selections`."
    );
}

#[test]
fn what_is_entered_beside_the_options_becomes_one_of_them() {
    let entered = |label: &str| Choice { index: None, label: label.to_owned() };
    let owned = || ["wheat", "rye"].map(str::to_owned);
    let several = move || st::multiselect("w", owned()).accept_new().show();
    let both = Value::Choices(vec![entered("oats"), choice(1, "rye")]);
    assert_eq!(values(several, &[both]), ["[]", "['oats', 'rye']"]);
    let one = move || st::selectbox("w", owned()).accept_new().show();
    assert_eq!(values(one, &[Value::Choice(entered("oats"))]), ["'wheat'", "'oats'"]);
    assert_eq!(
        refusal(st::multiselect("w", owned()).accept_new().filter(None).try_show()),
        "StreamlitAPIException: a multiselect that accepts new options must have a `filter_mode`: they are typed"
    );
}

#[test]
fn lists_say_what_can_be_done_and_can_not_be_used_where_that_is_nothing() {
    let page = AppTest::new(|| {
        st::multiselect("some", ["a"]).show();
        st::multiselect("none", [""; 0]).show();
        st::selectbox("new", Vec::<String>::new()).accept_new().optional().show();
        st::radio("nothing", [""; 0]).optional().show();
    })
    .run();
    let has = |label: &str, what: &str| page.lines().any(|line| line.contains(label) && line.contains(what));
    assert!(has("\"some\"", "placeholder=\"Choose options\"") && !has("\"some\"", "disabled"), "{page}");
    assert!(has("\"none\"", "disabled=true") && has("\"none\"", "placeholder=\"No options to select\""), "{page}");
    assert!(has("\"new\"", "placeholder=\"Add an option\"") && !has("\"new\"", "disabled"), "{page}");
    assert!(has("\"nothing\"", "disabled=true"), "{page}");
}

#[test]
fn a_track_over_options_has_one_thumb_or_two() {
    let one = || st::SelectSlider::new("w", GRAINS.to_vec(), names()).index(1).show();
    assert_eq!(values(one, &[several(&[(2, "Oats")])]), ["Rye", "Oats"]);
    let two = || st::select_slider("w", ["a", "b", "c"]).range(0..=2).show();
    let same = several(&[(1, "b"), (1, "b")]);
    assert_eq!(values(two, &[same]), ["('a', 'c')", "('b', 'b')"]);
    assert_eq!(
        refusal(st::select_slider("w", ["a", "b"]).range(RangeInclusive::new(1, 0)).try_show()),
        "StreamlitAPIException: of a select slider's two values the first must not come after the other: b, a"
    );
    assert_eq!(
        refusal(st::select_slider("w", [0; 0]).try_show()),
        "StreamlitAPIException: a select slider needs at least one option"
    );
    assert_eq!(
        refusal(st::select_slider("w", [1]).index(1).try_show()),
        "StreamlitAPIException: a select slider's `index` must be below its 1 options: 1"
    );
}

#[test]
fn buttons_of_a_group_are_pressed_in() {
    let pills = || st::pills("w", ["a", "b"]).show();
    assert_eq!(values(pills, &[several(&[(1, "b")]), several(&[])]), ["None", "Some('b')", "None"]);
    let control = || st::segmented_control("w", ["a", "b"]).multiple().indices([0]).show();
    assert_eq!(values(control, &[several(&[(1, "b"), (0, "a")])]), ["['a']", "['b', 'a']"]);
    let required = || st::segmented_control("w", ["a", "b"]).index(0).required().show();
    assert_eq!(values(required, &[several(&[(1, "b")])]), ["Some('a')", "Some('b')"]);
    assert_eq!(
        refusal(st::pills("w", ["a"]).required().multiple().try_show()),
        "StreamlitAPIException: `required` goes with a group of buttons of which one is chosen"
    );
    assert_eq!(
        refusal(st::pills("w", ["a"]).index(1).try_show()),
        "StreamlitAPIException: a button group's `index` must be below its 1 options: 1"
    );
}

#[test]
fn signs_and_pages_are_numbers() {
    let stars = || st::Feedback::new(FeedbackKind::Stars).key("w").show();
    assert_eq!(values(stars, &[number(4.0), Value::None]), ["None", "Some(4)", "None"]);
    assert_eq!(
        refusal(st::Feedback::new(FeedbackKind::Thumbs).value(2).try_show()),
        "StreamlitAPIException: the `default` of this feedback must be from 0 to 1: 2"
    );
    let pages = || st::Pagination::new(9).key("w").value(3).show();
    assert_eq!(values(pages, &[number(9.0)]), ["3", "9"]);
    assert_eq!(
        refusal(st::Pagination::new(0).try_show()),
        "StreamlitAPIException: the number of pages must be at least 1: 0"
    );
    assert_eq!(
        refusal(st::Pagination::new(2).value(3).try_show()),
        "StreamlitAPIException: the `default` page must be from 1 to 2: 3"
    );
}

#[test]
fn what_a_menu_gave_and_what_was_sent_counts_for_one_run() {
    let mut app = AppTest::new(|| {
        let chosen = st::menu_button("Export", ["CSV", "Parquet"]).show();
        let said = st::chat_input("Ask");
        st::checkbox("Other");
        st::text(format!("{chosen:?} {said:?}"));
    });
    assert_eq!(last(&app.run()), "text \"None None\"");
    assert_eq!(last(&app.set("Export", chosen(1, "Parquet"))), "text \"Some(\\\"Parquet\\\") None\"");
    let chat = Chat { text: "How many?".into(), files: Vec::new(), audio: None };
    assert_eq!(last(&app.set("Ask", Value::Chat(chat))), "text \"None Some(\\\"How many?\\\")\"");
    assert_eq!(last(&app.set("Other", Value::Bool(true))), "text \"None None\"");
    assert_eq!(
        refusal(st::menu_button("w", [0; 0]).try_show()),
        "StreamlitAPIException: a menu button needs at least one option"
    );
}

#[test]
fn a_field_for_messages_stands_at_the_foot_unless_something_is_around_it() {
    let page = AppTest::new(|| {
        st::chat_input("below");
        st::container().with(|| st::chat_input("inside"));
    })
    .run();
    let line = |label: &str| page.lines().find(|line| line.contains(label)).unwrap_or_default().to_owned();
    assert!(line("below").contains("at_bottom=true") && !line("inside").contains("at_bottom"), "{page}");
}

#[test]
fn messages_stand_beside_a_sign() {
    let page = AppTest::new(|| {
        st::chat_message("Human").with(|| st::text("hello"));
        st::chat_message("ai");
        st::chat_message("Ada");
        st::ChatMessage::new("miller").icon("🌾").show();
        st::ChatMessage::new("mill").picture("https://example.org/mill.png").show();
    })
    .run();
    let signs = ["user", "assistant", "letter", "icon", "image"];
    let lines: Vec<_> = page.lines().filter(|line| line.starts_with("chat_message")).collect();
    for (line, sign) in lines.iter().zip(signs) {
        assert!(line.contains(&format!("type: \"{sign}\"")), "{line}");
    }
    assert_eq!(lines.len(), signs.len());
    assert!(page.contains("  text \"hello\""), "{page}");
}

#[test]
fn callbacks_come_before_the_script_in_the_order_of_the_values() {
    let said = Said::default();
    let mut app = AppTest::new({
        let said = said.clone();
        move || {
            st::number_input("Number", 0..=9).on_change(said.saying("number")).show();
            st::Button::new("Press").on_click(said.saying("press")).show();
            st::menu_button("Menu", ["a"]).on_click(said.saying("menu")).show();
            st::ChatInput::new("Chat").on_submit(said.saying("chat")).show();
            let frame = st::Dataframe::new([("a", [1, 2])]).on_select(said.saying("select"));
            frame.select("rows", ["multi-row"]);
            let link = st::LinkButton::new("Link", "https://example.org").on_click(said.saying("link"));
            said.say(format!("script {}", link.show()));
        }
    });
    app.run();
    assert_eq!(said.take(), "script false");
    app.set("Number", number(3.0));
    app.press("Press");
    app.set("Menu", chosen(0, "a"));
    app.set("Chat", Value::Chat(Chat { text: "hi".into(), files: Vec::new(), audio: None }));
    app.set("rows", Value::Json(r#"{"rows": [1], "columns": [], "cells": []}"#.into()));
    assert_eq!(
        said.take(),
        "number script false press script false menu script false chat script false select script false"
    );
    app.press("Link");
    assert_eq!(said.take(), "link script true");
    app.set("Number", number(3.0));
    assert_eq!(said.take(), "script false", "a value that is no other calls nothing");
}

#[test]
fn a_callback_in_a_form_is_refused_but_of_the_button_that_submits() {
    let said = Said::default();
    let mut app = AppTest::new({
        let said = said.clone();
        move || {
            st::form("order").with(|| {
                let refused = st::number_input("Sacks", 0..=9).on_change(|| {}).try_show();
                st::text(refusal(refused));
                st::number_input("Sacks", 0..=9).show();
                st::Button::new("Order").submit().kind(ButtonKind::Primary).on_click(said.saying("order")).show();
            });
        }
    });
    let page = app.run();
    let expected = "StreamlitInvalidFormCallbackError: Within a form, callbacks can only be defined on \
                    `st.form_submit_button`. Defining callbacks on other widgets inside a form is not allowed.";
    assert!(page.contains(expected), "{page}");
    app.press("Order");
    assert_eq!(said.take(), "order");
}

#[test]
fn a_button_makes_its_file_when_it_is_pressed() {
    let said = Said::default();
    let mut app = AppTest::new({
        let said = said.clone();
        move || {
            let made = said.clone();
            st::number_input("Number", 0..=9).key("number").show();
            let report = st::Button::new("Report").produce("report.txt", move || {
                made.say("made");
                format!("{}", st::state::<u8>("number").or(0).get())
            });
            report.on_click(said.saying("pressed")).show();
            st::Button::new("Broken").produce("x", || -> Vec<u8> { panic!("no such harvest") }).show();
            st::Button::new("There").file("a.csv", "year\n1921\n").quiet().show();
        }
    });
    let page = app.run();
    assert!(page.contains("download={name: \"report.txt\", quiet: false, source: none}"), "{page}");
    assert!(page.contains("name: \"a.csv\", quiet: true"), "{page}");
    assert_eq!(said.take(), "");
    app.set("Number", number(7.0));
    assert_eq!(app.download("Report"), Ok(b"7".to_vec()));
    assert_eq!(said.take(), "made");
    app.press("Report");
    assert_eq!(said.take(), "pressed");
    assert_eq!(app.download("Broken"), Err("no such harvest".to_owned()));
    assert_eq!(app.download("There"), Err("nothing makes its file".to_owned()));
}

#[test]
fn keys_press_buttons_if_there_are_such_keys() {
    AppTest::new(|| {
        for keys in ["k", "ctrl+k", "ctrl+alt+shift+f12", "shift+enter", "7"] {
            assert_eq!(st::Button::new(keys).shortcut(keys).try_show().ok(), Some(false), "{keys}");
        }
        for keys in ["", "ctrl", "k+ctrl", "Ctrl+k", "hyper+k", "f13", "ü", "ctrl++"] {
            let expected = "StreamlitValueError: `shortcut` is a letter, a digit, f1 to f12 or a key as \"enter\", after \
                            its modifiers, as \"ctrl+shift+k\"";
            assert_eq!(refusal(st::Button::new("b").shortcut(keys).try_show()), format!("{expected}: {keys}"));
        }
        let own = "StreamlitValueError: `shortcut` can't be c or r, which are the page's own, whatever is pressed with it";
        let link = st::LinkButton::new("l", "https://example.org").shortcut("ctrl+r");
        assert_eq!(refusal(link.try_show()), format!("{own}: ctrl+r"));
    })
    .run();
}
