import streamlit as st
from noting import note


@st.experimental_memo
def chosen():
    note("chosen")
    st.text(f"Chosen: {st.query_params.get('city', 'none')}")


st.text(f"Parameters: {st.query_params.to_dict()}")
chosen()
if st.button("Bern"):
    st.query_params["city"] = "Bern"
if st.button("Both"):
    st.experimental_set_query_params(city=["Ulm", "Graz"])
if st.button("Nothing"):
    st.query_params.clear()
