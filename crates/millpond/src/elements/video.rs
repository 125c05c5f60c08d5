//! Films.

use millpond_protocol::{Element, Size, Source, Subtitle};

use super::media::{Media, Wanted};
use crate::{Error, Place, context::draw};

/// Draws a player of a film: a file, an address or bytes. The address of a page of YouTube shows that film.
///
/// ```no_run
/// # use millpond as st;
/// st::video("films/loon.webm");
/// st::Video::new("films/loon.webm").subtitles("English", "films/loon.srt").muted(true).autoplay(true).show();
/// ```
#[track_caller]
pub fn video(film: impl Into<Media>) -> Place {
    Video::new(film).show()
}

/// A player of a film and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Video {
    media: Media,
    subtitles: Vec<(String, Media)>,
    start: f64,
    end: Option<f64>,
    looped: bool,
    autoplay: bool,
    muted: bool,
    width: Size,
    alt: Option<String>,
}

impl Video {
    /// A player of a film, from its beginning to its end.
    pub fn new(film: impl Into<Media>) -> Self {
        let (subtitles, width) = (Vec::new(), Size::Stretch);
        Self {
            media: film.into(),
            subtitles,
            start: 0.0,
            end: None,
            looped: false,
            autoplay: false,
            muted: false,
            width,
            alt: None,
        }
    }

    playing_options!();

    /// Whether it is silent at first. False unless set. Browsers start only silent films by themselves.
    pub fn muted(mut self, muted: bool) -> Self {
        self.muted = muted;
        self
    }

    /// Adds subtitles, in WebVTT or SubRip, under a label such as `English`. The first are shown at first.
    pub fn subtitles(mut self, label: impl Into<String>, text: impl Into<Media>) -> Self {
        self.subtitles.push((label.into(), text.into()));
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: there is no such file, it is no film, or it ends before it starts.
    pub fn try_show(self) -> Result<Place, Error> {
        let embedded = self.media.address().and_then(embedded_film);
        let subtitle =
            |(label, text): (String, Media)| -> Result<_, Error> { Ok(Subtitle { label, source: text.subtitles()? }) };
        let props = millpond_protocol::Video {
            embedded: embedded.is_some(),
            source: match embedded {
                Some(url) => Source::Url(url),
                None => self.media.source(Wanted::Film)?,
            },
            subtitles: self.subtitles.into_iter().map(subtitle).collect::<Result<_, _>>()?,
            start: self.start,
            end: self.end,
            looped: self.looped,
            autoplay: self.autoplay,
            muted: self.muted,
            width: self.width,
            alt: self.alt,
        };
        draw(&Element::Video(props))
    }
}

/// Where a film can be embedded whose page has this address, if that is a page of YouTube.
pub fn embedded_film(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let id = match host.trim_start_matches("www.").trim_start_matches("m.").trim_start_matches("music.") {
        "youtu.be" => path,
        "youtube.com" | "youtube-nocookie.com" => match path.split_once(['/', '?'])? {
            ("watch", query) => query.split('&').find_map(|pair| pair.strip_prefix("v="))?,
            ("embed" | "shorts" | "live" | "v", id) => id,
            _ => return None,
        },
        _ => return None,
    };
    let id = id.split(['?', '&', '#', '/']).next()?;
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    is_id.then(|| format!("https://www.youtube.com/embed/{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_pages_are_told_from_those_of_films() {
        let pages = [
            "https://www.youtube.com/watch?v=a-B_1",
            "https://youtube.com/watch?list=x&v=a-B_1&t=3",
            "http://m.youtube.com/watch?v=a-B_1#t=3",
            "https://youtu.be/a-B_1?t=3",
            "https://www.youtube.com/shorts/a-B_1",
            "https://www.youtube-nocookie.com/embed/a-B_1?rel=0",
        ];
        for page in pages {
            assert_eq!(embedded_film(page).as_deref(), Some("https://www.youtube.com/embed/a-B_1"), "{page}");
        }
        let others = [
            "https://example.org/watch?v=a",
            "https://youtube.com.example.org/watch?v=a",
            "https://www.youtube.com/",
            "https://www.youtube.com/watch?list=x",
            "https://youtu.be/",
            "https://youtu.be/a%22b",
            "films/youtu.be/a",
            "youtu.be",
        ];
        for other in others {
            assert_eq!(embedded_film(other), None, "{other}");
        }
    }
}
