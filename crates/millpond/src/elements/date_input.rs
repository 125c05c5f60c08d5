//! Fields for dates.

use std::{fmt::Display, ops::RangeInclusive};

use jiff::civil::Date;
use millpond_protocol::{Element, Size, Value};

use super::options::widget;
use crate::{
    Error, Key, KeyWriter,
    context::{Hooks, ask},
    moments::{first_seen, years_from},
};

/// A field for a date, today at first.
///
/// ```no_run
/// # use millpond as st;
/// use st::jiff::civil::{Date, date};
///
/// let delivered: Date = st::date_input("Delivered on").show();
/// let repaired: Option<Date> = st::date_input("Repaired on").optional().show();
/// let season = st::date_input("Season").range().value(date(2024, 6, 1)..=date(2024, 9, 30)).show();
/// if let Some(days) = season.whole() {
///     st::text(format!("{} to {}", days.start(), days.end()));
/// }
/// ```
pub fn date_input(label: impl Display) -> DateInput {
    DateInput::new(label)
}

/// A field for a date and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct DateInput {
    props: millpond_protocol::DateInput,
    hooks: Hooks,
    /// What is there at first, if that was said.
    value: Option<Vec<Date>>,
    min: Option<Date>,
    max: Option<Date>,
}

impl DateInput {
    /// A field with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let props = millpond_protocol::DateInput {
            widget: widget(label.to_string()),
            default: Vec::new(),
            range: false,
            min: String::new(),
            max: String::new(),
            format: "YYYY/MM/DD".to_owned(),
            width: Size::Stretch,
        };
        Self { props, hooks: Hooks::default(), value: None, min: None, max: None }
    }

    widget_options!();
    value_options!();
    width_option!("what there is");

    required_option!();

    /// The date at first: today unless set.
    pub fn value(mut self, day: Date) -> Self {
        self.value = Some(vec![day]);
        self
    }

    /// The first date that it takes: ten years before the one at first unless set.
    pub fn min(mut self, day: Date) -> Self {
        self.min = Some(day);
        self
    }

    /// The last date that it takes: ten years after the one at first unless set.
    pub fn max(mut self, day: Date) -> Self {
        self.max = Some(day);
        self
    }

    date_format_option!();

    /// There is no date at first, and it can be cleared.
    pub fn optional(mut self) -> OptionalDateInput {
        self.value = Some(Vec::new());
        OptionalDateInput(self)
    }

    /// Has it take a range of dates.
    pub fn range(mut self) -> DateRangeInput {
        self.props.range = true;
        self.value = Some(Vec::new());
        DateRangeInput(self)
    }

    show! {
        /// Draws it; the date.
        Date
    }

    /// Draws it, or says why it can't be drawn: the date is outside of the bounds, or these are none.
    #[track_caller]
    pub fn try_show(self) -> Result<Date, Error> {
        Ok(self.ask()?.into_iter().next().unwrap_or_default())
    }

    #[track_caller]
    fn ask(self) -> Result<Vec<Date>, Error> {
        let Self { mut props, hooks, value, min, max } = self;
        let today = || first_seen("date_input", &props.widget).date();
        let days = value.unwrap_or_else(|| vec![today()]);
        let first = days.first().copied().unwrap_or_else(today);
        let last = days.last().copied().unwrap_or(first);
        props.min = min.unwrap_or_else(|| years_from(first, -10)).to_string();
        props.max = max.unwrap_or_else(|| years_from(last, 10)).to_string();
        props.default = days.iter().map(Date::to_string).collect();
        match ask(Element::DateInput(props), &hooks)? {
            Value::Texts(texts) => Ok(texts.iter().filter_map(|text| text.parse().ok()).collect()),
            _ => Ok(days),
        }
    }
}

/// A field in which there may be no date.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct OptionalDateInput(DateInput);

impl OptionalDateInput {
    show! {
        /// Draws it; the date, if there is one.
        Option<Date>
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<Date>, Error> {
        Ok(self.0.ask()?.into_iter().next())
    }
}

/// A field for a range of dates.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct DateRangeInput(DateInput);

impl DateRangeInput {
    /// The range at first: none unless set.
    pub fn value(mut self, days: RangeInclusive<Date>) -> Self {
        self.0.value = Some(vec![*days.start(), *days.end()]);
        self
    }

    show! {
        /// Draws it; the range, as far as it is chosen.
        DateRange
    }

    /// Draws it, or says why it can't be drawn: the range ends before it begins, or lies outside of the bounds.
    #[track_caller]
    pub fn try_show(self) -> Result<DateRange, Error> {
        let mut days = self.0.ask()?.into_iter();
        Ok(DateRange { start: days.next(), end: days.next() })
    }
}

/// A range of dates, as far as it is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateRange {
    /// Its first day.
    pub start: Option<Date>,
    /// Its last day, which is not before the first; there is none while there is no first.
    pub end: Option<Date>,
}

impl DateRange {
    /// The days, once both ends are chosen.
    pub fn whole(&self) -> Option<RangeInclusive<Date>> {
        Some(self.start?..=self.end?)
    }
}

impl Key for DateRange {
    fn write(&self, key: &mut KeyWriter) {
        key.tag("date range");
        self.start.write(key);
        self.end.write(key);
    }
}
