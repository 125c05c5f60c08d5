"""Who a function is: its module, its name and its code, but not where it stands or what its comments say."""

from __future__ import annotations

from types import CodeType

from millpond._native import digest, encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_codes: dict[CodeType, bytes] = {}
"""Digests of code already seen: a script's functions are made again at each run, their code is not."""

_HAS_DOCSTRING = 0x4000000
"""A flag of code, from Python 3.13 on."""


def identity(function: Callable[..., Any]) -> bytes:
    """Tells functions apart: equal for the same code under the same name, in this process and in a later one.

    The values that it captured and its defaults are not in it: they can change between calls, so they are part of each
    call's key.
    """
    parts = [_text(getattr(function, "__module__", None)), _text(getattr(function, "__qualname__", None))]
    code = getattr(function, "__code__", None)
    parts.append(code_digest(code) if code is not None else _text(type(function).__qualname__))
    return digest(parts)


def code_digest(code: CodeType) -> bytes:
    """A digest of what code does: its instructions, constants and names, without lines, file and docstring."""
    known = _codes.get(code)
    if known is None:
        if len(_codes) >= 4096:
            _codes.clear()
        known = _codes[code] = digest([_shape(code), *_instructions(code)])
    return known


def _shape(code: CodeType) -> bytes:
    counts = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags & ~_HAS_DOCSTRING)
    names = (code.co_name, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    return encode((counts, names, code.co_exceptiontable), None, False)


def _instructions(code: CodeType) -> Iterator[bytes]:
    """The instructions, with constants in place of their numbers, which a docstring shifts."""
    from opcode import EXTENDED_ARG, hasconst

    units = code.co_code
    argument = 0
    for at in range(0, len(units), 2):
        operation = units[at]
        argument = argument << 8 | units[at + 1]
        if operation == EXTENDED_ARG:
            continue
        if operation in hasconst:
            yield bytes([operation]) + _constant(code.co_consts[argument])
        else:
            yield bytes([operation]) + argument.to_bytes(4, "little")
        argument = 0


def _constant(constant: object) -> bytes:
    if isinstance(constant, CodeType):
        return b"code" + code_digest(constant)
    return encode(constant, None, False)


def _text(value: object) -> bytes:
    return str(value).encode("utf-8", "surrogatepass")
