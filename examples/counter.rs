//! Session state and callbacks: a callback changes what the session holds, and the run after it sees that.

use std::process::ExitCode;

use millpond::{self as st, StateOr};

fn count() -> StateOr<i64> {
    st::state("count").or(0)
}

/// The value of the widget with this key, too.
fn step() -> StateOr<i64> {
    st::state("step").or(1)
}

fn done() -> StateOr<Vec<String>> {
    st::state("done").or(Vec::new())
}

fn note(what: String) {
    done().update(|mut done| {
        done.push(what);
        done
    });
}

fn add() {
    count().update(|count| count + step().get());
    note(format!("added {}", step().get()));
}

fn start_anew() {
    count().set(0);
    // A callback runs before any widget is drawn, so it can also set their values.
    step().set(1);
    note("started anew".to_owned());
}

fn app() {
    st::text(format!("count: {}", count().get()));
    let steps = st::number_input("Step", 1..=10i64).key("step");
    steps.on_change(|| note("changed the step".to_owned())).show();
    st::Button::new("Add").on_click(add).show();
    st::Button::new("Start anew").on_click(start_anew).show();
    st::text(format!("done: {}", done().get().join(", ")));
}

fn main() -> ExitCode {
    millpond::run(app)
}
