"""How the names of files end, by what kind of file they are."""

from __future__ import annotations

from millpond.errors import StreamlitValueError

_MEDIA = ("image", "audio", "video", "text")
"""Kinds that stand for all of their kind, as `image` for `image/*`."""

_SAME = (
    {".jpg", ".jpeg"},
    {".mpg", ".mpeg"},
    {".mp4", ".mpeg4"},
    {".tif", ".tiff"},
    {".htm", ".html"},
)
"""Endings that mean the same; who takes one takes the other."""

_MORE = {
    ".avif": "image/avif",
    ".csv": "text/csv",
    ".flac": "audio/flac",
    ".heic": "image/heic",
    ".heif": "image/heif",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".md": "text/markdown",
    ".mkv": "video/x-matroska",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/opus",
    ".parquet": "application/vnd.apache.parquet",
    ".weba": "audio/webm",
    ".webp": "image/webp",
}
"""What Python's own table lacks, or has in some versions alone."""


def extensions(parameter: str, kinds: list[str]) -> list[str]:
    """How names may end, in small letters and each once, for endings (`csv`, `.csv`) and MIME types (`image/png`,
    `image/*`, `image`); none for any name.

    Raises `StreamlitValueError` for a MIME type of which no ending is known.
    """
    found: dict[str, None] = {}
    for kind in kinds:
        plain = kind.strip().lower()
        if plain in ("", "*", "*/*", ".*"):
            return []
        if "/" in plain or plain in _MEDIA:
            endings = _of_type(plain if "/" in plain else f"{plain}/*")
            if not endings:
                raise StreamlitValueError(
                    f"`{parameter}` has a MIME type of which no ending of names is known, so list the endings: {kind!r}"
                )
        elif plain.strip("."):
            endings = _same(plain if plain.startswith(".") else f".{plain}")
        else:
            raise StreamlitValueError(f'`{parameter}` has endings of names such as "csv": {kind!r}')
        found |= dict.fromkeys(endings)
    return list(found)


def _same(ending: str) -> list[str]:
    others = [other for same in _SAME if ending in same for other in sorted(same - {ending})]
    return [ending, *others]


def _of_type(mime: str) -> list[str]:
    from mimetypes import MimeTypes

    # Not the tables of the system, which differ from one to another.
    table = MimeTypes()
    known = table.types_map[False] | table.types_map[True] | _MORE
    family = mime.removesuffix("*") if mime.endswith("/*") else None
    return sorted(
        ending for ending, known_as in known.items() if known_as == mime or (family and known_as.startswith(family))
    )
