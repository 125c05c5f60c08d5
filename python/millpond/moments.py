"""Dates and times as scripts give them: objects, ISO 8601 texts, or the present."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from millpond.errors import StreamlitInvalidParameterTypeError, StreamlitValueOutOfRangeError
from millpond.memoize import cache_resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def date_of(parameter: str, value: Any, today: date | None = None) -> date:
    """A date from a date, a datetime, an ISO 8601 text of one of them, or `"today"`.

    Raises `StreamlitInvalidParameterTypeError` for anything else.
    """
    if value == "today" and isinstance(value, str):
        return today or date.today()
    if isinstance(value, str):
        value = _parsed(value, datetime)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise _wrong(parameter, value, 'a date, a datetime, an ISO 8601 text such as "2024-01-31", or "today"')


def time_of(parameter: str, value: Any, now: datetime | None = None) -> time:
    """A time of the day without a zone, from a time, a datetime, an ISO 8601 text of one of them, or `"now"`."""
    if value == "now" and isinstance(value, str):
        value = now or datetime.now()
    if isinstance(value, str):
        value = _parsed(value, time, datetime)
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value.replace(tzinfo=None)
    raise _wrong(parameter, value, 'a time, a datetime, an ISO 8601 text such as "13:30", or "now"')


def datetime_of(parameter: str, value: Any, now: datetime | None = None) -> datetime:
    """A date with a time, without a zone. A date alone begins at midnight, a time alone is one of today."""
    now = now or datetime.now()
    if value == "now" and isinstance(value, str):
        return now
    if isinstance(value, str):
        value = _parsed(value, datetime, time)
    if isinstance(value, time):
        value = datetime.combine(now, value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time.min)
    raise _wrong(parameter, value, 'a datetime, a date, a time, an ISO 8601 text such as "2024-01-31T13:30", or "now"')


def _parsed(text: str, *kinds: Any) -> Any:
    """What a text says, as the first kind that it is one of; else the text."""
    for kind in kinds:
        try:
            return kind.fromisoformat(text)
        except ValueError:
            pass
    return text


def _wrong(parameter: str, value: object, wanted: str) -> StreamlitInvalidParameterTypeError:
    return StreamlitInvalidParameterTypeError(f"`{parameter}` is {wanted}: {value!r}")


def written(moment: time | datetime) -> str:
    """A time, or a date with one, as the page has it: with seconds only where they are not 0."""
    minutes = moment.second == moment.microsecond == 0
    return moment.isoformat(timespec="minutes" if minutes else "auto")


def years_from(day: date, years: int) -> date:
    """The same day so many years later, or before; the 28th of February for a 29th that is not there.

    Where the calendar ends, its first or last day.
    """
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return date.min if years < 0 else date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def minute_of(parameter: str, value: Any, now: datetime | None = None) -> datetime:
    """A date with a time, without a zone and without seconds."""
    return datetime_of(parameter, value, now).replace(second=0, microsecond=0)


def days_around(
    dates: list[date], state: list[date], today: date | None, min_value: Any, max_value: Any
) -> tuple[date, date]:
    """The first and the last date that a widget takes: what was given, else ten years before and after its value.

    Those that were not given take in what is set.
    """
    here = dates or [today or date.today()]
    least = min([years_from(here[0], -10), *state]) if min_value is None else date_of("min_value", min_value, today)
    most = max([years_from(here[-1], 10), *state]) if max_value is None else date_of("max_value", max_value, today)
    return least, most


def decades(
    first: datetime | None, state: object, now: datetime | None, min_value: Any, max_value: Any
) -> tuple[datetime, datetime]:
    """The earliest and the latest that a widget takes: what was given, else ten years before and after its value.

    Without a value these are the days ten years from today, as a whole; a day that is the latest is one as a whole.
    Those that were not given take in what is set.
    """
    day = (first or now or datetime.now()).date()
    early, late = (time.min, _LAST) if first is None else (first.time(), first.time())
    moment = [state.replace(tzinfo=None)] if isinstance(state, datetime) else []
    if min_value is not None:
        least = minute_of("min_value", min_value, now)
    else:
        least = min([datetime.combine(years_from(day, -10), early), *moment])
    if max_value is None:
        return least, max([datetime.combine(years_from(day, 10), late), *moment])
    if isinstance(max_value, date) and not isinstance(max_value, datetime):
        return least, datetime.combine(max_value, _LAST)
    return least, minute_of("max_value", max_value, now)


_LAST = time(23, 59)
"""The last minute of a day."""


def _first_seen(kind: str, label: str, key: str | None) -> datetime:
    return datetime.now()


_once_a_session: Any = cache_resource(scope="session", show_spinner=False)

first_seen: Callable[[str, str, str | None], datetime] = _once_a_session(_first_seen)
"""When a session first drew a widget that begins with the present: that one stays its default.

Else it would be another widget each minute, and what the user has set were lost.
"""


def step_seconds(step: Any, least: int) -> int:
    """A distance between times in seconds, from a number of them or a `timedelta`.

    Raises `StreamlitValueOutOfRangeError` for less than the least, and for more than 23 hours.
    """
    seconds = round(step.total_seconds()) if isinstance(step, timedelta) else step
    if isinstance(seconds, bool) or not isinstance(seconds, int):
        raise _wrong("step", step, "a number of seconds or a timedelta")
    if not least <= seconds <= _LONGEST_STEP:
        raise StreamlitValueOutOfRangeError(f"`step` is from {least} to {_LONGEST_STEP} seconds: {step!r}")
    return seconds


_LONGEST_STEP = 23 * 60 * 60
"""In seconds."""
