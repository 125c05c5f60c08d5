//! The things on a page, as data.
//!
//! Text fields named `body` and `label` hold Markdown unless something else is said; `help` is Markdown shown in a
//! tooltip, absent where there is none.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Bytes, Choice};

/// A thing on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each variant is documented at its props")]
pub enum Element {
    /// Nothing: a place that something may be put into later.
    Empty,
    /// A line across.
    Divider,
    Heading(Heading),
    Markdown(Markdown),
    Text(Text),
    Code(Code),
    Json(Json),
    Dataframe(Dataframe),
    Table(Table),
    VegaLite(VegaLite),
    Alert(Alert),
    Exception(Exception),
    Spinner(Spinner),
    Progress(Progress),
    Button(Button),
    Checkbox(Checkbox),
    Slider(Slider),
    Selectbox(Selectbox),
    TextInput(TextInput),
}

/// A thing on the page that holds others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each variant is documented at its props")]
pub enum Block {
    /// The whole page.
    Root,
    Container(Container),
    Columns(Columns),
    Column(Column),
    Expander(Expander),
}

/// How much room something takes in one direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Size {
    /// All there is.
    #[default]
    Stretch,
    /// What the content needs.
    Content,
    /// So many CSS pixels.
    Pixels(u32),
}

/// A title, header or subheader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Heading {
    /// 1 to 6, as `h1` to `h6`.
    pub level: u8,
    /// What it says.
    pub body: String,
    /// Its `id`, made from the text if absent; empty shows no link to it.
    pub anchor: Option<String>,
    /// The colour of a line below it: a colour name of `:red[…]`, or `rainbow`; absent draws none.
    pub divider: Option<String>,
    /// Shown in a tooltip.
    pub help: Option<String>,
}

/// Formatted text: GitHub's flavour, math between `$`, `:shortcodes:`, `:red[coloured]` text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Markdown {
    /// What it says.
    pub body: String,
    /// True: HTML in it is shown, sanitized. False: it is shown as text.
    pub allow_html: bool,
    /// True: small and grey.
    pub caption: bool,
    /// Shown in a tooltip.
    pub help: Option<String>,
}

/// Text as it is, with its line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Text {
    /// What it says; not Markdown.
    pub body: String,
    /// Shown in a tooltip.
    pub help: Option<String>,
}

/// A listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Code {
    /// The listing; not Markdown.
    pub body: String,
    /// The language to highlight, such as `python`; absent highlights nothing.
    pub language: Option<String>,
    /// Whether lines are numbered.
    pub line_numbers: bool,
    /// Whether long lines are broken rather than scrolled.
    pub wrap_lines: bool,
}

/// A JSON document to fold and unfold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Json {
    /// The document's text.
    pub body: String,
    /// How many levels are open at first; absent means all, 0 none.
    pub expanded: Option<u32>,
}

/// Columns of data in Arrow's format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Frame {
    /// The number of rows.
    #[ts(type = "number")]
    pub rows: u64,
    /// How many of the first columns are row labels.
    pub index: u32,
    /// Where the data is.
    pub data: FrameData,
}

/// Where a frame's data is: an Arrow IPC stream of one schema and its record batches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum FrameData {
    /// Here.
    Inline(Bytes),
    /// Served by the session under this name.
    Media(String),
}

/// A grid of data to scroll, sort and search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Dataframe {
    /// The data.
    pub frame: Frame,
    /// Its width.
    pub width: Size,
    /// Its height; `Content` shows ten rows at most.
    pub height: Size,
    /// Whether row labels are hidden; absent shows those that there are.
    pub hide_index: Option<bool>,
    /// The columns to show, by name, in this order; absent shows all.
    pub column_order: Option<Vec<String>>,
}

/// A plain table, all of it at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Table {
    /// The data.
    pub frame: Frame,
}

/// A chart in Vega-Lite's grammar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VegaLite {
    /// The specification, JSON. Data named `source` in it is `frame`.
    pub spec: String,
    /// The data, absent where the specification has its own.
    pub frame: Option<Frame>,
    /// Whether colours and fonts follow the page's theme.
    pub theme: bool,
    /// Its width; `Content` is what the specification says.
    pub width: Size,
    /// Its height; `Content` is what the specification says.
    pub height: Size,
}

/// A box that says how things are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Alert {
    /// What kind of news it is.
    pub kind: AlertKind,
    /// What it says.
    pub body: String,
    /// An emoji or `:shortcode:` before the text.
    pub icon: Option<String>,
}

/// The kinds of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum AlertKind {
    Success,
    Info,
    Warning,
    Error,
}

/// Something went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Exception {
    /// The error's type, such as `ZeroDivisionError`.
    pub kind: String,
    /// What it says.
    pub message: String,
    /// Whether the message is Markdown rather than plain text.
    pub markdown: bool,
    /// Where it happened, one frame an entry, the outermost first; empty where that is not known.
    pub traceback: Vec<String>,
    /// True: the script went on.
    pub warning: bool,
}

/// Something is being worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Spinner {
    /// What is being done.
    pub body: String,
    /// Whether the seconds that it takes are shown.
    pub show_time: bool,
}

/// How far something has got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// From 0 to 1.
    pub value: f64,
    /// Shown above the bar.
    pub body: Option<String>,
}

/// What all widgets have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Widget {
    /// Who it is across runs.
    pub id: String,
    /// The name that the script gave it, shown in the class `st-key-<key>`.
    pub key: Option<String>,
    /// What stands beside it.
    pub label: String,
    /// How its label is shown.
    pub label_visibility: LabelVisibility,
    /// Shown in a tooltip.
    pub help: Option<String>,
    /// Whether it can't be used now.
    pub disabled: bool,
}

/// How a widget's label is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LabelVisibility {
    /// Seen.
    #[default]
    Visible,
    /// Not seen but its room is kept; screen readers say it.
    Hidden,
    /// Not seen and no room is kept; screen readers say it.
    Collapsed,
}

/// A button; its value is [`Value::Press`](crate::Value::Press) for the run after a press.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Button {
    /// What all widgets have; the label is the button's text.
    pub widget: Widget,
    /// How much it stands out.
    pub kind: ButtonKind,
    /// An emoji or `:shortcode:` before the text.
    pub icon: Option<String>,
    /// Its width.
    pub width: Size,
}

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum ButtonKind {
    Primary,
    #[default]
    Secondary,
    Tertiary,
}

/// A box to tick; its value is [`Value::Bool`](crate::Value::Bool).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Checkbox {
    /// What all widgets have.
    pub widget: Widget,
    /// Whether it is ticked at first.
    pub default: bool,
}

/// A track with one thumb or two; its value is [`Value::Numbers`](crate::Value::Numbers), one or two of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Slider {
    /// What all widgets have.
    pub widget: Widget,
    /// Where the track begins.
    pub min: f64,
    /// Where the track ends; more than `min`.
    pub max: f64,
    /// How far an arrow key moves; more than 0.
    pub step: f64,
    /// Where the thumbs are at first, one or two, in order.
    pub default: Vec<f64>,
    /// How a number is shown, in the manner of `printf`, such as `%d` or `%.2f m`.
    pub format: String,
}

/// A list to choose one from; its value is [`Value::Choice`](crate::Value::Choice) or
/// [`Value::None`](crate::Value::None).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Selectbox {
    /// What all widgets have.
    pub widget: Widget,
    /// The labels of the options.
    pub options: Vec<String>,
    /// What is chosen at first; absent means nothing, and the choice can be taken back.
    pub default: Option<Choice>,
    /// Shown while nothing is chosen.
    pub placeholder: String,
}

/// A line to type in; its value is [`Value::Text`](crate::Value::Text) or [`Value::None`](crate::Value::None).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextInput {
    /// What all widgets have.
    pub widget: Widget,
    /// The text at first; absent means none was entered, and it can be cleared to none.
    pub default: Option<String>,
    /// Shown while it is empty.
    pub placeholder: String,
    /// How many characters it takes at most; absent means no bound.
    pub max_chars: Option<u32>,
    /// Whether what is typed is hidden.
    pub password: bool,
    /// The browser's hint for completing it, such as `email`; empty means none.
    pub autocomplete: String,
}

/// Elements one below the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Container {
    /// The name that the script gave it, shown in the class `st-key-<key>`.
    pub key: Option<String>,
    /// Whether a line is drawn around it.
    pub border: bool,
    /// Its height; a fixed one scrolls.
    pub height: Size,
}

/// Blocks side by side; its children are [`Block::Column`]s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Columns {
    /// The room between them.
    pub gap: Gap,
}

/// The room between things side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Gap {
    None,
    #[default]
    Small,
    Medium,
    Large,
}

/// One of several blocks side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Column {
    /// Its share of the width, relative to its neighbours'; more than 0.
    pub weight: f64,
    /// Where its content stands in the height of the row.
    pub align: VerticalAlign,
    /// Whether a line is drawn around it.
    pub border: bool,
}

/// Where content stands in the height of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum VerticalAlign {
    #[default]
    Top,
    Center,
    Bottom,
}

/// A part of the page to fold away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Expander {
    /// What its head says.
    pub label: String,
    /// Whether it is open at first.
    pub expanded: bool,
    /// An emoji or `:shortcode:` before the label.
    pub icon: Option<String>,
}
