//! Tracks with one thumb or two.

use std::{fmt::Display, marker::PhantomData, ops::RangeInclusive, time::Duration};

use jiff::{
    SignedDuration,
    civil::{Date, DateTime, Time},
};
use millpond_protocol::{Element, Size, Slider as Props, SliderKind, Value};

use super::options::widget;
use crate::{
    Error,
    context::{Hooks, ask},
};

/// What a slider can be over: numbers, dates and times.
pub trait Scale: Clone {
    /// What the page takes its numbers for.
    const KIND: SliderKind;
    /// How they are shown unless something else is said.
    const FORMAT: &'static str;
    /// How far an arrow key moves.
    type Step;
    /// As a number of the page.
    fn to_f64(&self) -> f64;
    /// Back from a number of the page, which has come from [`Self::to_f64`] or lies between two that have.
    fn from_f64(number: f64) -> Self;
    /// A step as a number of the page.
    fn step_to_f64(step: Self::Step) -> f64;
    /// How far an arrow key moves on a track of this length unless something else is said.
    fn usual_step(length: f64) -> f64;
}

/// What a field for a number can hold: whole numbers, and those with a point.
pub trait Number: Scale<Step = Self> {
    /// The least and the greatest that there are, as far as the page can tell them.
    const ENDS: (Option<f64>, Option<f64>);
}

/// Above this a browser can't tell whole numbers apart.
pub(crate) const MAX_SAFE: f64 = 9_007_199_254_740_991.0;

/// A number, if the page can tell it.
const fn told(number: f64) -> Option<f64> {
    if -MAX_SAFE <= number && number <= MAX_SAFE { Some(number) } else { None }
}

macro_rules! number {
    ($kind:ident $format:literal |$length:ident| $step:expr; $($name:ident)*) => {$(
        impl Number for $name {
            const ENDS: (Option<f64>, Option<f64>) = (told($name::MIN as f64), told($name::MAX as f64));
        }

        impl Scale for $name {
            const KIND: SliderKind = SliderKind::$kind;
            const FORMAT: &'static str = $format;
            type Step = Self;

            fn to_f64(&self) -> f64 {
                *self as f64
            }

            fn from_f64(number: f64) -> Self {
                number as Self
            }

            fn step_to_f64(step: Self) -> f64 {
                step as f64
            }

            fn usual_step($length: f64) -> f64 {
                $step
            }
        }
    )*};
}

number!(Integer "%d" |_length| 1.0; i8 i16 i32 i64 isize u8 u16 u32 u64 usize);
number!(Float "%0.2f" |length| length / 100.0; f32 f64);

/// The time since which the page counts.
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
const MICROSECONDS_A_DAY: f64 = 86_400e6;
const QUARTER_OF_AN_HOUR: f64 = 900e6;

fn microseconds(step: Duration) -> f64 {
    step.as_micros() as f64
}

fn after_epoch(microseconds: f64) -> DateTime {
    let since = SignedDuration::from_micros(microseconds as i64);
    EPOCH.checked_add(since).unwrap_or(if since.is_negative() { DateTime::MIN } else { DateTime::MAX })
}

impl Scale for Date {
    const KIND: SliderKind = SliderKind::Date;
    const FORMAT: &'static str = "YYYY-MM-DD";
    type Step = u32;

    fn to_f64(&self) -> f64 {
        self.to_datetime(Time::midnight()).to_f64() / MICROSECONDS_A_DAY
    }

    fn from_f64(number: f64) -> Self {
        after_epoch(number.round() * MICROSECONDS_A_DAY).date()
    }

    fn step_to_f64(days: u32) -> f64 {
        f64::from(days)
    }

    fn usual_step(_length: f64) -> f64 {
        1.0
    }
}

impl Scale for Time {
    const KIND: SliderKind = SliderKind::Time;
    const FORMAT: &'static str = "HH:mm";
    type Step = Duration;

    fn to_f64(&self) -> f64 {
        self.on(1970, 1, 1).to_f64()
    }

    fn from_f64(number: f64) -> Self {
        after_epoch(number).time()
    }

    fn step_to_f64(step: Duration) -> f64 {
        microseconds(step)
    }

    fn usual_step(_length: f64) -> f64 {
        QUARTER_OF_AN_HOUR
    }
}

impl Scale for DateTime {
    const KIND: SliderKind = SliderKind::Datetime;
    const FORMAT: &'static str = "YYYY-MM-DD HH:mm";
    type Step = Duration;

    fn to_f64(&self) -> f64 {
        self.duration_since(EPOCH).as_micros() as f64
    }

    fn from_f64(number: f64) -> Self {
        after_epoch(number)
    }

    fn step_to_f64(step: Duration) -> f64 {
        microseconds(step)
    }

    fn usual_step(length: f64) -> f64 {
        if length < MICROSECONDS_A_DAY { QUARTER_OF_AN_HOUR } else { MICROSECONDS_A_DAY }
    }
}

impl Scale for Duration {
    const KIND: SliderKind = SliderKind::Duration;
    const FORMAT: &'static str = "";
    type Step = Duration;

    fn to_f64(&self) -> f64 {
        microseconds(*self)
    }

    fn from_f64(number: f64) -> Self {
        Duration::from_micros(number as u64)
    }

    fn step_to_f64(step: Duration) -> f64 {
        microseconds(step)
    }

    fn usual_step(length: f64) -> f64 {
        length / 100.0
    }
}

/// A track from one number to another: `let rows = st::slider("Rows", 0..=100).value(20).show();`
pub fn slider<T: Scale>(label: impl Display, range: RangeInclusive<T>) -> Slider<T> {
    let (min, max) = range.into_inner();
    Slider::new(label, min, max)
}

/// A track with one thumb, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Slider<T> {
    props: Props,
    hooks: Hooks,
    /// Where the thumbs are at first, and how far an arrow key moves, where that was said.
    value: Option<Vec<f64>>,
    step: Option<f64>,
    number: PhantomData<T>,
}

impl<T: Scale> Slider<T> {
    /// A track from `min` to `max`, which is more.
    pub fn new(label: impl Display, min: T, max: T) -> Self {
        let props = Props {
            widget: widget(label.to_string()),
            kind: T::KIND,
            min: min.to_f64(),
            max: max.to_f64(),
            step: 0.0,
            default: Vec::new(),
            format: T::FORMAT.to_owned(),
            width: Size::Stretch,
        };
        Self { props, hooks: Hooks::default(), value: None, step: None, number: PhantomData }
    }

    widget_options!();
    value_options!();
    width_option!("what there is");

    /// How values are shown: numbers in the manner of `printf`, `%d` for whole ones, `%0.2f` for others unless set; dates
    /// and times by letters, such as `YYYY-MM-DD HH:mm`.
    pub fn format(mut self, format: impl Into<String>) -> Self {
        self.props.format = format.into();
        self
    }

    /// Where the thumb is at first: at the track's beginning unless set.
    pub fn value(mut self, value: T) -> Self {
        self.value = Some(vec![value.to_f64()]);
        self
    }

    /// Gives the track a second thumb: the value is the range between the two.
    pub fn range(mut self, range: RangeInclusive<T>) -> RangeSlider<T> {
        self.value = Some(vec![range.start().to_f64(), range.end().to_f64()]);
        RangeSlider(self)
    }

    /// How far an arrow key moves: 1 for whole numbers, a hundredth of the track for others, a day or a quarter of an
    /// hour for dates and times, unless set.
    pub fn step(mut self, step: T::Step) -> Self {
        self.step = Some(T::step_to_f64(step));
        self
    }

    show! {
        /// Draws it; where the thumb is.
        T
    }

    /// Draws it, or says why it can't be drawn: the value is outside, the track or the step has no length.
    #[track_caller]
    pub fn try_show(self) -> Result<T, Error> {
        self.ask().map(|numbers| T::from_f64(numbers[0]))
    }

    #[track_caller]
    fn ask(self) -> Result<Vec<f64>, Error> {
        let Self { mut props, hooks, value, step, .. } = self;
        props.default = value.unwrap_or_else(|| vec![props.min]);
        props.step = step.unwrap_or_else(|| T::usual_step(props.max - props.min));
        let default = props.default.clone();
        match ask(Element::Slider(props), &hooks)? {
            Value::Numbers(numbers) => Ok(numbers),
            _ => Ok(default),
        }
    }
}

/// A track with two thumbs.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct RangeSlider<T>(Slider<T>);

impl<T: Scale> RangeSlider<T> {
    show! {
        /// Draws it; from the lower thumb to the upper one.
        RangeInclusive<T>
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<RangeInclusive<T>, Error> {
        self.0.ask().map(|numbers| T::from_f64(numbers[0])..=T::from_f64(numbers[numbers.len() - 1]))
    }
}
