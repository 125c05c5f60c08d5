"""Which version of its interface Millpond offers."""

from __future__ import annotations

STREAMLIT_VERSION_STRING = "1.67.0"
"""The version whose names and parameters Millpond follows."""
