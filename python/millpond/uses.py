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

from millpond._native import Uses, digest, encode
from millpond.identity import code_digest
from millpond.script import is_users

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

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


def look_through(function: FunctionType, owners: Iterable[type] = ()) -> Uses:
    """What a function uses, directly or through others; `owners` are the classes that it is a method of."""
    search = _Search(function)
    for owner in owners:
        search.method_of(owner)
    search.run()
    return search.found()


def digest_of_class(kind: type) -> bytes:
    """A digest of the code of a class, and of what that uses now; empty if it is not the user's."""
    return _digest(_classes, kind) if is_users_module(kind.__module__) else b""


def digest_of(function: FunctionType) -> bytes:
    """A digest of what a function uses now."""
    return _digest(_functions, function)


_classes: WeakKeyDictionary[type, Uses] = WeakKeyDictionary()
_functions: WeakKeyDictionary[FunctionType, Uses] = WeakKeyDictionary()


def _digest(known: WeakKeyDictionary[Any, Uses], value: Any) -> bytes:
    uses = known.get(value)
    if uses is None or not uses.holds():
        search = _Search(value if isinstance(value, FunctionType) else None)
        if isinstance(value, type):
            search.visit(value)
        search.run()
        uses = known[value] = search.found()
    return uses.digest()


class _Search:
    """A walk from a function through all that it leads to.

    What is found is told with the way that leads there, so that two things in each other's places are not the same.
    """

    def __init__(self, function: FunctionType | None) -> None:
        self.function = function
        self._reads: list[tuple[Any, str | None, object]] = []
        self._code: list[tuple[str, bytes]] = []
        self._constants: list[tuple[str, bytes]] = []
        self._containers: list[tuple[str, object]] = []
        # What was visited, by its id: a number, and the thing itself, so that its id stays its own.
        self._seen: dict[int, tuple[int, object]] = {}
        self._modules: set[tuple[int, frozenset[str]]] = set()
        # What is still to be visited: the way, what is there, and the names of attributes in the code that reads it.
        self._waiting: list[tuple[str, object, frozenset[str]]] = []

    def found(self) -> Uses:
        """What it led to."""
        return Uses(self._reads, self._code, self._constants, self._containers)

    def method_of(self, owner: type) -> None:
        """Visits what the function's code may find on an object of a class that it is a method of."""
        named = frozenset() if self.function is None else _attributes_of(self.function.__code__)
        for kind in owner.__mro__:
            if is_users_module(kind.__module__):
                for name in sorted(named):
                    self._member(kind.__qualname__, kind, name)

    def visit(self, value: object) -> None:
        """Visits a value."""
        self._later("", value, frozenset())

    def run(self) -> None:
        """Visits everything."""
        if self.function is not None:
            self._function("", self.function)
        while self._waiting and len(self._seen) < _MOST:
            self._visit(*self._waiting.pop())
        if self._waiting:
            _say_that_it_leads_too_far(getattr(self.function, "__qualname__", "a class"))

    def _later(self, way: str, value: object, named: frozenset[str]) -> None:
        self._waiting.append((way, value, named))

    def _is(self, way: str, what: bytes) -> None:
        """Tells what is at the end of a way."""
        self._constants.append((way, digest([way.encode("utf-8", "surrogatepass"), what])))

    def _visit(self, way: str, value: Any, named: frozenset[str]) -> None:
        if isinstance(value, ModuleType):
            self._module(way, value, named)
        elif _is_member(value):
            # Not as the key of an argument, which asks what its class uses, and so for its members.
            self._is(way, encode((value.name, value.value), None, False))
            self._later(f"{way}:", type(value), frozenset())
        elif _is_constant(value):
            self._is(way, encode(value, None, False))
        elif id(value) in self._seen:
            self._is(way, b"seen" + str(self._seen[id(value)][0]).encode())
        else:
            self._seen[id(value)] = len(self._seen), value
            self._visit_once(way, value, named)

    def _visit_once(self, way: str, value: Any, named: frozenset[str]) -> None:
        held = getattr(value, "__dict__", None)
        if isinstance(held, dict) and "__wrapped__" in held:
            self._later(f"{way}.__wrapped__", held["__wrapped__"], named)
        if isinstance(value, FunctionType):
            if is_users_module(value.__module__):
                self._function(way, value)
            else:
                self._is(way, f"{value.__module__}.{value.__qualname__}".encode())
        elif isinstance(value, type):
            self._class(way, value)
        elif type(value) in _CONTAINER:
            self._container(way, value, named)
        elif isinstance(value, (staticmethod, classmethod, MethodType)):
            self._later(f"{way}()", value.__func__, named)
            if isinstance(value, MethodType):
                self._later(f"{way}.__self__", value.__self__, named)
        elif isinstance(value, property):
            for name in ("fget", "fset", "fdel"):
                self._later(f"{way}.{name}", getattr(value, name), named)
        elif isinstance(value, partial):
            self._later(f"{way}.func", value.func, named)
            self._entries(way, [*enumerate(value.args), *value.keywords.items()], named)
        elif is_users_module(type(value).__module__):
            self._object(way, value, named)

    def _function(self, way: str, function: FunctionType) -> None:
        named = _attributes_of(function.__code__)
        if function is self.function:
            self._seen[id(function)] = len(self._seen), function
        else:
            code = digest([way.encode("utf-8", "surrogatepass"), code_digest(function.__code__)])
            self._code.append((function.__qualname__, code))
            for name in ("__defaults__", "__kwdefaults__"):
                self._reads.append((function, name, getattr(function, name)))
                self._later(f"{way}.{name}", getattr(function, name), named)
        for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
            try:
                value = cell.cell_contents
            except ValueError:
                value = None
            # The memoized function's own variables are in each key already, as values; here only for where they lead.
            if function is not self.function or not is_plain(value):
                self._reads.append((cell, "cell_contents", value))
                self._later(f"{way}<{name}>" if way else name, value, named)
        where = function.__globals__
        module_name = where.get("__name__")
        # The way to a global is its name, from wherever in its module it is read.
        start = "" if module_name == "__main__" else f"{module_name}."
        for name in _names_of(function.__code__):
            if name in where or not hasattr(builtins, name):
                self._read(f"{start}{name}", where, name, named)
        for module in _imported(function):
            self._module(module.__name__, module, named)

    def _read(self, way: str, where: dict[str, Any], name: str, named: frozenset[str]) -> None:
        value = where.get(name)
        self._reads.append((where, name, value))
        self._later(way, value, named)

    def _module(self, way: str, module: ModuleType, named: frozenset[str]) -> None:
        self._is(way, module.__name__.encode())
        if not is_users(getattr(module, "__file__", None) or "") or (id(module), named) in self._modules:
            return
        self._modules.add((id(module), named))
        inside = vars(module)
        for name in sorted(named):
            if name in inside:
                self._read(f"{module.__name__}.{name}", inside, name, named)

    def _class(self, way: str, kind: type) -> None:
        self._is(way, f"{kind.__module__}.{kind.__qualname__}".encode())
        if not is_users_module(kind.__module__):
            return
        for at, base in enumerate(kind.__mro__[1:]):
            self._later(f"{way}({at})", base, frozenset())
        for name, member in list(vars(kind).items()):
            if name == "__hash__" and "__attrs_attrs__" in vars(kind):
                continue  # It was made for this process.
            if name == "_value2member_map_":
                continue  # An enumeration adds to it what its members were combined to.
            if not name.startswith("__") or callable(getattr(member, "__func__", member)):
                self._member(way, kind, name)

    def _member(self, way: str, kind: type, name: str) -> None:
        member = vars(kind).get(name)
        self._reads.append((kind, name, member))
        if member is not None:
            self._later(f"{way}.{name}" if way else f"{kind.__qualname__}.{name}", member, frozenset())

    def _object(self, way: str, value: object, named: frozenset[str]) -> None:
        self._later(f"{way}:", type(value), frozenset())
        held = getattr(value, "__dict__", None)
        slots = {name for kind in type(value).__mro__ for name in kind.__dict__.get("__slots__", ()) or ()}
        for name in sorted(named):
            # What is not there yet may be later, and may then hide what the class has.
            if name in slots:
                self._reads.append((value, name, getattr(value, name, None)))
                self._later(f"{way}.{name}", getattr(value, name, None), named)
            elif isinstance(held, dict):
                self._reads.append((held, name, held.get(name)))
                if name in held:
                    self._later(f"{way}.{name}", held[name], named)

    def _container(self, way: str, value: Any, named: frozenset[str]) -> None:
        if is_plain(value) and not any(map(_is_member, value.values() if isinstance(value, dict) else value)):
            # Of what can't change and stay the same object it is enough to look once.
            if isinstance(value, (tuple, frozenset)):
                self._is(way, encode(value, None, False))
            else:
                self._containers.append((way, value))
        elif len(value) <= _SMALL:
            self._mixed(way, value, named)

    def _mixed(self, way: str, value: Any, named: frozenset[str]) -> None:
        """Visits what a container of functions, objects and the like holds."""
        if isinstance(value, dict):
            self._reads.append((value, None, tuple(part for entry in value.items() for part in entry)))
            for at, name in enumerate(value):
                self._later(f"{way}[{at}]key", name, named)
            self._entries(way, enumerate(value.values()), named)
            return
        if isinstance(value, (list, set)):
            self._reads.append((value, None, tuple(value)))
        entries = list(value)
        if isinstance(value, (set, frozenset)):
            entries.sort(key=lambda entry: str(getattr(entry, "__qualname__", entry)))
        self._entries(way, enumerate(entries), named)

    def _entries(self, way: str, entries: Iterable[tuple[object, object]], named: frozenset[str]) -> None:
        for at, entry in entries:
            self._later(f"{way}[{at}]", entry, named)


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
            elif not is_users(getattr(module, "__file__", None) or ""):
                continue  # As if it were not imported yet: what was before must make no difference.
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
