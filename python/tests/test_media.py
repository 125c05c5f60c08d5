"""Pictures, sounds and films, from whatever scripts have."""

from __future__ import annotations

import datetime
import io
import json
import struct
import wave

import millpond as st
import numpy as np
import pytest
from millpond import _native, pictures, sounds
from millpond.errors import StreamlitAPIException
from PIL import Image

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>'


def encoded(format, mode="RGB", size=(3, 2), **options):
    file = io.BytesIO()
    Image.new(mode, size).save(file, format, **options)
    return file.getvalue()


def draw(body):
    return _native.run_once(body).strip().splitlines()


def decoded(array, **options):
    data, mime, _ = pictures.to_file(array, **options)
    assert mime == "image/png"
    return np.asarray(Image.open(io.BytesIO(data)))


# Pictures


@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "ICO"])
def test_what_browsers_show_is_passed_on_as_it_is(format):
    data = encoded(format, size=(16, 16))
    assert pictures.to_file(data)[0] == data
    assert pictures.to_file(io.BytesIO(data))[0] == data
    assert pictures.to_file(memoryview(data))[0] == data


def test_kinds_are_told_by_the_bytes(tmp_path):
    # The name lies.
    file = tmp_path / "picture.gif"
    file.write_bytes(encoded("PNG"))
    assert pictures.to_file(file)[1:] == ("image/png", "png")
    assert pictures.to_file(str(file))[1:] == ("image/png", "png")
    with file.open("rb") as opened:
        opened.read(5)
        assert pictures.to_file(opened)[0] == file.read_bytes()
    assert pictures.to_file(b"\0\0\0\x20ftypavif....")[1:] == ("image/avif", "avif")
    assert pictures.to_file(SVG)[1:] == ("image/svg+xml", "svg")
    assert pictures.to_file(b'<?xml version="1.0"?>\n' + SVG.encode())[1:] == ("image/svg+xml", "svg")


def test_what_browsers_do_not_show_is_encoded_anew():
    data, mime, _ = pictures.to_file(encoded("TIFF"))
    assert mime == "image/png"
    assert Image.open(io.BytesIO(data)).size == (3, 2)


def test_pictures_of_pillow_keep_their_format():
    opened = Image.open(io.BytesIO(encoded("JPEG")))
    assert pictures.to_file(opened)[1] == "image/jpeg"
    assert pictures.to_file(opened.copy())[1] == "image/png"
    assert pictures.to_file(Image.new("CMYK", (2, 2)))[1] == "image/png"
    assert pictures.to_file(Image.new("F", (2, 2)))[1] == "image/png"


def test_an_animation_stays_one():
    file = io.BytesIO()
    frames = [Image.new("P", (4, 4), color) for color in (0, 1, 2)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    again = pictures.to_file(Image.open(io.BytesIO(file.getvalue())))[0]
    assert Image.open(io.BytesIO(again)).n_frames == Image.open(io.BytesIO(file.getvalue())).n_frames


def test_a_format_can_be_asked_for():
    for image in (encoded("PNG", "RGBA"), Image.new("RGBA", (3, 2)), np.zeros((2, 3, 4))):
        data, mime, _ = pictures.to_file(image, output_format="JPEG")
        assert mime == "image/jpeg"
        # What was transparent is white.
        assert Image.open(io.BytesIO(data)).getpixel((0, 0)) == (255, 255, 255)
    assert pictures.to_file(encoded("JPEG"), output_format="PNG")[1] == "image/png"
    assert pictures.to_file(encoded("JPEG"), output_format="JPEG")[0] == encoded("JPEG")


@pytest.mark.parametrize("shape", [(2, 3), (2, 3, 1), (2, 3, 3), (2, 3, 4)])
@pytest.mark.parametrize("kind", ["uint8", "int64", "uint16", "float64", "float32"])
def test_arrays_of_any_shape_and_type(shape, kind):
    scale = 255 if kind.startswith("float") else 1
    numbers = (np.arange(np.prod(shape)).reshape(shape) * 10).astype("uint8")
    expected = numbers[:, :, 0] if shape[2:] == (1,) else numbers
    np.testing.assert_allclose(decoded((numbers / scale).astype(kind)), expected, atol=1)


def test_arrays_that_do_not_lie_in_a_row():
    numbers = np.arange(24, dtype="uint8").reshape(2, 4, 3)
    np.testing.assert_array_equal(decoded(numbers[:, ::2]), numbers[:, ::2])
    np.testing.assert_array_equal(decoded(np.asfortranarray(numbers)), numbers)
    np.testing.assert_array_equal(decoded(np.array([[True, False]])), [[255, 0]])


def test_channels_can_be_the_other_way_round():
    array = np.zeros((1, 1, 3), "uint8")
    array[0, 0, 0] = 200
    assert decoded(array, channels="BGR")[0, 0].tolist() == [0, 0, 200]
    assert decoded(np.dstack([array, array[:, :, :1]]), channels="BGR")[0, 0].tolist() == [0, 0, 200, 200]


def test_numbers_outside_are_clamped_if_asked():
    assert decoded(np.array([[-1.0, 0.5, 2.0, np.nan, np.inf]]), clamp=True).tolist() == [[0, 127, 255, 0, 255]]
    assert decoded(np.array([[-1, 300]]), clamp=True).tolist() == [[0, 255]]


def test_an_image_is_an_element_of_pictures():
    (line,) = draw(lambda: st.image([SVG, SVG], caption=["left", "right"], width=300))
    assert line.startswith('image pictures=[{alt: none, caption: "left", source: {type: "media"')
    assert line.endswith('width={type: "pixels", value: 300}')
    assert draw(lambda: st.image("https://example.org/a.png", link="https://example.org", alt="")) == [
        'image link="https://example.org" pictures=[{alt: "", caption: none, '
        'source: {type: "url", value: "https://example.org/a.png"}}]'
    ]
    (line,) = draw(lambda: st.image(np.zeros((2, 4, 4, 3)), caption=("a", "b")))
    assert line.count("source:") == 2


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, {"type": "content"}),
        ({"width": None}, {"type": "content"}),
        ({"width": -1}, {"type": "content"}),
        ({"width": -2}, {"type": "stretch"}),
        ({"width": -5}, {"type": "content"}),
        ({"width": 120}, {"type": "pixels", "value": 120}),
        ({"width": "stretch"}, {"type": "stretch"}),
        ({"use_container_width": True}, {"type": "stretch"}),
        ({"use_container_width": False}, {"type": "content"}),
        ({"use_column_width": "auto"}, {"type": "content"}),
        ({"use_column_width": "always"}, {"type": "stretch"}),
        ({"use_column_width": "never"}, {"type": "content"}),
        ({"use_column_width": True, "width": 120}, {"type": "stretch"}),
        ({"use_column_width": False}, {"type": "content"}),
    ],
)
def test_widths_of_all_times(arguments, expected, monkeypatch):
    seen = []
    element = _native.element
    monkeypatch.setattr(_native, "element", lambda place, props: seen.append(props) or element(place, props))
    draw(lambda: st.image(SVG, **arguments))
    assert seen[0]["width"] == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("missing.png",), r"no such file or directory\): `missing\.png`, seen from the folder `/"),
        (("/nowhere/missing.png",), r"no such file or directory\): `/nowhere/missing\.png`$"),
        (("",), "a file can't be read"),
        (("a\0b.png",), "a file can't be read"),
        ((b"no picture at all",), "known format; it has 17 bytes and begins with b'no picture at all'"),
        ((b"",), "it has 0 bytes"),
        (("<p>no picture</p>",), "begins with b'<p>no picture</p>'"),
        ((b"\x89PNG\r\n\x1a",), "no image of a known format"),
        ((b"II*\0broken",), "no image of a known format"),
        ((None,), "an image is a path.*: None"),
        ((5,), "an image is a path.*: 5"),
        (({"a": 1},), "an image is a path.*: {'a': 1}"),
        (([SVG, 5],), "an image is a path.*: 5"),
        ((io.StringIO("text"),), "begins with b'text'"),
        ((np.zeros(3),), r"three \(height, width, channels\); this array: \(3,\)"),
        ((np.zeros((2, 2, 2, 2, 2)),), r"this array: \(2, 2, 2, 2, 2\)"),
        ((np.zeros((2, 2, 2)),), r"1, 3 or 4 channels, and not 2; its shape: \(2, 2, 2\)"),
        ((np.zeros((0, 2)),), r"at least one pixel; this array: \(0, 2\)"),
        ((np.array([["a"]]),), "an image is of numbers; this array: <U1"),
        ((np.array([[1j]]),), "an image is of numbers; this array: complex128"),
        ((np.array([[{}]]),), "an image is of numbers; this array: object"),
        ((np.array([[1.5]]),), r"outside \[0\.0, 1\.0\] and clamp is not set; it goes from 1\.5 to 1\.5"),
        ((np.array([[np.nan]]),), "outside .* it goes from nan to nan"),
        ((np.array([[256]]),), r"outside \[0, 255\] and clamp is not set; it goes from 256 to 256, as int64"),
        ((np.array([[-1]]),), "it goes from -1 to -1"),
        ((SVG, ["a", "b"]), r"Cannot pair 2 captions with 1 images\."),
        (([SVG, SVG], "a"), r"Cannot pair 1 captions with 2 images\."),
    ],
)
def test_what_is_no_picture_is_refused(arguments, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(lambda: st.image(*arguments))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"channels": "GBR"}, '`channels` is one of "RGB", "BGR": \'GBR\''),
        ({"output_format": "TIFF"}, "`output_format` is one of .*: 'TIFF'"),
        ({"width": "wide"}, "`width` .*: 'wide'"),
        ({"width": -7}, "`width` .*: -7"),
        ({"width": True}, "`width` .*: True"),
        ({"width": 10**30}, "`width` .*: 1000000000000000000000000000000"),
        ({"use_column_width": "sometimes"}, "`use_column_width` is one of .*: 'sometimes'"),
        ({"use_column_width": True, "use_container_width": True}, "say the same"),
        ({"alt": ["a", "b"]}, r"Cannot pair 2 alts with 1 images\."),
    ],
)
def test_wrong_options_of_an_image_are_refused(options, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(lambda: st.image(SVG, **options))


def test_a_link_is_for_a_single_picture():
    with pytest.raises(StreamlitAPIException, match="`link` is for a single image, and these are 2: 'https://a'"):
        draw(lambda: st.image([SVG, SVG], link="https://a"))


# The logo


def test_a_logo_is_a_picture_or_an_emoji():
    (line,) = draw(lambda: st.logo(SVG, link="https://example.org", icon_image="🏠", size="large"))
    assert line.startswith('logo icon={type: "media"')
    assert 'link="https://example.org" size="large"' in line


@pytest.mark.parametrize(
    ("image", "options", "message"),
    [
        (SVG, {"size": "huge"}, '`size` is one of "small", "medium", "large": \'huge\''),
        (SVG, {"link": "example.org"}, "begins with `http://` or `https://`: 'example.org'"),
        (SVG, {"link": "javascript:alert(1)"}, "begins with `http://` or `https://`"),
        ([SVG], {}, "a logo is a single image"),
        (":material/home:", {}, "can't be an icon of a font yet: ':material/home:'"),
        ("missing.svg", {}, "no such file"),
    ],
)
def test_what_is_no_logo_is_refused(image, options, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(lambda: st.logo(image, **options))


def test_the_icon_of_the_page_can_be_a_picture(tmp_path, monkeypatch):
    seen = []
    configure = _native.set_page_config
    monkeypatch.setattr(_native, "set_page_config", lambda *given: seen.append(given[1]) or configure(*given))
    file = tmp_path / "icon.png"
    file.write_bytes(encoded("PNG"))
    for icon in (Image.new("RGB", (2, 2)), str(file), "🌾", "https://example.org/icon.png"):
        draw(lambda icon=icon: st.set_page_config(page_icon=icon))
    assert [icon[:22] for icon in seen[:2]] == ["data:image/png;base64,"] * 2
    assert seen[2:] == ["🌾", "https://example.org/icon.png"]


# Sounds


def read_wave(samples, rate=8000):
    data, mime, _ = sounds.wave(samples, rate)
    assert mime == "audio/wav"
    with wave.open(io.BytesIO(data)) as file:
        frames = file.readframes(file.getnframes())
        return file.getnchannels(), file.getframerate(), list(struct.unpack(f"<{len(frames) // 2}h", frames))


def test_samples_become_a_file():
    assert read_wave(np.array([0.0, 0.5, -1.0])) == (1, 8000, [0, 16383, -32767])
    assert read_wave(np.array([[0.0, 1.0], [-1.0, 0.0]]), 44100) == (2, 44100, [0, -32767, 32767, 0])
    assert read_wave(np.array([0, 2, -4], "int16"))[2] == [0, 16383, -32767]
    assert read_wave(np.zeros(2))[2] == [0, 0]
    assert read_wave(np.array([10, 0], "uint8"), np.int64(8000))[2] == [32767, 0]


def test_kinds_of_sounds_and_films(tmp_path):
    data = sounds.wave(np.ones(3), 8000)[0]
    assert sounds.to_file(data, "audio/wav") == (data, "audio/wav", "wav")
    assert sounds.to_file(io.BytesIO(b"ID3...."), "audio/wav")[1] == "audio/mpeg"
    film = tmp_path / "film.webm"
    film.write_bytes(b"something")
    assert sounds.to_file(film, "video/mp4")[1] == "video/webm"
    assert sounds.to_file(str(film), "video/ogg")[1] == "video/ogg"


def test_a_player_says_what_it_plays():
    (line,) = draw(lambda: st.audio("https://example.org/a.mp3", start_time="1m30s", end_time=100.5, loop=True))
    assert line == ('audio end=100.5 looped=true source={type: "url", value: "https://example.org/a.mp3"} start=90')
    assert draw(lambda: st.audio(None)) == ["empty"]
    (line,) = draw(lambda: st.audio(np.ones(3), sample_rate=8000, alt=" ", autoplay=True, width=200))
    assert line.startswith('audio autoplay=true source={type: "media"')
    assert "alt" not in line


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", "dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?si=1", "dQw4w9WgXcQ"),
        ("https://m.youtube.com/shorts/dQw4w9WgXcQ", "dQw4w9WgXcQ"),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "dQw4w9WgXcQ"),
        ("https://youtube.com/live/dQw4w9WgXcQ", "dQw4w9WgXcQ"),
        ("https://example.org/youtube.mp4", None),
        ("https://youtube.com.evil.org/watch?v=dQw4w9WgXcQ", None),
        ("https://youtube.com/watch?v=<script>", None),
        ("https://[youtube", None),
        (b"youtube", None),
    ],
)
def test_films_on_youtube_are_known(address, name):
    assert sounds.youtube(address) == name


def test_a_film_on_youtube_is_embedded():
    address = "https://youtu.be/dQw4w9WgXcQ"
    (line,) = draw(lambda: st.video(address, start_time=5, end_time=9, loop=True, autoplay=True, muted=True))
    assert "embedded=true" in line
    assert (
        "https://www.youtube.com/embed/dQw4w9WgXcQ?start=5&end=9&loop=1&playlist=dQw4w9WgXcQ&autoplay=1&mute=1"
    ) in line
    with pytest.raises(StreamlitAPIException, match="not possible for films on YouTube: 'https://youtu"):
        draw(lambda: st.video(address, subtitles="WEBVTT\n\n"))


def test_subtitles_become_web_text_tracks(tmp_path):
    srt = "1\r\n00:00:01,500 --> 00:00:02,000\r\nOne, two: 12:34,5\r\n"
    vtt = "WEBVTT\n\n1\n00:00:01.500 --> 00:00:02.000\nOne, two: 12:34,5\n"
    file = tmp_path / "film.srt"
    file.write_text("\ufeff" + srt, encoding="utf-8")
    for given in (srt, srt.encode(), file, str(file), io.BytesIO(srt.encode()), vtt, io.StringIO(srt)):
        assert sounds.to_vtt(given, "a") == vtt
    assert sounds.to_vtt("", "none") == "WEBVTT\n\n\n"
    (line,) = draw(lambda: st.video(b"film", subtitles={"English": vtt, "Deutsch": file}))
    assert [part.split('"')[0] for part in line.split('label: "')[1:]] == ["English", "Deutsch"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (lambda: st.audio("missing.wav"), "no such file or directory.*`missing.wav`"),
        (lambda: st.audio(5), "media is a path.*: 5"),
        (lambda: st.audio(b""), "media of no bytes can't be played: b''"),
        (lambda: st.audio([1, 2]), r"media is a path.*: \[1, 2\]"),
        (lambda: st.audio(np.ones(3)), "`sample_rate` must be specified when `data` is a numpy array"),
        (lambda: st.audio(np.ones(3), sample_rate=0), "`sample_rate` is a positive number.*: 0"),
        (lambda: st.audio(np.ones(3), sample_rate="8k"), "`sample_rate` is a positive number.*: '8k'"),
        (lambda: st.audio(np.ones((2, 2, 2)), sample_rate=8000), r"the shape of this array: \(2, 2, 2\)"),
        (lambda: st.audio(np.ones((0,)), sample_rate=8000), r"the shape of this array: \(0,\)"),
        (lambda: st.audio(np.ones((1000, 2)), sample_rate=8000), r"\(1000, 2\); is it the other way round"),
        (lambda: st.audio(np.array([np.nan]), sample_rate=8000), "a NaN or an infinity among these"),
        (lambda: st.audio(np.array(["a"]), sample_rate=8000), "samples are numbers; this array: <U1"),
        (lambda: st.audio(b"a", start_time=-1), "`start_time` is .*: -1"),
        (lambda: st.audio(b"a", start_time=float("nan")), "`start_time` is .*: nan"),
        (lambda: st.audio(b"a", start_time=float("inf")), "`start_time` is .*: inf"),
        (lambda: st.audio(b"a", start_time="soon"), "`start_time` is .*: 'soon'"),
        (lambda: st.audio(b"a", start_time=True), "`start_time` is .*: True"),
        (lambda: st.audio(b"a", end_time=[1]), r"`end_time` is .*: \[1\]"),
        (lambda: st.audio(b"a", width="content"), "`width` .*: 'content'"),
        (lambda: st.video("missing.mp4"), "no such file or directory.*`missing.mp4`"),
        (lambda: st.video(b"a", subtitles="missing.vtt"), "no such file or directory.*`missing.vtt`"),
        (lambda: st.video(b"a", subtitles=5), "those of `Subtitles`: 5"),
        (
            lambda: st.video(b"a", subtitles={"German": "a\nb"}),
            r"those of `German` are neither, and begin with 'a\\nb'",
        ),
    ],
)
def test_what_can_not_be_played_is_refused(body, message):
    with pytest.raises(StreamlitAPIException, match=message):
        draw(body)


def test_moments_come_in_many_forms():
    for given in (90, 90.0, "90s", "1m30s", "1 minute 30 seconds", "00:01:30", datetime.timedelta(seconds=90)):
        assert sounds.moment(given, "start_time") == 90
    assert sounds.moment(np.float32(1.5), "start_time") == 1.5
    assert sounds.span(None, None) == (0, None)
    assert json.dumps(sounds.span(1, 2)) == "[1.0, 2.0]"


def test_an_end_that_is_not_after_the_start_is_none():
    assert sounds.span(5, 5) == sounds.span(5, "1s") == (5, None)
