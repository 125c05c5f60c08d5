"""Memoized functions that note each of their computations, and buttons that make them forget."""

import streamlit as st
from noting import note


@st.experimental_memo
def square(x):
    note(f"square {x}")
    return x**2


@st.experimental_memo
def cube(x):
    note(f"cube {x}")
    return x**3


if st.button("Clear All"):
    st.experimental_memo.clear()

if st.button("Clear square"):
    square.clear()

st.write(square(3))
st.write(cube(3))
