"""Keys of values from the standard library and from packages for data.

No package is imported for it: a value of a package can only exist where that is done already. A reader gives values
that say all there is to say of the one read: plain ones, buffers as `memoryview`, or others that are read in turn. It
gives `None` for a value of which that can't be said. Readers are listed at the end, by package and name of the type.
"""

from __future__ import annotations

import sys

from millpond.keys import attributes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    Parts = tuple[object, ...]
    Reader = Callable[[Any], Iterable[object] | None]


def of_package(value: Any) -> Parts | None:
    """The parts of a value, `None` if its type is of no known package."""
    kind = type(value)
    reader = _found.get(kind)
    if reader is not None:
        return _tuple(reader(value))
    enum = sys.modules.get("enum")
    if enum is not None and isinstance(value, enum.Enum):
        return _member(value)
    for known in kind.__mro__:
        reader = _READERS.get(f"{_package(known)}.{known.__name__}")
        if reader is not None and _package(kind) == _package(known):
            _found[kind] = reader
            return _tuple(reader(value))
        if reader is not None:
            parts = _tuple(reader(value))
            # With what a type adds to that of the package which it is derived from.
            return None if parts is None else (*parts, attributes(value, known))
    return None


_found: dict[type, Reader] = {}
"""The readers of packages' types that were met. Not of types derived from them elsewhere, which come and go."""


def _tuple(parts: Iterable[object] | None) -> Parts | None:
    return None if parts is None else tuple(parts)


def _package(kind: type) -> str:
    return kind.__module__.partition(".")[0]


# The standard library


def _member(value: Any) -> Parts:
    """The parts of a member of an enumeration; names within underscores are for the enumeration itself."""
    held = {name: held for name, held in vars(value).items() if not (name.startswith("_") and name.endswith("_"))}
    return (value._name_, value._value_, held) if held else (value._name_, value._value_)


def _printed(name: str) -> Reader:
    """A reader of a type that its text tells everything about: its own text, which a type derived may replace."""
    module, _, kind = name.partition(".")
    return lambda value: (getattr(sys.modules[module], kind).__str__(value),)


def _named(*names: str) -> Reader:
    """A reader of a type whose attributes of these names tell everything about it."""
    return lambda value: [getattr(value, name) for name in names]


def _held(value: Any) -> Parts:
    return (attributes(value),)


def _nothing(_: Any) -> Parts:
    """The parts of a type's only value."""
    return ()


def _ordered_dict(value: Any) -> Parts:
    # By its own order, which `dict` does not know.
    ordered = sys.modules["collections"].OrderedDict
    return [list(item) for item in ordered.items(value)], vars(value)


def _default_dict(value: Any) -> Parts:
    return value.default_factory, dict(dict.items(value))


def _random(value: Any) -> Parts | None:
    system = sys.modules["random"].SystemRandom
    return None if isinstance(value, system) else (value.getstate(), vars(value))


def _memory_file(value: Any) -> Parts | None:
    """A file in memory counts as its content, and how far it has been read."""
    kind = sys.modules["_io"].BytesIO if hasattr(value, "getbuffer") else sys.modules["_io"].StringIO
    return None if value.closed else kind.__getstate__(value)


def _file(value: Any) -> Parts | None:
    """An open file counts as where it is, when it was written last, and how far it has been read."""
    import os
    from stat import S_ISREG

    name = getattr(value, "name", None)
    if value.closed or not isinstance(name, (str, bytes, os.PathLike)):
        return None
    if value.writable():
        value.flush()
    status = os.fstat(value.fileno())
    if not S_ISREG(status.st_mode):
        return None
    read_as = [getattr(value, name, None) for name in ("mode", "encoding", "errors")]
    where = os.path.abspath(name), status.st_dev, status.st_ino
    return where, status.st_mtime_ns, status.st_size, value.tell(), read_as, vars(value)


def _alias(value: Any) -> Parts:
    return tuple(getattr(value, name, None) for name in ("_name", "__origin__", "__args__", "__metadata__"))


def _zone(value: Any) -> Parts | None:
    return None if value.key is None else (value.key,)


# Numpy


def _dtype(dtype: Any) -> object:
    """The type of an array's elements, with the metadata that its text leaves out."""
    inner = [dtype.fields[name][0] for name in dtype.names or ()]
    if dtype.subdtype is not None:
        inner.append(dtype.base)
    missing = getattr(dtype, "na_object", None)
    if not inner and dtype.metadata is None and missing is None:
        return repr(dtype)
    return repr(dtype), dict(dtype.metadata or ()), missing, [_dtype(each) for each in inner]


def array_parts(array: Any) -> Parts:
    """The parts of an array: type, shape and all of its elements.

    A large array whose last axis runs slowest is read in that order, since to turn it would take many times as long; it
    differs from an equal one of the usual order.
    """
    numpy = sys.modules["numpy"]
    array = numpy.asarray(array)
    head = _dtype(array.dtype), array.shape
    if array.dtype.names is not None:
        # Field by field: what lies between them is no content.
        return *head, *(part for name in array.dtype.names for part in array_parts(array[name]))
    if array.dtype.hasobject:
        return *head, array.reshape(-1).tolist()
    turned = array.nbytes >= _LARGE and array.flags.f_contiguous and not array.flags.c_contiguous
    return *head, turned, _elements((array.T if turned else numpy.ascontiguousarray(array)).reshape(-1))


def _elements(flat: Any) -> memoryview | bytes:
    numpy = sys.modules["numpy"]
    if not flat.size or not flat.itemsize:
        return b""
    if flat.dtype.char in _EXTENDED:
        flat = flat.astype(flat.dtype.newbyteorder("=")).view(numpy.longdouble)
        used = 10 if numpy.finfo(numpy.longdouble).nmant == 63 else flat.itemsize
        # The bytes that fill such a number up are no content.
        return memoryview(numpy.ascontiguousarray(flat.view("u1").reshape(-1, flat.itemsize)[:, :used]))
    # Not its own buffer: some types, such as times, refuse to give it.
    return memoryview(flat.view("u1"))


_LARGE = 1 << 20
"""From how many bytes on data are read in the order in which they lie."""

_EXTENDED = "gG"
"""The codes of the types of extended floats."""


def _masked(value: Any) -> Parts:
    return *array_parts(value.data), *array_parts(value.mask), value.fill_value, value.hardmask


def _numpy_scalar(value: Any) -> Parts:
    dtype = value.dtype
    return array_parts(value) if dtype.kind == "V" or dtype.char in _EXTENDED else (dtype.str, value.tobytes())


def _ufunc(value: Any) -> Parts | None:
    """A function of elements is known if its name leads to it; one made of the user's function has none of its own."""
    name: str = value.__name__
    for home in ("numpy", "numpy.strings", "scipy.special"):
        if getattr(sys.modules.get(home), name, None) is value:
            return home, name
    return None


def _bit_generator(value: Any) -> Parts:
    return value.state, getattr(value, "seed_seq", None)


# Pandas


def _frame(frame: Any) -> Iterator[Any]:
    yield from (frame.shape, frame.columns, frame.index, *_said(frame))
    columns = frame.shape[1]
    first: Any = frame.iloc[:, 0].array if columns else None
    # One array holds a frame that was made from one, row by row; its columns would have to be gathered.
    if columns > 1 and frame.size * 8 >= _LARGE and _is_strided(first) and (frame.dtypes == first.dtype).all():
        values = frame.to_numpy()
        if values.dtype == first.dtype.numpy_dtype and not values.flags.owndata and not values.dtype.hasobject:
            yield from ("rows", type(first).__name__, first.dtype, *array_parts(values))
            return
    for _, series in frame.items():
        yield from _column(series.array)


def _is_strided(array: Any) -> bool:
    if type(array).__name__ not in ("NumpyExtensionArray", "PandasArray"):
        return False
    values = array.to_numpy()
    return bool(values.ndim == 1 and values.strides != (values.itemsize,))


def _series(series: Any) -> Iterator[Any]:
    yield from (len(series), series.name, series.index, *_said(series))
    yield from _column(series.array)


def _said(data: Any) -> Parts:
    """What is said of a frame or a series as a whole, also by a type derived from it."""
    own = [getattr(data, name, None) for name in data._metadata]
    return data.attrs, data.flags.allows_duplicate_labels, own


def _index(index: Any) -> Iterator[Any]:
    yield from (list(index.names), len(index), getattr(index, "freq", None))
    if type(index).__name__ == "RangeIndex":
        yield from (index.start, index.stop, index.step)
    elif hasattr(index, "levels"):
        yield from (index.sortorder, list(index.levels), list(index.codes))
    else:
        yield from _column(index.array)


def _column(array: Any) -> Iterator[Any]:
    """The parts of one of pandas' arrays, by the kind of its type."""
    names = [kind.__name__ for kind in type(array).__mro__]
    dtype = array.dtype
    yield from (names[0], dtype)
    if names[0] in ("NumpyExtensionArray", "PandasArray"):
        yield from array_parts(array.to_numpy())
    elif hasattr(array, "asi8"):
        yield from array_parts(array.asi8)
    elif "Categorical" in names:
        yield from (*array_parts(array.codes), array.categories, array.ordered)
    elif "IntervalArray" in names:
        yield from (array.left, array.right)
    elif "SparseArray" in names:
        yield from (len(array), *array_parts(array.sp_index.indices), *array_parts(array.sp_values))
    elif "BaseMaskedArray" in names:
        yield from array_parts(array.isna())
        yield from array_parts(array.to_numpy(dtype=dtype.numpy_dtype, na_value=dtype.type(0)))
    elif "ArrowExtensionArray" in names:
        yield array.__arrow_array__()
    elif "BaseStringArray" in names:
        yield from array_parts(array.isna())
        yield array.to_numpy(dtype=object, na_value="").tolist()
    else:
        yield list(array)


def _extension_dtype(dtype: Any) -> Parts:
    return dtype.name, {name: getattr(dtype, name, None) for name in dtype._metadata}


def _timestamp(value: Any) -> Parts:
    # As an integer of its own unit: the type derived from holds microseconds at most.
    return value.asm8.view("i8").item(), value.unit, getattr(value, "tzinfo", None), getattr(value, "fold", 0)


def _offset(value: Any) -> Parts:
    return ({name: getattr(value, name, None) for name in sorted(value._attributes)},)


# Polars


def _polars_frame(frame: Any) -> Iterator[Any]:
    polars = sys.modules["polars"]
    yield from (frame.shape, frame.columns, frame.dtypes)
    together: list[Any] = []
    for at, series in enumerate(frame.get_columns()):
        if series.dtype == polars.Object:
            yield series.to_list()
            continue
        plain = _polars_plain(series).alias(f"{at}")
        if not plain.null_count():
            together.append(plain)
            continue
        # What lies under a null is no content.
        together.append(plain.is_null().cast(polars.UInt8).alias(f"{at} is null"))
        filled = _polars_filled(plain)
        if filled is not None:
            together.append(filled)
        else:
            yield _polars_ipc([plain.drop_nulls()])
    yield _polars_ipc(together)


def _polars_plain(series: Any) -> Any:
    """A series of which equal ones have equal bytes, but for what lies under a null."""
    polars = sys.modules["polars"]
    if series.dtype == polars.Boolean:
        return series.cast(polars.UInt8)  # The bits that fill up the last byte are no content.
    if series.dtype == polars.Categorical:
        return series.cast(polars.String)  # The numbers of categories depend on what the process read before.
    return series


def _polars_filled(series: Any) -> Any:
    """A series with the same value under each null; `None` if its type has no such value."""
    polars = sys.modules["polars"]
    plain = series if series.dtype.is_nested() else series.to_physical()
    empty = {polars.String: "", polars.Binary: b""}.get(plain.dtype, 0 if plain.dtype.is_numeric() else None)
    return None if empty is None else plain.fill_null(empty)


def _polars_ipc(columns: list[Any]) -> memoryview:
    from io import BytesIO

    polars = sys.modules["polars"]
    buffer = BytesIO()
    # The newest format shares texts between series and would write those of others, too.
    oldest = polars.CompatLevel.oldest()
    polars.DataFrame(columns).rechunk().write_ipc(buffer, compression="uncompressed", compat_level=oldest)
    return buffer.getbuffer()


def _categories(value: Any) -> Parts:
    return value.name(), value.namespace(), value.physical()


# Arrow


def _arrow_table(table: Any) -> Iterator[Any]:
    yield from (table.schema, table.num_rows)
    for column in table.columns:
        yield from _arrow_array(column)


def _arrow_array(array: Any) -> Iterator[Any]:
    yield len(array)
    if array.null_count:
        # What lies under a null is no content.
        yield _arrow_ipc(array.is_valid())
        array = array.drop_null()
    yield _arrow_ipc(array)


def _arrow_ipc(array: Any) -> memoryview:
    pyarrow = sys.modules["pyarrow"]
    if array.type == pyarrow.bool_():
        array = array.cast(pyarrow.uint8())  # The bits that fill up the last byte are no content.
    table = pyarrow.table({"": array}).combine_chunks()
    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write(table)
    return memoryview(sink.getvalue())


def _arrow_scalar(value: Any) -> Parts:
    return value.type, sys.modules["pyarrow"].repeat(value, 1)


def _arrow_type(value: Any) -> Parts:
    return (sys.modules["pyarrow"].schema([("", value)]),)


def _arrow_field(value: Any) -> Parts:
    return (sys.modules["pyarrow"].schema([value]),)


# Other packages


def _image(value: Any) -> Parts | None:
    value.load()
    file: Any = getattr(value, "_fp", None)
    more = _whole(file) if hasattr(file, "read") and not file.closed else None
    if more is None and vars(value).get("n_frames", 1) > 1 and file is None:
        return None  # It has other frames, which can't be read without a change to this one.
    palette = (value.palette.mode, value.getpalette(None)) if value.mode in ("P", "PA") else None
    tags = dict(getattr(value, "tag_v2", ()))
    return value.mode, value.size, value.format, palette, value.info, tags, value.tobytes(), value.tell(), more


def _whole(file: Any) -> bytes:
    at = file.tell()
    file.seek(0)
    content = file.read()
    file.seek(at)
    return bytes(content)


def _torch_tensor(value: Any) -> Parts:
    dense = value.detach().cpu().contiguous()
    content = dense.view(sys.modules["torch"].uint8).numpy() if dense.dim() and dense.numel() else dense.tolist()
    return str(value.dtype), tuple(value.shape), str(value.device), value.requires_grad, content


_PRINTED = (
    "decimal.Decimal",
    "fractions.Fraction",
    "ipaddress.IPv4Address",
    "ipaddress.IPv4Interface",
    "ipaddress.IPv4Network",
    "ipaddress.IPv6Address",
    "ipaddress.IPv6Interface",
    "ipaddress.IPv6Network",
    "pathlib.PurePath",
    "torch.device",
    "torch.dtype",
)

_READERS: dict[str, Reader] = {name: _printed(name) for name in _PRINTED} | {
    "PIL.IFDRational": _named("numerator", "denominator"),
    "PIL.Image": _image,
    "_io.BufferedRandom": _file,
    "_io.BufferedReader": _file,
    "_io.BufferedWriter": _file,
    "_io.BytesIO": _memory_file,
    "_io.FileIO": _file,
    "_io.StringIO": _memory_file,
    "_io.TextIOWrapper": _file,
    "array.array": lambda value: (value.typecode, value.tobytes()),
    "builtins.classmethod": _named("__func__"),
    "builtins.classmethod_descriptor": _named("__objclass__", "__name__"),
    "builtins.dict_items": lambda value: (list(value),),
    "builtins.dict_keys": lambda value: (list(value),),
    "builtins.dict_values": lambda value: (list(value),),
    "builtins.getset_descriptor": _named("__objclass__", "__name__"),
    "builtins.mappingproxy": lambda value: (dict(value),),
    "builtins.member_descriptor": _named("__objclass__", "__name__"),
    "builtins.method_descriptor": _named("__objclass__", "__name__"),
    "builtins.property": _named("fget", "fset", "fdel"),
    "builtins.staticmethod": _named("__func__"),
    "builtins.wrapper_descriptor": _named("__objclass__", "__name__"),
    "collections.ChainMap": _held,
    "collections.OrderedDict": _ordered_dict,
    "collections.UserDict": _held,
    "collections.UserList": _held,
    "collections.UserString": _held,
    "collections.defaultdict": _default_dict,
    "collections.deque": lambda value: (value.maxlen, list(value)),
    "dataclasses._HAS_DEFAULT_FACTORY_CLASS": _nothing,
    "datetime.date": _named("year", "month", "day"),
    "datetime.datetime": _named("year", "month", "day", "hour", "minute", "second", "microsecond", "fold", "tzinfo"),
    "datetime.time": _named("hour", "minute", "second", "microsecond", "fold", "tzinfo"),
    "datetime.timedelta": _named("days", "seconds", "microseconds"),
    "datetime.timezone": lambda value: value.__getinitargs__(),
    "datetime.tzinfo": _nothing,
    "dateutil._ttinfo": _held,
    "dateutil.relativedelta": _held,
    "dateutil.weekday": _held,
    "functools._lru_cache_wrapper": lambda value: (value.__wrapped__, value.cache_parameters()),
    "functools.cached_property": _named("func"),
    "functools.partial": lambda value: (value.func, value.args, value.keywords, vars(value)),
    "millpond.UploadedFile": lambda value: value.content_key(),
    "numpy.BitGenerator": _bit_generator,
    "numpy.Generator": _named("bit_generator"),
    "numpy.MaskedArray": _masked,
    "numpy.MaskedConstant": _nothing,
    "numpy.RandomState": lambda value: (value.get_state(legacy=False),),
    "numpy.SeedSequence": _named("state"),
    "numpy._ArrayFunctionDispatcher": _named("__module__", "__qualname__"),
    "numpy.busdaycalendar": _named("weekmask", "holidays"),
    "numpy.dtype": lambda value: (_dtype(value),),
    "numpy.generic": _numpy_scalar,
    "numpy.ndarray": array_parts,
    "numpy.ufunc": _ufunc,
    "operator.attrgetter": lambda value: value.__reduce__(),
    "operator.itemgetter": lambda value: value.__reduce__(),
    "operator.methodcaller": lambda value: value.__reduce__(),
    "pandas.BaseOffset": _offset,
    "pandas.DataFrame": _frame,
    "pandas.ExtensionArray": _column,
    "pandas.ExtensionDtype": _extension_dtype,
    "pandas.Index": _index,
    "pandas.Interval": _named("left", "right", "closed"),
    "pandas.NAType": _nothing,
    "pandas.NaTType": _nothing,
    "pandas.Period": _named("ordinal", "freq"),
    "pandas.Series": _series,
    "pandas.Timedelta": _timestamp,
    "pandas.Timestamp": _timestamp,
    "plotly.BaseFigure": lambda value: (value.to_dict(),),
    "polars.Categories": _categories,
    "polars.DataFrame": _polars_frame,
    "polars.DataType": _held,
    "polars.Field": _held,
    "polars.Series": lambda series: _polars_frame(series.to_frame()),
    "pyarrow.Array": lambda value: (value.type, *_arrow_array(value)),
    "pyarrow.Buffer": lambda value: (memoryview(value),),
    "pyarrow.ChunkedArray": lambda value: (value.type, *_arrow_array(value)),
    "pyarrow.DataType": _arrow_type,
    "pyarrow.Field": _arrow_field,
    "pyarrow.RecordBatch": _arrow_table,
    "pyarrow.Scalar": _arrow_scalar,
    "pyarrow.Schema": lambda value: (memoryview(value.serialize()),),
    "pyarrow.Table": _arrow_table,
    "pydantic.BaseModel": _held,
    "pydantic.FieldInfo": _held,
    "pydantic._BaseMultiHostUrl": _held,
    "pydantic._BaseUrl": _held,
    "pydantic._SecretBase": _held,
    "pydantic_core.MultiHostUrl": lambda value: (str(value),),
    "pydantic_core.PydanticUndefinedType": _nothing,
    "pydantic_core.Url": lambda value: (str(value),),
    "pytz.BaseTzInfo": lambda value: (repr(value),),
    "random.Random": _random,
    "re.Pattern": _named("pattern", "flags"),
    "tempfile.SpooledTemporaryFile": _named("_file"),
    "tempfile._TemporaryFileWrapper": _named("file"),
    "torch.Tensor": _torch_tensor,
    "types.GenericAlias": _named("__origin__", "__args__", "__unpacked__"),
    "types.SimpleNamespace": _held,
    "types.UnionType": _named("__args__"),
    "typing.ForwardRef": _named("__forward_arg__"),
    "typing.TypeVar": _named("__name__", "__bound__", "__constraints__"),
    "typing.Union": _named("__args__"),
    "typing._BaseGenericAlias": _alias,
    "typing._SpecialForm": _named("_name"),
    "uuid.UUID": _named("int", "is_safe"),
    "zoneinfo.ZoneInfo": _zone,
}
