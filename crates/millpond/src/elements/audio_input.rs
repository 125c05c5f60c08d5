//! Microphones.

use std::fmt::Display;

use millpond_protocol::{Element, Size};

use super::{options::widget, uploaded::UploadedFile};
use crate::{
    Error,
    context::{Hooks, ask},
};

/// A microphone that makes a recording, a WAV file.
///
/// ```no_run
/// # use millpond as st;
/// if let Some(order) = st::audio_input("Say what you order").show() {
///     st::audio(&order);
/// }
/// ```
pub fn audio_input(label: impl Display) -> AudioInput {
    AudioInput::new(label)
}

/// A microphone that makes a recording, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct AudioInput {
    props: millpond_protocol::AudioInput,
    hooks: Hooks,
}

impl AudioInput {
    /// A microphone with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let (widget, width) = (widget(label.to_string()), Size::Stretch);
        let props = millpond_protocol::AudioInput { widget, sample_rate: Some(16_000), width };
        Self { props, hooks: Hooks::default() }
    }

    widget_options!();
    change_options!();
    width_option!("what there is");
    sample_rate_option!();

    required_option!();

    show! {
        /// Draws it; the recording, if there is one.
        Option<UploadedFile>
    }

    /// Draws it, or says why it can't be drawn: there is no such sample rate.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<UploadedFile>, Error> {
        Ok(UploadedFile::all(&ask(Element::AudioInput(self.props), &self.hooks)?).pop())
    }
}
