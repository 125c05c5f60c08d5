"""Widgets in memoized functions, which note each of their computations."""

import streamlit as st
from noting import note


@st.experimental_memo(experimental_allow_widgets=True)
def plus_one(x):
    note(f"plus_one {x}")
    if st.checkbox("Nuke the value"):
        st.write("Value was nuked, returning 0")
        return 0
    return x + 1


@st.experimental_singleton(experimental_allow_widgets=True)
def counters():
    note("counters")
    doubled = st.checkbox("Double")
    return {"step": 2 if doubled else 1, "count": 0}


x = st.selectbox("x", [2, 5])
st.write(f"plus_one: {plus_one(x)}")

shared = counters()
shared["count"] += shared["step"]
st.write(f"count: {shared['count']}")

st.button("Again")
