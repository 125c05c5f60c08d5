//! The things on a page, as data.
//!
//! Text fields named `body` and `label` hold Markdown unless something else is said; `help` is Markdown shown in a
//! tooltip, absent where there is none.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    AudioInput, Button, ButtonGroup, ButtonKind, Bytes, CameraInput, ChatInput, Checkbox, ColorPicker, DateInput,
    DatetimeInput, Editor, Feedback, FileUploader, LabelVisibility, MenuButton, Multiselect, NumberInput, Pagination,
    Radio, SelectSlider, Selectbox, Slider, TextArea, TextInput, TimeInput, Widget,
};

/// A thing on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each variant is documented at its props")]
#[allow(clippy::large_enum_variant, reason = "an element is made, encoded and dropped; few are kept")]
pub enum Element {
    /// Nothing: a place that something may be put into later.
    Empty,
    Divider(Divider),
    Space(Space),
    Heading(Heading),
    Markdown(Markdown),
    Text(Text),
    Code(Code),
    Json(Json),
    Help(Help),
    Dataframe(Dataframe),
    Table(Table),
    Metric(Metric),
    VegaLite(VegaLite),
    Plotly(Plotly),
    Bokeh(Bokeh),
    Deck(Deck),
    Graphviz(Graphviz),
    Image(Image),
    Audio(Audio),
    Video(Video),
    Logo(Logo),
    Html(Html),
    Iframe(Iframe),
    LinkButton(LinkButton),
    PageLink(PageLink),
    Alert(Alert),
    Exception(Exception),
    Spinner(Spinner),
    Progress(Progress),
    Toast(Toast),
    Celebration(Celebration),
    Skeleton(Skeleton),
    Button(Button),
    MenuButton(MenuButton),
    Checkbox(Checkbox),
    Slider(Slider),
    SelectSlider(SelectSlider),
    Selectbox(Selectbox),
    Multiselect(Multiselect),
    Radio(Radio),
    ButtonGroup(ButtonGroup),
    Feedback(Feedback),
    NumberInput(NumberInput),
    TextInput(TextInput),
    TextArea(TextArea),
    ColorPicker(ColorPicker),
    DateInput(DateInput),
    TimeInput(TimeInput),
    DatetimeInput(DatetimeInput),
    FileUploader(FileUploader),
    CameraInput(CameraInput),
    AudioInput(AudioInput),
    ChatInput(ChatInput),
    Pagination(Pagination),
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
    Tabs(Tabs),
    Tab(Tab),
    Expander(Expander),
    Popover(Popover),
    Status(Status),
    Form(Form),
    Dialog(Dialog),
    ChatMessage(ChatMessage),
    Fragment(Fragment),
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
    /// All there is; in a horizontal container, what the content needs.
    Auto,
    /// So many CSS pixels.
    Pixels(u32),
}

/// How the lines of a text stand in its width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum TextAlign {
    #[default]
    Left,
    Center,
    Right,
    Justify,
}

/// Text that may be long: here, or fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Document {
    /// Here.
    Inline(String),
    /// Served by the session under this name, UTF-8.
    Media(String),
}

/// Where bytes such as a picture's come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Source {
    /// An address: absolute, below the app's own, or `data:`.
    Url(String),
    /// Served by the session under this name.
    Media(String),
}

/// What of an element the user can pick out. It makes the element a widget, whose value is
/// [`Value::Json`](crate::Value::Json): an object that the element's type describes, or
/// [`Value::None`](crate::Value::None) while nothing is selected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Selection {
    /// What all widgets have; the label says what is selected, for screen readers.
    pub widget: Widget,
    /// The ways to select, by the names that the element's type lists.
    pub modes: Vec<String>,
    /// What is selected at first: JSON as of the value; absent selects nothing.
    pub default: Option<String>,
}

/// A line across.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Divider {
    /// Its width.
    pub width: Size,
}

/// Room between elements.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Space {
    /// How much, in the direction in which the elements around it follow each other.
    pub size: Size,
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
    /// An emoji or `:shortcode:` before the text.
    pub icon: Option<String>,
    /// Shown in a tooltip.
    pub help: Option<String>,
    /// Its width.
    pub width: Size,
    /// How its lines stand.
    pub align: TextAlign,
    /// Whether it is broken into lines; if not, it is cut off with an ellipsis.
    pub wrap: bool,
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
    /// Its width.
    pub width: Size,
    /// How its lines stand.
    pub align: TextAlign,
    /// Whether it is broken into lines; if not, it is cut off with an ellipsis.
    pub wrap: bool,
    /// Whether its headings have ids and links to them.
    pub anchors: bool,
}

/// Text as it is, with its line breaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Text {
    /// What it says; not Markdown.
    pub body: String,
    /// Shown in a tooltip.
    pub help: Option<String>,
    /// Its width.
    pub width: Size,
    /// How its lines stand.
    pub align: TextAlign,
    /// Whether it is broken into lines; if not, it is cut off with an ellipsis.
    pub wrap: bool,
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
    /// Its width.
    pub width: Size,
    /// Its height; a fixed one scrolls.
    pub height: Size,
}

/// A JSON document to fold and unfold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Json {
    /// The document's text.
    pub body: String,
    /// How many levels are open at first; absent means all, 0 none.
    pub expanded: Option<u32>,
    /// Its width.
    pub width: Size,
}

/// What an object of a program is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Help {
    /// What it is called; absent where it has no name.
    pub name: Option<String>,
    /// Its type, such as `function`.
    pub kind: String,
    /// Its signature, or its value as the language writes it; absent where there is none.
    pub value: Option<String>,
    /// Its documentation, plain text; absent where there is none.
    pub doc: Option<String>,
    /// What belongs to it, by name.
    pub members: Vec<HelpMember>,
    /// Its width.
    pub width: Size,
}

/// Something that belongs to an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HelpMember {
    /// What it is called.
    pub name: String,
    /// Its type.
    pub kind: String,
    /// Its value as the language writes it; absent where it is documented instead.
    pub value: Option<String>,
    /// The first paragraph of its documentation; absent where there is none.
    pub doc: Option<String>,
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
    /// Served by the session under this name in windows, because all of it is too much for a page.
    Windows(String),
}

/// A grid of data to scroll, sort and search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Dataframe {
    /// The data.
    pub frame: Frame,
    /// Its width.
    pub width: Size,
    /// Its height; `Content` shows all rows, `Auto` ten at most.
    pub height: Size,
    /// Whether row labels are hidden; absent shows those that there are.
    pub hide_index: Option<bool>,
    /// The columns to show, by name, in this order; absent shows all.
    pub column_order: Option<Vec<String>>,
    /// How columns look: JSON, an object from a column's name (`_index` for row labels, a number for its place, from 0,
    /// row labels not counted) to its settings: `label`, `width` (`small`, `medium`, `large` or pixels), `help`,
    /// `hidden`, `pinned`, `alignment`, `type_config` with its `type`, such as `number`, and what belongs to that.
    /// Absent leaves columns as they are.
    pub columns: Option<String>,
    /// What stands at the head of each column, row labels counted: one text, or several, from the outermost level to the
    /// innermost; absent means the columns' names.
    pub heads: Option<Vec<Vec<String>>>,
    /// How single cells look; absent leaves them as they are.
    pub styling: Option<Styling>,
    /// How high rows are, in CSS pixels; absent means as high as a line of text.
    pub row_height: Option<u32>,
    /// What stands where a value is missing; absent means `None`.
    pub placeholder: Option<String>,
    /// What can be selected; absent means nothing. Modes are `single-row`, `multi-row`, `single-column`,
    /// `multi-column`, `single-cell`, `multi-cell`; the value has `rows` (places in the data, from 0), `columns`
    /// (names) and `cells` (pairs of both).
    pub selection: Option<Selection>,
    /// How it can be changed; absent means not at all.
    pub editor: Option<Editor>,
    /// What it shows, for screen readers.
    pub alt: Option<String>,
}

/// How single cells of a table look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Styling {
    /// What stands above or below the table.
    pub caption: Option<String>,
    /// The texts of all cells, in the rows and columns of the data, row labels first; absent formats the data itself.
    pub texts: Option<Frame>,
    /// Styles: JSON, an object from `row,column` (places from 0, row labels counted) to CSS declarations such as
    /// `color: red; font-weight: bold`.
    pub cells: Document,
    /// Styles of a plain table: JSON, a list of pairs of a CSS selector of what is in it, or of nothing for the table
    /// itself, and CSS declarations. Its cells have the classes `data`, `row_heading` or `col_heading`, `levelN`, `rowN`
    /// and `colN`, row labels not counted. Absent means none.
    pub rules: Option<String>,
}

/// A plain table, all of it at once. Texts in it are Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Table {
    /// The data.
    pub frame: Frame,
    /// What stands at the head of each column, row labels counted: one text, or several, from the outermost level to the
    /// innermost; absent means the columns' names.
    pub heads: Option<Vec<Vec<String>>>,
    /// How single cells look; absent leaves them as they are.
    pub styling: Option<Styling>,
    /// Which lines are drawn.
    pub border: TableBorder,
    /// Its width.
    pub width: Size,
    /// Its height; a fixed one scrolls below the column names.
    pub height: Size,
    /// Whether row labels are hidden; absent shows those that there are.
    pub hide_index: Option<bool>,
    /// Whether column names are hidden; absent shows them.
    pub hide_header: Option<bool>,
    /// What it shows, for screen readers.
    pub alt: Option<String>,
}

/// Which lines of a table are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableBorder {
    /// Around the table and between its cells.
    #[default]
    All,
    /// Between rows.
    Horizontal,
    /// None.
    None,
}

/// A number that matters, and how it changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Metric {
    /// What it is.
    pub label: String,
    /// How the label is shown.
    pub label_visibility: LabelVisibility,
    /// The number, as it is shown.
    pub value: String,
    /// How it changed, as it is shown, without its sign's arrow; absent shows nothing.
    pub delta: Option<String>,
    /// Where the arrow beside the change points; absent draws none.
    pub arrow: Option<Arrow>,
    /// A colour name of `:red[…]` for the change; `gray` for a neutral one.
    pub delta_color: String,
    /// Said after the change, such as `since May`.
    pub delta_description: Option<String>,
    /// An emoji or `:shortcode:` before the label.
    pub icon: Option<String>,
    /// Shown in a tooltip.
    pub help: Option<String>,
    /// Whether a line is drawn around it.
    pub border: bool,
    /// Its width.
    pub width: Size,
    /// Its height.
    pub height: Size,
    /// Numbers drawn below, from left to right; what is not finite is a gap. Empty draws nothing.
    pub chart: Vec<f64>,
    /// How they are drawn.
    pub chart_kind: MetricChart,
}

/// Where an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Arrow {
    Up,
    Down,
}

/// How the small chart of a metric is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum MetricChart {
    #[default]
    Line,
    Area,
    Bar,
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
    /// Where all of the data is, of which `frame` has only what the width can show: the session serves reductions of
    /// any range of its first column under this name. Absent: `frame` has all.
    pub detail: Option<String>,
    /// What can be selected; absent means nothing. Modes are the names of the specification's parameters; the value
    /// has what is selected for each of them.
    pub selection: Option<Selection>,
    /// What it shows, for screen readers.
    pub alt: Option<String>,
}

/// A chart in Plotly's format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Plotly {
    /// The figure, JSON: an object with `data`, `layout` and perhaps `frames`.
    pub figure: Document,
    /// Settings of the drawing, JSON: an object such as `{"scrollZoom": true}`.
    pub config: String,
    /// Whether colours and fonts follow the page's theme.
    pub theme: bool,
    /// Its width; `Content` is what the figure says.
    pub width: Size,
    /// Its height; `Content` is what the figure says.
    pub height: Size,
    /// What can be selected; absent means nothing. Modes are `points`, `box`, `lasso`; the value has `points`,
    /// `point_indices`, `box`, `lasso`.
    pub selection: Option<Selection>,
    /// What it shows, for screen readers.
    pub alt: Option<String>,
}

/// A chart in Bokeh's format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bokeh {
    /// What `bokeh.embed.json_item` gives, JSON.
    pub document: Document,
    /// BokehJS as served by the session, in the order in which it is loaded.
    pub scripts: Vec<Source>,
    /// BokehJS's version.
    pub version: String,
    /// Its width; `Content` is what the document says.
    pub width: Size,
    /// What it shows, for screen readers.
    pub alt: Option<String>,
}

/// A map in the format of deck.gl's JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Deck {
    /// The specification, JSON: `initialViewState`, `layers`, `views`, `mapStyle`, `mapProvider`, …
    pub spec: Document,
    /// Data of those layers whose `data` is `{"name": "source"}`; absent where layers have their own. Columns named
    /// `position` (longitude and latitude in degrees), `radius` (metres) and `color` (red, green, blue, opacity, each
    /// 0 to 255) are the accessors of such a layer.
    pub frame: Option<Frame>,
    /// What a tooltip shows, JSON: true, or an object with `html` or `text`, and `style`; absent shows none.
    pub tooltip: Option<String>,
    /// Its width.
    pub width: Size,
    /// Its height.
    pub height: Size,
    /// What can be selected; absent means nothing. Modes are `single-object`, `multi-object`; the value has `indices`
    /// and `objects`, each an object from a layer's id to a list.
    pub selection: Option<Selection>,
    /// What it shows, for screen readers.
    pub alt: Option<String>,
}

/// A graph in Graphviz's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Graphviz {
    /// The graph, in DOT.
    pub dot: String,
    /// What lays it out, such as `dot` or `neato`.
    pub engine: String,
    /// Its width.
    pub width: Size,
    /// Its height.
    pub height: Size,
    /// What it shows, for screen readers.
    pub alt: Option<String>,
}

/// Pictures side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Image {
    /// From left to right.
    pub pictures: Vec<Picture>,
    /// The width of each; `Content` is its own. None is wider than its place.
    pub width: Size,
    /// Where a click on it leads; absent leads nowhere.
    pub link: Option<String>,
}

/// One of several pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Picture {
    /// The picture.
    pub source: Source,
    /// Markdown below it.
    pub caption: Option<String>,
    /// What it shows, for screen readers; absent means what the caption says.
    pub alt: Option<String>,
}

/// Something to listen to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Audio {
    /// The sound.
    pub source: Source,
    /// Where it starts, in seconds.
    pub start: f64,
    /// Where it stops, in seconds; absent means at its end.
    pub end: Option<f64>,
    /// Whether it starts again when it is over.
    pub looped: bool,
    /// Whether it starts by itself, as far as the browser allows that.
    pub autoplay: bool,
    /// Its width.
    pub width: Size,
    /// What is heard, for screen readers.
    pub alt: Option<String>,
}

/// Something to watch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Video {
    /// The film.
    pub source: Source,
    /// Whether the address is of a page that plays it, to be embedded, rather than of the film.
    pub embedded: bool,
    /// Texts shown with it; the first is on at first.
    pub subtitles: Vec<Subtitle>,
    /// Where it starts, in seconds.
    pub start: f64,
    /// Where it stops, in seconds; absent means at its end.
    pub end: Option<f64>,
    /// Whether it starts again when it is over.
    pub looped: bool,
    /// Whether it starts by itself, as far as the browser allows that.
    pub autoplay: bool,
    /// Whether it is silent at first.
    pub muted: bool,
    /// Its width.
    pub width: Size,
    /// What is seen, for screen readers.
    pub alt: Option<String>,
}

/// A text shown with a film.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Subtitle {
    /// What the choice says, such as `English`.
    pub label: String,
    /// The text, WebVTT.
    pub source: Source,
}

/// The app's mark, at the top of the sidebar, or of the page where the sidebar is closed. The last one drawn counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Logo {
    /// The picture.
    pub image: Source,
    /// The picture while the sidebar is closed; absent means the same.
    pub icon: Option<Source>,
    /// Where a click leads; absent leads nowhere.
    pub link: Option<String>,
    /// How large it is.
    pub size: LogoSize,
}

/// How large a logo is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum LogoSize {
    Small,
    #[default]
    Medium,
    Large,
}

/// HTML as a part of the page, sanitized.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Html {
    /// The HTML.
    pub body: String,
    /// Whether its scripts run, which they do with all the page's rights.
    pub javascript: bool,
    /// Its width.
    pub width: Size,
}

/// Another page within this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Iframe {
    /// What it shows.
    pub content: IframeContent,
    /// Its width.
    pub width: Size,
    /// Its height; `Content` is what its HTML needs, and 150 pixels for an address.
    pub height: Size,
    /// Whether it scrolls what does not fit.
    pub scrolling: bool,
    /// Its place in the order of the Tab key: -1 passes over it, 0 or absent is where it stands.
    pub tab_index: Option<i32>,
    /// What it shows, for screen readers.
    pub alt: Option<String>,
}

/// What a page within the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum IframeContent {
    /// The page at an address.
    Url(String),
    /// HTML; its scripts run, apart from the page.
    Html(Document),
}

/// A button that leads to an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkButton {
    /// What all widgets have; absent where the script does not hear of a press. Its value is that of a [`Button`].
    pub widget: Option<Widget>,
    /// What it says.
    pub label: String,
    /// Where it leads, in a new tab.
    pub url: String,
    /// How much it stands out.
    pub kind: ButtonKind,
    /// An emoji or `:shortcode:` before the text.
    pub icon: Option<String>,
    /// Whether the icon stands after the text.
    pub icon_right: bool,
    /// Shown in a tooltip.
    pub help: Option<String>,
    /// Whether it can't be used now.
    pub disabled: bool,
    /// Its width.
    pub width: Size,
    /// Whether a text that does not fit goes on in a new line.
    pub wrap: bool,
    /// Keys that press it, as of a [`Button`].
    pub shortcut: Option<String>,
}

/// A link to a page of the app, or to an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageLink {
    /// What it says.
    pub label: String,
    /// Where it leads: relative to the app's address, or absolute.
    pub url: String,
    /// Whether that is outside of the app, and opens in a new tab.
    pub external: bool,
    /// An emoji or `:shortcode:` before the text.
    pub icon: Option<String>,
    /// Whether the icon stands after the text.
    pub icon_right: bool,
    /// Shown in a tooltip.
    pub help: Option<String>,
    /// Whether it can't be used now.
    pub disabled: bool,
    /// Its width.
    pub width: Size,
}

/// A box that says how things are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Alert {
    /// What kind of news it is.
    pub kind: AlertKind,
    /// What it says.
    pub body: String,
    /// A line of its own above the text; absent has none.
    pub title: Option<String>,
    /// An emoji or `:shortcode:` before the text.
    pub icon: Option<String>,
    /// Its width.
    pub width: Size,
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
    /// Its width.
    pub width: Size,
}

/// Something is being worked on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Spinner {
    /// What is being done.
    pub body: String,
    /// Whether the seconds that it takes are shown.
    pub show_time: bool,
    /// Its width.
    pub width: Size,
}

/// How far something has got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// From 0 to 1.
    pub value: f64,
    /// Shown above the bar.
    pub body: Option<String>,
    /// Its width.
    pub width: Size,
}

/// A short message at the page's corner, shown by each run that draws it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Toast {
    /// What it says.
    pub body: String,
    /// An emoji or `:shortcode:` before the text.
    pub icon: Option<String>,
    /// After how many seconds it goes; absent means that it stays until it is closed.
    pub seconds: Option<f64>,
}

/// Something to be glad about, shown by each run that draws it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Celebration {
    /// What is seen.
    pub kind: CelebrationKind,
}

/// What is seen of a celebration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum CelebrationKind {
    Balloons,
    Snow,
}

/// Where something will be once it has been made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Skeleton {
    /// Its width.
    pub width: Size,
    /// Its height; `Content` is that of a few lines.
    pub height: Size,
}

/// Elements one below the other, or side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Container {
    /// The name that the script gave it, shown in the class `st-key-<key>`.
    pub key: Option<String>,
    /// Whether a line is drawn around it.
    pub border: bool,
    /// Its width.
    pub width: Size,
    /// Its height; a fixed one scrolls.
    pub height: Size,
    /// Whether elements stand side by side.
    pub horizontal: bool,
    /// Whether elements side by side begin a new line where there is no room.
    pub wrap: bool,
    /// Where elements stand from left to right.
    pub align: HorizontalAlign,
    /// Where elements stand from top to bottom.
    pub vertical_align: VerticalAlign,
    /// The room between elements.
    pub gap: Gap,
    /// Whether it stays at its lower end while more is drawn into it.
    pub autoscroll: bool,
}

/// Where elements stand in the width of a container.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HorizontalAlign {
    /// At its left.
    #[default]
    Left,
    /// In its middle.
    Center,
    /// At its right.
    Right,
    /// With equal room between them.
    Distribute,
}

/// Blocks side by side; its children are [`Block::Column`]s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Columns {
    /// The room between them.
    pub gap: Gap,
    /// Its width.
    pub width: Size,
    /// Whether columns stand one below the other where there is no room.
    pub wrap: bool,
}

/// The room between things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Gap {
    None,
    Xxsmall,
    Xsmall,
    #[default]
    Small,
    Medium,
    Large,
    Xlarge,
    Xxlarge,
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

/// Where content stands in the height of a row or container.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VerticalAlign {
    /// At its top.
    #[default]
    Top,
    /// In its middle.
    Center,
    /// At its bottom.
    Bottom,
    /// With equal room between elements.
    Distribute,
}

/// Blocks of which one is seen; its children are [`Block::Tab`]s.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tabs {
    /// What all widgets have; absent where the script does not hear of it. Its value is the
    /// [`Value::Choice`](crate::Value::Choice) of the tab that is seen.
    pub widget: Option<Widget>,
    /// The name that the script gave it, shown in the class `st-key-<key>`.
    pub key: Option<String>,
    /// Which tab is seen at first, from 0.
    pub default: u32,
    /// Its width.
    pub width: Size,
    /// The height of what is below the tabs; a fixed one scrolls.
    pub height: Size,
}

/// One of several blocks of which one is seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tab {
    /// What its tab says.
    pub label: String,
}

/// A part of the page to fold away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Expander {
    /// What all widgets have; absent where the script does not hear of it. Its value is the
    /// [`Value::Bool`](crate::Value::Bool) of whether it is open.
    pub widget: Option<Widget>,
    /// The name that the script gave it, shown in the class `st-key-<key>`.
    pub key: Option<String>,
    /// What its head says.
    pub label: String,
    /// Whether it is open at first.
    pub expanded: bool,
    /// An emoji or `:shortcode:` before the label.
    pub icon: Option<String>,
    /// How it looks.
    pub look: FoldLook,
    /// Its width.
    pub width: Size,
}

/// How a block that can be folded away looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FoldLook {
    /// With a line around it.
    #[default]
    Framed,
    /// Without one, as if it stood in a text.
    Compact,
    /// As a step of a timeline: its icon stands on a line, which leads to the step below it.
    Step,
}

/// A block behind a button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Popover {
    /// What all widgets have; absent where the script does not hear of it. Its value is the
    /// [`Value::Bool`](crate::Value::Bool) of whether it is open.
    pub widget: Option<Widget>,
    /// The name that the script gave it, shown in the class `st-key-<key>`.
    pub key: Option<String>,
    /// What its button says.
    pub label: String,
    /// How much its button stands out.
    pub kind: ButtonKind,
    /// An emoji or `:shortcode:` before the label.
    pub icon: Option<String>,
    /// Shown in a tooltip.
    pub help: Option<String>,
    /// Whether it can't be opened now.
    pub disabled: bool,
    /// The button's width.
    pub width: Size,
}

/// Something that takes a while, and what is said of it meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Status {
    /// What its head says.
    pub label: String,
    /// How it goes.
    pub state: StatusState,
    /// Whether it is open at first, and again whenever this changes.
    pub expanded: bool,
    /// How it looks.
    pub look: FoldLook,
    /// Its width.
    pub width: Size,
}

/// How something goes that takes a while.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatusState {
    /// It goes on.
    #[default]
    Running,
    /// It went well.
    Complete,
    /// It failed.
    Error,
}

/// Widgets whose values are sent together, by a [`Button`] that submits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Form {
    /// The name that the script gave it, which no other form of the page has; shown in the class `st-key-<key>`.
    pub key: String,
    /// Whether the widgets go back to their defaults once they were sent.
    pub clear_on_submit: bool,
    /// Whether the Enter key in a text input submits it.
    pub enter_to_submit: bool,
    /// Whether a line is drawn around it.
    pub border: bool,
    /// Its width.
    pub width: Size,
    /// Its height; a fixed one scrolls.
    pub height: Size,
}

/// A block above the page, which waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Dialog {
    /// What all widgets have; absent where the script does not hear of it. Its value is
    /// [`Value::Press`](crate::Value::Press) for the run after the user closed it.
    pub widget: Option<Widget>,
    /// What its head says.
    pub title: String,
    /// An emoji or `:shortcode:` before the title.
    pub icon: Option<String>,
    /// How wide it is.
    pub width: DialogWidth,
    /// Whether the user can close it, by the Escape key, a button, or a click outside.
    pub dismissible: bool,
    /// Where it stands.
    pub position: DialogPosition,
}

/// Where a dialog stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DialogPosition {
    /// In the middle of the window.
    #[default]
    Center,
    /// At its left, as high as it.
    Left,
    /// At its right, as high as it.
    Right,
}

/// How wide a dialog is, if the window is wide enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum DialogWidth {
    /// 500 CSS pixels.
    #[default]
    Small,
    /// 750 CSS pixels.
    Medium,
    /// 1,280 CSS pixels.
    Large,
    /// So many CSS pixels, at least 200.
    Pixels(u32),
}

/// A message of a conversation, beside the picture of who said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChatMessage {
    /// Who said it, for screen readers.
    pub name: String,
    /// What stands for them.
    pub avatar: Avatar,
    /// Its width.
    pub width: Size,
}

/// What stands for somebody in a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
pub enum Avatar {
    /// The sign of a person.
    User,
    /// The sign of a machine.
    Assistant,
    /// The first letter of the name.
    Letter,
    /// An emoji or `:material/name:`.
    Icon(String),
    /// A picture.
    Image(Source),
}

/// What a part of the script draws that can run without the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fragment {
    /// Which part, among those of the page.
    pub id: String,
}
