"""A memoized function as an object: what the extension does at each call, and what else a user can ask of it."""

from __future__ import annotations

from functools import partial
from types import FunctionType, MethodType

from millpond import _native
from millpond.binding import innermost, signature
from millpond.identity import identity
from millpond.keys import type_names
from millpond.uses import look_through

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any, NamedTuple

    from millpond._native import MemoOptions, Signature

    class Stats(NamedTuple):
        """What is counted of a function since the app began."""

        hits: int
        """Calls that were answered without running it."""
        misses: int
        """Calls for which it ran."""
        seconds_saved: float
        """How long it would have run for its hits."""
        entries: int
        """Calls remembered in memory."""
        size: int
        """Bytes that their results take there."""

else:
    from collections import namedtuple

    Stats = namedtuple("Stats", "hits misses seconds_saved entries size")


class Memoized(_native.Memo):
    """A memoized function."""

    _is_memoized = True
    __wrapped__: Callable[..., Any]
    _owners: list[type]

    def __init__(self, function: Callable[..., Any], _: Signature, options: MemoOptions) -> None:
        self._identity = options["identity"]
        self._spinner = options["spinner"], options["show_time"]
        self._computes = function
        for name in ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__type_params__"):
            if hasattr(function, name):
                setattr(self, name, getattr(function, name))
        self.__wrapped__ = function

    def clear(self, *args: Any, **kwargs: Any) -> None:
        """Forgets the value for these arguments, or all values if none are given."""
        if args or kwargs:
            self.clear_call(args, kwargs)
        else:
            self.clear_all()

    def explain(self, *args: Any, **kwargs: Any) -> str:
        """Says in a sentence what a call with these arguments would do, and why, without doing it.

        >>> load.explain("2024")
        'miss: the argument `year` differs'
        """
        return self.explain_call(args, kwargs)

    def stats(self) -> Stats:
        """What is counted of the function since the app began."""
        return Stats(*self.counts())

    def __set_name__(self, owner: type, name: str) -> None:
        """Hears of the class that it is a method of, whose other methods it may call."""
        self._owners.append(owner)

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        """Makes it a method of the objects of a class."""
        return self if instance is None else BoundMemo(self, instance)

    def __repr__(self) -> str:
        return f"<memoized {self.__wrapped__!r}>"

    def __reduce__(self) -> str:
        """Pickled as a function is: by its name."""
        name: str = self.__wrapped__.__qualname__
        return name

    def _refresh(self, args: tuple[Any, ...], kwargs: dict[str, Any] | None) -> None:
        from millpond.refreshing import refresh

        refresh(self, args, kwargs or {})


class MemoizedGenerator(Memoized):
    """A memoized generator function: run to its end at once; each caller gets a generator over what it gave."""

    def __new__(cls, function: Callable[..., Any], signature: Signature, options: MemoOptions) -> MemoizedGenerator:
        """Has the extension call what runs the function to its end."""
        return super().__new__(cls, partial(_consumed, function), signature, options)

    def __init__(self, function: Callable[..., Any], signature: Signature, options: MemoOptions) -> None:
        super().__init__(function, signature, options)
        self._computes = partial(_consumed, function)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """A generator over the values for these arguments."""
        values, returned = super().__call__(*args, **kwargs)
        return _given_again(values, returned)


def _consumed(function: Callable[..., Generator[Any, None, Any]], *args: Any, **kwargs: Any) -> tuple[list[Any], Any]:
    values = []
    generator = function(*args, **kwargs)
    while True:
        try:
            values.append(next(generator))
        except StopIteration as end:
            return values, end.value


def _given_again(values: list[Any], returned: Any) -> Generator[Any, None, Any]:
    yield from values
    return returned


class BoundMemo:
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

    def explain(self, *args: Any, **kwargs: Any) -> str:
        """Says in a sentence what a call with these arguments would do, and why, without doing it."""
        return self.__func__.explain(self.__self__, *args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__func__, name)


_COROUTINE = 0x80
"""The flag of code of an `async def`."""

_GENERATOR = 0x20
"""The flag of code that yields."""

_ASYNC_GENERATOR = 0x200
"""The flag of code of an `async def` that yields."""


def memoized(function: Callable[..., Any], options: MemoOptions) -> Memoized:
    """The memoized function; `options` lack what is read off the function itself."""
    from millpond.errors import StreamlitAPIException

    plain = plain_function(function)
    called = _called(function)
    flags = called.__code__.co_flags if isinstance(called, FunctionType) else 0
    kind: type[Memoized] = Memoized
    if flags & _ASYNC_GENERATOR:
        raise StreamlitAPIException(
            f"An asynchronous generator can't be memoized: have it return a list: {name_of(function)}"
        )
    if flags & _COROUTINE:
        from millpond.awaiting import MemoizedCoroutine

        if options["background"]:
            raise StreamlitAPIException('`refresh_mode="background"` is not for an `async def`: leave it out')
        kind = MemoizedCoroutine
    elif flags & _GENERATOR:
        kind = MemoizedGenerator
    who = identity(function) if plain is None or plain is function else identity(plain) + identity(function)
    named: Any = function if plain is None else plain
    options["name"] = name = _name(named)
    options["qualified_name"] = f"{getattr(named, '__module__', '')}.{getattr(named, '__qualname__', name)}"
    options["identity"] = who
    options["captured"] = captured(function, name)
    owners: list[type] = []
    options["look_through"] = None if plain is None else partial(look_through, plain, owners)
    options["hash_funcs"] = type_names(options["hash_funcs"])
    memo = kind(function, signature(function), options)
    memo._owners = owners
    return memo


def _called(function: Any) -> object:
    """What is called in the end: a wrapper itself, whatever it wraps."""
    while isinstance(function, (partial, MethodType)):
        function = function.func if isinstance(function, partial) else function.__func__
    return function


def plain_function(function: Callable[..., Any]) -> FunctionType | None:
    """The function with the code, below wrappers, partials and methods; `None` if there is none."""
    while True:
        inner: Any = innermost(function)
        if isinstance(inner, partial):
            inner = inner.func
        elif isinstance(inner, MethodType):
            inner = inner.__func__
        if inner is function:
            return inner if isinstance(inner, FunctionType) else None
        function = inner


def captured(function: Callable[..., Any], name: str) -> list[tuple[str, object, bool]]:
    """What counts in each key though no call names it: by name, the cell of a variable or the callable itself."""
    if not isinstance(function, FunctionType):
        return [(name, function, False)]
    names = function.__code__.co_freevars
    return [(variable, cell, True) for variable, cell in zip(names, function.__closure__ or (), strict=True)]


def name_of(function: Callable[..., Any]) -> str:
    """The name of a callable, for people."""
    plain = plain_function(function)
    return _name(function if plain is None else plain)


def _name(named: Any) -> str:
    name: str = getattr(named, "__name__", None) or type(named).__name__
    return name
