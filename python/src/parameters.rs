//! The arguments of a call, bound to a function's parameters, so that equal calls look equal however written.

use pyo3::{
    PyTraverseError, PyVisit,
    prelude::*,
    types::{PyDict, PyString, PyTuple},
};

/// A function's parameters.
pub(crate) struct Parameters {
    /// Those with a name, in order; the first `positional` of them can be given by place.
    names: Vec<Parameter>,
    positional: usize,
    /// The first that can be given by name.
    first_named: usize,
    /// The name of the parameter for all further places, such as `args`.
    rest: Option<String>,
    /// The name of the parameter for all further names, such as `kwargs`.
    keywords: Option<String>,
    /// Whether arguments can be missing, since what is called wraps the function and may add them.
    wraps: bool,
}

struct Parameter {
    name: Py<PyString>,
    text: String,
    default: Option<Py<PyAny>>,
}

/// An argument: what it was given to, and its value.
pub(crate) type Argument<'py> = (Slot, Bound<'py, PyAny>);

/// What an argument was given to.
pub(crate) enum Slot {
    /// The parameter at this place.
    Parameter(usize),
    /// The one for all further places.
    Rest,
    /// The one for all further names, by this name.
    Keyword(Py<PyString>),
}

/// What the package says of a function's parameters: names, how many by place, how many by place alone, the names of
/// the two open ones, defaults by name, whether arguments can be missing.
pub(crate) type Signature<'py> =
    (Vec<Bound<'py, PyString>>, usize, usize, Option<String>, Option<String>, Bound<'py, PyDict>, bool);

fn counts(name: &str) -> bool {
    !name.starts_with('_')
}

impl Parameters {
    pub(crate) fn new(signature: Signature<'_>) -> PyResult<Self> {
        let (names, positional, first_named, rest, keywords, defaults, wraps) = signature;
        let parameter = |name: Bound<'_, PyString>| {
            let default = defaults.get_item(&name)?.map(Bound::unbind);
            Ok(Parameter { text: name.to_cow()?.into_owned(), name: name.unbind(), default })
        };
        let names = names.into_iter().map(parameter).collect::<PyResult<_>>()?;
        Ok(Self { names, positional, first_named, rest, keywords, wraps })
    }

    /// The arguments of a call, without those whose names begin with `_`; `None` if they do not fit.
    pub(crate) fn bind<'py>(
        &self,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Option<Vec<Argument<'py>>>> {
        let py = args.py();
        let count = args.len();
        if count > self.positional && self.rest.is_none() {
            return Ok(None);
        }
        let mut bound = Vec::with_capacity(self.names.len());
        let mut used = 0;
        for (at, parameter) in self.names.iter().enumerate() {
            let named = match kwargs {
                Some(kwargs) if at >= self.first_named => kwargs.get_item(parameter.name.bind(py))?,
                _ => None,
            };
            used += usize::from(named.is_some());
            let value = match named {
                // Given twice.
                Some(_) if at < count.min(self.positional) => return Ok(None),
                Some(value) => value,
                None if at < count.min(self.positional) => args.get_item(at)?,
                None => match &parameter.default {
                    Some(default) => default.bind(py).clone(),
                    None if self.wraps => continue,
                    None => return Ok(None),
                },
            };
            if counts(&parameter.text) {
                bound.push((Slot::Parameter(at), value));
            }
        }
        if self.rest.as_deref().is_some_and(counts) {
            let rest = args.iter().skip(self.positional);
            bound.extend(rest.map(|value| (Slot::Rest, value)));
        }
        match kwargs {
            Some(kwargs) if used < kwargs.len() => self.bind_keywords(kwargs, bound),
            _ => Ok(Some(bound)),
        }
    }

    /// Adds the arguments that no parameter has the name of.
    fn bind_keywords<'py>(
        &self,
        kwargs: &Bound<'py, PyDict>,
        mut bound: Vec<Argument<'py>>,
    ) -> PyResult<Option<Vec<Argument<'py>>>> {
        let Some(keywords) = &self.keywords else { return Ok(None) };
        for (name, value) in kwargs {
            let name = name.cast_into::<PyString>()?;
            let text = name.to_cow()?;
            let known = self.names[self.first_named..].iter().any(|parameter| parameter.text == text);
            if !known && counts(&text) && counts(keywords) {
                bound.push((Slot::Keyword(name.clone().unbind()), value));
            }
        }
        Ok(Some(bound))
    }

    /// The name of what an argument was given to.
    pub(crate) fn name(&self, slot: &Slot) -> String {
        match slot {
            Slot::Parameter(at) => self.names[*at].text.clone(),
            Slot::Rest => self.rest.clone().unwrap_or_default(),
            Slot::Keyword(name) => name.to_string(),
        }
    }

    pub(crate) fn traverse(&self, visit: &PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.names.iter().filter_map(|parameter| parameter.default.as_ref()).try_for_each(|default| visit.call(default))
    }
}
