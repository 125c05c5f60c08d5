//! What the options of several elements share.

use millpond_protocol::Widget;

/// A widget with a label and nothing else said.
pub(crate) fn widget(label: impl Into<String>) -> Widget {
    Widget { label: label.into(), ..Widget::default() }
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

/// What all that is pressed has beside its text.
macro_rules! press_options {
    () => {
        /// Keys that press it, joined by `+`, as in `ctrl+k` or `shift+enter`.
        pub fn shortcut(mut self, keys: impl Into<String>) -> Self {
            self.props.shortcut = Some(keys.into());
            self
        }

        /// Keeps its text on one line, cut off with an ellipsis where it does not fit.
        pub fn no_wrap(mut self) -> Self {
            self.props.wrap = false;
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

/// The options that widgets without a label have, too, for a type whose props have a `widget`.
macro_rules! bare_widget_options {
    () => {
        /// Names the widget: it keeps its value while its label and options change, and style sheets find it as
        /// `st-key-<key>`. Two widgets of a page must not have the same key.
        pub fn key(mut self, key: impl Into<String>) -> Self {
            self.props.widget.key = Some(key.into());
            self
        }

        /// Whether it can't be used now; it shows its value all the same. False unless set.
        pub fn disabled(mut self, disabled: bool) -> Self {
            self.props.widget.disabled = disabled;
            self
        }
    };
}

/// The options that all widgets with a label have, for a type whose props have a `widget`.
macro_rules! widget_options {
    () => {
        bare_widget_options!();

        /// Markdown shown in a tooltip beside the label.
        pub fn help(mut self, help: impl Into<String>) -> Self {
            self.props.widget.help = Some(help.into());
            self
        }

        /// How the label is shown: visible unless set.
        pub fn label_visibility(mut self, visibility: millpond_protocol::LabelVisibility) -> Self {
            self.props.widget.label_visibility = visibility;
            self
        }
    };
}

/// What the script hears of a widget's new values, for a type that has `hooks`.
macro_rules! change_options {
    () => {
        /// Has this called before the run that follows a new value. Not for widgets in a form.
        pub fn on_change(mut self, callback: impl Fn() + Send + Sync + 'static) -> Self {
            self.hooks.on_change(callback);
            self
        }

        /// Has a new value wait on the page until another widget has one that does not wait.
        pub fn deferred(mut self) -> Self {
            self.props.widget.deferred = true;
            self
        }
    };
}

/// What the script hears of a widget's values, and where these stay, for a type that has `hooks`.
macro_rules! value_options {
    () => {
        change_options!();

        /// Has its value stay while it is not drawn. It needs a key.
        pub fn keep(mut self) -> Self {
            self.hooks.keep = true;
            self
        }

        /// Has its value stand in the page's address, as the parameter named by its key, which it needs: whoever opens
        /// the address sees the value.
        pub fn bind(mut self) -> Self {
            self.hooks.bound = true;
            self
        }
    };
}

/// What a press calls, for a type that has `hooks`.
macro_rules! click_option {
    () => {
        /// Has this called before the run that follows a press.
        pub fn on_click(mut self, callback: impl Fn() + Send + Sync + 'static) -> Self {
            self.hooks.on_change(callback);
            self
        }
    };
}

/// Whether a widget must have a value, for a type whose props have a `widget`.
macro_rules! required_option {
    () => {
        /// Has it not be emptied: a star stands behind the label, and the form around it is not submitted while it is
        /// empty.
        pub fn required(mut self) -> Self {
            self.props.widget.required = true;
            self
        }
    };
}

/// What stands in a field while it is empty, for a type whose props have a `placeholder`.
macro_rules! placeholder_option {
    () => {
        /// What is shown while it is empty.
        pub fn placeholder(mut self, text: impl Into<String>) -> Self {
            self.props.placeholder = text.into();
            self
        }
    };
}

/// How dates are shown, for a type whose props have their format.
macro_rules! date_format_option {
    () => {
        /// How dates are shown and typed: `YYYY/MM/DD` unless set, else `DD/MM/YYYY` or `MM/DD/YYYY`; or with `-` or
        /// `.` between the parts.
        pub fn format(mut self, format: impl Into<String>) -> Self {
            self.props.format = format.into();
            self
        }
    };
}

/// How far apart times are, for a type whose props have that in seconds.
macro_rules! step_option {
    ($(#[$doc:meta])*) => {
        $(#[$doc])*
        pub fn step(mut self, step: Duration) -> Self {
            self.props.step = u32::try_from(step.as_secs()).unwrap_or(u32::MAX);
            self
        }
    };
}

/// Which files are taken, for a type whose props say it.
macro_rules! accepts_options {
    () => {
        /// How names of files may end, as `csv`: anyhow unless set.
        pub fn extensions(mut self, endings: impl IntoIterator<Item = impl Into<String>>) -> Self {
            self.props.accepts.extensions = endings.into_iter().map(extension).collect();
            self
        }

        /// How large a file may be, in bytes: as large as the server takes unless set.
        pub fn max_size(mut self, bytes: u64) -> Self {
            self.props.accepts.max_size = bytes.min(NO_BOUND);
            self
        }
    };
}

/// How a recording is made, for a type whose props say it.
macro_rules! sample_rate_option {
    () => {
        /// How many samples a second of a recording has: 16,000 unless set, else 8,000, 11,025, 22,050, 24,000, 32,000,
        /// 44,100 or 48,000; `None` is as many as the browser makes.
        pub fn sample_rate(mut self, rate: Option<u32>) -> Self {
            self.props.sample_rate = rate;
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
