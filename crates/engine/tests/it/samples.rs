//! A widget of each kind, with a key and what scripts mostly say of it.

use millpond_protocol::{
    Accepts, AudioInput, Button, ButtonGroup, ButtonGroupStyle, ButtonKind, CameraInput, ChatInput, Checkbox, Choice,
    ColorPicker, DateInput, DatetimeInput, Feedback, FeedbackKind, FileCount, FileUploader, HourFormat, MenuButton,
    Multiselect, NumberInput, Pagination, Radio, SelectSlider, Selectbox, Size, Slider, SliderKind, TextArea,
    TextInput, TextKind, TimeInput, UserFile, Value, WhileRunning,
};

use crate::support::widget;

/// The option of a label, which stands at a place.
pub fn option(index: u32, label: &str) -> Choice {
    Choice { index: Some(index), label: label.into() }
}

pub fn labels(options: &[&str]) -> Vec<String> {
    options.iter().map(|option| (*option).to_owned()).collect()
}

pub fn button(key: &str) -> Button {
    Button {
        widget: widget(key),
        kind: ButtonKind::Secondary,
        icon: None,
        icon_right: false,
        width: Size::Content,
        wrap: true,
        shortcut: None,
        submit: false,
        download: None,
    }
}

pub fn menu_button(key: &str, options: &[&str]) -> MenuButton {
    MenuButton {
        widget: widget(key),
        options: labels(options),
        kind: ButtonKind::Secondary,
        icon: None,
        width: Size::Content,
        wrap: true,
    }
}

pub fn checkbox(key: &str) -> Checkbox {
    Checkbox { widget: widget(key), default: false, toggle: false, width: Size::Content, wrap: true }
}

/// A slider of whole numbers from 0 to 10.
pub fn slider(key: &str, default: &[f64]) -> Slider {
    Slider {
        widget: widget(key),
        kind: SliderKind::Integer,
        min: 0.0,
        max: 10.0,
        step: 1.0,
        default: default.to_vec(),
        format: "%d".into(),
        width: Size::Stretch,
    }
}

pub fn select_slider(key: &str, options: &[&str], default: Vec<Choice>) -> SelectSlider {
    SelectSlider { widget: widget(key), options: labels(options), default, width: Size::Stretch }
}

pub fn selectbox(key: &str, options: &[&str], default: Option<Choice>) -> Selectbox {
    Selectbox {
        widget: widget(key),
        options: labels(options),
        default,
        placeholder: String::new(),
        accept_new: false,
        filter: None,
        icon: None,
        width: Size::Stretch,
    }
}

pub fn multiselect(key: &str, options: &[&str], default: Vec<Choice>) -> Multiselect {
    Multiselect {
        widget: widget(key),
        options: labels(options),
        default,
        placeholder: String::new(),
        max_selections: None,
        accept_new: false,
        filter: None,
        select_all: 0,
        width: Size::Stretch,
        wrap: true,
    }
}

pub fn radio(key: &str, options: &[&str], default: Option<Choice>) -> Radio {
    Radio {
        widget: widget(key),
        options: labels(options),
        captions: Vec::new(),
        default,
        horizontal: false,
        width: Size::Content,
    }
}

pub fn button_group(key: &str, options: &[&str], default: Vec<Choice>) -> ButtonGroup {
    ButtonGroup {
        widget: widget(key),
        style: ButtonGroupStyle::Pills,
        options: labels(options),
        default,
        multiple: false,
        width: Size::Content,
        wrap: true,
    }
}

pub fn feedback(key: &str, kind: FeedbackKind) -> Feedback {
    Feedback { widget: widget(key), kind, default: None, width: Size::Content }
}

pub fn number_input(key: &str, default: Option<f64>) -> NumberInput {
    NumberInput {
        widget: widget(key),
        integer: false,
        min: None,
        max: None,
        step: 1.0,
        default,
        format: None,
        placeholder: String::new(),
        icon: None,
        width: Size::Stretch,
    }
}

pub fn text_input(key: &str, default: Option<&str>) -> TextInput {
    TextInput {
        widget: widget(key),
        default: default.map(ToOwned::to_owned),
        placeholder: String::new(),
        max_chars: None,
        kind: TextKind::Text,
        autocomplete: String::new(),
        icon: None,
        validation: None,
        live: None,
        width: Size::Stretch,
    }
}

pub fn text_area(key: &str, default: Option<&str>) -> TextArea {
    TextArea {
        widget: widget(key),
        default: default.map(ToOwned::to_owned),
        placeholder: String::new(),
        max_chars: None,
        height: Size::Auto,
        width: Size::Stretch,
    }
}

pub fn color_picker(key: &str) -> ColorPicker {
    ColorPicker { widget: widget(key), default: "#000000".into(), width: Size::Content }
}

/// A date of the years from 2014 to 2034.
pub fn date_input(key: &str, default: &[&str]) -> DateInput {
    DateInput {
        widget: widget(key),
        default: labels(default),
        range: false,
        min: "2014-01-01".into(),
        max: "2034-12-31".into(),
        format: "YYYY/MM/DD".into(),
        width: Size::Stretch,
    }
}

pub fn time_input(key: &str, default: Option<&str>) -> TimeInput {
    TimeInput {
        widget: widget(key),
        default: default.map(ToOwned::to_owned),
        step: 900,
        hours: HourFormat::TwentyFour,
        width: Size::Stretch,
    }
}

/// A date and time of the years from 2014 to 2034.
pub fn datetime_input(key: &str, default: Option<&str>) -> DatetimeInput {
    DatetimeInput {
        widget: widget(key),
        default: default.map(ToOwned::to_owned),
        min: "2014-01-01T00:00".into(),
        max: "2034-12-31T23:59".into(),
        format: "YYYY/MM/DD".into(),
        step: 900,
        width: Size::Stretch,
    }
}

/// What takes so many files, of up to 10 bytes each.
pub fn accepts(count: FileCount, extensions: &[&str]) -> Accepts {
    Accepts { count, extensions: labels(extensions), max_size: 10 }
}

pub fn file_uploader(key: &str, accepts: Accepts) -> FileUploader {
    FileUploader { widget: widget(key), accepts, width: Size::Stretch }
}

pub fn camera_input(key: &str) -> CameraInput {
    CameraInput { widget: widget(key), resolution: None, width: Size::Stretch }
}

pub fn audio_input(key: &str) -> AudioInput {
    AudioInput { widget: widget(key), sample_rate: None, width: Size::Stretch }
}

pub fn chat_input(key: &str, accepts: Accepts) -> ChatInput {
    ChatInput {
        widget: widget(key),
        max_chars: None,
        accepts,
        audio: false,
        sample_rate: None,
        while_running: WhileRunning::Submit,
        at_bottom: true,
        width: Size::Stretch,
        height: Size::Content,
    }
}

/// Of so many pages.
pub fn pagination(key: &str, pages: u32) -> Pagination {
    Pagination { widget: widget(key), pages, default: 1, max_visible: None, width: Size::Stretch }
}

/// What is known of a file of so many bytes.
pub fn file(name: &str, size: u64) -> UserFile {
    UserFile { id: name.into(), name: name.into(), mime: "text/plain".into(), size }
}

pub fn text(text: &str) -> Value {
    Value::Text(text.into())
}

pub fn texts(texts: &[&str]) -> Value {
    Value::Texts(labels(texts))
}

pub fn numbers(numbers: &[f64]) -> Value {
    Value::Numbers(numbers.to_vec())
}
