"""Figures as Markdown."""

import datetime
import os
import platform
import subprocess
from pathlib import Path

from sections import Row
from servers import BENCHES, FRONTS, MILLPOND_VENV, STREAMLIT, STREAMLIT_VENV

HEAD = """# Benchmarks

Written by `benches/run.py` (`make bench`) on {date}; do not edit.

- Machine: {machine}
- System: Linux {kernel}, {streamlit_python} for Streamlit, {millpond_python} for Millpond, Chromium {chromium}
- Servers, clients and browser share the machine and talk over loopback; the servers of a section are all up and take
  turns. Figures are medians over the rounds; a ratio says how many times better than Streamlit.
- The apps are in `benches/apps`. One client (`benches/client.rs`), a process of its own, measures all servers and
  checks each answer; for Streamlit it sends messages made by the installed `streamlit.proto`.
  What the client computes is taken from the same cores, and so is what else runs on the machine: see below each table.
- A run is over with the last message that it causes; bytes are what the server sends, with websocket frames' headers.
- In the browser a key press is timed from the event to the change in the document; "painted" is the end of the frame.
"""


def table(rows: list[Row], fronts: list[str]) -> str:
    """Rows with a column for each front, and how it compares."""
    others = [front for front in fronts if front != STREAMLIT and STREAMLIT in fronts]
    names = ["", *(FRONTS[front] for front in fronts), *(f"{FRONTS[front]}: ratio" for front in others)]
    lines = ["| " + " | ".join(names) + " |", "| --- |" + " ---: |" * (len(names) - 1)]
    for row in rows:
        cells = [row.name, *(figure(row.values[front], row.unit) for front in fronts)]
        cells += [ratio(row, front) for front in others]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def figure(value: float, unit: str) -> str:
    """A number with three digits that count, and its unit."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f} {unit}".strip()


def ratio(row: Row, front: str) -> str:
    """How many times better than Streamlit."""
    ours, theirs = row.values[front], row.values[STREAMLIT]
    better, worse = (ours, theirs) if row.more else (theirs, ours)
    return f"{better / worse:,.0f}×" if better >= 10 * worse else f"{better / worse:.1f}×" if worse else "–"


def write(tables: dict[str, str]) -> None:
    """Everything into RESULTS.md."""
    facts = {
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "kernel": platform.release().split("-")[0],
        "streamlit_python": version(STREAMLIT_VENV / "bin" / "python"),
        "millpond_python": version(MILLPOND_VENV / "bin" / "python"),
        "chromium": version(Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))).removeprefix("Chromium "),
    }
    parts = (f"## {name.capitalize()}\n\n{text}" for name, text in tables.items())
    (BENCHES / "RESULTS.md").write_text("\n".join([HEAD.format(**facts), *parts]), encoding="utf-8")


def machine() -> str:
    """Processor, cores and memory."""
    cpu = next(line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cpu.split(':')[1].strip()}, {os.cpu_count()} cores, {memory:.0f} GiB"


def version(program: Path) -> str:
    """What a program says of itself."""
    done = subprocess.run([program, "--version"], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip().split(" built")[0]
