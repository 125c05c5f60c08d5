//! Buttons of which one or some are pressed in: pills, and the parts of a bar.

use std::fmt::Display;

use millpond_protocol::{ButtonGroupStyle, Element, Size};

use super::{
    choosing::{Options, choices, labelled},
    options::widget,
};
use crate::{
    Error,
    context::{Hooks, ask},
};

/// Options as round buttons, of which one may be chosen.
///
/// ```no_run
/// # use millpond as st;
/// let season: Option<&str> = st::pills("Season", ["spring", "summer", "autumn"]).show();
/// let grains: Vec<&str> = st::pills("Grains", ["wheat", "rye"]).multiple().indices([0, 1]).show();
/// ```
pub fn pills<T: Display>(label: impl Display, options: impl IntoIterator<Item = T>) -> ButtonGroup<T> {
    let (options, labels) = labelled(options);
    ButtonGroup::new(ButtonGroupStyle::Pills, label, options, labels)
}

/// Options as parts of one bar, of which one may be chosen.
///
/// ```no_run
/// # use millpond as st;
/// let view = st::segmented_control("View", ["table", "chart"]).index(0).required().show();
/// if view == Some("chart") {
///     st::line_chart([("tons", [3.1, 4.8])]);
/// }
/// ```
pub fn segmented_control<T: Display>(label: impl Display, options: impl IntoIterator<Item = T>) -> ButtonGroup<T> {
    let (options, labels) = labelled(options);
    ButtonGroup::new(ButtonGroupStyle::Segmented, label, options, labels)
}

/// Buttons of which one may be pressed in, and their options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct ButtonGroup<T> {
    options: Options<T>,
    indices: Vec<usize>,
    props: millpond_protocol::ButtonGroup,
    hooks: Hooks,
}

impl<T> ButtonGroup<T> {
    /// Buttons for anything, with the text to show for each, which is Markdown. None is pressed in at first.
    pub fn new(style: ButtonGroupStyle, label: impl Display, options: Vec<T>, labels: Vec<String>) -> Self {
        let props = millpond_protocol::ButtonGroup {
            widget: widget(label.to_string()),
            style,
            options: labels,
            default: Vec::new(),
            multiple: false,
            width: Size::Content,
            wrap: true,
        };
        Self { options: Options::new(options), indices: Vec::new(), props, hooks: Hooks::default() }
    }

    widget_options!();
    value_options!();
    format_option!();
    width_option!("that of its options");

    /// Has a choice not be taken back. Not where several can be chosen.
    pub fn required(mut self) -> Self {
        self.props.widget.required = true;
        self
    }

    /// Which is chosen at first, from 0: none unless set.
    pub fn index(mut self, index: usize) -> Self {
        self.indices = vec![index];
        self
    }

    /// Keeps the options on one line.
    pub fn no_wrap(mut self) -> Self {
        self.props.wrap = false;
        self
    }

    /// Lets several be chosen.
    pub fn multiple(mut self) -> MultipleButtonGroup<T> {
        self.props.multiple = true;
        MultipleButtonGroup(self)
    }

    show! {
        /// Draws it; the option chosen, if one is.
        Option<T>
    }

    /// Draws it, or says why it can't be drawn: there is no such index.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<T>, Error> {
        Ok(self.ask()?.pop())
    }

    #[track_caller]
    fn ask(self) -> Result<Vec<T>, Error> {
        let Self { options, indices, mut props, hooks } = self;
        props.default = choices("a button group", &props.options, &indices)?;
        Ok(options.some(ask(Element::ButtonGroup(props), &hooks)?))
    }
}

/// Buttons of which several may be pressed in.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct MultipleButtonGroup<T>(ButtonGroup<T>);

impl<T> MultipleButtonGroup<T> {
    /// Which are chosen at first, from 0: none unless set.
    pub fn indices(mut self, indices: impl IntoIterator<Item = usize>) -> Self {
        self.0.indices = indices.into_iter().collect();
        self
    }

    show! {
        /// Draws it; the options chosen, in the order of choosing.
        Vec<T>
    }

    /// Draws it, or says why it can't be drawn: there is no such index.
    #[track_caller]
    pub fn try_show(self) -> Result<Vec<T>, Error> {
        self.0.ask()
    }
}
