"""What a session keeps between its runs, by key."""

from __future__ import annotations

import subprocess
import sys

import millpond as st
import pytest
from millpond import _native
from millpond.errors import StreamlitAPIException, StreamlitValueError


def within(body):
    """What a function gives in a run of a new session."""
    results = []
    _native.run_once(lambda: results.append(body(st.session_state)))
    return results[0]


def test_values_are_items_and_attributes():
    def body(state):
        state["a"] = 1
        state.b = [2]
        assert (state.a, state["a"], state.b, state["b"]) == (1, 1, [2], [2])
        assert state.b is state["b"]
        state.a += 1
        state["b"].append(3)
        return state.to_dict()

    assert within(body) == {"a": 2, "b": [2, 3]}
    assert within(lambda state: state.to_dict()) == {}


def test_it_is_a_mapping():
    def body(state):
        assert state.setdefault("a", 1) == 1
        assert state.setdefault("a", 2) == 1
        state.update({"b": 2}, c=3)
        assert "a" in state and "z" not in state
        assert sorted(state) == ["a", "b", "c"] and len(state) == 3
        assert sorted(state.items()) == [("a", 1), ("b", 2), ("c", 3)]
        assert sorted(state.values()) == [1, 2, 3]
        assert state.get("a") == 1 and state.get("z") is None and state.get("z", 5) == 5
        assert state.pop("a") == 1 and state.pop("a", "gone") == "gone"
        del state.b
        del state["c"]
        assert not state
        state.x = 1
        assert state.filtered_state == state.to_dict() == dict(state) == {"x": 1}
        assert repr(state) == "{'x': 1}"
        state.clear()
        return len(state)

    assert within(body) == 0


def test_keys_are_texts():
    def body(state):
        state[5] = "five"
        assert 5 in state and "5" in state
        assert state["5"] == state[5] == "five"
        return list(state)

    assert within(body) == ["5"]


@pytest.mark.parametrize(
    ("use", "error", "message"),
    [
        (lambda state: state["k"], KeyError, 'st.session_state has no key "k". Did you forget to initialize it?'),
        (lambda state: state[5], KeyError, 'st.session_state has no key "5". Did you forget to initialize it?'),
        (lambda state: state.pop("k"), KeyError, 'st.session_state has no key "k". Did you forget to initialize it?'),
        (
            lambda state: state.__delitem__("k"),
            KeyError,
            'st.session_state has no key "k". Did you forget to initialize it?',
        ),
        (
            lambda state: state.k,
            AttributeError,
            'st.session_state has no attribute "k". Did you forget to initialize it?',
        ),
        (
            lambda state: state.__delattr__("k"),
            AttributeError,
            'st.session_state has no attribute "k". Did you forget to initialize it?',
        ),
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_what_is_not_there_is_said(use, error, message, inside):
    with pytest.raises(error) as raised:
        within(use) if inside else use(st.session_state)
    assert raised.value.args[0] == message


def test_an_empty_key_is_refused():
    with pytest.raises(StreamlitValueError, match="''"):
        within(lambda state: state.__setitem__("", 1))


def test_the_value_of_a_widget_is_there_under_its_key():
    def body(state):
        st.slider("Sacks", 1, 10, 3, key="sacks")
        st.checkbox("Rye", key=7)
        st.text_input("No key")
        return dict(state)

    assert within(body) == {"sacks": 3, "7": False}


def test_a_widget_has_the_value_that_was_set_before():
    def body(state):
        state.sacks = 8
        state.range = (2, 4)
        assert st.slider("Sacks", 1, 10, key="sacks") == 8
        assert st.slider("Range", 1, 10, (3, 5), key="range") == (2, 4)
        return state.sacks, state.range

    assert within(body) == (8, (2, 4))


@pytest.mark.parametrize("use", [lambda state: state.__setitem__("k", "b"), lambda state: setattr(state, "k", "b")])
def test_the_value_of_a_widget_can_not_be_set_afterwards(use):
    def body(state):
        st.text_input("Name", key="k")
        use(state)

    with pytest.raises(StreamlitAPIException) as raised:
        within(body)
    assert "`st.session_state.k` cannot be modified after the widget with key `k` is instantiated." in str(raised.value)


def test_sessions_do_not_share_it():
    within(lambda state: state.update(a=1))
    assert within(lambda state: "a" in state) is False


OUTSIDE = """
import millpond as st
st.session_state.a = 1
st.session_state[5] = 2
assert st.session_state.to_dict() == {"a": 1, "5": 2}
assert "a" in st.session_state and len(st.session_state) == 2
st.session_state.clear()
assert not st.session_state
"""


def test_outside_of_a_run_it_is_a_dictionary_of_the_process():
    ran = subprocess.run([sys.executable, "-c", OUTSIDE], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    (line,) = ran.stderr.splitlines()
    assert "`st.session_state` is used outside of a run" in line


def test_who_looks_at_any_object_does_not_use_it():
    program = "import inspect, millpond as st; assert inspect.unwrap(st.session_state) is st.session_state"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
