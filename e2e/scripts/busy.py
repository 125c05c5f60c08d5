"""A run of many steps that the test can hold in its middle; there it can be interrupted."""

import os
import time

import streamlit as st
from noting import note

value = st.slider("Value", 0, 100, key="value")
if st.button("Order"):
    note(f"ordered at {value}")
    st.text("ordered")
for step in range(6):
    st.text(f"value {value}, step {step}")
place = st.empty()
while not os.path.exists("go"):
    place.text("held")
    time.sleep(0.005)
place.empty()
for step in range(6, 12):
    st.text(f"value {value}, step {step}")
note(f"finished at {value}")
