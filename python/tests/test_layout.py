"""Blocks: containers, columns, tabs, forms, dialogs and what they refuse."""

from __future__ import annotations

import sys

import millpond as st
import numpy as np
import pytest
from millpond import _native, script
from millpond.errors import (
    DuplicateWidgetID,
    StreamlitAPIException,
    StreamlitInvalidColumnSpecError,
    StreamlitInvalidParameterTypeError,
    StreamlitValueError,
)
from millpond.keys import token


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
        'expander "More" expanded=true icon="🌾" key="k" look="compact" width={type: "pixels", value: 100}',
        '  text "a"',
    ]
    assert draw(lambda: st.popover("Open", type="primary", help="h", disabled=True, use_container_width=True)) == [
        'popover "Open" disabled=true help="h" kind="primary"'
    ]


def value(body):
    results = []
    _native.run_once(lambda: results.append(body()))
    return results[0]


def test_what_opens_says_whether_it_is_open():
    assert value(lambda: st.expander("More").open) is None
    assert value(lambda: st.expander("More", expanded=True, on_change="rerun").open) is True
    assert value(lambda: st.popover("More", on_change=print).open) is False
    assert value(lambda: [tab.open for tab in st.tabs(["a", "b"])]) == [None, None]
    assert value(lambda: [tab.open for tab in st.tabs(["a", "b"], default="b", on_change="rerun")]) == [False, True]
    assert value(lambda: st.expander("More", key="more", bind="query-params").open) is False


def test_the_session_has_what_is_open():
    def body():
        st.expander("More", True, key="more", on_change="rerun")
        st.popover("Less", key="less", on_change="rerun")
        st.tabs(["a", "b"], key="tabs", on_change="rerun", default="b")
        st.tabs(["a", "b"], key="quiet")
        return dict(st.session_state)

    assert value(body) == {"more": True, "less": False, "tabs": "b"}


def test_the_session_opens():
    def body():
        st.session_state.update(more=True, tabs="b", others="gone")
        return (
            st.expander("More", key="more", on_change="rerun").open,
            [tab.open for tab in st.tabs(["a", "b"], key="tabs", on_change="rerun")],
            [tab.open for tab in st.tabs(["c", "d"], key="others", on_change="rerun")],
        )

    assert value(body) == (True, [False, True], [True, False])


def test_tabs_with_other_labels_are_other_widgets():
    assert value(lambda: (st.tabs(["a", "b"], on_change="rerun"), st.tabs(["a", "c"], on_change="rerun")))
    with pytest.raises(DuplicateWidgetID):
        draw(lambda: (st.tabs(["a", "b"], on_change="rerun"), st.tabs(["a", "b"], on_change="rerun")))


def test_what_is_opened_is_heard_of():
    opened = []

    def hear(name):
        opened.append((name, st.session_state[name]))

    def body():
        for name, make in (("more", st.expander), ("less", st.popover)):
            st.text(f"{name} {make(name, key=name, on_change=hear, args=[name]).open}")
        tabs = st.tabs(["a", "b"], key="tabs", on_change=hear, kwargs={"name": "tabs"})
        tabs[1].text(f"b {tabs[1].open}")

    session = _native.Session(body)
    assert 'text "more False"' in session.run()
    assert 'text "more True"' in session.give("more", {"type": "bool", "value": True})
    assert 'text "less True"' in session.give("less", {"type": "bool", "value": True})
    assert 'text "b True"' in session.give("tabs", {"type": "choice", "value": {"index": 1, "label": "b"}})
    assert opened == [("more", True), ("less", True), ("tabs", "b")]


def test_what_is_open_can_stand_in_the_address():
    def body():
        _native.set_query("tabs=b&more=true")
        return st.tabs(["a", "b"], key="tabs", bind="query-params")[1].open, st.expander(
            "More", key="more", bind="query-params"
        ).open

    assert value(body) == (True, True)


def test_where_to_draw_is_no_input_of_a_memo():
    assert value(lambda: token(st.expander("More")) == token(st.tabs(["a"])[0]) == token(st.container()))


@pytest.mark.parametrize(
    ("name", "avatar", "shown"),
    [
        ("user", None, '{type: "user"}'),
        ("Human", None, '{type: "user"}'),
        ("assistant", None, '{type: "assistant"}'),
        ("ai", None, '{type: "assistant"}'),
        ("miller", None, '{type: "letter"}'),
        ("miller", "user", '{type: "user"}'),
        ("miller", "🌾", '{type: "icon", value: "🌾"}'),
        ("miller", ":material/bolt:", '{type: "icon", value: ":material/bolt:"}'),
        (
            "miller",
            "https://a.example/b.png",
            '{type: "image", value: {type: "url", value: "https://a.example/b.png"}}',
        ),
    ],
)
def test_messages_have_a_picture_of_who_said_them(name, avatar, shown):
    lines = draw(lambda: st.chat_message(name, avatar=avatar).text("hello"))
    assert lines[0].startswith("chat_message") and shown in lines[0] and name in lines[0]
    assert lines[1:] == ['  text "hello"']


def test_a_message_can_have_a_picture_of_its_own():
    (line,) = draw(lambda: st.chat_message("miller", avatar=np.zeros((2, 2, 3), "uint8"), width=300))
    assert '{type: "media"' in line and "300" in line


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
        (lambda: st.tabs(["a"], on_change=5), "`on_change` is one of .*: 5"),
        (lambda: st.tabs(["a"], bind="query-params"), "`key`"),
        (lambda: st.tabs(["a", "a"], key="t", bind="query-params"), r"labels that differ: \['a', 'a'\]"),
        (lambda: st.tabs(["a"], key="t", bind="cookie"), "`bind` is one of .*: 'cookie'"),
        (lambda: st.expander("a", icon="hello"), "`icon` is a single emoji, .*: 'hello'"),
        (lambda: st.expander("a", type="wide"), "`type` is one of .*: 'wide'"),
        (lambda: st.expander("a", width="content"), "`width` .*: 'content'"),
        (lambda: st.expander("a", on_change="later"), "`on_change` is one of .*: 'later'"),
        (lambda: st.popover("a", type="loud"), "`type` is one of .*: 'loud'"),
        (lambda: st.chat_message(None), "a message needs a `name`"),
        (lambda: st.chat_message("a", avatar=5), "an image is .*: 5"),
        (lambda: st.chat_message("a", avatar="no file.png"), "no file.png"),
        (lambda: st.form(None), "a form needs a `key`.*: None"),
        (lambda: st.form(""), "a form needs a `key`.*: ''"),
        (lambda: st.form("a").form("b"), "(?i)form"),
        (lambda: (st.form("a"), st.form("a")), "a"),
        (lambda: st.form_submit_button("Order"), "(?i)form"),
        (lambda: st.form("a").button("b"), "(?i)form"),
        (lambda: st.form("a").form_submit_button("b", icon="hello"), "`icon` is a single emoji, .*: 'hello'"),
        (lambda: st.form("a").form_submit_button("b", icon_position="top"), "`icon_position` is one of .*: 'top'"),
    ],
)
def test_what_is_no_layout_is_refused(body, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(body)


def test_columns_have_an_error_of_their_own():
    with pytest.raises(StreamlitInvalidColumnSpecError):
        draw(lambda: st.columns(0))
    with pytest.raises(StreamlitInvalidParameterTypeError):
        draw(lambda: st.columns("ab"))


def test_the_weights_of_columns_are_any_list_of_numbers():
    numpy = pytest.importorskip("numpy")
    assert draw(lambda: st.columns(numpy.array([1, 2]))) == draw(lambda: st.columns([1, 2]))
    assert draw(lambda: st.columns(numpy.int64(2))) == draw(lambda: st.columns(2))


# Around the page


def test_what_is_around_the_page_is_told_by_words():
    draw(lambda: st.set_page_config(layout="wide", initial_sidebar_state="collapsed"))
    draw(lambda: st.set_page_config(initial_sidebar_state=300))
    for wrong in (
        {"layout": "narrow"},
        {"initial_sidebar_state": "open"},
        {"initial_sidebar_state": 0},
        {"menu_items": {"Help": "https://example.org"}},
    ):
        with pytest.raises(StreamlitValueError):
            draw(lambda wrong=wrong: st.set_page_config(**wrong))


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
        dialog, fragment, *lines = run(ORDER + "assert order('rye', sacks=2) is None\nst.text(order.__doc__)")
        assert dialog == 'dialog icon="🌾" position="center" title="Order" width={type: "large"}'
        assert fragment.startswith("  fragment")
        assert lines == ['    text "2 of rye"', 'text "Orders."']
    assert run(ORDER + "confirm()")[0].startswith("dialog dismissible=true")
    assert run(ORDER + "confirm()")[0].endswith('width={type: "pixels", value: 700}')
    assert run("st.dialog('Thin', width=5)(print)()")[0].endswith('width={type: "pixels", value: 200}')


def test_a_dialog_can_be_heard_of_and_stand_at_a_side(run):
    for on_dismiss in ("'rerun'", "print"):
        lines = run(f"st.dialog('Order', on_dismiss={on_dismiss}, position='right')(lambda: st.text('a'))()")
        assert lines[0].startswith("dialog") and 'position="right"' in lines[0]
        assert lines[-1] == '    text "a"'


def test_a_widget_in_a_dialog_runs_its_function_alone():
    runs = []

    @st.dialog("Order")
    def order(grain):
        runs.append("dialog")
        st.text(f"{st.slider('Sacks', 1, 10)} of {grain}")

    def body():
        runs.append("script")
        if st.button("Begin"):
            order("rye")

    session = _native.Session(body)
    assert "dialog" not in session.run()
    assert 'text "1 of rye"' in session.give("Begin", {"type": "press"})
    # It stays, although the button was pressed for one run.
    page = session.give("Sacks", {"type": "numbers", "value": [3]})
    assert 'text "3 of rye"' in page and "dialog" in page
    assert runs == ["script", "script", "dialog", "dialog"]
    assert "dialog" not in session.run()


@pytest.mark.parametrize("hears", [True, False])
def test_that_a_dialog_was_closed_is_heard_of(hears):
    heard, runs = [], []

    @st.dialog("Order", on_dismiss=(lambda: heard.append(len(runs))) if hears else "rerun")
    def order():
        st.text("How many?")

    def body():
        runs.append(1)
        if len(runs) == 1:
            order()

    session = _native.Session(body)
    assert "How many?" in session.run()
    assert "How many?" not in session.give("Order", {"type": "press"})
    assert len(runs) == 2
    assert heard == ([1] if hears else [])


def test_a_dialog_is_closed_by_a_run_of_the_script():
    @st.dialog("Order")
    def order():
        if st.button("Done"):
            st.rerun()

    def body():
        if st.button("Begin"):
            order()

    session = _native.Session(body)
    session.run()
    assert "Done" in session.give("Begin", {"type": "press"})
    assert "Done" not in session.give("Done", {"type": "press"})


def test_a_dialog_can_be_an_async_function(run):
    lines = run("@st.dialog('Order')\nasync def order():\n    st.text('a')\norder()")
    assert lines[-1] == '    text "a"'


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
        (("a",), {"on_dismiss": "later"}, "`on_dismiss` is one of .*: 'later'"),
    ],
)
def test_what_is_no_dialog_is_refused(arguments, options, message):
    with pytest.raises(StreamlitAPIException, match=message):
        st.dialog(*arguments, **options)
