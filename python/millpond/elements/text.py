"""Text: headings, Markdown, code, JSON, lines and gaps between."""

from __future__ import annotations

from millpond import _native
from millpond.elements import checks
from millpond.elements.drawing import Drawing, extent, optional_text, size
from millpond.errors import StreamlitInvalidParameterTypeError, StreamlitInvalidWidthError, StreamlitValueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from millpond._native import Size
    from millpond.delta_generator import DeltaGenerator

    Anchor = str | Literal[False] | None
    Alignment = Literal["left", "center", "right", "justify"]


class TextMixin(Drawing):
    """The functions that draw text.

    Common to all: `width` is a number of pixels, `"stretch"` (all there is) or `"content"` (what is needed);
    `text_alignment` says how lines stand in it: `"left"`, `"center"`, `"right"`, `"justify"`; `wrap` is whether text is
    broken into lines rather than cut off; `help` is Markdown for a tooltip. What is refused raises a
    `StreamlitAPIException`.
    """

    __slots__ = ()

    def title(
        self,
        body: object,
        anchor: Anchor = None,
        *,
        help: str | None = None,
        icon: str | None = None,
        width: Size = "stretch",
        text_alignment: Alignment = "left",
        wrap: bool = True,
    ) -> DeltaGenerator:
        """Draws the heading of the whole page.

        - `body`: Markdown; other objects are turned into text.
        - `anchor`: its id, to link to; made from the text if `None`, no link if `False`.
        - `icon`: an emoji or Material icon (`":material/home:"`) before the text.
        - `help`, `width`, `text_alignment`, `wrap`: as of all texts.

        Returns the place of the heading, to replace it later.

        >>> st.title("Harvests of *1921*")
        """
        return _heading(self, 1, body, anchor, help, icon, None, width, text_alignment, wrap)

    def header(
        self,
        body: object,
        anchor: Anchor = None,
        *,
        help: str | None = None,
        icon: str | None = None,
        divider: bool | str | None = False,
        width: Size = "stretch",
        text_alignment: Alignment = "left",
        wrap: bool = True,
    ) -> DeltaGenerator:
        """Draws the heading of a part.

        - `divider`: the colour of a line below (`"blue"`, …, `"rainbow"`), or `True` for the next colour in turn.
        - The other parameters are those of `title`.

        Returns the place of the heading.

        >>> st.header("Wheat", divider="orange")
        """
        return _heading(self, 2, body, anchor, help, icon, divider, width, text_alignment, wrap)

    def subheader(
        self,
        body: object,
        anchor: Anchor = None,
        *,
        help: str | None = None,
        icon: str | None = None,
        divider: bool | str | None = False,
        width: Size = "stretch",
        text_alignment: Alignment = "left",
        wrap: bool = True,
    ) -> DeltaGenerator:
        """Draws the heading of a part of a part, with the parameters of `header`.

        Returns the place of the heading.

        >>> st.subheader("Winter wheat", divider=True)
        """
        return _heading(self, 3, body, anchor, help, icon, divider, width, text_alignment, wrap)

    def markdown(
        self,
        body: object,
        unsafe_allow_html: bool = False,
        *,
        help: str | None = None,
        width: Size = "auto",
        text_alignment: Alignment = "left",
        anchors: bool = True,
        wrap: bool = True,
    ) -> DeltaGenerator:
        """Draws formatted text.

        - `body`: Markdown with `:shortcodes:`, `:red[coloured]` text and math between `$`; common indentation is
          removed; other objects are turned into text.
        - `unsafe_allow_html`: show HTML in it, sanitized, rather than as text.
        - `width`: also `"auto"`: what is needed in a horizontal container, all there is elsewhere.
        - `anchors`: whether headings in it have ids and links to them.
        - `help`, `text_alignment`, `wrap`: as of all texts.

        Returns the place of the text.

        >>> st.markdown("The *best* year was :green[1921]")
        """
        return _markdown(self, body, unsafe_allow_html, False, help, width, text_alignment, wrap, anchors)

    def caption(
        self,
        body: object,
        unsafe_allow_html: bool = False,
        *,
        help: str | None = None,
        width: Size = "stretch",
        text_alignment: Alignment = "left",
        wrap: bool = True,
    ) -> DeltaGenerator:
        """Draws small grey text, with the parameters of `markdown`.

        Returns the place of the text.

        >>> st.caption("Figures before 1900 are estimates")
        """
        return _markdown(self, body, unsafe_allow_html, True, help, width, text_alignment, wrap, True)

    def latex(self, body: object, *, help: str | None = None, width: Size = "stretch") -> DeltaGenerator:
        r"""Draws a formula on a line of its own.

        - `body`: LaTeX, or an expression of sympy.
        - `help`, `width`: as of all texts.

        Returns the place of the formula.

        >>> st.latex(r"e^{i\pi} + 1 = 0")
        """
        formula = body if isinstance(body, str) else _latex(body)
        return _markdown(self, f"$$\n{formula.strip()}\n$$", False, False, help, width, "left", True, True)

    def badge(
        self,
        label: object,
        *,
        icon: str | None = None,
        color: str = "blue",
        width: Size = "content",
        help: str | None = None,
    ) -> DeltaGenerator:
        """Draws a few words in a coloured box.

        - `label`: Markdown for one line; square brackets in it are shown as they are.
        - `icon`: an emoji or Material icon before the text.
        - `color`: `"red"`, `"orange"`, `"yellow"`, `"blue"`, `"green"`, `"violet"`, `"gray"` or `"primary"`.
        - `help`, `width`: as of all texts.

        Returns the place of the badge.

        >>> st.badge("Harvested", icon=":material/check:", color="green")
        """
        colour = checks.choice("color", color, *_BADGES)
        return self.markdown(f":{colour}-badge[{_badge(label, icon)}]", help=help, width=width)

    def text(
        self,
        body: object,
        *,
        help: str | None = None,
        width: Size = "content",
        text_alignment: Alignment = "left",
        wrap: bool = True,
    ) -> DeltaGenerator:
        """Draws text as it is, in letters of one width.

        - `body`: the text; other objects are turned into it.
        - `help`, `width`, `text_alignment`, `wrap`: as of all texts.

        Returns the place of the text.

        >>> st.text("*not* Markdown")
        """
        here = extent(width, "content")
        align = checks.alignment(text_alignment)
        return self._at(_native.text(self._place, str(body), optional_text(help), here, align, bool(wrap)))

    def code(
        self,
        body: object,
        language: str | None = "python",
        *,
        line_numbers: bool = False,
        wrap_lines: bool = False,
        height: Size | None = "content",
        width: Size = "stretch",
    ) -> DeltaGenerator:
        """Draws a listing.

        - `body`: the listing; other objects are turned into text.
        - `language`: what to highlight it as; `None` highlights nothing.
        - `line_numbers`: whether lines are numbered.
        - `wrap_lines`: whether long lines are broken rather than scrolled.
        - `height`: in pixels, to scroll in; or `"content"`, `"stretch"`.
        - `width`: as of all texts.

        Returns the place of the listing.

        >>> st.code("fn main() {}", language="rust")
        """
        sizes = extent(width, "stretch"), extent(height, "content", name="height")
        return self._at(_native.code(self._place, str(body), language, bool(line_numbers), bool(wrap_lines), *sizes))

    def json(self, body: object, *, expanded: bool | int = True, width: Size = "stretch") -> DeltaGenerator:
        """Draws data that can be folded and unfolded.

        - `body`: the text of a JSON document, or an object of dictionaries, lists and plain values; what JSON has no
          word for is shown as text.
        - `expanded`: whether it is open, or how many levels are.
        - `width`: in pixels, or `"stretch"`.

        Returns the place of the data. A text that is no JSON is shown as one.

        >>> st.json({"wheat": [1.2, 3.4]}, expanded=1)
        """
        from millpond.jsontext import document

        here = extent(width, "stretch", allowed=("stretch",))
        return self._at(_native.json(self._place, document(body), _levels(expanded), here))

    def divider(self, *, width: Size = "stretch") -> DeltaGenerator:
        """Draws a line across.

        - `width`: in pixels, or `"stretch"`.

        Returns the place of the line.

        >>> st.divider()
        """
        return self._at(_native.divider(self._place, extent(width, "stretch", allowed=("stretch",))))

    def space(self, size: Size = "small") -> DeltaGenerator:
        """Draws nothing, and takes room: down the page, or to the side in a horizontal container.

        - `size`: in pixels, `"stretch"` for all that is left, or, from 4 to 128 pixels, `"xxsmall"`, `"xsmall"`,
          `"small"` (the height of a label), `"medium"` (of a button), `"large"` (of both), `"xlarge"`, `"xxlarge"`.

        Returns the place of the gap.

        >>> st.space("large")
        """
        return _space(self, size)

    def skeleton(self, height: Size | None = None, *, width: Size = "stretch") -> DeltaGenerator:
        """Shows grey bars where something will be.

        - `height`: in pixels, or `"stretch"`; `None` is that of a few lines.
        - `width`: in pixels, or `"stretch"`.

        Returns the place, to draw something into instead. As `with st.skeleton():` it shows the bars while the block
        runs; what the block draws stands below them and stays.

        >>> with st.skeleton(height=200):
        ...     chart = slowly_made()
        """
        from millpond.containers import Skeleton

        props = {
            "type": "skeleton",
            "width": size(width, "stretch", allowed=("stretch",)),
            "height": size(height, "content", allowed=("stretch",), name="height"),
        }
        return Skeleton(_native.element(self._place, props))


_DIVIDERS = ("red", "orange", "yellow", "green", "blue", "violet", "purple", "gray", "grey", "rainbow")

_BADGES = ("red", "orange", "yellow", "blue", "green", "violet", "gray", "grey", "primary")

_SPACES: dict[Size, int] = {
    "xxsmall": 4,
    "xsmall": 8,
    "small": 12,
    "medium": 40,
    "large": 68,
    "xlarge": 96,
    "xxlarge": 128,
}
"""By name, in CSS pixels."""


def _heading(
    drawing: Drawing,
    level: int,
    body: object,
    anchor: Anchor,
    help: str | None,
    icon: str | None,
    divider: bool | str | None,
    width: Size,
    align: object,
    wrap: bool,
) -> DeltaGenerator:
    if divider is not True and divider:
        checks.choice("divider", divider, "auto", *_DIVIDERS)
    place = _native.heading(
        drawing._place,
        level,
        str(body),
        "" if anchor is False else optional_text(anchor),
        optional_text(help),
        "auto" if divider is True else (divider or None),
        checks.icon(icon),
        extent(width, "stretch"),
        checks.alignment(align),
        bool(wrap),
    )
    return drawing._at(place)


def _markdown(
    drawing: Drawing,
    body: object,
    allow_html: bool,
    caption: bool,
    help: str | None,
    width: Size,
    align: object,
    wrap: bool,
    anchors: bool,
) -> DeltaGenerator:
    place = _native.markdown(
        drawing._place,
        str(body),
        bool(allow_html),
        caption,
        optional_text(help),
        extent(width, "stretch", allowed=("auto", "stretch", "content")),
        checks.alignment(align),
        bool(wrap),
        bool(anchors),
    )
    return drawing._at(place)


def _badge(label: object, icon: str | None) -> str:
    words = checks.text(label).replace("\n", " ").replace("[", r"\[").replace("]", r"\]")
    return " ".join(filter(None, (checks.icon(icon), words)))


def _space(drawing: Drawing, room: Size) -> DeltaGenerator:
    words = (*map(str, _SPACES), "stretch")
    try:
        here = extent(room, "small", allowed=words, name="size")
    except StreamlitInvalidWidthError as error:
        raise StreamlitValueError(str(error)) from None
    props = {"type": "space", "size": size(_SPACES.get(here, here), "stretch", allowed=("stretch",))}
    return drawing._at(_native.element(drawing._place, props))


def _levels(expanded: object) -> int | None:
    """How many levels of JSON are open; `None` for all."""
    if isinstance(expanded, bool):
        return None if expanded else 0
    if isinstance(expanded, int) and expanded >= 0:
        return min(expanded, 1_000_000)
    raise StreamlitInvalidParameterTypeError(f"`expanded` is True, False, or how many levels are open: {expanded!r}")


def _latex(expression: object) -> str:
    import sys

    sympy = sys.modules.get("sympy")
    return str(sympy.latex(expression)) if sympy else str(expression)
