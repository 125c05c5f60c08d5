"""A place on the page, with every function that draws as a method."""

from __future__ import annotations

from millpond import _native
from millpond.elements.charts import ChartsMixin
from millpond.elements.data import DataMixin
from millpond.elements.layout import LayoutMixin
from millpond.elements.status import StatusMixin
from millpond.elements.text import TextMixin
from millpond.elements.widgets import WidgetsMixin
from millpond.elements.writing import WritingMixin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from millpond._native import Place


class DeltaGenerator(
    TextMixin,
    StatusMixin,
    DataMixin,
    ChartsMixin,
    LayoutMixin,
    WidgetsMixin,
    WritingMixin,
):
    """An element or block of the page.

    Its methods draw there: into a block after what is there, in the place of an element instead of it. `with` makes a
    block the place where the functions of the module draw.
    """

    __slots__ = ("_place",)

    def __init__(self, place: Place | None = None) -> None:
        self._place = place

    def _at(self, place: Place) -> DeltaGenerator:
        return DeltaGenerator(place)

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
