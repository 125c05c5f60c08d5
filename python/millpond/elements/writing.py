"""`write`: draws anything, each kind of thing in the way that suits it."""

from __future__ import annotations

from millpond import _native
from millpond.elements.drawing import Drawing, size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from millpond._native import Size
    from millpond.delta_generator import DeltaGenerator


class WritingMixin(Drawing):
    """The functions that find out how to draw something."""

    __slots__ = ()

    def write(self, *args: object, unsafe_allow_html: bool = False, **kwargs: object) -> None:
        """Draws things one after the other.

        - `args`: text and numbers as Markdown (neighbours joined by a space), frames and arrays of any package as
          `dataframe`, dictionaries and lists as `json`, errors as `exception`, charts as charts, pictures as `image`,
          functions, classes and modules as their documentation, generators piece by piece, anything else as the text
          it gives.
        - `unsafe_allow_html`: as of `markdown`.
        - `kwargs`: ignored; older scripts pass some.

        >>> st.write("The year", 1921, {"tons": 4.8})
        """
        from millpond.writing import write

        write(self, args, unsafe_allow_html)  # type: ignore[arg-type]

    def write_stream(self, stream: Any, *, cursor: str | None = None) -> str | list[Any]:
        """Draws what a generator yields while it yields it.

        - `stream`: a generator, a function that makes one, or any iterable, asynchronous ones too; neighbouring texts
          grow together, other things are drawn by `write`. Of the pieces that the packages openai and langchain yield
          it is the text.
        - `cursor`: text shown after what has come so far, until more comes.

        Returns the whole text, or a list of texts and things if there were others.

        >>> st.write_stream(word + " " for word in story)
        """
        from millpond.writing import write_stream

        return write_stream(self, stream, cursor)  # type: ignore[arg-type]

    def help(self, obj: object = ..., *, width: Size = "stretch") -> DeltaGenerator:
        """Draws what an object is: its signature or value, its documentation, and what belongs to it.

        - `obj`: the object; Millpond itself if left out.
        - `width`: in pixels, or `"stretch"`.

        Returns the place of the listing.

        >>> st.help(sorted)
        """
        from millpond.documentation import describe

        if obj is ...:
            import millpond

            obj = millpond
        here = size(width, "stretch", allowed=("stretch",))
        return self._at(_native.element(self._place, {"type": "help", **describe(obj), "width": here}))
