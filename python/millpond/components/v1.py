"""The first interface for components: HTML and other pages in a frame. Components of others do not work yet."""

from __future__ import annotations

from millpond.elements.embedding import draw_html, draw_iframe
from millpond.errors import StreamlitAPIException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from millpond.delta_generator import DeltaGenerator


def declare_component(name: str, path: str | None = None, url: str | None = None) -> NoReturn:
    """Declares a component. Not supported yet: raises `StreamlitAPIException`."""
    raise StreamlitAPIException(f"components are not supported yet: {name!r}")


def html(
    html: str,
    width: int | None = None,
    height: int | None = None,
    scrolling: bool = False,
    *,
    tab_index: int | None = None,
) -> DeltaGenerator:
    """Draws a page of HTML in a frame; its scripts run, apart from the page.

    - `html`: the HTML.
    - `width`, `height`: in pixels; `None` is all the width there is, and a height of 150.
    - `scrolling`: whether it scrolls what does not fit.
    - `tab_index`: its place in the order of the Tab key; -1 passes over it.

    Returns the place of the frame. Raises `StreamlitAPIException` for other values.

    >>> components.html("<b>A page of its own</b>", height=60)
    """
    return draw_html(html, width, height, scrolling, tab_index)


def iframe(
    src: str,
    width: int | None = None,
    height: int | None = None,
    scrolling: bool = False,
    *,
    tab_index: int | None = None,
) -> DeltaGenerator:
    """Draws the page at an address in a frame, with the parameters of `html`.

    - `src`: the address.

    Returns the place of the frame. Raises `StreamlitAPIException` for other values.

    >>> components.iframe("https://example.org", height=300, scrolling=True)
    """
    return draw_iframe(src, width, height, scrolling, tab_index)
