"""Places, blocks and widgets, on the real engine."""

from __future__ import annotations

import enum

import millpond as st
import pytest
from millpond import _native
from millpond.errors import StreamlitInvalidParameterTypeError


def draw(body):
    return _native.run_once(body).strip().splitlines()


def value(body):
    results = []
    _native.run_once(lambda: results.append(body()))
    return results[0]


def test_order_is_that_of_places():
    def body():
        first = st.container()
        st.markdown("second")
        first.markdown("first")
        with first:
            st.markdown("also first")

    assert [line.strip() for line in draw(body)][1:] == [
        'markdown "first"',
        'markdown "also first"',
        'markdown "second"',
    ]


def test_an_element_is_replaced_in_its_place():
    def body():
        place = st.empty()
        place.markdown("one")
        place.markdown("two")
        st.text("three").text("four")

    assert draw(body) == ['markdown "two"', 'text "four"']


def test_the_sidebar_is_a_block():
    def body():
        st.sidebar.markdown("a")
        with st.sidebar:
            st.markdown("b")

    lines = [line.strip() for line in draw(body)]
    assert 'markdown "a"' in lines
    assert 'markdown "b"' in lines


def test_a_spinner_is_gone_at_the_end():
    def body():
        with st.spinner("wait"):
            st.markdown("a")

    assert not any("spinner" in line for line in draw(body))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, 0),
        ({"min_value": 1, "max_value": 5}, 1),
        ({"value": 7}, 7),
        ({"value": 0.5}, 0.5),
        ({"min_value": 1.0, "max_value": 2.0}, 1.0),
        ({"value": (1, 3)}, (1, 3)),
        ({"value": [0.25, 0.5]}, (0.25, 0.5)),
        ({"value": ()}, (0, 100)),
    ],
)
def test_a_slider_gives_numbers_of_the_type_it_was_given(arguments, expected):
    result = value(lambda: st.slider("n", **arguments))
    assert result == expected
    assert type(result) is type(expected)


def test_a_slider_says_which_numbers_are_of_another_type():
    with pytest.raises(StreamlitInvalidParameterTypeError, match=r"`min_value` is 0, `max_value` is 1\.0"):
        value(lambda: st.slider("n", 0, 1.0))


def test_a_selectbox_gives_the_option_itself():
    class Grain(enum.Enum):
        WHEAT = 1
        RYE = 2

    assert value(lambda: st.selectbox("g", Grain, index=1)) is Grain.RYE
    assert value(lambda: st.selectbox("g", [])) is None
    assert value(lambda: st.selectbox("g", ["a"], index=None)) is None
    assert value(lambda: st.selectbox("g", (n for n in (1, 2)), format_func=lambda n: f"{n}!")) == 1
