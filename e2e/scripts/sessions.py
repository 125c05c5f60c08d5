"""What a session keeps."""

import streamlit as st
from noting import note

name = st.text_input("Name")
ticked = st.checkbox("Tick")
number = st.slider("Number", 0, 10)
if st.button("Count"):
    note("counted")
st.text(f"{name or 'nobody'}, {str(ticked).lower()}, {number}")
