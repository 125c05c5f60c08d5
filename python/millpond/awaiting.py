"""Memoized functions that are awaited: once for each input, whoever else asks for it meanwhile."""

from __future__ import annotations

from contextvars import ContextVar
from threading import Lock

from millpond import _native
from millpond.memoized import Memoized

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Coroutine, Generator
    from concurrent.futures import Future
    from typing import Any

    from millpond._native import Recording

    Key = tuple[bytes, bytes]


class _Flight:
    """A call that is being awaited, and the calls that it waits for itself."""

    def __init__(self, landed: Future[None]) -> None:
        self.landed = landed
        self.waits_for: list[Key] = []


_lock = Lock()
_flights: dict[Key, _Flight] = {}
_mine: ContextVar[tuple[Key, ...]] = ContextVar("_mine", default=())
"""The calls that the present task is part of."""


class MemoizedCoroutine(Memoized):
    """A memoized `async def`."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """An awaitable of the value for these arguments."""
        return self._awaited(args, kwargs)

    async def _awaited(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        from asyncio import shield, wrap_future
        from concurrent.futures import Future

        arguments = self.call_key(args, kwargs)
        if arguments is None:
            return await self.__wrapped__(*args, **kwargs)
        key = self._identity, arguments
        landed: Future[None] = Future()
        while (found := self.find(args, kwargs)) is None:
            other = _begin(key, landed)
            if other is None:
                try:
                    return await self._computed(key, args, kwargs)
                finally:
                    _end(key, landed)
            await shield(wrap_future(other))
        return found[0]

    async def _computed(self, key: Key, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        outer = _mine.set((*_mine.get(), key))
        body, show_time = self._spinner
        spinner = _native.spinner(None, body, show_time, "content") if body is not None and _native.running() else None
        try:
            recording = self.record(args, kwargs)
            value = await _Recorded(recording, self.__wrapped__(*args, **kwargs))
        finally:
            _mine.reset(outer)
            if spinner is not None:
                _native.erase(spinner)
        recording.keep(value)
        return value


def _begin(key: Key, landed: Future[None]) -> Future[None] | None:
    """Becomes the one that awaits a call, or gives what to wait for.

    A call that would have to wait for itself, through any number of others, is let through.
    """
    mine = _mine.get()
    with _lock:
        flight = _flights.get(key)
        if flight is None:
            _flights[key] = _Flight(landed)
            return None
        if _leads_to(key, set(mine)):
            return None
        for own in mine:
            if own in _flights:
                _flights[own].waits_for.append(key)
        return flight.landed


def _leads_to(key: Key, mine: set[Key]) -> bool:
    seen: set[Key] = set()
    waiting = [key]
    while waiting:
        now = waiting.pop()
        if now in mine:
            return True
        if now not in seen and now in _flights:
            waiting += _flights[now].waits_for
        seen.add(now)
    return False


def _end(key: Key, landed: Future[None]) -> None:
    with _lock:
        if key in _flights and _flights[key].landed is landed:
            del _flights[key]
    if not landed.done():
        landed.set_result(None)


class _Recorded:
    """A coroutine, each piece of which draws into a recording: other tasks of the thread run in between."""

    def __init__(self, recording: Recording, coroutine: Coroutine[Any, Any, Any]) -> None:
        self._recording = recording
        self._coroutine = coroutine

    def __await__(self) -> Generator[Any, Any, Any]:
        go_on: Any = self._coroutine.send
        given: Any = None
        while True:
            try:
                asked = self._recording.run(go_on, given)
            except StopIteration as end:
                return end.value
            try:
                given = yield asked
                go_on = self._coroutine.send
            except BaseException as error:
                given = error
                go_on = self._coroutine.throw
