//! What a script can do wrong, or be told, at an element call.

use crate::Interrupt;

/// Why an element call did not draw. A front turns it into an exception or a panic of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The run must end here; nothing is wrong.
    Interrupted(Interrupt),
    /// A second widget with the same identity was asked for in one run.
    DuplicateWidget {
        /// The kind of widget, such as `slider`.
        kind: String,
        /// Its key, if the script gave it one.
        key: Option<String>,
        /// Its label.
        label: String,
    },
    /// A memoized function drew on a block or element that was made outside it.
    ReplayClosure {
        /// The function's name.
        function: String,
    },
    /// A place of an earlier run was drawn on.
    ForeignPlace,
}

impl Fault {
    /// The name by which scripts know this error.
    pub fn kind(&self) -> &'static str {
        match self {
            Fault::Interrupted(_) => "Interrupted",
            Fault::DuplicateWidget { .. } => "DuplicateWidgetID",
            Fault::ReplayClosure { .. } => "CacheReplayClosureError",
            Fault::ForeignPlace => "ForeignPlaceError",
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::Interrupted(_) => f.write_str("the run was interrupted"),
            Fault::DuplicateWidget { kind, key: Some(key), .. } => {
                write!(
                    f,
                    "There are two `{kind}` widgets with the same key in one run: {key}\nGive each of them a `key` of its own."
                )
            }
            Fault::DuplicateWidget { kind, label, key: None } => {
                write!(
                    f,
                    "There are two `{kind}` widgets in one run that nothing tells apart; the label of both is: {label}\n\
                     Give each of them a `key` of its own. A memoized function with widgets can be called once per run with the same arguments."
                )
            }
            Fault::ReplayClosure { function } => {
                write!(
                    f,
                    "The memoized function `{function}` draws on a block or element that was made outside it. \
                     Its drawing could not be put back without running it.\n\
                     Make the block inside the function, or call the function within the block (`with block: {function}(…)`)."
                )
            }
            Fault::ForeignPlace => f.write_str(
                "The container or element belongs to an earlier run, so nothing can be drawn on it.\n\
                 Make it anew in each run instead of keeping it.",
            ),
        }
    }
}
