"""Numbers that matter: what is shown of a value, of how it changed, and of what it was."""

from __future__ import annotations

from decimal import Decimal

from millpond.elements.checks import choice, text
from millpond.errors import StreamlitInvalidParameterTypeError, brief
from millpond.numbers import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_COLORS = ("red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary")
"""The names that a change can have for its colour."""


def written(name: str, value: Any, format: str | None) -> str:
    """A value as text, numbers in the format. Raises `StreamlitAPIException` for what is no number and no text."""
    if value is None:
        return ""
    if isinstance(value, str):
        number = None if format is None else _read(value)
        return text(value) if number is None else shown(number, format)
    number = _number(value)
    if number is None:
        raise StreamlitInvalidParameterTypeError(f"`{name}` of a metric is a number, a text or None: {brief(value)}")
    return shown(number, format)


def _read(text: str) -> Decimal | None:
    """The number that a text is, if it is nothing else."""
    try:
        number = Decimal(text)
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def _number(value: Any) -> Any:
    """A number as Python's; `None` for what is none."""
    if hasattr(value, "item") and getattr(value, "size", 1) == 1:
        value = value.item()
    if isinstance(value, (int, float, Decimal)):
        return value
    return None if isinstance(value, (str, bytes, complex)) or not hasattr(value, "__float__") else float(value)


def goes_down(change: str) -> bool:
    """Whether a change begins with a minus, of either kind."""
    return change.lstrip().startswith(("-", "−"))


def arrow_of(change: str | None, arrow: object) -> str | None:
    """Where the arrow beside a change points; nowhere where there is no change."""
    asked = choice("delta_arrow", arrow, "auto", "up", "down", "off")
    if change is None or asked == "off":
        return None
    if asked != "auto":
        return asked
    return "down" if goes_down(change) else "up"


def color_of(change: str | None, color: object) -> str:
    """The name of the colour of a change."""
    asked = choice("delta_color", color, "normal", "inverse", "off", *_COLORS)
    if asked in _COLORS:
        return "gray" if asked == "grey" else asked
    if change is None or asked == "off":
        return "gray"
    return "red" if goes_down(change) == (asked == "normal") else "green"


def numbers(data: Any) -> list[float]:
    """The numbers of a small chart; what is missing is not a number.

    Raises `StreamlitAPIException` for what is no column of numbers.
    """
    if data is None:
        return []
    return [_point(value) for value in _values(data)]


def _values(data: Any) -> list[Any]:
    """A column one by one; of a frame its first column."""
    if hasattr(data, "iloc") and hasattr(data, "columns"):
        data = data.iloc[:, 0] if len(data.columns) else []
    elif hasattr(data, "get_columns"):
        data = next(iter(data.get_columns()), [])
    elif isinstance(data, dict):
        data = data.values()
    if isinstance(data, (int, float)):
        return [data]
    if isinstance(data, (str, bytes)) or not hasattr(data, "__iter__"):
        raise StreamlitInvalidParameterTypeError(f"`chart_data` is a list of numbers: {brief(data)}")
    if hasattr(data, "to_pylist"):
        return list(data.to_pylist())
    return list(data.tolist() if hasattr(data, "tolist") else data)


def _point(value: Any) -> float:
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return float("nan")
    if isinstance(value, (list, tuple)) and len(value) == 1:
        return _point(value[0])
    number = _number(value)
    if number is None:
        raise StreamlitInvalidParameterTypeError(f"`chart_data` is a list of numbers, and this is none: {brief(value)}")
    try:
        return float(number)
    except OverflowError:
        return float("inf")
