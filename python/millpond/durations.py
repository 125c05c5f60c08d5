"""Lengths of time as text."""

from __future__ import annotations

import re

from millpond.errors import StreamlitBadTimeStringError

_UNITS = {
    "ms": 0.001,
    "s": 1,
    "sec": 1,
    "second": 1,
    "m": 60,
    "min": 60,
    "minute": 60,
    "h": 3600,
    "hr": 3600,
    "hour": 3600,
    "d": 86400,
    "day": 86400,
    "w": 604800,
    "week": 604800,
}

_PART = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*([a-z]+)\s*(?:,|and\b)?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)")


def seconds(text: str) -> float:
    """The seconds of a text as `90s`, `1h 30m`, `2 days` or `01:30:00`.

    Raises `StreamlitBadTimeStringError` for any other.
    """
    clock = _CLOCK.fullmatch(text.strip())
    if clock is not None:
        return int(clock[1]) * 3600 + int(clock[2]) * 60 + float(clock[3])
    total, at = 0.0, 0
    rest = text.rstrip()
    while at < len(rest):
        part = _PART.match(rest, at)
        size = None if part is None else _UNITS.get(part[2].lower(), _UNITS.get(part[2].lower().rstrip("s")))
        if part is None or size is None:
            break
        total += float(part[1]) * size
        at = part.end()
    if at < len(rest) or not rest:
        raise StreamlitBadTimeStringError(f"this is no length of time, such as `1h 30m`: {text!r}")
    return total
