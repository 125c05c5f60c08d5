//! Fields for times of the day.

use std::{fmt::Display, time::Duration};

use jiff::civil::Time;
use millpond_protocol::{Element, HourFormat, Size, Value};

use super::options::widget;
use crate::{
    Error,
    context::{Hooks, ask},
    moments::{first_seen, rounded, time_text},
};

/// A field for a time of the day, that of now at first.
///
/// ```no_run
/// # use millpond as st;
/// use st::jiff::civil::{Time, time};
///
/// let opens: Time = st::time_input("Opens at").value(time(6, 30, 0, 0)).show();
/// let rests: Option<Time> = st::time_input("Rests at").optional().show();
/// ```
pub fn time_input(label: impl Display) -> TimeInput {
    TimeInput::new(label)
}

/// A field for a time of the day and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct TimeInput {
    props: millpond_protocol::TimeInput,
    hooks: Hooks,
    value: First<Time>,
}

/// What is in a field at first.
#[derive(Clone, Copy, Debug)]
pub(super) enum First<T> {
    /// The present.
    Now,
    Given(T),
    Nothing,
}

impl TimeInput {
    /// A field with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let props = millpond_protocol::TimeInput {
            widget: widget(label.to_string()),
            default: None,
            step: 900,
            hours: HourFormat::TwentyFour,
            width: Size::Stretch,
        };
        Self { props, hooks: Hooks::default(), value: First::Now }
    }

    widget_options!();
    value_options!();
    width_option!("what there is");

    required_option!();

    /// The time at first: that of now unless set. Seconds count only where the step is not whole minutes.
    pub fn value(mut self, time: Time) -> Self {
        self.value = First::Given(time);
        self
    }

    step_option! {
        /// How far apart the times to choose from are, from a second to 23 hours: a quarter of an hour unless set.
    }

    /// Shows hours from 1 to 12, with AM and PM.
    pub fn twelve_hours(mut self) -> Self {
        self.props.hours = HourFormat::Twelve;
        self
    }

    /// Shows hours as the browser's language has them.
    pub fn localized_hours(mut self) -> Self {
        self.props.hours = HourFormat::Localized;
        self
    }

    /// There is no time at first, and it can be cleared.
    pub fn optional(mut self) -> OptionalTimeInput {
        self.value = First::Nothing;
        OptionalTimeInput(self)
    }

    show! {
        /// Draws it; the time.
        Time
    }

    /// Draws it, or says why it can't be drawn: its step is too short or too long.
    #[track_caller]
    pub fn try_show(self) -> Result<Time, Error> {
        Ok(self.ask()?.unwrap_or_default())
    }

    #[track_caller]
    fn ask(self) -> Result<Option<Time>, Error> {
        let Self { mut props, hooks, value } = self;
        let first = match value {
            First::Now => Some(first_seen("time_input", &props.widget).time()),
            First::Given(time) => Some(time),
            First::Nothing => None,
        };
        let first = first.map(|time| rounded(time, props.step % 60 != 0));
        props.default = first.map(time_text);
        match ask(Element::TimeInput(props), &hooks)? {
            Value::Text(text) => Ok(text.parse().ok()),
            _ => Ok(None),
        }
    }
}

/// A field in which there may be no time.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct OptionalTimeInput(TimeInput);

impl OptionalTimeInput {
    show! {
        /// Draws it; the time, if there is one.
        Option<Time>
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<Time>, Error> {
        self.0.ask()
    }
}
