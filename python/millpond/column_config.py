"""How the columns of a grid look: one function for each kind of column, for `column_config` of `dataframe`.

>>> st.dataframe(harvests, column_config={"tons": st.column_config.NumberColumn("Tons", format="%.1f t")})

Common to all functions:

- `label`: what the head says; the column's name if `None`.
- `width`: `"small"`, `"medium"`, `"large"`, or pixels; `None` is as wide as the content.
- `help`: Markdown for a tooltip at the head.
- `pinned`: whether it stays in view when the others are scrolled.
- `alignment`: where cells stand: `"left"`, `"center"`, `"right"`.
- `disabled`, `required`, `default`: what holds where cells can be edited.

Each returns a dictionary. Raises `StreamlitAPIException` for a value that is not allowed.
"""

from __future__ import annotations

from millpond.errors import (
    StreamlitAPIException,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
    brief,
    unsupported,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime, time, timedelta
    from typing import Any, Literal, TypeAlias

    ColumnConfig: TypeAlias = dict[str, Any]
    Width = Literal["small", "medium", "large"] | int | None
    Alignment = Literal["left", "center", "right"] | None


def Column(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
) -> ColumnConfig:
    """A column of whatever its data is.

    >>> Column("Name", width="large")
    """
    return _column(None, label, width, help, pinned, alignment, disabled=disabled, required=required)


def NumberColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
    default: float | None = None,
    format: str | None = None,
    min_value: float | None = None,
    max_value: float | None = None,
    step: float | None = None,
) -> ColumnConfig:
    """A column of numbers.

    - `format`: `"plain"`, `"localized"`, `"percent"`, `"dollar"`, `"euro"`, `"yen"`, `"accounting"`, `"compact"`,
      `"scientific"`, `"engineering"`, `"bytes"`, or in the manner of `printf`, as `"%.2f km"`.
    - `min_value`, `max_value`, `step`: what can be typed.

    >>> NumberColumn("Price", format="dollar")
    """
    return _column(
        _kind("number", format=format, min_value=min_value, max_value=max_value, step=step),
        *(label, width, help, pinned, alignment),
        disabled=disabled,
        required=required,
        default=default,
    )


def TextColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
    default: str | None = None,
    max_chars: int | None = None,
    validate: str | None = None,
) -> ColumnConfig:
    """A column of texts.

    - `max_chars`: how many characters can be typed.
    - `validate`: the regular expression that what is typed must match.

    >>> TextColumn("Name", max_chars=50)
    """
    return _column(
        _kind("text", max_chars=max_chars, validate=validate),
        *(label, width, help, pinned, alignment),
        disabled=disabled,
        required=required,
        default=default,
    )


def MarkdownColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
    default: str | None = None,
) -> ColumnConfig:
    """A column of formatted texts.

    >>> MarkdownColumn("Notes")
    """
    return _column(
        _kind("markdown"),
        *(label, width, help, pinned, alignment),
        disabled=disabled,
        required=required,
        default=default,
    )


def CheckboxColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
    default: bool | None = None,
) -> ColumnConfig:
    """A column of boxes that are ticked or not.

    >>> CheckboxColumn("Sold")
    """
    return _column(
        _kind("checkbox"),
        *(label, width, help, pinned, alignment),
        disabled=disabled,
        required=required,
        default=default,
    )


def SelectboxColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    default: str | float | bool | None = None,
    options: Iterable[Any] | None = None,
    format_func: Callable[[Any], str] | None = None,
) -> ColumnConfig:
    """A column of one out of several values.

    - `options`: the values; those that are there if `None`.
    - `format_func`: gives the text shown for a value.

    >>> SelectboxColumn("Grain", options=["wheat", "rye"], format_func=str.title)
    """
    return _column(
        _kind("selectbox", options=_options(options, format_func)),
        *(label, width, help, pinned),
        disabled=disabled,
        required=required,
        default=default,
    )


def MultiselectColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    default: Iterable[str] | None = None,
    options: Iterable[Any] | None = None,
    accept_new_options: bool | None = None,
    color: str | Iterable[str] | None = None,
    format_func: Callable[[Any], str] | None = None,
) -> ColumnConfig:
    """A column of lists of values out of several.

    - `options`: the values; those that are there if `None`.
    - `accept_new_options`: whether others can be typed.
    - `color`: a colour for all values, `"auto"` for one of the charts' for each of `options`, or a list with one for
      each, which begins anew where it is too short: names of the theme as `"red"` or `"primary"`, or CSS colours.
    - `format_func`: gives the text shown for a value.

    >>> MultiselectColumn("Tags", options=["dry", "wet"], color=["orange", "blue"])
    """
    return _column(
        _kind(
            "multiselect",
            options=_options(options, format_func, color),
            accept_new_options=accept_new_options,
            color=color if isinstance(color, str) else None,
        ),
        *(label, width, help, pinned),
        disabled=disabled,
        required=required,
        default=None if default is None else list(default),
    )


def ListColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    default: Iterable[str] | None = None,
) -> ColumnConfig:
    """A column of lists.

    >>> ListColumn("Sales of the last months")
    """
    return _column(
        _kind("list"),
        *(label, width, help, pinned),
        disabled=disabled,
        required=required,
        default=None if default is None else list(default),
    )


def DatetimeColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
    default: datetime | None = None,
    format: str | None = None,
    min_value: datetime | None = None,
    max_value: datetime | None = None,
    step: float | timedelta | None = None,
    timezone: str | None = None,
) -> ColumnConfig:
    """A column of dates with times.

    - `format`: `"localized"`, `"distance"`, `"calendar"`, `"iso8601"`, or tokens as `"D MMM YYYY, HH:mm"`.
    - `min_value`, `max_value`, `step` (seconds): what can be typed.
    - `timezone`: the zone whose clocks are shown, as `"Europe/Berlin"`; that of the data if `None`.

    >>> DatetimeColumn("Sold", format="calendar")
    """
    config = _kind(
        "datetime",
        format=format,
        min_value=_time(min_value),
        max_value=_time(max_value),
        step=_seconds(step),
        timezone=timezone,
    )
    return _column(
        config,
        *(label, width, help, pinned, alignment),
        disabled=disabled,
        required=required,
        default=_time(default),
    )


def DateColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
    default: date | None = None,
    format: str | None = None,
    min_value: date | None = None,
    max_value: date | None = None,
    step: int | None = None,
) -> ColumnConfig:
    """A column of dates, with the parameters of `DatetimeColumn`; `step` is in days.

    >>> DateColumn("Born", format="DD.MM.YYYY")
    """
    return _column(
        _kind("date", format=format, min_value=_time(min_value), max_value=_time(max_value), step=step),
        *(label, width, help, pinned, alignment),
        disabled=disabled,
        required=required,
        default=_time(default),
    )


def TimeColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
    default: time | None = None,
    format: str | None = None,
    min_value: time | None = None,
    max_value: time | None = None,
    step: float | timedelta | None = None,
) -> ColumnConfig:
    """A column of times of the day, with the parameters of `DatetimeColumn`.

    >>> TimeColumn("Opens", format="HH:mm")
    """
    return _column(
        _kind("time", format=format, min_value=_time(min_value), max_value=_time(max_value), step=_seconds(step)),
        *(label, width, help, pinned, alignment),
        disabled=disabled,
        required=required,
        default=_time(default),
    )


def LinkColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    disabled: bool | None = None,
    required: bool | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
    default: str | None = None,
    max_chars: int | None = None,
    validate: str | None = None,
    display_text: str | None = None,
) -> ColumnConfig:
    """A column of addresses to follow.

    - `max_chars`, `validate`: as of `TextColumn`.
    - `display_text`: what is shown: a text, an icon as `":material/open_in_new:"`, or a regular expression whose group
      takes it from the address; the address if `None`.

    >>> LinkColumn("Source", display_text=r"https://(.*?)/")
    """
    return _column(
        _kind("link", max_chars=max_chars, validate=validate, display_text=display_text),
        *(label, width, help, pinned, alignment),
        disabled=disabled,
        required=required,
        default=default,
    )


def ImageColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
) -> ColumnConfig:
    """A column of pictures, by their addresses.

    >>> ImageColumn("Portrait")
    """
    return _column(_kind("image"), label, width, help, pinned, alignment)


def AudioColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
) -> ColumnConfig:
    """A column of sounds, by their addresses.

    >>> AudioColumn("Call")
    """
    return _column(_kind("audio"), label, width, help, pinned, alignment)


def VideoColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
) -> ColumnConfig:
    """A column of films, by their addresses.

    >>> VideoColumn("Trailer")
    """
    return _column(_kind("video"), label, width, help, pinned, alignment)


def JsonColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
) -> ColumnConfig:
    """A column of objects, or of texts of JSON documents.

    >>> JsonColumn("Details")
    """
    return _column(_kind("json"), label, width, help, pinned, alignment)


def LineChartColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: float | None = None,
    y_max: float | None = None,
    color: str | None = None,
) -> ColumnConfig:
    """A column of lists of numbers, drawn as lines.

    - `y_min`, `y_max`: the ends of the axis; those of the column's numbers if `None`.
    - `color`: a colour name, a CSS colour, `"auto"` (green if it rises, red if it falls) or `"auto-inverse"`.

    >>> LineChartColumn("Sales", y_min=0)
    """
    return _column(_kind("line_chart", y_min=y_min, y_max=y_max, color=color), label, width, help, pinned)


def AreaChartColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: float | None = None,
    y_max: float | None = None,
    color: str | None = None,
) -> ColumnConfig:
    """A column of lists of numbers, drawn as areas, with the parameters of `LineChartColumn`.

    >>> AreaChartColumn("Sales")
    """
    return _column(_kind("area_chart", y_min=y_min, y_max=y_max, color=color), label, width, help, pinned)


def BarChartColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    y_min: float | None = None,
    y_max: float | None = None,
    color: str | None = None,
) -> ColumnConfig:
    """A column of lists of numbers, drawn as bars, with the parameters of `LineChartColumn`.

    >>> BarChartColumn("Sales")
    """
    return _column(_kind("bar_chart", y_min=y_min, y_max=y_max, color=color), label, width, help, pinned)


def ProgressColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    format: str | None = None,
    min_value: float | None = None,
    max_value: float | None = None,
    step: float | None = None,
    color: str | None = None,
) -> ColumnConfig:
    """A column of numbers, drawn as bars that are filled in part.

    - `format`: as of `NumberColumn`; per cent if `None`.
    - `min_value`, `max_value`: where a bar is empty and full; 0, and 1 or for integers 100.
    - `color`: as of `LineChartColumn`.

    >>> ProgressColumn("Filled", format="%d t", max_value=80)
    """
    config = _kind("progress", format=format, min_value=min_value, max_value=max_value, step=step, color=color)
    return _column(config, label, width, help, pinned)


def ButtonColumn(
    label: str | None = None,
    *,
    width: Width = None,
    help: str | None = None,
    pinned: bool | None = None,
    alignment: Alignment = None,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
    on_click: Callable[..., Any] | None = None,
    args: object = None,
    kwargs: object = None,
    key: str | int | None = None,
) -> ColumnConfig:
    """A column of buttons, whose texts are the data. Not supported yet: pressing them does nothing.

    - `type`: how much they stand out: `"primary"`, `"secondary"`, `"tertiary"`.
    - `on_click`, `key`: not supported yet, refused if given.

    >>> ButtonColumn("Action")
    """
    unsupported("on_click", on_click)
    unsupported("key", key)
    return _column(_kind("button", button_type=type), label, width, help, pinned, alignment)


# What a grid is told


def to_json(config: Any) -> str | None:
    """The settings of columns, given by name or place, as a grid is told them; nothing for no settings.

    Raises `StreamlitAPIException` for what is no dictionary, and for settings that are none.
    """
    from collections.abc import Mapping

    from millpond.frames import column_name
    from millpond.jsontext import to_json as text

    if config is None:
        return None
    if not isinstance(config, Mapping):
        raise StreamlitInvalidParameterTypeError(
            f"`column_config` is a dictionary from columns to their settings: {brief(config)}"
        )
    return text({column_name(name): _settings(name, one) for name, one in config.items()}) if config else None


def _settings(name: object, config: Any) -> Mapping[str, object]:
    from collections.abc import Mapping

    if config is None:
        return {"hidden": True}
    if isinstance(config, str):
        return {"label": config}
    if not isinstance(config, Mapping):
        raise StreamlitInvalidParameterTypeError(
            f"the settings of column `{name}` are a column of `st.column_config`, its label, or None to hide it: "
            f"{brief(config)}"
        )
    unknown = [key for key in config if key not in _SETTINGS]
    if unknown:
        raise StreamlitAPIException(f"column `{name}` has no setting `{unknown[0]}`; there are: {', '.join(_SETTINGS)}")
    return {key: value for key, value in config.items() if value is not None}


_SETTINGS = (
    "label",
    "width",
    "help",
    "hidden",
    "disabled",
    "required",
    "pinned",
    "alignment",
    "default",
    "type_config",
)


def _column(
    type_config: dict[str, Any] | None,
    label: str | None,
    width: object,
    help: str | None,
    pinned: bool | None,
    alignment: object = None,
    *,
    disabled: bool | None = None,
    required: bool | None = None,
    default: object = None,
) -> ColumnConfig:
    if isinstance(width, bool) or not (width in (None, "small", "medium", "large") or _is_positive(width)):
        raise StreamlitValueError(f'`width` is "small", "medium", "large", or a number of pixels: {width!r}')
    if alignment not in (None, "left", "center", "right"):
        raise StreamlitValueError(f'`alignment` is "left", "center" or "right": {alignment!r}')
    return {
        "label": None if label is None else str(label),
        "width": width if width is None or isinstance(width, str) else int(width),  # type: ignore[call-overload]
        "help": None if help is None else str(help),
        "disabled": disabled,
        "required": required,
        "pinned": pinned,
        "alignment": alignment,
        "default": default,
        "type_config": type_config,
    }


def _is_positive(width: Any) -> bool:
    return hasattr(width, "__int__") and 0 < width < 1 << 31


def _kind(name: str, **settings: object) -> dict[str, Any]:
    """What belongs to a kind of column."""
    for bound in ("min_value", "max_value", "y_min", "y_max"):
        value = settings.get(bound)
        if name in ("number", "progress", "line_chart", "area_chart", "bar_chart") and not _is_number(value):
            raise StreamlitInvalidParameterTypeError(f"`{bound}` is a number: {value!r}")
    return {"type": name, **{key: value for key, value in settings.items() if value is not None}}


def _is_number(value: object) -> bool:
    return value is None or (hasattr(value, "__float__") and not isinstance(value, (str, bool)))


def _options(
    options: Iterable[Any] | None,
    format_func: Callable[[Any], str] | None,
    colors: str | Iterable[str] | None = None,
) -> list[dict[str, Any]] | None:
    """The values to choose from, each with its text and its colour."""
    if options is None:
        return None
    if isinstance(options, (str, bytes)):
        raise StreamlitInvalidParameterTypeError(f"`options` is a list of values: {brief(options)}")
    from itertools import cycle

    each = cycle([None] if colors is None or isinstance(colors, str) else list(colors) or [None])
    read = []
    for option, color in zip(options, each, strict=False):
        label = None if format_func is None else str(format_func(option))
        entry = {"value": option, "label": label, "color": color}
        read.append({key: value for key, value in entry.items() if value is not None or key == "value"})
    return read


def _time(value: Any) -> str | None:
    """A date or time as text."""
    if value is None:
        return None
    if not hasattr(value, "isoformat"):
        raise StreamlitInvalidParameterTypeError(f"this is no date or time: {value!r}")
    return str(value.isoformat())


def _seconds(step: float | timedelta | None) -> float | None:
    if step is None or isinstance(step, (int, float)):
        return step
    return step.total_seconds()
