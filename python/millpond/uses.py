"""What a function uses beyond its own code: the user's functions and classes, and the plain values they all read.

A function leads to its globals, to what it captured, to its defaults and to what it imports; a class to its members and
its bases; an object to its class and to its plain attributes; a module of the user's to what is named of it. Library
code leads nowhere, and values that are neither plain nor small (frames, models, connections) do not count.
"""

from __future__ import annotations

import builtins
import sys
from functools import partial
from types import CodeType, FunctionType, MethodType, ModuleType
from weakref import WeakKeyDictionary

from millpond._native import digest, encode
from millpond.identity import code_digest
from millpond.script import is_users

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from millpond._native import Found

_CONSTANT = (type(None), bool, int, float, complex, str, bytes, type(...), range)
_CONTAINER = (tuple, frozenset, list, dict, set)
_SMALL = 1000
"""Containers with more entries are data rather than settings, and do not count."""

_MOST = 20_000
"""How many things are visited: more are not the user's, but a library that lies among their files."""

_PLAIN_TYPES = frozenset(
    {
        "datetime.date",
        "datetime.datetime",
        "datetime.time",
        "datetime.timedelta",
        "datetime.timezone",
        "decimal.Decimal",
        "fractions.Fraction",
        "pathlib.PosixPath",
        "pathlib.PurePosixPath",
        "re.Pattern",
        "uuid.UUID",
        "zoneinfo.ZoneInfo",
    }
)
"""Types whose values are constants, too."""


def look_through(function: FunctionType, owners: Iterable[type] = ()) -> Found:
    """What a function uses, directly or through others; `owners` are the classes that it is a method of.

    Gives where each thing was read, its name and what it was; the code of functions, the constants and the containers
    among them.
    """
    search = _Search(function)
    for owner in owners:
        search.method_of(owner)
    search.run()
    # In an order that does not depend on how it was found: members of a set come in any.
    return search.reads, sorted(search.code), sorted(search.constants), search.containers


def digest_of_class(kind: type) -> bytes:
    """A digest of the code of a class, and of what that uses; empty if it is not the user's."""
    known = _classes.get(kind)
    if known is None:
        known = b""
        if is_users_module(kind.__module__):
            search = _Search(None)
            search.visit(kind)
            found = sorted([*search.code, *search.constants])
            known = digest(part for name, bytes_ in found for part in (name.encode(), bytes_))
        _classes[kind] = known
    return known


_classes: WeakKeyDictionary[type, bytes] = WeakKeyDictionary()


def digest_of(function: FunctionType) -> bytes:
    """A digest of what a function uses now."""
    _, code, constants, containers = look_through(function)
    parts = [part for name, bytes_ in (*code, *constants) for part in (name.encode(), bytes_)]
    for name, container in containers:
        parts += [name.encode(), encode(container, None, True)]
    return digest(parts)


class _Search:
    """A walk from a function through all that it leads to."""

    def __init__(self, function: FunctionType | None) -> None:
        self.function = function
        self.reads: list[tuple[Any, str, object]] = []
        self.code: list[tuple[str, bytes]] = []
        self.constants: list[tuple[str, bytes]] = []
        self.containers: list[tuple[str, object]] = []
        self._seen: set[int] = set()
        # What is still to be visited: a name, what it names, and the names of attributes in the code that reads it.
        self._waiting: list[tuple[str, object, frozenset[str]]] = []
        self._held: list[object] = []

    def method_of(self, owner: type) -> None:
        """Visits what the function's code may find on an object of a class that it is a method of."""
        named = frozenset() if self.function is None else _attributes_of(self.function.__code__)
        for kind in owner.__mro__:
            if is_users_module(kind.__module__):
                for name in sorted(named & vars(kind).keys()):
                    self._member(kind, name, vars(kind)[name])

    def visit(self, value: object) -> None:
        """Visits a value and all that it leads to."""
        self._later("", value, frozenset())
        self.run()

    def run(self) -> None:
        """Visits everything."""
        if self.function is not None:
            self._function(self.function)
        while self._waiting and len(self._seen) < _MOST:
            self._visit(*self._waiting.pop())
        if self._waiting:
            _say_that_it_leads_too_far(getattr(self.function, "__qualname__", "a class"))

    def _later(self, name: str, value: object, named: frozenset[str]) -> None:
        self._waiting.append((name, value, named))

    def _visit(self, name: str, value: Any, named: frozenset[str]) -> None:
        if isinstance(value, ModuleType):
            self._module(value, named)
        elif _is_member(value):
            # Not as the key of an argument, which asks what its class uses, and so for its members.
            self.constants.append((name, encode((value.name, value.value), None, False)))
            self._later(type(value).__qualname__, type(value), frozenset())
        elif _is_constant(value):
            self.constants.append((name, encode(value, None, False)))
        elif id(value) in self._seen:
            return
        else:
            self._seen.add(id(value))
            self._held.append(value)  # So that its id stays its own.
            self._visit_once(name, value, named)

    def _visit_once(self, name: str, value: Any, named: frozenset[str]) -> None:
        held = getattr(value, "__dict__", None)
        if isinstance(held, dict) and "__wrapped__" in held:
            self._later(name, held["__wrapped__"], named)
        if isinstance(value, FunctionType):
            if is_users_module(value.__module__):
                self._function(value)
        elif isinstance(value, type):
            if is_users_module(value.__module__):
                self._class(value)
        elif type(value) in _CONTAINER:
            self._container(name, value, named)
        elif isinstance(value, (staticmethod, classmethod, MethodType)):
            self._later(name, value.__func__, named)
            if isinstance(value, MethodType):
                self._later(name, value.__self__, named)
        elif isinstance(value, property):
            for function in (value.fget, value.fset, value.fdel):
                self._later(name, function, named)
        elif isinstance(value, partial):
            for part in (value.func, *value.args, *value.keywords.values()):
                self._later(name, part, named)
        elif is_users_module(type(value).__module__):
            self._object(name, value, named)

    def _function(self, function: FunctionType) -> None:
        named = _attributes_of(function.__code__)
        self._seen.add(id(function))
        if function is not self.function:
            self.code.append((function.__qualname__, code_digest(function.__code__)))
            for part in (function.__defaults__, function.__kwdefaults__):
                self._later(function.__qualname__, part, named)
        names = function.__code__.co_freevars
        for name, cell in zip(names, function.__closure__ or (), strict=True):
            try:
                self._captured(function, name, cell.cell_contents, named)
            except ValueError:
                continue
        where = function.__globals__
        for name in _names_of(function.__code__):
            if name in where or not hasattr(builtins, name):
                self._read(where, name, where.get(name), named)
        for module in _imported(function):
            self._module(module, named)

    def _captured(self, function: FunctionType, name: str, value: object, named: frozenset[str]) -> None:
        # The memoized function's own variables are in each key already, as values; here only for where they lead.
        if function is not self.function or not is_plain(value):
            self._later(name, value, named)

    def _read(self, where: Any, name: str, value: object, named: frozenset[str]) -> None:
        self.reads.append((where, name, value))
        self._later(name, value, named)

    def _module(self, module: ModuleType, named: frozenset[str]) -> None:
        if not is_users(getattr(module, "__file__", None) or ""):
            return
        key = hash((id(module), named))
        if key in self._seen:
            return
        self._seen.add(key)
        inside = vars(module)
        for name in sorted(named):
            if name in inside:
                self._read(inside, name, inside[name], named)

    def _class(self, kind: type) -> None:
        for base in kind.__mro__[1:]:
            self._later(base.__qualname__, base, frozenset())
        for name, member in vars(kind).items():
            if name == "__hash__" and "__attrs_attrs__" in vars(kind):
                continue  # It was made for this process.
            if not name.startswith("__") or callable(getattr(member, "__func__", member)):
                self._member(kind, name, member)

    def _member(self, kind: type, name: str, member: object) -> None:
        if _is_constant(member):
            self.reads.append((kind, name, member))
        self._later(f"{kind.__qualname__}.{name}", member, frozenset())

    def _object(self, name: str, value: object, named: frozenset[str]) -> None:
        self._later(type(value).__qualname__, type(value), frozenset())
        held = getattr(value, "__dict__", None)
        if not isinstance(held, dict):
            return
        for attribute in sorted(named):
            if attribute in held:
                self.reads.append((held, attribute, held[attribute]))
                self._later(f"{name}.{attribute}", held[attribute], named)

    def _container(self, name: str, value: Any, named: frozenset[str]) -> None:
        if is_plain(value) and not any(map(_is_member, value.values() if isinstance(value, dict) else value)):
            # Of what can't change and stay the same object it is enough to look once.
            if isinstance(value, (tuple, frozenset)):
                self.constants.append((name, encode(value, None, False)))
            else:
                self.containers.append((name, value))
            return
        entries: Iterable[object] = value.values() if isinstance(value, dict) else value
        if len(value) <= _SMALL:
            for entry in entries:
                self._later(name, entry, named)


def _say_that_it_leads_too_far(name: str) -> None:
    if name in _said:
        return
    _said.add(name)
    from millpond.logger import get_logger

    get_logger(__name__).warning(
        f"`{name}` leads to more than {_MOST} functions, classes and values, perhaps of a library that lies beside the "
        "script: edits of those further away will not be seen"
    )


_said: set[str] = set()


def is_users_module(name: str | None) -> bool:
    """Whether a module of this name is the user's, and not the standard library's or an installed package's.

    One that is not known any more is: modules of the user's are forgotten when one of them changes.
    """
    if name is not None and name.partition(".")[0] in _LIBRARIES:
        return False
    if name == "__main__" or name not in sys.modules:
        return True
    return is_users(getattr(sys.modules[name], "__file__", None) or "")


_LIBRARIES = frozenset(
    {
        "PIL",
        "altair",
        "attr",
        "attrs",
        "matplotlib",
        "numpy",
        "pandas",
        "plotly",
        "polars",
        "pyarrow",
        "pydantic",
        "scipy",
        "sklearn",
        "torch",
    }
)
"""Packages that are libraries wherever they are installed: to walk through one would take minutes."""


def _is_constant(value: object) -> bool:
    kind = type(value)
    if kind in _CONSTANT:
        return True
    if kind.__module__ in _PACKAGES:
        return f"{kind.__module__}.{kind.__qualname__}" in _PLAIN_TYPES
    return _is_member(value)


def _is_member(value: Any) -> bool:
    """Whether a value is a member of an enumeration of plain values."""
    enum = sys.modules.get("enum")
    return enum is not None and isinstance(value, enum.Enum) and is_plain(value.value)


_PACKAGES = frozenset(name.partition(".")[0] for name in _PLAIN_TYPES)


def is_plain(value: object, depth: int = 3) -> bool:
    """Whether a value is a constant or a small container of such, which can't lead to itself."""
    if _is_constant(value):
        return True
    if type(value) not in _CONTAINER or depth == 0:
        return False
    entries = [*value, *value.values()] if isinstance(value, dict) else list(value)  # type: ignore[call-overload]
    if len(entries) > _SMALL or not all(is_plain(entry, depth - 1) for entry in entries):
        return False
    return not isinstance(value, (tuple, frozenset)) or all(
        _is_constant(entry) or isinstance(entry, (tuple, frozenset)) for entry in entries
    )


# What code names


_names: dict[CodeType, tuple[str, ...]] = {}
_attributes: dict[CodeType, frozenset[str]] = {}
_imports: dict[CodeType, tuple[tuple[str, int], ...]] = {}


def _forget_if_many() -> None:
    """Code of edited scripts is of no use any more."""
    if len(_names) >= 4096:
        for known in (_names, _attributes, _imports):
            known.clear()


def _names_of(code: CodeType) -> tuple[str, ...]:
    """The names that code, and code within it, loads from its globals."""
    known = _names.get(code)
    if known is None:
        _forget_if_many()
        known = _names[code] = tuple(dict.fromkeys(_loaded(code)))
    return known


def _loaded(code: CodeType) -> Iterator[str]:
    from dis import get_instructions

    for part in _all_code(code):
        for instruction in get_instructions(part):
            if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
                yield str(instruction.argval)


def _attributes_of(code: CodeType) -> frozenset[str]:
    known = _attributes.get(code)
    if known is None:
        known = _attributes[code] = frozenset(name for part in _all_code(code) for name in part.co_names)
    return known


def _imported(function: FunctionType) -> Iterator[ModuleType]:
    """The user's modules that a function imports when it runs; they are imported for it."""
    from importlib import import_module
    from importlib.util import find_spec, resolve_name

    for name, level in _imports_of(function.__code__):
        try:
            full = resolve_name("." * level + name, function.__globals__.get("__package__"))
            module = sys.modules.get(full)
            if module is None:
                spec = find_spec(full)
                if spec is None or not is_users(spec.origin or ""):
                    continue
                module = import_module(full)
        except Exception:  # It fails when the function runs, too, which then says so.
            continue
        # `import package.module` names the package; what is used of the module is named after it.
        yield module


def _imports_of(code: CodeType) -> tuple[tuple[str, int], ...]:
    known = _imports.get(code)
    if known is None:
        known = _imports[code] = tuple(dict.fromkeys(_import_statements(code)))
    return known


def _import_statements(code: CodeType) -> Iterator[tuple[str, int]]:
    from dis import get_instructions

    for part in _all_code(code):
        before: list[Any] = []
        for instruction in get_instructions(part):
            if instruction.opname == "IMPORT_NAME":
                # The level of a relative import is the first of the two constants loaded before it.
                level = before[-2] if len(before) > 1 and isinstance(before[-2], int) else 0
                yield str(instruction.argval), level
            before.append(instruction.argval)


def _all_code(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _all_code(constant)
