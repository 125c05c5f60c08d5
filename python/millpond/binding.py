"""A function's parameters, as its memo has to know them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType
    from typing import Any

    from millpond._native import Signature

_VARIABLE = 0x04
"""The flag of code with `*args`."""

_KEYWORDS = 0x08
"""The flag of code with `**kwargs`."""


def signature(function: Callable[..., Any]) -> Signature:
    """The parameters of a function; of a wrapper those of what it wraps, since it may add arguments."""
    inner = innermost(function)
    code: CodeType = getattr(inner, "__code__", _anything.__code__)
    count, only = code.co_argcount, code.co_kwonlyargcount
    rest = code.co_varnames[count + only :]
    variable = rest[0] if code.co_flags & _VARIABLE else None
    keywords = rest[1 if variable else 0] if code.co_flags & _KEYWORDS else None
    names = code.co_varnames[: count + only]
    defaults: dict[str, object] = {}
    # A wrapper may use other defaults than what it wraps: those are only known of a function that is called itself.
    if inner is function:
        given = getattr(function, "__defaults__", None) or ()
        defaults.update(zip(names[count - len(given) : count], given, strict=True))
        defaults.update(getattr(function, "__kwdefaults__", None) or {})
    return list(names), count, code.co_posonlyargcount, variable, keywords, defaults, inner is not function


def innermost(function: Callable[..., Any]) -> Callable[..., Any]:
    """What a function is a wrapper of, if it is one."""
    seen = {id(function)}
    while (inner := getattr(function, "__wrapped__", None)) is not None and id(inner) not in seen:
        function = inner
        seen.add(id(inner))
    return function


def _anything(*args: object, **kwargs: object) -> None: ...
