"""Numbers as people read them, in the formats that columns of a grid have too."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext

from millpond.errors import StreamlitInvalidNumberFormatError

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
    if format is None or number - number != 0:
        return str(number)
    named = _NAMED.get(format)
    if named is not None:
        with localcontext() as context:
            context.rounding = ROUND_HALF_UP  # As the page does.
            return named(number if isinstance(number, Decimal) else Decimal(str(+number)))
    try:
        return str(_with_separators(format, number) if "," in format else format % number)
    except (TypeError, ValueError, OverflowError) as error:
        names = ", ".join(f'"{name}"' for name in _NAMED)
        raise StreamlitInvalidNumberFormatError(
            f'`format` is one of {names}, or in the manner of `printf`, as "%.2f" ({error}): {format!r}'
        ) from error


def _with_separators(format: str, number: Any) -> str:
    """A number in the manner of `printf`, with commas between thousands where the format has one, as in `"%,d"`."""
    import re

    found = re.search(r"(?<!%)((?:%%)*)%([+ ]?),([+ ]?)(\d*)(\.\d+)?([dif])", format)
    if found is None:
        return str(format % number)
    percents, sign, other, width, places, kind = found.groups()
    value = int(number) if kind in "di" else number
    digits = f"{value:{sign or other},{places or ''}{'f' if kind == 'f' else ''}}".rjust(int(width or 0))
    # What is around it may hold percent signs, written twice.
    return (format[: found.start()] + percents + digits + format[found.end() :]) % ()


def _digits(number: Decimal) -> str:
    """All digits, without zeros at the end of a fraction."""
    return _trimmed(f"{number:f}")


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _localized(number: Decimal) -> str:
    return _trimmed(f"{number:,f}")


def _money(sign: str, places: int) -> Callable[[Decimal], str]:
    return lambda number: f"{'-' if number < 0 else ''}{sign}{abs(number):,.{places}f}"


def _accounting(number: Decimal) -> str:
    return f"({-number:,.2f})" if number < 0 else f"{number:,.2f}"


def _in_thousands(units: tuple[str, ...]) -> Callable[[Decimal], str]:
    """Shows how many of the largest unit of a thousand, a million, … there are, with a digit after the point."""

    def show(number: Decimal) -> str:
        for unit in units[:-1]:
            if abs(round(number, 1)) < 1000:
                return _trimmed(f"{number:.1f}") + unit
            number /= 1000
        return _trimmed(f"{number:,.1f}") + units[-1]

    return show


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
    "localized": _localized,
    "percent": lambda number: f"{number * 100:,.2f}%",
    "dollar": _money("$", 2),
    "euro": _money("€", 2),
    "yen": _money("¥", 0),
    "accounting": _accounting,
    "compact": _in_thousands(("", "K", "M", "B", "T")),
    "scientific": _power_of_ten(1),
    "engineering": _power_of_ten(3),
    "bytes": _in_thousands(("B", "KB", "MB", "GB", "TB", "PB", "EB")),
}
