"""Fragments: functions whose part of the page runs again without the rest."""

from __future__ import annotations

from functools import wraps
from inspect import iscoroutine, iscoroutinefunction
from typing import overload

from millpond import _native
from millpond.control import SCOPES
from millpond.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError, StreamlitValueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from datetime import timedelta
    from typing import Any, ParamSpec, TypeVar

    Params = ParamSpec("Params")
    Result = TypeVar("Result")
    Interval = float | timedelta | str | None


@overload
def fragment(
    func: Callable[Params, Result], *, run_every: Interval = None, parallel: bool = False, key: object = None
) -> Callable[Params, Result]: ...
@overload
def fragment(
    func: None = None, *, run_every: Interval = None, parallel: bool = False, key: object = None
) -> Callable[[Callable[Params, Result]], Callable[Params, Result]]: ...


def fragment(func: Any = None, *, run_every: Interval = None, parallel: bool = False, key: object = None) -> Any:
    """Decorates a function: its part of the page runs again without the rest.

    - `run_every`: also by the clock: after so many seconds, a `timedelta`, or a text as `"2s"` or `"1h 30m"`; `None` or
      0 is never.
    - `key`: a name for `rerun`, which no other fragment has; calls of one function share it.
    - `parallel`: accepted, without effect yet.

    A widget that is drawn in it runs the function alone, with the arguments that it was last called with. What it draws
    replaces what it drew before; values for the rest of the script go through `session_state`. It may be a method, or
    an `async def`: that one is run in an event loop of its own. Raises `StreamlitAPIException` for other values.

    >>> @st.fragment(run_every="2s")
    ... def clock():
    ...     st.write(time.strftime("%X"))
    >>> clock()
    """
    every = _seconds(run_every)
    name = None if key is None else _name(key)

    def decorate(function: Any) -> Any:
        if isinstance(function, (staticmethod, classmethod)):
            return type(function)(decorate(function.__func__))
        if not callable(function):
            raise StreamlitAPIException(f"`@st.fragment` decorates a function: {function!r}")
        return _decorated(function, name or name_of(function), every)

    return decorate if func is None else decorate(func)


def experimental_fragment(func: Any = None, *, run_every: Interval = None) -> Any:
    """Decorates a function; the older name of `fragment`.

    >>> @st.experimental_fragment
    ... def order():
    ...     st.slider("Sacks", 1, 10)
    """
    return fragment(func, run_every=run_every)


def name_of(function: Callable[..., object]) -> str:
    """What tells a function without a key from others."""
    kind = type(function)
    module = getattr(function, "__module__", kind.__module__)
    return f"{module}.{getattr(function, '__qualname__', kind.__qualname__)}"


def draw(function: Callable[..., Any], name: str, every: float | None, args: Any, kwargs: Any) -> Any:
    """Calls a function as a fragment, and gives what it returns, also of an `async def`."""

    def body() -> Any:
        result = function(*args, **kwargs)
        return _complete(result) if iscoroutine(result) else result

    return _native.fragment(name, every, body)


def _decorated(function: Callable[..., Any], name: str, every: float | None) -> Callable[..., Any]:
    @wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        return draw(function, name, every, args, kwargs)

    @wraps(function)
    async def awaited(*args: Any, **kwargs: Any) -> Any:
        return draw(function, name, every, args, kwargs)

    return awaited if iscoroutinefunction(function) else called


def _complete(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Runs a coroutine to its end, in an event loop of its own.

    A loop that runs in this thread waits meanwhile: what the coroutine draws belongs to one place of the page, which is
    left when it ends, and nothing else may draw there.
    """
    import asyncio

    loop = asyncio._get_running_loop()
    if loop is None:
        return asyncio.run(coroutine)
    task = asyncio.current_task(loop)
    if task is not None:
        asyncio.tasks._leave_task(loop, task)
    asyncio._set_running_loop(None)
    try:
        return asyncio.run(coroutine)
    finally:
        asyncio._set_running_loop(loop)
        if task is not None:
            asyncio.tasks._enter_task(loop, task)


def _seconds(run_every: Any) -> float | None:
    """A length of time in seconds; `None` for none."""
    from millpond.durations import seconds

    if run_every is None:
        return None
    if isinstance(run_every, str):
        every = seconds(run_every)
    elif hasattr(run_every, "total_seconds"):
        every = run_every.total_seconds()
    elif isinstance(run_every, (int, float)):
        every = float(run_every)
    else:
        raise StreamlitInvalidParameterTypeError(
            f'`run_every` is a number of seconds, a timedelta, or a text such as "2s": {run_every!r}'
        )
    if not 0 <= every < float("inf"):
        raise StreamlitAPIException(f"`run_every` is a length of time of at least 0 seconds: {run_every!r}")
    return every or None


def _name(key: object) -> str:
    """A key as a name. Raises for one that can't be asked for."""
    name = str(key)
    if not name:
        raise StreamlitValueError(f"`key` of a fragment is a text that is not empty: {key!r}")
    if name in SCOPES:
        raise StreamlitAPIException(
            f"`{name}` is a reserved name and can't be the key of a fragment: `st.rerun({name!r})` means something else"
        )
    return name
