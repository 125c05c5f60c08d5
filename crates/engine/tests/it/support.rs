//! A session with a script that is a closure, and elements in one word.

use std::{
    any::Any,
    convert::Infallible,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use millpond_engine::{
    Asking, Cache, Call, CallError, Computed, DiskStore, Entered, Event, Fault, Found, Front, Function, Held,
    Interrupt, Kind, Limits, Parcel, Part, Place, Run, RunEnd, RunScope, Scope, Session, Store, Values, Verdict, What,
    call, current, identify, print, tree,
};
use millpond_protocol::{
    Block, Button, ButtonKind, Checkbox, Container, Dataframe, Deck, Document, Element, Exception, Expander, FoldLook,
    Form, Frame, FrameData, Gap, HorizontalAlign, Node, Selection, Size, Text, TextAlign, Update, Value, VerticalAlign,
    Widget, WidgetState,
};

/// What a script's calls give: an error ends it.
pub type Drawn<T = ()> = Result<T, Fault>;

/// A cache whose events are kept, with a clock that stands until it is moved.
pub struct Log {
    pub cache: Arc<Cache>,
    events: Arc<Mutex<Vec<Event>>>,
    time: Arc<AtomicU64>,
}

impl Log {
    pub fn new() -> Self {
        Self::with(None, Limits::default())
    }

    pub fn with_disk(disk: Option<DiskStore>) -> Self {
        Self::with(disk, Limits::default())
    }

    pub fn with(disk: Option<DiskStore>, limits: Limits) -> Self {
        let events = Arc::new(Mutex::new(Vec::new()));
        let time = Arc::new(AtomicU64::new(1_000_000));
        let (observer, clock) = (events.clone(), time.clone());
        let clock = Arc::new(move || Duration::from_millis(clock.load(Ordering::Relaxed)));
        let store = disk.map(|disk| Arc::new(disk) as Arc<dyn Store>);
        let cache = Cache::new(store, limits, clock, move |event| observer.lock().unwrap().push(event));
        Self { cache: Arc::new(cache), events, time }
    }

    /// Moves the clock on.
    pub fn pass(&self, time: Duration) {
        self.time.fetch_add(time.as_millis() as u64, Ordering::Relaxed);
    }

    fn events(&self) -> Vec<Event> {
        self.events.lock().unwrap().drain(..).collect()
    }

    /// What happened since this was last asked, in a word each.
    pub fn take(&self) -> String {
        let word = |event: &Event| match event {
            Event::Hit(function, nodes) => Some(format!("hit {function}, {nodes} put back")),
            Event::Miss(function, _) => Some(format!("miss {function}")),
            Event::Waited(function) => Some(format!("waited for {function}")),
            Event::Damaged(_) => Some("damaged".into()),
            Event::NotPersisted(function, reason) => Some(format!("{function} not persisted: {reason}")),
            Event::NotKept(function, reason) => Some(format!("{function} not kept, since it {reason}")),
            Event::Gone(..) | Event::Refreshed(_) => None,
        };
        self.events().iter().filter_map(word).collect::<Vec<_>>().join("; ")
    }

    /// What happened since this was last asked, in the words of the log.
    pub fn said(&self) -> String {
        self.events().iter().map(|event| format!("{event}\n")).collect()
    }
}

/// A session whose page is applied patch by patch, as a browser does it.
pub struct Browser {
    pub session: Session,
    pub page: tree::Tree,
    events: u64,
}

impl Browser {
    pub fn new(cache: &Arc<Cache>) -> Self {
        let mut session = Session::new(cache.clone());
        let mut page = tree::nothing();
        apply(&mut page, &session.attach());
        Self { session, page, events: 0 }
    }

    /// Executes the run that is due with a script that ends itself.
    pub fn run_and_stop(&mut self, script: impl Fn() -> Drawn) -> Update {
        let run = self.session.start().expect("a run is due");
        assert_eq!(execute(&run, &script), RunEnd::Finished);
        let update = self.session.finish(RunEnd::Stopped).expect("no other run is due");
        self.receive(&update);
        update
    }

    /// Executes all runs that are due; gives the last update.
    pub fn run(&mut self, script: impl Fn() -> Drawn) -> Option<Update> {
        let mut last = None;
        while let Some(run) = self.session.start() {
            let end = execute(&run, &script);
            if let Some(update) = self.session.finish(end) {
                self.receive(&update);
                last = Some(update);
            }
        }
        last
    }

    pub fn receive(&mut self, update: &Update) {
        apply(&mut self.page, update);
        assert_eq!(&self.page, self.session.shown(), "the page is what the session believes it to be");
    }

    pub fn give(&mut self, id: &str, value: Value) -> Vec<String> {
        self.events += 1;
        self.session.event(self.events, vec![WidgetState { id: id.into(), value }])
    }

    /// Gives several widgets values at once.
    pub fn give_all(&mut self, values: &[(&str, Value)]) -> Vec<String> {
        self.events += 1;
        let states = values.iter().map(|(id, value)| WidgetState { id: (*id).into(), value: value.clone() });
        self.session.event(self.events, states.collect())
    }

    /// The main area and the sidebar, without the blocks that are always there.
    pub fn shown(&self) -> String {
        let Node::Block { children, .. } = &*self.page else { unreachable!("the root is a block") };
        let inside = |area: &tree::Tree| -> String {
            print(area).lines().skip(1).map(|line| format!("{}\n", &line[2..])).collect()
        };
        let sidebar: String = inside(&children[1]).lines().map(|line| format!("| {line}\n")).collect();
        inside(&children[0]) + &sidebar
    }
}

fn apply(page: &mut tree::Tree, update: &Update) {
    if update.reset {
        *page = tree::nothing();
    }
    *page = tree::apply(page, &update.patches).expect("patches fit");
}

/// Executes a script for a run, as a front does.
pub fn execute(run: &Arc<Run>, script: &dyn Fn() -> Drawn) -> RunEnd {
    let _entered = Entered::new(Some(run.clone()));
    for front in run.begin_callbacks() {
        let front: &dyn Any = &*front;
        (front.downcast_ref::<Callback>().expect("tests have no other fronts").0)();
    }
    run.end_callbacks();
    let drawn = match run.scope {
        RunScope::All => script(),
        RunScope::Fragments(_) => run.fragments().iter().try_for_each(|part| {
            run.enter_fragment(part)?;
            let body: &(dyn Any + Send + Sync) = &*part.body;
            let drawn = (body.downcast_ref::<Body>().expect("tests have no other fragments"))();
            run.leave_fragment();
            drawn
        }),
    };
    match drawn {
        Ok(()) => RunEnd::Finished,
        Err(Fault::Interrupted(Interrupt::Rerun | Interrupt::Stop)) => RunEnd::Interrupted,
        Err(fault) => RunEnd::Failed(Exception {
            kind: fault.kind().into(),
            message: fault.to_string().lines().next().unwrap_or_default().into(),
            markdown: false,
            traceback: Vec::new(),
            warning: false,
            width: Size::Stretch,
        }),
    }
}

pub fn run() -> Arc<Run> {
    current().expect("scripts run in runs")
}

/// What is called when a widget has a new value.
pub struct Callback(Box<dyn Fn() + Send + Sync>);

impl Callback {
    pub fn front(call: impl Fn() + Send + Sync + 'static) -> Option<Arc<dyn Front>> {
        Some(Arc::new(Self(Box::new(call))))
    }
}

impl Front for Callback {
    fn has_callback(&self) -> bool {
        true
    }

    fn encode(&self) -> Result<Vec<u8>, String> {
        Err("it has a callback".into())
    }
}

/// A number that a session holds.
pub struct Number(pub u64);

impl Held for Number {
    fn fingerprint(&self) -> Option<[u8; 32]> {
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&self.0.to_le_bytes());
        Some(hash)
    }
}

/// What is held under a key: a number, or the value of a widget.
pub fn held(key: &str) -> Option<Value> {
    run().held(key).map(|found| match found {
        Found::Held(held) => {
            let held: &dyn Any = &*held;
            Value::Numbers(vec![held.downcast_ref::<Number>().expect("tests hold numbers").0 as f64])
        }
        Found::Widget(_, value, _) => value,
    })
}

pub fn hold(key: &str, number: u64) -> Drawn<()> {
    run().hold(key, Arc::new(Number(number)))
}

type Body = Box<dyn Fn() -> Drawn + Send + Sync>;

/// Draws a fragment.
pub fn fragment(name: &str, body: impl Fn() -> Drawn + Clone + Send + Sync + 'static) -> Drawn {
    let kept: Body = Box::new(body.clone());
    run().begin_fragment(name, None, Arc::new(kept))?;
    let drawn = body();
    run().leave_fragment();
    drawn
}

pub fn text(body: impl ToString) -> Drawn<Place> {
    run().element(&text_element(body.to_string()))
}

pub fn text_element(body: String) -> Element {
    let (width, align) = (Size::Content, TextAlign::Left);
    Element::Text(Text { body, help: None, width, align, wrap: true })
}

pub fn empty() -> Drawn<Place> {
    run().element(&Element::Empty)
}

pub fn container() -> Drawn<Place> {
    run().block(&Block::Container(Container {
        key: None,
        border: false,
        width: Size::Stretch,
        height: Size::Content,
        horizontal: false,
        wrap: true,
        align: HorizontalAlign::Left,
        vertical_align: VerticalAlign::Top,
        gap: Gap::Small,
        autoscroll: false,
    }))
}

pub fn form(key: &str) -> Drawn<Place> {
    run().block(&Block::Form(Form {
        key: key.into(),
        clear_on_submit: false,
        enter_to_submit: true,
        border: true,
        width: Size::Stretch,
        height: Size::Content,
    }))
}

pub fn expander(label: &str) -> Block {
    Block::Expander(Expander {
        widget: None,
        key: None,
        label: label.into(),
        expanded: false,
        icon: None,
        look: FoldLook::Framed,
        width: Size::Stretch,
    })
}

/// A grid of so many rows, of which some can be selected.
pub fn selectable_frame(key: &str, rows: u64) -> Element {
    Element::Dataframe(Dataframe {
        frame: Frame { rows, index: 0, data: FrameData::Media("a.arrow".into()) },
        width: Size::Stretch,
        height: Size::Auto,
        hide_index: None,
        column_order: None,
        columns: None,
        heads: None,
        styling: None,
        row_height: None,
        placeholder: None,
        selection: Some(Selection { widget: widget(key), modes: vec!["multi-row".into()], default: None }),
        editor: None,
        alt: None,
    })
}

/// A graph whose selection has the id `pydeck_chart:KEY`.
pub fn selectable(key: &str) -> Drawn<Value> {
    let modes = vec!["single-object".into()];
    let element = Element::Deck(Deck {
        spec: Document::Inline("{}".into()),
        frame: None,
        tooltip: None,
        width: Size::Stretch,
        height: Size::Pixels(500),
        selection: Some(Selection { widget: widget(key), modes, default: None }),
        alt: None,
    });
    ask(element, "app:3")
}

pub fn with<T>(place: Place, draw: impl FnOnce() -> Drawn<T>) -> Drawn<T> {
    run().enter(place)?;
    let drawn = draw();
    run().leave();
    drawn
}

pub fn sidebar<T>(draw: impl FnOnce() -> Drawn<T>) -> Drawn<T> {
    with(run().sidebar(), draw)
}

pub fn widget(label: &str) -> Widget {
    Widget { key: Some(label.to_owned()), label: label.into(), ..Widget::default() }
}

/// Draws a widget at a line of the script.
pub fn ask(element: Element, line: &str) -> Drawn<Value> {
    ask_with(element, line, Asking::default())
}

pub fn ask_with(mut element: Element, line: &str, asking: Asking) -> Drawn<Value> {
    identify(&mut element, None);
    run().widget(element, Asking { line: line.into(), ..asking })
}

/// A checkbox with the id `checkbox:LABEL`.
pub fn checkbox(label: &str) -> Drawn<bool> {
    checkbox_with(label, Asking::default())
}

pub fn checkbox_with(label: &str, asking: Asking) -> Drawn<bool> {
    let (widget, width) = (widget(label), Size::Content);
    let element = Element::Checkbox(Checkbox { widget, default: false, toggle: false, width, wrap: true });
    Ok(ask_with(element, "app:1", asking)? == Value::Bool(true))
}

/// A button with the id `button:LABEL`.
pub fn button(label: &str) -> Drawn<bool> {
    button_with(label, Asking::default())
}

pub fn button_with(label: &str, asking: Asking) -> Drawn<bool> {
    let (kind, icon, width) = (ButtonKind::Secondary, None, Size::Content);
    let element = Element::Button(Button {
        widget: widget(label),
        kind,
        icon,
        icon_right: false,
        width,
        wrap: true,
        shortcut: None,
        submit: false,
        download: None,
    });
    Ok(ask_with(element, "app:2", asking)? == Value::Press)
}

pub fn function(name: &str) -> Function {
    let mut id = [0; 32];
    id[..name.len()].copy_from_slice(name.as_bytes());
    Function {
        name: name.into(),
        title: name.into(),
        id,
        kind: Kind::Memo,
        scope: Scope::App,
        persist: false,
        ttl: None,
        background: false,
        max_entries: None,
        max_size: None,
        allow_widgets: true,
        quiet: false,
        spinner: None,
    }
}

/// Calls a function that returns a number.
pub fn memo(function: &Function, argument: u8, compute: impl FnOnce() -> Drawn<u64>) -> Drawn<u64> {
    let cache = run().cache.clone();
    let compute = || compute().map(|value| Arc::new(value) as Computed);
    match with_call(&cache, function, argument, |this| call(this, compute)) {
        Ok(given) => Ok(*given.value.downcast_ref().expect("functions here return numbers")),
        Err(CallError::Fault(fault) | CallError::Failed(fault)) => Err(fault),
    }
}

/// The same outside of any run.
pub fn memo_outside(cache: &Arc<Cache>, function: &Function, argument: u8, compute: impl FnOnce() -> u64) -> u64 {
    let compute = || Ok::<_, Infallible>(Arc::new(compute()) as Computed);
    let given = with_call(cache, function, argument, |this| call(this, compute)).expect("nothing fails");
    *given.value.downcast_ref().expect("functions here return numbers")
}

/// What a call would do.
pub fn explain(cache: &Arc<Cache>, function: &Function, argument: u8) -> Verdict {
    with_call(cache, function, argument, millpond_engine::explain)
}

/// A call whose one argument is `x`.
pub fn with_call<R>(cache: &Arc<Cache>, function: &Function, argument: u8, then: impl FnOnce(&Call<'_>) -> R) -> R {
    then(&Call {
        cache,
        function,
        arguments: [argument; 32],
        parts: &|| vec![Part { what: What::Argument("x".into()), digest: argument.into() }],
        line: &|| "app:9".into(),
        values: &Numbers,
    })
}

pub struct Numbers;

impl Values for Numbers {
    fn size(&self, _: &Computed) -> u64 {
        8
    }

    fn encode(&self, value: &Computed) -> Result<Parcel, String> {
        let number = value.downcast_ref::<u64>().ok_or("no number")?;
        Parcel::pack(&[&number.to_le_bytes()]).map_err(|error| error.to_string())
    }

    fn decode(&self, parcel: Parcel) -> Result<Computed, String> {
        let bytes = parcel.open().map_err(|error| error.to_string())?;
        let bytes = bytes[..].try_into().map_err(|_| "not eight bytes")?;
        Ok(Arc::new(u64::from_le_bytes(bytes)))
    }
}

/// A folder that goes when dropped.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        static MADE: AtomicU64 = AtomicU64::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        Self(std::env::temp_dir().join(format!("millpond-{name}-{}-{number}", std::process::id())))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The files of results in a folder, in a lasting order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&entry.path())),
            _ => found.push(entry.path()),
        }
    }
    found.retain(|file| file.file_name().is_some_and(|name| name != "secret" && name != ".gitignore"));
    found.sort();
    found
}
