"""Keys of every type of value that is passed: equal for equal content, different in the smallest thing.

A group makes values that differ from each other, the same at each call.
"""

# ruff: noqa: UP006, UP045

from __future__ import annotations

import array
import collections
import contextlib
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import io
import ipaddress
import itertools
import math
import operator
import os
import pathlib
import queue
import random
import re
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import threading
import time
import types
import typing
import uuid
import zoneinfo

import pytest
from millpond._native import encode
from millpond.errors import UnhashableTypeError
from millpond.keys import type_names

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")


def key(value, hash_funcs=None):
    return encode(value, type_names(hash_funcs), False)


# Plain values


def numbers():
    return [
        0, 1, -1, 255, 256, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 2**8191, 2**8191 + 1, True, False,
        0.0, -0.0, 1.0, math.nextafter(1.0, 2.0), math.inf, -math.inf, math.nan,
        struct.unpack("<d", b"\1\0\0\0\0\0\xf8\x7f")[0], 0j, -0j, 1j, 1 + 0j, complex(math.nan, 0),
        decimal.Decimal(1), decimal.Decimal("1.0"), decimal.Decimal("1E+1"), decimal.Decimal(10), decimal.Decimal("-0"),
        decimal.Decimal("sNaN1"), decimal.Decimal("NaN1"), fractions.Fraction(1), fractions.Fraction(1, 3),
        Price(1), Price("1.001"), Metres(1), Metres(2), Celsius(1), Celsius(2), Level.LOW,
    ]  # fmt: skip


class Price(decimal.Decimal):
    def __str__(self):
        return f"{float(self):.2f}"


class Metres(int):
    def __int__(self):
        return 0

    def __index__(self):
        return 0


class Celsius(float):
    def __float__(self):
        return 0.0


def texts():
    return [
        "", "a", "A", "ä", "a\u0308", "a\0", "\ud800", "\udfff", "1", "x" * 1023, "x" * 1024, "x" * 1023 + "y",
        "None", b"", b"a", b"a\0", b"x" * 1024, b"x" * 1023 + b"y", bytearray(), bytearray(b"a"), bytearray(b"b"),
        memoryview(b"a"), memoryview(b"b"), memoryview(b"abcd").cast("i"), memoryview(b"abcd")[::2],
        memoryview(b"abcd").cast("B", (2, 2)), array.array("b", b"a"), array.array("B", b"a"), array.array("b", b"b"),
        array.array("d", [0.0]), array.array("d", [-0.0]), array.array("d"), Name("a"),
        Name("b"), Tagged("a", 1), Tagged("a", 2), collections.UserString("a"), collections.UserString("b"),
    ]  # fmt: skip


class Name(str):
    def __str__(self):
        return "a name"


class Tagged(str):
    def __new__(cls, text, tag):
        made = super().__new__(cls, text)
        made.tag = tag
        return made


def containers():
    moved = collections.OrderedDict(a=1, b=2)
    moved.move_to_end("a")
    return [
        (), [], {}, set(), frozenset(), (1,), (True,), (1.0,), [1], {1}, frozenset({1}), {1: 1}, {1: True}, {True: 1},
        {"a": 1, "b": 2}, {"b": 2, "a": 1}, [[], []], [[[]]], [1, [2]], [[1], 2], [1, 2], ("ab", "c"), ("a", "bc"),
        [None], {None}, {(1, 2)}, {(2, 1)}, {frozenset({1, 2})}, range(3), range(0), range(0, 3, 2), slice(3),
        slice(0, 3), slice("a"), ..., NotImplemented, None,
        collections.deque(), collections.deque([1]), collections.deque([1], 2), collections.deque([1], 3),
        collections.OrderedDict(a=1, b=2), collections.OrderedDict(b=2, a=1, c=3), moved,
        collections.defaultdict(int), collections.defaultdict(list), collections.defaultdict(int, a=1),
        collections.Counter("a"), collections.Counter("aa"), collections.Counter("ab"),
        collections.ChainMap({"a": 1}), collections.ChainMap({}, {"a": 1}), collections.ChainMap({"a": 1}, {}),
        collections.UserDict(a=1), collections.UserDict(a=2), collections.UserList([1]), collections.UserList([2]),
        types.SimpleNamespace(), types.SimpleNamespace(a=1), types.SimpleNamespace(a=2), types.SimpleNamespace(b=1),
        types.MappingProxyType({"a": 1}), types.MappingProxyType({"a": 2}), {"a": 1}.keys(), {"b": 1}.keys(),
        {"a": 1}.values(), {"a": 2}.values(), {"a": 1}.items(), {"a": 2}.items(),
        Pair(1, 2), Pair(2, 1), Couple(1, 2), other_pair()(1, 2), Bag([1]), Bag([2]), labelled([1], "a"),
        labelled([1], "b"), Registry(a=1), Registry(a=2), time.gmtime(0), in_another_zone(), time.gmtime(1),
    ]  # fmt: skip


Pair = collections.namedtuple("Pair", "a b")


class Couple(typing.NamedTuple):
    a: object
    b: object


def other_pair():
    return collections.namedtuple("Pair", "a c")


class Bag(list):
    def __iter__(self):
        return iter(())


def labelled(items, label):
    bag = Bag(items)
    bag.label = label
    return bag


class Registry(dict):
    __slots__ = ("__extra", "open")

    def items(self):
        return ()


def in_another_zone():
    return time.struct_time((*time.gmtime(0), "CET", 3600))


def circles():
    itself: list = []
    itself.append(itself)
    twice: list = [[]]
    twice[0].append(twice)
    beside: list = [1]
    beside.append(beside)
    by_key: dict = {}
    by_key["a"] = by_key
    by_other_key: dict = {}
    by_other_key["b"] = by_other_key
    node = Node(1)
    node.next = node
    pair = Node(1)
    pair.next = Node(1, pair)
    other_pair = Node(1)
    other_pair.next = Node(2, other_pair)
    space = types.SimpleNamespace()
    space.space = space
    queue = collections.deque()
    queue.append(queue)
    return [itself, twice, beside, by_key, by_other_key, node, pair, other_pair, Node(1), space, queue, [itself]]


# Classes with declared fields


@dataclasses.dataclass
class Node:
    value: object
    next: object = None


@dataclasses.dataclass
class Plain:
    a: object
    b: object = 0
    shared: typing.ClassVar[object] = threading.Lock()


@dataclasses.dataclass
class Derived(Plain):
    c: object = 0


@dataclasses.dataclass(frozen=True)
class Frozen:
    a: object
    hidden: object = dataclasses.field(default=0, repr=False, compare=False)


@dataclasses.dataclass(slots=True)
class Slots:
    a: object
    b: object = 0


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class FrozenSlots:
    a: object
    b: object = dataclasses.field(default=0, compare=False, repr=False)


@dataclasses.dataclass(repr=False)
class Late:
    a: object = dataclasses.field(init=False)


@dataclasses.dataclass
class Items(list):
    name: str


class Undeclared(Plain):
    """Adds what no field declares."""


def late(*values):
    made = Late()
    for value in values:
        made.a = value
    return made


def items(name, *values):
    made = Items(name)
    made.extend(values)
    return made


def undeclared(value):
    made = Undeclared(1)
    made.more = value
    return made


def dataclass_values():
    return [
        Plain(1), Plain(2), Plain(1.0), Plain(True), Plain(1, 1), Plain(None), Derived(1), Derived(1, 0, 1), Frozen(1),
        Frozen(2), Frozen(1, 1), Slots(1), Slots(2), Slots(1, 1), FrozenSlots(1), FrozenSlots(2), FrozenSlots(1, 1),
        Plain(Plain(1)), Plain(Slots(1)), Plain([Plain(1)]), Plain([Plain(2)]), Plain({"a": 1, "b": 0}), late(),
        late(None), late(1), items("a"), items("a", 1), items("b", 1), Undeclared(1), undeclared(1), undeclared(2),
    ]  # fmt: skip


def attrs_values():
    attrs = pytest.importorskip("attrs")

    @attrs.define
    class InSlots:
        a: object
        b: object = attrs.field(default=0, repr=False, eq=False)
        _private: object = 0

    @attrs.define(slots=False)
    class InDict:
        a: object
        b: object = 0

    @attrs.frozen
    class Inner(InSlots):
        c: object = 0

    @attrs.define(slots=True, frozen=True, cache_hash=True, eq=True)
    class Hashed:
        a: object

    unset = InDict(1)
    del unset.b
    more = InDict(1)
    more.more = 1
    hashed = Hashed(7)
    hash(hashed)
    assert key(hashed) == key(Hashed(7))
    return [
        InSlots(1), InSlots(2), InSlots(1.0), InSlots(1, 1), InSlots(1, private=1), InDict(1), InDict(2), InDict(1, 1),
        InDict(1, None), unset, more, Inner(1), Inner(1, c=1), InSlots(InSlots(1)), InSlots([InDict(1)]), Hashed("a"),
        Hashed("b"),
    ]  # fmt: skip


def pydantic_values():
    pydantic = pytest.importorskip("pydantic")

    class Model(pydantic.BaseModel):
        a: typing.Any = 0
        b: typing.Any = pydantic.Field(default=0, exclude=True, repr=False)
        _private: object = pydantic.PrivateAttr(default=0)

    class Open(pydantic.BaseModel, extra="allow"):
        a: typing.Any = 0

    class Root(pydantic.RootModel[list[int]]):
        pass

    @pydantic.dataclasses.dataclass
    class Data:
        a: int

    def model_with(value):
        class Made(pydantic.BaseModel):
            a: int = value

        return Made

    def private(value):
        model = Model(a=1)
        model._private = value
        return model

    return [
        Model(a=1), Model(a=2), Model(a=1.0), Model(a="1"), Model(a=1, b=1), Model(), Model(a=0), private(1),
        private(2), Open(a=1), Open(a=1, c=1), Open(a=1, c=2), Open(a=1, d=1), Model(a=Model(a=1)),
        Model(a=Model(a=2)), Model(a=[Open(c=1)]), Model(a=[Open(c=2)]), Root([1]), Root([2]), Data(1), Data(2),
        model_with(1), model_with(2), pydantic.SecretStr("a"), pydantic.SecretStr("b"), pydantic.AnyUrl("http://a"), pydantic.AnyUrl("http://b"),
        pydantic.PostgresDsn("postgres://a/b"), pydantic.PostgresDsn("postgres://a/c"),
    ]  # fmt: skip


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class Warmth(enum.Enum):
    RED = 1


class Level(enum.IntEnum):
    LOW = 1


class Word(enum.StrEnum):
    LOW = "low"
    HIGH = "high"


class Right(enum.Flag):
    READ = 1
    WRITE = 2


class Bits(enum.IntFlag, boundary=enum.KEEP):
    READ = 1
    WRITE = 2


class Planet(enum.Enum):
    EARTH = 1

    def __init__(self, number):
        self.moons = number


def enumerations():
    return [
        Colour.RED, Colour.BLUE, Warmth.RED, Word.LOW, Word.HIGH, Right.READ, Right.WRITE, Right.READ | Right.WRITE,
        Right(0), Bits.READ, Bits(3), Bits(8), Bits(9), Planet.EARTH,
    ]  # fmt: skip


# The standard library


class Day(datetime.date):
    """A day with a name."""


def named_day(name):
    day = Day(2020, 1, 1)
    day.name = name
    return day


class OwnZone(datetime.tzinfo):
    def __init__(self, hours):
        self.hours = hours

    def utcoffset(self, _):
        return datetime.timedelta(hours=self.hours)

    def dst(self, _):
        return None


def times():
    at = datetime.datetime(2020, 10, 25, 2, 30)
    hour = datetime.timedelta(hours=1)
    return [
        at, at.replace(microsecond=1), at.replace(fold=1), at.replace(tzinfo=datetime.UTC), at.replace(tzinfo=BERLIN),
        at.replace(tzinfo=BERLIN, fold=1), at.replace(tzinfo=zoneinfo.ZoneInfo("Europe/Paris")),
        at.replace(tzinfo=datetime.timezone(hour)), at.replace(tzinfo=datetime.timezone(hour, "X")),
        at.replace(tzinfo=OwnZone(1)), at.replace(tzinfo=OwnZone(2)), at.date(), Day(2020, 10, 25), named_day("a"),
        named_day("b"), at.time(), at.time().replace(fold=1), at.time().replace(tzinfo=BERLIN),
        at.time().replace(tzinfo=datetime.UTC), datetime.timedelta(1), datetime.timedelta(0, 1),
        datetime.timedelta(0, 0, 1), datetime.timedelta(-1), hour, datetime.UTC, datetime.timezone(hour),
        datetime.timezone(hour, "X"), BERLIN, zoneinfo.ZoneInfo("UTC"), OwnZone(1), OwnZone(2),
    ]  # fmt: skip


def standard_values():
    grown, spawned = random.Random(1), random.Random(1)
    grown.random()
    spawned.note = 1
    return [
        pathlib.PurePosixPath("a"), pathlib.PurePosixPath("a/b"), pathlib.PureWindowsPath("a"), pathlib.Path("a"),
        pathlib.Path("A"), uuid.UUID(int=1), uuid.UUID(int=2), uuid.UUID(int=1, is_safe=uuid.SafeUUID.safe),
        re.compile("a"), re.compile("b"), re.compile("a", re.I), re.compile(b"a"), re.compile(b"a", re.I),
        ipaddress.ip_address("10.0.0.1"), ipaddress.ip_address("10.0.0.2"), ipaddress.ip_address("::1"),
        ipaddress.ip_address("::1%a"), ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_network("10.0.0.0/9"),
        ipaddress.ip_network("::/8"), ipaddress.ip_network("::/9"), ipaddress.ip_interface("10.0.0.1/8"),
        ipaddress.ip_interface("10.0.0.1/9"), ipaddress.ip_interface("::1/8"), ipaddress.ip_interface("::1/9"),
        random.Random(1), random.Random(2), grown, spawned,
    ]  # fmt: skip


def files_in_memory():
    read, read_text, named = io.BytesIO(b"a"), io.StringIO("a"), io.BytesIO(b"a")
    read.read()
    read_text.read()
    named.name = "a.csv"
    return [
        io.BytesIO(), io.BytesIO(b"a"), io.BytesIO(b"b"), read, named, io.StringIO(), io.StringIO("a"),
        io.StringIO("b"), read_text, io.StringIO("a", newline=""),
    ]  # fmt: skip


# Functions, classes, modules


def adder(n):
    return lambda x: x + n


def with_default(n):
    return lambda x=n: x


def with_keyword(n):
    return lambda *, x=n: x


def unfilled():
    def inner():
        return later

    if not inner:
        later = 1
    return inner


def class_with(value, base=object):
    class Made(base):
        attribute = value

        def method(self):
            return super()

        @property
        def prop(self):
            return self.method()

    return Made


def class_with_property(value):
    class Made:
        @property
        def prop(self):
            return value

        @staticmethod
        def static():
            return 1

    return Made


def class_with_static(value):
    class Made:
        @staticmethod
        def static():
            return value

    return Made


def class_with_class_method(value):
    class Made:
        @classmethod
        def static(cls):
            return value

    return Made


def typed(kind):
    return typing.TypedDict("Made", {"a": kind})


def dataclass_with(default, factory):
    @dataclasses.dataclass
    class Made:
        a: int = default
        b: object = dataclasses.field(default_factory=factory)

    return Made


def enumeration(value):
    class Made(enum.Enum):
        A = value

    return Made


class Counter:
    def __init__(self, n):
        self.n = n

    def count(self):
        return self.n

    def other(self):
        return self.n


def functions():
    def one(x):
        return 1

    def two(x):
        return 2

    return [
        one, two, lambda: 1, lambda: 2, lambda x: 1, lambda y: 1, adder(1), adder(1.0), adder(2), adder([1]),
        adder([2]), adder(one), adder(two), with_default(1), with_default(2), with_keyword(1), with_keyword(2),
        unfilled(), functools.partial(one), functools.partial(two), functools.partial(one, 1),
        functools.partial(one, x=1), functools.partial(one, x=2), functools.partial(functools.partial, one),
        functools.lru_cache(one), functools.lru_cache(2)(one), functools.lru_cache(two), Plain(1).__eq__,
        Plain(2).__eq__, Plain(1).__init__, "a".upper, "b".upper, "a".lower, [].append, [1].append, str.upper,
        str.lower, bytes.upper, int.__add__, dict.fromkeys, vars(dict)["fromkeys"], len, max, math.sin, math.cos,
        operator.itemgetter(1), operator.itemgetter(2), operator.itemgetter(1, 2), operator.attrgetter("a"),
        operator.attrgetter("b"), operator.methodcaller("a"), operator.methodcaller("a", 1),
        operator.methodcaller("a", b=1), operator.methodcaller("a", b=2), one.__code__, two.__code__,
    ]  # fmt: skip


def classes_and_modules():
    return [
        int, str, type, object, Slots, Frozen, Counter, Colour, datetime.date, decimal.Decimal, math, os, os.path,
        class_with(1), class_with(2), class_with(1.0), class_with([1]), class_with([2]), class_with(1, Counter),
        class_with(1, class_with(1)), class_with(1, class_with(2)), class_with_property(1), class_with_property(2),
        class_with_static(1), class_with_static(2), class_with_class_method(1), typed(int), typed(str),
        dataclass_with(1, list), dataclass_with(2, list), dataclass_with(1, dict),
        enumeration(1), enumeration(2), list[int], list[str], dict[str, int], int | None, str | None, int | str,
        typing.Optional[int], typing.List[int], typing.List, typing.Any, typing.Literal[1], typing.Literal[True],
        typing.Annotated[int, 1], typing.Annotated[int, 2], typing.TypeVar("T"), typing.TypeVar("S"),
    ]  # fmt: skip


# Numpy


def structured(*rows, **options):
    np = pytest.importorskip("numpy")
    return np.array(list(rows), np.dtype([("a", "i1"), ("b", "f8")], **options))


def filled(content):
    """An array of a type with gaps between its fields; the gaps hold `content`."""
    np = pytest.importorskip("numpy")
    made = np.frombuffer(bytes([content]) * 32, "u1").copy().view(np.dtype([("a", "i1"), ("b", "f8")], align=True))
    made["a"], made["b"] = 1, 2
    return made


def arrays():
    np = pytest.importorskip("numpy")
    base = np.arange(12)
    objects = np.array([1, "a", None], object)
    rows = np.zeros(2, [("a", object), ("b", "(2,)i4")])
    other_rows = rows.copy()
    other_rows["a"][0] = [1]
    return [
        base, base[:-1], base[::-1], base[::2], base.reshape(3, 4), base.reshape(3, 4).T, base.reshape(4, 3),
        base.astype("i4"), base.astype(">i8"), base.astype("u8"), base.astype("f8"), base.astype("c16"),
        base.astype("m8[s]"), base.astype("m8[ms]"), base.astype("M8[s]"), base.astype("M8[ns]"), base == 1, base == 2,
        np.array(["NaT"], "M8[s]"), np.array(1), np.array(2), np.array(1.0), np.array([1]), np.array([[1]]),
        np.array("a"), np.array(["a"]), np.array(["b"]), np.array(["a"], "U2"), np.array([b"a"]),
        np.array([b"a"], "V1"),
        np.zeros(0), np.zeros((0, 1)), np.zeros((1, 0)), np.zeros(3), -np.zeros(3), np.zeros(2, "U0"), np.zeros(3, "g"),
        -np.zeros(3, "g"), np.zeros(3, "G"), np.zeros(3, "f2"), objects, objects[::-1],
        np.array([1, "b", None], object),
        np.array([[1, "a", None]], object), np.array([1, [2]], object), np.array([1, [3]], object),
        np.array(None, object), structured((1, 2)), structured((1, 3)), structured((1, 2), align=True), filled(0),
        structured((1, 2)).reshape(1, 1), rows, other_rows, np.zeros(2, [("a", "i1"), ("c", "f8")]),
        np.zeros(2, np.dtype("i4", metadata={"a": 1})), np.zeros(2, np.dtype("i4", metadata={"a": 2})),
        np.array(["a", "b"], np.dtypes.StringDType()), np.array(["a", "c"], np.dtypes.StringDType()),
        np.array(["a", "b"], np.dtypes.StringDType(na_object=None)), np.rec.array([(1, 2)], "i4,i4"),
        np.ma.array([1, 2]), np.ma.array([1, 3]), np.ma.array([1, 2], mask=[0, 1]), np.ma.array([1, 2], mask=[1, 0]),
        np.ma.array([1, 2], mask=[0, 1], fill_value=7), np.ma.array([1, 2], mask=[0, 1], hard_mask=True), np.ma.masked,
    ]  # fmt: skip


def scalars_of_numpy():
    np = pytest.importorskip("numpy")
    draws, spawned, grown = (np.random.default_rng(1) for _ in range(3))
    draws.random()
    spawned.spawn(1)
    legacy, drawn = np.random.RandomState(1), np.random.RandomState(1)
    drawn.random_sample()
    row, other = structured((1, 2), (1, 3))
    return [
        np.int64(1), np.int64(2), np.int32(1), np.uint64(1), np.float64(1), np.float32(1), np.float64(0),
        np.float64(-0.0), np.longdouble(1), np.longdouble(2), np.complex128(1), np.bool_(1), np.bool_(0), np.str_("a"),
        np.str_("b"), np.str_("a\0"), np.bytes_(b"a"), np.bytes_(b"b"), np.datetime64(1, "s"), np.datetime64(1, "ms"),
        np.datetime64("NaT"), np.timedelta64(1, "s"), np.timedelta64(2, "s"), np.void(b"a"), np.void(b"b"), row, other,
        np.dtype("i4"), np.dtype("i8"), np.dtype(">i4"), np.dtype([("a", "i4")]), np.dtype([("b", "i4")]),
        np.dtype([("a", "i4")], align=True), np.dtype("i4", metadata={"a": 1}), np.dtype("i4", metadata={"a": 2}),
        np.dtype([("a", np.dtype("i4", metadata={"a": 1}))]), np.dtype("M8[s]"), np.int64, np.int32,
        grown, draws, spawned, np.random.Generator(np.random.MT19937(1)), np.random.Generator(np.random.MT19937(2)),
        np.random.PCG64(1), np.random.PCG64(2), np.random.SFC64(1), np.random.SeedSequence(1),
        np.random.SeedSequence(2), legacy, drawn, np.sin, np.cos, np.mean, np.sum, np.random,
        np.busdaycalendar(), np.busdaycalendar(holidays=["2020-01-01"]),
    ]  # fmt: skip


# Pandas


def indexes():
    pd = pytest.importorskip("pandas")
    days = pd.date_range("2020", periods=3)
    levels = pd.MultiIndex.from_arrays([[1, 2], ["a", "b"]])
    return [
        pd.Index([1, 2]), pd.Index([1, 3]), pd.Index([1.0, 2.0]), pd.Index([1, 2], "int32"),
        pd.Index(["a", "b"], dtype=object), pd.Index([1, 2], name="a"), pd.Index([1, 2], name="b"), pd.RangeIndex(2),
        pd.RangeIndex(3), pd.RangeIndex(0, 4, 2), days, days._with_freq(None), days.tz_localize("UTC"),
        days.tz_localize("Europe/Berlin"), days.as_unit("s"), days[:2], days[::2], days - days[0],
        pd.date_range("2020", periods=3, freq="B"), pd.date_range("2020", periods=3, freq=holiday("2020-01-01")),
        pd.period_range("2020", periods=2, freq="D"), pd.period_range("2020", periods=2, freq="M"),
        pd.interval_range(0, 2), pd.interval_range(0, 2, closed="both"), pd.CategoricalIndex(["a", "b"]),
        pd.CategoricalIndex(["a", "b"], ["b", "a"]), levels, levels[::-1], levels[:1], levels.set_names(["x", "y"]),
        levels.set_levels(["a", "c"], level=1), pd.MultiIndex.from_arrays([[1, 2]]),
        pd.MultiIndex.from_arrays([[1, 3]]), pd.Index([]), pd.Index([], "int64"),
    ]  # fmt: skip


def holiday(*days):
    pd = pytest.importorskip("pandas")
    return pd.offsets.CustomBusinessDay(holidays=days)


def series():
    pd = pytest.importorskip("pandas")
    np = pytest.importorskip("numpy")

    def of(values, dtype=None, **attrs):
        made = pd.Series(values, dtype=dtype)
        made.attrs.update(attrs)
        return made

    days = pd.date_range("2020", periods=2)
    return [
        of([1, 2]), of([1, 3]), of([2, 1]), of([1.0, 2.0]), of([1, 2], "int8"), of([1, 2], "Int64"),
        of([1, None], "Int64"), of([None, 1], "Int64"), of([0, None], "Int64"), of([1, 2], "Float64"),
        of([True, False]), of([True, False], "boolean"), of([True, None], "boolean"), of([False, None], "boolean"),
        of(["a", "b"], object), of(["a", None], object),
        of(["a", np.nan], object), of(["a", "b"], "string[pyarrow]"), of(["a", "c"], "string[pyarrow]"),
        of(["a", None], "string[pyarrow]"),
        of(["a", ""], "string[pyarrow]"), of(["a", "b"], "string[python]"), of(["a", None], "string[python]"),
        of(["a", ""], "string[python]"), of(["a", "b"], "category"), of(["a", "b"], pd.CategoricalDtype(["b", "a"])),
        of(["a", "b"], pd.CategoricalDtype(["a", "b", "c"])), of(["a", "b"], pd.CategoricalDtype(["a", "b"], True)),
        of(["a", None], "category"), of([1, 2], "category"), of(days), of(days.tz_localize("UTC")),
        of(days.tz_localize("Europe/Berlin")), of(days.tz_localize("Europe/Paris")), of(days.as_unit("s")),
        of(days.tz_localize(datetime.timezone(datetime.timedelta(hours=1)))), of(days - days[0]),
        of(days.to_period("D")), of(days.to_period("M")), of(pd.interval_range(0, 2)), of([0, 1], "Sparse[int64]"),
        of([0, 2], "Sparse[int64]"), of([1, 0], "Sparse[int64]"), of([0, 1], pd.SparseDtype("int64", 1)),
        of([[1], [2]]), of([[1], [3]]), of([1, 2], attrs={}), of([1, 2], a=1), of([1, 2], a=2), of([]),
        of([1, 2]).rename("a"), of([1, 2]).rename("b"), of([1, 2]).rename(1), of([1, 2]).set_axis([1, 2]),
        of([1, 2]).set_axis(["0", "1"]), of([1, 2]).set_flags(allows_duplicate_labels=False), of([-0.0]), of([0.0]),
    ][:-1]  # fmt: skip


def new_texts():
    pd = pytest.importorskip("pandas", "3")
    return [
        *(pd.Series(values) for values in (["a", "b"], ["a", "c"], ["a", None], ["a", ""])),
        *(pd.Index(values) for values in (["a", "b"], ["a", "c"], ["a", None], ["a", ""])),
    ]


def arrow_series():
    pd = pytest.importorskip("pandas")
    pa = pytest.importorskip("pyarrow")
    inside = pa.struct([pa.field("a", pa.int8(), nullable=False)])
    values = [
        ([1, 2], pa.int64()), ([1, 3], pa.int64()), ([1, None], pa.int64()), ([1, 2], pa.int32()),
        (["a", "b"], pa.string()), (["a", "b"], pa.large_string()), ([[1], None], pa.list_(pa.int8())),
        ([[1], []], pa.list_(pa.int8())), ([{"a": 1}], pa.struct([("a", pa.int8())])), ([{"a": 1}], inside),
    ]  # fmt: skip
    return [pd.Series(items, dtype=pd.ArrowDtype(kind)) for items, kind in values]


def frames():
    pd = pytest.importorskip("pandas")
    np = pytest.importorskip("numpy")

    class Measured(pd.DataFrame):
        _metadata: typing.ClassVar = ["unit"]

        @property
        def _constructor(self):
            return Measured

    def measured(unit):
        made = Measured({"a": [1]})
        made.unit = unit
        return made

    base = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    said = base.copy()
    said.attrs["source"] = "a"
    twice = pd.DataFrame([[1, 2]], columns=["a", "a"])
    return [
        base, said, base.assign(a=[1, 3]), base.assign(b=["x", "z"]), base.assign(a=[1.0, 2.0]), base[["b", "a"]],
        base.rename(columns={"a": "c"}), base.set_axis([1, 2]), base.set_axis([0.0, 1.0]), base.rename_axis("n"),
        base.rename_axis(columns="n"), base.set_index("a"), base.set_index(["a", "b"]), base.iloc[::-1], base.iloc[:1],
        base.iloc[:0], base[[]], pd.DataFrame(), pd.DataFrame(columns=["a"]), pd.DataFrame(index=[1]), twice,
        twice.iloc[:, ::-1], twice.set_axis([["a", "b"], [1, 1]], axis=1), base.astype({"a": "Int64"}),
        base.astype({"b": "category"}), base.set_flags(allows_duplicate_labels=False), measured("m"), measured("s"),
        pd.DataFrame(np.array([[1, 2], [3, 4]])), pd.DataFrame(np.array([[1, 3], [2, 4]])),
    ]  # fmt: skip


def scalars_of_pandas():
    pd = pytest.importorskip("pandas")
    pa = pytest.importorskip("pyarrow")
    at = pd.Timestamp("2020-10-25 02:30")
    return [
        pd.NA, pd.NaT, at, at + pd.Timedelta(1, "ns"), at.as_unit("s"), at.tz_localize("UTC"),
        at.tz_localize(BERLIN, ambiguous=True), at.tz_localize(BERLIN, ambiguous=False),
        pd.Timestamp("2262-01-01"), pd.Timestamp("1677-09-22 00:12:43.145224193"), pd.Timedelta(1, "ns"),
        pd.Timedelta(1, "s"), pd.Timedelta(1, "s").as_unit("s"), pd.Period("2020", "D"), pd.Period("2020", "M"),
        pd.Period("2021", "M"), pd.Interval(0, 1), pd.Interval(0, 2), pd.Interval(0, 1, "both"),
        pd.Interval(0.0, 1.0), pd.offsets.Day(1), pd.offsets.Day(2), pd.offsets.Week(weekday=1),
        pd.offsets.Week(weekday=2), pd.DateOffset(1), pd.DateOffset(days=1), pd.DateOffset(months=1), holiday(),
        holiday("2020-01-01"), holiday("2020-01-02"), pd.offsets.BusinessHour(start="10:00"),
        pd.offsets.BusinessHour(start="11:00"), pd.CategoricalDtype(), pd.CategoricalDtype(["a"]),
        pd.CategoricalDtype(["a"], True), pd.CategoricalDtype(["a", "b"]), pd.Int64Dtype(), pd.StringDtype("python"),
        pd.StringDtype("pyarrow"), pd.DatetimeTZDtype(tz="UTC"), pd.DatetimeTZDtype(tz="Europe/Berlin"),
        pd.PeriodDtype("D"), pd.PeriodDtype("M"), pd.IntervalDtype("int64", "left"), pd.IntervalDtype("int64", "both"),
        pd.SparseDtype("int64", 0), pd.SparseDtype("int64", 1), pd.ArrowDtype(pa.int8()), pd.ArrowDtype(pa.int16()),
        pd.array([1, 2]), pd.array([1, 3]), pd.Categorical(["a"]), pd.Categorical(["a"], ["a", "b"]),
        pd.arrays.SparseArray([0, 1]), pd.arrays.SparseArray([1, 0]), pd.array(["a"]), pd.array(["b"]),
    ]  # fmt: skip


def zones_of_dateutil():
    tz = pytest.importorskip("dateutil.tz")
    relative = pytest.importorskip("dateutil.relativedelta")
    at = datetime.datetime(2020, 1, 1)
    zones = [
        tz.tzutc(), tz.tzoffset("a", 3600), tz.tzoffset("b", 3600), tz.tzoffset("a", 7200), tz.tzrange("EST"),
        tz.tzrange("PST"), tz.tzstr("EST5EDT"), tz.tzstr("EST6EDT"),
    ]  # fmt: skip
    deltas = [
        relative.relativedelta(days=1), relative.relativedelta(day=1), relative.relativedelta(weekday=relative.MO),
        relative.relativedelta(weekday=relative.MO(2)),
    ]  # fmt: skip
    return [*zones, *(at.replace(tzinfo=zone) for zone in zones), *deltas]


# Polars and Arrow


def polars_values():
    pl = pytest.importorskip("polars")

    def of(values, dtype=None, name=""):
        return pl.Series(name, values, dtype=dtype, strict=False)

    columns = [
        of([1, 2]), of([1, 3]), of([2, 1]), of([1, 2], name="a"), of([1, 2], pl.Int8), of([1, 2], pl.UInt64),
        of([2**100], pl.Int128), of([2**100 + 1], pl.Int128), of([1.0, 2.0]), of([0.0]), of([-0.0]), of([float("nan")]),
        of([1.0], pl.Float32), of([1, None]), of([None, 1]), of([0, None]), of([None, None]), of([None], pl.Int64),
        of([]), of([], pl.Int64), of([True, False]), of([False, True]), of([True, None]), of(["a", "b"]),
        of(["a", "c"]), of(["a", None]), of(["a", ""]), of(["a" * 50, "b" * 50]), of(["a" * 50, "c" * 50]),
        of([b"a", b"b"]), of(["a", "b"], pl.Categorical), of(["a", "c"], pl.Categorical),
        of(["a", None], pl.Categorical), of(["a", "b"], pl.Enum(["a", "b"])), of(["a", "b"], pl.Enum(["b", "a"])),
        of(["a", "b"], pl.Enum(["a", "b", "c"])), of([[1], [2]]), of([[1], [3]]), of([[1, 2], []]),
        of([[1], [2, None]]),
        of([[1], None]), of([[1], []]), of([[1, 2]], pl.Array(pl.Int64, 2)), of([[1, 3]], pl.Array(pl.Int64, 2)),
        of([["a"]], pl.List(pl.Categorical)), of([["b"]], pl.List(pl.Categorical)), of([{"a": 1}]), of([{"a": 2}]),
        of([{"b": 1}]), of([{"a": 1, "b": [1]}]), of([{"a": 1, "b": [2]}]),
        of([{"a": None}], pl.Struct({"a": pl.Int8})),
        of([datetime.date(2020, 1, 1)]), of([datetime.datetime(2020, 1, 1)]), of([datetime.time(1)]),
        of([datetime.datetime(2020, 1, 1)], pl.Datetime("ms")), of([datetime.timedelta(1)]),
        of([datetime.datetime(2020, 1, 1)]).dt.replace_time_zone("UTC"),
        of([datetime.datetime(2020, 1, 1)]).dt.replace_time_zone("Europe/Berlin"),
        of([decimal.Decimal("1.0")]), of([decimal.Decimal("1.00")]), of([1, "a", [1]], pl.Object),
        of([1, "a", [2]], pl.Object), of([1.0, "a", [1]], pl.Object), of([1, None], pl.Object),
    ]  # fmt: skip
    named = [column.alias("a") for column in (*columns[:3], *columns[4:20])]
    types = [
        pl.Int8(), pl.Int16(), pl.Categorical(), pl.Enum(["a"]), pl.Enum(["b"]), pl.Enum(["a", "b"]), pl.List(pl.Int8),
        pl.List(pl.Int16), pl.Array(pl.Int8, 1), pl.Array(pl.Int8, 2), pl.Struct({"a": pl.Int8}),
        pl.Struct({"b": pl.Int8}), pl.Struct({"a": pl.Int16}), pl.Datetime("us"), pl.Datetime("ms"),
        pl.Datetime("us", "UTC"), pl.Decimal(10, 2), pl.Decimal(10, 3), pl.Object(), pl.Int8, pl.Categorical,
        pl.Schema({"a": pl.Int8}), pl.Schema({"a": pl.Int16}), pl.Schema({"b": pl.Int8}), pl.Field("a", pl.Int8),
    ]  # fmt: skip
    frames = [column.to_frame() for column in named] + [
        pl.DataFrame(), pl.DataFrame({"a": [1], "b": [2]}), pl.DataFrame({"b": [2], "a": [1]}),
        pl.DataFrame({"a": [1], "b": [3]}), pl.DataFrame({"a": [1], "c": [2]}), pl.DataFrame({"a": ["1"], "b": [2]}),
        pl.DataFrame([of([1], pl.Object, "a"), of([2], name="b")]),
        pl.DataFrame([of([2], pl.Object, "a"), of([2], name="b")]),
    ]  # fmt: skip
    return [*columns, *frames, *types]


def arrow_values():
    pa = pytest.importorskip("pyarrow")
    codes = pa.array(["a", "b", "a"]).dictionary_encode()
    fields = pa.struct([pa.field("a", pa.int8(), nullable=False)])
    noted = pa.struct([pa.field("a", pa.int8(), metadata={"a": "1"})])
    columns = [
        pa.array([1, 2]), pa.array([1, 3]), pa.array([2, 1]), pa.array([1, 2], pa.int8()), pa.array([1, None]),
        pa.array([None, 1]), pa.array([0, None]), pa.array([1, 2, 3])[1:], pa.array([1, 2, 3])[:1],
        pa.array([1.0, 2.0]),
        pa.array([0.0]), pa.array([-0.0]), pa.array([True, False]), pa.array([True, True, False, None])[2:],
        pa.array([True, True, False, True])[2:], pa.array(["a", "b"]), pa.array(["a", "c"]), pa.array(["a", None]),
        pa.array(["a", ""]), pa.array(["a", "b"], pa.large_string()), pa.array(["a", "b"], pa.string_view()),
        pa.array(["a", "c"], pa.string_view()), pa.array([b"a", b"b"]), codes, codes[1:], codes[:2],
        pa.DictionaryArray.from_arrays(codes.indices, pa.array(["a", "c"])),
        pa.DictionaryArray.from_arrays(codes.indices, codes.dictionary, ordered=True), pa.array([[1], [2]]),
        pa.array([[1], [3]]), pa.array([[1], [2], None])[1:], pa.array([[1, 2], []]), pa.array([[1], None]),
        pa.array([{"a": 1}]), pa.array([{"a": 2}]), pa.array([{"a": 1}], pa.struct([("a", pa.int8())])),
        pa.array([{"a": 1}], fields), pa.array([{"a": 1}], noted), pa.array([None]), pa.array([], pa.null()),
        pa.array([], pa.int8()), pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int8())),
        pa.array([[("a", 2)]], pa.map_(pa.string(), pa.int8())), pa.array([1], pa.timestamp("s")),
        pa.array([1], pa.timestamp("ms")), pa.array([1], pa.timestamp("s", "UTC")), pa.array([1], pa.duration("ns")),
        pa.array(["a", "a"], pa.run_end_encoded(pa.int32(), pa.string())), pa.array([decimal.Decimal("1.0")]),
        pa.array([decimal.Decimal("1.00")]), pa.array([b"1" * 16], pa.uuid()), pa.array([b"1" * 16], pa.binary(16)),
    ]  # fmt: skip
    many = [pa.chunked_array([column]) for column in columns[:30]] + [pa.chunked_array([], pa.int64())]
    items = [
        pa.scalar(1), pa.scalar(2), pa.scalar(1, pa.int8()), pa.scalar(None), pa.scalar(None, pa.int8()),
        pa.scalar("a"),
        pa.scalar(1, pa.timestamp("ns")), pa.scalar(2, pa.timestamp("ns")), pa.scalar([1]), pa.scalar([2]),
        pa.scalar({"a": 1}), pa.scalar({"a": 2}), codes[0], codes[1], columns[-5][0], columns[-2][0],
    ]  # fmt: skip
    schema = pa.schema([("a", pa.int8())])
    types = [
        pa.int8(), pa.int16(), pa.timestamp("s"), pa.timestamp("s", "UTC"), fields, noted,
        pa.struct([("a", pa.int8())]), pa.field("a", pa.int8()), pa.field("a", pa.int8(), False),
        pa.field("a", pa.int8(), metadata={"a": "1"}),
        pa.field("a", pa.int8(), metadata={"a": "2"}), schema, schema.with_metadata({"a": "1"}),
        schema.with_metadata({"a": "2"}), pa.schema([pa.field("a", pa.int8(), metadata={"a": "1"})]),
        pa.py_buffer(b"a"), pa.py_buffer(b"b"), pa.py_buffer(b""),
    ]  # fmt: skip
    table = pa.table({"a": [1, 2], "b": ["x", None]})
    tables = [
        table, table[:1], table[1:], table.select(["b", "a"]), table.rename_columns(["c", "b"]),
        table.replace_schema_metadata({"a": "1"}), table.replace_schema_metadata({"a": "2"}), table.to_batches()[0],
        table.to_batches()[0][:1], table.set_column(0, "a", [[1, 3]]), table.set_column(0, "a", [[1.0, 2.0]]),
        table.set_column(1, "b", [["x", ""]]), pa.table({"a": [1, 2], "b": codes[:2]}), pa.table({"a": []}), table[:0],
        table.select([]),
    ]  # fmt: skip
    return [*columns, *many, *items, *types, *tables]


# Pictures


def pictures():
    image = pytest.importorskip("PIL.Image")

    def new(mode="RGB", size=(2, 2), colour=0, at=None, **info):
        made = image.new(mode, size, colour)
        made.info.update(info)
        if at is not None:
            made.putpixel((1, 1), at)
        return made

    def with_palette(mode, *colours):
        made = new("P")
        made.putpalette(colours, mode)
        return made

    def stored(kind, made, **options):
        file = io.BytesIO()
        made.save(file, kind, **options)
        return image.open(file)

    def moving(kind, *colours):
        first, *rest = (new(colour=colour) for colour in colours)
        return stored(kind, first, save_all=True, append_images=rest)

    later = moving("TIFF", "red", "blue")
    later.seek(1)
    edited = moving("GIF", "red", "blue")
    edited.putpixel((1, 1), 1)
    return [
        new(), new("RGBA"), new("L"), new("1"), new("I"), new("F"), new("CMYK"), new("LA"), new("P"), new("I;16"),
        new(size=(1, 4)), new(size=(4, 1)), new(colour=(0, 0, 1)), new(at=(0, 0, 1)), new("RGBA", at=(0, 0, 0, 1)),
        new("L", at=1), new("1", at=1), new("I", at=2**20), new("F", at=0.5), new("F", at=-0.5),
        with_palette("RGB", 1, 2, 3), with_palette("RGB", 1, 2, 4), with_palette("RGBA", 1, 2, 3, 4),
        with_palette("RGBA", 1, 2, 3, 5), new("P", transparency=0), new("P", transparency=1),
        new("P", transparency=b"\0"), new("RGB", transparency=(0, 0, 0)), new(dpi=(72, 72)), new(icc_profile=b"a"),
        new(note=[1]), new(note=[2]), stored("PNG", new()), stored("PNG", new(at=(0, 0, 1))), stored("BMP", new()),
        stored("TIFF", new(), dpi=(72.5, 72)), stored("TIFF", new(), dpi=(72.5, 73)),
        stored("TIFF", new(), description="a"), moving("GIF", "red", "blue"), moving("GIF", "red", "green"), edited,
        moving("TIFF", "red", "blue"), later, moving("PNG", "red", "blue"), moving("PNG", "red", "green"),
    ]  # fmt: skip


def look_alikes():
    np = pytest.importorskip("numpy")
    ones = [
        1, 1.0, True, 1 + 0j, np.int64(1), np.int32(1), np.float64(1), np.float32(1), np.bool_(1), decimal.Decimal(1),
        fractions.Fraction(1), Level.LOW, Metres(1), Celsius(1), "1", b"1", np.str_("1"), np.array(1), np.array([1]),
    ]  # fmt: skip
    return [*(["one", one] for one in ones), *(("one", one) for one in ones), *({"one": one} for one in ones)]


GROUPS = [
    numbers, texts, containers, circles, dataclass_values, attrs_values, pydantic_values, enumerations, times,
    standard_values, files_in_memory, functions, classes_and_modules, arrays, scalars_of_numpy, indexes, series,
    new_texts, arrow_series, frames, scalars_of_pandas, zones_of_dateutil, polars_values, arrow_values, pictures,
    look_alikes,
]  # fmt: skip


def short(value):
    return f"{type(value).__name__} {value!r:.200}"


def assert_distinct(values):
    seen: dict[bytes, object] = {}
    for value in values:
        other = seen.setdefault(key(value), value)
        assert other is value, f"one key for {short(other)} and {short(value)}"


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_values_made_alike_have_one_key(group):
    for one, two in zip(group(), group(), strict=True):
        assert key(one) == key(two), short(one)
        assert key(one) == key(one), short(one)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_values_that_differ_in_the_smallest_thing_have_different_keys(group):
    assert_distinct(group())


def test_no_two_of_all_values_of_all_types_have_one_key():
    values = list(all_values(GROUPS))
    shared = {id(value): value for value in values}.values()  # Some, such as `Level.LOW`, are in two groups.
    assert_distinct(shared)
    assert_distinct([[value] for value in shared])
    assert_distinct([Plain(value) for value in shared])
    assert_distinct([*({"a": value} for value in shared), *(collections.deque([value]) for value in shared)])


def all_values(groups):
    for group in groups:
        with contextlib.suppress(pytest.skip.Exception):  # Its package is not there.
            yield from group()


def all_keys():
    """A digest of the keys of all values that mean the same in another process."""
    from millpond._native import digest

    return digest([key(value) for value in all_values(GROUPS)]).hex()


def test_keys_are_the_same_in_another_process():
    code = "import test_keys_of_types as tests; print(tests.all_keys())"
    found = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        folder = os.path.dirname(__file__)
        run = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        found.add(run.stdout)
    assert len(found) == 1


def test_no_package_is_imported_to_read_a_key():
    code = (
        "import sys, datetime, decimal, enum, types; from millpond._native import encode\n"
        "encode([decimal.Decimal(1), datetime.date.min, types.SimpleNamespace(), enum.Enum('A', 'B').B], None, False)\n"
        "packages = 'numpy pandas polars pyarrow PIL pydantic attr torch'.split()\n"
        "print([name for name in packages if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout == "[]\n", run.stderr


# What counts and what does not


def test_what_an_object_cached_of_itself_is_no_content_of_an_enumeration():
    before = key(Right.READ), key(Right)
    assert ~Right.READ == Right.WRITE
    assert Right.READ | Right.WRITE
    assert before == (key(Right.READ), key(Right))


def test_a_member_that_was_changed_is_another_input():
    before = key(Planet.EARTH)
    Planet.EARTH.moons += 1
    try:
        assert key(Planet.EARTH) != before
    finally:
        Planet.EARTH.moons -= 1


def test_values_in_private_slots_count():
    one, two = Registry(a=1), Registry(a=1)
    one._Registry__extra, two._Registry__extra = 1, 2
    assert len({key(one), key(two), key(Registry(a=1))}) == 3


def test_what_lies_between_fields_and_behind_long_floats_is_no_content():
    np = pytest.importorskip("numpy")
    assert key(filled(0)) == key(filled(255))
    assert key(filled(0)[0]) == key(filled(255)[0])
    size = np.dtype("g").itemsize
    one = np.ones(1, "g")
    other = one.copy().view("u1")
    used = 10 if np.finfo("g").nmant == 63 else size
    other[used:] = 255
    assert key(one) == key(other.view("g"))
    assert key(one[0]) == key(other.view("g")[0])


def test_what_lies_under_nulls_of_polars_is_no_content():
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame({"a": [1, 2, 3], "b": ["x", "y", "z"]})
    hidden = frame.with_columns(pl.when(pl.col("a") > 1).then(pl.col(name)).alias(name) for name in ("a", "b"))
    assert key(hidden) == key(pl.DataFrame({"a": [None, 2, 3], "b": [None, "y", "z"]}))
    long = pl.Series(["x" * 50, "y" * 50, "z" * 50])
    assert key(long[1:]) == key(pl.Series(["y" * 50, "z" * 50]))
    assert key(pl.concat([long[:1], long[1:]], rechunk=False)) == key(long)
    assert key(long.sort()) == key(long)
    categories = pl.Series(["a", "b"], dtype=pl.Categorical)
    assert key(categories[1:]) == key(pl.Series(["b"], dtype=pl.Categorical))


def test_what_lies_under_nulls_of_arrow_is_no_content():
    pa = pytest.importorskip("pyarrow")
    compute = pytest.importorskip("pyarrow.compute")
    hidden = compute.if_else(pa.array([True, False]), pa.array([1, 2]), pa.scalar(None, pa.int64()))
    assert key(hidden) == key(pa.array([1, None]))
    assert key(pa.table({"a": hidden})) == key(pa.table({"a": [1, None]}))
    assert key(pa.array([1, 2, 3])[1:]) == key(pa.array([2, 3]))
    assert key(pa.array(["a", "b", None])[1:]) == key(pa.array(["b", None]))
    assert key(pa.chunked_array([[1], [2, 3]])) == key(pa.chunked_array([[1, 2], [3]]))


def test_columns_of_different_types_are_not_read_as_one_array():
    pd = pytest.importorskip("pandas")
    np = pytest.importorskip("numpy")

    def frame(last):
        rows = pd.DataFrame(np.arange(400_000.0).reshape(-1, 4), copy=False)
        rows["last"] = np.ones(100_000, last)
        return rows

    assert key(frame("f8")) == key(frame("f8")) != key(frame("i8"))


def test_arrays_of_objects_may_hold_themselves():
    np = pytest.importorskip("numpy")
    one = np.array([None, 1], object)
    one[0] = one
    assert key(one) == key(one) != key(np.array([None, 1], object))


def test_reading_a_key_leaves_a_picture_as_it_was():
    image = pytest.importorskip("PIL.Image")
    file = io.BytesIO()
    frames = [image.new("RGB", (2, 2), colour) for colour in ("red", "blue")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    opened = image.open(file)
    opened.putpixel((0, 0), 1)
    before = opened.tobytes(), opened.tell(), dict(opened.info)
    assert key(opened) == key(opened)
    assert before == (opened.tobytes(), opened.tell(), dict(opened.info))
    opened.seek(1)
    assert opened.convert("RGB").getpixel((0, 0)) == (0, 0, 255)


# Files


def test_an_open_file_counts_as_its_path_its_time_and_its_position(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("one\ntwo\n")
    for mode in ("r", "rb", "r+", "rb+", "a", "ab"):
        with open(path, mode) as one, open(path, mode) as two:
            assert key(one) == key(two)
            start = key(one)
            one.seek(4)
            two.seek(0)
            if not one.writable():
                assert key(one) != key(two) == start
    with (
        open(path) as text,
        open(path, "rb") as binary,
        open(path, "rb", 0) as raw,
        open(path, encoding="cp1252") as old,
    ):
        assert len({key(file) for file in (text, binary, raw, old)}) == 4


def test_a_file_written_since_or_elsewhere_is_another_input(tmp_path):
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text("one")
        os.utime(path, ns=(1, 1))
    with open(paths[0]) as one, open(paths[1]) as two:
        first = key(one)
        assert first != key(two)
        os.utime(paths[0], ns=(2, 2))
        assert first != key(one)
    with open(paths[0], "w") as written:
        empty = key(written)
        written.write("not yet on the disk")
        assert key(written) != empty


def test_temporary_files_are_files():
    with tempfile.NamedTemporaryFile("w+") as one, tempfile.NamedTemporaryFile("w+") as two:
        assert key(one) == key(one) != key(two)
    with tempfile.SpooledTemporaryFile() as one, tempfile.SpooledTemporaryFile() as two:
        one.write(b"a")
        assert key(one) != key(two)
        two.write(b"a")
        assert key(one) != key([two])


# What is refused


class Instance:
    """Of a type that nobody knows."""


def refused_values():
    closed = io.BytesIO()
    closed.close()
    return [
        Instance(), object(), threading.Lock(), threading.RLock(), threading.Thread(), queue.Queue(), iter([]),
        iter({}), iter("a"), (x for x in ()), map(str, []), zip(), enumerate([]), reversed([]), itertools.count(),
        closed, sqlite3.connect(":memory:"), random.SystemRandom(), ValueError("a"), super(Counter, Counter(1)),
    ]  # fmt: skip


def assert_refused(value, name=None):
    for held in (value, [value], {"a": value}, Plain(value)):
        with pytest.raises(UnhashableTypeError, match=re.escape(name or type(value).__name__)):
            key(held)


@pytest.mark.parametrize("value", refused_values(), ids=lambda value: type(value).__name__)
def test_a_type_that_nobody_knows_is_refused_wherever_it_stands(value):
    assert_refused(value)


def test_connections_and_what_is_read_once_are_refused(tmp_path):
    with socket.socket() as connection:
        assert_refused(connection)
    reading, writing = os.pipe()
    with open(reading) as pipe, open(writing, "w"):
        assert_refused(pipe)
    with open(os.devnull) as device:
        assert_refused(device)
    with open(tmp_path / "a", "w") as file:
        pass
    assert_refused(file)
    resources = pytest.importorskip("importlib.resources")
    tzdata = pytest.importorskip("tzdata.zoneinfo")
    with resources.files(tzdata).joinpath("UTC").open("rb") as data:
        assert_refused(zoneinfo.ZoneInfo.from_file(data))


def test_values_without_known_content_of_packages_are_refused():
    pl = pytest.importorskip("polars")
    np = pytest.importorskip("numpy")
    pa = pytest.importorskip("pyarrow")
    pd = pytest.importorskip("pandas")
    frame = pl.DataFrame({"a": [1]})
    assert_refused(frame.lazy())
    assert_refused(pl.col("a"))
    assert_refused(np.frompyfunc(len, 1, 1))
    assert_refused(np.nditer(np.zeros(2)))
    assert_refused(pa.table({"a": [1]}).to_reader())
    assert_refused(pd.DataFrame({"a": [1]}).groupby("a"))
    assert_refused(np.array([Instance()], object), "Instance")
    assert_refused(pd.Series([Instance()]), "Instance")
    assert_refused(pl.Series([Instance()], dtype=pl.Object), "Instance")


def test_a_picture_whose_other_frames_cant_be_read_is_refused():
    image = pytest.importorskip("PIL.Image")
    file = io.BytesIO()
    frames = [image.new("RGB", (2, 2), colour) for colour in ("red", "blue")]
    try:
        frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    except (KeyError, OSError):
        pytest.skip("pictures of this kind can't be written")
    assert_refused(image.open(file))


# What the user says of types


def by_n(counter):
    return counter.n


@pytest.mark.parametrize("functions", [{Counter: by_n}, {f"{__name__}.Counter": by_n}], ids=["type", "name"])
def test_hash_funcs_say_what_stands_for_a_type_wherever_it_stands(functions):
    pd = pytest.importorskip("pandas")
    places = [
        lambda value: value, lambda value: [value], lambda value: {"a": value}, lambda value: {value: 1},
        lambda value: (1, (value,)), lambda value: {value}, Plain, Slots, lambda value: types.SimpleNamespace(a=value),
        lambda value: collections.deque([value]), lambda value: functools.partial(len, value), adder,
        lambda value: pd.Series([value]),
    ]  # fmt: skip
    for place in places:
        one = key(place(Counter(1)), functions)
        assert one == key(place(Counter(1)), functions)
        assert one != key(place(Counter(2)), functions)
        assert one != key(place(Counter(1.0)), functions)
        assert one != key(place(1), functions)
    assert key(Counter(1).count, functions) == key(Counter(1).count, functions) != key(Counter(2).count, functions)


def test_hash_funcs_may_leave_out_what_does_not_count():
    functions = {Counter: lambda _: None, "_thread.lock": lambda _: None}
    assert key([Counter(1), threading.Lock()], functions) == key([Counter(2), threading.Lock()], functions)
    assert key([Counter(1), 1], functions) != key([Counter(1), 2], functions)


def test_what_hash_funcs_give_must_have_known_content():
    with pytest.raises(UnhashableTypeError):
        key(Counter(1), {Counter: lambda counter: counter})


# Any values


LEAVES = [
    None, True, False, 0, 1, -1, 2**70, 0.0, -0.0, 1.0, math.nan, "", "a", "b", "1", b"", b"a", 1j, Colour.RED,
    decimal.Decimal(1), fractions.Fraction(1), datetime.date(2020, 1, 1), uuid.UUID(int=1), ...,
]  # fmt: skip
SEQUENCES = (list, tuple, collections.deque)
SETS = (set, frozenset)
MAPS = (dict, collections.OrderedDict)
RECORDS = (Plain, Slots, Pair)


def made(draw, depth):
    """Any value of at most so many levels."""
    kind = draw.choice([None, *SEQUENCES, *SETS, *MAPS, *RECORDS] if depth else [None])
    if kind is None:
        return draw.choice(LEAVES)
    if kind in RECORDS:
        return kind(made(draw, depth - 1), made(draw, depth - 1))
    count = draw.randrange(4)
    if kind in SETS:
        return kind(draw.choice(LEAVES) for _ in range(count))
    if kind in MAPS:
        return kind((draw.choice(LEAVES), made(draw, depth - 1)) for _ in range(count))
    return kind(made(draw, depth - 1) for _ in range(count))


def shape(value):
    """What a value is: two have one shape exactly if they are the same in all types, items and orders."""
    kind = type(value).__qualname__
    if isinstance(value, SETS):
        return kind, tuple(sorted((shape(item) for item in value), key=repr))
    if isinstance(value, MAPS):
        return kind, tuple((shape(name), shape(item)) for name, item in value.items())
    if isinstance(value, (Plain, Slots)):
        return kind, (shape(value.a), shape(value.b))
    if isinstance(value, SEQUENCES):
        return kind, tuple(shape(item) for item in value)
    return kind, repr(value)


def rebuilt(value, leaf):
    """A value with each leaf replaced by what `leaf` gives for it."""
    kind = type(value)
    if isinstance(value, MAPS):
        return kind((rebuilt(name, leaf), rebuilt(item, leaf)) for name, item in value.items())
    if isinstance(value, (Plain, Slots)):
        return kind(rebuilt(value.a, leaf), rebuilt(value.b, leaf))
    if kind is Pair:
        return Pair(*(rebuilt(item, leaf) for item in value))
    if isinstance(value, (*SEQUENCES, *SETS)):
        return kind(rebuilt(item, leaf) for item in value)
    return leaf(value)


def leaves(value):
    found: list = []
    rebuilt(value, lambda leaf: found.append(leaf) or leaf)
    return found


def replaced(numbers, at, by, leaf):
    return by if next(numbers) == at else leaf


def test_any_values_have_one_key_exactly_if_they_are_the_same():
    draw = random.Random(20)
    values = [made(draw, draw.randrange(5)) for _ in range(5000)]
    values += [rebuilt(value, lambda leaf: leaf) for value in values]
    pairs = {(shape(value), key(value)) for value in values}
    assert len(pairs) == len({shape for shape, _ in pairs}) == len({key for _, key in pairs})


def test_any_value_with_one_leaf_changed_has_another_key():
    draw = random.Random(21)
    changed = 0
    while changed < 3000:
        value = made(draw, 4)
        count = len(leaves(value))
        if not count:
            continue
        at, numbers = draw.randrange(count), itertools.count()
        other = rebuilt(value, functools.partial(replaced, numbers, at, draw.choice(LEAVES)))
        assert (shape(value) == shape(other)) == (key(value) == key(other)), (value, other)
        changed += shape(value) != shape(other)


def test_any_array_with_one_element_changed_has_another_key():
    np = pytest.importorskip("numpy")
    draw = random.Random(22)
    for _ in range(300):
        dimensions = tuple(draw.randrange(1, 6) for _ in range(draw.randrange(4)))
        dtype = draw.choice(["i1", "i8", "f4", "f8", "c16", "U3", "S3", "M8[s]", "?", "O", ">i4", "g"])
        one = np.zeros(dimensions, dtype)
        view = one[tuple(slice(None, None, draw.choice((1, 2, -1))) for _ in dimensions) or ...]
        before = key(view)
        assert before == key(view.copy()) == key(np.asfortranarray(view) if view.ndim else view)
        at = tuple(draw.randrange(length) for length in view.shape)
        view[at] = "1" if dtype in ("U3", "S3") else 1
        assert key(view) != before
