//! Blocks that the user opens and closes, where the script hears of it.

use millpond_protocol::{Block, Value};

use super::{Expander, Popover, options::widget};
use crate::{Error, Place, block_widget::ask_block, context::Hooks};

/// A block whose opening and closing the script hears of: see [`Expander::watched`], [`Popover::watched`] and
/// [`Tabs::watched`](crate::Tabs::watched).
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Watched<B> {
    pub(super) block: B,
    pub(super) hooks: Hooks,
}

impl<B> Watched<B> {
    pub(super) fn new(block: B) -> Self {
        Self { block, hooks: Hooks::default() }
    }

    /// Has this called before the run that follows when it is opened or closed. Not in a form.
    pub fn on_change(mut self, callback: impl Fn() + Send + Sync + 'static) -> Self {
        self.hooks.on_change(callback);
        self
    }

    /// Has what is open stay while it is not drawn. It needs a key.
    pub fn keep(mut self) -> Self {
        self.hooks.keep = true;
        self
    }

    /// Has what is open stand in the page's address, as the parameter named by its key, which it needs.
    pub fn bind(mut self) -> Self {
        self.hooks.bound = true;
        self
    }
}

impl Watched<Expander> {
    show! {
        /// Draws it.
        Openable
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<Openable, Error> {
        let mut props = self.block.into_props();
        let mut widget = widget(&*props.label);
        widget.key.clone_from(&props.key);
        props.widget = Some(widget);
        Openable::ask(Block::Expander(props), &self.hooks)
    }
}

impl Watched<Popover> {
    show! {
        /// Draws it.
        Openable
    }

    /// Draws it, or says why it can't be drawn.
    #[track_caller]
    pub fn try_show(self) -> Result<Openable, Error> {
        let mut props = self.block.into_props();
        let mut widget = widget(&*props.label);
        widget.key.clone_from(&props.key);
        props.widget = Some(widget);
        Openable::ask(Block::Popover(props), &self.hooks)
    }
}

/// A block that is open or not.
#[derive(Clone, Copy, Debug)]
pub struct Openable {
    pub(super) place: Place,
    pub(super) open: bool,
}

impl Openable {
    #[track_caller]
    fn ask(block: Block, hooks: &Hooks) -> Result<Self, Error> {
        let (place, value) = ask_block(block, hooks)?;
        Ok(Self { place, open: value == Value::Bool(true) })
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Where things can be drawn into it, also while it is closed.
    pub fn place(&self) -> Place {
        self.place
    }

    /// Calls `draw` if it is open; what that draws goes into it. Gives what it gives.
    #[track_caller]
    pub fn with<R>(&self, draw: impl FnOnce() -> R) -> Option<R> {
        self.open.then(|| self.place.with(draw))
    }
}
