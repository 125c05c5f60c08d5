//! The header that has a response saved as a file: RFC 6266.

use axum::http::HeaderValue;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What must be encoded in a name: all but RFC 5987's `attr-char`.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// The value of `Content-Disposition` under which a file of this name is saved. A name with characters of its own is
/// given twice: for programs that know only ASCII, they are underscores.
pub(crate) fn attachment(name: &str) -> HeaderValue {
    // Folders and control characters are nobody's business.
    let name: String = name.chars().map(|c| if c.is_control() || matches!(c, '/' | '\\') { '_' } else { c }).collect();
    let is_plain = |c: char| (c.is_ascii_graphic() || c == ' ') && !matches!(c, '"' | '%');
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let value = match () {
        () if name.is_empty() => "attachment".to_owned(),
        () if name == plain => format!("attachment; filename=\"{plain}\""),
        () => {
            let encoded = utf8_percent_encode(&name, ENCODED);
            format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
        }
    };
    HeaderValue::from_str(&value).expect("it is ASCII without control characters")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_encoded_as_the_rfc_says() {
        for (name, expected) in [
            ("", "attachment"),
            ("data 1.csv", "attachment; filename=\"data 1.csv\""),
            ("naïve €.txt", "attachment; filename=\"na_ve _.txt\"; filename*=UTF-8''na%C3%AFve%20%E2%82%AC.txt"),
            ("a\"b%41.txt", "attachment; filename=\"a_b_41.txt\"; filename*=UTF-8''a%22b%2541.txt"),
            ("a\r\nSet-Cookie: x", "attachment; filename=\"a__Set-Cookie: x\""),
            ("../etc\\passwd", "attachment; filename=\".._etc_passwd\""),
        ] {
            assert_eq!(attachment(name), expected, "{name:?}");
        }
    }
}
