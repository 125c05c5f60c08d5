"""Errors as what the page shows: type, message, and the stack without Millpond's own frames."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from traceback import StackSummary, TracebackException
    from types import FrameType

_PACKAGE = __file__.rpartition("tracebacks")[0]
_HELLO = _PACKAGE + "hello.py"

_CAUSE = "The above exception was the direct cause of the following exception:"
_CONTEXT = "During handling of the above exception, another exception occurred:"


def describe(error: object) -> tuple[str, str, bool, list[str], bool]:
    """An error for display: its type's name, message, whether that is Markdown, stack, whether it is a warning."""
    from millpond.errors import MarkdownFormattedException

    if not isinstance(error, BaseException):
        return _type_name(type(error)), str(error), False, [], False
    return (
        _type_name(type(error)),
        message(error),
        isinstance(error, MarkdownFormattedException),
        stack(error),
        isinstance(error, Warning),
    )


def message(error: BaseException) -> str:
    """What an error says."""
    try:
        if isinstance(error, SyntaxError):
            return error.msg or ""
        return str(error).strip()
    except Exception:
        return "<the message could not be made>"


def stack(error: BaseException) -> list[str]:
    """Where an error happened, one frame an entry, the outermost first, the errors that led to it before it."""
    from traceback import TracebackException

    _refresh_sources()
    told = TracebackException.from_exception(error, compact=True)
    _watch(told, error)
    entries = _led_to(told) + _frames(told.stack)
    if isinstance(error, SyntaxError):
        entries.append(_caret(told))
    return entries


def _watch(told: TracebackException, error: BaseException) -> None:
    script = sys.modules.get("millpond.script")
    if script is not None:
        files = [frame.filename for frame in told.stack]
        script.failed_in([*files, error.filename or ""] if isinstance(error, SyntaxError) else files)


def _led_to(told: TracebackException) -> list[str]:
    before, words = told.__cause__, _CAUSE
    if before is None and not told.__suppress_context__:
        before, words = told.__context__, _CONTEXT
    if before is None:
        return []
    last = "".join(before.format_exception_only()).rstrip()
    return [*_led_to(before), *_frames(before.stack), last, words]


def _frames(stack: StackSummary) -> list[str]:
    kept = [frame for frame in stack if not _is_own(frame.filename)]
    return [entry.strip("\n").removeprefix("  ") for entry in type(stack).from_list(kept).format()]


def _caret(told: TracebackException) -> str:
    """The place of a syntax error: file and line, the text, a caret below."""
    lines = "".join(told.format_exception_only()).splitlines()[:-1]
    return "\n".join(line.removeprefix("  ") for line in lines)


def _is_own(file: str) -> bool:
    return (file.startswith(_PACKAGE) and file != _HELLO) or file.startswith("<frozen importlib")


def _type_name(kind: type) -> str:
    module = kind.__module__
    if module in ("builtins", "__main__") or module.startswith("millpond"):
        return kind.__qualname__
    return f"{module}.{kind.__qualname__}"


def _refresh_sources() -> None:
    """Has stacks quote the scripts as they were compiled, not as they are on disk now."""
    import linecache

    linecache.checkcache()
    script = sys.modules.get("millpond.script")
    if script is not None:
        linecache.cache.update(script.sources())


def here() -> str | None:
    """The line of the user's code that is being executed, such as `app.py:7`."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        file = frame.f_code.co_filename
        name = _names.get(file)
        if name is None:
            name = _names[file] = "" if _is_own(file) else file.rpartition("/")[2]
        if name:
            return f"{name}:{frame.f_lineno}"
        frame = frame.f_back
    return None


_names: dict[str, str] = {}
"""By path, the names of the user's files, and empty texts for others: each widget asks for its line."""
