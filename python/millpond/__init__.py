"""Millpond turns a script into a web app and remembers what its calls returned, read and drew.

>>> import millpond as st
>>> st.title("Harvests")
>>> year = st.slider("Year", 1900, 1930)

`millpond run app.py` shows it. There, `import streamlit` gives this module too, so that scripts written for Streamlit
run unchanged.
"""

from __future__ import annotations

from millpond import _native
from millpond.control import experimental_rerun, rerun, set_page_config, stop
from millpond.delta_generator import main as _main
from millpond.delta_generator import sidebar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from millpond.memoize import (
        cache,
        cache_data,
        cache_resource,
        experimental_memo,
        experimental_singleton,
        memo,
        singleton,
    )

__version__ = _native.VERSION

altair_chart = _main.altair_chart
area_chart = _main.area_chart
bar_chart = _main.bar_chart
button = _main.button
caption = _main.caption
checkbox = _main.checkbox
code = _main.code
columns = _main.columns
container = _main.container
dataframe = _main.dataframe
divider = _main.divider
empty = _main.empty
error = _main.error
exception = _main.exception
expander = _main.expander
header = _main.header
help = _main.help
info = _main.info
json = _main.json
latex = _main.latex
line_chart = _main.line_chart
markdown = _main.markdown
progress = _main.progress
scatter_chart = _main.scatter_chart
selectbox = _main.selectbox
slider = _main.slider
spinner = _main.spinner
subheader = _main.subheader
success = _main.success
table = _main.table
text = _main.text
text_input = _main.text_input
title = _main.title
vega_lite_chart = _main.vega_lite_chart
warning = _main.warning
write = _main.write
write_stream = _main.write_stream

_LAZY = (
    "cache",
    "cache_data",
    "cache_resource",
    "experimental_memo",
    "experimental_singleton",
    "memo",
    "singleton",
)
"""What most of the start-up time would go into: imported when first asked for."""

__all__ = [
    "altair_chart",
    "area_chart",
    "bar_chart",
    "button",
    "cache",
    "cache_data",
    "cache_resource",
    "caption",
    "checkbox",
    "code",
    "columns",
    "container",
    "dataframe",
    "divider",
    "empty",
    "error",
    "exception",
    "expander",
    "experimental_memo",
    "experimental_rerun",
    "experimental_singleton",
    "header",
    "help",
    "info",
    "json",
    "latex",
    "line_chart",
    "markdown",
    "memo",
    "progress",
    "rerun",
    "scatter_chart",
    "selectbox",
    "set_page_config",
    "sidebar",
    "singleton",
    "slider",
    "spinner",
    "stop",
    "subheader",
    "success",
    "table",
    "text",
    "text_input",
    "title",
    "vega_lite_chart",
    "warning",
    "write",
    "write_stream",
]


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"Millpond has no `{name}` (yet)", name=name)
    from millpond import memoize

    value: object = getattr(memoize, name)
    globals()[name] = value
    return value
