//! Widgets whose values stand in the page's address.

use jiff::civil::{Date, DateTime, Time};
use millpond_engine::{Run, accepts, default_value};
use millpond_protocol::{Choice, Element, SliderKind, Value};

use crate::Error;

/// What the address says of a widget that it did not say when this was last told to it.
pub(crate) fn value_of(run: &Run, element: &Element, key: &str) -> Option<Value> {
    let given = parameter(&run.query(), key);
    if run.bound(key).is_some_and(|known| known == given) {
        return None;
    }
    let value = if given.is_empty() { Some(default_value(element)) } else { read(element, &given) };
    value.and_then(|value| accepts(element, &value))
}

/// Has the address say what a widget's value is; of the default it says nothing.
pub(crate) fn tell(run: &Run, element: &Element, key: &str, value: &Value) -> Result<(), Error> {
    let texts = if *value == default_value(element) { Vec::new() } else { written(element, value) };
    let query = run.query();
    if parameter(&query, key) != texts {
        let others = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != key);
        let own = texts.iter().map(|text| (key.into(), text.as_str().into()));
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(others.chain(own)).finish();
        run.set_query(query)?;
    }
    run.set_bound(key, texts);
    Ok(())
}

/// The values that a query has for a name.
fn parameter(query: &str, key: &str) -> Vec<String> {
    let pairs = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name == key);
    pairs.map(|(_, value)| value.into_owned()).collect()
}

/// A value as an address has it; empty texts stand for nothing chosen or entered.
fn written(element: &Element, value: &Value) -> Vec<String> {
    let nothing = || vec![String::new()];
    match value {
        Value::Bool(ticked) => vec![ticked.to_string()],
        Value::Numbers(numbers) => match element {
            Element::Slider(slider) => numbers.iter().map(|number| moment(slider.kind, *number)).collect(),
            _ => numbers.iter().map(f64::to_string).collect(),
        },
        Value::Text(text) => vec![text.clone()],
        Value::Texts(texts) if texts.is_empty() => nothing(),
        Value::Texts(texts) => texts.clone(),
        Value::Choice(choice) => vec![choice.label.clone()],
        Value::Choices(choices) if choices.is_empty() => nothing(),
        Value::Choices(choices) => choices.iter().map(|choice| choice.label.clone()).collect(),
        _ => nothing(),
    }
}

/// What an address says of a widget; `None` if that is none of its values.
fn read(element: &Element, texts: &[String]) -> Option<Value> {
    let [first, ..] = texts else { return None };
    let is_nothing = texts.len() == 1 && first.is_empty();
    let choice = |options: &[String], label: &String| {
        let index = options.iter().position(|option| option == label).map(|index| index as u32);
        Choice { index, label: label.clone() }
    };
    let choices = |options: &[String]| match is_nothing {
        true => Value::Choices(Vec::new()),
        false => Value::Choices(texts.iter().map(|label| choice(options, label)).collect()),
    };
    let numbers = || texts.iter().map(|text| text.parse().ok()).collect::<Option<Vec<f64>>>().map(Value::Numbers);
    Some(match element {
        Element::Checkbox(_) => Value::Bool(first.parse().ok()?),
        Element::Slider(slider) => {
            let number = |text: &String| number(slider.kind, text);
            Value::Numbers(texts.iter().map(number).collect::<Option<_>>()?)
        }
        Element::DateInput(_) if is_nothing => Value::Texts(Vec::new()),
        Element::DateInput(_) => Value::Texts(texts.to_vec()),
        Element::SelectSlider(slider) => choices(&slider.options),
        Element::Multiselect(multiselect) => choices(&multiselect.options),
        Element::ButtonGroup(group) => choices(&group.options),
        _ if is_nothing && !matches!(element, Element::TextInput(_) | Element::TextArea(_)) => Value::None,
        Element::Selectbox(selectbox) => Value::Choice(choice(&selectbox.options, first)),
        Element::Radio(radio) => Value::Choice(choice(&radio.options, first)),
        Element::NumberInput(_) | Element::Feedback(_) | Element::Pagination(_) => numbers()?,
        Element::TextInput(_)
        | Element::TextArea(_)
        | Element::ColorPicker(_)
        | Element::TimeInput(_)
        | Element::DatetimeInput(_) => Value::Text(first.clone()),
        _ => return None,
    })
}

const MICROSECONDS_A_DAY: f64 = 86_400e6;

/// A number of a slider as an address has it.
pub(crate) fn moment(kind: SliderKind, number: f64) -> String {
    let after = |days: f64, microseconds: f64| {
        let span = jiff::Span::new().try_days(days as i64).and_then(|span| span.try_microseconds(microseconds as i64));
        span.and_then(|span| DateTime::constant(1970, 1, 1, 0, 0, 0, 0).checked_add(span))
    };
    let text = match kind {
        SliderKind::Date => after(number, 0.0).map(|moment| moment.date().to_string()),
        SliderKind::Time => after(0.0, number).map(|moment| moment.time().to_string()),
        SliderKind::Datetime => after(0.0, number).map(|moment| moment.to_string()),
        SliderKind::Integer | SliderKind::Float | SliderKind::Duration => return number.to_string(),
    };
    text.unwrap_or_else(|_| number.to_string())
}

/// A number of a slider from an address.
fn number(kind: SliderKind, text: &str) -> Option<f64> {
    let since = |moment: DateTime| {
        let since = moment.duration_since(DateTime::constant(1970, 1, 1, 0, 0, 0, 0));
        since.as_micros() as f64
    };
    match kind {
        SliderKind::Date => {
            let date: Date = text.parse().ok()?;
            Some(since(date.at(0, 0, 0, 0)) / MICROSECONDS_A_DAY)
        }
        SliderKind::Time => {
            let time: Time = text.parse().ok()?;
            Some(since(time.on(1970, 1, 1)))
        }
        SliderKind::Datetime => Some(since(text.parse().ok()?)),
        SliderKind::Integer | SliderKind::Float | SliderKind::Duration => text.parse().ok(),
    }
}
