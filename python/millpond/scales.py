"""What the numbers of a slider stand for: numbers, dates, times, lengths of time.

A scale writes a value as a number for the page and reads it back. Scales can be pickled.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from millpond.errors import StreamlitAPIException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import tzinfo
    from typing import Any, Protocol

    class Scale(Protocol):
        """How a value is a number."""

        def read(self, number: float, /) -> Any: ...
        def write(self, value: Any, /) -> float: ...


_MICROSECOND = timedelta(microseconds=1)
_BEGINNING = datetime(1970, 1, 1)
_DAY_ZERO = _BEGINNING.toordinal()


class Days:
    """Dates as days since 1970-01-01."""

    __slots__ = ()

    def read(self, number: float) -> date:
        return date.fromordinal(_DAY_ZERO + int(number))

    def write(self, value: Any) -> float:
        if not isinstance(value, date):
            raise StreamlitAPIException(f"this is no date: {value!r}")
        return float(value.toordinal() - _DAY_ZERO)


class Clock:
    """Times of the day as microseconds since midnight, in one zone or in none."""

    __slots__ = ("zone",)

    def __init__(self, zone: tzinfo | None) -> None:
        self.zone = zone

    def read(self, number: float) -> time:
        return (_BEGINNING + number * _MICROSECOND).time().replace(tzinfo=self.zone)

    def write(self, value: Any) -> float:
        if not isinstance(value, time):
            raise StreamlitAPIException(f"this is no time of the day: {value!r}")
        return (datetime.combine(_BEGINNING, value.replace(tzinfo=None)) - _BEGINNING) / _MICROSECOND


class Moments:
    """Dates with times as microseconds since 1970-01-01T00:00 on the wall, in one zone or in none."""

    __slots__ = ("zone",)

    def __init__(self, zone: tzinfo | None) -> None:
        self.zone = zone

    def read(self, number: float) -> datetime:
        return (_BEGINNING + number * _MICROSECOND).replace(tzinfo=self.zone)

    def write(self, value: Any) -> float:
        if not isinstance(value, datetime):
            raise StreamlitAPIException(f"this is no date with a time: {value!r}")
        if value.tzinfo is not None and self.zone is not None:
            value = value.astimezone(self.zone)
        elif value.tzinfo is not None:
            raise StreamlitAPIException(f"of the times of one widget either all have a zone or none has: {value!r}")
        return float((value.replace(tzinfo=None) - _BEGINNING) / _MICROSECOND)


class Lengths:
    """Lengths of time as microseconds."""

    __slots__ = ()

    def read(self, number: float) -> timedelta:
        return number * _MICROSECOND

    def write(self, value: Any) -> float:
        if not isinstance(value, timedelta):
            raise StreamlitAPIException(f"this is no length of time: {value!r}")
        return float(value / _MICROSECOND)
