//! When something is due, told to a thread that waits for it.

use std::time::Duration;

use parking_lot::{Condvar, Mutex};

/// A time that a thread can wait for, and that can be set while it waits.
#[derive(Default)]
pub struct Alarm {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The time since 1970; absent means that nothing is due.
    due: Option<Duration>,
    closed: bool,
}

impl Alarm {
    pub(crate) fn set(&self, due: Option<Duration>) {
        self.state.lock().due = due;
        self.changed.notify_all();
    }

    /// Has it go at `due`, or earlier if that was set before.
    pub(crate) fn earlier(&self, due: Option<Duration>) {
        let mut state = self.state.lock();
        if due.is_some_and(|due| state.due.is_none_or(|set| due < set)) {
            state.due = due;
            drop(state);
            self.changed.notify_all();
        }
    }

    pub(crate) fn close(&self) {
        self.state.lock().closed = true;
        self.changed.notify_all();
    }

    /// Waits until it goes, or for `longest`; false once nothing will be due any more.
    pub fn wait(&self, now: impl Fn() -> Duration, longest: Duration) -> bool {
        let mut state = self.state.lock();
        let begun = now();
        loop {
            let now = now();
            let left = (begun + longest).min(state.due.unwrap_or(Duration::MAX)).saturating_sub(now);
            if state.closed || left.is_zero() {
                return !state.closed;
            }
            self.changed.wait_for(&mut state, left);
        }
    }
}
