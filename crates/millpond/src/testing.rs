//! Runs of an app without a browser, for tests.

use std::{path::PathBuf, sync::Arc};

use millpond_engine::{DiskStore, Limits, RunEnd, Session, Upload};
use millpond_protocol::{Block, Node, UserFile, Value, Widget, WidgetState};

use crate::{
    caches::new_cache,
    rust_script::{produce, run_script},
};

/// An app under test: what it shows is text, and its widgets are moved by their labels or keys.
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
    query: String,
}

impl AppTest {
    /// An app that has not run yet.
    pub fn new(script: impl Fn() + 'static) -> Self {
        Self::with(None, Box::new(script))
    }

    /// The same with persistent memos kept in a folder, as if it had been there before.
    pub fn with_cache_in(folder: impl Into<PathBuf>, script: impl Fn() + 'static) -> Self {
        Self::with(Some(DiskStore::new(folder, None)), Box::new(script))
    }

    fn with(disk: Option<DiskStore>, script: Box<dyn Fn()>) -> Self {
        Self { script, session: Session::new(new_cache(disk, Limits::default())), query: String::new() }
    }

    /// Runs the app, and gives what its page then [shows](shown()).
    pub fn run(&mut self) -> String {
        self.session.rerun();
        self.run_due()
    }

    /// Executes the runs that are due.
    fn run_due(&mut self) -> String {
        while let Some(run) = self.session.start() {
            let end = run_script(&*self.script, run);
            assert!(end != RunEnd::Interrupted, "nothing interrupts a test's runs");
            if let Some(query) = self.session.finish(end).and_then(|update| update.query) {
                self.query = query;
            }
        }
        shown(&self.session)
    }

    /// Presses a button and runs the app.
    pub fn press(&mut self, label: &str) -> String {
        self.set(label, Value::Press)
    }

    /// Gives a widget a value, and runs the app, or the fragment that the widget is in.
    pub fn set(&mut self, label: &str, value: Value) -> String {
        let id = self.id_of(label);
        let refused = self.session.event(self.session.taken() + 1, vec![WidgetState { id, value }]);
        assert!(refused.is_empty(), "{}", refused.join("\n"));
        self.run_due()
    }

    fn id_of(&self, label: &str) -> String {
        find(&self.session, label).unwrap_or_else(|| panic!("there is no widget with this label: {label}"))
    }

    /// Uploads a file, which a value may then name.
    pub fn upload(&mut self, name: &str, mime: &str, content: &[u8]) -> UserFile {
        let id = Upload::id_of(name, mime, &blake3::hash(content));
        let file = UserFile { id, name: name.to_owned(), mime: mime.to_owned(), size: content.len() as u64 };
        self.session.upload(Arc::new(Upload::new(file.clone(), content.to_vec())));
        file
    }

    /// What a button downloads whose file is made when it is pressed; the error says why there is none.
    pub fn download(&mut self, label: &str) -> Result<Vec<u8>, String> {
        let id = self.id_of(label);
        let (front, _) = self.session.download(&id).ok_or("nothing makes its file")?;
        produce(self.session.beside(), &*front)
    }

    /// Opens the app at an address, of which this is the part behind `?`.
    pub fn open(&mut self, query: &str) -> String {
        query.clone_into(&mut self.query);
        self.session.set_query(query);
        self.run_due()
    }

    /// What the page's address has behind `?`.
    pub fn query(&self) -> &str {
        &self.query
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

/// The id of the widget with this label or key.
#[doc(hidden)]
pub fn find(session: &Session, label: &str) -> Option<String> {
    find_below(session.shown(), label)
}

fn find_below(node: &Node, label: &str) -> Option<String> {
    let is_wanted = |widget: &Widget| widget.label == label || widget.key.as_deref() == Some(label);
    let id = |widget: &Widget| is_wanted(widget).then(|| widget.id.clone());
    match node {
        Node::Block { props, children } => {
            let block = props.decode().ok()?;
            widget_of(&block).and_then(id).or_else(|| children.iter().find_map(|child| find_below(child, label)))
        }
        Node::Element(element) => {
            let element = element.decode().ok()?;
            millpond_engine::widget(&element).and_then(|(_, widget)| id(widget))
        }
    }
}

/// The widget that a block is, if it is one.
fn widget_of(block: &Block) -> Option<&Widget> {
    match block {
        Block::Tabs(props) => props.widget.as_ref(),
        Block::Expander(props) => props.widget.as_ref(),
        Block::Popover(props) => props.widget.as_ref(),
        Block::Dialog(props) => props.widget.as_ref(),
        _ => None,
    }
}
