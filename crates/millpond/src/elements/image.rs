//! Pictures.

use millpond_protocol::{Element, Picture, Size};

use super::media::{Media, Wanted};
use crate::{Error, Place, context::draw};

/// Draws a picture: a file, an address, bytes, an SVG, or a `DynamicImage` of the crate `image`.
///
/// ```no_run
/// # use millpond as st;
/// st::image("photos/cat.jpg");
/// ```
#[track_caller]
pub fn image(picture: impl Into<Media>) -> Place {
    Image::new(picture).show()
}

/// Pictures side by side and their options.
///
/// ```no_run
/// # use millpond as st;
/// st::Image::new("before.png").caption("Before").and("after.png").caption("After").width(st::Size::Pixels(300)).show();
/// ```
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Image {
    /// At least one.
    pictures: Vec<Described>,
    width: Size,
    link: Option<String>,
}

#[derive(Clone, Debug)]
struct Described {
    media: Media,
    caption: Option<String>,
    alt: Option<String>,
}

impl Image {
    /// A picture in its own size.
    pub fn new(picture: impl Into<Media>) -> Self {
        Self { pictures: Vec::new(), width: Size::Content, link: None }.and(picture)
    }

    /// Adds a picture at the right. A caption and a text for screen readers that are said after this are its.
    pub fn and(mut self, picture: impl Into<Media>) -> Self {
        self.pictures.push(Described { media: picture.into(), caption: None, alt: None });
        self
    }

    fn last(&mut self) -> &mut Described {
        self.pictures.last_mut().expect("there is at least one picture")
    }

    /// Markdown below the picture said last.
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        self.last().caption = Some(caption.into());
        self
    }

    /// What the picture said last shows, for screen readers. Unless set, they say its caption.
    pub fn alt(mut self, text: impl Into<String>) -> Self {
        self.last().alt = Some(text.into());
        self
    }

    /// The width of each: its own unless set. None is wider than its place.
    pub fn width(mut self, width: Size) -> Self {
        self.width = width;
        self
    }

    /// Where a click leads.
    pub fn link(mut self, url: impl Into<String>) -> Self {
        self.link = Some(url.into());
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: there is no such file, or it is no picture that browsers show.
    pub fn try_show(self) -> Result<Place, Error> {
        let picture = |Described { media, caption, alt }| -> Result<_, Error> {
            Ok(Picture { source: media.source(Wanted::Picture)?, caption, alt })
        };
        let pictures = self.pictures.into_iter().map(picture).collect::<Result<_, _>>()?;
        let props = millpond_protocol::Image { pictures, width: self.width, link: self.link };
        draw(&Element::Image(props))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::AppTest;

    #[test]
    fn captions_are_those_of_the_picture_before_them() {
        const DOT: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        let mut app = AppTest::new(|| {
            Image::new("https://example.org/a.png").caption("A").and(DOT).alt("dot").link("https://example.org").show();
        });
        let page = app.run();
        let first = "{alt: none, caption: \"A\", source: {type: \"url\", value: \"https://example.org/a.png\"}}";
        let second = "{alt: \"dot\", caption: none, source: {type: \"media\", value: \"";
        assert!(page.contains(&format!("pictures=[{first}, {second}")) && page.contains(".svg\"}}]"), "{page}");
    }

    #[test]
    fn addresses_must_be_something() {
        let refused = |image: Image| image.try_show().expect_err("it is refused").to_string();
        assert_eq!(refused(Image::new(Media::url(""))), "a picture must have an address; it is empty: \"\"");
        assert_eq!(
            refused(Image::new("https://example.org/a.png").link(" ")),
            "a picture's link must have an address; it is empty: \" \""
        );
    }
}
