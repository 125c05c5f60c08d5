"""Simple charts of the columns of a table, and dots on a map.

Not here: charts that other packages describe, which are in `figures`.
"""

from __future__ import annotations

from millpond import _native
from millpond.elements.checks import choice
from millpond.elements.drawing import Drawing, extent, optional_text
from millpond.errors import (
    StreamlitInvalidColorError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from millpond._native import Frame, Place, Size
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
        - `alt`: what it shows, for screen readers.

        Returns the place of the chart, whose `add_rows` draws more. Raises `StreamlitAPIException` for a column that is
        not there.

        >>> st.line_chart({"wheat": [3, 1, 2], "rye": [1, 2, 3]})
        """
        sizes = extent(width, "stretch", use_container_width), extent(height, "content", name="height")
        return _chart(self, "line", data, x, y, x_label, y_label, color, None, None, False, True, sizes, alt)

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
        sizes = extent(width, "stretch", use_container_width), extent(height, "content", name="height")
        return _chart(self, "area", data, x, y, x_label, y_label, color, None, stack, False, True, sizes, alt)

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
        sizes = extent(width, "stretch", use_container_width), extent(height, "content", name="height")
        return _chart(self, "bar", data, x, y, x_label, y_label, color, None, stack, horizontal, sort, sizes, alt)

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
        sizes = extent(width, "stretch", use_container_width), extent(height, "content", name="height")
        return _chart(self, "scatter", data, x, y, x_label, y_label, color, size, None, False, True, sizes, alt)

    def map(
        self,
        data: object = None,
        *,
        latitude: str | None = None,
        longitude: str | None = None,
        color: str | Sequence[float] | None = None,
        size: str | float | None = None,
        zoom: float | None = None,
        width: Size | None = "stretch",
        height: Size | None = 500,
        use_container_width: bool | None = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a dot on a map for each row.

        - `data`: as of `dataframe`, or a list of pairs of latitude and longitude; `None` draws an empty map.
        - `latitude`, `longitude`: the columns of degrees; those named `lat`, `latitude`, `lon`, `longitude` if `None`.
        - `color`: a column of colours, or a colour as of `line_chart`.
        - `size`: how large dots are, in metres, or the column that says it.
        - `zoom`: how near it is: 0 is the world, 20 a house; `None` shows all dots.
        - `width`, `height`: in pixels, or `"stretch"`, `"content"`.
        - `use_container_width`: the older way to say `width="stretch"`.
        - `alt`: what it shows, for screen readers.

        Returns the place of the map, whose `add_rows` draws more dots. Raises `StreamlitAPIException` for columns that
        are not there or hold no degrees.

        >>> st.map({"lat": [52.5, 48.9], "lon": [13.4, 2.4]}, size=20_000)
        """
        from millpond.frames import column_name

        dots = _dots(size)
        asked = None if color is None else _color(color)
        nearness = None if zoom is None else _float("zoom", zoom)
        sizes = (
            extent(width, "stretch", use_container_width),
            extent(height, 500, name="height"),
        )
        north = None if latitude is None else column_name(latitude)
        east = None if longitude is None else column_name(longitude)

        def draw(place: Place | None, frame: Frame | None) -> Place:
            dots_of = frame if frame is not None and frame.rows else None
            return _native.map(place, dots_of, north, east, asked, dots, nearness, *sizes, optional_text(alt))

        return _drawn(self, data, draw, _name_pairs if north is None and east is None else None)


def _drawn(
    drawing: Drawing,
    data: object,
    draw: Callable[[Place | None, Frame | None], Place],
    name: Callable[[Any], bool] | None = None,
) -> DeltaGenerator:
    """Draws what shows a table, and has it show more rows later; `name` names columns that have no names."""
    from millpond.arrays import Table
    from millpond.elements.data import note_cut
    from millpond.frames import load
    from millpond.rows import Rows

    if data is None:
        return drawing._at(draw(drawing._place, None), Rows(Table(), draw))
    source, frame = load(data)
    note_cut(source.cut)
    if name is not None and name(source):
        frame = source.frame()
    return drawing._at(draw(drawing._place, frame), Rows(source, draw))


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
    alt: str | None,
) -> DeltaGenerator:
    from millpond.frames import column_name

    columns = None if y is None else [column_name(name) for name in _names(y)]
    options = (
        None if x is None else column_name(x),
        columns,
        optional_text(x_label),
        optional_text(y_label),
        _colors(color),
        _dots(dots),
        _stack(stack),
        bool(horizontal),
        _sort(sort),
        *sizes,
        optional_text(alt),
    )
    return _drawn(drawing, data, lambda place, frame: _native.chart(place, kind, frame, *options))


def _names(y: Any) -> Sequence[Any]:
    # A column of several levels is named by a tuple; several columns come as a list.
    if isinstance(y, (str, int, float, tuple)):
        return [y]
    if not hasattr(y, "__iter__"):
        raise StreamlitInvalidParameterTypeError(f"`y` is the name of a column, or a list of them: {y!r}")
    return list(y)


def _dots(size: Any) -> str | float | None:
    return size if size is None or isinstance(size, str) else _float("size", size)


def _float(name: str, number: Any) -> float:
    try:
        return float(number)
    except (TypeError, ValueError, OverflowError):
        raise StreamlitInvalidParameterTypeError(f"`{name}` is a number: {number!r}") from None


def _stack(stack: object) -> str | None:
    if isinstance(stack, bool):
        return "zero" if stack else "off"
    return None if stack is None else choice("stack", stack, "normalize", "center", "layered")


def _sort(sort: object) -> bool | str:
    if not isinstance(sort, (bool, str)):
        raise StreamlitValueError(f"`sort` is True, False, or the name of a column: {sort!r}")
    return sort


def _colors(color: Any) -> list[str] | None:
    if color is None:
        return None
    if isinstance(color, str) or not hasattr(color, "__iter__"):
        return [_color(color)]
    parts = list(color)
    if not parts:
        raise StreamlitInvalidColorError(f"`color` is empty: {color!r}")
    if any(isinstance(part, (str, tuple, list)) for part in parts):
        return [_color(one) for one in parts]
    return [_color(parts)]


def _color(color: Any) -> str:
    """A column's name or a colour, as text."""
    if isinstance(color, str):
        return color
    parts = list(color) if hasattr(color, "__iter__") else []
    if len(parts) not in (3, 4) or not all(hasattr(part, "__float__") for part in parts):
        raise StreamlitInvalidColorError(
            f"a colour is a CSS name, a text as `#rrggbb`, or three or four numbers: {color!r}"
        )
    whole = all(hasattr(part, "__index__") for part in parts[:3])
    bytes_ = [_byte(part, whole, color) for part in parts[:3]]
    # Opacity is from 0.0 to 1.0 beside integers too, unless it is more than 1.
    bytes_ += [_byte(part, part > 1, color) for part in parts[3:]]
    return "#" + "".join(f"{byte:02x}" for byte in bytes_)


def _byte(part: Any, whole: bool, color: object) -> int:
    byte = float(part) if whole else float(part) * 255
    if not 0 <= byte <= 255:
        raise StreamlitInvalidColorError(
            f"the numbers of a colour are from 0 to 255 if integers, and from 0.0 to 1.0 else: {color!r}"
        )
    return round(byte)


def _name_pairs(source: Any) -> bool:
    """Names the columns of pairs of latitude and longitude; gives whether they are some."""
    if source.index != 0 or getattr(source, "names", None) != ["0", "1"]:
        return False
    source.names = ["lat", "lon"]
    return True
