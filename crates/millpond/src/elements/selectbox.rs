//! Lists to choose one from.

use std::fmt::Display;

use millpond_protocol::{Choice, Element, Value};

use super::options::widget;
use crate::{
    Error,
    context::{ask, expect},
};

/// A list to choose one from: `let city = st::selectbox("City", ["Bern", "Ulm"]).show();`
pub fn selectbox<T: Display>(label: impl Display, options: impl IntoIterator<Item = T>) -> Selectbox<T> {
    let options: Vec<T> = options.into_iter().collect();
    let labels = options.iter().map(T::to_string).collect();
    Selectbox::new(label, options, labels)
}

/// A list to choose one from, and its options. The first is chosen unless something else is said.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Selectbox<T> {
    options: Vec<T>,
    index: Option<usize>,
    props: millpond_protocol::Selectbox,
}

impl<T> Selectbox<T> {
    /// A list of anything, with the text to show for each.
    pub fn new(label: impl Display, options: Vec<T>, labels: Vec<String>) -> Self {
        let widget = widget(label.to_string());
        let placeholder = "Choose an option".to_owned();
        let props = millpond_protocol::Selectbox { widget, options: labels, default: None, placeholder };
        Self { options, index: Some(0), props }
    }

    widget_options!();

    /// Shows each option as `format` says.
    pub fn format(mut self, format: impl Fn(&T) -> String) -> Self {
        self.props.options = self.options.iter().map(format).collect();
        self
    }

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

    /// What is shown while nothing is chosen.
    pub fn placeholder(mut self, text: impl Into<String>) -> Self {
        self.props.placeholder = text.into();
        self
    }

    /// Draws it; the option chosen. There must be at least one.
    #[track_caller]
    pub fn show(self) -> T {
        let empty = || {
            let message = "a selectbox needs at least one option, or `.optional()` before `.show()`";
            Error::invalid("StreamlitAPIException", message)
        };
        expect(self.try_show().and_then(|chosen| chosen.ok_or_else(empty)))
    }

    /// Draws it, or says why it can't be drawn: there is no such index. The option chosen, if any is.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<T>, Error> {
        let Self { mut options, .. } = self;
        let selectbox = Selectbox { options: Vec::<()>::new(), index: self.index, props: self.props };
        Ok(selectbox.choose()?.map(|index| options.swap_remove(index)))
    }

    /// Draws it; the index of the option chosen.
    fn choose(mut self) -> Result<Option<usize>, Error> {
        let labels = &self.props.options;
        let index = self.index.filter(|_| !labels.is_empty());
        if let Some(index) = index {
            let label = labels.get(index).ok_or_else(|| {
                let message = format!("a selectbox's `index` must be below its {} options: {index}", labels.len());
                Error::invalid("StreamlitAPIException", message)
            })?;
            self.props.default = Some(Choice { index: index as u32, label: label.clone() });
        }
        match ask(Element::Selectbox(self.props))? {
            Value::Choice(choice) => Ok(Some(choice.index as usize)),
            _ => Ok(None),
        }
    }
}

/// A list from which something may be chosen, or nothing.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct OptionalSelectbox<T>(Selectbox<T>);

impl<T> OptionalSelectbox<T> {
    /// Draws it; the option chosen, if any is.
    #[track_caller]
    pub fn show(self) -> Option<T> {
        expect(self.try_show())
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<T>, Error> {
        self.0.try_show()
    }
}
