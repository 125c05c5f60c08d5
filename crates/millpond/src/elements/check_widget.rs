//! What is wrong with a widget: bounds, defaults, options.
//!
//! Whether a default is one of the widget's values the engine says; here is why it is not.

use jiff::civil::{Date, DateTime, Time};
use millpond_protocol::{
    Accepts, AudioInput, ButtonGroup, CameraInput, ChatInput, Choice, ColorPicker, DateInput, DatetimeInput, Element,
    Feedback, FeedbackKind, FileCount, MenuButton, Multiselect, NumberInput, Pagination, Radio, SelectSlider,
    Selectbox, Slider, SliderKind, TextArea, TextInput, TimeInput,
};

use super::{
    check::{refuse, size, sizes},
    slider::MAX_SAFE,
};
use crate::Error;

/// Says what is wrong with a widget, if something is.
pub(super) fn check_widget(element: &Element) -> Result<(), Error> {
    match element {
        Element::Button(props) => {
            shortcut(props.shortcut.as_deref())?;
            size("a button", "width", props.width)
        }
        Element::MenuButton(props) => menu_button(props),
        Element::Checkbox(props) => size("a checkbox", "width", props.width),
        Element::Slider(props) => slider(props),
        Element::SelectSlider(props) => select_slider(props),
        Element::Selectbox(props) => selectbox(props),
        Element::Multiselect(props) => multiselect(props),
        Element::Radio(props) => radio(props),
        Element::ButtonGroup(props) => button_group(props),
        Element::Feedback(props) => feedback(props),
        Element::NumberInput(props) => number_input(props),
        Element::TextInput(props) => text_input(props),
        Element::TextArea(props) => text_area(props),
        Element::ColorPicker(props) => color_picker(props),
        Element::DateInput(props) => date_input(props),
        Element::TimeInput(props) => time_input(props),
        Element::DatetimeInput(props) => datetime_input(props),
        Element::FileUploader(props) => {
            accepts("a file uploader", &props.accepts)?;
            size("a file uploader", "width", props.width)
        }
        Element::CameraInput(props) => camera_input(props),
        Element::AudioInput(props) => audio_input(props),
        Element::ChatInput(props) => chat_input(props),
        Element::Pagination(props) => pagination(props),
        _ => Ok(()),
    }
}

/// Keys that press something: one, after its modifiers, and none that is the page's own.
pub(super) fn shortcut(keys: Option<&str>) -> Result<(), Error> {
    const NAMED: [&str; 14] = [
        "enter",
        "escape",
        "tab",
        "space",
        "backspace",
        "delete",
        "home",
        "end",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
    ];
    let Some(keys) = keys else { return Ok(()) };
    let refuse = |message: String| Err(Error::invalid("StreamlitValueError", message));
    let (modifiers, key) = keys.rsplit_once('+').unwrap_or(("", keys));
    let is_sign = matches!(key.as_bytes(), [sign] if sign.is_ascii_lowercase() || sign.is_ascii_digit());
    let is_function = (1..=12).any(|number| key == format!("f{number}"));
    let are_modifiers =
        modifiers.is_empty() || modifiers.split('+').all(|name| ["ctrl", "alt", "shift"].contains(&name));
    if !are_modifiers || !(is_sign || is_function || NAMED.contains(&key)) {
        return refuse(format!(
            "`shortcut` is a letter, a digit, f1 to f12 or a key as \"enter\", after its modifiers, as \
             \"ctrl+shift+k\": {keys}"
        ));
    }
    if ["c", "r"].contains(&key) {
        return refuse(format!(
            "`shortcut` can't be c or r, which are the page's own, whatever is pressed with it: {keys}"
        ));
    }
    Ok(())
}

fn menu_button(props: &MenuButton) -> Result<(), Error> {
    if props.options.is_empty() {
        return refuse("a menu button needs at least one option");
    }
    size("a menu button", "width", props.width)
}

fn slider(props: &Slider) -> Result<(), Error> {
    let Slider { kind, min, max, step, default, .. } = props;
    let shown = |number: &f64| crate::bind::moment(*kind, *number);
    let is_whole = *kind != SliderKind::Float;
    if [min, max].iter().any(|bound| !bound.is_finite() || (is_whole && bound.abs() > MAX_SAFE)) {
        return invalid(
            "StreamlitJSNumberBoundsError",
            format!("a slider's bounds must be finite and within ±(2⁵³ - 1): {} and {}", shown(min), shown(max)),
        );
    }
    if min >= max {
        return invalid(
            "StreamlitInvalidMinMaxError",
            format!("a slider's `min_value` must be below its `max_value`: {} and {}", shown(min), shown(max)),
        );
    }
    positive("a slider's `step`", *step)?;
    for value in default {
        within("a slider's `value`", *value, Some(*min), Some(*max), shown)?;
    }
    if default.len() > 2 || !default.is_sorted() {
        let values = default.iter().map(shown).collect::<Vec<_>>().join(", ");
        return refuse(format!("a slider has one `value`, or two of which the first is not above the other: {values}"));
    }
    size("a slider", "width", props.width)
}

fn select_slider(props: &SelectSlider) -> Result<(), Error> {
    if props.options.is_empty() {
        return refuse("a select slider needs at least one option");
    }
    choices("a select slider", &props.options, &props.default)?;
    if !props.default.is_sorted_by_key(|choice| choice.index) {
        let labels: Vec<_> = props.default.iter().map(|choice| choice.label.as_str()).collect();
        return refuse(format!(
            "of a select slider's two values the first must not come after the other: {}",
            labels.join(", ")
        ));
    }
    size("a select slider", "width", props.width)
}

fn selectbox(props: &Selectbox) -> Result<(), Error> {
    choices("a selectbox", &props.options, props.default.as_slice())?;
    if props.accept_new && props.filter.is_none() {
        return refuse("a selectbox that accepts new options must have a `filter_mode`: they are typed");
    }
    size("a selectbox", "width", props.width)
}

fn multiselect(props: &Multiselect) -> Result<(), Error> {
    choices("a multiselect", &props.options, &props.default)?;
    if props.accept_new && props.filter.is_none() {
        return refuse("a multiselect that accepts new options must have a `filter_mode`: they are typed");
    }
    if let Some(max) = props.max_selections {
        if max == 0 {
            return refuse("a multiselect's `max_selections` must be above 0: 0");
        }
        if props.default.len() > max as usize {
            return invalid(
                "StreamlitSelectionCountExceedsMaxError",
                format!(
                    "Multiselect has {} options selected but `max_selections` is set to {max}. Please de-select options \
                     in `default`, or raise `max_selections`.",
                    props.default.len()
                ),
            );
        }
    }
    size("a multiselect", "width", props.width)
}

fn radio(props: &Radio) -> Result<(), Error> {
    choices("a radio", &props.options, props.default.as_slice())?;
    size("a radio", "width", props.width)
}

fn button_group(props: &ButtonGroup) -> Result<(), Error> {
    choices("a group of buttons", &props.options, &props.default)?;
    if !props.multiple && props.default.len() > 1 {
        return refuse(format!(
            "the default of a group of buttons of which one is chosen must not be several: {}",
            props.default.len()
        ));
    }
    if props.multiple && props.widget.required {
        return refuse("`required` goes with a group of buttons of which one is chosen");
    }
    size("a group of buttons", "width", props.width)
}

fn feedback(props: &Feedback) -> Result<(), Error> {
    let count = if props.kind == FeedbackKind::Thumbs { 2 } else { 5 };
    if let Some(default) = props.default.filter(|default| *default >= count) {
        return refuse(format!("the `default` of this feedback must be from 0 to {}: {default}", count - 1));
    }
    size("a feedback", "width", props.width)
}

fn number_input(props: &NumberInput) -> Result<(), Error> {
    let NumberInput { integer, min, max, step, default, .. } = props;
    let shown = |number: &f64| number.to_string();
    for number in [min, max, default].into_iter().flatten() {
        if !number.is_finite() || (*integer && number.abs() > MAX_SAFE) {
            return invalid(
                "StreamlitJSNumberBoundsError",
                format!("a number input's numbers must be finite, and whole ones within ±(2⁵³ - 1): {number}"),
            );
        }
    }
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        return invalid(
            "StreamlitInvalidMinMaxError",
            format!("a number input's `min_value` must not be above its `max_value`: {min} and {max}"),
        );
    }
    positive("a number input's `step`", *step)?;
    if let Some(format) = props.format.as_deref().filter(|format| !is_number_format(format)) {
        return invalid(
            "StreamlitInvalidNumberFormatError",
            format!(
                "`format` of a number input is in the manner of `printf`, as \"%.2f\", with nothing around it: {format:?}"
            ),
        );
    }
    if let Some(default) = default {
        within("a number input's `value`", *default, *min, *max, shown)?;
    }
    size("a number input", "width", props.width)
}

/// Whether a format is one number's in the manner of `printf`, with nothing around it.
fn is_number_format(format: &str) -> bool {
    let is_digit = |digit: char| digit.is_ascii_digit();
    let Some(rest) = format.strip_prefix('%') else { return false };
    let rest = rest.trim_start_matches(['-', '+', ' ', '0', '#']).trim_start_matches(is_digit);
    let kind = match rest.strip_prefix('.') {
        Some(digits) if digits.starts_with(is_digit) => digits.trim_start_matches(is_digit),
        Some(_) => return false,
        None => rest,
    };
    kind.len() == 1 && kind.starts_with(['b', 'd', 'i', 'e', 'u', 'E', 'f', 'F', 'g', 'G', 'o', 'x', 'X'])
}

fn text_input(props: &TextInput) -> Result<(), Error> {
    length("a text input", props.default.as_deref(), props.max_chars)?;
    if let Some(pause) = props.live.filter(|pause| *pause > 60_000) {
        return refuse(format!("the pause after which a text counts is a minute at most: {pause} ms"));
    }
    size("a text input", "width", props.width)
}

fn text_area(props: &TextArea) -> Result<(), Error> {
    length("a text area", props.default.as_deref(), props.max_chars)?;
    sizes("a text area", props.width, props.height)
}

fn color_picker(props: &ColorPicker) -> Result<(), Error> {
    let digits = props.default.strip_prefix('#').unwrap_or_default();
    if digits.len() != 6 || !digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
        return refuse(format!(
            "a color picker's `value` is a hex code of 3 or 6 digits, as #00ffaa: {:?}",
            props.default
        ));
    }
    size("a color picker", "width", props.width)
}

fn date_input(props: &DateInput) -> Result<(), Error> {
    let what = "a date input";
    let bounds = bounds::<Date>(what, &props.min, &props.max)?;
    let days = props.default.iter().map(|day| parsed::<Date>(what, day)).collect::<Result<Vec<_>, _>>()?;
    for day in &days {
        between(what, day, &bounds)?;
    }
    if days.len() > if props.range { 2 } else { 1 } {
        return refuse(format!("a date input's `value` is one date, or two of a range: {}", props.default.join(", ")));
    }
    if !days.is_sorted() {
        return refuse(format!("a date input's range must not end before it begins: {}", props.default.join(", ")));
    }
    date_format(what, &props.format)?;
    size(what, "width", props.width)
}

fn time_input(props: &TimeInput) -> Result<(), Error> {
    let what = "a time input";
    if let Some(default) = &props.default {
        parsed::<Time>(what, default)?;
    }
    step_from(1, "1 second", what, props.step)?;
    size(what, "width", props.width)
}

fn datetime_input(props: &DatetimeInput) -> Result<(), Error> {
    let what = "a datetime input";
    let bounds = bounds::<DateTime>(what, &props.min, &props.max)?;
    if let Some(default) = &props.default {
        between(what, &parsed::<DateTime>(what, default)?, &bounds)?;
    }
    step_from(60, "60 seconds", what, props.step)?;
    date_format(what, &props.format)?;
    size(what, "width", props.width)
}

fn camera_input(props: &CameraInput) -> Result<(), Error> {
    if let Some(resolution) = props.resolution.filter(|resolution| ![480, 720, 1080].contains(resolution)) {
        return refuse(format!("a camera input's `resolution` must be 480, 720 or 1080: {resolution}"));
    }
    size("a camera input", "width", props.width)
}

fn audio_input(props: &AudioInput) -> Result<(), Error> {
    sample_rate("an audio input", props.sample_rate)?;
    size("an audio input", "width", props.width)
}

fn sample_rate(what: &str, rate: Option<u32>) -> Result<(), Error> {
    const RATES: [u32; 8] = [8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000];
    match rate.filter(|rate| !RATES.contains(rate)) {
        Some(rate) => refuse(format!("{what}'s `sample_rate` must be one of {RATES:?}: {rate}")),
        None => Ok(()),
    }
}

fn chat_input(props: &ChatInput) -> Result<(), Error> {
    accepts("a chat input", &props.accepts)?;
    sample_rate("a chat input", props.sample_rate)?;
    sizes("a chat input", props.width, props.height)
}

fn pagination(props: &Pagination) -> Result<(), Error> {
    let Pagination { pages, default, .. } = props;
    if *pages == 0 {
        return refuse("the number of pages must be at least 1: 0");
    }
    if !(1..=*pages).contains(default) {
        return refuse(format!("the `default` page must be from 1 to {pages}: {default}"));
    }
    size("a pagination", "width", props.width)
}

fn accepts(what: &str, accepts: &Accepts) -> Result<(), Error> {
    if accepts.count != FileCount::None && accepts.max_size == 0 {
        return refuse(format!("{what} must take files of more than 0 bytes"));
    }
    match accepts.extensions.iter().find(|extension| !extension.starts_with('.') || extension.len() < 2) {
        Some(wrong) => refuse(format!("the ending of a file's name begins with a dot: {wrong:?}")),
        None => Ok(()),
    }
}

/// What is chosen at first must be among the options.
fn choices(what: &str, options: &[String], chosen: &[Choice]) -> Result<(), Error> {
    for Choice { index, label } in chosen {
        let Some(index) = index else { continue };
        match options.get(*index as usize) {
            Some(option) if option == label => {}
            _ => {
                return refuse(format!("{what} has {} options, and none of them is {index}: {label:?}", options.len()));
            }
        }
    }
    Ok(())
}

fn length(what: &str, text: Option<&str>, max: Option<u32>) -> Result<(), Error> {
    let text = text.unwrap_or_default();
    match max.filter(|max| text.chars().count() > *max as usize) {
        Some(max) => refuse(format!("{what}'s `value` is longer than its `max_chars` of {max}: {text}")),
        None => Ok(()),
    }
}

fn positive(what: &str, number: f64) -> Result<(), Error> {
    if number.is_finite() && number > 0.0 {
        return Ok(());
    }
    Err(Error::invalid("StreamlitValueError", format!("{what} must be above 0: {number}")))
}

fn within(
    what: &str,
    value: f64,
    min: Option<f64>,
    max: Option<f64>,
    shown: impl Fn(&f64) -> String,
) -> Result<(), Error> {
    if let Some(min) = min.filter(|min| value.is_nan() || value < *min) {
        let message = format!("{what} is below its `min_value` of {}: {}", shown(&min), shown(&value));
        return invalid("StreamlitValueBelowMinError", message);
    }
    if let Some(max) = max.filter(|max| value.is_nan() || value > *max) {
        let message = format!("{what} is above its `max_value` of {}: {}", shown(&max), shown(&value));
        return invalid("StreamlitValueAboveMaxError", message);
    }
    Ok(())
}

fn parsed<T: std::str::FromStr>(what: &str, text: &str) -> Result<T, Error> {
    // Years before 0 and after 9999 have a sign, with which the page does not know them.
    let plain = Some(text).filter(|text| !text.starts_with(['-', '+']));
    let parsed = plain.and_then(|text| text.parse().ok());
    parsed.map_or_else(
        || refuse(format!("{what} has dates and times as ISO 8601 texts, of the years 0 to 9999: {text:?}")),
        Ok,
    )
}

fn bounds<T: std::str::FromStr + Ord>(what: &str, min: &str, max: &str) -> Result<(T, T), Error> {
    let (first, last) = (parsed(what, min)?, parsed(what, max)?);
    if first > last {
        let message = format!("{what}'s `min_value` must not be after its `max_value`: {min} and {max}");
        return invalid("StreamlitInvalidMinMaxError", message);
    }
    Ok((first, last))
}

fn between<T: Ord + std::fmt::Display>(what: &str, value: &T, (min, max): &(T, T)) -> Result<(), Error> {
    if (min..=max).contains(&value) {
        return Ok(());
    }
    let kind = if value < min { "StreamlitValueBelowMinError" } else { "StreamlitValueAboveMaxError" };
    invalid(kind, format!("{what}'s `value` must lie from its `min_value`, {min}, to its `max_value`, {max}: {value}"))
}

fn step_from(least: u32, named: &str, what: &str, step: u32) -> Result<(), Error> {
    if (least..=82_800).contains(&step) {
        return Ok(());
    }
    refuse(format!("{what}'s `step` must be from {named} to 23 hours: {step} seconds"))
}

fn date_format(what: &str, format: &str) -> Result<(), Error> {
    let is_usual = ["YYYY*MM*DD", "DD*MM*YYYY", "MM*DD*YYYY"]
        .iter()
        .any(|order| ["/", "-", "."].iter().any(|sign| order.replace('*', sign) == *format));
    if is_usual {
        return Ok(());
    }
    refuse(format!(
        "{what}'s `format` is YYYY/MM/DD, DD/MM/YYYY or MM/DD/YYYY, with \"/\", \"-\" or \".\" in it: {format:?}"
    ))
}

fn invalid<T>(kind: &'static str, message: String) -> Result<T, Error> {
    Err(Error::invalid(kind, message))
}
