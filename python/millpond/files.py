"""What scripts give as a file: a path, an address, bytes, something to read from. And what kind of file it is."""

from __future__ import annotations

import os

from millpond import _native
from millpond.errors import StreamlitAPIException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    File = tuple[bytes, str, str]
    """Its bytes, their MIME type, and the extension of such files."""

    Source = dict[str, object]


def is_path(value: object) -> bool:
    """Whether a value is a path as an object, such as of `pathlib`."""
    return isinstance(value, os.PathLike)


def is_url(text: str) -> bool:
    """Whether a text is an address: absolute, `data:`, or of a file that the app serves."""
    return text.lower().startswith(("http://", "https://", "data:")) or text.startswith("/app/static/")


def url(address: str) -> Source:
    """An address as a `Source` of the protocol."""
    return {"type": "url", "value": address}


def media(data: bytes, mime: str, extension: str) -> Source:
    """Bytes as a `Source` of the protocol; the session serves them."""
    return _native.media(data, mime, extension)


def read_path(path: Any) -> bytes:
    """What is in a file. Raises `StreamlitAPIException` if it can't be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        here = "" if os.path.isabs(path) else f", seen from the folder `{os.getcwd()}`"
        raise StreamlitAPIException(f"a file can't be read ({reason.lower()}): `{os.fspath(path)}`{here}") from error


def read(value: Any) -> bytes | str | None:
    """All that is in bytes, or in something that can be read from; `None` for anything else."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    if hasattr(value, "getvalue"):
        return _content(value.getvalue())
    if hasattr(value, "read"):
        if hasattr(value, "seekable") and value.seekable():
            value.seek(0)
        return _content(value.read())
    return None


def _content(content: Any) -> bytes | str | None:
    if isinstance(content, (str, bytes)):
        return content
    return bytes(content) if isinstance(content, (bytearray, memoryview)) else None


def begins(data: bytes | str) -> str:
    """The beginning of data, for messages."""
    return f"{data[:24]!r}…" if len(data) > 24 else repr(data)


def named(value: object) -> str:
    """A value for messages, not at length."""
    text = repr(value)
    return text if len(text) <= 100 else f"{text[:100]}…"


def kind_of(data: bytes) -> tuple[str, str] | None:
    """The MIME type and the extension of a picture, sound or film, by how it begins; `None` for what is not known."""
    for start, kind in _STARTS.items():
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF":
        return _RIFF.get(data[8:12])
    if data[4:8] == b"ftyp":
        return _ISO.get(data[8:12], ("video/mp4", "mp4"))
    if data[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return "audio/mpeg", "mp3"
    if data[:2] in (b"\xff\xf1", b"\xff\xf9"):
        return "audio/aac", "aac"
    return None


_STARTS = {
    b"\x89PNG\r\n\x1a\n": ("image/png", "png"),
    b"\xff\xd8\xff": ("image/jpeg", "jpg"),
    b"GIF87a": ("image/gif", "gif"),
    b"GIF89a": ("image/gif", "gif"),
    b"BM": ("image/bmp", "bmp"),
    b"\x00\x00\x01\x00": ("image/x-icon", "ico"),
    b"II*\x00": ("image/tiff", "tif"),
    b"MM\x00*": ("image/tiff", "tif"),
    b"OggS": ("audio/ogg", "ogg"),
    b"fLaC": ("audio/flac", "flac"),
    b"ID3": ("audio/mpeg", "mp3"),
    b"\x1aE\xdf\xa3": ("video/webm", "webm"),
}

_RIFF = {
    b"WEBP": ("image/webp", "webp"),
    b"WAVE": ("audio/wav", "wav"),
    b"AVI ": ("video/x-msvideo", "avi"),
}

_ISO = {
    b"avif": ("image/avif", "avif"),
    b"avis": ("image/avif", "avif"),
    b"heic": ("image/heic", "heic"),
    b"heix": ("image/heic", "heic"),
    b"mif1": ("image/heic", "heic"),
    b"M4A ": ("audio/mp4", "m4a"),
    b"M4B ": ("audio/mp4", "m4a"),
    b"qt  ": ("video/quicktime", "mov"),
}
"""Files of one family, by what they are a kind of."""
