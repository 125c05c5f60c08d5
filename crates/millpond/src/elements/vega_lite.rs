//! Charts in Vega-Lite's grammar.

use millpond_data::{DataFrame, IntoFrame};
use millpond_protocol::{Element, Selection, Size};
use serde::Serialize;

use super::dataframe::send;
use crate::{
    Error, Place,
    context::{Hooks, draw},
};

/// Draws a chart from a Vega-Lite specification, whose data named `source` is `data`.
///
/// ```no_run
/// # use millpond as st;
/// let spec = serde_json::json!({
///     "mark": "point",
///     "encoding": { "x": { "field": "a", "type": "quantitative" }, "y": { "field": "b", "type": "quantitative" } },
/// });
/// st::vega_lite(&spec, [("a", [1, 2, 3]), ("b", [3, 1, 2])]);
/// ```
#[track_caller]
pub fn vega_lite(spec: &(impl Serialize + ?Sized), data: impl IntoFrame) -> Place {
    VegaLite::new(spec).data(data).show()
}

/// A chart in Vega-Lite's grammar and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct VegaLite {
    spec: Result<serde_json::Value, String>,
    data: Option<Result<DataFrame, millpond_data::Error>>,
    theme: bool,
    width: Size,
    height: Size,
    alt: Option<String>,
    hooks: Hooks,
}

impl VegaLite {
    /// A chart that says itself where its data is, unless [`Self::data`] gives some.
    pub fn new(spec: &(impl Serialize + ?Sized)) -> Self {
        Self::from_value(serde_json::to_value(spec).map_err(|error| error.to_string()))
    }

    /// A chart whose specification is JSON text.
    pub fn text(spec: &str) -> Self {
        Self::from_value(serde_json::from_str(spec).map_err(|error| error.to_string()))
    }

    fn from_value(spec: Result<serde_json::Value, String>) -> Self {
        let (width, height, hooks) = (Size::Stretch, Size::Content, Hooks::default());
        Self { spec, data: None, theme: true, width, height, alt: None, hooks }
    }

    /// Its data, named `source`. A specification that names no data gets it, too.
    pub fn data(mut self, data: impl IntoFrame) -> Self {
        self.data = Some(data.into_frame());
        self
    }

    /// Whether colours and fonts follow the page's theme. True unless set.
    pub fn theme(mut self, theme: bool) -> Self {
        self.theme = theme;
        self
    }

    figure_options! {
        /// Its width.
        width
        /// Its height.
        height
    }

    /// Whether the specification says a width itself.
    pub fn has_width(&self) -> bool {
        self.spec.as_ref().is_ok_and(|spec| spec.get("width").is_some())
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: the specification is not a JSON object.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&self.into_element(None)?)
    }

    select! {
        /// Draws it for the user to select in, and gives what is selected: an object with what is selected for each of
        /// the specification's parameters, or null. `key` names it, as of all widgets; modes are names of parameters.
        serde_json::Value
    }

    /// The element that it is.
    #[doc(hidden)]
    pub fn into_element(self, selection: Option<Selection>) -> Result<Element, Error> {
        let invalid =
            |error| Error::invalid("StreamlitAPIException", format!("not a Vega-Lite specification: {error}"));
        let mut spec = self.spec.map_err(invalid)?;
        let object = spec.as_object_mut().ok_or_else(|| invalid("it is not an object".into()))?;
        let frame = self.data.transpose()?.map(|data| send(&data, false));
        if frame.is_some() && !object.contains_key("data") {
            object.insert("data".into(), serde_json::json!({ "name": "source" }));
        }
        Ok(Element::VegaLite(millpond_protocol::VegaLite {
            spec: spec.to_string(),
            frame,
            theme: self.theme,
            width: self.width,
            height: self.height,
            detail: None,
            selection,
            alt: self.alt,
        }))
    }
}
