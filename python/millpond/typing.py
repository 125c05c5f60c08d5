"""The types of what some functions return, for annotations."""

from __future__ import annotations

from millpond.attributes import AttributeDictionary
from millpond.elements.uploading import ChatInputValue
from millpond.uploaded import UploadedFile

DataframeState = PlotlyState = PydeckState = VegaLiteState = AttributeDictionary
"""What is selected in a table or figure."""

DataEditorState = AttributeDictionary
"""What was changed in a data editor, as `session_state` has it."""

__all__ = [
    "ChatInputValue",
    "DataEditorState",
    "DataframeState",
    "PlotlyState",
    "PydeckState",
    "UploadedFile",
    "VegaLiteState",
]
