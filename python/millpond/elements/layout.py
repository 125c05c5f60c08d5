"""Blocks: things on the page that hold others, and empty places."""

from __future__ import annotations

from millpond import _native
from millpond.elements import checks
from millpond.elements.drawing import Drawing, extent, optional_text, size
from millpond.errors import StreamlitAPIException, StreamlitInvalidColumnSpecError, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from millpond._native import Size
    from millpond.delta_generator import DeltaGenerator


class LayoutMixin(Drawing):
    """The functions that make room.

    Common to all: `width` and `height` are numbers of pixels, `"stretch"` (all there is) or `"content"` (what is
    needed); what is higher than a fixed height scrolls. `key` is a name, seen on the page as the class
    `st-key-<key>`. What is refused raises a `StreamlitAPIException`.
    """

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
        gap: str | int | None = "small",
        autoscroll: bool | None = None,
    ) -> DeltaGenerator:
        """Makes a block of elements, to be filled in any order.

        - `border`: whether a line is drawn around it; `None` draws one if the height is fixed.
        - `horizontal`: whether elements stand side by side rather than one below the other.
        - `wrap`: whether elements side by side begin a new line where there is no room, rather than scroll.
        - `horizontal_alignment`: `"left"`, `"center"`, `"right"` or `"distribute"`.
        - `vertical_alignment`: `"top"`, `"center"`, `"bottom"` or `"distribute"`.
        - `gap`: the room between elements: `"xxsmall"`, `"xsmall"`, `"small"`, `"medium"`, `"large"`, `"xlarge"`,
          `"xxlarge"`, or `None`; a number of pixels is taken for the nearest of them.
        - `autoscroll`: whether it stays at its lower end while more is drawn into it.
        - `key`, `width`, `height`: as of all blocks.

        Returns the block, to draw into with `with` or its methods.

        >>> with st.container(border=True):
        ...     st.write("Together")
        """
        if not wrap and not horizontal:
            raise StreamlitAPIException("`wrap=False` is for containers with `horizontal=True` alone")
        tall = size(height, "content", name="height")
        props = {
            "type": "container",
            "key": optional_text(key),
            "border": tall["type"] == "pixels" if border is None else bool(border),
            "width": size(width, "stretch"),
            "height": tall,
            "horizontal": bool(horizontal),
            "wrap": bool(wrap),
            "align": checks.choice(
                "horizontal_alignment", horizontal_alignment, "left", "center", "right", "distribute"
            ),
            "vertical_align": checks.choice(
                "vertical_alignment", vertical_alignment, "top", "center", "bottom", "distribute"
            ),
            "gap": checks.gap(gap),
            "autoscroll": bool(autoscroll),
        }
        return self._at(_native.block(self._place, props))

    def columns(
        self,
        spec: int | Iterable[float],
        *,
        gap: str | int | None = "small",
        vertical_alignment: str = "top",
        border: bool = False,
        width: Size = "stretch",
        wrap: bool = True,
    ) -> list[DeltaGenerator]:
        """Makes blocks side by side.

        - `spec`: how many, or the weights of their widths, each above 0.
        - `gap`: the room between them, as of `container`.
        - `vertical_alignment`: where their content stands: `"top"`, `"center"`, `"bottom"`.
        - `border`: whether a line is drawn around each.
        - `width`: in pixels, or `"stretch"`.
        - `wrap`: whether they stand one below the other where there is no room.

        Returns the blocks from left to right. Raises `StreamlitInvalidColumnSpecError` for a `spec` without sense.

        >>> left, right = st.columns([2, 1])
        >>> left.write("Two thirds")
        """
        align = checks.choice("vertical_alignment", vertical_alignment, "top", "center", "bottom")
        here = extent(width, "stretch", allowed=("stretch",))
        places = _native.columns(self._place, _weights(spec), checks.gap(gap), align, bool(border), here, bool(wrap))
        return [self._at(place) for place in places]

    def tabs(
        self,
        tabs: Sequence[str],
        *,
        width: Size = "stretch",
        height: Size = "content",
        default: str | None = None,
        key: str | int | None = None,
        on_change: object = "ignore",
        args: object = None,
        kwargs: object = None,
        bind: object = None,
    ) -> list[DeltaGenerator]:
        """Makes blocks of which one is seen at a time.

        - `tabs`: their labels, Markdown; at least one.
        - `default`: the label of the one seen at first; `None` is the first.
        - `width`: in pixels, or `"stretch"`; `height`: of what is below the tabs, as of all blocks.
        - `key`: as of all blocks.
        - `on_change`, `bind`: not supported yet, refused if given.

        Returns the blocks from left to right.

        >>> wheat, rye = st.tabs(["Wheat", "Rye"])
        >>> wheat.write("4.8 tons")
        """
        unsupported("on_change", on_change, "ignore")
        unsupported("bind", bind)
        labels = _labels(tabs)
        if default is not None and default not in labels:
            raise StreamlitAPIException(f"`default` is one of the tabs, {labels!r}: {default!r}")
        props = {
            "type": "tabs",
            "key": optional_text(key),
            "default": 0 if default is None else labels.index(default),
            "width": size(width, "stretch", allowed=("stretch",)),
            "height": size(height, "content", name="height"),
        }
        row = _native.block(self._place, props)
        return [self._at(_native.block(row, {"type": "tab", "label": checks.text(label)})) for label in labels]

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
        - `icon`: an emoji or Material icon before the label.
        - `type`: `"default"`; `"compact"` or `"step"` have no line around it.
        - `width`: in pixels, or `"stretch"`.
        - `key`: as of all blocks.
        - `on_change`, `bind`: not supported yet, refused if given.

        Returns the block.

        >>> with st.expander("How this was counted"):
        ...     st.write("By hand")
        """
        unsupported("on_change", on_change, "ignore")
        unsupported("bind", bind)
        props = {
            "type": "expander",
            "key": optional_text(key),
            "label": checks.text(label),
            "expanded": bool(expanded),
            "icon": checks.icon(icon),
            "compact": checks.choice("type", type, "default", "compact", "step") != "default",
            "width": size(width, "stretch", allowed=("stretch",)),
        }
        return self._at(_native.block(self._place, props))

    def popover(
        self,
        label: str,
        *,
        type: str = "secondary",
        help: str | None = None,
        icon: str | None = None,
        disabled: bool = False,
        use_container_width: bool | None = None,
        width: Size = "content",
        wrap: bool | None = None,
        key: str | int | None = None,
        on_change: object = "ignore",
        args: object = None,
        kwargs: object = None,
    ) -> DeltaGenerator:
        """Makes a block that a button opens above the page.

        - `label`: Markdown for the button's text.
        - `type`: how much the button stands out: `"primary"`, `"secondary"`, `"tertiary"`.
        - `help`: Markdown for a tooltip.
        - `icon`: an emoji or Material icon before the label.
        - `disabled`: whether it can't be opened.
        - `width`: of the button; `use_container_width` is the older way to say `"stretch"`.
        - `key`: as of all blocks.
        - `on_change`: not supported yet, refused if given.
        - `wrap`: accepted, without effect yet.

        Returns the block.

        >>> with st.popover("Which mills?"):
        ...     mine = st.checkbox("Mine alone")
        """
        unsupported("on_change", on_change, "ignore")
        props = {
            "type": "popover",
            "key": optional_text(key),
            "label": checks.text(label),
            "kind": checks.choice("type", type, "primary", "secondary", "tertiary"),
            "icon": checks.icon(icon),
            "help": optional_text(help),
            "disabled": bool(disabled),
            "width": size(width, "content", use_container_width),
        }
        return self._at(_native.block(self._place, props))

    def form(
        self,
        key: str,
        clear_on_submit: bool = False,
        *,
        enter_to_submit: bool = True,
        border: bool = True,
        width: Size = "stretch",
        height: Size = "content",
    ) -> DeltaGenerator:
        """Makes a block whose widgets are sent together, when a button of `form_submit_button` in it is pressed.

        - `key`: its name, which no other form has.
        - `clear_on_submit`: whether the widgets go back to their defaults once they were sent.
        - `enter_to_submit`: whether the Enter key in a text input submits.
        - `border`: whether a line is drawn around it.
        - `width`, `height`: as of all blocks.

        Returns the block. Raises `StreamlitAPIException` within another form, and for a key that another form has.

        >>> with st.form("order"):
        ...     sacks = st.slider("Sacks", 1, 10)
        ...     if st.form_submit_button("Order"):
        ...         st.write("Thank you")
        """
        if key is None or str(key) == "":
            raise StreamlitAPIException(f'a form needs a `key`, such as `st.form("order")`: {key!r}')
        props = {
            "type": "form",
            "key": str(key),
            "clear_on_submit": bool(clear_on_submit),
            "enter_to_submit": bool(enter_to_submit),
            "border": bool(border),
            "width": size(width, "stretch"),
            "height": size(height, "content", name="height"),
        }
        return self._at(_native.block(self._place, props))

    def empty(self) -> DeltaGenerator:
        """Makes a place for one thing, drawn later; each new thing replaces the one before, and `empty` clears it.

        Returns the place.

        >>> place = st.empty()
        >>> place.write("Wait")
        >>> place.write("Done")
        """
        return self._at(_native.empty(self._place))


_MOST_COLUMNS = 1000


def _weights(spec: Any) -> list[float]:
    """The weights of columns; the engine refuses those that are not above 0."""
    try:
        if hasattr(spec, "__index__"):
            if 0 < int(spec) <= _MOST_COLUMNS:
                return [1.0] * int(spec)
        elif not isinstance(spec, (str, bytes)):
            return [float(weight) for weight in spec]
    except (TypeError, ValueError):
        pass
    raise StreamlitInvalidColumnSpecError(
        f"`spec` of columns is how many there are, from 1 to {_MOST_COLUMNS}, or a list of their weights: {spec!r}"
    )


def _labels(tabs: Sequence[str]) -> list[str]:
    labels = list(tabs) if hasattr(tabs, "__iter__") else []
    if not labels:
        raise StreamlitAPIException(f"`tabs` is a list of at least one label: {tabs!r}")
    for label in labels:
        if not isinstance(label, str):
            raise StreamlitAPIException(f"the labels of tabs are texts: {label!r}")
    return labels
