"""Any kind of table as the engine's columns.

Millpond imports none of the packages for data: what an object is, is told by the module of its type. Where pyarrow is
there, columns go through Arrow; where it is not, as plain buffers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from itertools import islice

from millpond import _native
from millpond.arrays import Table
from millpond.errors import StreamlitDataframeConversionError, brief

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    Source: TypeAlias = "Table | Stream"

LIMIT = 10_000
"""How many rows are taken of what is not computed yet: a query, an iterator."""


def to_frame(data: Any) -> _native.Frame:
    """The columns of any table: pandas, polars, Arrow, numpy, lists, dictionaries, or what can become one of them.

    Raises `StreamlitAPIException` for anything else.
    """
    return load(data)[1]


def load(data: Any) -> tuple[Source, _native.Frame]:
    """The columns of any table, and what they were read from, to which rows can be added."""
    try:
        source = _read(data)
        return source, source.frame()
    except (TypeError, ValueError) as error:
        kind = f"{type(data).__module__}.{type(data).__qualname__}"
        raise StreamlitDataframeConversionError(f"`{kind}` could not be read as a table: {error}") from error


class Stream:
    """Rows that an object hands out in Arrow's form."""

    index = 0
    heads = None

    def __init__(self, data: Any) -> None:
        self.cut: str | None = None
        self._data = data

    def frame(self) -> _native.Frame:
        """Hands the rows to the engine."""
        return _native.Frame.from_arrow(self._data, 0)

    def table(self) -> Table:
        """The columns one by one."""
        pyarrow = sys.modules.get("pyarrow")
        table = Table()
        if pyarrow is not None:
            read = pyarrow.table(self._data)
            for name, column in zip(read.column_names, read.columns, strict=True):
                table.add_column(name, _one_chunk(column), len(column))
        else:
            for column in self._data.get_columns():
                table.add(column.name, column.to_list())
        return table


def _one_chunk(column: Any) -> Any:
    whole = column.combine_chunks()
    # Earlier versions of pyarrow give a column of one piece.
    return whole.chunk(0) if hasattr(whole, "chunk") else whole


def is_data(value: Any) -> bool:
    """Whether a value is a table or column of some package, to be shown as one."""
    if isinstance(value, type):
        return False
    package = _package(value)
    if package in ("pandas", "numpy"):
        return getattr(value, "shape", ()) != () or type(value).__name__ == "Styler"
    if package in ("polars", "pyarrow"):
        return hasattr(value, "__arrow_c_stream__") or hasattr(value, "__arrow_c_array__") or hasattr(value, "collect")
    if package == "xarray":
        return type(value).__name__ in ("DataArray", "Dataset")
    return (
        _is_cursor(value)
        or _is_unevaluated(value)
        or any(hasattr(value, name) for name in ("__arrow_c_stream__", "__dataframe__", "to_pandas", "toPandas"))
    )


def column_name(name: object) -> str:
    """The name of a column as text; the levels of one with several are joined by `_`."""
    return "_".join(map(str, name)) if isinstance(name, tuple) else str(name)


def _read(data: Any) -> Source:
    if _is_unevaluated(data):
        return _evaluated(data)
    reader = _PACKAGES.get(_package(data))
    source = reader(data) if reader is not None else None
    return _of_protocol(data) if source is None else source


def _package(value: object) -> str:
    for kind in type(value).__mro__:
        package = kind.__module__.partition(".")[0]
        if package in _PACKAGES:
            return package
    return ""


def _of_protocol(data: Any) -> Source:
    """The columns of an object that is of no known package."""
    if isinstance(data, type):
        return from_plain(data)
    if hasattr(data, "__arrow_c_stream__"):
        return Stream(data)
    for name in ("to_pandas", "toPandas", "to_arrow"):
        if hasattr(data, name):
            return _read(getattr(data, name)())
    if hasattr(data, "__dataframe__") and "pandas" in sys.modules:
        return _read(sys.modules["pandas"].api.interchange.from_dataframe(data))
    if callable(getattr(data, "__array__", None)) and "numpy" in sys.modules:
        return _read(sys.modules["numpy"].asarray(data))
    return from_plain(data)


# What is not computed yet

_FIRST = ("limit", "head", "take")
"""How recipes for data are asked for their first rows."""

_COMPUTE = ("toPandas", "to_pandas", "_to_pandas", "to_arrow_table", "collect", "compute")
"""How recipes for data are asked for the data."""


def _is_unevaluated(data: object) -> bool:
    from millpond.values import is_unevaluated

    if isinstance(data, type):
        return False
    return is_unevaluated(data) or (
        not hasattr(data, "__len__")
        and not hasattr(data, "__arrow_c_stream__")
        and _method(data, _FIRST) is not None
        and _method(data, _COMPUTE) is not None
    )


def _method(data: object, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if callable(getattr(data, name, None))), None)


def _evaluated(data: Any) -> Source:
    """The first rows of a recipe for data."""
    compute = _method(data, _COMPUTE)
    first = _method(data, _FIRST)
    # Those of dask are asked for all their parts, and not for the first alone.
    everywhere = {"npartitions": -1} if hasattr(data, "npartitions") else {}
    rows = data if first is None else getattr(data, first)(LIMIT + 1, **everywhere)
    again = _method(rows, _COMPUTE)
    if again is not None and not hasattr(rows, "__arrow_c_stream__"):
        rows = getattr(rows, again)()
    if len(rows) <= LIMIT:
        return _read(rows)
    source = _read(rows[:LIMIT])
    source.cut = f"{compute or first}()"
    return source


def _few(rows: Iterator[Any]) -> tuple[list[Any], bool]:
    """The first rows of those that come one by one, and whether there are more."""
    taken = list(islice(rows, LIMIT + 1))
    return taken[:LIMIT], len(taken) > LIMIT


# Plain Python


def from_plain(data: Any) -> Source:
    """The columns of lists, dictionaries, sets, records, what gives rows one by one, and single values."""
    table = Table()
    if data is None:
        return table
    fields = _fields(type(data))
    if fields is not None:
        return _dictionary(table, fields(data))
    if _is_cursor(data):
        return _cursor(table, data)
    if isinstance(data, Iterator):
        rows, more = _few(data)
        source = _rows(table, rows)
        source.cut = "list()" if more else None
        return source
    if _is_text(data) or isinstance(data, (int, float, complex)):
        table.add("value", [data])
        return table
    if hasattr(data, "__iter__"):
        return _rows(table, list(data))
    raise StreamlitDataframeConversionError(
        f"this can't be read as a table: {type(data).__module__}.{type(data).__qualname__}: {brief(data)}"
    )


def _is_text(data: object) -> bool:
    return isinstance(data, (str, bytes))


def _fields(kind: type) -> Callable[[Any], dict[Any, Any]] | None:
    """How the fields of a record of this type are read; `None` for what is no record."""
    if issubclass(kind, Mapping):
        return dict
    if hasattr(kind, "_asdict"):
        return lambda row: dict(row._asdict())
    if kind.__module__ == "sqlite3" and kind.__name__ == "Row":
        return dict
    if hasattr(kind, "asDict"):
        return lambda row: dict(row.asDict())
    names = _field_names(kind)
    return None if names is None else lambda row: {name: getattr(row, name) for name in names}


def _field_names(kind: Any) -> list[str] | None:
    if hasattr(kind, "__dataclass_fields__"):
        from dataclasses import fields

        return [field.name for field in fields(kind)]
    if hasattr(kind, "__attrs_attrs__"):
        return [field.name for field in kind.__attrs_attrs__]
    if isinstance(getattr(kind, "model_fields", None), dict):
        return list(kind.model_fields)
    return None


def _is_cursor(data: Any) -> bool:
    return not isinstance(data, type) and hasattr(data, "fetchmany") and hasattr(data, "description")


def _cursor(table: Table, cursor: Any) -> Table:
    """The rows that a cursor of a database has left."""
    if cursor.description is None:
        raise StreamlitDataframeConversionError(
            f"this cursor has no rows, since it ran no query that gives some: {cursor!r}"
        )
    rows = [tuple(row) for row in cursor.fetchmany(LIMIT + 1)]
    table.cut = "fetchall()" if len(rows) > LIMIT else None
    for at, column in enumerate(cursor.description):
        table.add(column[0], [row[at] for row in rows[:LIMIT]])
    return table


def _dictionary(table: Table, data: dict[Any, Any]) -> Source:
    values = list(data.values())
    if any(type(value).__name__ == "Series" and _package(value) == "pandas" for value in values):
        # Rows with the same label belong together.
        return _pandas(sys.modules["pandas"].DataFrame(data)) or table
    if values and all(isinstance(value, Mapping) for value in values):
        labels = list(dict.fromkeys(label for column in values for label in column))
        table.add("", labels)
        table.index = 1
        for name, column in data.items():
            table.add(column_name(name), [column.get(label) for label in labels])
    elif values and not any(_is_column(value) for value in values):
        table.add("", list(data))
        table.index = 1
        table.add("value", values)
    else:
        _columns(table, data)
    return table


def _columns(table: Table, data: dict[Any, Any]) -> None:
    """Adds columns by name; short ones end with missing values, single values fill a column."""
    columns = {name: _whole(value) if _is_column(value) else None for name, value in data.items()}
    count = max((len(column) for column in columns.values() if column is not None), default=0)
    for name, column in columns.items():
        if column is None:
            table.add(column_name(name), [data[name]] * count)
        elif hasattr(column, "dtype") and len(column) == count:
            table.add_array(column_name(name), column)
        else:
            cells = list(column)
            table.add(column_name(name), cells + [None] * (count - len(cells)))


def _whole(column: Any) -> Any:
    """A column all at once: an array as it is, anything else as a list."""
    return column if _package(column) == "numpy" and getattr(column, "ndim", 0) == 1 else list(column)


def _is_column(value: object) -> bool:
    return (
        hasattr(value, "__iter__") and not _is_text(value) and not isinstance(value, Mapping) and not _is_scalar(value)
    )


def _is_scalar(value: object) -> bool:
    return getattr(value, "shape", None) == ()


def _rows(table: Table, rows: list[Any]) -> Source:
    kinds = set(map(type, rows))
    readers = {kind: _fields(kind) for kind in kinds}
    if rows and all(readers.values()):
        read = [readers[type(row)](row) for row in rows]  # type: ignore[misc]
        for name in dict.fromkeys(name for row in read for name in row):
            table.add(column_name(name), [row.get(name) for row in read])
    elif rows and all(issubclass(kind, (list, tuple)) for kind in kinds):
        width = max(map(len, rows))
        for at in range(width):
            table.add("value" if width == 1 else str(at), [row[at] if at < len(row) else None for row in rows])
    elif rows and all(_package(row) == "numpy" and getattr(row, "ndim", 0) == 1 for row in rows):
        return _rows(table, [row.tolist() for row in rows])
    elif rows and all(type(row).__name__ == "Series" and _package(row) == "pandas" for row in rows):
        return _pandas(sys.modules["pandas"].DataFrame(rows)) or table
    else:
        table.add("value", rows)
    return table


# Numpy


def _numpy(data: Any) -> Table | None:
    if not hasattr(data, "dtype"):
        return None
    table = Table()
    if type(data).__name__ == "matrix":
        data = sys.modules["numpy"].asarray(data)
    if data.dtype.names:
        for name in data.dtype.names:
            table.add_array(name, data[name].reshape(-1))
    elif data.ndim <= 1:
        table.add_array("value", data.reshape(-1))
    elif data.ndim == 2:
        for at in range(data.shape[1]):
            table.add_array("value" if data.shape[1] == 1 else str(at), data[:, at])
    else:
        raise StreamlitDataframeConversionError(
            f"an array must have one or two axes to be read as a table, this has {data.ndim}: its shape is {data.shape}"
        )
    return table


# Pandas


def _pandas(data: Any) -> Table | None:
    kinds = {kind.__name__ for kind in type(data).__mro__}
    if "Styler" in kinds:
        data = data.data
    elif "Series" in kinds:
        data = data.to_frame("value" if data.name is None else data.name)
    elif "Index" in kinds:
        data = data.to_frame(index=False)
    elif "ExtensionArray" in kinds:
        data = sys.modules["pandas"].Series(data).to_frame("value")
    elif "DataFrame" not in kinds:
        return None
    table = Table()
    _row_labels(table, data.index)
    for at, name in enumerate(data.columns):
        table.add_pandas(column_name(name), data.iloc[:, at].array)
    if data.columns.nlevels > 1 and len(data.columns):
        table.heads = with_labels(table.names[: table.index], [list(map(str, name)) for name in data.columns])
    if not table.names:
        table.add_pandas("", data.index.array)
        table.index = 1
    return table


def with_labels(labels: list[str], heads: list[list[str]]) -> list[list[str]]:
    """The heads of columns after those of row labels, whose names stand beside the innermost level."""
    above = [""] * (len(heads[0]) - 1) if heads else []
    return [[*above, label] for label in labels] + heads


def _row_labels(table: Table, index: Any) -> None:
    """Adds the row labels as the first columns."""
    if index.nlevels == 1:
        table.add_pandas("" if index.name is None else column_name(index.name), index.array)
        if type(index).__name__ == "RangeIndex" and index.name is None:
            table.numbering = index.start, index.step
    else:
        for level, name in enumerate(index.names):
            values = index.get_level_values(level).array
            table.add_pandas(f"level_{level}" if name is None else column_name(name), values)
    table.index = index.nlevels


# Polars, Arrow and xarray


def _polars(data: Any) -> Source | None:
    if not hasattr(data, "__arrow_c_stream__"):
        return None
    if not hasattr(data, "columns"):
        data = data.to_frame(data.name or "value")
    if "Object" not in map(str, data.dtypes):
        return Stream(data)
    # In Arrow's form, objects of Python are their addresses.
    table = Table()
    for column in data.get_columns():
        table.add(column.name, column.to_list())
    return table


def _pyarrow(data: Any) -> Source | None:
    kinds = {kind.__name__ for kind in type(data).__mro__}
    if kinds & {"Array", "ChunkedArray"}:
        data = sys.modules["pyarrow"].table({"value": data})
    elif "RecordBatch" in kinds:
        data = sys.modules["pyarrow"].Table.from_batches([data])
    elif "RecordBatchReader" in kinds:
        data = data.read_all()
    elif not hasattr(data, "__arrow_c_stream__"):
        return None
    return Stream(data)


def _xarray(data: Any) -> Table | None:
    if type(data).__name__ == "Dataset":
        return _pandas(data.to_dataframe())
    return _pandas(data.to_series()) if data.ndim else _numpy(data.values)


_PACKAGES: dict[str, Callable[[Any], Source | None]] = {
    "numpy": _numpy,
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _pyarrow,
    "xarray": _xarray,
}
