"""Charts, maps and graphs that other packages describe."""

from __future__ import annotations

from millpond import _native
from millpond.elements.asking import front
from millpond.elements.checks import choice
from millpond.elements.drawing import Drawing, extent, optional_text, size
from millpond.elements.selecting import Selected, modes, names, selection, selects
from millpond.errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
    brief,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from millpond._native import Frame, Front, Place, Size
    from millpond.delta_generator import DeltaGenerator


class FiguresMixin(Drawing):
    """The functions that draw figures.

    Common to those that can be selected in: `on_select="rerun"` makes the figure a widget, which `key` names, and
    returns what is selected as `.selection`; so does a function, which is called before the run that follows. `theme`
    is `"streamlit"` for the page's colours and fonts, or `None` for the figure's own. `alt` says what it shows, for
    screen readers. Sizes are in pixels, or `"stretch"`, or `"content"` for what the figure says; `use_container_width`
    is the older way to say `width="stretch"`.
    """

    __slots__ = ()

    def vega_lite_chart(
        self,
        data: object = None,
        spec: dict[str, Any] | None = None,
        *,
        width: Size | None = None,
        height: Size | None = "content",
        use_container_width: bool | None = None,
        theme: str | None = "streamlit",
        key: str | int | None = None,
        on_select: object = "ignore",
        selection_mode: str | Iterable[str] | None = None,
        alt: str | None = None,
        **kwargs: object,
    ) -> Any:
        """Draws a chart that a Vega-Lite specification describes.

        - `data`: as of `dataframe`, or an address; or the specification, if it has its own data and is the only
          argument.
        - `spec`: the specification, as a dictionary.
        - `width`: `None` is what the specification says, and stretches where it says nothing.
        - `selection_mode`: the names of the parameters to select by; all that there are if `None`.
        - `kwargs`: parts of the specification: `mark="bar"`, `x_field="year"`.
        - The others are those of all figures.

        Returns the place of the chart, whose `add_rows` draws more data; or what is selected, by parameter. Raises
        `StreamlitAPIException` for what is no specification.

        >>> st.vega_lite_chart({"a": [1, 2]}, {"mark": "bar", "encoding": {"x": {"field": "a"}}})
        """
        from millpond.vega import with_keywords

        if spec is None and isinstance(data, dict) and not kwargs:
            data, spec = None, data
        if spec is None and not kwargs:
            raise StreamlitMissingRequiredParameterError(f"a chart needs a specification of Vega-Lite: {brief(data)}")
        if not isinstance(spec, (dict, type(None))):
            raise StreamlitInvalidParameterTypeError(f"`spec` is a dictionary: {brief(spec)}")
        sizes = _vega_sizes(width, height, use_container_width)
        chart = _VegaLite(with_keywords(spec or {}, kwargs), data, theme, sizes, alt)
        return chart.draw(self, key, on_select, selection_mode)

    def altair_chart(
        self,
        altair_chart: Any,
        *,
        width: Size | None = None,
        height: Size | None = "content",
        use_container_width: bool | None = None,
        theme: str | None = "streamlit",
        key: str | int | None = None,
        on_select: object = "ignore",
        selection_mode: str | Iterable[str] | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draws a chart of the package altair, with the parameters of `vega_lite_chart`.

        - `altair_chart`: the chart.

        Returns the place of the chart, or what is selected, by parameter.

        >>> st.altair_chart(altair.Chart(frame).mark_bar().encode(x="year", y="tons"))
        """
        from millpond.vega import from_altair

        spec, data = from_altair(altair_chart)
        sizes = _vega_sizes(width, height, use_container_width)
        return _VegaLite(spec, data, theme, sizes, alt).draw(self, key, on_select, selection_mode)

    def plotly_chart(
        self,
        figure_or_data: Any,
        use_container_width: bool | None = None,
        *,
        width: Size | None = "stretch",
        height: Size | None = "content",
        theme: str | None = "streamlit",
        key: str | int | None = None,
        on_select: object = "ignore",
        selection_mode: str | Iterable[str] = ("points", "box", "lasso"),
        config: dict[str, Any] | None = None,
        alt: str | None = None,
        **kwargs: object,
    ) -> Any:
        """Draws a chart of the package plotly.

        - `figure_or_data`: a figure; or what makes one: a dictionary with `data` and `layout`, a list of traces, or a
          figure of matplotlib.
        - `selection_mode`: how points can be selected: one or several of `"points"`, `"box"`, `"lasso"`.
        - `config`: settings of the drawing, such as `{"scrollZoom": True}`.
        - `kwargs`: ignored; older scripts pass some.
        - The others are those of all figures.

        Returns the place of the chart; or what is selected: `.selection.points`, `.point_indices`, `.box`, `.lasso`.
        Raises `StreamlitAPIException` for what is no figure.

        >>> st.plotly_chart(plotly.express.line(frame, x="year", y="tons"))
        """
        from millpond.figures import plotly_json
        from millpond.jsontext import to_json

        if not isinstance(config, (dict, type(None))):
            raise StreamlitInvalidParameterTypeError(f"`config` is a dictionary: {config!r}")
        props = {
            "type": "plotly",
            "figure": _native.document(plotly_json(figure_or_data)),
            "config": to_json(config or {}),
            "theme": _follows(theme),
            "width": size(width, "stretch", use_container_width),
            "height": size(height, "content", name="height"),
            "selection": None,
            "alt": optional_text(alt),
        }
        if not selects(on_select):
            return self._at(_native.element(self._place, props))
        ways = modes(selection_mode, "points", "box", "lasso")
        nothing: dict[str, object] = {"points": [], "point_indices": [], "box": [], "lasso": []}
        return _selected(self, props, key, on_select, "Chart", ways, nothing)

    def bokeh_chart(self, figure: Any, use_container_width: bool = False) -> DeltaGenerator:
        """Draws a chart of the package bokeh, by the BokehJS that is installed with it.

        - `figure`: the figure.

        Returns the place of the chart. Raises `StreamlitAPIException` for what is no figure.

        >>> st.bokeh_chart(figure, use_container_width=True)
        """
        from millpond.figures import BokehDocument

        document = BokehDocument(figure)
        props = {
            "type": "bokeh",
            "document": document.document(),
            "scripts": document.scripts(),
            "version": document.version,
            "width": {"type": "stretch" if use_container_width else "content"},
            "alt": None,
        }
        return self._at(_native.element(self._place, props))

    def pydeck_chart(
        self,
        pydeck_obj: Any = None,
        *,
        width: Size | None = "stretch",
        use_container_width: bool | None = None,
        height: Size | None = 500,
        selection_mode: str = "single-object",
        on_select: object = "ignore",
        key: str | int | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draws a map of the package pydeck.

        - `pydeck_obj`: the map; an empty one if `None`.
        - `selection_mode`: whether one thing can be selected, `"single-object"`, or several, `"multi-object"`. Layers
          must be `pickable`, and have an `id` to be told apart.
        - The others are those of all figures.

        Returns the place of the map; or what is selected: `.selection.indices` and `.selection.objects`, each a list by
        the layer's id. Raises `StreamlitAPIException` for what is no map.

        >>> st.pydeck_chart(pydeck.Deck(layers=[layer]))
        """
        from millpond.figures import deck_json, deck_tooltip

        props = {
            "type": "deck",
            "spec": _native.document(deck_json(pydeck_obj)),
            "frame": None,
            "tooltip": deck_tooltip(pydeck_obj),
            "width": size(width, "stretch", use_container_width),
            "height": size(height, 500, name="height"),
            "selection": None,
            "alt": optional_text(alt),
        }
        if not selects(on_select):
            return self._at(_native.element(self._place, props))
        ways = modes(selection_mode, "single-object", "multi-object")
        if len(ways) > 1:
            raise StreamlitValueError(f"`selection_mode` of a map is one way to select: {selection_mode!r}")
        return _selected(self, props, key, on_select, "Map", ways, {"indices": {}, "objects": {}})

    def graphviz_chart(
        self,
        figure_or_dot: Any,
        use_container_width: bool | None = None,
        *,
        width: Size | None = "content",
        height: Size | None = "content",
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a graph.

        - `figure_or_dot`: the graph in DOT, or a graph of the package graphviz.
        - The others are those of all figures.

        Returns the place of the graph. Raises `StreamlitAPIException` for what is no graph.

        >>> st.graphviz_chart("digraph { wheat -> flour -> bread }")
        """
        dot = figure_or_dot if isinstance(figure_or_dot, str) else getattr(figure_or_dot, "source", None)
        if not isinstance(dot, str):
            raise StreamlitInvalidParameterTypeError(
                f"a graph is a text in DOT, or of the package graphviz: {brief(figure_or_dot)}"
            )
        props = {
            "type": "graphviz",
            "dot": dot,
            "engine": str(getattr(figure_or_dot, "engine", None) or "dot"),
            "width": size(width, "content", use_container_width),
            "height": size(height, "content", name="height"),
            "alt": optional_text(alt),
        }
        return self._at(_native.element(self._place, props))

    def pyplot(
        self,
        fig: Any = None,
        clear_figure: bool | None = False,
        *,
        width: Size | None = "stretch",
        use_container_width: bool | None = None,
        alt: str | None = None,
        **kwargs: Any,
    ) -> DeltaGenerator:
        """Draws a figure of the package matplotlib, as a picture.

        - `fig`: the figure. Without it the one that `matplotlib.pyplot` draws into, which all sessions share: a warning
          says so, and it is cleared afterwards.
        - `clear_figure`: whether it is cleared afterwards.
        - `kwargs`: those of `savefig`, such as `dpi`, 200 if not given.
        - The others are those of all figures.

        Returns the place of the picture. Raises `StreamlitAPIException` for what is no figure.

        >>> figure, axes = pyplot.subplots()
        >>> axes.hist(tons)
        >>> st.pyplot(figure)
        """
        from millpond.figures import global_figure, picture

        width_here = size(width, "stretch", use_container_width)
        if fig is None:
            self._warn_of_global_figure()
        figure = global_figure() if fig is None else fig
        source = picture(figure, bool(clear_figure) or fig is None, kwargs)
        shown = {"source": source, "caption": None, "alt": optional_text(alt)}
        return self._at(
            _native.element(self._place, {"type": "image", "pictures": [shown], "width": width_here, "link": None})
        )

    def _warn_of_global_figure(self) -> None:
        message = (
            "`st.pyplot()` without a figure draws the one that all sessions share, so that they disturb each other. "
            "Pass one of your own:\n\n```python\nfig, ax = plt.subplots()\nax.scatter([1, 2, 3], [1, 2, 3])\n"
            "st.pyplot(fig)\n```"
        )
        _native.exception(self._place, "PyplotGlobalUseWarning", message, True, [], True, "stretch")


def _follows(theme: object) -> bool:
    return theme is not None and choice("theme", theme, "streamlit") == "streamlit"


def _selected(
    drawing: Drawing,
    props: dict[str, Any],
    key: object,
    on_select: object,
    label: str,
    ways: list[str],
    nothing: dict[str, object],
) -> Any:
    """Draws an element as a widget, and gives what is selected."""
    codec = Selected(nothing)
    asked = {**props, "selection": selection(key, props["alt"] or label, ways)}
    return codec.decode(_native.ask(drawing._place, asked, front(codec, on_select, None, None, key=key)))


# Vega-Lite


class _VegaLite:
    """A chart of Vega-Lite, ready to be drawn."""

    def __init__(
        self,
        spec: dict[str, Any],
        data: object,
        theme: str | None,
        sizes: tuple[Size | None, Size],
        alt: str | None,
    ) -> None:
        self._spec, self._data = _apart(spec, data)
        self._theme = _follows(theme)
        self._sizes = sizes
        self._alt = optional_text(alt)

    def draw(self, drawing: Drawing, key: object, on_select: object, selection_mode: Any) -> Any:
        """Draws it: gives its place, or what is selected."""
        from millpond.jsontext import to_json
        from millpond.rows import Rows
        from millpond.vega import selectable

        spec = to_json(self._spec)
        source, frame = self._load()
        if selects(on_select):
            ways = selectable(self._spec, None if selection_mode is None else names(selection_mode))
            asked = selection(key, self._alt or "Chart", ways)
            codec = Selected({name: {} for name in ways})
            here = front(codec, on_select, None, None, key=key)
            return codec.decode(self._show(drawing._place, spec, frame, asked, here))

        def draw(place: Place, frame: Frame) -> None:
            self._show(place, spec, frame)

        place = self._show(drawing._place, spec, frame)
        return drawing._at(place, None if source is None else Rows(source, draw))

    def _load(self) -> tuple[Any, Frame | None]:
        from millpond.elements.data import note_cut
        from millpond.frames import load

        if self._data is None:
            return None, None
        source, frame = load(self._data)
        note_cut(source.cut)
        return source, frame

    def _show(
        self,
        place: Place | None,
        spec: str,
        frame: Frame | None,
        asked: dict[str, object] | None = None,
        front: Front | None = None,
    ) -> Any:
        return _native.vega_lite(place, spec, frame, self._theme, *self._sizes, self._alt, asked, front)


def _apart(spec: dict[str, Any], data: object) -> tuple[dict[str, Any], object]:
    """A specification and the data that travels beside it."""
    from millpond.vega import SOURCE, records

    inner = spec.get("data")
    if data is None and inner is not None and not isinstance(inner, (dict, str)):
        data = inner
    if isinstance(spec.get("datasets"), dict):
        spec = {**spec, "datasets": {name: records(rows) for name, rows in spec["datasets"].items()}}
    if isinstance(data, str):
        return {**spec, "data": {"url": data}}, None
    return (spec, None) if data is None else ({**spec, "data": SOURCE}, data)


def _vega_sizes(width: Size | None, height: Size | None, use_container_width: bool | None) -> tuple[Size | None, Size]:
    asked = None if width is None and use_container_width is None else extent(width, "stretch", use_container_width)
    return asked, extent(height, "content", name="height")
