"""Blocks: things on the page that hold others, and empty places."""

from __future__ import annotations

from millpond import _native
from millpond.elements.drawing import Drawing, extent, optional_text
from millpond.errors import unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from millpond._native import Size
    from millpond.delta_generator import DeltaGenerator


class LayoutMixin(Drawing):
    """The functions that make room."""

    __slots__ = ()

    def container(
        self,
        *,
        border: bool | None = None,
        key: str | int | None = None,
        width: Size = "stretch",
        height: Size | None = "content",
        horizontal: bool = False,
        wrap: bool = True,
        horizontal_alignment: str = "left",
        vertical_alignment: str = "top",
        gap: str | None = "small",
        autoscroll: bool | None = None,
    ) -> DeltaGenerator:
        """Makes a block of elements one below the other, to be filled in any order.

        - `border`: whether a line is drawn around it; `None` draws one if the height is fixed.
        - `key`: a name, seen on the page as the class `st-key-<key>`.
        - `height`: in pixels, to scroll in; or `"content"`, `"stretch"`.
        - The others are accepted, without effect yet.

        Returns the block, to draw into with `with` or its methods.

        >>> with st.container(border=True):
        ...     st.write("Together")
        """
        height_here = extent(height, "content")
        return self._at(_native.container(self._place, optional_text(key), border, height_here))

    def columns(
        self,
        spec: int | Iterable[float],
        *,
        gap: str | None = "small",
        vertical_alignment: str = "top",
        border: bool = False,
        width: Size = "stretch",
        wrap: bool = True,
    ) -> list[DeltaGenerator]:
        """Makes blocks side by side.

        - `spec`: how many, or the weights of their widths, each above 0.
        - `gap`: the room between them: `"small"`, `"medium"`, `"large"` or `None`.
        - `vertical_alignment`: where their content stands: `"top"`, `"center"`, `"bottom"`.
        - `border`: whether a line is drawn around each.
        - `width`, `wrap`: accepted, without effect yet.

        Returns the blocks from left to right. Raises `StreamlitInvalidColumnSpecError` for a `spec` without sense.

        >>> left, right = st.columns([2, 1])
        >>> left.write("Two thirds")
        """
        weights = [1.0] * spec if isinstance(spec, int) else [float(weight) for weight in spec]
        places = _native.columns(self._place, weights, gap or "none", vertical_alignment, bool(border))
        return [self._at(place) for place in places]

    def expander(
        self,
        label: str,
        expanded: bool = False,
        *,
        key: str | int | None = None,
        icon: str | None = None,
        type: str = "default",
        width: Size = "stretch",
        on_change: object = "ignore",
        args: object = None,
        kwargs: object = None,
        bind: object = None,
    ) -> DeltaGenerator:
        """Makes a block that can be folded away.

        - `label`: Markdown for its head.
        - `expanded`: whether it is open at first.
        - `icon`: an emoji or `:shortcode:` before the label.
        - `on_change`, `bind`: not supported yet, refused if given.
        - The others are accepted, without effect yet.

        Returns the block.

        >>> with st.expander("How this was counted"):
        ...     st.write("By hand")
        """
        unsupported("on_change", on_change, "ignore")
        unsupported("bind", bind)
        return self._at(_native.expander(self._place, str(label), bool(expanded), icon))

    def empty(self) -> DeltaGenerator:
        """Makes a place for one thing, drawn later; each new thing replaces the one before, and `empty` clears it.

        Returns the place.

        >>> place = st.empty()
        >>> place.write("Wait")
        >>> place.write("Done")
        """
        return self._at(_native.empty(self._place))
