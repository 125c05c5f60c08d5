//! Buttons that lead to an address.

use std::fmt::Display;

use millpond_protocol::{ButtonKind, Element, Size, Value};

use super::options::widget;
use crate::{
    Error, Place,
    context::{Hooks, ask, draw},
};

/// Draws a button that leads to an address, in a new tab.
///
/// ```no_run
/// # use millpond as st;
/// st::link_button("Documentation", "https://docs.rs/millpond");
/// ```
#[track_caller]
pub fn link_button(label: impl Display, url: impl Into<String>) -> Place {
    LinkButton::new(label, url).show()
}

/// A button that leads to an address, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct LinkButton {
    props: millpond_protocol::LinkButton,
}

impl LinkButton {
    /// A button that says `label`, which is Markdown.
    pub fn new(label: impl Display, url: impl Into<String>) -> Self {
        let props = millpond_protocol::LinkButton {
            widget: None,
            label: label.to_string(),
            url: url.into(),
            kind: ButtonKind::Secondary,
            icon: None,
            icon_right: false,
            help: None,
            disabled: false,
            width: Size::Content,
            wrap: true,
            shortcut: None,
        };
        Self { props }
    }

    /// How much it stands out: secondary unless set.
    pub fn kind(mut self, kind: ButtonKind) -> Self {
        self.props.kind = kind;
        self
    }

    link_options!();

    press_options!();

    /// Has the script run again when it is pressed, and hear of it.
    pub fn heard(mut self) -> HeardLinkButton {
        self.props.widget = Some(widget(&*self.props.label));
        HeardLinkButton { props: self.props, hooks: Hooks::default() }
    }

    /// Has this called before the run that follows a press, of which the script hears then.
    pub fn on_click(self, callback: impl Fn() + Send + Sync + 'static) -> HeardLinkButton {
        let mut button = self.heard();
        button.hooks.on_change(callback);
        button
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: its address is empty.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::LinkButton(self.props))
    }
}

/// A button that leads to an address, of whose presses the script hears.
///
/// ```no_run
/// # use millpond as st;
/// let visited = st::state("visited").or(false);
/// st::LinkButton::new("Documentation", "https://docs.rs/millpond").on_click(move || visited.set(true)).show();
/// ```
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct HeardLinkButton {
    props: millpond_protocol::LinkButton,
    hooks: Hooks,
}

impl HeardLinkButton {
    /// Names it: style sheets find it as `st-key-<key>`. Two widgets of a page must not have the same key.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        let key = Some(key.into());
        self.props.widget.iter_mut().for_each(|widget| widget.key.clone_from(&key));
        self
    }

    show! {
        /// Draws it; true in the run after it was pressed.
        bool
    }

    /// Draws it, or says why it can't be drawn: its address is empty.
    #[track_caller]
    pub fn try_show(self) -> Result<bool, Error> {
        Ok(ask(Element::LinkButton(self.props), &self.hooks)? == Value::Press)
    }
}
