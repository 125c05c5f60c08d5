"""How `write` draws each kind of thing, on the real engine."""

from __future__ import annotations

import enum

import millpond as st
import pytest
from millpond import _native


def draw(*things, **options):
    return _native.run_once(lambda: st.write(*things, **options)).strip()


class Plain:
    pass


class Told:
    def __str__(self):
        return "told"


class Page:
    def _repr_html_(self):
        return "<b>page</b>"


class Colour(enum.Enum):
    RED = 1


def documented(x: int = 1) -> int:
    """What it does."""
    return x


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        ("hello", 'markdown "hello"'),
        (1, 'markdown "1"'),
        (2.5, 'markdown "2.5"'),
        (True, 'markdown "True"'),
        (Told(), 'markdown "told"'),
        (Page(), 'markdown "<b>page</b>"'),
        (Colour.RED, 'markdown "Colour.RED"'),
        (Plain(), 'code "<'),
        ({"a": 1}, 'json "{'),
        ([1, 2], 'json "[1, 2]"'),
        (ValueError("no"), 'exception "no" kind="ValueError"'),
        (documented, 'help doc="What it does." kind="function"'),
        (Plain, 'help kind="class"'),
        (enum, "help "),
        (st.container, "help "),
    ],
)
def test_kinds(thing, expected):
    assert draw(thing).startswith(expected)


def test_neighbouring_texts_become_one():
    assert draw("a", 1, "b").splitlines() == ['markdown "a 1 b"']
    assert [line.split()[0] for line in draw("a", {"x": 1}, "b", "c").splitlines()] == ["markdown", "json", "markdown"]


def test_frames_are_drawn_as_frames():
    pd = pytest.importorskip("pandas")
    np = pytest.importorskip("numpy")
    assert draw(pd.DataFrame({"a": [1]})).startswith("dataframe")
    assert draw(np.zeros(3)).startswith("dataframe")
    assert draw(np.float64(1.5)) == 'markdown "1.5"'
    assert draw(np.int64(1)) == 'markdown "1"'


def test_pictures_and_places_are_drawn_as_such():
    image = pytest.importorskip("PIL.Image")
    assert draw(image.new("RGB", (2, 2))).startswith("image")
    assert _native.run_once(lambda: st.write(st.text("a"))).splitlines()[1].startswith("help")


def test_a_generator_is_drawn_piece_by_piece():
    def pieces():
        yield "a"
        yield "b"
        yield {"x": 1}
        yield "c"

    lines = draw(pieces()).splitlines()
    assert lines[0] == 'markdown "ab"'
    assert [line.split()[0] for line in lines] == ["markdown", "json", "markdown"]


def test_a_stream_gives_its_text():
    results = []
    _native.run_once(lambda: results.append(st.write_stream(iter(["a", "b"]))))
    assert results == ["ab"]


def test_a_stream_may_yield_frames():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"year": [1920, 1921]})
    given = []
    page = _native.run_once(lambda: given.extend(st.write_stream(iter(["a", "", frame, "", "b"]))))
    assert [line.split()[0] for line in page.splitlines()] == ["markdown", "dataframe", "markdown"]
    assert (given[0], given[2]) == ("a", "b")
    assert given[1] is frame
