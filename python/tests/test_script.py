"""Scripts: compiled once, run in a fresh `__main__`, watched."""

from __future__ import annotations

import pickle
import sys
import threading

import pytest
from millpond import script, tracebacks


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch):
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.setattr(sys, "path", list(sys.path))
    modules = dict(sys.modules)
    yield
    # Also those of the tests, which a changed module has the next run import again.
    sys.modules.update(modules)
    script._compiled.clear()


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_each_run_has_a_fresh_main(tmp_path):
    seen = []
    tmp_path.joinpath("sink.py").write_text("seen = []")
    app = write(
        tmp_path / "app.py",
        "import sys, sink\n"
        "assert 'left' not in globals()\n"
        "left = 1\n"
        "class Thing: pass\n"
        "import pickle; pickle.loads(pickle.dumps(Thing()))\n"
        "sink.seen.append((__name__, __file__, sys.argv, sys.modules['__main__'].Thing is Thing))\n",
    )
    for _ in range(2):
        script.load(app, ["--fast"])()
    seen = sys.modules.pop("sink").seen
    assert seen == [("__main__", app, [app, "--fast"], True)] * 2


def test_threads_have_their_own_main(tmp_path):
    app = write(
        tmp_path / "app.py",
        "import pickle, time\n"
        "class Thing: pass\n"
        "time.sleep(0.05)\n"
        "assert type(pickle.loads(pickle.dumps(Thing()))) is Thing\n",
    )
    failures = []

    def run():
        try:
            script.load(app, [])()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert pickle


def test_it_is_compiled_again_only_when_it_changed(tmp_path):
    app = write(tmp_path / "app.py", "x = 1\n")
    script.load(app, [])
    before = script._compiled[app]
    script.load(app, [])
    assert script._compiled[app] is before
    write(tmp_path / "app.py", "x = 2\n")
    script.load(app, [])
    assert script._compiled[app] is not before


def test_a_stack_shows_the_users_frames_only(tmp_path):
    app = write(tmp_path / "app.py", "def f():\n    return 1 / 0\n\nf()\n")
    try:
        script.load(app, [])()
    except ZeroDivisionError as error:
        kind, message, markdown, stack, warning = tracebacks.describe(error)
    assert (kind, message, markdown, warning) == ("ZeroDivisionError", "division by zero", False, False)
    stack = [entry for entry in stack if __file__ not in entry]
    assert stack[0] == f'File "{app}", line 4, in <module>\n    f()'
    assert stack[1].startswith(f'File "{app}", line 2, in f\n    return 1 / 0')


def test_a_stack_quotes_what_ran_even_if_the_file_changed(tmp_path):
    app = write(tmp_path / "app.py", "1 / 0\n")
    run = script.load(app, [])
    write(tmp_path / "app.py", "# another\n# text\n")
    try:
        run()
    except ZeroDivisionError as error:
        assert "1 / 0" in tracebacks.describe(error)[3][-1]


def test_what_led_to_an_error_comes_before_it():
    try:
        try:
            {}["a"]
        except KeyError as cause:
            raise ValueError("no") from cause
    except ValueError as error:
        stack = tracebacks.describe(error)[3]
    assert "KeyError: 'a'" in stack
    assert "The above exception was the direct cause of the following exception:" in stack


def test_a_syntax_error_shows_its_line_and_a_caret(tmp_path):
    app = write(tmp_path / "app.py", "x = 1\ny = = 2\n")
    with pytest.raises(SyntaxError) as caught:
        script.load(app, [])
    kind, message, _, stack, _ = tracebacks.describe(caught.value)
    assert (kind, message) == ("SyntaxError", "invalid syntax")
    lines = stack[-1].splitlines()
    assert lines[0] == f'File "{app}", line 2'
    assert lines[1].strip() == "y = = 2"
    assert lines[2].strip() == "^"


def test_changed_modules_are_imported_again(tmp_path):
    helper = write(tmp_path / "pond_helper.py", "x = 1\n")
    app = write(tmp_path / "app.py", "import pond_helper\n")
    script.load(app, [])()
    assert {app, helper} <= set(script.watched())
    script.forget_changed([app])
    assert "pond_helper" in sys.modules
    script.forget_changed([helper])
    assert "pond_helper" not in sys.modules
