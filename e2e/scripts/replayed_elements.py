"""All that a memoized function can draw, drawn once and replayed from then on."""

import pandas as pd
import streamlit as st
from noting import note

FRAME = pd.DataFrame({"grain": ["wheat", "rye", "oats"], "tons": [4.8, 3.1, 1.9]})


@st.experimental_memo
def draw():
    note("draw")
    st.success("success")
    st.info("info")
    st.warning("warning")
    st.error("error")
    st.exception(ValueError("a value"))
    st.caption("caption")
    st.code("code", language="python")
    st.json({"key": ["value"]})
    st.latex("x^2")
    st.markdown("**markdown**")
    st.text("text")
    st.table(FRAME)
    st.dataframe(FRAME)
    st.line_chart(FRAME, x="grain", y="tons")
    st.bar_chart(FRAME, x="grain", y="tons")
    st.vega_lite_chart(FRAME, {"mark": "point", "encoding": {"x": {"field": "grain"}, "y": {"field": "tons"}}})
    st.progress(40, "progress")
    with st.spinner("spinner"):
        pass
    with st.container():
        st.write("in a container")
        with st.expander("expander", expanded=True):
            st.write("in an expander")
    left, right = st.columns(2)
    right.write("right")
    left.write("left")
    place = st.empty()
    place.write("to be replaced")
    place.write("replaced")
    st.sidebar.write("in the sidebar")
    return "drawn"


st.write(draw())
st.button("Again")
