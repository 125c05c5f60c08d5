//! JSON documents.

use millpond_protocol::{Element, Size};
use serde::Serialize;

use crate::{Error, Place, context::draw};

/// Draws a value as JSON, to fold and unfold.
#[track_caller]
pub fn json(value: &(impl Serialize + ?Sized)) -> Place {
    Json::new(value).show()
}

/// A JSON document and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Json {
    body: Result<String, String>,
    expanded: Option<u32>,
    width: Size,
}

impl Json {
    /// A value as JSON.
    pub fn new(value: &(impl Serialize + ?Sized)) -> Self {
        Self {
            body: serde_json::to_string(value).map_err(|error| error.to_string()),
            expanded: None,
            width: Size::Stretch,
        }
    }

    /// A document that is JSON already.
    pub fn text(body: impl Into<String>) -> Self {
        let body = body.into();
        let checked = serde_json::from_str::<serde::de::IgnoredAny>(&body).map_err(|error| error.to_string());
        Self { body: checked.map(|_| body), expanded: None, width: Size::Stretch }
    }

    /// How many levels are open at first: all unless set, none with 0.
    pub fn expanded(mut self, levels: u32) -> Self {
        self.expanded = Some(levels);
        self
    }

    /// Its width: all there is unless set.
    pub fn width(mut self, width: Size) -> Self {
        self.width = width;
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: the value does not serialize, the text is not JSON.
    pub fn try_show(self) -> Result<Place, Error> {
        let body =
            self.body.map_err(|error| Error::invalid("StreamlitAPIException", format!("not valid JSON: {error}")))?;
        draw(&Element::Json(millpond_protocol::Json { body, expanded: self.expanded, width: self.width }))
    }
}
