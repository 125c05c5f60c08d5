import streamlit as st

@st.experimental_memo(experimental_allow_widgets=True)
def plus_one(x):
    y = x + 1
    if st.checkbox("Nuke the value đź’Ą"):
        st.write("Value was nuked, returning 0")
        y = 0
    return y

st.write(plus_one(2))
