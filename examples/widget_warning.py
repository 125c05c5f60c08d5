"""A widget in a memoized function that does not allow widgets: a warning stands in its place."""

import streamlit as st


@st.experimental_memo
def load_data(rows):
    st.slider("Select a value", 0, 10, 5)
    return rows


st.write(load_data(20))
