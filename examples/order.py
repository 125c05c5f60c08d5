"""A form sends its values together, a fragment runs by itself, and a dialog asks back."""

import streamlit as st

PRICES = {"wheat": 12, "rye": 9, "oats": 7}

st.session_state.setdefault("orders", [])
st.session_state.setdefault("runs", 0)
st.session_state.setdefault("runs_of_prices", 0)


@st.fragment
def prices():
    """Runs alone when its slider moves; the script's own runs draw it, too."""
    st.session_state.runs_of_prices += 1
    sacks = st.slider("Sacks to price", 1, 20, key="sacks_to_price")
    for grain, price in PRICES.items():
        st.text(f"{grain}: {sacks * price}")
    st.text(f"runs of the fragment: {st.session_state.runs_of_prices}")


@st.dialog("Is that right?")
def confirm(order):
    st.text(order)
    if st.button("Yes"):
        st.session_state.orders.append(order)
        # Runs the whole script, which shows the order and closes the dialog.
        st.rerun()


left, right = st.columns(2)
with left:
    with st.form("order", clear_on_submit=True):
        grain = st.selectbox("Grain", PRICES, key="grain")
        sacks = st.number_input("Sacks", 1, 100, 10, key="sacks")
        ordered = st.form_submit_button("Order")
    if ordered:
        confirm(f"{sacks} sacks of {grain}")
with right:
    prices()

st.session_state.runs += 1
st.text(f"orders: {', '.join(st.session_state.orders)}")
st.text(f"runs of the script: {st.session_state.runs}")
