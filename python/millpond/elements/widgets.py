"""Widgets: elements with a value that the user sets."""

from __future__ import annotations

from millpond import _native
from millpond.elements import checks
from millpond.elements.drawing import Drawing, extent, optional_text
from millpond.errors import (
    StreamlitAPIException,
    StreamlitMixedNumericTypesError,
    unsupported,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, Literal, TypeVar

    from millpond._native import Size

    Visibility = Literal["visible", "hidden", "collapsed"]
    Option = TypeVar("Option")


class WidgetsMixin(Drawing):
    """The functions that draw widgets and give their values.

    Common to all: `key` names the widget (needed where two have the same parameters); `help` is Markdown for a
    tooltip; `disabled` greys it out; `label_visibility` is `"visible"`, `"hidden"` (its room is kept) or
    `"collapsed"`. Callbacks (`on_click`, `on_change`), `bind` and `persist_state` are not supported yet and refused if
    given. Two widgets that can't be told apart raise `DuplicateWidgetID`.
    """

    __slots__ = ()

    def button(
        self,
        label: str,
        key: str | int | None = None,
        help: str | None = None,
        on_click: object = None,
        args: object = None,
        kwargs: object = None,
        *,
        type: Literal["primary", "secondary", "tertiary"] = "secondary",
        icon: str | None = None,
        icon_position: Literal["left", "right"] = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Size = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        """Draws a button.

        - `label`: Markdown for the button's text.
        - `key`, `help`, `disabled`: as of all widgets.
        - `type`: how much it stands out: `"primary"`, `"secondary"`, `"tertiary"`.
        - `icon`: an emoji or Material icon (`":material/bolt:"`) before the text.
        - `width`: in pixels, or `"content"`, `"stretch"`; `use_container_width` is the older way to say the latter.
        - `icon_position`: `"left"` or `"right"` of the text.
        - `on_click`, `shortcut`: not supported yet, refused if given.
        - `wrap`: accepted, without effect yet.

        Returns whether this run was started by a press of it.

        >>> if st.button("Grind"):
        ...     st.write("Flour")
        """
        unsupported("on_click", on_click, "rerun")
        unsupported("shortcut", shortcut)
        here = extent(width, "content", use_container_width)
        return _button(self, label, key, help, type, icon, icon_position, disabled, here, False)

    def download_button(
        self,
        label: str,
        data: object,
        file_name: str | None = None,
        mime: str | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_click: object = "rerun",
        args: object = None,
        kwargs: object = None,
        *,
        type: Literal["primary", "secondary", "tertiary"] = "secondary",
        icon: str | None = None,
        icon_position: Literal["left", "right"] = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Size = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        """Draws a button that downloads a file.

        - `data`: what is in the file: text, bytes, or something to read from, such as an open file.
        - `file_name`: what it is called; `None` is `download` with an extension that fits.
        - `mime`: its MIME type; `None` is `text/plain` for text and `application/octet-stream` for others.
        - `on_click`: `"rerun"`, or `"ignore"` not to run the script at a press; others are not supported yet and
          refused.
        - The others are those of `button`.

        Returns whether this run was started by a press of it. Raises `StreamlitAPIException` for other data.

        >>> st.download_button("Harvests", "year,tons\\n1921,4.8\\n", "harvests.csv", "text/csv")
        """
        from millpond.files import download

        unsupported("on_click", on_click, "rerun", "ignore")
        unsupported("shortcut", shortcut)
        file = download(data, file_name, mime, quiet=on_click == "ignore")
        here = extent(width, "content", use_container_width)
        return _button(self, label, key, help, type, icon, icon_position, disabled, here, False, file)

    def form_submit_button(
        self,
        label: str = "Submit",
        help: str | None = None,
        on_click: object = None,
        args: object = None,
        kwargs: object = None,
        *,
        key: str | int | None = None,
        type: Literal["primary", "secondary", "tertiary"] = "secondary",
        icon: str | None = None,
        icon_position: Literal["left", "right"] = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Size = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        """Draws a button that submits the form around it, with the parameters of `button`.

        Returns whether this run was started by a press of it. Raises `StreamlitAPIException` outside of a form.

        >>> with st.form("order"):
        ...     sacks = st.slider("Sacks", 1, 10)
        ...     ordered = st.form_submit_button("Order")
        """
        unsupported("on_click", on_click)
        unsupported("shortcut", shortcut)
        here = extent(width, "content", use_container_width)
        return _button(self, label, key, help, type, icon, icon_position, disabled, here, True)

    def checkbox(
        self,
        label: str,
        value: bool = False,
        key: str | int | None = None,
        help: str | None = None,
        on_change: object = "rerun",
        args: object = None,
        kwargs: object = None,
        *,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "content",
        wrap: bool | None = None,
        bind: object = None,
        persist_state: object = None,
    ) -> bool:
        """Draws a box to tick.

        - `label`: Markdown beside it.
        - `value`: whether it is ticked at first.
        - `key`, `help`, `disabled`, `label_visibility`: as of all widgets.
        - `width`, `wrap`: accepted, without effect yet.

        Returns whether it is ticked.

        >>> if st.checkbox("Show the figures"):
        ...     st.write([3.1, 4.8])
        """
        _refuse_later(on_change, bind, persist_state)
        return _native.checkbox(
            self._place,
            str(label),
            bool(value),
            optional_text(key),
            optional_text(help),
            bool(disabled),
            label_visibility,
        )

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
        on_change: object = "rerun",
        args: object = None,
        kwargs: object = None,
        *,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "stretch",
        bind: object = None,
        persist_state: object = None,
    ) -> Any:
        """Draws a track with one thumb, or two for a range.

        - `label`: Markdown above it.
        - `min_value`, `max_value`: the ends; 0 and 100, or 0.0 and 1.0.
        - `value`: where the thumb is at first, the beginning if `None`; two values in a tuple or list make a range, an
          empty one takes in all.
        - `step`: how far an arrow key moves; 1, or 0.01 of the way.
        - `format`: how numbers are shown, in the manner of `printf`, as `"%d km"`.
        - `key`, `help`, `disabled`, `label_visibility`: as of all widgets.
        - `width`: accepted, without effect yet.

        All numbers are integers or all are floats, and so is the result; dates and times are not supported yet.

        Returns the number, or a tuple of two. Raises `StreamlitMixedNumericTypesError` for integers among floats, and
        other classes of `StreamlitAPIException` for values outside.

        >>> hours = st.slider("Hours", 0, 24, 8)
        >>> low, high = st.slider("Share", value=(0.25, 0.75))
        """
        _refuse_later(on_change, bind, persist_state)
        values = list(value) if isinstance(value, (list, tuple)) else None
        if values is not None and len(values) == 1 and max_value is not None:
            values.append(max_value)
        if values is not None and len(values) not in (0, 2):
            raise StreamlitAPIException(f"`value` of a slider is one number or a pair: {value!r}")
        if values is None and value is not None:
            values = [value]
        integer = _all_integers(min_value=min_value, max_value=max_value, value=values, step=step)
        result = _native.slider(
            self._place,
            str(label),
            _number(min_value),
            _number(max_value),
            None if values is None else [float(one) for one in values],
            _number(step),
            format,
            integer,
            optional_text(key),
            optional_text(help),
            bool(disabled),
            label_visibility,
        )
        numbers = tuple(int(one) for one in result) if integer else tuple(result)
        return numbers if isinstance(value, (list, tuple)) else numbers[0]

    def selectbox(
        self,
        label: str,
        options: Iterable[Option],
        index: int | None = 0,
        format_func: Callable[[Option], object] = str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: object = "rerun",
        args: object = None,
        kwargs: object = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: Visibility = "visible",
        icon: str | None = None,
        accept_new_options: bool = False,
        filter_mode: str | None = "fuzzy",
        width: Size = "stretch",
        bind: object = None,
        persist_state: object = None,
    ) -> Option | None:
        """Draws a list to choose one from.

        - `label`: Markdown above it.
        - `options`: the things to choose from: any iterable, a column, an `Enum`; of a frame its first column.
        - `index`: which one is chosen at first; `None` chooses none and lets a choice be taken back.
        - `format_func`: gives the text shown for an option.
        - `placeholder`: shown while nothing is chosen.
        - `key`, `help`, `disabled`, `label_visibility`: as of all widgets.
        - `accept_new_options`, `required`: not supported yet, refused if given.
        - `icon`, `filter_mode`, `width`: accepted, without effect yet.

        Returns the chosen option itself, `None` if there is none. Raises `StreamlitAPIException` for an index outside.

        >>> grain = st.selectbox("Grain", ["wheat", "rye"], format_func=str.title)
        """
        _refuse_later(on_change, bind, persist_state)
        unsupported("accept_new_options", accept_new_options, False)
        unsupported("required", required, False)
        choices = _choices(options)
        chosen = _native.selectbox(
            self._place,
            str(label),
            [str(format_func(choice)) for choice in choices],
            None if index is None else int(index),
            optional_text(key),
            optional_text(help),
            placeholder,
            bool(disabled),
            label_visibility,
        )
        return None if chosen is None else choices[chosen]

    def text_input(
        self,
        label: str,
        value: object = "",
        max_chars: int | None = None,
        key: str | int | None = None,
        type: Literal["default", "password"] = "default",
        help: str | None = None,
        autocomplete: str | None = None,
        on_change: object = "rerun",
        args: object = None,
        kwargs: object = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: Visibility = "visible",
        icon: str | None = None,
        validate: object = None,
        live: bool = False,
        width: Size = "stretch",
        bind: object = None,
        persist_state: object = None,
    ) -> str | None:
        """Draws a line to type in.

        - `label`: Markdown above it.
        - `value`: the text at first; `None` returns `None` until something is typed.
        - `max_chars`: how many characters it takes at most.
        - `type`: `"password"` hides what is typed.
        - `autocomplete`: the browser's hint for completing it, such as `"email"`.
        - `placeholder`: shown while it is empty.
        - `key`, `help`, `disabled`, `label_visibility`: as of all widgets.
        - `validate`, `live`, `required`: not supported yet, refused if given.
        - `icon`, `width`: accepted, without effect yet.

        Returns the text.

        >>> name = st.text_input("Name", placeholder="of the mill")
        """
        _refuse_later(on_change, bind, persist_state)
        unsupported("validate", validate)
        unsupported("live", live, False)
        unsupported("required", required, False)
        if type not in ("default", "password"):
            raise StreamlitAPIException(f'`type` is "default" or "password": {type!r}')
        return _native.text_input(
            self._place,
            str(label),
            optional_text(value),
            None if max_chars is None else int(max_chars),
            optional_text(key),
            type == "password",
            optional_text(help),
            autocomplete,
            placeholder,
            bool(disabled),
            label_visibility,
        )


def _button(
    drawing: Drawing,
    label: object,
    key: object,
    help: object,
    kind: str,
    icon: object,
    icon_position: object,
    disabled: bool,
    width: Size,
    submit: bool,
    download: dict[str, object] | None = None,
) -> bool:
    return _native.button(
        drawing._place,
        str(label),
        optional_text(key),
        optional_text(help),
        checks.choice("type", kind, "primary", "secondary", "tertiary"),
        checks.icon(icon),
        checks.choice("icon_position", icon_position, "left", "right") == "right",
        bool(disabled),
        width,
        submit,
        download,
    )


def _refuse_later(on_change: object, bind: object, persist_state: object) -> None:
    unsupported("on_change", on_change, "rerun")
    unsupported("bind", bind)
    unsupported("persist_state", persist_state, False)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _all_integers(**given: Any) -> bool:
    """Whether a slider is one of integers: all that was given is, or nothing was."""
    numbers = {}
    for name, value in given.items():
        for number in value if isinstance(value, list) else [value]:
            if number is not None:
                numbers[name] = number
                _refuse_times(name, number)
    whole = [hasattr(number, "__index__") for number in numbers.values()]
    if all(whole) or not any(whole):
        return all(whole)
    listed = ", ".join(f"`{name}` is {number!r}" for name, number in numbers.items())
    raise StreamlitMixedNumericTypesError("the numbers of a slider must all be integers or all be floats: " + listed)


def _refuse_times(name: str, value: object) -> None:
    if type(value).__module__ == "datetime" or hasattr(value, "isoformat"):
        raise StreamlitAPIException(f"a slider of dates or times is not supported yet: `{name}` is {value!r}")
    if not hasattr(value, "__float__"):
        raise StreamlitAPIException(f"`{name}` of a slider must be a number: {value!r}")


def _choices(options: Any) -> Sequence[Any]:
    """The options one by one; of a frame its first column."""
    if isinstance(options, (list, tuple)):
        return options
    if hasattr(options, "iloc") and hasattr(options, "columns"):
        return list(options.iloc[:, 0])
    if hasattr(options, "get_columns"):
        return list(options.get_columns()[0])
    return list(options)
