"""Runs that fail, when asked to."""

import streamlit as st


def grind():
    raise ValueError("no <b>grain</b> left")


@st.experimental_memo
def remembered():
    st.text("drawn by the call that fails")
    grind()


how = st.selectbox("How", ["not at all", "at once", "in a memo", "bad value"])
st.text("before")
if how == "at once":
    grind()
if how == "in a memo":
    remembered()
if how == "bad value":
    st.slider("Wrong", 10, 0)
st.text("after")
