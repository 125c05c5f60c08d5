"""A button that makes all memoized functions forget."""

import streamlit as st


@st.experimental_memo
def square(x):
    return x**2


@st.experimental_memo
def cube(x):
    return x**3


if st.button("Clear All"):
    # Forgets the results of square and of cube.
    st.experimental_memo.clear()

st.write(square(3))
st.write(cube(3))
