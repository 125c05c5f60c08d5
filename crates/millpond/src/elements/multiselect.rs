//! Lists to choose some from.

use std::fmt::Display;

use millpond_protocol::{Element, OptionFilter, Size};

use super::{
    choosing::{Options, choices, disable_useless, hint, labelled},
    options::widget,
};
use crate::{
    Error,
    context::{Hooks, ask},
};

/// A list to choose some from.
///
/// ```no_run
/// # use millpond as st;
/// let grains: Vec<&str> = st::multiselect("Grains", ["wheat", "rye", "oats"]).indices([0]).show();
/// st::text(grains.join(" and "));
/// ```
pub fn multiselect<T: Display>(label: impl Display, options: impl IntoIterator<Item = T>) -> Multiselect<T> {
    let (options, labels) = labelled(options);
    Multiselect::new(label, options, labels)
}

/// A list to choose some from, and its options. Nothing is chosen unless something else is said.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Multiselect<T> {
    options: Options<T>,
    indices: Vec<usize>,
    placeholder: Option<String>,
    props: millpond_protocol::Multiselect,
    hooks: Hooks,
}

impl<T> Multiselect<T> {
    /// A list of anything, with the text to show for each.
    pub fn new(label: impl Display, options: Vec<T>, labels: Vec<String>) -> Self {
        let props = millpond_protocol::Multiselect {
            widget: widget(label.to_string()),
            options: labels,
            default: Vec::new(),
            placeholder: String::new(),
            max_selections: None,
            accept_new: false,
            filter: Some(OptionFilter::Fuzzy),
            select_all: 1000,
            width: Size::Stretch,
            wrap: true,
        };
        let (options, hooks) = (Options::new(options), Hooks::default());
        Self { options, indices: Vec::new(), placeholder: None, props, hooks }
    }

    widget_options!();
    value_options!();
    format_option!();
    typing_options!();
    width_option!("what there is");

    required_option!();

    /// Which are chosen at first, from 0.
    pub fn indices(mut self, indices: impl IntoIterator<Item = usize>) -> Self {
        self.indices = indices.into_iter().collect();
        self
    }

    /// How many can be chosen at most.
    pub fn max_selections(mut self, count: u32) -> Self {
        self.props.max_selections = Some(count);
        self
    }

    /// Up to how many options that are not chosen yet can be chosen at once: 1,000 unless set; 0 means never.
    pub fn select_all(mut self, most: u32) -> Self {
        self.props.select_all = most;
        self
    }

    /// Keeps what is chosen on one line.
    pub fn no_wrap(mut self) -> Self {
        self.props.wrap = false;
        self
    }

    show! {
        /// Draws it; the options chosen, in the order of choosing.
        Vec<T>
    }

    /// Draws it, or says why it can't be drawn: there is no such index, or more are chosen than can be.
    #[track_caller]
    pub fn try_show(self) -> Result<Vec<T>, Error> {
        let Self { options, indices, placeholder, mut props, hooks } = self;
        props.default = choices("a multiselect", &props.options, &indices)?;
        props.placeholder = placeholder.unwrap_or_else(|| hint(&props.options, props.accept_new, "options"));
        disable_useless(&mut props.widget, &props.options, props.accept_new);
        Ok(options.some(ask(Element::Multiselect(props), &hooks)?))
    }
}
