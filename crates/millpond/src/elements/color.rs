//! Colours as numbers.

/// Red, green, blue and opacity, each 0 to 255.
pub(crate) type Rgba = [u8; 4];

/// The page's own colours by name, as its light theme draws lines with them; then what style sheets call these.
const NAMES: [(&str, u32); 27] = [
    ("red", 0xd8433a),
    ("orange", 0xe07b1f),
    ("yellow", 0xdcb11c),
    ("green", 0x2a9d5c),
    ("blue", 0x2f7fd6),
    ("violet", 0x8a5fd0),
    ("gray", 0x94a6aa),
    ("grey", 0x94a6aa),
    ("primary", 0x0b6b7c),
    ("black", 0x000000),
    ("white", 0xffffff),
    ("silver", 0xc0c0c0),
    ("maroon", 0x800000),
    ("crimson", 0xdc143c),
    ("brown", 0xa52a2a),
    ("coral", 0xff7f50),
    ("gold", 0xffd700),
    ("olive", 0x808000),
    ("lime", 0x00ff00),
    ("teal", 0x008080),
    ("cyan", 0x00ffff),
    ("navy", 0x000080),
    ("indigo", 0x4b0082),
    ("purple", 0x800080),
    ("magenta", 0xff00ff),
    ("pink", 0xffc0cb),
    ("tomato", 0xff6347),
];

/// A colour such as `#f00`, `#ff000080`, `rgb(255, 0, 0)`, `rgba(255, 0, 0, 0.5)` or `red`; none if it is written
/// otherwise.
pub(crate) fn parse(text: &str) -> Option<Rgba> {
    let text = text.trim().to_ascii_lowercase();
    if let Some(digits) = text.strip_prefix('#') {
        return hex(digits);
    }
    if let Some(inside) = text.strip_prefix("rgb").and_then(|rest| rest.strip_suffix(')')) {
        return function(inside.trim_start_matches('a').strip_prefix('(')?);
    }
    let (_, number) = NAMES.into_iter().find(|(name, _)| *name == text)?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue, 255])
}

fn hex(digits: &str) -> Option<Rgba> {
    let digits: Vec<u8> =
        digits.chars().map(|digit| digit.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
    let twice: Vec<u8> = match digits.len() {
        3 | 4 => digits.iter().map(|digit| digit * 17).collect(),
        6 | 8 => digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect(),
        _ => return None,
    };
    Some([twice[0], twice[1], twice[2], twice.get(3).copied().unwrap_or(255)])
}

fn function(inside: &str) -> Option<Rgba> {
    let parts: Vec<_> = inside.split([',', ' ', '/']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str, of_one: f64| match part.strip_suffix('%') {
        Some(percent) => percent.parse().map(|percent: f64| percent * 255.0 / 100.0).ok(),
        None => part.parse().map(|number: f64| number * of_one).ok(),
    };
    let [red, green, blue] = [0, 1, 2].map(|at| parts.get(at).and_then(|part| number(part, 1.0)));
    let opacity = match parts.len() {
        3 => 255.0,
        4 => number(parts[3], 255.0)?,
        _ => return None,
    };
    of_numbers([red?, green?, blue?, opacity])
}

/// Numbers from 0 to 255, rounded; others are brought into that range.
fn of_numbers(numbers: [f64; 4]) -> Option<Rgba> {
    numbers
        .iter()
        .all(|number| number.is_finite())
        .then(|| numbers.map(|number| number.round().clamp(0.0, 255.0) as u8))
}

/// A colour of three or four numbers: whole ones from 0 to 255, or shares from 0 to 1.
///
/// `whole` says that none has a fraction, and all count to 255. Otherwise red, green and blue count to 255 where one of
/// them is above 1, and so does an opacity that is.
pub(crate) fn of_list(numbers: &[f64], whole: bool) -> Option<Rgba> {
    let (&[red, green, blue], rest) = numbers.split_first_chunk()?;
    let opacity = match *rest {
        [] => None,
        [opacity] => Some(opacity),
        _ => return None,
    };
    let scale = |to_255: bool| if to_255 { 1.0 } else { 255.0 };
    let colors = scale(whole || [red, green, blue].iter().any(|number| *number > 1.0));
    let opacity = opacity.map_or(255.0, |opacity| opacity * scale(whole || opacity > 1.0));
    let numbers = [red * colors, green * colors, blue * colors, opacity];
    if numbers.iter().any(|number| !(0.0..=255.0).contains(number)) {
        return None;
    }
    of_numbers(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_read_in_all_their_notations() {
        let cases = [
            ("#f80", [255, 136, 0, 255]),
            ("#F808", [255, 136, 0, 136]),
            ("#ff8000", [255, 128, 0, 255]),
            ("#ff800040", [255, 128, 0, 64]),
            ("rgb(1, 2, 3)", [1, 2, 3, 255]),
            ("rgb(1 2 3 / 50%)", [1, 2, 3, 128]),
            ("rgba(300, -1, 3, 0.5)", [255, 0, 3, 128]),
            ("Black", [0, 0, 0, 255]),
            (" blue ", [47, 127, 214, 255]),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_no_colors() {
        for text in
            ["", "#", "#ff", "#fffff", "#ggg", "rgb(1, 2)", "rgb(1, 2, x)", "rgb(nan, 1, 2)", "rgb 1 2 3", "kind"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn lists_of_numbers_count_to_255_or_to_1() {
        let cases: [(&[f64], bool, Option<Rgba>); 9] = [
            (&[255.0, 0.0, 1.0], true, Some([255, 0, 1, 255])),
            (&[1.0, 1.0, 1.0, 1.0], true, Some([1, 1, 1, 1])),
            (&[1.0, 0.0, 0.5], false, Some([255, 0, 128, 255])),
            (&[255.0, 0.0, 0.0, 0.5], false, Some([255, 0, 0, 128])),
            (&[0.2, 0.2, 0.2, 255.0], false, Some([51, 51, 51, 255])),
            (&[256.0, 0.0, 0.0], true, None),
            (&[-0.1, 0.0, 0.0], false, None),
            (&[f64::NAN, 0.0, 0.0], false, None),
            (&[1.0, 2.0], true, None),
        ];
        for (numbers, whole, expected) in cases {
            assert_eq!(of_list(numbers, whole), expected, "{numbers:?}");
        }
    }
}
