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

# Not when it is first asked for: by then its module could have taken the name.
from millpond.session_state import session_state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from millpond import column_config as column_config
    from millpond import components as components
    from millpond.dialogs import dialog, experimental_dialog
    from millpond.echoing import echo
    from millpond.fragments import experimental_fragment, fragment
    from millpond.memoize import (
        cache,
        cache_data,
        cache_resource,
        experimental_memo,
        experimental_singleton,
        memo,
        singleton,
    )
    from millpond.query import experimental_get_query_params, experimental_set_query_params, query_params

__version__ = _native.VERSION

altair_chart = _main.altair_chart
area_chart = _main.area_chart
audio = _main.audio
audio_input = _main.audio_input
badge = _main.badge
balloons = _main.balloons
bar_chart = _main.bar_chart
bokeh_chart = _main.bokeh_chart
button = _main.button
camera_input = _main.camera_input
caption = _main.caption
chat_input = _main.chat_input
chat_message = _main.chat_message
checkbox = _main.checkbox
code = _main.code
color_picker = _main.color_picker
columns = _main.columns
container = _main.container
data_editor = _main.data_editor
dataframe = _main.dataframe
date_input = _main.date_input
datetime_input = _main.datetime_input
divider = _main.divider
download_button = _main.download_button
empty = _main.empty
error = _main.error
exception = _main.exception
expander = _main.expander
experimental_audio_input = _main.experimental_audio_input
experimental_data_editor = _main.experimental_data_editor
feedback = _main.feedback
file_uploader = _main.file_uploader
form = _main.form
form_submit_button = _main.form_submit_button
graphviz_chart = _main.graphviz_chart
header = _main.header
help = _main.help
html = _main.html
iframe = _main.iframe
image = _main.image
info = _main.info
json = _main.json
latex = _main.latex
line_chart = _main.line_chart
link_button = _main.link_button
logo = _main.logo
map = _main.map
markdown = _main.markdown
menu_button = _main.menu_button
metric = _main.metric
multiselect = _main.multiselect
number_input = _main.number_input
page_link = _main.page_link
pagination = _main.pagination
pills = _main.pills
plotly_chart = _main.plotly_chart
popover = _main.popover
progress = _main.progress
pydeck_chart = _main.pydeck_chart
pyplot = _main.pyplot
radio = _main.radio
scatter_chart = _main.scatter_chart
segmented_control = _main.segmented_control
select_slider = _main.select_slider
selectbox = _main.selectbox
skeleton = _main.skeleton
slider = _main.slider
snow = _main.snow
space = _main.space
spinner = _main.spinner
status = _main.status
subheader = _main.subheader
success = _main.success
table = _main.table
tabs = _main.tabs
text = _main.text
text_area = _main.text_area
text_input = _main.text_input
time_input = _main.time_input
title = _main.title
toast = _main.toast
toggle = _main.toggle
vega_lite_chart = _main.vega_lite_chart
video = _main.video
warning = _main.warning
write = _main.write
write_stream = _main.write_stream

_LAZY = {
    "cache": "memoize",
    "cache_data": "memoize",
    "cache_resource": "memoize",
    "dialog": "dialogs",
    "echo": "echoing",
    "experimental_dialog": "dialogs",
    "experimental_fragment": "fragments",
    "experimental_get_query_params": "query",
    "experimental_memo": "memoize",
    "experimental_set_query_params": "query",
    "experimental_singleton": "memoize",
    "fragment": "fragments",
    "memo": "memoize",
    "query_params": "query",
    "singleton": "memoize",
}
"""What most of the start-up time would go into, by the module that has it: imported when first asked for."""

__all__ = [
    "altair_chart",
    "area_chart",
    "audio",
    "audio_input",
    "badge",
    "balloons",
    "bar_chart",
    "bokeh_chart",
    "button",
    "cache",
    "cache_data",
    "cache_resource",
    "camera_input",
    "caption",
    "chat_input",
    "chat_message",
    "checkbox",
    "code",
    "color_picker",
    "column_config",
    "columns",
    "container",
    "data_editor",
    "dataframe",
    "date_input",
    "datetime_input",
    "dialog",
    "divider",
    "download_button",
    "echo",
    "empty",
    "error",
    "exception",
    "expander",
    "experimental_audio_input",
    "experimental_data_editor",
    "experimental_dialog",
    "experimental_fragment",
    "experimental_get_query_params",
    "experimental_memo",
    "experimental_rerun",
    "experimental_set_query_params",
    "experimental_singleton",
    "feedback",
    "file_uploader",
    "form",
    "form_submit_button",
    "fragment",
    "graphviz_chart",
    "header",
    "help",
    "html",
    "iframe",
    "image",
    "info",
    "json",
    "latex",
    "line_chart",
    "link_button",
    "logo",
    "map",
    "markdown",
    "memo",
    "menu_button",
    "metric",
    "multiselect",
    "number_input",
    "page_link",
    "pagination",
    "pills",
    "plotly_chart",
    "popover",
    "progress",
    "pydeck_chart",
    "pyplot",
    "query_params",
    "radio",
    "rerun",
    "scatter_chart",
    "segmented_control",
    "select_slider",
    "selectbox",
    "session_state",
    "set_page_config",
    "sidebar",
    "singleton",
    "skeleton",
    "slider",
    "snow",
    "space",
    "spinner",
    "status",
    "stop",
    "subheader",
    "success",
    "table",
    "tabs",
    "text",
    "text_area",
    "text_input",
    "time_input",
    "title",
    "toast",
    "toggle",
    "vega_lite_chart",
    "video",
    "warning",
    "write",
    "write_stream",
]


def __getattr__(name: str) -> object:
    if name == "column_config":
        import millpond.column_config

        return millpond.column_config
    if name == "components":
        import millpond.components.v1

        return millpond.components
    if name not in _LAZY:
        raise AttributeError(f"Millpond has no `{name}` (yet)", name=name)
    from importlib import import_module

    value: object = getattr(import_module(f"millpond.{_LAZY[name]}"), name)
    globals()[name] = value
    return value
