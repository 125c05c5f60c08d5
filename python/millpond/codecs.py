"""How scripts see the values of widgets: from what the page gave to the script's objects, and back.

A value that a script sets may be one that its widget can't have, such as an option of a list that has changed since:
then the widget has its default, unless it says otherwise. A codec is kept where a call is remembered, so all can be
pickled.
"""

from __future__ import annotations

from millpond import options
from millpond.errors import (
    StreamlitAPIException,
    StreamlitInvalidParameterTypeError,
    StreamlitSelectionCountExceedsMaxError,
    StreamlitValueAboveMaxError,
    StreamlitValueAssignmentNotAllowedError,
    StreamlitValueBelowMinError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, time
    from typing import Any

    from millpond._native import Choice
    from millpond.scales import Scale


class Pressed:
    """Whether a button was pressed. It can't be set."""

    __slots__ = ()

    def decode(self, raw: Any) -> bool:
        return bool(raw)

    def encode(self, value: object) -> bool:
        raise StreamlitValueAssignmentNotAllowedError(
            f"whether a button was pressed can't be set through `st.session_state`: {value!r}"
        )


class Flag:
    """Ticked or not."""

    __slots__ = ()

    def decode(self, raw: Any) -> bool:
        return bool(raw)

    def encode(self, value: Any) -> bool:
        if value is None:
            raise StreamlitAPIException("what can be ticked is set to true or false: None")
        return bool(value)


class Text:
    """What was typed; `None` for nothing. A text that is longer than what can be typed is cut off."""

    __slots__ = ("most",)

    def __init__(self, most: int | None = None) -> None:
        self.most = most

    def decode(self, raw: Any) -> str | None:
        return None if raw is None else str(raw)

    def encode(self, value: Any) -> str | None:
        if value is None or isinstance(value, str):
            return value and value[: self.most]
        raise StreamlitAPIException(f"what is typed is set to a text: {value!r}")


PRESSED = Pressed()
FLAG = Flag()
TEXT = Text()


class Color:
    """A colour, as a text such as `#ff0080`. One that is the default is given back as it was written."""

    __slots__ = ("default",)

    def __init__(self, default: str) -> None:
        self.default = default

    def decode(self, raw: Any) -> str:
        return self.default if raw == color(self.default) else str(raw)

    def encode(self, value: Any) -> str:
        return color(value)


def color(value: Any) -> str:
    """A colour in six digits and small letters. Raises `StreamlitAPIException` for others than `#rgb` and `#rrggbb`."""
    if not isinstance(value, str):
        raise StreamlitInvalidParameterTypeError(f'a colour is a text such as "#00ffaa" or "#0fa": {value!r}')
    digits = value[1:].lower() if value.startswith("#") else ""
    if len(digits) not in (3, 6) or not set(digits) <= _HEX:
        raise StreamlitAPIException(f'a colour is a text such as "#00ffaa" or "#0fa": {value!r}')
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


_HEX = set("0123456789abcdef")


# Numbers


class Number:
    """A whole number or any; `None` for none."""

    __slots__ = ("default", "greatest", "integer", "least")

    def __init__(
        self,
        integer: bool,
        least: float | None = None,
        greatest: float | None = None,
        default: float | None = None,
    ) -> None:
        self.integer = integer
        self.least = least
        self.greatest = greatest
        self.default = default

    def decode(self, raw: Any) -> int | float | None:
        if not raw:
            return None
        return int(raw[0]) if self.integer else float(raw[0])

    def encode(self, value: Any) -> list[float] | None:
        if value is None:
            return None
        written = number(value, self.integer)
        fits = (self.least is None or self.least <= written) and (self.greatest is None or written <= self.greatest)
        return [written] if fits else self._default()

    def _default(self) -> list[float] | None:
        return None if self.default is None else [self.default]


class Place(Number):
    """The place of what is chosen out of a few things in a row."""

    __slots__ = ()

    def __init__(self, least: int, greatest: int, default: int | None) -> None:
        super().__init__(True, least, greatest, default)

    def encode(self, value: Any) -> list[float] | None:
        return super().encode(value) if isinstance(value, int) else self._default()


def number(value: Any, integer: bool) -> float:
    """A number for the page. Raises `StreamlitAPIException` for what is none, or is not whole where it must be."""
    if isinstance(value, str) or not hasattr(value, "__float__"):
        raise StreamlitAPIException(f"this is no number: {value!r}")
    as_float = float(value)
    if integer and not as_float.is_integer():
        raise StreamlitAPIException(f"this is no whole number: {value!r}")
    return as_float


class Whole:
    """The scale of whole numbers."""

    __slots__ = ()
    read = int

    def write(self, value: Any) -> float:
        return number(value, True)


class Real:
    """The scale of all numbers."""

    __slots__ = ()
    read = float

    def write(self, value: Any) -> float:
        return number(value, False)


WHOLE = Whole()
REAL = Real()


class Span:
    """One place on a scale, or a tuple of the two ends of a range. What is set lies between the ends of the track."""

    __slots__ = ("greatest", "least", "many", "scale")

    def __init__(self, scale: Scale, many: bool, least: float, greatest: float) -> None:
        self.scale = scale
        self.many = many
        self.least = least
        self.greatest = greatest

    def decode(self, raw: Any) -> object:
        read = self.scale.read
        return tuple(map(read, raw)) if self.many else read(raw[0])

    def encode(self, value: Any) -> list[float]:
        if isinstance(value, (list, tuple)) != self.many:
            wanted = "two values in a tuple" if self.many else "one value"
            raise StreamlitAPIException(f"this slider is set to {wanted}: {value!r}")
        numbers = sorted(map(self.scale.write, value)) if self.many else [self.scale.write(value)]
        if any(number < self.least for number in numbers):
            least = self.scale.read(self.least)
            raise StreamlitValueBelowMinError(f"this slider is set below its `min_value`, {least}: {value!r}")
        if any(number > self.greatest for number in numbers):
            greatest = self.scale.read(self.greatest)
            raise StreamlitValueAboveMaxError(f"this slider is set above its `max_value`, {greatest}: {value!r}")
        return numbers


# Options


class _Among:
    """What the codecs of options share. Options are given as the very objects, what the user entered as a text."""

    __slots__ = ("accept_new", "default", "labels", "options")

    def __init__(
        self, options: Sequence[Any], labels: Sequence[str], default: Sequence[Choice] = (), accept_new: bool = False
    ) -> None:
        self.options = options
        self.labels = labels
        self.default = default
        self.accept_new = accept_new

    def given(self, choice: Choice) -> Any:
        index, label = choice
        return label if index is None else self.options[index]

    def found(self, values: Any) -> list[Choice]:
        """Those of some values that can be chosen: that are an option, or have the text of one."""
        choices: list[Choice] = []
        for value in values:
            at = options.place(self.options, value)
            text = str(value) if at is None else self.labels[at]
            if at is None and text in self.labels:
                at = self.labels.index(text)
            if at is not None or self.accept_new:
                choices.append((at, text))
        return choices


class Option(_Among):
    """The option chosen, or `None`."""

    __slots__ = ()

    def decode(self, raw: Any) -> Any:
        return None if raw is None else self.given(raw)

    def encode(self, value: object) -> Choice | None:
        choices = [] if value is None else self.found([value]) or self.default
        return choices[0] if choices else None


class Options(_Among):
    """The options chosen, as a list. Those that are set and can't be chosen are left out."""

    __slots__ = ("most",)

    def __init__(
        self, options: Sequence[Any], labels: Sequence[str], accept_new: bool = False, most: int | None = None
    ) -> None:
        super().__init__(options, labels, (), accept_new)
        self.most = most

    def decode(self, raw: Any) -> list[Any]:
        return [self.given(choice) for choice in raw]

    def encode(self, value: object) -> list[Choice]:
        choices = self.found(options.several(value))
        if self.most is not None and len(choices) > self.most:
            raise StreamlitSelectionCountExceedsMaxError(
                f"more options are set than `max_selections`, {self.most}, lets be chosen: {value!r}"
            )
        return choices


class OneOption(_Among):
    """The option chosen of a widget that could take several, or `None`."""

    __slots__ = ()

    def decode(self, raw: Any) -> Any:
        return self.given(raw[0]) if raw else None

    def encode(self, value: object) -> list[Choice]:
        return [] if value is None else self.found([value]) or list(self.default)


class OptionSpan(_Among):
    """One option on a track, or a tuple of the two ends of a range."""

    __slots__ = ("many",)

    def __init__(
        self, options: Sequence[Any], labels: Sequence[str], many: bool, default: Sequence[Choice] = ()
    ) -> None:
        super().__init__(options, labels, default)
        self.many = many

    def decode(self, raw: Any) -> Any:
        return tuple(map(self.given, raw)) if self.many else self.given(raw[0])

    def encode(self, value: Any) -> list[Choice]:
        is_pair = self.many and isinstance(value, (list, tuple)) and len(value) == 2
        ends = self.found(value if is_pair else [value])
        return sorted(ends, key=lambda choice: choice[0] or 0) if len(ends) == 1 + self.many else list(self.default)


class MenuChoice(Option):
    """What was chosen of a menu in this run, or `None`. It can't be set."""

    __slots__ = ()

    def encode(self, value: object) -> Choice | None:
        raise StreamlitValueAssignmentNotAllowedError(
            f"what is chosen of a menu can't be set through `st.session_state`: {value!r}"
        )


# Dates and times


class Dates:
    """A date or `None`; of a range, a tuple of up to two."""

    __slots__ = ("default", "greatest", "least", "many")

    def __init__(
        self, many: bool, least: str = "0001-01-01", greatest: str = "9999-12-31", default: Sequence[str] = ()
    ) -> None:
        self.many = many
        self.least = least
        self.greatest = greatest
        self.default = default

    def decode(self, raw: Any) -> Any:
        from datetime import date

        if self.many:
            return tuple(map(date.fromisoformat, raw))
        return date.fromisoformat(raw[0]) if raw else None

    def encode(self, value: Any) -> list[str]:
        from millpond import moments

        if isinstance(value, (list, tuple)) != self.many:
            if not self.many or value is not None:
                wanted = "a tuple of up to two dates" if self.many else "one date"
                raise StreamlitAPIException(f"this widget is set to {wanted}: {value!r}")
            value = ()
        dates = value if self.many else () if value is None else (value,)
        written = sorted(moments.date_of("value", one).isoformat() for one in dates)
        return written if all(self.least <= one <= self.greatest for one in written) else list(self.default)


class Time:
    """A time of the day, or `None`."""

    __slots__ = ()

    def decode(self, raw: Any) -> time | None:
        from datetime import time

        return None if raw is None else time.fromisoformat(raw)

    def encode(self, value: Any) -> str | None:
        from millpond import moments

        return None if value is None else moments.written(moments.time_of("value", value))


class Datetime:
    """A date with a time of the day, without a zone, or `None`."""

    __slots__ = ("default", "greatest", "least")

    def __init__(self, least: str, greatest: str, default: str | None) -> None:
        self.least = least
        self.greatest = greatest
        self.default = default

    def decode(self, raw: Any) -> datetime | None:
        from datetime import datetime

        return None if raw is None else datetime.fromisoformat(raw)

    def encode(self, value: Any) -> str | None:
        from millpond import moments

        if value is None:
            return None
        written = moments.written(moments.datetime_of("value", value))
        return written if self.least <= written <= self.greatest else self.default


TIME = Time()
