//! Sounds.

use millpond_protocol::{Element, Size};

use super::media::{Media, Wanted};
use crate::{Error, Place, context::draw};

/// Draws a player of a sound: a file, an address or bytes.
///
/// ```no_run
/// # use millpond as st;
/// st::audio("songs/loon.mp3");
/// st::Audio::new("songs/loon.mp3").start(2.5).end(10).looped(true).show();
/// ```
#[track_caller]
pub fn audio(sound: impl Into<Media>) -> Place {
    Audio::new(sound).show()
}

/// A player of a sound and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Audio {
    media: Media,
    start: f64,
    end: Option<f64>,
    looped: bool,
    autoplay: bool,
    width: Size,
    alt: Option<String>,
}

impl Audio {
    /// A player of a sound, from its beginning to its end.
    pub fn new(sound: impl Into<Media>) -> Self {
        let (media, width) = (sound.into(), Size::Stretch);
        Self { media, start: 0.0, end: None, looped: false, autoplay: false, width, alt: None }
    }

    playing_options!();

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: there is no such file, it is no sound, or it ends before it starts.
    pub fn try_show(self) -> Result<Place, Error> {
        let Self { media, start, end, looped, autoplay, width, alt } = self;
        let source = media.source(Wanted::Sound)?;
        let props = millpond_protocol::Audio { source, start, end, looped, autoplay, width, alt };
        draw(&Element::Audio(props))
    }
}
