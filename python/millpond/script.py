"""A script: compiled once for each content, executed in a fresh `__main__` at each run, watched for changes.

Several sessions run the same script at once, each in its own thread with its own `__main__`.
"""

from __future__ import annotations

import os
import sys
import threading
from types import CodeType, ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

_PACKAGE = os.path.dirname(os.path.abspath(__file__))

_compiled: dict[str, tuple[tuple[int, int, int], bytes, CodeType]] = {}
"""By path: the state and the content of the file when it was compiled last, and what it became."""


def load(path: str, args: list[str], magic: bool = True) -> Callable[[], None]:
    """Compiles a script unless that is done, and gives what executes it once.

    With `magic`, what stands alone on a line is written.

    Raises `OSError` if it can't be read and `SyntaxError` if it can't be compiled.
    """
    path = os.path.abspath(path)
    status = os.stat(path)
    state = status.st_mtime_ns, status.st_size, status.st_ino
    known = _compiled.get(path)
    if known is None or known[0] != state:
        with open(path, "rb") as file:
            content = file.read()
        known = state, content, _compile(content, path, magic)
        _compiled[path] = known
    code = known[2]

    def run() -> None:
        _execute(path, code, args)

    return run


def _compile(content: bytes, path: str, magic: bool) -> CodeType:
    if not magic:
        return compile(content, path, "exec", dont_inherit=True)
    from millpond.magic import compile_script

    return compile_script(content, path)


def _execute(path: str, code: CodeType, args: list[str]) -> None:
    module = ModuleType("__main__")
    module.__dict__.update(__file__=path, __builtins__=__builtins__)
    writing = sys.modules.get("millpond.magic")
    if writing is not None:
        module.__dict__[writing.NAME] = writing.write
    folder = os.path.dirname(path)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    sys.argv = [path, *args]
    _mains.enter(module)
    exec(code, module.__dict__)


class _Mains(ModuleType):
    """What stands for `__main__` in `sys.modules`: in each thread the module of the script that runs there.

    Pickling looks classes of the script up here, and must find those of its own run.
    """

    def __init__(self) -> None:
        super().__init__("__main__")
        object.__setattr__(self, "_local", threading.local())
        object.__setattr__(self, "_latest", sys.modules["__main__"])

    def enter(self, module: ModuleType) -> None:
        """Makes a module the `__main__` of this thread, and of threads that have none."""
        object.__getattribute__(self, "_local").module = module
        object.__setattr__(self, "_latest", module)
        if sys.modules.get("__main__") is not self:
            sys.modules["__main__"] = self

    def adopt(self, module: ModuleType) -> None:
        """Makes a module the `__main__` of this thread alone."""
        object.__getattribute__(self, "_local").module = module

    def __getattribute__(self, name: str) -> Any:
        if name in ("enter", "adopt", "__class__"):
            return object.__getattribute__(self, name)
        return getattr(_current(self), name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(_current(self), name, value)

    def __delattr__(self, name: str) -> None:
        delattr(_current(self), name)

    def __dir__(self) -> Iterable[str]:
        return dir(_current(self))


def _current(mains: _Mains) -> ModuleType:
    local = object.__getattribute__(mains, "_local")
    module: ModuleType = getattr(local, "module", None) or object.__getattribute__(mains, "_latest")
    return module


_mains = _Mains()


def main_of_thread() -> ModuleType:
    """The `__main__` of this thread: of the script that runs here, or else ran last."""
    return _current(_mains)


def adopt(main: ModuleType) -> None:
    """Has this thread work for a script that runs in another one."""
    _mains.adopt(main)


def sources() -> dict[str, tuple[int, None, list[str], str]]:
    """The texts of the scripts as they were compiled, in `linecache`'s form."""
    entries = {}
    for path, (_, content, _) in list(_compiled.items()):
        text = _decode(content)
        entries[path] = len(text), None, text.splitlines(keepends=True), path
    return entries


def _decode(content: bytes) -> str:
    import io
    import tokenize

    encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    return io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace").read()


def watched() -> list[str]:
    """The files that make up the app: its scripts, and the modules of the user's that they imported.

    Asked after each run, so they are looked for only when there are more modules than before.
    """
    global _watched
    counts = len(_compiled), len(sys.modules), len(_failed)
    if _watched[0] != counts:
        _watched = counts, [*_compiled, *_user_modules().values(), *_failed]
    return _watched[1]


_watched: tuple[tuple[int, int, int], list[str]] = (0, 0, 0), []

_failed: set[str] = set()
"""Files in which an error was: a module that failed at its first import is in no list of modules."""


def failed_in(files: Iterable[str]) -> None:
    """Has files be watched since an error came from them, as far as they are the user's."""
    _failed.update(os.path.abspath(file) for file in files if file.endswith(".py") and is_users(file))


def forget_changed(paths: list[str]) -> None:
    """Has the next run compile a changed script, and import the user's modules again if one of them changed.

    All of them: those that imported the changed one hold on to what it was.
    """
    modules = _user_modules()
    changed = {os.path.abspath(path) for path in paths}
    for path in changed:
        _compiled.pop(path, None)
    if changed.isdisjoint(modules.values()):
        return
    for name in modules:
        sys.modules.pop(name, None)


def _user_modules() -> dict[str, str]:
    """The imported modules that the user wrote, with their files."""
    found = {}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None) if name != "__main__" else None
        if isinstance(file, str) and file.endswith(".py") and is_users(file):
            found[name] = os.path.abspath(file)
    return found


def is_users(file: str) -> bool:
    """Whether a file is the user's, and not the standard library's, an installed package's or Millpond's."""
    if not file:
        return False
    if "site-packages" in file or "dist-packages" in file:
        return False
    return not any(file.startswith(folder + os.sep) for folder in (_PACKAGE, _STANDARD_LIBRARY))


_STANDARD_LIBRARY = os.path.dirname(os.__file__)
