"""Numbers that matter, and numbers as people read them."""

from __future__ import annotations

import decimal
import fractions
import json
from pathlib import Path

import millpond as st
import numpy as np
import pandas as pd
import polars as pl
import pytest
from millpond import _native
from millpond.errors import StreamlitAPIException, StreamlitInvalidNumberFormatError
from millpond.metrics import numbers, written
from millpond.numbers import shown


def draw(*arguments, **named):
    (line,) = _native.run_once(lambda: st.metric(*arguments, **named)).strip().splitlines()
    return line


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1921, "1921"),
        (4.8, "4.8"),
        ("70 °F", "70 °F"),
        (None, "—"),
        (np.int64(5), "5"),
        (np.float32(0.5), "0.5"),
        (np.array([7]), "7"),
        (decimal.Decimal("1.50"), "1.50"),
        (fractions.Fraction(1, 2), "0.5"),
        (2**200, str(2**200)),
        (float("nan"), "nan"),
    ],
)
def test_values(value, expected):
    assert f'value="{expected}"' in draw("m", value)


@pytest.mark.parametrize(
    ("delta", "options", "expected"),
    [
        (0.3, {}, ('"0.3"', "up", "green")),
        (-5, {}, ('"-5"', "down", "red")),
        ("-5 %", {}, ('"-5 %"', "down", "red")),
        ("−5 %", {}, ('"−5 %"', "down", "red")),
        ("12", {}, ('"12"', "up", "green")),
        (-5, {"delta_color": "inverse"}, ('"-5"', "down", "green")),
        (5, {"delta_color": "inverse"}, ('"5"', "up", "red")),
        (5, {"delta_color": "off"}, ('"5"', "up", "gray")),
        (5, {"delta_color": "grey"}, ('"5"', "up", "gray")),
        (5, {"delta_color": "violet"}, ('"5"', "up", "violet")),
        (5, {"delta_arrow": "down"}, ('"5"', "down", "green")),
        (5, {"delta_arrow": "off"}, ('"5"', None, "green")),
        (0.256, {"format": "percent"}, ('"25.6%"', "up", "green")),
        (None, {}, (None, None, "gray")),
        ("", {}, (None, None, "gray")),
    ],
)
def test_changes(delta, options, expected):
    line = draw("m", 1, delta, **options)
    change, arrow, color = expected
    assert (f" delta={change}" in line) if change else (" delta=" not in line)
    assert (f'arrow="{arrow}"' in line) if arrow else ("arrow=" not in line)
    assert f'delta_color="{color}"' in line


def test_all_that_can_be_said_of_a_metric():
    line = draw(
        "Harvest",
        4.8,
        help="In tons",
        icon="🌾",
        border=True,
        width=200,
        height="stretch",
        chart_data=[1, 2],
        chart_type="bar",
        delta_description="since May",
        label_visibility="hidden",
        format="%.2f t",
    )
    for said in (
        'metric "Harvest"',
        'value="4.80 t"',
        'help="In tons"',
        'icon="🌾"',
        "border=true",
        "value: 200",
        "chart=[1, 2]",
        'chart_kind="bar"',
        'delta_description="since May"',
        'label_visibility="hidden"',
    ):
        assert said in line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"value": object()}, "<object object at"),
        ({"value": [1, 2]}, "[1, 2]"),
        ({"value": 1j}, "1j"),
        ({"value": b"x"}, "b'x'"),
        ({"value": pd.DataFrame({"a": [1, 2]})}, "`value` of a metric"),
        ({"delta": {}}, "{}"),
        ({"delta_color": "beige"}, "'beige'"),
        ({"delta_color": 5}, "5"),
        ({"delta_arrow": "left"}, "'left'"),
        ({"chart_type": "pie"}, "'pie'"),
        ({"chart_data": "12"}, "'12'"),
        ({"chart_data": [1, "a"]}, "'a'"),
        ({"label_visibility": "gone"}, "'gone'"),
        ({"format": "%q"}, "'%q'"),
        ({"format": "dollars"}, "'dollars'"),
        ({"format": 5}, "5"),
        ({"icon": "no icon"}, "'no icon'"),
        ({"width": "wide"}, "'wide'"),
    ],
)
def test_what_a_metric_can_not_be_told_is_refused_with_the_value(arguments, said):
    with pytest.raises(StreamlitAPIException) as raised:
        draw("m", **{"value": 1, **arguments})
    assert said in str(raised.value)


NAN = float("nan")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, []),
        ([1, 2.5, None], [1.0, 2.5, NAN]),
        ((n for n in range(2)), [0.0, 1.0]),
        ({"a": 1, "b": 2}, [1.0, 2.0]),
        (np.array([[1], [2]]), [1.0, 2.0]),
        (pd.Series([1, pd.NA], dtype="Int64"), [1.0, NAN]),
        (pd.DataFrame({"a": [1], "b": [2]}), [1.0]),
        (pd.DataFrame(), []),
        (pl.Series([1, None]), [1.0, NAN]),
        (pl.DataFrame({"a": [1]}), [1.0]),
        ([float("inf"), decimal.Decimal(1), 10**400], [float("inf"), 1.0, float("inf")]),
    ],
)
def test_numbers_of_a_small_chart(data, expected):
    assert str(numbers(data)) == str(expected)


CASES = json.loads((Path(__file__).parents[2] / "crates" / "protocol" / "cases" / "numbers.json").read_text("utf-8"))
"""Texts of numbers by their format, which the page obeys too."""


@pytest.mark.parametrize("format", CASES)
def test_numbers_are_shown_as_the_page_shows_them(format):
    texts = CASES[format]
    assert [[number, shown(number, format)] for number, _ in texts] == texts


@pytest.mark.parametrize(
    ("number", "format", "expected"),
    [
        (1234.5, None, "1234.5"),
        (1234.5, "", "1234.5"),
        (2**80, "%d t", f"{2**80} t"),
        (decimal.Decimal("12345678901234567890"), "%,d", "12,345,678,901,234,567,890"),
        (decimal.Decimal("0.35"), "%.1f", "0.3"),
        (True, "compact", "1"),
        (True, "%d", "1"),
        (np.float32(0.5), "percent", "50%"),
        (-1234567.891, "%% %+,.2f t", "% -1,234,567.89 t"),
        (-1234567, "%0,12d", "-001,234,567"),
        (1234.5, "a, b: %.1f", "a, b: 1234.5"),
        (float("nan"), "dollar", "nan"),
        (float("-inf"), "%d", "-inf"),
        (decimal.Decimal("0.5"), "percent", "50%"),
        (True, None, "True"),
    ],
)
def test_numbers_as_people_read_them(number, format, expected):
    assert shown(number, format) == expected


@pytest.mark.parametrize("format", ["%", "%5%", "%q", "dollars", "%d %d", 5])
def test_other_formats_are_refused_with_the_format(format):
    with pytest.raises(StreamlitInvalidNumberFormatError) as raised:
        shown(1, format)
    assert repr(format) in str(raised.value)


def test_a_text_that_is_a_number_is_shown_in_the_format():
    assert written("value", "1234.5", "dollar") == "$1,234.50"
    assert written("value", "1234.5", None) == "1234.5"
    assert [written("value", other, "dollar") for other in ("12 t", "inf", "nan")] == ["12 t", "inf", "nan"]
