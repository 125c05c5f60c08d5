"""What the families of elements share: where they draw, and how parameters of old and new scripts are read.

Not here: any default or check of a value that the engine knows; those are the engine's.
"""

from __future__ import annotations

from millpond.errors import StreamlitInvalidHeightError, StreamlitInvalidWidthError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from millpond._native import Place, Size
    from millpond.delta_generator import DeltaGenerator
    from millpond.rows import Rows


class Drawing:
    """Somewhere to draw."""

    __slots__ = ()

    if TYPE_CHECKING:
        _place: Place | None
        """The element or block drawn into; `None` is the cursor."""

    def _at(self, place: Place, rows: Rows | None = None) -> DeltaGenerator:
        """Hands out a place that was drawn at, with what rows can be added to there."""
        raise NotImplementedError


def extent(
    value: object,
    default: Size,
    use_container_width: bool | None = None,
    *,
    allowed: tuple[str, ...] = ("stretch", "content"),
    name: str = "width",
) -> Size:
    """A width or height for the engine's functions: one of the words allowed, or a number of pixels.

    Older scripts say `None` or 0 for the default, and `use_container_width` for `"stretch"` (true) and `"content"`
    (false, unless the width is a number). Raises `StreamlitInvalidWidthError` or `StreamlitInvalidHeightError` for
    anything else; fractions of pixels are cut off.
    """
    if use_container_width:
        return "stretch"
    if use_container_width is not None and "content" in allowed and (value is None or isinstance(value, str)):
        return "content"
    if value is None or (value == 0 and type(value) is int):
        return default
    if isinstance(value, str):
        if value in allowed:
            return value
    elif isinstance(value, bool):
        pass
    elif (pixels := _pixels(value)) is not None:
        return pixels
    words = ", ".join(f'"{word}"' for word in allowed)
    wrong = StreamlitInvalidHeightError if name.endswith("height") else StreamlitInvalidWidthError
    raise wrong(f"`{name}` is a positive number of pixels" + (f", or one of {words}" if words else "") + f": {value!r}")


def size(
    value: object,
    default: Size,
    use_container_width: bool | None = None,
    *,
    allowed: tuple[str, ...] = ("stretch", "content"),
    name: str = "width",
) -> dict[str, object]:
    """A width or height as a `Size` of the protocol, read as by `extent`."""
    here = extent(value, default, use_container_width, allowed=allowed, name=name)
    return {"type": here} if isinstance(here, str) else {"type": "pixels", "value": here}


def _pixels(value: Any) -> int | None:
    """A whole number of pixels that a page can have."""
    try:
        pixels = int(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return pixels if 0 < pixels < 1 << 31 else None


def optional_text(value: object) -> str | None:
    """A text for the engine from any object, or nothing from `None`."""
    return None if value is None else str(value)
