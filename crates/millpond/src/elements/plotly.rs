//! Charts in Plotly's format.

use millpond_protocol::{Document, Element, Selection, Size};
use serde::Serialize;

use super::{
    check,
    media::{stored, written},
};
use crate::{
    Error, Place,
    context::{Hooks, draw},
};

/// Draws a chart from a Plotly figure: an object with `data` and `layout`, or a list of traces.
///
/// ```no_run
/// # use millpond as st;
/// st::plotly(&serde_json::json!({
///     "data": [{ "type": "bar", "x": ["a", "b"], "y": [1, 3] }],
///     "layout": { "title": { "text": "Two bars" } },
/// }));
/// ```
#[track_caller]
pub fn plotly(figure: &(impl Serialize + ?Sized)) -> Place {
    Plotly::new(figure).show()
}

/// A chart in Plotly's format and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Plotly {
    figure: Result<String, String>,
    config: Result<String, String>,
    theme: bool,
    width: Size,
    height: Size,
    alt: Option<String>,
    hooks: Hooks,
}

impl Plotly {
    /// A chart of anything that serde writes as a figure.
    pub fn new(figure: &(impl Serialize + ?Sized)) -> Self {
        Self::from_result(written(figure))
    }

    /// A chart whose figure is JSON text.
    pub fn text(figure: impl Into<String>) -> Self {
        Self::from_result(Ok(figure.into()))
    }

    fn from_result(figure: Result<String, String>) -> Self {
        let (config, width, height) = (Ok("{}".to_owned()), Size::Stretch, Size::Content);
        Self { figure, config, theme: true, width, height, alt: None, hooks: Hooks::default() }
    }

    /// Settings of the drawing, such as `{"scrollZoom": true}`.
    pub fn config(mut self, config: &(impl Serialize + ?Sized)) -> Self {
        self.config = written(config);
        self
    }

    /// Whether colours and fonts follow the page's theme. True unless set.
    pub fn theme(mut self, theme: bool) -> Self {
        self.theme = theme;
        self
    }

    figure_options! {
        /// Its width: what there is unless set; [`Size::Content`] is what the figure says.
        width
        /// Its height: what the figure says unless set.
        height
    }

    show! {
        /// Draws it.
        Place
    }

    select! {
        /// Draws it for the user to select in, and gives what is selected: an object with `points`, `point_indices`,
        /// `box` and `lasso`, or null. `key` names it, as of all widgets; modes are `points`, `box` and `lasso`.
        serde_json::Value
    }

    /// Draws it, or says why it can't be drawn: the figure is not a JSON object or list.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&self.into_element(None)?)
    }

    fn into_element(self, selection: Option<Selection>) -> Result<Element, Error> {
        let mut props = self.into_props()?;
        props.selection = selection;
        check::plotly(&props)?;
        props.figure = stored(props.figure);
        Ok(Element::Plotly(props))
    }

    fn into_props(self) -> Result<millpond_protocol::Plotly, Error> {
        let Self { figure, config, theme, width, height, alt, .. } = self;
        let invalid = |error| Error::invalid("StreamlitAPIException", format!("not a Plotly figure: {error}"));
        let figure = Document::Inline(with_data(figure.map_err(invalid)?));
        let config = config.map_err(invalid)?;
        Ok(millpond_protocol::Plotly { figure, config, theme, width, height, selection: None, alt })
    }
}

/// A list of traces is the data of a figure.
fn with_data(figure: String) -> String {
    match figure.trim_start().starts_with('[') {
        true => format!("{{\"data\":{figure},\"layout\":{{}}}}"),
        false => figure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_traces_is_a_figure() {
        let figure = Plotly::new(&[serde_json::json!({ "y": [1] })]).into_props().unwrap().figure;
        assert_eq!(figure, Document::Inline(r#"{"data":[{"y":[1]}],"layout":{}}"#.into()));
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        let refused = |plotly: Plotly| plotly.try_show().expect_err("it is refused").to_string();
        assert!(refused(Plotly::new(&1)).ends_with(": 1"));
        assert!(refused(Plotly::text("[1")).ends_with("): {\"data\":[1,\"layout\":{}}"));
        assert!(refused(Plotly::new(&[0; 0]).config("x")).ends_with("): \"x\""));
        let not_json = std::collections::BTreeMap::from([([1], 2)]);
        assert_eq!(refused(Plotly::new(&not_json)), "not a Plotly figure: key must be a string");
    }
}
