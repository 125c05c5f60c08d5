"""Rows that are added to what was drawn."""

from __future__ import annotations

import sys

import millpond as st
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from millpond import _native
from millpond.errors import StreamlitAPIException
from millpond.frames import load
from millpond.rows import joined


def join(base, more):
    table = joined(load(base)[0].table(), load(more)[0].table())
    frame = table.frame()
    read = pa.ipc.open_stream(frame.to_ipc()).read_all()
    return frame.index, {name: read[at].to_pylist() for at, name in enumerate(read.column_names)}


FRAME = pd.DataFrame({"a": [1, 2]})


@pytest.mark.parametrize(
    ("base", "more", "expected"),
    [
        (FRAME, pd.DataFrame({"a": [3]}), (1, {"": [0, 1, 2], "a": [1, 2, 3]})),
        (FRAME, pd.DataFrame({"a": [0.5]}), (1, {"": [0, 1, 2], "a": [1.0, 2.0, 0.5]})),
        (FRAME, {"a": [None]}, (1, {"": [0, 1, 2], "a": [1, 2, None]})),
        (FRAME, np.array([[3]]), (1, {"": [0, 1, 2], "a": [1, 2, 3]})),
        (FRAME, [3], (1, {"": [0, 1, 2], "a": [1, 2, 3]})),
        (FRAME, pd.DataFrame({"a": []}), (1, {"": [0, 1], "a": [1.0, 2.0]})),
        (pd.DataFrame({"a": [], "b": []}), {"b": [2], "a": [1]}, (1, {"": [0], "a": [1.0], "b": [2.0]})),
        (pd.DataFrame({"a": [1]}, index=["r"]), pd.DataFrame({"a": [2]}, index=["s"]),
         (1, {"": ["r", "s"], "a": [1, 2]})),
        (pd.DataFrame({"a": ["x"]}), pd.DataFrame({"a": ["y"]}), (1, {"": [0, 1], "a": ["x", "y"]})),
        (pd.DataFrame({"a": pd.Categorical(["x"])}), pd.DataFrame({"a": pd.Categorical(["y"])}),
         (1, {"": [0, 1], "a": ["x", "y"]})),
        (np.zeros((1, 2)), np.ones((1, 2)), (0, {"0": [0.0, 1.0], "1": [0.0, 1.0]})),
        ({"a": [1, None], "b": ["x", None]}, {"b": [None, "y"], "a": [None, 2]},
         (0, {"a": [1, None, None, 2], "b": ["x", None, None, "y"]})),
        ({"a": [None]}, {"a": [True]}, (0, {"a": [None, True]})),
        (pl.DataFrame({"a": [1]}), pl.DataFrame({"a": [2]}), (0, {"a": [1, 2]})),
        (pl.DataFrame({"a": [1]}), {"a": [2.5]}, (0, {"a": [1.0, 2.5]})),
        (pa.table({"a": [[1]]}), pa.table({"a": [[2, 3]]}), (0, {"a": [[1], [2, 3]]})),
        (None, {"a": [1]}, (0, {"a": [1]})),
        ({"a": [1]}, None, (0, {"a": [1]})),
    ],
)  # fmt: skip
def test_rows_stand_below_those_that_there_are(base, more, expected):
    assert join(base, more) == expected


@pytest.mark.parametrize(
    ("base", "more", "said"),
    [
        (FRAME, {"b": [1]}, "['b']"),
        (FRAME, {"a": [1], "b": [2]}, "['a', 'b']"),
        (FRAME, {"a": ["x"]}, "column `a` holds i64, and the rows to add have str"),
        (pl.DataFrame({"a": [1]}), pl.DataFrame({"a": ["x"]}), "column `a`"),
        (pd.DataFrame({"a": [1]}, index=["r"]), {"a": [2]}, "labels"),
    ],
)
def test_other_columns_are_refused(base, more, said):
    with pytest.raises(StreamlitAPIException) as raised:
        join(base, more)
    assert said in str(raised.value)


def test_rows_of_polars_without_pyarrow(monkeypatch):
    monkeypatch.delitem(sys.modules, "pyarrow")
    table = joined(load(pl.DataFrame({"a": [1]}))[0].table(), load(pl.DataFrame({"a": [2]}))[0].table())
    frame = table.frame()
    monkeypatch.undo()
    assert pa.ipc.open_stream(frame.to_ipc()).read_all().to_pydict() == {"a": [1, 2]}


# On the page


def draw(body):
    return _native.run_once(body).strip().splitlines()


DRAWN = [
    lambda data: st.dataframe(data),
    lambda data: st.table(data),
    lambda data: st.line_chart(data),
    lambda data: st.area_chart(data),
    lambda data: st.bar_chart(data),
    lambda data: st.scatter_chart(data),
    lambda data: st.vega_lite_chart(data, {"mark": "bar", "encoding": {"x": {"field": "lat", "type": "quantitative"}}}),
    lambda data: st.map(data),
]


@pytest.mark.parametrize("function", DRAWN)
def test_what_is_drawn_is_that_of_all_rows_at_once(function):
    first, second = ({"lat": [n], "lon": [n + 0.5]} for n in (1.0, 2.0))
    both = {"lat": [1.0, 2.0], "lon": [1.5, 2.5]}

    def in_parts():
        place = function(first)
        st.text("after")
        assert place.add_rows(second) is None

    def at_once():
        function(both)
        st.text("after")

    assert draw(in_parts) == draw(at_once)


def test_rows_are_added_again_and_again_and_by_name():
    def body():
        chart = st.line_chart()
        for number in range(3):
            chart.add_rows({"a": [number]})
        chart.add_rows(named={"a": [3]})

    assert draw(body) == draw(lambda: st.line_chart({"a": [0, 1, 2, 3]}))


def test_rows_are_added_in_a_memoized_function():
    @st.experimental_memo
    def grow(count):
        place = st.dataframe({"a": [0]})
        place.add_rows({"a": list(range(1, count))})
        return place is not None

    def body():
        grow(3)
        grow(3)

    line = draw(lambda: st.dataframe({"a": [0, 1, 2]}))[0].strip()
    assert [drawn.strip() for drawn in draw(body) if "dataframe" in drawn] == [line, line]


def test_rows_can_not_be_added_where_there_is_no_table():
    with pytest.raises(StreamlitAPIException, match="no table or chart"):
        draw(lambda: st.text("a").add_rows({"a": [1]}))
    with pytest.raises(StreamlitAPIException, match="one set of data"):
        draw(lambda: st.table({"a": [1]}).add_rows(one=[1], other=[2]))
