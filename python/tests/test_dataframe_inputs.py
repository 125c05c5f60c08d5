"""Anything that people pass as a table: what becomes of it, and what is said of what can't be one."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import decimal
import enum
import sqlite3
import types

import altair as alt
import attrs
import millpond as st
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pydantic
import pytest
import xarray
from millpond import _native
from millpond.errors import StreamlitAPIException
from millpond.frames import LIMIT, load, to_frame


def read(data):
    """The columns, with `|` after the row labels, and the types in brackets."""
    frame = to_frame(data)
    table = pa.ipc.open_stream(frame.to_ipc()).read_all()
    columns = [f"{field.name}[{field.type}]={table[at].to_pylist()}" for at, field in enumerate(table.schema)]
    columns.insert(frame.index, "|")
    return " ".join(columns).removeprefix("| ").removesuffix(" |")


def draw(body):
    return _native.run_once(body).strip().splitlines()


@dataclasses.dataclass
class Point:
    x: int
    name: str


class Model(pydantic.BaseModel):
    x: int


@attrs.define
class Attrs:
    x: int


class Grain(enum.Enum):
    WHEAT = 1


class Array:
    def __array__(self, dtype=None, copy=None):
        return np.arange(2)


class Query:
    """A recipe for data, as packages for databases have them."""

    def __init__(self, rows):
        self.rows = rows

    def limit(self, count):
        return Query(min(self.rows, count))

    def to_pandas(self):
        return pd.DataFrame({"a": range(self.rows)})


def database():
    connection = sqlite3.connect(":memory:")
    connection.execute("create table harvests (year, grain)")
    connection.executemany("insert into harvests values (?, ?)", [(1920, "rye"), (1921, None)])
    return connection


def sqlite_rows():
    connection = database()
    connection.row_factory = sqlite3.Row
    return connection.execute("select * from harvests").fetchall()


HARVESTS = "year[int64]=[1920, 1921] grain[string]=['rye', None]"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # Records.
        ([Point(1, "a"), Point(2, "b")], "x[int64]=[1, 2] name[string]=['a', 'b']"),
        (Point(1, "a"), "[string]=['x', 'name'] | value[string]=['1', 'a']"),
        ([Model(x=1)], "x[int64]=[1]"),
        ([Attrs(1)], "x[int64]=[1]"),
        ([types.MappingProxyType({"x": 1})], "x[int64]=[1]"),
        ([Point(1, "a"), {"x": 2}], "x[int64]=[1, 2] name[string]=['a', None]"),
        (sqlite_rows(), HARVESTS),
        (database().execute("select * from harvests"), HARVESTS),
        # Containers.
        ({1}, "value[int64]=[1]"),
        (range(2), "value[int64]=[0, 1]"),
        (collections.deque(["a"]), "value[string]=['a']"),
        (collections.Counter("aab"), "[string]=['a', 'b'] | value[int64]=[2, 1]"),
        (collections.UserDict(a=[1]), "a[int64]=[1]"),
        ({"a": 1}.items(), "0[string]=['a'] 1[int64]=[1]"),
        (Grain, "value[string]=['Grain.WHEAT']"),
        ((n for n in range(2)), "value[int64]=[0, 1]"),
        (({"a": n} for n in range(2)), "a[int64]=[0, 1]"),
        # Arrays and columns of packages.
        (Array(), "value[int64]=[0, 1]"),
        (np.array(3), "value[int64]=[3]"),
        ({"a": np.arange(2), "b": [1, 2]}, "a[int64]=[0, 1] b[int64]=[1, 2]"),
        ({"a": np.zeros((2, 1))}, "a[string]=['[0.0]', '[0.0]']"),
        ([np.int64(1), np.float64(2.5)], "value[double]=[1.0, 2.5]"),
        ({"a": pd.Series([1, 2], ["x", "y"]), "b": pd.Series([3], ["y"])},
         "[string]=['x', 'y'] | a[int64]=[1, 2] b[double]=[None, 3.0]"),
        ([pd.Series([1, 2]), pd.Series([3, 4])], "[int64]=[0, 1] | 0[int64]=[1, 3] 1[int64]=[2, 4]"),
        (pd.Index([1], name="i"), "[int64]=[0] | i[int64]=[1]"),
        (pd.Series(pd.arrays.SparseArray([0, 1])), "[int64]=[0, 1] | value[int64]=[0, 1]"),
        (pa.table({"a": [1]}).to_reader(), "a[int64]=[1]"),
        (xarray.DataArray([1], dims="x", name="v"), "x[int64]=[0] | v[int64]=[1]"),
        (xarray.DataArray(1), "value[int64]=[1]"),
        (xarray.Dataset({"a": ("x", [1])}), "x[int64]=[0] | a[int64]=[1]"),
        # Values without a column of their own.
        ([2**70, 1], f"value[string]=['{2**70}', '1']"),
        ([2**2000, 1.5], f"value[string]=['{2**2000}', '1.5']"),
        (np.array([2**64 - 1], "u8"), f"value[uint64]=[{2**64 - 1}]"),
        ([1, "a", None, 2.5], "value[string]=['1', 'a', None, '2.5']"),
        ([float("nan"), float("inf")], "value[double]=[nan, inf]"),
        (pd.DataFrame({"a": [float("nan"), float("inf")]}), "[int64]=[0, 1] | a[double]=[None, inf]"),
        ([b"\xff"], "value[string]=['\ufffd']"),
        (["\ud800"], "value[string]=['?']"),
        ([decimal.Decimal("1.50")], "value[string]=['1.50']"),
        ([1 + 2j], "value[string]=['(1+2j)']"),
        ([{"a": {"b": [1]}}], "a[string]=['{\"b\": [1]}']"),
        ({"a": [[1, 2], [3]]}, "a[string]=['[1, 2]', '[3]']"),
        ([pd.NA, 1], "value[int64]=[None, 1]"),
        ([pd.Timestamp("1921-01-01"), pd.NaT], "value[timestamp[us]]=[datetime.datetime(1921, 1, 1, 0, 0), None]"),
        ([datetime.datetime.max], "value[timestamp[us]]=[datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)]"),
        ([datetime.date.max], "value[date32[day]]=[datetime.date(9999, 12, 31)]"),
        ([datetime.timedelta(-1)], "value[duration[us]]=[datetime.timedelta(days=-1)]"),
        (pd.DataFrame({"a": [b"x"]}), "[int64]=[0] | a[string]=['x']"),
        (pd.DataFrame({"a": [1j]}), "[int64]=[0] | a[string]=['1j']"),
        (pl.DataFrame({"a": [{"x": 1}]}), "a[struct<x: int64>]=[{'x': 1}]"),
        # Nothing.
        (pd.DataFrame(), "[int64]=[]"),
        ([], "value[null]=[]"),
        ({}, "|"),
        ({"a": []}, "a[null]=[]"),
        ([None], "value[null]=[None]"),
    ],
)  # fmt: skip
def test_what_becomes_of_it(data, expected):
    assert read(data) == expected


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_a_matrix_of_numpy_is_an_array():
    assert read(np.matrix([[1, 2]])) == "0[int64]=[1] 1[int64]=[2]"


def test_objects_of_python_in_polars_are_text_and_not_addresses():
    thing = object()
    assert read(pl.DataFrame({"a": pl.Series([thing], dtype=pl.Object)})) == f"a[string]=['{thing}']"


def test_times_of_a_zone_without_a_common_name_are_instants():
    class Nowhere(datetime.tzinfo):
        def utcoffset(self, when):
            return datetime.timedelta(seconds=30)

        def __str__(self):
            return "tzfile('/nowhere')"

    at = datetime.datetime(1921, 1, 1, tzinfo=Nowhere())
    assert "[timestamp[us, tz=UTC]]" in read([at])
    assert "tz=+02:00" in read([datetime.datetime(1921, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))])


@pytest.mark.parametrize(
    ("data", "cut"),
    [
        (pl.LazyFrame({"a": range(LIMIT + 1)}), "collect()"),
        (pl.LazyFrame({"a": range(LIMIT)}), None),
        (Query(LIMIT + 1), "to_pandas()"),
        (Query(3), None),
    ],
)
def test_of_what_is_not_computed_yet_the_first_rows_are_taken(data, cut):
    source, frame = load(data)
    assert frame.rows == min(LIMIT, frame.rows)
    assert source.cut == cut


def test_iterators_and_cursors_are_not_followed_for_ever():
    import itertools

    source, frame = load(itertools.count())
    assert (source.cut, frame.rows) == ("list()", LIMIT)
    many = database().execute(
        "with recursive n(i) as (select 1 union all select i + 1 from n limit 20000) select * from n"
    )
    source, frame = load(many)
    assert (source.cut, frame.rows) == ("fetchall()", LIMIT)


def test_a_caption_says_that_rows_are_missing():
    lines = draw(lambda: st.dataframe(pl.LazyFrame({"a": range(LIMIT + 1)})))
    assert lines[0].startswith('markdown "Only the first 10,000 rows are shown: call `collect()`')
    assert lines[1].startswith("dataframe")
    assert len(draw(lambda: st.dataframe(pl.LazyFrame({"a": [1]})))) == 1


NO_TABLE = [
    (object(), "<object object at"),
    (len, "<built-in function len>"),
    (int, "<class 'int'>"),
    (np.zeros((2, 2, 2)), "(2, 2, 2)"),
    (database().execute("create table other (a)"), "sqlite3.Cursor"),
]


@pytest.mark.parametrize(("data", "said"), NO_TABLE)
@pytest.mark.parametrize("function", [st.dataframe, st.table, st.line_chart, st.map])
def test_what_is_no_table_is_refused_with_what_it_is(function, data, said):
    with pytest.raises(StreamlitAPIException) as raised:
        draw(lambda: function(data))
    assert said in str(raised.value)


def test_altair_is_not_taken_for_a_table():
    with pytest.raises(StreamlitAPIException):
        to_frame(alt.Chart(pd.DataFrame({"a": [1]})))
