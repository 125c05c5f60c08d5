"""Functions that run once for each input: afterwards their value is returned and what they drew is drawn again."""

from __future__ import annotations

from types import FunctionType

from millpond import _native
from millpond.binding import Binding, innermost
from millpond.errors import StreamlitAPIException, UnhashableParamError, UnhashableTypeError, unsupported
from millpond.identity import identity
from millpond.keys import Encoder, captures, digest
from millpond.uses import Uses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta
    from typing import Any, Generic, ParamSpec, TypeVar, overload

    from millpond.keys import HashFuncs

    Params = ParamSpec("Params")
    Result = TypeVar("Result")
    Time = float | timedelta | str | None

    class Remembered(Generic[Params, Result]):
        """A memoized function, as type checkers see it."""

        def __call__(self, *args: Params.args, **kwargs: Params.kwargs) -> Result: ...
        def clear(self, *args: Any, **kwargs: Any) -> None: ...

    Decorator = Callable[[Callable[Params, Result]], Remembered[Params, Result]]


class Memoized:
    """A memoized function."""

    _is_memoized = True

    def __init__(
        self,
        function: Callable[..., Any],
        memo: _native.Memo,
        hash_funcs: HashFuncs | None,
        decorator: str,
    ) -> None:
        for name in ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__"):
            if hasattr(function, name):
                setattr(self, name, getattr(function, name))
        self.__wrapped__ = function
        self._memo = memo
        self._hash_funcs = hash_funcs
        self._decorator = decorator
        self._binding = Binding(function)
        plain = innermost(function)
        self._wraps = plain is not function
        self._uses = Uses(plain) if isinstance(plain, FunctionType) else None

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The value for these arguments, computed once."""
        function = self.__wrapped__
        key = self._key(args, kwargs)
        if key is None:
            return function(*args, **kwargs)  # Raises the error that it always raised.
        return self._memo.call(key, lambda: function(*args, **kwargs))

    def clear(self, *args: Any, **kwargs: Any) -> None:
        """Forgets the value for these arguments, or all values if none are given."""
        if not args and not kwargs:
            self._memo.clear()
            return
        key = self._key(args, kwargs)
        if key is None:
            raise TypeError(f"{_name(self)}.clear() was given arguments that do not fit")
        self._memo.clear_key(key)

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        """Makes it a method of the objects of a class."""
        return self if instance is None else _Method(self, instance)

    def __repr__(self) -> str:
        return f"<memoized {self.__wrapped__!r}>"

    def _key(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bytes | None:
        bound = self._binding.bind(args, kwargs, self._wraps)
        if bound is None and self._wraps:
            bound = [("", value) for value in args] + list(kwargs.items())
        if bound is None:
            return None
        encoder = Encoder(self._hash_funcs)
        parts = []
        for name, value in bound:
            try:
                parts += [name.encode(), encoder.encode(value)]
            except (UnhashableTypeError, RecursionError) as error:
                raise self._unhashable(name, value) from error
        function: Any = self.__wrapped__
        if getattr(function, "__closure__", None) is not None:
            parts.extend(captures(encoder, function))
        if self._uses is not None:
            parts.append(self._uses.digest())
        return digest(parts)

    def _unhashable(self, name: str, value: object) -> UnhashableParamError:
        kind = type(value)
        name = name.lstrip("*")
        function = _name(self)
        return UnhashableParamError(
            f"Cannot hash argument '{name}' (of type `{kind.__module__}.{kind.__qualname__}`) in '{function}'.\n\n"
            "An argument is left out of the key if the name of its parameter begins with an underscore:\n\n"
            f"```\n@st.{self._decorator}\ndef {function}(_{name}, ...):\n    ...\n```"
        )


class _Method:
    """A memoized function of an object."""

    def __init__(self, memoized: Memoized, instance: object) -> None:
        self.__self__ = instance
        self.__func__ = memoized

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.__func__(self.__self__, *args, **kwargs)

    def clear(self, *args: Any, **kwargs: Any) -> None:
        """Forgets the value for these arguments, or all values if none are given."""
        if args or kwargs:
            args = (self.__self__, *args)
        self.__func__.clear(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__func__, name)


def _name(function: object) -> str:
    return getattr(function, "__name__", None) or type(function).__name__


_warned: set[bytes] = set()
"""Functions whose ttl was already said to be ignored: they are decorated again at each run."""


def _memoize(
    func: Callable[..., Any],
    decorator: str,
    *,
    singleton: bool = False,
    persist: object = None,
    ttl: Time = None,
    max_entries: int | None = None,
    allow_widgets: bool = False,
    suppress_warning: bool = False,
    show_spinner: bool | str = True,
    hash_funcs: HashFuncs | None = None,
) -> Any:
    if not callable(func):
        raise StreamlitAPIException(f"`@st.{decorator}` decorates a function: {func!r}")
    if persist not in (None, False, True, "disk"):
        raise StreamlitAPIException(f'`persist` is "disk" or `None`: {persist!r}')
    who = identity(func)
    seconds = _seconds(ttl)
    if persist and seconds is not None:
        _warn_of_ttl(_name(func), who, decorator)
        seconds = None
    spinner = f"Running `{_name(func)}(...)`." if show_spinner is True else (show_spinner or None)
    memo = _native.Memo(
        f"{getattr(func, '__module__', '')}.{getattr(func, '__qualname__', _name(func))}",
        who,
        singleton,
        bool(persist),
        seconds,
        None if max_entries is None else int(max_entries),
        bool(allow_widgets),
        bool(suppress_warning),
        spinner,
    )
    return Memoized(func, memo, hash_funcs, decorator)


def _warn_of_ttl(name: str, who: bytes, decorator: str) -> None:
    if who in _warned:
        return
    _warned.add(who)
    from millpond.logger import get_logger

    if decorator == "cache_data":
        text = (
            f"The cached function '{name}' has a TTL that will be ignored. "
            "Persistent cached functions currently don't support TTL."
        )
    else:
        text = (
            f"The memoized function '{name}' has a TTL that will be ignored. "
            "Persistent memo caches currently don't support TTL."
        )
    get_logger(__name__).warning(text)


def _seconds(ttl: Time) -> float | None:
    """A time to live in seconds: a number of them, a `timedelta`, or a text as `1h 30m` or `1 day`."""
    if ttl is None:
        return None
    if isinstance(ttl, str):
        from millpond.durations import seconds

        return seconds(ttl)
    total = getattr(ttl, "total_seconds", None)
    return float(total() if total is not None else ttl)  # type: ignore[arg-type]


def _decorate(func: Callable[..., Any] | None, decorator: str, **options: Any) -> Any:
    if func is None:
        return lambda function: _memoize(function, decorator, **options)
    return _memoize(func, decorator, **options)


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
        - `max_entries`: how many values are kept, the oldest leave first; `None` sets no bound.
        - `ttl`: how long a value is kept, in seconds, as `timedelta` or as text (`"1h"`); `None` sets no bound.
          Ignored with `persist`.
        - `experimental_allow_widgets`: widgets in it are allowed, and their values are inputs.
        - `hash_funcs`: for a type or its full name, a function that gives what stands for its values in keys.

        Calls raise `UnhashableParamError` for an argument whose content can't be read. The function gets a method
        `clear()`.

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

        For connections, models and other things that are shared. The parameters are those of `experimental_memo`.

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
    """The decorator `cache_data`, the later name of `experimental_memo`."""

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
        max_size: object = None,
        show_spinner: bool | str = True,
        show_time: bool = False,
        persist: str | bool | None = None,
        hash_funcs: HashFuncs | None = None,
        scope: str = "global",
        refresh_mode: str = "foreground",
        experimental_allow_widgets: bool = False,
    ) -> Any:
        """Has a function run once for each input, as `experimental_memo` does, whose parameters it has.

        - `show_time`: accepted, without effect yet.
        - `max_size`, `scope="session"`, `refresh_mode="background"`: not supported yet, refused if given.

        >>> @st.cache_data(ttl="1h")
        ... def load(rows):
        ...     return list(range(rows))
        """
        unsupported("max_size", max_size)
        unsupported("scope", scope, "global")
        unsupported("refresh_mode", refresh_mode, "foreground")
        return _decorate(
            func,
            "cache_data",
            ttl=ttl,
            max_entries=max_entries,
            show_spinner=show_spinner,
            persist=persist,
            hash_funcs=hash_funcs,
            allow_widgets=experimental_allow_widgets,
        )

    def clear(self) -> None:
        """Forgets the values of all memoized functions."""
        _native.clear_memos()


class CacheResource:
    """The decorator `cache_resource`, the later name of `experimental_singleton`."""

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
        validate: object = None,
        hash_funcs: HashFuncs | None = None,
        on_release: object = None,
        scope: str = "global",
        refresh_mode: str = "foreground",
        experimental_allow_widgets: bool = False,
    ) -> Any:
        """Has a function run once for each input; all later calls, of all users, get the same object.

        - `show_time`: accepted, without effect yet.
        - `validate`, `on_release`, `scope="session"`, `refresh_mode="background"`: not supported yet, refused if given.
        - The others are those of `experimental_memo`.

        >>> @st.cache_resource
        ... def connect(address):
        ...     return Connection(address)
        """
        unsupported("validate", validate)
        unsupported("on_release", on_release)
        unsupported("scope", scope, "global")
        unsupported("refresh_mode", refresh_mode, "foreground")
        return _decorate(
            func,
            "cache_resource",
            singleton=True,
            ttl=ttl,
            max_entries=max_entries,
            show_spinner=show_spinner,
            hash_funcs=hash_funcs,
            allow_widgets=experimental_allow_widgets,
        )

    def clear(self) -> None:
        """Forgets the objects of all functions decorated so."""
        _native.clear_singletons()


experimental_memo = memo = ExperimentalMemo()
experimental_singleton = singleton = ExperimentalSingleton()
cache_data = CacheData()
cache_resource = CacheResource()
