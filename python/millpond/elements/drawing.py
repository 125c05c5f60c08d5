"""What the families of elements share: where they draw, and how parameters of old and new scripts are read.

Not here: any default or check of a value; those are the engine's.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from millpond._native import Place, Size
    from millpond.delta_generator import DeltaGenerator


class Drawing:
    """Somewhere to draw."""

    __slots__ = ()

    if TYPE_CHECKING:
        _place: Place | None
        """The element or block drawn into; `None` is the cursor."""

    def _at(self, place: Place) -> DeltaGenerator:
        """Hands out a place that was drawn at."""
        raise NotImplementedError


def extent(value: object, default: Size, use_container_width: bool | None = None) -> Size:
    """A width or height for the engine; older scripts say `None` or 0 for the default."""
    if use_container_width:
        return "stretch"
    if value is None or value == 0:
        return default
    return value if isinstance(value, str) else int(value)  # type: ignore[call-overload]


def optional_text(value: object) -> str | None:
    """A text for the engine from any object, or nothing from `None`."""
    return None if value is None else str(value)
