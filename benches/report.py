"""Figures as Markdown."""

import datetime
import os
import platform
import subprocess
from itertools import groupby
from pathlib import Path

import memo
from sections import Row
from servers import BENCHES, FRONTS, MILLPOND_VENV, STREAMLIT, STREAMLIT_VENV

NAMES = FRONTS | memo.NAMES

HEAD = """# Benchmarks

Written by `benches/run.py` (`make bench`); do not edit.

- Machine: {machine}
- System: Linux {kernel}, {streamlit_python} for Streamlit, {millpond_python} for Millpond, Chromium {chromium}
- Servers, clients and browser share the machine and talk over loopback; the servers of a section are all up and take
  turns. Figures are medians over the rounds; a ratio says how many times better than Streamlit.
- The apps are in `benches/apps`. One client (`benches/client.rs`), a process of its own, measures all servers and
  checks each answer; for Streamlit it sends messages made by the installed `streamlit.proto`.
  What the client computes is taken from the same cores, and so is what else runs on the machine: see below each table.
- A run is over with the last message that it causes; bytes are what the server sends, with websocket frames' headers.
- In the browser a key press is timed from the event to the change in the document; "painted" is the end of the frame.
- Memos are measured in processes of their own, without servers: by `benches/memo`, with {streamlit_data} for Streamlit,
  joblib and diskcache, {millpond_data} for Millpond, and by `benches/memo_rust`. All are used as they come, but
  diskcache with room for what is measured. joblib and diskcache keep everything on disk and read it at each hit (joblib
  can be told to map arrays instead). "Within a run" is for Streamlit in its `AppTest`. Of a large argument Streamlit
  reads a sample, the others all. In Rust the frame is Millpond's own, and the array a vector. A new process finds its
  files in the system's file cache.
"""


def tables(rows: list[Row]) -> str:
    """Rows in a table, or in several where they have other columns."""
    return "\n".join(table(list(same), list(columns)) for columns, same in groupby(rows, lambda row: tuple(row.values)))


def table(rows: list[Row], columns: list[str]) -> str:
    """Rows with a column for each front or what is beside it, and how the fronts compare."""
    others = [column for column in columns if column in FRONTS and column != STREAMLIT and STREAMLIT in columns]
    names = ["", *(NAMES[column] for column in columns), *(f"{NAMES[column]}: ratio" for column in others)]
    lines = ["| " + " | ".join(names) + " |", "| --- |" + " ---: |" * (len(names) - 1)]
    for row in rows:
        cells = [row.name, *(figure(row.values[column], row.unit) for column in columns)]
        cells += [ratio(row, column) for column in others]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def figure(value: float | None, unit: str) -> str:
    """A number with three digits that count, and its unit."""
    if value is None:
        return "–"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f} {unit}".strip()


def ratio(row: Row, front: str) -> str:
    """How many times better than Streamlit."""
    ours, theirs = row.values[front], row.values[STREAMLIT]
    if ours is None or theirs is None:
        return "–"
    better, worse = (ours, theirs) if row.more else (theirs, ours)
    if not worse:
        return "–"
    times = better / worse
    return f"{times:,.0f}×" if times >= 10 else f"{times:.1f}×" if times >= 0.1 else f"{times:.2f}×"


def write(tables: dict[str, str], order: list[str]) -> None:
    """What was measured into RESULTS.md, in the place of what stood there of the same sections."""
    file = BENCHES / "RESULTS.md"
    _, *earlier = file.read_text(encoding="utf-8").split("\n## ") if file.exists() else [""]
    sections = {part.split("\n")[0].lower(): part.rstrip("\n") for part in earlier}
    today = datetime.date.today().isoformat()
    for name, text in tables.items():
        sections[name] = f"{name.capitalize()}\n\nMeasured on {today}.\n\n{text}".rstrip("\n")
    facts = {
        "machine": machine(),
        "kernel": platform.release().split("-")[0],
        "streamlit_python": version(STREAMLIT_VENV / "bin" / "python"),
        "millpond_python": version(MILLPOND_VENV / "bin" / "python"),
        "streamlit_data": data_packages(STREAMLIT_VENV),
        "millpond_data": data_packages(MILLPOND_VENV),
        "chromium": version(Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))).removeprefix("Chromium "),
    }
    parts = [sections[name] for name in order if name in sections]
    file.write_text("\n\n## ".join([HEAD.format(**facts).rstrip("\n"), *parts]) + "\n", encoding="utf-8")


def machine() -> str:
    """Processor, cores and memory."""
    cpu = next(line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cpu.split(':')[1].strip()}, {os.cpu_count()} cores, {memory:.0f} GiB"


def data_packages(venv: Path) -> str:
    """Which packages for data an environment has."""
    said = "import numpy, pandas; print(f'pandas {pandas.__version__} and numpy {numpy.__version__}')"
    done = subprocess.run([venv / "bin" / "python", "-c", said], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def version(program: Path) -> str:
    """What a program says of itself."""
    done = subprocess.run([program, "--version"], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip().split(" built")[0]
