"""Every widget with its options, and what the script gets from each."""

import streamlit as st

pressed = st.button("Press", help="It **presses**")
primary = st.button("Primary", type="primary", key="main-button")
ticked = st.checkbox("Tick", help="It ticks")
on = st.checkbox("On at first", value=True)
number = st.slider("Number", 0, 10, 3, key="number")
part = st.slider("Part", 0.0, 1.0, 0.25)
span = st.slider("Span", 0, 100, (20, 60), step=10)
city = st.selectbox("City", ["Bern", "Ulm", "Graz"], index=1, key="city")
maybe = st.selectbox("Perhaps", ["yes", "no"], index=None, placeholder="Say something")
name = st.text_input("Name", placeholder="Your name", max_chars=12)
secret = st.text_input("Secret", type="password")

st.button("Disabled button", disabled=True)
st.checkbox("Disabled checkbox", disabled=True)
st.slider("Disabled slider", 0, 10, 4, disabled=True)
st.selectbox("Disabled selectbox", ["a", "b"], disabled=True)
st.text_input("Disabled text", value="fixed", disabled=True)

st.slider("Hidden label", 0, 10, 5, label_visibility="hidden")
st.text_input("Collapsed label", label_visibility="collapsed")

st.text(f"pressed {str(pressed).lower()}")
st.text(f"primary {str(primary).lower()}")
st.text(f"ticked {str(ticked).lower()}")
st.text(f"on {str(on).lower()}")
st.text(f"number {number}")
st.text(f"part {part:.2f}")
st.text(f"span {span[0]} to {span[1]}")
st.text(f"city {city}")
st.text(f"maybe {maybe or 'nothing'}")
st.text(f"name [{name}]")
st.text(f"secret [{secret}]")
