"""HTML, other pages within the page, and links."""

from __future__ import annotations

from millpond import _native
from millpond.codecs import PRESSED
from millpond.elements import checks
from millpond.elements.asking import front, widget
from millpond.elements.buttons import keys
from millpond.elements.drawing import Drawing, optional_text, size
from millpond.errors import (
    StreamlitAPIException,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitPageNotFoundError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike
    from typing import Any

    from millpond._native import Size
    from millpond.delta_generator import DeltaGenerator
    from millpond.elements.asking import Args, Change, Kwargs


class EmbeddingMixin(Drawing):
    """The functions that draw HTML and links.

    Common to all: `width` and `height` are numbers of pixels, `"stretch"` (all there is) or `"content"` (what is
    needed). What is refused raises a `StreamlitAPIException`.
    """

    __slots__ = ()

    def html(self, body: Any, *, width: Size = "stretch", unsafe_allow_javascript: bool = False) -> DeltaGenerator:
        """Draws HTML as a part of the page, sanitized.

        - `body`: HTML as text, the path of a file of HTML or CSS, or an object with `_repr_html_`.
        - `unsafe_allow_javascript`: whether its scripts run, with all the page's rights.
        - `width`: as of all that is embedded.

        Returns the place of the HTML. Raises `StreamlitAPIException` if there is none.

        >>> st.html("<p>The <mark>best</mark> year</p>")
        """
        text = _html(body)
        if not text.strip():
            raise StreamlitMissingRequiredParameterError(f"`st.html` has nothing to draw: {body!r}")
        props = {
            "type": "html",
            "body": text,
            "javascript": bool(unsafe_allow_javascript),
            "width": size(width, "stretch"),
        }
        return self._at(_native.element(self._place, props))

    def iframe(
        self,
        src: str | PathLike[str],
        *,
        width: Size = "stretch",
        height: Size = "content",
        tab_index: int | None = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a page within the page.

        - `src`: the address of a page, HTML as text, or the path of a file.
        - `height`: `"content"` is what the HTML needs, and 400 pixels for an address.
        - `tab_index`: its place in the order of the Tab key; -1 passes over it.
        - `alt`: what it shows, for screen readers.
        - `width`: as of all that is embedded.

        Returns the place of the page.

        >>> st.iframe("https://example.org", height=300)
        """
        content = _content(src)
        tall = size(height, "content", name="height")
        if content["type"] == "url" and tall["type"] == "content":
            tall = {"type": "pixels", "value": 400}
        return _iframe(self, content, size(width, "stretch"), tall, True, tab_index, alt)

    def link_button(
        self,
        label: str,
        url: str,
        *,
        key: str | int | None = None,
        on_click: Change = "ignore",
        args: Args = None,
        kwargs: Kwargs = None,
        help: str | None = None,
        type: str = "secondary",
        icon: str | None = None,
        icon_position: str = "left",
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Size = "content",
        shortcut: str | None = None,
        wrap: bool | None = None,
    ) -> DeltaGenerator | bool:
        """Draws a button that leads to an address, in a new tab.

        - `label`: Markdown for its text.
        - `url`: the address.
        - `on_click`: `"ignore"`; `"rerun"` runs the script at a press, and a function is called before that, with
          `args` and `kwargs`.
        - `key`: the name of one that the script hears of; `session_state` has the value under it, to be read alone.
        - `help`: Markdown for a tooltip.
        - `type`: how much it stands out: `"primary"`, `"secondary"`, `"tertiary"`.
        - `icon`: an emoji or Material icon; `icon_position` is where it stands, `"left"` or `"right"` of the text.
        - `disabled`: greys it out.
        - `width`: as of all that is embedded; `use_container_width` is the older way to say `"stretch"`.
        - `shortcut`: keys that press it, such as `"Ctrl+K"`, `"Shift+F2"` or `"Enter"`.
        - `wrap`: `False` keeps the text on one line, cut off with an ellipsis where it does not fit.

        Returns the place of the button, or, of one that the script hears of, whether this run was started by a press.

        >>> st.link_button("Read about mills", "https://example.org/mills")
        """
        props = {
            "type": "link_button",
            "widget": None,
            "label": checks.text(label),
            "url": _address(url),
            "kind": checks.choice("type", type, "primary", "secondary", "tertiary"),
            "icon": checks.icon(icon),
            "icon_right": checks.choice("icon_position", icon_position, "left", "right") == "right",
            "help": optional_text(help),
            "disabled": bool(disabled),
            "width": size(width, "content", use_container_width),
            "wrap": wrap is not False,
            "shortcut": None if shortcut is None else keys(shortcut),
        }
        asked = front(PRESSED, on_click, args, kwargs, key=key, name="on_click")
        if on_click == "ignore":
            return self._at(_native.element(self._place, props))
        props["widget"] = widget(label, key, help, disabled, "visible")
        pressed: bool = _native.ask(self._place, props, asked)  # type: ignore[assignment]
        return pressed

    def page_link(
        self,
        page: str | PathLike[str],
        *,
        label: str | None = None,
        icon: str | None = None,
        icon_position: str = "left",
        help: str | None = None,
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Size = "content",
        query_params: Mapping[str, Any] | Iterable[tuple[str, Any]] | None = None,
    ) -> DeltaGenerator:
        """Draws a link to a page of the app, or to an address.

        - `page`: the path of the script, from its own folder; or an address with `http://` or `https://`.
        - `label`: Markdown for its text; `None` is the page's name. An address needs one.
        - `query_params`: what stands in the page's address behind `?`, by name.
        - `icon`, `icon_position`, `help`, `disabled`, `width`, `use_container_width`: as of `link_button`.

        Returns the place of the link. Raises `StreamlitPageNotFoundError` for a page that the app does not have.

        >>> st.page_link("app.py", label="From the start", icon="🏠")
        """
        address, external = str(page), _is_address(str(page))
        if external and not label:
            raise StreamlitMissingRequiredParameterError(f"a link to an address needs a `label`: {address!r}")
        if not external:
            name = _own_page(address)
            address, label = ".", name if label is None else label
        if query_params is not None:
            address = _with_query(address, query_params)
        props = {
            "type": "page_link",
            "label": checks.text(label),
            "url": address,
            "external": external,
            "icon": checks.icon(icon),
            "icon_right": checks.choice("icon_position", icon_position, "left", "right") == "right",
            "help": optional_text(help),
            "disabled": bool(disabled),
            "width": size(width, "content", use_container_width),
        }
        return self._at(_native.element(self._place, props))


def draw_html(
    html: str, width: int | None, height: int | None, scrolling: bool, tab_index: int | None
) -> DeltaGenerator:
    """Draws HTML apart from the page, where the functions of the module draw."""
    return _fixed({"type": "html", "value": _native.document(str(html))}, width, height, scrolling, tab_index)


def draw_iframe(
    src: str, width: int | None, height: int | None, scrolling: bool, tab_index: int | None
) -> DeltaGenerator:
    """Draws the page at an address, where the functions of the module draw."""
    return _fixed({"type": "url", "value": _address(src)}, width, height, scrolling, tab_index)


def _fixed(
    content: dict[str, object], width: int | None, height: int | None, scrolling: bool, tab_index: int | None
) -> DeltaGenerator:
    from millpond.delta_generator import main

    wide = size(width, "stretch", allowed=("stretch",))
    tall = size(150 if height is None else height, 150, allowed=(), name="height")
    return _iframe(main, content, wide, tall, scrolling, tab_index, None)


def _iframe(
    drawing: Drawing,
    content: dict[str, object],
    width: dict[str, object],
    height: dict[str, object],
    scrolling: bool,
    tab_index: int | None,
    alt: str | None,
) -> DeltaGenerator:
    if tab_index is not None and (type(tab_index) is not int or not -1 <= tab_index < 1 << 15):
        raise StreamlitInvalidParameterTypeError(f"`tab_index` is -1, 0 or a positive whole number: {tab_index!r}")
    props = {
        "type": "iframe",
        "content": content,
        "width": width,
        "height": height,
        "scrolling": bool(scrolling),
        "tab_index": tab_index,
        "alt": optional_text(alt),
    }
    return drawing._at(_native.element(drawing._place, props))


def _html(body: Any) -> str:
    """HTML from a text, a file, or an object that knows how it looks."""
    from millpond.files import is_path, read_path

    if is_path(body) or _names_a_file(body):
        text = read_path(body).decode("utf-8", "replace")
        return f"<style>{text}</style>" if str(body).lower().endswith(".css") else text
    if not isinstance(body, str) and callable(getattr(body, "_repr_html_", None)):
        return checks.text(body._repr_html_())
    return checks.text(body)


def _names_a_file(body: object) -> bool:
    """Whether a text is the path of a file of HTML or CSS, and not HTML."""
    import os

    return (
        isinstance(body, str)
        and body.lower().endswith((".html", ".htm", ".css"))
        and not any(sign in body for sign in "<>\n")
        and os.path.isfile(body)
    )


def _content(src: Any) -> dict[str, object]:
    """What a page within the page shows."""
    from mimetypes import guess_type

    from millpond.files import is_path, read_path

    if isinstance(src, str) and src.lower().startswith(("http://", "https://", "data:", "/")):
        return {"type": "url", "value": src}
    if not is_path(src) and not isinstance(src, str):
        raise StreamlitInvalidParameterTypeError(f"`src` is an address, HTML or the path of a file: {src!r}")
    if isinstance(src, str) and not src.strip():
        raise StreamlitAPIException(f"`src` is empty: {src!r}")
    mime = guess_type(str(src))[0] if is_path(src) else None
    if mime is None or mime in ("text/html", "application/xhtml+xml", "text/css"):
        return {"type": "html", "value": _native.document(_html(src))}
    from base64 import b64encode

    return {"type": "url", "value": f"data:{mime};base64,{b64encode(read_path(src)).decode()}"}


def _address(url: object) -> str:
    if not isinstance(url, str) or not url.strip():
        raise StreamlitInvalidParameterTypeError(f"an address is a text that is not empty: {url!r}")
    return url.strip()


def _is_address(page: str) -> bool:
    return page.lower().startswith(("http://", "https://"))


def _own_page(page: str) -> str:
    """The name of a page of the app; its script is the only one."""
    import os

    from millpond.script import main_of_thread

    script = getattr(main_of_thread(), "__file__", None) or ""
    folder = os.path.dirname(script)
    if not script or os.path.realpath(os.path.join(folder, page)) != os.path.realpath(script):
        raise StreamlitPageNotFoundError(
            f"Could not find page: `{page}`. A page is given by its path from the script's folder `{folder}`, "
            "and the script itself is the only page yet."
        )
    return os.path.splitext(os.path.basename(script))[0].replace("_", " ")


def _with_query(address: str, params: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> str:
    from millpond.query import encoded

    query = encoded(params)
    return f"{address}{'&' if '?' in address else '?'}{query}" if query else address
