"""Numbers as people read them, in the formats that columns of a grid have too."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

from millpond.errors import StreamlitInvalidNumberFormatError
from millpond.printf import printf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def shown(number: Any, format: str | None = None) -> str:
    """A number as text.

    - `format`: `"plain"`, `"localized"`, `"percent"`, `"dollar"`, `"euro"`, `"yen"`, `"accounting"`, `"compact"`,
      `"scientific"`, `"engineering"`, `"bytes"`, or in the manner of `printf`; `None` writes it as Python does, and so
      is what is not finite.

    Raises `StreamlitInvalidNumberFormatError` for other formats.

    >>> shown(1234.5, "dollar")
    '$1,234.50'
    """
    if not isinstance(format, (str, type(None))):
        raise StreamlitInvalidNumberFormatError(f"`format` is a text: {format!r}")
    if not format or number - number != 0:
        return str(number)
    named = _NAMED.get(format)
    with localcontext() as context:
        context.rounding = ROUND_HALF_UP  # As the page does.
        if named is not None:
            return named(number if isinstance(number, Decimal) else Decimal(str(+number)))
        try:
            return printf(format, number)
        except (TypeError, ValueError, OverflowError) as error:
            names = ", ".join(f'"{name}"' for name in _NAMED)
            raise StreamlitInvalidNumberFormatError(
                f'`format` is one of {names}, or in the manner of `printf`, as "%.2f" ({error}): {format!r}'
            ) from error


def _digits(number: Decimal) -> str:
    """All digits, without zeros at the end of a fraction."""
    return _trimmed(f"{number:f}")


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(places: int) -> Callable[[Decimal], str]:
    return lambda number: _trimmed(f"{number:,.{places}f}")


def _percent(number: Decimal) -> str:
    return _rounded(2)(number * 100) + "%"


def _money(sign: str, places: int) -> Callable[[Decimal], str]:
    return lambda number: f"{'-' if number < 0 else ''}{sign}{abs(number):,.{places}f}"


def _accounting(number: Decimal) -> str:
    size = f"{abs(number):,.2f}"
    return f"({size})" if number < 0 and size.strip("0.") else size


def _in_thousands(units: tuple[str, ...], places: Callable[[Decimal], int]) -> Callable[[Decimal], str]:
    """Shows how many of the largest unit of a thousand, a million, … there are, with some digits after the point."""

    def show(number: Decimal) -> str:
        for unit in units[:-1]:
            text = f"{number:.{places(number)}f}"
            if abs(Decimal(text)) < 1000:
                return _trimmed(text) + unit
            number /= 1000
        text = f"{number:.{places(number)}f}"
        # Of what has no larger unit, four digits are read well enough.
        return _trimmed(text if abs(Decimal(text)) < 10_000 else f"{Decimal(text):,f}") + units[-1]

    return show


def _for_two_digits(number: Decimal) -> int:
    """How many places after the point it takes to show two digits that are not zero."""
    return max(0, 1 - number.adjusted()) if number else 0


def _power_of_ten(step: int) -> Callable[[Decimal], str]:
    """Shows a number times a power of ten, whose exponent is a multiple of `step`."""

    def show(number: Decimal) -> str:
        exponent = number.adjusted() // step * step if number else 0
        digits = f"{number.scaleb(-exponent):.3f}"
        if abs(Decimal(digits)) >= 10**step:  # It was rounded up to the next power.
            digits, exponent = digits[: -step - 4], exponent + step
        return f"{_trimmed(digits)}E{exponent}"

    return show


_NAMED: dict[str, Callable[[Decimal], str]] = {
    "plain": _digits,
    "localized": _rounded(3),
    "percent": _percent,
    "dollar": _money("$", 2),
    "euro": _money("€", 2),
    "yen": _money("¥", 0),
    "accounting": _accounting,
    "compact": _in_thousands(("", "K", "M", "B", "T"), _for_two_digits),
    "scientific": _power_of_ten(1),
    "engineering": _power_of_ten(3),
    "bytes": _in_thousands(("B", "KB", "MB", "GB", "TB"), lambda _: 1),
}
