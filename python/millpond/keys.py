"""What a memoized call is found by: its arguments, all of their content, exactly.

Each value becomes bytes that no other value becomes: a tag for its type, lengths before contents, nothing sampled.
Containers and large values become digests, so that equal parts are read once and circles end.
"""

from __future__ import annotations

import sys
from _blake2 import blake2b
from _struct import pack
from types import (
    BuiltinFunctionType,
    CodeType,
    EllipsisType,
    FunctionType,
    MethodType,
    ModuleType,
    NotImplementedType,
)

from millpond.errors import UnhashableTypeError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    HashFuncs = Mapping[type | str, Callable[[Any], object]]

_FAR = sys.maxsize


def digest(parts: Iterable[Any]) -> bytes:
    """A digest of bytes-like parts, each with its length before it."""
    state = blake2b(digest_size=32)
    for part in parts:
        view = memoryview(part)
        state.update(pack("<Q", view.nbytes))
        state.update(view)
    return state.digest()


class Encoder:
    """Turns the values of one call into bytes."""

    __slots__ = ("_above", "_hash_funcs", "_known", "_lenient", "_lowest")

    def __init__(self, hash_funcs: HashFuncs | None = None) -> None:
        self._hash_funcs = {_type_key(kind): function for kind, function in (hash_funcs or {}).items()}
        # Digests of containers already read, with the containers, so that none is freed and its id used again.
        self._known: dict[int, tuple[object, bytes]] = {}
        # The containers around the value being read, and how deep each lies.
        self._above: dict[int, int] = {}
        # The outermost container that a circle led back to since the one being read began.
        self._lowest = _FAR
        # More than 0: what can't be encoded counts as itself, by identity.
        self._lenient = 0

    def encode(self, value: Any) -> bytes:
        """The bytes of a value. Raises `UnhashableTypeError` for a type without known content."""
        if self._hash_funcs:
            function = self._hash_funcs.get(_type_name(type(value)))
            if function is not None:
                return _framed(b"h", _type_bytes(type(value)), Encoder().encode(function(value)))
        exact = _EXACT.get(type(value))
        return exact(self, value) if exact is not None else _other(self, value)

    def captured(self, value: Any) -> bytes:
        """The bytes of a value that a function captured: what can't be encoded counts as itself."""
        self._lenient += 1
        try:
            return self.encode(value)
        finally:
            self._lenient -= 1

    def container(self, tag: bytes, value: object, parts: Callable[[], Iterable[bytes]]) -> bytes:
        """The bytes of a value made of parts: a digest of theirs; inside itself, how far out it lies."""
        known = self._known.get(id(value))
        if known is not None:
            return known[1]
        depth = self._above.get(id(value))
        if depth is not None:
            self._lowest = min(self._lowest, depth)
            return b"^" + pack("<Q", len(self._above) - depth)
        depth = self._above[id(value)] = len(self._above)
        outer, self._lowest = self._lowest, _FAR
        try:
            result = tag + digest(parts())
        finally:
            del self._above[id(value)]
        if self._lowest >= depth:
            # No circle leads out of it: it is the same wherever it stands.
            self._known[id(value)] = value, result
            self._lowest = outer
        else:
            self._lowest = min(outer, self._lowest)
        return result

    def unknown(self, value: object) -> bytes:
        """What stands for a value whose content is not known."""
        if not self._lenient:
            raise UnhashableTypeError(_type_name(type(value)))
        if type(value).__module__ == "millpond.delta_generator":
            return b"place"  # Where to draw is no input; the recording knows it.
        return _framed(b"@", pack("<Q", token(value)))


_tokens: dict[int, tuple[object, int]] = {}
_tokens_made = [0]


def token(value: object) -> int:
    """A number for an object that no other object of this process gets."""
    known = _tokens.get(id(value))
    if known is None:
        from weakref import ref

        _tokens_made[0] += 1
        try:
            key = id(value)
            held: object = ref(value, lambda _: _tokens.pop(key, None))
        except TypeError:
            held = value  # Kept alive, so that its id stays its own.
        known = _tokens[id(value)] = held, _tokens_made[0]
    return known[1]


def _framed(tag: bytes, *parts: bytes) -> bytes:
    return tag + b"".join(pack("<Q", len(part)) + part for part in parts)


def _type_name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _type_key(kind: type | str) -> str:
    return kind if isinstance(kind, str) else _type_name(kind)


def _type_bytes(kind: type) -> bytes:
    return _type_name(kind).encode("utf-8", "surrogatepass")


# Plain values


def _int(_: Encoder, value: int) -> bytes:
    return _framed(b"i", value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True))


def _float(_: Encoder, value: float) -> bytes:
    return b"f" + pack("<d", value)


def _complex(_: Encoder, value: complex) -> bytes:
    return b"c" + pack("<dd", value.real, value.imag)


def _str(_: Encoder, value: str) -> bytes:
    return _framed(b"s", value.encode("utf-8", "surrogatepass"))


def _bytes(_: Encoder, value: bytes) -> bytes:
    return _framed(b"b", value) if len(value) < 1024 else b"B" + digest([value])


def _bytearray(_: Encoder, value: bytearray) -> bytes:
    return b"a" + digest([value])


def _memoryview(encoder: Encoder, value: memoryview) -> bytes:
    return b"v" + digest([value.format.encode(), encoder.encode(value.shape), value.tobytes()])


def _range(encoder: Encoder, value: range) -> bytes:
    return _framed(b"r", *(encoder.encode(part) for part in (value.start, value.stop, value.step)))


def _slice(encoder: Encoder, value: slice) -> bytes:
    return _framed(b"e", *(encoder.encode(part) for part in (value.start, value.stop, value.step)))


# Containers


def _list(encoder: Encoder, value: list[Any]) -> bytes:
    return encoder.container(b"L", value, lambda: items(encoder, value))


def _tuple(encoder: Encoder, value: tuple[Any, ...]) -> bytes:
    return encoder.container(b"T", value, lambda: items(encoder, value))


def _dict(encoder: Encoder, value: dict[Any, Any]) -> bytes:
    # In its order: two that are equal but for it can give different results.
    return encoder.container(b"D", value, lambda: [*items(encoder, list(value)), *items(encoder, list(value.values()))])


def _set(encoder: Encoder, value: set[Any]) -> bytes:
    return encoder.container(b"S", value, lambda: sorted(map(encoder.encode, value)))


def _frozenset(encoder: Encoder, value: frozenset[Any]) -> bytes:
    return encoder.container(b"F", value, lambda: sorted(map(encoder.encode, value)))


def items(encoder: Encoder, values: list[Any] | tuple[Any, ...]) -> Iterable[bytes]:
    """The parts of a sequence; of a long one of plain values all at once, which is many times faster."""
    kinds = set(map(type, values)) if len(values) > 16 and not encoder._hash_funcs else None
    packed = _packed(kinds, values) if kinds and kinds <= _PACKED else None
    return map(encoder.encode, values) if packed is None else packed


_PACKED = {int, float, str, type(None)}


def _packed(kinds: set[type], values: list[Any] | tuple[Any, ...]) -> list[Any] | None:
    from array import array

    parts: list[Any] = [b"packed"]
    if type(None) in kinds:
        parts.append(bytes(value is None for value in values))
        values = [value for value in values if value is not None]
    kinds = kinds - {type(None)}
    if len(kinds) != 1:
        return None
    if str in kinds:
        lengths = array("Q", map(len, values))
        return [*parts, b"str", lengths, "".join(values).encode("utf-8", "surrogatepass")]
    if float in kinds:
        return [*parts, b"float", array("d", values)]
    try:
        return [*parts, b"int", array("q", values)]
    except OverflowError:
        return None


# Functions, classes, modules


def _function(encoder: Encoder, value: FunctionType) -> bytes:
    from millpond.identity import identity

    def parts() -> Iterable[bytes]:
        yield identity(value)
        yield encoder.captured(value.__defaults__)
        yield encoder.captured(value.__kwdefaults__)
        yield from captures(encoder, value)

    return encoder.container(b"fn", value, parts)


def captures(encoder: Encoder, function: FunctionType) -> Iterable[bytes]:
    """The parts for the variables that a function captured, as they are now."""
    for cell in function.__closure__ or ():
        try:
            value = cell.cell_contents
        except ValueError:
            yield b"unset"
        else:
            yield encoder.captured(value)


def _builtin(encoder: Encoder, value: BuiltinFunctionType) -> bytes:
    owner = value.__self__
    name = f"{value.__module__}.{value.__qualname__}".encode()
    bound = b"" if owner is None or isinstance(owner, ModuleType) else encoder.captured(owner)
    return _framed(b"bi", name, bound)


def _method(encoder: Encoder, value: MethodType) -> bytes:
    return _framed(b"me", encoder.encode(value.__func__), encoder.captured(value.__self__))


def _module(_: Encoder, value: ModuleType) -> bytes:
    return _framed(b"mo", value.__name__.encode())


def _code(_: Encoder, value: CodeType) -> bytes:
    from millpond.identity import code_digest

    return _framed(b"co", code_digest(value))


def _class(encoder: Encoder, value: type) -> bytes:
    """A class counts as its name and the code of its methods."""

    def parts() -> Iterable[bytes]:
        yield _type_bytes(value)
        if value.__module__ == "__main__":
            for name, member in vars(value).items():
                if isinstance(member, FunctionType):
                    yield name.encode()
                    yield encoder.encode(member)

    return encoder.container(b"ty", value, parts)


_EXACT: dict[type, Callable[[Encoder, Any], bytes]] = {
    type(None): lambda _, value: b"0",
    bool: lambda _, value: b"1" if value else b"2",
    int: _int,
    float: _float,
    complex: _complex,
    str: _str,
    bytes: _bytes,
    bytearray: _bytearray,
    memoryview: _memoryview,
    range: _range,
    slice: _slice,
    EllipsisType: lambda _, value: b"3",
    NotImplementedType: lambda _, value: b"4",
    list: _list,
    tuple: _tuple,
    dict: _dict,
    set: _set,
    frozenset: _frozenset,
    FunctionType: _function,
    BuiltinFunctionType: _builtin,
    MethodType: _method,
    ModuleType: _module,
    CodeType: _code,
    type: _class,
}
"""How values of exactly these types are encoded. A tag never begins another tag followed by what may follow."""

_BASES = (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset)


def _other(encoder: Encoder, value: Any) -> bytes:
    """The bytes of a value of any other type, by what it is a kind of."""
    from millpond.keys_of_packages import of_package

    kind = type(value)
    wrapped = getattr(kind, "_is_memoized", False)
    if wrapped:
        return encoder.encode(value.__wrapped__)
    if isinstance(value, type):
        return _class(encoder, value)
    parts = of_package(encoder, value)
    if parts is None and hasattr(kind, "__dataclass_fields__"):
        parts = lambda: _fields(encoder, value)  # noqa: E731
    if parts is None:
        parts = _of_base(encoder, value)
    if parts is None:
        return encoder.unknown(value)
    found = parts
    return encoder.container(b"O", value, lambda: [_type_bytes(kind), *found()])


def _fields(encoder: Encoder, value: Any) -> Iterable[bytes]:
    fields = {name: getattr(value, name) for name in value.__dataclass_fields__ if hasattr(value, name)}
    return [encoder.encode(fields | _attributes(value))]


def _attributes(value: Any) -> dict[str, object]:
    """What an object holds beyond what its base knows of."""
    held = dict(getattr(value, "__dict__", ()))
    for kind in type(value).__mro__:
        slots = kind.__dict__.get("__slots__", ())
        for name in [slots] if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(value, name):
                held[name] = getattr(value, name)
    return held


def _of_base(encoder: Encoder, value: Any) -> Callable[[], Iterable[bytes]] | None:
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
    attributes = _attributes(value)
    extra = getattr(value, "default_factory", None)
    return lambda: [encoder.encode(plain), encoder.encode(attributes), encoder.encode(extra)]


_IMMUTABLE = (int, float, complex, str, bytes)
