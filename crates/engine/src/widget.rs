//! Widgets: who they are, which values they take, and the values they have.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use millpond_protocol::{Choice, Element, Selection, Value, Widget, WidgetState};
use serde::Deserialize;

/// The widget's part of an element; `None` for what is not a widget.
pub fn widget(element: &Element) -> Option<(&'static str, &Widget)> {
    Some(match element {
        Element::Button(button) => {
            (if button.download.is_some() { "download_button" } else { "button" }, &button.widget)
        }
        Element::Checkbox(checkbox) => ("checkbox", &checkbox.widget),
        Element::Slider(slider) => ("slider", &slider.widget),
        Element::Selectbox(selectbox) => ("selectbox", &selectbox.widget),
        Element::TextInput(input) => ("text_input", &input.widget),
        Element::Dataframe(element) => ("dataframe", &element.selection.as_ref()?.widget),
        Element::VegaLite(element) => ("vega_lite_chart", &element.selection.as_ref()?.widget),
        Element::Plotly(element) => ("plotly_chart", &element.selection.as_ref()?.widget),
        Element::Deck(element) => ("pydeck_chart", &element.selection.as_ref()?.widget),
        _ => return None,
    })
}

fn widget_mut(element: &mut Element) -> Option<&mut Widget> {
    Some(match element {
        Element::Button(button) => &mut button.widget,
        Element::Checkbox(checkbox) => &mut checkbox.widget,
        Element::Slider(slider) => &mut slider.widget,
        Element::Selectbox(selectbox) => &mut selectbox.widget,
        Element::TextInput(input) => &mut input.widget,
        element => &mut selection_mut(element)?.widget,
    })
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

fn selection_mut(element: &mut Element) -> Option<&mut Selection> {
    match element {
        Element::Dataframe(element) => element.selection.as_mut(),
        Element::VegaLite(element) => element.selection.as_mut(),
        Element::Plotly(element) => element.selection.as_mut(),
        Element::Deck(element) => element.selection.as_mut(),
        _ => None,
    }
}

/// Gives a widget the identity by which it is known across runs: its key if it has one, else what it is and takes.
///
/// Help, visibility of the label and being disabled are no part of it. An element that is no widget stays as it is.
pub fn identify(element: &mut Element) {
    let Some((kind, Widget { key, .. })) = widget(element) else { return };
    let id = match key {
        Some(key) => format!("{kind}:{key}"),
        None => {
            let mut bare = element.clone();
            if let Some(widget) = widget_mut(&mut bare) {
                let label = std::mem::take(&mut widget.label);
                *widget = Widget { id: String::new(), key: None, label, ..blank() };
            }
            let hash = blake3::hash(&millpond_protocol::to_wire(&bare)).to_hex();
            format!("{kind}#{}", &hash[..24])
        }
    };
    if let Some(widget) = widget_mut(element) {
        widget.id = id;
    }
}

fn blank() -> Widget {
    Widget {
        id: String::new(),
        key: None,
        label: String::new(),
        label_visibility: Default::default(),
        help: None,
        disabled: false,
    }
}

/// The value of a widget that nobody has touched.
pub fn default_value(element: &Element) -> Value {
    match element {
        Element::Checkbox(checkbox) => Value::Bool(checkbox.default),
        Element::Slider(slider) => Value::Numbers(slider.default.clone()),
        Element::Selectbox(selectbox) => selectbox.default.clone().map_or(Value::None, Value::Choice),
        Element::TextInput(input) => input.default.clone().map_or(Value::None, Value::Text),
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
    match (element, value) {
        (Element::Button(_), Value::Press) | (Element::Checkbox(_), Value::Bool(_)) => Some(value.clone()),
        (Element::Slider(slider), Value::Numbers(numbers)) => {
            let fits = numbers.len() == slider.default.len()
                && numbers.iter().all(|number| (slider.min..=slider.max).contains(number))
                && numbers.is_sorted();
            fits.then(|| value.clone())
        }
        (Element::Selectbox(selectbox), Value::Choice(choice)) => find(&selectbox.options, choice).map(Value::Choice),
        (Element::Selectbox(selectbox), Value::None) => selectbox.default.is_none().then_some(Value::None),
        (Element::TextInput(input), Value::Text(text)) => {
            let fits = input.max_chars.is_none_or(|max| text.chars().count() <= max as usize);
            fits.then(|| value.clone())
        }
        (Element::TextInput(input), Value::None) => input.default.is_none().then_some(Value::None),
        (Element::Dataframe(dataframe), Value::Json(text)) => {
            let fits = |picked: Picked| {
                let mut rows = picked.rows.iter().chain(picked.cells.iter().map(|(row, _)| row));
                rows.all(|row| *row < dataframe.frame.rows)
            };
            // A list would be read as the fields in their order.
            let is_object = text.trim_start().starts_with('{');
            let fits = dataframe.selection.is_some() && is_object && serde_json::from_str(text).is_ok_and(fits);
            fits.then(|| value.clone())
        }
        (element, Value::Json(text)) => {
            let is_object = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).is_ok();
            (selection(element).is_some() && is_object).then(|| value.clone())
        }
        (element, Value::None) => selection(element).is_some().then_some(Value::None),
        _ => None,
    }
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

fn find(options: &[String], choice: &Choice) -> Option<Choice> {
    let same_place = options.get(choice.index as usize).is_some_and(|label| *label == choice.label);
    let index = match same_place {
        true => choice.index,
        false => options.iter().position(|label| *label == choice.label)? as u32,
    };
    Some(Choice { index, label: choice.label.clone() })
}

/// The widgets of a session and their values.
#[derive(Clone, Default)]
pub(crate) struct Widgets {
    known: HashMap<String, Known>,
    presses: HashSet<String>,
}

#[derive(Clone)]
struct Known {
    element: Arc<Element>,
    /// What the user gave; `None` while it has its default.
    value: Option<Value>,
    /// The number of the last run that asked for it, and where in the script it did.
    run: Option<u64>,
    place: Box<str>,
}

impl Widgets {
    /// The value as the widget takes it, or why it does not count.
    pub(crate) fn takes(&self, state: &WidgetState) -> Result<Value, String> {
        let WidgetState { id, value } = state;
        let known = self.known.get(id).ok_or_else(|| format!("there is no widget with this id: {id}"))?;
        accepts(&known.element, value).ok_or_else(|| format!("widget {id} does not take this value: {value:?}"))
    }

    /// Takes a value that the page sent, or says why it does not count.
    pub(crate) fn set(&mut self, state: WidgetState) -> Result<(), String> {
        match (self.takes(&state)?, self.known.get_mut(&state.id)) {
            (Value::Press, _) => drop(self.presses.insert(state.id)),
            (value, Some(known)) => known.value = Some(value),
            (_, None) => {}
        }
        Ok(())
    }

    /// Enters a widget that the run draws at a place in the script; if it has drawn it before, the error says where.
    pub(crate) fn register(&mut self, element: &Arc<Element>, place: &str, run: u64) -> Result<(), String> {
        let Some((_, Widget { id, .. })) = widget(element) else { return Ok(()) };
        let (element, run) = (element.clone(), Some(run));
        match self.known.get_mut(id) {
            Some(known) if known.run == run => return Err(known.place.to_string()),
            Some(known) => {
                (known.element, known.run) = (element, run);
                // Mostly it is where it was.
                if *known.place != *place {
                    known.place = place.into();
                }
            }
            None => drop(self.known.insert(id.clone(), Known { element, value: None, run, place: place.into() })),
        }
        Ok(())
    }

    /// The same widgets, of which no run has asked for any yet.
    pub(crate) fn as_for_a_new_run(&self) -> Self {
        let mut widgets = self.clone();
        widgets.known.values_mut().for_each(|known| known.run = None);
        widgets
    }

    /// The value that a widget has now.
    pub(crate) fn value(&self, element: &Element) -> Value {
        let Some((_, Widget { id, .. })) = widget(element) else { return Value::None };
        if self.presses.contains(id) {
            return Value::Press;
        }
        let given = self.known.get(id).and_then(|known| known.value.as_ref());
        given.and_then(|value| accepts(element, value)).unwrap_or_else(|| default_value(element))
    }

    /// Takes the press of a button that the script has seen; true if there was one.
    pub(crate) fn consume(&mut self, element: &Element) -> bool {
        widget(element).is_some_and(|(_, widget)| self.presses.remove(&widget.id))
    }

    /// Forgets what the run, which has come to its end, did not draw.
    pub(crate) fn keep_drawn(&mut self, run: u64) {
        self.known.retain(|_, known| known.run == Some(run));
    }

    /// Forgets the presses that no button was there to see.
    pub(crate) fn drop_presses(&mut self) {
        self.presses.clear();
    }

    /// The values that are not the widgets' defaults.
    pub(crate) fn given(&self) -> Vec<WidgetState> {
        let mut given: Vec<_> = self
            .known
            .iter()
            .filter_map(|(id, known)| {
                let value = accepts(&known.element, known.value.as_ref()?)?;
                (value != default_value(&known.element)).then(|| WidgetState { id: id.clone(), value })
            })
            .collect();
        given.sort_by(|a, b| a.id.cmp(&b.id));
        given
    }
}
