"""The command `millpond`, also as `python -m millpond`."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    from millpond import _native, hook, script, tracebacks

    hook.install()
    hello = __file__.removesuffix("__main__.py") + "hello.py"
    status = _native.main(
        sys.argv,
        hello,
        script.load,
        tracebacks.describe,
        script.watched,
        script.forget_changed,
    )
    sys.exit(status)


if __name__ == "__main__":
    main()
