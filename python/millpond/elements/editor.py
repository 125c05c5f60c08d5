"""Data as a grid that can be edited."""

from __future__ import annotations

from millpond import _native
from millpond.elements.checks import choice
from millpond.elements.data import _grid_height, _order, _row_height, note_cut
from millpond.elements.drawing import Drawing, optional_text, size
from millpond.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError, brief

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any, Literal

    from millpond._native import Size
    from millpond.editing import Sheet


class EditorMixin(Drawing):
    """The grid that can be edited."""

    __slots__ = ()

    def data_editor(
        self,
        data: Any,
        *,
        width: Size | None = "stretch",
        height: Size | None = "auto",
        use_container_width: bool | None = None,
        hide_index: bool | None = None,
        column_order: Iterable[str] | None = None,
        column_config: Mapping[Any, Any] | None = None,
        num_rows: Literal["fixed", "dynamic", "add", "delete"] = "fixed",
        disabled: bool | Iterable[str | int] = False,
        key: str | int | None = None,
        on_change: object = "rerun",
        args: Sequence[Any] | None = None,
        kwargs: Mapping[str, Any] | None = None,
        row_height: int | None = None,
        placeholder: str | None = None,
        alt: str | None = None,
    ) -> Any:
        """Draws a grid of data whose cells can be edited, and gives the data with the changes.

        - `data`: as of `dataframe`.
        - `width`, `height`, `use_container_width`, `hide_index`, `column_order`, `row_height`, `placeholder`, `alt`: as
          of `dataframe`. Row labels that only count the rows are hidden where rows can be added or deleted.
        - `column_config`: as of `dataframe`; `disabled`, `required`, `default` and the bounds of a column count here.
        - `num_rows`: whether rows can be added and deleted (`"dynamic"`), only one of both (`"add"`, `"delete"`), or
          neither (`"fixed"`).
        - `disabled`: whether nothing can be changed; or the names of the columns that can't be (`"_index"` for row
          labels), or their places from 0.
        - `key`: names the editor. `st.session_state[key]` tells what was changed: `edited_rows`, a dictionary from the
          places of rows to dictionaries of new values; `added_rows`, a list of such; `deleted_rows`, a list of places.
        - `on_change`: `"rerun"`, `"ignore"` to hear of changes with the next run, or a function to call before the run
          that follows a change, with `args` and `kwargs`.

        Returns a copy of the data with the changes, of the type that was given; what is not computed yet, or can be
        read only once, comes back as a frame. Columns keep their types; one of pandas' with integers that gets a
        missing value becomes one that has room for it. Raises `StreamlitAPIException` for data that it can't read, and
        for row labels of several levels.

        >>> edited = st.data_editor({"year": [1920, 1921], "tons": [3.1, 4.8]}, num_rows="dynamic")
        """
        from millpond import editing
        from millpond.elements.asking import front, widget
        from millpond.frames import load
        from millpond.styling import styled

        rows = choice("num_rows", num_rows, "fixed", "dynamic", "add", "delete")
        look = styled(data)
        data = data if look is None else look.data()
        source, frame = load(data)
        note_cut(source.cut)
        if frame.index > 1:
            raise StreamlitAPIException(
                f"a data editor has row labels of one level, these have {frame.index}\n"
                "hint: make columns of them, with `reset_index`"
            )
        data = editing.editable(data, frame)
        sheet = editing.take_apart(data)
        counted = getattr(source, "numbering", None) is not None
        columns = _settings(column_config, sheet)
        label = optional_text(alt) or "Table"
        props = {
            "type": "dataframe",
            "frame": _native.send(frame, False),
            "width": size(width, "stretch", use_container_width),
            "height": _grid_height(height),
            "hide_index": _hides_labels(hide_index, None if look is None else look.hide_index, counted, rows),
            "column_order": _order(column_order),
            "columns": _to_json(columns, labelled=frame.index > 0 and not counted),
            "heads": source.heads if look is None else look.heads(),
            "styling": None if look is None else look.props(),
            "row_height": _row_height(row_height),
            "placeholder": optional_text(placeholder),
            "selection": None,
            "editor": {
                "widget": widget(label, key, None, disabled is True, "visible", on_change=on_change),
                "add_rows": rows in ("dynamic", "add"),
                "delete_rows": rows in ("dynamic", "delete"),
                "fixed": _fixed(disabled, sheet, columns, counted),
            },
            "alt": optional_text(alt),
        }
        codec = editing.EditsCodec()
        raw: Any = _native.ask(self._place, props, front(codec, on_change, args, kwargs, key=key))
        return editing.apply(data, codec.decode(raw))

    def experimental_data_editor(self, data: Any, **options: Any) -> Any:
        """The older name of `data_editor`."""
        return self.data_editor(data, **options)


def _hides_labels(given: bool | None, styled: bool | None, counted: bool, rows: str) -> bool | None:
    if given is not None:
        return bool(given)
    return True if styled is None and counted and rows != "fixed" else styled


# Settings of columns


def _settings(config: Any, sheet: Sheet) -> dict[Any, Any]:
    """The settings that the script gave, with what the types of columns say: bounds, and values to choose from."""
    from collections.abc import Mapping

    from millpond.frames import column_name
    from millpond.readers import bounds_of, categories_of

    if config is not None and not isinstance(config, Mapping):
        raise StreamlitAPIException(f"`column_config` is a dictionary from columns to their settings: {brief(config)}")
    settings = dict(config or {})
    keys = {column_name(name): name for name in settings}
    for at, (name, column) in enumerate(zip(sheet.names, sheet.columns, strict=True)):
        place = str(at)
        key = keys.get(name, keys.get(place, name) if place not in sheet.names else name)
        least, greatest = bounds_of(column)
        categories = categories_of(column)
        if categories is not None:
            _add(settings, key, "selectbox", options=categories)
        elif (least, greatest) != (None, None):
            _add(settings, key, "number", min_value=least, max_value=greatest)
    return settings


def _add(settings: dict[Any, Any], key: Any, kind: str, **more: Any) -> None:
    """Says of a column what the script has not said."""
    from collections.abc import Mapping

    given = settings.get(key, {})
    if isinstance(given, str):
        given = {"label": given}
    if not isinstance(given, Mapping):
        return
    said = given.get("type_config") or {"type": kind}
    if said.get("type") == kind:
        said = {**{name: value for name, value in more.items() if value is not None}, **said}
    settings[key] = {**given, "type_config": said}


def _to_json(columns: dict[Any, Any], labelled: bool) -> str | None:
    """Settings as the page reads them; a row needs a label where labels do more than count."""
    from millpond.column_config import to_json
    from millpond.editing import LABELS

    given = columns.get(LABELS, {})
    if labelled and given is not None:
        given = {"label": given} if isinstance(given, str) else given
        columns = {**columns, LABELS: {"required": True, **{k: v for k, v in given.items() if v is not None}}}
    return to_json(columns or None)


def _fixed(disabled: Any, sheet: Sheet, columns: dict[Any, Any], counted: bool) -> list[str]:
    """The columns that can't be changed: as the script says, or since their type has no values that can be typed."""
    from collections.abc import Mapping

    from millpond.editing import LABELS
    from millpond.frames import column_name
    from millpond.readers import reader_of

    fixed = {LABELS} if counted else set()
    fixed |= {name for name, column in zip(sheet.names, sheet.columns, strict=True) if reader_of(column) is None}
    for name, given in columns.items():
        if isinstance(given, Mapping) and given.get("disabled"):
            fixed.add(_name(name, sheet))
    if not isinstance(disabled, bool) and disabled is not None:
        if isinstance(disabled, (str, bytes)) or not hasattr(disabled, "__iter__"):
            raise StreamlitInvalidParameterTypeError(
                f"`disabled` is True, False, or a list of columns: {brief(disabled)}"
            )
        fixed |= {_name(column_name(name) if not isinstance(name, int) else name, sheet) for name in disabled}
    return sorted(fixed)


def _name(column: Any, sheet: Sheet) -> str:
    """The name of a column that was told by its name, or by its place."""
    name = str(column)
    is_place = isinstance(column, int) and name not in sheet.names and 0 <= column < len(sheet.names)
    return sheet.names[column] if is_place else name
