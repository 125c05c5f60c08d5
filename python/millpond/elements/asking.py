"""What all widgets have in common: the fields that the page gets, and what the engine is told beside them."""

from __future__ import annotations

from millpond import _native
from millpond._native import Front
from millpond.callbacks import Callback
from millpond.elements import checks
from millpond.elements.drawing import size
from millpond.errors import (
    StreamlitAPIException,
    StreamlitInvalidLayoutContextError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, Literal, TypeAlias

    from millpond._native import Codec, Place, Size

    Visibility: TypeAlias = Literal["visible", "hidden", "collapsed"]
    Change: TypeAlias = Callable[..., object] | Literal["rerun", "ignore"] | None
    Args: TypeAlias = Sequence[Any] | None
    Kwargs: TypeAlias = Mapping[str, Any] | None
    Bind: TypeAlias = Literal["query-params"] | None
    Persist: TypeAlias = Literal["page", "session"] | bool | None

NOTHING = object()
"""Stands for a value that there is not, where `None` is one."""


def widget(
    label: object,
    key: object,
    help: object,
    disabled: object,
    label_visibility: object,
    required: object = False,
    on_change: object = None,
    deferred: bool = False,
) -> dict[str, object]:
    """A `Widget` of the protocol; its id is made by the engine.

    It is deferred where it is said to be, and where `on_change` is `"ignore"`.
    """
    if label_visibility != "visible":
        checks.choice("label_visibility", label_visibility, "visible", "hidden", "collapsed")
    return {
        "id": "",
        "key": None if key is None else key_text(key),
        "label": checks.text(label),
        "label_visibility": label_visibility,
        "help": None if help is None else checks.text(help),
        "disabled": bool(disabled),
        "required": bool(required),
        "deferred": deferred or (type(on_change) is str and on_change == "ignore"),
    }


def front(
    codec: Codec | None,
    on_change: object,
    args: Args,
    kwargs: Kwargs,
    *,
    key: object,
    bind: object = None,
    persist_state: object = None,
    produce: Callable[[], tuple[bytes, str]] | None = None,
    name: str = "on_change",
) -> Front | None:
    """What the engine is told of a widget beside its fields; nothing where there is no key, and nothing to call.

    - `on_change`: a function, called with `args` and `kwargs` before the run that follows a new value; `"rerun"` and
      `None` are just that run. For `"ignore"` there is none, which `widget` sees to.
    - `bind`: `"query-params"` has the value stand in the page's address under the `key`.
    - `persist_state`: `"page"` and `"session"` keep the value while the widget is not drawn; so does `True`, which is
      older.
    - `name`: what the script calls `on_change`, for errors.

    Raises `StreamlitAPIException` for others, and for what needs a `key` without one.
    """
    callback = None
    if callable(on_change):
        callback = Callback(on_change, args, kwargs)
    elif on_change is not None and on_change != "rerun" and on_change != "ignore":
        raise StreamlitValueError(f'`{name}` is "rerun", "ignore" or a function: {on_change!r}')
    bound = keep = False
    if bind is not None:
        bound = checks.choice("bind", bind, "query-params") == "query-params"
    if persist_state:
        keep = persist_state is True or bool(checks.choice("persist_state", persist_state, "page", "session"))
    if key is None:
        if bound or keep:
            given = f"bind={bind!r}" if bound else f"persist_state={persist_state!r}"
            raise StreamlitMissingRequiredParameterError(
                f"`{given}` needs a `key`, by which the value is found again: None"
            )
        if callback is None and produce is None:
            return None
    return Front(codec, callback, keep, bound, produce)


def key_text(key: object) -> str:
    """A key as text. Raises `StreamlitValueError` for an empty one."""
    text = str(key)
    if not text:
        raise StreamlitValueError(f"`key` is a text that is not empty, or a number: {key!r}")
    return text


def held(key: object) -> Any:
    """What the script set last for a widget by `session_state`; `NOTHING` if it set nothing.

    It says what the widget is like: over what a slider is, whether there are two values, whether it can be empty.
    """
    if key is None or not _native.running():
        return NOTHING
    try:
        return _native.last_set(str(key))
    except KeyError:
        return NOTHING


def is_emptied(key: object) -> bool:
    """Whether the script set a widget to `None` by `session_state`.

    Then its default is nothing, whatever the script says, so that it can stay empty.
    """
    return key is not None and held(key) is None


def warn_of_default(key: object) -> None:
    """Says in the log, once for each key, that a default is without effect, if the script has set the value as well.

    To be called for a widget with a default of its own.
    """
    if key is None or key in _warned or not _native.is_set(str(key)):
        return
    from millpond.logger import get_logger

    if len(_warned) < _MOST_WARNED:
        _warned.add(str(key))
    get_logger(__name__).warning(
        "The widget with the key `%s` was given a default, and `st.session_state` has a value for it: that one counts. "
        "Give the widget no default where the script sets its value.",
        key,
    )


_warned: set[str] = set()
_MOST_WARNED = 1000


def refuse_in_form(place: Place | None, function: str) -> None:
    """Raises `StreamlitInvalidLayoutContextError` for a widget in a form, for one that is sent at once."""
    if place is not None:
        _native.enter(place)
    try:
        within = _native.in_form()
    finally:
        if place is not None:
            _native.leave(place)
    if within:
        raise StreamlitInvalidLayoutContextError(
            f"`st.{function}()` can't be used in an `st.form()`: it does not wait for the form to be submitted"
        )


STRETCH: dict[str, object] = {"type": "stretch"}
CONTENT: dict[str, object] = {"type": "content"}


def stretched(width: Size) -> dict[str, object]:
    """The width of a widget that is as wide as what is around it, or has a number of pixels."""
    return STRETCH if width == "stretch" else size(width, "stretch", allowed=("stretch",))


def fitted(width: Size) -> dict[str, object]:
    """The width of a widget that is as wide as what is in it, as what is around it, or has a number of pixels."""
    return CONTENT if width == "content" else size(width, "content")


def count(
    name: str,
    value: Any,
    least: int = 0,
    greatest: int = (1 << 32) - 1,
    *,
    wrong: type[StreamlitAPIException] = StreamlitValueOutOfRangeError,
) -> int:
    """A parameter that counts something.

    Raises `StreamlitInvalidParameterTypeError` for what is not whole, and what is `wrong` for what is out of bounds.
    """
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise StreamlitInvalidParameterTypeError(f"`{name}` is a whole number: {value!r}")
    if not least <= value <= greatest:
        bounds = f"at least {least}" if greatest == (1 << 32) - 1 else f"from {least} to {greatest}"
        raise wrong(f"`{name}` is {bounds}: {value!r}")
    return int(value)
