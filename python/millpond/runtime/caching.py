"""The decorators for memoized functions, where some libraries look for them."""

from __future__ import annotations

from millpond.memoize import cache_data, cache_resource

__all__ = ["cache_data", "cache_resource"]
