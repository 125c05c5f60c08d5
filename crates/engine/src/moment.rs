//! Dates and times as they cross the socket: ISO 8601 texts without a zone.

use jiff::civil::{Date, DateTime, Time};

/// A date such as `2024-01-31`.
pub(crate) fn date(text: &str) -> Option<Date> {
    parse(text, text.len() == 10)
}

/// A time such as `13:30`, `13:30:15` or `13:30:15.25`.
pub(crate) fn time(text: &str) -> Option<Time> {
    parse(text, text.get(2..3) == Some(":"))
}

/// A date and time such as `2024-01-31T13:30`.
pub(crate) fn datetime(text: &str) -> Option<DateTime> {
    parse(text, text.get(10..11) == Some("T") && text.get(13..14) == Some(":"))
}

/// What a text says, if it is written in the one way that is used here.
fn parse<T: std::str::FromStr>(text: &str, is_usual: bool) -> Option<T> {
    let plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b':' | b'.' | b'T'));
    if is_usual && plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_read_in_one_way() {
        assert_eq!(date("2024-02-29"), Some(Date::constant(2024, 2, 29)));
        for wrong in ["2023-02-29", "20240229", "2024-02-29T00:00", "2024-2-9", ""] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
        assert_eq!(time("13:30"), Some(Time::constant(13, 30, 0, 0)));
        assert_eq!(time("13:30:15.25"), Some(Time::constant(13, 30, 15, 250_000_000)));
        for wrong in ["24:00", "1330", "13", "13:30Z", "13:30+01:00"] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
        assert_eq!(datetime("2024-01-31T13:30"), Some(Date::constant(2024, 1, 31).at(13, 30, 0, 0)));
        for wrong in ["2024-01-31", "2024-01-31 13:30", "2024-01-31T13:30[Europe/Berlin]", "2024-01-32T13:30"] {
            assert_eq!(datetime(wrong), None, "{wrong}");
        }
    }
}
