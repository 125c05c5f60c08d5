"""Widgets whose values stand in the page's address: who opens it sees the same."""

import streamlit as st

region = st.selectbox("Region", ["north", "south"], key="region", bind="query-params")
sacks = st.slider("Sacks", 0, 100, 10, key="sacks", bind="query-params")

st.text(f"region: {region}")
st.text(f"sacks: {sacks}")
