//! What the options of several elements share.

use millpond_protocol::Widget;

/// A widget with a label and nothing else said.
pub(crate) fn widget(label: impl Into<String>) -> Widget {
    Widget {
        id: String::new(),
        key: None,
        label: label.into(),
        label_visibility: Default::default(),
        help: None,
        disabled: false,
    }
}

/// Text as a script gives it, perhaps within a function: common indentation and blank ends are taken away.
pub(crate) fn clean(text: &str) -> String {
    if !text.contains('\n') {
        return text.trim().to_owned();
    }
    let indent = |line: &str| line.len() - line.trim_start().len();
    let common = text.lines().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let cleaned: Vec<_> = text.lines().map(|line| line[common.min(indent(line))..].trim_end()).collect();
    cleaned.join("\n").trim().to_owned()
}

/// An option that takes text, or nothing.
macro_rules! text_option {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub fn $name(mut self, $name: impl Into<String>) -> Self {
            self.props.$name = Some($name.into());
            self
        }
    };
}

/// The width as an option, for a type whose props have it.
macro_rules! width_option {
    ($($unless:literal)?) => {
        $(#[doc = concat!("Its width: ", $unless, " unless set.")])?
        pub fn width(mut self, width: millpond_protocol::Size) -> Self {
            self.props.width = width;
            self
        }
    };
}

/// The options of figures and tables, for a type that has them as fields of its own.
macro_rules! figure_options {
    ($(#[$width_doc:meta])* width $(#[$height_doc:meta])* height) => {
        $(#[$width_doc])*
        pub fn width(mut self, width: millpond_protocol::Size) -> Self {
            self.width = width;
            self
        }

        $(#[$height_doc])*
        pub fn height(mut self, height: millpond_protocol::Size) -> Self {
            self.height = height;
            self
        }

        /// What it shows, for screen readers.
        pub fn alt(mut self, alt: impl Into<String>) -> Self {
            self.alt = Some(alt.into());
            self
        }
    };
}

/// The options of a text's lines, for a type whose props have them.
macro_rules! lines_options {
    () => {
        /// How its lines stand: at the left unless set.
        pub fn align(mut self, align: millpond_protocol::TextAlign) -> Self {
            self.props.align = align;
            self
        }

        /// Keeps it on one line, cut off with an ellipsis where it does not fit.
        pub fn no_wrap(mut self) -> Self {
            self.props.wrap = false;
            self
        }
    };
}

/// The options that all widgets have, for a type whose props have a `widget`.
macro_rules! widget_options {
    () => {
        /// Names the widget: it keeps its value while its label and options change, and style sheets find it as
        /// `st-key-<key>`. Two widgets of a page must not have the same key.
        pub fn key(mut self, key: impl Into<String>) -> Self {
            self.props.widget.key = Some(key.into());
            self
        }

        /// Markdown shown in a tooltip beside the label.
        pub fn help(mut self, help: impl Into<String>) -> Self {
            self.props.widget.help = Some(help.into());
            self
        }

        /// Whether it can't be used now; it shows its value all the same. False unless set.
        pub fn disabled(mut self, disabled: bool) -> Self {
            self.props.widget.disabled = disabled;
            self
        }

        /// How the label is shown: visible unless set.
        pub fn label_visibility(mut self, visibility: millpond_protocol::LabelVisibility) -> Self {
            self.props.widget.label_visibility = visibility;
            self
        }
    };
}

/// `.show()` for a type that has `.try_show()`.
macro_rules! show {
    ($(#[$doc:meta])* $value:ty) => {
        $(#[$doc])*
        #[track_caller]
        pub fn show(self) -> $value {
            crate::context::expect(self.try_show())
        }
    };
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn indentation_that_all_lines_share_is_taken_away() {
        assert_eq!(clean("one"), "one");
        assert_eq!(clean("\n    # Head\n    - a\n      - b\n    "), "# Head\n- a\n  - b");
        assert_eq!(clean("first\n  second\n\n    third"), "first\n  second\n\n    third");
        assert_eq!(clean(""), "");
    }
}
