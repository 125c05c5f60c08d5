//! The Rust twins of these scripts, in one program: `SCRIPT` names the one that it serves.

use std::{env, process::ExitCode};

mod big_frame;
mod busy;
mod cleared;
mod containers;
mod failing;
mod long;
mod long_line;
mod noting;
mod persisted;
mod replayed;
mod sessions;
mod strange_input;
mod threads;
mod twice;
mod widgets;

fn main() -> ExitCode {
    let script: fn() = match env::var("SCRIPT").as_deref() {
        Ok("big_frame") => big_frame::app,
        Ok("busy") => busy::app,
        Ok("cleared") => cleared::app,
        Ok("containers") => containers::app,
        Ok("failing") => failing::app,
        Ok("long") => long::app,
        Ok("long_line") => long_line::app,
        Ok("persisted") => persisted::app,
        Ok("replayed") => replayed::app,
        Ok("sessions") => sessions::app,
        Ok("strange_input") => strange_input::app,
        Ok("threads") => threads::app,
        Ok("twice") => twice::app,
        Ok("widgets") => widgets::app,
        other => {
            eprintln!("error: no such script: {other:?}");
            return ExitCode::FAILURE;
        }
    };
    millpond::run(script)
}
