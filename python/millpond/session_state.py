"""What a session keeps between its runs: values that the script sets, and those of widgets, by key."""

from __future__ import annotations

from collections.abc import MutableMapping

from millpond import _native
from millpond.errors import StreamlitValueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class SessionState(MutableMapping[str, "Any"]):
    """Values by key, as items or as attributes. They stay while the session lasts.

    The value of a widget is there under the widget's key. It can be set before the widget is drawn and in callbacks;
    afterwards that raises a `StreamlitAPIException`. Keys are texts; anything else counts as its text. A key that is
    not there raises `KeyError` as an item, and `AttributeError` as an attribute.

    >>> if "sacks" not in st.session_state:
    ...     st.session_state.sacks = 0
    >>> if st.button("One more"):
    ...     st.session_state.sacks += 1
    """

    __slots__ = ()

    def __getitem__(self, key: object) -> Any:
        name = str(key)
        try:
            return _native.state_get(name) if _has_session() else _outside[name]
        except KeyError:
            raise KeyError(_missing("key", name)) from None

    def __setitem__(self, key: object, value: object) -> None:
        name = str(key)
        if not name:
            raise StreamlitValueError(f"a key of `st.session_state` is a text that is not empty: {key!r}")
        if _has_session():
            _native.state_set(name, value)
        else:
            _outside[name] = value

    def __delitem__(self, key: object) -> None:
        name = str(key)
        try:
            if _has_session():
                _native.state_delete(name)
            else:
                del _outside[name]
        except KeyError:
            raise KeyError(_missing("key", name)) from None

    def __iter__(self) -> Iterator[str]:
        return iter(_native.state_keys() if _has_session() else list(_outside))

    def __len__(self) -> int:
        return len(_native.state_keys() if _has_session() else _outside)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            # Python itself and others ask any object for these: that is no use of it.
            raise AttributeError(_missing("attribute", name), name=name, obj=self)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(_missing("attribute", name), name=name, obj=self) from None

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        try:
            del self[name]
        except KeyError:
            raise AttributeError(_missing("attribute", name), name=name, obj=self) from None

    def __repr__(self) -> str:
        return repr(self.to_dict())

    @property
    def filtered_state(self) -> dict[str, Any]:
        """All values by key, as `to_dict` gives them."""
        return self.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """All values by key.

        >>> st.write(st.session_state.to_dict())
        """
        return dict(self)

    def clear(self) -> None:
        """Gives up all values.

        >>> st.session_state.clear()
        """
        for key in list(self):
            del self[key]


session_state = SessionState()

_outside: dict[str, object] = {}
"""The values where there is no session, as in a script that Python itself runs."""

_has_warned = False


def _has_session() -> bool:
    """Whether a run, and so a session, is there; says once that there is none."""
    global _has_warned
    if _native.running():
        return True
    if not _has_warned:
        from millpond.logger import get_logger

        _has_warned = True
        get_logger(__name__).warning(
            "`st.session_state` is used outside of a run: its values are those of the process, not of a session. "
            "`millpond run` has sessions."
        )
    return False


def _missing(kind: str, name: str) -> str:
    return f'st.session_state has no {kind} "{name}". Did you forget to initialize it?'
