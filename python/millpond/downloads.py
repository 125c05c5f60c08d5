"""What a button downloads: content that is there, or that is made when it is asked for."""

from __future__ import annotations

from mimetypes import guess_extension

from millpond.errors import StreamlitAPIException
from millpond.files import media, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def download(data: Any, name: object, mime: str | None, quiet: bool) -> dict[str, object]:
    """A `Download` of the protocol; one without a `source` where `data` is a function.

    Raises `StreamlitAPIException` for what is no content of a file.
    """
    source = None
    if callable(data):
        extension = guess_extension(mime or "") or ""
    else:
        content, mime = contents(data, mime)
        extension = guess_extension(mime) or ".bin"
        source = media(content, mime, extension.removeprefix("."))
    return {"source": source, "name": str(name) if name else f"download{extension}", "quiet": quiet}


def producer(data: Callable[[], Any], mime: str | None) -> Callable[[], tuple[bytes, str]]:
    """What makes the content of a file, and its MIME type, from a function that gives it."""
    return lambda: contents(data(), mime)


def contents(data: Any, mime: str | None) -> tuple[bytes, str]:
    """The bytes of a file, and its MIME type. Raises `StreamlitAPIException` for what is no content of a file."""
    content = data if isinstance(data, str) else read(data)
    if content is None:
        raise StreamlitAPIException(
            f"a file to download is text, bytes, something to read from, or a function that gives one: "
            f"{type(data).__name__}"
        )
    if isinstance(content, str):
        return content.encode(), mime or "text/plain"
    return content, mime or "application/octet-stream"
