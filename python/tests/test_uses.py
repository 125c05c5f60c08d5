"""What a memoized function uses beyond its own code counts: an edit there, or another value, is another call."""

import sys
import types

import millpond as st
import pytest


def program(text):
    """A module of the user's, made from its text as a script is at each run."""
    module = types.ModuleType("__main__")
    module.st = st
    exec(compile(text, "app.py", "exec"), vars(module))
    return module


HELPER = """
LIMIT = {limit}
FACTORS = {{"a": {factor}}}

def unrelated():
    return {unrelated}

def innermost(x):
    # {comment}
    return x + {added}

def helper(x):
    return innermost(x) * LIMIT * FACTORS["a"]

{space}
class Runs:
    count = 0

@st.experimental_memo
def f(x):
    Runs.count += 1
    return helper(x)
"""
SAME = {"limit": 1, "factor": 1, "unrelated": 1, "comment": "one", "added": 1, "space": ""}


@pytest.fixture(autouse=True)
def _nothing_remembered():
    st.experimental_memo.clear()


def value_and_runs(**changes):
    module = program(HELPER.format(**{**SAME, **changes}))
    return module.f(2), module.Runs.count


@pytest.mark.parametrize(
    ("changes", "value"),
    [({"limit": 2}, 6), ({"factor": 5}, 15), ({"added": 3}, 5)],
)
def test_a_change_of_what_it_uses_is_seen(changes, value):
    assert value_and_runs() == (3, 1)
    assert value_and_runs(**changes) == (value, 1)


@pytest.mark.parametrize("changes", [{}, {"unrelated": 2}, {"comment": "two"}, {"space": "\n\n\n"}])
def test_a_change_of_what_it_does_not_use_is_not(changes):
    assert value_and_runs() == (3, 1)
    assert value_and_runs(**changes) == (3, 0)


def test_a_global_that_changes_between_calls_is_seen():
    module = program(HELPER.format(**SAME))
    assert module.f(2) == 3
    module.LIMIT = 10
    assert module.f(2) == 30
    module.FACTORS["a"] = 2
    assert module.f(2) == 60
    module.LIMIT, module.FACTORS["a"] = 1, 1
    assert (module.f(2), module.Runs.count) == (3, 3)


def test_functions_of_the_users_modules_count(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    script = "import users_helper\n\n@st.experimental_memo\ndef f():\n    return users_helper.answer()\n"
    for answer in (41, 42):
        (tmp_path / "users_helper.py").write_text(f"BASE = {answer}\ndef answer():\n    return BASE\n")
        sys.modules.pop("users_helper", None)
        # Two versions within a second have the same time stamp.
        sys.path_importer_cache.clear()
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        assert program(script).f() == answer
    sys.modules.pop("users_helper")


def test_a_memo_that_calls_a_memo_uses_what_that_one_uses():
    text = "LIMIT = {0}\n@st.experimental_memo\ndef g():\n    return LIMIT\n"
    text += "@st.experimental_memo\ndef f():\n    return g()\n"
    assert program(text.format(1)).f() == 1
    assert program(text.format(2)).f() == 2


def test_recursion_is_no_trouble():
    text = "@st.experimental_memo\ndef f(n):\n    return 1 if n == 0 else n * f(n - 1)\n"
    assert program(text).f(5) == 120
