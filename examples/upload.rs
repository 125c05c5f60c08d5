//! A file is an input like any other: one with the same name and content is not read again, whoever uploads it.

use std::{process::ExitCode, sync::Mutex};

use millpond::{self as st, UploadedFile, memo};

/// The names of the files that were really read, in all sessions.
static READ_FILES: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[memo]
fn count_lines(file: UploadedFile) -> usize {
    READ_FILES.lock().expect("nobody panics with it").push(file.name().to_owned());
    String::from_utf8_lossy(file.bytes()).lines().count()
}

fn app() {
    for file in st::file_uploader("Harvests").extensions(["csv", "txt"]).key("harvests").multiple().show() {
        st::text(format!("{}: {} lines", file.name(), count_lines(file.clone())));
    }
    st::text(format!("read: {}", READ_FILES.lock().expect("nobody panics with it").join(", ")));
}

fn main() -> ExitCode {
    millpond::run(app)
}
