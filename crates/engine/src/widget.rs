//! Widgets: who they are, and the values that they have and take.

use millpond_protocol::{
    Accepts, ButtonGroupStyle, Choice, Element, FileCount, Selection, SliderKind, UserFile, Value, Widget,
};
use serde::Deserialize;

use crate::moment;

/// The kind of widget that an element is, and its widget's part, borrowed as the element is; `None` for what is none.
macro_rules! part {
    ($element:expr, $as:ident, $($borrow:tt)+) => {
        Some(match $element {
            Element::Button(props) => match props.download {
                Some(_) => ("download_button", $($borrow)+ props.widget),
                None => ("button", $($borrow)+ props.widget),
            },
            Element::Checkbox(props) => match props.toggle {
                true => ("toggle", $($borrow)+ props.widget),
                false => ("checkbox", $($borrow)+ props.widget),
            },
            Element::ButtonGroup(props) => match props.style {
                ButtonGroupStyle::Pills => ("pills", $($borrow)+ props.widget),
                ButtonGroupStyle::Segmented => ("segmented_control", $($borrow)+ props.widget),
            },
            Element::MenuButton(props) => ("menu_button", $($borrow)+ props.widget),
            Element::Slider(props) => ("slider", $($borrow)+ props.widget),
            Element::SelectSlider(props) => ("select_slider", $($borrow)+ props.widget),
            Element::Selectbox(props) => ("selectbox", $($borrow)+ props.widget),
            Element::Multiselect(props) => ("multiselect", $($borrow)+ props.widget),
            Element::Radio(props) => ("radio", $($borrow)+ props.widget),
            Element::Feedback(props) => ("feedback", $($borrow)+ props.widget),
            Element::NumberInput(props) => ("number_input", $($borrow)+ props.widget),
            Element::TextInput(props) => ("text_input", $($borrow)+ props.widget),
            Element::TextArea(props) => ("text_area", $($borrow)+ props.widget),
            Element::ColorPicker(props) => ("color_picker", $($borrow)+ props.widget),
            Element::DateInput(props) => ("date_input", $($borrow)+ props.widget),
            Element::TimeInput(props) => ("time_input", $($borrow)+ props.widget),
            Element::DatetimeInput(props) => ("datetime_input", $($borrow)+ props.widget),
            Element::FileUploader(props) => ("file_uploader", $($borrow)+ props.widget),
            Element::CameraInput(props) => ("camera_input", $($borrow)+ props.widget),
            Element::AudioInput(props) => ("audio_input", $($borrow)+ props.widget),
            Element::ChatInput(props) => ("chat_input", $($borrow)+ props.widget),
            Element::Pagination(props) => ("pagination", $($borrow)+ props.widget),
            Element::LinkButton(props) => ("link_button", props.widget.$as()?),
            Element::Dataframe(props) => match &props.editor {
                Some(_) => ("data_editor", $($borrow)+ props.editor.$as()?.widget),
                None => ("dataframe", $($borrow)+ props.selection.$as()?.widget),
            },
            Element::VegaLite(props) => ("vega_lite_chart", $($borrow)+ props.selection.$as()?.widget),
            Element::Plotly(props) => ("plotly_chart", $($borrow)+ props.selection.$as()?.widget),
            Element::Deck(props) => ("pydeck_chart", $($borrow)+ props.selection.$as()?.widget),
            _ => return None,
        })
    };
}

/// The widget's part of an element, and its kind by the name of the function that draws it; `None` for what is not a
/// widget.
pub fn widget(element: &Element) -> Option<(&'static str, &Widget)> {
    part!(element, as_ref, &)
}

fn widget_mut(element: &mut Element) -> Option<(&'static str, &mut Widget)> {
    part!(element, as_mut, &mut)
}

/// What of an element can be selected, if anything can.
fn selection(element: &Element) -> Option<&Selection> {
    match element {
        Element::Dataframe(element) => element.selection.as_ref(),
        Element::VegaLite(element) => element.selection.as_ref(),
        Element::Plotly(element) => element.selection.as_ref(),
        Element::Deck(element) => element.selection.as_ref(),
        _ => None,
    }
}

/// Whether a widget's value counts for one run only.
pub fn is_momentary(element: &Element) -> bool {
    matches!(element, Element::Button(_) | Element::LinkButton(_) | Element::MenuButton(_) | Element::ChatInput(_))
}

/// Which files a widget takes, if it takes any.
pub fn accepted_files(element: &Element) -> Option<Accepts> {
    let one = |extensions: &[&str]| Accepts {
        count: FileCount::One,
        extensions: extensions.iter().map(|extension| (*extension).to_owned()).collect(),
        max_size: u64::MAX,
    };
    match element {
        Element::FileUploader(uploader) => Some(uploader.accepts.clone()),
        Element::CameraInput(_) => Some(one(&[".jpg", ".jpeg", ".png", ".webp"])),
        Element::AudioInput(_) => Some(one(&[".wav"])),
        Element::ChatInput(input) => {
            let mut accepts = input.accepts.clone();
            if input.audio && !accepts.extensions.is_empty() {
                accepts.extensions.push(".wav".to_owned());
            }
            (accepts.count != FileCount::None || input.audio).then_some(accepts)
        }
        _ => None,
    }
}

/// Gives a widget the identity by which it is known across runs: its key if it has one, else what it is and takes, and
/// the area of the page, if that is not the main one.
///
/// Help, visibility of the label, being disabled, and the data of a download are no part of it. An element that is no
/// widget stays as it is.
pub fn identify(element: &mut Element, area: Option<&str>) {
    let Some((kind, Widget { key, .. })) = widget(element) else { return };
    let id = match key {
        Some(key) => format!("{kind}:{key}"),
        None => {
            let mut bare = element.clone();
            match &mut bare {
                Element::LinkButton(button) => (button.help, button.disabled) = (None, false),
                // What is to be downloaded may be made anew in each run.
                Element::Button(button) => button.download.iter_mut().for_each(|download| download.source = None),
                _ => {}
            }
            if let Some((_, widget)) = widget_mut(&mut bare) {
                let label = std::mem::take(&mut widget.label);
                *widget = Widget { label, ..Widget::default() };
            }
            let mut hasher = blake3::Hasher::new();
            hasher.update(area.unwrap_or_default().as_bytes()).update(&[0]);
            hasher.update(&millpond_protocol::to_wire(&bare));
            format!("{kind}#{}", &hasher.finalize().to_hex()[..24])
        }
    };
    if let Some((_, widget)) = widget_mut(element) {
        widget.id = id;
    }
}

/// The value of a widget that nobody has touched.
pub fn default_value(element: &Element) -> Value {
    let text = |text: &Option<String>| text.clone().map_or(Value::None, Value::Text);
    let choice = |choice: &Option<Choice>| choice.clone().map_or(Value::None, Value::Choice);
    let number = |number: Option<f64>| number.map_or(Value::None, |number| Value::Numbers(vec![number]));
    match element {
        Element::Checkbox(checkbox) => Value::Bool(checkbox.default),
        Element::Slider(slider) => Value::Numbers(slider.default.clone()),
        Element::SelectSlider(slider) => Value::Choices(slider.default.clone()),
        Element::Selectbox(selectbox) => choice(&selectbox.default),
        Element::Multiselect(multiselect) => Value::Choices(multiselect.default.clone()),
        Element::Radio(radio) => choice(&radio.default),
        Element::ButtonGroup(group) => Value::Choices(group.default.clone()),
        Element::Feedback(feedback) => number(feedback.default.map(f64::from)),
        Element::NumberInput(input) => number(input.default),
        Element::TextInput(input) => text(&input.default),
        Element::TextArea(area) => text(&area.default),
        Element::ColorPicker(picker) => Value::Text(picker.default.clone()),
        Element::DateInput(input) => Value::Texts(input.default.clone()),
        Element::TimeInput(input) => text(&input.default),
        Element::DatetimeInput(input) => text(&input.default),
        Element::FileUploader(_) | Element::CameraInput(_) | Element::AudioInput(_) => Value::Files(Vec::new()),
        Element::Pagination(pagination) => Value::Numbers(vec![f64::from(pagination.default)]),
        element => {
            let default = selection(element).and_then(|selection| selection.default.clone());
            default.map_or(Value::None, Value::Json)
        }
    }
}

/// The value as the widget takes it, or `None` if it does not: of another kind, out of bounds, not among the options.
///
/// A choice is found again by its label where the list has changed.
pub fn accepts(element: &Element, value: &Value) -> Option<Value> {
    let as_it_is = |fits: bool| fits.then(|| value.clone());
    let short = |text: &str, max: Option<u32>| max.is_none_or(|max| text.chars().count() <= max as usize);
    match (element, value) {
        (Element::Button(_) | Element::LinkButton(_), Value::Press) => Some(Value::Press),
        (Element::Checkbox(_), Value::Bool(_)) => Some(value.clone()),
        (Element::Slider(slider), Value::Numbers(numbers)) => {
            let is_whole = slider.kind != SliderKind::Float;
            let fits = numbers.len() == slider.default.len()
                && numbers.iter().all(|number| !is_whole || number.fract() == 0.0)
                && numbers.iter().all(|number| (slider.min..=slider.max).contains(number))
                && numbers.is_sorted();
            as_it_is(fits)
        }
        (Element::SelectSlider(slider), Value::Choices(choices)) => {
            let found = find_all(&slider.options, choices, false)?;
            let fits = found.len() == slider.default.len() && found.is_sorted_by_key(|choice| choice.index);
            fits.then_some(Value::Choices(found))
        }
        (Element::Selectbox(selectbox), Value::Choice(choice)) => {
            find(&selectbox.options, choice, selectbox.accept_new).map(Value::Choice)
        }
        (Element::Selectbox(selectbox), Value::None) => as_it_is(selectbox.default.is_none()),
        (Element::Multiselect(multiselect), Value::Choices(choices)) => {
            let found = find_all(&multiselect.options, choices, multiselect.accept_new)?;
            let fits = multiselect.max_selections.is_none_or(|max| found.len() <= max as usize);
            fits.then_some(Value::Choices(found))
        }
        (Element::Radio(radio), Value::Choice(choice)) => find(&radio.options, choice, false).map(Value::Choice),
        (Element::Radio(radio), Value::None) => as_it_is(radio.default.is_none()),
        (Element::MenuButton(menu), Value::Choice(choice)) => find(&menu.options, choice, false).map(Value::Choice),
        (Element::ButtonGroup(group), Value::Choices(choices)) => {
            let found = find_all(&group.options, choices, false)?;
            let fits = (group.multiple || found.len() <= 1)
                && !(group.widget.required && found.is_empty() && !group.default.is_empty());
            fits.then_some(Value::Choices(found))
        }
        (Element::Feedback(feedback), Value::Numbers(numbers)) => {
            let count = if feedback.kind == millpond_protocol::FeedbackKind::Thumbs { 2.0 } else { 5.0 };
            as_it_is(matches!(numbers[..], [place] if place.fract() == 0.0 && (0.0..count).contains(&place)))
        }
        (Element::Feedback(_), Value::None) => Some(Value::None),
        (Element::NumberInput(input), Value::Numbers(numbers)) => {
            let [number] = numbers[..] else { return None };
            let fits = number.is_finite()
                && (!input.integer || number.fract() == 0.0)
                && input.min.is_none_or(|min| min <= number)
                && input.max.is_none_or(|max| number <= max);
            as_it_is(fits)
        }
        (Element::NumberInput(input), Value::None) => as_it_is(input.default.is_none()),
        (Element::TextInput(input), Value::Text(text)) => as_it_is(short(text, input.max_chars)),
        (Element::TextInput(input), Value::None) => as_it_is(input.default.is_none()),
        (Element::TextArea(area), Value::Text(text)) => as_it_is(short(text, area.max_chars)),
        (Element::TextArea(area), Value::None) => as_it_is(area.default.is_none()),
        (Element::ColorPicker(_), Value::Text(text)) => {
            let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
            as_it_is(digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')))
        }
        (Element::DateInput(input), Value::Texts(dates)) => {
            let bounds = moment::date(&input.min)?..=moment::date(&input.max)?;
            let days = dates.iter().map(|date| moment::date(date)).collect::<Option<Vec<_>>>()?;
            let count = if input.range { 2 } else { 1 };
            let fits = days.len() <= count
                && (input.range || input.default.is_empty() || !days.is_empty())
                && days.is_sorted()
                && days.iter().all(|day| bounds.contains(day));
            as_it_is(fits)
        }
        (Element::TimeInput(_), Value::Text(text)) => moment::time(text).map(|_| value.clone()),
        (Element::TimeInput(input), Value::None) => as_it_is(input.default.is_none()),
        (Element::DatetimeInput(input), Value::Text(text)) => {
            let bounds = moment::datetime(&input.min)?..=moment::datetime(&input.max)?;
            as_it_is(bounds.contains(&moment::datetime(text)?))
        }
        (Element::DatetimeInput(input), Value::None) => as_it_is(input.default.is_none()),
        (Element::FileUploader(uploader), Value::Files(files)) => as_it_is(fit(&uploader.accepts, files)),
        (Element::CameraInput(_) | Element::AudioInput(_), Value::Files(files)) => as_it_is(files.len() <= 1),
        (Element::ChatInput(input), Value::Chat(chat)) => {
            let fits = short(&chat.text, input.max_chars)
                && fit(&input.accepts, &chat.files)
                && (input.audio || chat.audio.is_none());
            as_it_is(fits)
        }
        (Element::Pagination(pagination), Value::Numbers(numbers)) => {
            let pages = 1.0..=f64::from(pagination.pages);
            as_it_is(matches!(numbers[..], [page] if page.fract() == 0.0 && pages.contains(&page)))
        }
        (Element::Dataframe(dataframe), Value::Json(text)) => {
            let rows = dataframe.frame.rows;
            let fits = match &dataframe.editor {
                Some(_) => object::<Edits>(text).is_some_and(|edits| edits.fit(rows)),
                None => dataframe.selection.is_some() && object::<Picked>(text).is_some_and(|picked| picked.fits(rows)),
            };
            as_it_is(fits)
        }
        (Element::Dataframe(dataframe), Value::None) => {
            as_it_is(dataframe.editor.is_some() || dataframe.selection.is_some())
        }
        (element, Value::Json(text)) => {
            as_it_is(selection(element).is_some() && object::<serde_json::Map<_, _>>(text).is_some())
        }
        (element, Value::None) => as_it_is(selection(element).is_some()),
        _ => None,
    }
}

/// What a JSON text says, if it is an object.
fn object<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    // A list would be read as the fields in their order.
    if text.trim_start().starts_with('{') { serde_json::from_str(text).ok() } else { None }
}

/// What is selected in a grid of data, as the page says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Picked {
    rows: Vec<u64>,
    #[serde(rename = "columns")]
    _columns: Vec<String>,
    cells: Vec<(u64, String)>,
}

impl Picked {
    fn fits(&self, rows: u64) -> bool {
        self.rows.iter().chain(self.cells.iter().map(|(row, _)| row)).all(|row| *row < rows)
    }
}

/// What is changed in a grid of data, as the page says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Edits {
    edited_rows: std::collections::HashMap<u64, serde_json::Map<String, serde_json::Value>>,
    #[serde(rename = "added_rows")]
    _added_rows: Vec<serde_json::Map<String, serde_json::Value>>,
    deleted_rows: Vec<u64>,
}

impl Edits {
    fn fit(&self, rows: u64) -> bool {
        self.edited_rows.keys().chain(&self.deleted_rows).all(|row| *row < rows)
    }
}

fn fit(accepts: &Accepts, files: &[UserFile]) -> bool {
    let count = match accepts.count {
        FileCount::None => files.is_empty(),
        FileCount::One => files.len() <= 1,
        FileCount::Many | FileCount::Folder => true,
    };
    count && files.iter().all(|file| file.size <= accepts.max_size && has_extension(&file.name, &accepts.extensions))
}

/// Whether a name ends in one of these ways; anyhow, if there are none.
pub fn has_extension(name: &str, extensions: &[String]) -> bool {
    let name = name.to_lowercase();
    extensions.is_empty() || extensions.iter().any(|extension| name.ends_with(extension.as_str()))
}

fn find(options: &[String], choice: &Choice, accept_new: bool) -> Option<Choice> {
    let same_place = |index: u32| options.get(index as usize).is_some_and(|label| *label == choice.label);
    let index = match choice.index.filter(|index| same_place(*index)) {
        Some(index) => Some(index),
        None => options.iter().position(|label| *label == choice.label).map(|index| index as u32),
    };
    // What was an option once and is none any more was not entered.
    let is_new = || accept_new && choice.index.is_none() && !choice.label.is_empty();
    (index.is_some() || is_new()).then(|| Choice { index, label: choice.label.clone() })
}

/// What of a value that the widget once took it takes now; `None` if nothing. Of several choices it is those that are
/// options still.
pub(crate) fn still_accepts(element: &Element, value: &Value) -> Option<Value> {
    accepts(element, value).or_else(|| {
        let (options, accept_new, choices) = match (element, value) {
            (Element::Multiselect(multiselect), Value::Choices(choices)) => {
                (&multiselect.options, multiselect.accept_new, choices)
            }
            (Element::ButtonGroup(group), Value::Choices(choices)) if group.multiple => {
                (&group.options, false, choices)
            }
            _ => return None,
        };
        let left = choices.iter().filter_map(|choice| find(options, choice, accept_new)).collect();
        accepts(element, &Value::Choices(left))
    })
}

fn find_all(options: &[String], choices: &[Choice], accept_new: bool) -> Option<Vec<Choice>> {
    choices.iter().map(|choice| find(options, choice, accept_new)).collect()
}
