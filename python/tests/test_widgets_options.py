"""Options to choose from, and where values stand among them."""

from __future__ import annotations

import enum
from datetime import datetime

import pytest
from millpond import options
from millpond.errors import StreamlitAPIException, StreamlitDefaultNotInOptionsError


def grain():
    """The class as each run of a script makes it."""

    class Grain(enum.Enum):
        WHEAT = 1
        RYE = 2

    return Grain


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["a", "b"], ["a", "b"]),
        (("a", "b"), ["a", "b"]),
        ((n for n in (1, 2)), [1, 2]),
        ({"a": 1, "b": 2}, ["a", "b"]),
        (range(3), [0, 1, 2]),
        ("abc", ["abc"]),
        (b"abc", [b"abc"]),
        (None, []),
        ([], []),
    ],
)
def test_options_come_from_any_iterable(given, expected):
    assert list(options.listed(given)) == expected


def test_options_of_a_list_are_the_very_objects():
    given = [object(), object()]
    assert all(one is other for one, other in zip(options.listed(given), given, strict=True))


def test_an_enum_has_its_members_for_options():
    kind = grain()
    assert options.listed(kind) == [kind.WHEAT, kind.RYE]


@pytest.mark.parametrize("given", [5, 1.5, object()])
def test_what_is_not_several_things_is_refused(given):
    with pytest.raises(StreamlitAPIException, match=r"`options` are several things"):
        options.listed(given)


def test_of_a_table_the_first_column_is_taken():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"grain": ["wheat", "rye"], "tons": [3.1, 4.8]})
    assert options.listed(frame) == ["wheat", "rye"]
    assert options.listed(frame["tons"]) == [3.1, 4.8]
    assert options.listed(frame.set_index("grain").index) == ["wheat", "rye"]
    assert options.listed(pandas.DataFrame()) == []


def test_polars_and_arrow_give_values_of_python():
    polars = pytest.importorskip("polars")
    pyarrow = pytest.importorskip("pyarrow")
    frame = polars.DataFrame({"grain": ["wheat", "rye"], "tons": [3.1, 4.8]})
    for table in (frame, frame.lazy(), frame["grain"], pyarrow.table({"grain": ["wheat", "rye"]})):
        assert options.listed(table) == ["wheat", "rye"]
    assert options.listed(pyarrow.array([1, 2])) == [1, 2]


def test_arrays_give_plain_numbers_and_their_first_column():
    numpy = pytest.importorskip("numpy")
    assert [type(number) for number in options.listed(numpy.array([1, 2]))] == [int, int]
    assert options.listed(numpy.array([[1, 2], [3, 4]])) == [1, 3]
    assert options.listed(numpy.array(["2024-01-31"], "datetime64[D]")) == [datetime(2024, 1, 31)]
    assert options.listed(numpy.array([3], "timedelta64[D]")) == [numpy.timedelta64(3, "D")]


def test_labels_are_texts():
    assert options.labelled([1, None]) == ["1", "None"]
    assert options.labelled([1, 2], lambda number: number * 10) == ["10", "20"]
    assert options.labelled(["a"], None) == ["a"]


def test_a_value_is_found_by_equality():
    assert options.place([1, 2.0, "a"], 2) == 1
    assert options.place(["a"], "b") is None
    assert options.place([[1], [2]], [2]) == 1


def test_values_that_can_not_be_compared_are_found_by_identity():
    numpy = pytest.importorskip("numpy")
    arrays = [numpy.zeros(2), numpy.ones(2), numpy.ones(3)]
    assert options.place(arrays, arrays[1]) == 1
    assert options.place(arrays, numpy.ones(3)) == 2
    assert options.place(arrays, "a") is None


def test_a_member_of_a_former_class_is_the_present_one():
    former, present = grain(), grain()
    assert former.RYE != present.RYE
    assert options.place(list(present), former.RYE) == 1


def test_a_member_of_another_class_is_not():
    class Grain(enum.Enum):
        WHEAT = 1
        RYE = 2

    class Other(enum.Enum):
        WHEAT = 1

    assert options.place(list(grain()), Grain.RYE) is None, "another qualified name"
    assert options.place(list(Grain), Other.WHEAT) is None


def test_defaults_are_options():
    assert options.choices(["a", "b"], ["A", "B"], ["b"], "default") == [(1, "B")]
    assert options.written([(1, "B")]) == [{"index": 1, "label": "B"}]
    with pytest.raises(StreamlitDefaultNotInOptionsError, match=r"`default` is not among .*\['a', 'b'\]: 'c'"):
        options.choices(["a", "b"], ["A", "B"], ["c"], "default")


@pytest.mark.parametrize(
    ("given", "expected"),
    [(None, []), ("ab", ["ab"]), (5, [5]), (["a"], ["a"]), (("a", "b"), ["a", "b"]), ({"a"}, ["a"])],
)
def test_values_are_given_as_one_or_several(given, expected):
    assert options.several(given) == expected
