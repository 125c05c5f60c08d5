"""The run itself: its page's surroundings, starting it again, ending it."""

from __future__ import annotations

from millpond import _native
from millpond.elements.drawing import optional_text
from millpond.errors import StreamlitAPIException, unsupported

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, NoReturn


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
    - `initial_sidebar_state`: `"auto"`, `"expanded"` or `"collapsed"`.
    - `menu_items`: addresses for `"Get help"` and `"Report a bug"`, and Markdown for `"About"`.

    What is `None` stays as it is. Raises `StreamlitAPIException` for other values.

    >>> st.set_page_config("Harvests", "🌾", layout="wide")
    """
    icon = None if page_icon is None else _page_icon(page_icon)
    items = {name.lower(): text for name, text in (menu_items or {}).items()}
    help_url, bug_url, about = (items.pop(name, None) for name in ("get help", "report a bug", "about"))
    if items:
        raise StreamlitAPIException(f"the menu has no such item: {', '.join(map(repr, items))}")
    sidebar = None if initial_sidebar_state is None else str(initial_sidebar_state)
    _native.set_page_config(optional_text(page_title), icon, layout, sidebar, help_url, bug_url, about)


def _page_icon(icon: Any) -> str:
    """An emoji or an address; pictures, which are small here, are put into one."""
    from os.path import isfile

    if isinstance(icon, str) and not icon.lstrip().startswith("<") and not isfile(icon):
        return icon
    from base64 import b64encode

    from millpond.pictures import to_file

    data, mime, _ = to_file(icon)
    return f"data:{mime};base64,{b64encode(data).decode()}"


def rerun(scope: str = "app") -> NoReturn:
    """Ends the run and starts the script again from the top.

    - `scope`: `"app"`; `"fragment"` is not supported yet and refused.

    >>> if st.button("Again"):
    ...     st.rerun()
    """
    unsupported("scope", scope, "app")
    _native.rerun()


def experimental_rerun() -> NoReturn:
    """Ends the run and starts the script again from the top; the older name of `rerun`.

    >>> st.experimental_rerun()
    """
    _native.rerun()


def stop() -> NoReturn:
    """Ends the run; what it has drawn stays.

    >>> if not name:
    ...     st.stop()
    """
    _native.stop()
