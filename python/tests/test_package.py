"""The package as a whole."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import millpond

OBJECTS = {"column_config", "query_params", "session_state", "sidebar"}


def test_every_public_name_is_there():
    for name in millpond.__all__:
        assert callable(getattr(millpond, name)) or name in OBJECTS


def test_no_module_has_the_name_of_a_function():
    # Importing it would put the module in the function's place.
    modules = {module.name for module in pkgutil.iter_modules(millpond.__path__)}
    assert modules.isdisjoint(name for name in millpond.__all__ if callable(getattr(millpond, name)))


def test_the_import_is_light():
    program = (
        "import sys; before = set(sys.modules); import millpond; "
        "heavy = {'typing', 'inspect', 'dataclasses', 'asyncio', 'pickle', 'pathlib', 'logging', 're', 'json'}; "
        "sys.exit(sorted(heavy & (set(sys.modules) - before)) or 0)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert told.returncode == 0, told.stderr
