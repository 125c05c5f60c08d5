"""How things are: coloured boxes, errors, waiting, progress."""

from __future__ import annotations

from millpond import _native
from millpond.elements.drawing import Drawing, optional_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    from millpond._native import Place, Size
    from millpond.delta_generator import DeltaGenerator

    Params = ParamSpec("Params")
    Result = TypeVar("Result")


class StatusMixin(Drawing):
    """The functions that say how things are."""

    __slots__ = ()

    def success(
        self, body: object, *, icon: str | None = None, width: Size = "stretch", title: str | None = None
    ) -> DeltaGenerator:
        """Draws a green box.

        - `body`: Markdown; other objects are turned into text.
        - `icon`: an emoji or `:shortcode:` before the text.
        - `title`: Markdown for a line of its own above the text.
        - `width`: accepted, without effect yet.

        Returns the place of the box.

        >>> st.success("Saved", icon="✅")
        """
        return self._at(_native.alert(self._place, "success", _titled(title, body), icon))

    def info(
        self, body: object, *, icon: str | None = None, width: Size = "stretch", title: str | None = None
    ) -> DeltaGenerator:
        """Draws a blue box, with the parameters of `success`. Returns the place of the box.

        >>> st.info("Nothing was chosen")
        """
        return self._at(_native.alert(self._place, "info", _titled(title, body), icon))

    def warning(
        self, body: object, *, icon: str | None = None, width: Size = "stretch", title: str | None = None
    ) -> DeltaGenerator:
        """Draws a yellow box, with the parameters of `success`. Returns the place of the box.

        >>> st.warning("Three rows have no date")
        """
        return self._at(_native.alert(self._place, "warning", _titled(title, body), icon))

    def error(
        self, body: object, *, icon: str | None = None, width: Size = "stretch", title: str | None = None
    ) -> DeltaGenerator:
        """Draws a red box, with the parameters of `success`. Returns the place of the box.

        >>> st.error("The file has no column `year`")
        """
        return self._at(_native.alert(self._place, "error", _titled(title, body), icon))

    def exception(self, exception: BaseException, width: Size = "stretch") -> DeltaGenerator:
        """Draws an error with its type, its message and where it happened; the script goes on.

        - `exception`: the error; it shows a stack if it was raised.
        - `width`: accepted, without effect yet.

        Returns the place of the error.

        >>> try:
        ...     1 / 0
        ... except ZeroDivisionError as error:
        ...     st.exception(error)
        """
        from millpond.tracebacks import describe

        return self._at(_native.exception(self._place, *describe(exception)))

    def progress(self, value: float, text: str | None = None, width: Size = "stretch") -> DeltaGenerator:
        """Draws a bar that is filled in part.

        - `value`: how far: an integer from 0 to 100, or any other number from 0.0 to 1.0.
        - `text`: Markdown above the bar.
        - `width`: accepted, without effect yet.

        Returns the place of the bar, whose `progress` moves it. Raises `StreamlitAPIException` for other values.

        >>> bar = st.progress(0)
        >>> bar.progress(0.5, "Half of it")
        """
        part = value / 100 if hasattr(value, "__index__") else float(value)
        return self._at(_native.progress(self._place, part, optional_text(text)))

    def spinner(
        self,
        text: str = "In progress...",
        *,
        show_time: bool = False,
        _cache: bool = False,
        width: Size = "content",
    ) -> Spinner:
        """Shows a turning wheel while a `with` block runs, or a function that it decorates.

        - `text`: Markdown beside the wheel.
        - `show_time`: whether the seconds are counted.
        - `width`: accepted, without effect yet.

        >>> with st.spinner("Milling", show_time=True):
        ...     grind()
        """
        return Spinner(self, text, show_time)


class Spinner:
    """A wheel that turns from the start of a `with` block to its end."""

    __slots__ = ("_drawing", "_places", "_show_time", "_text")

    def __init__(self, drawing: Drawing, text: str, show_time: bool) -> None:
        self._drawing = drawing
        self._text = text
        self._show_time = show_time
        self._places: list[Place] = []

    def __enter__(self) -> None:
        self._places.append(_native.spinner(self._drawing._place, str(self._text), bool(self._show_time)))

    def __exit__(self, *error: object) -> None:
        _native.erase(self._places.pop())

    def __call__(self, function: Callable[Params, Result]) -> Callable[Params, Result]:
        """Decorates a function to turn the wheel while it runs."""
        from functools import wraps

        @wraps(function)
        def spinning(*args: Params.args, **kwargs: Params.kwargs) -> Result:
            with Spinner(self._drawing, self._text, self._show_time):
                return function(*args, **kwargs)

        return spinning


def _titled(title: str | None, body: object) -> str:
    return f"**{title}**\n\n{body}" if title else str(body)
