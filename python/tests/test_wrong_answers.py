"""Wrong answers that other memoizers have given, in the words of the table in the design; each must not happen here."""

from __future__ import annotations

import importlib.util
import math

import millpond as st
import pytest
from millpond import _native

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")

RATE = 1


def scaled(x):
    return x * RATE


@pytest.fixture(params=["experimental_memo", "cache_data"])
def memo(request):
    """The decorator, by both of its names; nothing is remembered from before."""
    st.memo.clear()
    return getattr(st, request.param)(show_spinner=False)


@pytest.fixture
def ran():
    """The arguments of each run of a function; given as `_ran`, it is no input."""
    return []


def test_a_string_crafted_to_run_over_the_argument_boundary_is_another_call(memo, ran):
    @memo
    def load(document, owner="nobody", _ran=ran):
        _ran.append((document, owner))
        return document, owner

    @memo
    def join(*parts, _ran=ran):
        _ran.append(parts)
        return parts

    assert load("doc1", "acme") == ("doc1", "acme")
    assert join("doc1", "acme") == ("doc1", "acme")
    own = [_native.encode(part, None, False).decode("latin1") for part in ("doc1", "acme")]
    lengths = ["", "\0", "\4", "\4\0\0\0", "\4\0\0\0\0\0\0\0"]
    names = ["", "owner", "str:owner", "\x05owner", "\x05\0\0\0\0\0\0\0owner", "_1", "1"]
    types = ["", "str:", "s", "builtins.str", ":", ",", "', '", '", "']
    crafted = [f"doc1{name}{kind}{length}acme" for name in names for kind in types for length in lengths]
    crafted += ["".join(own), own[0] + own[1][1:], "doc1" + own[1]]
    for text in crafted:
        assert load(text) == (text, "nobody")
        assert join(text) == (text,)
    assert len(ran) == 2 * (len(set(crafted)) + 1)


def test_two_frames_of_120_000_rows_that_differ_in_one_row_are_two_inputs(memo):
    frame = pd.DataFrame({"a": np.zeros(120_000), "b": "x"})

    @memo
    def total(frame):
        return float(frame["a"].sum())

    assert total(frame) == 0
    for row in (0, 61_003, 119_999):
        other = frame.copy()
        other.loc[row, "a"] = 1
        assert total(other) == 1
        assert total.explain(other).startswith("hit: ")
        other.loc[row, "a"] = 0
        assert total(other) == 0
        other.loc[row, "b"] = "y"
        assert total.explain(other) == "miss: the argument `frame` differs"


def test_two_arrays_of_1_200_000_elements_that_differ_in_one_are_two_inputs(memo):
    array = np.zeros(1_200_000)

    @memo
    def total(array):
        return float(array.sum())

    assert total(array) == 0
    for at in (0, 700_001, 1_199_999):
        array[at] = 1
        assert total.explain(array).startswith("miss: ")
        assert total(array) == 1
        array[at] = 0
        assert total.explain(array).startswith("hit: ")


def test_a_global_that_a_helper_reads_is_an_input(memo, monkeypatch, ran):
    @memo
    def load(x, _ran=ran):
        _ran.append(x)
        return scaled(x)

    assert load(3) == 3
    monkeypatch.setitem(globals(), "RATE", 2)
    assert load(3) == 6
    monkeypatch.setitem(globals(), "RATE", 1)
    assert load(3) == 3
    assert len(ran) == 2


def test_a_global_that_a_helper_reads_is_an_input_also_if_its_module_is_not_in_sys_modules(memo, tmp_path):
    path = tmp_path / "unlisted_helper.py"
    path.write_text("RATE = 1\n\n\ndef scaled(x):\n    return x * RATE\n")
    spec = importlib.util.spec_from_file_location("unlisted_helper", path)
    helper = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(helper)

    @memo
    def load(x):
        return helper.scaled(x)

    assert load(3) == 3
    helper.RATE = 2
    assert load(3) == 6


def test_two_closures_are_two_functions(memo):
    def make(number):
        @memo
        def constant():
            return number

        return constant

    assert [make(1)(), make(2)(), make(1)()] == [1, 2, 1]


def test_a_frame_whose_column_is_renamed_is_another_input(memo):
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4]})

    @memo
    def names(frame):
        return list(frame.columns)

    assert names(frame) == ["a", "b"]
    assert names(frame.rename(columns={"b": "c"})) == ["a", "c"]
    frame.columns = ["a", "d"]
    assert names(frame) == ["a", "d"]
    frame.columns.name = "grain"
    assert names.explain(frame) == "miss: the argument `frame` differs"


def test_minus_zero_is_another_input_than_zero(memo):
    @memo
    def sign(x):
        return math.copysign(1, x[0] if isinstance(x, (list, tuple)) else x)

    for wrap in (float, lambda x: [x], lambda x: (x,), np.float64):
        assert sign(wrap(0.0)) == 1
        assert sign(wrap(-0.0)) == -1
        assert sign(wrap(0.0)) == 1


def test_a_default_that_is_given_is_the_same_input_as_one_that_is_left_out(memo, ran):
    @memo
    def load(name, suffix="", *, region="north", _ran=ran):
        _ran.append(name)
        return name + suffix + region

    for value in (
        load("y"),
        load("y", ""),
        load("y", suffix=""),
        load(suffix="", name="y"),
        load(name="y", region="north"),
        load("y", "", region="north"),
    ):
        assert value == "ynorth"
    assert ran == ["y"]
