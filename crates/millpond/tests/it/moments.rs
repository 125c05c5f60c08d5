//! Dates and times.

use std::time::Duration;

use millpond::{
    self as st,
    jiff::{
        Zoned,
        civil::{Date, DateTime, Time, date, time},
    },
    testing::AppTest,
};
use millpond_protocol::Value;

use crate::support::{last, refusal, text};

fn dates(dates: &[&str]) -> Value {
    Value::Texts(dates.iter().map(|date| (*date).to_owned()).collect())
}

#[test]
fn dates_are_dates() {
    let mut app = AppTest::new(|| {
        let day: Date = st::date_input("Day").value(date(2024, 1, 31)).show();
        let maybe: Option<Date> = st::date_input("Maybe").optional().show();
        st::text(format!("{day} {maybe:?}"));
    });
    assert_eq!(last(&app.run()), "text \"2024-01-31 None\"");
    app.set("Day", dates(&["2023-12-01"]));
    assert_eq!(last(&app.set("Maybe", dates(&["2025-02-28"]))), "text \"2023-12-01 Some(2025-02-28)\"");
    assert_eq!(last(&app.set("Maybe", dates(&[]))), "text \"2023-12-01 None\"");
}

#[test]
fn a_range_of_dates_has_up_to_two() {
    let mut app = AppTest::new(|| {
        let season = st::date_input("Season").range().value(date(2024, 6, 1)..=date(2024, 9, 30)).show();
        let none = st::date_input("None").range().show();
        st::text(format!("{:?} {:?} {:?}", season.start, season.whole(), none.whole()));
    });
    assert_eq!(last(&app.run()), "text \"Some(2024-06-01) Some(2024-06-01..=2024-09-30) None\"");
    assert_eq!(last(&app.set("Season", dates(&["2024-07-01"]))), "text \"Some(2024-07-01) None None\"");
    assert_eq!(
        last(&app.set("None", dates(&["2024-07-01", "2024-07-01"]))).replace("2024-07-01", "*"),
        "text \"Some(*) None Some(*..=*)\""
    );
}

#[test]
fn dates_at_their_bounds_are_taken_and_others_refused() {
    let page = AppTest::new(|| {
        st::date_input("Day").value(date(2024, 2, 29)).show();
    })
    .run();
    assert!(page.contains("max=\"2034-02-28\" min=\"2014-02-28\""), "{page}");
    let bounded = || st::date_input("Day").min(date(2024, 1, 1)).max(date(2024, 12, 31));
    assert_eq!(bounded().value(date(2024, 1, 1)).try_show().ok(), Some(date(2024, 1, 1)));
    assert_eq!(bounded().value(date(2024, 12, 31)).try_show().ok(), Some(date(2024, 12, 31)));
    assert_eq!(
        refusal(bounded().value(date(2025, 1, 1)).try_show()),
        "StreamlitValueAboveMaxError: a date input's `value` must lie from its `min_value`, 2024-01-01, to its \
         `max_value`, 2024-12-31: 2025-01-01"
    );
    assert_eq!(
        refusal(bounded().value(date(2023, 12, 31)).try_show()),
        "StreamlitValueBelowMinError: a date input's `value` must lie from its `min_value`, 2024-01-01, to its \
         `max_value`, 2024-12-31: 2023-12-31"
    );
    assert_eq!(
        refusal(st::date_input("Day").min(date(2024, 1, 2)).max(date(2024, 1, 1)).try_show()),
        "StreamlitInvalidMinMaxError: a date input's `min_value` must not be after its `max_value`: 2024-01-02 and \
         2024-01-01"
    );
    assert_eq!(
        refusal(st::date_input("Day").range().value(date(2024, 1, 2)..=date(2024, 1, 1)).try_show()),
        "StreamlitAPIException: a date input's range must not end before it begins: 2024-01-02, 2024-01-01"
    );
    assert_eq!(
        refusal(st::date_input("Day").format("D.M.YY").try_show()),
        "StreamlitAPIException: a date input's `format` is YYYY/MM/DD, DD/MM/YYYY or MM/DD/YYYY, with \"/\", \"-\" or \
         \".\" in it: \"D.M.YY\""
    );
    assert_eq!(
        refusal(st::date_input("Day").min(date(-1, 1, 1)).try_show()),
        "StreamlitAPIException: a date input has dates and times as ISO 8601 texts, of the years 0 to 9999: \
         \"-000001-01-01\""
    );
}

#[test]
fn times_are_times_and_have_seconds_where_the_step_has() {
    let mut app = AppTest::new(|| {
        let opens: Time = st::time_input("Opens").value(time(6, 30, 15, 0)).show();
        let exact: Time = st::time_input("Exact").value(time(6, 30, 15, 5)).step(Duration::from_secs(1)).show();
        let maybe: Option<Time> = st::time_input("Maybe").twelve_hours().optional().show();
        st::text(format!("{opens} {exact} {maybe:?}"));
    });
    let page = app.run();
    assert_eq!(last(&page), "text \"06:30:00 06:30:15 None\"");
    assert!(page.contains("\"Opens\" default=\"06:30\"") && page.contains("\"Exact\" default=\"06:30:15\""), "{page}");
    app.set("Opens", text("23:59"));
    assert_eq!(last(&app.set("Maybe", text("00:00"))), "text \"23:59:00 06:30:15 Some(00:00:00)\"");
}

#[test]
fn steps_are_from_a_second_or_a_minute_to_23_hours() {
    let (hours, second) = (Duration::from_secs(23 * 3600), Duration::from_secs(1));
    let step = |step| refusal(st::time_input("w").step(step).try_show());
    assert_eq!(step(second), "it is not refused");
    assert_eq!(step(hours), "it is not refused");
    assert_eq!(
        step(Duration::ZERO),
        "StreamlitAPIException: a time input's `step` must be from 1 second to 23 hours: 0 seconds"
    );
    assert_eq!(
        step(hours + second),
        "StreamlitAPIException: a time input's `step` must be from 1 second to 23 hours: 82801 seconds"
    );
    let step = |step| refusal(st::datetime_input("w").step(step).try_show());
    assert_eq!(step(Duration::from_secs(60)), "it is not refused");
    assert_eq!(
        step(second),
        "StreamlitAPIException: a datetime input's `step` must be from 60 seconds to 23 hours: 1 seconds"
    );
}

#[test]
fn a_date_with_a_time_is_both() {
    let first = date(2024, 1, 31).at(13, 30, 45, 0);
    let mut app = AppTest::new(move || {
        let begins: DateTime = st::datetime_input("Begins").value(first).show();
        let ends: Option<DateTime> = st::datetime_input("Ends").min(begins).optional().show();
        st::text(format!("{begins} {ends:?}"));
    });
    let page = app.run();
    assert_eq!(last(&page), "text \"2024-01-31T13:30:00 None\"");
    assert!(page.contains("default=\"2024-01-31T13:30\""), "{page}");
    assert!(page.contains("max=\"2034-01-31T13:30\" min=\"2014-01-31T13:30\""), "{page}");
    let ends = app.set("Ends", text("2024-01-31T13:30"));
    assert_eq!(last(&ends), "text \"2024-01-31T13:30:00 Some(2024-01-31T13:30:00)\"");
    assert_eq!(
        refusal(st::datetime_input("w").value(first).max(date(2024, 1, 31).at(13, 29, 0, 0)).try_show()),
        "StreamlitValueAboveMaxError: a datetime input's `value` must lie from its `min_value`, 2014-01-31T13:30:00, to \
         its `max_value`, 2024-01-31T13:29:00: 2024-01-31T13:30:00"
    );
}

#[test]
fn the_present_is_that_of_when_the_session_first_drew_it() {
    let mut app = AppTest::new(|| {
        let (day, moment) = (st::date_input("Day").show(), st::datetime_input("Moment").show());
        st::text(format!("{day} {moment} {}", st::time_input("Time").show()));
    });
    let (before, shown, after) = (Zoned::now().date(), last(&app.run()), Zoned::now().date());
    let (day, rest) = shown.trim_start_matches("text \"").split_once(' ').unwrap_or_default();
    assert!((before..=after).contains(&day.parse().expect("a date")), "{shown}");
    assert!(rest.starts_with(day), "{shown}");
    assert_eq!(last(&app.run()), shown);
}
