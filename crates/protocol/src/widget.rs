//! Elements with a value that the user sets.
//!
//! Dates and times are ISO 8601 texts without a zone: `2024-01-31`, `13:30`, `2024-01-31T13:30`; seconds and their
//! fractions stand there only where they are not 0.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Choice, Size, Source};

/// What all widgets have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
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
    /// Whether it must have a value: a star stands behind its label, it is not emptied, and the form around it is not
    /// submitted while it is empty.
    pub required: bool,
    /// Whether a new value waits on the page until another event leaves.
    pub deferred: bool,
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
    /// Whether the icon stands after the text.
    pub icon_right: bool,
    /// Its width.
    pub width: Size,
    /// Whether a text that does not fit goes on in a new line.
    pub wrap: bool,
    /// Keys that press it, joined by `+`, the last one after its modifiers, as `ctrl+shift+k`: `ctrl` (or the command
    /// key), `alt`, `shift`; a letter, a digit, `f1` … `f12`, `enter`, `escape`, `tab`, `space`, `backspace`, `delete`,
    /// `home`, `end`, `pageup`, `pagedown`, `up`, `down`, `left`, `right`.
    pub shortcut: Option<String>,
    /// Whether it submits the form around it: the values of the form's widgets are sent with its press.
    pub submit: bool,
    /// A file that a press downloads; absent where it downloads none.
    pub download: Option<Download>,
}

/// A file that a button downloads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Download {
    /// What is in it; absent where that is made when it is asked for, at `<base>/produced/<session>/<widget id>`.
    pub source: Option<Source>,
    /// What it is called.
    pub name: String,
    /// Whether the script does not hear of the press.
    pub quiet: bool,
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

/// A button that opens a list of things to do; its value is the [`Value::Choice`](crate::Value::Choice) for the run
/// after one was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MenuButton {
    /// What all widgets have; the label is the button's text.
    pub widget: Widget,
    /// The labels of what can be chosen, which are Markdown.
    pub options: Vec<String>,
    /// How much it stands out.
    pub kind: ButtonKind,
    /// An emoji or `:shortcode:` before the text.
    pub icon: Option<String>,
    /// Its width.
    pub width: Size,
    /// Whether a text that does not fit goes on in a new line.
    pub wrap: bool,
}

/// A box to tick, or a switch; its value is [`Value::Bool`](crate::Value::Bool).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Checkbox {
    /// What all widgets have.
    pub widget: Widget,
    /// Whether it is ticked at first.
    pub default: bool,
    /// Whether it looks like a switch.
    pub toggle: bool,
    /// Its width.
    pub width: Size,
    /// Whether a label that does not fit goes on in a new line.
    pub wrap: bool,
}

/// A track with one thumb or two; its value is [`Value::Numbers`](crate::Value::Numbers), one or two of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Slider {
    /// What all widgets have.
    pub widget: Widget,
    /// What its numbers stand for.
    pub kind: SliderKind,
    /// Where the track begins.
    pub min: f64,
    /// Where the track ends; more than `min`.
    pub max: f64,
    /// How far an arrow key moves; more than 0.
    pub step: f64,
    /// Where the thumbs are at first, one or two, in order.
    pub default: Vec<f64>,
    /// How a value is shown: a number in the manner of `printf`, such as `%d` or `%.2f m`, or by a name such as
    /// `percent`; a date or time by letters, such as `YYYY-MM-DD HH:mm`.
    pub format: String,
    /// Its width.
    pub width: Size,
}

/// What the numbers of a slider stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SliderKind {
    /// Whole numbers.
    #[default]
    Integer,
    /// Numbers.
    Float,
    /// Days since 1970-01-01.
    Date,
    /// Microseconds since midnight.
    Time,
    /// Microseconds since 1970-01-01T00:00, without a zone.
    Datetime,
    /// Microseconds.
    Duration,
}

/// A track over options with one thumb or two; its value is [`Value::Choices`](crate::Value::Choices), one or two of
/// them, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SelectSlider {
    /// What all widgets have.
    pub widget: Widget,
    /// The labels of the options, at least one.
    pub options: Vec<String>,
    /// Where the thumbs are at first, one or two, in order.
    pub default: Vec<Choice>,
    /// Its width.
    pub width: Size,
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
    /// Whether something can be entered that is not among the options.
    pub accept_new: bool,
    /// How what is typed finds options; absent means that nothing can be typed.
    pub filter: Option<OptionFilter>,
    /// An emoji or `:material/name:` at the beginning of the field.
    pub icon: Option<String>,
    /// Its width.
    pub width: Size,
}

/// How what is typed finds options; capitals make no difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OptionFilter {
    /// The letters stand in the label in this order; the closer together, the better.
    #[default]
    Fuzzy,
    /// It stands in the label.
    Contains,
    /// The label begins with it.
    Prefix,
}

/// A list to choose some from; its value is [`Value::Choices`](crate::Value::Choices).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Multiselect {
    /// What all widgets have.
    pub widget: Widget,
    /// The labels of the options.
    pub options: Vec<String>,
    /// What is chosen at first.
    pub default: Vec<Choice>,
    /// Shown while nothing is chosen.
    pub placeholder: String,
    /// How many can be chosen at most; absent means no bound.
    pub max_selections: Option<u32>,
    /// Whether something can be entered that is not among the options.
    pub accept_new: bool,
    /// How what is typed finds options; absent means that nothing can be typed.
    pub filter: Option<OptionFilter>,
    /// Up to how many options that are not chosen yet can be chosen at once; 0 means never.
    pub select_all: u32,
    /// Its width.
    pub width: Size,
    /// Whether what is chosen takes several lines where it does not fit in one.
    pub wrap: bool,
}

/// Options of which one is chosen; its value is [`Value::Choice`](crate::Value::Choice) or
/// [`Value::None`](crate::Value::None).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Radio {
    /// What all widgets have.
    pub widget: Widget,
    /// The labels of the options, which are Markdown.
    pub options: Vec<String>,
    /// What stands below each option, which is Markdown; empty where nothing does.
    pub captions: Vec<String>,
    /// What is chosen at first; absent means nothing.
    pub default: Option<Choice>,
    /// Whether the options stand side by side.
    pub horizontal: bool,
    /// Its width.
    pub width: Size,
}

/// Buttons of which one or some are pressed in; its value is [`Value::Choices`](crate::Value::Choices).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ButtonGroup {
    /// What all widgets have. If it is required, what is chosen can't be taken back.
    pub widget: Widget,
    /// How it looks.
    pub style: ButtonGroupStyle,
    /// The labels of the options, which are Markdown.
    pub options: Vec<String>,
    /// What is chosen at first; at most one unless `multiple`.
    pub default: Vec<Choice>,
    /// Whether several can be chosen.
    pub multiple: bool,
    /// Its width.
    pub width: Size,
    /// Whether options that do not fit go on in a new line.
    pub wrap: bool,
}

/// How a group of buttons looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ButtonGroupStyle {
    /// Round ones with room between them.
    Pills,
    /// Parts of one bar.
    Segmented,
}

/// Signs to judge by; its value is [`Value::Numbers`](crate::Value::Numbers) with the place of the one chosen, from 0,
/// or [`Value::None`](crate::Value::None).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Feedback {
    /// What all widgets have.
    pub widget: Widget,
    /// Which signs.
    pub kind: FeedbackKind,
    /// Which is chosen at first, from 0; absent means none.
    pub default: Option<u32>,
    /// Its width.
    pub width: Size,
}

/// Signs to judge by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackKind {
    /// Thumb down, thumb up.
    Thumbs,
    /// Five faces, the happiest last.
    Faces,
    /// Five stars.
    Stars,
}

/// A field for a number; its value is [`Value::Numbers`](crate::Value::Numbers) with one, or
/// [`Value::None`](crate::Value::None).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct NumberInput {
    /// What all widgets have.
    pub widget: Widget,
    /// Whether it takes whole numbers alone.
    pub integer: bool,
    /// The least it takes; absent means no bound.
    pub min: Option<f64>,
    /// The most it takes; absent means no bound.
    pub max: Option<f64>,
    /// How far its buttons and the arrow keys move; more than 0.
    pub step: f64,
    /// The number at first; absent means none, and it can be emptied.
    pub default: Option<f64>,
    /// How the number is shown, in the manner of `printf`; absent means by what `step` needs.
    pub format: Option<String>,
    /// Shown while it is empty.
    pub placeholder: String,
    /// An emoji or `:material/name:` at the beginning of the field.
    pub icon: Option<String>,
    /// Its width.
    pub width: Size,
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
    /// What is typed.
    pub kind: TextKind,
    /// The browser's hint for completing it, such as `email`; empty means none.
    pub autocomplete: String,
    /// An emoji or `:material/name:` at the beginning of the field.
    pub icon: Option<String>,
    /// What the page asks of a text before it is sent.
    pub validation: Option<Validation>,
    /// After how many milliseconds without typing the text counts; absent means once it is left or Enter is pressed.
    pub live: Option<u32>,
    /// Its width.
    pub width: Size,
}

/// What is typed into a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum TextKind {
    #[default]
    Text,
    /// Something to hide.
    Password,
    Email,
    Url,
    Phone,
    /// Something to look for; the field has a button that empties it.
    Search,
}

/// What a page asks of a text before it is sent. The server does not check it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Validation {
    /// A regular expression of the browser's that must match somewhere in the text, unless that is empty.
    pub pattern: String,
    /// What is said where it does not.
    pub message: String,
}

/// Lines to type in; its value is [`Value::Text`](crate::Value::Text) or [`Value::None`](crate::Value::None).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextArea {
    /// What all widgets have.
    pub widget: Widget,
    /// The text at first; absent means none was entered.
    pub default: Option<String>,
    /// Shown while it is empty.
    pub placeholder: String,
    /// How many characters it takes at most; absent means no bound.
    pub max_chars: Option<u32>,
    /// Its height; `Content` grows with the text, `Auto` has room for about three lines.
    pub height: Size,
    /// Its width.
    pub width: Size,
}

/// A colour; its value is a [`Value::Text`](crate::Value::Text) such as `#ff0080`, in small letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColorPicker {
    /// What all widgets have.
    pub widget: Widget,
    /// The colour at first.
    pub default: String,
    /// Its width.
    pub width: Size,
}

/// A date or a range of dates; its value is [`Value::Texts`](crate::Value::Texts): none or one, of a range up to two in
/// order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DateInput {
    /// What all widgets have.
    pub widget: Widget,
    /// The date or dates at first; without any it can be cleared.
    pub default: Vec<String>,
    /// Whether it takes a range.
    pub range: bool,
    /// The first date that it takes.
    pub min: String,
    /// The last date that it takes.
    pub max: String,
    /// How dates are shown and typed: `YYYY`, `MM` and `DD` in some order with `/`, `-` or `.` between them.
    pub format: String,
    /// Its width.
    pub width: Size,
}

/// A time of the day; its value is [`Value::Text`](crate::Value::Text) or [`Value::None`](crate::Value::None).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimeInput {
    /// What all widgets have.
    pub widget: Widget,
    /// The time at first; absent means none, and it can be cleared.
    pub default: Option<String>,
    /// How far apart the times to choose from are, in seconds: 60 to 82,800.
    pub step: u32,
    /// How hours are shown.
    pub hours: HourFormat,
    /// Its width.
    pub width: Size,
}

/// How the hours of a day are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HourFormat {
    /// As 0 to 23.
    #[default]
    TwentyFour,
    /// As 1 to 12, with AM and PM.
    Twelve,
    /// As the browser's language has it.
    Localized,
}

/// A date and a time of the day; its value is [`Value::Text`](crate::Value::Text) or
/// [`Value::None`](crate::Value::None).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DatetimeInput {
    /// What all widgets have.
    pub widget: Widget,
    /// The date and time at first; absent means none, and it can be cleared.
    pub default: Option<String>,
    /// The earliest that it takes.
    pub min: String,
    /// The latest that it takes.
    pub max: String,
    /// How dates are shown and typed, as of [`DateInput`].
    pub format: String,
    /// How far apart the times to choose from are, in seconds: 60 to 82,800.
    pub step: u32,
    /// Its width.
    pub width: Size,
}

/// Files of the user's; its value is [`Value::Files`](crate::Value::Files).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileUploader {
    /// What all widgets have.
    pub widget: Widget,
    /// What it takes.
    pub accepts: Accepts,
    /// Its width.
    pub width: Size,
}

/// Which files are taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Accepts {
    /// How many.
    pub count: FileCount,
    /// How names may end, each beginning with a dot and in small letters, as `.csv`; none means anyhow.
    pub extensions: Vec<String>,
    /// How large a file may be, in bytes.
    #[ts(type = "number")]
    pub max_size: u64,
}

/// How many files are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileCount {
    /// None.
    None,
    /// One, which takes the place of the one before.
    #[default]
    One,
    /// Any number.
    Many,
    /// All that are in a folder and below.
    Folder,
}

/// A photo; its value is [`Value::Files`](crate::Value::Files), one or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CameraInput {
    /// What all widgets have.
    pub widget: Widget,
    /// How high the picture should be, in pixels: 480, 720 or 1080; absent means as it is shown.
    pub resolution: Option<u32>,
    /// Its width.
    pub width: Size,
}

/// A recording of the microphone, a WAV file; its value is [`Value::Files`](crate::Value::Files), one or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AudioInput {
    /// What all widgets have.
    pub widget: Widget,
    /// Samples per second; absent means those of the browser.
    pub sample_rate: Option<u32>,
    /// Its width.
    pub width: Size,
}

/// A field for a message, at the foot of the page where nothing is around it; its value is
/// [`Value::Chat`](crate::Value::Chat) for the run after one was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChatInput {
    /// What all widgets have; the label is shown while it is empty.
    pub widget: Widget,
    /// How many characters it takes at most; absent means no bound.
    pub max_chars: Option<u32>,
    /// Which files can be sent along.
    pub accepts: Accepts,
    /// Whether a recording of the microphone can be sent along.
    pub audio: bool,
    /// Samples per second of it; absent means those of the browser.
    pub sample_rate: Option<u32>,
    /// What it does while the script runs.
    pub while_running: WhileRunning,
    /// Whether it stands at the foot of the page.
    pub at_bottom: bool,
    /// Its width.
    pub width: Size,
    /// Its height; `Content` grows with the text.
    pub height: Size,
}

/// What a field for messages does while the script runs that got the last one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WhileRunning {
    /// It sends the next one.
    #[default]
    Submit,
    /// It can't be used.
    Disable,
    /// Its button stops the script.
    Stop,
}

/// The choice of a page of something, from 1; its value is [`Value::Numbers`](crate::Value::Numbers) with one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pagination {
    /// What all widgets have.
    pub widget: Widget,
    /// How many pages there are, at least 1.
    pub pages: u32,
    /// Which is chosen at first.
    pub default: u32,
    /// About how many of them are shown; 0 shows just the arrows, absent sets no bound.
    pub max_visible: Option<u32>,
    /// Its width.
    pub width: Size,
}

/// How a table can be changed. It makes the element a widget, whose value is [`Value::Json`](crate::Value::Json) or
/// [`Value::None`](crate::Value::None) while nothing is changed: an object with `edited_rows` (from the place of a row in
/// the data, from 0, to an object from a column's name, `_index` for row labels, to its new value), `added_rows` (such
/// objects) and `deleted_rows` (places).
///
/// Values are JSON: numbers, texts, booleans, lists of texts, null for missing ones; dates and times as ISO 8601 texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Editor {
    /// What all widgets have.
    pub widget: Widget,
    /// Whether rows can be added.
    pub add_rows: bool,
    /// Whether rows can be deleted.
    pub delete_rows: bool,
    /// The columns that can't be changed, by name (`_index` for row labels).
    pub fixed: Vec<String>,
}
