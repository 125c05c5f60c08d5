"""Two elements: a slider and the text that says where it is."""

import streamlit as st

x = st.slider("x", 0, 1000, 0)
st.text(f"x = {x}")
