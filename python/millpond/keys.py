"""What stands for a value in the key of a memoized call, where it is none of Python's plain ones.

The extension encodes plain values and containers itself. It asks here for the parts of any other: values that it
encodes in turn. Parts that were only captured may be of types without known content; they then count by identity.
"""

from __future__ import annotations

from types import BuiltinFunctionType, CodeType, FunctionType, MethodType, ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    HashFuncs = Mapping[type | str, Callable[[Any], object]]
    Parts = tuple[tuple[object, ...], tuple[object, ...]]


def parts(value: Any) -> Parts | None:
    """What a value consists of, and what it captured; `None` if nothing is known of its type."""
    kind = type(value)
    reader = _EXACT.get(kind)
    if reader is not None:
        return reader(value)
    if getattr(kind, "_is_memoized", False):
        return (value.__wrapped__,), ()
    if isinstance(value, type):
        return _class(value)
    known = _of_package(value)
    if known is None and hasattr(kind, "__dataclass_fields__"):
        known = _fields(value)
    if known is None:
        known = _of_base(value)
    return None if known is None else (known, ())


def _of_package(value: object) -> tuple[object, ...] | None:
    from millpond.keys_of_packages import of_package

    return of_package(value)


_tokens: dict[int, tuple[object, bytes]] = {}
_tokens_made = [0]


def token(value: object) -> bytes:
    """What no other object of this process has, nor any of another process; for all places on the page the same.

    Where to draw is no input: the recording knows it.
    """
    if type(value).__module__ == "millpond.delta_generator":
        return b"place"
    known = _tokens.get(id(value))
    if known is None:
        known = _tokens[id(value)] = _held(value), _new_token()
    return known[1]


def _held(value: object) -> object:
    from weakref import ref

    key = id(value)
    try:
        return ref(value, lambda _: _tokens.pop(key, None))
    except TypeError:
        return value  # Kept alive, so that its id stays its own.


def _new_token() -> bytes:
    import os

    global _process
    _process = _process or os.urandom(16)
    _tokens_made[0] += 1
    return _process + _tokens_made[0].to_bytes(8, "little")


_process = b""
"""What tells this process from all others, whose keys may lie in the same folder."""


# Functions, classes, modules


def _function(value: FunctionType) -> Parts:
    from millpond.identity import identity

    cells = [_contents(cell) for cell in value.__closure__ or ()]
    return (identity(value),), (value.__defaults__, value.__kwdefaults__, *cells)


def _contents(cell: Any) -> object:
    try:
        return (cell.cell_contents,)
    except ValueError:
        return None


def _builtin(value: BuiltinFunctionType) -> Parts:
    owner = value.__self__
    bound = None if owner is None or isinstance(owner, ModuleType) else owner
    return (value.__module__, value.__qualname__), (bound,)


def _method(value: MethodType) -> Parts:
    return (value.__func__,), (value.__self__,)


def _code(value: CodeType) -> Parts:
    from millpond.identity import code_digest

    return (code_digest(value),), ()


def _class(value: type) -> Parts:
    """A class counts as its name and the code of its methods, where it is the user's."""
    from millpond.uses import is_users_module

    members: list[object] = []
    if is_users_module(value.__module__):
        for name, member in vars(value).items():
            member = getattr(member, "__func__", member)
            if isinstance(member, FunctionType):
                members += [name, member]
    return (value.__module__, value.__qualname__, *members), ()


_EXACT: dict[type, Callable[[Any], Parts]] = {
    FunctionType: _function,
    BuiltinFunctionType: _builtin,
    MethodType: _method,
    ModuleType: lambda value: ((value.__name__,), ()),
    CodeType: _code,
    type: _class,
}


# Values derived from plain ones


_BASES = (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset)
_IMMUTABLE = (int, float, complex, str, bytes)


def _fields(value: Any) -> tuple[object, ...]:
    fields = {name: getattr(value, name) for name in value.__dataclass_fields__ if hasattr(value, name)}
    return (fields | attributes(value),)


def attributes(value: Any) -> dict[str, object]:
    """What an object holds in its dictionary and its slots."""
    held = dict(getattr(value, "__dict__", ()))
    for kind in type(value).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in [slots] if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(value, name):
                held[name] = getattr(value, name)
    return held


def _of_base(value: Any) -> tuple[object, ...] | None:
    """The parts of a value whose type is derived from a plain one: as that, and its attributes."""
    plain: Any
    base: Any = next((base for base in _BASES if isinstance(value, base)), None)
    if base is None:
        return None
    # Read by the base's own methods, which the type may have replaced.
    if base is dict:
        plain = dict(dict.items(value))
    elif base in _IMMUTABLE:
        plain = base.__new__(base, value) if base is not str else str.__str__(value)
    else:
        plain = base(base.__iter__(value))
    return plain, attributes(value), getattr(value, "default_factory", None)


def type_names(hash_funcs: HashFuncs | None) -> dict[str, Callable[[Any], object]] | None:
    """`hash_funcs` by the full names of types."""
    if not hash_funcs:
        return None
    return {
        kind if isinstance(kind, str) else f"{kind.__module__}.{kind.__qualname__}": function
        for kind, function in hash_funcs.items()
    }
