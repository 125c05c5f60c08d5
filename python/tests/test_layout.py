"""Blocks: containers, columns, tabs, forms, dialogs and what they refuse."""

from __future__ import annotations

import sys

import millpond as st
import pytest
from millpond import _native, script
from millpond.errors import StreamlitAPIException, StreamlitInvalidColumnSpecError


def draw(body):
    return [line.rstrip() for line in _native.run_once(body).splitlines()]


def test_containers_say_what_they_are():
    assert draw(lambda: st.container()) == ["container"]
    assert draw(lambda: st.container(height=200)) == ['container border=true height={type: "pixels", value: 200}']
    assert draw(lambda: st.container(height=200, border=False, key=5, autoscroll=True)) == [
        'container autoscroll=true height={type: "pixels", value: 200} key="5"'
    ]
    assert draw(
        lambda: st.container(
            horizontal=True,
            wrap=False,
            horizontal_alignment="distribute",
            vertical_alignment="bottom",
            gap=None,
            width=300,
        )
    ) == [
        'container align="distribute" gap="none" horizontal=true vertical_align="bottom" '
        'width={type: "pixels", value: 300} wrap=false'
    ]


@pytest.mark.parametrize(
    ("gap", "name"),
    [("xxsmall", "xxsmall"), ("Large", "large"), (None, "none"), (0, "none"), (20, "small"), (90, "xlarge")],
)
def test_gaps_have_names(gap, name):
    (line, *_) = draw(lambda: st.container(gap=gap))
    assert line == ("container" if name == "small" else f'container gap="{name}"')


def test_columns_lie_side_by_side():
    def body():
        left, right = st.columns([2, 1], gap="medium", vertical_alignment="center", border=True, width=400, wrap=False)
        left.text("one")
        right.text("two")

    lines = draw(body)
    assert lines[0].startswith('columns gap="medium" width={type: "pixels", value: 400}')
    assert lines[1].strip() == 'column align="center" border=true weight=2'
    assert [line.strip() for line in lines[2:]] == [
        'text "one"',
        'column align="center" border=true weight=1',
        'text "two"',
    ]
    assert len(draw(lambda: st.columns(3))) == 4


def test_tabs_hold_blocks():
    def body():
        wheat, rye = st.tabs(["Wheat", "**Rye**"], default="**Rye**", key="grains", height=100)
        rye.text("second")
        with wheat:
            st.text("first")

    assert draw(body) == [
        'tabs default=1 height={type: "pixels", value: 100} key="grains"',
        '  tab "Wheat"',
        '    text "first"',
        '  tab "**Rye**"',
        '    text "second"',
    ]


def test_expanders_and_popovers():
    assert draw(
        lambda: st.expander("More", expanded=True, icon="🌾", type="compact", key="k", width=100).text("a")
    ) == [
        'expander "More" compact=true expanded=true icon="🌾" key="k" width={type: "pixels", value: 100}',
        '  text "a"',
    ]
    assert draw(lambda: st.popover("Open", type="primary", help="h", disabled=True, use_container_width=True)) == [
        'popover "Open" disabled=true help="h" kind="primary"'
    ]


def test_forms_hold_widgets_and_a_button():
    def body():
        with st.form("order", clear_on_submit=True, enter_to_submit=False, border=False):
            st.text_input("Name")
            assert _native.in_form()
            assert st.form_submit_button("Order", type="primary", icon=":material/check:") is False
        assert not _native.in_form()

    lines = draw(body)
    assert lines[0] == 'form clear_on_submit=true key="order"'
    assert lines[1].startswith('  text_input "Name"')
    assert lines[2] == '  button "Order" icon=":material/check:" kind="primary" submit=true'


def test_a_button_of_a_form_can_stand_in_its_columns():
    def body():
        form = st.form("order")
        left, _ = form.columns(2)
        left.form_submit_button()

    assert any('button "Submit" submit=true' in line for line in draw(body))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (lambda: st.container(gap="huge"), "`gap` is one of .*: 'huge'"),
        (lambda: st.container(gap=-1), "`gap` is one of .*: -1"),
        (lambda: st.container(gap=True), "`gap` is one of .*: True"),
        (lambda: st.container(width=-5), "`width` .*: -5"),
        (lambda: st.container(width=10**30), "`width` .*: 10{30}"),
        (lambda: st.container(height="tall"), "`height` .*: 'tall'"),
        (lambda: st.container(height=float("nan")), "`height` .*: nan"),
        (lambda: st.container(wrap=False), "`wrap=False` is for containers with `horizontal=True`"),
        (lambda: st.container(horizontal_alignment="middle"), "`horizontal_alignment` is one of .*: 'middle'"),
        (lambda: st.container(vertical_alignment=None), "`vertical_alignment` is one of .*: None"),
        (lambda: st.columns(0), "`spec` .*: 0"),
        (lambda: st.columns(-1), "`spec` .*: -1"),
        (lambda: st.columns(10**9), "`spec` .*: 1000000000"),
        (lambda: st.columns("ab"), "`spec` .*: 'ab'"),
        (lambda: st.columns(2.5), r"`spec` .*: 2\.5"),
        (lambda: st.columns([1, "a"]), r"`spec` .*: \[1, 'a'\]"),
        (lambda: st.columns([]), "column"),
        (lambda: st.columns([1, 0]), "0"),
        (lambda: st.columns([1, float("nan")]), "(?i)nan"),
        (lambda: st.columns(2, vertical_alignment="middle"), "`vertical_alignment` is one of .*: 'middle'"),
        (lambda: st.columns(2, gap="wide"), "`gap` is one of .*: 'wide'"),
        (lambda: st.tabs([]), r"at least one label: \[\]"),
        (lambda: st.tabs(5), "at least one label: 5"),
        (lambda: st.tabs(["a", 1]), "the labels of tabs are texts: 1"),
        (lambda: st.tabs(["a"], default="b"), r"one of the tabs, \['a'\]: 'b'"),
        (lambda: st.tabs(["a"], on_change=print), "`on_change` is not supported yet"),
        (lambda: st.expander("a", icon="hello"), "`icon` is a single emoji, .*: 'hello'"),
        (lambda: st.expander("a", type="wide"), "`type` is one of .*: 'wide'"),
        (lambda: st.expander("a", width="content"), "`width` .*: 'content'"),
        (lambda: st.expander("a", on_change="rerun"), "`on_change` is not supported yet"),
        (lambda: st.popover("a", type="loud"), "`type` is one of .*: 'loud'"),
        (lambda: st.form(None), "a form needs a `key`.*: None"),
        (lambda: st.form(""), "a form needs a `key`.*: ''"),
        (lambda: st.form("a").form("b"), "(?i)form"),
        (lambda: (st.form("a"), st.form("a")), "a"),
        (lambda: st.form_submit_button("Order"), "(?i)form"),
        (lambda: st.form("a").button("b"), "(?i)form"),
        (lambda: st.form("a").form_submit_button("b", on_click=print), "`on_click` is not supported yet"),
        (lambda: st.form("a").form_submit_button("b", icon="hello"), "`icon` is a single emoji, .*: 'hello'"),
        (lambda: st.form("a").form_submit_button("b", icon_position="top"), "`icon_position` is one of .*: 'top'"),
    ],
)
def test_what_is_no_layout_is_refused(body, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(body)


def test_columns_have_an_error_of_their_own():
    with pytest.raises(StreamlitInvalidColumnSpecError):
        draw(lambda: st.columns("ab"))


# Dialogs


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Runs a script and gives what it drew; each run has a `__main__` of its own."""
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.setattr(sys, "path", list(sys.path))
    main = sys.modules["__main__"]
    path = tmp_path / "app.py"

    def run(text):
        path.write_text(f"import millpond as st\n{text}")
        return draw(script.load(str(path), []))

    yield run
    sys.modules["__main__"] = main
    script._compiled.clear()


ORDER = """
@st.dialog("Order", width="large", dismissible=False, icon="🌾")
def order(grain, *, sacks=1, then=print):
    "Orders."
    st.text(f"{sacks} of {grain}")
    then()

@st.experimental_dialog("Really?", width=700)
def confirm():
    pass
"""


def test_a_dialog_is_what_its_function_draws(run):
    # It is there again in the next run.
    for _ in range(2):
        assert run(ORDER + "assert order('rye', sacks=2) is None\nst.text(order.__doc__)") == [
            'dialog icon="🌾" title="Order" width="large"',
            '  text "2 of rye"',
            'text "Orders."',
        ]
    assert run(ORDER + "confirm()") == ['dialog dismissible=true title="Really?" width="medium"']


def test_a_dialog_that_fails_is_left(run):
    lines = run(ORDER + "try:\n    order('rye', then=1)\nexcept TypeError:\n    st.text('outside')")
    assert lines[-1] == 'text "outside"'


@pytest.mark.parametrize(
    "calls", ["order('rye'); order('oats')", "order('rye'); confirm()", "order('a', then=confirm)"]
)
def test_a_run_has_one_dialog(run, calls):
    with pytest.raises(StreamlitAPIException, match="Only one dialog is allowed to be opened at the same time"):
        run(ORDER + calls)


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (("",), {}, "A non-empty `title` argument has to be provided.*: ''"),
        ((print,), {}, "A non-empty `title` argument has to be provided.*<built-in function print>"),
        (("a",), {"width": "wide"}, "`width` is one of .*: 'wide'"),
        (("a",), {"width": -1}, "`width` is one of .*: -1"),
        (("a",), {"position": "top"}, "`position` is one of .*: 'top'"),
        (("a",), {"icon": "hello"}, "`icon` is a single emoji, .*: 'hello'"),
        (("a",), {"on_dismiss": "rerun"}, "`on_dismiss` is not supported yet"),
    ],
)
def test_what_is_no_dialog_is_refused(arguments, options, message):
    with pytest.raises(StreamlitAPIException, match=message):
        st.dialog(*arguments, **options)
