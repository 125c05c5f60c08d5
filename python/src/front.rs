//! What a script in Python says of a widget, and how it sees the widget's values.

use std::{any::Any, cell::RefCell, sync::Arc};

use millpond::{
    Error,
    front::{
        Hooks, WidgetFront,
        engine::{self, Front as EngineFront, Held},
        protocol::{Chat, Choice, Element, UserFile, Value},
        refused,
    },
};
use pyo3::{
    IntoPyObjectExt,
    prelude::*,
    types::{PyBytes, PyList},
};

use crate::{state::Holding, upload::Upload};

/// What a script says of a widget beside what is drawn.
#[pyclass(frozen, module = "millpond._native")]
pub(crate) struct Front {
    said: Arc<Said>,
    keep: bool,
    bound: bool,
}

/// What the engine keeps of it.
pub(crate) struct Said {
    codec: Option<Py<PyAny>>,
    callback: Option<Py<PyAny>>,
    produce: Option<Py<PyAny>>,
}

#[pymethods]
impl Front {
    #[new]
    #[pyo3(signature = (codec, callback, keep, bound, produce, /))]
    fn new(
        codec: Option<Py<PyAny>>,
        callback: Option<Py<PyAny>>,
        keep: bool,
        bound: bool,
        produce: Option<Py<PyAny>>,
    ) -> Self {
        Self { said: Arc::new(Said { codec, callback, produce }), keep, bound }
    }
}

impl Front {
    /// What a builder is told.
    pub(crate) fn hooks(front: Option<&Bound<'_, Self>>) -> Hooks {
        let Some(front) = front else { return Hooks::default() };
        let Front { said, keep, bound } = front.get();
        Hooks { front: Some(said.clone()), keep: *keep, bound: *bound }
    }
}

impl Said {
    /// The front of a widget, all of which are of this type in a script in Python.
    pub(crate) fn of(front: &dyn EngineFront) -> &Self {
        let front: &dyn Any = front;
        front.downcast_ref().expect("a script in Python has no other fronts")
    }

    /// Calls what is to be called before a run.
    pub(crate) fn call_all(py: Python<'_>, run: &engine::Run) -> PyResult<()> {
        let fronts = run.begin_callbacks();
        let called = fronts.iter().try_for_each(|front| Said::of(&**front).call(py));
        run.end_callbacks();
        called
    }

    /// Calls what is to be called for a new value.
    fn call(&self, py: Python<'_>) -> PyResult<()> {
        match &self.callback {
            Some(callback) => callback.bind(py).call0().map(drop),
            None => Ok(()),
        }
    }

    /// Makes what a download button gives: bytes and their MIME type.
    pub(crate) fn produce(&self, py: Python<'_>) -> PyResult<Option<(Vec<u8>, String)>> {
        self.produce.as_ref().map(|produce| produce.bind(py).call0()?.extract()).transpose()
    }

    /// The script's value of a widget's.
    pub(crate) fn decode<'py>(&self, py: Python<'py>, element: &Element, value: &Value) -> PyResult<Bound<'py, PyAny>> {
        let raw = raw(py, element_is_button(element), value)?;
        match &self.codec {
            Some(codec) => codec.bind(py).call_method1("decode", (raw,)),
            None => Ok(raw),
        }
    }

    /// From the bytes that [`EngineFront::encode`] gave.
    pub(crate) fn restore(bytes: &[u8]) -> Result<Arc<dyn EngineFront>, String> {
        Python::attach(|py| {
            let made = py.import("pickle").and_then(|pickle| pickle.call_method1("loads", (PyBytes::new(py, bytes),)));
            let (codec, callback) = made.and_then(|made| made.extract()).map_err(|error| error.to_string())?;
            Ok(Arc::new(Said { codec, callback, produce: None }) as Arc<dyn EngineFront>)
        })
    }
}

impl EngineFront for Said {
    fn has_callback(&self) -> bool {
        self.callback.is_some()
    }

    fn encode(&self) -> Result<Vec<u8>, String> {
        Python::attach(|py| {
            if self.produce.is_some() {
                return Err("a download button in it makes its file when it is pressed".to_owned());
            }
            let pair = (self.codec.as_ref(), self.callback.as_ref());
            let bytes = py.import("pickle").and_then(|pickle| pickle.call_method1("dumps", (pair, 5)));
            let bytes = bytes.and_then(|bytes| bytes.extract());
            bytes.map_err(|error| format!("what a widget in it calls, or has as options, can't be pickled: {error}"))
        })
    }
}

impl WidgetFront for Said {
    fn value_of(&self, element: &Element, set: &dyn Held) -> Result<Value, Error> {
        Python::attach(|py| {
            let set: &dyn Any = set;
            let held = set.downcast_ref::<Holding>().expect("a script in Python holds nothing else").0.bind(py);
            let raw = match &self.codec {
                Some(codec) => codec.bind(py).call_method1("encode", (held,)),
                None => Ok(held.clone()),
            };
            raw.and_then(|raw| value(element, &raw)).map_err(pending)
        })
    }
}

thread_local! {
    /// An exception of Python's on its way through the engine's own errors.
    static PENDING: RefCell<Option<PyErr>> = const { RefCell::new(None) };
}

/// An error of the engine's for an exception of Python's, which [`take_pending`] gives back.
fn pending(error: PyErr) -> Error {
    let shown = error.to_string();
    PENDING.replace(Some(error));
    refused("Error", shown)
}

/// The exception that an error of the engine's stands for.
pub(crate) fn take_pending() -> Option<PyErr> {
    PENDING.take()
}

/// Whether an element is a widget that is pressed or not.
pub(crate) fn element_is_button(element: &Element) -> bool {
    matches!(element, Element::Button(_) | Element::LinkButton(_))
}

/// A widget's value as Python has it.
pub(crate) fn raw<'py>(py: Python<'py>, is_button: bool, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Press => true.into_bound_py_any(py),
        Value::None if is_button => false.into_bound_py_any(py),
        Value::None => Ok(py.None().into_bound(py)),
        Value::Bool(ticked) => ticked.into_bound_py_any(py),
        Value::Numbers(numbers) => numbers.into_bound_py_any(py),
        Value::Text(text) | Value::Json(text) => text.into_bound_py_any(py),
        Value::Texts(texts) => texts.into_bound_py_any(py),
        Value::Choice(choice) => raw_choice(choice).into_bound_py_any(py),
        Value::Choices(choices) => PyList::new(py, choices.iter().map(raw_choice)).map(Bound::into_any),
        Value::Files(files) => uploads(files).into_bound_py_any(py),
        Value::Chat(Chat { text, files, audio }) => {
            let audio = audio.as_ref().and_then(Upload::find);
            (text, uploads(files), audio).into_bound_py_any(py)
        }
    }
}

fn raw_choice(choice: &Choice) -> (Option<u32>, &str) {
    (choice.index, &choice.label)
}

fn uploads(files: &[UserFile]) -> Vec<Upload> {
    files.iter().filter_map(Upload::find).collect()
}

/// A value of Python's as a widget has it.
fn value(element: &Element, raw: &Bound<'_, PyAny>) -> PyResult<Value> {
    if raw.is_none() {
        return Ok(Value::None);
    }
    let choice = |raw: &Bound<'_, PyAny>| -> PyResult<Choice> {
        let (index, label) = raw.extract()?;
        Ok(Choice { index, label })
    };
    Ok(match element {
        Element::Checkbox(_) => Value::Bool(raw.extract()?),
        Element::Slider(_) | Element::NumberInput(_) | Element::Feedback(_) | Element::Pagination(_) => {
            Value::Numbers(raw.extract()?)
        }
        Element::TextInput(_)
        | Element::TextArea(_)
        | Element::ColorPicker(_)
        | Element::TimeInput(_)
        | Element::DatetimeInput(_) => Value::Text(raw.extract()?),
        Element::DateInput(_) => Value::Texts(raw.extract()?),
        Element::ChatInput(_) => Value::Chat(Chat { text: raw.extract()?, files: Vec::new(), audio: None }),
        Element::Selectbox(_) | Element::Radio(_) | Element::MenuButton(_) => Value::Choice(choice(raw)?),
        Element::SelectSlider(_) | Element::Multiselect(_) | Element::ButtonGroup(_) => {
            Value::Choices(raw.try_iter()?.map(|raw| choice(&raw?)).collect::<PyResult<_>>()?)
        }
        _ => Value::Json(raw.extract()?),
    })
}

/// The script's value of a widget's, with or without a front.
pub(crate) fn decode<'py>(
    py: Python<'py>,
    element: &Element,
    value: &Value,
    front: Option<&dyn engine::Front>,
) -> PyResult<Bound<'py, PyAny>> {
    match front {
        Some(front) => Said::of(front).decode(py, element, value),
        None => raw(py, element_is_button(element), value),
    }
}
