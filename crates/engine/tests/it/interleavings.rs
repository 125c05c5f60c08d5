//! Any interleaving of what users do, of what the network does to it, and of what scripts do: at rest the page shows
//! what the last events imply, and what counts for one run was read by one run.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard, Weak},
};

use millpond_engine::{Asking, Fault, Front, Held, Interrupt, Place, Run, RunEnd, RunScope, Session, Upload, print};
use millpond_protocol::{
    Block, Button, Chat, Element, FileCount, Form, Size, Slider, TextInput, UserFile, Value, Widget,
};
use proptest::{collection::vec, prelude::*};

use crate::{
    model::{Downward, Page, Placed, Upward},
    samples::{self, accepts, numbers, option},
    support::{Callback, Drawn, Log, Number, ask_with, execute, fragment, held, hold, run, text, with},
};

/// What happens next.
#[derive(Clone, Debug)]
enum Op {
    /// The script goes on to its next call, or begins.
    Go,
    /// The user gives a widget a value.
    Give(Given),
    /// The user asks for a run.
    Ask,
    /// The page's frame is over.
    Frame,
    /// The server takes a message of the page's.
    Up,
    /// The page takes a message of the server's.
    Down,
    /// The server looks at the run.
    Look,
    /// The connection is lost; what the page has sent is lost with it, or comes late.
    Lose { all: bool },
    /// The page connects anew.
    Connect,
    /// The page is loaded anew.
    Load,
    /// The user stops the run.
    Stop,
    /// The options become others.
    Options(u8),
    /// Widgets come or go.
    Show(u8),
    /// A fragment runs by itself.
    Tick(bool),
    /// The script sets the slider in its next run.
    Set,
    /// At the call after so many others, the script makes trouble.
    Trouble(u8, Trouble),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Trouble {
    /// It fails, once or until further notice.
    Fails { always: bool },
    /// It ends itself.
    Ends,
    /// It asks for another run: of all, or of the fragment that it is in.
    Reruns,
    /// There is none any more.
    None,
}

/// What the user gives; numbers choose among values.
#[derive(Clone, Copy, Debug)]
enum Given {
    Tick(&'static str, bool),
    Pick(&'static str, u8),
    Level,
    Type(&'static str, u8),
    Press(&'static str),
    Submit(&'static str),
    Say { file: bool },
    Do(u8),
    Upload(u8),
}

/// The options of lists, of which there are four versions.
const OPTIONS: [&[&str]; 4] = [&["oats", "rye", "teff"], &["rye", "teff"], &["teff", "oats"], &["spelt"]];

/// The widgets that a run without trouble draws always, and that take what they are given always.
const LASTING: [&str; 8] = [
    "checkbox:flag",
    "text_input:name",
    "text_input:later",
    "text_input:draft",
    "checkbox:a1",
    "checkbox:b1",
    "checkbox:c1",
    "checkbox:kept",
];

/// The widgets whose new values may wait until another one is given, and are no reason for a run.
const WAITING: [&str; 3] = ["text_input:name", "text_input:draft", "text_input:later"];

/// The widgets whose values count for one run, all of which are drawn always.
const MOMENTARY: [&str; 6] =
    ["chat_input:chat", "button:go", "button:send", "menu_button:menu", "button:bgo", "button:clear"];

fn any_given() -> impl Strategy<Value = Given> {
    let ticked = prop_oneof![Just("flag"), Just("comes"), Just("kept"), Just("a1"), Just("a2"), Just("b1"), Just("c1")];
    prop_oneof![
        6 => (ticked, any::<bool>()).prop_map(|(key, ticked)| Given::Tick(key, ticked)),
        3 => (prop_oneof![Just("pick"), Just("cpick")], 0..4u8).prop_map(|(key, which)| Given::Pick(key, which)),
        3 => Just(Given::Level),
        4 => (prop_oneof![Just("name"), Just("draft"), Just("later")], 0..3u8)
            .prop_map(|(key, which)| Given::Type(key, which)),
        3 => prop_oneof![Just("go"), Just("bgo")].prop_map(Given::Press),
        2 => prop_oneof![Just("send"), Just("clear")].prop_map(Given::Submit),
        3 => any::<bool>().prop_map(|file| Given::Say { file }),
        2 => (0..2u8).prop_map(Given::Do),
        2 => (0..3u8).prop_map(Given::Upload),
    ]
}

/// What happens while all goes well.
fn any_calm_op() -> impl Strategy<Value = Op> {
    prop_oneof![
        20 => Just(Op::Go),
        10 => any_given().prop_map(Op::Give),
        1 => Just(Op::Ask),
        6 => Just(Op::Frame),
        8 => Just(Op::Up),
        8 => Just(Op::Down),
        4 => Just(Op::Look),
        1 => any::<bool>().prop_map(|all| Op::Lose { all }),
        2 => Just(Op::Connect),
        1 => Just(Op::Load),
        1 => (0..4u8).prop_map(Op::Options),
        1 => (0..4u8).prop_map(Op::Show),
        1 => any::<bool>().prop_map(Op::Tick),
        1 => Just(Op::Set),
        1 => (0..30u8).prop_map(|at| Op::Trouble(at, Trouble::Reruns)),
    ]
}

fn any_op() -> impl Strategy<Value = Op> {
    let trouble = prop_oneof![
        any::<bool>().prop_map(|always| Trouble::Fails { always }),
        Just(Trouble::Ends),
        Just(Trouble::None),
    ];
    prop_oneof![
        20 => any_calm_op(),
        1 => Just(Op::Stop),
        1 => (0..30u8, trouble).prop_map(|(at, trouble)| Op::Trouble(at, trouble)),
    ]
}

/// Everything: a server with one session, a page, what is between them, and what surrounds the script.
struct World {
    session: Session,
    run: Option<Arc<Run>>,
    page: Page,
    /// What is on its way, with the number of the connection.
    up: VecDeque<(u32, Upward)>,
    down: VecDeque<Downward>,
    /// The page's connection, if it has one; the server's; and how many there were.
    connection: Option<u32>,
    served: Option<u32>,
    connections: u32,
    ops: VecDeque<Op>,
    /// What is yet to come.
    options: usize,
    shows: u8,
    sets: bool,
    trouble: (u8, Trouble),
    /// How many calls the run has made.
    calls: u8,
    /// How the script has ended its run.
    ended: Option<RunEnd>,
    /// The parts of the script that came to no good end since they last came to one.
    disturbed: BTreeSet<&'static str>,
    /// Numbers and texts that were not used yet.
    fresh: u32,
    log: Record,
}

/// What happened to values.
#[derive(Default)]
struct Record {
    /// What counts for one run: as it was taken, as callbacks saw it, and as the script read it.
    taken: Vec<(String, Value)>,
    called: Vec<(String, Value)>,
    read: Vec<(String, Value)>,
    /// The last value that was taken for each other widget, that its callback saw, and that the script read.
    last_taken: BTreeMap<String, Value>,
    last_called: BTreeMap<String, Value>,
    last_read: BTreeMap<String, Value>,
    refused: Vec<String>,
    /// What the slider must show in the end.
    level: f64,
}

type Shared = Arc<Mutex<World>>;

fn lock(world: &Shared) -> MutexGuard<'_, World> {
    world.lock().expect("nothing panicked with it")
}

impl World {
    fn new(ops: Vec<Op>) -> Self {
        Self {
            session: Session::new(Log::new().cache),
            run: None,
            page: Page::new(),
            up: VecDeque::new(),
            down: VecDeque::new(),
            connection: None,
            served: None,
            connections: 0,
            ops: ops.into(),
            options: 0,
            shows: 3,
            sets: false,
            trouble: (0, Trouble::None),
            calls: 0,
            ended: None,
            disturbed: BTreeSet::new(),
            fresh: 0,
            log: Record { level: 0.0, ..Record::default() },
        }
    }

    fn fresh(&mut self) -> u32 {
        self.fresh += 1;
        self.fresh
    }

    /// Lets happen what happens before the script goes on.
    fn pass(&mut self) {
        while let Some(op) = self.ops.pop_front() {
            match op {
                Op::Go => break,
                op => self.act(op),
            }
        }
    }

    fn act(&mut self, op: Op) {
        match op {
            Op::Go => unreachable!("it is for the script"),
            Op::Give(given) => self.give(given),
            Op::Ask => self.page.ask(),
            Op::Frame => self.page.flush(),
            Op::Up => self.up(),
            Op::Down => self.down(),
            Op::Look if self.served.is_some() => {
                let update = self.session.progress();
                self.tell(update.map(Downward::Update));
            }
            Op::Look => {}
            Op::Lose { all } => self.lose(all),
            Op::Connect => self.connect(),
            Op::Load => {
                self.lose(true);
                self.page = Page::new();
                self.connect();
            }
            Op::Stop => {
                if self.run.is_some() {
                    self.disturbed = PARTS.into();
                }
                self.session.stop();
            }
            Op::Options(which) => {
                self.options = usize::from(which);
                self.session.rerun();
            }
            Op::Show(which) => {
                self.shows = which;
                self.session.rerun();
            }
            Op::Tick(first) => self.session.tick(&if first { "a#1" } else { "c#1" }.into()),
            Op::Set => {
                self.sets = true;
                self.session.rerun();
            }
            Op::Trouble(at, trouble) => {
                self.trouble = (at, trouble);
                self.session.rerun();
            }
        }
        let sent = self.page.sent();
        if let Some(connection) = self.connection {
            self.up.extend(sent.into_iter().map(|message| (connection, message)));
        }
        self.begin();
    }

    /// Begins a run, if one is due and none is going on.
    fn begin(&mut self) {
        if let Some(run) = self.session.start() {
            assert!(self.run.is_none(), "there are never two runs at once");
            self.run = Some(run);
        }
    }

    fn lose(&mut self, all: bool) {
        self.page.lose();
        self.connection = None;
        self.down.clear();
        if all {
            self.up.clear();
            self.served = None;
        }
    }

    fn connect(&mut self) {
        if self.connection.is_none() {
            self.connections += 1;
            self.connection = Some(self.connections);
            self.page.connect();
        }
    }

    fn tell(&mut self, message: Option<Downward>) {
        // What is told to a connection that is lost comes to nobody.
        if self.served.is_some() && self.served == self.connection {
            self.down.extend(message);
        }
    }

    fn up(&mut self) {
        match self.up.pop_front() {
            Some((connection, Upward::Hello)) => {
                self.served = Some(connection);
                self.tell(Some(Downward::Welcome(self.session.taken())));
                let update = self.session.attach();
                self.tell(Some(Downward::Update(update)));
            }
            Some((_, Upward::Event(number, states))) => {
                let is_new = number > self.session.taken();
                let refused = self.session.event(number, states.clone());
                assert!(is_new || refused.is_empty(), "what was taken before is not looked at");
                for state in states.into_iter().filter(|_| is_new) {
                    let is_refused = |reason: &String| {
                        let of_file = files(&state.value).iter().any(|file| reason.contains(&file.id));
                        of_file || reason.contains(&state.id)
                    };
                    if refused.iter().any(is_refused) {
                        self.log.refused.push(state.id);
                    } else if MOMENTARY.contains(&state.id.as_str()) {
                        self.log.taken.push((state.id, state.value));
                    } else {
                        if let ("slider:level", Value::Numbers(numbers)) = (state.id.as_str(), &state.value) {
                            self.log.level = numbers[0];
                        }
                        self.log.last_taken.insert(state.id, state.value);
                    }
                }
            }
            None => {}
        }
    }

    fn down(&mut self) {
        if let Some(message) = self.down.pop_front() {
            self.page.hear(message);
        }
    }

    fn give(&mut self, given: Given) {
        let options = OPTIONS[self.options];
        let (id, value) = match given {
            Given::Tick(key, ticked) => (format!("checkbox:{key}"), Value::Bool(ticked)),
            Given::Pick(key, which) => {
                // What is no option is tried, too.
                let label = *options.get(usize::from(which)).unwrap_or(&"none");
                (format!("selectbox:{key}"), Value::Choice(option(u32::from(which), label)))
            }
            Given::Level => ("slider:level".into(), numbers(&[f64::from(self.fresh())])),
            Given::Type(key, which) => (format!("text_input:{key}"), samples::text(["", "a", "b"][usize::from(which)])),
            Given::Press(key) => (format!("button:{key}"), Value::Press),
            Given::Submit(key) => return self.page.submit(&format!("button:{key}")),
            Given::Say { file } => {
                let files = file.then(|| self.upload(9)).into_iter().collect();
                let text = self.fresh().to_string();
                ("chat_input:chat".into(), Value::Chat(Chat { text, files, audio: None }))
            }
            Given::Do(which) => {
                let label = ["copy", "move"][usize::from(which)];
                ("menu_button:menu".into(), Value::Choice(option(u32::from(which), label)))
            }
            Given::Upload(which) => {
                let files = (0..which).map(|which| self.upload(which)).collect();
                ("file_uploader:files".into(), Value::Files(files))
            }
        };
        self.page.give(&id, value);
    }

    fn upload(&mut self, which: u8) -> UserFile {
        let file = samples::file(&format!("{which}.txt"), 1);
        self.session.upload(Arc::new(Upload::new(file.clone(), vec![which])));
        file
    }

    /// The script calls something: what happens before, and what it makes of it.
    fn call(&mut self) -> Drawn {
        self.pass();
        self.calls = self.calls.saturating_add(1);
        let (at, trouble) = self.trouble;
        if self.calls != at + 1 || trouble == Trouble::None {
            return Ok(());
        }
        if trouble != (Trouble::Fails { always: true }) {
            self.trouble.1 = Trouble::None;
        }
        let run = self.run.as_ref().expect("a script runs in a run");
        let part = run.fragment().filter(|_| run.scope != RunScope::All);
        match trouble {
            Trouble::Fails { .. } => {
                self.disturb();
                return Err(Fault::Misplaced("trouble".into()));
            }
            Trouble::Ends => {
                self.disturb();
                self.ended = Some(RunEnd::Stopped);
            }
            Trouble::Reruns => self.ended = Some(RunEnd::Rerun(part.unwrap_or(RunScope::All))),
            Trouble::None => {}
        }
        Err(Fault::Interrupted(Interrupt::Stop))
    }

    /// Something does not come to its end: the fragment that runs alone, or all.
    fn disturb(&mut self) {
        let run = self.run.as_ref().expect("a script runs in a run");
        let within = run.fragment().and_then(|part| first(&part));
        let alone = match &run.scope {
            RunScope::All => None,
            RunScope::Fragments(ids) => {
                ids.iter().find(|id| within.as_ref().is_some_and(|part| part.starts_with(&***id)))
            }
        };
        let disturbed = parts_within(alone.map_or("", |id| id));
        self.disturbed.extend(disturbed);
    }

    /// The run is over.
    fn finish(&mut self, end: RunEnd) {
        let run = self.run.take().expect("a run was going on");
        let (is_whole, scope) = (self.ended.is_none() && end == RunEnd::Finished, run.scope.clone());
        let end = self.ended.take().unwrap_or(end);
        let update = self.session.finish(end);
        if is_whole {
            match scope {
                RunScope::All => self.disturbed.clear(),
                RunScope::Fragments(ids) => ids.iter().flat_map(|id| parts_within(id)).for_each(|part| {
                    self.disturbed.remove(part);
                }),
            }
        }
        self.tell(update.map(Downward::Update));
        self.begin();
    }
}

/// The parts of the script by the fragments that they are: what is outside of all has no name.
const PARTS: [&str; 4] = ["", "a#1", "a#1/b#1", "c#1"];

fn parts_within(outer: &str) -> impl Iterator<Item = &'static str> {
    PARTS.into_iter().filter(move |part| part.starts_with(outer))
}

fn first(scope: &RunScope) -> Option<Arc<str>> {
    let RunScope::Fragments(ids) = scope else {
        return None;
    };
    ids.first().cloned()
}

/// Executes the run that has begun, if one has.
fn execute_begun(world: &Shared) -> bool {
    let run = {
        let mut world = lock(world);
        let Some(run) = world.run.clone() else {
            return false;
        };
        world.calls = 0;
        world.pass();
        run
    };
    let end = execute(&run, &|| script(world));
    lock(world).finish(end);
    true
}

fn script(world: &Shared) -> Drawn {
    let (shows, sets) = {
        let mut world = lock(world);
        (world.shows, std::mem::take(&mut world.sets))
    };
    if sets {
        set_level(world);
    }
    let read = |key, element, line| draw(world, key, element, line, false);
    read("flag", Element::Checkbox(samples::checkbox("flag")), "app:1")?;
    read("pick", pick(world, "pick"), "app:2")?;
    let level = Slider { max: 100_000.0, ..samples::slider("level", &[0.0]) };
    read("level", Element::Slider(level), "app:3")?;
    let chat = samples::chat_input("chat", accepts(FileCount::Many, &[]));
    read("chat", Element::ChatInput(chat), "app:4")?;
    read("go", Element::Button(samples::button("go")), "app:5")?;
    if shows & 1 != 0 {
        read("comes", Element::Checkbox(samples::checkbox("comes")), "app:6")?;
    }
    if shows & 2 != 0 {
        draw(world, "kept", Element::Checkbox(samples::checkbox("kept")), "app:7", true)?;
    }
    let later = Widget { deferred: true, ..crate::support::widget("later") };
    let later = TextInput { widget: later, ..samples::text_input("later", Some("")) };
    read("later", Element::TextInput(later), "app:8")?;
    for (field, button, clears) in [("name", "send", false), ("draft", "clear", true)] {
        with(form(button, clears)?, || {
            read(field, Element::TextInput(samples::text_input(field, Some(""))), "app:9")?;
            read(button, Element::Button(Button { submit: true, ..samples::button(button) }), "app:10")
        })?;
    }
    let files = samples::file_uploader("files", accepts(FileCount::Many, &[]));
    read("files", Element::FileUploader(files), "app:11")?;
    let inside = world.clone();
    fragment("a", move || part_a(&inside))?;
    let inside = world.clone();
    fragment("c", move || {
        draw(&inside, "c1", Element::Checkbox(samples::checkbox("c1")), "app:20", false)?;
        draw(&inside, "cpick", pick(&inside, "cpick"), "app:21", false)
    })
}

fn form(key: &str, clear_on_submit: bool) -> Drawn<Place> {
    run().block(&Block::Form(Form {
        key: key.into(),
        clear_on_submit,
        enter_to_submit: true,
        border: true,
        width: Size::Stretch,
        height: Size::Content,
    }))
}

fn part_a(world: &Shared) -> Drawn {
    let shows = draw_ticked(world, "a1", "app:12")?;
    let menu = samples::menu_button("menu", &["copy", "move"]);
    draw(world, "menu", Element::MenuButton(menu), "app:13", false)?;
    if shows {
        draw_ticked(world, "a2", "app:14")?;
    }
    let inside = world.clone();
    fragment("b", move || {
        draw_ticked(&inside, "b1", "app:15")?;
        draw(&inside, "bgo", Element::Button(samples::button("bgo")), "app:16", false)
    })
}

fn draw_ticked(world: &Shared, key: &'static str, line: &'static str) -> Drawn<bool> {
    draw(world, key, Element::Checkbox(samples::checkbox(key)), line, false)?;
    Ok(lock(world).log.last_read.get(&format!("checkbox:{key}")) == Some(&Value::Bool(true)))
}

fn pick(world: &Shared, key: &str) -> Element {
    let options = OPTIONS[lock(world).options];
    Element::Selectbox(samples::selectbox(key, options, Some(option(0, options[0]))))
}

/// Draws a widget and a text that says its value.
fn draw(world: &Shared, key: &'static str, element: Element, line: &'static str, keep: bool) -> Drawn {
    lock(world).call()?;
    let set = run().set_for(key).map(|held| numbers(&[number(&*held)]));
    let front = callback(Arc::downgrade(world), key);
    let value = ask_with(element.clone(), line, Asking { front, set, keep, ..Asking::default() })?;
    let momentary = millpond_engine::is_momentary(&element);
    let id = format!("{}:{key}", millpond_engine::widget(&element).expect("it is a widget").0);
    assert_eq!(held(key).as_ref(), Some(&value), "what was drawn is held under its key");
    for file in files(&value) {
        assert!(run().upload(&file.id).is_some(), "a file that a value names is there: {}", file.name);
    }
    if momentary {
        if value != Value::None {
            lock(world).log.read.push((id, value));
        }
        return Ok(());
    }
    lock(world).log.last_read.insert(id, value.clone());
    lock(world).call()?;
    text(format!("{key}: {value:?}")).map(drop)
}

fn files(value: &Value) -> &[UserFile] {
    match value {
        Value::Files(files) => files,
        Value::Chat(chat) => &chat.files,
        _ => &[],
    }
}

fn number(held: &dyn Held) -> f64 {
    let held: &dyn std::any::Any = held;
    held.downcast_ref::<Number>().expect("numbers are held").0 as f64
}

/// What is called when a widget has a new value: it notes that, and some set the slider.
fn callback(world: Weak<Mutex<World>>, key: &'static str) -> Option<Arc<dyn Front>> {
    Callback::front(move || {
        let world = world.upgrade().expect("it outlives its runs");
        lock(&world).pass();
        let value = held(key).expect("a widget with a new value is there");
        {
            let record = &mut lock(&world).log;
            let id = MOMENTARY.into_iter().find(|id| id.ends_with(&format!(":{key}")));
            match id {
                Some(id) => record.called.push((id.into(), value)),
                None => drop(record.last_called.insert(key.into(), value)),
            }
        }
        if key == "go" {
            set_level(&world);
        }
    })
}

/// The script sets the slider; what the user gave before and no run has taken yet comes after it.
fn set_level(world: &Shared) {
    let now = held("level");
    let mut world = lock(world);
    let set = world.fresh();
    let known = run().set_for("level").map(|held| number(&*held)).or(match &now {
        Some(Value::Numbers(numbers)) => Some(numbers[0]),
        _ => None,
    });
    if hold("level", u64::from(set)).is_ok() && known.is_none_or(|known| known == world.log.level) {
        world.log.level = f64::from(set);
    }
}

/// Lets everything come to rest.
fn rest(world: &Shared) {
    loop {
        let mut is_quiet = !execute_begun(world);
        let mut world = lock(world);
        world.act(Op::Connect);
        world.act(Op::Frame);
        is_quiet &= world.up.is_empty() && world.down.is_empty();
        while !world.up.is_empty() || !world.down.is_empty() {
            world.act(Op::Up);
            world.act(Op::Down);
        }
        if is_quiet {
            assert!(world.page.is_at_rest(), "everything has been taken account of");
            return;
        }
    }
}

/// Plays a sequence to its end and checks what must hold of each.
fn play(ops: Vec<Op>) -> Shared {
    let world = Arc::new(Mutex::new(World::new(ops)));
    lock(&world).act(Op::Connect);
    loop {
        let op = lock(&world).ops.pop_front();
        match op {
            Some(Op::Go) => drop(execute_begun(&world)),
            Some(op) => lock(&world).act(op),
            None => break,
        }
    }
    rest(&world);
    check(&lock(&world), &WAITING);
    world
}

/// Has the whole script run once more, with all that waited for another value.
fn settle(world: &Shared) {
    {
        let mut world = lock(world);
        world.trouble.1 = Trouble::None;
        world.act(Op::Ask);
    }
    rest(world);
    check(&lock(world), &[]);
}

/// What holds at rest, whatever has happened, but for widgets whose values may wait for another one.
fn check(world: &World, waiting: &[&str]) {
    let World { page, session, log, .. } = world;
    assert_eq!(print(&page.tree), print(session.shown()));
    let texts = page.texts();
    for (id, Placed { element, .. }) in page.widgets() {
        if MOMENTARY.contains(&id.as_str()) || waiting.contains(&id.as_str()) {
            continue;
        }
        let key = id.split_once(':').expect("ids have a kind and a key").1;
        let held = page.held(&id, &element);
        assert_eq!(held, log.last_read[&id], "what the page holds for {id} is what the script has");
        assert_eq!(millpond_engine::accepts(&element, &held), Some(held), "{id} takes its value");
        let said = texts.iter().find(|text| text.starts_with(&format!("{key}: ")));
        let read = format!("{key}: {:?}", log.last_read[&id]);
        assert!(said.is_none_or(|said| *said == read), "the page says {said:?}, the script read {read}");
    }
    for id in MOMENTARY {
        let of = |list: &[(String, Value)]| -> Vec<Value> {
            list.iter().filter(|(of, _)| of == id).map(|(_, value)| value.clone()).collect()
        };
        let (taken, called, read) = (of(&log.taken), of(&log.called), of(&log.read));
        assert!(is_part(&called, &taken), "callbacks of {id}: {called:?} of {taken:?}");
        assert!(is_part(&read, &taken), "readings of {id}: {read:?} of {taken:?}");
    }
}

/// What holds where no run failed, ended itself, or was stopped.
fn check_calm(world: &World) {
    let World { page, log, .. } = world;
    let widgets = page.widgets();
    for id in MOMENTARY {
        let of = |list: &[(String, Value)]| -> Vec<Value> {
            list.iter().filter(|(of, _)| of == id).map(|(_, value)| value.clone()).collect()
        };
        assert_eq!(of(&log.read), of(&log.taken), "each value of {id} is read once, in order");
        assert_eq!(of(&log.called), of(&log.taken), "each value of {id} is called for once, in order");
    }
    for id in LASTING.into_iter().chain(["file_uploader:files"]).filter(|id| widgets.contains_key(*id)) {
        let read = &log.last_read[id];
        let key = id.split_once(':').expect("ids have a kind and a key").1;
        if let Some(taken) = log.last_taken.get(id) {
            assert_eq!(read, taken, "{id} has the last value that was taken");
        }
        if let Some(called) = log.last_called.get(key) {
            assert_eq!(read, called, "the last callback of {id} saw its value");
        }
        if let Some(given) = page.given.get(id).filter(|_| LASTING.contains(&id)) {
            assert_eq!(read, given, "{id} has the last value that was given");
        }
    }
    assert_eq!(log.last_read["slider:level"], numbers(&[log.level]), "what came last counts");
    let is_lasting = |id: &&String| LASTING.contains(&id.as_str()) || MOMENTARY.contains(&id.as_str());
    let refused: Vec<_> = log.refused.iter().filter(is_lasting).collect();
    assert!(refused.is_empty(), "refused: {refused:?}");
}

fn is_part(part: &[Value], whole: &[Value]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|value| whole.any(|other| other == value))
}

/// What the page says, for the parts that came to their end, and the widgets whose values do not wait.
fn said(world: &World) -> Vec<String> {
    let part = |key: &str| match key {
        "a1" | "a2" => "a#1",
        "b1" => "a#1/b#1",
        "c1" | "cpick" => "c#1",
        _ => "",
    };
    let counts = |text: &String| {
        let key = text.split(':').next().expect("texts begin with a key");
        !world.disturbed.contains(part(key)) && !WAITING.iter().any(|id| id.ends_with(&format!(":{key}")))
    };
    world.page.texts().into_iter().filter(counts).collect()
}

proptest! {
    #[test]
    fn whatever_happens_the_page_shows_at_rest_what_the_server_has(ops in vec(any_op(), 0..120)) {
        let world = play(ops);
        let before = said(&lock(&world));
        settle(&world);
        let after = lock(&world).page.texts();
        for text in before {
            prop_assert!(after.contains(&text), "nothing was left to do: {} {:?}", text, after);
        }
    }

    #[test]
    fn as_long_as_runs_come_to_their_end_nothing_is_lost_or_doubled(ops in vec(any_calm_op(), 0..120)) {
        let world = play(ops);
        settle(&world);
        check_calm(&lock(&world));
    }
}
