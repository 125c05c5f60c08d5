"""Parameters that many functions read alike: a word out of several, an icon, a text, a gap.

Not here: widths and heights, which `drawing` reads.
"""

from __future__ import annotations

from millpond.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError, StreamlitValueError


def choice(name: str, value: object, *words: str) -> str:
    """A parameter that is one of a few words. Raises `StreamlitValueError` for anything else."""
    if isinstance(value, str) and value in words:
        return value
    listed = ", ".join(f'"{word}"' for word in words)
    raise StreamlitValueError(f"`{name}` is one of {listed}: {value!r}")


# How a block that can be folded away looks, as the protocol has it.
_FOLD_LOOKS = {"default": "framed", "compact": "compact", "step": "step"}


def fold_look(value: object) -> str:
    """The `type` of a block that can be folded away. Raises as `choice` does."""
    return _FOLD_LOOKS[choice("type", value, *_FOLD_LOOKS)]


def icon(value: object, name: str = "icon") -> str | None:
    """An emoji, `:material/name:` or `:shortcode:`; nothing from `None` and from an empty text.

    Raises `StreamlitAPIException` for other texts, and `StreamlitInvalidParameterTypeError` for what is no text.
    """
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise StreamlitInvalidParameterTypeError(f"`{name}` is a text or None: {value!r}")
    if value == "spinner":
        return ":material/progress_activity:"
    if is_icon(value):
        return value
    raise StreamlitAPIException(
        f'`{name}` is a single emoji, or a Material icon such as ":material/thumb_up:": {value!r}'
    )


def alignment(value: object) -> str:
    """How lines stand in a text. Raises `StreamlitValueError` for anything else."""
    return "left" if value is None else choice("text_alignment", value, "left", "center", "right", "justify")


def is_icon(text: str) -> bool:
    """Whether a text is nothing but one emoji, `:material/name:` or `:shortcode:`."""
    import re

    return re.fullmatch(_ICON, text) is not None


_SYMBOL = "[\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_SIGN = f"(?:{_SYMBOL}\ufe0f?[\U0001f3fb-\U0001f3ff]?[\U000e0020-\U000e007f]*)"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_ICON = rf":material/\w+:|:[\w+-]+:|[0-9#*]\ufe0f?\u20e3|{_FLAG}|{_SIGN}(?:\u200d{_SIGN})*"
"""An emoji is one sign, with a colour of skin or a style; several joined to one; a flag; or a key of a telephone."""


def text(value: object) -> str:
    """A text without the indentation that its lines have in common, and without blank lines at its ends."""
    plain = str(value)
    if "\n" not in plain:
        return plain.strip()
    from textwrap import dedent

    return dedent(plain).strip()


def gap(value: object) -> str:
    """The name of a room between things; `None` is none at all, and a number of pixels the nearest there is."""
    if value is None:
        return "none"
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return min(_GAPS, key=lambda name: abs(_GAPS[name] - value))
    if isinstance(value, str) and value.lower() in _GAPS and value != "none":
        return value.lower()
    listed = ", ".join(f'"{name}"' for name in _GAPS if name != "none")
    raise StreamlitValueError(f"`gap` is one of {listed}, a number of pixels, or None: {value!r}")


_GAPS = {
    "none": 0,
    "xxsmall": 4,
    "xsmall": 8,
    "small": 16,
    "medium": 32,
    "large": 64,
    "xlarge": 96,
    "xxlarge": 128,
}
"""By name, in CSS pixels."""
