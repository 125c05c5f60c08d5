//! The widgets of a session and their values.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use millpond_protocol::{Element, Value, Widget, WidgetState};

use crate::{
    Front,
    fragments::{RunScope, lies_in},
    run::Found,
    upload::{Uploads, files},
    widget::{accepts, default_value, is_momentary, still_accepts, widget},
};

/// The widgets of a session and their values.
#[derive(Clone, Default)]
pub(crate) struct Widgets {
    known: HashMap<String, Known>,
    /// By the key that the script gave, the id of the widget.
    by_key: HashMap<String, String>,
    /// Values that count for one run, which no run has read yet.
    now: HashMap<String, Value>,
    /// Those that the present run has read.
    read: HashMap<String, Value>,
    /// The widgets that have a new value, in order, whose callbacks have not been called.
    changed: Vec<String>,
    /// What the page has to be told.
    untold: Vec<WidgetState>,
    /// The ids under which the page has sent values of widgets that no run has drawn yet, or any more.
    strays: HashSet<String>,
    /// What the page showed before the session began, for widgets that no run has drawn yet.
    inherited: HashMap<String, Value>,
    /// Fronts that others have taken the place of, to be dropped where no lock is held.
    replaced: Vec<Arc<dyn Front>>,
}

#[derive(Clone)]
struct Known {
    element: Arc<Element>,
    front: Option<Arc<dyn Front>>,
    /// What the user or the script gave; `None` while it has its default.
    value: Option<Value>,
    page: OnPage,
    /// The number of the last run that asked for it, and where in the script it did.
    run: Option<u64>,
    place: Box<str>,
    /// In which fragment, if in any.
    fragment: Option<Arc<str>>,
    /// Whether its value stays while it is not drawn.
    keep: bool,
    /// Whether it stands in a form.
    in_form: bool,
    /// Whether the script has deleted it from its state since the last run that drew it.
    deleted: bool,
}

/// What the page holds for a widget.
#[derive(Clone, PartialEq)]
enum OnPage {
    /// Nothing: it shows the default.
    Default,
    Value(Value),
    /// Nobody knows, so the page has to be told.
    Unknown,
}

/// A widget that a run draws.
pub(crate) struct Drawn<'a> {
    pub(crate) element: &'a Arc<Element>,
    pub(crate) front: Option<&'a Arc<dyn Front>>,
    /// Where in the script.
    pub(crate) place: &'a str,
    /// In which fragment, if in any.
    pub(crate) fragment: Option<&'a Arc<str>>,
    /// Whether its value stays while it is not drawn.
    pub(crate) keep: bool,
    /// Whether it stands in a form.
    pub(crate) in_form: bool,
    pub(crate) run: u64,
}

impl Widgets {
    /// Takes values that the page shows, before any run.
    pub(crate) fn inherit(&mut self, states: Vec<WidgetState>) {
        // Files went with the session that had them.
        let kept = states.into_iter().filter(|state| files(&state.value).next().is_none());
        self.inherited = kept.map(|state| (state.id, state.value)).collect();
    }

    /// A run begins.
    pub(crate) fn begin_run(&mut self) {
        self.read.clear();
    }

    /// The value as its widget takes it, or why it does not count.
    fn taken(&self, state: &WidgetState, uploads: &Uploads) -> Result<Value, String> {
        let WidgetState { id, value } = state;
        let known = self.known.get(id).ok_or_else(|| format!("there is no widget with this id: {id}"))?;
        let mut value = value.clone();
        // What counts of a file is what is known of it, and not what the page says.
        uploads.settle(&mut value)?;
        accepts(&known.element, &value).ok_or_else(|| format!("widget {id} does not take this value: {value:?}"))
    }

    /// Says why a value that the page has sent does not count, if it does not.
    pub(crate) fn check(&self, state: &WidgetState, uploads: &Uploads) -> Result<(), String> {
        self.taken(state, uploads).map(|value| uploads.name(&value))
    }

    /// The page has sent a value, which it shows until it is told better, whether it counts or not.
    fn shows(&mut self, WidgetState { id, value }: &WidgetState) {
        // What it has not been told yet is older.
        self.untold.retain(|untold| untold.id != *id);
        match self.known.get_mut(id) {
            None => drop(self.strays.insert(id.clone())),
            Some(known) if is_momentary(&known.element) || known.page == OnPage::Unknown => {}
            Some(known) => known.page = OnPage::Value(value.clone()),
        }
    }

    /// Takes a value that the page sent, if it counts; the answer is the key of its widget, if that has one.
    pub(crate) fn set(&mut self, state: WidgetState, uploads: &Uploads) -> Option<String> {
        self.shows(&state);
        let value = self.taken(&state, uploads).ok()?;
        let known = self.known.get_mut(&state.id)?;
        let key = widget(&known.element).and_then(|(_, widget)| widget.key.clone());
        let is_new = if is_momentary(&known.element) {
            self.now.insert(state.id.clone(), value);
            true
        } else {
            let before = known.value.replace(value);
            known.value != Some(before.unwrap_or_else(|| default_value(&known.element)))
        };
        if is_new {
            self.changed.retain(|changed| *changed != state.id);
            self.changed.push(state.id);
        }
        key
    }

    /// Whether a value for one run waits to be read by the widget with an id.
    pub(crate) fn is_unread(&self, id: &str) -> bool {
        self.now.contains_key(id)
    }

    /// Whether a widget's values count for one run only.
    pub(crate) fn is_momentary(&self, id: &str) -> bool {
        self.known.get(id).is_some_and(|known| is_momentary(&known.element))
    }

    /// Whether a new value of a widget is no reason for a run by itself: it waits on the page for another event, or for
    /// the button that submits its form.
    pub(crate) fn is_deferred(&self, id: &str) -> bool {
        self.known.get(id).is_some_and(|known| {
            let is_deferred = widget(&known.element).is_some_and(|(_, widget)| widget.deferred);
            is_deferred || (known.in_form && !is_momentary(&known.element))
        })
    }

    /// Which part of the script runs for a new value of a widget.
    pub(crate) fn scope(&self, id: &str) -> RunScope {
        let fragment = self.known.get(id).and_then(|known| known.fragment.clone());
        fragment.map_or(RunScope::All, |fragment| RunScope::Fragments(vec![fragment]))
    }

    /// The fronts of the widgets that have a new value and a callback; each is given once.
    pub(crate) fn take_callbacks(&mut self) -> Vec<Arc<dyn Front>> {
        let changed = std::mem::take(&mut self.changed);
        let fronts = changed.iter().filter_map(|id| self.known.get(id)?.front.clone());
        fronts.filter(|front| front.has_callback()).collect()
    }

    /// Enters a widget that a run draws; if the run has drawn it before, the error says where.
    pub(crate) fn register(&mut self, drawn: &Drawn<'_>, value: &Value) -> Result<(), String> {
        let Drawn { element, front, place, fragment, keep, in_form, run } = *drawn;
        let Some((_, Widget { id, key, .. })) = widget(element) else { return Ok(()) };
        if let Some(key) = key {
            if let Some(known) =
                self.by_key.get(key).and_then(|id| self.known.get(id)).filter(|known| known.run == Some(run))
            {
                return Err(known.place.to_string());
            }
            if self.by_key.get(key) != Some(id) {
                self.by_key.insert(key.clone(), id.clone());
            }
        }
        let known = match self.known.get_mut(id) {
            Some(known) if known.run == Some(run) => return Err(known.place.to_string()),
            Some(known) => {
                known.element = element.clone();
                self.replaced.extend(std::mem::replace(&mut known.front, front.cloned()));
                known.run = Some(run);
                known.keep = keep;
                known.in_form = in_form;
                known.deleted = false;
                // Mostly it is where it was.
                if *known.place != *place {
                    known.place = place.into();
                }
                if known.fragment.as_ref() != fragment {
                    known.fragment = fragment.cloned();
                }
                known
            }
            None => {
                let known = Known {
                    front: front.cloned(),
                    run: Some(run),
                    place: place.into(),
                    fragment: fragment.cloned(),
                    keep,
                    in_form,
                    ..self.unknown(id, element)
                };
                self.known.entry(id.clone()).or_insert(known)
            }
        };
        if is_momentary(element) {
            return Ok(());
        }
        // A value that the widget does not take any more is forgotten, and does not come back when it would. One with a
        // key keeps its first default when it gets another one.
        let is_other = known.value.as_ref().is_some_and(|given| given != value);
        if is_other || (key.is_some() && known.value.is_none()) {
            known.value = (key.is_some() || *value != default_value(element)).then(|| value.clone());
        }
        let shown = match (&known.page, &known.value) {
            (OnPage::Default, None) => true,
            (OnPage::Default, Some(_)) => default_value(element) == *value,
            (OnPage::Value(page), _) => page == value,
            (OnPage::Unknown, _) => false,
        };
        self.untold.retain(|state| state.id != *id);
        if !shown {
            self.untold.push(WidgetState { id: id.clone(), value: value.clone() });
        }
        Ok(())
    }

    /// Gives a widget the value that the script has set for its key, if it takes it.
    pub(crate) fn give(&mut self, element: &Arc<Element>, value: &Value) -> bool {
        let Some((_, Widget { id, .. })) = widget(element) else { return false };
        let Some(value) = accepts(element, value) else { return false };
        if is_momentary(element) {
            // It is no value before the user gives it; the page has it ready.
            self.untold.push(WidgetState { id: id.clone(), value });
            return true;
        }
        match self.known.get_mut(id) {
            Some(known) => known.value = Some(value),
            None => {
                let known = Known { value: Some(value), ..self.unknown(id, element) };
                self.known.insert(id.clone(), known);
            }
        }
        true
    }

    /// A widget that no run has drawn yet.
    fn unknown(&mut self, id: &str, element: &Arc<Element>) -> Known {
        let value = self.inherited.remove(id);
        let page = match &value {
            Some(value) => OnPage::Value(value.clone()),
            None if self.strays.remove(id) => OnPage::Unknown,
            None => OnPage::Default,
        };
        Known {
            element: element.clone(),
            front: None,
            value,
            page,
            run: None,
            place: "".into(),
            fragment: None,
            keep: false,
            in_form: false,
            deleted: false,
        }
    }

    /// The widget with a key, and its value.
    pub(crate) fn by_key(&self, key: &str) -> Option<Found> {
        let known = self.known.get(self.by_key.get(key)?).filter(|known| !known.deleted)?;
        Some(Found::Widget(known.element.clone(), self.value(&known.element), known.front.clone()))
    }

    /// The keys of the widgets.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(String::as_str).filter(|key| self.has_key(key))
    }

    /// Whether there is a widget with a key.
    pub(crate) fn has_key(&self, key: &str) -> bool {
        self.by_key.get(key).and_then(|id| self.known.get(id)).is_some_and(|known| !known.deleted)
    }

    /// Whether a run has drawn the widget with a key.
    pub(crate) fn is_drawn(&self, key: &str, run: u64) -> bool {
        let known = self.by_key.get(key).and_then(|id| self.known.get(id));
        known.is_some_and(|known| known.run == Some(run))
    }

    /// Deletes the value of the widget with a key, which has its default the next time that it is drawn; false if there
    /// is none.
    pub(crate) fn delete(&mut self, key: &str) -> bool {
        let known = self.by_key.get(key).and_then(|id| self.known.get_mut(id)).filter(|known| !known.deleted);
        known.map(|known| (known.value, known.deleted) = (None, true)).is_some()
    }

    /// The widget with an id.
    pub(crate) fn element(&self, id: &str) -> Option<&Arc<Element>> {
        self.known.get(id).map(|known| &known.element)
    }

    /// The front of the widget with an id.
    pub(crate) fn front(&self, id: &str) -> Option<&Arc<dyn Front>> {
        self.known.get(id)?.front.as_ref()
    }

    /// The same widgets, of which no run has asked for any yet.
    pub(crate) fn as_for_a_new_run(&self) -> Self {
        let mut widgets = self.clone();
        widgets.read.clear();
        widgets.known.values_mut().for_each(|known| known.run = None);
        widgets
    }

    /// The value that a widget has now.
    pub(crate) fn value(&self, element: &Element) -> Value {
        let Some((_, Widget { id, .. })) = widget(element) else { return Value::None };
        let given = match is_momentary(element) {
            true => self.now.get(id).or_else(|| self.read.get(id)),
            false => match self.known.get(id) {
                Some(known) => known.value.as_ref(),
                None => self.inherited.get(id),
            },
        };
        given.and_then(|value| still_accepts(element, value)).unwrap_or_else(|| default_value(element))
    }

    /// Takes the value for one run of a widget that the script has seen; true if there was one.
    pub(crate) fn consume(&mut self, element: &Element) -> bool {
        if self.now.is_empty() {
            return false;
        }
        let read = widget(element).and_then(|(_, widget)| self.now.remove_entry(&widget.id));
        let is_read = read.is_some();
        self.read.extend(read);
        is_read
    }

    /// Forgets the values for one run that no run of some part was there to see.
    pub(crate) fn drop_unseen(&mut self, scope: &RunScope) {
        let known = &self.known;
        self.now.retain(|id, _| known.get(id).is_some_and(|known| !lies_in(known.fragment.as_ref(), scope)));
    }

    /// The page has lost what a run of some part did not draw of that, with what it held for it.
    pub(crate) fn lose_undrawn(&mut self, run: u64, scope: &RunScope) {
        for (id, known) in self.known.iter_mut().filter(|(_, known)| known.is_undrawn(run, scope)) {
            known.page = OnPage::Unknown;
            self.untold.retain(|state| state.id != *id);
        }
    }

    /// Forgets what a run of some part, which has come to its end, did not draw of that.
    pub(crate) fn keep_drawn(&mut self, run: u64, scope: &RunScope) {
        self.known.retain(|_, known| known.keep || !known.is_undrawn(run, scope));
        let known = &self.known;
        self.by_key.retain(|_, id| known.contains_key(id));
        if *scope == RunScope::All {
            self.inherited.clear();
        }
    }

    /// What is to be dropped where no lock is held.
    pub(crate) fn take_replaced(&mut self) -> Vec<Arc<dyn Front>> {
        std::mem::take(&mut self.replaced)
    }

    /// The page is at rest, and holds nothing for widgets that it does not show.
    pub(crate) fn forget_strays(&mut self) {
        self.strays.clear();
    }

    /// What the page has to be told since this was last asked.
    pub(crate) fn take_untold(&mut self) -> Vec<WidgetState> {
        let untold = std::mem::take(&mut self.untold);
        for WidgetState { id, value } in &untold {
            if let Some(known) = self.known.get_mut(id) {
                known.page = OnPage::Value(value.clone());
            }
        }
        untold
    }

    /// All values that count.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Value> {
        self.known.values().filter_map(|known| known.value.as_ref()).chain(self.now.values())
    }

    /// The values that are not the widgets' defaults, for a page that comes. It may be the one that has sent the values
    /// that are still to be taken, or another one, which does not hold them.
    pub(crate) fn given<'a>(&mut self, to_be_taken: impl Iterator<Item = &'a WidgetState>) -> Vec<WidgetState> {
        self.untold.clear();
        let mut given = Vec::new();
        for (id, known) in &mut self.known {
            let value = known.value.as_ref().and_then(|value| accepts(&known.element, value));
            let value = value.filter(|value| *value != default_value(&known.element));
            if known.page != OnPage::Unknown {
                known.page = value.clone().map_or(OnPage::Default, OnPage::Value);
            }
            given.extend(value.map(|value| WidgetState { id: id.clone(), value }));
        }
        let inherited = self.inherited.iter().map(|(id, value)| (id.clone(), value.clone()));
        given.extend(inherited.map(|(id, value)| WidgetState { id, value }));
        for state in to_be_taken {
            if let Some(known) = self.known.get_mut(&state.id) {
                known.page = OnPage::Unknown;
            }
        }
        given.sort_by(|a, b| a.id.cmp(&b.id));
        given
    }
}

impl Known {
    /// Whether a run of some part did not draw it, though it was there before.
    fn is_undrawn(&self, run: u64, scope: &RunScope) -> bool {
        self.run != Some(run) && lies_in(self.fragment.as_ref(), scope)
    }
}
