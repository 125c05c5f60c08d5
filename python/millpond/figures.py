"""Figures of other packages as the page draws them.

None of the packages is imported before one of its figures is there.
"""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from threading import Lock

from millpond import _native
from millpond.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError, StreamlitValueError, brief

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


# Plotly


def plotly_json(figure: Any) -> str:
    """The JSON of a figure of plotly or matplotlib, a dictionary, or a list of traces.

    Raises `StreamlitAPIException` for anything else, and for what plotly does not take.
    """
    if is_of_matplotlib(figure):
        figure = _plotly_of_matplotlib(figure)
    if hasattr(figure, "to_json") and hasattr(figure, "layout"):
        return str(import_module("plotly.io").to_json(_in_order(figure.to_dict()), validate=False))
    if hasattr(figure, "to_plotly_json"):
        figure = [figure]
    if isinstance(figure, (list, tuple)):
        figure = {"data": list(figure), "layout": {}}
    if not isinstance(figure, dict) or not ("data" in figure or "layout" in figure):
        raise StreamlitInvalidParameterTypeError(
            f"a figure of plotly is one, a list of traces, or a dictionary with `data` and `layout`: {brief(figure)}"
        )
    return _checked_by_plotly({"data": [], "layout": {}, **figure})


def _in_order(part: Any) -> Any:
    """The same with names in order: a figure that was remembered has them in another one than when it was made."""
    if isinstance(part, dict):
        return {name: _in_order(part[name]) for name in sorted(part, key=str)}
    if isinstance(part, (list, tuple)) and part and isinstance(part[0], dict):
        return [_in_order(inner) for inner in part]
    return part


def _checked_by_plotly(figure: dict[str, Any]) -> str:
    if "plotly" not in sys.modules:
        from millpond.jsontext import to_json

        return to_json(figure)
    try:
        return str(import_module("plotly.io").to_json(figure, validate=True))
    except (TypeError, ValueError) as error:
        raise StreamlitAPIException(f"plotly does not take this figure: {error}") from error


def _plotly_of_matplotlib(figure: Any) -> Any:
    try:
        tools = import_module("plotly.tools")
    except ImportError as error:
        raise StreamlitAPIException("to draw a figure of matplotlib by plotly, plotly must be installed") from error
    try:
        return tools.mpl_to_plotly(figure)
    except Exception as error:
        raise StreamlitAPIException(f"plotly can't draw this figure of matplotlib: {error}") from error


# Bokeh


class BokehDocument:
    """A figure of bokeh, and the scripts that draw it."""

    def __init__(self, figure: Any) -> None:
        if not hasattr(figure, "references"):
            raise StreamlitInvalidParameterTypeError(f"this is no figure of bokeh: {brief(figure)}")
        self.version: str = import_module("bokeh").__version__
        models = {f"{type(model).__module__}.{type(model).__qualname__}" for model in figure.references()}
        self._text = _with_own_ids(import_module("bokeh.embed").json_item(figure))
        self._needs = [name for name, needed in _parts(models, self._text) if needed]

    def document(self) -> dict[str, object]:
        """What is drawn, as a `Document` of the protocol."""
        return _native.document(self._text)

    def scripts(self) -> list[dict[str, object]]:
        """BokehJS as the installed package has it, in the order in which it is loaded."""
        return [_native.media(_bokeh_script(name), "text/javascript", "js") for name in self._needs]


def _parts(models: set[str], text: str) -> Iterator[tuple[str, bool]]:
    """The parts of BokehJS, and whether a document needs them."""
    tables = any(model.startswith("bokeh.models.widgets.tables") for model in models)
    yield "bokeh", True
    yield "bokeh-widgets", tables or any(model.startswith("bokeh.models.widgets") for model in models)
    yield "bokeh-tables", tables
    yield "bokeh-gl", '"webgl"' in text
    yield "bokeh-mathjax", "$$" in text or any(model.startswith("bokeh.models.text") for model in models)


@cache
def _bokeh_script(name: str) -> bytes:
    from pathlib import Path

    path = Path(str(import_module("bokeh").__file__)).parent / "server" / "static" / "js" / f"{name}.min.js"
    try:
        return path.read_bytes()
    except OSError as error:
        raise StreamlitAPIException(f"the installed bokeh lacks a script of BokehJS: {path}") from error


def _with_own_ids(item: Any) -> str:
    """The JSON of a document whose models are counted from 1, so that the next run makes the same."""
    from hashlib import blake2s

    from millpond.jsontext import to_json

    ids: dict[str, str] = {}

    def renamed(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: renamed(inner, key) for key, inner in value.items()}
        if isinstance(value, list):
            return [renamed(inner, name if name == "root_ids" else "") for inner in value]
        if name in ("id", "root_id", "root_ids") and isinstance(value, str):
            return ids.setdefault(value, f"m{len(ids) + 1}")
        return value

    document = to_json(renamed(item))
    # Documents on one page share a register of models.
    mark = blake2s(document.encode(), digest_size=6).hexdigest()
    ids = {old: f"{new}-{mark}" for old, new in ids.items()}
    return to_json(renamed(item))


# deck.gl


_UNSET_MAP_STYLE = "https://basemaps.cartocdn.com/gl/dark-matter-gl-style/style.json"
"""What pydeck has for a map whose style the script has not set; the page has one that suits its theme."""


def deck_json(deck: Any) -> str:
    """The specification of a map of pydeck, or of an empty one.

    Layers without a name are counted, so that the next run makes the same.
    """
    import json

    from millpond.jsontext import to_json

    if deck is None:
        return '{"initialViewState":{"latitude":0,"longitude":0,"pitch":0,"zoom":1}}'
    if not hasattr(deck, "to_json"):
        raise StreamlitInvalidParameterTypeError(f"this is no map of pydeck: {brief(deck)}")
    spec = json.loads(deck.to_json(), parse_constant=lambda constant: None)
    if spec.get("mapStyle") == _UNSET_MAP_STYLE:
        del spec["mapStyle"]
    for at, layer in enumerate(spec.get("layers") or []):
        if _is_random(layer.get("id")):
            layer["id"] = f"layer-{at}"
    return to_json(spec)


def deck_tooltip(deck: Any) -> str | None:
    """What a map of pydeck shows of what the pointer is at."""
    from millpond.jsontext import to_json

    tooltip = getattr(deck, "_tooltip", None)
    return to_json(tooltip) if tooltip else None


def _is_random(name: object) -> bool:
    from uuid import UUID

    try:
        return UUID(str(name)).version == 4
    except ValueError:
        return False


# Matplotlib

_pyplot = Lock()
"""Held while matplotlib draws, which is not made for several threads."""

_MIMES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml", "webp": "image/webp"}


def is_of_matplotlib(figure: object) -> bool:
    """Whether this is a figure of matplotlib."""
    return any(kind.__module__ == "matplotlib.figure" for kind in type(figure).__mro__)


def global_figure() -> Any:
    """The figure that matplotlib's functions draw into."""
    return import_module("matplotlib.pyplot").gcf()


def picture(figure: Any, clear: bool, options: dict[str, Any]) -> dict[str, object]:
    """What a figure looks like, as a `Source` of the protocol. Raises `StreamlitAPIException` for what is no figure."""
    from io import BytesIO

    # Axes know the figure that they are in.
    drawn: Any = figure if hasattr(figure, "savefig") else getattr(figure, "figure", None)
    if not hasattr(drawn, "savefig"):
        raise StreamlitInvalidParameterTypeError(f"this is no figure of matplotlib: {brief(figure)}")
    options = {"dpi": 200, "bbox_inches": "tight", "format": "png", **options}
    mime = _MIMES.get(str(options["format"]))
    if mime is None:
        raise StreamlitValueError(f"`format` of a picture is one of {', '.join(_MIMES)}: {options['format']!r}")
    written = BytesIO()
    with _pyplot:
        drawn.savefig(written, **options)
        if clear:
            drawn.clf()
    return _native.media(written.getvalue(), mime, str(options["format"]))
