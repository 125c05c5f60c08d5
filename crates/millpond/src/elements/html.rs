//! HTML as a part of the page.

use std::fmt::Display;

use millpond_protocol::{Element, Size};

use super::options::clean;
use crate::{Error, Place, context::draw};

/// Draws HTML, sanitized: no script in it runs.
///
/// ```no_run
/// # use millpond as st;
/// st::html("<p style='letter-spacing: 0.2em'>Spaced</p>");
/// ```
#[track_caller]
pub fn html(body: impl Display) -> Place {
    Html::new(body).show()
}

/// HTML and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Html {
    props: millpond_protocol::Html,
}

impl Html {
    /// HTML whose scripts don't run.
    pub fn new(body: impl Display) -> Self {
        let body = clean(&body.to_string());
        Self { props: millpond_protocol::Html { body, javascript: false, width: Size::Stretch } }
    }

    /// Lets its scripts run, with all the rights of the page: never with text that others wrote.
    pub fn unsafe_allow_javascript(mut self) -> Self {
        self.props.javascript = true;
        self
    }

    width_option!("what there is");

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: it is empty.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Html(self.props))
    }
}
