//! The one error of this crate.

use millpond_engine::{Fault, Interrupt};

/// Why something could not be drawn.
///
/// `.show()` ends the run with it, which puts it on the page; `.try_show()` gives it.
#[derive(Clone, Debug)]
pub struct Error(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Fault(Fault),
    Invalid { kind: &'static str, message: String },
}

impl Error {
    /// A value that an element does not take; `kind` is the name by which scripts know it.
    pub(crate) fn invalid(kind: &'static str, message: impl Into<String>) -> Self {
        Self(Kind::Invalid { kind, message: message.into() })
    }

    /// The error's name, such as `DuplicateWidgetID`.
    pub fn kind(&self) -> &'static str {
        match &self.0 {
            Kind::Fault(fault) => fault.kind(),
            Kind::Invalid { kind, .. } => kind,
        }
    }

    /// Why the run must end, where nothing else is wrong.
    pub fn interrupt(&self) -> Option<Interrupt> {
        match &self.0 {
            Kind::Fault(Fault::Interrupted(why)) => Some(*why),
            _ => None,
        }
    }
}

/// An error of a front's; `kind` is the name by which scripts know it.
#[doc(hidden)]
pub fn refused(kind: &'static str, message: impl Into<String>) -> Error {
    Error::invalid(kind, message)
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self(Kind::Fault(fault))
    }
}

impl From<millpond_data::Error> for Error {
    fn from(error: millpond_data::Error) -> Self {
        Self::invalid("DataError", error.to_string())
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Kind::Fault(fault) => fault.fmt(f),
            Kind::Invalid { message, .. } => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}
