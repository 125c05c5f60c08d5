"""Widths and heights, as old and new scripts write them."""

from __future__ import annotations

import pytest
from millpond.elements.drawing import extent, size
from millpond.errors import StreamlitInvalidHeightError, StreamlitInvalidWidthError


@pytest.mark.parametrize(
    ("value", "use_container_width", "expected"),
    [
        ("stretch", None, "stretch"),
        ("content", None, "content"),
        (300, None, 300),
        (300.7, None, 300),
        (None, None, "stretch"),
        (0, None, "stretch"),
        (None, True, "stretch"),
        (300, True, "stretch"),
        ("stretch", False, "content"),
        (300, False, 300),
    ],
)
def test_what_sizes_are_read_as(value, use_container_width, expected):
    assert extent(value, "stretch", use_container_width) == expected


@pytest.mark.parametrize(
    "value", ["wide", "auto", "", -1, 0.5, True, False, float("nan"), float("inf"), 1 << 40, [], "300px"]
)
def test_anything_else_is_refused_with_the_value(value):
    with pytest.raises(StreamlitInvalidWidthError) as raised:
        size(value, "stretch")
    assert repr(value) in str(raised.value)
    assert "`width`" in str(raised.value)
    with pytest.raises(StreamlitInvalidHeightError, match="`height`"):
        size(value, "stretch", name="height")


def test_a_size_is_as_the_protocol_has_it():
    assert size(120, "stretch") == {"type": "pixels", "value": 120}
    assert size(None, "content") == {"type": "content"}
    assert size("auto", "content", allowed=("auto",)) == {"type": "auto"}
    assert size(None, 500) == {"type": "pixels", "value": 500}
