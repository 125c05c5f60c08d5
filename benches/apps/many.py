"""A slider and a thousand texts, one of which says where the slider is."""

import streamlit as st

x = st.slider("x", 0, 1000, 0)
for row in range(1000):
    st.text(f"x = {x}" if row == 500 else f"row {row}")
