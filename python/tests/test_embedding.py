"""HTML, pages within the page, and links."""

from __future__ import annotations

import sys

import millpond as st
import pytest
from millpond import _native, script
from millpond.errors import StreamlitAPIException, StreamlitPageNotFoundError


def draw(body):
    return _native.run_once(body).strip().splitlines()


class Page:
    def _repr_html_(self):
        return "<b>page</b>"


def test_html_from_texts_files_and_objects(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<i>ü</i>", encoding="utf-8")
    sheet = tmp_path / "sheet.CSS"
    sheet.write_text("p {color: red}")
    assert draw(lambda: st.html("  <p>a</p>\n  <p>b</p>\n")) == [r'html "<p>a</p>\n<p>b</p>"']
    assert draw(lambda: st.html(page)) == ['html "<i>ü</i>"']
    assert draw(lambda: st.html(str(page))) == ['html "<i>ü</i>"']
    assert draw(lambda: st.html(sheet, width=50)) == [
        'html "<style>p {color: red}</style>" width={type: "pixels", value: 50}'
    ]
    assert draw(lambda: st.html(Page(), unsafe_allow_javascript=True)) == ['html "<b>page</b>" javascript=true']
    assert draw(lambda: st.html(5)) == ['html "5"']
    # A text that only looks like the name of a file is HTML.
    assert draw(lambda: st.html("nowhere.html")) == ['html "nowhere.html"']


def test_a_page_within_the_page(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<i>a</i>")
    image = tmp_path / "a.png"
    image.write_bytes(b"png")
    inline = 'iframe content={type: "html", value: {type: "inline", value: "<i>a</i>"}} scrolling=true'
    assert draw(lambda: st.iframe("<i>a</i>")) == [inline]
    assert draw(lambda: st.iframe(page)) == [inline]
    assert draw(lambda: st.iframe("https://example.org", alt="An example", tab_index=-1)) == [
        'iframe alt="An example" content={type: "url", value: "https://example.org"} '
        'height={type: "pixels", value: 400} scrolling=true tab_index=-1'
    ]
    assert "data:image/png;base64,cG5n" in draw(lambda: st.iframe(image))[0]


def test_frames_of_the_first_interface():
    html, iframe = st.components.v1.html, st.components.v1.iframe
    assert draw(lambda: html("<b>a</b>")) == [
        'iframe content={type: "html", value: {type: "inline", value: "<b>a</b>"}} height={type: "pixels", value: 150}'
    ]
    assert draw(lambda: iframe("https://example.org", 300, 200, True)) == [
        'iframe content={type: "url", value: "https://example.org"} height={type: "pixels", value: 200} '
        'scrolling=true width={type: "pixels", value: 300}'
    ]
    # They draw where the functions of the module draw.
    assert draw(lambda: [html("a") for _ in [st.container().__enter__()]])[1].startswith("  iframe")


def test_buttons_that_lead_somewhere():
    assert draw(
        lambda: st.link_button(
            "Read",
            "https://example.org",
            type="primary",
            icon="🌾",
            icon_position="right",
            help="h",
            width=50,
            wrap=False,
            shortcut="Shift+Cmd+K",
        )
    ) == [
        'link_button "Read" help="h" icon="🌾" icon_right=true kind="primary" shortcut="ctrl+shift+k" '
        'url="https://example.org" width={type: "pixels", value: 50} wrap=false'
    ]


@pytest.fixture
def app(tmp_path, monkeypatch):
    """The path of a script, and what runs one in its place."""
    monkeypatch.setattr(sys, "argv", sys.argv)
    monkeypatch.setattr(sys, "path", list(sys.path))
    main = sys.modules["__main__"]
    path = tmp_path / "my_app.py"

    def run(text):
        path.write_text("import millpond as st\n" + text)
        return draw(script.load(str(path), []))

    yield path, run
    sys.modules["__main__"] = main
    script._compiled.clear()


def test_links_to_the_script_itself(app):
    path, run = app
    assert run("st.page_link('my_app.py')") == ['page_link "my app" url="."']
    assert run(f"st.page_link({str(path)!r}, label='Home', icon='🏠')") == ['page_link "Home" icon="🏠" url="."']
    assert run("st.page_link('my_app.py', query_params={'year': 1921, 'grain': ['rye', 'w&t']})") == [
        'page_link "my app" url=".?year=1921&grain=rye&grain=w%26t"'
    ]


def test_links_to_pages_that_are_not_there(app):
    _, run = app
    with pytest.raises(StreamlitPageNotFoundError, match=r"Could not find page: `pages/other\.py`"):
        run("st.page_link('pages/other.py')")


def test_links_to_addresses():
    assert draw(lambda: st.page_link("https://example.org?a=1", label="Out", query_params=[("b", "2")])) == [
        'page_link "Out" external=true url="https://example.org?a=1&b=2"'
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (lambda: st.html(" \n "), r"`st.html` has nothing to draw: ' \\n '"),
        (lambda: st.html("<b>", width="wide"), "`width` .*: 'wide'"),
        (lambda: st.iframe(""), "`src` is empty: ''"),
        (lambda: st.iframe(None), "`src` is an address, HTML or the path of a file: None"),
        (lambda: st.iframe("<b>", height=-1), "`height` .*: -1"),
        (lambda: st.iframe("<b>", tab_index=-2), "`tab_index` is .*: -2"),
        (lambda: st.iframe("<b>", tab_index="1"), "`tab_index` is .*: '1'"),
        (lambda: st.iframe("<b>", tab_index=True), "`tab_index` is .*: True"),
        (lambda: st.components.v1.html("a", height="tall"), "`height` .*: 'tall'"),
        (lambda: st.components.v1.iframe(None), "an address is a text that is not empty: None"),
        (lambda: st.link_button("a", ""), "an address is a text that is not empty: ''"),
        (lambda: st.link_button("a", None), "an address is a text that is not empty: None"),
        (lambda: st.link_button("a", "https://a", on_click="x"), "`on_click` is .*: 'x'"),
        (lambda: st.link_button("a", "https://a", shortcut="R"), "`shortcut` can't be c or r"),
        (lambda: st.link_button("a", "https://a", type="loud"), "`type` is one of .*: 'loud'"),
        (lambda: st.link_button("a", "https://a", icon="hello"), "`icon` is a single emoji, .*: 'hello'"),
        (lambda: st.page_link("https://a"), "a link to an address needs a `label`: 'https://a'"),
        (lambda: st.page_link("https://a", label="a", query_params=5), "query parameters come as .*: 5"),
        (lambda: st.page_link("https://a", label="a", query_params={"a": {}}), "`a` to a dictionary: {}"),
    ],
)
def test_wrong_values_are_refused(body, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(body)


def test_a_missing_file_is_told(tmp_path):
    for draw_file in (st.html, st.iframe):
        with pytest.raises(StreamlitAPIException, match=r"no such file or directory.*nowhere\.html"):
            draw(lambda draw_file=draw_file: draw_file(tmp_path / "nowhere.html"))
