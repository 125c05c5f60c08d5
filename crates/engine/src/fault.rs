//! What a script can do wrong, or be told, at an element call.

use crate::Interrupt;

/// Why an element call did not draw. A front turns it into an exception or a panic of its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The run must end here; nothing is wrong.
    Interrupted(Interrupt),
    /// A second widget with the same identity was asked for in one run.
    DuplicateWidget(Box<Duplicate>),
    /// A memoized function drew on a block or element that was made outside it.
    ReplayClosure {
        /// The function's name.
        function: String,
        /// What it drew on, such as `container` or `expander "More"`.
        place: String,
    },
    /// A place of an earlier run was drawn on.
    ForeignPlace,
    /// A second form with this key was drawn in one run.
    DuplicateForm(String),
    /// Something stands where it may not, as the message says.
    Misplaced(String),
    /// The script sets the value of a widget that the run has drawn; this is its key.
    TooLate(String),
}

/// Two widgets that are taken for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The kind of widget, such as `slider`.
    pub kind: &'static str,
    /// Its key, if the script gave it one.
    pub key: Option<String>,
    /// Its label.
    pub label: String,
    /// Where in the script the first was drawn; empty if that is not known.
    pub first: String,
    /// Where in the script the second is.
    pub second: String,
}

impl Fault {
    /// The name by which scripts know this error.
    pub fn kind(&self) -> &'static str {
        match self {
            Fault::Interrupted(_) => "Interrupted",
            Fault::DuplicateWidget(_) => "DuplicateWidgetID",
            Fault::ReplayClosure { .. } => "CacheReplayClosureError",
            Fault::ForeignPlace => "ForeignPlaceError",
            Fault::DuplicateForm(_) => "StreamlitDuplicateElementKey",
            Fault::Misplaced(_) => "StreamlitInvalidLayoutContextError",
            Fault::TooLate(_) => "StreamlitWidgetAlreadyInstantiatedError",
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Fault::Interrupted(_) => f.write_str("the run was interrupted"),
            Fault::DuplicateWidget(duplicate) => duplicate.fmt(f),
            Fault::ReplayClosure { function, place } => {
                write!(
                    f,
                    "The memoized function `{function}` draws on something that was made outside it: {place}\n\
                     Its drawing could not be put back without running it. \
                     Make the block inside the function, or call the function within the block (`with block: {function}(…)`)."
                )
            }
            Fault::DuplicateForm(key) => {
                write!(
                    f,
                    "There are two forms with the same key in one run: {key}\nGive each of them a key of its own."
                )
            }
            Fault::Misplaced(message) => f.write_str(message),
            Fault::TooLate(key) => write!(
                f,
                "`st.session_state.{key}` cannot be modified after the widget with key `{key}` is instantiated."
            ),
            Fault::ForeignPlace => f.write_str(
                "The container or element belongs to an earlier run, so nothing can be drawn on it.\n\
                 Make it anew in each run instead of keeping it.",
            ),
        }
    }
}

impl std::fmt::Display for Duplicate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Duplicate { kind, key, label, first, second } = self;
        match key {
            Some(key) => write!(f, "There are two widgets with the same key in one run, here a `{kind}`: {key}")?,
            None => write!(
                f,
                "There are two `{kind}` widgets in one run that nothing tells apart; the label of both is: {label}"
            )?,
        }
        if !first.is_empty() && !second.is_empty() {
            write!(f, "\nThe first is at {first}; the second is at {second}.")?;
        }
        f.write_str("\nGive each of them a `key` of its own.")?;
        match key {
            Some(_) => Ok(()),
            None => {
                f.write_str(" A memoized function with widgets can be called once per run with the same arguments.")
            }
        }
    }
}
