//! The run that a thread works for, as elements see it.

use std::{
    panic::Location,
    sync::{
        Arc, Once, OnceLock,
        atomic::{AtomicU64, Ordering},
    },
};

use millpond_engine::{Area, Asking, Fault, Front, Held, Run, RunEnd, RunScope};
use millpond_protocol::{Accepts, Block, Element, Value, Widget};

use crate::{
    Error, Place, bind,
    elements::{check, check_block},
    state,
};

/// The present run; warns once where there is none, or none that anybody sees.
pub(crate) fn run() -> Option<Arc<Run>> {
    let run = millpond_engine::current();
    if run.as_ref().is_none_or(|run| !run.is_seen()) {
        static WARNED: Once = Once::new();
        WARNED.call_once(|| {
            log::warn!("there is no run in this thread: what is drawn is not shown, and widgets have their defaults");
        });
    }
    run
}

/// Says which line of a script is being executed.
pub type Locate = fn() -> Option<String>;

static LOCATE: OnceLock<Locate> = OnceLock::new();

/// Has lines be those of scripts in another language. The first call counts.
pub fn locate_by(locate: Locate) {
    let _ = LOCATE.set(locate);
}

/// The line of the script that is being executed: of the caller, or as the front says that is the script's.
#[track_caller]
pub(crate) fn line() -> Arc<str> {
    let caller = Location::caller();
    match LOCATE.get() {
        Some(locate) => locate().unwrap_or_default().into(),
        None => format!("{}:{}", caller.file(), caller.line()).into(),
    }
}

/// Draws an element where the cursor stands, if it is as it should be.
pub fn draw(element: &Element) -> Result<Place, Error> {
    check(element)?;
    Ok(Place(run().map(|run| run.element(element)).transpose()?))
}

/// Draws an empty block where the cursor stands, if it is as it should be.
pub fn draw_block(block: &Block) -> Result<Place, Error> {
    check_block(block)?;
    Ok(Place(run().map(|run| run.block(block)).transpose()?))
}

/// Has a block look different, if it is then as it should be; what it holds stays.
pub fn change_block(place: Place, block: &Block) -> Result<(), Error> {
    check_block(block)?;
    match (place.0, run()) {
        (Some(place), Some(run)) => Ok(run.change(place, block)?),
        _ => Ok(()),
    }
}

/// What a front says of a widget.
pub trait WidgetFront: Front {
    /// The widget's value that a script means by what it has set for the widget's key.
    fn value_of(&self, element: &Element, set: &dyn Held) -> Result<Value, Error>;
}

/// What is said of a widget beside what is drawn.
#[derive(Clone, Default)]
pub struct Hooks {
    /// What the front says of it.
    pub front: Option<Arc<dyn WidgetFront>>,
    /// Whether its value stays while it is not drawn.
    pub keep: bool,
    /// Whether its value is that of the parameter of the page's address named by its key.
    pub bound: bool,
}

impl Hooks {
    /// Whether something is to be called for a new value.
    fn has_callback(&self) -> bool {
        self.front.as_ref().is_some_and(|front| front.has_callback())
    }
}

impl std::fmt::Debug for Hooks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut hooks = f.debug_struct("Hooks");
        hooks.field("callback", &self.has_callback()).field("keep", &self.keep).field("bound", &self.bound).finish()
    }
}

/// Draws a widget where the cursor stands, if it is as it should be, and gives its value.
#[track_caller]
pub fn ask(element: Element, hooks: &Hooks) -> Result<Value, Error> {
    ask_with(element, hooks, |_| {}, Run::widget)
}

/// Gives the value of a widget that a block shows; `identified` is told the widget once its id is known.
#[track_caller]
pub(crate) fn ask_shown(element: Element, hooks: &Hooks, identified: impl FnOnce(&Widget)) -> Result<Value, Error> {
    ask_with(element, hooks, identified, Run::block_widget)
}

#[track_caller]
fn ask_with(
    mut element: Element,
    hooks: &Hooks,
    identified: impl FnOnce(&Widget),
    draw: impl FnOnce(&Run, Element, Asking) -> Result<Value, Fault>,
) -> Result<Value, Error> {
    if let Some(accepts) = accepts_mut(&mut element) {
        accepts.max_size = accepts.max_size.min(max_upload_size());
    }
    check(&element)?;
    check_hooks(&element, hooks)?;
    let Some(run) = run() else { return Ok(millpond_engine::default_value(&element)) };
    if run.in_form() && !submits(&element) && hooks.has_callback() {
        let message = "Within a form, callbacks can only be defined on `st.form_submit_button`. Defining callbacks on \
                       other widgets inside a form is not allowed.";
        return Err(Error::invalid("StreamlitInvalidFormCallbackError", message));
    }
    let area = match run.area() {
        Area::Main => None,
        Area::Sidebar => Some("sidebar".to_owned()),
        Area::Form(key) => Some(format!("form {key}")),
    };
    millpond_engine::identify(&mut element, area.as_deref());
    let (kind, widget) = millpond_engine::widget(&element).expect("only widgets are asked for");
    identified(widget);
    let mut set = None;
    if let Some(key) = &widget.key {
        if let Some(held) = run.set_for(key) {
            set = Some(set_value(&element, kind, key, &*held, hooks)?);
        } else if hooks.bound {
            set = bind::value_of(&run, &element, key);
        }
    }
    let bound = widget.key.clone().filter(|_| hooks.bound).map(|key| (key, element.clone()));
    let front = hooks.front.clone().map(|front| front as Arc<dyn Front>);
    let value = draw(&run, element, Asking { line: line(), front, set, keep: hooks.keep })?;
    if let Some((key, element)) = bound {
        bind::tell(&run, &element, &key, &value)?;
    }
    Ok(value)
}

/// A value that is kept or stands in the address is found again by the widget's key.
fn check_hooks(element: &Element, hooks: &Hooks) -> Result<(), Error> {
    let (kind, widget) = millpond_engine::widget(element).expect("only widgets are asked for");
    if widget.key.is_some() || !(hooks.keep || hooks.bound) {
        return Ok(());
    }
    let what = if hooks.bound { "stands in the page's address" } else { "is kept while it is not drawn" };
    let message = format!("a `{kind}` whose value {what} needs a `key`; its label: {}", widget.label);
    Err(Error::invalid("StreamlitMissingRequiredParameterError", message))
}

/// Whether a widget submits the form around it.
fn submits(element: &Element) -> bool {
    matches!(element, Element::Button(button) if button.submit)
}

/// The value that a script has set for a widget.
fn set_value(element: &Element, kind: &str, key: &str, held: &dyn Held, hooks: &Hooks) -> Result<Value, Error> {
    if !can_be_set(element) {
        let message = format!(
            "Values for the widget with the key '{key}' cannot be set using `st.session_state`: a `{kind}` has those \
             alone that the user gives it."
        );
        return Err(Error::invalid("StreamlitValueAssignmentNotAllowedError", message));
    }
    let value = match &hooks.front {
        Some(front) => front.value_of(element, held)?,
        None => state::value_of(element, held)?,
    };
    let taken = millpond_engine::accepts(element, &value);
    taken.ok_or_else(|| {
        let message = format!(
            "the value that session state has for the `{kind}` with the key `{key}` is none that it takes: {value:?}"
        );
        Error::invalid("StreamlitAPIException", message)
    })
}

fn accepts_mut(element: &mut Element) -> Option<&mut Accepts> {
    match element {
        Element::FileUploader(uploader) => Some(&mut uploader.accepts),
        Element::ChatInput(input) => Some(&mut input.accepts),
        _ => None,
    }
}

static MAX_UPLOAD_SIZE: AtomicU64 = AtomicU64::new(200 << 20);

/// The largest file that a page may upload, in bytes.
pub(crate) fn max_upload_size() -> u64 {
    MAX_UPLOAD_SIZE.load(Ordering::Relaxed)
}

/// Has widgets take no larger files than the server does.
pub(crate) fn set_max_upload_size(bytes: u64) {
    MAX_UPLOAD_SIZE.store(bytes, Ordering::Relaxed);
}

/// Whether a script can set a widget's value.
fn can_be_set(element: &Element) -> bool {
    // The text of a message can be prepared; it is sent by the user all the same.
    let by_the_user_alone = (millpond_engine::is_momentary(element) && !matches!(element, Element::ChatInput(_)))
        || matches!(element, Element::FileUploader(_) | Element::CameraInput(_) | Element::AudioInput(_))
        || matches!(element, Element::Dataframe(dataframe) if dataframe.editor.is_some());
    !by_the_user_alone
}

/// Ends the run, and shows what it drew.
pub fn stop() -> ! {
    end_run(RunEnd::Stopped)
}

/// Ends the run, and begins another one.
pub fn rerun() -> ! {
    end_run(RunEnd::Rerun(RunScope::All))
}

/// Unwinds to where the run began, which is told how the run ends. No panic is reported.
pub(crate) fn end_run(end: RunEnd) -> ! {
    std::panic::resume_unwind(Box::new(end))
}

/// The value, or the end of the run: at once if it was interrupted, else with the error on the page.
#[track_caller]
pub(crate) fn expect<T>(result: Result<T, Error>) -> T {
    match result {
        Ok(value) => value,
        Err(error) if error.interrupt().is_some() => end_run(RunEnd::Interrupted),
        Err(error) => std::panic::panic_any(error),
    }
}
