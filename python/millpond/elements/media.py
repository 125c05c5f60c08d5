"""Pictures, sounds and films."""

from __future__ import annotations

from millpond import _native
from millpond.elements import checks
from millpond.elements.drawing import Drawing, optional_text, size
from millpond.errors import StreamlitAPIException, StreamlitIncompatibleParametersError, StreamlitInvalidURLError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta
    from typing import Any

    from millpond._native import Size
    from millpond.delta_generator import DeltaGenerator

    Moment = float | timedelta | str | None


class MediaMixin(Drawing):
    """The functions that draw pictures, sounds and films.

    Common to all: what they draw is a path, an address, the bytes of a file, or something to read them from. `alt` says
    what it shows, for those who don't see or hear it. What is refused, such as a file that can't be read, raises a
    `StreamlitAPIException`.
    """

    __slots__ = ()

    def image(
        self,
        image: Any,
        caption: Any = None,
        width: Size | None = "content",
        clamp: bool = False,
        channels: str = "RGB",
        output_format: str = "auto",
        *,
        use_container_width: bool | None = None,
        link: str | None = None,
        use_column_width: bool | str | None = None,
        alt: str | Sequence[str | None] | None = None,
    ) -> DeltaGenerator:
        """Draws a picture, or several side by side.

        - `image`: as of all media; or SVG as text, an array of numbers, a picture of pillow, or a list of such.
          An array has height and width, and perhaps 3 or 4 channels, as integers from 0 to 255 or floats from 0 to 1.
        - `caption`: Markdown below it; for several pictures a list of as many.
        - `width`: in pixels, or `"content"` (its own), `"stretch"`; never more than there is.
        - `clamp`: whether numbers outside of their range are taken for the nearest within, rather than refused.
        - `channels`: `"RGB"`, or `"BGR"` for an array whose first channel is blue.
        - `output_format`: `"PNG"` or `"JPEG"` encodes it as such; `"auto"` passes on what browsers show.
        - `link`: where a click leads; for a single picture.
        - `alt`: for several pictures a list of as many; an empty one says that it is mere decoration.
        - `use_container_width`, `use_column_width`: older ways to say `width`.

        Returns the place of the picture.

        >>> st.image("mill.jpg", caption="The mill in 1921", width=400)
        """
        from millpond.pictures import to_source

        order = checks.choice("channels", channels, "RGB", "BGR")
        format = checks.choice(
            "output_format", output_format.upper() if output_format in ("jpeg", "png") else output_format, *_FORMATS
        )
        images = _each(image)
        captions = _paired("caption", caption, len(images))
        alts = _paired("alt", alt, len(images))
        if link is not None and len(images) != 1:
            raise StreamlitIncompatibleParametersError(
                f"`link` is for a single image, and these are {len(images)}: {link!r}"
            )
        here = _image_width(width, use_container_width, use_column_width)
        if not images:
            return self.empty()  # type: ignore[attr-defined, no-any-return]
        pictures = [
            {"source": to_source(one, clamp, order, format), "caption": below, "alt": told}
            for one, below, told in zip(images, captions, alts, strict=True)
        ]
        props = {"type": "image", "pictures": pictures, "width": here, "link": optional_text(link) or None}
        return self._at(_native.element(self._place, props))

    def audio(
        self,
        data: Any,
        format: str = "audio/wav",
        start_time: Moment = 0,
        *,
        sample_rate: int | None = None,
        end_time: Moment = None,
        loop: bool = False,
        autoplay: bool = False,
        alt: str | None = None,
        width: Size = "stretch",
    ) -> DeltaGenerator:
        """Draws a player for a sound.

        - `data`: as of all media; or an array of samples, with a row for each channel if it has two dimensions.
        - `format`: the MIME type, where neither the bytes nor the name of the file tell it.
        - `start_time`, `end_time`: what is played: seconds, a `timedelta` or a text such as `"1m30s"`.
        - `sample_rate`: how many samples a second has; only for an array, which needs it.
        - `loop`: whether it starts again when it is over.
        - `autoplay`: whether it starts by itself, as far as the browser allows that.
        - `alt`: as of all media.
        - `width`: in pixels, or `"stretch"`.

        Returns the place of the player.

        >>> st.audio("wheel.ogg", start_time="1m30s")
        """
        from millpond import files, pictures, sounds

        if data is None:
            return self._at(_native.empty(self._place))
        start, end = sounds.span(start_time, end_time)
        is_array = pictures.is_array(data)
        props = {
            "type": "audio",
            "source": files.media(*sounds.wave(data, sample_rate)) if is_array else sounds.to_source(data, format),
            "start": start,
            "end": end,
            "looped": bool(loop),
            "autoplay": bool(autoplay),
            "width": size(width, "stretch", allowed=("stretch",)),
            "alt": _told(alt),
        }
        return self._at(_native.element(self._place, props))

    def video(
        self,
        data: Any,
        format: str = "video/mp4",
        start_time: Moment = 0,
        *,
        subtitles: Any = None,
        end_time: Moment = None,
        loop: bool = False,
        autoplay: bool = False,
        muted: bool = False,
        alt: str | None = None,
        width: Size = "stretch",
    ) -> DeltaGenerator:
        """Draws a player for a film, with the parameters of `audio` and two more.

        - `data`: also the address of a film on YouTube.
        - `subtitles`: texts shown with it, WebVTT or SubRip: a text, its bytes, a path; or a dictionary of such by
          label. The first is on at first; an empty one shows nothing.
        - `muted`: whether it is silent at first; many browsers start a film by itself only if it is.

        Returns the place of the player.

        >>> st.video("wheel.mp4", subtitles={"English": "wheel.vtt"})
        """
        from millpond import sounds

        if data is None:
            return self._at(_native.empty(self._place))
        start, end = sounds.span(start_time, end_time)
        film = sounds.youtube(data)
        if film is None:
            source = sounds.to_source(data, format)
        elif subtitles is not None:
            raise StreamlitIncompatibleParametersError(f"subtitles are not possible for films on YouTube: {data!r}")
        else:
            address = sounds.youtube_page(film, start, end, bool(loop), bool(autoplay), bool(muted))
            source = {"type": "url", "value": address}
        props = {
            "type": "video",
            "source": source,
            "embedded": film is not None,
            "subtitles": sounds.subtitles(subtitles),
            "start": start,
            "end": end,
            "looped": bool(loop),
            "autoplay": bool(autoplay),
            "muted": bool(muted),
            "width": size(width, "stretch", allowed=("stretch",)),
            "alt": _told(alt),
        }
        return self._at(_native.element(self._place, props))

    def logo(
        self,
        image: Any,
        *,
        size: str = "medium",
        link: str | None = None,
        icon_image: Any = None,
    ) -> None:
        """Draws the app's mark, at the top of the sidebar.

        - `image`: a picture as of `image`, or an emoji.
        - `size`: `"small"` (20 pixels high), `"medium"` (24) or `"large"` (32).
        - `link`: where a click leads: an address with `http://` or `https://`.
        - `icon_image`: what is shown while the sidebar is closed; `None` shows the same.

        >>> st.logo("mill.svg", link="https://example.org")
        """
        if link is not None and not str(link).startswith(("http://", "https://")):
            raise StreamlitInvalidURLError(f"`link` of a logo begins with `http://` or `https://`: {link!r}")
        props = {
            "type": "logo",
            "image": _mark(image),
            "icon": None if icon_image is None else _mark(icon_image),
            "link": optional_text(link),
            "size": checks.choice("size", size, "small", "medium", "large"),
        }
        _native.element(self._place, props)


_FORMATS = ("auto", "PNG", "JPEG")


def _each(image: Any) -> list[Any]:
    """The pictures of a list, of an array of pictures, or a single one."""
    if isinstance(image, (list, tuple)):
        return list(image)
    many = len(getattr(image, "shape", ())) == 4
    return list(image) if many else [image]


def _paired(name: str, texts: Any, count: int) -> list[str | None]:
    """What is said of each picture."""
    if texts is None:
        return [None] * count
    listed = list(texts) if hasattr(texts, "__iter__") and not isinstance(texts, str) else [texts]
    if len(listed) != count:
        raise StreamlitAPIException(f"Cannot pair {len(listed)} {name}s with {count} images.")
    return [optional_text(one) for one in listed]


def _image_width(
    width: Any, use_container_width: bool | None, use_column_width: bool | str | None
) -> dict[str, object]:
    if use_container_width is not None and use_column_width is not None:
        raise StreamlitIncompatibleParametersError(
            "`use_container_width` and `use_column_width` say the same: give one of them"
        )
    if use_column_width is not None:
        column = checks.choice("use_column_width", _COLUMN_WIDTHS.get(use_column_width, use_column_width), *_WORDS)
        return {"type": "stretch" if column == "always" else "content"}
    if type(width) is int and -5 <= width < 0:
        width = "stretch" if width == -2 else "content"
    return size(width, "content", use_container_width)


_COLUMN_WIDTHS: dict[object, object] = {True: "always", False: "never"}
_WORDS = ("auto", "always", "never")


def _told(alt: str | None) -> str | None:
    """What is said of a player; nothing if it is blank, since a player is no decoration."""
    return None if alt is None or not str(alt).strip() else str(alt)


def _mark(image: Any) -> dict[str, object]:
    from millpond.pictures import to_source

    if isinstance(image, (list, tuple)):
        raise StreamlitAPIException(f"a logo is a single image: {image!r}")
    if isinstance(image, str) and checks.is_icon(image):
        if image.startswith(":"):
            raise StreamlitAPIException(
                f"a logo is an image or an emoji, and can't be an icon of a font yet: {image!r}"
            )
        image = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
            f'<text x="16" y="26" font-size="26" text-anchor="middle">{image}</text></svg>'
        )
    return to_source(image)
