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
//! | `persist = "disk"` | results are kept on disk, too; they implement serde's traits |
//! | `max_entries = 100` | so many lists of arguments are remembered; those used longest ago leave first |
//! | `max_size = "500MB"` | the results take so much memory; they implement serde's `Serialize`, by which they are measured |
//! | `scope = "session"` | each session has results of its own, until it ends; none are kept on disk |
//! | `uses(helper, LIMITS)` | the code of these functions, types and constants counts, too; see below |
//! | `spinner = "Fetching…"` | shown while it runs, in place of its name; `spinner = false` shows nothing |
//! | `show_time` | the spinner shows how long it has been running |
//! | `allow_widgets` | widgets may be drawn in it; their values count as inputs |
//!
//! It may hold every element and block, and read the page's address and what the session [holds](crate::state()), which
//! then count as inputs. Without `allow_widgets`, a widget in it is replaced by a warning, and has its default. A call
//! that changes what the session holds, or draws a [`fragment`](crate::fragment()) or dialog, is not remembered: it runs
//! each time. One with a widget that calls a closure, such as that of `on_change`, is remembered as long as the process
//! runs, and not on disk.
//!
//! A parameter whose name begins with `_` is no part of the key. An edit of the function's code makes earlier results
//! void, comments and spaces aside. A function that panics is not remembered.
//!
//! Code that the function calls does not count unless it is named in `uses`: an item of the same file by its name, or
//! a whole file by its path from the folder of `Cargo.toml`, as in `uses(helper, "src/prices.rs")`.
//!
//! Each memoized function has a module of its name: `prices::clear()`, `prices::clear_call(&[&"ACME"])`,
//! `prices::explain(&[&"ACME"])`, which says what a call would do and why, and `prices::stats()`. Arguments there are of
//! the types that the parameters have, without those whose names begin with `_`.
//!
//! A function that is called outside of any run, in a thread of its own or before the app is served, is remembered as
//! well, with what it draws: a later call within a run is a hit. Nobody sees the drawing of the call itself.
//!
//! `#[singleton]` is the same for what can't be cloned, or must not be: a connection, a model. All callers get the
//! same [`Arc`], and the function's return type is what the `Arc` holds.

use std::{
    convert::Infallible,
    sync::{Arc, OnceLock},
    time::Duration,
};

use millpond_engine::{Call, CallError, Computed, Function, Kind, Parcel, Part, Scope, Values, What};
use millpond_protocol::{Size, Spinner};
use serde::{Serialize, de::DeserializeOwned};

use crate::{Key, KeyWriter, caches::cache, context::expect};

pub use millpond_engine::{Stats, Verdict};

/// Forgets the results of all memoized functions, on disk, too.
pub fn clear_all() {
    cache().clear_all(Kind::Memo);
}

/// Forgets all singletons. Who holds one keeps it.
pub fn clear_singletons() {
    cache().clear_all(Kind::Singleton);
}

/// What the attributes say of a function.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Declared {
    pub name: &'static str,
    pub module: &'static str,
    /// Its tokens: another body is another function.
    pub code: &'static str,
    /// What else it uses: names and tokens.
    pub uses: &'static [(&'static str, &'static str)],
    /// The names of the parameters that are part of the key.
    pub parameters: &'static [&'static str],
    pub kind: Kind,
    pub session: bool,
    pub persist: bool,
    pub ttl: Option<Duration>,
    pub max_entries: Option<usize>,
    /// As text, such as `500MB`.
    pub max_size: Option<&'static str>,
    pub allow_widgets: bool,
    /// Absent says its name, empty shows none.
    pub spinner: Option<&'static str>,
    pub show_time: bool,
}

#[doc(hidden)]
pub use millpond_engine::Kind as MemoKind;

/// A memoized function, as the attributes declare it.
#[doc(hidden)]
pub struct Memo {
    declared: Declared,
    known: OnceLock<Known>,
}

struct Known {
    function: Function,
    /// What else it uses, and a hash of that.
    uses: Vec<Part>,
    uses_hash: [u8; 32],
}

#[doc(hidden)]
impl Memo {
    pub const fn new(declared: Declared) -> Self {
        Self { declared, known: OnceLock::new() }
    }

    fn known(&self) -> &Known {
        self.known.get_or_init(|| known(&self.declared))
    }

    pub fn clear(&self) {
        cache().clear(&self.known().function);
    }

    pub fn clear_call(&self, arguments: &[&dyn Key]) {
        let key = self.key(arguments);
        cache().clear_call(&self.known().function, self.hash(&key));
    }

    #[track_caller]
    pub fn explain(&self, arguments: &[&dyn Key]) -> Verdict {
        let key = self.key(arguments);
        self.with_call(&key, &InMemory::<()>::new(), millpond_engine::explain)
    }

    pub fn stats(&self) -> Stats {
        cache().stats(&self.known().function)
    }

    pub fn key(&self, arguments: &[&dyn Key]) -> KeyWriter {
        KeyWriter::of(arguments, self.declared.persist)
    }

    #[track_caller]
    pub fn call<T: Clone + Send + Sync + 'static>(&self, key: KeyWriter, compute: impl FnOnce() -> T) -> T {
        T::clone(&self.look_up(&key, &InMemory::<T>::new(), compute))
    }

    #[track_caller]
    pub fn call_measured<T>(&self, key: KeyWriter, compute: impl FnOnce() -> T) -> T
    where
        T: Clone + Send + Sync + Serialize + 'static,
    {
        T::clone(&self.look_up(&key, &Measured::<T>::new(), compute))
    }

    #[track_caller]
    pub fn call_persistent<T>(&self, key: KeyWriter, compute: impl FnOnce() -> T) -> T
    where
        T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    {
        T::clone(&self.look_up(&key, &Serde::<T>::new(), compute))
    }

    #[track_caller]
    pub fn call_shared<T: Send + Sync + 'static>(&self, key: KeyWriter, compute: impl FnOnce() -> T) -> Arc<T> {
        self.look_up(&key, &InMemory::<T>::new(), compute)
    }

    #[track_caller]
    fn look_up<T: Send + Sync + 'static>(
        &self,
        key: &KeyWriter,
        values: &dyn Values,
        compute: impl FnOnce() -> T,
    ) -> Arc<T> {
        let compute = || Ok::<_, Infallible>(Arc::new(compute()) as Computed);
        let given = self.with_call(key, values, |call| millpond_engine::call(call, compute));
        let given = given.map_err(|error| match error {
            CallError::Fault(fault) => crate::Error::from(fault),
            CallError::Failed(never) => match never {},
        });
        expect(given).value.downcast().expect("a function returns what it is declared to return")
    }

    fn hash(&self, key: &KeyWriter) -> [u8; 32] {
        let arguments = key.finish();
        let Known { uses, uses_hash, .. } = self.known();
        match uses.is_empty() {
            true => arguments,
            false => *blake3::Hasher::new().update(&arguments).update(uses_hash).finalize().as_bytes(),
        }
    }

    #[track_caller]
    fn with_call<R>(&self, key: &KeyWriter, values: &dyn Values, then: impl FnOnce(&Call<'_>) -> R) -> R {
        let caller = std::panic::Location::caller();
        let Known { function, uses, .. } = self.known();
        let parts = || {
            let parameters = self.declared.parameters.iter().zip(key.digests());
            let argument = |(name, digest): (&&str, u64)| Part { what: What::Argument((*name).into()), digest };
            parameters.map(argument).chain(uses.iter().cloned()).collect()
        };
        then(&Call {
            cache: &cache(),
            function,
            arguments: self.hash(key),
            parts: &parts,
            line: &|| format!("{}:{}", caller.file(), caller.line()).into(),
            values,
        })
    }
}

fn known(declared: &Declared) -> Known {
    let Declared { name, module, code, kind, persist, ttl, max_entries, allow_widgets, .. } = *declared;
    let spinner = match declared.spinner {
        None => Some(running(name)),
        Some("") => None,
        Some(text) => Some(text.to_owned()),
    };
    let function = Function {
        name: format!("{module}::{name}").into(),
        title: name.into(),
        id: KeyWriter::of(&[&module, &name, &code, &allow_widgets, &declared.session], true).finish(),
        kind,
        scope: if declared.session { Scope::Session } else { Scope::App },
        persist,
        ttl,
        background: false,
        max_entries,
        max_size: declared.max_size.and_then(|size| crate::parse_size(size).ok()),
        allow_widgets,
        quiet: false,
        spinner: spinner.map(|body| Spinner { body, show_time: declared.show_time, width: Size::Content }),
    };
    let code: Vec<&dyn Key> = declared.uses.iter().map(|(_, code)| code as &dyn Key).collect();
    let uses_key = KeyWriter::of(&code, true);
    let part = |((name, _), digest): (&(&str, &str), u64)| Part { what: What::Code((*name).into()), digest };
    let uses = declared.uses.iter().zip(uses_key.digests()).map(part).collect();
    Known { function, uses, uses_hash: uses_key.finish() }
}

/// What is shown while a function runs that has no text of its own.
pub fn running(name: &str) -> String {
    format!("Running `{name}(...)`.")
}

macro_rules! values {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        struct $name<T>(std::marker::PhantomData<T>);

        impl<T> $name<T> {
            fn new() -> Self {
                Self(std::marker::PhantomData)
            }
        }
    )*};
}

values! {
    /// Values that stay in memory, where nothing is known of their size but that of the type itself.
    InMemory
    /// Values that stay in memory, and that serde measures.
    Measured
    /// Values that serde writes and reads.
    Serde
}

const NOT_WRITTEN: &str = "its type does not implement serde's traits";

impl<T> Values for InMemory<T> {
    fn size(&self, _: &Computed) -> u64 {
        size_of::<T>() as u64
    }

    fn encode(&self, _: &Computed) -> Result<Parcel, String> {
        Err(NOT_WRITTEN.into())
    }

    fn decode(&self, _: Parcel) -> Result<Computed, String> {
        Err(NOT_WRITTEN.into())
    }
}

impl<T: Serialize + 'static> Values for Measured<T> {
    fn size(&self, value: &Computed) -> u64 {
        measure::<T>(value)
    }

    fn encode(&self, _: &Computed) -> Result<Parcel, String> {
        Err(NOT_WRITTEN.into())
    }

    fn decode(&self, _: Parcel) -> Result<Computed, String> {
        Err(NOT_WRITTEN.into())
    }
}

/// The bytes that serde writes for a value.
fn measure<T: Serialize + 'static>(value: &Computed) -> u64 {
    struct Counter(u64);

    impl std::io::Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += bytes.len() as u64;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    let mut counter = Counter(size_of::<T>() as u64);
    if let Some(value) = value.downcast_ref::<T>() {
        // What can't be written counts as far as it could be.
        let _ = rmp_serde::encode::write_named(&mut counter, value);
    }
    counter.0
}

impl<T: Serialize + DeserializeOwned + Send + Sync + 'static> Values for Serde<T> {
    fn size(&self, value: &Computed) -> u64 {
        measure::<T>(value)
    }

    fn encode(&self, value: &Computed) -> Result<Parcel, String> {
        let value = value.downcast_ref::<T>().ok_or("it is of another type")?;
        let bytes = rmp_serde::to_vec_named(value).map_err(|error| error.to_string())?;
        Parcel::pack(&[&bytes]).map_err(|error| error.to_string())
    }

    fn decode(&self, parcel: Parcel) -> Result<Computed, String> {
        let opened = parcel.open().map_err(|error| error.to_string())?;
        let [bytes] = parcel.parts() else { return Err("it has not one part".into()) };
        let value: T = rmp_serde::from_slice(&opened[bytes.clone()]).map_err(|error| error.to_string())?;
        Ok(Arc::new(value))
    }
}
