"""What apps and libraries ask about the run that they are in."""

from __future__ import annotations

from millpond import _native
from millpond.errors import StreamlitAPIException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from threading import Thread

RerunException = _native.RerunRun
StopException = _native.StopRun


class ScriptRunContext:
    """The run of a thread."""


def get_script_run_ctx(suppress_warning: bool = False) -> ScriptRunContext | None:
    """The run of this thread, `None` if it is in none."""
    return ScriptRunContext() if _native.running() else None


def add_script_run_ctx(thread: Thread | None = None, ctx: ScriptRunContext | None = None) -> Thread:
    """Lets another thread draw into a run. Not supported yet: raises `StreamlitAPIException`."""
    raise StreamlitAPIException("drawing from threads of your own is not supported yet")
