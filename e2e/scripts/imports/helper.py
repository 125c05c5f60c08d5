"""A module of the app, which draws too."""

import streamlit as st
from streamlit import sidebar


def draw():
    st.text("drawn by a module")
    sidebar.text("drawn at the side by a module")
