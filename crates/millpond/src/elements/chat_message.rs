//! Messages of a conversation.

use std::fmt::Display;

use millpond_protocol::{Avatar, Block, Size};

use super::media::{Media, Wanted};
use crate::{Error, Place, context::draw_block};

/// Draws a block for a message, beside the sign of who said it: `st::chat_message("user").with(|| …)`.
///
/// `user` and `human` have the sign of a person, `assistant` and `ai` that of a machine, others the first letter of
/// their name.
#[track_caller]
pub fn chat_message(name: impl Display) -> Place {
    ChatMessage::new(name).show()
}

/// A block for a message and its options.
///
/// ```no_run
/// # use millpond as st;
/// st::ChatMessage::new("miller").icon("🌾").show().with(|| st::markdown("How many sacks?"));
/// ```
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct ChatMessage {
    props: millpond_protocol::ChatMessage,
    picture: Option<Media>,
}

impl ChatMessage {
    /// A block for what somebody says; the name is for screen readers.
    pub fn new(name: impl Display) -> Self {
        let name = name.to_string();
        let avatar = match name.to_lowercase().as_str() {
            "user" | "human" => Avatar::User,
            "assistant" | "ai" => Avatar::Assistant,
            _ => Avatar::Letter,
        };
        Self { props: millpond_protocol::ChatMessage { name, avatar, width: Size::Stretch }, picture: None }
    }

    /// An emoji or `:material/name:` that stands for them.
    pub fn icon(mut self, icon: impl Into<String>) -> Self {
        self.props.avatar = Avatar::Icon(icon.into());
        self
    }

    /// A picture that stands for them.
    pub fn picture(mut self, picture: impl Into<Media>) -> Self {
        self.picture = Some(picture.into());
        self
    }

    width_option!("all there is");

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: its picture is none.
    pub fn try_show(mut self) -> Result<Place, Error> {
        if let Some(picture) = self.picture {
            self.props.avatar = Avatar::Image(picture.source(Wanted::Picture)?);
        }
        draw_block(&Block::ChatMessage(self.props))
    }
}
