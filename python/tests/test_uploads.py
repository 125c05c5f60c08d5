"""Files of the user's, photos, recordings and messages: how scripts read them, and how they are asked for."""

from __future__ import annotations

import copy
import io
import pickle
import random
import zipfile
from mmap import mmap

import millpond as st
import numpy
import pandas
import pytest
from millpond import _native
from millpond.elements.uploading import ChatInputValue, Files, Message
from millpond.errors import StreamlitAPIException, StreamlitValueAssignmentNotAllowedError
from millpond.kinds_of_files import extensions
from millpond.uploaded import UploadedFile

CSV = b"year,tons\n1920,3.1\n1921,4.8"


class File(bytes):
    """What the extension gives for a file."""

    id = "0123"
    name = "harvests.csv"
    mime = "text/csv"
    size = len(CSV)


def uploaded(content=CSV):
    return UploadedFile("harvests.csv", "text/csv", "0123", content)


def draw(body):
    return [line.rstrip() for line in _native.run_once(body).splitlines()]


def value(body):
    results = []
    _native.run_once(lambda: results.append(body()))
    return results[0]


# The file


def test_it_is_a_binary_file():
    file = uploaded()
    assert isinstance(file, io.BytesIO)
    assert (file.name, file.type, file.size, file.file_id) == ("harvests.csv", "text/csv", 27, "0123")
    assert repr(file) == "UploadedFile(file_id='0123', name='harvests.csv', type='text/csv', size=27)"
    assert file.readable() and file.seekable() and not file.isatty()
    with file as same:
        assert same is file
        assert file.getvalue() == CSV
    uses = [file.read, file.readline, file.tell, file.getvalue, file.getbuffer, file.__next__, lambda: file.seek(0)]
    for use in uses:
        with pytest.raises(ValueError, match="closed"):
            use()


@pytest.mark.parametrize("content", [b"", b"\n", b"a", b"a\n", CSV, b"\n\n\r\nab\n" * 500, bytes(range(256)) * 99])
@pytest.mark.parametrize("seed", range(8))
def test_it_reads_like_any_file_in_memory(content, seed):
    rng = random.Random(seed)
    file, other = uploaded(bytearray(content)), io.BytesIO(content)
    most = len(content) + 3
    calls = [
        lambda f, n: f.read(n),
        lambda f, n: f.read(-1) if n % 7 == 0 else f.read(),
        lambda f, n: f.read1(n),
        lambda f, n: f.read1(None),
        lambda f, n: f.readline(),
        lambda f, n: f.readline(n),
        lambda f, n: f.readline(-1),
        lambda f, n: f.readlines(n),
        lambda f, n: list(f) if n % 7 == 0 else f.readlines(None),
        lambda f, n: next(f, "no more"),
        lambda f, n: read_into(f.readinto, n),
        lambda f, n: read_into(f.readinto1, n),
        lambda f, n: f.seek(n),
        lambda f, n: f.seek(-n, io.SEEK_END),
        lambda f, n: f.seek(n - most // 2, io.SEEK_CUR),
        lambda f, n: f.tell(),
        lambda f, n: f.getvalue(),
        lambda f, n: bytes(f.getbuffer()),
    ]
    if seed % 2:
        calls += [lambda f, n: f.write(b"x\n" * (n % 5)), lambda f, n: f.truncate(n), lambda f, n: f.writelines([b"q"])]
    for _ in range(300):
        call, n = rng.choice(calls), rng.randrange(most)
        assert call(file, n) == call(other, n)
        assert file.tell() == other.tell()


def read_into(read, size):
    into = bytearray(size)
    return read(into), into


@pytest.mark.parametrize(("offset", "whence"), [(-1, io.SEEK_SET), (0, 3)])
def test_a_position_that_is_none_is_refused(offset, whence):
    with pytest.raises(ValueError, match="position"):
        uploaded().seek(offset, whence)


def test_its_bytes_stay_where_they_are():
    place = mmap(-1, 1 << 16)
    file = UploadedFile("a", "b", "c", place)
    buffer = file.getbuffer()
    assert buffer.readonly and file.size == 1 << 16
    place[5:8] = b"abc"
    assert bytes(buffer[5:8]) == b"abc"
    file.seek(5)
    assert file.read(3) == b"abc"
    # Who writes has a copy of its own.
    file.seek(5)
    file.write(b"x")
    assert file.getvalue()[5:8] == b"xbc"
    assert place[5:8] == b"abc"
    assert numpy.frombuffer(File(CSV), "u1").size == file.getbuffer()[:27].nbytes


def test_packages_read_it():
    assert pandas.read_csv(uploaded()).tons.tolist() == [3.1, 4.8]
    assert io.TextIOWrapper(uploaded(), "utf-8").readlines()[0] == "year,tons\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", CSV)
    with zipfile.ZipFile(uploaded(packed.getvalue())) as archive:
        assert archive.read("a.csv") == CSV
    array = io.BytesIO()
    numpy.save(array, numpy.arange(3))
    assert numpy.load(uploaded(array.getvalue())).tolist() == [0, 1, 2]


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda file: pickle.loads(pickle.dumps(file))])
def test_it_can_be_copied(copied):
    file = uploaded(bytearray(CSV))
    file.seek(5)
    other = copied(file)
    assert (other.name, other.type, other.size, other.file_id) == ("harvests.csv", "text/csv", 27, "0123")
    assert other.tell() == 5
    assert other.read() == CSV[5:]
    assert file.tell() == 5
    assert other == file and hash(other) == hash(file)
    assert other != UploadedFile("harvests.csv", "text/csv", "4567", CSV)


def test_a_memo_knows_it_by_its_id_and_by_how_far_it_was_read():
    calls = []

    @st.cache_data
    def rest(file, _calls):
        _calls.append((file.name, file.tell()))
        return file.read()

    def body():
        assert rest(uploaded(), calls) == CSV
        read = uploaded()
        read.read(5)
        assert rest(read, calls) == CSV[5:]
        read.seek(0)
        assert rest(read, calls) == CSV
        assert rest(UploadedFile("b", "text/csv", "4567", CSV), calls) == CSV
        written = uploaded()
        written.write(b"YEAR")
        assert rest(written, calls) == CSV[4:]
        written.seek(0)
        assert rest(written, calls) == b"YEAR" + CSV[4:]
        return True

    assert value(body)
    assert value(body)
    name = "harvests.csv"
    assert calls == [(name, 0), (name, 5), ("b", 0), (name, 4), (name, 0)]


# What scripts get of widgets


def test_files_are_given_at_their_beginning():
    one, several = Files(several=False), Files(several=True)
    assert one.decode([]) is None and one.decode(None) is None
    assert several.decode([]) == [] and several.decode(None) == []
    raw = [File(CSV)]
    file = one.decode(raw)
    assert (file.name, file.type, file.file_id, file.read()) == ("harvests.csv", "text/csv", "0123", CSV)
    assert one.decode(raw).tell() == 0
    assert [file.getvalue() for file in several.decode(raw * 2)] == [CSV, CSV]


def test_messages_are_texts_or_what_was_sent():
    raw = ("How many?", [File(CSV)], File(CSV))
    assert Message(files=False, audio=False).decode(raw) == "How many?"
    assert Message(files=True, audio=True).decode(None) is None
    value = Message(files=True, audio=True).decode(raw)
    assert isinstance(value, ChatInputValue)
    assert list(value) == ["text", "files", "audio"]
    assert value.text == value["text"] == "How many?"
    assert value.files[0].getvalue() == value.audio.getvalue() == CSV
    value = Message(files=False, audio=True).decode(("", [], None))
    assert value.to_dict() == {"text": "", "audio": None}
    with pytest.raises(AttributeError, match="files"):
        value.files
    with pytest.raises(KeyError, match="files"):
        value["files"]


@pytest.mark.parametrize("codec", [Files(True), Files(False), Message(True, False)])
def test_their_values_can_not_be_set(codec):
    with pytest.raises(StreamlitValueAssignmentNotAllowedError, match="5"):
        codec.encode(5)
    # Memos keep it.
    assert vars(pickle.loads(pickle.dumps(codec))) == vars(codec)


# Uploads


def named(file):
    """A file that was uploaded, as a value names it."""
    return dict(zip(("id", "name", "mime", "size"), file, strict=True))


def test_what_was_uploaded_is_read():
    seen = []

    def body():
        file = st.file_uploader("Harvests", "csv", key="harvests", on_change=lambda: heard.append(1))
        if file is not None:
            # Each run reads it from its beginning, and so does each that asks the session.
            seen.append((file.name, file.type, file.size, file.read(), st.session_state.harvests.tell()))
            assert st.session_state.harvests == file
            assert file.getbuffer().readonly
            assert pandas.read_csv(st.session_state.harvests).tons.tolist() == [3.1, 4.8]
        return file

    heard = []
    session = _native.Session(body)
    session.run()
    uploaded = named(session.upload("harvests.csv", "text/csv", CSV))
    session.give("harvests", {"type": "files", "value": [uploaded]})
    session.run()
    assert seen == [("harvests.csv", "text/csv", 27, CSV, 0)] * 2
    assert heard == [1]
    session.give("harvests", {"type": "files", "value": []})
    assert len(seen) == 2


def test_a_file_can_be_read_after_it_was_given_up():
    kept = []

    def body():
        kept.append(st.file_uploader("Harvests", accept_multiple_files=True))

    session = _native.Session(body)
    session.run()
    files = [named(session.upload(f"{n}.csv", "text/csv", CSV * n)) for n in (1, 2)]
    session.give("Harvests", {"type": "files", "value": files})
    session.give("Harvests", {"type": "files", "value": []})
    assert kept[0] == kept[2] == []
    assert [file.read() for file in kept[1]] == [CSV, CSV * 2]
    assert kept[1][0] != kept[1][1]


def test_a_message_is_there_for_one_run():
    seen = []

    def body():
        seen.append(st.chat_input("Ask", accept_file="multiple", accept_audio=True, key="ask"))

    session = _native.Session(body)
    session.run()
    file, audio = (named(session.upload(name, "audio/wav", CSV)) for name in ("a.csv", "b.wav"))
    session.give("ask", {"type": "chat", "value": {"text": "How many?", "files": [file], "audio": audio}})
    session.run()
    assert seen[0] is seen[2] is None
    assert seen[1].text == "How many?"
    assert [file.name for file in seen[1].files] == ["a.csv"]
    assert seen[1].audio.read() == CSV


def test_a_message_without_more_is_a_text():
    seen = []

    def body():
        seen.append(st.chat_input("Ask", on_submit=lambda: seen.append("heard")))

    session = _native.Session(body)
    session.run()
    session.give("Ask", {"type": "chat", "value": {"text": "How many?", "files": [], "audio": None}})
    assert seen == [None, "heard", "How many?"]


# Which files


@pytest.mark.parametrize(
    ("kinds", "endings"),
    [
        ([], []),
        (["csv"], [".csv"]),
        (["CSV", ".tar.gz", "csv"], [".csv", ".tar.gz"]),
        (["jpg", "tiff", "jpeg"], [".jpg", ".jpeg", ".tiff", ".tif"]),
        (["application/pdf"], [".pdf"]),
        (["image/jpeg"], [".jpe", ".jpeg", ".jpg"]),
        (["csv", "*/*"], []),
        (["*"], []),
    ],
)
def test_kinds_of_files_are_endings_of_names(kinds, endings):
    assert extensions("type", kinds) == endings


@pytest.mark.parametrize(
    ("kind", "some"),
    [
        ("image", {".png", ".jpg", ".gif", ".webp", ".svg", ".heic", ".avif"}),
        ("image/*", {".png", ".webp"}),
        ("audio", {".wav", ".mp3", ".m4a", ".flac", ".ogg"}),
        ("video/*", {".mp4", ".mov", ".webm", ".mkv"}),
        ("text", {".txt", ".csv", ".html", ".md"}),
    ],
)
def test_a_family_of_kinds_has_many_endings(kind, some):
    endings = extensions("type", [kind])
    assert some <= set(endings)
    assert ".pdf" not in endings
    assert len(set(endings)) == len(endings)


# The widgets


def test_without_a_file_there_is_none():
    assert value(lambda: st.file_uploader("f")) is None
    assert value(lambda: st.file_uploader("f", accept_multiple_files=True, key="files")) == []
    assert value(lambda: st.file_uploader("f", accept_multiple_files="directory")) == []
    assert value(lambda: st.file_uploader("f", "", accept_multiple_files=1)) == []
    assert value(lambda: st.file_uploader("f", accept_multiple_files=None)) is None
    assert value(lambda: st.camera_input("c", resolution="720p")) is None
    assert value(lambda: st.audio_input("a", sample_rate=None)) is None
    assert value(lambda: st.experimental_audio_input("a")) is None
    assert value(lambda: st.chat_input()) is None
    assert value(lambda: st.chat_input("Ask", accept_file=True, accept_audio=True, on_submit=print)) is None


def test_the_session_has_their_values():
    def body():
        st.file_uploader("f", accept_multiple_files=True, key="files")
        st.camera_input("c", key="photo")
        return st.session_state.files, st.session_state.photo

    assert value(body) == ([], None)

    def set_first():
        st.session_state.files = "hello"
        st.file_uploader("f", key="files")

    with pytest.raises(StreamlitValueAssignmentNotAllowedError, match="files"):
        draw(set_first)


def test_a_text_can_be_prepared_and_is_not_sent_by_that():
    def body():
        st.session_state.chat = "How many?"
        before = st.session_state.chat
        return before, st.chat_input("Ask", key="chat"), st.session_state.chat

    assert value(body) == ("How many?", None, None)

    def wrong():
        st.session_state.chat = 5
        st.chat_input("Ask", key="chat")

    with pytest.raises(StreamlitValueAssignmentNotAllowedError, match=r"only the text can be prepared .*: 5"):
        draw(wrong)


def test_they_say_what_they_take():
    (line,) = draw(lambda: st.file_uploader("Files", ["csv", ".json"], True, max_upload_size=3, width=300))
    assert line.startswith('file_uploader "Files"')
    for part in ('".csv"', '".json"', "many", "3145728", "300"):
        assert part in line
    (line,) = draw(lambda: st.camera_input("Photo", resolution="1080p"))
    assert line.startswith('camera_input "Photo"') and "resolution=1080" in line
    (line,) = draw(lambda: st.audio_input("Say", sample_rate=8000))
    assert line.startswith('audio_input "Say"') and "sample_rate=8000" in line
    (line,) = draw(lambda: st.chat_input("Ask", max_chars=9, accept_file="multiple", submit_mode="stop", height=90))
    assert line.startswith('chat_input "Ask"')
    for part in ("max_chars=9", "many", 'while_running="stop"', "90", "at_bottom=true"):
        assert part in line


def test_a_chat_input_is_at_the_foot_where_nothing_is_around_it():
    def is_at_bottom(body):
        return any("chat_input" in line and "at_bottom=true" in line for line in draw(body))

    def within(make):
        with make():
            st.chat_input()

    assert is_at_bottom(st.chat_input)
    assert not is_at_bottom(lambda: st.container().chat_input())
    assert not is_at_bottom(lambda: st.sidebar.chat_input())
    for make in (st.container, lambda: st.chat_message("user"), lambda: st.columns(2)[0], lambda: st.sidebar):
        assert not is_at_bottom(lambda make=make: within(make))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (lambda: st.file_uploader("f", 5), "`type` is a text or a list of texts: 5"),
        (lambda: st.file_uploader("f", ["csv", 5]), r"`type` is a text or a list of texts: \['csv', 5\]"),
        (lambda: st.file_uploader("f", "x/y"), "`type` has a MIME type .*: 'x/y'"),
        (lambda: st.file_uploader("f", accept_multiple_files="all"), "`accept_multiple_files` is one of .*: 'all'"),
        (lambda: st.file_uploader("f", max_upload_size=0), "`max_upload_size` is a number of megabytes.*: 0"),
        (lambda: st.file_uploader("f", max_upload_size=True), "`max_upload_size` is a number of megabytes.*: True"),
        (lambda: st.file_uploader("f", max_upload_size=1.5), r"`max_upload_size` is a number of megabytes.*: 1\.5"),
        (lambda: st.file_uploader("f", on_change=5), "`on_change` is .*: 5"),
        (lambda: st.file_uploader("f", width="content"), "`width` .*: 'content'"),
        (lambda: st.camera_input("c", resolution=480), "`resolution` is one of .*: 480"),
        (lambda: st.audio_input("a", sample_rate=5), "`sample_rate` is one of .*: 5"),
        (lambda: st.audio_input("a", sample_rate=True), "`sample_rate` is one of .*: True"),
        (lambda: st.chat_input(accept_file="all"), "`accept_file` is one of .*: 'all'"),
        (lambda: st.chat_input(accept_file=True, file_type=5), "`file_type` is a text or a list of texts: 5"),
        (lambda: st.chat_input(audio_sample_rate=5), "`audio_sample_rate` is one of .*: 5"),
        (lambda: st.chat_input(submit_mode="later"), "`submit_mode` is one of .*: 'later'"),
        (lambda: st.chat_input(max_chars=-1), "`max_chars` .*: -1"),
        (lambda: st.form("f").chat_input(), "(?i)form"),
        (lambda: (st.file_uploader("f"), st.file_uploader("f")), "(?i)file_uploader|same"),
    ],
)
def test_what_is_no_such_widget_is_refused(body, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(body)
