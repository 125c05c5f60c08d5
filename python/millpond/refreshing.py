"""Results that are given past their time while new ones are computed in the background."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from millpond._native import Recording
    from millpond.memoized import Memoized

_under_way: set[tuple[bytes, bytes | None]] = set()


def refresh(memo: Memoized, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Computes a call anew in a thread of its own, unless that is under way."""
    from threading import Thread

    which = memo._identity, memo.call_key(args, kwargs)
    if which in _under_way:
        return
    _under_way.add(which)
    # Widgets have the values that they have now, in the run that asked.
    recording = memo.record(args, kwargs)
    Thread(target=_compute, args=(memo, recording, which, args, kwargs), name="millpond-refresh", daemon=True).start()


def _compute(memo: Memoized, recording: Recording, which: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    try:
        recording.keep(recording.run(memo._computes, *args, **kwargs))
    except BaseException as error:
        from millpond.logger import get_logger

        get_logger(__name__).warning(f"{memo!r} failed in the background; its old result is kept: {error!r}")
    finally:
        _under_way.discard(which)
