"""Texts, states and celebrations: what their parameters do, and what they refuse."""

from __future__ import annotations

import millpond as st
import pytest
from millpond import _native
from millpond.elements import checks
from millpond.errors import Error, StreamlitAPIException, StreamlitInvalidHeightError, StreamlitInvalidWidthError


def draw(body):
    return [line.rstrip() for line in _native.run_once(body).splitlines()]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            lambda: st.title("a", anchor=False, icon="🌾", width=300, text_alignment="center"),
            'heading "a" align="center" icon="🌾" level=1 width={type: "pixels", value: 300}',
        ),
        (lambda: st.header("a", "x", divider="red"), 'heading "a" anchor="x" divider="red" level=2'),
        (lambda: st.subheader(5, help="h"), 'heading "5" help="h" level=3'),
        (
            lambda: st.markdown("a", width=10, text_alignment="right"),
            'markdown "a" align="right" width={type: "pixels", value: 10}',
        ),
        (lambda: st.caption("a", text_alignment="justify"), 'markdown "a" align="justify" caption=true'),
        (lambda: st.text("a", wrap=False, width=50), 'text "a" width={type: "pixels", value: 50} wrap=false'),
        (
            lambda: st.code("a", None, height=50, width=60),
            'code "a" height={type: "pixels", value: 50} width={type: "pixels", value: 60}',
        ),
        (lambda: st.json("[]", expanded=False), 'json "[]" expanded=0'),
        (lambda: st.json("{a}"), 'json "\\"{a}\\""'),
        (lambda: st.json("NaN"), 'json "\\"NaN\\""'),
        (lambda: st.exception("oh"), 'exception "oh" kind="str"'),
        (lambda: st.json("[]", expanded=2, width=50), 'json "[]" expanded=2 width={type: "pixels", value: 50}'),
        (lambda: st.badge("new"), 'markdown ":blue-badge[new]"'),
        (
            lambda: st.badge("a [b]\nc", icon=":material/check:", color="green"),
            r'markdown ":green-badge[:material/check: a \\[b\\] c]"',
        ),
        (lambda: st.divider(), "divider"),
        (lambda: st.space(), 'space size={type: "pixels", value: 12}'),
        (lambda: st.space("large"), 'space size={type: "pixels", value: 68}'),
        (lambda: st.space(7), 'space size={type: "pixels", value: 7}'),
        (lambda: st.space("stretch"), "space"),
        (lambda: st.skeleton(), "skeleton"),
        (lambda: st.skeleton(30), 'skeleton height={type: "pixels", value: 30}'),
        (
            lambda: st.info("a", icon="🌾", title="t", width=50),
            'alert "a" icon="🌾" kind="info" title="t" width={type: "pixels", value: 50}',
        ),
        (lambda: st.error(ValueError("no")), 'alert "no" kind="error"'),
        (lambda: st.progress(50, "half", 100), 'progress "half" value=0.5 width={type: "pixels", value: 100}'),
        (lambda: st.toast("a", icon="🌾"), 'toast "a" icon="🌾" seconds=4'),
        (lambda: st.toast("a", duration="long"), 'toast "a" seconds=10'),
        (lambda: st.toast("a", duration="infinite"), 'toast "a"'),
        (lambda: st.toast("a", duration=7), 'toast "a" seconds=7'),
        (lambda: st.balloons(), 'celebration kind="balloons"'),
        (lambda: st.snow(), 'celebration kind="snow"'),
    ],
)
def test_parameters_take_effect(body, line):
    assert draw(body) == [line]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("heading", lambda: st.title("a", wrap=False)),
        ("markdown", lambda: st.markdown("a", wrap=False, anchors=False)),
        ("markdown", lambda: st.caption("a", wrap=False)),
        ("text", lambda: st.text("a", wrap=False)),
    ],
)
def test_lines_can_be_kept_whole(name, body, monkeypatch):
    drawn, seen = getattr(_native, name), []
    monkeypatch.setattr(_native, name, lambda *given: seen.append(given) or drawn(*given))
    draw(body)
    assert seen[0][7 if name == "markdown" else -1] is False


def test_a_line_can_be_short():
    assert draw(lambda: st.divider(width=50)) == ['divider width={type: "pixels", value: 50}']


def test_a_skeleton_is_a_place_or_lasts_for_a_block():
    def place():
        st.skeleton().text("made")

    def block():
        with st.skeleton(50):
            st.text("made")

    assert draw(place) == ['text "made"']
    assert draw(block) == ["empty", 'text "made"']


def test_an_error_of_a_width_is_told():
    def body():
        try:
            raise ValueError("no")
        except ValueError as error:
            st.exception(error, width=50)

    (line,) = draw(body)
    assert line.startswith('exception "no" kind="ValueError"')
    assert line.endswith('width={type: "pixels", value: 50}')


# The state of what takes a while


def states(body):
    return [line for line in draw(body) if line.startswith("status")]


def test_a_status_is_complete_when_its_block_ends():
    def body():
        with st.status("Milling", expanded=True) as status:
            status.text("inside")
            st.text("also inside")
        st.text("outside")

    assert draw(body) == [
        'status "Milling" expanded=true look="framed" state="complete"',
        '  text "inside"',
        '  text "also inside"',
        'text "outside"',
    ]


def test_a_status_is_what_it_was_updated_to():
    def body():
        with st.status("Milling", type="compact", width=100) as status:
            status.update(label="**Stuck**", state="error", expanded=True)

    assert states(body) == [
        'status "**Stuck**" expanded=true look="compact" state="error" width={type: "pixels", value: 100}'
    ]


def test_a_status_fails_with_its_block():
    def body():
        with pytest.raises(ValueError), st.status("Milling"):
            raise ValueError

    assert states(body) == ['status "Milling" look="framed" state="error"']


def test_a_script_that_stops_has_not_failed():
    def body():
        with st.status("Milling"):
            st.stop()

    assert states(body) == ['status "Milling" look="framed" state="complete"']


def test_a_status_without_a_block_stays():
    assert states(lambda: st.status("Milling")) == ['status "Milling" look="framed" state="running"']
    assert states(lambda: st.status("Milling", state="complete").text("a")) == [
        'status "Milling" look="framed" state="complete"'
    ]
    assert states(lambda: st.status("Milling").update(label=5)) == ['status "5" look="framed" state="running"']


def test_a_status_of_an_earlier_run_can_not_be_changed():
    kept = []
    draw(lambda: kept.append(st.status("Milling")))
    with pytest.raises(Error):
        draw(lambda: kept[0].update(state="error"))


# Icons


@pytest.mark.parametrize(
    "icon",
    [
        "🚨",
        "🔥",
        "👩\u200d🚀",
        "👍🏽",
        "🇩🇪",
        "1️⃣",
        "✅",
        "⚙️",
        "ℹ️",
        "©",
        "‼️",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "⛵",
        "❤️\u200d🔥",
        "🏳️\u200d🌈",
        ":material/home:",
        ":tada:",
        ":+1:",
    ],
)
def test_icons(icon):
    assert checks.icon(icon) == icon


def test_no_icon_and_the_turning_one():
    assert checks.icon(None) is None
    assert checks.icon("") is None
    assert checks.icon("spinner") == ":material/progress_activity:"


@pytest.mark.parametrize(
    "icon", ["a", "hello", "🔥🔥", "<b>", "1", "::", ":a b:", "🔥 x", ":material/:", 5, ["🔥"], "日", " "]
)
def test_what_is_no_icon_is_refused(icon):
    with pytest.raises(StreamlitAPIException) as caught:
        checks.icon(icon)
    assert str(caught.value).endswith(f": {icon!r}")


# What is refused


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (lambda: st.title("a", icon="hello"), "`icon` is a single emoji, .*: 'hello'"),
        (lambda: st.title("a", text_alignment="middle"), "middle"),
        (lambda: st.title("a", width=True), "`width` .*: True"),
        (lambda: st.title("a", width="auto"), "`width` .*: 'auto'"),
        (lambda: st.header("a", divider="pink"), "pink"),
        (lambda: st.markdown("a", width=float("inf")), "`width` .*: inf"),
        (lambda: st.markdown("a", text_alignment="up"), "up"),
        (lambda: st.code("a", height="tall"), "`height` .*: 'tall'"),
        (lambda: st.code("a", width=[1]), r"`width` .*: \[1\]"),
        (lambda: st.json({}, expanded=-1), "`expanded` is .*: -1"),
        (lambda: st.json({}, expanded="yes"), "`expanded` is .*: 'yes'"),
        (lambda: st.json({}, width="content"), "`width` .*: 'content'"),
        (lambda: st.divider(width="content"), "`width` .*: 'content'"),
        (lambda: st.badge("a", color="pink"), "`color` is one of .*: 'pink'"),
        (lambda: st.badge("a", icon=5), "`icon` is a text or None: 5"),
        (lambda: st.space("huge"), "`size` .*: 'huge'"),
        (lambda: st.space(-3), "`size` .*: -3"),
        (lambda: st.space(True), "`size` .*: True"),
        (lambda: st.skeleton("content"), "`height` .*: 'content'"),
        (lambda: st.info("a", icon="info"), "`icon` is a single emoji, .*: 'info'"),
        (lambda: st.info("a", width="content"), "`width` .*: 'content'"),
        (lambda: st.progress("half"), "from 0 to 100 or from 0.0 to 1.0: 'half'"),
        (lambda: st.progress(None), "from 0 to 100 or from 0.0 to 1.0: None"),
        (lambda: st.progress(101), "1"),
        (lambda: st.progress(float("nan")), "(?i)nan"),
        (lambda: st.progress(10**400), "from 0 to 100 or from 0.0 to 1.0: 10"),
        (lambda: st.spinner("a", width="wide"), "`width` .*: 'wide'"),
        (lambda: st.toast(" \n"), r"a toast needs a text: ' \\n'"),
        (lambda: st.toast("a", duration="soon"), "`duration` is one of .*: 'soon'"),
        (lambda: st.toast("a", duration=0), "`duration` is .*: 0"),
        (lambda: st.toast("a", duration=True), "`duration` is .*: True"),
        (lambda: st.toast("a", duration=float("nan")), "`duration` is .*: nan"),
        (lambda: st.toast("a", icon="hello"), "`icon` is a single emoji, .*: 'hello'"),
        (lambda: st.status("a", state="done"), "`state` is one of .*: 'done'"),
        (lambda: st.status("a", type="wide"), "`type` is one of .*: 'wide'"),
        (lambda: st.status("a").update(state="done"), "`state` is one of .*: 'done'"),
        (lambda: st.button("a", icon="hello"), "`icon` is a single emoji, .*: 'hello'"),
        (lambda: st.button("a", type="loud"), "`type` is one of .*: 'loud'"),
    ],
)
def test_wrong_values_are_refused(body, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(body)


def test_sizes_have_errors_of_their_own():
    with pytest.raises(StreamlitInvalidWidthError):
        draw(lambda: st.code("a", width="wide"))
    with pytest.raises(StreamlitInvalidHeightError):
        draw(lambda: st.code("a", height="tall"))
