//! Graphs in Graphviz's language.

use std::fmt::Display;

use millpond_protocol::{Element, Size};

use crate::{Error, Place, context::draw};

/// Draws a graph given in DOT.
///
/// ```no_run
/// # use millpond as st;
/// st::graphviz("digraph { read -> clean -> plot }");
/// ```
#[track_caller]
pub fn graphviz(dot: impl Display) -> Place {
    Graphviz::new(dot).show()
}

/// A graph and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Graphviz {
    props: millpond_protocol::Graphviz,
}

impl Graphviz {
    /// A graph given in DOT.
    pub fn new(dot: impl Display) -> Self {
        let (dot, engine) = (dot.to_string(), "dot".to_owned());
        let (width, height) = (Size::Content, Size::Content);
        Self { props: millpond_protocol::Graphviz { dot, engine, width, height, alt: None } }
    }

    /// What lays it out: `dot`, which ranks, unless set; `neato`, `fdp`, `sfdp`, `circo`, `twopi`, `osage`,
    /// `patchwork` or `nop`.
    pub fn engine(mut self, engine: impl Into<String>) -> Self {
        self.props.engine = engine.into();
        self
    }

    width_option!("what it needs");

    /// Its height: what it needs unless set.
    pub fn height(mut self, height: Size) -> Self {
        self.props.height = height;
        self
    }

    text_option! {
        /// What it shows, for screen readers.
        alt
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: there is no such engine. What is wrong with the DOT is said on the page.
    pub fn try_show(self) -> Result<Place, Error> {
        draw(&Element::Graphviz(self.props))
    }
}
