//! Errors, as a thing to show.

use millpond_protocol::{Element, Size};

use crate::{Error, Place, context::draw};

/// Draws an error and what it came from.
#[track_caller]
pub fn exception(error: &dyn std::error::Error) -> Place {
    Exception::new("Error", error.to_string()).traceback(sources(error)).show()
}

fn sources(error: &dyn std::error::Error) -> Vec<String> {
    let sources = std::iter::successors(error.source(), |error| error.source());
    sources.map(|source| format!("caused by: {source}")).collect()
}

/// An error to show, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Exception {
    props: millpond_protocol::Exception,
}

impl Exception {
    /// An error of a type, such as `ParseIntError`, that says something.
    pub fn new(kind: impl Into<String>, message: impl Into<String>) -> Self {
        let (kind, message) = (kind.into(), message.into());
        let (markdown, warning, width) = (false, false, Size::Stretch);
        Self { props: millpond_protocol::Exception { kind, message, markdown, traceback: Vec::new(), warning, width } }
    }

    /// Takes the message as Markdown.
    pub fn markdown(mut self, markdown: bool) -> Self {
        self.props.markdown = markdown;
        self
    }

    /// Where it happened, the outermost first, an entry a frame.
    pub fn traceback(mut self, traceback: Vec<String>) -> Self {
        self.props.traceback = traceback;
        self
    }

    /// Shows it as a warning: the script went on.
    pub fn warning(mut self, warning: bool) -> Self {
        self.props.warning = warning;
        self
    }

    width_option!("all there is");

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Exception(self.props))
    }

    /// What it is made of.
    #[doc(hidden)]
    pub fn into_props(self) -> millpond_protocol::Exception {
        self.props
    }
}
