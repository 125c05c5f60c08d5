"""Widgets to choose with: boxes to tick, lists, tracks over options, groups of buttons."""

from __future__ import annotations

from millpond import _native
from millpond import options as choosing
from millpond.codecs import FLAG, OneOption, Option, Options, OptionSpan, Place
from millpond.elements import checks
from millpond.elements.asking import (
    NOTHING,
    count,
    fitted,
    front,
    held,
    is_emptied,
    stretched,
    warn_of_default,
    widget,
)
from millpond.elements.drawing import Drawing
from millpond.errors import (
    StreamlitAPIException,
    StreamlitIncompatibleParametersError,
    StreamlitInvalidParameterTypeError,
    StreamlitMissingRequiredParameterError,
    StreamlitValueError,
    StreamlitValueOutOfRangeError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, Literal, TypeAlias, TypeVar

    from millpond._native import Size
    from millpond.elements.asking import Args, Bind, Change, Kwargs, Persist, Visibility

    Choice = TypeVar("Choice")
    Filter: TypeAlias = Literal["fuzzy", "contains", "prefix"] | None


class ChoicesMixin(Drawing):
    """The functions that draw widgets to choose with.

    Common to all widgets:

    - `label`: Markdown, above or beside it.
    - `key`: a name, needed where two have the same parameters; `session_state` has the value under it.
    - `help`: Markdown for a tooltip; `disabled` greys it out.
    - `on_change`: `"rerun"` runs the script at each new value; a function is called before that, with `args` and
      `kwargs`; `"ignore"` has the value wait until something else runs the script.
    - `label_visibility`: `"visible"`, `"hidden"` (its room is kept) or `"collapsed"`.
    - `width`: in pixels, or `"stretch"`; of some also `"content"`.
    - `bind`: `"query-params"` keeps the value in the page's address, under the `key`.
    - `persist_state`: `"page"` or `"session"` keeps the value while the widget is not drawn; needs a `key`.

    Common to those with options:

    - `options`: the things to choose from: any iterable, a column, an `Enum`; of a table its first column.
    - `format_func`: gives the text shown for an option.

    Two that can't be told apart raise `DuplicateWidgetID`; what is refused raises a `StreamlitAPIException`.
    """

    __slots__ = ()

    def checkbox(
        self,
        label: str,
        value: bool = False,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "content",
        wrap: bool | None = None,
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> bool:
        """Draws a box to tick.

        - `value`: whether it is ticked at first.
        - `wrap`: whether a label that does not fit goes on in a new line; `False` cuts it off.
        - The others are those of all widgets.

        Returns whether it is ticked.

        >>> if st.checkbox("Show the figures"):
        ...     st.write([3.1, 4.8])
        """
        if value and key is not None:
            warn_of_default(key)
        props = {
            "type": "checkbox",
            "widget": widget(label, key, help, disabled, label_visibility, False, on_change),
            "default": bool(value),
            "toggle": False,
            "width": fitted(width),
            "wrap": wrap is not False,
        }
        asked = front(FLAG, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        ticked: bool = _native.ask(self._place, props, asked)  # type: ignore[assignment]
        return ticked

    def toggle(
        self,
        label: str,
        value: bool = False,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "content",
        wrap: bool | None = None,
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> bool:
        """Draws a switch.

        - `value`: whether it is on at first.
        - The others are those of `checkbox`.

        Returns whether it is on.

        >>> metric = st.toggle("Metric tons", True)
        """
        if value and key is not None:
            warn_of_default(key)
        props = {
            "type": "checkbox",
            "widget": widget(label, key, help, disabled, label_visibility, False, on_change),
            "default": bool(value),
            "toggle": True,
            "width": fitted(width),
            "wrap": wrap is not False,
        }
        asked = front(FLAG, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        on: bool = _native.ask(self._place, props, asked)  # type: ignore[assignment]
        return on

    def radio(
        self,
        label: str,
        options: Iterable[Choice],
        index: int | None = 0,
        format_func: Callable[[Choice], object] = str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        disabled: bool = False,
        horizontal: bool = False,
        captions: Iterable[str | None] | None = None,
        label_visibility: Visibility = "visible",
        width: Size = "content",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> Choice | None:
        """Draws options of which one is chosen.

        - `index`: which one is chosen at first; `None` is none.
        - `horizontal`: whether they stand side by side.
        - `captions`: what stands below each option, Markdown; `None` and an empty text for nothing.
        - `options`, `format_func`: as of all with options; their texts are Markdown.
        - The others are those of all widgets.

        Returns the chosen option itself, `None` if there is none. Raises `StreamlitAPIException` for an index outside.

        >>> grain = st.radio("Grain", ["wheat", "rye"], captions=["for bread", "for pumpernickel"])
        """
        choices = choosing.listed(options)
        labels = choosing.labelled(choices, format_func)
        if index != 0 and key is not None:
            warn_of_default(key)
        first = [] if is_emptied(key) else _default(labels, index)
        codec = Option(choices, labels, first)
        props = {
            "type": "radio",
            "widget": widget(label, key, help, disabled or not choices, label_visibility, False, on_change),
            "options": labels,
            "captions": [] if captions is None else _captions(captions, len(labels)),
            "default": _one(first),
            "horizontal": bool(horizontal),
            "width": fitted(width),
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        chosen: Choice | None = codec.decode(_native.ask(self._place, props, asked))
        return chosen

    def selectbox(
        self,
        label: str,
        options: Iterable[Choice],
        index: int | None = 0,
        format_func: Callable[[Choice], object] = str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        placeholder: str | None = None,
        disabled: bool = False,
        required: bool = False,
        label_visibility: Visibility = "visible",
        icon: str | None = None,
        accept_new_options: bool = False,
        filter_mode: Filter = "fuzzy",
        width: Size = "stretch",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> Choice | str | None:
        """Draws a list to choose one from.

        - `index`: which one is chosen at first; `None` chooses none and lets a choice be taken back.
        - `placeholder`: shown while nothing is chosen.
        - `required`: whether something must be chosen: a choice is not taken back, and the form around it not submitted
          without one.
        - `icon`: an emoji or Material icon before what is chosen.
        - `accept_new_options`: whether something else can be entered, which is returned as a text.
        - `filter_mode`: how what is typed finds options: `"fuzzy"` (the letters in this order), `"contains"`,
          `"prefix"`; with `None` nothing can be typed.
        - `options`, `format_func`: as of all with options.
        - The others are those of all widgets.

        Returns the chosen option itself, `None` if there is none. Raises `StreamlitAPIException` for an index outside.

        >>> grain = st.selectbox("Grain", ["wheat", "rye"], format_func=str.title)
        """
        choices = choosing.listed(options)
        labels = choosing.labelled(choices, format_func)
        if index != 0 and key is not None:
            warn_of_default(key)
        useless = not labels and not accept_new_options
        first = [] if is_emptied(key) else _default(labels, index)
        codec = Option(choices, labels, first, bool(accept_new_options))
        props = {
            "type": "selectbox",
            "widget": widget(label, key, help, disabled or useless, label_visibility, required, on_change),
            "options": labels,
            "default": _one(first),
            "placeholder": _hint(labels, accept_new_options, "an option") if placeholder is None else str(placeholder),
            "accept_new": bool(accept_new_options),
            "filter": "fuzzy" if filter_mode == "fuzzy" else _filter(filter_mode, accept_new_options),
            "icon": None if icon is None else checks.icon(icon),
            "width": stretched(width),
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        chosen: Choice | str | None = codec.decode(_native.ask(self._place, props, asked))
        return chosen

    def multiselect(
        self,
        label: str,
        options: Iterable[Choice],
        default: Iterable[Choice] | Choice | None = None,
        format_func: Callable[[Choice], object] = str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        max_selections: int | None = None,
        placeholder: str | None = None,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        accept_new_options: bool = False,
        filter_mode: Filter = "fuzzy",
        select_all: bool | int = 1000,
        width: Size = "stretch",
        wrap: bool | None = None,
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> list[Choice | str]:
        """Draws a list to choose some from.

        - `default`: what is chosen at first: options, or one.
        - `max_selections`: how many can be chosen at most, at least 1.
        - `placeholder`: shown while nothing is chosen.
        - `accept_new_options`: whether something else can be entered, which is returned as a text.
        - `filter_mode`: how what is typed finds options: `"fuzzy"` (the letters in this order), `"contains"`,
          `"prefix"`; with `None` nothing can be typed.
        - `select_all`: up to how many options that are not chosen can be chosen at once; `True` is any number, `False`
          none.
        - `wrap`: whether what is chosen takes several lines; `False` keeps it in one.
        - `options`, `format_func`: as of all with options.
        - The others are those of all widgets.

        Returns a list of the chosen options themselves, in the order of choosing. Raises
        `StreamlitDefaultNotInOptionsError` for a default that is no option.

        >>> grains = st.multiselect("Grains", ["wheat", "rye", "oats"], ["wheat"])
        """
        choices = choosing.listed(options)
        labels = choosing.labelled(choices, format_func)
        if default is not None and key is not None:
            warn_of_default(key)
        useless = not labels and not accept_new_options
        first = choosing.choices(choices, labels, choosing.several(default), "default")
        most = None if max_selections is None else count("max_selections", max_selections, 1, wrong=StreamlitValueError)
        codec = Options(choices, labels, bool(accept_new_options), most)
        props = {
            "type": "multiselect",
            "widget": widget(label, key, help, disabled or useless, label_visibility, False, on_change),
            "options": labels,
            "default": choosing.written(first),
            "placeholder": _hint(labels, accept_new_options, "options") if placeholder is None else str(placeholder),
            "max_selections": most,
            "accept_new": bool(accept_new_options),
            "filter": _filter(filter_mode, accept_new_options),
            "select_all": _bulk(select_all),
            "width": stretched(width),
            "wrap": wrap is not False,
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return codec.decode(_native.ask(self._place, props, asked))

    def select_slider(
        self,
        label: str,
        options: Iterable[Choice] = (),
        value: Choice | Sequence[Choice] | None = None,
        format_func: Callable[[Choice], object] = str,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        *,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "stretch",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> Choice | tuple[Choice, Choice]:
        """Draws a track over options, with one thumb, or two for a range.

        - `value`: where the thumb is at first, at the first option if `None`; two options in a tuple or list make a
          range.
        - `options`, `format_func`: as of all with options; at least one.
        - The others are those of all widgets.

        Returns the option itself, or a tuple of two. Raises `StreamlitDefaultNotInOptionsError` for a value that is no
        option.

        >>> fineness = st.select_slider("Fineness", ["coarse", "medium", "fine"], "medium")
        """
        choices = choosing.listed(options)
        if not choices:
            raise StreamlitMissingRequiredParameterError(
                f"a select slider needs at least one of `options`: {options!r}"
            )
        labels = choosing.labelled(choices, format_func)
        if value is not None:
            warn_of_default(key)
        state = held(key)
        # What is set says whether there are two thumbs.
        many = _is_pair(value if state is NOTHING or state is None else state, choices)
        ends: list[Any]
        if _is_pair(value, choices):
            ends = list(value)  # type: ignore[arg-type]
            if len(ends) != 2:
                raise StreamlitAPIException(f"`value` of a select slider is one option or a pair of them: {value!r}")
        else:
            ends = [choices[0] if value is None else value]
        if many != (len(ends) == 2):
            ends = [choices[0], choices[-1]] if many else ends[:1]
        first = sorted(choosing.choices(choices, labels, ends, "value"), key=lambda choice: choice[0] or 0)
        codec = OptionSpan(choices, labels, many, first)
        props = {
            "type": "select_slider",
            "widget": widget(label, key, help, disabled, label_visibility, False, on_change),
            "options": labels,
            "default": choosing.written(first),
            "width": stretched(width),
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        chosen: Choice | tuple[Choice, Choice] = codec.decode(_native.ask(self._place, props, asked))
        return chosen

    def pills(
        self,
        label: str,
        options: Iterable[Choice],
        *,
        selection_mode: Literal["single", "multi"] = "single",
        default: Iterable[Choice] | Choice | None = None,
        required: bool = False,
        format_func: Callable[[Choice], object] | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "content",
        wrap: bool | None = None,
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> list[Choice] | Choice | None:
        """Draws options as round buttons, of which one or some are pressed in.

        - `selection_mode`: `"single"`, or `"multi"` for any number of them.
        - `default`: what is chosen at first.
        - `required`: whether one that is chosen can't be taken back; for a single one alone.
        - `wrap`: whether options that do not fit go on in a new line; `False` keeps them in one.
        - `options`, `format_func`: as of all with options; their texts are Markdown.
        - The others are those of all widgets.

        Returns the chosen option itself or `None`, with `"multi"` a list of them. Raises
        `StreamlitDefaultNotInOptionsError` for a default that is no option.

        >>> season = st.pills("Season", ["spring", "summer", "autumn"])
        """
        shown = widget(label, key, help, disabled, label_visibility, required, on_change)
        props = {"type": "button_group", "style": "pills", "widget": shown, "width": fitted(width)}
        codec = _group(props, options, selection_mode, default, format_func, key, wrap)
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        chosen: list[Choice] | Choice | None = codec.decode(_native.ask(self._place, props, asked))
        return chosen

    def segmented_control(
        self,
        label: str,
        options: Iterable[Choice],
        *,
        selection_mode: Literal["single", "multi"] = "single",
        default: Iterable[Choice] | Choice | None = None,
        required: bool = False,
        format_func: Callable[[Choice], object] | None = None,
        key: str | int | None = None,
        help: str | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        disabled: bool = False,
        label_visibility: Visibility = "visible",
        width: Size = "content",
        wrap: bool | None = None,
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> list[Choice] | Choice | None:
        """Draws options as parts of one bar, of which one or some are pressed in; its parameters are those of `pills`.

        Returns the chosen option itself or `None`, with `"multi"` a list of them.

        >>> view = st.segmented_control("View", ["table", "chart"], default="table", required=True)
        """
        shown = widget(label, key, help, disabled, label_visibility, required, on_change)
        props = {"type": "button_group", "style": "segmented", "widget": shown, "width": fitted(width)}
        codec = _group(props, options, selection_mode, default, format_func, key, wrap)
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        chosen: list[Choice] | Choice | None = codec.decode(_native.ask(self._place, props, asked))
        return chosen

    def feedback(
        self,
        options: Literal["thumbs", "faces", "stars"] = "thumbs",
        *,
        key: str | int | None = None,
        default: int | None = None,
        disabled: bool = False,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        width: Size = "content",
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> int | None:
        """Draws signs to judge by.

        - `options`: `"thumbs"` (down is 0, up is 1), `"faces"` (0 to 4, the happiest) or `"stars"` (0 to 4).
        - `default`: what is chosen at first.
        - The others are those of all widgets.

        Returns the number of what is chosen, `None` while nothing is.

        >>> stars = st.feedback("stars")
        """
        if default is not None:
            warn_of_default(key)
        kind = checks.choice("options", options, "thumbs", "faces", "stars")
        last = 1 if kind == "thumbs" else 4
        first = None if default is None or is_emptied(key) else count("default", default, 0, last)
        codec = Place(0, last, first)
        props = {
            "type": "feedback",
            "widget": widget("", key, None, disabled, "collapsed", False, on_change),
            "kind": kind,
            "default": first,
            "width": fitted(width),
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return codec.decode(_native.ask(self._place, props, asked))  # type: ignore[return-value]

    def pagination(
        self,
        num_pages: int,
        *,
        default: int = 1,
        max_visible_pages: int | None = 7,
        width: Size = "content",
        key: str | int | None = None,
        on_change: Change = "rerun",
        args: Args = None,
        kwargs: Kwargs = None,
        disabled: bool = False,
        bind: Bind = None,
        persist_state: Persist = None,
    ) -> int:
        """Draws the choice of a page of something.

        - `num_pages`: how many there are, at least 1.
        - `default`: which is chosen at first, from 1.
        - `max_visible_pages`: about how many of them are shown; 0 shows just the arrows, `None` sets no bound.
        - The others are those of all widgets.

        Returns the number of the page, from 1.

        >>> page = st.pagination(len(harvests) // 20 + 1)
        >>> st.table(harvests[(page - 1) * 20 : page * 20])
        """
        if default != 1:
            warn_of_default(key)
        pages = count("num_pages", num_pages, 1)
        first = count("default", default, 1, pages)
        codec = Place(1, pages, first)
        props = {
            "type": "pagination",
            "widget": widget("", key, None, disabled, "collapsed", False, on_change),
            "pages": pages,
            "default": first,
            "max_visible": None if max_visible_pages is None else count("max_visible_pages", max_visible_pages),
            "width": fitted(width),
        }
        asked = front(codec, on_change, args, kwargs, key=key, bind=bind, persist_state=persist_state)
        return codec.decode(_native.ask(self._place, props, asked))  # type: ignore[return-value]


def _default(labels: list[str], index: Any) -> list[tuple[int, str]]:
    """The option chosen at first, if one is; none of no options."""
    if index is None:
        return []
    if isinstance(index, bool) or not hasattr(index, "__index__"):
        raise StreamlitInvalidParameterTypeError(f"`index` is a whole number or None: {index!r}")
    at = int(index)
    if not labels:
        return []
    if not 0 <= at < len(labels):
        raise StreamlitValueOutOfRangeError(
            f"`index` is at least 0 and below the number of options, {len(labels)}: {at}"
        )
    return [(at, labels[at])]


def _one(first: list[tuple[int, str]]) -> dict[str, object] | None:
    """What is chosen at first as a `Choice` of the protocol."""
    return {"index": first[0][0], "label": first[0][1]} if first else None


def _captions(captions: Iterable[str | None], many: int) -> list[str]:
    """A text for each of so many options."""
    given = ["" if caption is None else str(caption) for caption in captions][:many]
    return given + [""] * (many - len(given))


def _hint(labels: list[str], accept_new: bool, what: str) -> str:
    """What stands in a list while nothing is chosen."""
    if labels:
        return f"Choose or add {what}" if accept_new else f"Choose {what}"
    return f"Add {what}" if accept_new else "No options to select"


def _filter(mode: object, accept_new: bool) -> str | None:
    if mode is not None:
        return checks.choice("filter_mode", mode, "fuzzy", "contains", "prefix")
    if accept_new:
        raise StreamlitIncompatibleParametersError(
            "`filter_mode=None` lets nothing be typed, and `accept_new_options=True` needs that"
        )
    return None


def _bulk(select_all: Any) -> int:
    """Up to how many options can be chosen at once."""
    if isinstance(select_all, bool):
        return (1 << 32) - 1 if select_all else 0
    if not hasattr(select_all, "__index__"):
        raise StreamlitInvalidParameterTypeError(f"`select_all` is true, false or a whole number: {select_all!r}")
    return count("select_all", select_all, wrong=StreamlitValueError)


def _is_pair(value: Any, choices: Sequence[Any]) -> bool:
    """Whether a value stands for the two ends of a range, and not for one option that is a tuple or list itself."""
    return isinstance(value, (list, tuple)) and choosing.place(choices, value) is None


def _group(
    props: dict[str, Any],
    given: Any,
    mode: object,
    default: Any,
    format_func: Callable[[Any], object] | None,
    key: object,
    wrap: bool | None,
) -> OneOption | Options:
    """Fills in what a group of buttons has, and gives its codec."""
    multiple = checks.choice("selection_mode", mode, "single", "multi") == "multi"
    if multiple and props["widget"]["required"]:
        raise StreamlitIncompatibleParametersError('`required=True` and `selection_mode="multi"` exclude each other')
    choices = choosing.listed(given)
    labels = choosing.labelled(choices, format_func)
    chosen = []
    if default is not None:
        warn_of_default(key)
        single = not multiple and choosing.place(choices, default) is not None
        chosen = [default] if single else choosing.several(default)
    if not multiple and len(chosen) > 1:
        raise StreamlitValueError(f'`default` is one option with `selection_mode="single"`: {default!r}')
    first = choosing.choices(choices, labels, chosen, "default")
    if not multiple and is_emptied(key):
        first = []
    props["options"] = labels
    props["default"] = choosing.written(first)
    props["multiple"] = multiple
    props["wrap"] = wrap is not False
    return Options(choices, labels) if multiple else OneOption(choices, labels, first)
