"""Widgets for dates and times of the day."""

from __future__ import annotations

from millpond import _native
from millpond.codecs import TIME, Dates, Datetime
from millpond.elements import checks
from millpond.elements.asking import NOTHING, front, held, is_emptied, stretched, warn_of_default, widget
from millpond.elements.drawing import Drawing, optional_text
from millpond.errors import StreamlitInvalidParameterTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time, timedelta
    from typing import Any, Literal, TypeAlias

    from millpond._native import Size
    from millpond.elements.asking import Args, Bind, Change, Kwargs, Persist, Visibility

    Day: TypeAlias = date | datetime | str
    Moment: TypeAlias = datetime | date | time | str


# How hours are shown, as the protocol has it.
_HOURS = {"12h": "twelve", "24h": "twenty_four", "localized": "localized"}


class TimesMixin(Drawing):
    """The functions that draw widgets for dates and times.

    Common to all are the parameters of all widgets, as of those to choose with, and `required`: whether it must not be
    empty. Dates and times are given as objects of `datetime` or as ISO 8601 texts; zones are left out.
    """

    __slots__ = ()

    def date_input(
        self,
        label: str,
        value: Day | Sequence[Day] | None = "today",
        min_value: Day | None = None,
        max_value: Day | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        format: str = "YYYY/MM/DD",
        disabled: bool = False,
        required: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "stretch",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> date | tuple[date, ...] | None:
        """Draws a field for a date, or for a range of dates.

        - `value`: the date at first, `"today"`, or `None` for none; up to two in a tuple or list make a range.
        - `min_value`, `max_value`: the first and the last date that it takes; ten years before and after the value.
        - `format`: how dates are shown: `"YYYY/MM/DD"`, `"DD/MM/YYYY"` or `"MM/DD/YYYY"`, or with `-` or `.` in it.
        - The others are those of all widgets and all of dates.

        Returns the date or `None`; of a range a tuple, which has less than two dates while it is being chosen.

        >>> day = st.date_input("Delivered on")
        >>> season = st.date_input("Season", ("2024-06-01", "2024-09-30"))
        """
        from millpond import moments

        given: Any = value
        now = moments.first_seen("date_input", str(label), optional_text(key)) if _needs_present(value) else None
        today = None if now is None else now.date()
        state = held(key)
        # What is set says whether it takes a range.
        paired = isinstance(given, (list, tuple))
        many = paired if state is NOTHING or state is None else isinstance(state, (list, tuple))
        if not _is_word(given, "today"):
            warn_of_default(key)
        if paired and len(given) > 2:
            raise StreamlitInvalidParameterTypeError(f"`value` of a date input has up to two dates: {value!r}")
        days = given if paired else () if given is None else (given,)
        if many != paired:
            days = () if many else days[:1]
        elif state is None and not many:
            days = ()
        dates = sorted(moments.date_of("value", day, today) for day in days)
        least, greatest = moments.days_around(dates, _dates_among(state), today, min_value, max_value)
        if _is_word(given, "today"):
            dates = [min(max(day, least), greatest) for day in dates]
        first = [day.isoformat() for day in dates]
        codec = Dates(many, least.isoformat(), greatest.isoformat(), first)
        props = {
            "type": "date_input",
            "widget": widget(label, key, help, disabled, label_visibility, required, on_change),
            "default": first,
            "range": many,
            "min": codec.least,
            "max": codec.greatest,
            "format": checks.choice("format", format, *_FORMATS),
            "width": stretched(width),
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        chosen: date | tuple[date, ...] | None = codec.decode(_native.ask(self._place, props, asked))
        return chosen

    def time_input(
        self,
        label: str,
        value: time | datetime | str | None = "now",
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        disabled: bool = False,
        required: bool = False,
        label_visibility: Visibility = "visible",
        step: int | timedelta = 900,
        format: Literal["12h", "24h", "localized"] = "24h",
        width: Size = "stretch",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> time | None:
        """Draws a field for a time of the day.

        - `value`: the time at first, `"now"`, or `None` for none. Seconds count only if the step is not whole minutes.
        - `step`: how far apart the times to choose from are: seconds or a `timedelta`, from a second to 23 hours.
        - `format`: `"24h"`, or `"12h"` for hours from 1 to 12 with AM and PM, or `"localized"` for
          what the browser's language has.
        - The others are those of all widgets and all of dates.

        Returns the time, `None` while there is none.

        >>> opens = st.time_input("Opens at", "06:30")
        """
        from millpond import moments

        seconds = moments.step_seconds(step, 1)
        now = moments.first_seen("time_input", str(label), optional_text(key)) if value == "now" else None
        if now is None:
            warn_of_default(key)
        first = None if value is None or is_emptied(key) else moments.time_of("value", value, now)
        if first is not None:
            first = first.replace(microsecond=0) if seconds % 60 else first.replace(second=0, microsecond=0)
        props = {
            "type": "time_input",
            "widget": widget(label, key, help, disabled, label_visibility, required, on_change),
            "default": None if first is None else moments.written(first),
            "step": seconds,
            "hours": _HOURS[checks.choice("format", format, *_HOURS)],
            "width": stretched(width),
        }
        asked = front(TIME, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return TIME.decode(_native.ask(self._place, props, asked))

    def datetime_input(
        self,
        label: str,
        value: Moment | None = "now",
        min_value: Moment | None = None,
        max_value: Moment | None = None,
        *,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        format: str = "YYYY/MM/DD",
        step: int | timedelta = 900,
        disabled: bool = False,
        required: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "stretch",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> datetime | None:
        """Draws a field for a date with a time of the day.

        - `value`: what is there at first, `"now"`, or `None` for none; a date alone is its midnight, a time alone one
          of today. Seconds do not count.
        - `min_value`, `max_value`: the earliest and the latest that it takes; ten years before and after the value.
        - `format`: how dates are shown, as of `date_input`.
        - `step`: how far apart the times to choose from are: seconds or a `timedelta`, from a minute to 23 hours.
        - The others are those of all widgets and all of dates.

        Returns the date with the time, `None` while there is none.

        >>> begins = st.datetime_input("Milling begins", "2024-08-01 06:30")
        """
        from millpond import moments

        now = moments.first_seen("datetime_input", str(label), optional_text(key)) if _needs_present(value) else None
        if not _is_word(value, "now"):
            warn_of_default(key)
        state = held(key)
        start = None if value is None or state is None else moments.minute_of("value", value, now)
        least, greatest = map(moments.written, moments.decades(start, state, now, min_value, max_value))
        first = None if start is None else moments.written(start)
        codec = Datetime(least, greatest, first)
        props = {
            "type": "datetime_input",
            "widget": widget(label, key, help, disabled, label_visibility, required, on_change),
            "default": first,
            "min": least,
            "max": greatest,
            "format": checks.choice("format", format, *_FORMATS),
            "step": moments.step_seconds(step, 60),
            "width": stretched(width),
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return codec.decode(_native.ask(self._place, props, asked))


_FORMATS = [
    order.replace("/", separator) for separator in "/.-" for order in ("YYYY/MM/DD", "DD/MM/YYYY", "MM/DD/YYYY")
]


def _is_word(value: Any, word: str) -> bool:
    """Whether a value is a word, and nothing that only compares with it as equal, or as an array."""
    return isinstance(value, str) and value == word


def _needs_present(value: Any) -> bool:
    """Whether a value or its bounds are made from the present: it is that, nothing, or a range that ends in it."""
    if isinstance(value, (list, tuple)):
        return not value or any(map(_needs_present, value))
    return value is None or _is_word(value, "today") or _is_word(value, "now")


def _dates_among(state: Any) -> list[date]:
    """The dates that a session has for a widget, as far as they are ones."""
    from datetime import date, datetime

    several = state if isinstance(state, (list, tuple)) else (state,)
    return [one.date() if isinstance(one, datetime) else one for one in several if isinstance(one, date) and one == one]
