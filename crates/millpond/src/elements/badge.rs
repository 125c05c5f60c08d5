//! Small coloured labels.

use std::fmt::Display;

use millpond_protocol::{Element, Size, TextAlign};

use super::{check, options::clean};
use crate::{Error, Place, context::draw};

/// Draws a small blue label.
///
/// ```no_run
/// # use millpond as st;
/// st::badge("New");
/// st::Badge::new("Ready").icon(":white_check_mark:").color("green").show();
/// ```
#[track_caller]
pub fn badge(label: impl Display) -> Place {
    Badge::new(label).show()
}

/// A small coloured label and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Badge {
    label: String,
    color: String,
    props: Options,
}

#[derive(Clone, Debug)]
struct Options {
    icon: Option<String>,
    help: Option<String>,
    width: Size,
}

impl Badge {
    /// A blue label that says `label`, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let props = Options { icon: None, help: None, width: Size::Content };
        Self { label: clean(&label.to_string()), color: "blue".to_owned(), props }
    }

    /// Its colour: `red`, `orange`, `yellow`, `green`, `blue`, `violet`, `gray` or `primary`; blue unless set.
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = color.into();
        self
    }

    text_option! {
        /// An emoji or `:shortcode:` before the text.
        icon
    }
    text_option! {
        /// Markdown shown in a tooltip.
        help
    }

    width_option!("that of its text");

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: there is no such colour.
    pub fn try_show(self) -> Result<Place, Error> {
        check::color("a badge's `color`", &self.color)?;
        check::size("a badge", "width", self.props.width)?;
        let body = self.body();
        draw(&Element::Markdown(millpond_protocol::Markdown {
            body,
            allow_html: false,
            caption: false,
            help: self.props.help,
            width: self.props.width,
            align: TextAlign::Left,
            wrap: true,
            anchors: true,
        }))
    }

    /// As Markdown: a badge ends at a bracket, so those in its text are escaped.
    fn body(&self) -> String {
        let Self { label, color, props } = self;
        let icon = props.icon.as_ref().map_or(String::new(), |icon| format!("{icon} "));
        let label = label.replace('[', "\\[").replace(']', "\\]");
        format!(":{color}-badge[{icon}{label}]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_is_markdown_in_which_its_brackets_are_text() {
        assert_eq!(Badge::new("New").body(), ":blue-badge[New]");
        assert_eq!(Badge::new("a[0]").color("red").icon("🔥").body(), ":red-badge[🔥 a\\[0\\]]");
    }

    #[test]
    fn a_color_without_a_name_is_refused() {
        let refused = Badge::new("New").color("#f00").try_show().expect_err("it has no name").to_string();
        assert!(
            refused.starts_with("a badge's `color` must be one of red, ") && refused.ends_with(": #f00"),
            "{refused}"
        );
    }
}
