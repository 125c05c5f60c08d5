"""Keys: equal for equal input, different for any other."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import pathlib
import re
import threading
import uuid
import zoneinfo
from collections import Counter, OrderedDict, defaultdict, namedtuple

import millpond as st
import pytest
from millpond._native import encode
from millpond.errors import UnhashableTypeError
from millpond.keys import type_names


def key(value, hash_funcs=None):
    return encode(value, type_names(hash_funcs), False)


class Colour(enum.Enum):
    RED = 1
    BLUE = 2


class Level(enum.IntEnum):
    LOW = 1


@dataclasses.dataclass
class Point:
    x: object
    y: object = 0


Pair = namedtuple("Pair", "a b")
BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")

DISTINCT = [
    None, False, True, 0, 1, -1, 2**80, 0.0, -0.0, 1.0, float("nan"), float("inf"), 1j, -1j, "", "1", "a", "ä",
    "\ud800", b"", b"1", bytearray(b"1"), b"x" * 2000, b"x" * 1999 + b"y", ..., NotImplemented, range(3), range(4),
    slice(1), (), (1,), ((1,),), [], [1], [[1]], [1, 2], [2, 1], ["ab", "c"], ["a", "bc"], ["abc"], {}, {1: 2}, {2: 1},
    {"a": 1, "b": 2}, {"b": 2, "a": 1}, set(), {1}, {1, 2}, frozenset({1}), Colour.RED, Colour.BLUE, Level.LOW,
    datetime.date(2020, 1, 1), datetime.datetime(2020, 1, 1),
    datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC),
    datetime.datetime(2020, 10, 25, 2, 30, tzinfo=BERLIN),
    datetime.datetime(2020, 10, 25, 2, 30, fold=1, tzinfo=BERLIN),
    datetime.time(1), datetime.timedelta(1), datetime.timedelta(0, 1), decimal.Decimal("1"), decimal.Decimal("1.0"),
    uuid.UUID(int=1), pathlib.PurePosixPath("a"), pathlib.PurePosixPath("a/b"), re.compile("a"), re.compile("a", re.I),
    Point(1), Point(2), Point(1, 1), Pair(1, 2), (1, 2), OrderedDict(a=1),
    defaultdict(int, a=1), defaultdict(list, a=1),
    Counter("a"), int, str, len, max, [0] * 20, [0.0] * 20, [-0.0] * 20, ["0"] * 20, [None] * 20, [False] * 20,
    [0] * 19 + [None], [None] + [0] * 19, [2**70] * 20, ["ab", "c"] + [""] * 20, ["a", "bc"] + [""] * 20,
]  # fmt: skip


def test_values_that_differ_in_anything_have_different_keys():
    keys = [key(value) for value in DISTINCT]
    for at, one in enumerate(keys):
        assert one not in keys[:at], (DISTINCT[at], DISTINCT[keys.index(one)])


def test_a_key_is_the_same_each_time():
    for value in DISTINCT:
        assert key(value) == key(value)
    assert key(float("nan")) == key(float("nan"))
    assert key({"a", "b", "c"}) == key({"c", "b", "a"})
    assert key([1, [2]]) == key([1, [2]])


def test_a_text_crafted_to_run_over_the_argument_boundary_is_another_key():
    ours = key("doc1") + key("acme")
    assert key(ours.decode("latin1")) != ours
    assert key(("doc1", "acme")) != key(("doc1acme",)) != key(("doc1", "acme", ""))


def test_equal_parts_are_equal_whether_shared_or_copied():
    part = [1, 2]
    assert key([part, part]) == key([[1, 2], [1, 2]])


def test_circles_end_and_differ_from_what_they_are_not():
    one, two = [], [[]]
    one.append(one)
    two[0].append(two)
    assert key(one) == key(one)
    assert key(one) != key([[]])
    assert key(one) != key(two)


def test_shared_parts_are_read_once():
    value: list = []
    for _ in range(200):
        value = [value, value]
    assert key(value)


def test_objects_that_all_lead_to_each_other_are_read_in_no_time():
    def linked(count, odd=None):
        points = [Point([]) for _ in range(count)]
        for at, point in enumerate(points):
            point.x = [other for other in points if other is not point]
            point.y = 1 if at == odd else 0
        return points

    assert key(linked(40)) == key(linked(40))
    assert len({key(linked(40)), key(linked(39)), key(linked(40, odd=20)), key(linked(40, odd=21))}) == 4


def test_what_stands_for_a_type_does_not_stand_for_what_is_said_of_others():
    pd = pytest.importorskip("pandas")
    functions = {list: len, str: lambda text: "text"}
    one, other = pd.Series([object, int], dtype=object), pd.Series([object, str], dtype=object)
    assert key(one, functions) != key(other, functions)
    assert key(pd.Series([1]), functions) != key(pd.Series([1.0]), functions)


def test_addresses_are_no_content():
    np = pytest.importorskip("numpy")
    with pytest.raises(UnhashableTypeError):
        key(memoryview(np.array([object()], object)))


def test_nesting_without_end_is_an_error_and_not_a_crash():
    value: list = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(RecursionError):
        key(value)


def test_closures_with_different_values_are_different():
    def make(n):
        return lambda: n

    assert key(make(1)) == key(make(1))
    assert key(make(1)) != key(make(2))
    assert key(lambda n=1: n) != key(lambda n=2: n)


def test_a_function_may_capture_itself_and_things_without_known_content():
    lock = threading.Lock()

    def recursive(n):
        with lock:
            return n and recursive(n - 1)

    assert key(recursive) == key(recursive)


def test_a_type_without_known_content_is_refused():
    class Connection:
        pass

    for value in (Connection(), threading.Lock(), object(), (x for x in ())):
        with pytest.raises(UnhashableTypeError):
            key([value])


def test_hash_funcs_say_what_stands_for_a_type():
    class Connection:
        def __init__(self, address):
            self.address = address

    by_type = {Connection: lambda connection: connection.address}
    by_name = {f"{__name__}.{Connection.__qualname__}": lambda connection: connection.address}
    for functions in (by_type, by_name):
        assert key(Connection("a"), hash_funcs=functions) == key(Connection("a"), hash_funcs=functions)
        assert key([Connection("a")], hash_funcs=functions) != key([Connection("b")], hash_funcs=functions)


def same(function, *calls):
    """Whether calls, as pairs of arguments by place and by name, are found by one key."""
    memo = st.memo(function)
    return len({memo.call_key(args, kwargs) for args, kwargs in calls}) == 1


def fits(function, *args, **kwargs):
    return st.memo(function).call_key(args, kwargs) is not None


def test_arguments_are_bound_before_they_are_compared():
    def load(path, org="", *, fast=True): ...

    assert same(load, (("y",), {}), (("y", ""), {}), ((), {"org": "", "path": "y", "fast": True}))
    assert not same(load, (("y",), {}), (("y", "z"), {}))
    assert not same(load, (("y",), {}), (("y",), {"fast": False}))
    assert fits(load, "y")
    assert not fits(load)
    assert not fits(load, "y", "", True)
    assert not fits(load, "y", path="y")
    assert not fits(load, "y", other=1)


def test_parameters_with_an_underscore_are_no_inputs():
    def load(_connection, path, *_rest, _more=1, **options): ...

    assert same(load, ((object(), "y", 1, 2), {"a": 1, "_b": 2}), ((object(), "y"), {"a": 1, "_more": 5}))
    assert not same(load, ((0, "y"), {"a": 1}), ((0, "y"), {"a": 2}))


def test_open_parameters_are_inputs():
    def load(first, /, *rest, **options): ...

    assert fits(load, 1, 2, first=3)
    assert not fits(load, first=3)
    calls = [((1, 2), {"first": 3}), ((1,), {"first": 3}), ((1, 2, 3), {}), ((1, 2), {}), ((1, (2,)), {})]
    assert len({st.memo(load).call_key(args, kwargs) for args, kwargs in calls}) == len(calls)


def test_a_name_is_not_taken_for_another_arguments_value():
    def load(a=0, b=0, **more): ...

    calls = [((1,), {}), ((), {"b": 1}), ((), {"c": 1}), ((), {"d": 1}), ((1, 1), {})]
    assert len({st.memo(load).call_key(args, kwargs) for args, kwargs in calls}) == len(calls)
