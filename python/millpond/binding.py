"""The arguments of a call, bound to a function's parameters, so that equal calls look equal however written."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType
    from typing import Any

_VARIABLE = 0x04
"""The flag of code with `*args`."""

_KEYWORDS = 0x08
"""The flag of code with `**kwargs`."""


class Binding:
    """A function's parameters."""

    __slots__ = ("_defaults", "_first_named", "_keywords", "_names", "_order", "_variable")

    def __init__(self, function: Callable[..., Any]) -> None:
        code = _code(function)
        count, only = code.co_argcount, code.co_kwonlyargcount
        self._names = code.co_varnames[:count]
        self._first_named = code.co_posonlyargcount
        self._order = code.co_varnames[: count + only]
        rest = code.co_varnames[count + only :]
        self._variable = rest[0] if code.co_flags & _VARIABLE else None
        self._keywords = rest[1 if self._variable else 0] if code.co_flags & _KEYWORDS else None
        self._defaults: dict[str, object] = {}
        # A wrapper may use other defaults than what it wraps: those are only known of a function that is called itself.
        if code is getattr(function, "__code__", None):
            defaults = getattr(function, "__defaults__", None) or ()
            self._defaults.update(zip(self._names[len(self._names) - len(defaults) :], defaults, strict=True))
            self._defaults.update(getattr(function, "__kwdefaults__", None) or {})

    def bind(self, args: tuple[Any, ...], kwargs: dict[str, Any], wraps: bool) -> list[tuple[str, Any]] | None:
        """The parameters with their values, without those whose name begins with `_`.

        `None` if the arguments do not fit. `wraps`: whether missing arguments are allowed, as a wrapper may add them.
        """
        if len(args) > len(self._names) and self._variable is None:
            return None
        given = dict(zip(self._names, args, strict=False))
        rest: dict[str, object] = {}
        named = self._order[self._first_named :]
        for name, value in kwargs.items():
            if name in named and name not in given:
                given[name] = value
            elif self._keywords is not None and name not in named:
                rest[name] = value
            else:
                return None
        bound = []
        for name in self._order:
            if name in given:
                value = given[name]
            elif name in self._defaults:
                value = self._defaults[name]
            elif wraps:
                continue
            else:
                return None
            if not name.startswith("_"):
                bound.append((name, value))
        return bound + self._open(args, rest)

    def _open(self, args: tuple[Any, ...], rest: dict[str, Any]) -> list[tuple[str, Any]]:
        """The values without a parameter of their own."""
        bound = []
        if self._variable is not None and not self._variable.startswith("_"):
            bound += [(f"*{self._variable}", value) for value in args[len(self._names) :]]
        if self._keywords is not None and not self._keywords.startswith("_"):
            bound += [(f"**{name}", value) for name, value in rest.items() if not name.startswith("_")]
        return bound


def innermost(function: Callable[..., Any]) -> Callable[..., Any]:
    """What a function is a wrapper of, if it is one."""
    seen = {id(function)}
    while (inner := getattr(function, "__wrapped__", None)) is not None and id(inner) not in seen:
        function = inner
        seen.add(id(inner))
    return function


def _code(function: Callable[..., Any]) -> CodeType:
    code: CodeType | None = getattr(innermost(function), "__code__", None)
    # A callable of another kind is bound as one that takes anything.
    return _anything.__code__ if code is None else code


def _anything(*args: object, **kwargs: object) -> None: ...
