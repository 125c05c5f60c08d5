//! What is served: a script, its memos, and how it is to be served.

use std::{path::PathBuf, sync::Arc, time::Duration};

use millpond_engine::{Cache, Front, Run, RunEnd};

/// A script, in whatever language.
pub trait Script: Send + Sync + 'static {
    /// Executes the script for a run, on the calling thread. A panic is shown on the page, too.
    ///
    /// First it calls what [`Run::begin_callbacks`] gives; then it executes the whole script, or [`Run::fragments`].
    fn run(&self, run: Arc<Run>) -> RunEnd;

    /// Makes what a download button without a source gives, on the calling thread; `run` is one that no page shows.
    fn produce(&self, _run: Arc<Run>, _front: Arc<dyn Front>) -> Result<Produced, String> {
        Err("this script produces no files".into())
    }

    /// The files that the script is made of, to be watched; asked again after each change and each run.
    fn sources(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    /// Some of [`Self::sources`] have changed: the next run executes what they say now.
    fn changed(&self, _sources: &[PathBuf]) {}

    /// How many runs can compute at the same time to advantage.
    fn parallelism(&self) -> usize {
        std::thread::available_parallelism().map_or(1, usize::from)
    }
}

/// A file that was made when it was asked for.
pub struct Produced {
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Its MIME type.
    pub mime: String,
}

/// An app: everything that its sessions share. Nothing of it is global to the process.
pub struct App {
    /// The app's name, the tab's title unless the script sets one.
    pub name: String,
    /// What is executed at each run.
    pub script: Box<dyn Script>,
    /// The app's memos.
    pub cache: Arc<Cache>,
    /// How it is served.
    pub options: Options,
}

/// How an app is served.
#[derive(Clone, Debug)]
pub struct Options {
    /// The path below which everything lies, without slashes at its ends; empty for none.
    pub base_path: String,
    /// The largest message that a page may send, in bytes.
    pub max_message_size: usize,
    /// The largest file that a page may upload, in bytes.
    pub max_upload_size: u64,
    /// How long a session without a connection is kept.
    pub session_ttl: Duration,
    /// Whether a changed source runs at once in new sessions.
    pub run_on_save: bool,
    /// Whether sources are watched.
    pub watch: bool,
    /// Origins, such as `https://example.com`, that may connect beside the server's own.
    pub allowed_origins: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            base_path: String::new(),
            max_message_size: 200 << 20,
            max_upload_size: 200 << 20,
            session_ttl: Duration::from_secs(120),
            run_on_save: false,
            watch: true,
            allowed_origins: Vec::new(),
        }
    }
}
