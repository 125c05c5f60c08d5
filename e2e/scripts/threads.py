"""Calls of memoized functions by threads of the script's own, and by its run."""

from threading import Thread

import streamlit as st
from noting import note


@st.experimental_memo(show_spinner=False)
def load(who):
    note(f"load {who}")
    st.text(f"drawn for {who}")
    return f"loaded for {who}"


def aside(who):
    values = []
    thread = Thread(target=lambda: values.append(load(who)))
    thread.start()
    thread.join()
    return values[0]


by_run = load("the run")
if aside("the run") == by_run:
    st.text("the thread has what the run loaded")

by_thread = aside("the thread")
if load("the thread") == by_thread:
    st.text("the run has what the thread loaded")
