//! Tracks with one thumb or two.

use std::{fmt::Display, marker::PhantomData, ops::RangeInclusive};

use millpond_protocol::{Element, Slider as Props, Value, Widget};

use super::options::widget;
use crate::{Error, context::ask};

/// A number that a slider can be over.
pub trait Number: Copy + Display {
    /// Whether it has no fraction.
    const INTEGER: bool;
    /// As a number of the page.
    fn to_f64(self) -> f64;
    /// Back from a number of the page, which has come from [`Self::to_f64`] or lies between two that have.
    fn from_f64(number: f64) -> Self;
}

macro_rules! number {
    ($integer:literal: $($name:ident)*) => {$(
        impl Number for $name {
            const INTEGER: bool = $integer;

            fn to_f64(self) -> f64 {
                self as f64
            }

            fn from_f64(number: f64) -> Self {
                number as Self
            }
        }
    )*};
}

number!(true: i8 i16 i32 i64 isize u8 u16 u32 u64 usize);
number!(false: f32 f64);

/// A track from one number to another: `let rows = st::slider("Rows", 0..=100).value(20).show();`
pub fn slider<T: Number>(label: impl Display, range: RangeInclusive<T>) -> Slider<T> {
    Slider::new(label, *range.start(), *range.end())
}

/// A track with one thumb, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Slider<T> {
    raw: RawSlider,
    number: PhantomData<T>,
}

/// Passes options on to the untyped slider.
macro_rules! raw_options {
    ($($(#[$doc:meta])* $name:ident: $given:ty;)*) => {$(
        $(#[$doc])*
        pub fn $name(mut self, $name: $given) -> Self {
            self.raw = self.raw.$name($name);
            self
        }
    )*};
}

impl<T: Number> Slider<T> {
    /// A track from `min` to `max`, which is more.
    pub fn new(label: impl Display, min: T, max: T) -> Self {
        let raw = RawSlider::new(label.to_string(), T::INTEGER).min(min.to_f64()).max(max.to_f64());
        Self { raw, number: PhantomData }
    }

    raw_options! {
        /// Names the widget: it keeps its value while its label and track change, and style sheets find it as
        /// `st-key-<key>`. Two widgets of a page must not have the same key.
        key: impl Into<String>;
        /// Markdown shown in a tooltip beside the label.
        help: impl Into<String>;
        /// Whether it can't be used now; it shows its value all the same. False unless set.
        disabled: bool;
        /// How the label is shown: visible unless set.
        label_visibility: millpond_protocol::LabelVisibility;
        /// How numbers are shown, in the manner of `printf`: `%d` for whole numbers, `%0.2f` for others unless set.
        format: impl Into<String>;
    }

    /// Where the thumb is at first: at the track's beginning unless set.
    pub fn value(mut self, value: T) -> Self {
        self.raw = self.raw.value(vec![value.to_f64()]);
        self
    }

    /// Gives the track a second thumb: the value is the range between the two.
    pub fn range(mut self, range: RangeInclusive<T>) -> RangeSlider<T> {
        self.raw = self.raw.value(vec![range.start().to_f64(), range.end().to_f64()]);
        RangeSlider(self)
    }

    /// How far an arrow key moves: 1 for whole numbers, a hundredth of the track for others unless set.
    pub fn step(mut self, step: T) -> Self {
        self.raw = self.raw.step(step.to_f64());
        self
    }

    show! {
        /// Draws it; where the thumb is.
        T
    }

    /// Draws it, or says why it can't be drawn: the value is outside, the track or the step has no length.
    #[track_caller]
    pub fn try_show(self) -> Result<T, Error> {
        self.raw.try_show().map(|numbers| T::from_f64(numbers[0]))
    }
}

/// A track with two thumbs.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct RangeSlider<T>(Slider<T>);

impl<T: Number> RangeSlider<T> {
    show! {
        /// Draws it; from the lower thumb to the upper one.
        RangeInclusive<T>
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<RangeInclusive<T>, Error> {
        self.0.raw.try_show().map(|numbers| T::from_f64(numbers[0])..=T::from_f64(numbers[numbers.len() - 1]))
    }
}

/// A slider whose numbers have no type of their own, and where nothing need be said.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct RawSlider {
    integer: bool,
    min: Option<f64>,
    max: Option<f64>,
    value: Option<Vec<f64>>,
    step: Option<f64>,
    format: Option<String>,
    props: Labelled,
}

/// What [`widget_options`] expects.
#[derive(Clone, Debug)]
struct Labelled {
    widget: Widget,
}

#[doc(hidden)]
impl RawSlider {
    pub fn new(label: impl Into<String>, integer: bool) -> Self {
        let props = Labelled { widget: widget(label) };
        Self { integer, min: None, max: None, value: None, step: None, format: None, props }
    }

    widget_options!();

    pub fn min(mut self, min: f64) -> Self {
        self.min = Some(min);
        self
    }

    pub fn max(mut self, max: f64) -> Self {
        self.max = Some(max);
        self
    }

    /// One thumb, or two; none stands for two at the track's ends.
    pub fn value(mut self, value: Vec<f64>) -> Self {
        self.value = Some(value);
        self
    }

    pub fn step(mut self, step: f64) -> Self {
        self.step = Some(step);
        self
    }

    pub fn format(mut self, format: impl Into<String>) -> Self {
        self.format = Some(format.into());
        self
    }

    /// Draws it; where the thumbs are.
    #[track_caller]
    pub fn try_show(self) -> Result<Vec<f64>, Error> {
        let integer = self.integer;
        let props = self.into_props();
        check(&props, integer)?;
        match ask(Element::Slider(props.clone()))? {
            Value::Numbers(numbers) => Ok(numbers),
            _ => Ok(props.default),
        }
    }

    /// What was said, and defaults for the rest. Bounds that were not said take the value in.
    fn into_props(self) -> Props {
        let given = self.value.as_deref().unwrap_or_default();
        let (lowest, highest) = (given.iter().copied().fold(0.0, f64::min), given.iter().copied().fold(0.0, f64::max));
        let min = self.min.unwrap_or(lowest);
        let max = self.max.unwrap_or_else(|| highest.max(if self.integer { 100.0 } else { 1.0 }));
        let default = match self.value {
            None => vec![min],
            Some(ends) if ends.is_empty() => vec![min, max],
            Some(value) => value,
        };
        let step = self.step.unwrap_or(if self.integer { 1.0 } else { (max - min) / 100.0 });
        let format = self.format.unwrap_or_else(|| if self.integer { "%d" } else { "%0.2f" }.to_owned());
        Props { widget: self.props.widget, min, max, step, default, format }
    }
}

fn check(props: &Props, integer: bool) -> Result<(), Error> {
    /// Above this a browser can't tell whole numbers apart.
    const MAX_SAFE: f64 = 9_007_199_254_740_991.0;
    let Props { min, max, step, default, .. } = props;
    let invalid = |kind, message| Err(Error::invalid(kind, message));
    if [min, max].iter().any(|bound| !bound.is_finite() || (integer && bound.abs() > MAX_SAFE)) {
        let message = format!("a slider's bounds must be finite and within ±(2⁵³ - 1): {min} and {max}");
        return invalid("StreamlitJSNumberBoundsError", message);
    }
    if min >= max {
        let message = format!("a slider's `min_value` must be below its `max_value`: {min} and {max}");
        return invalid("StreamlitInvalidMinMaxError", message);
    }
    if step.is_nan() || *step <= 0.0 {
        return invalid("StreamlitAPIException", format!("a slider's `step` must be above 0: {step}"));
    }
    if let Some(value) = default.iter().find(|value| value.is_nan() || *value < min) {
        let message = format!("a slider's `value` is below its `min_value` of {min}: {value}");
        return invalid("StreamlitValueBelowMinError", message);
    }
    if let Some(value) = default.iter().find(|value| *value > max) {
        let message = format!("a slider's `value` is above its `max_value` of {max}: {value}");
        return invalid("StreamlitValueAboveMaxError", message);
    }
    if default.len() > 2 || !default.is_sorted() {
        let message =
            format!("a slider has one `value`, or two of which the first is not above the other: {default:?}");
        return invalid("StreamlitAPIException", message);
    }
    Ok(())
}
