"""A conversation: session state holds what was said, and the field for the next message is at the foot of the page."""

import streamlit as st

st.session_state.setdefault("messages", [])


def draw(name, text):
    with st.chat_message(name):
        st.markdown(text)


for name, text in st.session_state.messages:
    draw(name, text)

if question := st.chat_input("Ask the miller", key="question"):
    draw("user", question)
    answer = f"Your {len(question)} letters are **ground**."
    draw("assistant", answer)
    st.session_state.messages += [("user", question), ("assistant", answer)]
