//! Pictures, sounds, films and long texts: the run keeps them, and elements name them.

use std::{
    io::Cursor,
    path::{Path, PathBuf},
};

use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageError, ImageFormat, codecs::png::PngEncoder};
use millpond_data::INLINE_BYTES;
use millpond_engine::Blob;
use millpond_protocol::{Document, Source};
use serde::Serialize;

use super::format::Format;
use crate::{Error, context};

/// A picture, sound, film or text to show: bytes, a file or an address.
///
/// - Text that begins with `http://`, `https://` or `data:` is an address; text that begins with `<`, or has several
///   lines, is the thing itself, such as an SVG; other text is the path of a file.
/// - Bytes are told by how they begin.
/// - A `DynamicImage` of the crate `image` is sent as PNG.
///
/// ```no_run
/// # use millpond as st;
/// st::image("photos/cat.jpg");
/// st::image("https://example.org/cat.jpg");
/// st::image(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1"/></svg>"#);
/// ```
#[derive(Clone, Debug)]
pub struct Media(Given);

#[derive(Clone, Debug)]
enum Given {
    Bytes(Vec<u8>),
    File(PathBuf),
    Url(String),
    Picture(DynamicImage),
}

/// What something must be, to be shown by an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Picture,
    Sound,
    Film,
}

impl Media {
    /// The bytes of a picture, sound, film or text.
    pub fn bytes(bytes: impl Into<Vec<u8>>) -> Self {
        Self(Given::Bytes(bytes.into()))
    }

    /// A file, read when it is shown.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self(Given::File(path.into()))
    }

    /// An address: absolute, below the app's own, or `data:`. The browser fetches it.
    pub fn url(url: impl Into<String>) -> Self {
        Self(Given::Url(url.into()))
    }

    /// The address, if it is given by one.
    pub(crate) fn address(&self) -> Option<&str> {
        match &self.0 {
            Given::Url(url) => Some(url),
            _ => None,
        }
    }

    /// Where the page finds it; the run keeps what has no address.
    pub(crate) fn source(self, wanted: Wanted) -> Result<Source, Error> {
        let (bytes, promised) = match self.0 {
            Given::Url(url) => return Ok(Source::Url(url)),
            Given::Picture(picture) => (picture_png(picture)?, None),
            Given::Bytes(bytes) => (bytes, None),
            Given::File(path) => (read(&path)?, Format::of_path(&path)),
        };
        let format = Format::of_bytes(&bytes).or(promised).filter(|format| wanted.takes(*format));
        let Some(Format { mime, extension }) = format else {
            return Err(wanted.refusal(&bytes));
        };
        Ok(keep(bytes, mime, extension))
    }

    /// Where the page finds it as subtitles in WebVTT, which SubRip's format is turned into.
    pub(crate) fn subtitles(self) -> Result<Source, Error> {
        let bytes = match self.0 {
            Given::Url(url) => return Ok(Source::Url(url)),
            Given::Bytes(bytes) => bytes,
            Given::File(path) => read(&path)?,
            Given::Picture(_) => return Err(refused("subtitles must be text in WebVTT or SubRip, not a picture")),
        };
        let text = String::from_utf8(bytes).map_err(|error| refused(format!("subtitles must be UTF-8: {error}")))?;
        Ok(keep(web_vtt(&text)?.into_bytes(), "text/vtt", "vtt"))
    }
}

impl Wanted {
    /// Containers of films may hold sound alone, and players of films play sound.
    fn takes(self, format: Format) -> bool {
        match self {
            Wanted::Picture => format.mime.starts_with("image/"),
            Wanted::Sound | Wanted::Film => format.mime.starts_with("audio/") || format.mime.starts_with("video/"),
        }
    }

    fn refusal(self, bytes: &[u8]) -> Error {
        let (what, formats) = match self {
            Wanted::Picture => ("a picture", "PNG, JPEG, GIF, WebP, AVIF, BMP, ICO or SVG"),
            Wanted::Sound => ("a sound", "WAV, MP3, Ogg, FLAC, AAC, MP4 or WebM"),
            Wanted::Film => ("a film", "MP4, WebM, Ogg, QuickTime or Matroska"),
        };
        let start: Vec<_> = bytes.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        refused(format!("{what} must be {formats}; these {} bytes begin with: {}", bytes.len(), start.join(" ")))
    }
}

impl From<&str> for Media {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Media {
    fn from(text: String) -> Self {
        let starts = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
        if ["http://", "https://", "data:"].into_iter().any(starts) {
            return Self::url(text);
        }
        match text.trim_start().starts_with('<') || text.contains('\n') {
            true => Self::bytes(text),
            false => Self::file(text),
        }
    }
}

impl From<&Path> for Media {
    fn from(path: &Path) -> Self {
        Self::file(path)
    }
}

impl From<PathBuf> for Media {
    fn from(path: PathBuf) -> Self {
        Self::file(path)
    }
}

impl From<Vec<u8>> for Media {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

impl From<&[u8]> for Media {
    fn from(bytes: &[u8]) -> Self {
        Self::bytes(bytes)
    }
}

impl<const N: usize> From<&[u8; N]> for Media {
    fn from(bytes: &[u8; N]) -> Self {
        Self::bytes(bytes)
    }
}

impl From<DynamicImage> for Media {
    fn from(picture: DynamicImage) -> Self {
        Self(Given::Picture(picture))
    }
}

impl From<&DynamicImage> for Media {
    fn from(picture: &DynamicImage) -> Self {
        picture.clone().into()
    }
}

/// Has the run keep bytes, and says where the page finds them.
pub fn keep(bytes: Vec<u8>, mime: &str, extension: &str) -> Source {
    Source::Media(store(bytes, mime, extension))
}

/// A text as an element has it: here up to 64 KiB, else kept by the run.
pub fn document(text: String) -> Document {
    if text.len() <= INLINE_BYTES {
        return Document::Inline(text);
    }
    let (mime, extension) = match text.starts_with(['{', '[']) {
        true => ("application/json", "json"),
        false => ("text/plain; charset=utf-8", "txt"),
    };
    Document::Media(store(text.into_bytes(), mime, extension))
}

/// A document that is here, as an element has it.
pub(crate) fn stored(inline: Document) -> Document {
    match inline {
        Document::Inline(text) => document(text),
        media => media,
    }
}

/// A value as JSON, or why it can't be written.
pub(crate) fn written(value: &(impl Serialize + ?Sized)) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

fn store(bytes: Vec<u8>, mime: &str, extension: &str) -> String {
    let blob = Blob::new(bytes, mime, extension);
    let name = blob.name.clone();
    if let Some(run) = context::run() {
        run.blob(blob);
    }
    name
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(|error| refused(format!("a file can't be read ({error}): {}", path.display())))
}

/// Pixels as PNG: rows from top to bottom, of bytes that are grey; grey and opacity; red, green and blue; or these and
/// opacity.
pub fn png(pixels: &[u8], width: u32, height: u32, channels: u8) -> Result<Vec<u8>, Error> {
    let color = match channels {
        1 => ExtendedColorType::L8,
        2 => ExtendedColorType::La8,
        3 => ExtendedColorType::Rgb8,
        4 => ExtendedColorType::Rgba8,
        _ => return Err(refused(format!("a picture's pixels must have 1 to 4 bytes each: {channels}"))),
    };
    let expected = u64::from(width) * u64::from(height) * u64::from(channels);
    if pixels.len() as u64 != expected {
        let bytes = pixels.len();
        return Err(refused(format!("a picture of {width} by {height} pixels must have {expected} bytes: {bytes}")));
    }
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new(&mut bytes);
    encoder.write_image(pixels, width, height, color).map_err(|error| unwritable(width, height, &error))?;
    Ok(bytes)
}

/// Floating-point pixels, which PNG does not have, become whole ones of 16 bits.
fn picture_png(picture: DynamicImage) -> Result<Vec<u8>, Error> {
    let picture = match picture {
        DynamicImage::ImageRgb32F(_) => DynamicImage::ImageRgb16(picture.into_rgb16()),
        DynamicImage::ImageRgba32F(_) => DynamicImage::ImageRgba16(picture.into_rgba16()),
        other => other,
    };
    let mut bytes = Cursor::new(Vec::new());
    let written = picture.write_to(&mut bytes, ImageFormat::Png);
    written.map_err(|error| unwritable(picture.width(), picture.height(), &error))?;
    Ok(bytes.into_inner())
}

fn unwritable(width: u32, height: u32, error: &ImageError) -> Error {
    refused(format!("a picture can't be written as PNG ({error}): {width} by {height} pixels"))
}

/// SubRip differs from WebVTT by a missing head and by commas in its times.
fn web_vtt(text: &str) -> Result<String, Error> {
    let text = text.trim_start_matches('\u{feff}');
    if text.starts_with("WEBVTT") {
        return Ok(text.to_owned());
    }
    if !text.contains("-->") {
        let start: String = text.chars().take(40).collect();
        return Err(refused(format!("subtitles must be text in WebVTT or SubRip; this begins with: {start}")));
    }
    let with_points = |line: &str| if line.contains("-->") { line.replace(',', ".") } else { line.to_owned() };
    let lines: Vec<_> = text.lines().map(with_points).collect();
    Ok(format!("WEBVTT\n\n{}\n", lines.join("\n")))
}

fn refused(message: impl Into<String>) -> Error {
    Error::invalid("StreamlitAPIException", message)
}

#[cfg(test)]
mod tests {
    use image::{Rgb32FImage, RgbImage};

    use super::*;

    fn source(media: impl Into<Media>, wanted: Wanted) -> Result<Source, String> {
        media.into().source(wanted).map_err(|error| error.to_string())
    }

    #[test]
    fn text_is_an_address_or_the_thing_itself_or_a_path() {
        let given = |text: &str| match Media::from(text).0 {
            Given::Url(_) => "address",
            Given::Bytes(_) => "itself",
            Given::File(_) => "path",
            Given::Picture(_) => "picture",
        };
        let cases = [
            ("https://example.org/a.png", "address"),
            ("HTTP://example.org", "address"),
            ("data:image/png;base64,AA==", "address"),
            (" <svg/>", "itself"),
            ("WEBVTT\n\n", "itself"),
            ("a.png", "path"),
            ("https.png", "path"),
            ("", "path"),
        ];
        for (text, expected) in cases {
            assert_eq!(given(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_a_picture_is_refused_with_how_it_begins() {
        let refused = source(&b"ID3\x04 sound"[..], Wanted::Picture).expect_err("it is a sound");
        assert!(refused.ends_with("these 10 bytes begin with: 49 44 33 04 20 73 6f 75"), "{refused}");
        assert!(source(&b"ID3\x04 sound"[..], Wanted::Film).is_ok());
        assert!(source(Vec::new(), Wanted::Sound).expect_err("nothing").contains("these 0 bytes"));
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let refused = source("no/such.png", Wanted::Picture).expect_err("there is none");
        assert!(refused.starts_with("a file can't be read (") && refused.ends_with("): no/such.png"), "{refused}");
    }

    #[test]
    fn pictures_of_any_kind_of_pixel_become_png_and_empty_ones_are_refused() {
        let one = RgbImage::new(1, 1);
        for picture in [DynamicImage::from(one), DynamicImage::from(Rgb32FImage::new(1, 1))] {
            assert!(matches!(source(picture, Wanted::Picture), Ok(Source::Media(name)) if name.ends_with(".png")));
        }
        let refused = source(DynamicImage::from(RgbImage::new(0, 3)), Wanted::Picture).expect_err("no pixels");
        assert!(refused.ends_with(": 0 by 3 pixels"), "{refused}");
    }

    #[test]
    fn pixels_of_one_to_four_bytes_become_png() {
        for channels in 1..=4 {
            let bytes = png(&vec![7; 6 * usize::from(channels)], 2, 3, channels).unwrap();
            let picture = image::load_from_memory(&bytes).unwrap();
            assert_eq!((picture.width(), picture.height(), picture.color().channel_count()), (2, 3, channels));
        }
        let refusal = |pixels: &[u8], channels| png(pixels, 2, 3, channels).unwrap_err().to_string();
        assert_eq!(refusal(&[0; 30], 5), "a picture's pixels must have 1 to 4 bytes each: 5");
        assert_eq!(refusal(&[0; 5], 1), "a picture of 2 by 3 pixels must have 6 bytes: 5");
        assert!(png(&[], 0, 3, 1).unwrap_err().to_string().ends_with(": 0 by 3 pixels"));
    }

    #[test]
    fn long_texts_are_named_rather_than_held() {
        assert_eq!(document("{}".into()), Document::Inline("{}".into()));
        let long = |start: &str| document(format!("{start}{}", " ".repeat(INLINE_BYTES)));
        assert!(matches!(long("{"), Document::Media(name) if name.ends_with(".json")));
        assert!(matches!(long("<p>"), Document::Media(name) if name.ends_with(".txt")));
    }

    #[test]
    fn subrip_becomes_webvtt() {
        let subrip = "1\r\n00:00:01,500 --> 00:00:02,000\r\nWell, yes\r\n";
        assert_eq!(web_vtt(subrip).unwrap(), "WEBVTT\n\n1\n00:00:01.500 --> 00:00:02.000\nWell, yes\n");
        assert_eq!(web_vtt("\u{feff}WEBVTT\n\n").unwrap(), "WEBVTT\n\n");
        assert!(web_vtt("Once upon a time").unwrap_err().to_string().ends_with(": Once upon a time"));
    }
}
