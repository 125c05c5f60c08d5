"""How `write` draws each kind of thing."""

from __future__ import annotations

import sys
from collections.abc import ItemsView, KeysView, Mapping, ValuesView
from types import (
    AsyncGeneratorType,
    BuiltinFunctionType,
    FunctionType,
    GeneratorType,
    MethodType,
    ModuleType,
)

from millpond.errors import StreamlitAPIException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from millpond.delta_generator import DeltaGenerator

_GENERATORS = (GeneratorType, AsyncGeneratorType)

_METHODS = {
    "PIL.Image": "image",
    "bokeh.Model": "bokeh_chart",
    "graphviz.Dot": "graphviz_chart",
    "graphviz.Source": "graphviz_chart",
    "matplotlib.Figure": "pyplot",
    "millpond.QueryParams": "json",
    "openai.AsyncStream": "write_stream",
    "openai.Stream": "write_stream",
    "plotly.BaseFigure": "plotly_chart",
    "pydeck.Deck": "pydeck_chart",
}
"""What draws the objects of a class and of those derived from it, by package and name."""

_LISTED = (ItemsView, KeysView, ValuesView, range, map, enumerate, zip, filter)
"""Things that are seen as the list of what they give."""

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
    elif (method := _method_for(kind)) is not None:
        draw: Any = getattr(at, method)
        draw(thing)
    elif is_data(thing):
        at.dataframe(thing)
    elif _is_enum(thing):
        at.markdown(str(thing))
    elif isinstance(thing, _GENERATORS) or (isinstance(thing, FunctionType) and _makes_generators(thing)):
        write_stream(at, thing, None)
    elif isinstance(thing, (dict, list, tuple, set, frozenset)) or hasattr(thing, "_asdict"):
        at.json(thing)
    elif isinstance(thing, Mapping):
        at.json(dict(thing))
    elif isinstance(thing, _LISTED):
        at.json(list(thing))
    elif isinstance(thing, _DOCUMENTED) or hasattr(thing, "__dataclass_fields__"):
        at.help(thing)
    elif not _draw_itself(at, thing):
        _draw_text(at, str(thing), allow_html)


def _draw_itself(at: DeltaGenerator, thing: Any) -> bool:
    """Draws a thing as it says itself how it looks, in the manner of IPython, if it does."""
    for name, draw in (
        ("_repr_html_", lambda look: at.markdown(look, unsafe_allow_html=True)),
        ("_repr_markdown_", at.markdown),
        ("_repr_latex_", lambda look: at.latex(look.strip().strip("$"))),
        ("_repr_svg_", at.image),
        ("_repr_png_", at.image),
        ("_repr_jpeg_", at.image),
    ):
        method = getattr(thing, name, None)
        look = method() if callable(method) else None
        # With what a look is about, there is a pair.
        look = look[0] if isinstance(look, tuple) else look
        if look is not None:
            draw(look)
            return True
    return False


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
    for whole in _pieces(stream):
        piece = _text_of(whole)
        # Not for any piece: a frame compares each of its cells.
        if isinstance(piece, str) and not piece:
            continue
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


def _pieces(stream: Any) -> Iterable[Any]:
    """What a stream yields, also if it does so asynchronously or is a function that makes one."""
    if callable(stream) and not hasattr(stream, "__iter__") and not hasattr(stream, "__aiter__"):
        stream = stream()
    if hasattr(stream, "__aiter__"):
        from millpond.streams import one_by_one

        return one_by_one(stream)
    if isinstance(stream, (str, bytes, dict)) or not hasattr(stream, "__iter__"):
        raise StreamlitAPIException(
            "`st.write_stream` draws a generator, or a function that makes one; for anything else there is `st.write`: "
            f"{type(stream).__name__}"
        )
    return stream  # type: ignore[no-any-return]


def _text_of(piece: Any) -> Any:
    """The text of a piece as language models send it, in one of the shapes that are in use; others as they are."""
    if isinstance(piece, (str, int, float, dict, list, tuple)) or piece is None:
        return piece
    choices = getattr(piece, "choices", None)
    if isinstance(choices, (list, tuple)):
        # A piece without choices tells of the use of the model.
        delta = getattr(choices[0], "delta", None) if choices else None
        return (getattr(delta, "content", None) or "") if delta is not None or not choices else piece
    event = getattr(piece, "type", None)
    if isinstance(event, str) and event.startswith("response."):
        return getattr(piece, "delta", "") if event == "response.output_text.delta" else ""
    content = getattr(piece, "content", None)
    if isinstance(content, str):
        return content
    if isinstance(content, list) and all(isinstance(part, (str, dict)) for part in content):
        return "".join(part if isinstance(part, str) else str(part.get("text") or "") for part in content)
    return piece


def _method_for(kind: type) -> str | None:
    names = (f"{base.__module__.partition('.')[0]}.{base.__name__}" for base in kind.__mro__)
    return next((_METHODS[name] for name in names if name in _METHODS), None)


def _makes_generators(function: FunctionType) -> bool:
    return bool(function.__code__.co_flags & 0x220)  # inspect.CO_GENERATOR | inspect.CO_ASYNC_GENERATOR


def _is_enum(thing: object) -> bool:
    enum = sys.modules.get("enum")
    return enum is not None and isinstance(thing, enum.Enum)


def _is_place(thing: object) -> bool:
    from millpond.delta_generator import DeltaGenerator

    return isinstance(thing, DeltaGenerator)
