"""Styled frames of pandas: which of their cells are shown, their texts, colours and caption."""

from __future__ import annotations

import re
import sys

from millpond import _native
from millpond.arrays import Table
from millpond.errors import StreamlitAPIException
from millpond.frames import column_name, with_labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Styled:
    """What a styler of pandas says of its frame."""

    def __init__(self, styler: Any) -> None:
        from copy import deepcopy

        _refuse_too_many(styler)
        # Computing changes a styler, which is the script's; the data is not copied.
        self._styler = deepcopy(styler)
        self._styler._compute()
        hidden_rows, hidden_columns = set(styler.hidden_rows), set(styler.hidden_columns)
        self._rows = [at for at in range(len(styler.index)) if at not in hidden_rows]
        self._columns = [at for at in range(len(styler.columns)) if at not in hidden_columns]
        self._levels = [at for at, hidden in enumerate(styler.hide_index_) if not hidden]
        self.hide_index = True if not self._levels else None
        self.hide_header = True if all(styler.hide_columns_) else None

    def data(self) -> Any:
        """The frame, without rows, columns and labels that are hidden."""
        data = self._styler.data.iloc[self._rows, self._columns]
        hidden = [level for level in range(data.index.nlevels) if level not in self._levels]
        return data.droplevel(hidden) if self._levels and hidden else data

    def props(self) -> dict[str, object]:
        """The look as a `Styling` of the protocol."""
        from millpond.jsontext import to_json

        return {
            "caption": _caption(self._styler.caption),
            "texts": _native.send(self._texts(), False),
            "cells": _native.document(to_json(self._cells())),
            "rules": to_json(rules) if (rules := self._rules()) else None,
        }

    def heads(self) -> list[list[str]] | None:
        """What stands at the heads of columns, as far as these are not just their names."""
        styler = self._styler
        names = styler.columns
        shown = [at for at, hidden in enumerate(styler.hide_columns_) if not hidden] or range(names.nlevels)
        heads = [
            [str(styler._display_funcs_columns[level, at](names.get_level_values(level)[at])) for level in shown]
            for at in self._columns
        ]
        if all(head == [column_name(names[at])] for head, at in zip(heads, self._columns, strict=True)):
            return None
        return with_labels(list(map(self._label_name, self._shown_levels())), heads)

    def _shown_levels(self) -> Sequence[int]:
        # Labels that are all hidden are there in the data all the same.
        return self._levels or range(self._styler.index.nlevels)

    def _texts(self) -> _native.Frame:
        styler, table = self._styler, Table()
        for level in self._shown_levels():
            values = styler.index.get_level_values(level)
            texts = [str(styler._display_funcs_index[row, level](values[row])) for row in self._rows]
            table.add(self._label_name(level), texts)
        table.index = len(table.names)
        for at in self._columns:
            values = styler.data.iloc[:, at]
            texts = [str(styler._display_funcs[row, at](values.iat[row])) for row in self._rows]
            table.add(column_name(styler.columns[at]), texts)
        return table.frame()

    def _label_name(self, level: int) -> str:
        name = self._styler.index.names[level]
        return "" if name is None else column_name(name)

    def _rules(self) -> list[list[str]]:
        """Styles of the table and its heads, as pairs of a selector and declarations."""
        styler = self._styler
        rules = [[self._placed(rule["selector"]), _css(rule["props"])] for rule in styler.table_styles or ()]
        for (level, column), declarations in styler.ctx_columns.items():
            rules.append([self._placed(f".col_heading.level{level}.col{column}"), _css(declarations)])
        return [rule for rule in rules if rule[1]]

    def _placed(self, selector: str) -> str:
        """A selector whose rows and columns are counted without those that are hidden; these match nothing."""

        def place(found: re.Match[str]) -> str:
            kind, at = found[1], int(found[2])
            shown = self._rows if kind == "row" else self._columns
            return f".{kind}{shown.index(at)}" if at in shown else ":not(*)"

        return re.sub(r"\.(row|col)(\d+)\b", place, selector)

    def _cells(self) -> dict[str, str]:
        styler, levels = self._styler, self._shown_levels()
        cells = {}
        for row, at_row in enumerate(self._rows):
            for level, at_level in enumerate(levels):
                cells[f"{row},{level}"] = _css(styler.ctx_index.get((at_row, at_level)))
            for column, at_column in enumerate(self._columns):
                cells[f"{row},{len(levels) + column}"] = _css(styler.ctx.get((at_row, at_column)))
        return {place: css for place, css in cells.items() if css}


def styled(data: Any) -> Styled | None:
    """What a styler says; nothing for what is none."""
    if type(data).__module__.startswith("pandas.") and any(one.__name__ == "Styler" for one in type(data).__mro__):
        return Styled(data)
    return None


def _refuse_too_many(styler: Any) -> None:
    count = styler.data.shape[0] * styler.data.shape[1]
    most = sys.modules["pandas"].get_option("styler.render.max_elements")
    if count > most:
        raise StreamlitAPIException(
            f"The dataframe has `{count}` cells, but the maximum number of cells allowed to be rendered by Pandas "
            f"Styler is configured to `{most}`. To allow more cells to be styled, you can change the "
            f'`"styler.render.max_elements"` config. For example: '
            f'`pd.set_option("styler.render.max_elements", {count})`'
        )


def _css(declarations: Any) -> str:
    """CSS from pairs of a property and its value."""
    return "; ".join(f"{name}: {value}" for name, value in declarations or () if str(value))


def _caption(caption: Any) -> str | None:
    """A caption; one for LaTeX has a short form after it."""
    if isinstance(caption, (tuple, list)):
        return str(caption[0]) if caption else None
    return None if caption is None else str(caption)
