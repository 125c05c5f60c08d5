"""The measurements. Fronts take turns in each, round after round, so that all meet the machine in the same moods."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass

import sizes
from servers import BENCHES, CLIENT, FRONTS, PYTHON, RUST, STREAMLIT, STREAMLIT_VENV, Server

# A figure of each front; of what it can't do there is none.
Figures = dict[str, float | None]


@dataclass
class Effort:
    """How much is measured."""

    rounds: int
    # Seconds of each round with one session; with more, Streamlit needs longer for a round to mean something.
    seconds: float
    streamlit_seconds: float
    # Seconds for which sliders are moved at a steady pace.
    pace_seconds: float
    starts: int
    loads: int
    presses: int
    # `quick` leaves out what takes most memory.
    size: str


FULL = Effort(rounds=5, seconds=2, streamlit_seconds=6, pace_seconds=60, starts=9, loads=9, presses=10, size="full")
QUICK = Effort(rounds=1, seconds=1, streamlit_seconds=3, pace_seconds=20, starts=3, loads=2, presses=5, size="quick")


@dataclass
class Row:
    """One figure for each front."""

    name: str
    unit: str
    values: Figures
    # Whether more is better; otherwise less is.
    more: bool = False


def note(text: str) -> None:
    """Tells the terminal how far it is."""
    print(f"  {text}", file=sys.stderr, flush=True)


def client(server: Server, sessions: int, seconds: float, rate: float | None = None) -> dict[str, float]:
    """Keeps sessions of a server busy from a process of its own; see `client.rs`."""
    options = {"--sessions": sessions, "--seconds": seconds, "--pid": server.process.pid}
    if rate is not None:
        options["--rate"] = rate
    arguments = [server.address, *(str(word) for option in options.items() for word in option)]
    with tempfile.NamedTemporaryFile(suffix=".json") as events:
        if server.front == STREAMLIT:
            python = STREAMLIT_VENV / "bin" / "python"
            subprocess.run([python, BENCHES / "streamlit_events.py", server.address, events.name], check=True)
            arguments += ["--streamlit", events.name]
        done = subprocess.run([CLIENT, *arguments], check=True, stdout=subprocess.PIPE, timeout=300)
    return json.loads(done.stdout)


def median(values: Iterable[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def busy(fronts: list[str], app: str, sessions: int, effort: Effort) -> dict[str, dict[str, float]]:
    """The median over the rounds of each of the client's figures."""
    rounds: dict[str, list[dict[str, float]]] = {front: [] for front in fronts}
    with ExitStack() as stack:
        servers = {front: stack.enter_context(Server(front, app)) for front in fronts}
        for number in range(effort.rounds):
            for front, server in servers.items():
                seconds = effort.streamlit_seconds if front == STREAMLIT else effort.seconds
                # In a round of a hundred sessions each is to have its turn a few times.
                seconds *= 2 if front == STREAMLIT and sessions >= 100 else 1
                figures = client(server, sessions, seconds)
                where = f"{app}, {sessions} sessions, round {number + 1}, {FRONTS[front]}"
                if figures["runs"] == 0:
                    note(f"{where}: no run came to its end, the round is left out")
                    continue
                figures["cpu_ms"] = cpu_ms(figures)
                note(f"{where}: {summary(figures)}")
                rounds[front].append(figures)
    return {front: {name: median(r[name] for r in rounds[front]) for name in rounds[front][0]} for front in fronts}


def summary(figures: dict[str, float]) -> str:
    """A round in a line."""
    if figures["runs"] == 0:
        return "no run came to its end"
    return f"{figures['per_second']:.0f}/s, median {figures['median_ms']:.2f} ms, p99 {figures['p99_ms']:.2f} ms"


def cpu_ms(figures: dict[str, float]) -> float | None:
    """What the server has computed for a run, in milliseconds."""
    return 1000 * figures["server_cpu"] / figures["runs"] if figures["runs"] else None


def pick(results: dict[str, dict[str, float]], name: str) -> Figures:
    """One figure of each front."""
    return {front: figures[name] for front, figures in results.items()}


def roundtrip(fronts: list[str], effort: Effort) -> list[Row]:
    """One session: from the sending of a widget's value until all messages of the run are there."""
    rows = []
    for app, label in (("two", "2 elements"), ("many", "1,001 elements, one changes")):
        results = busy(fronts, app, 1, effort)
        rows += [
            Row(f"event → run → all messages back, {label}: median", "ms", pick(results, "median_ms")),
            Row("… 99th percentile", "ms", pick(results, "p99_ms")),
            Row("… bytes from the server", "B", pick(results, "bytes")),
            Row("… CPU time of the server", "ms", pick(results, "cpu_ms")),
        ]
    return rows


def load(fronts: list[str], effort: Effort) -> list[Row]:
    """Many sessions, each sending its next event as soon as its last run is over."""
    rows = []
    for sessions in (10, 100):
        results = busy(fronts, "two", sessions, effort)
        rows += [
            Row(f"{sessions} sessions: runs per second", "/s", pick(results, "per_second"), more=True),
            Row("… median", "ms", pick(results, "median_ms")),
            Row("… 99th percentile", "ms", pick(results, "p99_ms")),
            Row("… CPU time of the server for a run", "ms", pick(results, "cpu_ms")),
            Row("… memory of the server (PSS)", "MB", pick(results, "server_pss")),
        ]
    return rows


# What drops a session soon after its page has left.
SHORT_LIVED = ("--server.disconnectedSessionTTL", "1")
SETTLING = 5.0


def pace(fronts: list[str], effort: Effort) -> list[Row]:
    """200 sessions that each move a slider ten times a second, and what is left in memory when they are gone."""
    served: dict[str, dict[str, float]] = {}
    memory: dict[str, list[float]] = {}
    for front in fronts:
        with Server(front, "two", SHORT_LIVED) as server:
            client(server, sessions=1, seconds=0)
            memory[front] = [settled(server)]
            for _ in range(2):
                served[front] = client(server, sessions=200, seconds=effort.pace_seconds, rate=10)
                note(f"200 sessions at a pace, {FRONTS[front]}: {summary(served[front])}")
                memory[front].append(settled(server))

    def left(after: int) -> Figures:
        return {front: memory[front][after] for front in fronts}

    cpu = {front: cpu_ms(figures) for front, figures in served.items()}
    return [
        Row("200 sessions, 10 moves a second each: moves shown a second", "/s", pick(served, "per_second"), more=True),
        Row("… from when a move is due until it is shown: median", "ms", pick(served, "median_ms")),
        Row("… 99th percentile", "ms", pick(served, "p99_ms")),
        Row("… longest", "ms", pick(served, "max_ms")),
        Row("… CPU time of the server for a move", "ms", cpu),
        Row("memory of the server (PSS) before", "MB", left(0)),
        Row("… with 200 sessions", "MB", pick(served, "server_pss")),
        Row("… after 200 sessions have left", "MB", left(1)),
        Row("… after another 200 have come and left", "MB", left(2)),
    ]


def settled(server: Server) -> float:
    """The memory of a server whose pages have left."""
    time.sleep(SETTLING)
    return server.memory()["pss"]


def start(fronts: list[str], effort: Effort) -> list[Row]:
    """From the start of the process until health is answered for; then memory with one session on it."""
    times: dict[str, list[float]] = {front: [] for front in fronts}
    memory: dict[str, list[dict[str, float]]] = {front: [] for front in fronts}
    # The first start compiles Python's modules and fills the system's file cache.
    for number in range(effort.starts + 1):
        for front in fronts:
            with Server(front, "two") as server:
                client(server, sessions=1, seconds=0)
                time.sleep(0.3)
                if number > 0:
                    times[front].append(server.started_in)
                    memory[front].append(server.memory())

    def held(kind: str) -> Figures:
        return {front: median(each[kind] for each in memory[front]) for front in fronts}

    return [
        Row("start to healthy", "ms", {front: 1000 * median(times[front]) for front in fronts}),
        Row("memory after the first session (RSS)", "MB", held("rss")),
        Row("… shared pages in part (PSS)", "MB", held("pss")),
    ]


# The apps that the browser opens.
PAGES = {"two": "2 elements", "many": "1,001 elements", "mixed": "42 elements of all kinds"}


def browser(fronts: list[str], effort: Effort) -> list[Row]:
    """A real browser: cold loads, and key presses on the slider."""
    folder = BENCHES / "browser"
    if not (folder / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, check=True)
    with ExitStack() as stack:
        servers = {(app, front): stack.enter_context(Server(front, app)) for app in PAGES for front in fronts}
        pages = {f"{app} {front}": f"http://{server.address}/" for (app, front), server in servers.items()}
        job = {
            "chromium": os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            "cold": {name: url for name, url in pages.items() if not name.startswith("many")},
            "pages": pages,
            "loads": effort.loads,
            "rounds": effort.rounds,
            "presses": effort.presses,
        }
        node = ["node", "measure.js", json.dumps(job)]
        done = subprocess.run(node, cwd=folder, check=True, stdout=subprocess.PIPE, timeout=900)
    return browser_rows(fronts, json.loads(done.stdout))


def browser_rows(fronts: list[str], results: dict) -> list[Row]:
    """Medians of what the browser saw."""

    def loads(app: str, name: str, scale: float = 1) -> Figures:
        return {front: scale * median(each[name] for each in results["loads"][f"{app} {front}"]) for front in fronts}

    def keys(app: str, name: str, middle=median) -> Figures:
        return {front: middle(each[name] for each in results["keys"][f"{app} {front}"]) for front in fronts}

    def p95(values: Iterable[float]) -> float:
        return statistics.quantiles(values, n=20)[-1]

    rows = []
    for app in ("two", "mixed"):
        rows += [
            Row(f"cold load, {PAGES[app]}: first text visible", "ms", loads(app, "shown")),
            Row("… painted", "ms", loads(app, "painted")),
            Row("… received", "kB", loads(app, "bytes", 1e-3)),
            Row("… requests", "", loads(app, "requests")),
        ]
    for app, label in PAGES.items():
        rows += [
            Row(f"key press on the slider → text changed, {label}: median", "ms", keys(app, "shown")),
            Row("… 95th percentile", "ms", keys(app, "shown", p95)),
            Row("… painted: median", "ms", keys(app, "painted")),
        ]
    note(f"Chromium {results['version']}")
    return rows


def size(fronts: list[str], _: Effort) -> list[Row]:
    """What is on the disk after an installation, with all that it requires."""
    measured = {
        STREAMLIT: lambda: sizes.installed(STREAMLIT_VENV, "streamlit"),
        PYTHON: sizes.millpond_python,
        RUST: sizes.millpond_rust,
    }
    return [Row("installed size", "MB", {front: measured[front]() for front in fronts})]


SECTIONS = {"roundtrip": roundtrip, "load": load, "pace": pace, "start": start, "browser": browser, "size": size}
