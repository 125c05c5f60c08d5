"""Sounds and films: samples as a file, moments in them, texts to read along, pages that play films."""

from __future__ import annotations

from millpond.errors import (
    StreamlitAPIException,
    StreamlitBadTimeStringError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
)
from millpond.files import begins, is_path, is_url, kind_of, media, named, read, read_path, url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from millpond.files import File, Source


def to_source(data: Any, format: str) -> Source:
    """A sound or film as a `Source` of the protocol.

    `format` is its MIME type, `audio/wav` or `video/mp4` where the script said nothing; the bytes know better.
    Raises `StreamlitAPIException` for a file that can't be read and for what is none.
    """
    if isinstance(data, str) and is_url(data):
        return url(data)
    return media(*to_file(data, format))


def to_file(data: Any, format: str) -> File:
    """A sound or film, but for one at an address, as a file. Raises as `to_source` does."""
    path = str(data) if isinstance(data, str) or is_path(data) else None
    if path is not None:
        content: object = read_path(path)
    else:
        content = data.tobytes() if hasattr(data, "tobytes") and hasattr(data, "dtype") else read(data)
    if not isinstance(content, bytes):
        raise StreamlitInvalidParameterTypeError(f"media is a path, an address or the bytes of a file: {named(data)}")
    if not content:
        raise StreamlitAPIException(f"media of no bytes can't be played: {named(data)}")
    usual = format in ("audio/wav", "video/mp4")
    known = kind_of(content) if usual else None
    if known is not None:
        return content, *known
    from mimetypes import guess_extension, guess_type

    mime = (guess_type(path)[0] if usual and path else None) or format
    return content, mime, (guess_extension(mime) or ".bin").removeprefix(".")


def wave(samples: Any, sample_rate: object) -> File:
    """Samples as a file: numbers one after the other, or a row for each channel. The loudest is as loud as can be.

    Raises `StreamlitAPIException` for other shapes, for what is no number, and without a sample rate.
    """
    import numpy

    array = numpy.asarray(samples)
    rate = _rate(sample_rate)
    if array.dtype.kind not in "biuf":
        raise StreamlitInvalidParameterTypeError(f"samples are numbers; this array: {array.dtype}")
    if array.ndim not in (1, 2) or 0 in array.shape:
        raise StreamlitValueError(
            "samples have one dimension, or two (channels, samples), and are not empty; "
            f"the shape of this array: {tuple(array.shape)}"
        )
    if array.ndim == 2 and array.shape[0] > _MOST_CHANNELS:
        raise StreamlitValueError(
            f"samples of several channels have a row for each, {_MOST_CHANNELS} at most; "
            f"the shape of this array: {tuple(array.shape)}; is it the other way round?"
        )
    heights = array.astype("float64")
    if not numpy.isfinite(heights).all():
        raise StreamlitValueError("samples are finite, and there is a NaN or an infinity among these")
    heights *= 32767 / (numpy.abs(heights).max() or 1)
    channels = 1 if array.ndim == 1 else array.shape[0]
    return _riff(heights.T.astype("<i2").tobytes(), channels, rate), "audio/wav", "wav"


_MOST_CHANNELS = 64


def _rate(sample_rate: Any) -> int:
    if sample_rate is None:
        raise StreamlitMissingRequiredParameterError("`sample_rate` must be specified when `data` is a numpy array")
    if hasattr(sample_rate, "__index__") and 0 < int(sample_rate) < 1 << 24:
        return int(sample_rate)
    if isinstance(sample_rate, float) and 1 <= sample_rate < 1 << 24:
        return round(sample_rate)
    raise StreamlitValueError(f"`sample_rate` is a positive number of samples a second: {sample_rate!r}")


def _riff(frames: bytes, channels: int, rate: int) -> bytes:
    from io import BytesIO
    from wave import open as wave_file

    file = BytesIO()
    with wave_file(file, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(frames)
    return file.getvalue()


# Moments


def moment(value: Any, name: str) -> float | None:
    """A moment in a sound or film, in seconds: a number of them, a `timedelta`, or a text such as `1m30s`."""
    if value is None:
        return None
    try:
        seconds = _seconds(value)
    except (TypeError, ValueError, OverflowError, StreamlitBadTimeStringError):
        seconds = -1
    if not 0 <= seconds < 1e9:
        raise StreamlitAPIException(
            f"`{name}` is a number of seconds, a timedelta or a text such as `1m30s`, and not negative: {value!r}"
        )
    return seconds


def _seconds(value: Any) -> float:
    if isinstance(value, str):
        from millpond.durations import seconds

        return seconds(value)
    if isinstance(value, bool):
        raise TypeError
    total = getattr(value, "total_seconds", None)
    return float(total() if total is not None else value)


def span(start_time: Any, end_time: Any) -> tuple[float, float | None]:
    """Where playing starts and stops, in seconds. An end that is not after the start is none."""
    start, end = moment(start_time, "start_time") or 0.0, moment(end_time, "end_time")
    return start, None if end is not None and end <= start else end


# Texts to read along


def subtitles(given: Any) -> list[dict[str, object]]:
    """Texts shown with a film, each with its label; an empty one shows nothing."""
    if given is None:
        return []
    tracks = given.items() if hasattr(given, "items") else [("Subtitles", given)]
    return [
        {"label": str(label), "source": media(to_vtt(content, str(label)).encode(), "text/vtt", "vtt")}
        for label, content in tracks
    ]


def to_vtt(given: Any, label: str) -> str:
    """The text of subtitles as WebVTT, from that or SubRip, as a text, its bytes or a file."""
    content = _content(given)
    if content is None:
        raise StreamlitInvalidParameterTypeError(
            f"subtitles are a text, its bytes, or a path to a file of it; those of `{label}`: {named(given)}"
        )
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").strip()
    if text.startswith("WEBVTT"):
        return text + "\n"
    if text and "-->" not in text:
        raise StreamlitAPIException(
            f"subtitles are WebVTT or SubRip (.srt); those of `{label}` are neither, and begin with {begins(text)}"
        )
    import re

    # They differ in the heading and in the decimal sign of times.
    return "WEBVTT\n\n" + re.sub(".*-->.*", lambda times: times[0].replace(",", "."), text) + "\n"


def _content(given: Any) -> bytes | str | None:
    if is_path(given):
        return read_path(given)
    if isinstance(given, str):
        is_text = not given.strip() or "\n" in given or "-->" in given or given.startswith("WEBVTT")
        return given if is_text else read_path(given)
    return read(given)


# Films on YouTube


def youtube(address: object) -> str | None:
    """The id of a film on YouTube; `None` for any other address, and for what is none."""
    if not isinstance(address, str) or "youtu" not in address:
        return None
    import re
    from urllib.parse import parse_qs, urlsplit

    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("music.")
    first, _, rest = parts.path.strip("/").partition("/")
    name = ""
    if host == "youtu.be":
        name = first
    elif host in ("youtube.com", "youtube-nocookie.com"):
        name = parse_qs(parts.query).get("v", [""])[0] if first == "watch" else ""
        if first in ("embed", "v", "shorts", "live"):
            name = rest.partition("/")[0]
    return name if re.fullmatch(r"[\w-]{6,20}", name) else None


def youtube_page(name: str, start: float, end: float | None, looped: bool, autoplay: bool, muted: bool) -> str:
    """The address of a page that plays a film on YouTube."""
    from urllib.parse import urlencode

    asked: dict[str, str | int] = {}
    if start:
        asked["start"] = int(start)
    if end is not None:
        asked["end"] = int(end)
    if looped:
        # A film alone is only looped as a list of one.
        asked.update(loop=1, playlist=name)
    if autoplay:
        asked["autoplay"] = 1
    if muted:
        asked["mute"] = 1
    return f"https://www.youtube.com/embed/{name}" + (f"?{urlencode(asked)}" if asked else "")
