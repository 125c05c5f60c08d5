"""Any kind of table as the engine's columns.

Millpond imports none of the packages for data: what an object is, is told by the module of its type. Where pyarrow is
there, columns go through Arrow; where it is not, as plain buffers.
"""

from __future__ import annotations

import sys

from millpond import _native
from millpond.arrays import Table
from millpond.errors import StreamlitAPIException, StreamlitDataframeConversionError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def to_frame(data: Any) -> _native.Frame:
    """The columns of any table: pandas, polars, Arrow, numpy, lists, dictionaries, or what can become one of them.

    Raises `StreamlitAPIException` for anything else.
    """
    reader = _PACKAGES.get(_package(data))
    try:
        frame = reader(data) if reader is not None else None
        return _of_protocol(data) if frame is None else frame
    except (TypeError, ValueError) as error:
        kind = f"{type(data).__module__}.{type(data).__qualname__}"
        raise StreamlitDataframeConversionError(f"`{kind}` could not be read as a table: {error}") from error


def is_data(value: Any) -> bool:
    """Whether a value is a table or column of some package, to be shown as one."""
    package = _package(value)
    if package in ("pandas", "numpy"):
        return getattr(value, "shape", ()) != () or type(value).__name__ == "Styler"
    if package in ("polars", "pyarrow"):
        return hasattr(value, "__arrow_c_stream__") or hasattr(value, "__arrow_c_array__") or hasattr(value, "collect")
    return not isinstance(value, type) and any(
        hasattr(value, name) for name in ("__arrow_c_stream__", "__dataframe__", "to_pandas", "toPandas")
    )


def column_name(name: object) -> str:
    """The name of a column as text; the levels of one with several are joined by `_`."""
    return "_".join(map(str, name)) if isinstance(name, tuple) else str(name)


def _package(value: object) -> str:
    for kind in type(value).__mro__:
        package = kind.__module__.partition(".")[0]
        if package in _PACKAGES:
            return package
    return ""


def _of_protocol(data: Any) -> _native.Frame:
    """The columns of an object that is of no known package."""
    if hasattr(data, "__arrow_c_stream__"):
        return _native.Frame.from_arrow(data, 0)
    for name in ("to_pandas", "toPandas", "to_arrow"):
        if hasattr(data, name):
            return to_frame(getattr(data, name)())
    if hasattr(data, "__dataframe__") and "pandas" in sys.modules:
        return to_frame(sys.modules["pandas"].api.interchange.from_dataframe(data))
    return from_plain(data)


# Plain Python


def from_plain(data: Any) -> _native.Frame:
    """The columns of lists, dictionaries, sets and single values."""
    table = Table()
    if data is None:
        return table.frame()
    if isinstance(data, dict):
        _dictionary(table, data)
    elif isinstance(data, (list, tuple, set, frozenset, range)) or (hasattr(data, "__iter__") and not _is_text(data)):
        _rows(table, list(data))
    elif _is_text(data) or isinstance(data, (int, float, complex)):
        table.add("value", [data])
    else:
        raise StreamlitAPIException(f"this can't be read as a table: {type(data).__module__}.{type(data).__qualname__}")
    return table.frame()


def _is_text(data: object) -> bool:
    return isinstance(data, (str, bytes))


def _dictionary(table: Table, data: dict[Any, Any]) -> None:
    values = list(data.values())
    if values and all(isinstance(value, dict) for value in values):
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
        columns = {name: list(value) if _is_column(value) else value for name, value in data.items()}
        count = max((len(column) for column in columns.values() if isinstance(column, list)), default=0)
        for name, column in columns.items():
            cells = column + [None] * (count - len(column)) if isinstance(column, list) else [column] * count
            table.add(column_name(name), cells)


def _is_column(value: object) -> bool:
    return hasattr(value, "__iter__") and not _is_text(value) and not isinstance(value, dict)


def _rows(table: Table, rows: list[Any]) -> None:
    if rows and all(isinstance(row, dict) for row in rows):
        names = dict.fromkeys(name for row in rows for name in row)
        for name in names:
            table.add(column_name(name), [row.get(name) for row in rows])
    elif rows and all(isinstance(row, (list, tuple)) for row in rows):
        fields = getattr(rows[0], "_fields", None)
        width = max(map(len, rows))
        for at in range(width):
            name = fields[at] if fields else ("value" if width == 1 else str(at))
            table.add(name, [row[at] if at < len(row) else None for row in rows])
    elif rows and all(_package(row) == "numpy" and getattr(row, "ndim", 0) == 1 for row in rows):
        _rows(table, [row.tolist() for row in rows])
    else:
        table.add("value", rows)


# Numpy


def _numpy(data: Any) -> _native.Frame | None:
    if not hasattr(data, "dtype"):
        return None
    table = Table()
    if data.dtype.names:
        for name in data.dtype.names:
            table.add_array(name, data[name].reshape(-1))
    elif data.ndim <= 1:
        table.add_array("value", data.reshape(-1))
    elif data.ndim == 2:
        for at in range(data.shape[1]):
            table.add_array("value" if data.shape[1] == 1 else str(at), data[:, at])
    else:
        raise StreamlitAPIException(f"an array must have one or two axes to be read as a table, this has {data.ndim}")
    return table.frame()


# Pandas


def _pandas(data: Any) -> _native.Frame | None:
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
    if not table.names:
        table.add_pandas("", data.index.array)
        table.index = 1
    return table.frame()


def _row_labels(table: Table, index: Any) -> None:
    """Adds the row labels as the first columns."""
    if index.nlevels == 1:
        table.add_pandas("" if index.name is None else column_name(index.name), index.array)
    else:
        for level, name in enumerate(index.names):
            values = index.get_level_values(level).array
            table.add_pandas(f"level_{level}" if name is None else column_name(name), values)
    table.index = index.nlevels


# Polars and Arrow


def _polars(data: Any) -> _native.Frame | None:
    if hasattr(data, "collect"):
        data = data.collect()
    if not hasattr(data, "__arrow_c_stream__"):
        return None
    if not hasattr(data, "columns"):
        data = data.to_frame(data.name or "value")
    return _native.Frame.from_arrow(data, 0)


def _pyarrow(data: Any) -> _native.Frame | None:
    kinds = {kind.__name__ for kind in type(data).__mro__}
    if kinds & {"Array", "ChunkedArray"}:
        data = sys.modules["pyarrow"].table({"value": data})
    elif "RecordBatch" in kinds:
        data = sys.modules["pyarrow"].Table.from_batches([data])
    elif not hasattr(data, "__arrow_c_stream__"):
        return None
    return _native.Frame.from_arrow(data, 0)


_PACKAGES: dict[str, Callable[[Any], _native.Frame | None]] = {
    "numpy": _numpy,
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _pyarrow,
}
