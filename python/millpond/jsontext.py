"""Any object as the text of a JSON document."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def document(body: object) -> str:
    """A JSON document of a text that is one, of any other text, and of other objects."""
    import json

    if not isinstance(body, str):
        return to_json(body)
    try:
        json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return json.dumps(body, ensure_ascii=False)
    return body


def _refuse(constant: str) -> None:
    """JSON has no NaN and no infinity."""
    raise ValueError(constant)


def to_json(value: object) -> str:
    """The text of `value`; what JSON has no word for becomes the text it gives."""
    import json

    try:
        # The common case, at the speed of C; NaN is no JSON.
        return json.dumps(value, allow_nan=False, ensure_ascii=False, default=_plain)
    except (TypeError, ValueError, RecursionError):
        return json.dumps(_tame(value, ()), allow_nan=False, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> object:
    """The nearest thing that JSON knows."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "_asdict"):
        return value._asdict()
    if hasattr(value, "tolist") and hasattr(value, "dtype"):
        return value.tolist()
    if isinstance(value, (set, frozenset)):
        return list(value)
    return str(value)


def _tame(value: Any, above: tuple[int, ...]) -> object:
    """The same with keys that are text, and without NaN, infinity and circles."""
    if id(value) in above:
        return "…"
    if isinstance(value, float):
        return value if value - value == 0 else str(value)
    if isinstance(value, dict):
        above = (*above, id(value))
        return {_key(key): _tame(item, above) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        above = (*above, id(value))
        return [_tame(item, above) for item in value]
    if value is None or isinstance(value, (str, int, bool)):
        return value
    above = (*above, id(value))
    return _tame(_plain(value), above)


def _key(key: object) -> str:
    return key if isinstance(key, str) else str(key)
