"""Has `import streamlit` give Millpond in this process, whether or not a package of that name is installed."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

_NAME = "streamlit"
_PREFIX = _NAME + "."

_OFFERED = frozenset(
    {
        "column_config",
        "components",
        "components.v1",
        "delta_generator",
        "elements",
        "errors",
        "logger",
        "runtime",
        "runtime.caching",
        "runtime.scriptrunner",
        "runtime.state",
        "runtime.uploaded_file_manager",
        "typing",
        "version",
        "web",
        "web.cli",
    }
)
"""The modules that existing apps import and Millpond has, by the name after `streamlit.`."""


class Finder:
    """Finds `streamlit` and its modules before any other finder does."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The recipe for one of Millpond's modules under its other name; `None` for names of others.

        Raises `ModuleNotFoundError` for a module of `streamlit` that Millpond does not have.
        """
        if name != _NAME and not name.startswith(_PREFIX):
            return None
        from importlib.machinery import ModuleSpec

        inner = name.removeprefix(_NAME).removeprefix(".")
        if inner and inner not in _OFFERED:
            raise ModuleNotFoundError(f"Millpond has no module `{name}` (yet)", name=name)
        own = f"millpond.{inner}" if inner else "millpond"
        return ModuleSpec(name, _Loader(own), origin=own)  # type: ignore[arg-type]

    def invalidate_caches(self) -> None:
        """Nothing is kept."""


class _Loader:
    """Puts one of Millpond's modules under another name."""

    def __init__(self, own: str) -> None:
        self._own = own

    def create_module(self, spec: ModuleSpec) -> None:
        """A fresh module, to be replaced at once."""

    def exec_module(self, module: ModuleType) -> None:
        """Replaces the fresh module: the import gives what is in `sys.modules` at its end."""
        from importlib import import_module

        sys.modules[module.__name__] = import_module(self._own)


def install() -> None:
    """Has imports of `streamlit` give Millpond from now on; a second call changes nothing."""
    if not any(isinstance(finder, Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, Finder())


def uninstall() -> None:
    """Has later imports of `streamlit` give what is installed again."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, Finder)]
    for name in [name for name in sys.modules if name == _NAME or name.startswith(_PREFIX)]:
        del sys.modules[name]
