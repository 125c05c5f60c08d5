//! What each kind of widget takes, what it has at first, and who it is.

use std::mem::discriminant;

use millpond_engine::{accepts, default_value, identify, is_momentary, widget};
use millpond_protocol::{
    Button, ButtonGroup, ButtonGroupStyle, Chat, ChatInput, Choice, Dataframe, DateInput, Deck, Document, Download,
    Editor, Element, Feedback, FeedbackKind, FileCount, Frame, FrameData, LinkButton, Multiselect, NumberInput,
    Pagination, Plotly, Radio, SelectSlider, Selectbox, Selection, Size, Slider, SliderKind, Source, TextArea,
    TextInput, Value, VegaLite, Widget,
};
use proptest::{collection::vec, prelude::*, sample::subsequence};

use crate::{
    samples::{
        self, audio_input, button, button_group, camera_input, chat_input, checkbox, color_picker, date_input,
        datetime_input, feedback, file, file_uploader, menu_button, multiselect, number_input, numbers, option,
        pagination, radio, select_slider, selectbox, slider, text, text_area, text_input, texts, time_input,
    },
    support::{selectable_frame, widget as widget_of},
};

const GRAIN: [&str; 3] = ["oats", "rye", "teff"];

/// A value of each kind.
fn of_each_kind() -> Vec<Value> {
    let chat = Chat { text: "hello".into(), files: Vec::new(), audio: None };
    vec![
        Value::None,
        Value::Press,
        Value::Bool(true),
        numbers(&[1.0]),
        text("a"),
        texts(&["2024-01-31"]),
        Value::Choice(option(0, "oats")),
        Value::Choices(vec![option(0, "oats")]),
        Value::Json("{}".into()),
        Value::Files(Vec::new()),
        Value::Chat(chat),
    ]
}

/// Checks that a widget takes these values as they are, and neither those nor any of another kind.
#[track_caller]
fn check(element: &Element, taken: &[Value], refused: &[Value]) {
    for value in taken {
        assert_eq!(accepts(element, value).as_ref(), Some(value), "it is taken");
    }
    let others = of_each_kind();
    let is_other = |other: &&Value| !taken.iter().any(|value| discriminant(value) == discriminant(other));
    for value in refused.iter().chain(others.iter().filter(is_other)) {
        assert_eq!(accepts(element, value), None, "{value:?} is not taken");
    }
}

/// What is no number that counts, each in a list.
fn no_numbers() -> Vec<Value> {
    [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(|number| numbers(&[number])).into()
}

fn choice(index: u32, label: &str) -> Value {
    Value::Choice(option(index, label))
}

/// What was entered and is no option.
fn new(label: &str) -> Choice {
    Choice { index: None, label: label.into() }
}

fn choices(labels: &[&str]) -> Value {
    let place = |label: &str| GRAIN.iter().position(|other| *other == label).unwrap_or(GRAIN.len()) as u32;
    Value::Choices(labels.iter().map(|label| option(place(label), label)).collect())
}

fn link_button(key: &str) -> LinkButton {
    LinkButton {
        widget: Some(widget_of(key)),
        label: key.into(),
        url: "https://example.org".into(),
        kind: millpond_protocol::ButtonKind::Secondary,
        icon: None,
        icon_right: false,
        help: None,
        disabled: false,
        width: Size::Content,
        wrap: true,
        shortcut: None,
    }
}

/// A grid of three rows that can be changed.
fn editor(key: &str) -> Element {
    let Element::Dataframe(frame) = selectable_frame(key, 3) else { unreachable!("it is a grid") };
    let editor = Editor { widget: widget_of(key), add_rows: true, delete_rows: true, fixed: Vec::new() };
    Element::Dataframe(Dataframe { selection: None, editor: Some(editor), ..frame })
}

fn selection(key: &str, default: Option<&str>) -> Option<Selection> {
    let default = default.map(ToOwned::to_owned);
    Some(Selection { widget: widget_of(key), modes: vec!["points".into()], default })
}

/// The charts of which something can be selected.
fn charts(key: &str, default: Option<&str>) -> Vec<Element> {
    let selection = || selection(key, default);
    let (width, height) = (Size::Stretch, Size::Content);
    vec![
        Element::VegaLite(VegaLite {
            spec: "{}".into(),
            frame: None,
            theme: true,
            width,
            height,
            detail: None,
            selection: selection(),
            alt: None,
        }),
        Element::Plotly(Plotly {
            figure: Document::Inline("{}".into()),
            config: "{}".into(),
            theme: true,
            width,
            height,
            selection: selection(),
            alt: None,
        }),
        Element::Deck(Deck {
            spec: Document::Inline("{}".into()),
            frame: Some(Frame { rows: 3, index: 0, data: FrameData::Media("a.arrow".into()) }),
            tooltip: None,
            width,
            height: Size::Pixels(500),
            selection: selection(),
            alt: None,
        }),
    ]
}

/// A widget of each kind, as scripts mostly make it.
fn one_of_each_kind(key: &str) -> Vec<Element> {
    let some = || Some(option(0, "oats"));
    let files = || samples::accepts(FileCount::Many, &[]);
    let mut all = vec![
        Element::Button(button(key)),
        Element::LinkButton(link_button(key)),
        Element::MenuButton(menu_button(key, &GRAIN)),
        Element::Checkbox(checkbox(key)),
        Element::Slider(slider(key, &[5.0])),
        Element::SelectSlider(select_slider(key, &GRAIN, vec![option(0, "oats")])),
        Element::Selectbox(selectbox(key, &GRAIN, some())),
        Element::Multiselect(multiselect(key, &GRAIN, Vec::new())),
        Element::Radio(radio(key, &GRAIN, some())),
        Element::ButtonGroup(button_group(key, &GRAIN, Vec::new())),
        Element::Feedback(feedback(key, FeedbackKind::Stars)),
        Element::NumberInput(number_input(key, Some(0.0))),
        Element::TextInput(text_input(key, Some(""))),
        Element::TextArea(text_area(key, Some(""))),
        Element::ColorPicker(color_picker(key)),
        Element::DateInput(date_input(key, &["2024-01-31"])),
        Element::TimeInput(time_input(key, Some("13:30"))),
        Element::DatetimeInput(datetime_input(key, Some("2024-01-31T13:30"))),
        Element::FileUploader(file_uploader(key, files())),
        Element::CameraInput(camera_input(key)),
        Element::AudioInput(audio_input(key)),
        Element::ChatInput(chat_input(key, files())),
        Element::Pagination(pagination(key, 3)),
        selectable_frame(key, 3),
        editor(key),
    ];
    all.extend(charts(key, None));
    all
}

#[test]
fn buttons_take_presses() {
    check(&Element::Button(button("go")), &[Value::Press], &[]);
    check(&Element::LinkButton(link_button("go")), &[Value::Press], &[]);
}

#[test]
fn menu_buttons_take_one_of_their_options() {
    let refused = [choice(0, "spelt"), choice(0, ""), Value::Choice(new("spelt"))];
    check(&Element::MenuButton(menu_button("do", &GRAIN)), &[choice(0, "oats"), choice(2, "teff")], &refused);
    check(&Element::MenuButton(menu_button("do", &[])), &[], &[choice(0, "oats")]);
}

#[test]
fn checkboxes_take_whether_they_are_ticked() {
    check(&Element::Checkbox(checkbox("a")), &[Value::Bool(true), Value::Bool(false)], &[]);
}

#[test]
fn sliders_take_as_many_numbers_as_they_have_thumbs_within_their_bounds() {
    let one = Slider { kind: SliderKind::Float, ..slider("a", &[5.0]) };
    let taken = [numbers(&[0.0]), numbers(&[-0.0]), numbers(&[0.5]), numbers(&[10.0])];
    let refused = [&[][..], &[-0.1], &[10.1], &[1.0, 2.0]].map(numbers);
    check(&Element::Slider(one.clone()), &taken, &[&refused[..], &no_numbers()].concat());
    let two = Slider { default: vec![2.0, 8.0], ..one };
    let refused = [&[][..], &[5.0], &[8.0, 2.0], &[1.0, 2.0, 3.0], &[1.0, 11.0], &[1.0, f64::NAN], &[f64::NAN, 1.0]];
    check(&Element::Slider(two), &[numbers(&[0.0, 10.0]), numbers(&[5.0, 5.0])], &refused.map(numbers));
}

#[test]
fn sliders_of_anything_but_numbers_with_a_point_take_whole_ones() {
    for kind in [SliderKind::Integer, SliderKind::Date, SliderKind::Time, SliderKind::Datetime, SliderKind::Duration] {
        let slider = Slider { kind, ..slider("a", &[5.0]) };
        check(&Element::Slider(slider), &[numbers(&[7.0])], &[numbers(&[6.5])]);
    }
}

#[test]
fn select_sliders_take_as_many_options_as_they_have_thumbs_in_order() {
    let one = select_slider("a", &GRAIN, vec![option(0, "oats")]);
    let refused = [choices(&[]), choices(&["spelt"]), choices(&["oats", "rye"]), Value::Choices(vec![new("spelt")])];
    check(&Element::SelectSlider(one.clone()), &[choices(&["oats"]), choices(&["teff"])], &refused);
    let two = SelectSlider { default: vec![option(0, "oats"), option(1, "rye")], ..one };
    let refused = [choices(&[]), choices(&["oats"]), choices(&["teff", "oats"]), choices(&["oats", "spelt"])];
    check(&Element::SelectSlider(two), &[choices(&["oats", "teff"]), choices(&["rye", "rye"])], &refused);
}

#[test]
fn selectboxes_take_one_of_their_options_and_what_they_allow_beside() {
    let some = selectbox("a", &GRAIN, Some(option(0, "oats")));
    let refused = [choice(0, "spelt"), choice(7, "spelt"), Value::Choice(new("spelt")), Value::None];
    check(&Element::Selectbox(some.clone()), &[choice(1, "rye")], &refused);
    let none = Selectbox { default: None, ..some.clone() };
    check(&Element::Selectbox(none), &[choice(1, "rye"), Value::None], &[]);
    let any = Element::Selectbox(Selectbox { accept_new: true, ..some });
    check(&any, &[choice(1, "rye"), Value::Choice(new("spelt"))], &[Value::Choice(new("")), choice(0, "spelt")]);
    assert_eq!(accepts(&any, &Value::Choice(new("teff"))), Some(choice(2, "teff")), "what was entered is an option");
    check(&Element::Selectbox(selectbox("a", &[], None)), &[Value::None], &[choice(0, "oats")]);
}

#[test]
fn a_choice_is_found_again_by_its_label() {
    let grain = Element::Selectbox(selectbox("a", &GRAIN, None));
    assert_eq!(accepts(&grain, &choice(0, "teff")), Some(choice(2, "teff")));
    assert_eq!(accepts(&grain, &choice(9, "rye")), Some(choice(1, "rye")));
    let same = Element::Selectbox(selectbox("a", &["oats", "oats"], None));
    assert_eq!(accepts(&same, &choice(1, "oats")), Some(choice(1, "oats")), "of equal ones it is the one named");
    let many = Element::Multiselect(multiselect("a", &GRAIN, Vec::new()));
    let moved = Value::Choices(vec![option(0, "teff"), option(9, "oats")]);
    assert_eq!(accepts(&many, &moved), Some(choices(&["teff", "oats"])));
}

#[test]
fn multiselects_take_some_of_their_options_in_any_order() {
    let some = multiselect("a", &GRAIN, Vec::new());
    let taken = [choices(&[]), choices(&["teff", "oats"])];
    check(&Element::Multiselect(some.clone()), &taken, &[choices(&["oats", "spelt"]), Value::Choices(vec![new("x")])]);
    let two = Multiselect { max_selections: Some(2), ..some.clone() };
    check(&Element::Multiselect(two), &taken, &[choices(&["oats", "rye", "teff"])]);
    let any = Multiselect { accept_new: true, ..some };
    let entered = Value::Choices(vec![option(0, "oats"), new("spelt")]);
    check(&Element::Multiselect(any), &[entered], &[Value::Choices(vec![new("")])]);
}

#[test]
fn radios_take_one_of_their_options() {
    let some = radio("a", &GRAIN, Some(option(0, "oats")));
    let refused = [choice(0, "spelt"), Value::Choice(new("spelt")), Value::None];
    check(&Element::Radio(some.clone()), &[choice(2, "teff")], &refused);
    check(&Element::Radio(Radio { default: None, ..some }), &[choice(2, "teff"), Value::None], &[]);
    check(&Element::Radio(radio("a", &[], None)), &[Value::None], &[choice(0, "oats")]);
}

#[test]
fn groups_of_buttons_take_one_or_some_of_their_options() {
    let one = button_group("a", &GRAIN, Vec::new());
    let (none, two) = (choices(&[]), choices(&["teff", "oats"]));
    check(&Element::ButtonGroup(one.clone()), &[none.clone(), choices(&["rye"])], &[two.clone(), choices(&["spelt"])]);
    let some = ButtonGroup { multiple: true, style: ButtonGroupStyle::Segmented, ..one.clone() };
    check(&Element::ButtonGroup(some), &[none.clone(), two], &[choices(&["spelt"])]);
    let mut needed = ButtonGroup { default: vec![option(0, "oats")], ..one };
    needed.widget.required = true;
    check(&Element::ButtonGroup(needed), &[choices(&["rye"])], &[none]);
}

#[test]
fn feedback_takes_the_place_of_a_sign() {
    for (kind, last) in [(FeedbackKind::Thumbs, 1.0), (FeedbackKind::Faces, 4.0), (FeedbackKind::Stars, 4.0)] {
        let taken = [numbers(&[0.0]), numbers(&[last]), Value::None];
        let refused = [&[][..], &[-1.0], &[0.5], &[last + 1.0], &[0.0, 1.0]].map(numbers);
        let refused = [&refused[..], &no_numbers()].concat();
        check(&Element::Feedback(feedback("a", kind)), &taken, &refused);
        check(&Element::Feedback(Feedback { default: Some(1), ..feedback("a", kind) }), &taken, &refused);
    }
}

#[test]
fn fields_for_numbers_take_one_within_their_bounds() {
    let any = number_input("a", Some(1.0));
    let taken = [-0.5, 0.0, f64::MAX, f64::MIN_POSITIVE].map(|number| numbers(&[number]));
    let refused = [&[numbers(&[]), numbers(&[1.0, 2.0]), Value::None][..], &no_numbers()].concat();
    check(&Element::NumberInput(any.clone()), &taken, &refused);
    let bound = NumberInput { min: Some(0.0), max: Some(1.0), integer: true, ..any.clone() };
    let refused = [-1.0, 0.5, 2.0].map(|number| numbers(&[number]));
    check(&Element::NumberInput(bound), &[numbers(&[0.0]), numbers(&[1.0])], &refused);
    let empty = NumberInput { default: None, ..any };
    check(&Element::NumberInput(empty), &[numbers(&[1.0]), Value::None], &no_numbers());
}

#[test]
fn fields_for_texts_take_so_many_characters() {
    let line = text_input("a", Some(""));
    let area = text_area("a", Some(""));
    check(&Element::TextInput(line.clone()), &[text(""), text("a\nb")], &[]);
    check(&Element::TextArea(area.clone()), &[text(""), text("a\nb")], &[]);
    let (max_chars, taken, refused) = (Some(3), [text(""), text("äöü")], [text("abcd"), text("äöü ")]);
    check(&Element::TextInput(TextInput { max_chars, ..line.clone() }), &taken, &refused);
    check(&Element::TextArea(TextArea { max_chars, ..area.clone() }), &taken, &refused);
    check(&Element::TextInput(TextInput { default: None, ..line }), &[text("a"), Value::None], &[]);
    check(&Element::TextArea(TextArea { default: None, ..area }), &[text("a"), Value::None], &[]);
}

#[test]
fn colours_are_written_in_one_way() {
    let refused = ["#FF0080", "ff0080", "#ff008", "#ff00801", "#gg0080", "#ff008ä", "red", ""].map(text);
    check(&Element::ColorPicker(color_picker("a")), &[text("#ff0080"), text("#000000")], &refused);
}

#[test]
fn dates_must_exist_and_lie_within_the_bounds() {
    let one = date_input("a", &["2024-01-31"]);
    let taken = ["2014-01-01", "2024-02-29", "2034-12-31"].map(|date| texts(&[date]));
    let wrong = ["2023-02-29", "2024-13-01", "2013-12-31", "2035-01-01", "31.1.2024", "2024-1-31", ""];
    let wrong = wrong.map(|date| texts(&[date]));
    let two = texts(&["2024-01-01", "2024-01-02"]);
    check(&Element::DateInput(one.clone()), &taken, &[&wrong[..], &[texts(&[]), two.clone()]].concat());
    let empty = DateInput { default: Vec::new(), ..one.clone() };
    check(&Element::DateInput(empty), &[texts(&[]), taken[0].clone()], &wrong);
    let range = DateInput { range: true, ..one };
    let refused = [&["2024-01-02", "2024-01-01"][..], &["2024-01-01"; 3], &["2024-01-01", "2035-01-01"]].map(texts);
    check(&Element::DateInput(range), &[texts(&[]), taken[0].clone(), two], &[&wrong[..], &refused].concat());
}

#[test]
fn times_must_exist() {
    let some = Element::TimeInput(time_input("a", Some("13:30")));
    let wrong = ["24:00", "13:60", "1330", "1:30", "13:30Z", ""].map(text);
    let taken = ["00:00", "23:59", "13:30:15", "13:30:15.25"].map(text);
    check(&some, &taken, &[&wrong[..], &[Value::None]].concat());
    let none = Element::TimeInput(time_input("a", None));
    check(&none, &[&taken[..], &[Value::None]].concat(), &wrong);
}

#[test]
fn dates_with_times_must_exist_and_lie_within_the_bounds() {
    let some = Element::DatetimeInput(datetime_input("a", Some("2024-01-31T13:30")));
    let taken = ["2014-01-01T00:00", "2024-02-29T13:30:15", "2034-12-31T23:59"].map(text);
    let wrong = ["2013-12-31T23:59", "2034-12-31T23:59:01", "2023-02-29T00:00", "2024-01-31T24:00", "2024-01-31", ""];
    let wrong = wrong.map(text);
    check(&some, &taken, &[&wrong[..], &[Value::None]].concat());
    let none = Element::DatetimeInput(datetime_input("a", None));
    check(&none, &[&taken[..], &[Value::None]].concat(), &wrong);
}

#[test]
fn uploads_take_so_many_files_of_some_endings_and_sizes() {
    let files = |names: &[&str]| Value::Files(names.iter().map(|name| file(name, 10)).collect());
    let of = |count| Element::FileUploader(file_uploader("a", samples::accepts(count, &[".csv"])));
    let (none, one, two) = (files(&[]), files(&["a.CSV"]), files(&["a.csv", "b.csv"]));
    let wrong = [files(&["a.exe"]), files(&["csv"]), Value::Files(vec![file("a.csv", 11)])];
    check(&of(FileCount::None), std::slice::from_ref(&none), &[&wrong[..], std::slice::from_ref(&one)].concat());
    check(&of(FileCount::One), &[none.clone(), one.clone()], &[&wrong[..], std::slice::from_ref(&two)].concat());
    check(&of(FileCount::Many), &[none.clone(), one.clone(), two.clone()], &wrong);
    check(&of(FileCount::Folder), &[none.clone(), one.clone(), two.clone()], &wrong);
    for element in [Element::CameraInput(camera_input("a")), Element::AudioInput(audio_input("a"))] {
        check(&element, &[none.clone(), one.clone()], std::slice::from_ref(&two));
    }
}

#[test]
fn messages_bring_what_they_may() {
    let message = |text: &str, files: &[&str], audio: Option<&str>| {
        let files = files.iter().map(|name| file(name, 10)).collect();
        Value::Chat(Chat { text: text.into(), files, audio: audio.map(|name| file(name, 10)) })
    };
    let bare = ChatInput { max_chars: Some(3), ..chat_input("a", samples::accepts(FileCount::None, &[])) };
    let refused = [message("abcd", &[], None), message("", &["a.csv"], None), message("", &[], Some("a.wav"))];
    check(&Element::ChatInput(bare), &[message("äöü", &[], None), message("", &[], None)], &refused);
    let rich = ChatInput { audio: true, ..chat_input("a", samples::accepts(FileCount::Many, &[".csv"])) };
    let taken = [message("abcd", &["a.csv", "b.csv"], None), message("", &[], Some("a.wav"))];
    check(&Element::ChatInput(rich), &taken, &[message("", &["a.exe"], None)]);
}

#[test]
fn pages_are_counted_from_one() {
    let refused = [&[][..], &[0.0], &[1.5], &[4.0], &[1.0, 2.0]].map(numbers);
    let refused = [&refused[..], &no_numbers()].concat();
    check(&Element::Pagination(pagination("a", 3)), &[numbers(&[1.0]), numbers(&[3.0])], &refused);
}

#[test]
fn what_is_selected_or_changed_in_a_grid_is_of_rows_that_are_there() {
    let json = |text: &str| Value::Json(text.into());
    let taken = [json("{}"), json(r#"{"rows":[2],"columns":["a"],"cells":[[0,"a"]]}"#), Value::None];
    let wrong = ["[]", "1", "null", "", "{", r#"{"rows":[3]}"#, r#"{"rows":[-1]}"#, r#"{"cells":[[3,"a"]]}"#].map(json);
    check(&selectable_frame("a", 3), &taken, &wrong);
    let taken = [
        json("{}"),
        json(r#"{"edited_rows":{"2":{"a":null}},"added_rows":[{"_index":1}],"deleted_rows":[0]}"#),
        Value::None,
    ];
    let wrong = ["[]", r#"{"edited_rows":{"3":{}}}"#, r#"{"edited_rows":{"x":{}}}"#, r#"{"deleted_rows":[3]}"#];
    check(&editor("a"), &taken, &wrong.map(json));
}

#[test]
fn what_is_selected_in_a_chart_is_an_object() {
    for chart in charts("a", None) {
        let taken = [Value::Json("{}".into()), Value::Json(r#" {"points":[{"x":1}]}"#.into()), Value::None];
        check(&chart, &taken, &["[]", "1", "", "{"].map(|text| Value::Json(text.into())));
    }
    for chart in charts("a", Some(r#"{"points":[]}"#)) {
        assert_eq!(default_value(&chart), Value::Json(r#"{"points":[]}"#.into()));
    }
}

#[test]
fn what_is_no_widget_takes_nothing() {
    let Element::Dataframe(frame) = selectable_frame("a", 3) else { unreachable!("it is a grid") };
    let plain = Element::Dataframe(Dataframe { selection: None, ..frame });
    for element in [plain, crate::support::text_element("a".into()), Element::Empty] {
        assert_eq!(widget(&element), None);
        check(&element, &[], &[]);
    }
}

/// An element with something else at the first place of this name.
fn changed(element: &Element, name: &str, value: &serde_json::Value) -> Element {
    fn change(part: &mut serde_json::Value, name: &str, value: &serde_json::Value) -> bool {
        let serde_json::Value::Object(fields) = part else { return false };
        match fields.get_mut(name) {
            Some(field) => {
                field.clone_from(value);
                true
            }
            None => fields.values_mut().any(|part| change(part, name, value)),
        }
    }
    let mut json = serde_json::to_value(element).expect("elements are data");
    assert!(change(&mut json, name, value), "{element:?} has {name}");
    serde_json::from_value(json).expect("it is an element")
}

fn id_of(mut element: Element) -> String {
    identify(&mut element, None);
    widget(&element).expect("it is a widget").1.id.clone()
}

#[test]
fn a_widget_with_a_key_is_known_by_it() {
    for element in one_of_each_kind("mine") {
        let kind = widget(&element).expect("it is a widget").0;
        assert_eq!(id_of(element.clone()), format!("{kind}:mine"));
        assert_eq!(id_of(changed(&element, "label", &"Other".into())), format!("{kind}:mine"));
    }
}

#[test]
fn a_widget_without_a_key_is_known_by_what_it_is_and_takes() {
    let mut ids = std::collections::BTreeSet::new();
    for element in one_of_each_kind("mine") {
        let element = changed(&element, "key", &serde_json::Value::Null);
        let id = id_of(element.clone());
        assert!(ids.insert(id.clone()), "no other kind has the id {id}");
        assert_eq!(id, id_of(element.clone()), "it is known again");
        for (name, value) in [("help", "Help".into()), ("disabled", true.into()), ("label_visibility", "hidden".into())]
        {
            assert_eq!(id, id_of(changed(&element, name, &value)), "{name} makes no other of it");
        }
        assert_ne!(id, id_of(changed(&element, "label", &"Other".into())), "the label makes another of it");
        let mut aside = element;
        identify(&mut aside, Some("sidebar"));
        assert_ne!(id, widget(&aside).expect("it is a widget").1.id, "it is another in another area");
    }
}

#[test]
fn a_download_is_known_again_whatever_is_in_it() {
    let id = |source: Option<&str>, name: &str| {
        let source = source.map(|media| Source::Media(media.into()));
        let download = Some(Download { source, name: name.into(), quiet: false });
        let widget = Widget { label: "Save".into(), ..Widget::default() };
        id_of(Element::Button(Button { widget, download, ..button("") }))
    };
    assert_eq!(id(Some("a.csv"), "rows.csv"), id(Some("b.csv"), "rows.csv"));
    assert_eq!(id(Some("a.csv"), "rows.csv"), id(None, "rows.csv"));
    assert_ne!(id(None, "rows.csv"), id(None, "others.csv"));
}

#[test]
fn what_a_widget_without_a_key_takes_makes_another_of_it() {
    let keyless = |element: &Element| id_of(changed(element, "key", &serde_json::Value::Null));
    let options = serde_json::json!(["oats", "spelt"]);
    for element in one_of_each_kind("mine") {
        let other = match &element {
            Element::MenuButton(_)
            | Element::SelectSlider(_)
            | Element::Selectbox(_)
            | Element::Multiselect(_)
            | Element::Radio(_)
            | Element::ButtonGroup(_) => changed(&element, "options", &options),
            Element::Slider(_) => changed(&element, "max", &20.0.into()),
            Element::Checkbox(_) => changed(&element, "default", &true.into()),
            Element::Feedback(_) => changed(&element, "kind", &"thumbs".into()),
            Element::NumberInput(_) => changed(&element, "min", &0.0.into()),
            Element::TextInput(_) | Element::TextArea(_) | Element::ChatInput(_) => {
                changed(&element, "max_chars", &3.into())
            }
            Element::ColorPicker(_) => changed(&element, "default", &"#ff0080".into()),
            Element::DateInput(_) => changed(&element, "max", &"2030-01-01".into()),
            Element::TimeInput(_) | Element::DatetimeInput(_) => changed(&element, "step", &60.into()),
            Element::FileUploader(_) => changed(&element, "max_size", &20.into()),
            Element::Pagination(_) => changed(&element, "pages", &4.into()),
            _ => continue,
        };
        assert_ne!(keyless(&element), keyless(&other), "{other:?}");
    }
}

/// Widgets of all kinds with a default that a builder lets through.
fn any_sound_widget() -> impl Strategy<Value = Element> {
    let grain = || subsequence(GRAIN.to_vec(), 0..=3).prop_map(|some| choices(&some));
    let of = |value: Value| match value {
        Value::Choices(choices) => choices,
        _ => Vec::new(),
    };
    let one = move || grain().prop_map(move |some| of(some).into_iter().next());
    let whole = || -1_000_000..1_000_000i64;
    let span = move || (whole(), 1..1000i64, 0..1000i64, 0..1000i64);
    let date =
        || (2014..2035i16, 1..13i8, 1..29i8).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    let time = || (0..24u8, 0..60u8).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}"));
    prop_oneof![
        any::<bool>().prop_map(|default| Element::Checkbox(millpond_protocol::Checkbox { default, ..checkbox("a") })),
        (span(), any::<bool>()).prop_map(|((min, length, low, high), is_range)| {
            let at = |place: i64| (min + place.min(length)) as f64;
            let default = if is_range { vec![at(low.min(high)), at(low.max(high))] } else { vec![at(low)] };
            Element::Slider(Slider { min: min as f64, max: (min + length) as f64, ..slider("a", &default) })
        }),
        subsequence(GRAIN.to_vec(), 1..=2).prop_map(move |some| Element::SelectSlider(select_slider(
            "a",
            &GRAIN,
            of(choices(&some))
        ))),
        (one(), any::<bool>()).prop_map(|(default, accept_new)| {
            Element::Selectbox(Selectbox { accept_new, ..selectbox("a", &GRAIN, default) })
        }),
        (grain(), any::<bool>()).prop_map(move |(default, accept_new)| {
            Element::Multiselect(Multiselect { accept_new, ..multiselect("a", &GRAIN, of(default)) })
        }),
        one().prop_map(|default| Element::Radio(radio("a", &GRAIN, default))),
        (grain(), any::<bool>(), any::<bool>()).prop_map(move |(default, multiple, required)| {
            let mut default = of(default);
            default.truncate(if multiple { 3 } else { 1 });
            let mut group = ButtonGroup { multiple, ..button_group("a", &GRAIN, default) };
            group.widget.required = required;
            Element::ButtonGroup(group)
        }),
        prop_oneof![Just(FeedbackKind::Thumbs), Just(FeedbackKind::Faces), Just(FeedbackKind::Stars)].prop_flat_map(
            |kind| {
                let count = if kind == FeedbackKind::Thumbs { 2u32 } else { 5 };
                let default = proptest::option::of(0..count);
                default.prop_map(move |default| Element::Feedback(Feedback { default, ..feedback("a", kind) }))
            }
        ),
        (proptest::option::of(any::<f64>().prop_filter("finite", |n| n.is_finite())), any::<bool>()).prop_map(
            |(default, integer)| {
                let default = default.map(|number| if integer { number.trunc() } else { number });
                let (min, max) = (default.map(|least| least.min(0.0)), default.map(|most| most.max(0.0)));
                Element::NumberInput(NumberInput { integer, min, max, ..number_input("a", default) })
            }
        ),
        proptest::option::of(".{0,8}").prop_map(|default| {
            let input = text_input("a", default.as_deref());
            Element::TextInput(TextInput { max_chars: Some(8), ..input })
        }),
        proptest::option::of(".{0,8}").prop_map(|default| Element::TextArea(text_area("a", default.as_deref()))),
        "#[0-9a-f]{6}".prop_map(|default| {
            Element::ColorPicker(millpond_protocol::ColorPicker { default, ..color_picker("a") })
        }),
        (vec(date(), 0..=2), any::<bool>()).prop_map(|(mut default, range)| {
            default.sort();
            default.truncate(if range { 2 } else { 1 });
            Element::DateInput(DateInput { default, range, ..date_input("a", &[]) })
        }),
        proptest::option::of(time()).prop_map(|default| Element::TimeInput(time_input("a", default.as_deref()))),
        proptest::option::of((date(), time())).prop_map(|default| {
            let default = default.map(|(date, time)| format!("{date}T{time}"));
            Element::DatetimeInput(datetime_input("a", default.as_deref()))
        }),
        (1..1000u32, 0..1000u32).prop_map(|(pages, default)| {
            let default = 1 + default % pages;
            Element::Pagination(Pagination { default, ..pagination("a", pages) })
        }),
        Just(samples::accepts(FileCount::One, &[".csv"]))
            .prop_map(|accepts| Element::FileUploader(file_uploader("a", accepts))),
        Just(Element::CameraInput(camera_input("a"))),
        Just(Element::AudioInput(audio_input("a"))),
        Just(selectable_frame("a", 3)),
        Just(editor("a")),
        proptest::sample::select(charts("a", Some("{}"))),
        proptest::sample::select(charts("a", None)),
    ]
}

proptest! {
    #[test]
    fn a_widget_takes_its_default(element in any_sound_widget()) {
        let default = default_value(&element);
        prop_assert_eq!(accepts(&element, &default), Some(default));
    }

    #[test]
    fn what_a_widget_takes_it_takes_again(element in any_sound_widget(), which in any::<prop::sample::Index>()) {
        if let Some(value) = accepts(&element, which.get(&of_each_kind())) {
            prop_assert_eq!(accepts(&element, &value), Some(value.clone()));
        }
    }
}

#[test]
fn what_counts_for_one_run_is_nothing_at_first() {
    for element in one_of_each_kind("a").into_iter().filter(is_momentary) {
        assert_eq!(default_value(&element), Value::None);
    }
}
