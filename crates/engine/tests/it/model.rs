//! A page as a browser has it, as far as values matter: what it shows, what it sends, what it sends again.
//!
//! It does what `store.ts`, `outbox.ts` and `connection.ts` do, for one session that the server never loses.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use millpond_engine::{default_value, is_momentary, tree, widget};
use millpond_protocol::{Block, Element, Node, Update, Value, WidgetState};

/// From the page to the server.
#[derive(Debug)]
pub enum Upward {
    Hello,
    Event(u64, Vec<WidgetState>),
}

/// From the server to the page.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "few are on their way")]
pub enum Downward {
    /// The number of the last event taken.
    Welcome(u64),
    Update(Update),
}

/// A widget on the page.
pub struct Placed {
    pub element: Element,
    /// The key of the form around it, and whether that is cleared once it was submitted.
    pub form: Option<(String, bool)>,
}

#[derive(Clone)]
struct Given {
    id: String,
    value: Value,
    momentary: bool,
}

/// A page.
pub struct Page {
    pub tree: tree::Tree,
    values: BTreeMap<String, Value>,
    /// What was given within forms, in order.
    drafts: Vec<(String, Value)>,
    pending: Vec<Vec<Given>>,
    deferred: Vec<(String, Value)>,
    asked: bool,
    unseen: Vec<(u64, Vec<Given>)>,
    last: u64,
    seen: u64,
    running: bool,
    /// The last event that the session had taken when the connection began.
    taken: u64,
    /// Whether the page has been shown since the connection began.
    ready: bool,
    out: VecDeque<Upward>,
    /// The last value that the user gave each widget, once it is no draft and waits for no other.
    pub given: BTreeMap<String, Value>,
}

impl Page {
    /// A page that says hello for a session that has taken so many events before.
    pub fn new() -> Self {
        Self {
            tree: tree::nothing(),
            values: BTreeMap::new(),
            drafts: Vec::new(),
            pending: Vec::new(),
            deferred: Vec::new(),
            asked: false,
            unseen: Vec::new(),
            last: 0,
            seen: 0,
            running: true,
            taken: 0,
            ready: false,
            out: VecDeque::new(),
            given: BTreeMap::new(),
        }
    }

    pub fn connect(&mut self) {
        self.out.push_back(Upward::Hello);
    }

    /// The connection was lost.
    pub fn lose(&mut self) {
        self.ready = false;
    }

    /// What it has sent since this was last asked.
    pub fn sent(&mut self) -> Vec<Upward> {
        self.out.drain(..).collect()
    }

    /// Whether all that has left it has been taken account of, and nothing is about to leave.
    pub fn is_at_rest(&self) -> bool {
        self.pending.is_empty() && !self.asked && !self.running && self.seen == self.last
    }

    /// The widgets on the page, by id.
    pub fn widgets(&self) -> BTreeMap<String, Placed> {
        let mut found = BTreeMap::new();
        collect(&self.tree, None, &mut found);
        found
    }

    /// The texts on the page.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        each(&self.tree, &mut |element| {
            if let Element::Text(text) = element {
                texts.push(text.body);
            }
        });
        texts
    }

    /// What it holds for a widget that is on it.
    pub fn held(&self, id: &str, element: &Element) -> Value {
        self.values.get(id).cloned().unwrap_or_else(|| default_value(element))
    }

    /// The user gives a widget a value, if it is there.
    pub fn give(&mut self, id: &str, value: Value) {
        let Some(Placed { element, form }) = self.widgets().remove(id) else { return };
        if is_momentary(&element) {
            return self.add(id, value, true);
        }
        if form.is_some() {
            self.drafts.retain(|(draft, _)| draft != id);
            return self.drafts.push((id.into(), value));
        }
        self.hold(id, value.clone());
        match widget(&element).is_some_and(|(_, widget)| widget.deferred) {
            true => self.defer(id, value),
            false => self.add(id, value, false),
        }
    }

    /// The user presses a button that submits the form around it, if it is there.
    pub fn submit(&mut self, button: &str) {
        let widgets = self.widgets();
        let Some(Some((form, clears))) = widgets.get(button).map(|placed| placed.form.clone()) else { return };
        let is_in = |id: &str| widgets[id].form.as_ref().is_some_and(|(key, _)| *key == form);
        for (id, value) in self.drafts.clone() {
            if is_in(&id) {
                self.hold(&id, value.clone());
                self.add(&id, value, false);
            }
        }
        self.add(button, Value::Press, true);
        for (id, placed) in widgets.iter().filter(|(id, _)| clears && is_in(id)) {
            let initial = default_value(&placed.element);
            if self.values.get(id).is_some_and(|value| *value != initial) {
                self.hold(id, initial.clone());
                self.defer(id, initial);
            }
        }
    }

    /// The user asks for a run.
    pub fn ask(&mut self) {
        self.release();
        self.asked = true;
    }

    fn add(&mut self, id: &str, value: Value, momentary: bool) {
        self.release();
        self.put(id, value, momentary);
    }

    fn put(&mut self, id: &str, value: Value, momentary: bool) {
        if !momentary {
            self.given.insert(id.into(), value.clone());
        }
        put(&mut self.pending, Given { id: id.into(), value, momentary });
    }

    fn defer(&mut self, id: &str, value: Value) {
        self.deferred.retain(|(known, _)| known != id);
        self.deferred.push((id.into(), value));
    }

    fn release(&mut self) {
        for (id, value) in std::mem::take(&mut self.deferred) {
            self.put(&id, value, false);
        }
    }

    fn hold(&mut self, id: &str, value: Value) {
        self.drafts.retain(|(draft, _)| draft != id);
        self.values.insert(id.into(), value);
    }

    /// A frame is over: what has gathered leaves, if there is a way to.
    pub fn flush(&mut self) {
        if !self.ready {
            return;
        }
        let mut events = std::mem::take(&mut self.pending);
        if events.is_empty() && self.asked {
            events.push(Vec::new());
        }
        self.asked = false;
        for event in events {
            self.last += 1;
            self.out.push_back(Upward::Event(self.last, bare(&event)));
            self.unseen.push((self.last, event));
        }
    }

    /// What no run has taken account of.
    fn outstanding(&self) -> Vec<Given> {
        let mut events = Vec::new();
        let unseen = self.unseen.iter().flat_map(|(_, event)| event);
        unseen.chain(self.pending.iter().flatten()).for_each(|given| put(&mut events, given.clone()));
        events.into_iter().flatten().collect()
    }

    /// Takes a message of the server's.
    pub fn hear(&mut self, message: Downward) {
        match message {
            Downward::Welcome(taken) => {
                // A page that has sent nothing goes on from where an earlier one of the session was.
                if self.unseen.is_empty() && self.last < taken {
                    (self.last, self.seen) = (taken, taken);
                }
                self.taken = taken;
            }
            Downward::Update(update) => self.update(&update),
        }
    }

    fn update(&mut self, update: &Update) {
        self.unseen.retain(|(number, _)| *number > update.seen);
        let own: BTreeSet<_> = self.outstanding().into_iter().map(|given| given.id).collect();
        let told: Vec<_> = update.values.iter().filter(|state| !own.contains(&state.id)).collect();
        if update.reset {
            self.tree = tree::nothing();
            self.values.clear();
        }
        self.tree = tree::apply(&self.tree, &update.patches).expect("patches fit");
        for WidgetState { id, value } in &told {
            match update.reset {
                true => drop(self.values.insert(id.clone(), value.clone())),
                false => self.hold(id, value.clone()),
            }
        }
        if !update.running && update.run > 0 {
            self.forget_absent();
        }
        (self.seen, self.running) = (update.seen, update.running || update.run == 0);
        if update.reset {
            return self.begin();
        }
        self.deferred.retain(|(id, _)| !told.iter().any(|state| state.id == *id));
    }

    /// The values that no run has taken account of, and those that wait for another one, in order.
    fn not_seen(&self) -> Vec<(String, Value)> {
        let given = self.outstanding().into_iter().filter(|given| !given.momentary);
        given.map(|given| (given.id, given.value)).chain(self.deferred.iter().cloned()).collect()
    }

    fn forget_absent(&mut self) {
        let present = self.widgets();
        let kept: BTreeSet<_> = self.not_seen().into_iter().map(|(id, _)| id).collect();
        self.values.retain(|id, _| present.contains_key(id) || kept.contains(id));
        self.drafts.retain(|(id, _)| present.contains_key(id));
    }

    /// The page is the session's: what the user gave shows again, and what was not taken leaves again.
    fn begin(&mut self) {
        self.ready = true;
        let given = self.not_seen();
        self.values.extend(given);
        for (number, event) in self.unseen.iter().filter(|(number, _)| *number > self.taken) {
            self.out.push_back(Upward::Event(*number, bare(event)));
        }
        self.flush();
    }
}

/// Adds a value to what is to be sent, event by event.
fn put(events: &mut Vec<Vec<Given>>, given: Given) {
    match events.last_mut() {
        Some(last) if !follows(last, &given.id) => {
            last.retain(|earlier| earlier.id != given.id);
            last.push(given);
        }
        _ => events.push(vec![given]),
    }
}

/// Whether another value of a widget can't be in the same event, since something momentary stands between them.
fn follows(event: &[Given], id: &str) -> bool {
    event.iter().skip_while(|earlier| earlier.id != id).any(|given| given.momentary)
}

fn bare(event: &[Given]) -> Vec<WidgetState> {
    event.iter().map(|given| WidgetState { id: given.id.clone(), value: given.value.clone() }).collect()
}

fn collect(node: &Node, form: Option<&(String, bool)>, found: &mut BTreeMap<String, Placed>) {
    match node {
        Node::Element(element) => {
            let element = element.decode().expect("the server sends elements");
            if let Some((_, widget)) = widget(&element) {
                let id = widget.id.clone();
                found.insert(id, Placed { element, form: form.cloned() });
            }
        }
        Node::Block { props, children } => {
            let own = match props.decode().expect("the server sends blocks") {
                Block::Form(form) => Some((form.key, form.clear_on_submit)),
                _ => None,
            };
            children.iter().for_each(|child| collect(child, own.as_ref().or(form), found));
        }
    }
}

fn each(node: &Node, then: &mut impl FnMut(Element)) {
    match node {
        Node::Element(element) => then(element.decode().expect("the server sends elements")),
        Node::Block { children, .. } => children.iter().for_each(|child| each(child, then)),
    }
}
