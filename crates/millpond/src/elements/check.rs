//! What elements and blocks must hold: the checks of a whole element, wherever it was made.
//!
//! All that is drawn passes [`check`] or [`check_block`], whichever front it comes from. What an element holds only until
//! the session serves it, such as a figure, is checked before that by the type with its options.

use std::{collections::BTreeMap, fmt::Display};

use millpond_protocol::*;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::check_widget::{check_widget, shortcut};
use crate::Error;

/// The names of colours that a text or badge may have.
pub(crate) const COLORS: [&str; 9] = ["red", "orange", "yellow", "green", "blue", "violet", "gray", "grey", "primary"];

/// What lays out a graph.
const ENGINES: [&str; 9] = ["dot", "neato", "fdp", "sfdp", "circo", "twopi", "osage", "patchwork", "nop"];

/// Says what is wrong with an element, if something is.
///
/// Texts that the session serves rather than the element holds are taken as they are.
pub fn check(element: &Element) -> Result<(), Error> {
    match element {
        Element::Divider(props) => size("a divider", "width", props.width),
        Element::Space(space) => size("a space", "size", space.size),
        Element::Heading(props) => size("a heading", "width", props.width),
        Element::Markdown(props) => size("a text", "width", props.width),
        Element::Text(props) => size("a text", "width", props.width),
        Element::Code(props) => sizes("a listing", props.width, props.height),
        Element::Json(props) => size("a JSON document", "width", props.width),
        Element::Help(props) => size("a documentation", "width", props.width),
        Element::Alert(props) => size("an alert", "width", props.width),
        Element::Exception(props) => size("an error", "width", props.width),
        Element::Progress(props) => size("a progress bar", "width", props.width),
        Element::Dataframe(props) => dataframe(props),
        Element::Table(props) => table(props),
        Element::Metric(props) => metric(props),
        Element::VegaLite(props) => vega_lite(props),
        Element::Plotly(props) => plotly(props),
        Element::Bokeh(props) => bokeh(props),
        Element::Deck(props) => deck(props),
        Element::Graphviz(props) => graphviz(props),
        Element::Image(props) => image(props),
        Element::Audio(props) => audio(props),
        Element::Video(props) => video(props),
        Element::Logo(props) => logo(props),
        Element::Html(props) => html(props),
        Element::Iframe(props) => iframe(props),
        Element::LinkButton(props) => link_button(props),
        Element::PageLink(props) => page_link(props),
        Element::Toast(props) => toast(props),
        Element::Skeleton(props) => sizes("a skeleton", props.width, props.height),
        widget => check_widget(widget),
    }
}

/// Says what is wrong with a block, if something is.
pub fn check_block(block: &Block) -> Result<(), Error> {
    match block {
        Block::Container(props) => sizes("a container", props.width, props.height),
        Block::Columns(props) => size("a row of columns", "width", props.width),
        Block::Tabs(props) => sizes("a row of tabs", props.width, props.height),
        Block::Expander(props) => size("an expander", "width", props.width),
        Block::Popover(props) => size("a popover", "width", props.width),
        Block::Status(props) => size("a status", "width", props.width),
        Block::Form(props) => form(props),
        Block::ChatMessage(props) => size("a chat message", "width", props.width),
        Block::Root | Block::Column(_) | Block::Tab(_) | Block::Dialog(_) | Block::Fragment(_) => Ok(()),
    }
}

fn dataframe(props: &Dataframe) -> Result<(), Error> {
    const MODES: [&str; 6] = ["single-row", "multi-row", "single-column", "multi-column", "single-cell", "multi-cell"];
    sizes("a dataframe", props.width, props.height)?;
    if props.row_height == Some(0) {
        return refuse("a dataframe's `row_height` must be above 0 pixels: 0");
    }
    if let Some(columns) = &props.columns {
        object("a dataframe's column settings", columns)?;
    }
    styling(&props.styling)?;
    selection("a dataframe", &props.selection, Some(&MODES))
}

fn table(props: &Table) -> Result<(), Error> {
    sizes("a table", props.width, props.height)?;
    styling(&props.styling)
}

fn styling(styling: &Option<Styling>) -> Result<(), Error> {
    match styling {
        Some(Styling { cells, .. }) => document("a table's styles", cells),
        None => Ok(()),
    }
}

pub(crate) fn metric(props: &Metric) -> Result<(), Error> {
    sizes("a metric", props.width, props.height)?;
    color("a metric's `delta_color`", &props.delta_color)
}

fn vega_lite(props: &VegaLite) -> Result<(), Error> {
    sizes("a chart", props.width, props.height)?;
    object("a Vega-Lite specification", &props.spec)?;
    selection("a chart", &props.selection, None)
}

pub(crate) fn plotly(props: &Plotly) -> Result<(), Error> {
    sizes("a Plotly chart", props.width, props.height)?;
    document("a Plotly figure", &props.figure)?;
    object("a Plotly chart's `config`", &props.config)?;
    selection("a Plotly chart", &props.selection, Some(&["points", "box", "lasso"]))
}

fn bokeh(props: &Bokeh) -> Result<(), Error> {
    size("a Bokeh chart", "width", props.width)?;
    document("a Bokeh document", &props.document)
}

pub(crate) fn deck(props: &Deck) -> Result<(), Error> {
    sizes("a map", props.width, props.height)?;
    document("a map's specification", &props.spec)?;
    if let Some(tooltip) = props.tooltip.as_deref().filter(|tooltip| !["true", "false"].contains(&tooltip.trim())) {
        object("a map's tooltip that is not `true`", tooltip)?;
    }
    selection("a map", &props.selection, Some(&["single-object", "multi-object"]))
}

pub(crate) fn graphviz(props: &Graphviz) -> Result<(), Error> {
    sizes("a graph", props.width, props.height)?;
    one_of("a graph's `engine`", &props.engine, &ENGINES)
}

pub(crate) fn image(props: &Image) -> Result<(), Error> {
    size("a picture", "width", props.width)?;
    if props.pictures.is_empty() {
        return refuse("`image` takes at least one picture: none");
    }
    props.pictures.iter().try_for_each(|picture| source("a picture", &picture.source))?;
    link("a picture", &props.link)
}

pub(crate) fn audio(props: &Audio) -> Result<(), Error> {
    size("a sound", "width", props.width)?;
    source("a sound", &props.source)?;
    times("a sound", props.start, props.end)
}

pub(crate) fn video(props: &Video) -> Result<(), Error> {
    size("a film", "width", props.width)?;
    source("a film", &props.source)?;
    props.subtitles.iter().try_for_each(|subtitle| source("a film's subtitle", &subtitle.source))?;
    times("a film", props.start, props.end)
}

pub(crate) fn logo(props: &Logo) -> Result<(), Error> {
    source("a logo", &props.image)?;
    props.icon.iter().try_for_each(|icon| source("a logo's icon", icon))?;
    match &props.link {
        Some(url) if !is_absolute(url) => {
            refuse(format!("a logo's `link` must begin with `http://` or `https://`: {url}"))
        }
        _ => Ok(()),
    }
}

pub(crate) fn html(props: &Html) -> Result<(), Error> {
    size("a piece of HTML", "width", props.width)?;
    if props.body.trim().is_empty() {
        return refuse(format!("a piece of HTML must have something in it: {:?}", props.body));
    }
    Ok(())
}

pub(crate) fn iframe(props: &Iframe) -> Result<(), Error> {
    sizes("a frame", props.width, props.height)?;
    match &props.content {
        IframeContent::Url(url) => address("a frame", url),
        IframeContent::Html(_) => Ok(()),
    }?;
    match props.tab_index {
        Some(index) if index < -1 => refuse(format!("a frame's `tab_index` must be -1 or above: {index}")),
        _ => Ok(()),
    }
}

pub(crate) fn link_button(props: &LinkButton) -> Result<(), Error> {
    shortcut(props.shortcut.as_deref())?;
    size("a link button", "width", props.width)?;
    address("a link button", &props.url)
}

/// An empty address within the app is its first page.
pub(crate) fn page_link(props: &PageLink) -> Result<(), Error> {
    size("a link", "width", props.width)?;
    if props.external && !is_absolute(&props.url) {
        return refuse(format!("a link out of the app must begin with `http://` or `https://`: {}", props.url));
    }
    Ok(())
}

pub(crate) fn toast(props: &Toast) -> Result<(), Error> {
    match props.seconds {
        Some(seconds) if !(seconds.is_finite() && seconds > 0.0) => {
            refuse(format!("a toast's seconds must be above 0: {seconds}"))
        }
        _ if props.body.trim().is_empty() => refuse(format!("a toast must say something: {:?}", props.body)),
        _ => Ok(()),
    }
}

pub(crate) fn form(props: &Form) -> Result<(), Error> {
    sizes("a form", props.width, props.height)?;
    if props.key.is_empty() {
        return refuse("a form must have a `key`; it is empty");
    }
    Ok(())
}

/// Says what is wrong with the labels of tabs, or with the place of the first one seen.
pub fn tabs(labels: usize, default: usize) -> Result<(), Error> {
    if labels == 0 {
        return refuse("`tabs` takes at least one label: none");
    }
    if default >= labels {
        return refuse(format!("the first tab seen must be one of the {labels} tabs, counted from 0: {default}"));
    }
    Ok(())
}

/// Whether an address leads out of the app.
pub fn is_absolute(url: &str) -> bool {
    let starts = |with: &str| url.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    starts("http://") || starts("https://")
}

pub(crate) fn color(what: &str, name: &str) -> Result<(), Error> {
    one_of(what, name, &COLORS)
}

fn one_of(what: &str, value: &str, all: &[&str]) -> Result<(), Error> {
    match all.contains(&value) {
        true => Ok(()),
        false => refuse(format!("{what} must be one of {}: {value}", all.join(", "))),
    }
}

pub(crate) fn sizes(what: &str, width: Size, height: Size) -> Result<(), Error> {
    size(what, "width", width)?;
    size(what, "height", height)
}

pub(crate) fn size(what: &str, side: &str, size: Size) -> Result<(), Error> {
    match size {
        Size::Pixels(0) => refuse(format!("the `{side}` of {what} must be above 0 pixels: 0")),
        _ => Ok(()),
    }
}

fn source(what: &str, source: &Source) -> Result<(), Error> {
    match source {
        Source::Url(url) => address(what, url),
        Source::Media(_) => Ok(()),
    }
}

fn link(what: &str, link: &Option<String>) -> Result<(), Error> {
    link.iter().try_for_each(|url| address(&format!("{what}'s link"), url))
}

fn address(what: &str, url: &str) -> Result<(), Error> {
    match url.trim().is_empty() {
        true => refuse(format!("{what} must have an address; it is empty: {url:?}")),
        false => Ok(()),
    }
}

fn times(what: &str, start: f64, end: Option<f64>) -> Result<(), Error> {
    let is_time = |seconds: f64| seconds.is_finite() && seconds >= 0.0;
    if !is_time(start) {
        return refuse(format!("{what} must start at a number of seconds from 0 upwards: {start}"));
    }
    match end {
        Some(end) if !(is_time(end) && end > start) => {
            refuse(format!("{what} must end after it starts, at {start} seconds: {end}"))
        }
        _ => Ok(()),
    }
}

fn selection(what: &str, selection: &Option<Selection>, modes: Option<&[&str]>) -> Result<(), Error> {
    let Some(Selection { modes: chosen, default, .. }) = selection else { return Ok(()) };
    if chosen.is_empty() {
        return refuse(format!("{what}'s selection must have at least one mode: none"));
    }
    if let Some(modes) = modes {
        chosen.iter().try_for_each(|mode| one_of(&format!("{what}'s selection mode"), mode, modes))?;
    }
    default.iter().try_for_each(|default| object("what is selected at first", default))
}

/// A document that must be a JSON object, if it is here.
fn document(what: &str, document: &Document) -> Result<(), Error> {
    match document {
        Document::Inline(text) => object(what, text),
        Document::Media(_) => Ok(()),
    }
}

fn object(what: &str, text: &str) -> Result<(), Error> {
    json::<BTreeMap<String, IgnoredAny>>(what, "be a JSON object", text)
}

fn json<T: DeserializeOwned>(what: &str, must: &str, text: &str) -> Result<(), Error> {
    match serde_json::from_str::<T>(text) {
        Ok(_) => Ok(()),
        Err(error) => refuse(format!("{what} must {must} ({error}): {}", Start(text))),
    }
}

/// The beginning of a text that may be long.
struct Start<'a>(&'a str);

impl Display for Start<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const SHOWN: usize = 60;
        match self.0.char_indices().nth(SHOWN) {
            Some((end, _)) => write!(f, "{}…", &self.0[..end]),
            None => f.write_str(self.0),
        }
    }
}

pub(super) fn refuse<T>(message: impl Into<String>) -> Result<T, Error> {
    Err(Error::invalid("StreamlitAPIException", message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::elements::options::widget;

    fn refusal(element: Element) -> String {
        check(&element).expect_err("it is refused").to_string()
    }

    fn plotly(figure: &str) -> Plotly {
        Plotly {
            figure: Document::Inline(figure.into()),
            config: "{}".into(),
            theme: true,
            width: Size::Stretch,
            height: Size::Content,
            selection: None,
            alt: None,
        }
    }

    fn select(modes: &[&str], default: Option<&str>) -> Option<Selection> {
        let modes = modes.iter().map(|mode| (*mode).to_owned()).collect();
        Some(Selection { widget: widget("chart"), modes, default: default.map(str::to_owned) })
    }

    #[test]
    fn json_texts_are_parsed_and_told_by_their_beginning() {
        assert!(check(&Element::Plotly(plotly("{\"data\": [1e3, null]}"))).is_ok());
        assert_eq!(
            refusal(Element::Plotly(plotly("{\"x\": NaN}"))),
            "a Plotly figure must be a JSON object (expected value at line 1 column 7): {\"x\": NaN}"
        );
        assert!(
            refusal(Element::Plotly(plotly("[]"))).starts_with("a Plotly figure must be a JSON object (invalid type")
        );
        assert!(refusal(Element::Plotly(plotly(&"é".repeat(70)))).ends_with(&format!("{}…", "é".repeat(60))));
        assert!(refusal(Element::Plotly(Plotly { config: "1".into(), ..plotly("{}") })).contains("`config`"));
        let served = Plotly { figure: Document::Media("a.json".into()), ..plotly("") };
        assert!(check(&Element::Plotly(served)).is_ok());
    }

    #[test]
    fn selections_have_modes_of_their_element_and_begin_as_an_object() {
        let with = |selection| Element::Plotly(Plotly { selection, ..plotly("{}") });
        assert!(check(&with(select(&["points", "box"], Some("{\"points\": []}")))).is_ok());
        assert_eq!(refusal(with(select(&[], None))), "a Plotly chart's selection must have at least one mode: none");
        assert_eq!(
            refusal(with(select(&["row"], None))),
            "a Plotly chart's selection mode must be one of points, box, lasso: row"
        );
        assert!(refusal(with(select(&["box"], Some("3")))).ends_with("): 3"));
    }

    #[test]
    fn tooltips_are_true_or_an_object() {
        let deck = |tooltip: &str| {
            check(&Element::Deck(Deck {
                spec: Document::Inline("{}".into()),
                frame: None,
                tooltip: Some(tooltip.into()),
                width: Size::Stretch,
                height: Size::Content,
                selection: None,
                alt: None,
            }))
        };
        for tooltip in ["true", "false", "{\"text\": \"{name}\"}"] {
            assert!(deck(tooltip).is_ok(), "{tooltip}");
        }
        assert!(deck("name").unwrap_err().to_string().ends_with(": name"));
    }

    #[test]
    fn sounds_start_and_end_in_order() {
        let audio = |start, end| {
            let (source, width) = (Source::Media("a.mp3".into()), Size::Stretch);
            check(&Element::Audio(Audio { source, start, end, looped: false, autoplay: false, width, alt: None }))
        };
        assert!(audio(0.0, None).is_ok() && audio(1.5, Some(1.6)).is_ok());
        for start in [-1.0, f64::NAN, f64::INFINITY] {
            let refused = audio(start, None).unwrap_err().to_string();
            assert_eq!(refused, format!("a sound must start at a number of seconds from 0 upwards: {start}"));
        }
        for end in [1.0, 0.5, f64::NAN, f64::INFINITY] {
            let refused = audio(1.0, Some(end)).unwrap_err().to_string();
            assert_eq!(refused, format!("a sound must end after it starts, at 1 seconds: {end}"));
        }
    }

    #[test]
    fn sizes_and_addresses_must_be_something() {
        let button = |url: &str, width| {
            check(&Element::LinkButton(LinkButton {
                widget: None,
                label: "Docs".into(),
                url: url.into(),
                kind: ButtonKind::Secondary,
                icon: None,
                icon_right: false,
                help: None,
                disabled: false,
                width,
                wrap: true,
                shortcut: None,
            }))
        };
        assert!(button("https://example.org", Size::Pixels(1)).is_ok());
        let refused = |url, width| button(url, width).unwrap_err().to_string();
        assert_eq!(refused("x", Size::Pixels(0)), "the `width` of a link button must be above 0 pixels: 0");
        assert_eq!(refused(" ", Size::Content), "a link button must have an address; it is empty: \" \"");
    }

    #[test]
    fn toasts_say_something_and_last() {
        let toast = |body: &str, seconds| check(&Element::Toast(Toast { body: body.into(), icon: None, seconds }));
        assert!(toast("a", None).is_ok() && toast("a", Some(0.1)).is_ok());
        assert_eq!(toast(" ", None).unwrap_err().to_string(), "a toast must say something: \" \"");
        for seconds in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let refused = toast("a", Some(seconds)).unwrap_err().to_string();
            assert_eq!(refused, format!("a toast's seconds must be above 0: {seconds}"));
        }
    }

    #[test]
    fn the_first_tab_seen_is_one_of_them() {
        assert!(tabs(1, 0).is_ok() && tabs(3, 2).is_ok());
        assert_eq!(tabs(0, 0).unwrap_err().to_string(), "`tabs` takes at least one label: none");
        assert!(tabs(2, 2).unwrap_err().to_string().ends_with("one of the 2 tabs, counted from 0: 2"));
    }
}
