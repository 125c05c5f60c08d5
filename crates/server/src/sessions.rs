//! The sessions of an app, found by their tokens.

use std::{collections::HashMap, sync::Arc};

use millpond_engine::{Blob, Front, Run, Upload};
use millpond_protocol::Accepts;
use parking_lot::Mutex;
use tokio::sync::{mpsc, oneshot};

use crate::socket::Connection;

/// What a session's loop is told from outside.
pub(crate) enum Command {
    /// A page has come for this session, with this behind the `?` of its address.
    Attach(Box<Connection>, String),
    /// The bytes under this name are wanted.
    Media(String, oneshot::Sender<Option<Blob>>),
    /// Which files does the widget of this id take?
    Accepts(String, oneshot::Sender<Option<Accepts>>),
    /// A file of the user's has come.
    Upload(Arc<Upload>),
    /// A file that no value has named is not needed.
    DropUpload(String),
    /// What makes the file of the download button of this id?
    Producer(String, oneshot::Sender<Option<Producer>>),
    /// Sources have changed.
    Changed,
    /// A run has ended.
    Ended(millpond_engine::RunEnd),
}

/// What makes the file of a download button.
pub(crate) struct Producer {
    pub(crate) front: Arc<dyn Front>,
    /// A run that no page shows, with what the session holds.
    pub(crate) run: Arc<Run>,
    /// What the file is called.
    pub(crate) name: String,
}

/// A way to tell a session something.
pub(crate) type Handle = mpsc::UnboundedSender<Command>;

/// The sessions of an app.
#[derive(Clone, Default)]
pub(crate) struct Sessions {
    handles: Arc<Mutex<HashMap<String, Handle>>>,
}

impl Sessions {
    /// The session of a token, while it lives.
    pub(crate) fn find(&self, token: &str) -> Option<Handle> {
        self.handles.lock().get(token).cloned()
    }

    pub(crate) fn insert(&self, token: String, handle: Handle) {
        self.handles.lock().insert(token, handle);
    }

    /// Forgets a session that has ended; true if it was the last one.
    pub(crate) fn remove(&self, token: &str) -> bool {
        let mut handles = self.handles.lock();
        handles.remove(token);
        handles.is_empty()
    }

    /// Tells all sessions that sources have changed.
    pub(crate) fn changed(&self) {
        for handle in self.handles.lock().values() {
            // A session that is just ending need not know.
            let _ = handle.send(Command::Changed);
        }
    }
}

/// A name that nobody can guess: 128 random bits.
pub(crate) fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
