//! Log lines on the terminal: the time and the message.

use std::{io::Write, sync::Once};

use log::{LevelFilter, Log, Metadata, Record};

struct Terminal;

impl Log for Terminal {
    fn enabled(&self, metadata: &Metadata) -> bool {
        // Libraries below have much to say that is of no use to the app's author.
        metadata.target().starts_with("millpond") || metadata.level() <= log::Level::Warn
    }

    fn log(&self, record: &Record) {
        if self.enabled(record.metadata()) {
            let now = jiff::Zoned::now().strftime("%Y-%m-%d %H:%M:%S%.3f");
            // A terminal that is gone can't be told.
            let _ = writeln!(std::io::stderr(), "{now} {}", record.args());
        }
    }

    fn flush(&self) {}
}

/// Sends log lines to the terminal from now on; `level` is `error`, `warning`, `info` or `debug`.
pub fn init(level: &str) {
    static INIT: Once = Once::new();
    // Another logger, set by the app itself, stays.
    INIT.call_once(|| drop(log::set_logger(&Terminal)));
    log::set_max_level(match level {
        "error" => LevelFilter::Error,
        "warning" => LevelFilter::Warn,
        "debug" => LevelFilter::Debug,
        _ => LevelFilter::Info,
    });
}
