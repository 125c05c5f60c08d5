//! Signs to judge by.

use millpond_protocol::{Element, FeedbackKind, LabelVisibility, Size, Value};

use super::options::widget;
use crate::{
    Error,
    context::{Hooks, ask},
};

/// Draws signs to judge by, of which none is chosen at first; the place of the one chosen, from 0.
///
/// ```no_run
/// # use millpond as st;
/// if st::feedback(st::FeedbackKind::Thumbs) == Some(1) {
///     st::balloons();
/// }
/// ```
#[track_caller]
pub fn feedback(kind: FeedbackKind) -> Option<u32> {
    Feedback::new(kind).show()
}

/// Signs to judge by and their options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Feedback {
    props: millpond_protocol::Feedback,
    hooks: Hooks,
}

impl Feedback {
    /// Signs of a kind.
    pub fn new(kind: FeedbackKind) -> Self {
        let mut widget = widget("");
        widget.label_visibility = LabelVisibility::Collapsed;
        let props = millpond_protocol::Feedback { widget, kind, default: None, width: Size::Content };
        Self { props, hooks: Hooks::default() }
    }

    bare_widget_options!();
    value_options!();
    width_option!("that of its signs");

    /// Which is chosen at first, from 0: none unless set.
    pub fn value(mut self, place: u32) -> Self {
        self.props.default = Some(place);
        self
    }

    show! {
        /// Draws them; the place of the one chosen, from 0.
        Option<u32>
    }

    /// Draws them, or says why they can't be drawn: there is no such sign.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<u32>, Error> {
        match ask(Element::Feedback(self.props), &self.hooks)? {
            Value::Numbers(numbers) => Ok(numbers.first().map(|place| *place as u32)),
            _ => Ok(None),
        }
    }
}
