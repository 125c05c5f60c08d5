//! Fields for dates with times of the day.

use std::{fmt::Display, time::Duration};

use jiff::civil::DateTime;
use millpond_protocol::{Element, Size, Value};

use super::{options::widget, time_input::First};
use crate::{
    Error,
    context::{Hooks, ask},
    moments::{datetime_text, first_seen, rounded, years_from},
};

/// A field for a date with a time of the day, now at first.
///
/// ```no_run
/// # use millpond as st;
/// use st::jiff::civil::{DateTime, date};
///
/// let begins: DateTime = st::datetime_input("Milling begins").value(date(2024, 8, 1).at(6, 30, 0, 0)).show();
/// let ends: Option<DateTime> = st::datetime_input("Milling ends").min(begins).optional().show();
/// ```
pub fn datetime_input(label: impl Display) -> DatetimeInput {
    DatetimeInput::new(label)
}

/// A field for a date with a time of the day, and its options. Seconds do not count.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct DatetimeInput {
    props: millpond_protocol::DatetimeInput,
    hooks: Hooks,
    value: First<DateTime>,
    min: Option<DateTime>,
    max: Option<DateTime>,
}

impl DatetimeInput {
    /// A field with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let props = millpond_protocol::DatetimeInput {
            widget: widget(label.to_string()),
            default: None,
            min: String::new(),
            max: String::new(),
            format: "YYYY/MM/DD".to_owned(),
            step: 900,
            width: Size::Stretch,
        };
        Self { props, hooks: Hooks::default(), value: First::Now, min: None, max: None }
    }

    widget_options!();
    value_options!();
    width_option!("what there is");

    required_option!();

    /// What is there at first: now unless set.
    pub fn value(mut self, moment: DateTime) -> Self {
        self.value = First::Given(moment);
        self
    }

    /// The earliest that it takes: ten years before what is there at first unless set.
    pub fn min(mut self, moment: DateTime) -> Self {
        self.min = Some(moment);
        self
    }

    /// The latest that it takes: ten years after what is there at first unless set.
    pub fn max(mut self, moment: DateTime) -> Self {
        self.max = Some(moment);
        self
    }

    date_format_option!();

    step_option! {
        /// How far apart the times to choose from are, from a minute to 23 hours: a quarter of an hour unless set.
    }

    /// There is nothing at first, and it can be cleared.
    pub fn optional(mut self) -> OptionalDatetimeInput {
        self.value = First::Nothing;
        OptionalDatetimeInput(self)
    }

    show! {
        /// Draws it; the date with the time.
        DateTime
    }

    /// Draws it, or says why it can't be drawn: what is there at first is outside of the bounds, or these are none.
    #[track_caller]
    pub fn try_show(self) -> Result<DateTime, Error> {
        Ok(self.ask()?.unwrap_or_default())
    }

    #[track_caller]
    fn ask(self) -> Result<Option<DateTime>, Error> {
        let Self { mut props, hooks, value, min, max } = self;
        let now = || first_seen("datetime_input", &props.widget);
        let first = match value {
            First::Now => Some(now()),
            First::Given(moment) => Some(moment),
            First::Nothing => None,
        };
        let (min, max) = match first {
            Some(first) => (min.unwrap_or_else(|| years(first, -10)), max.unwrap_or_else(|| years(first, 10))),
            None => {
                let today = now().date();
                let whole = |years: i16| years_from(today, years);
                (min.unwrap_or_else(|| whole(-10).at(0, 0, 0, 0)), max.unwrap_or_else(|| whole(10).at(23, 59, 0, 0)))
            }
        };
        props.default = first.map(minute_text);
        props.min = minute_text(min);
        props.max = minute_text(max);
        match ask(Element::DatetimeInput(props), &hooks)? {
            Value::Text(text) => Ok(text.parse().ok()),
            _ => Ok(None),
        }
    }
}

/// The same time so many years later, or before.
fn years(moment: DateTime, years: i16) -> DateTime {
    years_from(moment.date(), years).to_datetime(moment.time())
}

fn minute_text(moment: DateTime) -> String {
    datetime_text(moment.date().to_datetime(rounded(moment.time(), false)))
}

/// A field in which there may be nothing.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct OptionalDatetimeInput(DatetimeInput);

impl OptionalDatetimeInput {
    show! {
        /// Draws it; the date with the time, if there is one.
        Option<DateTime>
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<DateTime>, Error> {
        self.0.ask()
    }
}
