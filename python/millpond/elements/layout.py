"""Blocks: things on the page that hold others, and empty places."""

from __future__ import annotations

from operator import index

from millpond import _native
from millpond.elements import checks
from millpond.elements.asking import front, widget
from millpond.elements.drawing import Drawing, extent, optional_text, size
from millpond.errors import (
    StreamlitAPIException,
    StreamlitIncompatibleParametersError,
    StreamlitInvalidColumnSpecError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from millpond._native import Place, Size
    from millpond.delta_generator import DeltaGenerator
    from millpond.elements.asking import Args, Bind, Change, Kwargs
    from millpond.openable import Openable


class LayoutMixin(Drawing):
    """The functions that make room.

    Common to all: `width` and `height` are numbers of pixels, `"stretch"` (all there is) or `"content"` (what is
    needed); what is higher than a fixed height scrolls. `key` is a name, seen on the page as the class
    `st-key-<key>`. What is refused raises a `StreamlitAPIException`.

    Tabs, expanders and popovers open and close on the page alone. With `on_change="rerun"` the script runs again then,
    and with a function for `on_change` that is called before, with `args` and `kwargs`; `bind="query-params"` keeps
    what is open in the page's address, under the `key`. Of such a block `.open` says whether it is open, and
    `st.session_state` has that under the `key`; of others `.open` is `None`.
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
        if wrap is False and not horizontal:
            raise StreamlitIncompatibleParametersError("`wrap=False` is for containers with `horizontal=True` alone")
        tall = size(height, "content", name="height")
        props = {
            "type": "container",
            "key": optional_text(key),
            "border": tall["type"] == "pixels" if border is None else bool(border),
            "width": size(width, "stretch"),
            "height": tall,
            "horizontal": bool(horizontal),
            "wrap": wrap is not False,
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
        on_change: Change = "ignore",
        args: Args = None,
        kwargs: Kwargs = None,
        bind: Bind = None,
    ) -> list[Openable]:
        """Makes blocks of which one is seen at a time.

        - `tabs`: their labels, Markdown; at least one.
        - `default`: the label of the one seen at first; `None` is the first.
        - `width`: in pixels, or `"stretch"`; `height`: of what is below the tabs, as of all blocks.
        - `key`: as of all blocks; in `st.session_state` it has the label of the tab that is seen.
        - `on_change`, `args`, `kwargs`, `bind`: as of all blocks that open; what is bound has labels that differ.

        Returns the blocks from left to right.

        >>> wheat, rye = st.tabs(["Wheat", "Rye"])
        >>> wheat.write("4.8 tons")
        """
        from millpond.openable import Openable

        labels = _labels(tabs)
        if default is not None and default not in labels:
            raise StreamlitValueError(f"`default` is one of the tabs, {labels!r}: {default!r}")
        if bind is not None and len(set(labels)) < len(labels):
            raise StreamlitValueError(f"tabs with `bind` have labels that differ: {labels!r}")
        props = {
            "type": "tabs",
            "key": optional_text(key),
            "default": 0 if default is None else labels.index(default),
            "width": size(width, "stretch", allowed=("stretch",)),
            "height": size(height, "content", name="height"),
        }
        row, seen = _opening(self._place, props, ", ".join(labels), key, on_change, args, kwargs, bind, labels)
        blocks = [_native.block(row, {"type": "tab", "label": checks.text(label)}) for label in labels]
        return [Openable(block, None if seen is None else at == seen[0]) for at, block in enumerate(blocks)]

    def expander(
        self,
        label: str,
        expanded: bool = False,
        *,
        key: str | int | None = None,
        icon: str | None = None,
        type: str = "default",
        width: Size = "stretch",
        on_change: Change = "ignore",
        args: Args = None,
        kwargs: Kwargs = None,
        bind: Bind = None,
    ) -> Openable:
        """Makes a block that can be folded away.

        - `label`: Markdown for its head.
        - `expanded`: whether it is open at first.
        - `icon`: an emoji or Material icon before the label.
        - `type`: `"default"` has a line around it, `"compact"` none; a `"step"` is one of a timeline: its icon stands
          on a line, which leads to the step below it.
        - `width`: in pixels, or `"stretch"`.
        - `key`: as of all blocks.
        - `on_change`, `args`, `kwargs`, `bind`: as of all blocks that open.

        Returns the block.

        >>> with st.expander("How this was counted"):
        ...     st.write("By hand")
        """
        from millpond.openable import Openable

        props = {
            "type": "expander",
            "key": optional_text(key),
            "label": checks.text(label),
            "expanded": bool(expanded),
            "icon": checks.icon(icon),
            "look": checks.fold_look(type),
            "width": size(width, "stretch", allowed=("stretch",)),
        }
        return Openable(*_opening(self._place, props, label, key, on_change, args, kwargs, bind))

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
        on_change: Change = "ignore",
        args: Args = None,
        kwargs: Kwargs = None,
    ) -> Openable:
        """Makes a block that a button opens above the page.

        - `label`: Markdown for the button's text.
        - `type`: how much the button stands out: `"primary"`, `"secondary"`, `"tertiary"`.
        - `help`: Markdown for a tooltip.
        - `icon`: an emoji or Material icon before the label.
        - `disabled`: whether it can't be opened.
        - `width`: of the button; `use_container_width` is the older way to say `"stretch"`.
        - `key`: as of all blocks.
        - `on_change`, `args`, `kwargs`: as of all blocks that open.
        - `wrap`: accepted, without effect yet.

        Returns the block.

        >>> with st.popover("Which mills?"):
        ...     mine = st.checkbox("Mine alone")
        """
        from millpond.openable import Openable

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
        return Openable(*_opening(self._place, props, label, key, on_change, args, kwargs))

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

    def chat_message(self, name: str, *, avatar: object = None, width: Size = "stretch") -> DeltaGenerator:
        """Makes a block for a message of a conversation, beside the picture of who said it.

        - `name`: who said it, for screen readers. `"user"` and `"human"` have the sign of a person, `"assistant"` and
          `"ai"` that of a machine, others the first letter of the name.
        - `avatar`: what stands there instead: an emoji, a Material icon, a picture as of `image`, or one of the names
          above.
        - `width`: as of all blocks.

        Returns the block.

        >>> with st.chat_message("assistant"):
        ...     st.write("How many sacks?")
        """
        if name is None:
            raise StreamlitMissingRequiredParameterError('a message needs a `name`, such as `st.chat_message("user")`')
        props = {
            "type": "chat_message",
            "name": str(name),
            "avatar": _avatar(str(name), avatar),
            "width": size(width, "stretch"),
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


def _opening(
    place: Place | None,
    props: dict[str, Any],
    label: str,
    key: str | int | None,
    on_change: Change,
    args: Args,
    kwargs: Kwargs,
    bind: Bind = None,
    tabs: list[str] | None = None,
) -> tuple[Place, Any]:
    """Makes a block that opens, a row of `tabs` if these are given.

    Gives the block and what is open, which is `None` where the script does not hear of it.
    """
    if not callable(on_change):
        checks.choice("on_change", on_change, "ignore", "rerun")
    if on_change == "ignore" and bind is None:
        return _native.block(place, {**props, "widget": None}), None
    asked = {**props, "widget": widget(label, key, None, False, "visible")}
    if tabs is None:
        return _native.ask_block(place, asked, front(None, on_change, args, kwargs, key=key, bind=bind))
    from millpond.openable import OpenTab

    codec = OpenTab(tabs, props["default"])
    return _native.ask_tabs(place, asked, tabs, front(codec, on_change, args, kwargs, key=key, bind=bind))


_PEOPLE = {"user": "user", "human": "user", "assistant": "assistant", "ai": "assistant"}
"""The names that have signs of their own."""


def _avatar(name: str, avatar: Any) -> dict[str, object]:
    """What stands for somebody, as the protocol has it. Raises `StreamlitAPIException` for what is no picture."""
    if avatar is None or (isinstance(avatar, str) and not avatar):
        return {"type": _PEOPLE.get(name.lower(), "letter")}
    if isinstance(avatar, str):
        if avatar in _PEOPLE:
            return {"type": _PEOPLE[avatar]}
        if avatar == "spinner" or checks.is_icon(avatar):
            return {"type": "icon", "value": checks.icon(avatar)}
    from millpond.pictures import to_source

    return {"type": "image", "value": to_source(avatar)}


_MOST_COLUMNS = 1000


def _weights(spec: Any) -> list[float]:
    """The weights of columns; the engine refuses those that are not above 0."""
    what = f"`spec` of columns is how many there are, from 1 to {_MOST_COLUMNS}, or a list of their weights: {spec!r}"
    try:
        if not isinstance(spec, (str, bytes)) and hasattr(spec, "__iter__"):
            return [float(weight) for weight in spec]
        count = index(spec)
    except (TypeError, ValueError):
        raise StreamlitInvalidParameterTypeError(what) from None
    if not 0 < count <= _MOST_COLUMNS:
        raise StreamlitInvalidColumnSpecError(what)
    return [1.0] * count


def _labels(tabs: Sequence[str]) -> list[str]:
    labels = list(tabs) if hasattr(tabs, "__iter__") else []
    if not labels:
        raise StreamlitMissingRequiredParameterError(f"`tabs` is a list of at least one label: {tabs!r}")
    for label in labels:
        if not isinstance(label, str):
            raise StreamlitInvalidParameterTypeError(f"the labels of tabs are texts: {label!r}")
    return labels
