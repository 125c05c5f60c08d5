"""What elements should not be given, each at a place of its own, with something after it."""

import datetime

import numpy as np
import pandas as pd
import pydeck
import streamlit as st

NOWHERE = "http://127.0.0.1:1/nowhere"
TWO = pd.DataFrame({"x": ["a", "b"], "y": [1, 2]})
GAPS = [1.0, float("nan"), float("inf"), 4.0, float("-inf"), 2.0]
ZONED = pd.DataFrame(
    {
        "zoned": pd.to_datetime(["2024-03-31 00:30", "2024-03-31 01:30"]).tz_localize("UTC").tz_convert("Europe/Zurich"),
        "plain": pd.to_datetime(["2024-03-31 02:30", None]),
    }
)
MIXED = pd.DataFrame({"mixed": [1, "two", None, 3.5, [4], datetime.date(2024, 5, 6)]})
HUGE = pd.DataFrame({"huge": [10**30, -(10**30)], "large": np.array([2**63, 2**64 - 1], dtype="uint64")})

CASES = {
    "ragged": lambda: st.dataframe({"a": [1, 2], "b": [1]}),
    "ragged_table": lambda: st.table({"a": [1, 2], "b": [1]}),
    "empty": lambda: st.dataframe(pd.DataFrame()),
    "empty_table": lambda: st.table(pd.DataFrame({"a": []})),
    "empty_chart": lambda: st.line_chart(pd.DataFrame()),
    "huge": lambda: st.dataframe(HUGE),
    "mixed": lambda: st.dataframe(MIXED),
    "zoned": lambda: st.dataframe(ZONED),
    "no_frame": lambda: st.dataframe(object()),
    "settings": lambda: st.dataframe(TWO, column_config={"y": {"width": -5}, "none": {"label": 3}}),
    "gaps": lambda: st.line_chart(pd.DataFrame({"y": GAPS})),
    "all_gaps": lambda: st.bar_chart(pd.DataFrame({"y": [float("nan")] * 3})),
    "no_column": lambda: st.line_chart(TWO, x="x", y="z"),
    "no_numbers": lambda: st.area_chart(pd.DataFrame({"x": ["a", "b"]})),
    "metric": lambda: st.metric("Nothing", float("nan"), float("inf"), chart_data=GAPS),
    "metric_color": lambda: st.metric("Colour", 1, 1, delta_color="mauve"),
    "vega_mark": lambda: st.vega_lite_chart(TWO, {"mark": "nonsense", "encoding": {"x": {"field": "x"}}}),
    "vega_url": lambda: st.vega_lite_chart({"data": {"url": NOWHERE}, "mark": "bar", "encoding": {"x": {"field": "x"}}}),
    "vega_none": lambda: st.vega_lite_chart(TWO, "nonsense"),
    "plotly": lambda: st.plotly_chart({"data": [{"type": "pie", "values": "nonsense", "x": 5}], "layout": 7}),
    "plotly_none": lambda: st.plotly_chart(5),
    "deck_layer": lambda: st.pydeck_chart(pydeck.Deck([pydeck.Layer("NonsenseLayer", [{"a": 1}])])),
    "deck_code": lambda: st.pydeck_chart(
        pydeck.Deck([pydeck.Layer("ScatterplotLayer", [{"a": 1}], get_position="alert(1)")])
    ),
    "map_nowhere": lambda: st.map(TWO),
    "map_north": lambda: st.map(pd.DataFrame({"lat": [95.0, float("nan")], "lon": [7.0, 8.0]})),
    "dot": lambda: st.graphviz_chart("digraph { a -> "),
    "dot_engine": lambda: st.graphviz_chart(5),
    "image_file": lambda: st.image("nowhere.png"),
    "image_bytes": lambda: st.image(b"not a picture"),
    "image_broken": lambda: st.image(b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "image_url": lambda: st.image(NOWHERE + ".png"),
    "image_numbers": lambda: st.image(np.full((4, 4, 3), float("nan"))),
    "audio_file": lambda: st.audio("nowhere.wav"),
    "audio_bytes": lambda: st.audio(b"RIFF\x24\x00\x00\x00WAVEnonsense" + bytes(30)),
    "audio_url": lambda: st.audio(NOWHERE + ".wav"),
    "video_url": lambda: st.video(NOWHERE + ".mp4"),
    "video_subtitles": lambda: st.video(NOWHERE + ".webm", subtitles="nonsense\nand more"),
    "logo": lambda: st.logo("nowhere.svg"),
    "link_script": lambda: st.link_button("Bad", "javascript:alert(1)"),
    "page_script": lambda: st.page_link("javascript:alert(1)", label="Bad"),
    "frame_script": lambda: st.components.v1.iframe("javascript:alert(1)"),
    "html_script": lambda: st.html("<p onclick='alert(1)'>Harmless</p><script>document.title = 'taken'</script>"),
    "json": lambda: st.json('{"a": '),
    "latex": lambda: st.latex("\\frac{1"),
    "progress": lambda: st.progress(1.5),
    "tabs": lambda: st.tabs([]),
    "columns": lambda: st.columns(0),
    "toast": lambda: st.toast(""),
    "height": lambda: st.container(height=-5),
    "code": lambda: st.code("x = 1", language="no such language"),
    "icon": lambda: st.success("Fine", icon="not an icon"),
}

for name, draw in CASES.items():
    with st.container(key=name):
        try:
            draw()
        except Exception as error:
            st.exception(error)
        st.text(f"after {name}")
st.text(f"presses: {st.button('Press')}")
