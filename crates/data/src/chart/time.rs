//! How coarse a column of times is, and how far apart its times are.

use chrono::{DateTime, Datelike};

/// A unit of time, and how a time is written to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Vega-Lite's name of it.
    pub name: &'static str,
    /// In the manner of `strftime`.
    pub format: &'static str,
    /// Whether a time, in milliseconds since 1970, is a multiple of it.
    holds: fn(i64) -> bool,
}

/// From coarse to fine; all times are multiples of the last.
const UNITS: [Unit; 7] = [
    Unit {
        name: "utcyear",
        format: "%Y",
        holds: |time| month_starts(time) && date(time).is_some_and(|date| date.0 == 1),
    },
    Unit { name: "utcyearmonth", format: "%b %Y", holds: month_starts },
    Unit { name: "utcyearmonthdate", format: "%b %d, %Y", holds: |time| time % 86_400_000 == 0 },
    Unit { name: "utcyearmonthdatehours", format: "%b %d, %Y %H:%M", holds: |time| time % 3_600_000 == 0 },
    Unit { name: "utcyearmonthdatehoursminutes", format: "%b %d, %Y %H:%M", holds: |time| time % 60_000 == 0 },
    Unit { name: "utcyearmonthdatehoursminutesseconds", format: "%b %d, %Y %H:%M:%S", holds: |time| time % 1000 == 0 },
    Unit { name: "utcyearmonthdatehoursminutessecondsmilliseconds", format: "%b %d, %Y %H:%M:%S.%L", holds: |_| true },
];

/// Where days begin in `UNITS`.
const DAY: usize = 2;

/// The coarsest unit that all times are multiples of, but a day at most where there is only one.
pub(super) fn unit(times: impl Iterator<Item = i64>) -> Unit {
    let mut coarsest = 0;
    let mut first = None;
    let mut several = false;
    for time in times {
        several |= *first.get_or_insert(time) != time;
        while !(UNITS[coarsest].holds)(time) {
            coarsest += 1;
        }
    }
    UNITS[if several { coarsest } else { coarsest.max(DAY) }]
}

/// How many of the smallest distance between two times there are from the first time to the last, both counted.
pub(super) fn slots(times: impl Iterator<Item = i64>) -> f64 {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times.dedup();
    let span = times.last().unwrap_or(&0) - times.first().unwrap_or(&0);
    let gap = times.windows(2).map(|pair| pair[1] - pair[0]).min().unwrap_or(1);
    (span as f64 / gap as f64).round() + 1.0
}

fn month_starts(time: i64) -> bool {
    time % 86_400_000 == 0 && date(time).is_some_and(|date| date.1 == 1)
}

/// Month and day.
fn date(time: i64) -> Option<(u32, u32)> {
    DateTime::from_timestamp_millis(time).map(|date| (date.month(), date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;

    #[test]
    fn the_unit_is_the_coarsest_that_all_times_are_multiples_of() {
        let name = |times: &[i64]| unit(times.iter().copied()).name;
        assert_eq!(name(&[0, 365 * DAY]), "utcyear");
        assert_eq!(name(&[0, 31 * DAY]), "utcyearmonth");
        assert_eq!(name(&[0, DAY]), "utcyearmonthdate");
        assert_eq!(name(&[0, -HOUR]), "utcyearmonthdatehours");
        assert_eq!(name(&[0, 60_000]), "utcyearmonthdatehoursminutes");
        assert_eq!(name(&[0, 1_000]), "utcyearmonthdatehoursminutesseconds");
        assert_eq!(name(&[0, 1]), "utcyearmonthdatehoursminutessecondsmilliseconds");
    }

    #[test]
    fn one_time_alone_is_a_day_at_most() {
        assert_eq!(unit([0, 0].into_iter()).name, "utcyearmonthdate");
        assert_eq!(unit([HOUR].into_iter()).name, "utcyearmonthdatehours");
        assert_eq!(unit([].into_iter()).name, "utcyearmonthdate");
    }

    #[test]
    fn slots_are_counted_by_the_smallest_distance() {
        assert_eq!(slots([0, 7 * DAY, 21 * DAY, 7 * DAY].into_iter()), 4.0);
        assert_eq!(slots([DAY].into_iter()), 1.0);
        assert_eq!(slots([].into_iter()), 1.0);
    }
}
