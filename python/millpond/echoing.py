"""`echo`: a block of the script is shown, and runs."""

from __future__ import annotations

import sys

from millpond.elements import checks

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ast
    from types import FrameType


def echo(code_location: str = "above") -> Echo:
    """Shows the source of a `with` block, and runs it.

    - `code_location`: where the source is shown: `"above"` what the block draws, or `"below"`.

    Raises `StreamlitAPIException` for another place.

    >>> with st.echo():
    ...     st.write("This line is seen, and what it draws")
    """
    where = checks.choice("code_location", code_location, "above", "below")
    return Echo(_block_at(sys._getframe(1)), where)


class Echo:
    """Draws a listing before or after a `with` block."""

    __slots__ = ("_source", "_where")

    def __init__(self, source: str | None, where: str) -> None:
        self._source = source
        self._where = where

    def __enter__(self) -> None:
        if self._where == "above":
            self._draw()

    def __exit__(self, kind: object, error: object, traceback: object) -> None:
        if self._where == "below" and error is None:
            self._draw()

    def _draw(self) -> None:
        from millpond import code, warning

        if self._source is None:
            warning("The source of this block can't be shown: no file has it.")
        else:
            code(self._source, "python")


def _block_at(frame: FrameType) -> str | None:
    """The source of the `with` block that begins where a frame is now."""
    import ast

    text = _source_of(frame)
    try:
        blocks = [node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.With, ast.AsyncWith))]
    except (SyntaxError, ValueError, RecursionError):
        return None
    found = [block for block in blocks if _begins_at(block, frame.f_lineno)]
    return _body(max(found, key=lambda block: (block.lineno, block.col_offset)), text) if found else None


def _source_of(frame: FrameType) -> str:
    """The text of a frame's file: of a script as it was compiled, not as it is now."""
    import linecache

    from millpond.script import sources

    path = frame.f_code.co_filename
    compiled = sources().get(path)
    return "".join(compiled[2] if compiled else linecache.getlines(path, frame.f_globals))


def _begins_at(block: ast.With | ast.AsyncWith, line: int) -> bool:
    items = [item.context_expr for item in block.items]
    return any(item.lineno <= line <= (item.end_lineno or item.lineno) for item in items)


def _body(block: ast.With | ast.AsyncWith, text: str) -> str:
    """The statements of a block as they are written, with the comments around them, and without their indentation."""
    import ast

    header = max(item.context_expr.end_lineno or 0 for item in block.items)
    if block.body[0].lineno == header:
        return "\n".join(ast.get_source_segment(text, statement) or "" for statement in block.body)
    # As Python counts lines: a form feed is no end of one.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    indent = lines[block.body[0].lineno - 1][: block.body[0].col_offset]
    first = min(node.lineno for node in (block.body[0], *getattr(block.body[0], "decorator_list", ())))
    while first - 1 > header and _may_belong(lines[first - 2], indent):
        first -= 1
    last = block.body[-1].end_lineno or first
    while last < len(lines) and _may_belong(lines[last], indent):
        last += 1
    return "\n".join(line.removeprefix(indent) for line in lines[first - 1 : last]).strip("\n").rstrip()


def _may_belong(line: str, indent: str) -> bool:
    """Whether a line beside a block's statements is empty or one of its comments."""
    return not line.strip() or (line.startswith(indent) and line.lstrip().startswith("#"))
