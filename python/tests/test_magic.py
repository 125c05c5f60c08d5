"""Scripts that show themselves: values alone on a line, `echo`, `help`, streams."""

from __future__ import annotations

import asyncio
import sys
import types

import millpond as st
import pytest
from millpond import _native, documentation, identity, magic, script, tracebacks
from millpond.errors import StreamlitAPIException


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a script and gives what it drew."""
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.setattr(sys, "path", list(sys.path))
    main = sys.modules["__main__"]
    path = tmp_path / "app.py"

    def run(text, magic=True):
        path.write_text("import millpond as st\n" + text, encoding="utf-8")
        script._compiled.clear()
        return [line.strip() for line in _native.run_once(script.load(str(path), [], magic)).splitlines()]

    yield run
    sys.modules["__main__"] = main
    script._compiled.clear()


# Values alone on a line


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("5", ["5"]),
        ("x = 5\nx\nx + 1", ["5", "6"]),
        ("'text'; 6 # comment", ["text", "6"]),
        ("x = 1\nx, 'a'", ["1 a"]),
        ("x = [1]\n*x,", ["1"]),
        ("None", ["None"]),
        ("x = 3\nx == 3", ["True"]),
        ("f'{1 + 1}'", ["2"]),
        ("(y := 4)", ["4"]),
        ("print() or 5", ["5"]),
        ("print()", []),
        ("st", ["help"]),
        ("st.empty()", ["empty"]),
        ("...", []),
        ("def f(): ...\nf()", []),
        ("def f():\n    'doc'\n    'shown'\n    return 3\nf()", ["shown"]),
        ("def f():\n    'doc'\nf()", []),
        ("async def f():\n    'doc'\n    'shown'\nimport asyncio\nasyncio.run(f())", ["shown"]),
        ("async def f():\n    await g()\nasync def g():\n    return 5\nimport asyncio\nasyncio.run(f())", []),
        ("def f():\n    yield 1\n    'shown'\nlist(f())", ["shown"]),
        (
            "class A:\n    'doc'\n    5\n    if 1:\n        6\n    def m(self):\n        'doc'\n        7\nA().m()",
            ["7"],
        ),
        ("class A:\n    class B:\n        5\n        def m(self):\n            7\nA.B().m()", ["7"]),
        ("if 1:\n    'if'\nif 0:\n    0\nelif 1:\n    'elif'", ["if", "elif"]),
        ("for i in range(2):\n    i\nelse:\n    'else'", ["0", "1", "else"]),
        ("while 1:\n    'while'\n    break", ["while"]),
        (
            "try:\n    1 / (5 - 5)\nexcept ZeroDivisionError:\n    'except'\nfinally:\n    'finally'",
            ["except", "finally"],
        ),
        ("try:\n    'try'\nexcept ZeroDivisionError:\n    pass\nelse:\n    'else'", ["try", "else"]),
        ("with open('/dev/null'):\n    'with'", ["with"]),
        ("match 3:\n    case 3:\n        'three'", ["three"]),
    ],
)
def test_values_alone_are_written(run, text, drawn):
    lines = run(text)
    assert [line.split()[0] if line.startswith(("help", "empty")) else line for line in lines] == [
        word if word in ("help", "empty") else f'markdown "{word}"' for word in drawn
    ]


def test_the_docstring_of_a_script_is_not_written(tmp_path):
    path = tmp_path / "app.py"
    path.write_text('"""About."""\nfrom __future__ import annotations\n"shown"\n')
    main = sys.modules["__main__"]
    try:
        assert _native.run_once(script.load(str(path), [])).strip() == 'markdown "shown"'
    finally:
        sys.modules["__main__"] = main


def test_it_can_be_turned_off(run):
    assert run("5\n'a'", magic=False) == []


def test_values_are_written_where_the_cursor_stands(run):
    assert run("with st.container():\n    'inside'\n'outside'") == [
        "container",
        'markdown "inside"',
        'markdown "outside"',
    ]


def test_lines_stay_as_they_are(run):
    with pytest.raises(ZeroDivisionError) as caught:
        run("x = 1\n\n(x +\n 1 / 0)\n")
    assert tracebacks.describe(caught.value)[3][-1].splitlines()[0].endswith("line 5, in <module>")
    with pytest.raises(SyntaxError) as caught:
        run("'a'\nreturn 5\n")
    assert caught.value.lineno == 3


def functions(text):
    there = {magic.NAME: magic.write}
    exec(magic.compile_script(text.encode(), "app.py"), there)
    plain = {}
    exec(compile(text, "app.py", "exec", dont_inherit=True), plain)
    return there, plain


def test_functions_without_values_alone_are_who_they_are():
    text = "def f(a, b=3):\n    'doc'\n    for i in a:\n        print(i)\n    return lambda: [x for x in b]\n"
    there, plain = functions(text)
    assert identity.identity(there["f"]) == identity.identity(plain["f"])


def test_memoized_functions_write_too(run):
    text = (
        "@st.memo\ndef f(x):\n    'doc'\n    'ground'\n    x\n    return x + 1\n"
        "st.text(f(1))\nst.text(f(1))\nst.text(f.stats().hits)"
    )
    expected = ['markdown "ground"', 'markdown "1"', 'text "2"'] * 2
    assert run(text) == [*expected, 'text "1"']
    # The next run has a main of its own, and the same function.
    assert run(text) == [*expected, 'text "3"']


# Echo


def test_a_block_is_shown_and_runs(run):
    assert run(
        "with st.echo():\n"
        "    # Comments count.\n"
        "    x = 1\n\n"
        "    if x:\n"
        "        st.text(x)  # too\n"
        "    # At the end, too.\n"
        "# Not this one.\n"
        "st.text('after')\n"
    ) == [
        r'code "# Comments count.\nx = 1\n\nif x:\n    st.text(x)  # too\n# At the end, too." language="python"',
        'text "1"',
        'text "after"',
    ]


def test_a_block_can_be_shown_below(run):
    assert run("with st.echo('below'):\n    st.text(1)\n") == ['text "1"', 'code "st.text(1)" language="python"']


def test_several_blocks_nested_and_in_functions(run):
    lines = run(
        "def f():\n"
        "    with st.echo(\n"
        "        'above'\n"
        "    ), st.container():\n"
        '        """a text\n'
        "  of lines\n"
        '        """\n'
        "        with st.echo(): y = 1\n"
        "f()\n"
        "with st.echo():\n"
        "    @str\n"
        "    def g():\n"
        "        pass\n"
    )
    assert [line for line in lines if line.startswith("code")] == [
        r'code "\"\"\"a text\n  of lines\n\"\"\"\nwith st.echo(): y = 1" language="python"',
        'code "y = 1" language="python"',
        r'code "@str\ndef g():\n    pass" language="python"',
    ]


def test_a_block_that_fails_is_not_shown_below():
    def body():
        with pytest.raises(ValueError), st.echo("below"):
            raise ValueError

    assert _native.run_once(body) == ""


def test_a_block_of_no_file_runs():
    text = "import millpond as st\nwith st.echo():\n    st.text('runs')\n"
    lines = _native.run_once(lambda: exec(compile(text, "<nowhere>", "exec"), {})).splitlines()
    assert lines[0].startswith("alert \"The source of this block can't be shown")
    assert lines[1] == 'text "runs"'


def test_another_place_for_a_block_is_refused():
    with pytest.raises(StreamlitAPIException, match='`code_location` is one of "above", "below": \'left\''):
        st.echo("left")


# Help


class Mill:
    """Grinds.

    Slowly.
    """

    def __init__(self):
        self.sacks = list(range(1000))
        self.wheat = {"b": 1, "a": 2}

    @property
    def broken(self):
        """Fails.

        Always.
        """
        raise ValueError

    def grind(self, sacks: int = 1) -> float:
        """Makes flour."""
        return sacks / 2

    @staticmethod
    def stop():
        pass

    def __repr__(self):
        raise ValueError


def test_an_object_is_described_with_its_members():
    told = documentation.describe(Mill())
    members = {member["name"]: member for member in told["members"]}
    assert told["name"] is None
    assert told["kind"].endswith("test_magic.Mill")
    assert told["value"].startswith("<Mill instance at")
    assert told["doc"] == "Grinds.\n\nSlowly."
    assert list(members) == ["broken", "grind", "sacks", "stop", "wheat"]
    assert members["broken"] == {"name": "broken", "kind": "property", "value": None, "doc": "Fails."}
    assert members["grind"] == {"name": "grind", "kind": "function", "value": None, "doc": "Makes flour."}
    assert members["wheat"]["value"] == "{'b': 1, 'a': 2}"
    assert members["sacks"]["value"].endswith("99, ...]")


def test_functions_classes_and_modules_are_described():
    told = documentation.describe(Mill.grind)
    assert told["name"].endswith("test_magic.Mill.grind")
    assert (told["kind"], told["value"], told["members"]) == ("function", "grind(self, sacks: int = 1) -> float", [])
    assert documentation.describe(Mill)["kind"] == "class"
    assert documentation.describe(Mill)["value"] == "Mill()"
    assert documentation.describe(sorted)["name"] == "sorted"
    told = documentation.describe(types)
    assert (told["name"], told["kind"], told["value"]) == ("types", "module", None)
    assert [member["name"] for member in told["members"]] == sorted(member["name"] for member in told["members"])


def test_nothing_is_too_odd_to_be_described():
    class Evil:
        def __getattribute__(self, name):
            raise RuntimeError(name)

        @property
        def __class__(self):
            raise RuntimeError

    class Meta(type):
        def __getattribute__(cls, name):
            raise RuntimeError(name)

    class Odd(metaclass=Meta):
        pass

    for thing in (Evil(), Odd, Odd(), [Evil()], {"a": Evil()}, "x" * 10**6, 10**5000, ..., None):
        told = documentation.describe(thing)
        assert told["value"] is None or len(told["value"]) <= 1100
        assert _native.run_once(lambda thing=thing: st.help(thing)).startswith("help")


def test_help_without_an_object_is_about_millpond():
    assert 'name="millpond"' in _native.run_once(lambda: st.help())


# Streams


class Piece:
    def __init__(self, **fields):
        self.__dict__.update(fields)


def streamed(stream, **options):
    results = []
    page = _native.run_once(lambda: results.append(st.write_stream(stream, **options)))
    return results[0], page.splitlines()


def test_the_pieces_of_language_models_are_texts():
    def chat(text):
        return Piece(choices=[Piece(delta=Piece(content=text))])

    assert streamed([chat("Fl"), chat(None), chat("our"), Piece(choices=[])]) == ("Flour", ['markdown "Flour"'])
    assert streamed([Piece(content="Fl"), Piece(content=[{"type": "text", "text": "o"}, "ur"])])[0] == "Flour"
    events = [
        Piece(type="response.created", delta="no"),
        Piece(type="response.output_text.delta", delta="Flour"),
        Piece(type="response.completed"),
    ]
    assert streamed(events)[0] == "Flour"


async def pieces():
    yield "Fl"
    await asyncio.sleep(0)
    yield "our"


def test_asynchronous_streams_are_drawn_one_by_one():
    assert streamed(pieces()) == ("Flour", ['markdown "Flour"'])
    assert streamed(pieces) == ("Flour", ['markdown "Flour"'])
    assert _native.run_once(lambda: st.write(pieces(), pieces)).splitlines() == ['markdown "Flour"'] * 2

    async def within_a_loop():
        return st.write_stream(pieces())

    assert _native.run_once(lambda: asyncio.run(within_a_loop())).splitlines() == ['markdown "Flour"']


def test_an_asynchronous_stream_that_fails_says_so():
    async def failing():
        yield "a"
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        streamed(failing())


def test_a_cursor_is_gone_at_the_end():
    assert streamed(iter(["a", "b", {"x": 1}, "c"]), cursor="▌") == (
        ["ab", {"x": 1}, "c"],
        ['markdown "ab"', r'json "{\"x\": 1}"', 'markdown "c"'],
    )
    assert streamed([]) == ("", [])


@pytest.mark.parametrize("stream", ["text", b"bytes", {"a": 1}, 5, None])
def test_what_is_no_stream_is_refused(stream):
    with pytest.raises(StreamlitAPIException, match=type(stream).__name__):
        streamed(stream)
