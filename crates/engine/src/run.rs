//! One execution of the script for one session.
//!
//! The script runs on a thread of its own while the session's loop looks at the same run to send what it has drawn,
//! so what they share lies behind a lock. A thread finds its run by [`current`].

use std::{
    cell::RefCell,
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering},
    },
};

use millpond_protocol::{Block, Element, Exception, Size, Spinner, Value};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use crate::{
    Blob, Cache, Fault, Function, Place,
    config::PageChange,
    fault::Duplicate,
    media::Media,
    page::{Drawing, Page},
    widget::{Widgets, widget},
};

/// Why a run must end before its script does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interrupt {
    /// Newer events wait for a run of their own.
    Rerun,
    /// The user asked for it.
    Stop,
}

/// How the script ended.
#[derive(Clone, Debug, PartialEq)]
pub enum RunEnd {
    /// It came to its end, or ended itself.
    Finished,
    /// It was told to end by an [`Interrupt`].
    Interrupted,
    /// It asked to be run again at once.
    Rerun,
    /// It failed.
    Failed(Exception),
}

/// One execution of the script for one session.
pub struct Run {
    /// Which of the session's runs it is, from 1; of one that no page shows, a number that no other has.
    pub number: u64,
    is_seen: bool,
    /// Which of the app's sessions it is for.
    pub(crate) session: u64,
    /// The memos of the app.
    pub cache: Arc<Cache>,
    interrupt: AtomicU8,
    drawn: AtomicBool,
    state: Mutex<State>,
}

/// What the script and the session's loop share.
pub(crate) struct State {
    pub(crate) page: Page,
    pub(crate) widgets: Widgets,
    pub(crate) media: Media,
    /// What the run has set of the page's settings.
    pub(crate) config: PageChange,
    /// What the page's address has behind `?`.
    pub(crate) query: String,
    /// Whether the script has changed that.
    pub(crate) query_changed: bool,
    /// The keys of the forms drawn so far.
    forms: HashSet<String>,
    has_dialog: bool,
    /// Whether the script has seen a press: it then comes to its end before another run begins.
    pub(crate) pressed: bool,
    calls: Vec<OpenCall>,
}

/// What a call being recorded has read and used, apart from its drawing.
struct OpenCall {
    function: Arc<str>,
    allow_widgets: bool,
    quiet: bool,
    /// The line of the script where it was made.
    line: Arc<str>,
    recording: Recording,
}

/// What a call can ask of the session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Question {
    /// A widget's value.
    Widget(Arc<Element>),
    /// What the page's address has behind `?`.
    Query,
}

impl Question {
    /// The answer outside of any run.
    pub(crate) fn default_answer(&self) -> Value {
        match self {
            Question::Widget(element) => crate::default_value(element),
            Question::Query => Value::Text(String::new()),
        }
    }
}

/// What a call asked, and was told.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Asked {
    pub(crate) question: Question,
    /// The answer.
    pub(crate) value: Value,
    /// The line of the script.
    pub(crate) line: Arc<str>,
}

/// What a call read and drew.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Recording {
    pub(crate) asked: Vec<Asked>,
    pub(crate) drawing: Drawing,
    pub(crate) media: Vec<Blob>,
    /// What it set of the page's title, layout and the like.
    pub(crate) config: PageChange,
    /// The keys of the forms that it drew.
    pub(crate) forms: Vec<String>,
    /// Whether it drew a dialog.
    pub(crate) dialog: bool,
    /// What it set the part of the page's address behind `?` to.
    pub(crate) query: Option<String>,
    /// Whether a widget was refused in it.
    pub(crate) refused: bool,
}

impl Recording {
    /// Whether it is the same wherever the call is made, also within functions that do not allow widgets.
    pub(crate) fn has_no_widgets(&self) -> bool {
        self.asks_no_widgets() && !self.refused
    }

    fn asks_no_widgets(&self) -> bool {
        self.asked.iter().all(|asked| asked.question == Question::Query)
    }
}

const NONE: u8 = 0;
const RERUN: u8 = 1;
const STOP: u8 = 2;

impl Run {
    pub(crate) fn new(number: u64, session: u64, cache: Arc<Cache>, widgets: Widgets, query: String) -> Self {
        let state = State {
            page: Page::new(),
            widgets,
            media: Media::default(),
            config: PageChange::default(),
            query,
            query_changed: false,
            forms: HashSet::new(),
            has_dialog: false,
            pressed: false,
            calls: Vec::new(),
        };
        Self {
            number,
            is_seen: true,
            session,
            cache,
            interrupt: AtomicU8::new(NONE),
            drawn: AtomicBool::new(false),
            state: Mutex::new(state),
        }
    }

    /// A run that no page shows, in which something is recorded: it has the widget values of `like`, or none.
    pub(crate) fn unseen(cache: Arc<Cache>, like: Option<&Run>) -> Self {
        let widgets = like.map(|run| run.state().widgets.as_for_a_new_run()).unwrap_or_default();
        let query = like.map(|run| run.state().query.clone()).unwrap_or_default();
        static LAST: AtomicU64 = AtomicU64::new(u64::MAX);
        let number = LAST.fetch_sub(1, Ordering::Relaxed);
        Self { is_seen: false, ..Self::new(number, like.map_or(0, |run| run.session), cache, widgets, query) }
    }

    /// Whether a page shows what it draws.
    pub fn is_seen(&self) -> bool {
        self.is_seen
    }

    pub(crate) fn state(&self) -> parking_lot::MutexGuard<'_, State> {
        self.state.lock()
    }

    /// Asks the script to end at its next element call. To stop is stronger than to rerun.
    pub fn interrupt(&self, why: Interrupt) {
        let why = match why {
            Interrupt::Rerun => RERUN,
            Interrupt::Stop => STOP,
        };
        self.interrupt.fetch_max(why, Ordering::Relaxed);
    }

    /// Whether the script must end now; asked at each element call.
    pub fn check(&self) -> Result<(), Fault> {
        match self.interrupt.load(Ordering::Relaxed) {
            NONE => Ok(()),
            RERUN if self.state().pressed => Ok(()),
            RERUN => Err(Fault::Interrupted(Interrupt::Rerun)),
            _ => Err(Fault::Interrupted(Interrupt::Stop)),
        }
    }

    /// True once after something was drawn.
    pub(crate) fn take_drawn(&self) -> bool {
        self.drawn.swap(false, Ordering::Relaxed)
    }

    fn draw<R>(&self, draw: impl FnOnce(&mut State) -> Result<R, Fault>) -> Result<R, Fault> {
        self.check()?;
        let mut state = self.state();
        let result = draw(&mut state);
        if state.media.is_large() {
            let tree = state.page.tree();
            state.media.prune([&tree]);
        }
        drop(state);
        self.drawn.store(true, Ordering::Relaxed);
        result
    }

    /// Draws an element where the cursor stands.
    pub fn element(&self, element: &Element) -> Result<Place, Fault> {
        self.draw(|state| state.page.element(element))
    }

    /// Draws an empty block where the cursor stands; a dialog belongs to the main area.
    ///
    /// A form within another one, or with the key of another one, is refused, and so is a second dialog.
    pub fn block(&self, block: &Block) -> Result<Place, Fault> {
        self.draw(|state| {
            match block {
                Block::Form(form) => state.enter_form(&form.key)?,
                Block::Dialog(_) => {
                    state.enter_dialog()?;
                    let main = state.page.main();
                    state.page.enter(main)?;
                    let place = state.page.block(block);
                    state.page.leave();
                    return place;
                }
                _ => {}
            }
            state.page.block(block)
        })
    }

    /// Has a block look different; what it holds stays.
    pub fn change(&self, place: Place, block: &Block) -> Result<(), Fault> {
        self.draw(|state| state.page.change(place, block))
    }

    /// Whether the cursor stands within a form.
    pub fn in_form(&self) -> bool {
        self.state().page.in_form()
    }

    /// Draws a spinner where the cursor stands, until [`Self::erase`].
    pub fn spinner(&self, spinner: Spinner) -> Result<Place, Fault> {
        self.draw(|state| state.page.transient(&Element::Spinner(spinner)))
    }

    /// Takes a spinner away.
    pub fn erase(&self, place: Place) {
        self.state().page.erase(place);
        self.drawn.store(true, Ordering::Relaxed);
    }

    /// The sidebar's place.
    pub fn sidebar(&self) -> Place {
        self.state().page.sidebar()
    }

    /// Moves the cursor into a block, until [`Self::leave`].
    pub fn enter(&self, place: Place) -> Result<(), Fault> {
        self.state().page.enter(place)
    }

    /// Moves the cursor back out of the block entered last.
    pub fn leave(&self) {
        self.state().page.leave();
    }

    /// Sets the page's title, layout and the like; what is not said stays as it is.
    pub fn configure(&self, change: &PageChange) -> Result<(), Fault> {
        self.draw(|state| {
            state.configure(change);
            Ok(())
        })
    }

    /// What the page's address has behind `?`, without `embed` and `embed_options`. A memoized call that asks for it has
    /// it as an input.
    pub fn query(&self) -> String {
        let mut state = self.state();
        let query = state.query.clone();
        state.note(&Asked { question: Question::Query, value: Value::Text(query.clone()), line: "".into() });
        query
    }

    /// Changes what the page's address has behind `?`.
    pub fn set_query(&self, query: String) -> Result<(), Fault> {
        self.draw(|state| {
            state.set_query(&query);
            Ok(())
        })
    }

    /// Keeps bytes that an element drawn next names.
    pub fn blob(&self, mut blob: Blob) {
        self.cache.media.share(&mut blob);
        let mut state = self.state();
        state.keep(&blob);
    }

    /// Draws a widget and gives its value.
    ///
    /// `line` is where in the script it is asked for. Within a memoized call that does not allow widgets it is not
    /// drawn: a warning stands in its place, and its value is its default.
    pub fn widget(&self, element: Element, line: Arc<str>) -> Result<Value, Fault> {
        self.draw(|state| state.widget(Arc::new(element), line, self.number))
    }

    /// The function, if any, in which widgets are not allowed at present.
    pub(crate) fn refusing(&self) -> Option<Arc<str>> {
        let state = self.state();
        state.calls.iter().find(|call| !call.allow_widgets).map(|call| call.function.clone())
    }

    /// Begins to record a call of a function, which is made at a line of the script.
    pub(crate) fn begin_call(&self, function: &Function, line: Arc<str>) {
        let mut state = self.state();
        let Function { title, allow_widgets, quiet, .. } = function;
        state.page.begin_call(title.clone());
        let (function, allow_widgets, quiet) = (title.clone(), *allow_widgets, *quiet);
        state.calls.push(OpenCall { function, allow_widgets, quiet, line, recording: Recording::default() });
    }

    pub(crate) fn end_call(&self) -> Recording {
        let mut state = self.state();
        let drawing = state.page.end_call();
        let OpenCall { mut recording, .. } = state.calls.pop().expect("a call that ends has begun");
        if recording.media.len() > 1 {
            let mut media = Media::default();
            recording.media.iter().for_each(|blob| media.insert(blob));
            media.prune(drawing.iter().map(|(_, tree)| tree));
            recording.media = media.blobs().cloned().collect();
        }
        Recording { drawing, ..recording }
    }

    /// Puts back what a call drew, with its widgets and media. The call is made at `line`, which is asked for where
    /// there are widgets.
    pub(crate) fn replay(&self, recording: &Recording, line: &dyn Fn() -> Arc<str>) -> Result<(), Fault> {
        let line = if recording.asks_no_widgets() { "".into() } else { line() };
        self.draw(|state| {
            for asked in &recording.asked {
                state.ask(asked, Some(&line), self.number)?;
            }
            for key in &recording.forms {
                state.enter_form(key)?;
            }
            if recording.dialog {
                state.enter_dialog()?;
            }
            recording.media.iter().for_each(|blob| state.keep(blob));
            state.configure(&recording.config);
            recording.query.iter().for_each(|query| state.set_query(query));
            state.page.replay(&recording.drawing)
        })
    }
}

impl State {
    /// Keeps bytes, for the run and for the calls being recorded.
    fn keep(&mut self, blob: &Blob) {
        for OpenCall { recording, .. } in &mut self.calls {
            if !recording.media.iter().any(|known| known.name == blob.name) {
                recording.media.push(blob.clone());
            }
        }
        self.media.insert(blob);
    }

    fn configure(&mut self, change: &PageChange) {
        self.calls.iter_mut().for_each(|call| call.recording.config.add(change));
        self.config.add(change);
    }

    fn enter_form(&mut self, key: &str) -> Result<(), Fault> {
        if self.page.in_form() {
            return Err(Fault::Misplaced(format!("a form can't stand within another form: {key}")));
        }
        if !self.forms.insert(key.to_owned()) {
            return Err(Fault::DuplicateForm(key.to_owned()));
        }
        self.calls.iter_mut().for_each(|call| call.recording.forms.push(key.to_owned()));
        Ok(())
    }

    fn enter_dialog(&mut self) -> Result<(), Fault> {
        if std::mem::replace(&mut self.has_dialog, true) {
            let message = "Only one dialog is allowed to be opened at the same time. Please make sure to not call a \
                           dialog-decorated function more than once in a script run.";
            return Err(Fault::Misplaced(message.into()));
        }
        self.calls.iter_mut().for_each(|call| call.recording.dialog = true);
        Ok(())
    }

    /// Enters an answer into the calls being recorded.
    fn note(&mut self, asked: &Asked) {
        for OpenCall { recording, .. } in &mut self.calls {
            // What a call has set itself is no input of it, and one answer is enough.
            let is_known = |known: &Asked| known.question == Question::Query;
            let counts =
                asked.question != Question::Query || recording.query.is_none() && !recording.asked.iter().any(is_known);
            if counts {
                recording.asked.push(asked.clone());
            }
        }
    }

    fn set_query(&mut self, query: &str) {
        self.calls.iter_mut().for_each(|call| call.recording.query = Some(query.to_owned()));
        self.query_changed |= self.query != query;
        query.clone_into(&mut self.query);
    }

    /// The answer to a question now.
    pub(crate) fn answer(&self, question: &Question) -> Value {
        match question {
            Question::Widget(element) => self.widgets.value(element),
            Question::Query => Value::Text(self.query.clone()),
        }
    }

    fn widget(&mut self, element: Arc<Element>, line: Arc<str>, run: u64) -> Result<Value, Fault> {
        if let Some(call) = self.calls.iter().find(|call| !call.allow_widgets) {
            let warning = (!call.quiet).then(|| not_allowed(&element, &call.function));
            self.calls.iter_mut().for_each(|call| call.recording.refused = true);
            if let Some(warning) = warning {
                self.page.element(&warning)?;
            }
            return Ok(crate::widget::default_value(&element));
        }
        let value = self.widgets.value(&element);
        let asked = Asked { question: Question::Widget(element.clone()), value, line };
        self.ask(&asked, None, run)?;
        self.page.element(&element)?;
        Ok(asked.value)
    }

    /// Enters what is asked, mostly a widget, into the run and into the calls being recorded. `through` is the line of
    /// the call that it is put back for.
    fn ask(&mut self, asked: &Asked, through: Option<&Arc<str>>, run: u64) -> Result<(), Fault> {
        self.note(asked);
        let Asked { question: Question::Widget(element), line, .. } = asked else { return Ok(()) };
        let calls = self.calls.iter().rev().map(|call| &call.line);
        let lines: Vec<&str> = [line].into_iter().chain(through).chain(calls).map(|line| &**line).collect();
        let place = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", called at ");
        if let Err(first) = self.widgets.register(element, &place, run) {
            let (kind, widget) = widget(element).expect("only widgets are asked for");
            let (key, label) = (widget.key.clone(), widget.label.clone());
            return Err(Fault::DuplicateWidget(Box::new(Duplicate { kind, key, label, first, second: place })));
        }
        self.pressed |= self.widgets.consume(element);
        Ok(())
    }
}

fn not_allowed(element: &Element, function: &str) -> Element {
    let (kind, _) = widget(element).expect("only widgets are refused");
    Element::Exception(Exception {
        kind: "CachedStFunctionWarning".into(),
        message: format!(
            "The memoized function `{function}()` calls `st.{kind}()`, a widget. Widgets in memoized functions are \
             ignored unless they are allowed: its value is its default here.\n\n\
             To have it drawn, and its value count as an input of `{function}()`, allow widgets in the memo \
             (`experimental_allow_widgets=True`; in Rust `allow_widgets`). Or call `st.{kind}()` outside and pass its \
             value in."
        ),
        markdown: true,
        traceback: Vec::new(),
        warning: true,
        width: Size::Stretch,
    })
}

thread_local! {
    static CURRENT: RefCell<Option<Arc<Run>>> = const { RefCell::new(None) };
}

/// The run that this thread works for, if it works for one.
pub fn current() -> Option<Arc<Run>> {
    CURRENT.with_borrow(Clone::clone)
}

/// Makes a run the current one of this thread until it is dropped; then the one before is so again.
pub struct Entered {
    before: Option<Arc<Run>>,
}

impl Entered {
    /// Enters a run, or leaves all runs with `None`.
    pub fn new(run: Option<Arc<Run>>) -> Self {
        Self { before: CURRENT.replace(run) }
    }
}

impl Drop for Entered {
    fn drop(&mut self) {
        CURRENT.set(self.before.take());
    }
}
