"""Data that the user edits: the script gets it as it is now, and what was changed."""

import pandas as pd
import streamlit as st

stock = pd.DataFrame({"grain": ["wheat", "rye", "oats"], "sacks": [12, 7, 3]})

edited = st.data_editor(
    stock,
    num_rows="dynamic",
    column_config={
        "grain": st.column_config.TextColumn("Grain", required=True),
        "sacks": st.column_config.NumberColumn("Sacks", min_value=0, required=True, default=0),
    },
    key="stock",
)

st.text(f"grains: {', '.join(edited['grain'])}")
st.text(f"sacks: {', '.join(map(str, edited['sacks']))}")

changes = st.session_state.stock
st.text(f"rows edited: {len(changes['edited_rows'])}")
st.text(f"rows added: {len(changes['added_rows'])}")
st.text(f"rows deleted: {len(changes['deleted_rows'])}")
