"""Files of the user's, where scripts that name their type look for it."""

from __future__ import annotations

from millpond.uploaded import UploadedFile

__all__ = ["UploadedFile"]
