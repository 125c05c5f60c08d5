"""Every element there is, once."""

import math

import pandas as pd
import streamlit as st


def text():
    st.title("Gallery")
    st.header("Text")
    st.subheader("With a line", divider="rainbow", help="A tooltip")
    st.markdown(
        "**Bold**, *italic*, :red[red], :blue-background[marked], $e^{i\\pi} = -1$, :tada:, [a link](https://example.com)"
    )
    st.markdown("<u>underlined</u> HTML", unsafe_allow_html=True)
    st.caption("A caption")
    st.text("Text as it is:  **no** Markdown")
    st.latex("\\int_0^1 x^2\\,dx = \\frac{1}{3}")
    st.code('fn main() {\n    println!("hello");\n}\n', language="rust", line_numbers=True)
    st.json({"name": "mill", "wheels": [1, 2, 3], "turning": True})
    st.divider()
    st.write("Written")
    st.write(42)


def data():
    st.header("Data")
    frame = pd.DataFrame(
        {
            "city": ["Bern", "Ulm", "Graz", "Linz"],
            "people": [134_591, 126_329, 291_072, 206_853],
            "height": [540.0, 478.5, 353.0, 266.0],
            "capital": [True, False, False, False],
        }
    )
    st.dataframe(frame)
    st.table(frame)
    waves = pd.DataFrame(
        {
            "sine": [math.sin(x / 5) for x in range(50)],
            "cosine": [math.cos(x / 5) for x in range(50)],
        }
    )
    st.line_chart(waves)
    st.area_chart(waves)
    st.bar_chart(frame, x="city", y="people")
    st.scatter_chart(frame, x="height", y="people", color="city")


def status():
    st.header("Status")
    st.success("It worked")
    st.info("It is worth knowing")
    st.warning("It needs care")
    st.error("It failed", icon="🚨")
    st.exception(ValueError("invalid digit found in string"))
    st.progress(0.4, "Turning…")
    with st.spinner("Grinding…"):
        pass


def layout():
    st.header("Layout")
    left, right = st.columns(2)
    left.markdown("left")
    right.markdown("right")
    with st.container(border=True, key="framed"):
        st.write("In a container")
    with st.expander("More"):
        st.write("In an expander")
    later = st.empty()
    later.write("Put into an empty place")
    st.sidebar.write("In the sidebar")


def widgets():
    st.header("Widgets")
    pressed = st.button("Press me")
    st.button("Primary", type="primary", icon="🌊", help="It stands out")
    st.button("Disabled", disabled=True)
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


st.set_page_config("Gallery", "🌊", menu_items={"About": "Every element there is."})
text()
data()
status()
layout()
widgets()
