// Generated from crates/protocol by `make protocol`; do not edit.

export const VERSION = 1;

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
query: string, } | { "type": "event", 
/**
 * Counts the session's events, from 1. One that is not above the last one taken has been taken before, on
 * a connection that was lost, and does not count again.
 */
number: number, 
/**
 * The new values, in the order in which the user gave them.
 */
widgets: Array<WidgetState>, } | { "type": "stop", } | { "type": "clear_cache", } | { "type": "run_on_save", 
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
page: PageConfig | null, };

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

export type Value = { "type": "none" } | { "type": "press" } | { "type": "bool", "value": boolean } | { "type": "numbers", "value": Array<number> } | { "type": "text", "value": string } | { "type": "choice", "value": Choice } | { "type": "choices", "value": Array<Choice> } | { "type": "bytes", "value": Bytes };

export type Choice = { 
/**
 * Its place in the list, from 0.
 */
index: number, 
/**
 * The text shown for it.
 */
label: string, };

export type WidgetState = { 
/**
 * Which widget: [`Widget::id`](crate::Widget::id).
 */
id: string, 
/**
 * Its value.
 */
value: Value, };

export type Element = { "type": "empty" } | { "type": "divider" } | { "type": "heading" } & Heading | { "type": "markdown" } & Markdown | { "type": "text" } & Text | { "type": "code" } & Code | { "type": "json" } & Json | { "type": "dataframe" } & Dataframe | { "type": "table" } & Table | { "type": "vega_lite" } & VegaLite | { "type": "alert" } & Alert | { "type": "exception" } & Exception | { "type": "spinner" } & Spinner | { "type": "progress" } & Progress | { "type": "button" } & Button | { "type": "checkbox" } & Checkbox | { "type": "slider" } & Slider | { "type": "selectbox" } & Selectbox | { "type": "text_input" } & TextInput;

export type Block = { "type": "root" } | { "type": "container" } & Container | { "type": "columns" } & Columns | { "type": "column" } & Column | { "type": "expander" } & Expander;

export type Size = { "type": "stretch" } | { "type": "content" } | { "type": "pixels", "value": number };

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
 * Shown in a tooltip.
 */
help: string | null, };

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
help: string | null, };

export type Text = { 
/**
 * What it says; not Markdown.
 */
body: string, 
/**
 * Shown in a tooltip.
 */
help: string | null, };

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
wrap_lines: boolean, };

export type Json = { 
/**
 * The document's text.
 */
body: string, 
/**
 * How many levels are open at first; absent means all, 0 none.
 */
expanded: number | null, };

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

export type FrameData = { "type": "inline", "value": Bytes } | { "type": "media", "value": string };

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
 * Its height; `Content` shows ten rows at most.
 */
height: Size, 
/**
 * Whether row labels are hidden; absent shows those that there are.
 */
hide_index: boolean | null, 
/**
 * The columns to show, by name, in this order; absent shows all.
 */
column_order: Array<string> | null, };

export type Table = { 
/**
 * The data.
 */
frame: Frame, };

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
height: Size, };

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
 * An emoji or `:shortcode:` before the text.
 */
icon: string | null, };

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
warning: boolean, };

export type Spinner = { 
/**
 * What is being done.
 */
body: string, 
/**
 * Whether the seconds that it takes are shown.
 */
show_time: boolean, };

export type Progress = { 
/**
 * From 0 to 1.
 */
value: number, 
/**
 * Shown above the bar.
 */
body: string | null, };

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
disabled: boolean, };

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
 * Its width.
 */
width: Size, };

export type ButtonKind = "primary" | "secondary" | "tertiary";

export type Checkbox = { 
/**
 * What all widgets have.
 */
widget: Widget, 
/**
 * Whether it is ticked at first.
 */
default: boolean, };

export type Slider = { 
/**
 * What all widgets have.
 */
widget: Widget, 
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
 * How a number is shown, in the manner of `printf`, such as `%d` or `%.2f m`.
 */
format: string, };

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
placeholder: string, };

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
 * Whether what is typed is hidden.
 */
password: boolean, 
/**
 * The browser's hint for completing it, such as `email`; empty means none.
 */
autocomplete: string, };

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
 * Its height; a fixed one scrolls.
 */
height: Size, };

export type Columns = { 
/**
 * The room between them.
 */
gap: Gap, };

export type Gap = "none" | "small" | "medium" | "large";

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

export type VerticalAlign = "top" | "center" | "bottom";

export type Expander = { 
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
icon: string | null, };
