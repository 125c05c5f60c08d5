"""A memo on disk whose value and drawing are others each time that it runs."""

import time

import streamlit as st
from noting import note


@st.experimental_memo(persist="disk")
def load(what):
    note(f"load {what}")
    now = time.time_ns()
    st.text(f"{what} drawn at {now}")
    return now


st.text(f"first: {load('first')}")
if st.checkbox("Second"):
    st.text(f"second: {load('second')}")
