"""What an object is, for people: its name, type, value, documentation and members."""

from __future__ import annotations

import inspect
from itertools import islice
from reprlib import Repr
from types import (
    BuiltinFunctionType,
    ClassMethodDescriptorType,
    FunctionType,
    MemberDescriptorType,
    MethodDescriptorType,
    MethodType,
    MethodWrapperType,
    ModuleType,
    WrapperDescriptorType,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_ROUTINES = (
    FunctionType,
    BuiltinFunctionType,
    MethodType,
    MethodDescriptorType,
    ClassMethodDescriptorType,
    MethodWrapperType,
    WrapperDescriptorType,
)

_MOST_MEMBERS = 1000
_MOST_CHARACTERS = 1000
"""Of a value; what is longer is cut in its middle."""


def describe(thing: object) -> dict[str, object]:
    """The fields of the element `help`, but for its type and width. Never fails, whatever the object's code does."""
    return {
        "name": _name(thing),
        "kind": _kind(thing),
        "value": _signature(thing) if _is_documented(thing) else _shown(thing),
        "doc": _doc(thing),
        "members": [_member(name, value) for name, value in islice(_members(thing), _MOST_MEMBERS)],
    }


def _name(thing: object) -> str | None:
    """What it is called, with its module if that is neither the script nor Python itself."""
    name = _text_of(thing, "__qualname__") or _text_of(thing, "__name__")
    module = _text_of(thing, "__module__")
    if name is None or module in (None, "__main__", "builtins") or issubclass(type(thing), ModuleType):
        return name
    return f"{module}.{name}"


def _kind(thing: object) -> str:
    kind = type(thing)
    if issubclass(kind, type):
        return "class"
    name = _text_of(kind, "__qualname__") or "object"
    module = _text_of(kind, "__module__")
    return name if module in (None, "__main__", "builtins") else f"{module}.{name}"


def _is_documented(thing: object) -> bool:
    """Whether it is a function, class or module, which says more by its documentation than by its value."""
    # Not `isinstance`, which asks the object.
    return issubclass(type(thing), (type, ModuleType, *_ROUTINES))


def _signature(thing: Any) -> str | None:
    if issubclass(type(thing), ModuleType):
        return None
    try:
        signature = inspect.signature(thing)
        plain = [one.replace(annotation=_unquoted(one.annotation)) for one in signature.parameters.values()]
        signature = signature.replace(parameters=plain, return_annotation=_unquoted(signature.return_annotation))
        return f"{_text_of(thing, '__name__') or ''}{signature}"[:_MOST_CHARACTERS]
    except Exception:  # Much that is written in C has none.
        return None


class _Annotation(str):
    """An annotation that was not evaluated, and is written as it stands in the source."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _unquoted(annotation: object) -> object:
    return _Annotation(annotation) if isinstance(annotation, str) else annotation


def _doc(thing: object) -> str | None:
    try:
        text = inspect.getdoc(thing)
    except Exception:
        return None
    return text if isinstance(text, str) and text else None


def _member(name: str, value: object) -> dict[str, object]:
    # What a property gives is not asked for.
    documented = _is_documented(value) or hasattr(type(value), "__get__")
    doc = _doc(value) if documented else None
    return {
        "name": name,
        "kind": _kind(value),
        "value": None if documented else _shown(value),
        "doc": None if doc is None else " ".join(doc.split("\n\n")[0].split()),
    }


def _members(thing: object) -> Iterator[tuple[str, object]]:
    """What belongs to it by a public name, in order. Code of its own, such as that of a property, is not run."""
    if issubclass(type(thing), _ROUTINES):
        return
    try:
        names = sorted({name for name in dir(thing) if isinstance(name, str) and not name.startswith("_")})
    except Exception:
        return
    for name in names:
        try:
            value: Any = inspect.getattr_static(thing, name)
            if type(value) is MemberDescriptorType and not issubclass(type(thing), type):
                value = value.__get__(thing)
        except Exception:  # It has the name, but nothing behind it yet.
            continue
        yield name, value.__func__ if type(value) in (staticmethod, classmethod) else value


def _text_of(thing: object, name: str) -> str | None:
    try:
        text = getattr(thing, name, None)
    except Exception:
        return None
    return text if isinstance(text, str) and text else None


class _Shown(Repr):
    """Values as Python writes them, of large ones only the beginning."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdict = self.maxdeque = 100
        self.maxarray = 100
        self.maxstring = self.maxlong = self.maxother = _MOST_CHARACTERS

    def repr_dict(self, x: dict[Any, Any], level: int) -> str:
        # In its own order, which the original changes.
        if level <= 0:
            return "{...}"
        entries = [f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}" for key in islice(x, self.maxdict)]
        return "{" + ", ".join(entries + ["..."] * (len(x) > self.maxdict)) + "}"


def _shown(value: object) -> str:
    try:
        text = _Shown().repr(value)
    except Exception:
        text = object.__repr__(value)
    half = _MOST_CHARACTERS // 2
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:half]}...{text[-half:]}"
