"""Data as a grid or a plain table."""

from __future__ import annotations

from millpond import _native
from millpond.elements.drawing import Drawing, extent
from millpond.errors import unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from millpond._native import Size
    from millpond.delta_generator import DeltaGenerator


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
        column_config: object = None,
        key: str | int | None = None,
        on_select: object = "ignore",
        selection_mode: object = "multi-row",
        selection_default: object = None,
        row_height: int | None = None,
        placeholder: str | None = None,
        lazy: bool | None = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws a grid of data to scroll, sort and search.

        - `data`: a frame of pandas, polars or Arrow, an array, a list, a dictionary of columns, or anything with an
          Arrow stream; `None` draws an empty grid.
        - `width`, `height`: in pixels, or `"stretch"`, `"content"`; a height of `"auto"` shows ten rows at most.
        - `use_container_width`: the older way to say `width="stretch"`.
        - `hide_index`: whether row labels are hidden; `None` hides them if rows are just numbered.
        - `column_order`: the names of the columns to show, in this order.
        - `on_select`, `selection_default`, `column_config`, `lazy`: not supported yet, refused if given.
        - The others are accepted, without effect yet.

        Returns the place of the grid. Raises `StreamlitAPIException` for data that it can't read.

        >>> st.dataframe({"year": [1920, 1921], "tons": [3.1, 4.8]})
        """
        from millpond.frames import to_frame

        unsupported("on_select", on_select, "ignore")
        unsupported("selection_default", selection_default)
        unsupported("column_config", column_config)
        unsupported("lazy", lazy, False)
        order = None if column_order is None else [str(name) for name in column_order]
        return self._at(
            _native.dataframe(
                self._place,
                to_frame(data),
                extent(width, "stretch", use_container_width),
                extent(height, "auto"),
                hide_index,
                order,
            )
        )

    def table(
        self,
        data: object = None,
        *,
        border: bool | str = True,
        width: Size = "stretch",
        height: Size = "content",
        hide_index: bool | None = None,
        hide_header: bool | None = None,
        alt: str | None = None,
    ) -> DeltaGenerator:
        """Draws all of the data as a plain table.

        - `data`: as of `dataframe`.
        - The others are accepted, without effect yet.

        Returns the place of the table. Raises `StreamlitAPIException` for data that it can't read.

        >>> st.table([{"year": 1920, "tons": 3.1}, {"year": 1921, "tons": 4.8}])
        """
        from millpond.frames import to_frame

        return self._at(_native.table(self._place, to_frame(data)))
