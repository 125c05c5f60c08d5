"""Buttons and what they say of themselves."""

from __future__ import annotations

import io

import millpond as st
import pytest
from millpond import _native, downloads
from millpond.elements.buttons import keys
from millpond.errors import (
    StreamlitAPIException,
    StreamlitInvalidLayoutContextError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueAssignmentNotAllowedError,
    StreamlitValueError,
)


def value(body):
    """What a function gives in a run."""
    result = []
    _native.run_once(lambda: result.append(body()))
    return result[0]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("K", "k"),
        ("Ctrl+K", "ctrl+k"),
        ("Shift+Cmd+O", "ctrl+shift+o"),
        ("Mod+Option+4", "ctrl+alt+4"),
        ("k+ctrl", "ctrl+k"),
        ("F11", "f11"),
        ("Esc", "escape"),
        (" Shift + PageDown ", "shift+pagedown"),
    ],
)
def test_keys_have_one_name_on_all_platforms(given, expected):
    assert keys(given) == expected


@pytest.mark.parametrize("given", ["", "Ctrl", "Ctrl+Shift", "Ctrl+.", "A+B", "F13", "ü", "C", "Ctrl+R"])
def test_what_is_no_key_is_refused(given):
    with pytest.raises(StreamlitValueError, match="`shortcut`"):
        st.button("b", shortcut=given)


def test_nothing_is_pressed_at_first():
    assert value(lambda: st.button("b", shortcut="Ctrl+B", wrap=False, on_click=print)) is False
    assert value(lambda: st.download_button("d", "text")) is False
    assert value(lambda: st.menu_button("m", ["CSV", "Parquet"])) is None
    assert value(lambda: st.link_button("l", "https://example.org", on_click="rerun")) is False

    def form():
        with st.form("f"):
            return st.form_submit_button("s", key="s", on_click=print)

    assert value(form) is False


def test_a_link_that_is_not_heard_of_is_a_place():
    assert isinstance(value(lambda: st.link_button("l", "https://example.org")), type(st.sidebar).__base__)


@pytest.mark.parametrize("on_click", ["rerun", "ignore", 5])
def test_a_button_calls_a_function_or_nothing(on_click):
    with pytest.raises(StreamlitValueError, match="`on_click` is a function"):
        value(lambda: st.button("b", on_click=on_click))


@pytest.mark.parametrize("draw", [st.download_button, st.link_button])
def test_others_may_be_not_heard_of(draw):
    value(lambda: draw("b", "https://example.org", on_click="ignore"))
    with pytest.raises(StreamlitValueError, match='`on_click` is "rerun", "ignore" or a function: \'x\''):
        value(lambda: draw("b", "https://example.org", on_click="x"))


@pytest.mark.parametrize("draw", [lambda: st.menu_button("m", ["CSV"]), st.chat_input])
def test_what_does_not_wait_for_a_form_is_in_none(draw):
    def body():
        with st.form("f"):
            draw()

    with pytest.raises(StreamlitInvalidLayoutContextError, match=r"can't be used in an `st\.form\(\)`"):
        value(body)


def test_a_shortcut_is_a_text():
    with pytest.raises(StreamlitInvalidParameterTypeError, match="`shortcut` is a text: 5"):
        keys(5)


def test_a_menu_has_something_to_choose():
    with pytest.raises(StreamlitMissingRequiredParameterError, match="at least one of `options`"):
        value(lambda: st.menu_button("m", []))


@pytest.mark.parametrize("draw", [st.button, lambda *a, **k: st.menu_button(*a, ["x"], **k)])
def test_a_press_can_not_be_set(draw):
    def body():
        st.session_state.pressed = True
        draw("b", key="pressed")

    with pytest.raises(StreamlitValueAssignmentNotAllowedError):
        value(body)


def test_a_key_is_not_empty():
    with pytest.raises(StreamlitValueError, match=r"`key` is a text that is not empty.*: ''"):
        value(lambda: st.button("b", key=""))


# Downloads


def test_the_content_of_a_file_comes_from_a_function_when_it_is_asked_for():
    asked = []

    def make():
        asked.append(True)
        return "a"

    file = downloads.download(make, None, "text/csv", False)
    assert file == {"source": None, "name": "download.csv", "quiet": False}
    assert not asked
    assert downloads.producer(make, "text/csv")() == (b"a", "text/csv")
    assert downloads.producer(make, None)() == (b"a", "text/plain")
    assert downloads.producer(lambda: io.BytesIO(b"a"), None)() == (b"a", "application/octet-stream")


def test_a_function_that_gives_no_content_is_told():
    with pytest.raises(StreamlitAPIException, match="a function that gives one: NoneType"):
        downloads.producer(lambda: None, None)()
