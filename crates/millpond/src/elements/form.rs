//! Widgets whose values are sent together.

use std::fmt::Display;

use millpond_protocol::{Block, Size};

use super::Button;
use crate::{Error, Place, context::draw_block};

/// Draws a block whose widgets have their new values once a button in it, [`form_submit_button`], is pressed.
///
/// ```no_run
/// # use millpond as st;
/// st::form("order").with(|| {
///     let name = st::text_input("Name").show();
///     if st::form_submit_button("Order") {
///         st::success(format!("Thank you, {name}."));
///     }
/// });
/// ```
#[track_caller]
pub fn form(key: impl Into<String>) -> Place {
    Form::new(key).show()
}

/// Draws a button that submits the form around it; true in the run after it was pressed.
///
/// `Button::new(label).submit()` has options.
#[track_caller]
pub fn form_submit_button(label: impl Display) -> bool {
    Button::new(label).submit().show()
}

/// A block whose widgets' values are sent together, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Form {
    props: millpond_protocol::Form,
}

impl Form {
    /// A form with a name that no other form of the page has; style sheets find it as `st-key-<key>`.
    pub fn new(key: impl Into<String>) -> Self {
        let props = millpond_protocol::Form {
            key: key.into(),
            clear_on_submit: false,
            enter_to_submit: true,
            border: true,
            width: Size::Stretch,
            height: Size::Content,
        };
        Self { props }
    }

    /// Whether its widgets go back to their defaults once they were sent. False unless set.
    pub fn clear_on_submit(mut self, clear: bool) -> Self {
        self.props.clear_on_submit = clear;
        self
    }

    /// Whether the Enter key in a text input submits it. True unless set.
    pub fn enter_to_submit(mut self, enter: bool) -> Self {
        self.props.enter_to_submit = enter;
        self
    }

    /// Whether a line is drawn around it. True unless set.
    pub fn border(mut self, border: bool) -> Self {
        self.props.border = border;
        self
    }

    width_option!("what there is");

    /// Its height: what it needs unless set; a fixed one scrolls.
    pub fn height(mut self, height: Size) -> Self {
        self.props.height = height;
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: its name is empty or another form's, or it lies in a form.
    pub fn try_show(self) -> Result<Place, Error> {
        draw_block(&Block::Form(self.props))
    }
}
