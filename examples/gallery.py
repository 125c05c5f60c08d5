"""Every element there is, once. Each part is memoized: it is drawn again without running, also after a restart."""

from pathlib import Path

import numpy as np
import pandas as pd
import streamlit as st

MEDIA = Path(__file__).parent / "media"
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="#2b7a9b"/></svg>'
)


@st.memo(persist="disk")
def text():
    st.title("Gallery")
    st.header("Text", icon=":material/notes:")
    st.subheader("With a line", divider="rainbow", help="A tooltip")
    st.markdown(
        "**Bold**, *italic*, :red[red], :blue-background[marked], $e^{i\\pi} = -1$, :tada:, [a link](https://example.com)"
    )
    st.markdown("<u>underlined</u> HTML", unsafe_allow_html=True)
    st.markdown("In the middle", text_alignment="center")
    st.badge("New", icon=":material/star:", color="green")
    st.caption("A caption")
    st.text("Text as it is:  **no** Markdown")
    st.latex("\\int_0^1 x^2\\,dx = \\frac{1}{3}")
    st.code('fn main() {\n    println!("hello");\n}\n', language="rust", line_numbers=True)
    st.json({"name": "mill", "wheels": [1, 2, 3], "turning": True})
    with st.echo():
        wheels = 2 + 3
    st.divider()
    st.write("Written")
    st.write(42, wheels)
    st.write_stream(word + " " for word in ["One", "word", "after", "the", "other"])
    st.space("medium")
    st.help(divmod)


def cities():
    return pd.DataFrame(
        {
            "city": ["Bern", "Ulm", "Graz", "Linz"],
            "people": [134_591, 126_329, 291_072, 206_853],
            "height": [540.0, 478.5, 353.0, 266.0],
            "capital": [True, False, False, False],
        }
    )


@st.memo(persist="disk")
def data():
    st.header("Data")
    st.dataframe(cities())
    st.dataframe(
        cities().assign(past=[[3, 4, 5], [2, 2, 3], [1, 3, 2], [4, 2, 1]], part=[0.2, 0.4, 0.6, 0.8]),
        hide_index=True,
        row_height=40,
        column_config={
            "people": st.column_config.NumberColumn("People", format="compact", help="In 2022"),
            "past": st.column_config.LineChartColumn("Past"),
            "part": st.column_config.ProgressColumn("Part", min_value=0, max_value=1),
            "capital": None,
        },
    )
    st.table(cities(), border="horizontal", hide_index=True)
    st.table(cities().style.highlight_max(subset=["people"], color="#2b7a9b").format({"height": "{:.1f} m"}))
    left, middle, right = st.columns(3)
    left.metric("Flour", "12 t", 1.5, help="This week", border=True)
    middle.metric("Waste", "3 %", "-0.4 %", delta_color="inverse", border=True)
    right.metric("Water", 480, 12, chart_data=[400, 420, 410, 450, 480], chart_type="area", border=True)


@st.memo(persist="disk")
def charts():
    st.header("Charts")
    steps = np.arange(50) / 5
    waves = pd.DataFrame({"sine": np.sin(steps), "cosine": np.cos(steps)})
    st.line_chart(waves)
    st.area_chart(waves)
    st.bar_chart(cities(), x="city", y="people")
    st.scatter_chart(cities(), x="height", y="people", color="city")
    st.vega_lite_chart(
        cities(),
        {
            "mark": "bar",
            "encoding": {"x": {"field": "city", "type": "nominal"}, "y": {"field": "height", "type": "quantitative"}},
        },
        alt="Heights of cities",
    )


PLACES = pd.DataFrame(
    {"lat": [46.95, 48.40, 47.07, 48.31], "lon": [7.45, 9.99, 15.44, 14.29], "name": cities()["city"]}
)


@st.memo(persist="disk")
def charts_of_packages():
    import altair
    import graphviz
    import matplotlib.figure
    import plotly.graph_objects
    import pydeck
    from bokeh.plotting import figure

    st.header("Charts of packages")
    st.altair_chart(altair.Chart(cities()).mark_bar().encode(x="city", y="people"))
    st.plotly_chart(plotly.graph_objects.Figure(plotly.graph_objects.Bar(x=cities()["city"], y=cities()["people"])))
    plot = figure(height=250, title="A line")
    plot.line([1, 2, 3, 4], [3, 1, 4, 2])
    st.bokeh_chart(plot, use_container_width=True)
    graph = graphviz.Digraph()
    graph.edge("Water", "Wheel")
    graph.edge("Wheel", "Stones")
    st.graphviz_chart(graph)
    drawing = matplotlib.figure.Figure(figsize=(6, 2))
    drawing.subplots().plot([1, 2, 3], [1, 4, 9])
    st.pyplot(drawing)
    layer = pydeck.Layer(
        "ScatterplotLayer",
        PLACES,
        get_position="[lon, lat]",
        get_radius=20_000,
        get_fill_color=[43, 122, 155],
        pickable=True,
    )
    view = pydeck.ViewState(latitude=47.7, longitude=11.5, zoom=5)
    st.pydeck_chart(pydeck.Deck([layer], initial_view_state=view, tooltip={"text": "{name}"}), height=300)
    st.map(PLACES, size=15_000, color="#2b7a9b", height=300)


@st.memo(persist="disk")
def media():
    st.header("Media")
    st.logo(SQUARE, link="https://example.com")
    rows, columns = np.mgrid[0:120, 0:240].astype("uint8")
    picture = np.dstack([columns, 2 * rows, np.full_like(rows, 160)])
    st.image(picture, caption="From numbers")
    st.image([SQUARE, SQUARE], caption=["One", "Other"], width=64)
    time = np.arange(22_050) / 22_050
    st.audio(np.sin(2 * np.pi * 440 * time), sample_rate=22_050)
    st.video(MEDIA / "mill.webm", subtitles={"English": "WEBVTT\n\n00:00.000 --> 00:04.000\nThe wheel turns"})


@st.memo(persist="disk")
def status():
    st.header("Status")
    st.success("It worked")
    st.info("It is worth knowing", title="A title")
    st.warning("It needs care")
    st.error("It failed", icon="🚨")
    st.exception(ValueError("invalid digit found in string"))
    st.progress(0.4, "Turning…")
    with st.spinner("Grinding…"):
        pass
    with st.status("Milling"):
        st.write("Stones turn")
    st.skeleton(height=60)
    st.toast("Fresh flour", icon="🌾")
    st.balloons()
    st.snow()


@st.memo(persist="disk")
def layout():
    st.header("Layout")
    left, right = st.columns(2)
    left.markdown("left")
    right.markdown("right")
    with st.container(border=True, key="framed"):
        st.write("In a container")
    with st.container(horizontal=True, horizontal_alignment="distribute", key="row"):
        st.markdown("first")
        st.markdown("last")
    with st.container(height=100):
        st.write("Scrolled " * 100)
    first, second = st.tabs(["First", "Second"])
    first.write("In the first tab")
    second.write("In the second tab")
    with st.expander("More"):
        st.write("In an expander")
    with st.popover("Open"):
        st.write("In a popover")
    later = st.empty()
    later.write("Put into an empty place")
    st.sidebar.write("In the sidebar")


@st.memo(persist="disk")
def embedding():
    st.header("Embedding")
    st.html("<p>Plain <b>HTML</b></p>")
    st.components.v1.html("<h3 id='inner'>In a frame</h3><script>inner.textContent += ', scripted'</script>", height=80)
    st.link_button("Elsewhere", "https://example.com")
    st.page_link("https://example.com", label="A link", icon="🌍")


@st.dialog("A dialog")
def dialog():
    st.write("In a dialog")


def widgets():
    st.header("Widgets")
    pressed = st.button("Press me")
    st.button("Primary", type="primary", icon="🌊", help="It stands out")
    st.button("Disabled", disabled=True)
    st.download_button("Harvests", "year,tons\n1921,4.8\n", "harvests.csv")
    ticked = st.checkbox("Tick me")
    rows = st.slider("Rows", 0, 100, 20, key="rows")
    low, high = st.slider("Range", 0.0, 1.0, (0.25, 0.75))
    city = st.selectbox("City", ["Bern", "Ulm", "Graz"])
    maybe = st.selectbox("Perhaps", ["yes", "no"], index=None)
    name = st.text_input("Name", placeholder="Your name")
    st.code(
        f"{pressed} {ticked} {rows} {low:.2f}..{high:.2f} {city} {maybe} {name!r}",
        language=None,
    )
    with st.form("form"):
        grain = st.selectbox("Grain", ["wheat", "rye"])
        st.form_submit_button("Grind")
    st.write(f"Grinding {grain}")
    picked = st.dataframe(cities(), on_select="rerun", selection_mode="single-row", key="pick")
    st.write("Picked", *cities()["city"][picked.selection.rows])
    if st.button("Ask"):
        dialog()


st.set_page_config("Gallery", "🌊", menu_items={"About": "Every element there is."})
text()
data()
charts()
charts_of_packages()
media()
status()
layout()
embedding()
widgets()
