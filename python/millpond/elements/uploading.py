"""Widgets that take what the user has: files, photos, recordings, messages."""

from __future__ import annotations

from millpond import _native
from millpond.attributes import AttributeDictionary
from millpond.elements.asking import count, front, refuse_in_form, stretched, widget
from millpond.elements.checks import choice
from millpond.elements.drawing import Drawing, size
from millpond.errors import (
    StreamlitInvalidParameterTypeError,
    StreamlitValueAssignmentNotAllowedError,
    StreamlitValueError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, Literal

    from millpond._native import Size, Upload
    from millpond.elements.asking import Args, Change, Kwargs, Visibility
    from millpond.uploaded import UploadedFile


class UploadsMixin(Drawing):
    """The functions that take what the user has.

    Common to all: `key` names the widget, whose value `st.session_state` has then but can't set; `help` is Markdown for
    a tooltip; `disabled` greys it out; `label_visibility` is `"visible"`, `"hidden"` (its room is kept) or
    `"collapsed"`. `on_change` is a function that is called with `args` and `kwargs` before the run that follows a new
    value, or `"ignore"` for a value that waits until something else runs the script. `width` is in pixels, or
    `"stretch"`. What is refused raises a `StreamlitAPIException`.
    """

    __slots__ = ()

    def file_uploader(
        self,
        label: str,
        type: str | Iterable[str] | None = None,
        accept_multiple_files: bool | Literal["directory"] = False,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        max_upload_size: int | None = None,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "stretch",
    ) -> Any:
        """Draws a field that takes files.

        - `label`: Markdown above it.
        - `type`: how their names may end, as `"csv"`, or what kind they may be, as `"image/png"`, `"image/*"` or
          `"image"`; one or several. `None` takes any.
        - `accept_multiple_files`: whether it takes several; `"directory"` takes those of a folder and below.
        - `max_upload_size`: how large a file may be, in megabytes; `None` is what the server takes.
        - The others are those of all such widgets.

        Returns an `UploadedFile`, to be read like an open file, or `None` while there is none; where it takes several,
        a list of them.

        >>> file = st.file_uploader("Harvests", "csv")
        >>> if file is not None:
        ...     st.dataframe(pandas.read_csv(file))
        """
        how_many = _one_of("accept_multiple_files", accept_multiple_files, _COUNTS_OF_UPLOADER)
        codec = Files(several=how_many != "one")
        props = {
            "type": "file_uploader",
            "widget": widget(label, key, help, disabled, label_visibility, on_change=on_change),
            "accepts": _accepts(how_many, "type", type, max_upload_size),
            "width": stretched(width),
        }
        return codec.decode(_native.ask(self._place, props, front(codec, on_change, args, kwargs, key=key)))

    def camera_input(
        self,
        label: str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        resolution: Literal["480p", "720p", "1080p"] | None = None,
        width: Size = "stretch",
    ) -> UploadedFile | None:
        """Draws a camera that takes a photo.

        - `label`: Markdown above it.
        - `resolution`: how high the photo should be: `"480p"`, `"720p"`, `"1080p"`; `None` is as it is shown.
        - The others are those of all such widgets.

        Returns the photo as an `UploadedFile`, or `None` while there is none.

        >>> photo = st.camera_input("The mill")
        >>> if photo is not None:
        ...     st.image(photo)
        """
        height = None if resolution is None else choice("resolution", resolution, "480p", "720p", "1080p")
        codec = Files(several=False)
        props = {
            "type": "camera_input",
            "widget": widget(label, key, help, disabled, label_visibility, on_change=on_change),
            "resolution": None if height is None else int(height.removesuffix("p")),
            "width": stretched(width),
        }
        file: UploadedFile | None = codec.decode(
            _native.ask(self._place, props, front(codec, on_change, args, kwargs, key=key))
        )
        return file

    def audio_input(
        self,
        label: str,
        *,
        sample_rate: int | None = 16000,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "stretch",
    ) -> UploadedFile | None:
        """Draws a microphone that makes a recording.

        - `label`: Markdown above it.
        - `sample_rate`: how many samples a second has: 8000, 11025, 16000, 22050, 24000, 32000, 44100 or 48000; `None`
          is as many as the browser makes.
        - The others are those of all such widgets.

        Returns the recording, a WAV file, as an `UploadedFile`, or `None` while there is none.

        >>> order = st.audio_input("Say what you order")
        >>> if order is not None:
        ...     st.audio(order)
        """
        codec = Files(several=False)
        props = {
            "type": "audio_input",
            "widget": widget(label, key, help, disabled, label_visibility, on_change=on_change),
            "sample_rate": _sample_rate("sample_rate", sample_rate),
            "width": stretched(width),
        }
        file: UploadedFile | None = codec.decode(
            _native.ask(self._place, props, front(codec, on_change, args, kwargs, key=key))
        )
        return file

    def experimental_audio_input(
        self,
        label: str,
        *,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
    ) -> UploadedFile | None:
        """Draws a microphone that makes a recording; the older name of `audio_input`.

        >>> order = st.experimental_audio_input("Say what you order")
        """
        return self.audio_input(
            label,
            sample_rate=None,
            key=key,
            help=help,
            on_change=on_change,
            args=args,
            kwargs=kwargs,
            disabled=disabled,
            label_visibility=label_visibility,
        )

    def chat_input(
        self,
        placeholder: str = "Your message",
        *,
        key: str | int | None = None,
        max_chars: int | None = None,
        max_upload_size: int | None = None,
        accept_file: bool | Literal["multiple", "directory"] = False,
        file_type: str | Iterable[str] | None = None,
        accept_audio: bool = False,
        audio_sample_rate: int | None = 16000,
        disabled: bool = False,
        submit_mode: Literal["submit", "disable", "stop"] = "submit",
        on_submit: Callable[..., object] | None = None,
        args: Args = None,
        kwargs: Kwargs = None,
        width: Size = "stretch",
        height: Size = "content",
    ) -> Any:
        """Draws a field for a message; at the foot of the page, unless something is around it.

        - `placeholder`: what stands in it while it is empty.
        - `key`, `disabled`, `width`: as of all such widgets.
        - `max_chars`: how many characters it takes at most.
        - `accept_file`: whether a file can be sent along; `"multiple"` takes several, `"directory"` a folder.
        - `file_type`, `max_upload_size`: which files, as `type` and `max_upload_size` of `file_uploader`.
        - `accept_audio`: whether a recording can be sent along, with `audio_sample_rate` as of `audio_input`.
        - `submit_mode`: what it does while the script runs that got the last message: `"submit"` sends the next one,
          `"disable"` takes none, `"stop"` has a button that stops the script.
        - A text that `session_state` is given under the `key` stands in the field, for the user to change and send.
        - `on_submit`: a function that is called with `args` and `kwargs` before the run that gets the message.
        - `height`: `"content"` grows with the text, `"stretch"`, or the least height in pixels.

        Returns the text in the run that it was sent for, else `None`. Where files or recordings can be sent along it is
        a `ChatInputValue` with `text`, and `files` (a list) and `audio` as far as they are taken.

        >>> message = st.chat_input("Ask the miller")
        >>> if message:
        ...     st.chat_message("user").write(message)
        """
        refuse_in_form(self._place, "chat_input")
        how_many = _one_of("accept_file", accept_file, _COUNTS_OF_CHAT)
        codec = Message(files=how_many != "none", audio=bool(accept_audio))
        props = {
            "type": "chat_input",
            "widget": widget(placeholder, key, None, disabled, "visible"),
            "max_chars": count("max_chars", max_chars) if max_chars else None,
            "accepts": _accepts(how_many, "file_type", file_type, max_upload_size),
            "audio": bool(accept_audio),
            "sample_rate": _sample_rate("audio_sample_rate", audio_sample_rate),
            "while_running": choice("submit_mode", submit_mode, "submit", "disable", "stop"),
            "at_bottom": self._place is None and _native.at_top(),
            "width": stretched(width),
            "height": size(height, "content", name="height"),
        }
        return codec.decode(_native.ask(self._place, props, front(codec, on_submit, args, kwargs, key=key)))


# Which files


_COUNTS_OF_UPLOADER = {False: "one", True: "many", "directory": "folder"}

_COUNTS_OF_CHAT = {False: "none", True: "one", "multiple": "many", "directory": "folder"}

_NO_BOUND = (1 << 53) - 1
"""As many bytes as a page can count to: what the server takes is the bound."""

_RATES = (8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000)


def _one_of(name: str, value: Any, words: Mapping[object, str]) -> str:
    """What a parameter stands for that is a boolean or one of a few words; `None` is false."""
    if value is None or isinstance(value, int):
        return words[bool(value)]
    if isinstance(value, str) and value in words:
        return words[value]
    listed = ", ".join(map(repr, words))
    raise StreamlitValueError(f"`{name}` is one of {listed}: {value!r}")


def _accepts(how_many: str, name: str, kinds: Any, megabytes: Any) -> dict[str, object]:
    """Which files are taken, as the protocol has it."""
    from millpond.kinds_of_files import extensions

    if megabytes is not None and (isinstance(megabytes, bool) or not isinstance(megabytes, int) or megabytes < 1):
        raise StreamlitValueError(f"`max_upload_size` is a number of megabytes, at least 1: {megabytes!r}")
    several = [kinds] if isinstance(kinds, str) else kinds
    try:
        listed = [] if several is None else list(several)
    except TypeError:
        listed = [several]
    if not all(isinstance(kind, str) for kind in listed):
        raise StreamlitInvalidParameterTypeError(f"`{name}` is a text or a list of texts: {kinds!r}")
    return {
        "count": how_many,
        "extensions": extensions(name, listed),
        "max_size": _NO_BOUND if megabytes is None else min(megabytes << 20, _NO_BOUND),
    }


def _sample_rate(name: str, rate: Any) -> int | None:
    if rate is None or (rate in _RATES and not isinstance(rate, bool)):
        return None if rate is None else int(rate)
    raise StreamlitValueError(f"`{name}` is one of {', '.join(map(str, _RATES))}, or None: {rate!r}")


# Values


class Files:
    """How scripts see the files of a widget: each as one that is at its beginning."""

    def __init__(self, several: bool) -> None:
        self.several = several

    def decode(self, raw: Any) -> Any:
        files = [_opened(upload) for upload in raw or ()]
        return files if self.several else (files[0] if files else None)

    def encode(self, value: Any) -> list[Upload]:
        raise StreamlitValueAssignmentNotAllowedError(
            f"the files of a widget can't be set through `st.session_state`: {value!r}"
        )


def _opened(upload: Upload) -> UploadedFile:
    from millpond.uploaded import uploaded

    return uploaded(upload)


class ChatInputValue(AttributeDictionary):
    """A message with what was sent along, as items or as attributes.

    - `text`: what was typed.
    - `files`: where files are taken, a list of them.
    - `audio`: where recordings are taken, one as a WAV file, or `None`.

    >>> message = st.chat_input("Ask the miller", accept_file=True)
    >>> if message:
    ...     st.write(message.text, [file.name for file in message.files])
    """

    def to_dict(self) -> dict[str, Any]:
        """The same as a plain dictionary."""
        return dict(self)


class Message:
    """How scripts see a message: as text, or with what was sent along where something can be."""

    def __init__(self, files: bool, audio: bool) -> None:
        self.files = files
        self.audio = audio

    def decode(self, raw: Any) -> Any:
        if raw is None:
            return None
        text, files, audio = raw
        if not (self.files or self.audio):
            return text
        value = ChatInputValue(text=text)
        if self.files:
            value["files"] = [_opened(file) for file in files]
        if self.audio:
            value["audio"] = None if audio is None else _opened(audio)
        return value

    def encode(self, value: Any) -> str:
        if not isinstance(value, str):
            raise StreamlitValueAssignmentNotAllowedError(
                f"of a message only the text can be prepared through `st.session_state`: {value!r}"
            )
        return value
