"""How the values that come from an edited cell become those of its column.

A reader takes what JSON has (numbers, texts, booleans, lists) and gives what the column holds, or raises `TypeError`,
`ValueError` or `OverflowError` for what the column can't hold. A column without a reader can't be edited.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias

    Reader: TypeAlias = Callable[[Any], Any]

_PACKAGES = ("numpy", "pandas", "polars", "pyarrow", "xarray")


def package(value: object) -> str:
    """Which package for data a value is of; nothing for one of none."""
    for kind in type(value).__mro__:
        name = kind.__module__.partition(".")[0]
        if name in _PACKAGES:
            return name
    return ""


def reader_of(column: Any) -> Reader | None:
    """The reader of a column: a list, or what a package for data has for one. `None` if it can't be edited."""
    finders = {"pandas": _of_pandas, "numpy": _of_numpy, "polars": _of_polars, "pyarrow": _of_arrow}
    find = finders.get(package(column))
    return _of_values(column) if find is None else find(column)


def bounds_of(column: Any) -> tuple[int | None, int | None]:
    """The least and the greatest integer that a column can hold, where that is less than a page can type."""
    name = str(getattr(column, "dtype", getattr(column, "type", ""))).lower().removesuffix("[pyarrow]")
    bits = name.removeprefix("uint").removeprefix("int")
    if name == bits or bits not in ("8", "16", "32", "64"):
        return None, None
    size = int(bits)
    if name.startswith("u"):
        return 0, (1 << size) - 1 if size < 64 else None
    return (-(1 << size - 1), (1 << size - 1) - 1) if size < 64 else (None, None)


def categories_of(column: Any) -> list[Any] | None:
    """The values that a column can have, if its type has a list of them."""
    dtype = getattr(column, "dtype", None)
    categories = getattr(dtype, "categories", None)
    # A categorical column of polars has whatever it holds.
    if categories is None or type(dtype).__name__ not in ("CategoricalDtype", "Enum"):
        return None
    return [value.tolist() if hasattr(value, "tolist") else value for value in categories]


# Single values


def _same(value: Any) -> Any:
    return value


def _bool(value: Any) -> bool:
    if isinstance(value, str):
        words = {
            "true": True,
            "1": True,
            "yes": True,
            "on": True,
            "false": False,
            "0": False,
            "no": False,
            "off": False,
        }
        if value.strip().lower() not in words:
            raise ValueError(value)
        return words[value.strip().lower()]
    return bool(value)


_TRUE, _FALSE = ("true", "1", "yes", "on"), ("false", "0", "no", "off")


def _int(value: Any) -> int:
    whole = int(value)
    if not isinstance(value, str) and whole != value:
        raise ValueError(value)
    return whole


def _integer(bits: int, signed: bool) -> Reader:
    """Integers with so many bits."""
    least, greatest = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)

    def read(value: Any) -> int:
        whole = _int(value)
        if not least <= whole <= greatest:
            raise OverflowError(value)
        return whole

    return read


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value))


def _scaled(digits: int, scale: int) -> Reader:
    """Decimals with so many digits, so many of them behind the point."""

    def read(value: Any) -> Decimal:
        number = round(_decimal(value), scale)
        if number.adjusted() + 1 > digits - scale and number:
            raise OverflowError(value)
        return number

    return read


def _text(value: Any) -> str:
    if isinstance(value, (list, dict)):
        from millpond.jsontext import to_json

        return to_json(value)
    return str(value)


def _date(value: Any) -> date:
    return date.fromisoformat(str(value)[:10])


def _time(value: Any) -> time:
    return time.fromisoformat(str(value))


def _datetime(zone: Any = None) -> Reader:
    """Times on the wall, or instants shown in a zone."""

    def read(value: Any) -> datetime:
        read = datetime.fromisoformat(str(value))
        if zone is None:
            return read if read.tzinfo is None else read.astimezone(UTC).replace(tzinfo=None)
        return read.replace(tzinfo=zone) if read.tzinfo is None else read.astimezone(zone)

    return read


def _list(item: Reader) -> Reader:
    def read(value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise TypeError(value)
        return [None if one is None else item(one) for one in value]

    return read


def _one_of(known: set[Any], read: Reader) -> Reader:
    def read_known(value: Any) -> Any:
        given = read(value)
        if given not in known:
            raise ValueError(value)
        return given

    return read_known


# Python's values


def _of_values(values: Iterable[Any]) -> Reader | None:
    """By the types of what is there: anything goes where nothing is, nothing where they differ."""
    present = [value for value in values if not _is_missing(value)]
    kinds = set(map(type, present))
    if not kinds:
        return _same
    if kinds == {int, float}:
        return _number
    if len(kinds) > 1 or package(present[0]) == "numpy":
        return _of_numpy_values(present)
    kind = kinds.pop()
    if issubclass(kind, datetime):
        zones = {value.tzinfo for value in present}
        return _datetime(zones.pop()) if len(zones) == 1 else None
    if kind in (list, tuple):
        item = _of_values(one for value in present for one in value)
        return None if item is None else _sequence(kind, item)
    return _OF_TYPES.get(kind)


def _sequence(kind: type, item: Reader) -> Reader:
    read = _list(item)
    return read if kind is list else lambda value: tuple(read(value))


def _number(value: Any) -> Any:
    return _int(value) if isinstance(value, int) else float(value)


_OF_TYPES: dict[type, Reader] = {
    bool: _bool,
    int: _int,
    float: float,
    str: _text,
    Decimal: _decimal,
    date: _date,
    time: _time,
}


def _of_numpy_values(values: list[Any]) -> Reader | None:
    """Of scalars of numpy's, which share a type."""
    kinds = {type(value) for value in values}
    if len(kinds) > 1 or package(values[0]) != "numpy":
        return None
    kind = kinds.pop()
    if kind.__name__ == "ndarray":
        item = _of_values(one for value in values for one in value.tolist())
        return None if item is None else _list(item)
    read = _of_numpy(sys.modules["numpy"].array(values[:1]))
    return None if read is None else lambda value: kind(read(value))


def _is_missing(value: Any) -> bool:
    return (
        value is None or (isinstance(value, float) and value != value) or type(value).__name__ in ("NAType", "NaTType")
    )


# Numpy and pandas


def _of_numpy(column: Any) -> Reader | None:
    return _of_dtype(column.dtype) if column.dtype.kind != "O" else _of_values(column.tolist())


def _of_dtype(dtype: Any) -> Reader | None:
    """By numpy's letters for kinds."""
    if dtype.kind in "iu":
        return _integer(dtype.itemsize * 8, dtype.kind == "i")
    if dtype.kind == "M":
        return _datetime()
    return _OF_LETTERS.get(dtype.kind)


_OF_LETTERS: dict[str, Reader] = {"b": _bool, "f": float, "U": _text}


def _of_pandas(column: Any) -> Reader | None:
    dtype = column.dtype
    name = type(dtype).__name__
    if name == "CategoricalDtype":
        return _of_pandas(dtype.categories.to_series())
    if name == "DatetimeTZDtype":
        return _datetime(dtype.tz)
    if name == "StringDtype":
        return _text
    if name == "ArrowDtype":
        return _of_arrow_type(dtype.pyarrow_dtype)
    if name in ("PeriodDtype", "IntervalDtype", "SparseDtype"):
        return None
    return _of_values(column.tolist()) if dtype.kind == "O" else _of_dtype(dtype)


# Polars


def _of_polars(column: Any) -> Reader | None:
    return _of_polars_type(column.dtype, column)


def _of_polars_type(dtype: Any, column: Any = None) -> Reader | None:
    name = dtype.base_type().__name__
    if dtype.is_integer():
        return _integer(int(name.removeprefix("U").removeprefix("Int")), not name.startswith("U"))
    if name == "Decimal":
        return _scaled(dtype.precision or 38, dtype.scale)
    if name == "Datetime":
        return _datetime(None if dtype.time_zone is None else _zone(dtype.time_zone))
    if name == "Enum":
        return _one_of(set(dtype.categories), _text)
    if name == "List":
        item = _of_polars_type(dtype.inner)
        return None if item is None else _list(item)
    if name == "Object" and column is not None:
        return _of_values(column.to_list())
    return _OF_POLARS.get(name)


_OF_POLARS: dict[str, Reader] = {
    "Boolean": _bool,
    "Float32": float,
    "Float64": float,
    "String": _text,
    "Categorical": _text,
    "Date": _date,
    "Time": _time,
    "Null": _same,
}


def _zone(name: str) -> Any:
    from zoneinfo import ZoneInfo

    if name[0] in "+-":
        offset = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
        from datetime import timezone

        return timezone(-offset if name[0] == "-" else offset)
    return ZoneInfo(name)


# Arrow


def _of_arrow(column: Any) -> Reader | None:
    return _of_arrow_type(column.type)


def _of_arrow_type(kind: Any) -> Reader | None:
    types = sys.modules["pyarrow"].types
    if types.is_dictionary(kind):
        return _of_arrow_type(kind.value_type)
    if types.is_integer(kind):
        return _integer(kind.bit_width, types.is_signed_integer(kind))
    if types.is_decimal(kind):
        return _scaled(kind.precision, kind.scale)
    if types.is_timestamp(kind):
        return _datetime(None if kind.tz is None else _zone(kind.tz))
    if types.is_list(kind) or types.is_large_list(kind):
        item = _of_arrow_type(kind.value_type)
        return None if item is None else _list(item)
    for test, read in (
        (types.is_boolean, _bool),
        (types.is_floating, float),
        (types.is_string, _text),
        (types.is_large_string, _text),
        (types.is_string_view, _text),
        (types.is_date, _date),
        (types.is_time, _time),
        (types.is_null, _same),
    ):
        if test(kind):
            return read
    return None
