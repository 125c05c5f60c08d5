//! Runs of an app without a browser, for tests.

use std::path::PathBuf;

use millpond_engine::{DiskStore, Limits, RunEnd, Session};
use millpond_protocol::{Node, Value, WidgetState};

use crate::{caches::new_cache, rust_script::run_script};

/// An app under test: what it shows is text, and its widgets are moved by their labels.
///
/// ```
/// use millpond::{self as st, testing::AppTest};
///
/// let mut app = AppTest::new(|| {
///     if st::button("Greet") {
///         st::text("hello");
///     }
/// });
/// assert_eq!(app.run(), "button \"Greet\"\n");
/// assert_eq!(app.press("Greet"), "button \"Greet\"\ntext \"hello\"\n");
/// ```
pub struct AppTest {
    script: Box<dyn Fn()>,
    session: Session,
}

impl AppTest {
    /// An app that has not run yet.
    pub fn new(script: impl Fn() + 'static) -> Self {
        Self { script: Box::new(script), session: Session::new(new_cache(None, Limits::default())) }
    }

    /// The same with persistent memos kept in a folder, as if it had been there before.
    pub fn with_cache_in(folder: impl Into<PathBuf>, script: impl Fn() + 'static) -> Self {
        let cache = new_cache(Some(DiskStore::new(folder, None)), Limits::default());
        Self { script: Box::new(script), session: Session::new(cache) }
    }

    /// Runs the app, and gives what its page then [shows](shown()).
    pub fn run(&mut self) -> String {
        self.session.rerun();
        while let Some(run) = self.session.start() {
            let end = run_script(&*self.script, run);
            let interrupted = matches!(end, RunEnd::Interrupted);
            self.session.finish(end);
            assert!(!interrupted, "nothing interrupts a test's runs");
        }
        shown(&self.session)
    }

    /// Presses a button and runs the app.
    pub fn press(&mut self, label: &str) -> String {
        self.set(label, Value::Press)
    }

    /// Gives a widget a value and runs the app.
    pub fn set(&mut self, label: &str, value: Value) -> String {
        let id = self.find(label).unwrap_or_else(|| panic!("there is no widget with this label: {label}"));
        let refused = self.session.event(self.session.taken() + 1, vec![WidgetState { id, value }]);
        assert!(refused.is_empty(), "{}", refused.join("\n"));
        self.run()
    }

    fn find(&self, label: &str) -> Option<String> {
        find(self.session.shown(), label)
    }
}

/// What a session's page shows: a line an element of the main area, children indented.
///
/// Where the sidebar is not empty it follows, below a line `sidebar`.
pub fn shown(session: &Session) -> String {
    let [main, sidebar] = millpond_engine::tree::children(session.shown()) else {
        unreachable!("the root holds the main area and the sidebar");
    };
    let inside = |area| -> String {
        let printed = millpond_engine::print(area);
        printed.lines().skip(1).map(|line| format!("{}\n", &line[2..])).collect()
    };
    let mut shown = inside(main);
    let sidebar = inside(sidebar);
    if !sidebar.is_empty() {
        shown += "sidebar\n";
        shown.extend(sidebar.lines().map(|line| format!("  {line}\n")));
    }
    shown
}

/// The id of the widget with this label below a node.
fn find(node: &Node, label: &str) -> Option<String> {
    match node {
        Node::Block { children, .. } => children.iter().find_map(|child| find(child, label)),
        Node::Element(element) => {
            let element = element.decode().ok()?;
            let (_, widget) = millpond_engine::widget(&element)?;
            (widget.label == label).then(|| widget.id.clone())
        }
    }
}
