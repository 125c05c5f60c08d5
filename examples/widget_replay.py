"""A widget in a memoized function that allows widgets."""

import streamlit as st


@st.experimental_memo(experimental_allow_widgets=True)
def func():
    st.checkbox("Works!")


func()
