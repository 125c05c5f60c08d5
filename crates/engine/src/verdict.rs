//! What a call would do, said without doing it.

use std::{fmt, time::Duration};

use crate::{Call, Gone, Why, cache::Hit, key::CallKey};

/// What a call would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It would give what is remembered.
    Hit {
        /// How long ago that was computed.
        age: Duration,
        /// How long that took.
        took: Duration,
        /// How long it still counts; absent means for good.
        left: Option<Duration>,
    },
    /// The function would run, for this reason.
    Miss(Why),
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Hit { age, took, left } => {
                write!(f, "hit: computed {:.1} s ago in {:.3} s", age.as_secs_f64(), took.as_secs_f64())?;
                left.map_or(Ok(()), |left| write!(f, ", counts for another {:.1} s", left.as_secs_f64()))
            }
            Verdict::Miss(why) => write!(f, "miss: {why}"),
        }
    }
}

/// Says what a call would do, and why, without doing it.
pub fn explain(call: &Call<'_>) -> Verdict {
    let run = crate::current();
    let run = run.as_deref();
    let key = CallKey::new(call.function, call.arguments, run);
    let found = call
        .cache
        .find(call.function, &key, run)
        .or_else(|why| call.fetch(&key, run, &|| false).map_err(|d| d.or(why)));
    match found {
        Ok(Hit { outcome, .. }) if !call.values.is_valid(&outcome.value) => Verdict::Miss(Why::Gone(Gone::Invalid)),
        Ok(Hit { outcome, .. }) => {
            let now = call.cache.now();
            let left = outcome.expires.map(|expires| expires.saturating_sub(now));
            Verdict::Hit { age: now.saturating_sub(outcome.made), took: outcome.took, left }
        }
        Err(Some(why)) => Verdict::Miss(why),
        Err(None) => Verdict::Miss(call.cache.history.lock().why(call.function, &key, &(call.parts)())),
    }
}
