"""Every input widget, once. Below each stands its value."""

from datetime import date, datetime, time

import pandas as pd
import streamlit as st


def tell(name, value):
    """Writes a widget's value as text."""
    if value is None:
        value = "none"
    elif isinstance(value, bool):
        value = "yes" if value else "no"
    elif isinstance(value, (list, tuple)):
        value = ", ".join(map(str, value))
    elif isinstance(value, (date, time)):
        value = value.isoformat()
    st.text(f"{name}: {value}")


def name_and_size(file):
    return None if file is None else f"{file.name}, {file.size} bytes"


GRAINS = ["wheat", "rye", "oats"]

st.header("Buttons")
tell("button", st.button("Grind", key="button"))
prices = "grain,price\nwheat,12\nrye,9\n"
tell("download_button", st.download_button("Prices", prices, "prices.csv", "text/csv", key="download_button"))
tell("menu_button", st.menu_button("Mill", ["Start", "Stop"], key="menu_button"))

st.header("Choices")
tell("checkbox", st.checkbox("Organic", key="checkbox"))
tell("toggle", st.toggle("Metric units", True, key="toggle"))
tell("radio", st.radio("Mill at", ["day", "night"], captions=["by wind", "by water"], key="radio"))
tell("selectbox", st.selectbox("Grain", GRAINS, key="selectbox"))
tell("multiselect", st.multiselect("Mixture", GRAINS, ["wheat"], key="multiselect"))
tell("select_slider", st.select_slider("Fineness", ["coarse", "medium", "fine"], "medium", key="select_slider"))
tell("pills", st.pills("Seasons", ["spring", "summer", "autumn"], selection_mode="multi", key="pills"))
view = st.segmented_control("View", ["table", "chart"], default="table", key="segmented_control")
tell("segmented_control", view)
tell("feedback", st.feedback("stars", key="feedback"))
tell("pagination", st.pagination(9, key="pagination"))

st.header("Numbers and texts")
tell("slider", st.slider("Hours", 0, 24, 8, key="slider"))
tell("number_input", st.number_input("Sacks", 1, 100, 10, key="number_input"))
tell("text_input", st.text_input("Name", placeholder="of the mill", key="text_input"))
tell("text_area", st.text_area("Remarks", key="text_area"))
tell("color_picker", st.color_picker("Bars", "#c8a24a", key="color_picker"))

st.header("Dates and times")
tell("date_input", st.date_input("Delivered on", date(2024, 8, 1), key="date_input"))
tell("time_input", st.time_input("Opens at", time(6, 30), key="time_input"))
tell("datetime_input", st.datetime_input("Milled from", datetime(2024, 8, 1, 6, 30), key="datetime_input"))

st.header("Files")
tell("file_uploader", name_and_size(st.file_uploader("Harvests", key="file_uploader")))
tell("camera_input", name_and_size(st.camera_input("The mill", key="camera_input")))
tell("audio_input", name_and_size(st.audio_input("Say what you order", key="audio_input")))

st.header("Data")
stock = pd.DataFrame({"grain": GRAINS, "sacks": [12, 7, 3]})
tell("data_editor", st.data_editor(stock, hide_index=True, key="data_editor")["sacks"].tolist())

st.header("Message")
tell("chat_input", st.chat_input("Ask the miller", key="chat_input"))
