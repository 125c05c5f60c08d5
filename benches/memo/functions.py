"""What is memoized. Parameters that begin with `_` are no inputs; `_ran` notes that the function ran."""

import time
from typing import Any


def square(x: int) -> int:
    """Of a number."""
    return x * x


def frame(rows: int, _ran: list[int]) -> Any:
    """Ten columns of numbers."""
    import numpy
    import pandas

    _ran.append(rows)
    return pandas.DataFrame({name: numpy.arange(rows, dtype=float) + at for at, name in enumerate("abcdefghij")})


def length(data: Any, _ran: list[int]) -> int:
    """Of a frame or an array that is the argument."""
    _ran.append(len(data))
    return len(data)


def array(number: int) -> Any:
    """An array of 10 MB."""
    import numpy

    return numpy.full(1_250_000, float(number))


def lines(count: int, _st: Any, _ran: list[int]) -> int:
    """Draws texts."""
    _ran.append(count)
    for line in range(count):
        _st.text(f"line {line}")
    return count


def slow(number: int, _ran: list[int]) -> int:
    """Takes 50 ms to compute the next number."""
    _ran.append(number)
    time.sleep(0.05)
    return number + 1
