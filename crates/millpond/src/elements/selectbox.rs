//! Lists to choose one from.

use std::fmt::Display;

use millpond_protocol::{Element, OptionFilter, Size};

use super::{
    choosing::{Options, disable_useless, first, hint, labelled, required},
    options::widget,
};
use crate::{
    Error,
    context::{Hooks, ask, expect},
};

/// A list to choose one from: `let city = st::selectbox("City", ["Bern", "Ulm"]).show();`
pub fn selectbox<T: Display>(label: impl Display, options: impl IntoIterator<Item = T>) -> Selectbox<T> {
    let (options, labels) = labelled(options);
    Selectbox::new(label, options, labels)
}

/// A list to choose one from, and its options. The first is chosen unless something else is said.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Selectbox<T> {
    options: Options<T>,
    index: Option<usize>,
    placeholder: Option<String>,
    props: millpond_protocol::Selectbox,
    hooks: Hooks,
}

impl<T> Selectbox<T> {
    /// A list of anything, with the text to show for each.
    pub fn new(label: impl Display, options: Vec<T>, labels: Vec<String>) -> Self {
        let props = millpond_protocol::Selectbox {
            widget: widget(label.to_string()),
            options: labels,
            default: None,
            placeholder: String::new(),
            accept_new: false,
            filter: Some(OptionFilter::Fuzzy),
            icon: None,
            width: Size::Stretch,
        };
        Self { options: Options::new(options), index: Some(0), placeholder: None, props, hooks: Hooks::default() }
    }

    widget_options!();
    value_options!();
    format_option!();
    typing_options!();
    width_option!("what there is");

    text_option! {
        /// An emoji or `:material/name:` at the beginning of the field.
        icon
    }

    required_option!();

    /// Which is chosen at first, from 0.
    pub fn index(mut self, index: usize) -> Self {
        self.index = Some(index);
        self
    }

    /// Nothing is chosen at first, and a choice can be taken back.
    pub fn optional(mut self) -> OptionalSelectbox<T> {
        self.index = None;
        OptionalSelectbox(self)
    }

    /// Draws it; the option chosen. There must be at least one.
    #[track_caller]
    pub fn show(self) -> T {
        expect(self.try_show().and_then(|chosen| required("a selectbox", chosen)))
    }

    /// Draws it, or says why it can't be drawn: there is no such index. The option chosen, if any is.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<T>, Error> {
        let Self { options, index, placeholder, mut props, hooks } = self;
        props.default = first("a selectbox", &props.options, index)?;
        props.placeholder = placeholder.unwrap_or_else(|| hint(&props.options, props.accept_new, "an option"));
        disable_useless(&mut props.widget, &props.options, props.accept_new);
        Ok(options.one(ask(Element::Selectbox(props), &hooks)?))
    }
}

/// A list from which something may be chosen, or nothing.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct OptionalSelectbox<T>(Selectbox<T>);

impl<T> OptionalSelectbox<T> {
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
