//! Notes that a test can read: one line for each thing that was really done.

use std::{fmt::Display, fs::OpenOptions, io::Write};

pub fn note(what: impl Display) {
    let file = OpenOptions::new().create(true).append(true).open("notes.txt");
    writeln!(file.expect("the working folder can be written to"), "{what}").expect("the disk is not full");
}
