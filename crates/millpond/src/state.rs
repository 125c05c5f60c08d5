//! What a session holds by names of the script's.

use std::{any::Any, marker::PhantomData, sync::Arc};

use jiff::civil::{Date, DateTime, Time};
use millpond_engine::{Found, Held};
use millpond_protocol::{Chat, Choice, Element, Value};

use crate::{
    Error, Key, KeyWriter, context,
    moments::{datetime_text, time_text},
};

/// What the session holds under a key, which lasts as long as the session: `st::state("count").or(0)`.
///
/// The value of the widget with that key is found there, too, and setting it before the widget is drawn gives the widget
/// that value: of boxes `bool`, of fields for numbers and sliders a number, of texts and colours `String`, of one of
/// several options its label as `String`, of some of them `Vec<String>`, of dates and times those of `jiff::civil`.
///
/// A memoized function that reads a state has it as an input; the results of one that sets it are not remembered.
///
/// ```no_run
/// # use millpond as st;
/// let count = st::state("count").or(0);
/// if st::button("Once more") {
///     count.set(count.get() + 1);
/// }
/// st::write(count.get());
/// ```
pub fn state<T: Key + Clone + Send + Sync + 'static>(key: impl Into<String>) -> State<T> {
    State { key: key.into(), value: PhantomData }
}

/// A place in a session's state.
#[derive(Clone, Debug)]
pub struct State<T> {
    key: String,
    value: PhantomData<fn() -> T>,
}

impl<T: Key + Clone + Send + Sync + 'static> State<T> {
    /// What is held; `None` where nothing is, or something of another type.
    pub fn get(&self) -> Option<T> {
        match context::run()?.held(&self.key)? {
            Found::Held(held) => {
                let held: &dyn Any = &*held;
                held.downcast_ref::<Holding>()?.value.downcast_ref::<T>().cloned()
            }
            Found::Widget(_, value, _) => read(&value),
        }
    }

    /// Holds a value from now on.
    #[track_caller]
    pub fn set(&self, value: T) {
        context::expect(self.try_set(value));
    }

    /// Holds a value from now on, or says why it can't: the run has drawn the widget with this key.
    pub fn try_set(&self, value: T) -> Result<(), Error> {
        match context::run() {
            Some(run) => Ok(run.hold(&self.key, Arc::new(Holding::new(value)))?),
            None => Ok(()),
        }
    }

    /// Gives up what is held.
    pub fn clear(&self) {
        if let Some(run) = context::run() {
            run.let_go(&self.key);
        }
    }

    /// With a value for where nothing is held yet.
    pub fn or(self, default: T) -> StateOr<T> {
        StateOr { state: self, default }
    }
}

/// A place in a session's state, with what counts where nothing is held.
#[derive(Clone, Debug)]
pub struct StateOr<T> {
    state: State<T>,
    default: T,
}

impl<T: Key + Clone + Send + Sync + 'static> StateOr<T> {
    /// What is held, or the default.
    pub fn get(&self) -> T {
        self.state.get().unwrap_or_else(|| self.default.clone())
    }

    /// Holds a value from now on.
    #[track_caller]
    pub fn set(&self, value: T) {
        self.state.set(value);
    }

    /// Holds what `change` makes of what is held.
    #[track_caller]
    pub fn update(&self, change: impl FnOnce(T) -> T) {
        self.set(change(self.get()));
    }
}

/// A value that a session holds.
struct Holding {
    value: Box<dyn Any + Send + Sync>,
    hash: fn(&dyn Any) -> [u8; 32],
}

impl Holding {
    fn new<T: Key + Send + Sync + 'static>(value: T) -> Self {
        let hash = |value: &dyn Any| {
            let value = value.downcast_ref::<T>().expect("it is of the type that it was made of");
            KeyWriter::of(&[value], true).finish()
        };
        Self { value: Box::new(value), hash }
    }
}

impl Held for Holding {
    fn fingerprint(&self) -> Option<[u8; 32]> {
        Some((self.hash)(&*self.value))
    }
}

/// Tries types one after the other.
macro_rules! first {
    ($($try:expr),* $(,)?) => { None$(.or_else(|| $try))* };
}

/// The value that a widget gets which the script has set.
pub(crate) fn value_of(element: &Element, held: &dyn Held) -> Result<Value, Error> {
    let held: &dyn Any = held;
    let value = held.downcast_ref::<Holding>().and_then(|holding| written(&*holding.value, element));
    value.ok_or_else(|| {
        let (kind, widget) = millpond_engine::widget(element).expect("only widgets get values");
        let key = widget.key.as_deref().unwrap_or_default();
        let message = format!("the state `{key}` was set to a value of a type that a `{kind}` does not have");
        Error::invalid("StreamlitAPIException", message)
    })
}

/// A value of Rust as the page has it for a widget.
fn written(value: &dyn Any, element: &Element) -> Option<Value> {
    let choice = |label: &String| Choice { index: None, label: label.clone() };
    let of_text = |text: &String| match element {
        Element::Selectbox(props) => Value::Choice(known(&props.options, text)),
        Element::Radio(props) => Value::Choice(known(&props.options, text)),
        Element::SelectSlider(_) | Element::ButtonGroup(_) | Element::Multiselect(_) => {
            Value::Choices(vec![choice(text)])
        }
        Element::ChatInput(_) => Value::Chat(Chat { text: text.clone(), files: Vec::new(), audio: None }),
        _ => Value::Text(text.clone()),
    };
    let number = |number: f64| Value::Numbers(vec![number]);
    macro_rules! number {
        ($($name:ident)*) => { first!($(value.downcast_ref::<$name>().map(|value| number(*value as f64))),*) };
    }
    first!(
        value.downcast_ref().map(|ticked| Value::Bool(*ticked)),
        value.downcast_ref().map(of_text),
        value.downcast_ref::<&str>().map(|text| of_text(&(*text).to_owned())),
        number!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64),
        value.downcast_ref::<Vec<f64>>().map(|numbers| Value::Numbers(numbers.clone())),
        value.downcast_ref::<Vec<String>>().map(|labels| Value::Choices(labels.iter().map(choice).collect())),
        value.downcast_ref::<Date>().map(|date| Value::Texts(vec![date.to_string()])),
        value.downcast_ref::<Vec<Date>>().map(|dates| Value::Texts(dates.iter().map(Date::to_string).collect())),
        value.downcast_ref::<Time>().map(|time| Value::Text(time_text(*time))),
        value.downcast_ref::<DateTime>().map(|moment| Value::Text(datetime_text(*moment))),
    )
}

fn known(options: &[String], label: &str) -> Choice {
    let index = options.iter().position(|option| option == label).map(|index| index as u32);
    Choice { index, label: label.to_owned() }
}

/// A widget's value as Rust has it.
fn read<T: Clone + 'static>(value: &Value) -> Option<T> {
    let as_wanted = |value: &dyn Any| value.downcast_ref::<T>().cloned();
    let of_number = |number: f64| {
        macro_rules! number {
            ($($name:ident)*) => { first!($(as_wanted(&(number as $name))),*) };
        }
        number!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64)
    };
    match value {
        Value::Bool(ticked) => as_wanted(ticked),
        Value::Numbers(numbers) => first!(as_wanted(numbers), numbers.first().and_then(|number| of_number(*number))),
        Value::Text(text) | Value::Json(text) => {
            first!(as_wanted(text), as_wanted(&text.parse::<Time>().ok()?), as_wanted(&text.parse::<DateTime>().ok()?),)
        }
        Value::Texts(texts) => {
            let dates = texts.iter().map(|text| text.parse().ok()).collect::<Option<Vec<Date>>>()?;
            first!(as_wanted(&dates), as_wanted(dates.first()?))
        }
        Value::Choice(choice) => as_wanted(&choice.label),
        Value::Choices(choices) => {
            let labels: Vec<_> = choices.iter().map(|choice| choice.label.clone()).collect();
            first!(as_wanted(&labels), as_wanted(labels.first()?))
        }
        Value::Press => as_wanted(&true),
        Value::Chat(chat) => as_wanted(&chat.text),
        Value::Files(_) | Value::None => None,
    }
}
