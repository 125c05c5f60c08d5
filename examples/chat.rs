//! A conversation: session state holds what was said, and the field for the next message is at the foot of the page.

use std::process::ExitCode;

use millpond::{self as st, StateOr};

/// Who said what.
fn messages() -> StateOr<Vec<(String, String)>> {
    st::state("messages").or(Vec::new())
}

fn draw(name: &str, text: &str) {
    st::chat_message(name).with(|| st::markdown(text));
}

fn app() {
    for (name, text) in messages().get() {
        draw(&name, &text);
    }
    if let Some(question) = st::ChatInput::new("Ask the miller").key("question").show() {
        draw("user", &question);
        let answer = format!("Your {} letters are **ground**.", question.chars().count());
        draw("assistant", &answer);
        messages().update(|mut messages| {
            messages.extend([("user".to_owned(), question), ("assistant".to_owned(), answer)]);
            messages
        });
    }
}

fn main() -> ExitCode {
    millpond::run(app)
}
