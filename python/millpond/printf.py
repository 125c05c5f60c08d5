"""Numbers in the manner of `printf`, as the page understands it: the texts are the same on both sides."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PLACE = re.compile(r"%(?:%|(?:1\$)?(\+)?(0|'[^$])?(-)?([,_])?(\d+)?(?:\.(\d+))?([bcdefgiosuxX]))")

_SIGNED = frozenset("defgi")
_SEPARATED = frozenset("defgiu")


def printf(format: str, number: Any) -> str:
    """A number in a format with one place for it, such as `%.2f t` or `%,d`.

    Raises `ValueError` for other formats.

    >>> printf("%,.1f t", 1234.56)
    '1,234.6 t'
    """
    places = list(_PLACE.finditer(format))
    count = sum(place[0] != "%%" for place in places)
    if "%" in _PLACE.sub("", format) or count != 1:
        raise ValueError(f"it has {count} places for a number instead of one" if count != 1 else "a % is left over")
    value = _plain(number)
    with localcontext() as context:
        context.rounding = ROUND_HALF_UP
        return _PLACE.sub(lambda place: "%" if place[0] == "%%" else _in_place(place, value), format)


def _plain(number: Any) -> int | float:
    """A number as whole as it is, else of as many digits as the page has."""
    if isinstance(number, int):
        return int(number)
    return int(number) if isinstance(number, Decimal) and number == int(number) else float(number)


def _in_place(place: re.Match[str], number: int | float) -> str:
    plus, pad, left, separator, width, digits, kind = place.groups()
    text = _digits(number, None if digits is None else int(digits), kind)
    sign = ""
    if kind in _SIGNED:
        text = text.removeprefix("-")
        sign = "-" if number < 0 else plus or ""
    if separator and kind in _SEPARATED:
        whole, point, rest = text.partition(".")
        text = re.sub(r"\B(?=(\d{3})+(?!\d))", separator, whole) + point + rest
    room = int(width or 0) - len(sign + text)
    filling = (pad[-1] if pad else " ") * room
    if left:
        return sign + text + filling
    return sign + filling + text if pad == "0" else filling + sign + text


def _digits(number: int | float, digits: int | None, kind: str) -> str:
    if kind in "di":
        return str(int(number))
    if kind in "fs" and (digits is None or kind == "s"):
        return _shortest(number)[:digits]
    if kind == "f":
        return f"{Decimal(number):.{digits}f}" if abs(number) < 1e21 else _shortest(number)
    if kind == "e":
        return f"{Decimal(_shortest(number)):e}" if digits is None else f"{Decimal(number):.{digits}e}"
    if kind == "g":
        return _shortest(number if digits is None else float(f"{Decimal(number):.{max(0, digits - 1)}e}"))
    if kind == "c":
        return chr(int(number))
    # Of computers' numbers there are as many digits as in 32 bits.
    whole = int(number) if kind == "b" else int(number) & 0xFFFF_FFFF
    return str(whole) if kind == "u" else f"{whole:{kind}}"


def _shortest(number: int | float) -> str:
    """All digits that a number has, as the page writes them: with an exponent where there are very many."""
    if isinstance(number, int):
        return str(number)
    digits = Decimal(repr(number))
    if number == 0 or 1e-6 <= abs(number) < 1e21:
        text = f"{abs(digits) if number == 0 else digits:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return f"{digits.normalize():e}"
