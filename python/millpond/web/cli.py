"""The command line, where launchers look for it."""

from __future__ import annotations

from millpond.__main__ import main

__all__ = ["main"]
