"""Markdown of all kinds, and attempts to smuggle a script into the page."""

import streamlit as st

ATTACKS = [
    "<script>window.__xss = 1</script>",
    "<img src=x onerror='window.__xss = 1'>",
    "<a href='javascript:window.__xss = 1'>link</a>",
    "[link](javascript:window.__xss=1)",
    "<svg onload='window.__xss = 1'></svg>",
    "<iframe srcdoc='<script>parent.__xss = 1</script>'></iframe>",
    "$\\href{javascript:window.__xss=1}{x}$",
    "$\\htmlData{x=1}{x}$",
]

st.markdown(":red[red] :blue-background[marked] :small[small]")
st.markdown("An emoji :tada: and an arrow -> here")
st.markdown("Inline $e^{i\\pi}$ and `code` and ~~gone~~")
st.markdown("| a | b |\n| - | - |\n| 1 | 2 |")
st.markdown("- one\n- two\n\n1. first\n\n> quoted")
st.markdown("<u>kept as text</u>")
st.markdown("<u>underlined</u>", unsafe_allow_html=True)
st.latex("\\frac{1}{3}")

for attack in ATTACKS:
    st.markdown(attack)
    st.markdown(attack, unsafe_allow_html=True)
    st.text(attack)
    st.title(attack)
    st.caption(attack)
    st.code(attack)
    st.error(attack)
    st.json({attack: attack})
    st.write(attack, {"a": attack})
    st.exception(ValueError(attack))
    st.table({attack: [attack]})
    st.progress(50, attack)
    st.expander(attack).text(attack)
    st.checkbox(attack)
    st.button(attack, help=attack)
    st.selectbox(attack, [attack])
    st.text_input(attack, value=attack, placeholder=attack)
    st.slider(attack)
st.text("the end")
