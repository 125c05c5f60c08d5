"""A line of more points than a page has pixels; one of them stands out."""

import numpy as np
import pandas as pd
import streamlit as st

POINTS = 1_000_000

wave = np.sin(np.arange(POINTS) / 50_000)
wave[777_777] = 5
st.line_chart(pd.DataFrame({"wave": wave}))
st.text("after it")
