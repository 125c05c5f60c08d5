//! Options of any type to choose from, and the texts that the page has for them.

use std::fmt::Display;

use millpond_protocol::{Choice, Value, Widget};

use crate::Error;

/// What can be chosen, each in the place that its label has in the widget's props.
#[derive(Clone, Debug)]
pub(super) struct Options<T> {
    pub(super) values: Vec<T>,
    /// What is made of a text that was entered, where that is taken.
    pub(super) entered: Option<fn(String) -> T>,
}

impl<T> Options<T> {
    pub(super) fn new(values: Vec<T>) -> Self {
        Self { values, entered: None }
    }

    /// The option that a value names, if it names one.
    pub(super) fn one(mut self, value: Value) -> Option<T> {
        match value {
            Value::Choice(Choice { index: Some(index), .. }) => {
                let index = index as usize;
                (index < self.values.len()).then(|| self.values.swap_remove(index))
            }
            Value::Choice(Choice { index: None, label }) => self.entered.map(|entered| entered(label)),
            _ => None,
        }
    }

    /// The options that a value names, each once, in its order.
    pub(super) fn some(self, value: Value) -> Vec<T> {
        let Value::Choices(choices) = value else { return Vec::new() };
        let mut left: Vec<Option<T>> = self.values.into_iter().map(Some).collect();
        let mut take = |Choice { index, label }| match index {
            Some(index) => left.get_mut(index as usize)?.take(),
            None => self.entered.map(|entered| entered(label)),
        };
        choices.into_iter().filter_map(&mut take).collect()
    }
}

/// Options as they come, and what the page shows for each.
pub(super) fn labelled<T: Display>(options: impl IntoIterator<Item = T>) -> (Vec<T>, Vec<String>) {
    let options: Vec<T> = options.into_iter().collect();
    let labels = options.iter().map(T::to_string).collect();
    (options, labels)
}

/// The option at a place, counted from 0; an error names a place where there is none.
pub(super) fn choice(what: &str, labels: &[String], index: usize) -> Result<Choice, Error> {
    let label = labels.get(index).cloned().ok_or_else(|| {
        let message = format!("{what}'s `index` must be below its {} options: {index}", labels.len());
        Error::invalid("StreamlitAPIException", message)
    })?;
    Ok(Choice { index: Some(index as u32), label })
}

/// The options at places.
pub(super) fn choices(what: &str, labels: &[String], indices: &[usize]) -> Result<Vec<Choice>, Error> {
    indices.iter().map(|index| choice(what, labels, *index)).collect()
}

/// The option chosen at first, if one is; of no options none is.
pub(super) fn first(what: &str, labels: &[String], index: Option<usize>) -> Result<Option<Choice>, Error> {
    index.filter(|_| !labels.is_empty()).map(|index| choice(what, labels, index)).transpose()
}

/// What was chosen, where something must have been.
pub(super) fn required<T>(what: &str, chosen: Option<T>) -> Result<T, Error> {
    chosen.ok_or_else(|| {
        let message = format!("{what} needs at least one option, or `.optional()` before `.show()`");
        Error::invalid("StreamlitAPIException", message)
    })
}

/// What is shown while nothing is chosen, unless something else was said: `what` is `an option` or `options`.
pub(super) fn hint(labels: &[String], accept_new: bool, what: &str) -> String {
    match (labels.is_empty(), accept_new) {
        (false, false) => format!("Choose {what}"),
        (false, true) => format!("Choose or add {what}"),
        (true, true) => format!("Add {what}"),
        (true, false) => "No options to select".to_owned(),
    }
}

/// Has a list be greyed out from which nothing can be chosen.
pub(super) fn disable_useless(widget: &mut Widget, labels: &[String], accept_new: bool) {
    widget.disabled |= labels.is_empty() && !accept_new;
}

/// How options are shown, for a type that has `options` and props with their labels.
macro_rules! format_option {
    () => {
        /// Shows each option as `format` says.
        pub fn format(mut self, format: impl Fn(&T) -> String) -> Self {
            self.props.options = self.options.values.iter().map(format).collect();
            self
        }
    };
}

/// What is typed into a list, for a type that has `options`, and props that say what can be typed.
macro_rules! typing_options {
    () => {
        /// How what is typed finds options: by its letters in their order, unless set; `None` takes no typing.
        pub fn filter(mut self, filter: Option<millpond_protocol::OptionFilter>) -> Self {
            self.props.filter = filter;
            self
        }

        /// Has it take texts that are not among the options, which are then made of them.
        pub fn accept_new(mut self) -> Self
        where
            T: From<String>,
        {
            self.props.accept_new = true;
            self.options.entered = Some(T::from);
            self
        }

        /// What is shown while nothing is chosen.
        pub fn placeholder(mut self, text: impl Into<String>) -> Self {
            self.placeholder = Some(text.into());
            self
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(index: Option<u32>, label: &str) -> Choice {
        Choice { index, label: label.into() }
    }

    #[test]
    fn a_value_names_options_by_place_and_entered_ones_by_label() {
        let options = || Options { values: vec!["a".to_owned(), "b".to_owned()], entered: Some(String::from) };
        assert_eq!(options().one(Value::Choice(named(Some(1), "b"))), Some("b".into()));
        assert_eq!(options().one(Value::Choice(named(None, "new"))), Some("new".into()));
        assert_eq!(options().one(Value::None), None);
        let several = vec![named(Some(1), "b"), named(None, "new"), named(Some(1), "b"), named(Some(0), "a")];
        assert_eq!(options().some(Value::Choices(several)), ["b", "new", "a"]);
        assert_eq!(Options::new(vec![1, 2]).one(Value::Choice(named(None, "new"))), None);
        assert_eq!(Options::new(vec![1, 2]).some(Value::None), [0; 0]);
    }

    #[test]
    fn a_hint_says_what_can_be_done() {
        let some = ["a".to_owned()];
        let hints = [(&some[..], false), (&some[..], true), (&[][..], true), (&[][..], false)];
        let hints = hints.map(|(labels, accept_new)| hint(labels, accept_new, "options"));
        assert_eq!(hints, ["Choose options", "Choose or add options", "Add options", "No options to select"]);
    }
}
