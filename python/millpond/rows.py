"""Rows that are added below those that were drawn."""

from __future__ import annotations

import sys

from millpond.arrays import Table, from_list, to_arrow
from millpond.errors import StreamlitAPIException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from millpond._native import Column, Frame, Place
    from millpond.frames import Source


class Rows:
    """What was drawn at a place, and how to draw it there with more rows.

    Arrays are not copied for it: one that is changed in place shows that once rows are added.
    """

    __slots__ = ("_draw", "_source")

    def __init__(self, source: Source, draw: Callable[[Place, Frame], object]) -> None:
        self._source = source
        self._draw = draw

    def add(self, place: Place, data: Any) -> None:
        """Draws with the rows of any table below those that there are.

        Raises `StreamlitAPIException` for a table whose columns are others.
        """
        from millpond.frames import load

        table = joined(self._source.table(), load(data)[0].table())
        self._draw(place, table.frame())
        self._source = table


def joined(base: Table, more: Table) -> Table:
    """The rows of two tables, one below the other. Raises `StreamlitAPIException` if their columns differ."""
    if not base.names or not more.names:
        return base if base.names else more
    table = Table()
    _join_labels(table, base, more)
    for name, below in _pairs(base, more):
        at = base.names.index(name, base.index)
        column = _join(name, base.columns[at], more.columns[below])
        table.add_column(name, column, base.rows + more.rows)
    return table


def _pairs(base: Table, more: Table) -> list[tuple[str, int]]:
    """The columns by name, and where the same one is in the other table: by its name, or if it has none, its place."""
    names, others = base.names[base.index :], more.names[more.index :]
    if set(names) == set(others):
        return [(name, more.names.index(name, more.index)) for name in names]
    nameless = all(other == str(at) for at, other in enumerate(others)) or others == ["value"]
    if nameless and len(names) == len(others):
        return [(name, more.index + at) for at, name in enumerate(names)]
    raise StreamlitAPIException(
        f"the rows to add must have the columns of the rows that are there, which are {names}: these have {others}"
    )


def _join_labels(table: Table, base: Table, more: Table) -> None:
    """Adds the row labels of both; those that just number rows go on."""
    numbered = more.index == 0 or more.numbering is not None
    if base.index == 0 and numbered:
        return
    if base.numbering is not None and numbered:
        start, step = base.numbering
        count = base.rows + more.rows
        table.add(base.names[0], [start + step * row for row in range(count)])
        table.index, table.numbering = 1, base.numbering
        return
    if base.index != more.index:
        raise StreamlitAPIException(
            "the rows to add must have labels as the rows that are there do: "
            f"those have {base.index or 'no'} column(s) of labels, these {more.index or 'none'}"
        )
    for at in range(base.index):
        column = _join(base.names[at] or "row labels", base.columns[at], more.columns[at])
        table.add_column(base.names[at], column, base.rows + more.rows)
    table.index = base.index


# Columns, as `arrays` makes them

_NUMBERS = {"i8": "b", "i16": "h", "i32": "i", "i64": "q", "u8": "B", "u16": "H", "u32": "I", "u64": "Q"}
_NUMBERS |= {"f32": "f", "f64": "d"}
"""By kind of column, the letter of its values in an `array`."""

_WIDTHS = {"bool": 1, "i8": 1, "u8": 1, "i16": 2, "u16": 2, "i32": 4, "u32": 4, "f32": 4, "date": 4}
"""The bytes of a value where they are not 8."""


def _join(name: str, first: Any, second: Any) -> Any:
    if not isinstance(first, tuple) or not isinstance(second, tuple):
        return _join_arrow(name, to_arrow(first), to_arrow(second))
    kind, other = first[0], second[0]
    if other == "null":
        second = _missing(kind, len(second[1]))
    elif kind == "null":
        first = _missing(other, len(first[1]))
    elif kind != other:
        if kind in _NUMBERS and other in _NUMBERS:
            return from_list(_numbers(first) + _numbers(second))
        raise _differ(name, kind, other)
    return _append(first, second)


def _append(first: Column, second: Column) -> Column:
    """A column below another of the same kind."""
    kind, data, valid = first
    _, below, below_valid = second
    if isinstance(data, list) and isinstance(below, list):
        return (kind, data + below, None)
    if valid is not None or below_valid is not None:
        valid = b"".join(
            b"\1" * _length(kind, column) if marks is None else _bytes(marks)
            for column, marks in ((data, valid), (below, below_valid))
        )
    return (kind, _bytes(data) + _bytes(below), valid)


def _missing(kind: str, count: int) -> Column:
    """A column of a kind without any value."""
    if kind == "str":
        return (kind, [None] * count, None)
    return (kind, bytes(count * _width(kind)), None if kind == "null" else bytes(count))


def _numbers(column: Column) -> list[Any]:
    from array import array

    kind, data, valid = column
    numbers = array(_NUMBERS[kind], _bytes(data)).tolist()
    if valid is None:
        return numbers
    return [number if there else None for number, there in zip(numbers, _bytes(valid), strict=True)]


def _bytes(data: Any) -> bytes:
    return memoryview(data).tobytes()


def _width(kind: str) -> int:
    return 1 if kind == "null" else _WIDTHS.get(kind, 8)


def _length(kind: str, data: Any) -> int:
    return memoryview(data).nbytes // _width(kind)


def _join_arrow(name: str, first: Any, second: Any) -> Any:
    pyarrow = sys.modules["pyarrow"]
    kind, other = first.type, second.type
    try:
        if kind == other:
            return pyarrow.concat_arrays([first, second])
        if pyarrow.types.is_dictionary(kind) or pyarrow.types.is_dictionary(other):
            first, second = (part.cast(getattr(part.type, "value_type", part.type)) for part in (first, second))
        both = pyarrow.chunked_array([part.cast(_common(pyarrow, first, second)) for part in (first, second)])
        return pyarrow.concat_arrays(both.chunks)
    except (TypeError, ValueError, NotImplementedError) as error:  # pyarrow's errors are kinds of these
        raise _differ(name, kind, other) from error


def _common(pyarrow: Any, first: Any, second: Any) -> Any:
    """A type that holds the values of both."""
    types = [pyarrow.schema([pyarrow.field("", part.type)]) for part in (first, second)]
    return pyarrow.unify_schemas(types, promote_options="permissive").field(0).type


def _differ(name: str, kind: object, other: object) -> StreamlitAPIException:
    return StreamlitAPIException(f"column `{name}` holds {kind}, and the rows to add have {other} there")
