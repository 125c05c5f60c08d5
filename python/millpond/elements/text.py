"""Text: headings, Markdown, code, JSON, a line."""

from __future__ import annotations

from millpond import _native
from millpond.elements.drawing import Drawing, optional_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from millpond._native import Size
    from millpond.delta_generator import DeltaGenerator

    Anchor = str | Literal[False] | None
    Alignment = Literal["left", "center", "right", "justify"]


class TextMixin(Drawing):
    """The functions that draw text."""

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
        - `help`: Markdown for a tooltip.
        - `icon`: an emoji or `:shortcode:` before the text.
        - `width`, `text_alignment`, `wrap`: accepted, without effect yet.

        Returns the place of the heading, to replace it later.

        >>> st.title("Harvests of *1921*")
        """
        return self._at(_heading(self, 1, body, anchor, help, icon, None))

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
        return self._at(_heading(self, 2, body, anchor, help, icon, divider))

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
        return self._at(_heading(self, 3, body, anchor, help, icon, divider))

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
        - `help`: Markdown for a tooltip.
        - `width`, `text_alignment`, `anchors`, `wrap`: accepted, without effect yet.

        Returns the place of the text.

        >>> st.markdown("The *best* year was :green[1921]")
        """
        return self._at(_native.markdown(self._place, str(body), bool(unsafe_allow_html), False, optional_text(help)))

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
        return self._at(_native.markdown(self._place, str(body), bool(unsafe_allow_html), True, optional_text(help)))

    def latex(self, body: object, *, help: str | None = None, width: Size = "stretch") -> DeltaGenerator:
        r"""Draws a formula on a line of its own.

        - `body`: LaTeX, or an expression of sympy.
        - `help`: Markdown for a tooltip.
        - `width`: accepted, without effect yet.

        Returns the place of the formula.

        >>> st.latex(r"e^{i\pi} + 1 = 0")
        """
        formula = body if isinstance(body, str) else _latex(body)
        return self._at(_native.markdown(self._place, f"$$\n{formula.strip()}\n$$", False, False, optional_text(help)))

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
        - `help`: Markdown for a tooltip.
        - `width`, `text_alignment`, `wrap`: accepted, without effect yet.

        Returns the place of the text.

        >>> st.text("*not* Markdown")
        """
        return self._at(_native.text(self._place, str(body), optional_text(help)))

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
        - `height`, `width`: accepted, without effect yet.

        Returns the place of the listing.

        >>> st.code("fn main() {}", language="rust")
        """
        return self._at(_native.code(self._place, str(body), language, bool(line_numbers), bool(wrap_lines)))

    def json(self, body: object, *, expanded: bool | int = True, width: Size = "stretch") -> DeltaGenerator:
        """Draws data that can be folded and unfolded.

        - `body`: the text of a JSON document, or an object of dictionaries, lists and plain values; what JSON has no
          word for is shown as text.
        - `expanded`: whether it is open, or how many levels are.
        - `width`: accepted, without effect yet.

        Returns the place of the data. Raises `StreamlitAPIException` for text that is not JSON.

        >>> st.json({"wheat": [1.2, 3.4]}, expanded=1)
        """
        if not isinstance(body, str):
            from millpond.jsontext import to_json

            body = to_json(body)
        levels = None if expanded is True else int(expanded)
        return self._at(_native.json(self._place, body, levels))

    def divider(self, *, width: Size = "stretch") -> DeltaGenerator:
        """Draws a line across. `width` is accepted, without effect yet. Returns the place of the line.

        >>> st.divider()
        """
        return self._at(_native.divider(self._place))


def _heading(
    drawing: Drawing,
    level: int,
    body: object,
    anchor: Anchor,
    help: str | None,
    icon: str | None,
    divider: bool | str | None,
) -> _native.Place:
    text = f"{icon} {body}" if icon else str(body)
    id = "" if anchor is False else anchor
    line = "auto" if divider is True else (divider or None)
    return _native.heading(drawing._place, level, text, id, optional_text(help), line)


def _latex(expression: object) -> str:
    import sys

    sympy = sys.modules.get("sympy")
    return str(sympy.latex(expression)) if sympy else str(expression)
