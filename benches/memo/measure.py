"""Measures one system in a process of its own: `measure.py SYSTEM FOLDER WHAT SIZE`, with the system's interpreter.

What is remembered is kept in FOLDER by those that need one. SIZE is `quick` or `full`. The figures are printed as a
line of JSON, times in seconds. A wrong answer ends it.
"""

import json
import statistics
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import functions
from systems import SYSTEMS

QUICK = "quick" in sys.argv
# What a repeated measurement takes at most, in seconds, once it was repeated three times.
PATIENCE = 0.3 if QUICK else 1.0
COLUMNS = 10
MILLION = 1_000_000
THREADS = 100
HOLDERS = 50
ELEMENTS = 1_000

Figures = dict[str, float]


def check(right: bool, what: str) -> None:
    """Ends the process where an answer is wrong."""
    if not right:
        raise SystemExit(f"wrong: {what}")


def repeated(once: Callable[[], float], times: int = 100) -> float:
    """The median of what a measurement gives, after a first one that does not count."""
    once()
    began = time.perf_counter()
    seconds: list[float] = []
    while len(seconds) < times and (len(seconds) < 3 or time.perf_counter() - began < PATIENCE):
        seconds.append(once())
    return statistics.median(seconds)


def timed(call: Callable[[], Any], right: Callable[[Any], bool]) -> float:
    """How long a call takes; its value is checked, and dropped, when the time was taken."""
    began = time.perf_counter()
    value = call()
    seconds = time.perf_counter() - began
    check(right(value), f"the value {type(value)}")
    return seconds


def of_one(call: Callable[[int], int], calls: int) -> float:
    """How long one of many calls takes."""
    total = 0
    began = time.perf_counter()
    for _ in range(calls):
        total += call(12)
    seconds = time.perf_counter() - began
    check(total == calls * 144, "a square")
    return seconds / calls


def hits(system: Any) -> Figures:
    """A number, outside and inside of a run, and frames."""
    square = system.memo(functions.square)
    square(12)
    calls = 1 + int(0.02 / of_one(square, 10))
    figures = {"int": repeated(lambda: of_one(square, calls), 25)}
    if system.run:
        inside: list[float] = []
        system.run(lambda: square(12))
        system.run(lambda: inside.append(repeated(lambda: of_one(square, calls), 25)))
        figures["int in a run"] = inside[0]
    ran: list[int] = []
    frame = system.memo(functions.frame, ["_ran"])
    sizes = [10**3, 10**4, 10**5, 10**6] if QUICK else [10**3, 10**4, 10**5, 10**6, 10**7]
    for rows in sizes:
        figures[f"frame of {rows}"] = repeated(lambda rows=rows: timed(lambda: frame(rows, ran), is_whole(rows)))
    figures["frame and read"] = repeated(lambda: timed(lambda: read(frame(MILLION, ran)), lambda sum: sum == SUM))
    check(ran == sizes, "a frame was computed again")
    return figures


def is_whole(rows: int) -> Callable[[Any], bool]:
    """Whether a frame is the one that was returned, by its shape and its last number."""
    return lambda frame: frame.shape == (rows, COLUMNS) and frame.iat[-1, -1] == rows - 1 + COLUMNS - 1


def read(frame: Any) -> float:
    """Reads all numbers."""
    return float(frame.to_numpy().sum())


# Of the frame of a million rows; exact, since all sums on the way are whole and small enough.
SUM = sum(COLUMNS * row + sum(range(COLUMNS)) for row in (0, MILLION - 1)) * MILLION / 2


def keys(system: Any) -> Figures:
    """80 MB as an argument, each time other memory with the same content."""
    import numpy

    ran: list[int] = []
    length = system.memo(functions.length, ["_ran"])
    frame = functions.frame(MILLION, [])
    array = numpy.arange(COLUMNS * MILLION, dtype=float)
    figures = {}
    for name, data in (("key of a frame", frame), ("key of an array", array)):
        copies = [data, data.copy()]
        length(data, ran)
        ran.clear()

        def once(copies: list = copies) -> float:
            copies.reverse()
            return timed(lambda: length(copies[0], ran), lambda value: value == len(copies[0]))

        figures[name] = repeated(once)
        check(not ran, f"{name}: an equal one was not found")
    return figures


def replay(system: Any) -> Figures:
    """A call that draws a thousand texts again, inside of a run."""
    if not system.run:
        return {}
    ran: list[int] = []
    seconds: list[float] = []
    lines = system.memo(functions.lines, ["_st", "_ran"])

    def script() -> None:
        seconds.append(timed(lambda: lines(ELEMENTS, system.st, ran), lambda value: value == ELEMENTS))

    def once() -> float:
        check(system.run(script) == ELEMENTS, "elements are missing")
        return seconds[-1]

    once()
    figures = {"replay": repeated(once)}
    check(ran == [ELEMENTS], "the elements were drawn, not replayed")
    return figures


def threads(system: Any) -> Figures:
    """A hundred threads with one key: which is there, and which has to be computed."""
    square = system.memo(functions.square)
    square(12)
    ran: list[int] = []
    slow = system.memo(functions.slow, ["_ran"])
    number = 0

    def hit(calls: int) -> float:
        return together(lambda: of_one(square, calls))

    def miss() -> float:
        nonlocal number
        number += 1
        return together(lambda: check(slow(number, ran) == number + 1, "what takes long"))

    calls = 1
    while hit(calls) < 0.2:
        calls *= 2
    hits = THREADS * calls / repeated(lambda: hit(calls), 5)
    return {"hits per second": hits, "miss": repeated(miss, 5), "computed": len(ran) / number}


def together(work: Callable[[], object]) -> float:
    """How long it takes until all threads have done their work once, from when all are there."""
    began: list[float] = []
    failures: list[BaseException] = []
    # The last to arrive looks at the clock, before any of them goes on.
    barrier = threading.Barrier(THREADS, lambda: began.append(time.perf_counter()))

    def body() -> None:
        barrier.wait()
        try:
            work()
        except BaseException as failure:
            failures.append(failure)

    workers = [threading.Thread(target=body) for _ in range(THREADS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - began[0]
    if failures:
        raise failures[0]
    return seconds


def memory(system: Any) -> Figures:
    """Of the process, while many hold what it remembers."""
    ran: list[int] = []
    frame = system.memo(functions.frame, ["_ran"])
    # What it needs is imported then.
    frame(1_000, ran)
    before = proportional_set_size()
    frame(MILLION, ran)
    held = [frame(MILLION, ran) for _ in range(HOLDERS)]
    check(all(read(each) == SUM for each in held), "a frame that is held")
    check(ran == [1_000, MILLION], "a frame was computed again")
    after = proportional_set_size()
    return {"memory": after, "memory of frames": after - before}


def proportional_set_size() -> float:
    """The process's share of memory, in MB."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError("the system does not tell how much memory is used")


def fill(system: Any) -> Figures:
    """Remembers 1 GB on disk, for `restart.py`."""
    array = system.on_disk(functions.array)
    for number in range(100):
        check(array(number)[-1] == number, "an array")
    return {}


MEASUREMENTS = {each.__name__: each for each in (hits, keys, replay, threads, memory, fill)}


def main(system: str, folder: str, what: str, _: str) -> None:
    """Measures and prints."""
    print(json.dumps(MEASUREMENTS[what](SYSTEMS[system](Path(folder)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
