"""Files that pages offer to download."""

import io

import millpond as st
import pytest
from millpond import _native
from millpond.errors import StreamlitAPIException


def drawn(body) -> str:
    return _native.run_once(body).strip()


def test_a_button_downloads_text_bytes_and_what_can_be_read():
    for data in ("a", b"a", io.BytesIO(b"a"), io.StringIO("a")):
        line = drawn(lambda data=data: st.download_button("Get", data, "a.txt"))
        assert line.startswith('button "Get" download={name: "a.txt"'), line
        assert "quiet: false" in line


def test_a_file_has_a_name_that_fits_it():
    names = [
        (lambda: st.download_button("Get", "a"), "download.txt"),
        (lambda: st.download_button("Get", b"a"), "download.bin"),
        (lambda: st.download_button("Get", b"%PDF", mime="application/pdf"), "download.pdf"),
    ]
    for body, name in names:
        assert f'name: "{name}"' in drawn(body)


def test_a_press_can_be_kept_from_the_script():
    assert "quiet: true" in drawn(lambda: st.download_button("Get", "a", on_click="ignore"))


@pytest.mark.parametrize("data", [None, 5, {"a": 1}, object()])
def test_what_is_no_content_of_a_file_is_refused_by_its_type(data):
    with pytest.raises(StreamlitAPIException, match=type(data).__name__):
        drawn(lambda: st.download_button("Get", data))
