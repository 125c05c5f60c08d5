//! Options of which one is chosen.

use std::fmt::Display;

use millpond_protocol::{Element, Size};

use super::{
    choosing::{Options, disable_useless, first, labelled, required},
    options::widget,
};
use crate::{
    Error,
    context::{Hooks, ask, expect},
};

/// Options of which one is chosen.
///
/// ```no_run
/// # use millpond as st;
/// let grain = st::radio("Grain", ["wheat", "rye"]).horizontal().show();
/// st::text(grain);
/// ```
pub fn radio<T: Display>(label: impl Display, options: impl IntoIterator<Item = T>) -> Radio<T> {
    let (options, labels) = labelled(options);
    Radio::new(label, options, labels)
}

/// Options of which one is chosen, the first unless something else is said.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Radio<T> {
    options: Options<T>,
    index: Option<usize>,
    props: millpond_protocol::Radio,
    hooks: Hooks,
}

impl<T> Radio<T> {
    /// Options of any type, with the text to show for each, which is Markdown.
    pub fn new(label: impl Display, options: Vec<T>, labels: Vec<String>) -> Self {
        let props = millpond_protocol::Radio {
            widget: widget(label.to_string()),
            options: labels,
            captions: Vec::new(),
            default: None,
            horizontal: false,
            width: Size::Content,
        };
        Self { options: Options::new(options), index: Some(0), props, hooks: Hooks::default() }
    }

    widget_options!();
    value_options!();
    format_option!();
    width_option!("that of its options");

    required_option!();

    /// What stands below each option, which is Markdown; an empty text for nothing.
    pub fn captions(mut self, captions: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.props.captions = captions.into_iter().map(Into::into).collect();
        self
    }

    /// Has the options stand side by side.
    pub fn horizontal(mut self) -> Self {
        self.props.horizontal = true;
        self
    }

    /// Which is chosen at first, from 0.
    pub fn index(mut self, index: usize) -> Self {
        self.index = Some(index);
        self
    }

    /// Nothing is chosen at first.
    pub fn optional(mut self) -> OptionalRadio<T> {
        self.index = None;
        OptionalRadio(self)
    }

    /// Draws it; the option chosen. There must be at least one.
    #[track_caller]
    pub fn show(self) -> T {
        expect(self.try_show().and_then(|chosen| required("a radio", chosen)))
    }

    /// Draws it, or says why it can't be drawn: there is no such index. The option chosen, if any is.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<T>, Error> {
        let Self { options, index, mut props, hooks } = self;
        props.default = first("a radio", &props.options, index)?;
        disable_useless(&mut props.widget, &props.options, false);
        if !props.captions.is_empty() {
            props.captions.resize(props.options.len(), String::new());
        }
        Ok(options.one(ask(Element::Radio(props), &hooks)?))
    }
}

/// Options of which one may be chosen.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct OptionalRadio<T>(Radio<T>);

impl<T> OptionalRadio<T> {
    show! {
        /// Draws it; the option chosen, if any is.
        Option<T>
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<T>, Error> {
        self.0.try_show()
    }
}
