"""How things are: coloured boxes, errors, waiting, progress, celebrations."""

from __future__ import annotations

from millpond import _native
from millpond.elements import checks
from millpond.elements.drawing import Drawing, extent, optional_text, size
from millpond.errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    from millpond._native import Place, Size
    from millpond.containers import StatusContainer
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
        - `icon`: an emoji or Material icon (`":material/check:"`) before the text.
        - `title`: Markdown for a line of its own above the text.
        - `width`: in pixels, or `"stretch"`.

        Returns the place of the box. Raises `StreamlitAPIException` for other values.

        >>> st.success("Saved", icon="✅")
        """
        return _alert(self, "success", body, icon, title, width)

    def info(
        self, body: object, *, icon: str | None = None, width: Size = "stretch", title: str | None = None
    ) -> DeltaGenerator:
        """Draws a blue box, with the parameters of `success`. Returns the place of the box.

        >>> st.info("Nothing was chosen")
        """
        return _alert(self, "info", body, icon, title, width)

    def warning(
        self, body: object, *, icon: str | None = None, width: Size = "stretch", title: str | None = None
    ) -> DeltaGenerator:
        """Draws a yellow box, with the parameters of `success`. Returns the place of the box.

        >>> st.warning("Three rows have no date")
        """
        return _alert(self, "warning", body, icon, title, width)

    def error(
        self, body: object, *, icon: str | None = None, width: Size = "stretch", title: str | None = None
    ) -> DeltaGenerator:
        """Draws a red box, with the parameters of `success`. Returns the place of the box.

        >>> st.error("The file has no column `year`")
        """
        return _alert(self, "error", body, icon, title, width)

    def exception(self, exception: BaseException, width: Size = "stretch") -> DeltaGenerator:
        """Draws an error with its type, its message and where it happened; the script goes on.

        - `exception`: the error; it shows a stack if it was raised. Anything else is shown by its type and as text.
        - `width`: in pixels, or `"stretch"`.

        Returns the place of the error.

        >>> try:
        ...     1 / 0
        ... except ZeroDivisionError as error:
        ...     st.exception(error)
        """
        from millpond.tracebacks import describe

        here = extent(width, "stretch", allowed=("stretch",))
        return self._at(_native.exception(self._place, *describe(exception), here))

    def progress(self, value: float, text: str | None = None, width: Size = "stretch") -> DeltaGenerator:
        """Draws a bar that is filled in part.

        - `value`: how far: an integer from 0 to 100, or any other number from 0.0 to 1.0.
        - `text`: Markdown above the bar.
        - `width`: in pixels, or `"stretch"`.

        Returns the place of the bar, whose `progress` moves it. Raises `StreamlitAPIException` for other values.

        >>> bar = st.progress(0)
        >>> bar.progress(0.5, "Half of it")
        """
        here = extent(width, "stretch", allowed=("stretch",))
        return self._at(_native.progress(self._place, _part(value), optional_text(text), here))

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
        - `width`: in pixels, or `"content"`, `"stretch"`.

        >>> with st.spinner("Milling", show_time=True):
        ...     grind()
        """
        return Spinner(self, text, show_time, extent(width, "content"))

    def status(
        self,
        label: str,
        *,
        expanded: bool = False,
        state: str = "running",
        type: str = "default",
        width: Size = "stretch",
    ) -> StatusContainer:
        """Makes a block that says how something goes that takes a while.

        - `label`: Markdown for its head.
        - `expanded`: whether it is open at first.
        - `state`: `"running"`, `"complete"` or `"error"`.
        - `type`: `"default"` has a line around it, `"compact"` none; a `"step"` is one of a timeline: its icon stands
          on a line, which leads to the step below it.
        - `width`: in pixels, or `"stretch"`.

        Returns the block, whose `update` changes what is said. Leaving its `with` block makes it complete, or failed if
        an error ended it. Raises `StreamlitAPIException` for other values.

        >>> with st.status("Milling") as status:
        ...     st.write("The wheel turns")
        ...     status.update(label="Ground", expanded=False)
        """
        from millpond.containers import StatusContainer

        props: dict[str, object] = {
            "type": "status",
            "label": checks.text(label),
            "state": checks.choice("state", state, "running", "complete", "error"),
            "expanded": bool(expanded),
            "look": checks.fold_look(type),
            "width": size(width, "stretch", allowed=("stretch",)),
        }
        return StatusContainer(_native.block(self._place, props), props)

    def toast(self, body: str, *, icon: str | None = None, duration: str | float = "short") -> DeltaGenerator:
        """Shows a short message at the corner of the page.

        - `body`: Markdown.
        - `icon`: an emoji or Material icon before the text.
        - `duration`: after how many seconds it goes; `"short"` is 4, `"long"` 10, `"infinite"` once it is closed.

        Returns its place, whose `toast` shows another one instead. Raises `StreamlitAPIException` for an empty body and
        for other values.

        >>> st.toast("Saved", icon="✅")
        """
        message = checks.text(body)
        if not message:
            raise StreamlitMissingRequiredParameterError(f"a toast needs a text: {body!r}")
        props = {"type": "toast", "body": message, "icon": checks.icon(icon), "seconds": _seconds(duration)}
        return self._at(_native.element(self._place, props))

    def balloons(self) -> DeltaGenerator:
        """Has balloons rise. Returns their place.

        >>> st.balloons()
        """
        return self._at(_native.element(self._place, {"type": "celebration", "kind": "balloons"}))

    def snow(self) -> DeltaGenerator:
        """Has snow fall. Returns its place.

        >>> st.snow()
        """
        return self._at(_native.element(self._place, {"type": "celebration", "kind": "snow"}))


class Spinner:
    """A wheel that turns from the start of a `with` block to its end."""

    __slots__ = ("_drawing", "_places", "_show_time", "_text", "_width")

    def __init__(self, drawing: Drawing, text: str, show_time: bool, width: Size) -> None:
        self._drawing = drawing
        self._text = text
        self._show_time = show_time
        self._width = width
        self._places: list[Place] = []

    def __enter__(self) -> None:
        place = _native.spinner(self._drawing._place, str(self._text), bool(self._show_time), self._width)
        self._places.append(place)

    def __exit__(self, *error: object) -> None:
        _native.erase(self._places.pop())

    def __call__(self, function: Callable[Params, Result]) -> Callable[Params, Result]:
        """Decorates a function to turn the wheel while it runs."""
        from functools import wraps

        @wraps(function)
        def spinning(*args: Params.args, **kwargs: Params.kwargs) -> Result:
            with Spinner(self._drawing, self._text, self._show_time, self._width):
                return function(*args, **kwargs)

        return spinning


def _alert(drawing: Drawing, kind: str, body: object, icon: str | None, title: object, width: Size) -> DeltaGenerator:
    here = extent(width, "stretch", allowed=("stretch",))
    place = _native.alert(drawing._place, kind, str(body), checks.icon(icon), optional_text(title) or None, here)
    return drawing._at(place)


def _part(value: float) -> float:
    """How far, from 0 to 1."""
    try:
        part = value / 100 if hasattr(value, "__index__") else float(value)
    except (TypeError, ValueError):
        raise StreamlitInvalidParameterTypeError(_PART.format(value)) from None
    except OverflowError:
        part = -1.0
    if 0 <= part <= 1:
        return part
    raise StreamlitValueOutOfRangeError(_PART.format(value))


_PART = "`value` of a progress bar is a number from 0 to 100 or from 0.0 to 1.0: {!r}"


def _seconds(duration: str | float) -> float | None:
    if isinstance(duration, str):
        words: dict[str, float | None] = {"short": 4.0, "long": 10.0, "infinite": None}
        return words[checks.choice("duration", duration, *words)]
    if isinstance(duration, (int, float)) and not isinstance(duration, bool) and 0 < duration < 1e6:
        return float(duration)
    raise StreamlitValueError(
        f'`duration` is "short", "long", "infinite" or a positive number of seconds: {duration!r}'
    )
