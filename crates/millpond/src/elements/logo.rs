//! The app's mark.

use millpond_protocol::{Element, LogoSize, Source};

use super::media::{Media, Wanted};
use crate::{Error, Place, context::draw};

/// Shows the app's mark at the top of the sidebar, or of the page where the sidebar is closed. The last one counts.
///
/// ```no_run
/// # use millpond as st;
/// st::logo("mark.svg");
/// ```
#[track_caller]
pub fn logo(picture: impl Into<Media>) -> Place {
    Logo::new(picture).show()
}

/// The app's mark and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Logo {
    picture: Media,
    icon: Option<Media>,
    link: Option<String>,
    size: LogoSize,
}

impl Logo {
    /// A mark of medium size that leads nowhere.
    pub fn new(picture: impl Into<Media>) -> Self {
        Self { picture: picture.into(), icon: None, link: None, size: LogoSize::Medium }
    }

    /// The picture while the sidebar is closed: the same unless set.
    pub fn icon(mut self, picture: impl Into<Media>) -> Self {
        self.icon = Some(picture.into());
        self
    }

    /// Where a click leads: an address that begins with `http://` or `https://`.
    pub fn link(mut self, url: impl Into<String>) -> Self {
        self.link = Some(url.into());
        self
    }

    /// How large it is: medium unless set.
    pub fn size(mut self, size: LogoSize) -> Self {
        self.size = size;
        self
    }

    show! {
        /// Shows it.
        Place
    }

    /// Shows it, or says why it can't be shown: there is no such file, or its link is no address.
    pub fn try_show(self) -> Result<Place, Error> {
        let picture = |media: Media| -> Result<Source, Error> { media.source(Wanted::Picture) };
        let (image, icon) = (picture(self.picture)?, self.icon.map(picture).transpose()?);
        let props = millpond_protocol::Logo { image, icon, link: self.link, size: self.size };
        draw(&Element::Logo(props))
    }
}
