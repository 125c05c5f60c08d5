"""Figures of other packages."""

from __future__ import annotations

import base64
import io
import json
import re
import subprocess
import sys
import threading

import altair as alt
import bokeh
import graphviz
import matplotlib
import millpond as st
import numpy as np
import pandas as pd
import PIL.Image
import plotly.express as px
import plotly.graph_objects as go
import polars as pl
import pydeck
import pytest
from bokeh.models import ColumnDataSource, DataTable, Slider, TableColumn
from bokeh.plotting import figure as bokeh_figure
from millpond import _native
from millpond.errors import StreamlitAPIException
from millpond.figures import BokehDocument, deck_json, deck_tooltip, plotly_json
from millpond.vega import from_altair, selectable, with_keywords

matplotlib.use("agg")
from matplotlib import pyplot

FRAME = pd.DataFrame({"year": [1920, 1921], "tons": [3.1, 4.8], "grain": pd.Categorical(["rye", "wheat"])})
SPEC = {"mark": "bar", "encoding": {"x": {"field": "year", "type": "quantitative"}}}
BRUSH = {**SPEC, "params": [{"name": "brush", "select": "interval"}, {"name": "width", "value": 3}]}


def draw(body):
    return _native.run_once(body).strip().splitlines()


def value(body):
    results = []
    _native.run_once(lambda: results.append(body()))
    return results[0]


def refused(body):
    with pytest.raises(StreamlitAPIException) as raised:
        draw(body)
    return str(raised.value)


# Vega-Lite


def test_a_figure_of_plotly_is_the_same_after_it_was_remembered():
    @st.experimental_memo
    def figure():
        return px.line(FRAME, x="year", y="tons")

    def made():
        return plotly_json(figure())

    assert made() == made() == plotly_json(px.line(FRAME, x="year", y="tons"))


def test_data_travels_beside_a_specification():
    expected = draw(lambda: st.vega_lite_chart(FRAME, SPEC))
    assert draw(lambda: st.vega_lite_chart({**SPEC, "data": FRAME})) == expected
    assert draw(lambda: st.vega_lite_chart(FRAME, mark="bar", x_field="year", x_type="quantitative")) == expected
    assert "frame=" in expected[0]
    assert "frame=" not in draw(lambda: st.vega_lite_chart("https://example.org/a.csv", SPEC))[0]
    assert "https://example.org/a.csv" in draw(lambda: st.vega_lite_chart("https://example.org/a.csv", SPEC))[0]


def test_named_data_of_a_specification_becomes_rows():
    spec = {**SPEC, "data": {"name": "mine"}, "datasets": {"mine": FRAME[["year"]], "other": pl.DataFrame({"a": [1]})}}
    (line,) = draw(lambda: st.vega_lite_chart(spec))
    assert r"{\"mine\":[{\"year\":1920},{\"year\":1921}],\"other\":[{\"a\":1}]}" in line


def test_keywords_are_parts_of_a_specification():
    assert with_keywords(
        {"mark": "bar"}, {"x_field": "a", "encoding_y_type": "nominal", "config_axis_grid": False}
    ) == {
        "mark": "bar",
        "encoding": {"x": {"field": "a"}, "y": {"type": "nominal"}},
        "config": {"axis": {"grid": False}},
    }
    spec = {"encoding": {"x": {"field": "a"}}}
    assert with_keywords(spec, {"x_type": "nominal"})["encoding"]["x"] == {"field": "a", "type": "nominal"}
    assert spec == {"encoding": {"x": {"field": "a"}}}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((None,), "None"),
        ((FRAME,), "year"),
        ((FRAME, "bar"), "'bar'"),
        ((object(), SPEC), "<object object at"),
    ],
)
def test_what_is_no_specification_is_refused_with_what_it_is(arguments, said):
    assert said in refused(lambda: st.vega_lite_chart(*arguments))


def test_a_theme_and_sizes_are_checked():
    assert "'dark'" in refused(lambda: st.vega_lite_chart(FRAME, SPEC, theme="dark"))
    assert "'wide'" in refused(lambda: st.vega_lite_chart(FRAME, SPEC, width="wide"))
    assert "theme=true" in draw(lambda: st.vega_lite_chart(FRAME, SPEC))[0]
    assert "theme=true" not in draw(lambda: st.vega_lite_chart(FRAME, SPEC, theme=None))[0]


def test_what_is_selected_in_a_chart_is_given_by_parameter():
    event = value(lambda: st.vega_lite_chart(FRAME, BRUSH, on_select="rerun"))
    assert event == {"selection": {"brush": {}}}
    assert event.selection.brush == {}
    event = value(lambda: st.vega_lite_chart(FRAME, BRUSH, on_select="rerun", selection_mode="brush", key="chart"))
    assert event.selection.brush == {}


def test_parameters_of_views_within_views_are_found():
    assert selectable({"hconcat": [{"layer": [BRUSH]}, {"spec": BRUSH}]}, None) == ["brush"]


@pytest.mark.parametrize(
    ("spec", "mode", "said"),
    [
        (SPEC, None, "no parameter with `select`"),
        (BRUSH, "click", "`click`"),
        (BRUSH, ["brush", "width"], "`width`"),
        (BRUSH, 5, "5"),
    ],
)
def test_what_can_not_be_selected_by_is_refused(spec, mode, said):
    assert said in refused(lambda: st.vega_lite_chart(FRAME, spec, on_select="rerun", selection_mode=mode))
    assert "`on_select` is one of" in refused(lambda: st.vega_lite_chart(FRAME, BRUSH, on_select=5))


def test_a_function_can_hear_of_what_is_selected():
    def body():
        event = st.vega_lite_chart(FRAME, BRUSH, on_select=print, key="chart")
        assert st.session_state.chart == event
        return event

    assert value(body) == {"selection": {"brush": {}}}


def test_what_is_selected_in_a_figure_can_not_be_set():
    def body():
        st.session_state.chart = {"selection": {"brush": {}}}
        st.vega_lite_chart(FRAME, BRUSH, on_select="rerun", key="chart")

    assert "can't be set" in refused(body)


# Altair


def bars(data, **encoding):
    return alt.Chart(data).mark_bar().encode(**{"x": "year", "y": "tons", **encoding})


@pytest.mark.parametrize(
    "chart",
    [
        bars(FRAME, color="grain"),
        bars(FRAME) + bars(FRAME).mark_line(),
        bars(FRAME).facet("grain"),
        bars(FRAME) | bars(FRAME),
    ],
)
def test_the_data_of_a_chart_of_altair_travels_beside_it(chart):
    spec, data = from_altair(chart)
    assert data is FRAME
    assert spec["data"] == {"name": "source"}
    assert "datasets" not in spec
    assert '"type": "quantitative"' in json.dumps(spec)
    assert "frame=" in draw(lambda: st.altair_chart(chart))[0]


def test_types_are_those_of_the_data():
    spec, data = from_altair(bars(FRAME, color="grain"))
    assert spec["encoding"]["color"]["type"] == "nominal"
    polars = pl.DataFrame({"year": [1], "tons": [1.0]})
    spec, data = from_altair(bars(polars))
    assert data is polars
    assert spec["encoding"]["x"]["type"] == "quantitative"


def test_several_sets_of_data_stay_in_the_specification():
    spec, data = from_altair(bars(FRAME) | bars(pd.concat([FRAME] * 3000)))
    assert data is None
    assert sorted(map(len, spec["datasets"].values())) == [2, 6000]


def test_addresses_of_data_stay_in_the_specification():
    spec, data = from_altair(alt.Chart("https://example.org/a.csv").mark_bar().encode(x="a:Q"))
    assert (spec["data"], data) == ({"url": "https://example.org/a.csv"}, None)


def test_altair_sends_data_as_it_did_before():
    before = alt.data_transformers.active
    from_altair(bars(FRAME))
    assert alt.data_transformers.active == before
    assert bars(FRAME).to_dict()["data"] != {"name": "source"}


def test_charts_of_altair_are_read_by_several_threads_at_once():
    frames = [pd.DataFrame({"year": [n], "tons": [n]}) for n in range(20)]
    wrong = []

    def read(frame):
        for _ in range(10):
            if from_altair(bars(frame))[1] is not frame:
                wrong.append(frame)

    threads = [threading.Thread(target=read, args=(frame,)) for frame in frames]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_names_that_altair_counts_up_begin_anew():
    def chart(number):
        click = alt.selection_point(name=f"param_{number}", fields=["year"])
        color = alt.condition(f"param_{number}.year > 1920", alt.value("red"), alt.value("blue"))
        return bars(FRAME, color=color).add_params(click)

    assert from_altair(chart(7))[0] == from_altair(chart(12))[0]
    assert "param_1.year" in json.dumps(from_altair(chart(7))[0])
    assert value(lambda: st.altair_chart(chart(7), on_select="rerun")) == {"selection": {"param_1": {}}}


def test_what_is_no_chart_of_altair_is_refused():
    assert "5" in refused(lambda: st.altair_chart(5))


# Plotly


PLOTLY = [
    px.line(FRAME, x="year", y="tons"),
    go.Figure(go.Scatter(y=[1, None, float("nan")])),
    {"data": [{"type": "bar", "y": np.arange(3)}]},
    {"data": [go.Bar(y=[1])], "layout": {"title": {"text": "Bars"}}},
    [go.Bar(y=[1])],
    go.Bar(y=[1]),
    [],
]


@pytest.mark.parametrize("figure", PLOTLY)
def test_what_plotly_makes_is_drawn(figure):
    read = json.loads(plotly_json(figure))
    assert isinstance(read["data"], list)
    assert isinstance(read["layout"], dict)
    (line,) = draw(lambda: st.plotly_chart(figure, config={"scrollZoom": True}, alt="Harvests"))
    assert line.startswith("plotly ")
    assert r'config="{\"scrollZoom\": true}"' in line
    assert 'alt="Harvests"' in line


@pytest.mark.filterwarnings("ignore")
def test_a_figure_of_matplotlib_is_drawn_by_plotly():
    figure, axes = pyplot.subplots()
    axes.plot([1, 3, 2])
    assert len(json.loads(plotly_json(figure))["data"]) == 1
    pyplot.close(figure)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (None, "None"),
        (5, "5"),
        ("{}", "'{}'"),
        ({"x": 1}, "{'x': 1}"),
        ({"data": [{"type": "nope"}]}, "nope"),
        ({"data": [], "layout": {"nope": 1}}, "nope"),
    ],
)
def test_what_is_no_figure_of_plotly_is_refused_with_what_it_is(figure, said):
    assert said in refused(lambda: st.plotly_chart(figure))


def test_what_a_chart_of_plotly_can_not_be_told_is_refused():
    assert "[1]" in refused(lambda: st.plotly_chart([], config=[1]))
    assert "'dark'" in refused(lambda: st.plotly_chart([], theme="dark"))
    assert "'line'" in refused(lambda: st.plotly_chart([], on_select="rerun", selection_mode="line"))


def test_what_is_selected_in_a_chart_of_plotly():
    event = value(lambda: st.plotly_chart([], on_select="rerun", selection_mode=["box"]))
    assert event.selection == {"points": [], "point_indices": [], "box": [], "lasso": []}


def test_dictionaries_are_drawn_without_plotly():
    program = (
        "import sys; from millpond.figures import plotly_json; "
        "print(plotly_json({'data': [{'type': 'bar', 'y': [1]}]}), 'plotly' in sys.modules)"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == '{"data": [{"type": "bar", "y": [1]}], "layout": {}} False'


# Bokeh


def bokeh_line(**options):
    plot = bokeh_figure(title="Harvests", **options)
    plot.line([1, 2, 3], [3, 1, 2])
    return plot


def test_a_figure_of_bokeh_is_drawn_by_its_own_scripts():
    (line,) = draw(lambda: st.bokeh_chart(bokeh_line()))
    assert line.startswith("bokeh ")
    assert f'version="{bokeh.__version__}"' in line
    assert line.count('type: "media"') + line.count('type: "inline"') == 2


def test_the_same_figure_of_bokeh_is_the_same_document():
    first, second = BokehDocument(bokeh_line())._text, BokehDocument(bokeh_line())._text
    other = BokehDocument(bokeh_line(width=300))._text
    assert first == second
    assert json.loads(first)["root_id"] != json.loads(other)["root_id"]
    ids = set(re.findall(r'"id": "([^"]*)"', first))
    assert json.loads(first)["root_id"] in ids


def test_of_bokeh_only_the_scripts_that_are_needed_are_sent():
    table = DataTable(source=ColumnDataSource({"a": [1]}), columns=[TableColumn(field="a")])
    assert BokehDocument(bokeh_line())._needs == ["bokeh"]
    assert BokehDocument(table)._needs == ["bokeh", "bokeh-widgets", "bokeh-tables"]
    assert BokehDocument(Slider(start=0, end=1, value=0))._needs == ["bokeh", "bokeh-widgets"]
    assert BokehDocument(bokeh_line(output_backend="webgl"))._needs == ["bokeh", "bokeh-gl"]
    assert BokehDocument(bokeh_line(x_axis_label=r"$$x^2$$"))._needs == ["bokeh", "bokeh-mathjax"]


def test_what_is_no_figure_of_bokeh_is_refused():
    assert "'figure'" in refused(lambda: st.bokeh_chart("figure"))


# Maps of pydeck


def deck(**options):
    layer = pydeck.Layer("ScatterplotLayer", data=pd.DataFrame({"lat": [1.0, None]}), get_position="[lat, lat]")
    return pydeck.Deck(layers=[layer, pydeck.Layer("ScatterplotLayer", id="mine")], **options)


def test_a_map_of_pydeck_is_the_same_when_it_is_made_again():
    assert deck_json(deck()) == deck_json(deck())
    read = json.loads(deck_json(deck()))
    assert [layer["id"] for layer in read["layers"]] == ["layer-0", "mine"]
    assert read["layers"][0]["data"] == [{"lat": 1.0}, {"lat": None}]


@pytest.mark.parametrize(
    ("given", "expected"), [(True, "true"), (False, None), ({"text": "{lat}"}, '{"text": "{lat}"}'), (None, None)]
)
def test_tooltips(given, expected):
    assert deck_tooltip(deck(tooltip=given)) == expected


def test_a_map_of_pydeck_is_drawn_with_what_was_said():
    (line,) = draw(lambda: st.pydeck_chart(deck(), width=300, alt="Mills"))
    assert line.startswith("deck ")
    for said in ("value: 300", "value: 500", 'alt="Mills"', 'tooltip="true"'):
        assert said in line
    assert draw(lambda: st.pydeck_chart())[0].startswith("deck ")
    assert "5" in refused(lambda: st.pydeck_chart(5))


def test_what_is_selected_on_a_map():
    event = value(lambda: st.pydeck_chart(deck(), on_select="rerun", selection_mode="multi-object"))
    assert event.selection == {"indices": {}, "objects": {}}
    both = ["single-object", "multi-object"]
    assert "multi-object" in refused(lambda: st.pydeck_chart(deck(), on_select="rerun", selection_mode=both))


# Graphs


def test_graphs_are_drawn():
    assert 'dot="digraph { a -> b }"' in draw(lambda: st.graphviz_chart("digraph { a -> b }"))[0]
    graph = graphviz.Digraph(engine="neato")
    graph.edge("wheat", "flour")
    (line,) = draw(lambda: st.graphviz_chart(graph, use_container_width=True, alt="Bread"))
    assert "wheat -> flour" in line
    assert 'engine="neato"' in line
    assert "5" in refused(lambda: st.graphviz_chart(5))


# Matplotlib


def plot():
    figure, axes = pyplot.subplots(figsize=(2, 1))
    axes.plot([1, 3, 2])
    return figure


def picture_of(line):
    return re.search(r"pictures=\[.*?source: (\{.*?\})", line)[1]


def test_a_figure_of_matplotlib_is_a_picture():
    figure = plot()
    (line,) = draw(lambda: st.pyplot(figure, alt="A line", use_container_width=False))
    assert line.startswith("image ")
    assert 'alt: "A line"' in line
    assert draw(lambda: st.pyplot(figure, use_container_width=False, alt="A line")) == [line]
    assert picture_of(draw(lambda: st.pyplot(figure, dpi=50))[0]) != picture_of(line)
    assert picture_of(draw(lambda: st.pyplot(figure.axes[0]))[0]) == picture_of(line)
    assert len(figure.axes) == 1
    draw(lambda: st.pyplot(figure, clear_figure=True))
    assert figure.axes == []
    pyplot.close(figure)


def test_without_a_figure_the_global_one_is_drawn_and_cleared_with_a_warning():
    pyplot.plot([1, 2])
    warning, picture = draw(lambda: st.pyplot())
    assert 'kind="PyplotGlobalUseWarning"' in warning
    assert "warning=true" in warning
    assert picture.startswith("image ")
    assert pyplot.gcf().axes == []
    pyplot.close("all")


def test_what_is_no_figure_of_matplotlib_is_refused():
    assert "5" in refused(lambda: st.pyplot(5))
    assert "'pdf'" in refused(lambda: st.pyplot(plot(), format="pdf"))
    pyplot.close("all")


# `write`


def png():
    written = io.BytesIO()
    PIL.Image.new("RGB", (2, 1), "red").save(written, "png")
    return written.getvalue()


class Looks:
    """Something that says itself how it looks."""

    def __init__(self, **looks):
        for name, look in looks.items():
            setattr(self, f"_repr_{name}_", lambda look=look: look)

    def __str__(self):
        return "text"


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (px.line(FRAME, x="year", y="tons"), "plotly"),
        (bars(FRAME), "vega_lite"),
        (bokeh_line(), "bokeh"),
        (deck(), "deck"),
        (graphviz.Digraph(), "graphviz"),
        (graphviz.Source("digraph {}"), "graphviz"),
        (plot(), "image"),
        (PIL.Image.new("RGB", (1, 1)), "image"),
        (FRAME.style, "dataframe"),
        (pl.DataFrame({"a": [1]}), "dataframe"),
        (pl.LazyFrame({"a": [1]}), "dataframe"),
        (pd.Series([1]), "dataframe"),
        (st.column_config.NumberColumn(), "json"),
        ({"a": 1}.keys(), "json"),
        (range(3), "json"),
        (Looks(html="<b>x</b>"), 'markdown "<b>x</b>" allow_html=true'),
        (Looks(html=None, markdown="**x**"), 'markdown "**x**"'),
        (Looks(latex="$x$"), "markdown"),
        (Looks(png=png()), "image"),
        (Looks(svg="<svg xmlns='http://www.w3.org/2000/svg'/>"), "image"),
        (Looks(png=(base64.b64decode(base64.b64encode(png())), {})), "image"),
        (Looks(), 'markdown "text"'),
    ],
)
def test_write_draws_each_as_what_it_is(thing, expected):
    lines = draw(lambda: st.write(thing))
    assert len(lines) == 1
    assert lines[0].startswith(expected)


def test_no_package_is_imported_to_write_text():
    program = (
        "import sys, millpond as st; from millpond import _native; "
        "_native.run_once(lambda: st.write('a', {'b': 1}, [1])); "
        "heavy = ('altair', 'bokeh', 'matplotlib', 'numpy', 'pandas', 'plotly', 'pydeck'); "
        "print([name for name in heavy if name in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
