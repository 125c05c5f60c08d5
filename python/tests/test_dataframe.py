"""Grids and tables: how they look, and what is selected in them."""

from __future__ import annotations

import datetime
import json
import pickle

import millpond as st
import numpy as np
import pandas as pd
import polars as pl
import pytest
from millpond import _native
from millpond import column_config as columns
from millpond.column_config import _SETTINGS
from millpond.elements.data import SelectedCells
from millpond.errors import (
    StreamlitAPIException,
    StreamlitInvalidHeightError,
    StreamlitInvalidWidthError,
)
from millpond.styling import Styled

HARVESTS = {"year": [1920, 1921], "tons": [3.1, 4.8]}


def draw(body):
    return _native.run_once(body).strip().splitlines()


def value(body):
    results = []
    _native.run_once(lambda: results.append(body()))
    return results[0]


def refused(body, error=StreamlitAPIException):
    with pytest.raises(error) as raised:
        draw(body)
    return str(raised.value)


def test_a_grid_is_drawn_with_what_was_said():
    (line,) = draw(
        lambda: st.dataframe(
            HARVESTS,
            300,
            200,
            hide_index=True,
            column_order=("tons",),
            row_height=40,
            placeholder="-",
            alt="Harvests",
            lazy=False,
        )
    )
    for said in (
        'width={type: "pixels", value: 300}',
        'height={type: "pixels", value: 200}',
        "hide_index=true",
        'column_order=["tons"]',
        "row_height=40",
        'placeholder="-"',
        'alt="Harvests"',
    ):
        assert said in line


@pytest.mark.parametrize("data", [None, [], {}, pd.DataFrame(), np.zeros((0, 2)), pl.DataFrame()])
@pytest.mark.parametrize("function", [st.dataframe, st.table])
def test_nothing_is_drawn_as_nothing(function, data):
    assert len(draw(lambda: function(data))) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"column_order": "year"}, "'year'"),
        ({"column_order": 5}, "5"),
        ({"column_config": ["year"]}, "['year']"),
        ({"column_config": {"year": 5}}, "5"),
        ({"column_config": {"year": {"colour": "red"}}}, "`colour`"),
        ({"on_select": "later"}, "'later'"),
        ({"on_select": 5}, "5"),
        ({"on_select": "rerun", "selection_mode": "rows"}, "'rows'"),
        ({"on_select": "rerun", "selection_mode": []}, "[]"),
        ({"on_select": "rerun", "selection_mode": 5}, "5"),
        ({"on_select": "rerun", "selection_mode": ["single-row", "multi-row"]}, "both"),
        ({"on_select": "rerun", "selection_default": [1]}, "[1]"),
        ({"on_select": "rerun", "selection_default": {"row": [1]}}, "'row'"),
        ({"on_select": "rerun", "selection_default": {"rows": 1}}, "'rows': 1"),
        ({"on_select": "rerun", "selection_default": {"rows": ["a"]}}, "'a'"),
        ({"on_select": "rerun", "selection_default": {"rows": [-1]}}, "-1"),
        ({"on_select": "rerun", "selection_default": {"columns": ["year"]}}, "`columns`"),
        ({"on_select": "rerun", "selection_mode": "multi-column", "selection_default": {"columns": "year"}}, "'year'"),
        ({"on_select": "rerun", "selection_mode": "multi-cell", "selection_default": {"cells": [1]}}, "[1]"),
        ({"row_height": "tall"}, "`row_height` is a positive number of pixels: 'tall'"),
        ({"on_select": "rerun", "selection_mode": "single-row", "selection_default": {"rows": [0, 1]}}, "[0, 1]"),
    ],
)
def test_what_a_grid_can_not_be_told_is_refused_with_the_value(arguments, said):
    assert said in refused(lambda: st.dataframe(HARVESTS, **arguments))


def test_sizes_that_there_are_not_are_refused():
    assert "'wide'" in refused(lambda: st.dataframe(HARVESTS, "wide"), StreamlitInvalidWidthError)
    assert "'auto'" in refused(lambda: st.table(HARVESTS, height="auto"), StreamlitInvalidHeightError)
    assert "-1" in refused(lambda: st.dataframe(HARVESTS, row_height=-1), StreamlitInvalidHeightError)


# Columns


def test_columns_are_told_by_name_place_or_nothing():
    told = columns.to_json(
        {
            "a": None,
            "b": "Label",
            2: columns.Column("C", width=100, pinned=True),
            ("d", "e"): columns.NumberColumn(format="dollar"),
            "_index": columns.TextColumn(help="Names"),
        }
    )
    assert json.loads(told) == {
        "a": {"hidden": True},
        "b": {"label": "Label"},
        "2": {"label": "C", "width": 100, "pinned": True},
        "d_e": {"type_config": {"type": "number", "format": "dollar"}},
        "_index": {"help": "Names", "type_config": {"type": "text"}},
    }
    assert columns.to_json({}) is columns.to_json(None) is None


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (columns.NumberColumn(min_value=0, max_value=1.5, step=0.1),
         {"type": "number", "min_value": 0, "max_value": 1.5, "step": 0.1}),
        (columns.TextColumn(max_chars=5, validate="^a"), {"type": "text", "max_chars": 5, "validate": "^a"}),
        (columns.CheckboxColumn(), {"type": "checkbox"}),
        (columns.SelectboxColumn(options=["a", "b"]),
         {"type": "selectbox", "options": [{"value": "a"}, {"value": "b"}]}),
        (columns.SelectboxColumn(options=[1], format_func=lambda n: f"{n}!"),
         {"type": "selectbox", "options": [{"value": 1, "label": "1!"}]}),
        (columns.MultiselectColumn(options=["a", "b"], color=["red", "blue"], accept_new_options=True),
         {"type": "multiselect", "accept_new_options": True,
          "options": [{"value": "a", "color": "red"}, {"value": "b", "color": "blue"}]}),
        (columns.MultiselectColumn(color="auto"), {"type": "multiselect", "color": "auto"}),
        (columns.MultiselectColumn(options=["a"], color="primary", format_func=str.upper),
         {"type": "multiselect", "color": "primary", "options": [{"value": "a", "label": "A"}]}),
        (columns.MultiselectColumn(options=iter("abc"), color=(color for color in ("red", "#123456"))),
         {"type": "multiselect", "options": [{"value": "a", "color": "red"}, {"value": "b", "color": "#123456"},
                                             {"value": "c", "color": "red"}]}),
        (columns.ListColumn(), {"type": "list"}),
        (columns.DatetimeColumn(min_value=datetime.datetime(1921, 1, 1), step=datetime.timedelta(hours=1),
                                timezone="Europe/Berlin", format="iso8601"),
         {"type": "datetime", "min_value": "1921-01-01T00:00:00", "step": 3600.0, "timezone": "Europe/Berlin",
          "format": "iso8601"}),
        (columns.DateColumn(max_value=datetime.date(1921, 1, 1), step=7),
         {"type": "date", "max_value": "1921-01-01", "step": 7}),
        (columns.TimeColumn(min_value=datetime.time(8), step=60),
         {"type": "time", "min_value": "08:00:00", "step": 60}),
        (columns.LinkColumn(display_text="open"), {"type": "link", "display_text": "open"}),
        (columns.ImageColumn(), {"type": "image"}),
        (columns.AudioColumn(), {"type": "audio"}),
        (columns.VideoColumn(), {"type": "video"}),
        (columns.JsonColumn(), {"type": "json"}),
        (columns.MarkdownColumn(), {"type": "markdown"}),
        (columns.LineChartColumn(y_min=0, color="auto"), {"type": "line_chart", "y_min": 0, "color": "auto"}),
        (columns.AreaChartColumn(y_max=9), {"type": "area_chart", "y_max": 9}),
        (columns.BarChartColumn(), {"type": "bar_chart"}),
        (columns.ProgressColumn(max_value=80, format="%d t"), {"type": "progress", "max_value": 80, "format": "%d t"}),
        (columns.ButtonColumn(type="primary"), {"type": "button", "button_type": "primary"}),
    ],
)  # fmt: skip
def test_kinds_of_columns(column, expected):
    assert column["type_config"] == expected
    assert set(column) == {*_SETTINGS} - {"hidden"}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: columns.Column(width="wide"), "'wide'"),
        (lambda: columns.Column(width=-1), "-1"),
        (lambda: columns.Column(alignment="middle"), "'middle'"),
        (lambda: columns.NumberColumn(min_value="0"), "'0'"),
        (lambda: columns.LineChartColumn(y_max="high"), "'high'"),
        (lambda: columns.SelectboxColumn(options="abc"), "'abc'"),
        (lambda: columns.DateColumn(min_value=1921), "1921"),
        (lambda: columns.ButtonColumn(on_click=print), "`on_click`"),
    ],
)
def test_what_a_column_can_not_be_told_is_refused_with_the_value(make, said):
    with pytest.raises(StreamlitAPIException) as raised:
        make()
    assert said in str(raised.value)


def test_the_settings_of_columns_reach_the_page():
    (line,) = draw(lambda: st.dataframe(HARVESTS, column_config={"tons": st.column_config.NumberColumn("Tons")}))
    assert r'columns="{\"tons\": {\"label\": \"Tons\", \"type_config\": {\"type\": \"number\"}}}"' in line


# Selections


def test_a_grid_to_select_in_gives_what_is_selected():
    event = value(lambda: st.dataframe(HARVESTS, on_select="rerun", key="grid"))
    assert event == {"selection": {"rows": [], "columns": [], "cells": []}}
    assert event.selection.rows is event["selection"]["rows"]
    with pytest.raises(AttributeError, match="no `row`"):
        event.selection.row


def test_a_function_can_hear_of_what_is_selected():
    event = value(lambda: st.dataframe(HARVESTS, on_select=print))
    assert event == {"selection": {"rows": [], "columns": [], "cells": []}}


def test_the_session_has_what_is_selected_and_sets_it():
    def body():
        st.session_state.grid = {"selection": {"rows": [1]}}
        event = st.dataframe(HARVESTS, on_select="rerun", key="grid")
        return event, st.session_state.grid

    event, held = value(body)
    assert event == held == {"selection": {"rows": [1], "columns": [], "cells": []}}
    assert held.selection.rows == [1]


@pytest.mark.parametrize("selected", ["hello", {"selection": {"columns": ["year"]}}, {"row": [1]}])
def test_what_can_not_be_selected_can_not_be_set(selected):
    def body():
        st.session_state.grid = selected
        st.dataframe(HARVESTS, on_select="rerun", key="grid")

    assert "what is selected in a grid" in refused(body)


def test_how_scripts_see_what_is_selected_is_kept_with_memos():
    codec = pickle.loads(pickle.dumps(SelectedCells(["multi-cell"])))
    event = codec.decode('{"cells": [[0, "tons"]]}')
    assert event.selection.cells == [(0, "tons")]
    assert codec.decode(codec.encode(event)) == event


def test_what_is_selected_at_first_is_given_at_first():
    event = value(
        lambda: st.dataframe(
            HARVESTS,
            on_select="rerun",
            selection_mode=["multi-row", "single-cell", "multi-column"],
            selection_default={"selection": {"rows": [np.int64(1)], "cells": [(0, "tons")], "columns": ["year"]}},
        )
    )
    assert event.selection == {"rows": [1], "columns": ["year"], "cells": [(0, "tons")]}


def test_two_grids_with_the_same_key_are_refused():
    def body():
        st.dataframe(HARVESTS, on_select="rerun", key="grid")
        st.dataframe(HARVESTS, on_select="rerun", key="grid")

    assert "grid" in refused(body)


# Tables


def test_a_table_is_drawn_with_what_was_said():
    (line,) = draw(
        lambda: st.table(
            HARVESTS, border="horizontal", width=300, height=200, hide_index=True, hide_header=True, alt="Harvests"
        )
    )
    assert line.startswith("table ")
    for said in ('border="horizontal"', "hide_index=true", "hide_header=true", 'alt="Harvests"', "value: 300"):
        assert said in line
    assert 'border="none"' in draw(lambda: st.table(HARVESTS, border=False))[0]
    assert 'border="all"' in draw(lambda: st.table(HARVESTS))[0]
    assert "'vertical'" in refused(lambda: st.table(HARVESTS, border="vertical"))


# Styled frames


def red(number):
    return "color: red" if number > 3 else None


def texts(look):
    import pyarrow as pa

    frame = look._texts()
    return frame.index, pa.ipc.open_stream(frame.to_ipc()).read_all().to_pydict()


def test_a_styler_gives_texts_colours_and_a_caption():
    frame = pd.DataFrame(HARVESTS, index=["a", "b"])
    styler = frame.style.map(red, subset=["tons"]).format("{:.2f} t", subset=["tons"]).set_caption("Harvests")
    styler.apply_index(lambda labels: ["font-weight: bold"] * len(labels))
    look = Styled(styler)
    assert look._cells() == {
        "0,0": "font-weight: bold",
        "1,0": "font-weight: bold",
        "0,2": "color: red",
        "1,2": "color: red",
    }
    assert texts(look) == (1, {"": ["a", "b"], "year": ["1920", "1921"], "tons": ["3.10 t", "4.80 t"]})
    for function in (st.dataframe, st.table):
        assert 'caption: "Harvests"' in draw(lambda function=function: function(styler))[0]


def test_a_styler_is_left_as_it_was():
    styler = pd.DataFrame(HARVESTS).style.map(red)
    draw(lambda: st.dataframe(styler))
    assert dict(styler.ctx) == {}
    assert len(styler._todo) == 1


def test_what_a_styler_hides_is_not_sent():
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4]}, index=["x", "y"])
    look = Styled(frame.style.hide(["a"], axis="columns").hide(["x"], axis="index").map(red))
    assert look.data().to_dict() == {"b": {"y": 4}}
    assert look._cells() == {"0,1": "color: red"}
    assert texts(look) == (1, {"": ["y"], "b": ["4"]})
    (line,) = draw(lambda: st.table(frame.style.hide(axis="index").hide(axis="columns")))
    assert "hide_index=true" in line
    assert "hide_header=true" in line
    assert "hide_index" not in draw(lambda: st.table(frame.style.hide(axis="index"), hide_index=False))[0]


def test_a_level_of_labels_can_be_hidden():
    index = pd.MultiIndex.from_tuples([("x", 1)], names=["letter", "number"])
    look = Styled(pd.DataFrame({"a": [1]}, index=index).style.hide(axis="index", level="letter"))
    assert look.data().index.names == ["number"]
    assert texts(look) == (1, {"number": ["1"], "a": ["1"]})


def test_labels_that_a_styler_gives_are_the_heads():
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4], "c": [5, 6]}, index=pd.Index(["x", "y"], name="row"))
    styler = frame.style.hide(["b"], axis="columns").hide(["x"]).relabel_index(["A", "A"], axis="columns")
    look = Styled(styler.relabel_index(["Y"]))
    assert look.heads() == [["row"], ["A"], ["A"]]
    assert texts(look) == (1, {"row": ["Y"], "a": ["2"], "c": ["6"]})
    for function in (st.dataframe, st.table, st.data_editor):
        assert 'heads=[["row"], ["A"], ["A"]]' in draw(lambda function=function: function(styler))[0]
    assert Styled(frame.style.format_index(str.upper, axis="columns")).heads() == [["row"], ["A"], ["B"], ["C"]]
    assert Styled(frame.style.hide(["b"], axis="columns")).heads() is None


LEVELS = pd.MultiIndex.from_tuples([("t", "min"), ("t", "max"), ("h", "max")])


def test_levels_of_column_names_are_the_heads():
    frame = pd.DataFrame([[1, 2, 3]], index=pd.Index(["x"], name="city"), columns=LEVELS)
    heads = 'heads=[["", "city"], ["t", "min"], ["t", "max"], ["h", "max"]]'
    for function in (st.dataframe, st.table, st.data_editor):
        (line,) = draw(lambda function=function: function(frame))
        assert heads in line
    numbered = pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([(1, 2, 3)]))
    assert 'heads=[["", "", ""], ["1", "2", "3"]]' in draw(lambda: st.dataframe(numbered))[0]
    assert "heads" not in draw(lambda: st.dataframe(HARVESTS))[0]
    assert "heads" not in draw(lambda: st.dataframe(pd.DataFrame(columns=LEVELS[:0])))[0]


def test_a_level_of_column_names_can_be_hidden():
    look = Styled(pd.DataFrame([[1, 2, 3]], columns=LEVELS).style.hide(axis="columns", level=0))
    assert look.heads() == [[""], ["min"], ["max"], ["max"]]
    assert look.hide_header is None


def test_rules_of_a_styler_count_what_is_shown():
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4], "c": [5, 6]})
    styler = frame.style.hide(["b"], axis="columns").hide([0])
    styler.set_table_styles([{"selector": "th", "props": "color: red"}, {"selector": "", "props": [("width", "9em")]}])
    styler.set_table_styles({name: [{"selector": "td", "props": "color: blue"}] for name in "bc"}, overwrite=False)
    styler.set_table_styles({1: [{"selector": "", "props": "color: green"}]}, axis=1, overwrite=False)
    styler.apply_index(lambda labels: ["", "", "color: gold"], axis="columns")
    assert Styled(styler)._rules() == [
        ["th", "color: red"],
        ["", "width: 9em"],
        ["td:not(*)", "color: blue"],
        ["td.col1", "color: blue"],
        [".row0", "color: green"],
        [".col_heading.level0.col1", "color: gold"],
    ]
    assert "color: gold" in draw(lambda: st.table(styler))[0]
    assert "rules: none" in draw(lambda: st.table(frame.style))[0]


def test_stylers_with_too_many_cells_are_refused_as_pandas_is_set():
    with pd.option_context("styler.render.max_elements", 3):
        said = refused(lambda: st.dataframe(pd.DataFrame(HARVESTS).style))
    assert "has `4` cells" in said
    assert 'pd.set_option("styler.render.max_elements", 4)' in said


def test_labels_that_only_count_the_rows_are_hidden_where_they_tell_nothing():
    counted, named = pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"a": [1, 2]}, index=["x", "y"])
    assert "hide_index=true" in draw(lambda: st.table(counted))[0]
    assert "hide_index=true" in draw(lambda: st.table(counted.style))[0]
    assert "hide_index=true" not in draw(lambda: st.table(named))[0]
    assert "hide_index=true" not in draw(lambda: st.table(counted, hide_index=False))[0]
    assert "hide_index=true" not in draw(lambda: st.dataframe(counted))[0]

    def select(data, mode):
        return draw(lambda: st.dataframe(data, on_select="rerun", selection_mode=mode))[0]

    assert "hide_index=true" in select(counted, ["multi-row", "single-column"])
    assert "hide_index=true" not in select(counted, "single-cell")
    assert "hide_index=true" not in select(named, "multi-row")
