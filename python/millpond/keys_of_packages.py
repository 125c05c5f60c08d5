"""Keys of values from the standard library and from packages for data.

No package is imported for it: a value of a package can only exist where that is done already.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from millpond.keys import Encoder

    Parts = Callable[[], Iterable[Any]]


def of_package(encoder: Encoder, value: Any) -> Parts | None:
    """What gives the parts of a value, `None` if its type is of no known package."""
    enum = sys.modules.get("enum")
    if enum is not None and isinstance(value, enum.Enum):
        return lambda: [encoder.encode(value.name), encoder.encode(value.value)]
    for kind in type(value).__mro__:
        package = kind.__module__.partition(".")[0]
        reader = _READERS.get(package)
        parts = reader(encoder, value, kind.__name__) if reader is not None else None
        if parts is not None:
            return parts
    return None


def _encoded(encoder: Encoder, *values: object) -> Parts:
    return lambda: [encoder.encode(value) for value in values]


# The standard library


def _datetime(encoder: Encoder, value: Any, kind: str) -> Parts | None:
    if kind == "timedelta":
        return _encoded(encoder, value.days, value.seconds, value.microseconds)
    if kind in ("timezone", "tzinfo"):
        return _encoded(encoder, repr(value))
    if kind == "date":
        return _encoded(encoder, value.toordinal())
    if kind not in ("datetime", "time"):
        return None
    zone = value.tzinfo
    text = value.replace(tzinfo=None).isoformat()
    return _encoded(encoder, text, value.fold, None if zone is None else f"{type(zone).__module__} {zone!r}")


def _printed(*kinds: str) -> Callable[[Encoder, Any, str], Parts | None]:
    """A reader of types that their text tells everything about."""
    return lambda encoder, value, kind: _encoded(encoder, str(value)) if kind in kinds else None


def _pattern(encoder: Encoder, value: Any, kind: str) -> Parts | None:
    return _encoded(encoder, value.pattern, value.flags) if kind == "Pattern" else None


def _partial(encoder: Encoder, value: Any, kind: str) -> Parts | None:
    return _encoded(encoder, value.func, value.args, value.keywords) if kind == "partial" else None


def _array(encoder: Encoder, value: Any, kind: str) -> Parts | None:
    return (lambda: [value.typecode.encode(), value]) if kind == "array" else None


def _deque(encoder: Encoder, value: Any, kind: str) -> Parts | None:
    return (lambda: [encoder.encode(value.maxlen), *map(encoder.encode, value)]) if kind == "deque" else None


# Numpy


def _numpy(encoder: Encoder, value: Any, kind: str) -> Parts | None:
    if kind == "MaskedArray":
        return lambda: [
            *array_parts(encoder, value.data),
            *array_parts(encoder, sys.modules["numpy"].asarray(value.mask)),
        ]
    if kind == "ndarray":
        return lambda: array_parts(encoder, value)
    if kind == "generic":
        return lambda: [repr(value.dtype).encode(), encoder.encode(value.tobytes())]
    if kind == "dtype":
        return _encoded(encoder, repr(value))
    return None


def array_parts(encoder: Encoder, array: Any) -> list[Any]:
    """The parts of an array: type, shape and all elements, the last axis first."""
    numpy = sys.modules["numpy"]
    head = [repr(array.dtype).encode(), encoder.encode(array.shape)]
    if array.dtype.hasobject:
        return [*head, *_elements(encoder, array)]
    flat = numpy.ascontiguousarray(array).reshape(-1)
    # Not its `data`: some types, such as times, refuse to give it.
    return [*head, flat.view("u1") if flat.size and flat.itemsize else b""]


def _elements(encoder: Encoder, array: Any) -> Iterable[Any]:
    from millpond.keys import items

    return items(encoder, array.reshape(-1).tolist())


# Pandas


def _pandas(encoder: Encoder, value: Any, kind: str) -> Parts | None:
    reader = _PANDAS.get(kind)
    return None if reader is None else lambda: reader(encoder, value)


def _frame(encoder: Encoder, frame: Any) -> Iterable[Any]:
    yield from _encoded(encoder, frame.shape, frame.columns, frame.index)()
    for at in range(frame.shape[1]):
        yield from _column(encoder, frame.iloc[:, at].array)


def _series(encoder: Encoder, series: Any) -> Iterable[Any]:
    yield from _encoded(encoder, len(series), series.name, series.index)()
    yield from _column(encoder, series.array)


def _index(encoder: Encoder, index: Any) -> Iterable[Any]:
    yield encoder.encode((list(index.names), len(index), str(getattr(index, "freq", None))))
    if type(index).__name__ == "RangeIndex":
        yield encoder.encode((index.start, index.stop, index.step))
    elif index.nlevels > 1:
        for level in range(index.nlevels):
            yield from _column(encoder, index.get_level_values(level).array)
    else:
        yield from _column(encoder, index.array)


def _column(encoder: Encoder, array: Any) -> Iterable[Any]:
    """The parts of one of pandas' arrays, by the kind of its type."""
    names = [kind.__name__ for kind in type(array).__mro__]
    dtype = array.dtype
    yield f"{names[0]} {dtype!r}".encode()
    if names[0] in ("NumpyExtensionArray", "PandasArray"):
        yield from array_parts(encoder, array.to_numpy())
    elif hasattr(array, "asi8"):
        yield from array_parts(encoder, array.asi8)
    elif "Categorical" in names:
        yield from array_parts(encoder, array.codes)
        yield from _encoded(encoder, array.categories, array.ordered)()
    elif "IntervalArray" in names:
        yield from _encoded(encoder, array.left, array.right)()
    elif hasattr(dtype, "numpy_dtype") and "BaseMaskedArray" in names:
        yield from array_parts(encoder, array.isna())
        yield from array_parts(encoder, array.to_numpy(dtype=dtype.numpy_dtype, na_value=dtype.type(0)))
    elif "ArrowExtensionArray" in names:
        yield from _arrow_array(array.__arrow_array__())
    elif "string" in str(dtype) or str(dtype) == "str":
        yield from array_parts(encoder, array.isna())
        yield from _elements(encoder, array.to_numpy(dtype=object, na_value=""))
    else:
        yield from map(encoder.encode, list(array))


def _timestamp(encoder: Encoder, value: Any) -> Iterable[Any]:
    # As an integer of its own unit: the type derived from holds microseconds at most.
    zone = getattr(value, "tzinfo", None)
    parts = value.asm8.view("i8").item(), getattr(value, "unit", ""), repr(zone), getattr(value, "fold", 0)
    return _encoded(encoder, *parts)()


_PANDAS: dict[str, Callable[[Encoder, Any], Iterable[Any]]] = {
    "DataFrame": _frame,
    "Series": _series,
    "Index": _index,
    "ExtensionArray": _column,
    "Timestamp": _timestamp,
    "Timedelta": _timestamp,
    "Period": lambda encoder, value: _encoded(encoder, value.ordinal, value.freqstr)(),
    "Interval": lambda encoder, value: _encoded(encoder, value.left, value.right, value.closed)(),
    "NAType": lambda encoder, value: [],
    "NaTType": lambda encoder, value: [],
    "ExtensionDtype": lambda encoder, value: [repr(value).encode()],
    "BaseOffset": lambda encoder, value: [repr(value).encode()],
}


# Polars and Arrow


def _polars(encoder: Encoder, value: Any, kind: str) -> Parts | None:
    if kind == "Series":
        return lambda: [encoder.encode(value.name), _polars_ipc(value.to_frame())]
    if kind == "DataFrame":
        return lambda: [_polars_ipc(value)]
    return _encoded(encoder, repr(value)) if kind == "DataType" else None


def _polars_ipc(frame: Any) -> memoryview:
    from io import BytesIO

    buffer = BytesIO()
    frame.write_ipc(buffer, compression="uncompressed")
    return buffer.getbuffer()


def _pyarrow(encoder: Encoder, value: Any, kind: str) -> Parts | None:
    if kind in ("Table", "RecordBatch"):
        return lambda: [_arrow_ipc(value)]
    if kind in ("Array", "ChunkedArray"):
        return lambda: _arrow_array(value)
    if kind == "Scalar":
        return _encoded(encoder, str(value.type), value.as_py())
    return _encoded(encoder, value.serialize().to_pybytes()) if kind == "Schema" else None


def _arrow_array(array: Any) -> list[Any]:
    table = sys.modules["pyarrow"].table({"": array})
    return [_arrow_ipc(table)]


def _arrow_ipc(table: Any) -> Any:
    pyarrow = sys.modules["pyarrow"]
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write(table)
    return sink.getvalue()


_READERS: dict[str, Callable[[Encoder, Any, str], Parts | None]] = {
    "array": _array,
    "collections": _deque,
    "datetime": _datetime,
    "decimal": _printed("Decimal"),
    "_decimal": _printed("Decimal"),
    "_pydecimal": _printed("Decimal"),
    "fractions": _printed("Fraction"),
    "functools": _partial,
    "ipaddress": _printed("IPv4Address", "IPv6Address", "IPv4Network", "IPv6Network"),
    "numpy": _numpy,
    "pandas": _pandas,
    "pathlib": _printed("PurePath"),
    "polars": _polars,
    "pyarrow": _pyarrow,
    "re": _pattern,
    "uuid": _printed("UUID"),
    "zoneinfo": _printed("ZoneInfo"),
}
