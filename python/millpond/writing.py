"""How `write` draws each kind of thing."""

from __future__ import annotations

import sys
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from millpond.delta_generator import DeltaGenerator

_DOCUMENTED = (FunctionType, BuiltinFunctionType, MethodType, ModuleType, type)


def write(at: DeltaGenerator, things: Iterable[object], allow_html: bool) -> None:
    """Draws things at a place, one below the other, neighbouring texts as one."""
    texts: list[str] = []

    def flush() -> None:
        if texts:
            at.markdown(" ".join(texts), allow_html)
            texts.clear()

    for thing in things:
        if isinstance(thing, str):
            texts.append(thing)
        elif isinstance(thing, (int, float, complex)) and not _is_enum(thing):
            texts.append(str(thing))
        else:
            flush()
            _draw(at, thing, allow_html)
    flush()


def _draw(at: DeltaGenerator, thing: Any, allow_html: bool) -> None:
    """Draws one thing that is neither text nor a number."""
    from millpond.frames import is_data

    kind = type(thing)
    package = kind.__module__.partition(".")[0]
    if isinstance(thing, BaseException):
        at.exception(thing)
    elif _is_place(thing):
        # A place was already drawn; scripts write the result of a call that draws.
        at.help(thing)
    elif package == "altair" and hasattr(thing, "to_dict"):
        at.altair_chart(thing)
    elif package == "sympy":
        at.latex(thing)
    elif is_data(thing):
        at.dataframe(thing)
    elif _is_enum(thing):
        at.markdown(str(thing))
    elif isinstance(thing, GeneratorType) or (isinstance(thing, FunctionType) and _makes_generators(thing)):
        write_stream(at, thing, None)
    elif isinstance(thing, (dict, list, tuple, set, frozenset)) or hasattr(thing, "_asdict"):
        at.json(thing)
    elif isinstance(thing, _DOCUMENTED):
        at.help(thing)
    elif callable(getattr(thing, "_repr_html_", None)):
        at.markdown(thing._repr_html_(), unsafe_allow_html=True)
    else:
        _draw_text(at, str(thing), allow_html)


def _draw_text(at: DeltaGenerator, text: str, allow_html: bool) -> None:
    """Draws the text of an object: as code if it is the kind that only names it."""
    if text.startswith("<") and text.endswith(">") and not allow_html:
        at.code(text, None)
    else:
        at.markdown(text, allow_html)


def write_stream(at: DeltaGenerator, stream: Any, cursor: str | None) -> str | list[Any]:
    """Draws what a stream yields while it does; gives the text, or a list if there is more than text."""
    written: list[Any] = []
    place = None
    for piece in stream() if callable(stream) and not hasattr(stream, "__iter__") else stream:
        if not isinstance(piece, str):
            if place is not None:
                place.markdown(written[-1])
            place = None
            written.append(piece)
            write(at, [piece], False)
        elif place is None:
            written.append(piece)
            place = at.markdown(piece + (cursor or ""))
        else:
            written[-1] += piece
            place = place.markdown(written[-1] + (cursor or ""))
    if place is not None and cursor:
        place.markdown(written[-1])
    if not written:
        return ""
    return written[0] if len(written) == 1 and isinstance(written[0], str) else written


def documentation(thing: object) -> str:
    """What a thing is, as Python: its signature, its type, its documentation."""
    import inspect

    if thing is ...:
        thing = sys.modules["millpond"]
    name = getattr(thing, "__qualname__", None) or getattr(thing, "__name__", None)
    kind = type(thing).__name__
    head = f"{kind} {repr(thing)[:200]}" if name is None else str(name)
    if isinstance(thing, ModuleType):
        head = f"module {name}"
    elif callable(thing):
        word = "class" if isinstance(thing, type) else "def"
        try:
            head = f"{word} {name or kind}{inspect.signature(thing)}"
        except (TypeError, ValueError):
            head = f"{word} {name or kind}(...)"
    text = inspect.getdoc(thing)
    return head if not text else f'{head}\n\n"""{text}"""'


def _makes_generators(function: FunctionType) -> bool:
    return bool(function.__code__.co_flags & 0x20)  # inspect.CO_GENERATOR


def _is_enum(thing: object) -> bool:
    enum = sys.modules.get("enum")
    return enum is not None and isinstance(thing, enum.Enum)


def _is_place(thing: object) -> bool:
    from millpond.delta_generator import DeltaGenerator

    return isinstance(thing, DeltaGenerator)
