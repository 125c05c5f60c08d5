"""Results that are given past their time while new ones are computed in the background."""

from __future__ import annotations

from millpond.script import adopt, main_of_thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
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
    try:
        # Widgets have the values that they have now, in the run that asked.
        recording = memo.record(args, kwargs)
        work = (memo, recording, which, main_of_thread(), args, kwargs)
        Thread(target=_compute, args=work, name="millpond-refresh", daemon=True).start()
    except Exception as error:
        _under_way.discard(which)
        _say_that_it_failed(memo, error)


def _compute(
    memo: Memoized,
    recording: Recording,
    which: Any,
    main: ModuleType,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> None:
    adopt(main)
    try:
        recording.keep(recording.run(memo._computes, *args, **kwargs))
    except BaseException as error:
        _say_that_it_failed(memo, error)
    finally:
        _under_way.discard(which)


def _say_that_it_failed(memo: Memoized, error: BaseException) -> None:
    from millpond.logger import get_logger

    get_logger(__name__).warning(f"{memo!r} failed in the background; its old result is kept: {error!r}")
