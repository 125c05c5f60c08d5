//! The memos of an app as they are when it runs: with the system's clock, a log, and a thread that gives memory back.

use std::{
    collections::HashSet,
    env,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError, RwLock},
    thread,
    time::{Duration, SystemTime},
};

use millpond_engine::{Cache, DiskStore, Event, Limits, Store};

use crate::Settings;

/// How often the store is looked through for what has expired.
const SWEEP_EVERY: Duration = Duration::from_secs(600);

/// A cache whose events are logged, and which gives up what expires when it does.
#[doc(hidden)]
pub fn new_cache(disk: Option<DiskStore>, limits: Limits) -> Arc<Cache> {
    let store = disk.map(|disk| Arc::new(disk) as Arc<dyn Store>);
    let cache = Arc::new(Cache::new(store, limits, Arc::new(now), logger()));
    let (alarm, weak) = (cache.alarm(), Arc::downgrade(&cache));
    let sweep = move || {
        let mut stored = None;
        loop {
            let Some(cache) = weak.upgrade() else { return };
            cache.sweep();
            if stored.is_none_or(|stored: Duration| stored + SWEEP_EVERY <= now()) {
                cache.sweep_store();
                stored = Some(now());
            }
            drop(cache);
            if !alarm.wait(now, SWEEP_EVERY) {
                return;
            }
        }
    };
    let started = thread::Builder::new().name("millpond-cache".into()).stack_size(256 << 10).spawn(sweep);
    if let Err(error) = started {
        log::warn!("expired results keep their memory: no thread can be started: {error}");
    }
    cache
}

fn now() -> Duration {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

fn logger() -> impl Fn(Event) + Send + Sync {
    let warned = Mutex::new(HashSet::new());
    move |event| match &event {
        Event::Damaged(_) => log::warn!("{event}"),
        // Once for a function: a disk that is full is so at each call.
        Event::NotPersisted(function, _) => {
            let first = warned.lock().is_ok_and(|mut warned| warned.insert(function.clone()));
            if first {
                log::warn!("{event}");
            }
        }
        _ => log::debug!("{event}"),
    }
}

/// The memos of the threads that no run is for, with what they were opened for.
static OF_PROCESS: RwLock<Option<(Opened, Arc<Cache>)>> = RwLock::new(None);
static FOLDER: OnceLock<PathBuf> = OnceLock::new();

/// The memos of the present run's app; outside of a run, those of the app that the process serves, or of the process.
#[doc(hidden)]
pub fn cache() -> Arc<Cache> {
    if let Some(run) = millpond_engine::current() {
        return run.cache.clone();
    }
    if let Some((_, cache)) = &*OF_PROCESS.read().unwrap_or_else(PoisonError::into_inner) {
        return cache.clone();
    }
    let mut known = OF_PROCESS.write().unwrap_or_else(PoisonError::into_inner);
    known.get_or_insert_with(of_process).1.clone()
}

/// Where a cache keeps results, and how many.
#[derive(PartialEq)]
struct Opened {
    folder: Option<PathBuf>,
    limits: Limits,
}

/// The memos of an app in `folder`. The threads of the process that no run is for share them from now on; what was
/// remembered before the app began stays, unless it was kept elsewhere or within other bounds.
pub(crate) fn of_app(settings: &Settings, folder: &Path) -> Arc<Cache> {
    let store = settings.store(folder);
    let opened = Opened { folder: Some(store.folder().to_owned()), limits: settings.limits };
    let mut known = OF_PROCESS.write().unwrap_or_else(PoisonError::into_inner);
    match &*known {
        Some((before, cache)) if *before == opened => cache.clone(),
        _ => {
            let cache = new_cache(Some(store), settings.limits);
            *known = Some((opened, cache.clone()));
            cache
        }
    }
}

/// Says where the script lies in a process without an app: memos on disk are kept there. The first call counts.
#[doc(hidden)]
pub fn script_lies_in(folder: &Path) {
    let _ = FOLDER.set(folder.to_owned());
}

fn of_process() -> (Opened, Arc<Cache>) {
    let folder = FOLDER.get_or_init(|| env::current_dir().unwrap_or_default());
    let (store, limits) = match Settings::read(&Default::default(), folder) {
        Ok(settings) => {
            crate::init_logging(&settings.log_level);
            (Some(settings.store(folder)), settings.limits)
        }
        Err(reason) => {
            log::warn!("the configuration does not count: {reason}");
            (None, Limits::default())
        }
    };
    let opened = Opened { folder: store.as_ref().map(|store| store.folder().to_owned()), limits };
    (opened, new_cache(store, limits))
}
