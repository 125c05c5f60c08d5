"""Dialogs: functions whose drawing stands above the page."""

from __future__ import annotations

from millpond import _native
from millpond.elements import checks
from millpond.elements.asking import front, widget
from millpond.errors import StreamlitMissingRequiredParameterError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec

    from millpond._native import Place

    Params = ParamSpec("Params")


def dialog(
    title: str,
    *,
    width: str | int = "small",
    position: str = "center",
    dismissible: bool = True,
    icon: str | None = None,
    on_dismiss: object = "ignore",
) -> Callable[[Callable[Params, object]], Callable[Params, None]]:
    """Decorates a function: what it draws stands above the page, which waits for it.

    A widget in it runs the function alone, as in a `fragment`, and the dialog stays. A run of the whole script closes
    it, such as that of `rerun`, unless the function is called again.

    - `title`: Markdown for its head.
    - `width`: `"small"` (500 pixels), `"medium"` (750) or `"large"` (1,280), or so many pixels, at least 200.
    - `dismissible`: whether the user can close it, by the Escape key, a button, or a click outside.
    - `icon`: an emoji or Material icon before the title.
    - `on_dismiss`: what happens when the user closes it: `"ignore"`, `"rerun"` to run the script, or a function that is
      called before that.
    - `position`: `"center"`, or `"left"` or `"right"` for one as high as the window at that side.

    Raises `StreamlitAPIException` for other values, and for a second dialog in one run.

    >>> @st.dialog("Order")
    ... def order(grain):
    ...     sacks = st.slider("Sacks of " + grain, 1, 10)
    >>> if st.button("Order rye"):
    ...     order("rye")
    """
    if not isinstance(title, str) or not title.strip():
        raise StreamlitMissingRequiredParameterError(
            "A non-empty `title` argument has to be provided for dialogs, for example "
            f'`@st.dialog("Example Title")`: {title!r}'
        )
    props: dict[str, object] = {
        "type": "dialog",
        "title": checks.text(title),
        "icon": checks.icon(icon),
        "width": _width(width),
        "dismissible": bool(dismissible),
        "position": checks.choice("position", position, "center", "left", "right"),
    }
    if not callable(on_dismiss):
        checks.choice("on_dismiss", on_dismiss, "ignore", "rerun")

    def decorate(function: Callable[Params, object]) -> Callable[Params, None]:
        from functools import wraps

        from millpond.fragments import draw, name_of

        name = name_of(function)

        @wraps(function)
        def shown(*args: Params.args, **kwargs: Params.kwargs) -> None:
            place = _block(props, on_dismiss)
            _native.enter(place)
            try:
                draw(function, name, None, args, kwargs)
            finally:
                _native.leave(place)

        return shown

    return decorate


def _block(props: dict[str, object], on_dismiss: object) -> Place:
    """The dialog's block; one whose closing is heard of is a widget."""
    if on_dismiss == "ignore":
        return _native.block(None, {**props, "widget": None})
    asked = {**props, "widget": widget(str(props["title"]), None, None, False, "visible")}
    place, _ = _native.ask_block(None, asked, front(None, on_dismiss, None, None, key=None))
    return place


def experimental_dialog(
    title: str, *, width: str = "small"
) -> Callable[[Callable[Params, object]], Callable[Params, None]]:
    """Decorates a function; the older name of `dialog`.

    >>> @st.experimental_dialog("Order")
    ... def order():
    ...     st.write("How many sacks?")
    """
    return dialog(title, width=width)


_LEAST_WIDTH = 200


def _width(width: str | int) -> dict[str, object]:
    if isinstance(width, int) and not isinstance(width, bool) and width > 0:
        return {"type": "pixels", "value": max(width, _LEAST_WIDTH)}
    return {"type": checks.choice("width", width, "small", "medium", "large")}
