"""Values that stand alone on a line of a script are written, as if by `st.write`."""

from __future__ import annotations

# The module `ast` itself takes longer to import than most scripts to compile.
import _ast as ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType
    from typing import Any

NAME = "__millpond_write__"
"""The name by which the code of a script finds `write`."""

_SILENT = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom)
"""What stands alone for what it does, not for its value."""

_FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def compile_script(content: bytes, path: str) -> CodeType:
    """Compiles a script to code that writes what stands alone.

    That is any expression on a line of its own, also within functions and blocks, but for calls and the like,
    docstrings, `...`, and what stands directly in a class. Lines and columns are those of the source.
    """
    script: Any = compile(content, path, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    _have_written(_without_docstring(script.body))
    return compile(script, path, "exec", dont_inherit=True)


def write(*things: object) -> None:
    """Draws what stood alone on a line."""
    from millpond import write

    write(*things)


def _have_written(statements: Iterable[ast.stmt], in_class: bool = False) -> None:
    """Changes those of some statements, and of those within, that are values."""
    for statement in statements:
        if isinstance(statement, ast.Expr):
            if not in_class:
                statement.value = _written(statement.value)
        elif isinstance(statement, _FUNCTION):
            _have_written(_without_docstring(statement.body))
        else:
            inside = in_class or isinstance(statement, ast.ClassDef)
            for part in (statement, *getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
                for name in ("body", "orelse", "finalbody"):
                    _have_written(getattr(part, name, ()), inside)


def _written(value: ast.expr) -> ast.expr:
    if isinstance(value, _SILENT) or (isinstance(value, ast.Constant) and value.value is ...):
        return value
    where = {name: getattr(value, name) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")}
    things = value.elts if isinstance(value, ast.Tuple) else [value]
    return ast.Call(ast.Name(NAME, ast.Load(), **where), things, [], **where)


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    first = body[0] if body else None
    documented = (
        isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    )
    return body[1:] if documented else body
