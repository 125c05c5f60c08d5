//! Fields for messages.

use std::fmt::Display;

use millpond_protocol::{Accepts, Element, FileCount, Size, Value, WhileRunning};

use super::{
    options::widget,
    uploaded::{NO_BOUND, UploadedFile, extension},
};
use crate::{
    Error, Key, KeyWriter,
    context::{self, Hooks, ask},
};

/// Draws a field for a message, at the foot of the page unless something is around it; what was typed, in the run after
/// it was sent.
///
/// ```no_run
/// # use millpond as st;
/// if let Some(question) = st::chat_input("Ask the miller") {
///     st::chat_message("user").with(|| st::markdown(question));
///     st::chat_message("assistant").with(|| st::markdown("How many sacks?"));
/// }
/// ```
#[track_caller]
pub fn chat_input(placeholder: impl Display) -> Option<String> {
    ChatInput::new(placeholder).show()
}

/// A field for a message and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct ChatInput {
    props: millpond_protocol::ChatInput,
    hooks: Hooks,
}

impl ChatInput {
    /// A field that shows `placeholder` while it is empty.
    pub fn new(placeholder: impl Display) -> Self {
        let props = millpond_protocol::ChatInput {
            widget: widget(placeholder.to_string()),
            max_chars: None,
            accepts: Accepts { count: FileCount::None, extensions: Vec::new(), max_size: NO_BOUND },
            audio: false,
            sample_rate: Some(16_000),
            while_running: WhileRunning::Submit,
            at_bottom: false,
            width: Size::Stretch,
            height: Size::Content,
        };
        Self { props, hooks: Hooks::default() }
    }

    bare_widget_options!();
    width_option!("what there is");

    /// Its height: that of its text unless set.
    pub fn height(mut self, height: Size) -> Self {
        self.props.height = height;
        self
    }

    /// How many characters it takes at most.
    pub fn max_chars(mut self, count: u32) -> Self {
        self.props.max_chars = Some(count);
        self
    }

    /// What it does while the script runs that got the last message: it sends the next one unless set.
    pub fn while_running(mut self, what: WhileRunning) -> Self {
        self.props.while_running = what;
        self
    }

    /// Has this called before the run that gets a message.
    pub fn on_submit(mut self, callback: impl Fn() + Send + Sync + 'static) -> Self {
        self.hooks.on_change(callback);
        self
    }

    /// Lets a file be sent along.
    pub fn file(self) -> AttachingChatInput {
        self.attaching(FileCount::One)
    }

    /// Lets files be sent along.
    pub fn files(self) -> AttachingChatInput {
        self.attaching(FileCount::Many)
    }

    /// Lets all files be sent along that are in a folder and below.
    pub fn folder(self) -> AttachingChatInput {
        self.attaching(FileCount::Folder)
    }

    /// Lets a recording of the microphone be sent along.
    pub fn audio(self) -> AttachingChatInput {
        self.attaching(FileCount::None).audio()
    }

    fn attaching(mut self, count: FileCount) -> AttachingChatInput {
        self.props.accepts.count = count;
        AttachingChatInput { props: self.props, hooks: self.hooks }
    }

    show! {
        /// Draws it; what was typed, in the run after it was sent.
        Option<String>
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<String>, Error> {
        Ok(sent(self.props, &self.hooks)?.map(|message| message.text))
    }
}

/// A field for a message with which something can be sent along.
///
/// ```no_run
/// # use millpond as st;
/// if let Some(message) = st::ChatInput::new("Ask the miller").files().extensions(["png"]).audio().show() {
///     st::markdown(&message.text);
///     for file in &message.files {
///         st::image(file);
///     }
///     if let Some(recording) = &message.audio {
///         st::audio(recording);
///     }
/// }
/// ```
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct AttachingChatInput {
    props: millpond_protocol::ChatInput,
    hooks: Hooks,
}

impl AttachingChatInput {
    accepts_options!();
    sample_rate_option!();

    /// Lets a recording of the microphone be sent along, a WAV file.
    pub fn audio(mut self) -> Self {
        self.props.audio = true;
        self
    }

    show! {
        /// Draws it; what was sent, in the run after that.
        Option<SentMessage>
    }

    /// Draws it, or says why it can't be drawn: it takes no file of any size.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<SentMessage>, Error> {
        sent(self.props, &self.hooks)
    }
}

/// Draws a field for a message; what was sent.
#[track_caller]
fn sent(mut props: millpond_protocol::ChatInput, hooks: &Hooks) -> Result<Option<SentMessage>, Error> {
    props.at_bottom = context::run().is_some_and(|run| run.at_top());
    let Value::Chat(chat) = ask(Element::ChatInput(props), hooks)? else { return Ok(None) };
    let files = chat.files.iter().filter_map(UploadedFile::find).collect();
    let audio = chat.audio.as_ref().and_then(UploadedFile::find);
    Ok(Some(SentMessage { text: chat.text, files, audio }))
}

/// A message with what was sent along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMessage {
    /// What was typed.
    pub text: String,
    /// Files.
    pub files: Vec<UploadedFile>,
    /// A recording of the microphone, a WAV file.
    pub audio: Option<UploadedFile>,
}

impl Key for SentMessage {
    fn write(&self, key: &mut KeyWriter) {
        key.tag("sent message");
        self.text.write(key);
        self.files.write(key);
        self.audio.write(key);
    }
}
