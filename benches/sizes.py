"""What an installation takes on the disk, in MB."""

import json
import subprocess
from pathlib import Path

from servers import BINARIES, MILLPOND_VENV

# Run by the environment's own interpreter: the size of a package's files, and of those it requires.
CLOSURE = """
import importlib.metadata, json, re, sys
sizes, todo = {}, [sys.argv[1]]
while todo:
    name = re.sub("[-_.]+", "-", todo.pop()).lower()
    if name in sizes:
        continue
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        continue
    files = (file.locate() for file in distribution.files or ())
    sizes[name] = sum(file.stat().st_size for file in files if file.is_file())
    requires = [text for text in distribution.requires or () if "extra ==" not in text]
    todo += [re.match("[A-Za-z0-9._-]+", text).group() for text in requires]
print(json.dumps(sizes))
"""


def installed(venv: Path, package: str) -> float:
    """A package in a virtual environment with what it requires there; extras are left out."""
    done = subprocess.run([venv / "bin" / "python", "-c", CLOSURE, package], check=True, stdout=subprocess.PIPE)
    return sum(json.loads(done.stdout).values()) / 1e6


def millpond_python() -> float:
    """The Python package. Installed for development its files lie elsewhere: then the folder counts, without tests."""
    where = "import importlib.util as u; print(u.find_spec('millpond').submodule_search_locations[0])"
    done = subprocess.run(
        [MILLPOND_VENV / "bin" / "python", "-c", where], check=True, stdout=subprocess.PIPE, text=True
    )
    folder = Path(done.stdout.strip())
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix not in {".dwp", ".pyc"})
    inside = sum(file.stat().st_size for file in files) / 1e6
    if folder.parent.name == "site-packages":
        return installed(MILLPOND_VENV, "millpond")
    return inside + installed(MILLPOND_VENV, "millpond")


def millpond_rust() -> float:
    """One app's binary, as it is built."""
    return (BINARIES / "bench_two").stat().st_size / 1e6
