"""What a memoized function uses beyond its own code counts: an edit there, or another value, is another call."""

import sys
import types

import millpond as st
import pytest


class Count:
    """Counts its calls. What an object holds counts only where it is named."""

    def __init__(self):
        self.calls = 0

    def __call__(self):
        self.calls += 1


def program(text):
    """A module of the user's, made from its text as a script is at each run."""
    module = types.ModuleType("__main__")
    module.st = st
    module.count = Count()
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
@st.experimental_memo
def f(x):
    count()
    return helper(x)
"""
SAME = {"limit": 1, "factor": 1, "unrelated": 1, "comment": "one", "added": 1, "space": ""}


@pytest.fixture(autouse=True)
def _nothing_remembered():
    st.experimental_memo.clear()


def value_and_runs(**changes):
    module = program(HELPER.format(**{**SAME, **changes}))
    return module.f(2), module.count.calls


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
    assert (module.f(2), module.count.calls) == (3, 3)


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


FOLLOWED = {
    "an inherited method": """
class Base:
    def rate(self):
        return {0}
class Config(Base):
    pass
@st.memo
def f():
    return Config().rate()
""",
    "a property": """
class Config:
    @property
    def rate(self):
        return {0}
@st.memo
def f():
    return Config().rate
""",
    "a class attribute": """
class Config:
    RATE = {0}
@st.memo
def f():
    return Config.RATE
""",
    "a method of a global object": """
class Config:
    def rate(self):
        return {0}
config = Config()
@st.memo
def f():
    return config.rate()
""",
    "an attribute of a global object": """
class Config:
    def __init__(self):
        self.rate = {0}
config = Config()
@st.memo
def f():
    return config.rate
""",
    "a function in a container": """
def rate():
    return {0}
TABLE = dict(rate=rate)
@st.memo
def f():
    return TABLE["rate"]()
""",
    "a partial": """
from functools import partial
def scaled(x, y):
    return x * y * {0}
rate = partial(scaled, 1)
@st.memo
def f():
    return rate(1)
""",
    "the wrapper that a decorator puts around a helper": """
import functools
def doubled(function):
    @functools.wraps(function)
    def wrapper():
        return function() * {0}
    return wrapper
@doubled
def helper():
    return 1
@st.memo
def f():
    return helper()
""",
    "what a wrapper wraps": """
import functools
def same(function):
    @functools.wraps(function)
    def wrapper():
        return function()
    return wrapper
@same
def helper():
    return {0}
@st.memo
def f():
    return helper()
""",
    "a cached helper": """
import functools
@functools.lru_cache
def helper():
    return {0}
@st.memo
def f():
    return helper()
""",
    "a captured function's globals": """
RATE = {0}
def make():
    def helper():
        return RATE
    @st.memo
    def f():
        return helper()
    return f
f = make()
""",
    "a function given as an argument": """
RATE = {0}
def helper():
    return RATE
@st.memo
def g(function):
    return function()
def f():
    return g(helper)
""",
    "a default of a helper": """
def helper(rate={0}):
    return rate
@st.memo
def f():
    return helper()
""",
    "a method of an argument": """
import dataclasses
@dataclasses.dataclass
class Point:
    x: int
    def scaled(self):
        return self.x * {0}
@st.memo
def g(point):
    return point.scaled()
def f():
    return g(Point(1))
""",
    "another method of the object that it is a method of": """
class Mill:
    def rate(self):
        return {0}
    @st.memo
    def grind(_self):
        return _self.rate()
def f():
    return Mill().grind()
""",
    "an attribute of the class that it is a method of": """
class Mill:
    RATE = {0}
    @st.memo
    def grind(_self):
        return _self.RATE
def f():
    return Mill().grind()
""",
    "a date": """
import datetime
DAY = datetime.date(2020, 1, {0})
@st.memo
def f():
    return DAY.day
""",
    "a member of an enumeration": """
import enum
class Rate(enum.Enum):
    HIGH = {0}
@st.memo
def f():
    return Rate.HIGH.value
""",
    "a static method": """
class Config:
    @staticmethod
    def rate():
        return {0}
@st.memo
def f():
    return Config.rate()
""",
    "a list of a tuple": """
RATES = ([{0}], 5)
@st.memo
def f():
    return RATES[0][0]
""",
}


@pytest.mark.parametrize("what", FOLLOWED)
def test_it_is_followed_to(what):
    text = FOLLOWED[what]
    assert program(text.format(1)).f() == 1
    assert program(text.format(2)).f() == 2
    assert program(text.format(1)).f() == 1


def test_a_class_attribute_that_changes_while_it_runs_is_seen():
    module = program("class Config:\n    RATE = 1\n@st.memo\ndef f():\n    return Config.RATE\n")
    assert module.f() == 1
    module.Config.RATE = 2
    assert module.f() == 2


@pytest.mark.parametrize(
    "use",
    [
        "import pond_rates.inner\n@st.memo\ndef f():\n    return pond_rates.inner.rate()\n",
        "import pond_rates.inner as inner\n@st.memo\ndef f():\n    return inner.rate()\n",
        "@st.memo\ndef f():\n    from pond_rates.inner import rate\n    return rate()\n",
        "@st.memo\ndef f():\n    import pond_rates.inner\n    return pond_rates.inner.rate()\n",
    ],
)
def test_modules_of_the_users_packages_are_followed_to(tmp_path, monkeypatch, use):
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    folder = tmp_path / "pond_rates"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    for rate in (1, 2):
        (folder / "inner.py").write_text(f"def rate():\n    return {rate}\n")
        for name in [name for name in sys.modules if name.startswith("pond_rates")]:
            del sys.modules[name]
        sys.path_importer_cache.clear()
        assert program(use).f() == rate


def test_another_method_of_its_class_that_it_does_not_name_is_not_followed():
    text = "class Mill:\n    def other(self):\n        return {0}\n"
    text += "    @st.memo\n    def grind(_self):\n        count()\n"
    one, other = program(text.format(1)), program(text.format(2))
    other.count = one.count
    one.Mill().grind()
    other.Mill().grind()
    assert one.count.calls == 1


def test_a_module_that_was_forgotten_is_followed_to(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "pond_forgotten.py").write_text("RATE = 1\ndef rate():\n    return RATE\n")
    module = program("from pond_forgotten import rate\n@st.memo\ndef f():\n    return rate()\n")
    del sys.modules["pond_forgotten"]
    assert module.f() == 1
    module.rate.__globals__["RATE"] = 2
    assert module.f() == 2


PLACES = {
    "two functions that change their names": (
        "def one(): return 1\ndef two(): return 2\nfirst, second = {0}\n"
        "@st.memo\ndef f():\n    return first() * 10 + second()\n",
        ("one, two", 12),
        ("two, one", 21),
    ),
    "functions in a list": (
        "def one(): return 1\ndef two(): return 2\nSTEPS = [{0}]\n@st.memo\ndef f():\n    return STEPS[0]()\n",
        ("one, two", 1),
        ("two, one", 2),
    ),
    "names in a dictionary": (
        "def one(): return 1\ndef two(): return 2\nSTEPS = {{{0}}}\n@st.memo\ndef f():\n    return STEPS['a']()\n",
        ("'a': one, 'b': two", 1),
        ("'b': one, 'a': two", 2),
    ),
    "the arguments of a partial": (
        "from functools import partial\ndef sub(x, y): return x - y\np = partial(sub, {0})\n"
        "@st.memo\ndef f():\n    return p()\n",
        ("5, 3", 2),
        ("3, 5", -2),
    ),
    "members of an enumeration in a list": (
        "import enum\nclass C(enum.Enum):\n    R = 1\n    B = 2\nORDER = [{0}]\n"
        "@st.memo\ndef f():\n    return ORDER[0].value\n",
        ("C.R, C.B", 1),
        ("C.B, C.R", 2),
    ),
    "bases": (
        "class A:\n    def v(self): return 1\nclass B:\n    def v(self): return 2\nclass K({0}):\n    pass\n"
        "@st.memo\ndef f():\n    return K().v()\n",
        ("A, B", 1),
        ("B, A", 2),
    ),
}


@pytest.mark.parametrize("what", PLACES)
def test_things_in_each_others_places_are_not_the_same(what):
    text, *cases = PLACES[what]
    for change, value in cases:
        assert program(text.format(change)).f() == value


CHANGES = {
    "a list of a class": ("class C:\n    V = [1]\n@st.memo\ndef f():\n    return C.V[0]\n", "C.V = [2]"),
    "a list of a class, in place": ("class C:\n    V = [1]\n@st.memo\ndef f():\n    return C.V[0]\n", "C.V[0] = 2"),
    "a method": (
        "class C:\n    def m(self): return 1\n@st.memo\ndef f():\n    return C().m()\n",
        "C.m = lambda self: 2",
    ),
    "an attribute that hides the class's": (
        "class C:\n    rate = 1\nc = C()\n@st.memo\ndef f():\n    return c.rate\n",
        "c.rate = 2",
    ),
    "a slot": (
        "class C:\n    __slots__ = ('rate',)\nc = C()\nc.rate = 1\n@st.memo\ndef f():\n    return c.rate\n",
        "c.rate = 2",
    ),
    "a container of functions": (
        "def one(): return 1\ndef two(): return 2\nH = {'a': one}\n@st.memo\ndef f():\n    return H['a']()\n",
        "H['a'] = two",
    ),
    "a variable that a helper captured": (
        "def make():\n    v = 1\n    def get(): return v\n    def put(x):\n        nonlocal v\n        v = x\n"
        "    return get, put\nget, put = make()\n@st.memo\ndef f():\n    return get()\n",
        "put(2)",
    ),
    "a global that a method of an argument reads": (
        "import dataclasses\nRATE = 1\n@dataclasses.dataclass\nclass P:\n    def v(self): return RATE\n"
        "@st.memo\ndef g(p):\n    return p.v()\ndef f():\n    return g(P())\n",
        "RATE = 2",
    ),
    "a list that a function given as an argument reads": (
        "RATES = [1]\ndef h(): return RATES[0]\n"
        "@st.memo\ndef g(function):\n    return function()\ndef f():\n    return g(h)\n",
        "RATES[0] = 2",
    ),
    "the default of a helper": (
        "def h(x=1): return x\n@st.memo\ndef f():\n    return h()\n",
        "h.__defaults__ = (2,)",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_while_it_runs_is_seen(what):
    text, change = CHANGES[what]
    module = program(text)
    assert (module.f(), module.f()) == (1, 1)
    exec(change, vars(module))
    assert (module.f(), module.f()) == (2, 2)


def test_what_goes_may_call_the_memo():
    class Last:
        def __init__(self, function):
            self.function = function

        def __del__(self):
            self.function()

    module = program("thing = None\n@st.memo\ndef f():\n    return thing is None\n")
    module.thing = Last(module.f)
    module.f()
    module.thing = None
    assert module.f()


def test_an_object_that_answers_to_any_name_is_no_trouble():
    from unittest.mock import Mock

    module = program("@st.memo\ndef f():\n    return str(thing) and 1\n")
    module.thing = Mock()
    assert module.f() == 1


def test_it_makes_no_difference_whether_a_library_is_imported_already(monkeypatch):
    text = """
def helper():
    import this
    return 1

@st.experimental_memo
def f():
    count()
    return helper()
"""
    monkeypatch.delitem(sys.modules, "this", raising=False)
    assert program(text).f() == 1
    again = program(text)
    assert "this" in sys.modules
    assert (again.f(), again.count.calls) == (1, 0)
