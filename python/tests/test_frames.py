"""How tables of all kinds become columns, read back from what the engine made of them."""

from __future__ import annotations

import collections
import datetime
import subprocess
import sys

import pytest
from millpond.errors import StreamlitAPIException
from millpond.frames import to_frame

pa = pytest.importorskip("pyarrow")
np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")


def read(data):
    """The columns, with `|` after the row labels, and the types in brackets."""
    frame = to_frame(data)
    table = pa.ipc.open_stream(frame.to_ipc()).read_all()
    assert table.num_rows == frame.rows
    columns = [f"{field.name}[{field.type}]={table[at].to_pylist()}" for at, field in enumerate(table.schema)]
    columns.insert(frame.index, "|")
    return " ".join(columns).removeprefix("| ")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, "|"),
        ([1, None, 3], "value[int64]=[1, None, 3]"),
        ([1, 2.5], "value[double]=[1.0, 2.5]"),
        ([True, None], "value[bool]=[True, None]"),
        (["a", None, 1], "value[string]=['a', None, '1']"),
        ([[1, "a"], [2]], "0[int64]=[1, 2] 1[string]=['a', None]"),
        ([{"a": 1}, {"b": "x"}], "a[int64]=[1, None] b[string]=[None, 'x']"),
        ({"a": [1, 2], "b": ["x"]}, "a[int64]=[1, 2] b[string]=['x', None]"),
        ({"a": 1, "b": 2}, "[string]=['a', 'b'] | value[int64]=[1, 2]"),
        ({"a": {"r": 1}, "b": {"s": 2}}, "[string]=['r', 's'] | a[int64]=[1, None] b[int64]=[None, 2]"),
        ([collections.namedtuple("P", "x y")(1, 2)], "x[int64]=[1] y[int64]=[2]"),
        ([datetime.date(1969, 12, 31)], "value[date32[day]]=[datetime.date(1969, 12, 31)]"),
        ([2**70], f"value[string]=['{2**70}']"),
        (5, "value[int64]=[5]"),
        (np.array([1, 2], "i2"), "value[int16]=[1, 2]"),
        (np.array([[1.0], [2.0]]), "value[double]=[1.0, 2.0]"),
        (np.array([[1, 2], [3, 4]], ">i4"), "0[int32]=[1, 3] 1[int32]=[2, 4]"),
        (np.array([(1, "x")], [("a", "u1"), ("b", "U1")]), "a[uint8]=[1] b[string]=['x']"),
        (np.array([1.5], "f2"), "value[double]=[1.5]"),
        (pd.DataFrame({"a": [1, 2]}), "[int64]=[0, 1] | a[int64]=[1, 2]"),
        (pd.DataFrame({"a": [1, 2]}).iloc[::-1], "[int64]=[1, 0] | a[int64]=[2, 1]"),
        (pd.DataFrame({"a": [1]}, index=pd.Index(["r"], name="i")), "i[string]=['r'] | a[int64]=[1]"),
        (pd.DataFrame({"a": [1, "x", None]}, dtype=object), "[int64]=[0, 1, 2] | a[string]=['1', 'x', None]"),
        (pd.DataFrame({"a": pd.array([1, None], "Int64")}), "[int64]=[0, 1] | a[int64]=[1, None]"),
        (pd.DataFrame({"a": pd.period_range("2020-01", periods=1, freq="M")}), "[int64]=[0] | a[string]=['2020-01']"),
        (pd.DataFrame({"a": pd.interval_range(0, 1)}), "[int64]=[0] | a[string]=['(0, 1]']"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "[int64]=[0] | a[int64]=[1] a.1[int64]=[2]"),
        (pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("a", "b")])), "[int64]=[0] | a_b[int64]=[1]"),
        (pd.Series([1.5], name="s"), "[int64]=[0] | s[double]=[1.5]"),
        (pd.DataFrame({"a": [1]}, index=pd.MultiIndex.from_tuples([(1, 2)], names=["x", None])),
         "x[int64]=[1] level_1[int64]=[2] | a[int64]=[1]"),
        (pa.table({"a": [1]}), "a[int64]=[1]"),
        (pa.array([1]), "value[int64]=[1]"),
    ],
)  # fmt: skip
def test_columns(data, expected):
    assert read(data).removesuffix(" |") == expected.removesuffix(" |")


def test_times_keep_their_zone():
    frame = pd.DataFrame({"a": pd.to_datetime(["2020-01-01", None]).tz_localize("Europe/Berlin")})
    assert "tz=Europe/Berlin" in read(frame)


def test_pandas_without_pyarrow(monkeypatch):
    frame = pd.DataFrame(
        {
            "i": pd.array([1, None], "Int64"),
            "c": pd.Categorical(["x", None]),
            "t": pd.to_datetime(["2020-01-01", None]).as_unit("ns"),
            "z": pd.to_datetime(["2020-01-01", None]).as_unit("us").tz_localize("Europe/Berlin"),
            "d": pd.to_timedelta(["1s", None]),
            "s": pd.array(["a", None], pd.StringDtype("python")),
            "b": [True, False],
        }
    )
    monkeypatch.delitem(sys.modules, "pyarrow")
    made = to_frame(frame)
    monkeypatch.undo()
    table = pa.ipc.open_stream(made.to_ipc()).read_all()
    assert [column.null_count for column in table] == [0, 1, 1, 1, 1, 1, 1, 0]
    assert table["z"].type == pa.timestamp("us", "Europe/Berlin")
    assert table.slice(0, 1).drop_columns(["", "t", "z", "d"]).to_pylist() == [{"i": 1, "c": "x", "s": "a", "b": True}]
    assert str(table["z"][0].as_py()) == "2020-01-01 00:00:00+01:00"


def test_polars():
    pl = pytest.importorskip("polars")
    assert read(pl.DataFrame({"a": [1, 2]})) == "a[int64]=[1, 2]"
    assert read(pl.LazyFrame({"a": [1, 2]})) == "a[int64]=[1, 2]"
    assert read(pl.Series("s", [1])) == "s[int64]=[1]"


def test_what_is_no_table_is_refused():
    for data in (object(), np.zeros((2, 2, 2)), len):
        with pytest.raises(StreamlitAPIException):
            to_frame(data)


def test_no_package_for_data_is_imported():
    program = (
        "import sys; from millpond.frames import to_frame; to_frame({'a': [1, None, 2.5]}); "
        "sys.exit(any(name in sys.modules for name in ('numpy', 'pandas', 'polars', 'pyarrow')))"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
