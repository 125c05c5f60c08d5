//! Blocks of which one is seen.

use std::fmt::Display;

use millpond_protocol::{Block, Size, Tab, Value};

use super::{Openable, Watched, check, options::widget};
use crate::{
    Error, Place,
    block_widget::ask_tabs,
    context::{draw_block, expect},
};

/// Draws blocks of which one is seen, with a tab for each.
///
/// ```no_run
/// # use millpond as st;
/// let [chart, data] = st::tabs(["Chart", "Data"]);
/// chart.with(|| st::line_chart([("a", [1, 3, 2])]));
/// data.with(|| st::dataframe([("a", [1, 3, 2])]));
/// ```
#[track_caller]
pub fn tabs<const N: usize>(labels: [impl Display; N]) -> [Place; N] {
    expect(Tabs::new(labels).try_show().map(|places| places.try_into().expect("as many places as labels")))
}

/// Blocks of which one is seen and their options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Tabs {
    labels: Vec<String>,
    key: Option<String>,
    default: Option<String>,
    width: Size,
    height: Size,
}

impl Tabs {
    /// A block for each label, which is Markdown.
    pub fn new(labels: impl IntoIterator<Item = impl Display>) -> Self {
        let labels = labels.into_iter().map(|label| label.to_string()).collect();
        Self { labels, key: None, default: None, width: Size::Stretch, height: Size::Content }
    }

    /// Names them for style sheets: the class `st-key-<key>`.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// The label of the tab that is seen at first: the first unless set.
    pub fn default(mut self, label: impl Into<String>) -> Self {
        self.default = Some(label.into());
        self
    }

    /// Their width: what there is unless set.
    pub fn width(mut self, width: Size) -> Self {
        self.width = width;
        self
    }

    /// The height of what is below the tabs: what it needs unless set; a fixed one scrolls.
    pub fn height(mut self, height: Size) -> Self {
        self.height = height;
        self
    }

    show! {
        /// Draws them, from left to right.
        Vec<Place>
    }

    /// Has the script run again when another one is seen, and know which: what the others show need not be drawn before.
    ///
    /// ```no_run
    /// # use millpond as st;
    /// let tabs = st::Tabs::new(["Chart", "Data"]).watched().show();
    /// tabs[0].with(|| st::line_chart([("a", [1, 3, 2])]));
    /// tabs[1].with(|| st::dataframe([("a", [1, 3, 2])]));
    /// ```
    pub fn watched(self) -> Watched<Self> {
        Watched::new(self)
    }

    /// Draws them, or says why they can't be drawn: there are none, or none of this label.
    pub fn try_show(self) -> Result<Vec<Place>, Error> {
        let props = self.props()?;
        places(draw_block(&Block::Tabs(props))?, self.labels)
    }

    fn props(&self) -> Result<millpond_protocol::Tabs, Error> {
        let default = self.first_seen()?;
        check::tabs(self.labels.len(), default)?;
        let (key, width, height) = (self.key.clone(), self.width, self.height);
        Ok(millpond_protocol::Tabs { widget: None, key, default: default as u32, width, height })
    }

    fn first_seen(&self) -> Result<usize, Error> {
        let Some(default) = &self.default else { return Ok(0) };
        self.labels.iter().position(|label| label == default).ok_or_else(|| {
            let message = format!("the first tab seen must be one of {}: {default}", self.labels.join(", "));
            Error::invalid("StreamlitAPIException", message)
        })
    }
}

impl Watched<Tabs> {
    show! {
        /// Draws them, from left to right; the one that is seen is open.
        Vec<Openable>
    }

    /// Draws them, or says why they can't be drawn: there are none, or none of this label.
    #[track_caller]
    pub fn try_show(self) -> Result<Vec<Openable>, Error> {
        let Self { block: Tabs { labels, key, .. }, .. } = &self;
        let mut widget = widget(labels.join(", "));
        widget.key.clone_from(key);
        let props = millpond_protocol::Tabs { widget: Some(widget), ..self.block.props()? };
        let default = props.default;
        let (row, value) = ask_tabs(props, labels.clone(), &self.hooks)?;
        let seen = match value {
            Value::Choice(choice) => choice.index.unwrap_or(default),
            _ => default,
        };
        let places = places(row, self.block.labels)?.into_iter().zip(0..);
        Ok(places.map(|(place, at)| Openable { place, open: at == seen }).collect())
    }
}

/// Draws the blocks of a row of tabs.
fn places(row: Place, labels: Vec<String>) -> Result<Vec<Place>, Error> {
    crate::place::enter(row)?;
    let places = labels.into_iter().map(|label| draw_block(&Block::Tab(Tab { label }))).collect();
    crate::place::leave();
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{elements::text, testing::AppTest};

    #[test]
    fn each_tab_is_a_block() {
        let mut app = AppTest::new(|| {
            let [one, two] = tabs(["One", "Two"]);
            two.with(|| text("second"));
            one.with(|| text("first"));
            Tabs::new(["A".to_owned(), "B".to_owned()]).default("B").key("k").show();
        });
        let expected = "tabs default=0\n  tab \"One\"\n    text \"first\"\n  tab \"Two\"\n    text \"second\"\n\
                        tabs default=1 key=\"k\"\n  tab \"A\"\n  tab \"B\"\n";
        assert_eq!(app.run(), expected);
    }

    #[test]
    fn there_are_tabs_and_the_first_seen_is_one_of_them() {
        let refused = |tabs: Tabs| tabs.try_show().expect_err("it is refused").to_string();
        assert_eq!(refused(Tabs::new([""; 0])), "`tabs` takes at least one label: none");
        assert_eq!(refused(Tabs::new(["A", "B"]).default("C")), "the first tab seen must be one of A, B: C");
        assert_eq!(
            refused(Tabs::new(["A"]).height(Size::Pixels(0))),
            "the `height` of a row of tabs must be above 0 pixels: 0"
        );
    }
}
