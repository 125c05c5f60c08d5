"""A run that takes its time, with an element at each step."""

import time

import streamlit as st
from noting import note

value = st.slider("Value", 0, 100, key="value")
if st.button("Order"):
    note(f"ordered at {value}")
    st.text("ordered")
for step in range(12):
    st.text(f"value {value}, step {step}")
    time.sleep(0.05)
note(f"finished at {value}")
