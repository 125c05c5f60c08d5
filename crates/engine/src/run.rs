//! One execution of the script for one session.
//!
//! The script runs on a thread of its own while the session's loop looks at the same run to send what it has drawn,
//! so what they share lies behind a lock. A thread finds its run by [`current`].

use std::{
    any::Any,
    cell::RefCell,
    collections::{HashMap, HashSet},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering},
    },
    time::Duration,
};

use millpond_protocol::{Block, Element, Exception, Size, Spinner, Value};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use crate::{
    Blob, Cache, Fault, Fragment, Front, Function, Held, Place, RunScope, Upload,
    config::PageChange,
    fault::Duplicate,
    fragments::Fragments,
    front::FrontSlot,
    media::Media,
    page::{Area, Drawing, Page},
    upload::Uploads,
    widget::widget,
    widgets::{Drawn, Widgets},
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
    /// It came to its end.
    Finished,
    /// It ended itself before. What it would have drawn later keeps its values.
    Stopped,
    /// It was told to end by an [`Interrupt`].
    Interrupted,
    /// It asked for another run at once, of this part.
    Rerun(RunScope),
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
    /// Which part of the script it executes.
    pub scope: RunScope,
    shared: Shared,
    interrupt: AtomicU8,
    drawn: AtomicBool,
    in_callbacks: AtomicBool,
    state: Mutex<State>,
}

/// What outlasts the runs of a session, and what runs beside them share.
#[derive(Clone, Default)]
pub(crate) struct Shared {
    /// What the script holds, by key.
    pub(crate) held: Arc<Mutex<HashMap<String, Arc<dyn Held>>>>,
    pub(crate) uploads: Arc<Uploads>,
    /// What the script set last for a widget that has it now, by the widget's key.
    pub(crate) given: Arc<Mutex<HashMap<String, Arc<dyn Held>>>>,
    /// What the page's address says of widgets whose values stand there, by key, as it was last told or heard.
    bound: Arc<Mutex<HashMap<String, Vec<String>>>>,
}

impl Shared {
    /// Gives up what the script holds under a key. That may be anything, and is dropped without a lock.
    pub(crate) fn give_up(&self, key: &str) {
        let before = self.held.lock().remove(key);
        drop(before);
    }
}

/// What is held under a key.
pub enum Found {
    /// What the script has set.
    Held(Arc<dyn Held>),
    /// The value of the widget with this key.
    Widget(Arc<Element>, Value, Option<Arc<dyn Front>>),
}

/// A widget that is asked for, beside its element.
#[derive(Default)]
pub struct Asking {
    /// Where in the script it is asked for.
    pub line: Arc<str>,
    /// What the front has to say of it.
    pub front: Option<Arc<dyn Front>>,
    /// What the script has set for its key.
    pub set: Option<Value>,
    /// Whether its value stays while it is not drawn.
    pub keep: bool,
}

/// What the script and the session's loop share.
pub(crate) struct State {
    pub(crate) page: Page,
    pub(crate) widgets: Widgets,
    pub(crate) fragments: Fragments,
    pub(crate) media: Media,
    /// What the run has set of the page's settings.
    pub(crate) config: PageChange,
    /// What the page's address has behind `?`.
    pub(crate) query: String,
    /// What the session knows of that.
    pub(crate) query_before: String,
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
    /// What the session holds under a key: a fingerprint, the value of a widget, or none.
    Held(String),
    /// Under which keys the session holds something.
    HeldKeys,
    /// What the script set last for the widget with a key: a fingerprint, or none.
    SetFor(String),
}

impl Question {
    /// The answer outside of any run.
    pub(crate) fn default_answer(&self) -> Value {
        match self {
            Question::Widget(element) => crate::default_value(element),
            Question::Query => Value::Text(String::new()),
            Question::Held(_) | Question::SetFor(_) => Value::None,
            Question::HeldKeys => Value::Texts(Vec::new()),
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
    /// What the front has to say of a widget.
    pub(crate) front: FrontSlot,
    /// Whether a widget's value stays while it is not drawn.
    pub(crate) keep: bool,
    /// Whether a widget stands in a form.
    pub(crate) in_form: bool,
}

impl Asked {
    /// What is asked about anything but a widget.
    fn plain(question: Question, value: Value) -> Self {
        Self { question, value, line: "".into(), front: FrontSlot::None, keep: false, in_form: false }
    }
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
    /// Why it can't be put back, if it can't.
    #[serde(skip)]
    pub(crate) unrepeatable: Option<&'static str>,
}

impl Recording {
    /// Whether it is the same wherever the call is made, also within functions that do not allow widgets.
    pub(crate) fn has_no_widgets(&self) -> bool {
        self.asks_no_widgets() && !self.refused
    }

    fn asks_no_widgets(&self) -> bool {
        self.asked.iter().all(|asked| !matches!(asked.question, Question::Widget(_)))
    }
}

/// What a run begins with.
#[derive(Default)]
pub(crate) struct Begin {
    pub(crate) widgets: Widgets,
    pub(crate) fragments: Fragments,
    /// What the page's address has behind `?`.
    pub(crate) query: String,
}

const NONE: u8 = 0;
const RERUN: u8 = 1;
const STOP: u8 = 2;

impl Run {
    pub(crate) fn new(
        number: u64,
        session: u64,
        cache: Arc<Cache>,
        scope: RunScope,
        shared: Shared,
        begin: Begin,
    ) -> Self {
        let Begin { widgets, mut fragments, query } = begin;
        fragments.begin_run();
        let state = State {
            page: Page::new(),
            widgets,
            fragments,
            media: Media::default(),
            config: PageChange::default(),
            query_before: query.clone(),
            query,
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
            scope,
            shared,
            interrupt: AtomicU8::new(NONE),
            drawn: AtomicBool::new(false),
            in_callbacks: AtomicBool::new(false),
            state: Mutex::new(state),
        }
    }

    /// A run that no page shows, in which something is recorded: it has the widget values of `like`, or none.
    pub(crate) fn unseen(cache: Arc<Cache>, like: Option<&Run>) -> Self {
        let begin = like.map(|run| {
            let state = run.state();
            let (widgets, query) = (state.widgets.as_for_a_new_run(), state.query.clone());
            Begin { widgets, fragments: Fragments::default(), query }
        });
        let shared = like.map(|run| run.shared.clone()).unwrap_or_default();
        Self::beside(cache, like.map_or(0, |run| run.session), shared, begin.unwrap_or_default())
    }

    /// A run that no page shows, for a session.
    pub(crate) fn beside(cache: Arc<Cache>, session: u64, shared: Shared, begin: Begin) -> Self {
        static LAST: AtomicU64 = AtomicU64::new(u64::MAX);
        let number = LAST.fetch_sub(1, Ordering::Relaxed);
        Self { is_seen: false, ..Self::new(number, session, cache, RunScope::All, shared, begin) }
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
            RERUN if self.in_callbacks() || self.state().pressed => Ok(()),
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
        let replaced = (state.widgets.take_replaced(), state.fragments.take_replaced());
        if state.media.is_large() {
            let tree = state.page.tree();
            state.media.prune([&tree]);
        }
        drop(state);
        // What a front keeps may run its code when it is dropped.
        drop(replaced);
        self.drawn.store(true, Ordering::Relaxed);
        result
    }

    /// Draws an element where the cursor stands.
    pub fn element(&self, element: &Element) -> Result<Place, Fault> {
        self.draw(|state| state.page.element(element))
    }

    /// Draws an empty block where the cursor stands; a dialog belongs to the fragment, if any, or to the main area.
    ///
    /// A form within another one, or with the key of another one, is refused, and so is a second dialog.
    pub fn block(&self, block: &Block) -> Result<Place, Fault> {
        self.draw(|state| {
            match block {
                Block::Form(form) => state.enter_form(&form.key)?,
                Block::Dialog(_) => {
                    state.enter_dialog()?;
                    let outermost = state.page.outermost();
                    state.page.enter(outermost)?;
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

    /// Whether the cursor stands in the main area itself, and in no block of it.
    pub fn at_top(&self) -> bool {
        self.state().page.standing().at_top
    }

    /// Where on the page the cursor stands, as far as that tells widgets apart.
    pub fn area(&self) -> Area {
        self.state().page.standing().area
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
        state.note(&Asked::plain(Question::Query, Value::Text(query.clone())));
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
    /// Within a memoized call that does not allow widgets it is not drawn: a warning stands in its place, and its value
    /// is its default.
    pub fn widget(&self, element: Element, asking: Asking) -> Result<Value, Fault> {
        self.ask(element, asking, true)
    }

    /// Gives the value of a widget that a block shows.
    pub fn block_widget(&self, element: Element, asking: Asking) -> Result<Value, Fault> {
        self.ask(element, asking, false)
    }

    fn ask(&self, element: Element, asking: Asking, drawn: bool) -> Result<Value, Fault> {
        let key = asking.set.is_some().then(|| widget(&element)?.1.key.clone()).flatten();
        let value = self.draw(|state| state.widget(Arc::new(element), asking, self.number, drawn))?;
        if let Some(key) = key {
            let set = self.shared.held.lock().remove(&key);
            // What stood there may be anything, and is dropped without a lock.
            let before = set.and_then(|set| self.shared.given.lock().insert(key, set));
            drop(before);
        }
        Ok(value)
    }

    /// What the script has set for a widget that is yet to be drawn.
    pub fn set_for(&self, key: &str) -> Option<Arc<dyn Held>> {
        self.shared.held.lock().get(key).cloned()
    }

    /// What the script set last for the widget with a key, whether that has been drawn since or not. A memoized call that
    /// asks for it has it as an input.
    pub fn last_set_for(&self, key: &str) -> Option<Arc<dyn Held>> {
        let set = self.find_set(key);
        if self.is_recording() {
            self.note_held(Question::SetFor(key.to_owned()), answer_of_held(set.as_deref()));
        }
        set
    }

    fn find_set(&self, key: &str) -> Option<Arc<dyn Held>> {
        self.set_for(key).or_else(|| self.shared.given.lock().get(key).cloned())
    }

    /// Enters an answer about something that is held into the calls being recorded.
    fn note_held(&self, question: Question, answer: Option<Value>) {
        let mut state = self.state();
        match answer {
            Some(value) => state.note(&Asked::plain(question, value)),
            None => state.unrepeatable("reads something of session state whose content has no hash"),
        }
    }

    /// What is held under a key. A memoized call that asks for it has it as an input.
    pub fn held(&self, key: &str) -> Option<Found> {
        let found = self.find_held(key);
        if self.is_recording() {
            // A fingerprint is made by the front, so no lock may be held.
            self.note_held(Question::Held(key.to_owned()), answer_of(found.as_ref()));
        }
        found
    }

    fn find_held(&self, key: &str) -> Option<Found> {
        if let Some(held) = self.shared.held.lock().get(key) {
            return Some(Found::Held(held.clone()));
        }
        self.state().widgets.by_key(key)
    }

    /// The keys under which something is held, in order. A memoized call that asks for them has them as an input.
    pub fn held_keys(&self) -> Vec<String> {
        let mut state = self.state();
        let keys = self.keys(&state);
        state.note(&Asked::plain(Question::HeldKeys, Value::Texts(keys.clone())));
        keys
    }

    fn keys(&self, state: &State) -> Vec<String> {
        let mut keys: Vec<_> = self.shared.held.lock().keys().cloned().collect();
        keys.extend(state.widgets.keys().map(str::to_owned));
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Holds a value for the session; refused once the run has drawn the widget with this key.
    pub fn hold(&self, key: &str, value: Arc<dyn Held>) -> Result<(), Fault> {
        let mut state = self.state();
        if state.widgets.is_drawn(key, self.number) {
            return Err(Fault::TooLate(key.to_owned()));
        }
        state.unrepeatable("changes session state");
        drop(state);
        // What stood there may be anything, and is dropped without a lock.
        let before = self.shared.held.lock().insert(key.to_owned(), value);
        drop(before);
        Ok(())
    }

    /// Gives up what is held under a key; false if nothing is.
    pub fn let_go(&self, key: &str) -> bool {
        let before = self.shared.held.lock().remove(key);
        let set = self.shared.given.lock().remove(key);
        drop(set);
        let mut state = self.state();
        state.unrepeatable("changes session state");
        state.widgets.delete(key) || before.is_some()
    }

    /// What the page's address says of the widget with a key, as it was last told or heard; `None` before that.
    pub fn bound(&self, key: &str) -> Option<Vec<String>> {
        self.shared.bound.lock().get(key).cloned()
    }

    /// The page's address says this of the widget with a key.
    pub fn set_bound(&self, key: &str, texts: Vec<String>) {
        self.shared.bound.lock().insert(key.to_owned(), texts);
    }

    /// The bytes of a file of the user's.
    pub fn upload(&self, id: &str) -> Option<Arc<Upload>> {
        self.shared.uploads.get(id)
    }

    /// What is to be called before the script, since widgets have new values. Until [`Self::end_callbacks`] the run is
    /// not interrupted by events.
    pub fn begin_callbacks(&self) -> Vec<Arc<dyn Front>> {
        self.in_callbacks.store(true, Ordering::Relaxed);
        self.state().widgets.take_callbacks()
    }

    /// The callbacks have been called.
    pub fn end_callbacks(&self) {
        self.in_callbacks.store(false, Ordering::Relaxed);
    }

    /// Whether callbacks are being called.
    pub fn in_callbacks(&self) -> bool {
        self.in_callbacks.load(Ordering::Relaxed)
    }

    /// Begins a part of the script that can run without the rest, and enters its block; it ends by
    /// [`Self::leave_fragment`]. Fragments of the same name are told apart by their order.
    pub fn begin_fragment(
        &self,
        name: &str,
        every: Option<Duration>,
        body: Arc<dyn Any + Send + Sync>,
    ) -> Result<(), Fault> {
        self.draw(|state| {
            state.unrepeatable("has a fragment");
            let standing = state.page.standing();
            let id = state.fragments.begin(name, every, body, standing, self.number);
            let place = state.page.fragment(&id, None)?;
            state.page.enter(place)
        })
    }

    /// Enters a fragment that this run executes without what is around it.
    pub fn enter_fragment(&self, fragment: &Fragment) -> Result<(), Fault> {
        self.draw(|state| {
            state.fragments.enter(&fragment.id, self.number);
            let place = state.page.fragment(&fragment.id, Some(fragment.standing.clone()))?;
            state.page.enter(place)
        })
    }

    /// Leaves the innermost fragment.
    pub fn leave_fragment(&self) {
        let mut state = self.state();
        state.fragments.leave();
        state.page.leave();
    }

    /// The fragments that this run executes; those that another one has given up meanwhile are left out.
    pub fn fragments(&self) -> Vec<Fragment> {
        match &self.scope {
            RunScope::All => Vec::new(),
            RunScope::Fragments(ids) => {
                let state = self.state();
                ids.iter().filter_map(|id| state.fragments.get(id).cloned()).collect()
            }
        }
    }

    /// The part of the script that the fragments of these names are; `None` if there is none of a name.
    pub fn fragments_named(&self, names: &[String]) -> Option<RunScope> {
        let state = self.state();
        let mut scope = RunScope::Fragments(Vec::new());
        for name in names {
            let ids = state.fragments.named(name);
            if ids.is_empty() {
                return None;
            }
            scope.add(&RunScope::Fragments(ids));
        }
        Some(scope)
    }

    /// The fragment that the run is in, if it is in one.
    pub fn fragment(&self) -> Option<RunScope> {
        self.state().fragments.current().map(|id| RunScope::Fragments(vec![id.clone()]))
    }

    /// Whether a call is being recorded.
    fn is_recording(&self) -> bool {
        !self.state().calls.is_empty()
    }

    /// The answer to a question now; `None` if it is not known before the function asks.
    pub(crate) fn answer(&self, question: &Question) -> Option<Value> {
        match question {
            Question::Held(key) => answer_of(self.find_held(key).as_ref()),
            Question::SetFor(key) => answer_of_held(self.find_set(key).as_deref()),
            question => self.plain_answer(question, &self.state()),
        }
    }

    /// The answer to a question that is not about what is held.
    pub(crate) fn plain_answer(&self, question: &Question, state: &State) -> Option<Value> {
        match question {
            Question::Widget(element) => {
                let key = widget(element).and_then(|(_, widget)| widget.key.as_ref());
                // What the script has set is turned into the widget's value once that is drawn.
                let is_set = key.is_some_and(|key| self.shared.held.lock().contains_key(key));
                (!is_set).then(|| state.widgets.value(element))
            }
            Question::Query => Some(Value::Text(state.query.clone())),
            Question::HeldKeys => Some(Value::Texts(self.keys(state))),
            Question::Held(_) | Question::SetFor(_) => None,
        }
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
        drop(state);
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
            let counts = match asked.question {
                Question::Widget(_) => true,
                Question::Query if recording.query.is_some() => false,
                _ => !recording.asked.iter().any(|known| known.question == asked.question),
            };
            if counts {
                recording.asked.push(asked.clone());
            }
        }
    }

    fn set_query(&mut self, query: &str) {
        self.calls.iter_mut().for_each(|call| call.recording.query = Some(query.to_owned()));
        query.clone_into(&mut self.query);
    }

    /// Has the calls being recorded not be remembered.
    fn unrepeatable(&mut self, reason: &'static str) {
        self.calls.iter_mut().for_each(|call| call.recording.unrepeatable = Some(reason));
    }

    fn widget(&mut self, element: Arc<Element>, asking: Asking, run: u64, drawn: bool) -> Result<Value, Fault> {
        let Asking { line, front, set, keep } = asking;
        if let Some(call) = self.calls.iter().find(|call| !call.allow_widgets) {
            let warning = (!call.quiet).then(|| not_allowed(&element, &call.function));
            self.calls.iter_mut().for_each(|call| call.recording.refused = true);
            if let Some(warning) = warning {
                self.page.element(&warning)?;
            }
            return Ok(crate::widget::default_value(&element));
        }
        if let Some(set) = set {
            self.widgets.give(&element, &set);
        }
        let value = self.widgets.value(&element);
        let front = front.map_or(FrontSlot::None, FrontSlot::Live);
        let in_form = self.page.in_form();
        let asked = Asked { question: Question::Widget(element.clone()), value, line, front, keep, in_form };
        self.ask(&asked, None, run)?;
        if drawn {
            self.page.element(&element)?;
        }
        Ok(asked.value)
    }

    /// Enters what is asked, mostly a widget, into the run and into the calls being recorded. `through` is the line of
    /// the call that it is put back for.
    fn ask(&mut self, asked: &Asked, through: Option<&Arc<str>>, run: u64) -> Result<(), Fault> {
        self.note(asked);
        let Asked { question: Question::Widget(element), value, line, front, keep, in_form } = asked else {
            return Ok(());
        };
        let calls = self.calls.iter().rev().map(|call| &call.line);
        let lines: Vec<&str> = [line].into_iter().chain(through).chain(calls).map(|line| &**line).collect();
        let place = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", called at ");
        let (front, fragment) = (front.live(), self.fragments.current());
        let drawn = Drawn { element, front, place: &place, fragment, keep: *keep, in_form: *in_form, run };
        if let Err(first) = self.widgets.register(&drawn, value) {
            let (kind, widget) = widget(element).expect("only widgets are asked for");
            let (key, label) = (widget.key.clone(), widget.label.clone());
            return Err(Fault::DuplicateWidget(Box::new(Duplicate { kind, key, label, first, second: place })));
        }
        self.pressed |= self.widgets.consume(element);
        Ok(())
    }
}

/// The answer to a question about what the script set: a fingerprint, or none; `None` if there is no fingerprint. No lock
/// may be held.
fn answer_of_held(held: Option<&dyn Held>) -> Option<Value> {
    let Some(held) = held else { return Some(Value::None) };
    let hash = blake3::Hash::from(held.fingerprint()?);
    Some(Value::Texts(vec![hash.to_hex().to_string()]))
}

/// The answer to a question about what is held: the widget's value, a fingerprint, or none; `None` if there is no
/// fingerprint. No lock may be held.
fn answer_of(found: Option<&Found>) -> Option<Value> {
    match found {
        Some(Found::Held(held)) => answer_of_held(Some(&**held)),
        Some(Found::Widget(_, value, _)) => Some(value.clone()),
        None => Some(Value::None),
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
