"""What apps and libraries ask about the process that runs them."""

from __future__ import annotations

from millpond import _native


def exists() -> bool:
    """Whether a script is being run for a session in this thread.

    >>> if not runtime.exists():
    ...     print("start me with `millpond run`")
    """
    return _native.running()
