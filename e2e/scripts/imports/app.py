"""Imports of Streamlit in all the ways in which existing apps do it."""

import sys

import helper
import millpond
import streamlit
import streamlit as st
import streamlit.components.v1 as components
from streamlit import button, slider, text
from streamlit.delta_generator import DeltaGenerator
from streamlit.errors import StreamlitAPIException
from streamlit.logger import get_logger
from streamlit.runtime.scriptrunner import get_script_run_ctx

text(f"one module: {streamlit is st is millpond}")
text(f"components: {components.__name__}")
text(f"place: {isinstance(st.empty(), DeltaGenerator)}")
text(f"error: {issubclass(StreamlitAPIException, Exception)}")
text(f"logger: {callable(get_logger('app').warning)}")
text(f"context: {callable(get_script_run_ctx)}")
text(f"value: {slider('Slider', 0, 10, 4)}")
text(f"pressed: {button('Button')}")
text(f"arguments: {sys.argv[1:]}")
text(f"name: {__name__}")
helper.draw()
