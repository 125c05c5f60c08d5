#!/usr/bin/env python3
"""Measures Millpond's two fronts beside Streamlit: the same apps, in one run, taking turns, on loopback.
Memos are measured beside other packages and crates, too.

    benches/run.py                       everything, into RESULTS.md
    benches/run.py --only roundtrip,load some of it, in the place of what RESULTS.md had of it
    benches/run.py --quick               less of everything, to the terminal alone
    benches/run.py --fronts rust,python  without some of the servers

Needed: cargo, node and npm, Chromium (`$CHROMIUM`, /usr/bin/chromium), and the Python front in `.venv`.
Streamlit is installed into a virtual environment of its own, here.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import memo
import report
import sections
import servers

SECTIONS = sections.SECTIONS | {"memo": memo.memo}
NAMES = {"streamlit": servers.STREAMLIT, "python": servers.PYTHON, "rust": servers.RUST}


def main() -> int:
    """Measures what the command line asks for."""
    options = arguments()
    fronts = [NAMES[name] for name in options.fronts]
    if options.only != ["memo"]:
        servers.build_rust()
    if "memo" in options.only and servers.RUST in fronts:
        servers.build_rust_memos()
    if servers.STREAMLIT in fronts:
        servers.install_streamlit(options.python)
    if servers.PYTHON in fronts and not (servers.MILLPOND_VENV / "bin" / "millpond").exists():
        print("the Python front is not installed in .venv: it is left out", file=sys.stderr)
        fronts.remove(servers.PYTHON)
    effort = sections.QUICK if options.quick else sections.FULL
    tables = {}
    for name in options.only:
        print(f"{name}:", file=sys.stderr, flush=True)
        others = Others()
        tables[name] = report.tables(SECTIONS[name](fronts, effort)) + others.said()
        print(tables[name], flush=True)
    if not options.quick and len(fronts) == len(NAMES):
        report.write(tables, list(SECTIONS))
    return 0


class Others:
    """How much of the machine was taken by processes that are no part of the benchmark, since it was made."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.before = self.seconds()

    @staticmethod
    def seconds() -> float:
        """CPU time of all processes, without our own and our children's, and time that the machine was not given."""
        user, nice, system, _idle, _waiting, irq, softirq, steal = map(
            int, Path("/proc/stat").read_text(encoding="ascii").split("\n")[0].split()[1:9]
        )
        everything = (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")
        return everything - sum(os.times()[:4])

    def said(self) -> str:
        """As a sentence."""
        cores = max(0.0, self.seconds() - self.before) / (time.monotonic() - self.began)
        return f"\nMeanwhile others took {cores:.1f} of {os.cpu_count()} cores.\n"


def arguments() -> argparse.Namespace:
    """The command line."""

    def some_of(known: dict) -> type:
        def chosen(text: str) -> list[str]:
            names = text.split(",")
            if unknown := set(names) - set(known):
                raise argparse.ArgumentTypeError(f"not one of {', '.join(known)}: {', '.join(sorted(unknown))}")
            return names

        return chosen

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", type=some_of(SECTIONS), default=list(SECTIONS))
    parser.add_argument("--fronts", type=some_of(NAMES), default=list(NAMES))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--python", default=sys.executable, help="the interpreter for Streamlit's environment")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
