"""The page around the script."""

import streamlit as st

wide = st.checkbox("Wide")
st.set_page_config(
    page_title="The mill",
    page_icon="🌾",
    layout="wide" if wide else "centered",
    menu_items={"Get help": "https://example.com/help", "About": "Grinds *slowly*."},
)
st.title("A title that is long enough to fill more than one line of a narrow window")
st.code("a_very_long_line = 'that does not break anywhere, and so has to be scrolled within its own box'" * 3)
st.dataframe({f"column {number}": [1.5, 2.5] for number in range(20)})
st.table({f"column {number}": [1.5, 2.5] for number in range(12)})
st.line_chart({"a": [1, 3, 2]})
st.json({"a long key that goes on and on": "a long value that goes on and on and never seems to come to its end"})
st.markdown("Averylongwordthatdoesnotbreak" * 6)
st.columns(3)[1].button("In a column")
st.slider("Wide as the page", 0, 1000, 1000)
st.text_input("A line")
st.sidebar.text("At the side")
