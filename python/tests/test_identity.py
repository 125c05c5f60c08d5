"""Who a function is: its code, not its place."""

from __future__ import annotations

from millpond.identity import identity

BASE = "def f(x, y=1):\n    return [x + y, (1, 0.0), lambda z: z * 2]\n"


def of(source):
    module: dict = {"__name__": "__main__"}
    exec(compile(source, "app.py", "exec"), module)
    return identity(module["f"])


def test_what_does_not_matter():
    for other in (
        "\n\n# a comment\n" + BASE,
        BASE.replace("    return", "    # why\n\n    return"),
        BASE.replace("    return", "    'what it does'\n    return"),
        BASE.replace("    return", "    '''what it does\n    at length'''\n    return"),
    ):
        assert of(other) == of(BASE)


def test_what_matters():
    others = [
        BASE.replace("x + y", "x - y"),
        BASE.replace("z * 2", "z * 3"),
        BASE.replace("0.0", "-0.0"),
        BASE.replace("(1,", "(True,"),
        BASE.replace("(x, y=1)", "(y, x=1)"),
        BASE.replace("(x, y=1)", "(x, *, y=1)"),
    ]
    found = {of(other) for other in others} | {of(BASE)}
    assert len(found) == len(others) + 1


def test_the_name_matters():
    other = BASE.replace("def f", "def g") + "f = g\n"
    assert of(other) != of(BASE)


def test_a_function_in_another_module_is_another():
    module: dict = {"__name__": "helpers"}
    exec(BASE, module)
    assert identity(module["f"]) != of(BASE)


def test_a_docstring_that_is_also_used_is_not_lost():
    one = "def f():\n    return 'a'\n"
    assert of(one) != of(one.replace("'a'", "'b'"))
    assert of("def f():\n    'a'\n    return 'b'\n") != of("def f():\n    'a'\n    return 'a'\n")
