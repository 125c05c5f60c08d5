"""The decorators that memoize: afterwards a function's value is returned and what it drew is drawn again."""

from __future__ import annotations

import os
import sys

from millpond import _native
from millpond.errors import StreamlitAPIException, UnhashableParamError, UnhashableTypeError
from millpond.identity import identity
from millpond.memoized import memoized, name_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta
    from typing import Any, Generic, ParamSpec, TypeVar, overload

    from millpond._native import MemoOptions
    from millpond.keys import HashFuncs
    from millpond.memoized import Stats

    Params = ParamSpec("Params")
    Result = TypeVar("Result")
    Time = float | timedelta | str | None

    class Remembered(Generic[Params, Result]):
        """A memoized function, as type checkers see it."""

        def __call__(self, *args: Params.args, **kwargs: Params.kwargs) -> Result: ...
        def clear(self, *args: Any, **kwargs: Any) -> None: ...
        def explain(self, *args: Params.args, **kwargs: Params.kwargs) -> str: ...
        def stats(self) -> Stats: ...

    Decorator = Callable[[Callable[Params, Result]], Remembered[Params, Result]]


def _decorate(func: Any, decorator: str, **given: Any) -> Any:
    if func is None:
        return lambda function: _decorate(function, decorator, **given)
    if isinstance(func, (staticmethod, classmethod)):
        return type(func)(_decorate(func.__func__, decorator, **given))
    if not callable(func):
        raise StreamlitAPIException(f"`@st.{decorator}` decorates a function: {func!r}")
    return memoized(func, _options(func, decorator, **given))


def _options(
    func: Callable[..., Any],
    decorator: str,
    *,
    singleton: bool = False,
    persist: object = None,
    ttl: Time = None,
    max_entries: int | None = None,
    max_size: int | str | None = None,
    allow_widgets: bool = False,
    suppress_warning: bool = False,
    show_spinner: bool | str = True,
    show_time: bool = False,
    hash_funcs: HashFuncs | None = None,
    scope: str = "global",
    refresh_mode: str = "foreground",
    validate: Callable[[Any], bool] | None = None,
    on_release: Callable[[Any], object] | None = None,
) -> MemoOptions:
    """What the extension is told of a function, checked."""
    _one_of("persist", persist, None, False, True, "disk")
    _one_of("scope", scope, "global", "session")
    _one_of("refresh_mode", refresh_mode, "foreground", "background")
    seconds = _seconds(ttl)
    if persist and seconds is not None and decorator == "experimental_memo":
        _warn_of_ttl(name_of(func), identity(func))
        seconds = None
    if persist and scope == "session":
        raise StreamlitAPIException('`scope="session"` and `persist` exclude each other: results on disk are for all')
    if refresh_mode == "background" and not seconds:
        raise StreamlitAPIException(f'`refresh_mode="background"` needs a `ttl` of more than 0 seconds: {ttl!r}')
    if max_entries is not None and max_entries < 1:
        raise StreamlitAPIException(f"`max_entries` is at least 1: {max_entries!r}")
    return {
        "decorator": decorator,
        "singleton": singleton,
        "session": scope == "session",
        "persist": bool(persist),
        "ttl": seconds,
        "background": refresh_mode == "background",
        "max_entries": max_entries,
        "max_size": _bytes(max_size),
        "allow_widgets": bool(allow_widgets),
        "suppress_warning": bool(suppress_warning),
        "spinner": f"Running `{name_of(func)}(...)`." if show_spinner is True else (show_spinner or None),
        "show_time": bool(show_time),
        "hash_funcs": hash_funcs,
        "validate": validate,
        "on_release": on_release,
    }


def _one_of(name: str, value: object, *choices: object) -> None:
    if value not in choices:
        listed = ", ".join(f"`{choice!r}`" for choice in choices)
        raise StreamlitAPIException(f"`{name}` is one of {listed}: {value!r}")


def _bytes(size: int | str | None) -> int | None:
    if isinstance(size, str):
        try:
            return _native.parse_size(size)
        except ValueError as error:
            raise StreamlitAPIException(f"`max_size`: {error}") from None
    if size is not None and size < 1:
        raise StreamlitAPIException(f"`max_size` is at least 1 byte: {size!r}")
    return size


def _seconds(ttl: Time) -> float | None:
    """A time to live in seconds: a number of them, a `timedelta`, or a text as `1h 30m` or `1 day`."""
    if ttl is None:
        return None
    if isinstance(ttl, str):
        from millpond.durations import seconds

        return seconds(ttl)
    total = getattr(ttl, "total_seconds", None)
    return max(0.0, float(total() if total is not None else ttl))  # type: ignore[arg-type]


_warned: set[bytes] = set()
"""Functions whose ttl was already said to be ignored: they are decorated again at each run."""


def _warn_of_ttl(name: str, who: bytes) -> None:
    if who in _warned:
        return
    _warned.add(who)
    from millpond.logger import get_logger

    get_logger(__name__).warning(
        f"The memoized function '{name}' has a TTL that will be ignored. "
        "Persistent memo caches currently don't support TTL."
    )


def unhashable(decorator: str, function: str, name: str, value: object, error: BaseException) -> Exception | None:
    """What is raised for an argument that has no key; `None` for other errors, which are raised as they are."""
    if not isinstance(error, (UnhashableTypeError, RecursionError)):
        return None
    kind = type(value)
    inside = ""
    if isinstance(error, UnhashableTypeError) and str(error) != f"{kind.__module__}.{kind.__qualname__}":
        inside = f" It holds a value of type `{error}`."
    if isinstance(error, RecursionError):
        inside = f" {error}.".capitalize()
    return UnhashableParamError(
        f"Cannot hash argument '{name}' (of type `{kind.__module__}.{kind.__qualname__}`) in '{function}'.{inside}\n\n"
        "An argument is left out of the key if the name of its parameter begins with an underscore:\n\n"
        f"```\n@st.{decorator}\ndef {function}(_{name}, ...):\n    ...\n```\n\n"
        "Or say what stands for values of its type, with `hash_funcs`."
    )


def _script_folder() -> str:
    from millpond.script import is_users

    file = getattr(sys.modules.get("__main__"), "__file__", None) or ""
    # A program of somebody else's, such as one that runs tests or notebooks, is no script.
    is_script = file.endswith(".py") and is_users(os.path.abspath(file))
    return os.path.dirname(os.path.abspath(file)) if is_script else os.getcwd()


if not _native.running():
    # In a plain program persistent values are kept beside it, where `millpond run` keeps them, too.
    _native.script_lies_in(_script_folder())


class ExperimentalMemo:
    """The decorator `experimental_memo`; `experimental_memo.clear()` forgets the values of all memoized functions."""

    if TYPE_CHECKING:

        @overload
        def __call__(self, func: Callable[Params, Result]) -> Remembered[Params, Result]: ...
        @overload
        def __call__(self, func: None = None, **options: Any) -> Decorator[Params, Result]: ...

    def __call__(  # type: ignore[misc]
        self,
        func: Callable[..., Any] | None = None,
        *,
        persist: str | bool | None = None,
        show_spinner: bool | str = True,
        suppress_st_warning: bool = False,
        max_entries: int | None = None,
        ttl: Time = None,
        experimental_allow_widgets: bool = False,
        hash_funcs: HashFuncs | None = None,
    ) -> Any:
        """Has a function run once for each input; a later call gets a copy of its value, and its drawing again.

        - `func`: the function; parameters whose names begin with `_` are no inputs.
        - `persist`: `"disk"` keeps values beyond the end of the process.
        - `show_spinner`: whether a spinner turns while it runs, or the spinner's text.
        - `suppress_st_warning`: say nothing about widgets in it that are not allowed.
        - `max_entries`: how many values are kept, those used longest ago leave first; `None` sets no bound.
        - `ttl`: how long a value is kept, in seconds, as `timedelta` or as text (`"1h"`); `None` sets no bound.
          Ignored with `persist`; `memo` heeds it.
        - `experimental_allow_widgets`: widgets in it are allowed, and their values are inputs.
        - `hash_funcs`: for a type or its full name, a function that gives what stands for its values in keys.

        Calls raise `UnhashableParamError` for an argument whose content can't be read, `UnserializableReturnValueError`
        for a value that can't be pickled, `UnevaluatedDataFrameError` if that is data not computed yet. The function
        gets the methods `clear()`, `clear(*args)`, `explain(*args)` and `stats()`.


        >>> @st.experimental_memo
        ... def load(rows):
        ...     st.write("loading")
        ...     return list(range(rows))
        """
        return _decorate(
            func,
            "experimental_memo",
            persist=persist,
            show_spinner=show_spinner,
            suppress_warning=suppress_st_warning,
            max_entries=max_entries,
            ttl=ttl,
            allow_widgets=experimental_allow_widgets,
            hash_funcs=hash_funcs,
        )

    def clear(self) -> None:
        """Forgets the values of all memoized functions."""
        _native.clear_memos()


class ExperimentalSingleton:
    """The decorator `experimental_singleton`; its `clear()` forgets the objects of all functions decorated so."""

    if TYPE_CHECKING:

        @overload
        def __call__(self, func: Callable[Params, Result]) -> Remembered[Params, Result]: ...
        @overload
        def __call__(self, func: None = None, **options: Any) -> Decorator[Params, Result]: ...

    def __call__(  # type: ignore[misc]
        self,
        func: Callable[..., Any] | None = None,
        *,
        show_spinner: bool | str = True,
        suppress_st_warning: bool = False,
        max_entries: int | None = None,
        ttl: Time = None,
        experimental_allow_widgets: bool = False,
        hash_funcs: HashFuncs | None = None,
    ) -> Any:
        """Has a function run once for each input; all later calls, of all users, get the same object.

        For connections, models and other things that are shared.

        - `func`: the function; parameters whose names begin with `_` are no inputs.
        - `show_spinner`: whether a spinner turns while it runs, or the spinner's text.
        - `suppress_st_warning`: say nothing about widgets in it that are not allowed.
        - `max_entries`: how many values are kept, those used longest ago leave first; `None` sets no bound.
        - `ttl`: how long a value is kept, in seconds, as `timedelta` or as text (`"1h"`); `None` sets no bound.
        - `experimental_allow_widgets`: widgets in it are allowed, and their values are inputs.
        - `hash_funcs`: for a type or its full name, a function that gives what stands for its values in keys.


        >>> @st.experimental_singleton
        ... def connect(address):
        ...     return Connection(address)
        """
        return _decorate(
            func,
            "experimental_singleton",
            singleton=True,
            show_spinner=show_spinner,
            suppress_warning=suppress_st_warning,
            max_entries=max_entries,
            ttl=ttl,
            allow_widgets=experimental_allow_widgets,
            hash_funcs=hash_funcs,
        )

    def clear(self) -> None:
        """Forgets the objects of all functions decorated so."""
        _native.clear_singletons()


class CacheData:
    """The decorator `cache_data`; `cache_data.clear()` forgets the values of all memoized functions."""

    _decorator = "cache_data"

    if TYPE_CHECKING:

        @overload
        def __call__(self, func: Callable[Params, Result]) -> Remembered[Params, Result]: ...
        @overload
        def __call__(self, func: None = None, **options: Any) -> Decorator[Params, Result]: ...

    def __call__(  # type: ignore[misc]
        self,
        func: Callable[..., Any] | None = None,
        *,
        ttl: Time = None,
        max_entries: int | None = None,
        max_size: int | str | None = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        persist: str | bool | None = None,
        hash_funcs: HashFuncs | None = None,
        scope: str = "global",
        refresh_mode: str = "foreground",
        experimental_allow_widgets: bool = False,
    ) -> Any:
        """Has a function run once for each input; a later call gets a copy of its value, and its drawing again.

        - `func`: the function; parameters whose names begin with `_` are no inputs.
        - `ttl`: how long a value counts, in seconds, as `timedelta` or as text (`"1h"`, `"1 day 6h"`); `None` for good.
        - `max_entries`: how many argument lists are remembered, those used longest ago leave first; `None` for any
          number.
        - `max_size`: how many bytes the values take, as a number or as text (`"500MB"`); those used longest ago leave
          first, and the newest stays whatever its size. `None` for any number.
        - `persist`: `"disk"` keeps values beyond the end of the process.
        - `show_spinner`: whether a spinner turns while it runs, or the spinner's text, which is Markdown.
        - `show_time`: the spinner shows how long it has been running.
        - `hash_funcs`: for a type or its full name, a function that gives what stands for its values in keys.
        - `scope`: `"global"` shares values among all; with `"session"` each session has its own, until it ends.
        - `refresh_mode`: with `"background"` a value past its `ttl` is still given for as long again, while a new one
          is computed beside.
        - `experimental_allow_widgets`: widgets in it are allowed, and their values are inputs.

        Calls raise `UnhashableParamError` for an argument whose content can't be read, `UnserializableReturnValueError`
        for a value that can't be pickled, `UnevaluatedDataFrameError` if that is data not computed yet. The function
        gets the methods `clear()`, `clear(*args)`, `explain(*args)` and `stats()`.


        >>> @st.cache_data(ttl="1h", persist="disk")
        ... def load(rows):
        ...     return list(range(rows))
        """
        return _decorate(
            func,
            self._decorator,
            ttl=ttl,
            max_entries=max_entries,
            max_size=max_size,
            show_spinner=show_spinner,
            show_time=show_time,
            persist=persist,
            hash_funcs=hash_funcs,
            scope=scope,
            refresh_mode=refresh_mode,
            allow_widgets=experimental_allow_widgets,
        )

    def clear(self) -> None:
        """Forgets the values of all memoized functions."""
        _native.clear_memos()


class CacheResource:
    """The decorator `cache_resource`; its `clear()` forgets the objects of all functions decorated so."""

    _decorator = "cache_resource"

    if TYPE_CHECKING:

        @overload
        def __call__(self, func: Callable[Params, Result]) -> Remembered[Params, Result]: ...
        @overload
        def __call__(self, func: None = None, **options: Any) -> Decorator[Params, Result]: ...

    def __call__(  # type: ignore[misc]
        self,
        func: Callable[..., Any] | None = None,
        *,
        ttl: Time = None,
        max_entries: int | None = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        validate: Callable[[Any], bool] | None = None,
        hash_funcs: HashFuncs | None = None,
        on_release: Callable[[Any], object] | None = None,
        scope: str = "global",
        refresh_mode: str = "foreground",
        experimental_allow_widgets: bool = False,
    ) -> Any:
        """Has a function run once for each input; all later calls, of all users, get the same object.

        For connections, models and other things that are shared.

        - `func`: the function; parameters whose names begin with `_` are no inputs.
        - `ttl`: how long a value counts, in seconds, as `timedelta` or as text (`"1h"`, `"1 day 6h"`); `None` for good.
        - `max_entries`: how many argument lists are remembered, those used longest ago leave first; `None` for any
          number.
        - `show_spinner`: whether a spinner turns while it runs, or the spinner's text, which is Markdown.
        - `show_time`: the spinner shows how long it has been running.
        - `hash_funcs`: for a type or its full name, a function that gives what stands for its values in keys.
        - `scope`: `"global"` shares values among all; with `"session"` each session has its own, until it ends.
        - `refresh_mode`: with `"background"` a value past its `ttl` is still given for as long again, while a new one
          is computed beside.
        - `experimental_allow_widgets`: widgets in it are allowed, and their values are inputs.
        - `validate`: is given the object at each call; where it says `False` the object is made anew.
        - `on_release`: is given each object that is no longer remembered.


        >>> @st.cache_resource(validate=lambda connection: connection.is_open())
        ... def connect(address):
        ...     return Connection(address)
        """
        return _decorate(
            func,
            self._decorator,
            singleton=True,
            ttl=ttl,
            max_entries=max_entries,
            show_spinner=show_spinner,
            show_time=show_time,
            validate=validate,
            hash_funcs=hash_funcs,
            on_release=on_release,
            scope=scope,
            refresh_mode=refresh_mode,
            allow_widgets=experimental_allow_widgets,
        )

    def clear(self) -> None:
        """Forgets the objects of all functions decorated so."""
        _native.clear_singletons()


class Memo(CacheData):
    """The decorator `memo`: `cache_data` by a shorter name."""

    _decorator = "memo"


class Singleton(CacheResource):
    """The decorator `singleton`: `cache_resource` by a shorter name."""

    _decorator = "singleton"


def cache(
    func: Callable[..., Any] | None = None,
    persist: str | bool = False,
    allow_output_mutation: bool = False,
    show_spinner: bool | str = True,
    suppress_st_warning: bool = False,
    hash_funcs: HashFuncs | None = None,
    max_entries: int | None = None,
    ttl: float | None = None,
) -> Any:
    """Has a function run once for each input: the oldest name for it.

    Callers get a copy each; with `allow_output_mutation=True` the very object, as of `singleton`, which can't be
    kept on disk. The other parameters are those of `experimental_memo`.

    >>> @st.cache
    ... def load(rows):
    ...     return list(range(rows))
    """
    options: dict[str, Any] = {} if allow_output_mutation else {"persist": persist}
    return _decorate(
        func,
        "cache",
        singleton=allow_output_mutation,
        show_spinner=show_spinner,
        suppress_warning=suppress_st_warning,
        hash_funcs=hash_funcs,
        max_entries=max_entries,
        ttl=ttl,
        **options,
    )


experimental_memo = ExperimentalMemo()
experimental_singleton = ExperimentalSingleton()
cache_data = CacheData()
cache_resource = CacheResource()
memo = Memo()
singleton = Singleton()
