//! How far something has got.

use millpond_protocol::{Element, Size};

use crate::{Error, Place, context::draw};

/// Draws a bar that is filled from 0 to 1. `bar.with(|| st::progress(0.5))` moves it.
#[track_caller]
pub fn progress(value: f64) -> Place {
    Progress::new(value).show()
}

/// A bar and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Progress {
    props: millpond_protocol::Progress,
}

impl Progress {
    /// A bar filled from 0 to 1.
    pub fn new(value: f64) -> Self {
        Self { props: millpond_protocol::Progress { value, body: None, width: Size::Stretch } }
    }

    text_option! {
        /// Markdown above the bar.
        body
    }

    width_option!("all there is");

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: the value is not between 0 and 1.
    pub fn try_show(self) -> Result<Place, Error> {
        // Sums of fractions may go past the end by a rounding error.
        const SLACK: f64 = 1e-6;
        if !(-SLACK..=1.0 + SLACK).contains(&self.props.value) {
            let message = format!("a progress bar's value must be between 0 and 1: {}", self.props.value);
            return Err(Error::invalid("StreamlitAPIException", message));
        }
        let value = self.props.value.clamp(0.0, 1.0);
        draw(&Element::Progress(millpond_protocol::Progress { value, ..self.props }))
    }
}
