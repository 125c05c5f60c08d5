"""Widgets to enter something with: numbers, texts, colours, and places on a track."""

from __future__ import annotations

from millpond import _native
from millpond.codecs import REAL, TEXT, WHOLE, Color, Number, Span, Text, color
from millpond.elements import checks
from millpond.elements.asking import NOTHING, count, fitted, front, held, is_emptied, stretched, warn_of_default, widget
from millpond.elements.drawing import Drawing, size
from millpond.errors import (
    StreamlitAPIException,
    StreamlitIncompatibleParametersError,
    StreamlitInvalidNumberFormatError,
    StreamlitInvalidParameterTypeError,
    StreamlitMixedNumericTypesError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal, TypeAlias

    from millpond._native import Size
    from millpond.elements.asking import Args, Bind, Change, Kwargs, Persist, Visibility

    Kind: TypeAlias = Literal["default", "password", "email", "url", "phone", "search"]


class InputsMixin(Drawing):
    """The functions that draw widgets to enter something with.

    Common to all are the parameters of all widgets, as of those to choose with, and:

    - `required`: whether it must not be empty: a star stands behind the label, it is not emptied, and the form around
      it not submitted while it is empty.
    - `placeholder`: shown while it is empty; `icon`: an emoji or Material icon at the beginning of the field.
    """

    __slots__ = ()

    def slider(
        self,
        label: str,
        min_value: Any = None,
        max_value: Any = None,
        value: Any = None,
        step: Any = None,
        format: str | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "stretch",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> Any:
        """Draws a track with one thumb, or two for a range.

        - `min_value`, `max_value`: the ends: 0 and 100, or 0.0 and 1.0; of dates and datetimes 14 days before and after
          the value, of times the whole day. A value outside moves them.
        - `value`: where the thumb is at first, the beginning if `None`; two values in a tuple or list make a range, an
          empty one takes in all.
        - `step`: how far an arrow key moves: 1, or 0.01; a `timedelta` for dates and times, 15 minutes for times and
          spans below a day, else a day.
        - `format`: how a value is shown: in the manner of `printf`, as `"%d km"`, or a name, as `"percent"`; a date or
          time by letters, as `"DD.MM. HH:mm"`.
        - The others are those of all widgets.

        The values are integers, floats, dates, times, datetimes or timedeltas, all of one kind, and so is the result;
        datetimes have the zone of the given ones.

        Returns the value, or a tuple of two. Raises `StreamlitInvalidParameterTypeError` for values of several kinds,
        such as integers among floats, and other classes of `StreamlitAPIException` for bounds without room in between.

        >>> hours = st.slider("Hours", 0, 24, 8)
        >>> low, high = st.slider("Share", value=(0.25, 0.75))
        """
        if value is not None and key is not None:
            warn_of_default(key)
        state = held(key)
        if value is None and min_value is None and max_value is None and _says_the_kind(state):
            value = state
        # What is set says whether there are two thumbs.
        many = isinstance(value if state is NOTHING or state is None else state, (list, tuple))
        paired = isinstance(value, (list, tuple))
        ends: Any = value if paired else () if value is None else (value,)
        if paired and (len(ends) > 2 or any(end is None for end in ends)):
            raise StreamlitValueError(f"`value` of a slider is one value or a pair: {value!r}")
        kind, scale = _scale(ends, min_value, max_value, step)
        if kind == "integer" and state is not NOTHING and _has_fraction(state):
            kind, scale = "float", REAL
        if many != paired:
            ends = () if many else ends[:1]
        if kind == "integer":
            fields = _track(many, ends, min_value, max_value, step, 100.0, 1.0)
            shown = "%d"
        elif kind == "float":
            fields = _track(many, ends, min_value, max_value, step, 1.0, 0.01)
            shown = "%0.2f"
        else:
            from millpond.elements.timeline import track

            fields, shown = track(kind, scale, many, ends, min_value, max_value, step)
        codec = Span(scale, many, fields["min"], fields["max"])
        fields["type"] = "slider"
        fields["widget"] = widget(label, key, help, disabled, label_visibility, False, on_change)
        fields["kind"] = kind
        fields["format"] = shown if format is None else str(format)
        fields["width"] = stretched(width)
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return codec.decode(_native.ask(self._place, fields, asked))

    def number_input(
        self,
        label: str,
        min_value: float | None = None,
        max_value: float | None = None,
        value: float | Literal["min"] | None = "min",
        step: float | None = None,
        format: str | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: Visibility = "visible",
        icon: str | None = None,
        width: Size = "stretch",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> int | float | None:
        """Draws a field for a number.

        - `min_value`, `max_value`: the least and the greatest that it takes; `None` sets no bound.
        - `value`: the number at first; `"min"` is the least, or 0 if there is none; `None` is none until it is entered.
        - `step`: how far its buttons and the arrow keys move: 1 for integers, else 0.01 or what `format` shows.
        - `format`: how it is shown, in the manner of `printf`, as `"%.1f"`, with nothing around it.
        - `required`, `placeholder`, `icon`: as of all that is entered.
        - The others are those of all widgets.

        All numbers are integers or all are floats, and so is the result; without any it is a float.

        Returns the number, `None` while there is none. Raises `StreamlitMixedNumericTypesError` for integers among
        floats, and other classes of `StreamlitAPIException` for values outside.

        >>> sacks = st.number_input("Sacks", 1, 100, 10)
        """
        first: Any = value
        typed: Any = value
        state = held(key)
        if isinstance(value, str) and value == "min":
            first = 0 if min_value is None else min_value
            typed = None
            if min_value is max_value is step is None and state is not NOTHING and _is_number(state):
                # What is set says which numbers these are.
                typed = state
        elif key is not None:
            warn_of_default(key)
        integer = _plain((typed, min_value, max_value, step), False)
        if integer is None:
            named = [("value", typed), ("min_value", min_value), ("max_value", max_value), ("step", step)]
            integer = _is_integer("a number input", named, StreamlitMixedNumericTypesError)
        if integer and state is not NOTHING and _has_fraction(state):
            integer = False
        least = None if min_value is None else float(min_value)
        greatest = None if max_value is None else float(max_value)
        default = None if first is None or state is None else float(first)
        codec = Number(integer, least, greatest, default)
        props = {
            "type": "number_input",
            "widget": widget(label, key, help, disabled, label_visibility, required, on_change),
            "integer": integer,
            "min": least,
            "max": greatest,
            "step": _step(step, format, integer),
            "default": default,
            "format": None if format is None else _number_format(format),
            "placeholder": "" if placeholder is None else str(placeholder),
            "icon": None if icon is None else checks.icon(icon),
            "width": stretched(width),
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return codec.decode(_native.ask(self._place, props, asked))

    def text_input(
        self,
        label: str,
        value: object = "",
        max_chars: int | None = None,
        key: str | int | None = None,
        type: Kind = "default",
        help: str | None = None,
        autocomplete: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: Visibility = "visible",
        icon: str | None = None,
        validate: str | tuple[str, str] | None = None,
        live: bool | str = False,
        width: Size = "stretch",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> str | None:
        """Draws a line to type in.

        - `value`: the text at first; `None` returns `None` until something is typed.
        - `max_chars`: how many characters it takes at most; what is longer is cut off.
        - `type`: `"password"` hides what is typed; `"email"`, `"url"`, `"phone"` and `"search"` have an icon, a
          placeholder, a keyboard on small devices and, for the first two, a check that suit them. What is given beside
          it takes the place of these, `""` of `icon`, `placeholder`, `validate` and `autocomplete` takes them away.
        - `autocomplete`: the browser's hint for completing it, such as `"name"`.
        - `validate`: a regular expression of JavaScript that must match somewhere in the text, or that and what is said
          where it does not. The page checks it alone.
        - `live`: `True` has the text count a quarter of a second after the last key, a length of time as `"500ms"`
          after that; else it counts when Enter is pressed or the line is left.
        - `required`, `placeholder`, `icon`: as of all that is entered.
        - The others are those of all widgets.

        Returns the text.

        >>> name = st.text_input("Name", placeholder="of the mill")
        """
        if value != "" and key is not None:
            warn_of_default(key)
        if type == "default":
            kind = _PLAIN
        elif type in _KINDS:
            kind = _KINDS[type]
        else:
            kind = _KINDS[checks.choice("type", type, "default", *_KINDS)]
        if type == "password" and bind is not None:
            raise StreamlitIncompatibleParametersError(f'`type="password"` and `bind={bind!r}` exclude each other')
        most = count("max_chars", max_chars) if max_chars else None
        props = {
            "type": "text_input",
            "widget": widget(label, key, help, disabled, label_visibility, required, on_change),
            "default": None if value is None or is_emptied(key) else str(value)[:most],
            "placeholder": kind["placeholder"] if placeholder is None else str(placeholder),
            "max_chars": most,
            "kind": kind["kind"],
            "autocomplete": kind["autocomplete"] if autocomplete is None else str(autocomplete),
            "icon": kind["icon"] if icon is None else checks.icon(icon),
            "validation": kind["validation"] if validate is None else _validation(validate),
            "live": None if live is False else _pause(live),
            "width": stretched(width),
        }
        codec = TEXT if most is None else Text(most)
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return _native.ask(self._place, props, asked)  # type: ignore[return-value]

    def text_area(
        self,
        label: str,
        value: object = "",
        height: Size | None = None,
        max_chars: int | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "stretch",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> str | None:
        """Draws lines to type in.

        - `value`: the text at first; `None` returns `None` until something is typed.
        - `height`: in pixels; `"content"` grows with the text, `"stretch"` is all there is, `None` about three lines.
        - `max_chars`: how many characters it takes at most; what is longer is cut off.
        - `required`, `placeholder`: as of all that is entered.
        - The others are those of all widgets.

        Returns the text.

        >>> remarks = st.text_area("Remarks", height="content")
        """
        if value != "" and key is not None:
            warn_of_default(key)
        most = count("max_chars", max_chars) if max_chars else None
        props = {
            "type": "text_area",
            "widget": widget(label, key, help, disabled, label_visibility, required, on_change),
            "default": None if value is None or is_emptied(key) else str(value)[:most],
            "placeholder": "" if placeholder is None else str(placeholder),
            "max_chars": most,
            "height": size(height, "auto", name="height"),
            "width": stretched(width),
        }
        codec = TEXT if most is None else Text(most)
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return _native.ask(self._place, props, asked)  # type: ignore[return-value]

    def color_picker(
        self,
        label: str,
        value: str | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "content",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> str:
        """Draws a field to choose a colour with.

        - `value`: the colour at first, such as `"#00ffaa"` or `"#0fa"`; black if `None`.
        - The others are those of all widgets.

        Returns the colour, such as `"#00ffaa"`.

        >>> bars = st.color_picker("Bars", "#c8a24a")
        """
        if value is not None:
            warn_of_default(key)
        codec = Color("#000000" if value is None else value)
        props = {
            "type": "color_picker",
            "widget": widget(label, key, help, disabled, label_visibility, False, on_change),
            "default": color(codec.default),
            "width": fitted(width),
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return codec.decode(_native.ask(self._place, props, asked))


# Tracks


def _scale(values: Any, min_value: Any, max_value: Any, step: Any) -> tuple[str, Any]:
    """What the numbers of a slider stand for: that which all of them are, or integers where there are none."""
    integer = _plain((*values, min_value, max_value, step), True)
    if integer is None:
        given = [one for one in (*values, min_value, max_value) if one is not None]
        if any(map(_is_of_time, given)):
            from millpond.elements.timeline import scale

            return scale(given)
        named = [
            ("min_value", min_value),
            ("max_value", max_value),
            *(("value", one) for one in values),
            ("step", step),
        ]
        integer = _is_integer("a slider", named, StreamlitInvalidParameterTypeError)
    return ("integer", WHOLE) if integer else ("float", REAL)


def _plain(given: tuple[Any, ...], nothing: bool) -> bool | None:
    """Whether all that is given are integers of Python; `nothing` if nothing is, `None` if it takes a closer look."""
    kinds = set(map(type, given))
    kinds.discard(_NONE)
    if kinds == _INTEGERS:
        return True
    if kinds == _FLOATS:
        return False
    return None if kinds else nothing


_NONE = type(None)
_INTEGERS = {int}
_FLOATS = {float}


def _is_of_time(value: Any) -> bool:
    return hasattr(value, "isoformat") or hasattr(value, "total_seconds")


def _is_integer(what: str, given: list[tuple[str, Any]], mixed: type[StreamlitAPIException]) -> bool:
    """Whether the numbers of a widget are integers, of which there is at least one. Raises what is `mixed` for both."""
    numbers = [(name, one) for name, one in given if one is not None]
    for name, one in numbers:
        if not _is_number(one):
            raise StreamlitInvalidParameterTypeError(f"`{name}` of {what} is a number: {one!r}")
    whole = [hasattr(one, "__index__") for _, one in numbers]
    if all(whole) or not any(whole):
        return whole[0]
    listed = ", ".join(f"`{name}` is {one!r}" for name, one in numbers)
    raise mixed(f"the numbers of {what} must all be integers or all be floats: {listed}")


def _is_number(value: Any) -> bool:
    try:
        float(value)
    except (TypeError, ValueError, OverflowError):
        return False
    return not isinstance(value, str)


def _says_the_kind(state: Any) -> bool:
    """Whether what a session has for a slider says what its numbers stand for: it is not just an integer."""
    if isinstance(state, (list, tuple)):
        return any(map(_says_the_kind, state))
    return isinstance(state, float) or _is_of_time(state)


def _has_fraction(state: Any) -> bool:
    """Whether what a session has for a widget of whole numbers is none."""
    if isinstance(state, (list, tuple)):
        return any(map(_has_fraction, state))
    return isinstance(state, float) and not state.is_integer()


def _track(
    many: bool, ends: Any, min_value: Any, max_value: Any, step: Any, most: float, usual: float
) -> dict[str, Any]:
    """The places on a track of numbers: what was given, and defaults for the rest.

    Bounds that were not given are 0 and `most`; they leave room beside the other bound. All take in the value.
    """
    ends = sorted(map(float, ends))
    if min_value is not None:
        least = float(min_value)
    else:
        least = 0.0 if ends or max_value is None or max_value > 0 else max_value - most
    room = most if least < most else least + most
    greatest = room if max_value is None else float(max_value)
    if ends:
        least, greatest = min(least, ends[0]), max(greatest, ends[-1])
    else:
        ends = [least, greatest] if many else [least]
    return {"min": least, "max": greatest, "step": usual if step is None else float(step), "default": ends}


# Numbers


def _step(step: Any, format: object, integer: bool) -> float:
    """How far the buttons of a field for a number move: what was given, else the last digit that is shown."""
    if step is not None:
        return float(step)
    if integer:
        return 1.0
    import re

    decimals = re.search(r"\.(\d+)f", format) if isinstance(format, str) else None
    return 0.01 if decimals is None else float(f"1e-{decimals[1]}")


def _number_format(format: object) -> str:
    """A format in the manner of `printf`, with nothing around the number."""
    import re

    if isinstance(format, str) and re.fullmatch(r"%[-+ 0#]*\d*(\.\d+)?[bdieEufFgGoxX]", format):
        return format
    raise StreamlitInvalidNumberFormatError(
        f'`format` of a number input is in the manner of `printf`, as "%.2f", with nothing around it: {format!r}'
    )


# Texts

_PLAIN: dict[str, Any] = {"kind": "text", "placeholder": "", "autocomplete": "", "icon": None, "validation": None}

_KINDS: dict[str, dict[str, Any]] = {
    "password": {**_PLAIN, "kind": "password", "autocomplete": "new-password"},
    "email": {
        "kind": "email",
        "placeholder": "you@example.com",
        "autocomplete": "email",
        "icon": ":material/mail:",
        "validation": {
            "pattern": r"^[^\s@]+@[^\s@]+\.[^\s@.]+$",
            "message": "Enter an email address, such as you@example.com.",
        },
    },
    "url": {
        "kind": "url",
        "placeholder": "https://example.com",
        "autocomplete": "url",
        "icon": ":material/link:",
        "validation": {
            "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s\/?#]+\S*$",
            "message": "Enter an address, such as https://example.com.",
        },
    },
    "phone": {
        "kind": "phone",
        "placeholder": "+1 234 567 8900",
        "autocomplete": "tel",
        "icon": ":material/call:",
        "validation": None,
    },
    "search": {
        "kind": "search",
        "placeholder": "Search",
        "autocomplete": "off",
        "icon": ":material/search:",
        "validation": None,
    },
}
"""What suits each type of text, where the script says nothing else."""


def _validation(validate: Any) -> dict[str, str] | None:
    """A `Validation` of the protocol; none from an empty text."""
    if validate == "":
        return None
    if isinstance(validate, str):
        return {"pattern": validate, "message": "This does not have the form that is asked for."}
    if isinstance(validate, tuple):
        if len(validate) == 2 and all(isinstance(part, str) for part in validate):
            return {"pattern": validate[0], "message": validate[1]}
        raise StreamlitValueError(f"`validate` is a regular expression, or a pair of one and a message: {validate!r}")
    raise StreamlitInvalidParameterTypeError(
        f"`validate` is a regular expression, or a pair of one and a message: {validate!r}"
    )


def _pause(live: Any) -> int:
    """After how many milliseconds without typing a text counts."""
    if live is True:
        return 250
    if not isinstance(live, str):
        raise StreamlitInvalidParameterTypeError(
            f'`live` is true, false, or a length of time with its unit, as "300ms": {live!r}'
        )
    from millpond.durations import seconds

    pause = 0.0 if live.strip() == "0" else seconds(live)
    if not 0 <= pause <= 60:
        raise StreamlitValueOutOfRangeError(f'`live` is from "0ms" to "1m": {live!r}')
    return round(pause * 1000)
