//! Dates and times as the page writes them. Times are milliseconds, fractions included.

use std::fmt::Write;

use chrono::{DateTime, Datelike, Offset, TimeZone};
use chrono_tz::Tz;

use super::number;

const DAY: f64 = 86_400_000.0;
const MINUTE: f64 = 60_000.0;

/// Where clocks show the time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Zone {
    /// So many minutes ahead of UTC.
    Fixed(i32),
    /// As the rules of a place say.
    Place(Tz),
}

impl Zone {
    /// The zone of a name such as `Europe/Oslo` or `+01:00`; UTC if the name is unknown.
    pub fn new(name: &str) -> Self {
        let fixed = || {
            let (sign, digits) = match name.as_bytes() {
                [sign @ (b'+' | b'-'), a, b, b':', c, d] | [sign @ (b'+' | b'-'), a, b, c, d] => (sign, [a, b, c, d]),
                _ => return None,
            };
            let [a, b, c, d] = digits.map(|digit| char::from(*digit).to_digit(10).map(|digit| digit as i32));
            let minutes = (a? * 10 + b?) * 60 + c? * 10 + d?;
            Some(Self::Fixed(if *sign == b'-' { -minutes } else { minutes }))
        };
        fixed().or_else(|| name.parse().ok().map(Self::Place)).unwrap_or(Self::Fixed(0))
    }

    /// How many minutes its clock is ahead of UTC at a time.
    fn offset(self, milliseconds: f64) -> i32 {
        match (self, DateTime::from_timestamp_millis(milliseconds.floor() as i64)) {
            (Self::Fixed(minutes), _) => minutes,
            (Self::Place(place), Some(time)) => {
                let seconds = place.offset_from_utc_datetime(&time.naive_utc()).fix().local_minus_utc();
                (f64::from(seconds) / 60.0 + 0.5).floor() as i32
            }
            (Self::Place(_), None) => 0,
        }
    }
}

/// An integer as a number of a larger unit, in the steps that the page takes.
pub(crate) fn divided(number: i64, by: i64) -> f64 {
    (number / by) as f64 + (number % by) as f64 / by as f64
}

/// `2024-03-01`, from milliseconds since 1970.
pub(crate) fn date(milliseconds: f64, out: &mut String) {
    let Some(date) = DateTime::from_timestamp_millis(milliseconds.floor() as i64) else {
        return number::exact(milliseconds, out);
    };
    let _ = match date.year() {
        year @ 0..=9999 => write!(out, "{year:04}"),
        year if year < 0 => write!(out, "-{:06}", -year),
        year => write!(out, "{year:06}"),
    };
    let _ = write!(out, "-{:02}-{:02}", date.month(), date.day());
}

/// `2024-03-01 12:30:00`, with a fraction where there is one and the offset where there is a zone.
pub(crate) fn datetime(milliseconds: f64, zone: Option<Zone>, out: &mut String) {
    let offset = zone.map_or(0, |zone| zone.offset(milliseconds));
    let local = milliseconds + f64::from(offset) * MINUTE;
    let day = (local / DAY).floor() * DAY;
    date(day, out);
    out.push(' ');
    time(local - day, out);
    if zone.is_some() {
        let (sign, size) = (if offset < 0 { '-' } else { '+' }, offset.abs());
        let _ = write!(out, "{sign}{:02}:{:02}", size / 60, size % 60);
    }
}

/// `12:30:00.250`, from milliseconds since midnight.
pub(crate) fn time(milliseconds: f64, out: &mut String) {
    let micros = (milliseconds * 1e3 + 0.5).floor() as i64;
    let (seconds, micros) = (micros.div_euclid(1_000_000), micros.rem_euclid(1_000_000));
    let _ = write!(out, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let _ = match micros {
        0 => Ok(()),
        _ if micros % 1_000 == 0 => write!(out, ".{:03}", micros / 1_000),
        _ => write!(out, ".{micros:06}"),
    };
}

/// `3 days 04:05:06`, from milliseconds.
pub(crate) fn duration(milliseconds: f64, out: &mut String) {
    let size = milliseconds.abs();
    let days = (size / DAY).floor();
    if milliseconds < 0.0 {
        out.push('-');
    }
    if days > 0.0 {
        number::exact(days, out);
        out.push_str(if days == 1.0 { " day " } else { " days " });
    }
    time(size - days * DAY, out);
}
