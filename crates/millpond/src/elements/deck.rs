//! Maps in the format of deck.gl's JSON.

use millpond_data::{DataFrame, IntoFrame};
use millpond_protocol::{Document, Element, Selection, Size};
use serde::Serialize;

use super::{
    check,
    dataframe::send,
    media::{stored, written},
};
use crate::{
    Error, Place,
    context::{Hooks, draw},
};

/// Draws a map from a specification in deck.gl's JSON.
///
/// ```no_run
/// # use millpond as st;
/// st::deck(&serde_json::json!({
///     "initialViewState": { "longitude": 10.75, "latitude": 59.91, "zoom": 9 },
///     "layers": [{
///         "@@type": "ScatterplotLayer",
///         "data": [{ "at": [10.75, 59.91] }],
///         "getPosition": "@@=at",
///         "getRadius": 500,
///     }],
/// }));
/// ```
#[track_caller]
pub fn deck(spec: &(impl Serialize + ?Sized)) -> Place {
    Deck::new(spec).show()
}

/// A map in the format of deck.gl's JSON and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Deck {
    spec: Result<String, String>,
    data: Option<Result<DataFrame, millpond_data::Error>>,
    tooltip: Option<Result<String, String>>,
    width: Size,
    height: Size,
    alt: Option<String>,
    hooks: Hooks,
}

impl Deck {
    /// A map of anything that serde writes as a specification.
    pub fn new(spec: &(impl Serialize + ?Sized)) -> Self {
        Self::from_result(written(spec))
    }

    /// A map whose specification is JSON text.
    pub fn text(spec: impl Into<String>) -> Self {
        Self::from_result(Ok(spec.into()))
    }

    fn from_result(spec: Result<String, String>) -> Self {
        let (width, height, hooks) = (Size::Stretch, Size::Pixels(500), Hooks::default());
        Self { spec, data: None, tooltip: None, width, height, alt: None, hooks }
    }

    /// Data of those layers whose `data` is `{"name": "source"}`. Columns named `position`, `radius` and `color` are
    /// the accessors of such a layer: longitude and latitude; metres; red, green, blue and opacity, each 0 to 255.
    pub fn data(mut self, data: impl IntoFrame) -> Self {
        self.data = Some(data.into_frame());
        self
    }

    /// What a tooltip shows: `true`, or an object with `html` or `text`, and `style`.
    pub fn tooltip(mut self, tooltip: &(impl Serialize + ?Sized)) -> Self {
        self.tooltip = Some(written(tooltip));
        self
    }

    figure_options! {
        /// Its width: what there is unless set.
        width
        /// Its height: 500 CSS pixels unless set.
        height
    }

    show! {
        /// Draws it.
        Place
    }

    select! {
        /// Draws it for the user to select in, and gives what is selected: an object with `indices` and `objects`, each
        /// by a layer's id, or null. `key` names it, as of all widgets; the mode is `single-object` or `multi-object`.
        serde_json::Value
    }

    /// Draws it, or says why it can't be drawn: the specification is not a JSON object.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&self.into_element(None)?)
    }

    fn into_element(self, selection: Option<Selection>) -> Result<Element, Error> {
        let invalid = |error| Error::invalid("StreamlitAPIException", format!("not a specification of a map: {error}"));
        let Self { spec, data, tooltip, width, height, alt, .. } = self;
        let mut props = millpond_protocol::Deck {
            spec: Document::Inline(spec.map_err(invalid)?),
            frame: data.transpose()?.map(|data| send(&data, false)),
            tooltip: tooltip.transpose().map_err(invalid)?,
            width,
            height,
            selection,
            alt,
        };
        check::deck(&props)?;
        props.spec = stored(props.spec);
        Ok(Element::Deck(props))
    }
}
