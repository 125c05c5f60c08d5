"""The section on memos: calls that are remembered, beside what else remembers calls in Python and in Rust.

Each measurement is a process of its own (`memo/measure.py`, `memo/restart.py`, `memo_rust`), so that none finds what
another left behind. Systems take turns, round after round.
"""

import json
import os
import subprocess
import tempfile
import time
import tomllib
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path

from sections import Effort, Row, median, note
from servers import BENCHES, LIBRARIES, MILLPOND_VENV, PYTHON, RUST, RUST_MEMOS, STREAMLIT, STREAMLIT_VENV

JOBLIB, DISKCACHE, MOKA, CACHED = "joblib", "diskcache", "moka", "cached"
CRATES = tomllib.loads((BENCHES / "memo_rust" / "Cargo.lock").read_text(encoding="utf-8"))["package"]
VERSIONS = {crate["name"]: crate["version"] for crate in CRATES} | LIBRARIES
# What each is called in the results.
NAMES = {name: f"{name} {VERSIONS[name]}" for name in (JOBLIB, DISKCACHE, MOKA, CACHED)}

# What `measure.py` measures in each round; memory is the same in all, and measured once.
MEASUREMENTS = ("hits", "keys", "replay", "threads")

# The figures of each round, by system and by name.
Found = dict[str, dict[str, list[float]]]

# What a row says, its unit, and the name that the figure has where it is measured, in seconds if it is a time.
HITS = [
    ("hit, int → int", "µs", "int"),
    ("… within a run", "µs", "int in a run"),
    ("hit, frame of 1,000 × 10 float64", "µs", "frame of 1000"),
    ("… 10,000 × 10", "µs", "frame of 10000"),
    ("… 100,000 × 10", "µs", "frame of 100000"),
    ("… 1,000,000 × 10", "µs", "frame of 1000000"),
    ("… 10,000,000 × 10", "µs", "frame of 10000000"),
    ("hit, frame of 1,000,000 × 10, then all of it read", "ms", "frame and read"),
    ("hit, a frame of 1,000,000 × 10 float64 is the argument", "ms", "key of a frame"),
    ("… 10,000,000 float64 in an array or vector", "ms", "key of an array"),
    ("hit that draws 1,000 texts again, within a run", "µs", "replay"),
    ("100 threads, one key: hits per second", "/s", "hits per second"),
    ("100 threads, one key that takes 50 ms: all have it after", "ms", "miss"),
    ("… how often it was computed", "", "computed"),
    ("1 GB on disk, new process: first hit after", "ms", "restart"),
    ("… that call alone", "ms", "first hit"),
    ("memory (PSS) while 50 hold a frame of 1,000,000 × 10 and have read it", "MB", "memory"),
    ("… less what it took before", "MB", "memory of frames"),
]
IN_RUST = [
    ("hit, i64 → i64", "ns", "int"),
    ("… within a run", "ns", "int in a run"),
    ("hit, `Arc<Vec<f64>>` of 80 MB", "ns", "vector"),
    ("100 threads, one key: hits per second", "/s", "hits per second"),
    ("100 threads, one key that takes 50 ms: all have it after", "ms", "miss"),
    ("… how often it was computed", "", "computed"),
]
SCALES = {"ns": 1e9, "µs": 1e6, "ms": 1e3}


def memo(fronts: list[str], effort: Effort) -> list[Row]:
    """Hits, keys, replays, threads, memory, restarts; a second table has what there is for Rust alone."""
    systems = [STREAMLIT, JOBLIB, DISKCACHE] if STREAMLIT in fronts else []
    systems += [PYTHON] if PYTHON in fronts else []
    found: Found = defaultdict(lambda: defaultdict(list))
    for number in range(effort.rounds):
        for what in MEASUREMENTS:
            take_turns(found, systems, what, effort)
            note(f"round {number + 1}, {what}")
        if RUST in fronts:
            add(found, rust(effort.size))
            note(f"round {number + 1}, Rust")
    if effort.size == "full":
        take_turns(found, systems, "memory", effort)
        note("memory")
    restarts(found, systems, effort)
    columns = [*systems, RUST] if RUST in fronts else systems
    return rows(HITS, found, columns) + (rows(IN_RUST, found, [MOKA, CACHED, RUST]) if RUST in fronts else [])


def take_turns(found: Found, systems: list[str], what: str, effort: Effort) -> None:
    """Measures one thing of each system."""
    for system in systems:
        with tempfile.TemporaryDirectory(prefix="millpond-bench-") as folder:
            add(found, {system: measured(system, folder, what, effort.size)})


def add(found: Found, figures: dict[str, dict[str, float]]) -> None:
    """Adds the figures of a round."""
    for system, named in figures.items():
        for name, value in named.items():
            found[system][name].append(value)


def measured(system: str, folder: str, *arguments: str, script: str = "measure.py") -> dict[str, float]:
    """Runs a script with a system's interpreter, in a folder that is its home, and gives what it printed."""
    python = (MILLPOND_VENV if system == PYTHON else STREAMLIT_VENV) / "bin" / "python"
    cache = str(Path(folder) / "cache")
    return printed([python, "-W", "ignore", BENCHES / "memo" / script, system, cache, *arguments], folder)


def rust(size: str) -> dict[str, dict[str, float]]:
    """The figures of Millpond in Rust and of two crates."""
    with tempfile.TemporaryDirectory(prefix="millpond-bench-") as folder:
        return printed([RUST_MEMOS, size], folder)


def printed(command: list[str | Path], folder: str) -> dict:
    """What a program prints, as JSON. No configuration of the machine's user counts, and nothing is left behind."""
    env = os.environ | {"HOME": folder, "MILLPOND_CACHE_DIR": str(Path(folder) / "cache")}
    done = subprocess.run(command, cwd=folder, env=env, check=True, stdout=subprocess.PIPE, timeout=300)
    return json.loads(done.stdout)


def restarts(found: Found, systems: list[str], effort: Effort) -> None:
    """From the start of a process to its first hit, with 1 GB remembered on disk by another."""
    with ExitStack() as stack:
        folders = {
            system: stack.enter_context(tempfile.TemporaryDirectory(prefix="millpond-bench-")) for system in systems
        }
        for system, folder in folders.items():
            measured(system, folder, "fill", effort.size)
        # The first start compiles Python's modules and fills the system's file cache.
        for number in range(effort.starts + 1):
            for system, folder in folders.items():
                began = str(time.perf_counter())
                figures = measured(system, folder, began, script="restart.py")
                if number > 0:
                    add(found, {system: figures})
    note("restarts")


def rows(kinds: list[tuple[str, str, str]], found: Found, columns: list[str]) -> list[Row]:
    """The medians over the rounds, without rows that no system has."""

    def figure(system: str, unit: str, name: str) -> float | None:
        values = found[system].get(name)
        return median(values) * SCALES.get(unit, 1) if values else None

    made = [
        Row(label, unit, {system: figure(system, unit, name) for system in columns}, more=unit == "/s")
        for label, unit, name in kinds
    ]
    return [row for row in made if any(value is not None for value in row.values.values())]
