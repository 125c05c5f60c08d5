//! Memoized functions.
//!
//! `#[memo]` on a function makes it run once for each list of arguments. Later calls return a clone of what it
//! returned, and everything it drew is drawn again where the call is made.
//!
//! ```no_run
//! use millpond::{self as st, memo};
//!
//! #[memo(ttl = "60s", max_entries = 100)]
//! fn prices(symbol: &str) -> Vec<f64> {
//!     st::caption(format!("fetched {symbol}"));
//!     vec![1.0, 2.0]
//! }
//!
//! fn app() {
//!     st::line_chart(prices("ACME"));
//!     if st::button("Fetch again") {
//!         prices::clear();
//!         st::rerun();
//!     }
//! }
//! ```
//!
//! | option | meaning |
//! | --- | --- |
//! | `ttl = "60s"` | results count for so long: a number and `ms`, `s`, `m`, `h` or `d` |
//! | `persist = "disk"` | results are kept on disk, too; they implement serde's traits. A `ttl` is then ignored |
//! | `max_entries = 100` | so many lists of arguments are remembered |
//! | `spinner = "Fetching…"` | shown while it runs, in place of its name; `spinner = false` shows nothing |
//! | `allow_widgets` | widgets may be drawn in it; their values count as inputs |
//!
//! A parameter whose name begins with `_` is no part of the key. An edit of the function's code makes earlier results
//! void. A function that panics is not remembered.
//!
//! `#[singleton]` is the same for what can't be cloned, or must not be: a connection, a model. All callers get the
//! same [`Arc`], and the function's return type is what the `Arc` holds.

use std::{
    convert::Infallible,
    sync::{Arc, OnceLock},
    time::{Duration, SystemTime},
};

use millpond_engine::{Cache, CallError, Codec, Computed, Function, Kind};
use serde::{Serialize, de::DeserializeOwned};

use crate::{Key, context::expect, key::KeyWriter};

/// Forgets the results of all memoized functions, on disk, too.
pub fn clear_all() {
    cache().clear_all(Kind::Memo);
}

/// Forgets all singletons. Who holds one keeps it.
pub fn clear_singletons() {
    cache().clear_all(Kind::Singleton);
}

/// The memos of the present run's app; outside of a run, those of the process.
#[doc(hidden)]
pub fn cache() -> Arc<Cache> {
    static OUTSIDE: OnceLock<Arc<Cache>> = OnceLock::new();
    let outside = || OUTSIDE.get_or_init(|| Arc::new(new_cache(None))).clone();
    millpond_engine::current().map_or_else(outside, |run| run.cache.clone())
}

/// A cache with the system's clock, whose events are logged.
#[doc(hidden)]
pub fn new_cache(disk: Option<millpond_engine::DiskStore>) -> Cache {
    let clock = || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Cache::new(disk, Arc::new(clock), |event| match event {
        millpond_engine::Event::Damaged(reason) => log::warn!("a cached result was no good and was removed: {reason}"),
        millpond_engine::Event::NotPersisted(function, reason) => {
            log::warn!("a result of `{function}` could not be kept on disk: {reason}");
        }
        event => log::debug!("{event:?}"),
    })
}

/// What the attributes say of a function.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Declared {
    pub name: &'static str,
    pub module: &'static str,
    /// Its tokens: another body is another function.
    pub code: &'static str,
    pub kind: Kind,
    pub persist: bool,
    pub ttl: Option<Duration>,
    pub max_entries: Option<usize>,
    pub allow_widgets: bool,
    /// Absent says its name, empty shows none.
    pub spinner: Option<&'static str>,
}

#[doc(hidden)]
pub use millpond_engine::Kind as MemoKind;

/// A memoized function, as the attributes declare it.
#[doc(hidden)]
pub struct Memo {
    declared: Declared,
    function: OnceLock<Function>,
}

#[doc(hidden)]
impl Memo {
    pub const fn new(declared: Declared) -> Self {
        Self { declared, function: OnceLock::new() }
    }

    fn function(&self) -> &Function {
        self.function.get_or_init(|| function(&self.declared))
    }

    pub fn clear(&self) {
        cache().clear(self.function());
    }

    pub fn call<T: Clone + Send + Sync + 'static>(&self, key: [u8; 32], compute: impl FnOnce() -> T) -> T {
        T::clone(&self.look_up(key, &InMemory, compute))
    }

    pub fn call_persistent<T>(&self, key: [u8; 32], compute: impl FnOnce() -> T) -> T
    where
        T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    {
        T::clone(&self.look_up(key, &Serde::<T>::new(), compute))
    }

    pub fn call_shared<T: Send + Sync + 'static>(&self, key: [u8; 32], compute: impl FnOnce() -> T) -> Arc<T> {
        self.look_up(key, &InMemory, compute)
    }

    #[track_caller]
    fn look_up<T: Send + Sync + 'static>(
        &self,
        key: [u8; 32],
        codec: &dyn Codec,
        compute: impl FnOnce() -> T,
    ) -> Arc<T> {
        let compute = || Ok::<_, Infallible>(Arc::new(compute()) as Computed);
        let value = millpond_engine::call(&cache(), self.function(), key, codec, &|wait| wait(), compute);
        let value = value.map_err(|error| match error {
            CallError::Fault(fault) => crate::Error::from(fault),
            CallError::Failed(never) => match never {},
        });
        expect(value).downcast().expect("a function returns what it is declared to return")
    }
}

fn function(declared: &Declared) -> Function {
    let Declared { name, module, code, kind, persist, mut ttl, max_entries, allow_widgets, spinner } = *declared;
    if persist && ttl.take().is_some() {
        log::warn!("{}", ttl_ignored(name));
    }
    let spinner = match spinner {
        None => Some(running(name)),
        Some("") => None,
        Some(text) => Some(text.to_owned()),
    };
    let id = key(&[&module, &name, &code]);
    Function { name: name.into(), id, kind, persist, ttl, max_entries, allow_widgets, quiet: false, spinner }
}

/// What is logged of a function that is kept on disk and has a time to live.
pub fn ttl_ignored(name: &str) -> String {
    format!(
        "The memoized function '{name}' has a TTL that will be ignored. Persistent memo caches currently don't support TTL."
    )
}

/// What is shown while a function runs that has no text of its own.
pub fn running(name: &str) -> String {
    format!("Running `{name}(...)`.")
}

#[doc(hidden)]
pub fn key(arguments: &[&dyn Key]) -> [u8; 32] {
    let mut key = KeyWriter::new();
    key.length(arguments.len());
    arguments.iter().for_each(|argument| argument.write(&mut key));
    key.finish()
}

/// Values that stay in memory.
struct InMemory;

impl Codec for InMemory {
    fn encode(&self, _: &Computed) -> Result<Vec<u8>, String> {
        Err("its type does not implement serde's traits".into())
    }

    fn decode(&self, _: &[u8]) -> Result<Computed, String> {
        Err("its type does not implement serde's traits".into())
    }
}

/// Values that serde writes and reads.
struct Serde<T>(std::marker::PhantomData<T>);

impl<T> Serde<T> {
    fn new() -> Self {
        Self(std::marker::PhantomData)
    }
}

impl<T: Serialize + DeserializeOwned + Send + Sync + 'static> Codec for Serde<T> {
    fn encode(&self, value: &Computed) -> Result<Vec<u8>, String> {
        let value = value.downcast_ref::<T>().ok_or("it is of another type")?;
        rmp_serde::to_vec_named(value).map_err(|error| error.to_string())
    }

    fn decode(&self, bytes: &[u8]) -> Result<Computed, String> {
        let value: T = rmp_serde::from_slice(bytes).map_err(|error| error.to_string())?;
        Ok(Arc::new(value))
    }
}
