"""Memoized functions with a widget each: the widget's value is an input, and a hit draws the widget again."""

from collections import Counter
from datetime import date, time

import streamlit as st


@st.experimental_singleton
def runs():
    """How often each function really ran, in all sessions."""
    return Counter()


def ran(name):
    runs()[name] += 1
    st.text(f"{name} ran: {runs()[name]}")


def plain(value):
    """A widget's value as text."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(getattr(value, "name", value))


# Each takes the name that it has on the page, which is its widget's key.


def button(name):
    ran(name)
    return plain(st.button("Grind", key=name))


def camera_input(name):
    ran(name)
    return plain(st.camera_input("The mill", key=name))


def checkbox(name):
    ran(name)
    return plain(st.checkbox("Organic", key=name))


def color_picker(name):
    ran(name)
    return plain(st.color_picker("Bars", "#c8a24a", key=name))


def date_input(name):
    ran(name)
    return plain(st.date_input("Delivered on", date(2024, 8, 1), key=name))


def download_button(name):
    ran(name)
    return plain(st.download_button("Prices", "wheat,12\nrye,9\n", "prices.csv", "text/csv", key=name))


def file_uploader(name):
    ran(name)
    return plain(st.file_uploader("Harvests", key=name))


def multiselect(name):
    ran(name)
    return plain(st.multiselect("Mixture", ["wheat", "rye", "oats"], ["wheat"], key=name))


def number_input(name):
    ran(name)
    return plain(st.number_input("Sacks", 1, 100, 10, key=name))


def radio(name):
    ran(name)
    return plain(st.radio("Mill at", ["day", "night"], key=name))


def selectbox(name):
    ran(name)
    return plain(st.selectbox("Grain", ["wheat", "rye", "oats"], key=name))


def select_slider(name):
    ran(name)
    return plain(st.select_slider("Fineness", ["coarse", "medium", "fine"], "medium", key=name))


def slider(name):
    ran(name)
    return plain(st.slider("Hours", 0, 24, 8, key=name))


def text_area(name):
    ran(name)
    return plain(st.text_area("Remarks", key=name))


def text_input(name):
    ran(name)
    return plain(st.text_input("Name", key=name))


def time_input(name):
    ran(name)
    return plain(st.time_input("Opens at", time(6, 30), key=name))


FUNCTIONS = [
    button,
    camera_input,
    checkbox,
    color_picker,
    date_input,
    download_button,
    file_uploader,
    multiselect,
    number_input,
    radio,
    selectbox,
    select_slider,
    slider,
    text_area,
    text_input,
    time_input,
]

DECORATORS = {"memo": st.experimental_memo, "singleton": st.experimental_singleton}

for column, (kind, decorator) in zip(st.columns(2), DECORATORS.items(), strict=True):
    with column:
        st.header(kind)
        for function in FUNCTIONS:
            remembered = decorator(experimental_allow_widgets=True)(function)
            name = f"{kind}_{function.__name__}"
            st.text(f"{name} gives: {remembered(name)}")

st.button("Again")
