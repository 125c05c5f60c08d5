//! One browser tab: its widgets, what it shows, and its runs, one at a time.

use std::sync::Arc;

use millpond_protocol::{PageConfig, Update, WidgetState};

use crate::{
    Blob, Cache, Interrupt, PageChange, Run, RunEnd,
    media::Media,
    run::State,
    tree::{self, Tree},
    widget::Widgets,
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
    /// The widgets while no run has them.
    widgets: Widgets,
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
    due: bool,
    pending: Vec<WidgetState>,
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
            shown: tree::blank(),
            media: Media::default(),
            config: PageConfig::default(),
            query: String::new(),
            query_untold: false,
            taken: 0,
            seen: 0,
            due: true,
            pending: Vec::new(),
        }
    }

    /// What makes a page that knows nothing show this session.
    pub fn attach(&mut self) -> Update {
        if let Some(run) = self.run.clone() {
            self.look(&run);
        }
        let given = match &self.run {
            Some(run) => run.state().widgets.given(),
            None => self.widgets.given(),
        };
        Update {
            run: self.runs,
            seen: self.seen,
            running: self.running(),
            reset: true,
            patches: tree::diff(&tree::nothing(), &self.shown),
            stale: Vec::new(),
            values: given,
            page: Some(self.config.clone()),
            query: None,
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
        let refused = match &self.run {
            Some(run) => {
                run.interrupt(Interrupt::Rerun);
                let takes = |widget: &WidgetState| run.state().widgets.takes(widget).map(drop);
                widgets
                    .into_iter()
                    .filter_map(|widget| takes(&widget).map(|()| self.pending.push(widget)).err())
                    .collect()
            }
            None => widgets.into_iter().filter_map(|widget| self.widgets.set(widget).err()).collect(),
        };
        self.due = true;
        refused
    }

    /// The number of the last event taken; 0 if none.
    pub fn taken(&self) -> u64 {
        self.taken
    }

    /// A run is due.
    pub fn rerun(&mut self) {
        self.due = true;
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
        if self.run.is_some() || !std::mem::take(&mut self.due) {
            return None;
        }
        let mut widgets = std::mem::take(&mut self.widgets);
        for state in self.pending.drain(..) {
            // A widget that the interrupted run had and this one may not have; its value is of no use then.
            let _ = widgets.set(state);
        }
        self.runs += 1;
        self.seen = self.taken;
        let run = Arc::new(Run::new(self.runs, self.number, self.cache.clone(), widgets, self.query.clone()));
        self.run = Some(run.clone());
        Some(run)
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
        let (tree, stale) = state.page.over(&self.shown);
        state.media.blobs().for_each(|blob| self.media.insert(blob));
        self.take_query(&mut state);
        let config = state.config.clone();
        drop(state);
        if self.media.is_large() {
            self.media.prune([&tree]);
        }
        self.show(tree, &config, Update { run: run.number, running: true, stale, ..Update::default() })
    }

    /// Takes over what the run has made of the address behind `?`.
    fn take_query(&mut self, state: &mut State) {
        if std::mem::take(&mut state.query_changed) {
            state.query.clone_into(&mut self.query);
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
        self.due |= end == RunEnd::Rerun;
        let mut state = run.state();
        self.widgets = std::mem::take(&mut state.widgets);
        self.take_query(&mut state);
        if self.due && matches!(end, RunEnd::Interrupted | RunEnd::Rerun) {
            return None;
        }
        match end {
            RunEnd::Finished => self.widgets.keep_drawn(run.number),
            RunEnd::Failed(exception) => state.page.fail(exception),
            RunEnd::Interrupted | RunEnd::Rerun => {}
        }
        self.widgets.drop_presses();
        let (tree, config) = (state.page.tree(), state.config.clone());
        self.media = std::mem::take(&mut state.media);
        drop(state);
        Some(self.show(tree, &config, Update { run: run.number, ..Update::default() }))
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
