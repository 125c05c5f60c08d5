"""A frame that is too much for a page."""

import numpy as np
import pandas as pd
import streamlit as st

ROWS = 2_000_000


@st.memo
def numbers():
    number = np.arange(ROWS)
    return pd.DataFrame({"number": number, "half": number / 2, "word": np.where(number % 2 == 0, "even", "odd")})


st.dataframe(numbers())
st.text("after it")
