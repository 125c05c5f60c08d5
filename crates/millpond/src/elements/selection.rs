//! What the user has picked out of a table or chart.

use millpond_protocol::{Element, Value};

use super::check;
use crate::{Error, context::ask};

/// Draws an element with a selection, and gives what is selected as JSON.
#[doc(hidden)]
#[track_caller]
pub fn select(element: Element) -> Result<Option<String>, Error> {
    check(&element)?;
    match ask(element)? {
        Value::Json(selected) => Ok(Some(selected)),
        _ => Ok(None),
    }
}
