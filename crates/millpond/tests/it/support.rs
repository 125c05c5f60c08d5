//! What the tests of widgets share.

use std::sync::{Arc, Mutex};

use millpond::Error;
use millpond_protocol::{Choice, Value};

/// The last line that a page shows.
pub fn last(page: &str) -> String {
    page.lines().last().unwrap_or_default().trim().to_owned()
}

/// What a refused widget says, after its kind.
pub fn refusal<T>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "it is not refused".to_owned(),
        Err(error) => format!("{}: {error}", error.kind()),
    }
}

pub fn choice(index: u32, label: &str) -> Choice {
    Choice { index: Some(index), label: label.to_owned() }
}

pub fn chosen(index: u32, label: &str) -> Value {
    Value::Choice(choice(index, label))
}

/// Several options, by place and label.
pub fn several(choices: &[(u32, &str)]) -> Value {
    Value::Choices(choices.iter().map(|(index, label)| choice(*index, label)).collect())
}

pub fn number(number: f64) -> Value {
    Value::Numbers(vec![number])
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// What was said, in order.
#[derive(Clone, Default)]
pub struct Said(Arc<Mutex<Vec<String>>>);

impl Said {
    pub fn say(&self, what: impl ToString) {
        self.0.lock().unwrap().push(what.to_string());
    }

    /// A callback that says something.
    pub fn saying(&self, what: &'static str) -> impl Fn() + Send + Sync + 'static {
        let said = self.clone();
        move || said.say(what)
    }

    /// What was said since this was last asked.
    pub fn take(&self) -> String {
        self.0.lock().unwrap().drain(..).collect::<Vec<_>>().join(" ")
    }
}
