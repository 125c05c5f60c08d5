"""What the extension module offers: everything that Millpond does is behind these names.

All functions take their arguments by position and have no defaults. They check values (ranges, choices, lengths);
their callers only convert types. What a script did wrong is raised as a class of `millpond.errors`, looked up by name.

Where a parameter is `None`, the builder's own default applies, so that a default exists once.

Words for types:

- *body*, *label*: Markdown as the script gave it. The builder removes common indentation and blank ends.
- *size*: `"stretch"`, `"content"`, `"auto"` (the element decides) or a number of CSS pixels.
- *place*: where to draw. `None` is the cursor, which `enter` and `leave` move. A place of an element or of `empty`
  replaces what is there; a place of a block appends to it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NoReturn, Protocol, Self, TypeAlias, TypedDict, final

from typing_extensions import Buffer

VERSION: str
"""Millpond's version, such as `0.1.0`."""

Size: TypeAlias = int | str

# Errors

class Error(Exception):
    """The root of `millpond.errors`; can be subclassed and raised from Python."""

class RunInterrupted(BaseException):
    """The run ends here. Raised by any function that draws once the run was told to end; not an `Exception`."""

@final
class StopRun(RunInterrupted):
    """The script asked to stop."""

@final
class RerunRun(RunInterrupted):
    """The script asked to run again, or a newer event does."""

# Elements

@final
class Place:
    """An element or block on the page of the run that made it. Using it in a later run raises an `Error`."""

Props: TypeAlias = Mapping[str, object]
"""An element or block as the protocol has it (`crates/protocol/src/element.rs`): a dictionary with its `type`, and
with all of its fields. A `Size` in it is `{"type": "stretch"}`, `{"type": "content"}`, `{"type": "auto"}` or
`{"type": "pixels", "value": 300}`."""

def element(place: Place | None, props: Props, /) -> Place:
    """Draws any element that is not a widget. Refuses values that are out of range, and texts that are not what they
    should be (`StreamlitAPIException`)."""

def block(place: Place | None, props: Props, /) -> Place:
    """Makes an empty block of any kind, to be entered.

    The children of `tabs` must be blocks of the type `tab`. A second `form` with the same key is refused.
    """

def change(place: Place, props: Props, /) -> None:
    """Has a block look different; what it holds stays."""

def send(frame: Frame, windows: bool, /) -> dict[str, object]:
    """A frame as a field of an element. With `windows`, a large one stays on the server, and the page asks for the rows
    that it shows; only `dataframe` can do that."""

def document(text: str, /) -> dict[str, object]:
    """A text as a `Document` field; a long one is fetched by the page."""

def media(data: Buffer, mime: str, extension: str, /) -> dict[str, object]:
    """Bytes as a `Source` field, served by the session. `extension` is that of a file, without a dot."""

def png(pixels: Buffer, width: int, height: int, channels: int, /) -> bytes:
    """Encodes a picture from bytes, row by row from the top, with 1 (grey), 2 (grey, opacity), 3 (red, green, blue) or
    4 (and opacity) bytes a pixel. Refuses a length that does not fit."""

def in_form() -> bool:
    """Whether what is drawn where the cursor stands is within a form."""

def heading(
    place: Place | None,
    level: int,
    body: str,
    anchor: str | None,
    help: str | None,
    divider: str | None,
    icon: str | None,
    width: Size,
    align: str,
    wrap: bool,
    /,
) -> Place:
    """Draws a heading.

    `level` is 1 to 6. `anchor` is its id, `None` made from the text, `""` no link. `divider` is a colour name,
    `"rainbow"`, `"auto"` for the next colour in turn, or `None` for no line. `align` is `"left"`, `"center"`,
    `"right"`, `"justify"`, as of all texts; without `wrap` what does not fit on a line is cut off.
    """

def markdown(
    place: Place | None,
    body: str,
    allow_html: bool,
    caption: bool,
    help: str | None,
    width: Size,
    align: str,
    wrap: bool,
    anchors: bool,
    /,
) -> Place:
    """Draws formatted text; `caption` draws it small and grey; without `anchors` its headings have no links."""

def text(place: Place | None, body: str, help: str | None, width: Size, align: str, wrap: bool, /) -> Place:
    """Draws text as it is. The builder removes common indentation and blank ends, as of a body."""

def code(
    place: Place | None,
    body: str,
    language: str | None,
    line_numbers: bool,
    wrap_lines: bool,
    width: Size,
    height: Size,
    /,
) -> Place:
    """Draws a listing. The builder removes blank lines at both ends, not indentation."""

def json(place: Place | None, text: str, expanded: int | None, width: Size, /) -> Place:
    """Draws a JSON document. `expanded` is how many levels are open, `None` all. Refuses text that is not JSON."""

def divider(place: Place | None, width: Size, /) -> Place:
    """Draws a line across."""

def chart(
    place: Place | None,
    kind: str,
    frame: Frame | None,
    x: str | None,
    y: list[str] | None,
    x_label: str | None,
    y_label: str | None,
    color: list[str] | None,
    size: str | float | None,
    stack: str | None,
    horizontal: bool,
    sort: bool | str,
    width: Size,
    height: Size,
    alt: str | None,
    /,
) -> Place:
    """Draws a simple chart of a frame.

    `kind` is `"line"`, `"area"`, `"bar"` or `"scatter"`. `frame` is absent for a chart of nothing.
    `x` absent means the row labels (or row numbers if there are none), `y` absent all other columns.
    `color` has one entry that names a column, or colours (`#rrggbb`, `#rrggbbaa` or CSS names), one for each of `y`.
    `size` (scatter only) is a column's name or a number of pixels.
    `stack` is `"zero"`, `"normalize"`, `"center"`, `"layered"`, `"off"` or `None` for what suits the kind.
    `sort` (bar only) is `True` for Vega-Lite's order, `False` for the order of the data, or a column's name, with
    `-` before it for descending.
    """

def vega_lite(
    place: Place | None,
    spec: str,
    frame: Frame | None,
    theme: bool,
    width: Size | None,
    height: Size,
    alt: str | None,
    selection: Props | None,
    front: Front | None,
    /,
) -> Place | str | None:
    """Draws a chart from a Vega-Lite specification in JSON, whose data named `source` is `frame`.

    `width` absent: as the specification says, and stretched where it says nothing. With a `selection` it is a widget:
    what is selected, as JSON, or `None` for nothing.
    """

def map(
    place: Place | None,
    frame: Frame | None,
    latitude: str | None,
    longitude: str | None,
    color: str | list[float] | None,
    size: str | float | None,
    zoom: float | None,
    width: Size,
    height: Size,
    alt: str | None,
    /,
) -> Place:
    """Draws a dot on a map for each row of a frame; `frame` is absent for an empty map.

    `latitude` and `longitude` are columns, found by their usual names (`lat`, `latitude`, `lon`, `longitude`, in any
    case) if absent. `color` is a column (of `#rrggbb` texts or lists of numbers), a CSS colour, or 3 or 4 numbers (0 to
    255). `size` is a column or a number of metres. `zoom` absent shows all dots.
    Refuses missing columns, columns that hold missing values or no numbers, and what is no colour.
    """

def alert(place: Place | None, kind: str, body: str, icon: str | None, title: str | None, width: Size, /) -> Place:
    """Draws a coloured box; `kind` is `"success"`, `"info"`, `"warning"` or `"error"`."""

def exception(
    place: Place | None, kind: str, message: str, markdown: bool, traceback: list[str], warning: bool, width: Size, /
) -> Place:
    """Draws an error: its type's name, its message, and its stack with the outermost entry first."""

def spinner(place: Place | None, body: str, show_time: bool, width: Size, /) -> Place:
    """Draws a turning wheel, until `erase`. It is in no recording, and leaves no trace."""

def erase(place: Place, /) -> None:
    """Takes a spinner away."""

def progress(place: Place | None, value: float, body: str | None, width: Size, /) -> Place:
    """Draws a bar filled from 0 to 1; refuses other values."""

def empty(place: Place | None, /) -> Place:
    """Draws nothing, at a place that something may be put into; the place of something else is emptied."""

# Blocks

def columns(
    place: Place | None, weights: list[float], gap: str, align: str, border: bool, width: Size, wrap: bool, /
) -> list[Place]:
    """Makes blocks side by side. `gap` is that of the protocol; `align`: `top`, `center`, `bottom`, `distribute`.

    Refuses an empty list and weights that are not above 0 (`StreamlitInvalidColumnSpecError`).
    """

def sidebar() -> Place:
    """The block at the side of the page."""

def enter(place: Place, /) -> None:
    """Moves this thread's cursor to a place; in an `empty`, what is drawn replaces what was drawn before."""

def leave(place: Place, /) -> None:
    """Moves the cursor back to where it was before the last `enter`; any handle of that block will do."""

# Widgets

@final
class Upload:
    """A file of the user's. Its bytes are in memory or, of a large one, on disk, and are read through the buffer
    protocol, without a copy: `memoryview(upload)` is read-only."""

    @property
    def id(self) -> str:
        """Made from name, type and content: two uploads have the same one only if these are the same."""

    @property
    def name(self) -> str:
        """What the user calls it; of one out of a folder, the path below that."""

    @property
    def mime(self) -> str:
        """Its MIME type."""

    @property
    def size(self) -> int:
        """How many bytes it has."""

Choice: TypeAlias = tuple[int | None, str]
"""An option by its place, `None` for what the user entered, and its label."""

Raw: TypeAlias = (
    bool
    | str
    | list[float]
    | list[str]
    | Choice
    | list[Choice]
    | list[Upload]
    | tuple[str, list[Upload], Upload | None]
    | None
)
"""The value of a widget, by what the protocol says of it: `None`; `press`: `True`, or `False` if there was none;
`bool`; `text` and `json`: a text; `numbers`: a list of floats; `texts`; `choice`; `choices`; `files`; `chat`: the text,
the files, the recording."""

class Codec(Protocol):
    """How scripts see the values of one widget. It is kept with memos, so it can be pickled."""

    def decode(self, raw: Any, /) -> object:
        """The script's value: a new object each time if it can be changed."""

    def encode(self, value: Any, /) -> Raw:
        """The opposite, for a value that a script sets; raises a `StreamlitAPIException` for what can't be one."""

@final
class Front:
    """What a script says of a widget beside what is drawn."""

    def __new__(
        cls,
        codec: Codec | None,
        callback: Callable[[], object] | None,
        keep: bool,
        bound: bool,
        produce: Callable[[], tuple[bytes, str]] | None,
        /,
    ) -> Front:
        """Without a `codec` scripts see raw values. `callback` is called before the run that follows a new value. With
        `keep`, the value stays while the widget is not drawn. With `bound`, the value is that of the parameter of the
        page's address named by the key, and a new one changes that. `produce` makes what a download button without a
        source gives, when it is pressed: its bytes and their MIME type.
        """

def ask(place: Place | None, props: Props, front: Front | None, /) -> Raw:
    """Draws a widget of any kind, given by the fields that the protocol has for it (`crates/protocol/src/widget.rs`;
    the `id` is an empty text), and gives its value. Refuses bounds, defaults and texts that are not as they should be.

    A second widget with the same identity raises `DuplicateWidgetID`; one with a key whose value the script has set
    gets that through its codec.
    """

def ask_block(place: Place | None, props: Props, front: Front | None, /) -> tuple[Place, Raw]:
    """Makes an empty block that has a `widget`: the block, and its value."""

def ask_tabs(place: Place | None, props: Props, labels: list[str], front: Front | None, /) -> tuple[Place, Raw]:
    """Makes an empty row of tabs that has a `widget`: the block, and the `choice` of the tab that is seen."""

def is_set(key: str, /) -> bool:
    """Whether the script has set the value of the widget of this key, and the widget is yet to be drawn."""

def last_set(key: str, /) -> object:
    """What the script set last for the widget of this key, whether that has been drawn since or not. Raises
    `KeyError`."""

def at_top() -> bool:
    """Whether the cursor stands in the main area itself, and in no block."""

def button(
    place: Place | None,
    label: str,
    key: str | None,
    help: str | None,
    kind: str,
    icon: str | None,
    icon_right: bool,
    disabled: bool,
    width: Size,
    wrap: bool,
    shortcut: str | None,
    submit: bool,
    download: Props | None,
    front: Front | None,
    /,
) -> bool:
    """Draws a button; with `submit`, one that submits the form around it, which it must be in; without, it must not be
    (`StreamlitAPIException`). True in the run that a press started. `kind`: `primary`, `secondary`, `tertiary`.

    `download` is the protocol's `Download`: a press then downloads a file. Where that has no `source`, the front has a
    `produce`.
    """

# Session state

def state_get(key: str, /) -> object:
    """What is held under a key: what the script has set, else the value of the widget with this key. Raises `KeyError`.
    A memoized call that asks for it has it as an input."""

def state_set(key: str, value: object, /) -> None:
    """Holds a value. Refused after the widget with this key was drawn in the run (`StreamlitAPIException`)."""

def state_delete(key: str, /) -> None:
    """Gives up what is held under a key. Raises `KeyError` where nothing is."""

def state_keys() -> list[str]:
    """The keys under which something is held."""

# Tests

@final
class Session:
    """A session of a function as script, which no browser shows."""

    def __new__(cls, body: Callable[[], object], /) -> Session: ...
    def run(self) -> str:
        """Runs the script, and gives what the page then shows, an element a line. Errors of the script are raised."""

    def give(self, widget: str, value: Props, /) -> str:
        """Gives a widget, found by its label or key, a value as the protocol has it, such as
        `{"type": "bool", "value": True}`, and runs what is due."""

    def upload(self, name: str, mime: str, content: bytes, /) -> tuple[str, str, str, int]:
        """Uploads a file: the id, name, type and size by which a value names it."""

# Fragments

def fragment(name: str, every: float | None, body: Callable[[], Any], /) -> Any:
    """Calls `body` in a block of its own, and gives what it returns. Events of widgets in it run `body` alone, and so
    does the clock each `every` seconds. `name` tells fragments apart; several of one name are told apart by their
    order.
    """

def fragment_running() -> bool:
    """Whether this run is one of fragments alone."""

# Data

class ArrowStream(Protocol):
    """An object that hands out its rows through the Arrow C stream interface."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

Column: TypeAlias = tuple[str, Buffer | list[str | None], Buffer | None]
"""`(kind, data, valid)`.

`kind` is one of

- `bool`: one byte a row, 0 or 1;
- `i8 i16 i32 i64 u8 u16 u32 u64 f32 f64`: contiguous numbers in the machine's byte order;
- `date`: i32, days since 1970-01-01;
- `timestamp:UNIT` and `timestamp:UNIT:ZONE`: i64 since 1970-01-01 UTC; `UNIT` is `s`, `ms`, `us` or `ns`; without a
  zone it is a time on the wall, with one an instant to show there (a name as `Europe/Berlin` or an offset as `+02:00`);
- `duration:UNIT`: i64;
- `time:us`: i64 since midnight;
- `str`: a list with an entry a row, `None` where there is none; `valid` is `None`;
- `null`: no values; `data` has a byte for each row.

`data` is any C-contiguous object with the buffer protocol, of any format: only its bytes count.
`valid` has a byte a row, 0 where there is no value; `None` means that all rows have one.
"""

@final
class Frame:
    """Columns of data. The first `index` columns are row labels; with 0, rows are numbered from 0."""

    @staticmethod
    def from_arrow(stream: ArrowStream, index: int, /) -> Frame:
        """Takes the rows of an Arrow stream, without copying where that is possible."""

    @staticmethod
    def from_columns(names: list[str], columns: list[Column], index: int, /) -> Frame:
        """Takes columns of equal length; refuses others. Copies what it is given."""

    def to_ipc(self) -> bytes:
        """An Arrow IPC stream of one schema and its record batches."""

    @property
    def rows(self) -> int:
        """The number of rows."""

    @property
    def index(self) -> int:
        """How many of the first columns are row labels."""

# The run

def set_page_config(
    title: str | None,
    icon: str | None,
    layout: str | None,
    sidebar: str | None,
    help_url: str | None,
    bug_url: str | None,
    about: str | None,
    /,
) -> None:
    """Sets what is around the page; what is `None` stays as it was."""

def query() -> str:
    """What the page's address has behind `?`, without it. Within a memoized function it counts as an input."""

def set_query(query: str, /) -> None:
    """Changes what the page's address has behind `?`. A memoized function that did so does it again at a hit."""

def rerun(fragments: list[str] | None, /) -> NoReturn:
    """Ends the run and starts another, of the script or of the fragments of these names alone: raises `RerunRun`.
    Refused for names that no fragment of the page has."""

def rerun_fragment() -> NoReturn:
    """Ends the run and runs the fragment around the cursor again: raises `RerunRun`. Refused in a run of the whole
    script, and outside of fragments."""

def stop() -> NoReturn:
    """Ends the run, keeping what it drew: raises `StopRun`."""

def running() -> bool:
    """Whether this thread is in a run."""

# Memos

Signature: TypeAlias = tuple[list[str], int, int, str | None, str | None, dict[str, object], bool]
"""A function's parameters: their names, how many can be given by place, how many by place alone, the names of `*args`
and `**kwargs`, defaults by name, and whether arguments can be missing since a wrapper adds them."""

@final
class Uses:
    """What a function or a class uses, as it was when it was looked through.

    - `reads`: where something was read, its name, and what it was (`None` for none). Where is a dictionary, a class or
      an object with attributes; without a name it is a container, and what it held is in a tuple.
    - `code`, `values`: digests of code and of constants, by name for people.
    - `containers`: by name; they are read again for each key.
    """

    def __new__(
        cls,
        reads: Sequence[tuple[Any, str | None, object]],
        code: Sequence[tuple[str, bytes]],
        values: Sequence[tuple[str, bytes]],
        containers: Sequence[tuple[str, object]],
        /,
    ) -> Self: ...
    def holds(self) -> bool:
        """Whether all that was read is still what it was, containers in `containers` aside."""

    def digest(self) -> bytes:
        """A digest of all of it, as it is now."""

class MemoOptions(TypedDict, total=False):
    """What a memo has to know of its function, beside its parameters."""

    name: str
    """For people."""
    decorator: str
    """The decorator's name, for people."""
    qualified_name: str
    """With the module, for logs and lists."""
    identity: bytes
    """Tells functions apart. Two with the same, and the same kind, share their entries."""
    singleton: bool
    """Hands the value itself to all callers instead of a copy to each."""
    session: bool
    """Each session has values of its own."""
    persist: bool
    ttl: float | None
    """In seconds."""
    background: bool
    """A value past its `ttl` is given for a while, and `_refresh` called."""
    max_entries: int | None
    max_size: int | None
    """In bytes."""
    allow_widgets: bool
    suppress_warning: bool
    spinner: str | None
    """The body of a spinner shown while the function runs."""
    show_time: bool
    captured: list[tuple[str, object, bool]]
    """What is in each key: a name, a value, and whether that is the cell that holds it."""
    hash_funcs: Mapping[Any, Callable[[Any], object]] | None
    """By the full names of types."""
    validate: Callable[[Any], bool] | None
    on_release: Callable[[Any], object] | None
    look_through: Callable[[], Uses] | None

class Memo:
    """A memoized function.

    A call is a hit if its arguments, what it captured and used, and the values of the widgets that it asked for are
    those of a call before. It then puts back what that one drew. Another caller of the same key waits for the first
    without holding the interpreter. What the function raises is raised and not remembered.
    """

    def __new__(cls, wrapped: Callable[..., Any], signature: Signature, options: MemoOptions, /) -> Self: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...
    def find(self, args: tuple[Any, ...], kwargs: dict[str, Any] | None, /) -> tuple[Any] | None:
        """The value, if the function need not run for it."""

    def record(self, args: tuple[Any, ...], kwargs: dict[str, Any] | None, /) -> Recording:
        """Begins to record a call apart from the page."""

    def call_key(self, args: tuple[Any, ...], kwargs: dict[str, Any] | None, /) -> bytes | None:
        """What a call is found by; `None` if its arguments do not fit."""

    def clear_all(self) -> None:
        """Forgets all of the function's entries."""

    def clear_call(self, args: tuple[Any, ...], kwargs: dict[str, Any] | None, /) -> None:
        """Forgets the entries of one key. Raises `TypeError` for arguments that do not fit."""

    def explain_call(self, args: tuple[Any, ...], kwargs: dict[str, Any] | None, /) -> str:
        """What a call would do, and why. Raises `TypeError` for arguments that do not fit."""

    def counts(self) -> tuple[int, int, float, int, int]:
        """Hits, misses, seconds saved, entries, bytes."""

@final
class Recording:
    """A call that is recorded apart from the page: beside a run, or piece by piece."""

    def run(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Calls a function; what it draws is recorded."""

    def keep(self, value: object, /) -> None:
        """Ends the recording, puts it on the page of the present run, and remembers the value."""

def digest(parts: Iterable[bytes], /) -> bytes:
    """32 bytes that no other list of byte strings has."""

def encode(value: object, hash_funcs: Mapping[str, Callable[[Any], object]] | None, captured: bool, /) -> bytes:
    """Bytes that no other value has.

    Raises `UnhashableTypeError` for a type without known content, unless it was `captured`, where such values count by
    identity.
    """

def parse_size(text: str, /) -> int:
    """The bytes of a text such as `500MB`. Raises `ValueError` for any other."""

def script_lies_in(folder: str, /) -> None:
    """Says where the script lies in a process without an app: persistent values are kept there."""

def clear_memos() -> None:
    """Forgets the entries of all functions that are not singletons."""

def clear_singletons() -> None:
    """Forgets the entries of all singletons."""

# The process

def main(
    argv: list[str],
    hello: str,
    load: Callable[[str, list[str], bool], Callable[[], None]],
    describe: Callable[[BaseException], tuple[str, str, bool, list[str], bool]],
    watched: Callable[[], list[str]],
    forget_changed: Callable[[list[str]], None],
    /,
) -> int:
    """Reads the command line (`argv[0]` is the program), serves until told to end, and gives the exit status.

    - `hello`: the script of `millpond hello`.
    - `load(path, args, magic)` compiles a script, again at each run since it is cheap when nothing changed, and gives
      what executes it once; with `magic`, expressions that stand alone are written. It raises what compiling raises,
      `SyntaxError` or `OSError`, for display.
    - The result runs in a worker thread that has a run. `RunInterrupted` leaves it as it is; any other exception goes
      to `describe(error)`, whose answer is `exception`'s arguments without the place.
    - `watched()` lists the files that the script was made from, to be asked after each run.
    - `forget_changed(paths)` is told which of them changed, before the next run.
    """

def run_once(body: Callable[[], object], /) -> str:
    """Runs a function once in a session of its own and prints the page, a line an element, children indented.

    A line is the name that drew it (`heading`, `markdown`, `caption`, `dataframe`, …) and, if it has a text, that text
    quoted as in JSON: the body, label, JSON text or, of an exception, its type's name. The sidebar comes last, if
    anything is in it, as a line `sidebar` with its children below. Example: `markdown "hello"`.

    For tests. Memos are kept between calls. `StopRun` ends the run; another exception that leaves `body` is raised.
    """
