"""A run that goes on until the test lets it: it waits for files to appear."""

import os
import time

import streamlit as st


def hold(name):
    while not os.path.exists(name):
        time.sleep(0.005)


short = st.checkbox("Short")
st.text("head")
hold("go")
if not short:
    st.text("tail")
    with st.container():
        st.text("tail in a block")
