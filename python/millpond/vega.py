"""Specifications of Vega-Lite: from altair's charts, from keywords, and what can be selected by them."""

from __future__ import annotations

import sys
from threading import Lock

from millpond.errors import StreamlitAPIException, brief

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    Spec = dict[str, Any]

SOURCE = {"name": "source"}
"""Data that travels beside the specification."""


# Altair

_transformer = Lock()
"""Held while altair's way to send data, which the whole process shares, is another."""


def from_altair(chart: Any) -> tuple[Spec, object]:
    """The specification of a chart of altair, and its data if that is not part of it."""
    if not hasattr(chart, "to_dict"):
        raise StreamlitAPIException(f"this is no chart of altair: {brief(chart)}")
    altair = sys.modules.get("altair")
    if altair is None or not hasattr(altair, "data_transformers"):
        return dict(chart.to_dict()), None
    data = getattr(chart, "data", None)
    apart = _is_table(data)

    def transform(rows: Any) -> Any:
        # Rows that are part of a specification are, however many they are.
        return SOURCE if apart and rows is data else altair.default_data_transformer(rows, max_rows=None)

    with _transformer:
        altair.data_transformers.register("millpond", transform)
        with altair.data_transformers.enable("millpond"):
            spec = _steady(chart.to_dict())
    return spec, data if spec.get("data") == SOURCE else None


def _is_table(data: Any) -> bool:
    """Whether data is a frame that need not be part of a specification."""
    return (
        hasattr(data, "columns")
        and not hasattr(data, "__geo_interface__")
        and (hasattr(data, "iloc") or hasattr(data, "__arrow_c_stream__"))
    )


def _steady(spec: Spec) -> Spec:
    """A specification in which the names that earlier versions of altair count up begin anew.

    The same chart made by the next run is the same specification then.
    """
    import json
    import re

    counted = dict.fromkeys(name for name in _names(spec) if re.fullmatch(r"(param|view)_\d+", name))
    anew = {name: f"{name.partition('_')[0]}_{at}" for at, name in enumerate(counted, 1)}
    if all(name == other for name, other in anew.items()):
        return spec
    pattern = rf"\b({'|'.join(anew)})\b"
    return dict(json.loads(re.sub(pattern, lambda match: anew[match[0]], json.dumps(spec))))


def _names(view: Any) -> Iterator[str]:
    """The names of views and parameters."""
    if isinstance(view, dict):
        if isinstance(view.get("name"), str):
            yield view["name"]
        for inner in view.values():
            yield from _names(inner)
    elif isinstance(view, list):
        for inner in view:
            yield from _names(inner)


# Keywords of older scripts

_CHANNELS = (
    "angle color column description detail facet fill fillOpacity href key latitude latitude2 longitude longitude2 "
    "opacity order radius radius2 row shape size stroke strokeDash strokeOpacity strokeWidth text theta theta2 tooltip "
    "url x x2 xError xError2 xOffset y y2 yError yError2 yOffset"
)


def with_keywords(spec: Spec, keywords: Spec) -> Spec:
    """A specification with parts of it that are given as keywords: `x_field="year"` is that of the encoding `x`."""
    spec = dict(spec)
    for keyword, value in keywords.items():
        path = keyword.split("_")
        if path[0] in _CHANNELS.split():
            path.insert(0, "encoding")
        inner = spec
        for name in path[:-1]:
            inner[name] = dict(inner.get(name) or {})
            inner = inner[name]
        inner[path[-1]] = value
    return spec


# Data


def records(data: Any) -> Any:
    """The rows of a frame within a specification; anything else as it is."""
    if hasattr(data, "to_dicts"):
        return data.to_dicts()
    if hasattr(data, "iloc") and hasattr(data, "columns"):
        return data.to_dict("records")
    return data.to_pylist() if hasattr(data, "to_pylist") else data


# Selections


def selectable(spec: Spec, given: list[Any] | None) -> list[str]:
    """The names of the parameters by which something can be selected, or those of them that are `given`.

    Raises `StreamlitAPIException` where there are none, or not the given ones.
    """
    there = [str(parameter["name"]) for parameter in _parameters(spec) if "select" in parameter and "name" in parameter]
    there = list(dict.fromkeys(there))
    if not there:
        raise StreamlitAPIException(
            "nothing can be selected in this chart: its specification has no parameter with `select`"
        )
    missing = [name for name in given or [] if name not in there]
    if missing:
        raise StreamlitAPIException(
            f"the chart has no parameter to select by `{missing[0]}`; it has: {', '.join(there)}"
        )
    return there if given is None else given


def _parameters(view: Any) -> Iterator[Spec]:
    """The parameters of a view and of those in it."""
    if not isinstance(view, dict):
        return
    yield from (parameter for parameter in view.get("params") or [] if isinstance(parameter, dict))
    yield from _parameters(view.get("spec"))
    for name in ("layer", "hconcat", "vconcat", "concat"):
        for inner in view.get(name) or []:
            yield from _parameters(inner)
