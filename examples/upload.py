"""A file is an input like any other: one with the same name and content is not read again, whoever uploads it."""

import streamlit as st


@st.experimental_singleton
def read_files():
    """The names of the files that were really read, in all sessions."""
    return []


@st.experimental_memo
def count_lines(file):
    read_files().append(file.name)
    return len(file.read().splitlines())


for file in st.file_uploader("Harvests", ["csv", "txt"], accept_multiple_files=True, key="harvests"):
    st.text(f"{file.name}: {count_lines(file)} lines")

st.text(f"read: {', '.join(read_files())}")
