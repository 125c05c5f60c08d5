"""Builds and serves a Rust example, and does so again at each change of a source; open pages come back by themselves.

usage: dev.py [EXAMPLE] [options of the app]
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WATCHED = ["crates", "examples", "web/src", "web/index.html"]
SETTLE = 0.3
"""Seconds between two looks; a change that goes on is waited for."""


def stamp() -> float:
    """When the latest change was."""
    files = (file for place in WATCHED for file in [ROOT / place, *(ROOT / place).rglob("*")])
    return max(file.stat().st_mtime for file in files if file.exists())


def build(example: str) -> bool:
    """Builds the page and the example; what is wrong stands on the terminal."""
    web = subprocess.run(["make", "--silent", "web"], cwd=ROOT)
    command = ["cargo", "build", "--release", "-p", "millpond", "--example", example]
    return web.returncode == 0 and subprocess.run(command, cwd=ROOT).returncode == 0


def main() -> None:
    """Builds and serves until Ctrl-C."""
    example, *options = sys.argv[1:] or ["hello"]
    app: subprocess.Popen[bytes] | None = None
    built = 0.0
    try:
        while True:
            now = stamp()
            if now != built:
                time.sleep(SETTLE)
                if stamp() != now:
                    continue
                built = now
                # The app that runs goes on until another one has been built.
                if build(example):
                    if app:
                        app.terminate()
                        app.wait()
                    app = subprocess.Popen([ROOT / "target/release/examples" / example, *options], cwd=ROOT)
            time.sleep(SETTLE)
    except KeyboardInterrupt:
        if app:
            app.terminate()


if __name__ == "__main__":
    main()
