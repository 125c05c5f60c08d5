//! One browser tab: its widgets, what it shows, and its runs, one at a time.

use std::{
    collections::{HashSet, VecDeque},
    sync::Arc,
    time::Duration,
};

use millpond_protocol::{Accepts, Element, PageConfig, Update, WidgetState};

use crate::{
    Blob, Cache, Front, Interrupt, PageChange, Run, RunEnd, RunScope, Upload, accepted_files,
    fragments::Fragments,
    media::Media,
    run::{Begin, Shared, State},
    tree::{self, Tree},
    widgets::Widgets,
};

/// A session. It is told what happens and answers with what its page is to be sent.
///
/// The loop around it: [`Self::event`] and the like take what the page says; [`Self::start`] gives a run to execute
/// when one is due; [`Self::progress`] gives what a run has drawn so far; [`Self::finish`] ends it.
pub struct Session {
    cache: Arc<Cache>,
    /// Its number among the app's sessions.
    number: u64,
    runs: u64,
    run: Option<Arc<Run>>,
    /// The widgets and fragments while no run has them.
    widgets: Widgets,
    fragments: Fragments,
    shared: Shared,
    /// The fragments that the latest run runs; absent where it runs the whole script.
    fragments_of_run: Option<Vec<String>>,
    /// What the page shows.
    shown: Tree,
    media: Media,
    config: PageConfig,
    /// What the page's address has behind `?`, without what is not the app's, and whether the page has yet to be told.
    query: String,
    query_untold: bool,
    /// The last event taken, and the last one that the latest run takes account of.
    taken: u64,
    seen: u64,
    /// What has to run, new values aside.
    due: Option<RunScope>,
    pending: VecDeque<Batch>,
}

/// New values that were given together; only the last of them may count for one run.
struct Batch {
    /// The number of the event that they came with.
    event: u64,
    states: Vec<WidgetState>,
}

impl Session {
    /// A new session, whose first run is due.
    pub fn new(cache: Arc<Cache>) -> Self {
        Self {
            number: cache.begin_session(),
            cache,
            runs: 0,
            run: None,
            widgets: Widgets::default(),
            fragments: Fragments::default(),
            shared: Shared::default(),
            fragments_of_run: None,
            shown: tree::blank(),
            media: Media::default(),
            config: PageConfig::default(),
            query: String::new(),
            query_untold: false,
            taken: 0,
            seen: 0,
            due: Some(RunScope::All),
            pending: VecDeque::new(),
        }
    }

    /// Takes the values that a page shows which has lost its session, before the first run: they are the values of the
    /// widgets that take them, and no news of which callbacks would have to hear.
    pub fn inherit(&mut self, values: Vec<WidgetState>) {
        self.widgets.inherit(values);
    }

    /// What makes a page that knows nothing show this session.
    pub fn attach(&mut self) -> Update {
        let mut looked = self.run.clone().map(|run| self.look(&run));
        let query = looked.as_mut().and_then(|looked| looked.query.take());
        let pending = std::mem::take(&mut self.pending);
        let given = self.with_widgets(|widgets| widgets.given(pending.iter().flat_map(|batch| &batch.states)));
        self.pending = pending;
        Update {
            run: self.runs,
            seen: self.seen,
            running: self.running(),
            fragments: self.fragments_of_run.clone(),
            reset: true,
            patches: tree::diff(&tree::nothing(), &self.shown),
            stale: looked.map(|looked| looked.stale).unwrap_or_default(),
            values: given,
            page: Some(self.config.clone()),
            query,
        }
    }

    /// The page's address has this behind `?`; a run is due if that is new.
    pub fn set_query(&mut self, query: &str) {
        let query = apps_query(query);
        if query != self.query {
            self.query = query;
            self.rerun();
        }
    }

    /// Takes new widget values; a run is due. What does not count is answered with the reason.
    ///
    /// An event whose number is not above that of the last one has been taken before, and nothing happens.
    pub fn event(&mut self, number: u64, widgets: Vec<WidgetState>) -> Vec<String> {
        if number <= self.taken {
            return Vec::new();
        }
        self.taken = number;
        let uploads = self.shared.uploads.clone();
        let (batches, refused) = self.with_widgets(|known| {
            let (mut batches, mut refused) = (vec![Vec::new()], Vec::new());
            for state in widgets {
                let is_last = known.is_momentary(&state.id);
                if let Err(reason) = known.check(&state, &uploads) {
                    refused.push(reason);
                    if is_last {
                        continue;
                    }
                    // The page shows it all the same, after what it has sent before.
                }
                batches.last_mut().expect("there is always one").push(state);
                if is_last {
                    batches.push(Vec::new());
                }
            }
            (batches, refused)
        });
        let before = self.pending.len();
        let batches = batches.into_iter().filter(|states| !states.is_empty());
        self.pending.extend(batches.map(|states| Batch { event: number, states }));
        if self.pending.len() == before {
            // Nothing of it counts, or it asked for nothing but a run.
            self.add_due(&RunScope::All);
        }
        if let Some(run) = &self.run {
            run.interrupt(Interrupt::Rerun);
        }
        refused
    }

    fn with_widgets<R>(&mut self, act: impl FnOnce(&mut Widgets) -> R) -> R {
        match &self.run {
            Some(run) => act(&mut run.state().widgets),
            None => act(&mut self.widgets),
        }
    }

    fn add_due(&mut self, scope: &RunScope) {
        match &mut self.due {
            Some(due) => due.add(scope),
            None => self.due = Some(scope.clone()),
        }
    }

    /// The number of the last event taken; 0 if none.
    pub fn taken(&self) -> u64 {
        self.taken
    }

    /// A run is due.
    pub fn rerun(&mut self) {
        self.run_soon(&RunScope::All);
    }

    /// The time has come for a fragment that runs by itself.
    pub fn tick(&mut self, fragment: &Arc<str>) {
        // A run that takes longer than the time between two is not interrupted by the second.
        if !self.running() {
            self.add_due(&RunScope::Fragments(vec![fragment.clone()]));
        }
    }

    /// The fragments that run by themselves, and how often.
    pub fn timed(&mut self) -> Vec<(Arc<str>, Duration)> {
        let timed = |fragments: &Fragments| fragments.timed().map(|(id, every)| (id.clone(), every)).collect();
        match &self.run {
            Some(run) => timed(&run.state().fragments),
            None => timed(&self.fragments),
        }
    }

    fn run_soon(&mut self, scope: &RunScope) {
        self.add_due(scope);
        if let Some(run) = &self.run {
            run.interrupt(Interrupt::Rerun);
        }
    }

    /// Ends the present run at its next element call.
    pub fn stop(&mut self) {
        if let Some(run) = &self.run {
            run.interrupt(Interrupt::Stop);
        }
    }

    /// Whether a run is going on.
    pub fn running(&self) -> bool {
        self.run.is_some()
    }

    /// The run to execute now, if one is due and none is going on.
    pub fn start(&mut self) -> Option<Arc<Run>> {
        if self.run.is_some() || (self.due.is_none() && self.pending.is_empty()) {
            return None;
        }
        self.take_pending();
        let scope = self.due.take().unwrap_or(RunScope::All);
        self.runs += 1;
        // Of an event that is taken in part, something is still to be seen.
        self.seen = self.pending.front().map_or(self.taken, |batch| batch.event - 1);
        self.widgets.begin_run();
        let begin = Begin {
            widgets: std::mem::take(&mut self.widgets),
            fragments: std::mem::take(&mut self.fragments),
            query: self.query.clone(),
        };
        let run = Run::new(self.runs, self.number, self.cache.clone(), scope, self.shared.clone(), begin);
        let run = Arc::new(run);
        self.fragments_of_run = run.scope.ids();
        self.run = Some(run.clone());
        Some(run)
    }

    /// Takes what was given, up to a second value for one run of the same widget, which has to wait for another run.
    fn take_pending(&mut self) {
        while let Some(batch) = self.pending.pop_front() {
            if batch.states.iter().any(|state| self.widgets.is_unread(&state.id)) {
                self.pending.push_front(batch);
                return;
            }
            let ids: HashSet<_> = batch.states.iter().map(|state| &state.id).collect();
            let is_deferred = |id: &&String| self.widgets.is_deferred(id);
            // What waits for another event is a reason only where it comes alone.
            let alone = ids.iter().all(is_deferred);
            let heard = ids.iter().filter(|id| alone || !is_deferred(id));
            let scopes: Vec<_> = heard.map(|id| self.widgets.scope(id)).collect();
            scopes.iter().for_each(|scope| self.add_due(scope));
            for state in batch.states {
                if let Some(key) = self.widgets.set(state, &self.shared.uploads) {
                    // What the script has set for it, and not drawn yet, is older.
                    self.shared.give_up(&key);
                }
            }
        }
    }

    /// What the page should be sent while the run goes on; nothing if nothing was drawn, or it was interrupted.
    pub fn progress(&mut self) -> Option<Update> {
        let run = self.run.clone()?;
        if run.check().is_err() || !run.take_drawn() {
            return None;
        }
        Some(self.look(&run))
    }

    /// Takes what a run has drawn as shown, and tells the difference.
    fn look(&mut self, run: &Run) -> Update {
        let mut state = run.state();
        let (tree, stale) = match run.scope {
            RunScope::All => state.page.over(&self.shown),
            RunScope::Fragments(_) => state.page.fragments_over(&self.shown, true),
        };
        state.media.blobs().for_each(|blob| self.media.insert(blob));
        self.take_query(&mut state);
        let (config, values) = (state.config.clone(), state.widgets.take_untold());
        drop(state);
        if self.media.is_large() {
            self.media.prune([&tree]);
        }
        self.show(
            tree,
            &config,
            Update {
                run: run.number,
                running: true,
                fragments: self.fragments_of_run.clone(),
                stale,
                values,
                ..Update::default()
            },
        )
    }

    /// Takes over what the run has made of the address behind `?`.
    fn take_query(&mut self, state: &mut State) {
        // Where the user has gone meanwhile counts more.
        if state.query != state.query_before && self.query == state.query_before {
            state.query.clone_into(&mut self.query);
            state.query.clone_into(&mut state.query_before);
            self.query_untold = true;
        }
    }

    /// Takes a tree as shown, and completes the update that leads to it.
    fn show(&mut self, tree: Tree, change: &PageChange, mut update: Update) -> Update {
        update.seen = self.seen;
        update.patches = tree::diff(&self.shown, &tree);
        self.shown = tree;
        // A run that sets nothing leaves the page as it was.
        let page = (!change.is_empty()).then(|| change.config());
        update.page = page.filter(|page| *page != self.config);
        if let Some(page) = &update.page {
            self.config = page.clone();
        }
        update.query = std::mem::take(&mut self.query_untold).then(|| self.query.clone());
        update
    }

    /// Ends the run that [`Self::start`] gave. Nothing is sent if it was interrupted for another one.
    pub fn finish(&mut self, end: RunEnd) -> Option<Update> {
        let run = self.run.take()?;
        let mut state = run.state();
        self.widgets = std::mem::take(&mut state.widgets);
        self.fragments = std::mem::take(&mut state.fragments);
        self.take_query(&mut state);
        if matches!(end, RunEnd::Failed(_)) {
            self.fragments.reach_one(run.number, &run.scope);
        }
        let (reached, left) = self.fragments.reached(run.number, &run.scope);
        let is_due = self.due.is_some() || !self.pending.is_empty();
        match &end {
            RunEnd::Rerun(scope) => {
                self.add_due(scope);
                left.iter().for_each(|left| self.add_due(left));
                return None;
            }
            RunEnd::Interrupted if is_due => {
                self.add_due(&run.scope);
                return None;
            }
            RunEnd::Interrupted => {}
            // What it has not come to is still to be done.
            RunEnd::Finished | RunEnd::Stopped | RunEnd::Failed(_) => left.iter().for_each(|left| self.add_due(left)),
        }
        let goes_on = left.is_some() && end != RunEnd::Interrupted;
        self.widgets.drop_unseen(if goes_on { &reached } else { &run.scope });
        self.widgets.lose_undrawn(run.number, &reached);
        self.fragments.keep_drawn(run.number, &reached);
        match end {
            RunEnd::Failed(exception) => state.page.fail(exception, reached.first()),
            RunEnd::Finished => self.widgets.keep_drawn(run.number, &reached),
            RunEnd::Interrupted | RunEnd::Stopped | RunEnd::Rerun(_) => {}
        }
        let widgets = &self.widgets;
        self.shared.given.lock().retain(|key, _| widgets.has_key(key));
        let is_fragment = run.scope != RunScope::All;
        let waiting = self.pending.iter().flat_map(|batch| &batch.states).map(|state| &state.value);
        self.shared.uploads.prune(self.widgets.values().chain(waiting));
        let tree = match is_fragment {
            true => state.page.fragments_in(&self.shown),
            false => state.page.tree(),
        };
        let config = state.config.clone();
        if is_fragment {
            state.media.blobs().for_each(|blob| self.media.insert(blob));
            self.media.prune([&tree]);
        } else {
            self.media = std::mem::take(&mut state.media);
        }
        drop(state);
        if !goes_on {
            self.widgets.forget_strays();
        }
        let values = self.widgets.take_untold();
        Some(self.show(
            tree,
            &config,
            Update {
                run: run.number,
                running: goes_on,
                fragments: self.fragments_of_run.clone(),
                values,
                ..Update::default()
            },
        ))
    }

    /// Which files a widget takes, if the session has it and it takes any.
    pub fn accepted_files(&mut self, widget: &str) -> Option<Accepts> {
        self.with_widgets(|widgets| widgets.element(widget).and_then(|element| accepted_files(element)))
    }

    /// Takes a file of the user's, which a value may then name.
    pub fn upload(&mut self, upload: Arc<Upload>) {
        self.shared.uploads.insert(upload);
    }

    /// Gives up a file that no value has named.
    pub fn drop_upload(&mut self, id: &str) {
        self.shared.uploads.remove_unnamed(id);
    }

    /// What makes the file of a download button, and what the file is called.
    pub fn download(&mut self, widget: &str) -> Option<(Arc<dyn Front>, String)> {
        self.with_widgets(|widgets| {
            let Element::Button(button) = &**widgets.element(widget)? else { return None };
            Some((widgets.front(widget)?.clone(), button.download.as_ref()?.name.clone()))
        })
    }

    /// A run that no page shows, with the values that the session has.
    pub fn beside(&mut self) -> Arc<Run> {
        if let Some(run) = &self.run {
            return Arc::new(Run::unseen(self.cache.clone(), Some(run)));
        }
        let begin = Begin {
            widgets: self.widgets.as_for_a_new_run(),
            fragments: Fragments::default(),
            query: self.query.clone(),
        };
        Arc::new(Run::beside(self.cache.clone(), self.number, self.shared.clone(), begin))
    }

    /// The bytes that a node on the page names.
    pub fn media(&self, name: &str) -> Option<Blob> {
        let shown = self.media.get(name);
        let drawn = || self.run.as_ref().and_then(|run| run.state().media.get(name).cloned());
        shown.cloned().or_else(drawn)
    }

    /// What the page shows.
    pub fn shown(&self) -> &Tree {
        &self.shown
    }
}

/// What of the part of an address behind `?` is the app's: all but what says how the page is embedded.
fn apps_query(query: &str) -> String {
    let name = |pair: &&str| !matches!(pair.split('=').next(), Some("embed" | "embed_options"));
    query.split('&').filter(name).collect::<Vec<_>>().join("&")
}

impl Drop for Session {
    fn drop(&mut self) {
        self.cache.end_session(self.number);
    }
}
