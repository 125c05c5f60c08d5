//! What the page holds and what the server has, in moments when they could come to differ.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use millpond_engine::{Asking, Fault, RunEnd, RunScope, Session, Upload};
use millpond_protocol::{Element, FileCount, UserFile, Value, WidgetState};

use crate::{
    model::{Downward, Page, Upward},
    samples::{accepts, file_uploader, numbers, slider},
    support::{
        Browser, Drawn, Log, ask_with, button, checkbox, checkbox_with, execute, fragment, held, hold, run, text,
    },
};

/// A session and its page, between which nothing takes time.
struct Tab {
    session: Session,
    page: Page,
}

impl Tab {
    /// A page whose first run is over.
    fn new(script: impl Fn() -> Drawn) -> Self {
        let mut tab = Self { session: Session::new(Log::new().cache), page: Page::new() };
        tab.load();
        tab.run(script);
        tab
    }

    /// A new page of the session.
    fn load(&mut self) {
        self.page = Page::new();
        self.connect();
    }

    fn connect(&mut self) {
        self.page.hear(Downward::Welcome(self.session.taken()));
        let update = self.session.attach();
        self.page.hear(Downward::Update(update));
    }

    /// The user gives a value, which the server takes.
    fn give(&mut self, id: &str, value: Value) {
        self.page.give(id, value);
        self.page.flush();
        for sent in self.page.sent() {
            let Upward::Event(number, widgets) = sent else { continue };
            self.session.event(number, widgets);
        }
    }

    /// Executes a run that is due, up to an end.
    fn run_to(&mut self, end: RunEnd, script: impl Fn() -> Drawn) {
        let run = self.session.start().expect("a run is due");
        execute(&run, &script);
        self.finish(end);
    }

    fn finish(&mut self, end: RunEnd) {
        if let Some(update) = self.session.finish(end) {
            self.page.hear(Downward::Update(update));
        }
    }

    /// Executes all runs that are due.
    fn run(&mut self, script: impl Fn() -> Drawn) {
        while let Some(run) = self.session.start() {
            let end = execute(&run, &script);
            self.finish(end);
        }
        assert!(self.page.is_at_rest(), "no run is due");
    }

    fn rerun(&mut self, script: impl Fn() -> Drawn) {
        self.session.rerun();
        self.run(script);
    }

    /// What the page holds for a widget that is on it.
    fn held(&self, id: &str) -> Value {
        self.page.held(id, &self.page.widgets()[id].element)
    }
}

fn level(max: f64) -> Drawn<Value> {
    let slider = millpond_protocol::Slider { max, ..slider("level", &[0.0]) };
    let set = run().set_for("level").map(|_| numbers(&[3.0]));
    ask_with(Element::Slider(slider), "app:1", Asking { set, ..Asking::default() })
}

const TICKED: Value = Value::Bool(true);

#[test]
fn v7_a_value_that_is_refused_after_one_that_counts_is_taken_back() {
    let script = || level(10.0).map(drop);
    let mut tab = Tab::new(script);
    // Both come while a run goes on.
    tab.session.rerun();
    let run = tab.session.start().expect("a run is due");
    tab.give("slider:level", numbers(&[5.0]));
    tab.give("slider:level", numbers(&[11.0]));
    let end = execute(&run, &script);
    tab.finish(end);
    tab.run(script);
    assert_eq!(tab.held("slider:level"), numbers(&[5.0]));
}

#[test]
fn v7_a_value_that_was_not_told_yet_does_not_come_after_a_later_one_of_the_users() {
    let max = AtomicUsize::new(10);
    let script = || {
        level(max.load(Ordering::Relaxed) as f64)?;
        text("more").map(drop)
    };
    let mut tab = Tab::new(script);
    tab.give("slider:level", numbers(&[8.0]));
    tab.run(script);
    max.store(5, Ordering::Relaxed);
    tab.session.rerun();
    let run = tab.session.start().expect("a run is due");
    execute(&run, &|| level(5.0).map(drop));
    tab.give("slider:level", numbers(&[4.0]));
    tab.finish(RunEnd::Interrupted);
    tab.run(script);
    assert_eq!(tab.held("slider:level"), numbers(&[4.0]));
}

/// A value outlives a run that ends before it draws its widget, which the page has forgotten then.
fn check_widget_that_was_not_reached(end: RunEnd) {
    let script = || {
        text("above")?;
        checkbox("tick").map(drop)
    };
    let mut tab = Tab::new(script);
    tab.give("checkbox:tick", TICKED);
    tab.run(script);
    tab.session.rerun();
    tab.run_to(end, || text("above").map(drop));
    assert!(tab.page.widgets().is_empty());
    tab.rerun(script);
    assert_eq!(tab.held("checkbox:tick"), TICKED);
}

fn failure() -> RunEnd {
    let log = Log::new();
    let run = Session::new(log.cache).start().expect("a run is due");
    execute(&run, &|| Err(Fault::Misplaced("it fails".into())))
}

#[test]
fn v7_after_a_failure_the_page_is_told_the_values_of_what_it_lost() {
    check_widget_that_was_not_reached(failure());
}

#[test]
fn v7_after_a_stop_the_page_is_told_the_values_of_what_it_lost() {
    check_widget_that_was_not_reached(RunEnd::Interrupted);
}

#[test]
fn v7_a_value_that_comes_while_its_widget_is_not_on_the_page_is_told_when_it_is() {
    let shows = AtomicBool::new(true);
    let script = || {
        if shows.load(Ordering::Relaxed) {
            checkbox_with("stays", Asking { keep: true, ..Asking::default() })?;
        }
        text("more").map(drop)
    };
    let mut tab = Tab::new(script);
    shows.store(false, Ordering::Relaxed);
    tab.session.rerun();
    let run = tab.session.start().expect("a run is due");
    // The run comes to its end all the same.
    let end = execute(&run, &script);
    tab.give("checkbox:stays", TICKED);
    tab.finish(end);
    shows.store(true, Ordering::Relaxed);
    tab.run(script);
    assert_eq!(tab.held("checkbox:stays"), TICKED);
}

#[test]
fn v3_a_page_that_comes_while_a_widget_is_not_there_is_told_its_value_when_it_is() {
    let shows = AtomicBool::new(true);
    let script = || match shows.load(Ordering::Relaxed) {
        true => checkbox_with("stays", Asking { keep: true, ..Asking::default() }).map(drop),
        false => Ok(()),
    };
    let mut tab = Tab::new(script);
    tab.give("checkbox:stays", TICKED);
    tab.run(script);
    shows.store(false, Ordering::Relaxed);
    tab.rerun(script);
    tab.load();
    shows.store(true, Ordering::Relaxed);
    tab.rerun(script);
    assert_eq!(tab.held("checkbox:stays"), TICKED);
}

#[test]
fn v3_a_page_that_is_loaded_anew_is_told_what_the_one_before_gave_and_no_run_has_taken() {
    let script = || {
        button("press")?;
        checkbox("tick").map(drop)
    };
    let mut tab = Tab::new(script);
    tab.give("button:press", Value::Press);
    let run = tab.session.start().expect("a run is due");
    let end = execute(&run, &script);
    // The run has read the press and comes to its end.
    tab.give("checkbox:tick", TICKED);
    tab.load();
    tab.finish(end);
    tab.run(script);
    assert_eq!(tab.held("checkbox:tick"), TICKED);
}

#[test]
fn m7_an_event_is_seen_once_all_of_it_is_taken() {
    let read = AtomicUsize::new(0);
    let max = AtomicUsize::new(10);
    let script = || {
        read.fetch_add(usize::from(button("press")?), Ordering::Relaxed);
        level(max.load(Ordering::Relaxed) as f64).map(drop)
    };
    let mut tab = Tab::new(script);
    tab.give("slider:level", numbers(&[8.0]));
    tab.run(script);
    tab.session.rerun();
    let run = tab.session.start().expect("a run is due");
    tab.give("button:press", Value::Press);
    tab.give("button:press", Value::Press);
    tab.give("slider:level", numbers(&[2.0]));
    max.store(5, Ordering::Relaxed);
    let end = execute(&run, &script);
    tab.finish(end);
    // The slider's first value fits no more: the page is told, but has given another one meanwhile.
    let run = tab.session.start().expect("a run is due");
    let end = execute(&run, &script);
    let update = tab.session.finish(end).expect("it has come to its end");
    assert_eq!((update.seen, read.load(Ordering::Relaxed)), (2, 1));
    tab.page.hear(Downward::Update(update));
    assert_eq!(tab.held("slider:level"), numbers(&[2.0]));
    tab.run(script);
    assert_eq!((tab.held("slider:level"), read.load(Ordering::Relaxed)), (numbers(&[2.0]), 2));
}

#[test]
fn m3_what_was_read_is_held_under_its_key_until_the_run_ends() {
    let said = Mutex::new(Vec::new());
    let script = || {
        let pressed = button("press")?;
        said.lock().unwrap().push((pressed, held("press")));
        Ok(())
    };
    let mut tab = Tab::new(script);
    tab.give("button:press", Value::Press);
    tab.run(script);
    tab.rerun(script);
    let none = || (false, Some(Value::None));
    assert_eq!(*said.lock().unwrap(), [none(), (true, Some(Value::Press)), none()]);
}

#[test]
fn what_the_user_gives_counts_more_than_what_the_script_set_before() {
    let script = || level(10.0).map(drop);
    let mut tab = Tab::new(script);
    tab.session.rerun();
    let run = tab.session.start().expect("a run is due");
    execute(&run, &|| hold("level", 3));
    // The run is interrupted before it draws what it has set.
    tab.give("slider:level", numbers(&[7.0]));
    tab.finish(RunEnd::Interrupted);
    tab.run(script);
    assert_eq!(tab.held("slider:level"), numbers(&[7.0]));
}

/// Two fragments of which the first one ends a run of both before the second one is reached.
fn check_fragment_that_was_not_reached(end: impl Fn() -> RunEnd) {
    let is_in_trouble = Arc::new(AtomicBool::new(false));
    let read = Arc::new(AtomicUsize::new(0));
    let script = || {
        let is_in_trouble = is_in_trouble.clone();
        fragment("a", move || {
            checkbox("a")?;
            match is_in_trouble.load(Ordering::Relaxed) {
                true => Err(Fault::Misplaced("it ends".into())),
                false => Ok(()),
            }
        })?;
        let read = read.clone();
        fragment("b", move || {
            let ticked = checkbox("b")?;
            read.fetch_add(usize::from(button("press")?), Ordering::Relaxed);
            text(format!("b {ticked}")).map(drop)
        })
    };
    let mut tab = Tab::new(script);
    tab.session.rerun();
    let run = tab.session.start().expect("a run is due");
    let whole = execute(&run, &script);
    // They come when it has drawn all.
    tab.give("checkbox:a", TICKED);
    tab.give("checkbox:b", TICKED);
    tab.give("button:press", Value::Press);
    tab.finish(whole);
    is_in_trouble.store(true, Ordering::Relaxed);
    tab.run_to(end(), script);
    is_in_trouble.store(false, Ordering::Relaxed);
    tab.run(script);
    assert!(tab.page.texts().contains(&"b true".into()), "{:?}", tab.page.texts());
    assert_eq!(read.load(Ordering::Relaxed), 1, "the press was read");
    tab.give("checkbox:b", Value::Bool(false));
    tab.run(script);
    assert!(tab.page.texts().contains(&"b false".into()), "its widgets are known: {:?}", tab.page.texts());
}

#[test]
fn m9_a_fragment_runs_though_another_one_fails() {
    check_fragment_that_was_not_reached(failure);
}

#[test]
fn m9_a_fragment_runs_though_another_one_ends_the_run() {
    check_fragment_that_was_not_reached(|| RunEnd::Finished);
}

#[test]
fn m9_a_fragment_runs_though_another_one_asks_for_a_run_of_its_own() {
    check_fragment_that_was_not_reached(|| RunEnd::Rerun(RunScope::Fragments(vec!["a#1".into()])));
}

#[test]
fn a_fragment_that_a_failed_run_did_not_reach_runs_no_more_by_itself() {
    let script = || fragment("a", || checkbox("tick").map(drop));
    let mut tab = Tab::new(script);
    tab.give("checkbox:tick", TICKED);
    tab.run(script);
    tab.session.rerun();
    tab.run_to(failure(), || Ok(()));
    tab.session.tick(&"a#1".into());
    tab.run(script);
    tab.rerun(script);
    assert_eq!(tab.held("checkbox:tick"), TICKED);
}

#[test]
fn m8_a_page_that_comes_during_a_run_is_told_of_the_query_that_the_run_has_set() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.session.set_query("a=1");
    let run = browser.session.start().expect("a run is due");
    run.set_query("a=2".into()).expect("nothing interrupts it");
    let update = browser.session.attach();
    assert_eq!(update.query.as_deref(), Some("a=2"));
}

#[test]
fn m8_where_the_user_went_counts_more_than_what_a_run_sets_that_began_before() {
    let mut browser = Browser::new(&Log::new().cache);
    browser.session.set_query("a=1");
    let run = browser.session.start().expect("a run is due");
    run.set_query("a=2".into()).expect("nothing interrupts it");
    browser.session.set_query("a=3");
    browser.session.finish(RunEnd::Interrupted);
    let run = browser.session.start().expect("a run is due");
    assert_eq!(run.query(), "a=3");
}

#[test]
fn m4_what_counts_of_a_file_is_what_came_and_not_what_the_page_says() {
    let script = || {
        let uploader = file_uploader("files", accepts(FileCount::One, &[".csv"]));
        ask_with(Element::FileUploader(uploader), "app:1", Asking::default()).map(drop)
    };
    let mut browser = Browser::new(&Log::new().cache);
    browser.run(script);
    // It takes files of up to 10 bytes; another widget may take larger ones.
    let file = |size| UserFile { id: "1".into(), name: "a.csv".into(), mime: "text/csv".into(), size };
    browser.session.upload(Arc::new(Upload::new(file(11), [0; 11])));
    let refused = browser.give("file_uploader:files", Value::Files(vec![file(1)]));
    assert_eq!(refused.len(), 1);
}

#[test]
fn v3_the_values_that_a_page_is_told_at_first_are_those_of_what_it_shows() {
    let script = || checkbox("tick").map(drop);
    let mut tab = Tab::new(script);
    tab.give("checkbox:tick", TICKED);
    tab.run(script);
    let told = tab.session.attach().values;
    assert_eq!(told, [WidgetState { id: "checkbox:tick".into(), value: TICKED }]);
}
