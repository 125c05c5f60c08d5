"""The part of the page's address behind `?`, as a mapping."""

from __future__ import annotations

from collections.abc import MutableMapping

from millpond import _native
from millpond.errors import StreamlitAPIException, StreamlitQueryParamDictValueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    Pairs = Mapping[str, Any] | Iterable[tuple[str, Any]]

_EMBEDDING = ("embed", "embed_options")
"""These say how the page is shown, and are none of the script's business."""


class QueryParams(MutableMapping[str, str]):
    """The parameters of the page's address, such as `year=1921&grain=rye`, by name: as keys or as attributes.

    A parameter that is there several times has a list; the last of it is its value, and `get_all` gives all. Values are
    texts, whatever they are set to. Changes change the address that the user sees.

    >>> year = int(st.query_params.get("year", 1921))
    >>> st.query_params.grain = ["rye", "wheat"]
    """

    __slots__ = ()

    def __getitem__(self, key: str) -> str:
        values = self.get_all(key)
        if not values:
            raise KeyError(_missing(key))
        return values[-1]

    def __setitem__(self, key: str, value: Any) -> None:
        _refuse_embedding(key)
        _write({**_read(), str(key): _values(key, value)})

    def __delitem__(self, key: str) -> None:
        values = _read()
        if values.pop(key, None) is None:
            raise KeyError(_missing(key))
        _write(values)

    def __iter__(self) -> Iterator[str]:
        return iter(_read())

    def __len__(self) -> int:
        return len(_read())

    def __contains__(self, key: object) -> bool:
        return key in _read()

    def __getattr__(self, name: str) -> str:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(_missing(name), name=name, obj=self) from None

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self[name]
        except KeyError:
            raise AttributeError(_missing(name), name=name, obj=self) from None

    def __repr__(self) -> str:
        return repr(self.to_dict())

    def get_all(self, key: str) -> list[str]:
        """All values of a parameter, in their order; none if it is not there.

        >>> grains = st.query_params.get_all("grain")
        """
        return _read().get(key, [])

    def to_dict(self) -> dict[str, str]:
        """The last value of each parameter.

        >>> st.write(st.query_params.to_dict())
        """
        return {key: values[-1] for key, values in _read().items()}

    def from_dict(self, params: Pairs) -> None:
        """Sets these parameters, and no others.

        >>> st.query_params.from_dict({"year": 1921, "grain": ["rye", "wheat"]})
        """
        _write(_lists(params))

    def update(self, params: Pairs = (), /, **named: Any) -> None:  # type: ignore[override]
        """Sets several parameters at once.

        >>> st.query_params.update(year=1921, grain="rye")
        """
        _write({**_read(), **_lists(params), **_lists(named)})

    def clear(self) -> None:
        """Takes all parameters away.

        >>> st.query_params.clear()
        """
        _write({})


query_params = QueryParams()


def experimental_get_query_params() -> dict[str, list[str]]:
    """The parameters of the page's address, each with the list of its values; the older way to read `query_params`.

    >>> grains = st.experimental_get_query_params().get("grain", [])
    """
    return _read()


def experimental_set_query_params(**query_params: Any) -> None:
    """Sets the parameters of the page's address, and no others; the older way to change `query_params`.

    - `query_params`: texts, or lists of them.

    >>> st.experimental_set_query_params(year=1921, grain=["rye", "wheat"])
    """
    _write(_lists(query_params))


def encoded(params: Pairs) -> str:
    """Parameters as they stand in an address behind `?`."""
    from urllib.parse import urlencode

    return urlencode(_lists(params), doseq=True)


def _read() -> dict[str, list[str]]:
    from urllib.parse import parse_qsl

    values: dict[str, list[str]] = {}
    for key, value in parse_qsl(_native.query(), keep_blank_values=True):
        if key.lower() not in _EMBEDDING:
            values.setdefault(key, []).append(value)
    return values


def _write(values: dict[str, list[str]]) -> None:
    from urllib.parse import urlencode

    _native.set_query(urlencode(values, doseq=True))


def _lists(params: Pairs) -> dict[str, list[str]]:
    """Each parameter with the list of its values, for some that came as a mapping or as pairs."""
    lists: dict[str, list[str]] = {}
    for key, value in _pairs(params):
        _refuse_embedding(key)
        lists.setdefault(str(key), []).extend(_values(key, value))
    return lists


def _pairs(params: Any) -> list[tuple[str, Any]]:
    if isinstance(params, QueryParams):
        return [(key, params.get_all(key)) for key in params]
    if hasattr(params, "keys"):
        return [(key, params[key]) for key in params.keys()]  # noqa: SIM118
    try:
        return [(key, value) for key, value in params]
    except (TypeError, ValueError):
        pass
    raise StreamlitAPIException(f"query parameters come as a dictionary, or as pairs of a name and a value: {params!r}")


def _values(key: object, value: Any) -> list[str]:
    if hasattr(value, "keys"):
        raise StreamlitQueryParamDictValueError(f"You cannot set a query params key `{key}` to a dictionary: {value!r}")
    if hasattr(value, "__iter__") and not isinstance(value, (str, bytes)):
        return [str(one) for one in value]
    return [str(value)]


def _refuse_embedding(key: object) -> None:
    if str(key).lower() in _EMBEDDING:
        raise StreamlitAPIException(
            f"Query param embed and embed_options (case-insensitive) cannot be set programmatically: {key!r}"
        )


def _missing(key: object) -> str:
    return f'st.query_params has no key "{key}".'
