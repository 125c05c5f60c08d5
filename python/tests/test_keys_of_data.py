"""Keys of arrays and frames: every element, every name, every type."""

from __future__ import annotations

import itertools

import pytest
from millpond._native import encode

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")


def key(value):
    return encode(value, None, False)


def test_arrays_that_differ_in_one_of_many_elements():
    one = np.zeros(1_200_000)
    two = one.copy()
    two[777_777] = 1
    assert key(one) == key(one.copy()) != key(two)


def test_frames_that_differ_in_one_of_many_rows():
    one = pd.DataFrame({"a": range(120_000), "b": "x"})
    two = one.copy()
    two.loc[77_777, "b"] = "y"
    assert key(one) == key(one.copy()) != key(two)


def test_arrays_differ_by_type_shape_and_sign():
    arrays = [
        np.zeros(6), -np.zeros(6), np.zeros((2, 3)), np.zeros((3, 2)), np.zeros(6, "f4"), np.zeros(6, "i8"),
        np.zeros(6, ">f8"), np.zeros(6, "M8[s]"), np.zeros(6, "M8[ns]"), np.zeros(6, object), np.zeros(6, "U3"),
        np.zeros(6, [("a", "f8")]), np.zeros(6, [("b", "f8")]), np.zeros(0), np.zeros((0, 2)), np.zeros(()),
        np.array([1, "a", None], object), np.array([1, "b", None], object), np.ma.array([1, 2], mask=[0, 1]),
        np.ma.array([1, 2], mask=[1, 0]), np.float64(0), np.float32(0), 0.0,
    ]  # fmt: skip
    for one, two in itertools.combinations(arrays, 2):
        assert key(one) != key(two), (one, two)


def test_the_order_in_memory_is_no_content_unless_it_is_large():
    one = np.arange(6).reshape(2, 3)
    assert key(one) == key(np.asfortranarray(one))
    assert key(one[:, ::2]) == key(one[:, ::2].copy())
    large = np.arange(1 << 20).reshape(2, -1)
    assert key(large) == key(large.copy()) != key(np.asfortranarray(large))
    assert key(np.asfortranarray(large)) == key(np.asfortranarray(large.copy()))


def test_a_large_frame_is_read_as_it_lies_and_every_element_counts():
    rows = np.arange(200_000.0).reshape(-1, 10)
    by_row = pd.DataFrame(rows.copy())
    other = rows.copy()
    other[7777, 7] += 1
    assert key(by_row) == key(pd.DataFrame(rows.copy())) != key(pd.DataFrame(other))
    by_column = pd.DataFrame({at: rows[:, at].copy() for at in range(10)})
    assert key(by_column) == key(by_column.copy())
    assert key(by_row) != key(by_row.rename(columns={3: "three"}))
    assert key(by_row) != key(by_row.astype("float32"))


def test_frames_differ_by_names_labels_and_types():
    base = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
    frames = [
        base, base.rename(columns={"a": "c"}), base.set_axis([1, 2]), base.set_axis(["0", "1"]), base.rename_axis("n"),
        base.astype({"a": "float"}), base.astype({"a": "Int64"}), base.astype({"b": "category"}),
        base.astype({"b": "string"}), base.astype({"b": object}), base[["b", "a"]], base.iloc[:1], base.iloc[::-1],
        base.assign(a=pd.array([1, None], "Int64")), base.assign(a=pd.to_datetime(["2020", "2021"])),
        base.assign(a=pd.to_datetime(["2020", "2021"], utc=True)),
        base.assign(a=pd.period_range("2020", periods=2, freq="D")),
        base.assign(a=pd.period_range("2020", periods=2, freq="M")), base.assign(a=pd.interval_range(0, 2)),
        base.set_index(["a", "b"]), pd.DataFrame(), pd.DataFrame(index=[1]),
    ]  # fmt: skip
    for at, one in enumerate(frames):
        assert key(one) == key(one.copy())
        for two in frames[:at]:
            assert key(one) != key(two), (one, two)


def test_single_values_of_pandas():
    values = [
        pd.NA, pd.NaT, pd.Timestamp(0), pd.Timestamp(1), pd.Timestamp(0, tz="UTC"), pd.Timedelta(1), pd.Timedelta(2),
        pd.Period("2020", "D"), pd.Period("2020", "M"), pd.Interval(0, 1), pd.Interval(0, 1, "both"),
        pd.Series([1]), pd.Series([1], name="a"), pd.Index([1]), pd.RangeIndex(2), pd.Index([1], name="a"),
        pd.Categorical(["a"]), pd.Categorical(["a"], ["a", "b"]), pd.Categorical(["a"], ordered=True),
    ]  # fmt: skip
    for one, two in itertools.combinations(values, 2):
        assert key(one) != key(two), (one, two)


def test_polars_frames():
    pl = pytest.importorskip("polars")
    one = pl.DataFrame({"a": [1, 2], "b": ["x", None]})
    assert key(one) == key(one.clone()) != key(one.rename({"a": "c"})) != key(one[::-1])
    assert key(one["a"]) != key(one["b"])


def test_arrow_tables():
    pa = pytest.importorskip("pyarrow")
    one = pa.table({"a": [1, 2], "b": ["x", None]})
    assert key(one) == key(one.slice(0)) != key(one.slice(1)) != key(one.rename_columns(["c", "b"]))
    assert key(one["a"]) != key(one["b"])
    assert key(pd.Series([1, 2], dtype=pd.ArrowDtype(pa.int64()))) != key(pd.Series([1, 2]))


def test_figures_of_plotly_differ_by_their_data_and_their_looks():
    go = pytest.importorskip("plotly.graph_objects")
    figures = [
        lambda: go.Figure(go.Scatter(y=[1, 2])), lambda: go.Figure(go.Scatter(y=[1, 3])),
        lambda: go.Figure(go.Scatter(y=np.arange(5.0))), lambda: go.Figure(go.Bar(y=[1, 2])),
        lambda: go.Figure(go.Scatter(y=[1, 2]), layout={"title": "Rye"}), lambda: go.Figure(),
    ]  # fmt: skip
    assert all(key(figure()) == key(figure()) for figure in figures)
    assert len({key(figure()) for figure in figures}) == len(figures)
