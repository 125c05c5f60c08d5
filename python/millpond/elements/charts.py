"""Charts: simple ones from columns, and any that Vega-Lite can describe."""

from __future__ import annotations

from millpond import _native
from millpond.elements.drawing import Drawing, extent, optional_text
from millpond.errors import StreamlitInvalidColorError, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from millpond._native import Size
    from millpond.delta_generator import DeltaGenerator

    Color = str | Sequence[float] | Sequence[str | Sequence[float]]


class ChartsMixin(Drawing):
    """The functions that draw charts."""

    __slots__ = ()

    def line_chart(
        self,
        data: object = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Color | None = None,
        width: Size | None = "stretch",
        height: Size | None = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a line for each column.

        - `data`: as of `dataframe`.
        - `x`: the column along the bottom; the row labels if `None`.
        - `y`: the column or columns drawn; all others if `None`.
        - `x_label`, `y_label`: what stands at the axes; the columns' names if `None`, nothing if empty.
        - `color`: a column that tells the colours apart, or a colour, or one for each of `y`; a colour is a CSS name,
          `"#rrggbb"`, or three or four numbers, from 0 to 255 if integers and from 0.0 to 1.0 else.
        - `width`, `height`: in pixels, or `"stretch"`, `"content"`.
        - `use_container_width`: the older way to say `width="stretch"`.
        - `alt`: accepted, without effect yet.

        Returns the place of the chart. Raises `StreamlitAPIException` for a column that is not there.

        >>> st.line_chart({"wheat": [3, 1, 2], "rye": [1, 2, 3]})
        """
        sizes = extent(width, "stretch", use_container_width), extent(height, "content")
        return _chart(self, "line", data, x, y, x_label, y_label, color, None, None, False, True, sizes)

    def area_chart(
        self,
        data: object = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Color | None = None,
        stack: bool | str | None = None,
        width: Size | None = "stretch",
        height: Size | None = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a filled area for each column, with the parameters of `line_chart` and one more.

        - `stack`: how the areas lie: `True` one upon the other, `False` or `"layered"` all from the bottom,
          `"normalize"` as shares of the whole, `"center"` around a middle; `None` chooses.

        Returns the place of the chart. Raises `StreamlitAPIException` for a column that is not there.

        >>> st.area_chart({"wheat": [3, 1, 2], "rye": [1, 2, 3]}, stack="normalize")
        """
        sizes = extent(width, "stretch", use_container_width), extent(height, "content")
        return _chart(self, "area", data, x, y, x_label, y_label, color, None, stack, False, True, sizes)

    def bar_chart(
        self,
        data: object = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Color | None = None,
        horizontal: bool = False,
        sort: bool | str = True,
        stack: bool | str | None = None,
        width: Size | None = "stretch",
        height: Size | None = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a bar for each row and column, with the parameters of `area_chart` and two more.

        - `horizontal`: whether bars lie rather than stand.
        - `sort`: whether bars are in order of their names; or a column's name to order by, `-` before it reverses.

        Returns the place of the chart. Raises `StreamlitAPIException` for a column that is not there.

        >>> st.bar_chart({"year": [1920, 1921], "tons": [3.1, 4.8]}, x="year", y="tons")
        """
        sizes = extent(width, "stretch", use_container_width), extent(height, "content")
        return _chart(self, "bar", data, x, y, x_label, y_label, color, None, stack, horizontal, sort, sizes)

    def scatter_chart(
        self,
        data: object = None,
        *,
        x: str | None = None,
        y: str | Sequence[str] | None = None,
        x_label: str | None = None,
        y_label: str | None = None,
        color: Color | None = None,
        size: str | float | None = None,
        width: Size | None = "stretch",
        height: Size | None = "content",
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a dot for each row and column, with the parameters of `line_chart` and one more.

        - `size`: how large dots are, in square pixels, or the column that says it.

        Returns the place of the chart. Raises `StreamlitAPIException` for a column that is not there.

        >>> st.scatter_chart({"rain": [3, 1, 2], "tons": [1, 2, 3]}, x="rain", y="tons")
        """
        sizes = extent(width, "stretch", use_container_width), extent(height, "content")
        return _chart(self, "scatter", data, x, y, x_label, y_label, color, size, None, False, True, sizes)

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
        selection_mode: object = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a chart that a Vega-Lite specification describes.

        - `data`: as of `dataframe`; or the specification, if it has its own data and is the only argument.
        - `spec`: the specification, as a dictionary.
        - `width`, `height`: in pixels, or `"stretch"`, `"content"` for what the specification says.
        - `use_container_width`: the older way to say `width="stretch"`.
        - `theme`: whose colours and fonts: `"streamlit"` for the page's, `None` for Vega-Lite's.
        - `on_select`: not supported yet, refused if given.
        - The others are accepted, without effect yet.

        Returns the place of the chart.

        >>> st.vega_lite_chart({"a": [1, 2]}, {"mark": "bar", "encoding": {"x": {"field": "a"}}})
        """
        unsupported("on_select", on_select, "ignore")
        if spec is None and isinstance(data, dict):
            data, spec = None, data
        sizes = _width(width, use_container_width), extent(height, "content")
        return _vega_lite(self, spec or {}, data, theme, sizes)

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
        selection_mode: object = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a chart of the package altair, with the parameters of `vega_lite_chart`.

        - `altair_chart`: the chart.

        Returns the place of the chart.

        >>> st.altair_chart(altair.Chart(frame).mark_bar().encode(x="year", y="tons"))
        """
        unsupported("on_select", on_select, "ignore")
        sizes = _width(width, use_container_width), extent(height, "content")
        return _vega_lite(self, _altair_spec(altair_chart), None, theme, sizes)


def _width(width: Size | None, use_container_width: bool | None) -> Size | None:
    return "stretch" if use_container_width else (width or None)


def _chart(
    drawing: Drawing,
    kind: str,
    data: object,
    x: str | None,
    y: str | Sequence[str] | None,
    x_label: str | None,
    y_label: str | None,
    color: Color | None,
    dots: str | float | None,
    stack: bool | str | None,
    horizontal: bool,
    sort: bool | str,
    sizes: tuple[Size, Size],
) -> DeltaGenerator:
    from millpond.frames import column_name, to_frame

    columns = None if y is None else [column_name(name) for name in ([y] if _is_name(y) else y)]
    place = _native.chart(
        drawing._place,
        kind,
        None if data is None else to_frame(data),
        None if x is None else column_name(x),
        columns,
        optional_text(x_label),
        optional_text(y_label),
        _colors(color),
        dots if dots is None or isinstance(dots, str) else float(dots),
        _stack(stack),
        bool(horizontal),
        sort,
        *sizes,
    )
    return drawing._at(place)


def _is_name(y: object) -> bool:
    # A column of several levels is named by a tuple; several columns come as a list.
    return isinstance(y, (str, int, float, tuple))


def _stack(stack: bool | str | None) -> str | None:
    if isinstance(stack, bool):
        return "zero" if stack else "off"
    return stack


def _colors(color: Color | None) -> list[str] | None:
    if color is None:
        return None
    if isinstance(color, str) or all(not isinstance(part, (str, tuple, list)) for part in color):
        return [_color(color)]
    return [_color(one) for one in color]


def _color(color: Any) -> str:
    """A column's name or a colour, as text."""
    if isinstance(color, str):
        return color
    if len(color) not in (3, 4):
        raise StreamlitInvalidColorError(f"a colour has three or four numbers: {color!r}")
    whole = all(hasattr(part, "__index__") for part in color[:3])
    parts = [int(part) if whole else round(part * 255) for part in color[:3]]
    if len(color) == 4:
        parts.append(round(color[3] * 255) if color[3] <= 1 else int(color[3]))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _vega_lite(
    drawing: Drawing, spec: dict[str, Any], data: object, theme: str | None, sizes: tuple[Size | None, Size]
) -> DeltaGenerator:
    from millpond.frames import to_frame
    from millpond.jsontext import to_json

    inner = spec.get("data")
    if data is None and inner is not None and not isinstance(inner, (dict, str)):
        data = inner
    frame = None
    if data is not None:
        frame = to_frame(data)
        spec = {**spec, "data": {"name": "source"}}
    return drawing._at(_native.vega_lite(drawing._place, to_json(spec), frame, theme is not None, *sizes))


def _altair_spec(chart: Any) -> dict[str, Any]:
    import sys

    altair = sys.modules.get("altair")
    if altair is None or not hasattr(altair, "data_transformers"):
        return dict(chart.to_dict())
    # The rows travel inside the specification, however many they are.
    with altair.data_transformers.enable("default", max_rows=None):
        return dict(chart.to_dict())
