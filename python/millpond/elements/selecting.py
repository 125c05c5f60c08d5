"""Elements of which something can be selected: their parameters, and what is selected."""

from __future__ import annotations

from millpond.attributes import event
from millpond.elements.asking import widget
from millpond.elements.checks import choice
from millpond.errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitValueAssignmentNotAllowedError,
    StreamlitValueError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from millpond.attributes import AttributeDictionary


def selects(on_select: object) -> bool:
    """Whether an element is a widget, since `on_select` is `"rerun"` or a function.

    Raises `StreamlitAPIException` for what is neither that nor `"ignore"`.
    """
    return callable(on_select) or choice("on_select", on_select, "ignore", "rerun") == "rerun"


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
        raise StreamlitInvalidParameterTypeError(f"`selection_mode` is a text or a list of texts: {given!r}") from None
    if not several:
        raise StreamlitValueError(f"`selection_mode` names no way to select: {given!r}")
    return several


def selection(key: object, label: object, ways: list[str], default: str | None = None) -> dict[str, object]:
    """A `Selection` of the protocol; its id is made by the engine."""
    return {"widget": widget(str(label), key, None, False, "visible"), "modes": ways, "default": default}


class Selected:
    """How scripts see what is selected: as `.selection`, with all that `nothing` has."""

    def __init__(self, nothing: Mapping[str, object]) -> None:
        self.nothing = dict(nothing)

    def decode(self, raw: Any) -> AttributeDictionary:
        return event(raw, self.nothing)

    def encode(self, value: Any) -> str | None:
        raise StreamlitValueAssignmentNotAllowedError(
            f"what is selected in a figure can't be set through `st.session_state`: {value!r}"
        )
