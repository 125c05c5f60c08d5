"""A memoized function that draws a chart: the chart is there again although the function does not run."""

import numpy as np
import pandas as pd
import streamlit as st


@st.experimental_memo
def load_data(rows):
    chart_data = pd.DataFrame(
        np.random.randn(rows, 10),
        columns=["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"],
    )
    # Recorded, and drawn again when the function is skipped.
    st.area_chart(chart_data)
    return chart_data


df = load_data(20)
st.dataframe(df)
