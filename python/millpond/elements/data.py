"""Data as a grid, as a plain table, or as a number that matters."""

from __future__ import annotations

from millpond import _native
from millpond.elements.asking import front
from millpond.elements.checks import choice, text
from millpond.elements.checks import icon as icon_of
from millpond.elements.drawing import Drawing, optional_text, size
from millpond.elements.selecting import Selected, modes, selection, selects
from millpond.errors import (
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
    brief,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Literal

    from millpond._native import Place, Size
    from millpond.attributes import AttributeDictionary
    from millpond.delta_generator import DeltaGenerator
    from millpond.styling import Styled


class DataMixin(Drawing):
    """The functions that draw data."""

    __slots__ = ()

    def dataframe(
        self,
        data: object = None,
        width: Size | None = "stretch",
        height: Size | None = "auto",
        *,
        use_container_width: bool | None = None,
        hide_index: bool | None = None,
        column_order: Iterable[str] | None = None,
        column_config: Mapping[Any, Any] | None = None,
        key: str | int | None = None,
        on_select: object = "ignore",
        selection_mode: str | Iterable[str] = "multi-row",
        selection_default: Mapping[str, Any] | None = None,
        row_height: int | None = None,
        placeholder: str | None = None,
        lazy: bool | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draws a grid of data to scroll, sort and search.

        - `data`: a frame of pandas, polars or Arrow, a styled one of pandas, an array, a list, a dictionary of columns,
          a cursor of a database, or anything with an Arrow stream; `None` draws an empty grid. Of what is not computed
          yet the first 10,000 rows are drawn, and a caption says so.
        - `width`, `height`: in pixels, or `"stretch"`, `"content"`; a height of `"auto"` shows ten rows at most,
          `"content"` all.
        - `use_container_width`: the older way to say `width="stretch"`.
        - `hide_index`: whether row labels are hidden; `None` shows those that there are, unless they only count the
          rows and rows can be selected.
        - `column_order`: the names of the columns to show, in this order.
        - `column_config`: how columns look: a dictionary from their names (`"_index"` for row labels), or their places
          from 0, to a column of `st.column_config`, a label, or `None` to hide it.
        - `key`: names the grid as a widget.
        - `on_select`: `"rerun"` lets rows, columns or cells be selected; so does a function, which is called before the
          run that follows.
        - `selection_mode`: what can be selected: one or several of `"single-row"`, `"multi-row"`, `"single-column"`,
          `"multi-column"`, `"single-cell"`, `"multi-cell"`.
        - `selection_default`: what is selected at first: a dictionary with `rows`, `columns` or `cells`.
        - `row_height`: in pixels.
        - `placeholder`: what stands where a value is missing.
        - `lazy`: whether the page asks for the rows that it shows; `False` sends all of them at once.
        - `alt`: what it shows, for screen readers.

        Returns the place of the grid, whose `add_rows` makes it longer; where it can be selected in, what is selected:
        `.selection.rows` (places from 0), `.selection.columns` (names) and `.selection.cells` (pairs of both). Raises
        `StreamlitAPIException` for data that it can't read.

        >>> st.dataframe({"year": [1920, 1921], "tons": [3.1, 4.8]})
        >>> event = st.dataframe(harvests, on_select="rerun")
        >>> st.write(harvests.iloc[event.selection.rows])
        """
        from millpond.column_config import to_json
        from millpond.rows import Rows

        source, frame, look = _load(data)
        windows = lazy is not False and look is None
        selects_cells = selects(on_select)
        selects_rows = selects_cells and any(way.endswith("-row") for way in modes(selection_mode, *_WAYS))
        props = {
            "type": "dataframe",
            "frame": _native.send(frame, windows),
            "width": size(width, "stretch", use_container_width),
            "height": _grid_height(height),
            "hide_index": _hides_labels(hide_index, look, selects_rows and _are_counted(source)),
            "column_order": _order(column_order),
            "columns": to_json(column_config),
            "heads": source.heads if look is None else look.heads(),
            "styling": None if look is None else look.props(),
            "row_height": _row_height(row_height),
            "placeholder": optional_text(placeholder),
            "selection": None,
            "editor": None,
            "alt": optional_text(alt),
        }
        if selects_cells:
            return _select_cells(self._place, props, key, on_select, selection_mode, selection_default)

        def draw(place: Place, frame: _native.Frame) -> None:
            _native.element(place, {**props, "frame": _native.send(frame, windows), "styling": None})

        return self._at(_native.element(self._place, props), Rows(source, draw))

    def table(
        self,
        data: object = None,
        *,
        border: bool | Literal["horizontal"] = True,
        width: Size = "stretch",
        height: Size = "content",
        hide_index: bool | None = None,
        hide_header: bool | None = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws all of the data as a plain table. Texts in it are Markdown.

        - `data`: as of `dataframe`.
        - `border`: whether lines are drawn, or `"horizontal"` for those between rows.
        - `width`, `height`: in pixels, or `"stretch"`, `"content"`; a fixed height scrolls below the column names.
        - `hide_index`: whether row labels are hidden; `None` shows those that do more than count the rows.
        - `hide_header`: whether column names are hidden.
        - `alt`: what it shows, for screen readers.

        Returns the place of the table, whose `add_rows` makes it longer. Raises `StreamlitAPIException` for data that
        it can't read.

        >>> st.table([{"year": 1920, "tons": 3.1}, {"year": 1921, "tons": 4.8}], border="horizontal")
        """
        from millpond.rows import Rows

        source, frame, look = _load(data)
        props = {
            "type": "table",
            "frame": _native.send(frame, False),
            "heads": source.heads if look is None else look.heads(),
            "styling": None if look is None else look.props(),
            "border": _border(border),
            "width": size(width, "stretch"),
            "height": size(height, "content", name="height"),
            "hide_index": _hides_labels(hide_index, look, _are_counted(source)),
            "hide_header": _hides(hide_header, None if look is None else look.hide_header),
            "alt": optional_text(alt),
        }

        def draw(place: Place, frame: _native.Frame) -> None:
            _native.element(place, {**props, "frame": _native.send(frame, False), "styling": None})

        return self._at(_native.element(self._place, props), Rows(source, draw))

    def metric(
        self,
        label: str,
        value: object,
        delta: object = None,
        delta_color: str = "normal",
        *,
        help: str | None = None,
        icon: str | None = None,
        label_visibility: Literal["visible", "hidden", "collapsed"] = "visible",
        border: bool = False,
        width: Size = "stretch",
        height: Size = "content",
        chart_data: object = None,
        chart_type: Literal["line", "bar", "area"] = "line",
        delta_arrow: Literal["auto", "up", "down", "off"] = "auto",
        format: str | None = None,
        delta_description: str | None = None,
    ) -> DeltaGenerator:
        """Draws a number that matters, and how it changed.

        - `label`: Markdown for what it is.
        - `value`: the number, or a text; `None` is a dash.
        - `delta`: how it changed: a number or a text. One that begins with a minus goes down.
        - `delta_color`: `"normal"` is green for up and red for down, `"inverse"` the other way round, `"off"` grey; or
          the name of a colour.
        - `help`: Markdown for a tooltip.
        - `icon`: an emoji or `:material/name:` before the label.
        - `label_visibility`: `"visible"`, `"hidden"` (its room is kept) or `"collapsed"`.
        - `border`: whether a line is drawn around it.
        - `width`, `height`: in pixels, or `"stretch"`, `"content"`.
        - `chart_data`: numbers drawn below, from left to right; what is missing is a gap.
        - `chart_type`: how: `"line"`, `"bar"`, `"area"`.
        - `delta_arrow`: where the arrow points: `"up"`, `"down"`, `"off"` for none, `"auto"` as the sign says.
        - `format`: how numbers are shown, as of `st.column_config.NumberColumn`.
        - `delta_description`: Markdown after the change.

        Returns the place of the number. Raises `StreamlitAPIException` for what is no number and no text.

        >>> st.metric("Harvest", 4.8, 0.3, format="%.1f t")
        """
        from millpond.metrics import arrow_of, color_of, numbers, written

        change = written("delta", delta, format) or None
        return self._at(
            _native.element(
                self._place,
                {
                    "type": "metric",
                    "label": text(label),
                    "label_visibility": choice("label_visibility", label_visibility, "visible", "hidden", "collapsed"),
                    "value": "—" if value is None else written("value", value, format),
                    "delta": change,
                    "arrow": arrow_of(change, delta_arrow),
                    "delta_color": color_of(change, delta_color),
                    "delta_description": optional_text(delta_description),
                    "icon": icon_of(icon),
                    "help": optional_text(help),
                    "border": bool(border),
                    "width": size(width, "stretch"),
                    "height": size(height, "content", name="height"),
                    "chart": numbers(chart_data),
                    "chart_kind": choice("chart_type", chart_type, "line", "bar", "area"),
                },
            )
        )


def _load(data: object) -> tuple[Any, _native.Frame, Styled | None]:
    """The columns of any table, what rows can be added to, and how it is styled."""
    from millpond.frames import load
    from millpond.styling import styled

    look = styled(data)
    source, frame = load(data if look is None else look.data())
    note_cut(source.cut)
    return source, frame, look


def note_cut(cut: str | None) -> None:
    """Says above an element that it shows a part of the rows, and what to call for all of them."""
    if cut is not None:
        text = f"Only the first 10,000 rows are shown: call `{cut}` to have all of them."
        _native.markdown(None, text, False, True, None, "stretch", "left", True, True)


def _hides_labels(given: bool | None, look: Styled | None, unless_said: bool) -> bool | None:
    hides = _hides(given, None if look is None else look.hide_index)
    return True if hides is None and unless_said else hides


def _are_counted(source: Any) -> bool:
    """Whether row labels are those that pandas makes up: the numbers of the rows."""
    return getattr(source, "numbering", None) is not None


def _hides(given: bool | None, styled: bool | None) -> bool | None:
    return styled if given is None else bool(given)


def _grid_height(height: object) -> dict[str, object]:
    return size(height, "auto", allowed=("stretch", "content", "auto"), name="height")


def _border(border: object) -> str:
    if isinstance(border, str):
        return choice("border", border, "horizontal")
    return "all" if border else "none"


def _row_height(height: Any) -> object:
    """A number of pixels; `None` for the usual height, which 0 stands for too."""
    return size(height, 0, allowed=(), name="row_height")["value"] if height else None


def _order(names: Any) -> list[str] | None:
    from millpond.frames import column_name

    if names is None:
        return None
    if isinstance(names, str) or not hasattr(names, "__iter__"):
        raise StreamlitInvalidParameterTypeError(f"`column_order` is a list of names: {brief(names)}")
    return [column_name(name) for name in names]


# What is selected in a grid

_WAYS = ("single-row", "multi-row", "single-column", "multi-column", "single-cell", "multi-cell")

_NOTHING: dict[str, object] = {"rows": [], "columns": [], "cells": []}


class SelectedCells(Selected):
    """How scripts see what is selected in a grid; they can set it, too."""

    def __init__(self, ways: list[str]) -> None:
        super().__init__(_NOTHING)
        self.ways = ways

    def decode(self, raw: Any) -> AttributeDictionary:
        selected = super().decode(raw)
        selected.selection.cells = [tuple(cell) for cell in selected.selection.cells]
        return selected

    def encode(self, value: Any) -> str | None:
        return _to_json("what is selected in a grid", value, self.ways)


def _select_cells(
    place: Place | None,
    props: dict[str, Any],
    key: object,
    on_select: object,
    selection_mode: object,
    default: object,
) -> AttributeDictionary:
    ways = modes(selection_mode, *_WAYS)
    for kind in ("row", "column", "cell"):
        if f"single-{kind}" in ways and f"multi-{kind}" in ways:
            raise StreamlitIncompatibleParametersError(
                f'`selection_mode` has both "single-{kind}" and "multi-{kind}": {ways}'
            )
    codec = SelectedCells(ways)
    at_first = _to_json("`selection_default`", default, ways)
    asked = {**props, "selection": selection(key, props["alt"] or "Table", ways, at_first)}
    return codec.decode(_native.ask(place, asked, front(codec, on_select, None, None, key=key)))


def _to_json(what: str, given: Any, ways: list[str]) -> str | None:
    """What is selected, as JSON. Raises `StreamlitAPIException` for what can't be; `what` says what was given."""
    from collections.abc import Mapping

    from millpond.frames import column_name
    from millpond.jsontext import to_json

    if given is None:
        return None
    inner = given.get("selection", given) if isinstance(given, Mapping) else None
    if not isinstance(inner, Mapping) or not set(inner) <= set(_NOTHING):
        raise StreamlitInvalidParameterTypeError(
            f"{what} is a dictionary with `rows`, `columns` or `cells`: {brief(given)}"
        )
    try:
        for name, chosen in inner.items():
            _check_way(what, name, chosen, ways)
        rows = [_row(row) for row in inner.get("rows", [])]
        cells = [[_row(row), column_name(name)] for row, name in inner.get("cells", [])]
    except (TypeError, ValueError):
        raise StreamlitInvalidParameterTypeError(
            f"{what} has lists: `rows` of places, `columns` of names, `cells` of pairs: {brief(given)}"
        ) from None
    columns = [column_name(name) for name in inner.get("columns", [])]
    return to_json({"rows": rows, "columns": columns, "cells": cells})


def _check_way(what: str, name: str, chosen: Any, ways: list[str]) -> None:
    """Refuses what is chosen if it can't be, or not as much of it."""
    if isinstance(chosen, str):
        raise TypeError
    kind = name.removesuffix("s")
    most = len(chosen) if f"multi-{kind}" in ways else 1 if f"single-{kind}" in ways else 0
    if len(chosen) > most:
        raise StreamlitValueError(f"`{name}` of {what} can't be selected by {ways}: {chosen!r}")


def _row(row: Any) -> int:
    if isinstance(row, bool) or int(row) != row or row < 0:
        raise ValueError
    return int(row)
