"""Functions that are called when a widget has a new value, before the run that follows."""

from __future__ import annotations

from threading import local

from millpond import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any


class _Depth(local):
    """How many callbacks the thread is in."""

    value = 0


_depth = _Depth()


class Callback:
    """A function with the arguments that it is called with.

    One that asks for a run of the script ends there: that follows anyway.

    >>> Callback(print, ("ground",), None)()
    ground
    """

    __slots__ = ("args", "function", "kwargs")

    def __init__(
        self, function: Callable[..., object], args: Sequence[Any] | None, kwargs: Mapping[str, Any] | None
    ) -> None:
        self.function = function
        self.args = () if args is None else args
        self.kwargs = {} if kwargs is None else kwargs

    def __call__(self) -> object:
        _depth.value += 1
        try:
            return self.function(*self.args, **self.kwargs)
        except _native.RerunRun as end:
            if end.args:
                raise  # It asks for fragments alone.
            return None
        finally:
            _depth.value -= 1


def in_callback() -> bool:
    """Whether a callback is being called in this thread."""
    return _depth.value > 0
