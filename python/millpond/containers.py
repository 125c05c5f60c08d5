"""Places that can do more than others: a skeleton that goes away, a status that is updated."""

from __future__ import annotations

from millpond import _native
from millpond.delta_generator import DeltaGenerator
from millpond.elements import checks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from millpond._native import Place


class Skeleton(DeltaGenerator):
    """Bars where something will be: the place of it, or shown while a `with` block runs."""

    __slots__ = ()

    def __enter__(self) -> Skeleton:
        # What the block draws goes where it would go without.
        return self

    def __exit__(self, *error: object) -> None:
        if not isinstance(error[1], _native.RunInterrupted):
            self.empty()


class StatusContainer(DeltaGenerator):
    """A block that says how something goes that takes a while, and holds what there is to see of it.

    As `with st.status(…):` it is complete at the end of the block, and failed if an error ended it, unless `update` has
    said how it went.
    """

    __slots__ = ("_props",)

    def __init__(self, place: Place, props: dict[str, object]) -> None:
        super().__init__(place)
        self._props = props

    def update(self, *, label: object = None, expanded: bool | None = None, state: str | None = None) -> None:
        """Changes what is said. What is `None` stays as it is.

        - `label`: Markdown for its head.
        - `expanded`: whether it is open.
        - `state`: `"running"`, `"complete"` or `"error"`.

        >>> status.update(label="Ground", state="complete", expanded=False)
        """
        if label is not None:
            self._props["label"] = checks.text(label)
        if expanded is not None:
            self._props["expanded"] = bool(expanded)
        if state is not None:
            self._props["state"] = checks.choice("state", state, "running", "complete", "error")
        if self._place is not None:
            _native.change(self._place, self._props)

    def __exit__(self, *error: object) -> None:
        super().__exit__(*error)
        # A script that stops itself has not failed; one that is to begin anew draws no more.
        if self._props["state"] == "running" and not isinstance(error[1], _native.RerunRun):
            failed = error[1] is not None and not isinstance(error[1], _native.StopRun)
            self.update(state="error" if failed else "complete")
