"""Sliders over dates, times, datetimes and lengths of time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from millpond.errors import StreamlitInvalidParameterTypeError
from millpond.scales import Clock, Days, Lengths, Moments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from millpond.scales import Scale

_AROUND = timedelta(days=14)
_DAY = timedelta(days=1)
_QUARTER = timedelta(minutes=15)


def scale(given: list[Any]) -> tuple[str, Scale]:
    """What the numbers of a slider stand for, and how. Raises for values of different kinds."""
    kinds = {_kind(value) for value in given}
    if len(kinds) > 1:
        listed = ", ".join(repr(value) for value in given)
        raise StreamlitInvalidParameterTypeError(f"the values of a slider must all be of one type: {listed}")
    kind = kinds.pop()
    zone = next((value.tzinfo for value in given if getattr(value, "tzinfo", None) is not None), None)
    if kind == "date":
        return kind, Days()
    if kind == "time":
        return kind, Clock(zone)
    return (kind, Moments(zone)) if kind == "datetime" else (kind, Lengths())


def _kind(value: Any) -> str:
    if isinstance(value, datetime):
        return "datetime"
    if isinstance(value, date):
        return "date"
    if isinstance(value, time):
        return "time"
    return "duration" if isinstance(value, timedelta) else "number"


def track(
    kind: str, scale: Scale, many: bool, given: Any, min_value: Any, max_value: Any, step: Any
) -> tuple[dict[str, Any], str]:
    """The places on a track, with defaults for what was not given, and the format. The bounds take in the value."""
    ends = sorted(map(scale.write, given))
    least, greatest = _bounds(kind, scale, ends, min_value, max_value)
    if not ends:
        ends = [least, greatest] if many else [least]
    day = Lengths().write(_DAY)
    short = kind == "time" or (kind == "duration" and greatest - least <= day)
    short = short or (kind == "datetime" and greatest - least < day)
    fields = {"min": least, "max": greatest, "step": _step(kind, step, short), "default": ends}
    if kind == "datetime":
        return fields, "YYYY-MM-DD HH:mm" if short else "YYYY-MM-DD"
    return fields, {"date": "YYYY-MM-DD", "time": "HH:mm", "duration": ""}[kind]


def _bounds(kind: str, scale: Scale, ends: list[float], min_value: Any, max_value: Any) -> tuple[float, float]:
    """Where a track begins and ends: as was said, else around the values."""
    least = None if min_value is None else scale.write(min_value)
    greatest = None if max_value is None else scale.write(max_value)
    known = ends or [bound for bound in (least, greatest) if bound is not None]
    if kind == "time":
        first, last = scale.write(time.min), scale.write(time.max)
    elif kind == "duration":
        first, last = min(0.0, *known), max(Lengths().write(_DAY), *known)
    else:
        around = 14.0 if kind == "date" else Lengths().write(_AROUND)
        first, last = known[0] - around, known[-1] + around
        if not ends and least is not None:
            first = least
    return min([first if least is None else least, *ends]), max([last if greatest is None else greatest, *ends])


def _step(kind: str, step: Any, short: bool) -> float:
    """A distance on the scale; of dates at least a day."""
    if step is None:
        step = _QUARTER if short else _DAY
    if not isinstance(step, timedelta):
        raise StreamlitInvalidParameterTypeError(f"`step` of a slider of dates or times is a timedelta: {step!r}")
    if kind != "date":
        return Lengths().write(step)
    days = step / _DAY
    return float(max(1, days // 1)) if days > 0 else days
