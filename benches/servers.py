"""The servers that are measured: how each is installed, started, watched and ended."""

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

BENCHES = Path(__file__).resolve().parent
ROOT = BENCHES.parent
BINARIES = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "examples"
STREAMLIT_VERSION = "1.67.0"
STREAMLIT_VENV = BENCHES / ".streamlit-venv"
# What remembers calls in Python beside Streamlit; it lies in the same environment.
LIBRARIES = {"joblib": "1.6.0", "diskcache": "5.6.3"}
MILLPOND_VENV = ROOT / ".venv"
CLIENT = BINARIES / "bench_client"
RUST_MEMOS = BINARIES.parent / "bench_memo"

STREAMLIT = "streamlit"
PYTHON = "millpond-python"
RUST = "millpond-rust"
# What each is called in the results.
FRONTS = {STREAMLIT: f"Streamlit {STREAMLIT_VERSION}", PYTHON: "Millpond, Python", RUST: "Millpond, Rust"}

START_PATIENCE = 60.0
STOP_PATIENCE = 10.0


def install_streamlit(python: str) -> None:
    """Makes the virtual environment of Streamlit and what is measured beside it, as far as it is not there."""
    if not (STREAMLIT_VENV / "bin" / "pip").exists():
        subprocess.run([python, "-m", "venv", "--clear", STREAMLIT_VENV], check=True)
    packages = [f"{name}=={version}" for name, version in {"streamlit": STREAMLIT_VERSION, **LIBRARIES}.items()]
    pip = [STREAMLIT_VENV / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *packages, "websockets"], check=True)


def build_rust() -> None:
    """Builds the apps of the Rust front, and the client."""
    names = ("bench_two", "bench_many", "bench_mixed", "bench_client")
    examples = [word for name in names for word in ("--example", name)]
    subprocess.run(["cargo", "build", "--release", "-p", "millpond", *examples], cwd=ROOT, check=True)


def build_rust_memos() -> None:
    """Builds what measures memos in Rust: a workspace of its own, in the same folder."""
    where = ["--manifest-path", BENCHES / "memo_rust" / "Cargo.toml", "--target-dir", RUST_MEMOS.parent.parent]
    subprocess.run(["cargo", "build", "--release", *where], cwd=ROOT, check=True)


def command(front: str, app: str) -> list[str | Path]:
    """What starts an app, without the options that all servers take."""
    if front == RUST:
        return [BINARIES / f"bench_{app}"]
    script = BENCHES / "apps" / f"{app}.py"
    if front == PYTHON:
        return [MILLPOND_VENV / "bin" / "millpond", "run", script]
    return [STREAMLIT_VENV / "bin" / "streamlit", "run", script, "--browser.gatherUsageStats", "false"]


def free_port() -> int:
    """A port of loopback at which nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@dataclass
class Server:
    """A server of one app, up from entering it as a context until leaving it."""

    front: str
    app: str
    # Options of the command line, beside those that all servers take.
    options: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    # From the start of the process until its health was answered for, in seconds.
    started_in: float = 0.0

    def __enter__(self) -> Self:
        # An empty folder and home: no configuration of the machine's user counts, and no browser is asked for.
        self.folder = tempfile.mkdtemp(prefix="millpond-bench-")
        options = ["--server.port", str(self.port), "--server.address", "127.0.0.1", "--server.headless", "true"]
        self.log = open(Path(self.folder) / "log", "w+", encoding="utf-8")
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [*command(self.front, self.app), *options, *self.options],
            cwd=self.folder,
            env=os.environ | {"HOME": self.folder},
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        try:
            while not self.healthy():
                self.still_up()
                if time.perf_counter() - began > START_PATIENCE:
                    raise RuntimeError(f"{self.front} does not get healthy")
                time.sleep(0.001)
        except BaseException:
            self.__exit__()
            raise
        self.started_in = time.perf_counter() - began
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def healthy(self) -> bool:
        """Whether it answers that it is well."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def still_up(self) -> None:
        """Says why, if it is not."""
        if self.process.poll() is not None:
            self.log.seek(0)
            raise RuntimeError(f"{self.front} has ended by itself:\n{self.log.read()}")

    def memory(self) -> dict[str, float]:
        """Its resident memory and its share of it, in MB, with its child processes."""
        total = {"rss": 0.0, "pss": 0.0}
        for pid in family(self.process.pid):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
                name, _, rest = line.partition(":")
                if name.lower() in total:
                    total[name.lower()] += int(rest.split()[0]) * 1024 / 1e6
        return total


def family(pid: int) -> list[int]:
    """A process and those that descend from it."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    below = [int(child) for child in children.read_text(encoding="ascii").split()] if children.exists() else []
    return [pid, *(member for child in below for member in family(child))]
