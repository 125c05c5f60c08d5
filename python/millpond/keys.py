"""What stands for a value in the key of a memoized call, where it is none of Python's plain ones.

The extension encodes plain values and containers itself. It asks here for the parts of any other: values that it
encodes in turn. Parts that were only captured may be of types without known content; they then count by identity.
"""

from __future__ import annotations

import sys
from types import BuiltinFunctionType, CodeType, FunctionType, MemberDescriptorType, MethodType, ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
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
    if known is None:
        known = _of_base(value)
    if hasattr(kind, "__dataclass_fields__") or hasattr(kind, "__attrs_attrs__"):
        known = (*(known or ()), _fields(value))
    return None if known is None else ((*known, _code_of(kind)), ())


def _code_of(kind: type) -> bytes:
    """What the methods of a class do: a function may call them on its argument."""
    from millpond.uses import digest_of_class

    return digest_of_class(kind)


def _of_package(value: object) -> tuple[object, ...] | None:
    from millpond.keys_of_packages import of_package

    return of_package(value)


_tokens: dict[int, tuple[object, bytes]] = {}
_held_on_to: list[int] = []
_tokens_made = [0]

_MOST_HELD = 256
"""How many objects that no weak reference can be had of are kept alive for their tokens."""


def token(value: object) -> bytes:
    """What no other object of this process has, nor any of another process; for all places on the page the same.

    Where to draw is no input: the recording knows it.
    """
    if any(kind.__module__ == "millpond.delta_generator" for kind in type(value).__mro__):
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
        # Kept alive, so that its id stays its own; one that has to go gets another token the next time.
        _held_on_to.append(key)
        if len(_held_on_to) > _MOST_HELD:
            _tokens.pop(_held_on_to.pop(0), None)
        return value


def _new_token() -> bytes:
    global _process
    if not _process:
        import os

        os.register_at_fork(after_in_child=_be_another_process)
        _process = os.urandom(16)
    _tokens_made[0] += 1
    return _process + _tokens_made[0].to_bytes(8, "little")


def _be_another_process() -> None:
    import os

    global _process
    _process = os.urandom(16)


_process = b""
"""What tells this process from all others, whose keys may lie in the same folder."""


# Functions, classes, modules


def _function(value: FunctionType) -> Parts:
    from millpond.identity import identity
    from millpond.uses import digest_of, is_users_module

    cells = [_contents(cell) for cell in value.__closure__ or ()]
    used = digest_of(value) if is_users_module(value.__module__) else b""
    return (identity(value), used), (value.__defaults__, value.__kwdefaults__, *cells)


def _contents(cell: Any) -> object:
    try:
        return (cell.cell_contents,)
    except ValueError:
        return None


def _builtin(value: BuiltinFunctionType) -> Parts:
    owner: Any = value.__self__
    of_module = isinstance(owner, ModuleType)
    module = value.__module__ or (owner.__name__ if of_module else None)
    return (module, value.__qualname__), (None if of_module else owner,)


def _method(value: MethodType) -> Parts:
    return (value.__func__,), (value.__self__,)


def _code(value: CodeType) -> Parts:
    from millpond.identity import code_digest

    return (code_digest(value),), ()


def _class(value: type) -> Parts:
    """A class counts as its name and, where it is the user's, as its bases and what its body says."""
    from millpond.uses import is_users_module

    name = value.__module__, value.__qualname__
    if not is_users_module(value.__module__):
        return name, ()
    return (*name, value.__bases__), tuple(_members(value))


def _members(value: Any) -> Iterator[object]:
    enum = sys.modules.get("enum")
    # An enumeration holds its values in several ways, and ones made on the way.
    is_enumeration = enum is not None and isinstance(value, enum.EnumMeta)
    if is_enumeration:
        yield dict(value.__members__)
    for name, member in vars(value).items():
        if name == "__hash__" and hasattr(value, "__attrs_attrs__"):
            continue  # A hash that only this process knows is written into its code.
        own = is_enumeration or name.startswith("__") or name == "_abc_impl"
        if not own or name in _SAID or isinstance(getattr(member, "__func__", member), FunctionType):
            yield from (name, member)


_SAID = ("__annotations__", "__pydantic_fields__")
"""What a class's body says under a name of Python's or a package's own."""


_EXACT: dict[type, Callable[[Any], Parts]] = {
    FunctionType: _function,
    BuiltinFunctionType: _builtin,
    MethodType: _method,
    ModuleType: lambda value: ((value.__name__,), ()),
    CodeType: _code,
    type: _class,
}


# Values derived from plain ones


_BASES: dict[type, Callable[[Any], object]] = {
    int: int.__int__,
    float: float.__float__,
    complex: complex.__complex__,
    str: str.__str__,
    bytes: bytes.__bytes__,
    bytearray: lambda value: bytearray(bytearray.__iter__(value)),
    list: lambda value: list(list.__iter__(value)),
    tuple: lambda value: tuple(tuple.__iter__(value)),
    dict: lambda value: dict(dict.items(value)),
    set: lambda value: set(set.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value)),
}
"""How a value of a type derived from a plain one is read: by the base's own methods, which the type may replace."""


def _of_base(value: Any) -> tuple[object, ...] | None:
    """The parts of a value whose type is derived from a plain one: as that, and its attributes."""
    kind = type(value)
    base = next((base for base in kind.__mro__ if base in _BASES), None)
    if base is None:
        return None
    if hasattr(kind, "n_unnamed_fields"):
        return tuple(value.__reduce__()[1])  # It holds more than the tuple that it is.
    return _BASES[base](value), attributes(value), getattr(kind, "_fields", None)


def _fields(value: Any) -> dict[str, object]:
    """What a value of a class with declared fields holds, and the defaults that only its class holds."""
    fields: dict[str, object] = {}
    if hasattr(type(value), "__dataclass_fields__"):
        import dataclasses

        fields = {
            field.name: getattr(value, field.name) for field in dataclasses.fields(value) if hasattr(value, field.name)
        }
    return fields | attributes(value)


def attributes(value: Any, base: type = object) -> dict[str, object]:
    """What an object holds in its dictionary and its slots, without those that its type has from `base`."""
    held = {} if base.__dictoffset__ else dict(getattr(value, "__dict__", ()))
    kinds = type(value).__mro__
    for kind in reversed(kinds[: kinds.index(base)]):
        # By their descriptors: the names in `__slots__` lack the class's name where they are private.
        slots = vars(kind).items() if "__slots__" in vars(kind) else ()
        for name, slot in slots:
            if isinstance(slot, MemberDescriptorType):
                try:
                    held[name] = slot.__get__(value)
                except AttributeError:
                    pass
    held.pop("_attrs_cached_hash", None)  # Of this process, and only after it was asked for.
    return held


def type_names(hash_funcs: HashFuncs | None) -> dict[str, Callable[[Any], object]] | None:
    """`hash_funcs` by the full names of types."""
    if not hash_funcs:
        return None
    return {
        kind if isinstance(kind, str) else f"{kind.__module__}.{kind.__qualname__}": function
        for kind, function in hash_funcs.items()
    }
