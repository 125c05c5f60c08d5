"""Simple charts, and dots on a map."""

from __future__ import annotations

import millpond as st
import numpy as np
import pandas as pd
import polars as pl
import pytest
from millpond import _native
from millpond.elements.charts import _colors
from millpond.errors import StreamlitAPIException, StreamlitInvalidColorError

HARVESTS = {"year": [1920, 1921], "tons": [3.1, 4.8], "rain": [1.0, 2.0]}
PLACES = {"lat": [52.5, 48.9], "lon": [13.4, 2.4]}

CHARTS = [st.line_chart, st.area_chart, st.bar_chart, st.scatter_chart]


def draw(body):
    return _native.run_once(body).strip().splitlines()


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_drawn_with_what_was_said(chart):
    (line,) = draw(
        lambda: chart(
            HARVESTS, x="year", y=["tons", "rain"], x_label="Year", color=["red", "#00f"], width=300, alt="Up"
        )
    )
    assert line.startswith("vega_lite ")
    for said in ('alt="Up"', "value: 300", "Year"):
        assert said in line


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        [1, None, 3],
        [float("nan"), float("inf")],
        np.zeros((2, 3)),
        pd.DataFrame({"a": [1]}),
        pd.Series([1, 2]),
        pl.DataFrame({"a": [1]}),
        pd.DataFrame([[1, 2]], columns=["a", "a"]),
        pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "x"), ("a", "y")])),
    ],
)
def test_data_of_all_kinds_is_drawn(chart, data):
    assert len(draw(lambda: chart(data))) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"x": "month"}, "month"),
        ({"y": "month"}, "month"),
        ({"y": 5}, "5"),
        ({"y": object()}, "<object object at"),
        ({"color": 5}, "5"),
        ({"color": []}, "[]"),
        ({"color": (1, 2)}, "[1, 2]"),
        ({"color": (1, 2, 300)}, "300"),
        ({"color": (0.5, 0.5, 1.5)}, "1.5"),
        ({"color": (0.5, 0.5, float("nan"))}, "nan"),
        ({"width": "wide"}, "'wide'"),
        ({"height": -5}, "-5"),
    ],
)
def test_what_a_chart_can_not_be_told_is_refused_with_the_value(arguments, said):
    with pytest.raises(StreamlitAPIException) as raised:
        draw(lambda: st.line_chart(HARVESTS, **arguments))
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("function", "arguments", "said"),
    [
        (st.bar_chart, {"stack": "up"}, "'up'"),
        (st.bar_chart, {"stack": 5}, "5"),
        (st.bar_chart, {"sort": 5}, "5"),
        (st.scatter_chart, {"size": []}, "[]"),
    ],
)
def test_options_of_one_kind_of_chart_are_checked_too(function, arguments, said):
    with pytest.raises(StreamlitAPIException) as raised:
        draw(lambda: function(HARVESTS, **arguments))
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        (None, None),
        ("red", ["red"]),
        (["red", (0, 0, 255)], ["red", "#0000ff"]),
        ((255, 128, 0), ["#ff8000"]),
        ([1.0, 0.5, 0.0], ["#ff8000"]),
        ((255, 0, 0, 0.5), ["#ff000080"]),
        ((255, 0, 0, 128), ["#ff000080"]),
        (np.array([255, 0, 0]), ["#ff0000"]),
        ([(255, 0, 0), (0, 255, 0)], ["#ff0000", "#00ff00"]),
    ],
)
def test_colours(color, expected):
    assert _colors(color) == expected


def test_a_colour_has_three_or_four_numbers():
    with pytest.raises(StreamlitInvalidColorError, match="three or four numbers"):
        _colors((1, 2, 3, 4, 5))


# Maps


@pytest.mark.parametrize(
    "data",
    [
        None,
        PLACES,
        [(52.5, 13.4), (48.9, 2.4)],
        np.array([[52.5, 13.4]]),
        [{"latitude": 52.5, "longitude": 13.4}],
        pd.DataFrame(PLACES),
        pl.DataFrame(PLACES),
        {"LAT": [1], "LON": [2]},
        pd.DataFrame({"lat": [], "lon": []}),
    ],
)
def test_places_of_all_kinds_are_drawn(data):
    (line,) = draw(lambda: st.map(data))
    assert line.startswith("deck ")


def test_a_map_is_drawn_with_what_was_said():
    data = {"y": [52.5], "x": [13.4], "n": [10], "c": ["#ff0000"]}
    (line,) = draw(
        lambda: st.map(
            data, latitude="y", longitude="x", size="n", color="c", zoom=4, height=300, width=200, alt="Mills"
        )
    )
    for said in ('alt="Mills"', "value: 300", "value: 200"):
        assert said in line
    assert len(draw(lambda: st.map(PLACES, color=(255, 0, 0), size=100, zoom=1.5))) == 1
    assert draw(lambda: st.map([])) == draw(st.map)


@pytest.mark.parametrize(
    ("data", "arguments", "said"),
    [
        ({"a": [1], "b": [2]}, {}, "lat"),
        (PLACES, {"latitude": "north"}, "north"),
        ({"lat": ["x"], "lon": [1]}, {}, "lat"),
        ({"lat": [None], "lon": [1]}, {}, "lat"),
        (PLACES, {"zoom": "near"}, "'near'"),
        (PLACES, {"color": 5}, "5"),
        (PLACES, {"color": (1, 2)}, "(1, 2)"),
        (PLACES, {"size": []}, "[]"),
        (PLACES, {"size": "weight"}, "weight"),
        (PLACES, {"height": "tall"}, "'tall'"),
        ([1, 2], {}, "lat"),
    ],
)
def test_what_is_no_place_is_refused_with_what_it_is(data, arguments, said):
    with pytest.raises(StreamlitAPIException) as raised:
        draw(lambda: st.map(data, **arguments))
    assert said in str(raised.value)
