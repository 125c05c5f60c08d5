"""Columns of values on their way to the engine, each of one type that the engine knows."""

from __future__ import annotations

import sys
from datetime import UTC

from millpond import _native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from millpond._native import Column


class Table:
    """Columns with names; the first `index` of them are row labels."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.columns: list[Any] = []
        """What `from_list` gives, or an array of Arrow's, by name."""
        self.index = 0
        self.rows = 0
        self.numbering: tuple[int, int] | None = None
        """Of row labels that just number the rows, the first and the step."""
        self.heads: list[list[str]] | None = None
        """Of columns whose names have several levels, what stands at their heads, the outermost first."""
        self.cut: str | None = None
        """Whether there were more rows, not to be had at once: what to call for all of them."""

    def add(self, name: object, values: list[Any]) -> None:
        """Adds a column of Python's values."""
        self.add_column(name, from_list(values), len(values))

    def add_array(self, name: object, array: Any) -> None:
        """Adds a column that is a numpy array of one axis."""
        self.add_column(name, from_array(array), len(array))

    def add_pandas(self, name: object, array: Any) -> None:
        """Adds a column that is one of pandas' arrays: through Arrow if pyarrow is there."""
        self.add_column(name, from_pandas(array), len(array))

    def add_column(self, name: object, column: Any, rows: int) -> None:
        """Adds a column as `columns` has them; a name that is there already gets a number."""
        base = unique = str(name)
        count = 0
        while unique in self.names:
            count += 1
            unique = f"{base}.{count}"
        self.names.append(unique)
        self.columns.append(column)
        self.rows = rows

    def table(self) -> Table:
        """The columns one by one."""
        return self

    def frame(self) -> _native.Frame:
        """Hands the columns to the engine."""
        if any(not isinstance(column, tuple) for column in self.columns):
            return self._arrow_frame()
        try:
            return _native.Frame.from_columns(self.names, self.columns, self.index)
        except UnicodeEncodeError:
            # Halves of characters, which no file or page can hold.
            names = [_encodable(name) for name in self.names]
            return _native.Frame.from_columns(names, list(map(_encodable_column, self.columns)), self.index)

    def _arrow_frame(self) -> _native.Frame:
        pyarrow = sys.modules["pyarrow"]
        table = pyarrow.Table.from_arrays(list(map(to_arrow, self.columns)), names=self.names)
        return _native.Frame.from_arrow(table, self.index)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _encodable_column(column: Column) -> Column:
    kind, data, valid = column
    if not isinstance(data, list):
        return column
    return (kind, [None if text is None else _encodable(text) for text in data], valid)


# Python's values


def from_list(values: list[Any]) -> Column:
    """A column of the narrowest type that holds all the values; text if there is none."""
    kinds = set(map(type, values)) - {type(None)}
    if any(kind.__name__ in _MISSING for kind in kinds):
        return from_list([None if type(value).__name__ in _MISSING else value for value in values])
    valid = bytes(value is not None for value in values) if any(value is None for value in values) else None
    if not kinds:
        return ("null", bytes(len(values)), None)
    if kinds == {bool}:
        return ("bool", bytes(bool(value) for value in values), valid)
    if kinds <= {int, float}:
        return _numbers(values, "i64" if kinds == {int} else "f64", valid)
    time = _kind_of_time(kinds)
    if time is not None:
        return _times(values, time, valid)
    if {kind.__module__.partition(".")[0] for kind in kinds} == {"numpy"}:
        return from_list([value.tolist() if hasattr(value, "tolist") else value for value in values])
    return texts(values)


_MISSING = ("NAType", "NaTType")
"""The types of pandas' marks for what is missing."""


def _numbers(values: list[Any], kind: str, valid: bytes | None) -> Column:
    """A column of numbers; text if one of them is too great."""
    from array import array

    code, zero = ("q", 0) if kind == "i64" else ("d", 0.0)
    try:
        return (kind, array(code, [zero if value is None else value for value in values]), valid)
    except OverflowError:
        return texts(values)


def _kind_of_time(kinds: set[type]) -> str | None:
    """Which kind of date or time all of the types are; pandas' own are kinds of Python's."""
    names = set()
    for kind in kinds:
        base = next((one for one in kind.__mro__ if one.__module__ == "datetime"), None)
        names.add(None if base is None else base.__name__)
    return names.pop() if len(names) == 1 else None


def _times(values: list[Any], kind: str, valid: bytes | None) -> Column:
    """A column of dates, times or lengths of time."""
    from array import array
    from datetime import datetime, timedelta

    if kind == "date":
        return ("date", array("i", [0 if value is None else value.toordinal() - 719163 for value in values]), valid)
    tick = timedelta(microseconds=1)
    if kind == "timedelta":
        return ("duration:us", array("q", [0 if value is None else value // tick for value in values]), valid)
    if kind == "datetime":
        zones = {value.tzinfo for value in values if value is not None}
        if len(zones) == 1:
            zone = zones.pop()
            start = datetime(1970, 1, 1, tzinfo=None if zone is None else UTC)
            name = "" if zone is None else f":{zone_name(zone)}"
            ticks = [0 if value is None else (value - start) // tick for value in values]
            return (f"timestamp:us{name}", array("q", ticks), valid)
    return texts([None if value is None else value.isoformat() for value in values])


def zone_name(zone: Any) -> str:
    """A zone's name as Arrow has it: `Europe/Berlin`, `+02:00`, `UTC`."""
    import re

    name = str(getattr(zone, "key", None) or getattr(zone, "zone", None) or zone)
    name = name.removeprefix("UTC") if name.startswith(("UTC+", "UTC-")) else name
    # Of a zone without a name that others know, the instants at least.
    return name if re.fullmatch(r"[+-]\d\d:\d\d|[A-Za-z][\w+/-]*", name) else "UTC"


def texts(values: Iterable[Any]) -> Column:
    """A column of what the values say."""
    return ("str", [_say(value) for value in values], None)


def _say(value: Any) -> str | None:
    if value is None or type(value).__name__ in _MISSING:
        return None
    if isinstance(value, float) and value != value:
        return None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (list, tuple, dict)):
        # As the page can read it again, to draw it or to unfold it.
        from millpond.jsontext import to_json

        return to_json(value)
    return value if isinstance(value, str) else str(value)


# Numpy


def from_array(array: Any) -> Column:
    """A column of a numpy array."""
    kind, width = array.dtype.kind, array.dtype.itemsize
    if array.dtype.byteorder == ">" or (array.dtype.byteorder == "<" and sys.byteorder == "big"):
        array = array.astype(array.dtype.newbyteorder("="))
    numpy = sys.modules["numpy"]
    if type(array).__name__ == "MaskedArray":
        return from_list(array.tolist())
    if kind == "b":
        return ("bool", numpy.ascontiguousarray(array), None)
    if kind == "f" and width not in (4, 8):
        return ("f64", numpy.ascontiguousarray(array, dtype="f8"), None)
    if kind in "iuf":
        return (f"{kind}{width * 8}", numpy.ascontiguousarray(array), None)
    if kind in "mM":
        return _array_of_times(array)
    if kind == "U":
        return ("str", array.tolist(), None)
    return from_list(array.tolist())


def _array_of_times(array: Any, zone: str = "") -> Column:
    """A column of `datetime64` or `timedelta64`, whose missing values are marked by the least integer."""
    numpy = sys.modules["numpy"]
    unit, count = numpy.datetime_data(array.dtype)
    if unit not in ("s", "ms", "us", "ns") or count != 1:
        unit = {"generic": "ns", "ps": "ns", "fs": "ns", "as": "ns", "us": "us", "ms": "ms"}.get(unit, "s")
        array = array.astype(f"{array.dtype.kind}8[{unit}]")
    word = "timestamp" if array.dtype.kind == "M" else "duration"
    valid = ~numpy.isnat(array)
    ticks = numpy.ascontiguousarray(array).view("i8")
    return (f"{word}:{unit}{zone}", ticks, None if valid.all() else valid)


# Pandas


def from_pandas(array: Any) -> Any:
    """A column of one of pandas' arrays: an Arrow array where pyarrow can make one, else as `from_array`."""
    names = {kind.__name__ for kind in type(array).__mro__}
    if names & {"PeriodArray", "IntervalArray"}:
        return texts(array)
    if "SparseArray" in names:
        return from_array(array.to_dense())
    if type(array).__name__ in ("NumpyExtensionArray", "PandasArray"):
        plain = array.to_numpy()
        if plain.dtype.kind == "f":
            return _without_nan(from_array(plain))
        return from_array(plain) if plain.dtype.kind != "O" else _objects(plain)
    pyarrow = sys.modules.get("pyarrow")
    if pyarrow is None:
        return _without_arrow(array, names)
    try:
        return pyarrow.array(array, from_pandas=True)
    except (TypeError, ValueError, NotImplementedError):  # pyarrow's errors are kinds of these
        return texts(array)


def _without_nan(column: Any) -> Any:
    """A column in which NaN is a missing value, as it is for pandas."""
    kind, numbers, _ = column
    missing = sys.modules["numpy"].isnan(numbers)
    return (kind, numbers, ~missing) if missing.any() else column


def _objects(array: Any) -> Any:
    """A column of Python objects: of their own type if they share one, else as text."""
    pyarrow = sys.modules.get("pyarrow")
    kinds = {type(value).__name__ for value in array} - {"NoneType", "float", *_MISSING}
    if pyarrow is not None and kinds <= {"list", "dict", "ndarray", "Decimal"} and len(kinds) == 1:
        try:
            return pyarrow.array(array, from_pandas=True)
        except (TypeError, ValueError, NotImplementedError):
            return texts(array)
    missing = sys.modules["pandas"].isna
    return from_list([None if _is_missing(value, missing) else value for value in array.tolist()])


def _is_missing(value: object, missing: Any) -> bool:
    return value is None or missing(value) is True


def _without_arrow(array: Any, names: set[str]) -> Column:
    """A column of an array of pandas' own kind, by its kind."""
    if "Categorical" in names:
        categories = array.categories.tolist()
        return from_list([None if code < 0 else categories[code] for code in array.codes.tolist()])
    if "DatetimeArray" in names and array.tz is not None:
        # The same instants, as times on the wall in UTC.
        return _array_of_times(array.tz_convert(None).to_numpy(), f":{zone_name(array.tz)}")
    if names & {"DatetimeArray", "TimedeltaArray"}:
        return _array_of_times(array.to_numpy())
    if "BaseMaskedArray" in names:
        kind, data, _ = from_array(array.to_numpy(dtype=array.dtype.numpy_dtype, na_value=array.dtype.type(0)))
        valid = ~array.isna()
        return (kind, data, None if valid.all() else valid)
    missing = array.isna().tolist()
    values: list[Any] = array.astype(object).tolist()
    return from_list([None if gone else value for gone, value in zip(missing, values, strict=True)])


# Arrow


def to_arrow(column: Any) -> Any:
    """A plain column as an Arrow array, to stand beside others that are."""
    if not isinstance(column, tuple):
        return column
    pyarrow = sys.modules["pyarrow"]
    kind, data, valid = column
    if kind == "str":
        return pyarrow.array(data, pyarrow.string())
    if kind == "null":
        return pyarrow.nulls(len(data))
    numpy = sys.modules["numpy"]
    plain = _arrow_type(pyarrow, kind)
    mask = None if valid is None else numpy.frombuffer(valid, dtype="u1") == 0
    if kind == "bool":
        return pyarrow.array(numpy.frombuffer(data, dtype="u1") == 1, mask=mask)
    count = memoryview(data).nbytes * 8 // plain.bit_width
    if not count:
        return pyarrow.array([], plain)
    marks = None if mask is None else pyarrow.array(~mask).buffers()[1]
    return pyarrow.Array.from_buffers(plain, count, [marks, pyarrow.py_buffer(data)])


def _arrow_type(pyarrow: Any, kind: str) -> Any:
    word, _, rest = kind.partition(":")
    unit, _, zone = rest.partition(":")
    if word == "timestamp":
        return pyarrow.timestamp(unit, zone or None)
    if word == "duration":
        return pyarrow.duration(unit)
    names = {"bool": "bool_", "date": "date32", "f32": "float32", "f64": "float64"}
    name = names.get(word) or word.replace("i", "int").replace("u", "uint")
    return getattr(pyarrow, name)()
