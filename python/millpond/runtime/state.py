"""What a session keeps, where libraries that name its type look for it."""

from __future__ import annotations

from millpond.session_state import SessionState

SessionStateProxy = SessionState

__all__ = ["SessionState", "SessionStateProxy"]
