"""The run itself: its page's surroundings, starting it again, ending it."""

from __future__ import annotations

from millpond import _native
from millpond.callbacks import in_callback
from millpond.elements import checks
from millpond.elements.drawing import optional_text
from millpond.errors import StreamlitAPIException, StreamlitInvalidParameterTypeError, StreamlitValueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, NoReturn

SCOPES = ("app", "fragment")
"""What `scope` of `rerun` says that is no key of a fragment."""


def set_page_config(
    page_title: str | None = None,
    page_icon: object = None,
    layout: str | None = None,
    initial_sidebar_state: object = None,
    menu_items: Mapping[str, str | None] | None = None,
) -> None:
    """Sets what is around the page.

    - `page_title`: the title of the browser's tab.
    - `page_icon`: its icon: an emoji, a `:shortcode:`, or a picture as of `image`.
    - `layout`: `"centered"` or `"wide"`.
    - `initial_sidebar_state`: `"auto"`, `"expanded"` or `"collapsed"`; a number of pixels is taken for `"auto"`.
    - `menu_items`: addresses for `"Get help"` and `"Report a bug"`, and Markdown for `"About"`.

    What is `None` stays as it is. Raises `StreamlitValueError` for other values.

    >>> st.set_page_config("Harvests", "🌾", layout="wide")
    """
    icon = None if page_icon is None else _page_icon(page_icon)
    items = {name.lower(): text for name, text in (menu_items or {}).items()}
    help_url, bug_url, about = (items.pop(name, None) for name in ("get help", "report a bug", "about"))
    if items:
        raise StreamlitValueError(f"the menu has no such item: {', '.join(map(repr, items))}")
    if layout is not None:
        checks.choice("layout", layout, "centered", "wide")
    sidebar = None if initial_sidebar_state is None else _sidebar(initial_sidebar_state)
    _native.set_page_config(optional_text(page_title), icon, layout, sidebar, help_url, bug_url, about)


def _sidebar(state: object) -> str:
    if isinstance(state, int) and state > 0:
        return "auto"
    return checks.choice("initial_sidebar_state", state, "auto", "expanded", "collapsed")


def _page_icon(icon: Any) -> str:
    """An emoji or an address; pictures, which are small here, are put into one."""
    from os.path import isfile

    if isinstance(icon, str) and not icon.lstrip().startswith("<") and not isfile(icon):
        return icon
    from base64 import b64encode

    from millpond.pictures import to_file

    data, mime, _ = to_file(icon)
    return f"data:{mime};base64,{b64encode(data).decode()}"


def rerun(scope: Any = "app") -> NoReturn:
    """Ends the run and starts another.

    - `scope`: what that one runs: the script from the top for `"app"`; for `"fragment"` the fragment around this call,
      which must be running alone; or, in a callback, the fragments of a `key` or a list of them.

    Callbacks are called before a run, which follows in any case: in one, `"app"` just ends it. Raises
    `StreamlitAPIException` for fragments that there are not, and where `scope` has no sense.

    >>> if st.button("Again"):
    ...     st.rerun()
    """
    if scope == "fragment":
        _native.rerun_fragment()
    if scope != "app":
        names = _fragments(scope)
        if not in_callback():
            raise StreamlitAPIException(
                f"`st.rerun` can name fragments in callbacks alone, such as `on_change`, and not in a run: {scope!r}"
            )
        _native.rerun(names)
    _native.rerun(None)


def _fragments(scope: Any) -> list[str]:
    """The keys of fragments, given as one or several."""
    keys = list(scope) if isinstance(scope, (list, tuple, set)) else [scope]
    if not keys:
        raise StreamlitValueError(f"`scope` names no fragment: {scope!r}")
    for key in keys:
        if not isinstance(key, (str, int)) or key in SCOPES:
            raise StreamlitInvalidParameterTypeError(
                f'`scope` is "app", "fragment", or the key of a fragment or a list of them: {scope!r}'
            )
    return [str(key) for key in keys]


def experimental_rerun() -> NoReturn:
    """Ends the run and starts the script again from the top; the older name of `rerun`.

    >>> st.experimental_rerun()
    """
    rerun()


def stop() -> NoReturn:
    """Ends the run; what it has drawn stays.

    >>> if not name:
    ...     st.stop()
    """
    _native.stop()
