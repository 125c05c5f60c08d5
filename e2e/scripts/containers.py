"""Blocks: filled by `with`, through objects, nested, and out of order."""

import streamlit as st

head = st.container(key="head")
st.text("in order")

with st.container(border=True):
    st.text("outer begins")
    with st.container():
        st.text("inner")
    st.text("outer ends")

left, right = st.columns([2, 1])
right.text("right, written first")
with left:
    st.text("left")
    with st.expander("Folded"):
        st.text("in a folded block")

with st.expander("Open", expanded=True):
    st.text("in an open block")

place = st.empty()
place.text("to be replaced")
place.text("replaced")

gone = st.empty()
gone.text("to be taken away")
gone.empty()

many = st.empty()
with many.container():
    st.text("one of two")
    st.text("two of two")

value = st.sidebar.slider("At the side", 0, 10, 2)
with st.sidebar:
    st.text("by with, at the side")
st.text(f"from the side {value}")

head.text("written last, shown first")
head.text("after it")
