"""Plain programs that keep results in one folder: one after another, at once, and when something goes wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
MILLPOND = Path(sys.executable).with_name("millpond")

LOAD = """
import os, sys
import millpond as st

@st.memo(persist="disk")
def load(x):
    print("ran", x)
    return [x, os.getpid()]
"""


class Place:
    """A folder with scripts, and the results that they keep in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / ".millpond" / "cache"
        self.stderr = ""
        """What the program that ended last said there."""

    def write(self, text: str, name: str = "app.py") -> Place:
        """Puts a script there."""
        (self.folder / name).write_text(text)
        return self

    def start(self, *args: object, script: str = "app.py", cwd: Path | None = None, **env: str) -> subprocess.Popen:
        """Starts a script. Its pipes are unbuffered, so that lines can be read before its end."""
        program = [sys.executable, self.folder / script]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            [*map(str, program), *map(str, args)],
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            bufsize=0,
            cwd=cwd or self.folder,
            env=environment(self.folder, **env),
        )

    def end(self, program: subprocess.Popen, *lines: str) -> list[str]:
        """Sends lines to a program and waits for its end; the lines that it printed."""
        out, err = program.communicate("".join(f"{line}\n" for line in lines).encode(), timeout=30)
        self.stderr = err.decode()
        assert program.returncode == 0, self.stderr
        return out.decode().splitlines()

    def run(self, *args: object, **options) -> list[str]:
        """Runs a script to its end; the lines that it printed."""
        return self.end(self.start(*args, **options))

    def results(self) -> list[Path]:
        """The files of results."""
        return sorted(path for path in self.cache.glob("*/*/*") if path.is_file())

    def left(self) -> set[str]:
        """What lies in the store's folder beside the results."""
        return {path.name for path in self.cache.iterdir() if len(path.name) != 32}


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def environment(home: Path, **env: str) -> dict[str, str]:
    """The environment, without settings of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MILLPOND_", "STREAMLIT_"))}
    return {**kept, "HOME": str(home), **env}


# One after another


def test_a_second_process_does_not_run_the_function(place):
    place.write(
        "from dataclasses import dataclass\nimport millpond as st\n"
        "@dataclass\nclass Point:\n    x: float\n"
        "@st.experimental_memo(persist='disk')\ndef load():\n    import random\n    print('ran')\n"
        "    return {'point': Point(random.random())}\n"
        "print(load())\n"
    )
    ran, value = place.run()
    assert ran == "ran"
    assert place.run() == [value]
    assert place.stderr == ""


def test_the_results_lie_beside_the_script_for_their_owner_alone(place, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    place.write(LOAD + "load(1)\n").run(cwd=elsewhere)
    assert list(elsewhere.iterdir()) == []
    [result] = place.results()
    for path in (result, place.cache / "secret"):
        assert path.stat().st_mode & 0o777 == 0o600
    for folder in (place.cache, *result.relative_to(place.cache).parents):
        assert (place.cache / folder).stat().st_mode & 0o777 == 0o700
    assert (place.cache / ".gitignore").read_text() == "*\n"
    assert place.left() == {".gitignore", "secret", "locks"}
    assert list((place.cache / "locks").iterdir()) == []


def test_values_of_every_type_are_equal_in_a_second_process(place):
    pytest.importorskip("polars")
    place.write(
        "import millpond as st\nfrom test_isolation import VALUES, same\n"
        "@st.memo(persist='disk')\ndef load(name, _ran):\n    _ran.append(name)\n    return VALUES[name][0]()\n"
        "ran = []\n"
        "for name in VALUES:\n"
        "    value = load(name, ran)\n"
        "    assert type(value) is type(VALUES[name][0]()), name\n"
        "    assert same(value, VALUES[name][0]()), name\n"
        "print(len(VALUES), len(ran))\n"
    )
    [first] = place.run(PYTHONPATH=str(TESTS))
    count = first.split()[0]
    assert first == f"{count} {count}"
    assert place.run(PYTHONPATH=str(TESTS)) == [f"{count} 0"]
    assert place.stderr == ""


def test_a_job_fills_the_folder_and_the_app_draws_from_it(place):
    place.write(
        "import millpond as st\n"
        "@st.memo(persist='disk')\ndef load(year):\n    print('ran', year)\n"
        "    st.caption(f'harvest of {year}')\n    return year - 2000\n",
        "loaders.py",
    )
    place.write("from loaders import load\nfor year in (2023, 2024): load(year)\n", "job.py")
    place.write(
        "import millpond as st\nfrom millpond import _native\nfrom loaders import load\n"
        "print(_native.run_once(lambda: st.text(str(load(2024)))), end='')\n"
    )
    assert place.run(script="job.py") == ["ran 2023", "ran 2024"]
    assert place.run() == ['markdown "harvest of 2024" caption=true', 'text "24"']


# At once

SLOW = (
    LOAD
    + """
@st.memo(persist="disk")
def slow():
    print("computing", flush=True)
    sys.stdin.readline()
    return os.getpid()

print("asks", flush=True)
print(slow())
"""
)


def started(place: Place, *expected: str) -> subprocess.Popen:
    """A program that has printed these lines and is now at work, or waits."""
    program = place.start()
    assert [program.stdout.readline().decode().strip() for _ in expected] == list(expected)
    time.sleep(0.1)
    return program


def test_of_two_processes_one_computes_and_the_other_waits(place):
    place.write(SLOW)
    first = started(place, "asks", "computing")
    second = started(place, "asks")
    assert second.poll() is None
    pid = str(first.pid)
    assert place.end(first, "go on") == [pid]
    assert place.end(second) == [pid]


def test_a_process_that_waits_for_one_that_is_killed_computes_itself(place):
    place.write(SLOW)
    first = started(place, "asks", "computing")
    second = started(place, "asks")
    first.kill()
    first.communicate()
    assert place.end(second, "go on") == ["computing", str(second.pid)]
    assert list((place.cache / "locks").iterdir()) == []
    assert place.run() == ["asks", str(second.pid)]


def test_processes_that_begin_at_once_in_an_empty_folder_share_what_they_keep(place):
    place.write(LOAD + "sys.stdin.readline()\nprint(load(int(sys.argv[1])))\n")
    programs = [place.start(number) for number in range(6)]
    for program in programs:
        program.stdin.write(b"go\n")
    values = [place.end(program)[1] for program in programs]
    assert len(set(values)) == 6
    assert [place.run(number) for number in range(6)] == [[value] for value in values]
    assert place.left() == {".gitignore", "secret", "locks"}


FORKED = """
import os, sys, time
import millpond as st

@st.memo(persist="disk")
def load(x):
    return bytes([x]) * 5_000_000

@st.memo
def total(values):
    return sum(values)

assert total(load(1)) == 5_000_000
child = os.fork()
if child == 0:
    assert total(load(1)) == 5_000_000
    assert total(load(2)) == 10_000_000
    os._exit(0)
ended, until = 0, time.monotonic() + 5
while ended == 0 and time.monotonic() < until:
    ended, status = os.waitpid(child, os.WNOHANG)
    time.sleep(0.01)
if ended == 0:
    os.kill(child, 9)
print("hangs" if ended == 0 else f"ends with {status}")
"""


CAPTURING = """
import os
import millpond as st

class Connection:
    pass

def make(text):
    connection = Connection()
    @st.memo(persist="disk")
    def load():
        return text if connection else ""
    return load

assert make("before")() == "before"
child = os.fork()
if child == 0:
    os._exit(0 if make("child")() == "child" else 1)
_, status = os.waitpid(child, 0)
print(status, make("parent")())
"""


def test_what_a_forked_process_captured_is_not_what_its_parent_captured(place):
    assert place.write(CAPTURING).run() == ["0 parent"]


def test_a_process_that_was_forked_remembers_and_computes_as_any_other(place):
    assert place.write(FORKED).run() == ["ends with 0"]


def test_what_a_killed_process_left_goes_at_the_next_start(place):
    place.write(SLOW)
    killed = started(place, "asks", "computing")
    killed.kill()
    killed.communicate()
    locks = place.cache / "locks"
    assert len(list(locks.iterdir())) == 1
    call = place.cache / ("0" * 32) / ("1" * 32)
    call.mkdir(parents=True)
    (call / f"{killed.pid}-0.tmp").write_bytes(b"the first part of a result")

    # The sweep goes on beside the program, which is kept alive for it.
    place.write(LOAD + "load(1)\nprint('loaded', flush=True)\nsys.stdin.readline()\n", "other.py")
    other = place.start(script="other.py")
    for _ in range(1000):
        if not any(locks.iterdir()) and not call.parent.exists():
            break
        time.sleep(0.01)
    assert list(locks.iterdir()) == []
    assert not call.parent.exists()
    assert place.end(other, "go on")[-1] == "loaded"
    assert len(place.results()) == 1


# Where nothing can be written

LARGE = """
import resource, sys
import millpond as st

if len(sys.argv) > 1:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)

@st.memo(persist="disk")
def load(x):
    print("ran", x)
    return x * 100_000

for x in "abab":
    assert load(x) == x * 100_000
"""

NOT_KEPT = re.compile(
    r"[-\d]{10} [\d:.]{12} a result of `__main__\.load` could not be kept on disk: .+: .+/\.millpond/cache\n"
)

ROOM = {"for nothing": 0, "for half a secret": 16, "for the secret": 4096}
"""How large a file may become: what no longer fits fails as on a full disk."""


@pytest.mark.parametrize("room", ROOM)
def test_on_a_full_disk_values_are_kept_in_memory_and_it_is_said_once(place, room):
    place.write(LARGE)
    assert place.run(ROOM[room]) == ["ran a", "ran b"]
    assert NOT_KEPT.fullmatch(place.stderr)
    assert place.results() == []


@pytest.mark.parametrize("room", ROOM)
def test_when_a_full_disk_has_room_again_results_are_kept(place, room):
    place.write(LARGE)
    place.run(ROOM[room])
    assert place.run() == ["ran a", "ran b"]
    assert place.run() == []
    assert place.stderr == ""
    assert (place.cache / "secret").stat().st_size == 32


@pytest.mark.parametrize("room", ROOM)
def test_a_full_disk_leaves_no_litter(place, room):
    place.write(LARGE)
    place.run(ROOM[room])
    assert place.left() <= {".gitignore", "secret", "locks"}


@pytest.mark.parametrize("room", ROOM)
def test_a_disk_that_was_full_leaves_no_store_that_a_checkout_would_take_up(place, room):
    place.write(LARGE)
    place.run(ROOM[room])
    place.run()
    assert (place.cache / ".gitignore").read_text() == "*\n"


def test_where_the_folder_cannot_be_made_values_are_kept_in_memory_and_it_is_said_once(place):
    (place.folder / ".millpond").write_text("in its place")
    place.write(LARGE)
    assert place.run() == ["ran a", "ran b"]
    assert NOT_KEPT.fullmatch(place.stderr)
    assert (place.folder / ".millpond").read_text() == "in its place"


# Files that are no good


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(at: int):
    """Flips a bit of the byte at a place."""

    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[at] ^= 4
        path.write_bytes(content)

    return damage


DAMAGES = {
    "cut by a byte": cut,
    "empty": lambda path: path.write_bytes(b""),
    "a bit flipped in its header": flip(42),
    "a bit flipped in its head": flip(150),
    "a bit flipped in its value": flip(-1),
    "of another program": lambda path: path.write_bytes(b"\x80\x05N." * 1000),
    "that others can write to": lambda path: path.chmod(0o666),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_that_is_no_good_is_a_miss_that_is_said_and_goes(place, damage):
    place.write(LOAD + "print(load.explain(1) if sys.argv[1:] else load(1))\n")
    place.run()
    [result] = place.results()
    DAMAGES[damage](result)
    assert place.run("explain") == ["miss: the file that held the result was damaged"]
    assert re.fullmatch(rf"[-\d]+ [\d:.]+ a cached result is no good: {result}: .+\n", place.stderr)
    assert not result.exists()
    ran, value = place.run()
    assert ran == "ran 1"
    assert place.run() == [value]
    assert place.stderr == ""


def test_what_somebody_else_has_written_is_not_unpickled(place, tmp_path_factory):
    text = (
        "import os, sys\nimport millpond as st\n"
        "class Trap:\n    def __reduce__(self):\n        return os.mkdir, ('trapped',)\n"
        "@st.memo(persist='disk')\ndef load(_value):\n    return [_value]\n"
        "try:\n    print(load(Trap() if sys.argv[1:] else 1))\nexcept FileExistsError:\n    pass\n"
    )
    other = Place(tmp_path_factory.mktemp("other")).write(text)
    other.run("trap")
    other.run()
    assert (other.folder / "trapped").exists(), "the trap works where it was set"
    place.write(text).run()
    [ours], [theirs] = place.results(), other.results()
    assert ours.relative_to(place.cache) == theirs.relative_to(other.cache)
    shutil.copy(theirs, ours)
    assert place.run() == ["[1]"]
    assert "written by somebody else" in place.stderr
    assert not (place.folder / "trapped").exists()


# Drawing


def test_in_a_plain_script_drawing_is_skipped_and_said_once_and_widgets_have_their_defaults(place):
    place.write(
        LOAD + "st.title('nowhere')\n"
        "with st.sidebar, st.container():\n    st.write('nowhere')\n"
        "left, right = st.columns(2)\nleft.text('nowhere')\n"
        "@st.memo\ndef drawing():\n    st.text('nowhere')\n    print('drew')\n    return 7\n"
        "print(drawing(), drawing())\n"
        "print(st.button('b'), st.checkbox('c', value=True), st.slider('s', 0, 9, 4),\n"
        "    st.selectbox('x', ['a', 'b'], index=1), repr(st.text_input('t', 'text')))\n"
    )
    assert place.run() == ["drew", "7 7", "False True 4 b 'text'"]
    assert re.fullmatch(
        r"[-\d]+ [\d:.]+ there is no run in this thread: what is drawn is not shown, and widgets have their defaults\n",
        place.stderr,
    )


# The command line

TWO = (
    LOAD
    + """
@st.memo(persist="disk", ttl=0.5)
def other():
    return 1

load(1), load(2), other()
"""
)


def millpond(place: Place, *args: object) -> tuple[int, str, str]:
    """How `millpond cache` ends, what it prints and what it says is wrong; elsewhere than beside the script."""
    home = place.folder / "elsewhere"
    home.mkdir(exist_ok=True)
    command = [str(MILLPOND), "cache", *map(str, args)]
    ended = subprocess.run(command, cwd=home, env=environment(home), capture_output=True, text=True, timeout=30)
    return ended.returncode, ended.stdout, ended.stderr


def test_the_command_line_shows_what_is_kept(place):
    place.write(TWO).run()
    there = ("--cache.dir", place.cache)
    time.sleep(0.6)
    status, listed, _ = millpond(place, "ls", *there)
    assert status == 0
    assert re.fullmatch(
        r"function        results        size  newest\n"
        r"__main__\.load         2 +[\d.]+ \S+  \d+ s ago\n"
        r"__main__\.other        1 +[\d.]+ \S+  \d+ s ago, 1 expired\n",
        listed,
    )
    status, totals, _ = millpond(place, "stats", *there)
    assert status == 0
    assert re.fullmatch(
        rf"functions  2\nresults    3\nexpired    1\nsize       [\d.]+ \S+\nfolder     {place.cache}\n", totals
    )
    assert millpond(place, "path", *there) == (0, f"{place.cache}\n", "")
    assert millpond(place, *there, "path") == (0, f"{place.cache}\n", "")
    assert millpond(place, "path") == (0, f"{place.folder}/elsewhere/.millpond/cache\n", "")
    assert list((place.folder / "elsewhere").iterdir()) == [], "looking makes nothing"


def test_the_command_line_clears_a_function_or_all(place):
    place.write(TWO).run()
    there = ("--cache.dir", place.cache)
    assert millpond(place, "clear", "load", *there) == (0, "2 results removed\n", "")
    assert place.run()[:2] == ["ran 1", "ran 2"]
    assert millpond(place, "clear", "__main__.load", *there) == (0, "2 results removed\n", "")
    status, out, err = millpond(place, "clear", "laod", *there)
    assert (status, out) == (1, "")
    assert err == "error: there are no results of this function: laod\nthere are results of: `__main__.other`\n"
    status, out, err = millpond(place, "clear", *there)
    assert (status, err) == (0, "")
    assert re.fullmatch("1 results? removed\n", out)
    assert place.results() == []
    assert millpond(place, "clear", "load", *there)[0] == 1
    assert millpond(place, "clear", *there)[:2] == (0, "0 results removed\n")
    assert place.left() == {".gitignore", "secret", "locks"}


def test_the_command_line_refuses_what_it_does_not_know(place):
    for args in [(), ("list",), ("ls", "--cache.maxSize", "1")]:
        status, _, err = millpond(place, *args)
        assert status == 2
        assert re.search("Usage: millpond cache|see `--help`", err)
    status, out, err = millpond(place, "ls")
    assert (status, err) == (0, "")
    assert out.split() == ["function", "results", "size", "newest"]
