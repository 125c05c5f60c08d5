"""What a user changed in a table, and the data with those changes in it.

Changes come from the page as JSON. A table is taken apart into its columns, each of the package that it is of; new
values become those of the column's type; and the columns are put together to what they were before: a frame of the
same package, a list of dictionaries, a set. The data that was given is never changed.

A change that does not fit is left out: one of a row or column that is not there any more, or whose value the column
can't hold.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from millpond import readers
from millpond.attributes import AttributeDictionary
from millpond.errors import StreamlitValueAssignmentNotAllowedError
from millpond.frames import column_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias

    from millpond._native import Frame
    from millpond.readers import Reader

    Edits: TypeAlias = dict[str, Any]

LABELS = "_index"
"""The name by which changes tell of row labels."""


class EditsCodec:
    """What was changed in a table, as scripts see it: `edited_rows`, `added_rows`, `deleted_rows`, as items or as
    attributes."""

    def decode(self, raw: str | None) -> Edits:
        """The dictionary of a JSON text; rows are told by numbers."""
        import json

        edits = json.loads(raw) if raw else {}
        return AttributeDictionary(
            edited_rows={int(row): cells for row, cells in edits.get("edited_rows", {}).items()},
            added_rows=edits.get("added_rows", []),
            deleted_rows=edits.get("deleted_rows", []),
        )

    def encode(self, value: object) -> str:
        """Refuses: what was changed is the user's."""
        raise StreamlitValueAssignmentNotAllowedError(
            "the value of a data editor can't be set by `st.session_state`\n"
            "hint: change the data that it is given, or give it another `key`"
        )


def apply(data: Any, edits: Edits) -> Any:
    """A copy of the data with the changes, of the type that the data is of.

    Labels of added rows that just number rows go on; a row without a label where one is needed is left out.

    >>> apply({"year": [1920]}, {"edited_rows": {}, "added_rows": [{"year": 1921}], "deleted_rows": []})
    {'year': [1920, 1921]}
    """
    return take_apart(data).changed(edits)


class Sheet:
    """Columns with names, and how they are put together again."""

    def __init__(
        self,
        names: list[str],
        columns: list[Any],
        rows: int,
        build: Callable[[list[Any], Any], Any],
        labels: Any = None,
    ) -> None:
        self.names = names
        self.columns = columns
        self.rows = rows
        self.labels = labels
        """A list or an index of pandas; `None` if rows have none."""
        self._build = build

    def changed(self, edits: Edits) -> Any:
        """The data with changes in it."""
        plan = _Plan(edits, self.rows)
        labels = None if self.labels is None else _changed_labels(plan, self.labels)
        columns = [plan.changed(name, column) for name, column in zip(self.names, self.columns, strict=True)]
        return self._build(columns, labels)


class _Plan:
    """Which rows there will be, and what is new in them."""

    def __init__(self, edits: Edits, rows: int) -> None:
        deleted = set(edits["deleted_rows"])
        self.rows = rows
        self.kept = [row for row in range(rows) if row not in deleted]
        self.edited = {row: cells for row, cells in edits["edited_rows"].items() if 0 <= row < rows}
        self.added: list[dict[str, Any]] = list(edits["added_rows"])

    def changed(self, name: str, column: Any) -> Any:
        """A column with what is new in it: new values are put below it, and then rows are picked from both."""
        read = readers.reader_of(column)
        fresh, places = self._edits_of(name, read)
        added = [_read(read, cells.get(name)) for cells in self.added]
        first = self.rows + len(fresh)
        order = [places.get(row, row) for row in self.kept] + list(range(first, first + len(added)))
        if not fresh and not added and len(order) == self.rows:
            return column
        return _picked(column, fresh + added, order)

    def _edits_of(self, name: str, read: Reader | None) -> tuple[list[Any], dict[int, int]]:
        """The new values of a column, and for each row that has one, where that will be."""
        fresh: list[Any] = []
        places: dict[int, int] = {}
        for row, cells in self.edited.items():
            if name not in cells:
                continue
            value = _read(read, cells[name])
            if value is None and cells[name] is not None:
                continue
            places[row] = self.rows + len(fresh)
            fresh.append(value)
        return fresh, places


def _read(read: Reader | None, value: Any) -> Any:
    """The value for a column; nothing if it can't have it."""
    if value is None or read is None:
        return None
    try:
        return read(value)
    except (TypeError, ValueError, ArithmeticError):
        return None


# Row labels


def _changed_labels(plan: _Plan, labels: Any) -> Any:
    if isinstance(labels, list):
        _complete(plan, labels)
        return plan.changed(LABELS, labels)
    pandas = sys.modules["pandas"]
    if type(labels).__name__ == "RangeIndex" and not any(LABELS in cells for cells in plan.edited.values()):
        return _numbered(plan, labels)
    column = pandas.Series(labels.array)
    _complete(plan, column.tolist())
    changed = plan.changed(LABELS, column)
    return labels if changed is column else pandas.Index(changed.array, name=labels.name)


def _numbered(plan: _Plan, labels: Any) -> Any:
    """Labels that just number rows: those of added rows go on."""
    pandas = sys.modules["pandas"]
    start, step, stop = labels.start, labels.step, labels.start + len(labels) * labels.step
    if len(plan.kept) == plan.rows:
        return pandas.RangeIndex(start, stop + len(plan.added) * step, step, name=labels.name)
    numbers = [start + row * step for row in plan.kept]
    numbers += [stop + at * step for at in range(len(plan.added))]
    return pandas.Index(numbers, dtype="int64", name=labels.name)


def _complete(plan: _Plan, labels: list[Any]) -> None:
    """Gives added rows without a label the next number, or leaves them out where labels are no numbers."""
    if labels and all(isinstance(label, int) and not isinstance(label, bool) for label in labels):
        following = max(labels) + 1
        plan.added = [
            cells if cells.get(LABELS) is not None else {**cells, LABELS: following + at}
            for at, cells in enumerate(plan.added)
        ]
    else:
        plan.added = [cells for cells in plan.added if cells.get(LABELS) is not None]


# Columns: new values below them, and rows picked from both


def _picked(column: Any, fresh: list[Any], order: list[int]) -> Any:
    return _PICKERS[readers.package(column)](column, fresh, order)


def _picked_from_list(column: list[Any], fresh: list[Any], order: list[int]) -> list[Any]:
    both = [*column, *fresh]
    return [both[at] for at in order]


def _picked_from_pandas(column: Any, fresh: list[Any], order: list[int]) -> Any:
    pandas = sys.modules["pandas"]
    if fresh and column.dtype.kind == "O" and len(column) == 0:
        # A column of nothing becomes what is put into it.
        column = pandas.Series(fresh)
        return column.take(order).reset_index(drop=True)
    if fresh:
        column = _with_room(column, fresh)
        more = pandas.Series(fresh, dtype=column.dtype)
        column = pandas.concat([column, more], ignore_index=True)
    return column.take(order).reset_index(drop=True)


def _with_room(column: Any, fresh: list[Any]) -> Any:
    """A column of pandas whose type has room for new values: for missing ones, for other categories."""
    dtype = column.dtype
    if type(dtype).__name__ == "CategoricalDtype":
        known = set(dtype.categories)
        others = list(dict.fromkeys(value for value in fresh if value is not None and value not in known))
        return column.cat.add_categories(others) if others else column
    if None not in fresh or not hasattr(dtype, "num"):  # Those of pandas' own have room for missing values.
        return column
    if dtype.kind in "iu":
        return column.astype(f"{'Int' if dtype.kind == 'i' else 'UInt'}{dtype.itemsize * 8}")
    return column.astype("boolean") if dtype.kind == "b" else column


def _picked_from_numpy(column: Any, fresh: list[Any], order: list[int]) -> Any:
    numpy = sys.modules["numpy"]
    if type(column).__name__ == "MaskedArray":
        masked = numpy.ma.array([column.dtype.type(0) if value is None else value for value in fresh], column.dtype)
        masked[[value is None for value in fresh]] = numpy.ma.masked
        return numpy.ma.concatenate([column, masked])[order]
    if not fresh:
        return column[order]
    return numpy.concatenate([column, _numpy_array(numpy, fresh, column.dtype)])[order]


def _numpy_array(numpy: Any, values: list[Any], dtype: Any) -> Any:
    """Values as an array that can stand below one of a type: missing ones make integers floats, and others objects."""
    if None not in values:
        # Longer texts widen the column.
        return numpy.array(values, dtype="U" if dtype.kind == "U" else dtype)
    if dtype.kind in "iuf":
        return numpy.array(values, dtype="f8" if dtype.kind != "f" else dtype)
    return numpy.array(values, dtype=dtype if dtype.kind in "mM" else object)


def _picked_from_polars(column: Any, fresh: list[Any], order: list[int]) -> Any:
    polars = sys.modules["polars"]
    if fresh:
        dtype = None if column.dtype == polars.Null else column.dtype
        more = polars.Series(column.name, fresh, dtype=dtype, strict=False)
        column = polars.concat([column.cast(more.dtype), more])
    return column.gather(order)


def _picked_from_arrow(column: Any, fresh: list[Any], order: list[int]) -> Any:
    pyarrow = sys.modules["pyarrow"]
    kind = column.type
    if fresh:
        more = pyarrow.array(fresh, None if pyarrow.types.is_null(kind) else kind)
        chunks = column.cast(more.type).chunks
        column = pyarrow.chunked_array([*chunks, more]).unify_dictionaries()
    return column.take(pyarrow.array(order, pyarrow.int64()))


_PICKERS: dict[str, Callable[[Any, list[Any], list[int]], Any]] = {
    "": _picked_from_list,
    "pandas": _picked_from_pandas,
    "numpy": _picked_from_numpy,
    "polars": _picked_from_polars,
    "pyarrow": _picked_from_arrow,
}


# Tables, taken apart


def take_apart(data: Any) -> Sheet:
    """The columns of a table, as they are on the page: by the same names, in the same order.

    Raises `TypeError` for what can't be put together again.
    """
    apart = _APART.get(readers.package(data))
    sheet = _plain(data) if apart is None else apart(data)
    if sheet is None:
        raise TypeError(f"this can't be put together again: {type(data).__module__}.{type(data).__qualname__}")
    return sheet


def editable(data: Any, frame: Frame) -> Any:
    """Data that changes can be applied to: the data itself, or for what can't be put together again (what gives its
    rows once, what is not computed yet, a type of another package) a frame of polars or pandas with what was read. Of
    `None` it is an empty frame."""
    if data is None:
        return _nothing()
    try:
        take_apart(data)
    except TypeError:
        return _as_polars(frame) if readers.package(data) == "polars" else _as_pandas(frame)
    return data


def _nothing() -> Any:
    """A frame without columns and rows, where there is a package that has such; else `None`."""
    from importlib import import_module

    try:
        return import_module("pandas").DataFrame()
    except ImportError:
        return None


def _as_polars(frame: Frame) -> Any:
    return sys.modules["polars"].read_ipc_stream(frame.to_ipc())


def _as_pandas(frame: Frame) -> Any:
    from importlib import import_module

    table = import_module("pyarrow.ipc").open_stream(frame.to_ipc()).read_all().to_pandas()
    if frame.index == 0:
        return table
    names = list(table.columns[: frame.index])
    return table.set_index(names).rename_axis([name or None for name in names])


def unique(names: Iterable[object]) -> list[str]:
    """Names as columns have them: one that is there already gets a number."""
    taken: list[str] = []
    for name in map(column_name, names):
        count, one = 0, name
        while one in taken:
            count += 1
            one = f"{name}.{count}"
        taken.append(one)
    return taken


def _kinds(data: object) -> set[str]:
    return {kind.__name__ for kind in type(data).__mro__}


def _pandas(data: Any) -> Sheet | None:
    pandas = sys.modules["pandas"]
    kinds = _kinds(data)
    if "Series" in kinds:
        name = "value" if data.name is None else data.name
        return _pandas_frame(data.to_frame(name), lambda frame: frame.iloc[:, 0].rename(data.name).__finalize__(data))
    if "Index" in kinds:
        if data.nlevels > 1:
            return _pandas_frame(data.to_frame(index=False), pandas.MultiIndex.from_frame)
        column = pandas.Series(data.array)
        name = column_name(0 if data.name is None else data.name)
        return Sheet([name], [column], len(data), lambda columns, _: pandas.Index(columns[0].array, name=data.name))
    if "ExtensionArray" in kinds:
        return Sheet(["value"], [pandas.Series(data)], len(data), lambda columns, _: columns[0].array)
    return _pandas_frame(data) if "DataFrame" in kinds else None


def _pandas_frame(frame: Any, after: Callable[[Any], Any] | None = None) -> Sheet:
    pandas = sys.modules["pandas"]
    names = unique(["" if frame.index.name is None else frame.index.name, *frame.columns])[1:]
    columns = [frame.iloc[:, at].reset_index(drop=True) for at in range(len(names))]

    def build(columns: list[Any], labels: Any) -> Any:
        arrays = {at: column.array.copy() for at, column in enumerate(columns)}
        built = pandas.DataFrame(arrays, index=labels)
        built.columns = frame.columns
        whole = frame._constructor(built).__finalize__(frame)
        return whole if after is None else after(whole)

    return Sheet(names, columns, len(frame), build, frame.index)


def _polars(data: Any) -> Sheet | None:
    kinds = _kinds(data)
    if "Series" in kinds:
        return Sheet([data.name or "value"], [data], len(data), lambda columns, _: columns[0].clone())
    if "DataFrame" not in kinds:
        return None
    polars = sys.modules["polars"]
    return Sheet(list(data.columns), data.get_columns(), len(data), lambda columns, _: polars.DataFrame(columns))


def _pyarrow(data: Any) -> Sheet | None:
    pyarrow = sys.modules["pyarrow"]
    kinds = _kinds(data)
    if "ChunkedArray" in kinds:
        return Sheet(["value"], [data], len(data), lambda columns, _: columns[0])
    if "Array" in kinds:
        return Sheet(["value"], [pyarrow.chunked_array([data])], len(data), lambda columns, _: _whole(columns[0]))
    if "RecordBatch" in kinds:
        table = pyarrow.Table.from_batches([data])
        return _arrow_table(table, lambda table: table.combine_chunks().to_batches()[0] if len(table) else data[:0])
    return _arrow_table(data) if "Table" in kinds else None


def _arrow_table(table: Any, after: Callable[[Any], Any] | None = None) -> Sheet:
    pyarrow = sys.modules["pyarrow"]

    def build(columns: list[Any], _: Any) -> Any:
        fields = [field.with_type(column.type) for field, column in zip(table.schema, columns, strict=True)]
        built = pyarrow.Table.from_arrays(columns, schema=pyarrow.schema(fields, table.schema.metadata))
        return built if after is None else after(built)

    return Sheet(list(table.column_names), list(table.columns), len(table), build)


def _whole(column: Any) -> Any:
    whole = column.combine_chunks()
    # Earlier versions of pyarrow give a column of one piece.
    return whole.chunk(0) if hasattr(whole, "chunk") else whole


def _numpy(data: Any) -> Sheet | None:
    numpy = sys.modules["numpy"]
    if not hasattr(data, "dtype") or type(data).__name__ == "matrix" or data.ndim > 2 or data.ndim == 0:
        return None
    if data.dtype.names:
        return _records(numpy, data)
    if data.ndim == 1:
        return Sheet(["value"], [data], len(data), lambda columns, _: columns[0].copy())
    width = data.shape[1]
    names = ["value"] if width == 1 else [str(at) for at in range(width)]
    columns = [data[:, at] for at in range(width)]
    stack = numpy.ma.column_stack if type(data).__name__ == "MaskedArray" else numpy.column_stack
    return Sheet(names, columns, len(data), lambda columns, _: stack(columns) if columns else data.copy())


def _records(numpy: Any, data: Any) -> Sheet:
    names = list(data.dtype.names)
    flat = data.reshape(-1)

    def build(columns: list[Any], _: Any) -> Any:
        built = numpy.empty(len(columns[0]), [(name, one.dtype) for name, one in zip(names, columns, strict=True)])
        for name, column in zip(names, columns, strict=True):
            built[name] = column
        return built.view(type(data))

    return Sheet(names, [flat[name] for name in names], len(flat), build)


def _xarray(data: Any) -> Sheet | None:
    xarray = sys.modules["xarray"]
    # Those with several axes have several levels of labels, between which no row can be added or be missing.
    if type(data).__name__ == "Dataset" and len(data.sizes) == 1:
        return _pandas_frame(data.to_dataframe(), xarray.Dataset.from_dataframe)
    if type(data).__name__ != "DataArray" or data.ndim != 1:
        return None
    series = data.to_series()
    frame = series.to_frame("value" if series.name is None else series.name)
    return _pandas_frame(frame, lambda frame: xarray.DataArray.from_series(frame.iloc[:, 0].rename(series.name)))


_APART: dict[str, Callable[[Any], Sheet | None]] = {
    "numpy": _numpy,
    "pandas": _pandas,
    "polars": _polars,
    "pyarrow": _pyarrow,
    "xarray": _xarray,
}


# Plain Python


def _plain(data: Any) -> Sheet | None:
    from millpond.frames import _fields

    if data is None:
        return Sheet([], [], 0, lambda _, __: None)
    fields = _fields(type(data))
    if fields is not None:
        return _dictionary(fields(data))
    if isinstance(data, range):
        data = list(data)
    if isinstance(data, (list, tuple, set, frozenset)):
        return _rows(data)
    return None


def _dictionary(data: dict[Any, Any]) -> Sheet | None:
    values = list(data.values())
    if any(readers.package(value) == "pandas" and "Series" in _kinds(value) for value in values):
        # Rows with the same label belong together.
        return _pandas_frame(
            sys.modules["pandas"].DataFrame(data), lambda frame: {name: frame[name] for name in frame.columns}
        )
    if values and all(isinstance(value, Mapping) for value in values):
        labels = list(dict.fromkeys(label for column in values for label in column))
        columns = [[column.get(label) for label in labels] for column in values]
        return Sheet(
            unique(["", *data])[1:],
            columns,
            len(labels),
            lambda columns, labels: {
                name: dict(zip(labels, column, strict=True)) for name, column in zip(data, columns, strict=True)
            },
            labels,
        )
    if values and not any(_is_column(value) for value in values):
        return Sheet(
            ["value"],
            [values],
            len(values),
            lambda columns, labels: dict(zip(labels, columns[0], strict=True)),
            list(data),
        )
    return _columns(data)


def _is_column(value: Any) -> bool:
    return (
        hasattr(value, "__iter__")
        and not isinstance(value, (str, bytes, Mapping))
        and getattr(value, "shape", None) != ()
    )


def _columns(data: dict[Any, Any]) -> Sheet:
    """Columns by name; short ones end with missing values, single values fill a column."""
    columns = [
        value if readers.package(value) else list(value) if _is_column(value) else value for value in data.values()
    ]
    count = max((len(column) for column in columns if _is_column(column)), default=0)
    full = [
        [column] * count
        if not _is_column(column)
        else column
        if len(column) == count
        else [*column, *[None] * (count - len(column))]
        for column in columns
    ]
    kinds = [type(value) if isinstance(value, tuple) else None for value in data.values()]

    def build(columns: list[Any], _: Any) -> dict[Any, Any]:
        return {
            name: tuple(column) if kind is not None else column[:] if isinstance(column, list) else column.copy()
            for name, column, kind in zip(data, columns, kinds, strict=True)
        }

    return Sheet(unique(data), full, count, build)


def _rows(data: Any) -> Sheet | None:
    from millpond.frames import _fields

    rows = list(data)
    container = next(kind for kind in (list, tuple, frozenset, set) if isinstance(data, kind))
    kinds = set(map(type, rows))
    readers_of_rows = {kind: _fields(kind) for kind in kinds}
    if rows and all(readers_of_rows.values()):
        return _dictionaries([readers_of_rows[type(row)](row) for row in rows], container)  # type: ignore[misc]
    if rows and all(issubclass(kind, (list, tuple)) for kind in kinds):
        return _lists(rows, container)
    if any(readers.package(row) and _is_column(row) for row in rows):
        return None
    return Sheet(["value"], [rows], len(rows), lambda columns, _: container(columns[0]))


def _dictionaries(rows: list[dict[Any, Any]], container: Any) -> Sheet:
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = [[row.get(name) for row in rows] for name in names]
    return Sheet(
        unique(names),
        columns,
        len(rows),
        lambda columns, _: container(dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)),
    )


def _lists(rows: list[Any], container: Any) -> Sheet:
    width = max(map(len, rows))
    names = ["value"] if width == 1 else [str(at) for at in range(width)]
    columns = [[row[at] if at < len(row) else None for row in rows] for at in range(width)]
    kind = tuple if isinstance(rows[0], tuple) else list
    return Sheet(
        names, columns, len(rows), lambda columns, _: container(kind(row) for row in zip(*columns, strict=True))
    )
