//! Pages within the page.

use millpond_protocol::{Document, Element, IframeContent, Size};

use super::{check, media::stored};
use crate::{Error, Place, context::draw};

/// Draws another page within this one.
///
/// ```no_run
/// # use millpond as st;
/// st::iframe("https://example.org");
/// st::Iframe::html("<button onclick='this.textContent = Date()'>Now</button>").show();
/// ```
#[track_caller]
pub fn iframe(url: impl Into<String>) -> Place {
    Iframe::new(url).show()
}

/// A page within the page and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Iframe {
    props: millpond_protocol::Iframe,
}

impl Iframe {
    /// The page at an address.
    pub fn new(url: impl Into<String>) -> Self {
        Self::of(IframeContent::Url(url.into()))
    }

    /// A page of HTML. Its scripts run, apart from the page around it.
    pub fn html(html: impl Into<String>) -> Self {
        Self::of(IframeContent::Html(Document::Inline(html.into())))
    }

    fn of(content: IframeContent) -> Self {
        let (width, height) = (Size::Stretch, Size::Content);
        Self {
            props: millpond_protocol::Iframe { content, width, height, scrolling: false, tab_index: None, alt: None },
        }
    }

    width_option!("what there is");

    /// Its height: unless set, what its HTML needs, and 150 pixels for an address.
    pub fn height(mut self, height: Size) -> Self {
        self.props.height = height;
        self
    }

    /// Whether it scrolls what does not fit. False unless set.
    pub fn scrolling(mut self, scrolling: bool) -> Self {
        self.props.scrolling = scrolling;
        self
    }

    /// Its place in the order of the Tab key: where it stands unless set; -1 passes over it.
    pub fn tab_index(mut self, index: i32) -> Self {
        self.props.tab_index = Some(index);
        self
    }

    text_option! {
        /// What it shows, for screen readers.
        alt
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: its address is empty.
    pub fn try_show(mut self) -> Result<Place, Error> {
        check::iframe(&self.props)?;
        if let IframeContent::Html(html) = self.props.content {
            self.props.content = IframeContent::Html(stored(html));
        }
        draw(&Element::Iframe(self.props))
    }
}
