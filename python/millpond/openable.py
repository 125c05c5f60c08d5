"""Blocks that are open or not: tabs, expanders, popovers."""

from __future__ import annotations

from millpond.delta_generator import DeltaGenerator
from millpond.errors import StreamlitAPIException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from millpond._native import Choice, Place


class Openable(DeltaGenerator):
    """A block that the user opens and closes; of tabs, the one that is seen is open.

    >>> more = st.expander("More", on_change="rerun")
    >>> if more.open:
    ...     more.dataframe(load_all())
    """

    __slots__ = ("_open",)

    def __init__(self, place: Place, open: bool | None) -> None:
        super().__init__(place)
        self._open = open

    @property
    def open(self) -> bool | None:
        """Whether it is open; `None` where the script does not hear of it, since `on_change` is `"ignore"`."""
        return self._open


class OpenTab:
    """How scripts see which tab is seen: by its label."""

    def __init__(self, labels: list[str], default: int) -> None:
        self.labels = labels
        self.default = default

    def decode(self, raw: Any) -> str:
        _, label = raw
        return str(label)

    def encode(self, value: Any) -> Choice:
        if not isinstance(value, str):
            raise StreamlitAPIException(f"which tab is seen is set by its label: {value!r}")
        # A label that is gone leads to the default.
        index = self.labels.index(value) if value in self.labels else self.default
        return index, self.labels[index]
