"""The same call of a function with a widget in it, twice in a run."""

import streamlit as st


@st.experimental_memo(experimental_allow_widgets=True)
def plus_one(x):
    if st.checkbox("Nuke the value"):
        return 0
    return x + 1


st.write(f"first: {plus_one(2)}")
st.write(f"second: {plus_one(2)}")
