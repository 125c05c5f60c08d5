//! Byte ranges of a response: RFC 9110, section 14.

use std::ops::Range;

/// What part of a body was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// All of it.
    All,
    /// One range.
    Part(Range<usize>),
    /// A range that the body does not have.
    Unsatisfiable,
}

/// Reads a `Range` header for a body of `length` bytes; what it does not say in bytes, or in one range, asks for all.
pub(crate) fn asked(header: Option<&str>, length: usize) -> Asked {
    let Some(parsed) = header.and_then(|header| http_range_header::parse_range_header(header).ok()) else {
        return Asked::All;
    };
    match parsed.validate(length as u64) {
        Ok(ranges) => match &ranges[..] {
            [range] => Asked::Part(*range.start() as usize..*range.end() as usize + 1),
            _ => Asked::All,
        },
        Err(_) => Asked::Unsatisfiable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_rfc_says() {
        for (header, expected) in [
            (None, Asked::All),
            (Some("bytes=0-9"), Asked::Part(0..10)),
            (Some("bytes=5-"), Asked::Part(5..100)),
            (Some("bytes=-10"), Asked::Part(90..100)),
            (Some("bytes=0-9,20-29"), Asked::All),
            (Some("lines=1-2"), Asked::All),
            (Some("bytes=100-"), Asked::Unsatisfiable),
        ] {
            assert_eq!(asked(header, 100), expected, "{header:?}");
        }
    }
}
