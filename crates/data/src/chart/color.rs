//! What looks like a colour.

/// The page's own colours by name.
const NAMES: [&str; 9] = ["red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary"];

/// Whether this is a colour that a script may name.
pub(super) fn is_color(text: &str) -> bool {
    let function = |name: &str| text.starts_with(name) && text.ends_with(')');
    is_hex(text) || function("rgb(") || function("rgba(") || function("hsl(") || NAMES.contains(&text)
}

/// Whether this is a colour such as `#f00` or `#ff0000`, with or without its transparency.
pub(super) fn is_hex(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_told_from_names_of_columns() {
        for color in ["#f00", "#F00A", "#ff0000", "#ff000080", "rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)", "red", "grey"] {
            assert!(is_color(color), "{color}");
        }
        for other in ["", "#", "#ff", "#ggg", "f00", "rgb", "Red", "kind", "#ff00zz"] {
            assert!(!is_color(other), "{other}");
        }
    }
}
