//! Buttons that lead to an address.

use std::fmt::Display;

use millpond_protocol::{ButtonKind, Element, Size};

use crate::{Error, Place, context::draw};

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
            label: label.to_string(),
            url: url.into(),
            kind: ButtonKind::Secondary,
            icon: None,
            icon_right: false,
            help: None,
            disabled: false,
            width: Size::Content,
        };
        Self { props }
    }

    /// How much it stands out: secondary unless set.
    pub fn kind(mut self, kind: ButtonKind) -> Self {
        self.props.kind = kind;
        self
    }

    link_options!();

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: its address is empty.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::LinkButton(self.props))
    }
}
