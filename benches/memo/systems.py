"""What memoizes: each system as one object with the same methods, which imports it when it is made."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any


class Millpond:
    """The Python front, as in a script."""

    def __init__(self, folder: Path) -> None:
        # Persistent memos lie in the folder that the environment names: see `memo.py`.
        import millpond
        from millpond import _native

        self.st = millpond
        self._run_once = _native.run_once

    def memo(self, function: Callable, ignored: Iterable[str] = ()) -> Callable:
        """The function, memoized in memory where that can be chosen; names in `ignored` begin with `_`."""
        return self.st.cache_data(function)

    def on_disk(self, function: Callable) -> Callable:
        """The function, memoized beyond the process."""
        return self.st.cache_data(persist="disk")(function)

    def run(self, script: Callable[[], object]) -> int:
        """Runs a function as a script with a page, and tells how many elements the page then has."""
        return len(self._run_once(script).splitlines())


class Streamlit:
    """Streamlit, as a library where a script is not needed, and in the runner of its own test framework."""

    def __init__(self, folder: Path) -> None:
        import logging

        import streamlit

        # It warns of each call outside of a script.
        logging.disable(logging.WARNING)
        self.st = streamlit

    def memo(self, function: Callable, ignored: Iterable[str] = ()) -> Callable:
        """The function, memoized in memory; names in `ignored` begin with `_`."""
        return self.st.cache_data(function)

    def on_disk(self, function: Callable) -> Callable:
        """The function, memoized beyond the process: only a runtime does that, but it need not serve."""
        from streamlit.runtime import Runtime, RuntimeConfig
        from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
        from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

        Runtime(RuntimeConfig("", MemoryMediaFileStorage("/media"), MemoryUploadedFileManager("/upload")))
        return self.st.cache_data(persist="disk")(function)

    def run(self, script: Callable[[], object]) -> int:
        """Runs a function as a script with a page, and tells how many elements the page then has."""
        from streamlit.testing.v1 import AppTest

        app = AppTest.from_function(_called, args=(script,), default_timeout=60).run()
        if app.exception:
            raise RuntimeError(app.exception[0].message)
        return len(app.main)


def _called(script):
    # Streamlit takes the source of this, without what the file imports.
    script()


class Joblib:
    """`joblib.Memory`, which is always on disk."""

    def __init__(self, folder: Path) -> None:
        import joblib

        self._memory = joblib.Memory(folder, verbose=0)

    def memo(self, function: Callable, ignored: Iterable[str] = ()) -> Callable:
        """The function, memoized; parameters in `ignored` are no inputs."""
        return self._memory.cache(function, ignore=list(ignored))

    on_disk = memo
    run = None


class Diskcache:
    """`diskcache.Cache`, which is always on disk."""

    def __init__(self, folder: Path) -> None:
        import diskcache

        # What is measured must fit: by default it is culled from 1 GB on.
        self._cache = diskcache.Cache(folder, size_limit=1 << 34)

    def memo(self, function: Callable, ignored: Iterable[str] = ()) -> Callable:
        """The function, memoized; parameters in `ignored` are no inputs."""
        names = function.__code__.co_varnames
        # By place, too, where they are given so.
        return self._cache.memoize(ignore={*ignored, *map(names.index, ignored)})(function)

    on_disk = memo
    run = None


SYSTEMS: dict[str, Any] = {
    "millpond-python": Millpond,
    "streamlit": Streamlit,
    "joblib": Joblib,
    "diskcache": Diskcache,
}
