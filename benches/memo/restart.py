"""The first hit of a process that finds 1 GB remembered on disk by `measure.py fill`: `restart.py SYSTEM FOLDER BEGAN`.

BEGAN is when the process was started, by the clock that all processes share. Imports no more than the call needs.
"""

import sys
import time
from pathlib import Path

import functions
from systems import SYSTEMS


def main(system: str, folder: str, began: str) -> None:
    """Prints, as JSON, the seconds since the process began and those that the call took."""
    array = SYSTEMS[system](Path(folder)).on_disk(functions.array)
    # Some import it when they read an array, some before.
    import numpy  # noqa: F401

    before = time.perf_counter()
    value = array(42)
    after = time.perf_counter()
    if not (len(value) == 1_250_000 and (value == 42).all()):
        raise SystemExit("wrong: the array")
    print(f'{{"restart": {after - float(began)}, "first hit": {after - before}}}')


if __name__ == "__main__":
    main(*sys.argv[1:])
