"""Fragments, and what starts a run anew."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import millpond as st
import pytest
from millpond import _native
from millpond.callbacks import Callback, in_callback
from millpond.errors import StreamlitAPIException, StreamlitBadTimeStringError
from millpond.fragments import _seconds, fragment, name_of


def draw(body):
    return [line.strip() for line in _native.run_once(body).splitlines()]


def value(body):
    results = []
    _native.run_once(lambda: results.append(body()))
    return results[0]


@st.fragment
def plain(grain, *, sacks=1):
    "Orders."
    st.text(f"{sacks} of {grain}")
    return sacks


def test_a_fragment_draws_in_a_block_of_its_own_and_returns():
    def body():
        assert plain("rye", sacks=2) == 2
        st.text("after")

    assert [line.split()[0] for line in draw(body)] == ["fragment", "text", "text"]
    assert 'text "2 of rye"' in draw(body)
    assert (plain.__name__, plain.__doc__) == ("plain", "Orders.")


@pytest.mark.parametrize(
    "decorate",
    [st.fragment(), st.fragment(run_every="2s"), st.fragment(key=5, parallel=True), st.experimental_fragment],
)
def test_it_decorates_with_and_without_parameters(decorate):
    assert value(lambda: decorate(lambda x: x + 1)(4)) == 5


def test_methods_can_be_fragments():
    class Mill:
        def __init__(self):
            self.grain = "rye"

        @st.fragment
        def ground(self):
            st.text(self.grain)
            return self

        @st.fragment(run_every=2)
        @classmethod
        def made(cls):
            return cls

        @staticmethod
        @st.fragment
        def named():
            return "mill"

    mill = Mill()
    assert value(mill.ground) is mill
    assert 'text "rye"' in draw(mill.ground)
    assert value(mill.made) is Mill
    assert value(Mill.named) == "mill"


@st.fragment
async def awaited(grain):
    await asyncio.sleep(0)
    st.text(grain)
    return grain


def test_an_async_function_can_be_one():
    assert value(lambda: asyncio.run(awaited("rye"))) == "rye"
    assert 'text "rye"' in draw(lambda: asyncio.run(awaited("rye")))

    async def both():
        ticks = asyncio.create_task(asyncio.sleep(0))
        first = await awaited("rye")
        await ticks
        assert asyncio.current_task() is not None
        st.text("between")
        return first, await awaited("oats")

    assert value(lambda: asyncio.run(both())) == ("rye", "oats")
    assert [line for line in draw(lambda: asyncio.run(both())) if line.startswith("text")] == [
        'text "rye"',
        'text "between"',
        'text "oats"',
    ]


def test_what_an_async_fragment_raises_arrives():
    @st.fragment
    async def failing():
        raise LookupError("rye")

    async def body():
        with pytest.raises(LookupError, match="rye"):
            await failing()
        await asyncio.sleep(0)
        return "goes on"

    assert value(lambda: asyncio.run(body())) == "goes on"


def test_fragments_can_hold_fragments():
    @st.fragment
    def outer():
        st.text("out")
        plain("oats")

    assert [line.split()[0] for line in draw(outer)] == ["fragment", "text", "fragment", "text"]


def test_a_fragment_that_fails_is_left():
    @st.fragment
    def failing():
        raise LookupError("rye")

    def body():
        with pytest.raises(LookupError, match="rye"):
            failing()
        st.text("outside")

    assert draw(body)[-1] == 'text "outside"'


def test_functions_are_told_apart_by_module_and_name():
    assert name_of(plain) == f"{__name__}.plain"
    assert name_of(Callback(print, None, None)) == "millpond.callbacks.Callback"


@pytest.mark.parametrize(
    ("run_every", "seconds"),
    [
        (None, None),
        (0, None),
        (2, 2.0),
        (0.5, 0.5),
        ("2s", 2.0),
        ("1h 30m", 5400.0),
        ("1D", 86400.0),
        (timedelta(minutes=1), 60.0),
    ],
)
def test_the_clock_goes_by_seconds(run_every, seconds):
    assert _seconds(run_every) == seconds


@pytest.mark.parametrize(
    ("use", "message"),
    [
        (lambda: st.fragment(5), "decorates a function: 5"),
        (lambda: st.fragment(run_every="soon"), "'soon'"),
        (lambda: st.fragment(run_every=-1), "at least 0 seconds: -1"),
        (lambda: st.fragment(run_every=float("nan")), "at least 0 seconds: nan"),
        (lambda: st.fragment(run_every=float("inf")), "at least 0 seconds: inf"),
        (lambda: st.fragment(run_every=[1]), r"`run_every` is .*: \[1\]"),
        (lambda: st.fragment(key=""), "`key` of a fragment .*: ''"),
        (lambda: st.fragment(key="app"), "`app` is a reserved name"),
        (lambda: st.fragment(key="fragment"), "`fragment` is a reserved name"),
    ],
)
def test_what_is_no_fragment_is_refused(use, message):
    with pytest.raises(StreamlitAPIException, match=message):
        use()


def test_a_text_that_is_no_time_has_an_error_of_its_own():
    with pytest.raises(StreamlitBadTimeStringError):
        fragment(run_every="soon")


# Events


PRESS = {"type": "press"}


def test_a_widget_in_a_fragment_runs_it_alone():
    runs = []

    @st.fragment
    def order(grain):
        runs.append("fragment")
        st.text(f"{st.slider('Sacks', 1, 10)} of {grain}")

    def body():
        runs.append("script")
        st.text(f"run {len(runs)}")
        order("rye")
        st.text(f"sum {st.session_state.get('sum', 0)}")
        st.checkbox("Fresh")

    session = _native.Session(body)
    assert 'text "1 of rye"' in session.run()
    page = session.give("Sacks", {"type": "numbers", "value": [4]})
    assert 'text "4 of rye"' in page and 'text "run 1"' in page
    assert runs == ["script", "fragment", "fragment"]
    # The script knows the value that the fragment has.
    page = session.give("Fresh", {"type": "bool", "value": True})
    assert 'text "4 of rye"' in page and 'text "run 4"' in page


def test_an_async_fragment_runs_alone():
    runs = []

    @st.fragment
    async def order():
        await asyncio.sleep(0)
        runs.append("fragment")
        st.text(f"{st.slider('Sacks', 1, 10)} sacks")

    def body():
        runs.append("script")
        asyncio.run(order())

    session = _native.Session(body)
    session.run()
    assert 'text "4 sacks"' in session.give("Sacks", {"type": "numbers", "value": [4]})
    assert runs == ["script", "fragment", "fragment"]


def test_a_fragment_has_the_arguments_of_its_last_call():
    class Mill:
        def __init__(self, name):
            self.name = name

        @st.fragment
        def order(self):
            st.text(f"{self.name} {st.checkbox('Rye')}")

    def body():
        Mill(st.text_input("Name", "old")).order()

    session = _native.Session(body)
    session.run()
    assert 'text "new False"' in session.give("Name", {"type": "text", "value": "new"})
    assert 'text "new True"' in session.give("Rye", {"type": "bool", "value": True})


def test_a_fragment_has_the_whole_script_run_or_itself():
    runs = []

    @st.fragment
    def order():
        runs.append("fragment")
        if st.button("All"):
            st.rerun()
        if st.button("Itself") and len(runs) < 9:
            st.rerun(scope="fragment")

    def body():
        runs.append("script")
        order()

    session = _native.Session(body)
    session.run()
    runs.clear()
    session.give("All", PRESS)
    assert runs == ["fragment", "script", "fragment"]
    runs.clear()
    session.give("Itself", PRESS)
    assert runs == ["fragment", "fragment"]


@pytest.mark.parametrize(
    ("scope", "ran"),
    [("mine", ["mine"]), (["mine"], ["mine"]), (7, ["seven"]), ([7, "mine"], ["mine", "seven"])],
)
def test_a_callback_has_fragments_run(scope, ran):
    runs = []

    @st.fragment(key="mine")
    def mine():
        runs.append("mine")

    @st.fragment(key=7)
    def seven():
        runs.append("seven")

    def body():
        runs.append("script")
        mine()
        seven()
        st.button("Again", on_click=st.rerun, args=[scope])

    session = _native.Session(body)
    session.run()
    runs.clear()
    session.give("Again", PRESS)
    assert sorted(runs) == ran


def test_the_script_runs_once_after_a_callback_that_asks_for_it():
    runs = []

    def pressed():
        runs.append("callback")
        st.rerun()
        runs.append("never")

    def body():
        runs.append("script")
        st.button("Again", on_click=pressed)

    session = _native.Session(body)
    session.run()
    session.give("Again", PRESS)
    assert runs == ["script", "callback", "script"]


def test_the_session_is_there_in_callbacks():
    def add(sacks, *, sign):
        st.session_state.sum = st.session_state.get("sum", 0) + sign * sacks
        st.session_state.sacks = 1

    def body():
        sacks = st.slider("Sacks", 1, 10, key="sacks")
        st.button("Add", on_click=add, args=[sacks], kwargs={"sign": -1})
        st.text(f"{st.session_state.get('sum')} {sacks}")

    session = _native.Session(body)
    session.run()
    session.give("sacks", {"type": "numbers", "value": [4]})
    assert 'text "-4 1"' in session.give("Add", PRESS)


# Running anew


def test_rerun_ends_the_run():
    runs = []

    def body():
        runs.append(1)
        st.text(f"run {len(runs)}")
        if len(runs) == 1:
            st.rerun()
        st.text("the end")

    assert draw(body) == ['text "run 2"', 'text "the end"']


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        ("fragment", "fragment"),
        ("nobody", "in callbacks alone.*: 'nobody'"),
        (["nobody", 5], r"in callbacks alone.*: \['nobody', 5\]"),
        ([], r"names no fragment: \[\]"),
        (None, "`scope` is .*: None"),
        (["app"], r"`scope` is .*: \['app'\]"),
        (2.5, r"`scope` is .*: 2\.5"),
    ],
)
def test_what_can_not_be_run_anew_is_refused(scope, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(lambda: st.rerun(scope))


def test_a_fragment_that_is_not_there_can_not_be_run():
    with pytest.raises(StreamlitAPIException, match="nobody"):
        value(Callback(st.rerun, ["nobody"], None))


def test_a_fragment_does_not_run_anew_in_a_run_of_the_script():
    @st.fragment
    def again():
        st.rerun(scope="fragment")

    with pytest.raises(StreamlitAPIException, match=r"(?i)fragment"):
        draw(again)


def test_a_callback_is_called_with_its_arguments():
    def pressed(grain, *, sacks):
        assert in_callback()
        return grain, sacks

    assert Callback(pressed, ["rye"], {"sacks": 2})() == ("rye", 2)
    assert not in_callback()


def test_a_callback_that_fails_is_left():
    with pytest.raises(ZeroDivisionError):
        Callback(lambda: 1 / 0, None, None)()
    assert not in_callback()
