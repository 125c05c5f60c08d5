"""A place on the page, with every function that draws as a method."""

from __future__ import annotations

from millpond import _native
from millpond.elements.buttons import ButtonsMixin
from millpond.elements.charts import ChartsMixin
from millpond.elements.choices import ChoicesMixin
from millpond.elements.data import DataMixin
from millpond.elements.editor import EditorMixin
from millpond.elements.embedding import EmbeddingMixin
from millpond.elements.figures import FiguresMixin
from millpond.elements.inputs import InputsMixin
from millpond.elements.layout import LayoutMixin
from millpond.elements.media import MediaMixin
from millpond.elements.status import StatusMixin
from millpond.elements.text import TextMixin
from millpond.elements.times import TimesMixin
from millpond.elements.uploading import UploadsMixin
from millpond.elements.writing import WritingMixin
from millpond.errors import StreamlitAPIException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from millpond._native import Place
    from millpond.rows import Rows


class DeltaGenerator(
    TextMixin,
    StatusMixin,
    DataMixin,
    ChartsMixin,
    FiguresMixin,
    MediaMixin,
    EmbeddingMixin,
    LayoutMixin,
    ButtonsMixin,
    ChoicesMixin,
    InputsMixin,
    TimesMixin,
    UploadsMixin,
    EditorMixin,
    WritingMixin,
):
    """An element or block of the page.

    Its methods draw there: into a block after what is there, in the place of an element instead of it. `with` makes a
    block the place where the functions of the module draw.
    """

    __slots__ = ("_place", "_rows")

    def __init__(self, place: Place | None = None, rows: Rows | None = None) -> None:
        self._place = place
        self._rows = rows

    def _at(self, place: Place, rows: Rows | None = None) -> DeltaGenerator:
        return DeltaGenerator(place, rows)

    def add_rows(self, data: object = None, **named: object) -> None:
        """Draws a table or chart again with more rows below those that it has.

        - `data`: the rows, as of `dataframe`, with the same columns; rows that are just numbered are numbered on.
        - `named`: instead of `data`, the rows under the name that a specification has for its data.

        Raises `StreamlitAPIException` for other columns, and where nothing was drawn that rows can be added to.

        >>> chart = st.line_chart(harvests)
        >>> chart.add_rows(more_harvests)
        """
        rows = getattr(self, "_rows", None)
        place = self._place
        if rows is None or place is None:
            raise StreamlitAPIException("there is no table or chart here to add rows to")
        if data is None and len(named) == 1:
            (data,) = named.values()
        elif named:
            raise StreamlitAPIException(f"rows are added to one set of data at a time: {', '.join(named)}")
        rows.add(place, data)

    def __enter__(self) -> DeltaGenerator:
        place = self._place
        if place is not None:
            _native.enter(place)
        return self

    def __exit__(self, *error: object) -> None:
        place = self._place
        if place is not None:
            _native.leave(place)

    def __getattr__(self, name: str) -> object:
        # Only called for what there is not.
        raise AttributeError(f"Millpond has no `{name}` to draw with (yet)", name=name, obj=self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


class Sidebar(DeltaGenerator):
    """The side of the page, in whichever run it is used."""

    __slots__ = ()

    @property
    def _place(self) -> Place:  # type: ignore[override]
        return _native.sidebar()

    def __init__(self) -> None:
        pass


main = DeltaGenerator()
sidebar = Sidebar()
