//! Watches the sources of the script.

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Weak},
    time::Duration,
};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use parking_lot::Mutex;
use tokio::sync::mpsc;

use crate::serve::Shared;

/// How long to wait for more changes after the first: editors write a file in several steps.
const SETTLE: Duration = Duration::from_millis(50);

/// Watches files by their folders, since editors replace files rather than write into them.
pub(crate) struct Watch {
    watcher: Mutex<(RecommendedWatcher, HashSet<PathBuf>)>,
    /// What each source contained when it was last looked at, as a hash.
    contents: Mutex<HashMap<PathBuf, u64>>,
}

impl Watch {
    /// Begins to watch; each change is told by `tell`.
    pub(crate) fn new(tell: mpsc::UnboundedSender<()>) -> notify::Result<Self> {
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                // The server may be ending.
                let _ = tell.send(());
            }
        })?;
        Ok(Self { watcher: Mutex::new((watcher, HashSet::new())), contents: Mutex::default() })
    }

    /// Watches these files, beside those watched already.
    pub(crate) fn add(&self, sources: Vec<PathBuf>) {
        let mut contents = self.contents.lock();
        let new: Vec<_> = sources.into_iter().filter(|source| !contents.contains_key(source)).collect();
        let (watcher, folders) = &mut *self.watcher.lock();
        for source in new {
            let folder = source.parent().unwrap_or(Path::new(".")).to_owned();
            if folders.insert(folder.clone())
                && let Err(error) = watcher.watch(&folder, RecursiveMode::NonRecursive)
            {
                log::warn!("changes in this folder will not be seen ({error}): {}", folder.display());
            }
            let content = content(&source);
            contents.insert(source, content);
        }
    }

    /// The sources that contain something else than when they were last looked at.
    fn changed(&self) -> Vec<PathBuf> {
        let mut contents = self.contents.lock();
        let mut changed = Vec::new();
        for (source, known) in contents.iter_mut() {
            let now = content(source);
            if std::mem::replace(known, now) != now {
                changed.push(source.clone());
            }
        }
        changed
    }
}

fn content(source: &Path) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    fs::read(source).ok().hash(&mut hasher);
    hasher.finish()
}

/// Tells script and sessions of changes, for as long as the server lives.
pub(crate) async fn follow(shared: Weak<Shared>, mut changes: mpsc::UnboundedReceiver<()>) {
    while changes.recv().await.is_some() {
        tokio::time::sleep(SETTLE).await;
        while changes.try_recv().is_ok() {}
        let Some(shared) = shared.upgrade() else { return };
        let changed = tokio::task::spawn_blocking({
            let shared: Arc<Shared> = shared.clone();
            move || {
                let changed = shared.watch.as_ref().map(Watch::changed).unwrap_or_default();
                if !changed.is_empty() {
                    shared.app.script.changed(&changed);
                }
                changed
            }
        });
        if changed.await.is_ok_and(|changed| !changed.is_empty()) {
            shared.sessions.changed();
        }
    }
}
