//! Dates and times as the page has them, and the present as where a widget begins.

use jiff::{
    ToSpan, Zoned,
    civil::{Date, DateTime, Time},
};
use millpond_protocol::Widget;

use crate::{
    Key,
    memo::{Declared, Memo, MemoKind},
};

/// A time as the page has it: with seconds only where they are not 0.
pub(crate) fn time_text(time: Time) -> String {
    match (time.second(), time.subsec_nanosecond()) {
        (0, 0) => time.strftime("%H:%M").to_string(),
        _ => time.to_string(),
    }
}

/// A date and time as the page has them.
pub(crate) fn datetime_text(moment: DateTime) -> String {
    format!("{}T{}", moment.date(), time_text(moment.time()))
}

/// A time without its fraction of a second, and without its seconds where these do not count.
pub(crate) fn rounded(time: Time, seconds_count: bool) -> Time {
    let second = if seconds_count { time.second() } else { 0 };
    Time::constant(time.hour(), time.minute(), second, 0)
}

/// The same day so many years later, or before; the 28th of February for a 29th that is not there. Where the years of
/// the page end, their first or last day.
pub(crate) fn years_from(day: Date, years: i16) -> Date {
    let (first, last) = (Date::constant(1, 1, 1), Date::constant(9999, 12, 31));
    let moved = day.checked_add(years.years()).unwrap_or(if years < 0 { first } else { last });
    moved.clamp(first, last)
}

/// When the session first drew a widget that begins with the present: that one stays its default. Else it would be
/// another widget each minute, and what the user has set were lost.
pub(crate) fn first_seen(kind: &str, widget: &Widget) -> DateTime {
    static FIRST_SEEN: Memo = Memo::new(Declared {
        name: "first_seen",
        module: module_path!(),
        code: "",
        uses: &[],
        parameters: &["kind", "label", "key"],
        kind: MemoKind::Singleton,
        session: true,
        persist: false,
        ttl: None,
        max_entries: None,
        max_size: None,
        allow_widgets: false,
        spinner: Some(""),
        show_time: false,
    });
    let arguments: [&dyn Key; 3] = [&kind, &widget.label, &widget.key];
    *FIRST_SEEN.call_shared(FIRST_SEEN.key(&arguments), || Zoned::now().datetime())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_written_where_they_are_not_0() {
        let midday = Date::constant(2024, 1, 31).at(12, 30, 0, 0);
        assert_eq!(datetime_text(midday), "2024-01-31T12:30");
        assert_eq!(time_text(Time::constant(0, 0, 0, 0)), "00:00");
        assert_eq!(time_text(Time::constant(12, 30, 5, 0)), "12:30:05");
        assert_eq!(time_text(Time::constant(12, 30, 0, 250_000_000)), "12:30:00.25");
        assert_eq!(rounded(Time::constant(12, 30, 5, 7), true), Time::constant(12, 30, 5, 0));
        assert_eq!(rounded(Time::constant(12, 30, 5, 7), false), Time::constant(12, 30, 0, 0));
    }

    #[test]
    fn ten_years_lie_within_the_years_of_the_page() {
        assert_eq!(years_from(Date::constant(2024, 2, 29), -10), Date::constant(2014, 2, 28));
        assert_eq!(years_from(Date::constant(5, 3, 1), -10), Date::constant(1, 1, 1));
        assert_eq!(years_from(Date::constant(9995, 3, 1), 10), Date::constant(9999, 12, 31));
    }
}
