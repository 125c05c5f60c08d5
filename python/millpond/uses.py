"""What a function uses beyond its own code: the user's functions that it calls, and the plain globals they all read."""

from __future__ import annotations

import builtins
import sys
from types import CodeType, FunctionType, ModuleType

from millpond.identity import code_digest
from millpond.keys import Encoder, captures, digest
from millpond.script import is_users

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_MISSING = object()
_CONSTANT = (type(None), bool, int, float, complex, str, bytes)
_CONTAINER = (tuple, frozenset, list, dict, set)
_SMALL = 1000
"""Containers with more entries are data rather than settings, and do not count."""

_names: dict[CodeType, tuple[str, ...]] = {}
"""The globals that code reads, by code already seen."""


class Uses:
    """The globals that a function reads, directly or through functions of the user's.

    Library code does not count, nor do values that are neither plain nor small: frames, models, connections.
    """

    def __init__(self, function: FunctionType) -> None:
        self._function = function
        self._read: list[tuple[dict[str, Any], str, object]] = []
        self._digest: bytes | None = None

    def digest(self) -> bytes:
        """A digest of what they all are now."""
        known = self._digest
        if known is None or any(where.get(name, _MISSING) is not value for where, name, value in self._read):
            known = self._compute()
        return known

    def _compute(self) -> bytes:
        self._read = []
        volatile = False
        encoder = Encoder()
        parts: list[bytes] = []
        seen: set[CodeType] = set()
        waiting = [self._function]
        while waiting:
            function = waiting.pop()
            if function.__code__ in seen:
                continue
            seen.add(function.__code__)
            if function is not self._function:
                parts += [code_digest(function.__code__), *captures(encoder, function)]
            for where, name in _globals(function):
                value = where.get(name, _MISSING)
                self._read.append((where, name, value))
                functions = list(_functions(value))
                waiting += functions
                if not functions and _is_plain(value):
                    parts += [name.encode(), encoder.encode(value)]
                    volatile = volatile or isinstance(value, _CONTAINER)
        known = digest(parts)
        # A container can change and stay the same object, so it is looked at again at each call.
        self._digest = None if volatile else known
        return known


def _globals(function: FunctionType) -> Iterator[tuple[dict[str, Any], str]]:
    """Where the globals that a function reads are, and their names; those of the user's modules that it names, too."""
    where = function.__globals__
    for name in _names_of(function.__code__):
        if name in where or not hasattr(builtins, name):
            yield where, name
        value = where.get(name)
        if isinstance(value, ModuleType) and is_users(getattr(value, "__file__", None) or ""):
            inside = vars(value)
            for attribute in _attributes_of(function.__code__):
                if attribute in inside:
                    yield inside, attribute


def _functions(value: object) -> Iterator[FunctionType]:
    """The user's functions that a value stands for: itself, what a decorator wrapped, the methods of a class."""
    value = getattr(value, "__wrapped__", value) if not isinstance(value, ModuleType) else value
    if isinstance(value, FunctionType) and _is_users_module(value.__module__):
        yield value
    elif isinstance(value, type) and _is_users_module(value.__module__):
        for member in vars(value).values():
            member = getattr(member, "__func__", member)
            if isinstance(member, FunctionType):
                yield member


def _is_users_module(name: str | None) -> bool:
    if name == "__main__":
        return True
    return is_users(getattr(sys.modules.get(name or ""), "__file__", None) or "")


def _is_plain(value: object, depth: int = 3) -> bool:
    if isinstance(value, _CONSTANT):
        return type(value) in _CONSTANT
    if type(value) not in _CONTAINER or depth == 0:
        return False
    entries = [*value, *value.values()] if isinstance(value, dict) else list(value)  # type: ignore[call-overload]
    return len(entries) <= _SMALL and all(_is_plain(entry, depth - 1) for entry in entries)


def _names_of(code: CodeType) -> tuple[str, ...]:
    """The names that code, and code within it, loads from its globals."""
    known = _names.get(code)
    if known is None:
        if len(_names) >= 4096:
            _names.clear()
        known = _names[code] = tuple(dict.fromkeys(_loaded(code)))
    return known


def _loaded(code: CodeType) -> Iterator[str]:
    from dis import get_instructions

    for instruction in get_instructions(code):
        if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield str(instruction.argval)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _loaded(constant)


def _attributes_of(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _attributes_of(constant)
