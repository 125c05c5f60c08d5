//! Boxes that say how things are.

use std::fmt::Display;

use millpond_protocol::{AlertKind, Element, Size};

use crate::{Error, Place, context::draw};

/// Draws a green box: something worked.
#[track_caller]
pub fn success(body: impl Display) -> Place {
    Alert::new(AlertKind::Success, body).show()
}

/// Draws a blue box: something is worth knowing.
#[track_caller]
pub fn info(body: impl Display) -> Place {
    Alert::new(AlertKind::Info, body).show()
}

/// Draws a yellow box: something needs care.
#[track_caller]
pub fn warning(body: impl Display) -> Place {
    Alert::new(AlertKind::Warning, body).show()
}

/// Draws a red box: something failed.
#[track_caller]
pub fn error(body: impl Display) -> Place {
    Alert::new(AlertKind::Error, body).show()
}

/// A box and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Alert {
    props: millpond_protocol::Alert,
}

impl Alert {
    /// A box that says `body`, which is Markdown.
    pub fn new(kind: AlertKind, body: impl Display) -> Self {
        let body = super::options::clean(&body.to_string());
        Self { props: millpond_protocol::Alert { kind, body, title: None, icon: None, width: Size::Stretch } }
    }

    text_option! {
        /// An emoji or `:shortcode:` before the text.
        icon
    }
    text_option! {
        /// Markdown for a line of its own above the text.
        title
    }

    width_option!("all there is");

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Alert(self.props))
    }
}
