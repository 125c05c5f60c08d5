"""Anything that shows a picture as one that a browser can fetch.

Pictures in a format that browsers know are passed on as they are. Neither numpy nor pillow is needed for those.
"""

from __future__ import annotations

from millpond import _native
from millpond.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError, StreamlitValueError
from millpond.files import begins, is_path, is_url, kind_of, media, named, read, read_path, url

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from millpond.files import File, Source

_SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/avif", "image/x-icon")
"""What every browser shows."""

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG"}


def is_array(value: object) -> bool:
    """Whether a value is numbers in a grid, of numpy or something that can become it."""
    return hasattr(value, "__array__") and not is_pillow(value)


def is_pillow(value: object) -> bool:
    """Whether a value is a picture of the package pillow."""
    return any(kind.__module__ == "PIL.Image" and kind.__name__ == "Image" for kind in type(value).__mro__)


def to_source(image: Any, clamp: bool = False, channels: str = "RGB", output_format: str = "auto") -> Source:
    """A picture as a `Source` of the protocol.

    Raises `StreamlitAPIException` for a file that can't be read and for what is no picture.
    """
    if isinstance(image, str) and is_url(image):
        return url(image)
    return media(*to_file(image, clamp, channels, output_format))


def to_file(image: Any, clamp: bool = False, channels: str = "RGB", output_format: str = "auto") -> File:
    """A picture, but for one at an address, as a file that browsers show. Raises as `to_source` does."""
    if is_pillow(image):
        return _saved(image, output_format)
    if is_array(image):
        return _of_array(image, clamp, channels, output_format)
    if is_path(image) or (isinstance(image, str) and not image.lstrip().startswith("<")):
        return _encoded(read_path(image), output_format)
    data = image if isinstance(image, str) else read(image)
    if data is None:
        raise StreamlitInvalidParameterTypeError(
            "an image is a path, an address, the bytes of a file, an array of numbers or a picture of pillow: "
            f"{named(image)}"
        )
    return _encoded(data.encode("utf-8", "replace") if isinstance(data, str) else data, output_format)


def _encoded(data: bytes, output_format: str) -> File:
    """A picture from the bytes of its file: as they are, if browsers show those and no other format is asked for."""
    mime, extension = kind_of(data) or ("", "")
    if not mime and _is_svg(data):
        return data, "image/svg+xml", "svg"
    as_it_is = output_format == "auto" or _FORMATS.get(mime, output_format) == output_format
    if mime in _SHOWN and (as_it_is or _pillow() is None):
        return data, mime, extension
    return _saved(_opened(data), output_format)


def _is_svg(data: bytes) -> bool:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith((b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in data


def _pillow() -> Any:
    try:
        from PIL import Image
    except ImportError:
        return None
    return Image


def _opened(data: bytes) -> Any:
    """A picture that browsers do not know, read by pillow."""
    from io import BytesIO

    pillow = _pillow()
    try:
        if pillow is not None:
            return pillow.open(BytesIO(data))
    except Exception as error:
        raise StreamlitAPIException(_not_a_picture(data)) from error
    raise StreamlitAPIException(_not_a_picture(data))


def _not_a_picture(data: bytes) -> str:
    return f"this is no image of a known format; it has {len(data)} bytes and begins with {begins(data)}"


def _saved(image: Any, output_format: str) -> File:
    """A picture of pillow's in its own format, or in the one asked for."""
    from io import BytesIO

    own = image.format if image.format in ("PNG", "JPEG", "GIF", "WEBP") else "PNG"
    format = own if output_format == "auto" else output_format
    file = BytesIO()
    try:
        if format in ("GIF", "WEBP") and getattr(image, "n_frames", 1) > 1:
            image.save(file, format=format, save_all=True)
        else:
            _in_colours_of(format, image).save(file, format=format)
    except Exception as error:
        raise StreamlitAPIException(f"pillow can't save this image as {format} ({error}): {named(image)}") from error
    return file.getvalue(), f"image/{format.lower()}", format.lower()


_MODES = {
    "PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"),
    "JPEG": ("L", "RGB"),
    "GIF": ("1", "L", "P", "RGB", "RGBA"),
    "WEBP": ("RGB", "RGBA"),
}
"""The kinds of colours, in pillow's words, that a format has and browsers show."""


def _in_colours_of(format: str, image: Any) -> Any:
    if image.mode in _MODES[format]:
        return image
    opaque = not (image.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in getattr(image, "info", {}))
    if opaque:
        return image.convert("RGB")
    image = image.convert("RGBA")
    if format != "JPEG":
        return image
    paper = _pillow().new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


# Arrays


def _of_array(array: Any, clamp: bool, channels: str, output_format: str) -> File:
    import numpy

    pixels = _bytes(_grid(numpy.asarray(array)), clamp)
    if pixels.ndim == 3 and channels == "BGR":
        pixels = pixels[..., [2, 1, 0, 3][: pixels.shape[2]]]
    if output_format == "JPEG" and (pillow := _pillow()) is not None:
        return _saved(pillow.fromarray(pixels), "JPEG")
    height, width = pixels.shape[:2]
    depth = pixels.shape[2] if pixels.ndim == 3 else 1
    return _native.png(pixels.tobytes(), width, height, depth), "image/png", "png"


def _grid(array: Any) -> Any:
    """An array as rows of pixels, each one number or three or four; refuses others."""
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    shape = tuple(array.shape)
    if array.ndim not in (2, 3):
        raise StreamlitValueError(
            f"an image has two dimensions (height, width), or three (height, width, channels); this array: {shape}"
        )
    if array.ndim == 3 and array.shape[2] not in (3, 4):
        raise StreamlitValueError(f"an image has 1, 3 or 4 channels, and not {array.shape[2]}; its shape: {shape}")
    if 0 in shape:
        raise StreamlitValueError(f"an image has at least one pixel; this array: {shape}")
    return array


def _bytes(array: Any, clamp: bool) -> Any:
    """An array as one of bytes: floats from 0 to 1 and integers from 0 to 255, others if they are to be clamped."""
    import numpy

    kind = array.dtype.kind
    if kind == "b":
        return array.astype("uint8") * 255
    if kind not in "iuf":
        raise StreamlitInvalidParameterTypeError(f"an image is of numbers; this array: {array.dtype}")
    if array.dtype == "uint8":
        return array
    most = 1.0 if kind == "f" else 255
    if clamp:
        array = numpy.clip(numpy.nan_to_num(array) if kind == "f" else array, 0, most)
    elif not (array.min() >= 0 and array.max() <= most):  # Nor if there is no number among them.
        raise StreamlitAPIException(
            f"Data is outside [0{'.0' * (kind == 'f')}, {most}] and clamp is not set; "
            f"it goes from {array.min()} to {array.max()}, as {array.dtype}"
        )
    return (array * 255).astype("uint8") if kind == "f" else array.astype("uint8")
