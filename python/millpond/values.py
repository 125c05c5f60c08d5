"""Values of memoized functions as bytes, from which each caller gets one of its own."""

from __future__ import annotations

import copyreg
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pickle import PickleBuffer
    from typing import Any

_SMALL = 1024
"""Buffers of fewer bytes go into the pickle."""


def dump(value: object) -> tuple[bytes, list[memoryview]]:
    """A pickle of a value, and the large buffers that it refers to."""
    from io import BytesIO
    from pickle import Pickler

    buffers: list[memoryview] = []

    def goes_into_the_pickle(buffer: PickleBuffer) -> bool:
        try:
            raw = buffer.raw()
        except BufferError:  # Not contiguous.
            return True
        if raw.nbytes < _SMALL:
            return True
        buffers.append(raw)
        return False

    pickled = BytesIO()
    pickler = Pickler(pickled, 5, buffer_callback=goes_into_the_pickle)
    reducers = _reducers()
    if reducers:
        pickler.dispatch_table = {**copyreg.dispatch_table, **reducers}
    pickler.dump(value)
    return pickled.getvalue(), buffers


# Polars keeps its data in Arrow's form, but writes it into the pickle itself.


def _reducers() -> dict[type, Callable[[Any], tuple[Any, ...]]]:
    polars = sys.modules.get("polars")
    if polars is None or not hasattr(polars, "DataFrame"):
        return {}
    return {polars.DataFrame: _reduce_frame, polars.Series: _reduce_series}


def _reduce_frame(frame: Any) -> tuple[Any, ...]:
    table = _as_arrow(frame)
    if table is not None:
        return _frame_from_arrow, (table,)
    if "Object" in map(str, frame.dtypes):
        raise TypeError("a column holds any objects")
    from io import BytesIO

    written = BytesIO()
    frame.write_ipc(written, compression="uncompressed")
    return _frame_from_ipc, (written.getvalue(),)


def _as_arrow(frame: Any) -> Any:
    """The frame as a table of Arrow's, which shares its memory, if nothing of its types is lost by it."""
    try:
        table = frame.to_arrow()
        return table if _frame_from_arrow(table).schema == frame.schema else None
    except Exception:  # Without Arrow's package, or with types that it does not have.
        return None


def _frame_from_arrow(table: Any) -> Any:
    import polars

    return polars.from_arrow(table)


def _frame_from_ipc(written: bytes) -> Any:
    from io import BytesIO

    import polars

    return polars.read_ipc(BytesIO(written))


def _reduce_series(series: Any) -> tuple[Any, ...]:
    return _series_of_frame, (series.to_frame(),)


def _series_of_frame(frame: Any) -> Any:
    return frame.to_series()


# What can't be kept


_UNEVALUATED = {
    "dask": ("DataFrame", "Series", "Array", "Delayed", "Bag"),
    "duckdb": ("DuckDBPyRelation",),
    "ibis": ("Expr",),
    "modin": ("DataFrame", "Series"),
    "polars": ("LazyFrame",),
    "pyspark": ("DataFrame",),
    "ray": ("Dataset",),
    "snowflake": ("DataFrame", "Table"),
}
"""By package, types that are recipes for data rather than data."""


def is_unevaluated(value: object) -> bool:
    """Whether a value is a recipe for data rather than data."""
    kinds = type(value).__mro__
    return any(kind.__name__ in _UNEVALUATED.get(kind.__module__.partition(".")[0], ()) for kind in kinds)


def refusal(function: str, value: object, error: BaseException) -> Exception:
    """What is raised of a function that returned a value that can't be pickled."""
    from millpond.errors import UnevaluatedDataFrameError, UnserializableReturnValueError

    kind = f"{type(value).__module__}.{type(value).__qualname__}"
    if is_unevaluated(value):
        return UnevaluatedDataFrameError(
            f"`{function}` returned data that is not computed yet; its type is: `{kind}`\n\n"
            "Compute it before it is returned, for example with `.collect()`, `.compute()` or `.to_pandas()`."
        )
    return UnserializableReturnValueError(
        f"`{function}` returned a value that can't be remembered, since it can't be pickled ({error}); its type is: "
        f"`{kind}`\n\nFor objects that are to be shared, such as connections and models, use "
        "`st.experimental_singleton` (or `st.cache_resource`)."
    )
