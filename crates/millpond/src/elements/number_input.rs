//! Fields for numbers.

use std::{
    fmt::Display,
    marker::PhantomData,
    ops::{RangeFrom, RangeFull, RangeInclusive, RangeToInclusive},
};

use millpond_protocol::{Element, Size, SliderKind, Value};

use super::{options::widget, slider::Number};
use crate::{
    Error,
    context::{Hooks, ask},
};

/// The bounds of a number: `0..=100`, `0..`, `..=100`, or `..` for none.
pub trait Bounds<T> {
    /// The least and the greatest.
    fn ends(self) -> (Option<T>, Option<T>);
}

impl<T> Bounds<T> for RangeInclusive<T> {
    fn ends(self) -> (Option<T>, Option<T>) {
        let (min, max) = self.into_inner();
        (Some(min), Some(max))
    }
}

impl<T> Bounds<T> for RangeFrom<T> {
    fn ends(self) -> (Option<T>, Option<T>) {
        (Some(self.start), None)
    }
}

impl<T> Bounds<T> for RangeToInclusive<T> {
    fn ends(self) -> (Option<T>, Option<T>) {
        (None, Some(self.end))
    }
}

impl<T> Bounds<T> for RangeFull {
    fn ends(self) -> (Option<T>, Option<T>) {
        (None, None)
    }
}

/// A field for a number.
///
/// ```no_run
/// # use millpond as st;
/// let sacks: u32 = st::number_input("Sacks", 0..=100).value(10).show();
/// let price = st::number_input("Price", ..).value(2.5).step(0.1).show();
/// let age: Option<u8> = st::number_input("Age", ..).optional().show();
/// ```
pub fn number_input<T: Number>(label: impl Display, bounds: impl Bounds<T>) -> NumberInput<T> {
    NumberInput::new(label, bounds)
}

/// A field for a number and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct NumberInput<T> {
    props: millpond_protocol::NumberInput,
    hooks: Hooks,
    /// The number at first, and how far its buttons move, where that was said.
    value: Option<f64>,
    step: Option<f64>,
    number: PhantomData<T>,
}

impl<T: Number> NumberInput<T> {
    /// A field for a number within bounds. Those of its type count in any case.
    pub fn new(label: impl Display, bounds: impl Bounds<T>) -> Self {
        let (min, max) = bounds.ends();
        let [min, max] = [min, max].map(|end| end.map(|end| end.to_f64()));
        let props = millpond_protocol::NumberInput {
            widget: widget(label.to_string()),
            integer: T::KIND == SliderKind::Integer,
            min: min.or(T::ENDS.0),
            max: max.or(T::ENDS.1),
            step: 0.0,
            default: None,
            format: None,
            placeholder: String::new(),
            icon: None,
            width: Size::Stretch,
        };
        // Without a value it begins at the least, if that was said, else as near to 0 as can be.
        let value = min.unwrap_or_else(|| max.map_or(0.0, |max| max.min(0.0)));
        Self { props, hooks: Hooks::default(), value: Some(value), step: None, number: PhantomData }
    }

    widget_options!();
    value_options!();
    width_option!("what there is");

    text_option! {
        /// An emoji or `:material/name:` at the beginning of the field.
        icon
    }

    text_option! {
        /// How the number is shown, in the manner of `printf`, with nothing around it, as `%.1f`: by what the step needs
        /// unless set.
        format
    }

    required_option!();
    placeholder_option!();

    /// The number at first: the least, or 0 where there is no bound, unless set.
    pub fn value(mut self, value: T) -> Self {
        self.value = Some(value.to_f64());
        self
    }

    /// How far its buttons and the arrow keys move: 1 for whole numbers, else 0.01 or what the format shows, unless
    /// set.
    pub fn step(mut self, step: T) -> Self {
        self.step = Some(step.to_f64());
        self
    }

    /// There is no number at first, and it can be emptied.
    pub fn optional(mut self) -> OptionalNumberInput<T> {
        self.value = None;
        OptionalNumberInput(self)
    }

    show! {
        /// Draws it; the number.
        T
    }

    /// Draws it, or says why it can't be drawn: the number is outside of the bounds, or these are none.
    #[track_caller]
    pub fn try_show(self) -> Result<T, Error> {
        let first = self.value.unwrap_or_default();
        Ok(self.ask()?.unwrap_or_else(|| T::from_f64(first)))
    }

    #[track_caller]
    fn ask(self) -> Result<Option<T>, Error> {
        let Self { mut props, hooks, value, step, .. } = self;
        props.default = value;
        props.step = step.unwrap_or_else(|| usual_step(props.integer, props.format.as_deref()));
        match ask(Element::NumberInput(props), &hooks)? {
            Value::Numbers(numbers) => Ok(numbers.first().map(|number| T::from_f64(*number))),
            _ => Ok(None),
        }
    }
}

/// How far the buttons move: to the next whole number, or by the last digit that is shown.
fn usual_step(integer: bool, format: Option<&str>) -> f64 {
    if integer {
        return 1.0;
    }
    let digits = format.and_then(|format| format.strip_suffix('f')?.rsplit_once('.')?.1.parse::<i32>().ok());
    10f64.powi(-digits.unwrap_or(2))
}

/// A field in which there may be no number.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct OptionalNumberInput<T>(NumberInput<T>);

impl<T: Number> OptionalNumberInput<T> {
    show! {
        /// Draws it; the number, if there is one.
        Option<T>
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<T>, Error> {
        self.0.ask()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_those_that_were_said_or_the_types() {
        let ends = |props: &millpond_protocol::NumberInput| (props.min, props.max);
        assert_eq!(ends(&number_input("x", 1..=3u8).props), (Some(1.0), Some(3.0)));
        assert_eq!(ends(&number_input("x", 1..).value(2i8).props), (Some(1.0), Some(127.0)));
        assert_eq!(ends(&number_input("x", ..=3u64).props), (Some(0.0), Some(3.0)));
        assert_eq!(ends(&number_input::<i64>("x", ..).props), (None, None));
        assert_eq!(ends(&number_input::<f64>("x", ..).props), (None, None));
    }

    #[test]
    fn it_begins_at_the_least_or_near_0() {
        assert_eq!(number_input("x", 3..).value, Some(3.0));
        assert_eq!(number_input::<i8>("x", ..).value, Some(0.0));
        assert_eq!(number_input("x", ..=-2).value, Some(-2.0));
        assert_eq!(number_input("x", ..=2).value, Some(0.0));
    }

    #[test]
    fn the_step_is_the_last_digit_that_is_shown() {
        assert_eq!(usual_step(true, Some("%.3f")), 1.0);
        assert_eq!(usual_step(false, None), 0.01);
        assert_eq!(usual_step(false, Some("%.3f")), 0.001);
        assert_eq!(usual_step(false, Some("%.0f")), 1.0);
        assert_eq!(usual_step(false, Some("%g")), 0.01);
    }
}
