"""Elements of which something can be selected: their parameters, and what is selected."""

from __future__ import annotations

from millpond.elements.checks import choice
from millpond.elements.drawing import optional_text
from millpond.errors import StreamlitAPIException, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def selects(on_select: object) -> bool:
    """Whether an element is a widget. Raises `StreamlitAPIException` for what is neither `"ignore"` nor `"rerun"`."""
    if callable(on_select):
        unsupported("on_select", on_select)
    return choice("on_select", on_select, "ignore", "rerun") == "rerun"


def modes(given: object, *allowed: str) -> list[str]:
    """The ways to select, given as one or several. Raises `StreamlitAPIException` for ways that there are not."""
    asked = {choice("selection_mode", mode, *allowed) for mode in names(given)}
    return [mode for mode in allowed if mode in asked]


def names(given: Any) -> list[Any]:
    """One thing or several, each once."""
    if isinstance(given, str):
        return [given]
    try:
        several = list(dict.fromkeys(given))
    except TypeError:
        raise StreamlitAPIException(f"`selection_mode` is a text or a list of texts: {given!r}") from None
    if not several:
        raise StreamlitAPIException(f"`selection_mode` names no way to select: {given!r}")
    return several


def selection(key: object, label: object, ways: list[str], default: str | None = None) -> dict[str, object]:
    """A `Selection` of the protocol; its id is made by the engine."""
    widget = {
        "id": "",
        "key": optional_text(key),
        "label": str(label),
        "label_visibility": "visible",
        "help": None,
        "disabled": False,
    }
    return {"widget": widget, "modes": ways, "default": default}
