//! Buttons that open a list of things to do.

use std::fmt::Display;

use millpond_protocol::{ButtonKind, Element, Size};

use super::{
    choosing::{Options, labelled},
    options::widget,
};
use crate::{
    Error,
    context::{Hooks, ask},
};

/// A button that opens a list of things to do; the one chosen, in the run after that.
///
/// ```no_run
/// # use millpond as st;
/// if let Some(format) = st::menu_button("Export", ["CSV", "Parquet"]).show() {
///     st::toast(format!("Written as {format}"));
/// }
/// ```
pub fn menu_button<T: Display>(label: impl Display, options: impl IntoIterator<Item = T>) -> MenuButton<T> {
    let (options, labels) = labelled(options);
    MenuButton::new(label, options, labels)
}

/// A button that opens a list of things to do, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct MenuButton<T> {
    options: Options<T>,
    props: millpond_protocol::MenuButton,
    hooks: Hooks,
}

impl<T> MenuButton<T> {
    /// A button that says `label`, for things of any type with the text to show for each; both are Markdown.
    pub fn new(label: impl Display, options: Vec<T>, labels: Vec<String>) -> Self {
        let props = millpond_protocol::MenuButton {
            widget: widget(label.to_string()),
            options: labels,
            kind: ButtonKind::Secondary,
            icon: None,
            width: Size::Content,
            wrap: true,
        };
        Self { options: Options::new(options), props, hooks: Hooks::default() }
    }

    widget_options!();
    click_option!();
    format_option!();
    width_option!("that of its text");

    /// How much it stands out: secondary unless set.
    pub fn kind(mut self, kind: ButtonKind) -> Self {
        self.props.kind = kind;
        self
    }

    text_option! {
        /// An emoji or `:shortcode:` before the text.
        icon
    }

    /// Keeps its text on one line, cut off with an ellipsis where it does not fit.
    pub fn no_wrap(mut self) -> Self {
        self.props.wrap = false;
        self
    }

    show! {
        /// Draws it; what was chosen, in the run after that.
        Option<T>
    }

    /// Draws it, or says why it can't be drawn: there is nothing to choose.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<T>, Error> {
        Ok(self.options.one(ask(Element::MenuButton(self.props), &self.hooks)?))
    }
}
