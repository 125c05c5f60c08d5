"""What comes asynchronously, for those who don't wait."""

from __future__ import annotations

import asyncio

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterable, Callable, Coroutine, Iterator
    from typing import Any


def one_by_one(stream: AsyncIterable[Any]) -> Iterator[Any]:
    """The pieces of an asynchronous stream, each when it has come.

    They come in a loop of their own: in this thread, or in another one if this one has a loop that is going.
    """
    loop = asyncio.new_event_loop()
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        yield from _pieces(stream, loop, loop.run_until_complete)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as other:
        yield from _pieces(stream, loop, lambda step: other.submit(loop.run_until_complete, step).result())


def _pieces(
    stream: AsyncIterable[Any], loop: asyncio.AbstractEventLoop, run: Callable[[Coroutine[Any, Any, Any]], Any]
) -> Iterator[Any]:
    iterator = aiter(stream)

    async def step() -> tuple[Any] | None:
        try:
            return (await anext(iterator),)
        except StopAsyncIteration:
            return None

    try:
        while (piece := run(step())) is not None:
            yield piece[0]
    finally:
        run(loop.shutdown_asyncgens())
        loop.close()
