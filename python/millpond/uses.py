"""What a function uses beyond its own code: the user's functions that it calls, and the plain globals they all read."""

from __future__ import annotations

import builtins
import sys
from types import CodeType, FunctionType, ModuleType

from millpond._native import encode
from millpond.identity import code_digest
from millpond.script import is_users

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from millpond._native import Found

_CONSTANT = (type(None), bool, int, float, complex, str, bytes)
_CONTAINER = (tuple, frozenset, list, dict, set)
_SMALL = 1000
"""Containers with more entries are data rather than settings, and do not count."""

_names: dict[CodeType, tuple[str, ...]] = {}
"""The globals that code reads, by code already seen."""


def look_through(function: FunctionType) -> Found:
    """The globals that a function reads, directly or through functions of the user's.

    Gives where each was read, its name and what it was; the code of functions, the constants and the containers among
    them. Library code does not count, nor do values that are neither plain nor small: frames, models, connections.
    """
    reads: list[tuple[dict[str, Any], str, object]] = []
    code: list[tuple[str, bytes]] = []
    constants: list[tuple[str, bytes]] = []
    containers: list[tuple[str, object]] = []
    seen: set[CodeType] = set()
    waiting = [function]
    while waiting:
        used = waiting.pop()
        if used.__code__ in seen:
            continue
        seen.add(used.__code__)
        if used is not function:
            captured = encode((used.__defaults__, used.__kwdefaults__, *_contents(used)), None, True)
            code.append((used.__qualname__, code_digest(used.__code__) + captured))
        for where, name in _globals(used):
            value = where.get(name)
            reads.append((where, name, value))
            functions = list(_functions(value))
            waiting += functions
            if functions or not is_plain(value):
                continue
            if isinstance(value, _CONTAINER):
                containers.append((name, value))
            else:
                constants.append((name, encode(value, None, False)))
    return reads, code, constants, containers


def _contents(function: FunctionType) -> Iterator[object]:
    for cell in function.__closure__ or ():
        try:
            yield cell.cell_contents
        except ValueError:
            yield None


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
    if isinstance(value, FunctionType) and is_users_module(value.__module__):
        yield value
    elif isinstance(value, type) and is_users_module(value.__module__):
        for member in vars(value).values():
            member = getattr(member, "__func__", member)
            if isinstance(member, FunctionType):
                yield member


def is_users_module(name: str | None) -> bool:
    """Whether a module of this name is the user's, and not the standard library's or an installed package's."""
    if name == "__main__":
        return True
    return is_users(getattr(sys.modules.get(name or ""), "__file__", None) or "")


def is_plain(value: object, depth: int = 3) -> bool:
    """Whether a value is a constant or a small container of such."""
    if isinstance(value, _CONSTANT):
        return type(value) in _CONSTANT
    if type(value) not in _CONTAINER or depth == 0:
        return False
    entries = [*value, *value.values()] if isinstance(value, dict) else list(value)  # type: ignore[call-overload]
    return len(entries) <= _SMALL and all(is_plain(entry, depth - 1) for entry in entries)


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
