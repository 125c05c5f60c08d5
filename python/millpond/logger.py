"""What Millpond says on the terminal: one line with the time in milliseconds before it."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from logging import Logger

_FORMAT = "%(asctime)s.%(msecs)03d %(message)s"


def get_logger(name: str = "millpond") -> Logger:
    """A logger that writes to standard error, as `2022-09-22 13:35:41.587 What happened`.

    >>> get_logger(__name__).warning("the file is empty")
    """
    import logging

    logger = logging.getLogger("millpond" if name == "root" else name)
    top = logging.getLogger("millpond") if logger.name.startswith("millpond.") else logger
    if not top.handlers:
        handler = logging.StreamHandler(_StandardError())
        handler.setFormatter(logging.Formatter(_FORMAT, "%Y-%m-%d %H:%M:%S"))
        top.addHandler(handler)
        top.propagate = False
    return logger


class _StandardError:
    """Standard error, as it is when something is said: who puts another stream in its place hears of it."""

    def write(self, text: str) -> None:
        sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()
