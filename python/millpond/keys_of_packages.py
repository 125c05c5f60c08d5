"""Keys of values from the standard library and from packages for data.

No package is imported for it: a value of a package can only exist where that is done already. A reader gives values
that say all there is to say of the one read: plain ones, buffers as `memoryview`, or others that are read in turn.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    Parts = tuple[object, ...]


def of_package(value: Any) -> Parts | None:
    """The parts of a value, `None` if its type is of no known package."""
    enum = sys.modules.get("enum")
    if enum is not None and isinstance(value, enum.Enum):
        return value.name, value.value
    for kind in type(value).__mro__:
        package = kind.__module__.partition(".")[0]
        reader = _READERS.get(package)
        parts = reader(value, kind.__name__) if reader is not None else None
        if parts is not None:
            return parts
    return _of_protocol(value)


def _of_protocol(value: Any) -> Parts | None:
    """The parts of a value of any package whose class says what its fields are."""
    from millpond.keys import attributes

    kind = type(value)
    fields = getattr(kind, "__attrs_attrs__", None)
    if fields is not None:
        return ({field.name: getattr(value, field.name, None) for field in fields} | attributes(value),)
    return None


# The standard library


def _datetime(value: Any, kind: str) -> Parts | None:
    if kind == "timedelta":
        return value.days, value.seconds, value.microseconds
    if kind in ("timezone", "tzinfo"):
        return (repr(value),)
    if kind == "date":
        return (value.toordinal(),)
    if kind not in ("datetime", "time"):
        return None
    zone = value.tzinfo
    text = value.replace(tzinfo=None).isoformat()
    return text, value.fold, None if zone is None else f"{type(zone).__module__} {zone!r}"


def _printed(*kinds: str) -> Callable[[Any, str], Parts | None]:
    """A reader of types that their text tells everything about."""
    return lambda value, kind: (str(value),) if kind in kinds else None


def _pattern(value: Any, kind: str) -> Parts | None:
    return (value.pattern, value.flags) if kind == "Pattern" else None


def _partial(value: Any, kind: str) -> Parts | None:
    return (value.func, value.args, value.keywords) if kind == "partial" else None


def _array(value: Any, kind: str) -> Parts | None:
    return (value.typecode, memoryview(value)) if kind == "array" else None


def _collections(value: Any, kind: str) -> Parts | None:
    if kind == "deque":
        return value.maxlen, *value
    return tuple(value.maps) if kind == "ChainMap" else None


def _types(value: Any, kind: str) -> Parts | None:
    return (vars(value),) if kind == "SimpleNamespace" else None


def _io(value: Any, kind: str) -> Parts | None:
    """An open file counts as where it is, when it was written last, and how far it has been read."""
    if kind in ("BytesIO", "StringIO"):
        return value.getvalue(), value.tell()
    name = getattr(value, "name", None)
    if kind not in ("TextIOWrapper", "BufferedReader", "BufferedRandom", "FileIO") or not isinstance(name, str):
        return None
    import os

    status = os.stat(name)
    return os.path.abspath(name), status.st_mtime_ns, status.st_size, value.mode, value.tell()


# Numpy


def _numpy(value: Any, kind: str) -> Parts | None:
    if kind == "MaskedArray":
        numpy = sys.modules["numpy"]
        return *array_parts(value.data), *array_parts(numpy.asarray(value.mask)), value.fill_value
    if kind == "ndarray":
        return array_parts(value)
    if kind == "generic":
        return repr(value.dtype), value.tobytes()
    if kind == "dtype":
        return (repr(value),)
    if kind == "ufunc":
        return (value.__name__,)
    if kind in ("Generator", "RandomState", "BitGenerator"):
        state = value.bit_generator.state if kind == "Generator" else getattr(value, "state", None) or value.get_state()
        return (state,)
    return None


def array_parts(array: Any) -> Parts:
    """The parts of an array: type, shape and all of its elements.

    A large array whose last axis runs slowest is read in that order, since to turn it would take many times as long; it
    differs from an equal one of the usual order.
    """
    numpy = sys.modules["numpy"]
    head = repr(array.dtype), array.shape
    if array.dtype.hasobject:
        return *head, array.reshape(-1).tolist()
    turned = array.nbytes >= _LARGE and array.flags.f_contiguous and not array.flags.c_contiguous
    flat = (array.T if turned else numpy.ascontiguousarray(array)).reshape(-1)
    # Not its own buffer: some types, such as times, refuse to give it.
    return *head, turned, memoryview(flat.view("u1")) if flat.size and flat.itemsize else b""


_LARGE = 1 << 20
"""From how many bytes on data are read in the order in which they lie."""


# Pandas


def _pandas(value: Any, kind: str) -> Parts | None:
    reader = _PANDAS.get(kind)
    return None if reader is None else tuple(reader(value))


def _frame(frame: Any) -> Iterable[Any]:
    yield from (frame.shape, frame.columns, frame.index, frame.attrs)
    columns = frame.shape[1]
    first: Any = frame.iloc[:, 0].array if columns else None
    # One array holds a frame that was made from one, row by row; its columns would have to be gathered.
    if columns > 1 and frame.size * 8 >= _LARGE and _is_strided(first):
        values = frame.to_numpy()
        if values.dtype == first.dtype.numpy_dtype and not values.flags.owndata and not values.dtype.hasobject:
            yield from ("rows", type(first).__name__, repr(first.dtype), *array_parts(values))
            return
    for at in range(columns):
        yield from _column(frame.iloc[:, at].array)


def _is_strided(array: Any) -> bool:
    if type(array).__name__ not in ("NumpyExtensionArray", "PandasArray"):
        return False
    values = array.to_numpy()
    return bool(values.ndim == 1 and values.strides != (values.itemsize,))


def _series(series: Any) -> Iterable[Any]:
    yield from (len(series), series.name, series.index, series.attrs)
    yield from _column(series.array)


def _index(index: Any) -> Iterable[Any]:
    yield from (list(index.names), len(index), str(getattr(index, "freq", None)))
    if type(index).__name__ == "RangeIndex":
        yield from (index.start, index.stop, index.step)
    elif index.nlevels > 1:
        for level in range(index.nlevels):
            yield from _column(index.get_level_values(level).array)
    else:
        yield from _column(index.array)


def _column(array: Any) -> Iterable[Any]:
    """The parts of one of pandas' arrays, by the kind of its type."""
    names = [kind.__name__ for kind in type(array).__mro__]
    dtype = array.dtype
    yield f"{names[0]} {dtype!r}"
    if names[0] in ("NumpyExtensionArray", "PandasArray"):
        yield from array_parts(array.to_numpy())
    elif hasattr(array, "asi8"):
        yield from array_parts(array.asi8)
    elif "Categorical" in names:
        yield from (*array_parts(array.codes), array.categories, array.ordered)
    elif "IntervalArray" in names:
        yield from (array.left, array.right)
    elif hasattr(dtype, "numpy_dtype") and "BaseMaskedArray" in names:
        yield from array_parts(array.isna())
        yield from array_parts(array.to_numpy(dtype=dtype.numpy_dtype, na_value=dtype.type(0)))
    elif "ArrowExtensionArray" in names:
        yield _arrow_array(array.__arrow_array__())
    elif "string" in str(dtype) or str(dtype) == "str":
        yield from array_parts(array.isna())
        yield array.to_numpy(dtype=object, na_value="").tolist()
    else:
        yield list(array)


def _timestamp(value: Any) -> Iterable[Any]:
    # As an integer of its own unit: the type derived from holds microseconds at most.
    zone = getattr(value, "tzinfo", None)
    return value.asm8.view("i8").item(), getattr(value, "unit", ""), repr(zone), getattr(value, "fold", 0)


_PANDAS: dict[str, Callable[[Any], Iterable[Any]]] = {
    "DataFrame": _frame,
    "Series": _series,
    "Index": _index,
    "ExtensionArray": _column,
    "Timestamp": _timestamp,
    "Timedelta": _timestamp,
    "Period": lambda value: (value.ordinal, value.freqstr),
    "Interval": lambda value: (value.left, value.right, value.closed),
    "NAType": lambda value: (),
    "NaTType": lambda value: (),
    "ExtensionDtype": lambda value: (repr(value), getattr(value, "categories", None)),
    "BaseOffset": lambda value: (repr(value),),
}


# Polars and Arrow


def _polars(value: Any, kind: str) -> Parts | None:
    if kind == "Series":
        return value.name, _polars_ipc(value.to_frame())
    if kind == "DataFrame":
        return (_polars_ipc(value),)
    if kind in ("LazyFrame", "Expr"):
        return None
    return (repr(value),) if kind in ("DataType", "Schema") else None


def _polars_ipc(frame: Any) -> memoryview:
    from io import BytesIO

    buffer = BytesIO()
    frame.write_ipc(buffer, compression="uncompressed")
    return buffer.getbuffer()


def _pyarrow(value: Any, kind: str) -> Parts | None:
    if kind in ("Table", "RecordBatch"):
        return (_arrow_ipc(value),)
    if kind in ("Array", "ChunkedArray"):
        return (_arrow_array(value),)
    if kind == "Scalar":
        return str(value.type), value.as_py()
    if kind == "Buffer":
        return (memoryview(value),)
    if kind in ("DataType", "Field"):
        return (str(value), repr(value))
    return (value.serialize().to_pybytes(),) if kind == "Schema" else None


def _arrow_array(array: Any) -> memoryview:
    return _arrow_ipc(sys.modules["pyarrow"].table({"": array}))


def _arrow_ipc(table: Any) -> memoryview:
    pyarrow = sys.modules["pyarrow"]
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write(table)
    return memoryview(sink.getvalue())


# Other packages


def _pillow(value: Any, kind: str) -> Parts | None:
    if kind != "Image":
        return None
    palette = value.getpalette() if value.mode in ("P", "PA") else None
    # What it says of itself, as far as it is plain: a profile, transparency, the orientation.
    info = {name: held for name, held in value.info.items() if isinstance(held, (int, float, str, bytes, tuple))}
    return value.mode, value.size, palette, info, value.tobytes()


def _pydantic(value: Any, kind: str) -> Parts | None:
    from millpond.keys import attributes

    if kind != "BaseModel":
        return None
    return attributes(value), getattr(value, "__pydantic_extra__", None), getattr(value, "__pydantic_private__", None)


def _torch(value: Any, kind: str) -> Parts | None:
    if kind == "Tensor":
        dense = value.detach().cpu().contiguous()
        content = dense.view(sys.modules["torch"].uint8).numpy() if dense.dim() and dense.numel() else dense.tolist()
        return str(value.dtype), tuple(value.shape), str(value.device), value.requires_grad, content
    return (str(value),) if kind in ("dtype", "device") else None


_READERS: dict[str, Callable[[Any, str], Parts | None]] = {
    "PIL": _pillow,
    "_io": _io,
    "array": _array,
    "collections": _collections,
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
    "pydantic": _pydantic,
    "re": _pattern,
    "torch": _torch,
    "types": _types,
    "uuid": _printed("UUID"),
    "zoneinfo": _printed("ZoneInfo"),
}
