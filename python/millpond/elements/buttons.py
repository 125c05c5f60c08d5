"""Buttons: what is pressed counts for the run that follows."""

from __future__ import annotations

from millpond import _native, options
from millpond.codecs import PRESSED, MenuChoice
from millpond.elements import checks
from millpond.elements.asking import fitted, front, key_text, refuse_in_form, widget
from millpond.elements.drawing import Drawing, extent
from millpond.errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Literal, TypeAlias, TypeVar

    from millpond._native import Front, Size
    from millpond.elements.asking import Args, Kwargs

    Choice = TypeVar("Choice")
    Kind: TypeAlias = Literal["primary", "secondary", "tertiary"]
    Callback: TypeAlias = Callable[..., object] | None


class ButtonsMixin(Drawing):
    """The functions that draw buttons.

    Common to all:

    - `label`: Markdown for the button's text.
    - `key`: a name, needed where two have the same parameters; `session_state` has the value under it, to be read.
    - `on_click`: a function, called with `args` and `kwargs` before the run that follows a press.
    - `type`: how much it stands out: `"primary"`, `"secondary"`, `"tertiary"`.
    - `icon`: an emoji, a Material icon (`":material/bolt:"`) or `"spinner"`, `icon_position` `"left"` or `"right"` of
      the text.
    - `help`: Markdown for a tooltip; `disabled` greys it out.
    - `width`: in pixels, or `"content"`, `"stretch"`; `use_container_width` is the older way to say the latter.
    - `shortcut`: keys that press it, such as `"Ctrl+K"`, `"Shift+F2"` or `"Enter"`.
    - `wrap`: whether a text that does not fit goes on in a new line; `False` cuts it off.

    Two that can't be told apart raise `DuplicateWidgetID`; what is refused raises a `StreamlitAPIException`.
    """

    __slots__ = ()

    def button(
        self,
        label: str,
        key: str | int | None = None,
        help: str | None = None,
        on_click: Callback = None,
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        type: Kind = "secondary",
        icon: str | None = None,
        icon_position: Literal["left", "right"] = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Size = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        """Draws a button; its parameters are those of all buttons.

        Returns whether this run was started by a press of it. Raises `StreamlitAPIException` in a form.

        >>> if st.button("Grind"):
        ...     st.write("Flour")
        """
        asked = _called(on_click, args, kwargs, key)
        wide = extent(width, "content", use_container_width)
        return _button(self, label, key, help, type, icon, icon_position, disabled, wide, wrap, shortcut, False, asked)

    def download_button(
        self,
        label: str,
        data: object,
        file_name: str | None = None,
        mime: str | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_click: Callable[..., object] | Literal["rerun", "ignore"] | None = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        type: Kind = "secondary",
        icon: str | None = None,
        icon_position: Literal["left", "right"] = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Size = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        """Draws a button that downloads a file.

        - `data`: what is in the file: text, bytes, something to read from, such as an open file; or a function that
          gives one of them, called when the button is pressed.
        - `file_name`: what it is called; `None` is `download` with an extension that fits.
        - `mime`: its MIME type; `None` is `text/plain` for text and `application/octet-stream` for others.
        - `on_click`: also `"rerun"`, or `"ignore"` not to run the script at a press.
        - The others are those of all buttons.

        Returns whether this run was started by a press of it. Raises `StreamlitAPIException` for other data.

        >>> st.download_button("Harvests", "year,tons\\n1921,4.8\\n", "harvests.csv", "text/csv")
        """
        from millpond.downloads import download, producer

        produce = producer(data, mime) if callable(data) else None
        asked = front(PRESSED, on_click, args, kwargs, key=key, produce=produce, name="on_click")
        file = download(data, file_name, mime, quiet=on_click == "ignore")
        wide = extent(width, "content", use_container_width)
        return _button(
            self, label, key, help, type, icon, icon_position, disabled, wide, wrap, shortcut, False, asked, file
        )

    def form_submit_button(
        self,
        label: str = "Submit",
        help: str | None = None,
        on_click: Callback = None,
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        key: str | int | None = None,
        type: Kind = "secondary",
        icon: str | None = None,
        icon_position: Literal["left", "right"] = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Size = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> bool:
        """Draws a button that submits the form around it; its parameters are those of all buttons.

        Returns whether this run was started by a press of it. Raises `StreamlitAPIException` outside of a form.

        >>> with st.form("order"):
        ...     sacks = st.slider("Sacks", 1, 10)
        ...     ordered = st.form_submit_button("Order")
        """
        asked = _called(on_click, args, kwargs, key)
        wide = extent(width, "content", use_container_width)
        return _button(self, label, key, help, type, icon, icon_position, disabled, wide, wrap, shortcut, True, asked)

    def menu_button(
        self,
        label: str,
        options: Iterable[Choice],
        *,
        key: str | int | None = None,
        help: str | None = None,
        on_click: Callback = None,
        args: Args = None,
        kwargs: Kwargs = None,
        type: Kind = "secondary",
        icon: str | None = None,
        disabled: bool = False,
        width: Size = "content",
        format_func: Callable[[Choice], object] = str,
        wrap: bool | None = None,
    ) -> Choice | None:
        """Draws a button that opens a list of things to do.

        - `options`: the things: any iterable, a column, an `Enum`; of a table its first column. At least one.
        - `format_func`: gives the text shown for one, which is Markdown.
        - The others are those of all buttons.

        Returns the one that was chosen in the run that follows, else `None`. Raises
        `StreamlitMissingRequiredParameterError` without options.

        >>> match st.menu_button("Export", ["CSV", "Parquet"]):
        ...     case "CSV":
        ...         st.code(harvests.to_csv())
        """
        refuse_in_form(self._place, "menu_button")
        choices, labels = _options(options, format_func)
        codec = MenuChoice(choices, labels)
        props = {
            "type": "menu_button",
            "widget": widget(label, key, help, disabled, "visible"),
            "options": labels,
            "kind": checks.choice("type", type, "primary", "secondary", "tertiary"),
            "icon": checks.icon(icon),
            "width": fitted(width),
            "wrap": wrap is not False,
        }
        asked = _called(on_click, args, kwargs, key, codec)
        chosen: Choice | None = codec.decode(_native.ask(self._place, props, asked))
        return chosen


def _options(given: Any, format_func: Callable[[Any], object]) -> tuple[Any, list[str]]:
    choices = options.listed(given)
    if not choices:
        raise StreamlitMissingRequiredParameterError(f"a menu needs at least one of `options`: {given!r}")
    return choices, options.labelled(choices, format_func)


def _called(on_click: object, args: Args, kwargs: Kwargs, key: object, codec: Any = PRESSED) -> Front | None:
    """The front of a button whose press always runs the script."""
    if on_click is None and key is None:
        return None
    if on_click is not None and not callable(on_click):
        raise StreamlitValueError(f"`on_click` is a function: {on_click!r}")
    return front(codec, on_click, args, kwargs, key=key)


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
    wrap: bool | None,
    shortcut: object,
    submit: bool,
    asked: Front | None,
    download: dict[str, object] | None = None,
) -> bool:
    return _native.button(
        drawing._place,
        str(label),
        None if key is None else key_text(key),
        None if help is None else checks.text(help),
        checks.choice("type", kind, "primary", "secondary", "tertiary"),
        None if icon is None else checks.icon(icon),
        checks.choice("icon_position", icon_position, "left", "right") == "right",
        bool(disabled),
        width,
        wrap is not False,
        None if shortcut is None else keys(shortcut),
        submit,
        download,
        asked,
    )


def keys(shortcut: object) -> str:
    """Keys as the protocol has them, modifiers first: `"ctrl+shift+k"` from `"Shift+Cmd+K"`."""
    if not isinstance(shortcut, str):
        raise StreamlitInvalidParameterTypeError(f"`shortcut` is a text: {shortcut!r}")
    words = [word.strip().lower() for word in shortcut.split("+")]
    named = [_MODIFIERS.get(word) or _KEYS.get(word, word) for word in words]
    modifiers = [modifier for modifier in ("ctrl", "alt", "shift") if modifier in named]
    pressed = [word for word in named if word not in modifiers]
    return "+".join([*modifiers, *pressed])


_MODIFIERS = {
    "ctrl": "ctrl",
    "control": "ctrl",
    "cmd": "ctrl",
    "command": "ctrl",
    "meta": "ctrl",
    "mod": "ctrl",
    "alt": "alt",
    "option": "alt",
    "shift": "shift",
}
"""By the names that they have on all platforms."""

_KEYS = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "arrowup": "up",
    "arrowdown": "down",
    "arrowleft": "left",
    "arrowright": "right",
}
"""Other names of keys."""
