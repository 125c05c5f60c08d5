//! Numbers of bytes, as people write them.

/// The bytes of a text such as `500MB` or `1.5 GiB`; a bare number is one of bytes.
///
/// Units are powers of 1024, with or without the `i`, in any case. A part of a byte is left out.
pub fn parse_size(text: &str) -> Result<u64, String> {
    let wrong = || format!("a size is a number and `B`, `KB`, `MB`, `GB` or `TB`, such as `500MB` or `1.5GiB`: {text}");
    let trimmed = text.trim();
    let unit_at = trimmed.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(trimmed.len());
    let (number, unit) = trimmed.split_at(unit_at);
    let power = match unit.to_ascii_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "kib" => 1,
        "m" | "mb" | "mib" => 2,
        "g" | "gb" | "gib" => 3,
        "t" | "tb" | "tib" => 4,
        _ => return Err(wrong()),
    };
    let number: f64 = number.trim().parse().map_err(|_| wrong())?;
    let bytes = number * 1024_f64.powi(power);
    match bytes >= 1.0 && bytes < 2_f64.powi(63) {
        true => Ok(bytes as u64),
        false => Err(format!("a size is at least one byte and less than 8 EiB: {text}")),
    }
}

/// A number of bytes for people, such as `1.5 MB`, in powers of 1024.
pub(crate) fn print_size(bytes: u64) -> String {
    let mut size = bytes as f64;
    let mut units = ["kB", "MB", "GB", "TB"].into_iter();
    let mut unit = "B";
    while size >= 1000.0
        && let Some(next) = units.next()
    {
        size /= 1024.0;
        unit = next;
    }
    match unit {
        "B" => format!("{bytes} B"),
        _ => format!("{size:.1} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_they_are_written() {
        for (text, bytes) in
            [("12", 12), ("500MB", 500 << 20), ("1.5 GiB", 3 << 29), ("1.1kb", 1126), (" 2 tib ", 2 << 40)]
        {
            assert_eq!(parse_size(text), Ok(bytes), "{text}");
        }
        for text in ["", "MB", "many", "5 XB", "-1", "0", "NaN", "inf", "1e40"] {
            let error = parse_size(text).unwrap_err();
            assert!(error.ends_with(&format!(": {text}")), "{error}");
        }
    }

    #[test]
    fn sizes_are_written_with_the_unit_that_fits() {
        let printed = [0, 999, 1000, 1_500_000, 5 << 30].map(print_size);
        assert_eq!(printed, ["0 B", "999 B", "1.0 kB", "1.4 MB", "5.0 GB"]);
    }
}
