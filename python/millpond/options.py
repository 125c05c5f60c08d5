"""Options to choose from: any iterable, a column, the first column of a table, the members of an `Enum`.

They are given back as the very objects. A value is found among them by equality; a member of an `Enum` also as the
member of that name of a class that took the place of its own, as each run of a script that defines one makes it anew.
"""

from __future__ import annotations

from millpond.errors import (
    StreamlitDefaultNotInOptionsError,
    StreamlitInvalidParameterTypeError,
    brief,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from millpond._native import Choice


def listed(options: Any) -> Sequence[Any]:
    """The options one by one; none from `None`, one from a text, the keys of a dictionary.

    Raises `StreamlitAPIException` for what is not several things.
    """
    if isinstance(options, (list, tuple)):
        return options
    if options is None:
        return []
    if isinstance(options, (str, bytes)):
        return [options]
    column = _column(options)
    if column is not options:
        return listed(column)
    try:
        return list(options)
    except TypeError:
        raise StreamlitInvalidParameterTypeError(
            f"`options` are several things, as in a list, a column or an Enum: {brief(options)}"
        ) from None


def _column(options: Any) -> Any:
    """The values of the one column that a table or column of some package offers; anything else as it is."""
    if isinstance(options, type):
        return options
    if hasattr(options, "iloc"):
        # Of pandas, and what is like it.
        is_table = hasattr(options, "columns")
        if is_table and not len(options.columns):
            return []
        return list(options.iloc[:, 0] if is_table else options)
    if hasattr(options, "get_columns"):
        columns = options.get_columns()
        return columns[0].to_list() if columns else []
    if hasattr(options, "to_pylist"):
        # Of Arrow, where a table has columns.
        return (options.column(0) if hasattr(options, "column_names") else options).to_pylist()
    if hasattr(options, "dtype") and hasattr(options, "ndim") and hasattr(options, "tolist"):
        return _array(options)
    compute = next((name for name in _COMPUTE if callable(getattr(options, name, None))), None)
    return options if compute is None else getattr(options, compute)()


_COMPUTE = ("to_pandas", "toPandas", "compute", "collect")
"""How packages are asked for data that is elsewhere, or not computed yet."""


def _array(array: Any) -> Any:
    """The values of an array, of one of rows those in its first column; what Python has a type for as that."""
    first = array[:, 0] if array.ndim == 2 else array
    kind = getattr(first.dtype, "kind", "O")
    if kind == "M":
        return first.astype("datetime64[us]").tolist()
    return first.tolist() if kind in "biufU" else list(first)


def labelled(options: Sequence[Any], format_func: Callable[[Any], object] | None = str) -> list[str]:
    """The texts shown for options."""
    if format_func is None or format_func is str:
        return list(map(str, options))
    return [str(format_func(option)) for option in options]


def place(options: Sequence[Any], value: object) -> int | None:
    """Where a value stands among options; `None` if it is none of them."""
    try:
        return options.index(value)
    except (TypeError, ValueError):
        # It is not there; or something there can't be compared with it, as arrays can't.
        pass
    found = (at for at, option in enumerate(options) if _is_same(option, value) or _is_twin(option, value))
    return next(found, None)


def _is_same(option: Any, value: Any) -> bool:
    if option is value:
        return True
    try:
        equal = option == value
        return bool(equal.all() if hasattr(equal, "all") else equal)
    except (TypeError, ValueError):
        return False


def _is_twin(option: Any, value: Any) -> bool:
    """Whether both are the member of one name, of two classes that were made from one definition."""
    members = getattr(type(value), "__members__", None)
    kind = type(option)
    return (
        members is not None
        and kind is not type(value)
        and kind.__qualname__ == type(value).__qualname__
        and list(getattr(kind, "__members__", ())) == list(members)
        and option.name == value.name
    )


def required_place(options: Sequence[Any], value: object, parameter: str) -> int:
    """Where a default stands among options. Raises `StreamlitDefaultNotInOptionsError` if it is none of them."""
    at = place(options, value)
    if at is None:
        raise StreamlitDefaultNotInOptionsError(
            f"`{parameter}` is not among the options, which are {brief(list(options))}: {brief(value)}"
        )
    return at


def choices(options: Sequence[Any], labels: Sequence[str], values: Any, parameter: str) -> list[Choice]:
    """Defaults, each by its place and its label.

    Raises `StreamlitDefaultNotInOptionsError` for what is no option.
    """
    places = [required_place(options, value, parameter) for value in values]
    return [(at, labels[at]) for at in places]


def written(choices: Sequence[Choice]) -> list[dict[str, object]]:
    """Choices as the protocol has them."""
    return [{"index": at, "label": label} for at, label in choices]


def several(value: Any) -> list[Any]:
    """Values given as one or several, as a list; none from `None`."""
    if value is None:
        return []
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        return [value]
    return list(listed(value))
