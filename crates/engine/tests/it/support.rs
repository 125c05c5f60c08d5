//! A session with a script that is a closure, and elements in one word.

use std::{
    convert::Infallible,
    sync::{Arc, Mutex},
    time::Duration,
};

use millpond_engine::{
    Cache, CallError, Codec, Computed, Entered, Event, Fault, Function, Interrupt, Kind, Place, Run, RunEnd, Session,
    call, current, identify, print, tree,
};
use millpond_protocol::{
    Block, Button, ButtonKind, Checkbox, Container, Element, Exception, Node, Size, Text, Update, Value, Widget,
    WidgetState,
};

/// What a script's calls give: an error ends it.
pub type Drawn<T = ()> = Result<T, Fault>;

/// A cache whose events are kept.
pub struct Log {
    pub cache: Arc<Cache>,
    events: Arc<Mutex<Vec<Event>>>,
}

impl Log {
    pub fn new() -> Self {
        Self::with_disk(None)
    }

    pub fn with_disk(disk: Option<millpond_engine::DiskStore>) -> Self {
        let events = Arc::new(Mutex::new(Vec::new()));
        let observer = events.clone();
        let clock = Arc::new(|| Duration::ZERO);
        let cache = Cache::new(disk, clock, move |event| observer.lock().unwrap().push(event));
        Self { cache: Arc::new(cache), events }
    }

    /// What happened since this was last asked, in a word each.
    pub fn take(&self) -> String {
        let events: Vec<_> = self.events.lock().unwrap().drain(..).collect();
        let word = |event: &Event| match event {
            Event::Hit(function, nodes) => format!("hit {function}, {nodes} put back"),
            Event::Miss(function) => format!("miss {function}"),
            Event::Waited(function) => format!("waited for {function}"),
            Event::Damaged(_) => "damaged".into(),
            Event::NotPersisted(function, reason) => format!("{function} not persisted: {reason}"),
        };
        events.iter().map(word).collect::<Vec<_>>().join("; ")
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
    match script() {
        Ok(()) => RunEnd::Finished,
        Err(Fault::Interrupted(Interrupt::Rerun | Interrupt::Stop)) => RunEnd::Interrupted,
        Err(fault) => RunEnd::Failed(Exception {
            kind: fault.kind().into(),
            message: fault.to_string().lines().next().unwrap_or_default().into(),
            markdown: false,
            traceback: Vec::new(),
            warning: false,
        }),
    }
}

fn run() -> Arc<Run> {
    current().expect("scripts run in runs")
}

pub fn text(body: impl ToString) -> Drawn<Place> {
    run().element(&Element::Text(Text { body: body.to_string(), help: None }))
}

pub fn empty() -> Drawn<Place> {
    run().element(&Element::Empty)
}

pub fn container() -> Drawn<Place> {
    run().block(&Block::Container(Container { key: None, border: false, height: Size::Content }))
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

fn widget(label: &str) -> Widget {
    let (id, key, help) = (String::new(), Some(label.to_owned()), None);
    Widget { id, key, label: label.into(), label_visibility: Default::default(), help, disabled: false }
}

/// A checkbox with the id `checkbox:LABEL`.
pub fn checkbox(label: &str) -> Drawn<bool> {
    let mut element = Element::Checkbox(Checkbox { widget: widget(label), default: false });
    identify(&mut element);
    Ok(run().widget(element)? == Value::Bool(true))
}

/// A button with the id `button:LABEL`.
pub fn button(label: &str) -> Drawn<bool> {
    let (kind, icon, width) = (ButtonKind::Secondary, None, Size::Content);
    let mut element = Element::Button(Button { widget: widget(label), kind, icon, width });
    identify(&mut element);
    Ok(run().widget(element)? == Value::Press)
}

pub fn function(name: &str) -> Function {
    let mut id = [0; 32];
    id[..name.len()].copy_from_slice(name.as_bytes());
    Function {
        name: name.into(),
        id,
        kind: Kind::Memo,
        persist: false,
        ttl: None,
        max_entries: None,
        allow_widgets: true,
        quiet: false,
        spinner: None,
    }
}

/// Calls a function that returns a number.
pub fn memo(function: &Function, argument: u8, compute: impl FnOnce() -> Drawn<u64>) -> Drawn<u64> {
    let cache = run().cache.clone();
    let compute = || compute().map(|value| Arc::new(value) as Computed);
    match call(&cache, function, [argument; 32], &Numbers, &|wait| wait(), compute) {
        Ok(value) => Ok(*value.downcast_ref().expect("functions here return numbers")),
        Err(CallError::Fault(fault) | CallError::Failed(fault)) => Err(fault),
    }
}

/// The same outside of any run.
pub fn memo_outside(cache: &Cache, function: &Function, argument: u8, compute: impl FnOnce() -> u64) -> u64 {
    let compute = || Ok::<_, Infallible>(Arc::new(compute()) as Computed);
    let value = call(cache, function, [argument; 32], &Numbers, &|wait| wait(), compute).expect("nothing fails");
    *value.downcast_ref().expect("functions here return numbers")
}

struct Numbers;

impl Codec for Numbers {
    fn encode(&self, value: &Computed) -> Result<Vec<u8>, String> {
        let number = value.downcast_ref::<u64>().ok_or("no number")?;
        Ok(number.to_le_bytes().to_vec())
    }

    fn decode(&self, bytes: &[u8]) -> Result<Computed, String> {
        let bytes = bytes.try_into().map_err(|_| "not eight bytes")?;
        Ok(Arc::new(u64::from_le_bytes(bytes)))
    }
}
