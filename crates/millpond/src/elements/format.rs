//! What bytes are: the media types of pictures, sounds and films, told by how they begin.

use std::path::Path;

/// What bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// The media type, such as `image/png`.
    pub mime: &'static str,
    /// The usual end of a file's name, without a dot.
    pub extension: &'static str,
}

/// All that are known, by the ends of their files' names.
const FORMATS: [Format; 21] = [
    format("image/png", "png"),
    format("image/jpeg", "jpg"),
    format("image/gif", "gif"),
    format("image/webp", "webp"),
    format("image/bmp", "bmp"),
    format("image/x-icon", "ico"),
    format("image/avif", "avif"),
    format("image/svg+xml", "svg"),
    format("audio/wav", "wav"),
    format("audio/mpeg", "mp3"),
    format("audio/ogg", "ogg"),
    format("audio/flac", "flac"),
    format("audio/mp4", "m4a"),
    format("audio/aac", "aac"),
    format("audio/webm", "weba"),
    format("video/mp4", "mp4"),
    format("video/webm", "webm"),
    format("video/ogg", "ogv"),
    format("video/quicktime", "mov"),
    format("video/x-matroska", "mkv"),
    format("text/vtt", "vtt"),
];

const fn format(mime: &'static str, extension: &'static str) -> Format {
    Format { mime, extension }
}

impl Format {
    /// What the name of a file promises.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        let usual = match extension.as_str() {
            "jpeg" | "jpe" | "jfif" => "jpg",
            "oga" | "opus" => "ogg",
            "m4v" => "mp4",
            "wave" => "wav",
            other => other,
        };
        FORMATS.into_iter().find(|format| format.extension == usual)
    }

    /// What bytes are by how they begin.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let extension = match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => "png",
            [0xff, 0xd8, 0xff, ..] => "jpg",
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => "gif",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "webp",
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => "wav",
            [b'B', b'M', ..] if is_bitmap(bytes) => "bmp",
            [0, 0, 1, 0, count, 0, ..] if *count > 0 => "ico",
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => iso_media(brand),
            [b'O', b'g', b'g', b'S', ..] if contains(bytes, b"\x80theora") => "ogv",
            [b'O', b'g', b'g', b'S', ..] => "ogg",
            [b'f', b'L', b'a', b'C', ..] => "flac",
            [b'I', b'D', b'3', ..] => "mp3",
            [0xff, second, ..] => mpeg_audio(*second)?,
            [0x1a, 0x45, 0xdf, 0xa3, ..] if contains(bytes, b"matroska") => "mkv",
            [0x1a, 0x45, 0xdf, 0xa3, ..] => "webm",
            _ if is_svg(bytes) => "svg",
            _ => return None,
        };
        FORMATS.into_iter().find(|format| format.extension == extension)
    }
}

/// A bitmap's header is followed by another one, whose length is one of a few.
fn is_bitmap(bytes: &[u8]) -> bool {
    matches!(bytes.get(14..18), Some([12 | 16 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
}

/// ISO's container is told by its brand.
fn iso_media(brand: &[u8]) -> &'static str {
    match brand {
        [b'a', b'v', b'i', b'f' | b's', ..] => "avif",
        [b'M', b'4', b'A' | b'B', ..] => "m4a",
        [b'q', b't', ..] => "mov",
        _ => "mp4",
    }
}

/// MPEG audio without a container: 11 bits set, then the version and the layer; AAC has layer 0.
fn mpeg_audio(second: u8) -> Option<&'static str> {
    let (sync, version, layer) = (second & 0xe0, second & 0x18, second & 0x06);
    match (sync, version, layer) {
        (0xe0, 0x10 | 0x18, 0x00) if second & 0xf0 == 0xf0 => Some("aac"),
        (0xe0, 0x00 | 0x10 | 0x18, 0x02) => Some("mp3"),
        _ => None,
    }
}

/// A document whose root element is `svg`, behind whatever XML has before it.
fn is_svg(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        let Some((_, behind)) = rest.split_once(end) else { return false };
        rest = behind.trim_start();
    }
    rest.strip_prefix("<svg").is_some_and(|behind| behind.starts_with(|c: char| c.is_whitespace() || c == '>'))
}

/// How many bytes are looked at.
const HEAD: usize = 4096;

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes[..bytes.len().min(HEAD)].windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_told_by_how_they_begin() {
        let bitmap = [&b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"[..], &[0; 8]].concat();
        let cases: [(&[u8], &str); 24] = [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
            (b"GIF89a\x01\0", "image/gif"),
            (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
            (&bitmap, "image/bmp"),
            (b"\0\0\x01\0\x01\0\x10\x10", "image/x-icon"),
            (b"\0\0\0\x20ftypavif\0\0\0\0", "image/avif"),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml"),
            (b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- > -->\n<!DOCTYPE svg>\n<svg>", "image/svg+xml"),
            (b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
            (b"ID3\x04\0", "audio/mpeg"),
            (b"\xff\xfb\x90\x64", "audio/mpeg"),
            (b"\xff\xf3\x40\xc4", "audio/mpeg"),
            (b"\xff\xf1\x50\x80", "audio/aac"),
            (b"\xff\xf9\x50\x80", "audio/aac"),
            (b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x1e\x01vorbis", "audio/ogg"),
            (b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x2a\x80theora", "video/ogg"),
            (b"fLaC\0\0\0\x22", "audio/flac"),
            (b"\0\0\0\x20ftypM4A \0\0\0\0", "audio/mp4"),
            (b"\0\0\0\x20ftypisom\0\0\x02\0", "video/mp4"),
            (b"\0\0\0\x14ftypqt  \0\0\0\0", "video/quicktime"),
            (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm", "video/webm"),
            (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x88matroska", "video/x-matroska"),
            (b"<svg>", "image/svg+xml"),
        ];
        for (bytes, mime) in cases {
            assert_eq!(Format::of_bytes(bytes).map(|format| format.mime), Some(mime), "{bytes:?}");
        }
    }

    #[test]
    fn other_bytes_are_nothing_that_is_known() {
        let cases: [&[u8]; 10] = [
            b"",
            b"B",
            b"BMW is text",
            b"<p>",
            b"<svgish>",
            b"<!-- no end",
            b"\xff",
            b"\xff\x00",
            b"\xff\xea",
            b"RIFF",
        ];
        for bytes in cases {
            assert_eq!(Format::of_bytes(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn names_of_files_are_told_by_their_ends() {
        let mime = |name: &str| Format::of_path(Path::new(name)).map(|format| format.mime);
        assert_eq!(mime("a/b.JPEG"), Some("image/jpeg"));
        assert_eq!(mime("song.opus"), Some("audio/ogg"));
        assert_eq!(mime("png"), None);
        assert_eq!(mime("a.txt"), None);
    }
}
