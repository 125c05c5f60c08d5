"""A result kept on disk has no time to live: the `ttl` is ignored, and the terminal says so."""

import streamlit as st


@st.experimental_memo(ttl=60, persist="disk")
def load_data():
    return 42


st.write(load_data())
