//! Short messages at the page's corner.

use std::fmt::Display;

use millpond_protocol::Element;

use super::{Seconds, options::clean};
use crate::{Error, Place, context::draw};

/// Shows a short message at the page's corner for four seconds, in each run that draws it.
///
/// ```no_run
/// # use millpond as st;
/// if st::button("Save") {
///     st::toast("Saved");
/// }
/// ```
#[track_caller]
pub fn toast(body: impl Display) -> Place {
    Toast::new(body).show()
}

/// A short message and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Toast {
    props: millpond_protocol::Toast,
}

impl Toast {
    /// A message, which is Markdown, that goes after four seconds.
    pub fn new(body: impl Display) -> Self {
        let body = clean(&body.to_string());
        Self { props: millpond_protocol::Toast { body, icon: None, seconds: Some(4.0) } }
    }

    text_option! {
        /// An emoji or `:shortcode:` before the text.
        icon
    }

    /// After how many seconds it goes: four unless set.
    pub fn duration(mut self, seconds: impl Into<Seconds>) -> Self {
        self.props.seconds = Some(seconds.into().0);
        self
    }

    /// Has it stay until it is closed.
    pub fn until_closed(mut self) -> Self {
        self.props.seconds = None;
        self
    }

    show! {
        /// Shows it.
        Place
    }

    /// Shows it, or says why it can't be shown: it says nothing, or goes before it is seen.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Toast(self.props))
    }
}
