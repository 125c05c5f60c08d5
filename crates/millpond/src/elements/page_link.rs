//! Links to pages of the app and to addresses.

use std::fmt::Display;

use millpond_protocol::{Element, Size};

use super::check;
use crate::{Error, Place, context::draw};

/// What a link to an address and one to a page have in common, for a type whose props have it.
macro_rules! link_options {
    () => {
        text_option! {
            /// An emoji or `:shortcode:` before the text.
            icon
        }

        /// Whether the icon stands after the text. False unless set.
        pub fn icon_right(mut self, right: bool) -> Self {
            self.props.icon_right = right;
            self
        }

        text_option! {
            /// Markdown shown in a tooltip.
            help
        }

        /// Whether it can't be used now. False unless set.
        pub fn disabled(mut self, disabled: bool) -> Self {
            self.props.disabled = disabled;
            self
        }

        width_option!("that of its text");
    };
}

/// Draws a link to a page of the app, given relative to the app's address, or to an address that begins with `http://`
/// or `https://`, which opens in a new tab.
///
/// ```no_run
/// # use millpond as st;
/// st::page_link("https://docs.rs/millpond", "Documentation");
/// ```
#[track_caller]
pub fn page_link(page: impl Into<String>, label: impl Display) -> Place {
    PageLink::new(page, label).show()
}

/// A link and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct PageLink {
    props: millpond_protocol::PageLink,
}

impl PageLink {
    /// A link that says `label`, which is Markdown.
    pub fn new(page: impl Into<String>, label: impl Display) -> Self {
        let url = page.into();
        let external = check::is_absolute(&url);
        let props = millpond_protocol::PageLink {
            label: label.to_string(),
            url,
            external,
            icon: None,
            icon_right: false,
            help: None,
            disabled: false,
            width: Size::Content,
        };
        Self { props }
    }

    link_options!();

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::PageLink(self.props))
    }
}
