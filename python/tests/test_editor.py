"""The grid that can be edited: what is drawn, and the data with the changes in it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
from decimal import Decimal
from typing import NamedTuple

import millpond as st
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import xarray as xr
from millpond import _native, editing, readers
from millpond import column_config as columns
from millpond.errors import StreamlitAPIException, StreamlitValueAssignmentNotAllowedError, StreamlitValueError

UTC = dt.UTC
BERLIN = "Europe/Berlin"


def edits(edited=None, added=(), deleted=()):
    return {"edited_rows": edited or {}, "added_rows": list(added), "deleted_rows": list(deleted)}


def applied(data, edited=None, added=(), deleted=()):
    return editing.apply(data, edits(edited, added, deleted))


def test_what_was_changed_is_read_from_json():
    raw = '{"edited_rows": {"2": {"n": 5}}, "added_rows": [{"n": 6}], "deleted_rows": [0]}'
    codec = pickle.loads(pickle.dumps(editing.EditsCodec()))
    assert codec.decode(raw) == edits({2: {"n": 5}}, [{"n": 6}], [0])
    assert codec.decode(None) == edits()
    assert codec.decode(raw).edited_rows == {2: {"n": 5}}


def test_what_was_changed_is_the_users():
    with pytest.raises(StreamlitValueAssignmentNotAllowedError, match="can't be set"):
        editing.EditsCodec().encode(edits())


# Pandas


def frame(**columns):
    return pd.DataFrame(columns)


def check(result, expected):
    pd.testing.assert_frame_equal(result, expected)


def test_cells_are_changed_by_the_place_of_their_row():
    given = frame(n=[3, 1, 2], t=["c", "a", "b"])
    check(applied(given, {2: {"n": 7}, 0: {"t": "x"}}), frame(n=[3, 1, 7], t=["x", "a", "b"]))
    check(given, frame(n=[3, 1, 2], t=["c", "a", "b"]))


def test_a_frame_without_changes_is_a_copy():
    given = frame(n=[1, 2])
    result = applied(given)
    check(result, given)
    result.iloc[0, 0] = 9
    assert given.iloc[0, 0] == 1


def test_places_are_those_before_rows_were_deleted():
    check(
        applied(frame(n=[1, 2, 3]), {2: {"n": 9}, 1: {"n": 8}}, [{"n": 4}], [0, 1]),
        pd.DataFrame({"n": [9, 4]}, index=pd.Index([2, 3])),
    )


def test_labels_that_number_rows_go_on():
    result = applied(frame(n=[1, 2]), added=[{"n": 3}])
    check(result, frame(n=[1, 2, 3]))
    assert isinstance(result.index, pd.RangeIndex)
    by_tens = pd.DataFrame({"n": [1, 2]}, index=pd.RangeIndex(10, 30, 10))
    assert list(applied(by_tens, added=[{"n": 3}]).index) == [10, 20, 30]


def test_integers_as_labels_go_on_from_the_greatest():
    given = pd.DataFrame({"n": [1, 2]}, index=[7, 3])
    assert list(applied(given, added=[{"n": 3}, {"n": 4, "_index": 20}, {}]).index) == [7, 3, 8, 20, 10]


def test_labels_are_changed_and_a_row_without_one_is_left_out():
    given = pd.DataFrame({"n": [1, 2]}, index=pd.Index(["a", "b"], name="k"))
    result = applied(given, {0: {"_index": "z"}}, [{"n": 3}, {"_index": "c", "n": 4}])
    check(result, pd.DataFrame({"n": [1, 2, 4]}, index=pd.Index(["z", "b", "c"], name="k")))


def test_labels_of_time_keep_their_type():
    given = pd.DataFrame({"n": [1]}, index=pd.DatetimeIndex(["2024-01-01"], tz=BERLIN))
    result = applied(given, added=[{"_index": "2024-07-01T10:00Z", "n": 2}])
    assert result.index.dtype == given.index.dtype
    assert result.index[1] == pd.Timestamp("2024-07-01 12:00", tz=BERLIN)


def test_columns_whose_names_are_no_texts_or_are_there_twice_are_told_apart():
    given = pd.DataFrame([[1, 2, 3]], columns=[0, "a", "a"])
    result = applied(given, {0: {"0": 5, "a.1": 6}})
    assert result.to_numpy().tolist() == [[5, 2, 6]]
    assert list(result.columns) == [0, "a", "a"]


@pytest.mark.parametrize(
    ("values", "dtype", "given", "result", "result_dtype"),
    [
        ([1, 2], "int64", 5, 5, "int64"),
        ([1, 2], "int64", None, pd.NA, "Int64"),
        ([1, 2], "uint8", None, pd.NA, "UInt8"),
        ([1, 2], "Int32", None, pd.NA, "Int32"),
        ([1.5, 2], "float32", 3, 3.0, "float32"),
        ([True, False], "bool", False, False, "bool"),
        ([True, False], "bool", None, pd.NA, "boolean"),
        (["a", "b"], "str", "c", "c", "str"),
        (["a", "b"], "string[pyarrow]", None, pd.NA, "string"),
        (
            ["2024-01-01"] * 2,
            "datetime64[ns]",
            "2024-01-31T13:30:05.250",
            pd.Timestamp("2024-01-31T13:30:05.250"),
            None,
        ),
        (["2024-01-01"] * 2, "datetime64[s]", "2024-01-31", pd.Timestamp("2024-01-31"), None),
        ([1, 2], "int64[pyarrow]", 5, 5, None),
        ([Decimal("1.50"), None], pd.ArrowDtype(pa.decimal128(6, 2)), 2.25, Decimal("2.25"), None),
    ],
)
def test_columns_of_pandas_keep_their_types(values, dtype, given, result, result_dtype):
    column = pd.Series(values, dtype=dtype)
    changed = applied(column, {0: {"value": given}})
    assert changed.dtype == (column.dtype if result_dtype is None else pd.Series(dtype=result_dtype).dtype)
    assert [changed.iloc[0]] == [result]
    assert [applied(column, added=[{"value": given}]).iloc[2]] == [result]


def test_instants_stay_in_their_zone():
    given = frame(t=pd.to_datetime(["2024-01-01 12:00"]).tz_localize(BERLIN))
    result = applied(given, {0: {"t": "2024-07-01T10:00Z"}}, [{"t": None}])
    assert result["t"].dtype == given["t"].dtype
    assert result["t"][0] == pd.Timestamp("2024-07-01 12:00", tz=BERLIN)
    assert result["t"][1] is pd.NaT


def test_categories_stay_and_others_join_them():
    given = frame(c=pd.Categorical(["x", "y"], categories=["y", "x"], ordered=True))
    result = applied(given, {0: {"c": "y"}}, [{"c": "z"}, {}])
    assert result["c"].tolist()[:3] == ["y", "y", "z"]
    assert list(result["c"].cat.categories) == ["y", "x", "z"]
    assert result["c"].cat.ordered
    assert applied(frame(c=pd.Categorical([1, 2])), {0: {"c": 2}})["c"].tolist() == [2, 2]


def test_objects_are_read_by_what_is_there():
    day, clock = dt.date(2024, 1, 1), dt.time(8)
    given = frame(d=[day, None], t=[clock, clock], n=[Decimal("1.5"), Decimal(2)], l=[["a"], []])
    row = {"d": "2024-01-31", "t": "13:30", "n": 0.1, "l": ["b", "c"]}
    result = applied(given.astype(object), {0: row})
    assert result.iloc[0].tolist() == [dt.date(2024, 1, 31), dt.time(13, 30), Decimal("0.1"), ["b", "c"]]


def test_a_column_of_nothing_becomes_what_is_put_into_it():
    result = applied(pd.DataFrame(columns=["t", "n"]), added=[{"t": "a", "n": 1}, {"t": "b", "n": 2}])
    assert result["n"].tolist() == [1, 2]
    assert result["n"].dtype == "int64"
    assert result["t"].tolist() == ["a", "b"]


def test_what_does_not_fit_is_left_out():
    given = frame(n=pd.Series([1, 2], dtype="int8"), d=pd.to_datetime(["2024-01-01"] * 2))
    row = {"n": 300, "d": "soon", "gone": 1}
    check(applied(given, {0: row, 1: {"n": 1.5}, 9: {"n": 5}}, deleted=[40]), given)


def test_series_index_and_arrays_come_back_as_such():
    series = applied(pd.Series([1, 2], index=["a", "b"], name="s"), {1: {"s": 5}}, [{"_index": "c", "s": 6}])
    pd.testing.assert_series_equal(series, pd.Series([1, 5, 6], index=["a", "b", "c"], name="s"))
    index = applied(pd.Index(["a", "b"], name="k"), {0: {"k": "z"}}, deleted=[1])
    pd.testing.assert_index_equal(index, pd.Index(["z"], name="k"))
    array = applied(pd.array([1, None]), {1: {"value": 2}})
    pd.testing.assert_extension_array_equal(array, pd.array([1, 2]))


class Marked(pd.DataFrame):
    @property
    def _constructor(self):
        return Marked


def test_kinds_of_frames_and_their_attributes_stay():
    given = Marked({"n": [1]})
    given.attrs["source"] = "mill"
    result = applied(given, {0: {"n": 2}}, [{"n": 3}])
    assert type(result) is Marked
    assert result.attrs == {"source": "mill"}


# Polars, Arrow, numpy, xarray


def test_frames_of_polars_keep_their_types():
    schema = {
        "n": pl.Int8,
        "d": pl.Decimal(6, 2),
        "t": pl.Datetime("ms", BERLIN),
        "e": pl.Enum(["x", "y"]),
        "c": pl.Categorical,
        "l": pl.List(pl.Int64),
        "o": pl.Time,
    }
    moment = dt.datetime(2024, 1, 1, tzinfo=UTC)
    row = {"n": 1, "d": Decimal("1.50"), "t": moment, "e": "x", "c": "a", "l": [1], "o": dt.time(8)}
    given = pl.DataFrame([row, row], schema=schema)
    result = applied(
        given,
        {0: {"n": None, "d": 2.25, "e": "q", "c": "new", "l": ["3", 4]}, 1: {"n": 300}},
        [{"n": 7, "t": "2024-07-01T10:00Z", "e": "y", "o": "13:30"}],
    )
    assert result.schema == given.schema
    first, second, third = result.rows(named=True)
    assert (first["n"], first["d"], first["e"], first["c"], first["l"]) == (None, Decimal("2.25"), "x", "new", [3, 4])
    assert second["n"] == 1
    assert (third["n"], third["e"], third["o"], third["d"]) == (7, "y", dt.time(13, 30), None)
    assert third["t"] == dt.datetime(2024, 7, 1, 10, tzinfo=UTC)


def test_a_series_of_polars_comes_back_as_such():
    assert applied(pl.Series("s", [1, 2]), {0: {"s": 5}}, deleted=[1]).to_list() == [5]
    assert applied(pl.Series("s", [None], dtype=pl.Null), {0: {"s": "x"}}).to_list() == ["x"]


def test_tables_of_arrow_keep_their_schema():
    given = pa.table({"n": [1, 2], "c": pa.array(["x", "y"]).dictionary_encode()}).replace_schema_metadata({"a": "b"})
    result = applied(given, {0: {"n": None, "c": "new"}}, [{"n": 7}], [1])
    assert result.schema.equals(given.schema, check_metadata=True)
    assert result.to_pylist() == [{"n": None, "c": "new"}, {"n": 7, "c": None}]


def test_the_other_things_of_arrow_come_back_as_such():
    batch = applied(pa.record_batch({"n": [1, 2]}), {0: {"n": 5}})
    assert isinstance(batch, pa.RecordBatch)
    assert batch.to_pylist() == [{"n": 5}, {"n": 2}]
    assert applied(pa.array([1, 2]), {0: {"value": 5}}).equals(pa.array([5, 2]))
    assert applied(pa.chunked_array([[1], [2]]), {0: {"value": 5}}).to_pylist() == [5, 2]


@pytest.mark.parametrize(
    ("given", "changes", "expected"),
    [
        (np.array([1, 2], "i2"), ({0: {"value": 5}},), np.array([5, 2], "i2")),
        (np.array([1, 2]), ({0: {"value": None}},), np.array([np.nan, 2])),
        (np.array([[1, 2], [3, 4]]), ({0: {"1": 5}}, [{"0": 6, "1": 7}], [1]), np.array([[1, 5], [6, 7]])),
        (np.array(["a", "b"]), ({0: {"value": "longer"}},), np.array(["longer", "b"])),
        (np.array(["2024-01-01"], "M8[D]"), ({}, [{"value": None}]), np.array(["2024-01-01", "NaT"], "M8[D]")),
        (
            np.array([(1, "x")], [("a", "i4"), ("b", "U1")]),
            ({0: {"b": "y"}}, [{"a": 2, "b": "z"}]),
            np.array([(1, "y"), (2, "z")], [("a", "i4"), ("b", "U1")]),
        ),
        (
            np.ma.array([1, 2], mask=[True, False]),
            ({1: {"value": None}}, [{"value": 3}]),
            np.ma.array([1, 2, 3], mask=[True, True, False]),
        ),
    ],
)
def test_arrays_come_back_as_such(given, changes, expected):
    result = applied(given, *changes)
    assert type(result) is type(expected)
    assert result.dtype == expected.dtype
    np.testing.assert_array_equal(result, expected)
    np.testing.assert_array_equal(np.ma.getmaskarray(result), np.ma.getmaskarray(expected))


def test_arrays_with_coordinates_come_back_as_such():
    given = xr.DataArray([1, 2], coords={"x": ["a", "b"]}, name="v")
    result = applied(given, {0: {"v": 5}}, [{"_index": "c", "v": 6}])
    assert isinstance(result, xr.DataArray)
    assert result.sel(x="c") == 6
    assert applied(given.to_dataset(), {0: {"v": 5}})["v"].values.tolist() == [5, 2]


# Plain Python


class Point(NamedTuple):
    x: int


@dataclasses.dataclass
class Harvest:
    year: int


@pytest.mark.parametrize(
    ("given", "changes", "expected"),
    [
        (
            [{"a": 1, "b": dt.date(2024, 1, 1)}, {"a": 2}],
            ({0: {"b": "2025-02-03"}}, [{"a": 3}], [1]),
            [{"a": 1, "b": dt.date(2025, 2, 3)}, {"a": 3, "b": None}],
        ),
        ([1, 2], ({0: {"value": 5}}, [{"value": 6}], [1]), [5, 6]),
        ((1, 2), ({0: {"value": 5}},), (5, 2)),
        (range(2), ({0: {"value": 5}},), [5, 1]),
        ({1}, ({0: {"value": 5}},), {5}),
        (frozenset({1}), ({0: {"value": 5}},), frozenset({5})),
        ([], ({}, [{"value": "a"}]), ["a"]),
        ([[1, 2], [3]], ({0: {"1": 5}}, [{"0": 6}]), [[1, 5], [3, None], [6, None]]),
        ([(1, 2)], ({0: {"1": 5}},), [(1, 5)]),
        ([[1], [2]], ({0: {"value": 5}},), [[5], [2]]),
        ({"a": [1, 2], "b": ("x", "y")}, ({0: {"b": "q"}}, [], [1]), {"a": [1], "b": ("q",)}),
        ({"a": 1, "b": 2}, ({0: {"value": 5}}, [{"_index": "c", "value": 3}], [1]), {"a": 5, "c": 3}),
        ({"x": {"r": 1}}, ({0: {"x": 5}}, [{"_index": "q", "x": 1}]), {"x": {"r": 5, "q": 1}}),
        ([Point(1)], ({0: {"x": 5}},), [{"x": 5}]),
        ([Harvest(1920)], ({}, [{"year": 1921}]), [{"year": 1920}, {"year": 1921}]),
        ([True, None], ({0: {"value": None}, 1: {"value": False}},), [None, False]),
        ([1, 2.5], ({0: {"value": 3}, 1: {"value": 0.5}},), [3, 0.5]),
        ([np.int32(1)], ({0: {"value": 5}},), [np.int32(5)]),
    ],
)
def test_plain_data_comes_back_as_such(given, changes, expected):
    before = repr(given)
    result = applied(given, *changes)
    assert result == expected
    assert type(result) is type(expected)
    assert repr(given) == before


def test_a_dictionary_of_columns_of_packages_keeps_them():
    result = applied({"a": pd.Series([1, 2]), "b": [1, 2]}, {0: {"a": 5}})
    assert isinstance(result["a"], pd.Series)
    assert result["a"].tolist() == [5, 2]
    assert applied({"a": np.array([1, 2])}, {0: {"a": 5}})["a"].tolist() == [5, 2]


def test_nothing_comes_back_as_a_frame():
    check(editing.editable(None, _native.Frame.from_columns([], [], 0)), pd.DataFrame())


def test_what_is_read_once_comes_back_as_a_frame():
    check(editing.editable(iter([1, 2]), _native.Frame.from_arrow(pa.table({"value": [1, 2]}), 0)), frame(value=[1, 2]))
    lazy = pl.LazyFrame({"n": [1]})
    computed = editing.editable(lazy, _native.Frame.from_arrow(pa.table({"n": [1]}), 0))
    assert computed.to_dict(as_series=False) == {"n": [1]}


@pytest.mark.parametrize(
    "column",
    [
        [1, "a"],
        [{"a": 1}],
        [b"a"],
        [dt.timedelta(1)],
        pd.Series(pd.period_range("2024", periods=1)),
        pd.Series(pd.to_timedelta([1])),
        pl.Series([{"a": 1}]),
        pa.chunked_array([pa.array([b"a"])]),
        np.array([1j]),
    ],
)
def test_columns_whose_values_can_not_be_typed_can_only_be_read(column):
    assert readers.reader_of(column) is None


@pytest.mark.parametrize(
    ("column", "bounds"),
    [
        (pd.Series([1], dtype="uint8"), (0, 255)),
        (pd.Series([1], dtype="Int16"), (-32768, 32767)),
        (pl.Series([1], dtype=pl.UInt64), (0, None)),
        (pa.chunked_array([pa.array([1], pa.int8())]), (-128, 127)),
        (np.array([1]), (None, None)),
        ([1], (None, None)),
        (pd.Series([1.5]), (None, None)),
    ],
)
def test_integers_have_the_bounds_of_their_type(column, bounds):
    assert readers.bounds_of(column) == bounds


# What is drawn


def draw(body):
    return _native.run_once(body).strip().splitlines()


def edited(body):
    results = []
    _native.run_once(lambda: results.append(body()))
    return results[0]


def test_an_editor_gives_a_copy_of_its_data():
    given = frame(n=[1, 2])
    result = edited(lambda: st.data_editor(given))
    check(result, given)
    assert result is not given
    assert edited(lambda: st.experimental_data_editor([1, 2])) == [1, 2]


def test_an_editor_is_drawn_as_a_grid_that_can_be_edited():
    (line,) = draw(lambda: st.data_editor(frame(n=[1], t=["a"]), num_rows="add", disabled=["n"]))
    assert line.startswith("dataframe")
    assert "add_rows: true" in line
    assert "delete_rows: false" in line
    assert 'fixed: ["_index", "n"]' in line
    assert "hide_index=true" in line


def test_columns_are_fixed_by_place_and_by_their_settings():
    given = frame(a=[1], b=[2], c=[3])
    config = {"c": columns.NumberColumn(disabled=True)}
    (line,) = draw(lambda: st.data_editor(given, disabled=[1], column_config=config))
    assert 'fixed: ["_index", "b", "c"]' in line


def test_types_say_what_can_be_entered():
    given = frame(n=pd.Series([1], dtype="uint8"), c=pd.Categorical(["x"]))
    (line,) = draw(lambda: st.data_editor(given, column_config={"n": columns.NumberColumn(max_value=9)}))
    for said in ("min_value", "max_value", "9", "selectbox"):
        assert said in line
    assert "255" not in line


def test_what_an_editor_can_not_do_is_refused():
    levels = frame(n=[1]).set_index(pd.MultiIndex.from_tuples([("a", 1)]))
    with pytest.raises(StreamlitAPIException, match="one level, these have 2"):
        draw(lambda: st.data_editor(levels))
    with pytest.raises(StreamlitValueError, match="'many'"):
        draw(lambda: st.data_editor([1], num_rows="many"))
    with pytest.raises(StreamlitAPIException, match="'value'"):
        draw(lambda: st.data_editor([1], disabled="value"))
