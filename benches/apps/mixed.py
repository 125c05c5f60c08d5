"""A slider, the text that says where it is, and forty elements of all kinds: ten of them, four times."""

import streamlit as st

ROWS = {"city": ["Bern", "Ulm", "Graz", "Linz"], "people": [134_591, 126_329, 291_072, 206_853]}
SPEC = {
    "mark": "bar",
    "encoding": {"x": {"field": "city", "type": "nominal"}, "y": {"field": "people", "type": "quantitative"}},
}

x = st.slider("x", 0, 1000, 0)
st.text(f"x = {x}")
for part in range(1, 5):
    st.header(f"Part {part}")
    st.markdown(f"**Bold**, *italic*, :red[red] and `code`, {part}")
    st.code(f"def part():\n    return {part}", "python")
    st.json({"part": part, "all": [1, 2, 3, 4]})
    st.metric("Part", part, 1)
    st.info(f"Part {part}")
    st.progress(part / 4, f"Part {part}")
    st.dataframe(ROWS)
    st.line_chart({"a": [part, 3, 2], "b": [1, part, 4]})
    st.vega_lite_chart(ROWS, SPEC)
