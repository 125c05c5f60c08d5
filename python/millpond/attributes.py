"""Dictionaries whose items are attributes too."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class AttributeDictionary(dict[str, "Any"]):
    """A dictionary whose items are attributes too.

    >>> event = AttributeDictionary(rows=[1])
    >>> event.rows is event["rows"]
    True
    """

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"there is no `{name}` among {list(self)}", name=name, obj=self) from None

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value


def attributes(value: Any) -> Any:
    """The same with each dictionary in it as one with attributes."""
    if isinstance(value, dict):
        return AttributeDictionary({name: attributes(item) for name, item in value.items()})
    return [attributes(item) for item in value] if isinstance(value, list) else value


def event(text: str | None, nothing: Mapping[str, object]) -> AttributeDictionary:
    """What is selected, from its JSON; `nothing` says what there is where nothing is."""
    import json

    selection = {**nothing, **(json.loads(text) if text is not None else {})}
    return AttributeDictionary(selection=attributes(selection))
