"""Memoized functions, on the real engine."""

from __future__ import annotations

import re

import millpond as st
import pytest
from millpond import _native
from millpond.durations import seconds
from millpond.errors import StreamlitAPIException, StreamlitBadTimeStringError, UnhashableParamError


@pytest.fixture(autouse=True)
def forgetful():
    yield
    st.experimental_memo.clear()
    st.experimental_singleton.clear()


def test_it_runs_once_and_its_drawing_comes_back():
    calls = []

    @st.experimental_memo(show_spinner=False)
    def square(x, _calls):
        _calls.append(x)
        st.markdown(f"{x}²")
        return x * x

    def body():
        st.markdown(str(square(3, calls)))
        st.markdown(str(square(_calls=calls, x=3)))

    first, second = _native.run_once(body), _native.run_once(body)
    assert first == second
    assert first.split("\n")[:4] == ['markdown "3²"', 'markdown "9"', 'markdown "3²"', 'markdown "9"']
    assert calls == [3]


def test_closures_are_functions_of_their_own():
    def make(n):
        @st.experimental_memo
        def constant():
            return n

        return constant

    results = []
    _native.run_once(lambda: results.extend([make(1)(), make(2)(), make(1)()]))
    assert results == [1, 2, 1]


def test_what_a_function_captured_is_an_input():
    scale = [1]

    @st.experimental_memo
    def scaled(x):
        return x * scale[0]

    def body():
        results.append(scaled(3))
        scale[0] = 2
        results.append(scaled(3))

    results: list = []
    _native.run_once(body)
    assert results == [3, 6]


def test_all_decorators_work_bare_and_with_parameters():
    for decorator in (
        st.experimental_memo,
        st.experimental_singleton,
        st.memo,
        st.singleton,
        st.cache_data,
        st.cache_resource,
    ):
        for decorate in (decorator, decorator(), decorator(ttl=60, max_entries=3)):

            def function(x: int) -> int:
                """What it does."""
                return x

            memoized = decorate(function)
            assert memoized.__name__ == "function"
            assert memoized.__doc__ == "What it does."
            assert memoized.__wrapped__ is function
            memoized.clear()


def test_methods_are_memoized():
    class Mill:
        @st.experimental_memo
        def grind(_self, sacks):
            return sacks * 2

    results = []
    _native.run_once(lambda: results.append(Mill().grind(4)))
    assert results == [8]


def test_an_argument_without_known_content_is_named():
    @st.experimental_memo
    def load(path, connection):
        return path

    expected = re.escape("Cannot hash argument 'connection' (of type `builtins.object`) in 'load'.")
    with pytest.raises(UnhashableParamError, match=expected) as caught:
        load("a", object())
    assert "_connection" in str(caught.value)


def test_arguments_that_do_not_fit_raise_what_they_always_raised():
    @st.experimental_memo
    def load(path):
        return path

    with pytest.raises(TypeError, match="missing 1 required positional argument: 'path'"):
        load()


def test_a_ttl_with_persist_is_said_to_be_ignored(capsys):
    for _ in range(2):

        @st.experimental_memo(ttl=60, persist="disk")
        def load_data():
            return 42

    assert re.fullmatch(
        r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} The memoized function 'load_data' has a TTL that will be ignored\. "
        r"Persistent memo caches currently don't support TTL\.\n",
        capsys.readouterr().err,
    )


def test_persist_is_disk_or_nothing():
    with pytest.raises(StreamlitAPIException, match="`persist`"):
        st.experimental_memo(persist="tape")(lambda: 1)


def test_lengths_of_time():
    texts = {
        "90": None,
        "90s": 90,
        "1h": 3600,
        "1h 30m": 5400,
        "2 days": 172800,
        "1 day, 2 hours": 93600,
        "00:01:30": 90,
    }
    for text, expected in texts.items():
        if expected is None:
            with pytest.raises(StreamlitBadTimeStringError):
                seconds(text)
        else:
            assert seconds(text) == expected
