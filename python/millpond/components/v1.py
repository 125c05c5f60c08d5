"""The first interface for components. None of it works yet: apps can import it, and calls say so."""

from __future__ import annotations

from millpond.errors import StreamlitAPIException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def declare_component(name: str, path: str | None = None, url: str | None = None) -> NoReturn:
    """Declares a component. Not supported yet: raises `StreamlitAPIException`."""
    raise StreamlitAPIException(f"components are not supported yet: {name!r}")


def html(html: str, width: int | None = None, height: int | None = None, scrolling: bool = False) -> NoReturn:
    """Draws a page of HTML in a frame. Not supported yet: raises `StreamlitAPIException`."""
    raise StreamlitAPIException("`components.v1.html` is not supported yet")


def iframe(src: str, width: int | None = None, height: int | None = None, scrolling: bool = False) -> NoReturn:
    """Draws the page at an address in a frame. Not supported yet: raises `StreamlitAPIException`."""
    raise StreamlitAPIException("`components.v1.iframe` is not supported yet")
