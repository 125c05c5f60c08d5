// Generated from crates/protocol by `make protocol`; do not edit.

export const VERSION = 3;

export type Bytes = Uint8Array;

export type Encoded = Uint8Array;

export type ClientMessage = { "type": "hello", 
/**
 * The page's [`VERSION`](crate::VERSION).
 */
version: number, 
/**
 * The session to find again; none asks for a new one.
 */
session: string | null, 
/**
 * The page's address behind `?`, without it.
 */
query: string, 
/**
 * The values that the page shows. A session that begins with this message begins with them.
 */
values: Array<WidgetState>, } | { "type": "event", 
/**
 * Counts the session's events, from 1. One that is not above the last one taken has been taken before, on
 * a connection that was lost, and does not count again.
 */
number: number, 
/**
 * The new values, in the order in which the user gave them.
 */
widgets: Array<WidgetState>, } | { "type": "query", 
/**
 * The address behind `?`, without it.
 */
query: string, } | { "type": "stop", } | { "type": "clear_cache", } | { "type": "run_on_save", 
/**
 * True: run at once. False: tell the page with [`ServerMessage::SourceChanged`].
 */
always: boolean, };

export type ServerMessage = { "type": "welcome" } & Welcome | { "type": "update" } & Update | { "type": "source_changed" } | { "type": "refused", 
/**
 * What was wrong with it.
 */
reason: string, };

export type Welcome = { 
/**
 * The session's secret token: a later [`ClientMessage::Hello`] and media addresses name it.
 */
session: string, 
/**
 * The number of the last event that the session has taken; 0 if none.
 */
taken: number, 
/**
 * The server's version, such as `0.1.0`.
 */
server: string, 
/**
 * The app's name, the tab's title unless the script sets one.
 */
app: string, 
/**
 * Whether a changed source runs at once.
 */
run_on_save: boolean, 
/**
 * Whether the server's host is a developer's own machine (loopback).
 */
developer: boolean, };

export type Update = { 
/**
 * The number of the run that it shows, from 1, rising within a session.
 */
run: number, 
/**
 * The number of the last event that this run takes account of; 0 if none.
 */
seen: number, 
/**
 * Whether that run is still going.
 */
running: boolean, 
/**
 * The fragments that it runs, by id; absent where it runs the whole script.
 */
fragments: Array<string> | null, 
/**
 * True: forget the tree and the values held, start from a root without children.
 */
reset: boolean, 
/**
 * The steps to the new tree.
 */
patches: Array<Patch>, 
/**
 * While the run is going: what it has not reached yet. Once it is over: empty.
 */
stale: Array<Stale>, 
/**
 * Values that the server sets; a widget that is not named keeps its own.
 */
values: Array<WidgetState>, 
/**
 * The page's settings; absent means unchanged.
 */
page: PageConfig | null, 
/**
 * What the page's address has behind `?` from now on, without it; absent means unchanged.
 */
query: string | null, };

export type PageConfig = { 
/**
 * The tab's title; absent means the app's name.
 */
title: string | null, 
/**
 * The tab's icon: an emoji, a shortcode such as `:tada:`, or a URL.
 */
icon: string | null, 
/**
 * How wide the main area is.
 */
layout: Layout, 
/**
 * How the sidebar begins.
 */
sidebar: SidebarState, 
/**
 * Where the menu's "Get help" leads; absent hides it.
 */
help_url: string | null, 
/**
 * Where the menu's "Report a bug" leads; absent hides it.
 */
bug_url: string | null, 
/**
 * Markdown shown under "About".
 */
about: string | null, };

export type Layout = "centered" | "wide";

export type SidebarState = "auto" | "expanded" | "collapsed";

export type Node = { "element": Encoded } | { "block": { 
/**
 * How the block looks: an encoded [`Block`].
 */
props: Encoded, 
/**
 * What it holds, from top to bottom.
 */
children: Array<Node>, } };

export type Patch = { "type": "splice", 
/**
 * The block, as indices from the root; empty means the root.
 */
path: Array<number>, 
/**
 * The first child concerned; at most the number of children.
 */
at: number, 
/**
 * How many children go; `at + remove` is at most the number of children.
 */
remove: number, 
/**
 * What comes in their place.
 */
insert: Array<Node>, } | { "type": "props", 
/**
 * The block, as indices from the root.
 */
path: Array<number>, 
/**
 * Its new look: an encoded [`Block`].
 */
props: Encoded, };

export type Stale = { 
/**
 * The block, as indices from the root.
 */
path: Array<number>, 
/**
 * The first child that the present run has not reached.
 */
from: number, };

export type Value = { "type": "none" } | { "type": "press" } | { "type": "bool", "value": boolean } | { "type": "numbers", "value": Array<number> } | { "type": "text", "value": string } | { "type": "texts", "value": Array<string> } | { "type": "choice", "value": Choice } | { "type": "choices", "value": Array<Choice> } | { "type": "json", "value": string } | { "type": "files", "value": Array<UserFile> } | { "type": "chat", "value": Chat };

export type Choice = { 
/**
 * Its place in the list, from 0; absent for what was entered and is not in it.
 */
index: number | null, 
/**
 * The text shown for it.
 */
label: string, };

export type UserFile = { 
/**
 * The name that its upload was answered with; it is made from name, type and content, and known in the session.
 */
id: string, 
/**
 * What the user calls it; of one out of a folder, the path below that.
 */
name: string, 
/**
 * Its MIME type.
 */
mime: string, 
/**
 * How many bytes it has.
 */
size: number, };

export type Chat = { 
/**
 * What was typed.
 */
text: string, 
/**
 * Files.
 */
files: Array<UserFile>, 
/**
 * A recording of the microphone.
 */
audio: UserFile | null, };

export type WidgetState = { 
/**
 * Which widget: [`Widget::id`](crate::Widget::id).
 */
id: string, 
/**
 * Its value.
 */
value: Value, };

export type Element = { "type": "empty" } | { "type": "divider" } & Divider | { "type": "space" } & Space | { "type": "heading" } & Heading | { "type": "markdown" } & Markdown | { "type": "text" } & Text | { "type": "code" } & Code | { "type": "json" } & Json | { "type": "help" } & Help | { "type": "dataframe" } & Dataframe | { "type": "table" } & Table | { "type": "metric" } & Metric | { "type": "vega_lite" } & VegaLite | { "type": "plotly" } & Plotly | { "type": "bokeh" } & Bokeh | { "type": "deck" } & Deck | { "type": "graphviz" } & Graphviz | { "type": "image" } & Image | { "type": "audio" } & Audio | { "type": "video" } & Video | { "type": "logo" } & Logo | { "type": "html" } & Html | { "type": "iframe" } & Iframe | { "type": "link_button" } & LinkButton | { "type": "page_link" } & PageLink | { "type": "alert" } & Alert | { "type": "exception" } & Exception | { "type": "spinner" } & Spinner | { "type": "progress" } & Progress | { "type": "toast" } & Toast | { "type": "celebration" } & Celebration | { "type": "skeleton" } & Skeleton | { "type": "button" } & Button | { "type": "menu_button" } & MenuButton | { "type": "checkbox" } & Checkbox | { "type": "slider" } & Slider | { "type": "select_slider" } & SelectSlider | { "type": "selectbox" } & Selectbox | { "type": "multiselect" } & Multiselect | { "type": "radio" } & Radio | { "type": "button_group" } & ButtonGroup | { "type": "feedback" } & Feedback | { "type": "number_input" } & NumberInput | { "type": "text_input" } & TextInput | { "type": "text_area" } & TextArea | { "type": "color_picker" } & ColorPicker | { "type": "date_input" } & DateInput | { "type": "time_input" } & TimeInput | { "type": "datetime_input" } & DatetimeInput | { "type": "file_uploader" } & FileUploader | { "type": "camera_input" } & CameraInput | { "type": "audio_input" } & AudioInput | { "type": "chat_input" } & ChatInput | { "type": "pagination" } & Pagination;

export type Block = { "type": "root" } | { "type": "container" } & Container | { "type": "columns" } & Columns | { "type": "column" } & Column | { "type": "tabs" } & Tabs | { "type": "tab" } & Tab | { "type": "expander" } & Expander | { "type": "popover" } & Popover | { "type": "status" } & Status | { "type": "form" } & Form | { "type": "dialog" } & Dialog | { "type": "chat_message" } & ChatMessage | { "type": "fragment" } & Fragment;

export type Size = { "type": "stretch" } | { "type": "content" } | { "type": "auto" } | { "type": "pixels", "value": number };

export type TextAlign = "left" | "center" | "right" | "justify";

export type Document = { "type": "inline", "value": string } | { "type": "media", "value": string };

export type Source = { "type": "url", "value": string } | { "type": "media", "value": string };

export type Selection = { 
/**
 * What all widgets have; the label says what is selected, for screen readers.
 */
widget: Widget, 
/**
 * The ways to select, by the names that the element's type lists.
 */
modes: Array<string>, 
/**
 * What is selected at first: JSON as of the value; absent selects nothing.
 */
default: string | null, };

export type Divider = { 
/**
 * Its width.
 */
width: Size, };

export type Space = { 
/**
 * How much, in the direction in which the elements around it follow each other.
 */
size: Size, };

export type Heading = { 
/**
 * 1 to 6, as `h1` to `h6`.
 */
level: number, 
/**
 * What it says.
 */
body: string, 
/**
 * Its `id`, made from the text if absent; empty shows no link to it.
 */
anchor: string | null, 
/**
 * The colour of a line below it: a colour name of `:red[…]`, or `rainbow`; absent draws none.
 */
divider: string | null, 
/**
 * An emoji or `:shortcode:` before the text.
 */
icon: string | null, 
/**
 * Shown in a tooltip.
 */
help: string | null, 
/**
 * Its width.
 */
width: Size, 
/**
 * How its lines stand.
 */
align: TextAlign, 
/**
 * Whether it is broken into lines; if not, it is cut off with an ellipsis.
 */
wrap: boolean, };

export type Markdown = { 
/**
 * What it says.
 */
body: string, 
/**
 * True: HTML in it is shown, sanitized. False: it is shown as text.
 */
allow_html: boolean, 
/**
 * True: small and grey.
 */
caption: boolean, 
/**
 * Shown in a tooltip.
 */
help: string | null, 
/**
 * Its width.
 */
width: Size, 
/**
 * How its lines stand.
 */
align: TextAlign, 
/**
 * Whether it is broken into lines; if not, it is cut off with an ellipsis.
 */
wrap: boolean, 
/**
 * Whether its headings have ids and links to them.
 */
anchors: boolean, };

export type Text = { 
/**
 * What it says; not Markdown.
 */
body: string, 
/**
 * Shown in a tooltip.
 */
help: string | null, 
/**
 * Its width.
 */
width: Size, 
/**
 * How its lines stand.
 */
align: TextAlign, 
/**
 * Whether it is broken into lines; if not, it is cut off with an ellipsis.
 */
wrap: boolean, };

export type Code = { 
/**
 * The listing; not Markdown.
 */
body: string, 
/**
 * The language to highlight, such as `python`; absent highlights nothing.
 */
language: string | null, 
/**
 * Whether lines are numbered.
 */
line_numbers: boolean, 
/**
 * Whether long lines are broken rather than scrolled.
 */
wrap_lines: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height; a fixed one scrolls.
 */
height: Size, };

export type Json = { 
/**
 * The document's text.
 */
body: string, 
/**
 * How many levels are open at first; absent means all, 0 none.
 */
expanded: number | null, 
/**
 * Its width.
 */
width: Size, };

export type Help = { 
/**
 * What it is called; absent where it has no name.
 */
name: string | null, 
/**
 * Its type, such as `function`.
 */
kind: string, 
/**
 * Its signature, or its value as the language writes it; absent where there is none.
 */
value: string | null, 
/**
 * Its documentation, plain text; absent where there is none.
 */
doc: string | null, 
/**
 * What belongs to it, by name.
 */
members: Array<HelpMember>, 
/**
 * Its width.
 */
width: Size, };

export type HelpMember = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Its type.
 */
kind: string, 
/**
 * Its value as the language writes it; absent where it is documented instead.
 */
value: string | null, 
/**
 * The first paragraph of its documentation; absent where there is none.
 */
doc: string | null, };

export type Frame = { 
/**
 * The number of rows.
 */
rows: number, 
/**
 * How many of the first columns are row labels.
 */
index: number, 
/**
 * Where the data is.
 */
data: FrameData, };

export type FrameData = { "type": "inline", "value": Bytes } | { "type": "media", "value": string } | { "type": "windows", "value": string };

export type Dataframe = { 
/**
 * The data.
 */
frame: Frame, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height; `Content` shows all rows, `Auto` ten at most.
 */
height: Size, 
/**
 * Whether row labels are hidden; absent shows those that there are.
 */
hide_index: boolean | null, 
/**
 * The columns to show, by name, in this order; absent shows all.
 */
column_order: Array<string> | null, 
/**
 * How columns look: JSON, an object from a column's name (`_index` for row labels, a number for its place, from 0,
 * row labels not counted) to its settings: `label`, `width` (`small`, `medium`, `large` or pixels), `help`,
 * `hidden`, `pinned`, `alignment`, `type_config` with its `type`, such as `number`, and what belongs to that.
 * Absent leaves columns as they are.
 */
columns: string | null, 
/**
 * What stands at the head of each column, row labels counted: one text, or several, from the outermost level to the
 * innermost; absent means the columns' names.
 */
heads: Array<Array<string>> | null, 
/**
 * How single cells look; absent leaves them as they are.
 */
styling: Styling | null, 
/**
 * How high rows are, in CSS pixels; absent means as high as a line of text.
 */
row_height: number | null, 
/**
 * What stands where a value is missing; absent means `None`.
 */
placeholder: string | null, 
/**
 * What can be selected; absent means nothing. Modes are `single-row`, `multi-row`, `single-column`,
 * `multi-column`, `single-cell`, `multi-cell`; the value has `rows` (places in the data, from 0), `columns`
 * (names) and `cells` (pairs of both).
 */
selection: Selection | null, 
/**
 * How it can be changed; absent means not at all.
 */
editor: Editor | null, 
/**
 * What it shows, for screen readers.
 */
alt: string | null, };

export type Styling = { 
/**
 * What stands above or below the table.
 */
caption: string | null, 
/**
 * The texts of all cells, in the rows and columns of the data, row labels first; absent formats the data itself.
 */
texts: Frame | null, 
/**
 * Styles: JSON, an object from `row,column` (places from 0, row labels counted) to CSS declarations such as
 * `color: red; font-weight: bold`.
 */
cells: Document, 
/**
 * Styles of a plain table: JSON, a list of pairs of a CSS selector of what is in it, or of nothing for the table
 * itself, and CSS declarations. Its cells have the classes `data`, `row_heading` or `col_heading`, `levelN`, `rowN`
 * and `colN`, row labels not counted. Absent means none.
 */
rules: string | null, };

export type Table = { 
/**
 * The data.
 */
frame: Frame, 
/**
 * What stands at the head of each column, row labels counted: one text, or several, from the outermost level to the
 * innermost; absent means the columns' names.
 */
heads: Array<Array<string>> | null, 
/**
 * How single cells look; absent leaves them as they are.
 */
styling: Styling | null, 
/**
 * Which lines are drawn.
 */
border: TableBorder, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height; a fixed one scrolls below the column names.
 */
height: Size, 
/**
 * Whether row labels are hidden; absent shows those that there are.
 */
hide_index: boolean | null, 
/**
 * Whether column names are hidden; absent shows them.
 */
hide_header: boolean | null, 
/**
 * What it shows, for screen readers.
 */
alt: string | null, };

export type TableBorder = "all" | "horizontal" | "none";

export type Metric = { 
/**
 * What it is.
 */
label: string, 
/**
 * How the label is shown.
 */
label_visibility: LabelVisibility, 
/**
 * The number, as it is shown.
 */
value: string, 
/**
 * How it changed, as it is shown, without its sign's arrow; absent shows nothing.
 */
delta: string | null, 
/**
 * Where the arrow beside the change points; absent draws none.
 */
arrow: Arrow | null, 
/**
 * A colour name of `:red[…]` for the change; `gray` for a neutral one.
 */
delta_color: string, 
/**
 * Said after the change, such as `since May`.
 */
delta_description: string | null, 
/**
 * An emoji or `:shortcode:` before the label.
 */
icon: string | null, 
/**
 * Shown in a tooltip.
 */
help: string | null, 
/**
 * Whether a line is drawn around it.
 */
border: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height.
 */
height: Size, 
/**
 * Numbers drawn below, from left to right; what is not finite is a gap. Empty draws nothing.
 */
chart: Array<number>, 
/**
 * How they are drawn.
 */
chart_kind: MetricChart, };

export type Arrow = "up" | "down";

export type MetricChart = "line" | "area" | "bar";

export type VegaLite = { 
/**
 * The specification, JSON. Data named `source` in it is `frame`.
 */
spec: string, 
/**
 * The data, absent where the specification has its own.
 */
frame: Frame | null, 
/**
 * Whether colours and fonts follow the page's theme.
 */
theme: boolean, 
/**
 * Its width; `Content` is what the specification says.
 */
width: Size, 
/**
 * Its height; `Content` is what the specification says.
 */
height: Size, 
/**
 * Where all of the data is, of which `frame` has only what the width can show: the session serves reductions of
 * any range of its first column under this name. Absent: `frame` has all.
 */
detail: string | null, 
/**
 * What can be selected; absent means nothing. Modes are the names of the specification's parameters; the value
 * has what is selected for each of them.
 */
selection: Selection | null, 
/**
 * What it shows, for screen readers.
 */
alt: string | null, };

export type Plotly = { 
/**
 * The figure, JSON: an object with `data`, `layout` and perhaps `frames`.
 */
figure: Document, 
/**
 * Settings of the drawing, JSON: an object such as `{"scrollZoom": true}`.
 */
config: string, 
/**
 * Whether colours and fonts follow the page's theme.
 */
theme: boolean, 
/**
 * Its width; `Content` is what the figure says.
 */
width: Size, 
/**
 * Its height; `Content` is what the figure says.
 */
height: Size, 
/**
 * What can be selected; absent means nothing. Modes are `points`, `box`, `lasso`; the value has `points`,
 * `point_indices`, `box`, `lasso`.
 */
selection: Selection | null, 
/**
 * What it shows, for screen readers.
 */
alt: string | null, };

export type Bokeh = { 
/**
 * What `bokeh.embed.json_item` gives, JSON.
 */
document: Document, 
/**
 * BokehJS as served by the session, in the order in which it is loaded.
 */
scripts: Array<Source>, 
/**
 * BokehJS's version.
 */
version: string, 
/**
 * Its width; `Content` is what the document says.
 */
width: Size, 
/**
 * What it shows, for screen readers.
 */
alt: string | null, };

export type Deck = { 
/**
 * The specification, JSON: `initialViewState`, `layers`, `views`, `mapStyle`, `mapProvider`, …
 */
spec: Document, 
/**
 * Data of those layers whose `data` is `{"name": "source"}`; absent where layers have their own. Columns named
 * `position` (longitude and latitude in degrees), `radius` (metres) and `color` (red, green, blue, opacity, each
 * 0 to 255) are the accessors of such a layer.
 */
frame: Frame | null, 
/**
 * What a tooltip shows, JSON: true, or an object with `html` or `text`, and `style`; absent shows none.
 */
tooltip: string | null, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height.
 */
height: Size, 
/**
 * What can be selected; absent means nothing. Modes are `single-object`, `multi-object`; the value has `indices`
 * and `objects`, each an object from a layer's id to a list.
 */
selection: Selection | null, 
/**
 * What it shows, for screen readers.
 */
alt: string | null, };

export type Graphviz = { 
/**
 * The graph, in DOT.
 */
dot: string, 
/**
 * What lays it out, such as `dot` or `neato`.
 */
engine: string, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height.
 */
height: Size, 
/**
 * What it shows, for screen readers.
 */
alt: string | null, };

export type Image = { 
/**
 * From left to right.
 */
pictures: Array<Picture>, 
/**
 * The width of each; `Content` is its own. None is wider than its place.
 */
width: Size, 
/**
 * Where a click on it leads; absent leads nowhere.
 */
link: string | null, };

export type Picture = { 
/**
 * The picture.
 */
source: Source, 
/**
 * Markdown below it.
 */
caption: string | null, 
/**
 * What it shows, for screen readers; absent means what the caption says.
 */
alt: string | null, };

export type Audio = { 
/**
 * The sound.
 */
source: Source, 
/**
 * Where it starts, in seconds.
 */
start: number, 
/**
 * Where it stops, in seconds; absent means at its end.
 */
end: number | null, 
/**
 * Whether it starts again when it is over.
 */
looped: boolean, 
/**
 * Whether it starts by itself, as far as the browser allows that.
 */
autoplay: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * What is heard, for screen readers.
 */
alt: string | null, };

export type Video = { 
/**
 * The film.
 */
source: Source, 
/**
 * Whether the address is of a page that plays it, to be embedded, rather than of the film.
 */
embedded: boolean, 
/**
 * Texts shown with it; the first is on at first.
 */
subtitles: Array<Subtitle>, 
/**
 * Where it starts, in seconds.
 */
start: number, 
/**
 * Where it stops, in seconds; absent means at its end.
 */
end: number | null, 
/**
 * Whether it starts again when it is over.
 */
looped: boolean, 
/**
 * Whether it starts by itself, as far as the browser allows that.
 */
autoplay: boolean, 
/**
 * Whether it is silent at first.
 */
muted: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * What is seen, for screen readers.
 */
alt: string | null, };

export type Subtitle = { 
/**
 * What the choice says, such as `English`.
 */
label: string, 
/**
 * The text, WebVTT.
 */
source: Source, };

export type Logo = { 
/**
 * The picture.
 */
image: Source, 
/**
 * The picture while the sidebar is closed; absent means the same.
 */
icon: Source | null, 
/**
 * Where a click leads; absent leads nowhere.
 */
link: string | null, 
/**
 * How large it is.
 */
size: LogoSize, };

export type LogoSize = "small" | "medium" | "large";

export type Html = { 
/**
 * The HTML.
 */
body: string, 
/**
 * Whether its scripts run, which they do with all the page's rights.
 */
javascript: boolean, 
/**
 * Its width.
 */
width: Size, };

export type Iframe = { 
/**
 * What it shows.
 */
content: IframeContent, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height; `Content` is what its HTML needs, and 150 pixels for an address.
 */
height: Size, 
/**
 * Whether it scrolls what does not fit.
 */
scrolling: boolean, 
/**
 * Its place in the order of the Tab key: -1 passes over it, 0 or absent is where it stands.
 */
tab_index: number | null, 
/**
 * What it shows, for screen readers.
 */
alt: string | null, };

export type IframeContent = { "type": "url", "value": string } | { "type": "html", "value": Document };

export type LinkButton = { 
/**
 * What all widgets have; absent where the script does not hear of a press. Its value is that of a [`Button`].
 */
widget: Widget | null, 
/**
 * What it says.
 */
label: string, 
/**
 * Where it leads, in a new tab.
 */
url: string, 
/**
 * How much it stands out.
 */
kind: ButtonKind, 
/**
 * An emoji or `:shortcode:` before the text.
 */
icon: string | null, 
/**
 * Whether the icon stands after the text.
 */
icon_right: boolean, 
/**
 * Shown in a tooltip.
 */
help: string | null, 
/**
 * Whether it can't be used now.
 */
disabled: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * Whether a text that does not fit goes on in a new line.
 */
wrap: boolean, 
/**
 * Keys that press it, as of a [`Button`].
 */
shortcut: string | null, };

export type PageLink = { 
/**
 * What it says.
 */
label: string, 
/**
 * Where it leads: relative to the app's address, or absolute.
 */
url: string, 
/**
 * Whether that is outside of the app, and opens in a new tab.
 */
external: boolean, 
/**
 * An emoji or `:shortcode:` before the text.
 */
icon: string | null, 
/**
 * Whether the icon stands after the text.
 */
icon_right: boolean, 
/**
 * Shown in a tooltip.
 */
help: string | null, 
/**
 * Whether it can't be used now.
 */
disabled: boolean, 
/**
 * Its width.
 */
width: Size, };

export type Alert = { 
/**
 * What kind of news it is.
 */
kind: AlertKind, 
/**
 * What it says.
 */
body: string, 
/**
 * A line of its own above the text; absent has none.
 */
title: string | null, 
/**
 * An emoji or `:shortcode:` before the text.
 */
icon: string | null, 
/**
 * Its width.
 */
width: Size, };

export type AlertKind = "success" | "info" | "warning" | "error";

export type Exception = { 
/**
 * The error's type, such as `ZeroDivisionError`.
 */
kind: string, 
/**
 * What it says.
 */
message: string, 
/**
 * Whether the message is Markdown rather than plain text.
 */
markdown: boolean, 
/**
 * Where it happened, one frame an entry, the outermost first; empty where that is not known.
 */
traceback: Array<string>, 
/**
 * True: the script went on.
 */
warning: boolean, 
/**
 * Its width.
 */
width: Size, };

export type Spinner = { 
/**
 * What is being done.
 */
body: string, 
/**
 * Whether the seconds that it takes are shown.
 */
show_time: boolean, 
/**
 * Its width.
 */
width: Size, };

export type Progress = { 
/**
 * From 0 to 1.
 */
value: number, 
/**
 * Shown above the bar.
 */
body: string | null, 
/**
 * Its width.
 */
width: Size, };

export type Toast = { 
/**
 * What it says.
 */
body: string, 
/**
 * An emoji or `:shortcode:` before the text.
 */
icon: string | null, 
/**
 * After how many seconds it goes; absent means that it stays until it is closed.
 */
seconds: number | null, };

export type Celebration = { 
/**
 * What is seen.
 */
kind: CelebrationKind, };

export type CelebrationKind = "balloons" | "snow";

export type Skeleton = { 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height; `Content` is that of a few lines.
 */
height: Size, };

export type Widget = { 
/**
 * Who it is across runs.
 */
id: string, 
/**
 * The name that the script gave it, shown in the class `st-key-<key>`.
 */
key: string | null, 
/**
 * What stands beside it.
 */
label: string, 
/**
 * How its label is shown.
 */
label_visibility: LabelVisibility, 
/**
 * Shown in a tooltip.
 */
help: string | null, 
/**
 * Whether it can't be used now.
 */
disabled: boolean, 
/**
 * Whether it must have a value: a star stands behind its label, it is not emptied, and the form around it is not
 * submitted while it is empty.
 */
required: boolean, 
/**
 * Whether a new value waits on the page until another event leaves.
 */
deferred: boolean, };

export type LabelVisibility = "visible" | "hidden" | "collapsed";

export type Button = { 
/**
 * What all widgets have; the label is the button's text.
 */
widget: Widget, 
/**
 * How much it stands out.
 */
kind: ButtonKind, 
/**
 * An emoji or `:shortcode:` before the text.
 */
icon: string | null, 
/**
 * Whether the icon stands after the text.
 */
icon_right: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * Whether a text that does not fit goes on in a new line.
 */
wrap: boolean, 
/**
 * Keys that press it, joined by `+`, the last one after its modifiers, as `ctrl+shift+k`: `ctrl` (or the command
 * key), `alt`, `shift`; a letter, a digit, `f1` … `f12`, `enter`, `escape`, `tab`, `space`, `backspace`, `delete`,
 * `home`, `end`, `pageup`, `pagedown`, `up`, `down`, `left`, `right`.
 */
shortcut: string | null, 
/**
 * Whether it submits the form around it: the values of the form's widgets are sent with its press.
 */
submit: boolean, 
/**
 * A file that a press downloads; absent where it downloads none.
 */
download: Download | null, };

export type Download = { 
/**
 * What is in it; absent where that is made when it is asked for, at `<base>/produced/<session>/<widget id>`.
 */
source: Source | null, 
/**
 * What it is called.
 */
name: string, 
/**
 * Whether the script does not hear of the press.
 */
quiet: boolean, };

export type ButtonKind = "primary" | "secondary" | "tertiary";

export type MenuButton = { 
/**
 * What all widgets have; the label is the button's text.
 */
widget: Widget, 
/**
 * The labels of what can be chosen, which are Markdown.
 */
options: Array<string>, 
/**
 * How much it stands out.
 */
kind: ButtonKind, 
/**
 * An emoji or `:shortcode:` before the text.
 */
icon: string | null, 
/**
 * Its width.
 */
width: Size, 
/**
 * Whether a text that does not fit goes on in a new line.
 */
wrap: boolean, };

export type Checkbox = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * Whether it is ticked at first.
 */
default: boolean, 
/**
 * Whether it looks like a switch.
 */
toggle: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * Whether a label that does not fit goes on in a new line.
 */
wrap: boolean, };

export type Slider = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * What its numbers stand for.
 */
kind: SliderKind, 
/**
 * Where the track begins.
 */
min: number, 
/**
 * Where the track ends; more than `min`.
 */
max: number, 
/**
 * How far an arrow key moves; more than 0.
 */
step: number, 
/**
 * Where the thumbs are at first, one or two, in order.
 */
default: Array<number>, 
/**
 * How a value is shown: a number in the manner of `printf`, such as `%d` or `%.2f m`, or by a name such as
 * `percent`; a date or time by letters, such as `YYYY-MM-DD HH:mm`.
 */
format: string, 
/**
 * Its width.
 */
width: Size, };

export type SliderKind = "integer" | "float" | "date" | "time" | "datetime" | "duration";

export type SelectSlider = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The labels of the options, at least one.
 */
options: Array<string>, 
/**
 * Where the thumbs are at first, one or two, in order.
 */
default: Array<Choice>, 
/**
 * Its width.
 */
width: Size, };

export type Selectbox = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The labels of the options.
 */
options: Array<string>, 
/**
 * What is chosen at first; absent means nothing, and the choice can be taken back.
 */
default: Choice | null, 
/**
 * Shown while nothing is chosen.
 */
placeholder: string, 
/**
 * Whether something can be entered that is not among the options.
 */
accept_new: boolean, 
/**
 * How what is typed finds options; absent means that nothing can be typed.
 */
filter: OptionFilter | null, 
/**
 * An emoji or `:material/name:` at the beginning of the field.
 */
icon: string | null, 
/**
 * Its width.
 */
width: Size, };

export type OptionFilter = "fuzzy" | "contains" | "prefix";

export type Multiselect = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The labels of the options.
 */
options: Array<string>, 
/**
 * What is chosen at first.
 */
default: Array<Choice>, 
/**
 * Shown while nothing is chosen.
 */
placeholder: string, 
/**
 * How many can be chosen at most; absent means no bound.
 */
max_selections: number | null, 
/**
 * Whether something can be entered that is not among the options.
 */
accept_new: boolean, 
/**
 * How what is typed finds options; absent means that nothing can be typed.
 */
filter: OptionFilter | null, 
/**
 * Up to how many options that are not chosen yet can be chosen at once; 0 means never.
 */
select_all: number, 
/**
 * Its width.
 */
width: Size, 
/**
 * Whether what is chosen takes several lines where it does not fit in one.
 */
wrap: boolean, };

export type Radio = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The labels of the options, which are Markdown.
 */
options: Array<string>, 
/**
 * What stands below each option, which is Markdown; empty where nothing does.
 */
captions: Array<string>, 
/**
 * What is chosen at first; absent means nothing.
 */
default: Choice | null, 
/**
 * Whether the options stand side by side.
 */
horizontal: boolean, 
/**
 * Its width.
 */
width: Size, };

export type ButtonGroup = { 
/**
 * What all widgets have. If it is required, what is chosen can't be taken back.
 */
widget: Widget, 
/**
 * How it looks.
 */
style: ButtonGroupStyle, 
/**
 * The labels of the options, which are Markdown.
 */
options: Array<string>, 
/**
 * What is chosen at first; at most one unless `multiple`.
 */
default: Array<Choice>, 
/**
 * Whether several can be chosen.
 */
multiple: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * Whether options that do not fit go on in a new line.
 */
wrap: boolean, };

export type ButtonGroupStyle = "pills" | "segmented";

export type Feedback = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * Which signs.
 */
kind: FeedbackKind, 
/**
 * Which is chosen at first, from 0; absent means none.
 */
default: number | null, 
/**
 * Its width.
 */
width: Size, };

export type FeedbackKind = "thumbs" | "faces" | "stars";

export type NumberInput = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * Whether it takes whole numbers alone.
 */
integer: boolean, 
/**
 * The least it takes; absent means no bound.
 */
min: number | null, 
/**
 * The most it takes; absent means no bound.
 */
max: number | null, 
/**
 * How far its buttons and the arrow keys move; more than 0.
 */
step: number, 
/**
 * The number at first; absent means none, and it can be emptied.
 */
default: number | null, 
/**
 * How the number is shown, in the manner of `printf`; absent means by what `step` needs.
 */
format: string | null, 
/**
 * Shown while it is empty.
 */
placeholder: string, 
/**
 * An emoji or `:material/name:` at the beginning of the field.
 */
icon: string | null, 
/**
 * Its width.
 */
width: Size, };

export type TextInput = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The text at first; absent means none was entered, and it can be cleared to none.
 */
default: string | null, 
/**
 * Shown while it is empty.
 */
placeholder: string, 
/**
 * How many characters it takes at most; absent means no bound.
 */
max_chars: number | null, 
/**
 * What is typed.
 */
kind: TextKind, 
/**
 * The browser's hint for completing it, such as `email`; empty means none.
 */
autocomplete: string, 
/**
 * An emoji or `:material/name:` at the beginning of the field.
 */
icon: string | null, 
/**
 * What the page asks of a text before it is sent.
 */
validation: Validation | null, 
/**
 * After how many milliseconds without typing the text counts; absent means once it is left or Enter is pressed.
 */
live: number | null, 
/**
 * Its width.
 */
width: Size, };

export type TextKind = "text" | "password" | "email" | "url" | "phone" | "search";

export type Validation = { 
/**
 * A regular expression of the browser's that must match somewhere in the text, unless that is empty.
 */
pattern: string, 
/**
 * What is said where it does not.
 */
message: string, };

export type TextArea = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The text at first; absent means none was entered.
 */
default: string | null, 
/**
 * Shown while it is empty.
 */
placeholder: string, 
/**
 * How many characters it takes at most; absent means no bound.
 */
max_chars: number | null, 
/**
 * Its height; `Content` grows with the text, `Auto` has room for about three lines.
 */
height: Size, 
/**
 * Its width.
 */
width: Size, };

export type ColorPicker = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The colour at first.
 */
default: string, 
/**
 * Its width.
 */
width: Size, };

export type DateInput = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The date or dates at first; without any it can be cleared.
 */
default: Array<string>, 
/**
 * Whether it takes a range.
 */
range: boolean, 
/**
 * The first date that it takes.
 */
min: string, 
/**
 * The last date that it takes.
 */
max: string, 
/**
 * How dates are shown and typed: `YYYY`, `MM` and `DD` in some order with `/`, `-` or `.` between them.
 */
format: string, 
/**
 * Its width.
 */
width: Size, };

export type TimeInput = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The time at first; absent means none, and it can be cleared.
 */
default: string | null, 
/**
 * How far apart the times to choose from are, in seconds: 60 to 82,800.
 */
step: number, 
/**
 * How hours are shown.
 */
hours: HourFormat, 
/**
 * Its width.
 */
width: Size, };

export type HourFormat = "twenty_four" | "twelve" | "localized";

export type DatetimeInput = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * The date and time at first; absent means none, and it can be cleared.
 */
default: string | null, 
/**
 * The earliest that it takes.
 */
min: string, 
/**
 * The latest that it takes.
 */
max: string, 
/**
 * How dates are shown and typed, as of [`DateInput`].
 */
format: string, 
/**
 * How far apart the times to choose from are, in seconds: 60 to 82,800.
 */
step: number, 
/**
 * Its width.
 */
width: Size, };

export type FileUploader = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * What it takes.
 */
accepts: Accepts, 
/**
 * Its width.
 */
width: Size, };

export type Accepts = { 
/**
 * How many.
 */
count: FileCount, 
/**
 * How names may end, each beginning with a dot and in small letters, as `.csv`; none means anyhow.
 */
extensions: Array<string>, 
/**
 * How large a file may be, in bytes.
 */
max_size: number, };

export type FileCount = "none" | "one" | "many" | "folder";

export type CameraInput = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * How high the picture should be, in pixels: 480, 720 or 1080; absent means as it is shown.
 */
resolution: number | null, 
/**
 * Its width.
 */
width: Size, };

export type AudioInput = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * Samples per second; absent means those of the browser.
 */
sample_rate: number | null, 
/**
 * Its width.
 */
width: Size, };

export type ChatInput = { 
/**
 * What all widgets have; the label is shown while it is empty.
 */
widget: Widget, 
/**
 * How many characters it takes at most; absent means no bound.
 */
max_chars: number | null, 
/**
 * Which files can be sent along.
 */
accepts: Accepts, 
/**
 * Whether a recording of the microphone can be sent along.
 */
audio: boolean, 
/**
 * Samples per second of it; absent means those of the browser.
 */
sample_rate: number | null, 
/**
 * What it does while the script runs.
 */
while_running: WhileRunning, 
/**
 * Whether it stands at the foot of the page.
 */
at_bottom: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height; `Content` grows with the text.
 */
height: Size, };

export type WhileRunning = "submit" | "disable" | "stop";

export type Pagination = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * How many pages there are, at least 1.
 */
pages: number, 
/**
 * Which is chosen at first.
 */
default: number, 
/**
 * About how many of them are shown; 0 shows just the arrows, absent sets no bound.
 */
max_visible: number | null, 
/**
 * Its width.
 */
width: Size, };

export type Editor = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * Whether rows can be added.
 */
add_rows: boolean, 
/**
 * Whether rows can be deleted.
 */
delete_rows: boolean, 
/**
 * The columns that can't be changed, by name (`_index` for row labels).
 */
fixed: Array<string>, };

export type Container = { 
/**
 * The name that the script gave it, shown in the class `st-key-<key>`.
 */
key: string | null, 
/**
 * Whether a line is drawn around it.
 */
border: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height; a fixed one scrolls.
 */
height: Size, 
/**
 * Whether elements stand side by side.
 */
horizontal: boolean, 
/**
 * Whether elements side by side begin a new line where there is no room.
 */
wrap: boolean, 
/**
 * Where elements stand from left to right.
 */
align: HorizontalAlign, 
/**
 * Where elements stand from top to bottom.
 */
vertical_align: VerticalAlign, 
/**
 * The room between elements.
 */
gap: Gap, 
/**
 * Whether it stays at its lower end while more is drawn into it.
 */
autoscroll: boolean, };

export type HorizontalAlign = "left" | "center" | "right" | "distribute";

export type Columns = { 
/**
 * The room between them.
 */
gap: Gap, 
/**
 * Its width.
 */
width: Size, 
/**
 * Whether columns stand one below the other where there is no room.
 */
wrap: boolean, };

export type Gap = "none" | "xxsmall" | "xsmall" | "small" | "medium" | "large" | "xlarge" | "xxlarge";

export type Column = { 
/**
 * Its share of the width, relative to its neighbours'; more than 0.
 */
weight: number, 
/**
 * Where its content stands in the height of the row.
 */
align: VerticalAlign, 
/**
 * Whether a line is drawn around it.
 */
border: boolean, };

export type VerticalAlign = "top" | "center" | "bottom" | "distribute";

export type Tabs = { 
/**
 * What all widgets have; absent where the script does not hear of it. Its value is the
 * [`Value::Choice`](crate::Value::Choice) of the tab that is seen.
 */
widget: Widget | null, 
/**
 * The name that the script gave it, shown in the class `st-key-<key>`.
 */
key: string | null, 
/**
 * Which tab is seen at first, from 0.
 */
default: number, 
/**
 * Its width.
 */
width: Size, 
/**
 * The height of what is below the tabs; a fixed one scrolls.
 */
height: Size, };

export type Tab = { 
/**
 * What its tab says.
 */
label: string, };

export type Expander = { 
/**
 * What all widgets have; absent where the script does not hear of it. Its value is the
 * [`Value::Bool`](crate::Value::Bool) of whether it is open.
 */
widget: Widget | null, 
/**
 * The name that the script gave it, shown in the class `st-key-<key>`.
 */
key: string | null, 
/**
 * What its head says.
 */
label: string, 
/**
 * Whether it is open at first.
 */
expanded: boolean, 
/**
 * An emoji or `:shortcode:` before the label.
 */
icon: string | null, 
/**
 * How it looks.
 */
look: FoldLook, 
/**
 * Its width.
 */
width: Size, };

export type FoldLook = "framed" | "compact" | "step";

export type Popover = { 
/**
 * What all widgets have; absent where the script does not hear of it. Its value is the
 * [`Value::Bool`](crate::Value::Bool) of whether it is open.
 */
widget: Widget | null, 
/**
 * The name that the script gave it, shown in the class `st-key-<key>`.
 */
key: string | null, 
/**
 * What its button says.
 */
label: string, 
/**
 * How much its button stands out.
 */
kind: ButtonKind, 
/**
 * An emoji or `:shortcode:` before the label.
 */
icon: string | null, 
/**
 * Shown in a tooltip.
 */
help: string | null, 
/**
 * Whether it can't be opened now.
 */
disabled: boolean, 
/**
 * The button's width.
 */
width: Size, };

export type Status = { 
/**
 * What its head says.
 */
label: string, 
/**
 * How it goes.
 */
state: StatusState, 
/**
 * Whether it is open at first, and again whenever this changes.
 */
expanded: boolean, 
/**
 * How it looks.
 */
look: FoldLook, 
/**
 * Its width.
 */
width: Size, };

export type StatusState = "running" | "complete" | "error";

export type Form = { 
/**
 * The name that the script gave it, which no other form of the page has; shown in the class `st-key-<key>`.
 */
key: string, 
/**
 * Whether the widgets go back to their defaults once they were sent.
 */
clear_on_submit: boolean, 
/**
 * Whether the Enter key in a text input submits it.
 */
enter_to_submit: boolean, 
/**
 * Whether a line is drawn around it.
 */
border: boolean, 
/**
 * Its width.
 */
width: Size, 
/**
 * Its height; a fixed one scrolls.
 */
height: Size, };

export type Dialog = { 
/**
 * What all widgets have; absent where the script does not hear of it. Its value is
 * [`Value::Press`](crate::Value::Press) for the run after the user closed it.
 */
widget: Widget | null, 
/**
 * What its head says.
 */
title: string, 
/**
 * An emoji or `:shortcode:` before the title.
 */
icon: string | null, 
/**
 * How wide it is.
 */
width: DialogWidth, 
/**
 * Whether the user can close it, by the Escape key, a button, or a click outside.
 */
dismissible: boolean, 
/**
 * Where it stands.
 */
position: DialogPosition, };

export type DialogWidth = { "type": "small" } | { "type": "medium" } | { "type": "large" } | { "type": "pixels", "value": number };

export type DialogPosition = "center" | "left" | "right";

export type ChatMessage = { 
/**
 * Who said it, for screen readers.
 */
name: string, 
/**
 * What stands for them.
 */
avatar: Avatar, 
/**
 * Its width.
 */
width: Size, };

export type Avatar = { "type": "user" } | { "type": "assistant" } | { "type": "letter" } | { "type": "icon", "value": string } | { "type": "image", "value": Source };

export type Fragment = { 
/**
 * Which part, among those of the page.
 */
id: string, };
