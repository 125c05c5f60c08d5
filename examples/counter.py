"""Session state and callbacks: a callback changes what the session holds, and the run after it sees that."""

import streamlit as st

st.session_state.setdefault("count", 0)
st.session_state.setdefault("done", [])


def add():
    st.session_state.count += st.session_state.step
    st.session_state.done.append(f"added {st.session_state.step}")


def start_anew():
    st.session_state.count = 0
    # A callback runs before any widget is drawn, so it can also set their values.
    st.session_state.step = 1
    st.session_state.done.append("started anew")


st.text(f"count: {st.session_state.count}")
st.number_input("Step", 1, 10, key="step", on_change=lambda: st.session_state.done.append("changed the step"))
st.button("Add", on_click=add)
st.button("Start anew", on_click=start_anew)
st.text(f"done: {', '.join(st.session_state.done)}")
