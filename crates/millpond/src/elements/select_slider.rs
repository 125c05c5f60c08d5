//! Tracks over options with one thumb or two.

use std::{fmt::Display, ops::RangeInclusive};

use millpond_protocol::{Choice, Element, Size, Value};

use super::{
    choosing::{Options, choices, labelled},
    options::widget,
};
use crate::{
    Error,
    context::{Hooks, ask},
};

/// A track over options.
///
/// ```no_run
/// # use millpond as st;
/// let fineness = st::select_slider("Fineness", ["coarse", "medium", "fine"]).index(1).show();
/// let (from, to) = st::select_slider("Months", ["May", "June", "July", "August"]).range(1..=2).show();
/// st::text(format!("{fineness}, {from} to {to}"));
/// ```
pub fn select_slider<T: Display>(label: impl Display, options: impl IntoIterator<Item = T>) -> SelectSlider<T> {
    let (options, labels) = labelled(options);
    SelectSlider::new(label, options, labels)
}

/// A track over options with one thumb, at the first of them unless something else is said.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct SelectSlider<T> {
    options: Options<T>,
    /// Where the thumbs are at first.
    indices: Vec<usize>,
    props: millpond_protocol::SelectSlider,
    hooks: Hooks,
}

impl<T> SelectSlider<T> {
    /// A track over anything, with the text to show for each; at least one.
    pub fn new(label: impl Display, options: Vec<T>, labels: Vec<String>) -> Self {
        let (widget, default, width) = (widget(label.to_string()), Vec::new(), Size::Stretch);
        let props = millpond_protocol::SelectSlider { widget, options: labels, default, width };
        let options = Options::new(options);
        Self { options, indices: vec![0], props, hooks: Hooks::default() }
    }

    widget_options!();
    value_options!();
    format_option!();
    width_option!("what there is");

    /// Where the thumb is at first: the place of an option, from 0.
    pub fn index(mut self, index: usize) -> Self {
        self.indices = vec![index];
        self
    }

    /// Gives the track a second thumb: the value is the two options where they are. At first they are at these places.
    pub fn range(mut self, indices: RangeInclusive<usize>) -> RangeSelectSlider<T> {
        self.indices = vec![*indices.start(), *indices.end()];
        RangeSelectSlider(self)
    }

    show! {
        /// Draws it; the option where the thumb is.
        T
    }

    /// Draws it, or says why it can't be drawn: there are no options, or none at such a place.
    #[track_caller]
    pub fn try_show(self) -> Result<T, Error> {
        let (mut options, places) = self.ask()?;
        Ok(options.swap_remove(places[0]))
    }

    /// Draws it; the options, and the places of the thumbs among them.
    #[track_caller]
    fn ask(self) -> Result<(Vec<T>, Vec<usize>), Error> {
        let Self { options, indices, mut props, hooks } = self;
        if !props.options.is_empty() {
            props.default = choices("a select slider", &props.options, &indices)?;
        }
        let places = match ask(Element::SelectSlider(props), &hooks)? {
            Value::Choices(choices) => choices.iter().map(place).collect(),
            _ => indices,
        };
        Ok((options.values, places))
    }
}

fn place(choice: &Choice) -> usize {
    choice.index.unwrap_or_default() as usize
}

/// A track over options with two thumbs.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct RangeSelectSlider<T>(SelectSlider<T>);

impl<T: Clone> RangeSelectSlider<T> {
    show! {
        /// Draws it; the options where the lower and the upper thumb are.
        (T, T)
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<(T, T), Error> {
        let (options, places) = self.0.ask()?;
        Ok((options[places[0]].clone(), options[places[places.len() - 1]].clone()))
    }
}
