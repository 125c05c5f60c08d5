//! What an app in Rust says of a widget beside what is drawn.

use std::{any::Any, sync::Arc};

use millpond_engine::{Front, Held};
use millpond_protocol::{Element, Value};

use crate::{
    Error,
    context::{Hooks, WidgetFront},
    state,
};

/// What is called for a widget.
#[derive(Clone, Default)]
pub(crate) struct RustFront {
    /// When it has a new value.
    callback: Option<Arc<dyn Fn() + Send + Sync>>,
    /// For the content of the file that it downloads.
    produce: Option<Arc<dyn Fn() -> Vec<u8> + Send + Sync>>,
}

impl RustFront {
    /// The front of a widget, all of which are of this type in an app in Rust.
    pub(crate) fn of(front: &dyn Front) -> &Self {
        let front: &dyn Any = front;
        front.downcast_ref().expect("a script in Rust has no other fronts")
    }

    /// Calls what is to be called for a new value.
    pub(crate) fn call(&self) {
        self.callback.iter().for_each(|callback| callback());
    }

    /// Makes the content of the file that a button downloads, if it makes it.
    pub(crate) fn produce(&self) -> Option<Vec<u8>> {
        self.produce.as_ref().map(|produce| produce())
    }
}

impl Hooks {
    /// Has this called for a new value.
    pub(crate) fn on_change(&mut self, callback: impl Fn() + Send + Sync + 'static) {
        self.change(|front| front.callback = Some(Arc::new(callback)));
    }

    /// Has this make the content of the file that a button downloads.
    pub(crate) fn produce(&mut self, produce: impl Fn() -> Vec<u8> + Send + Sync + 'static) {
        self.change(|front| front.produce = Some(Arc::new(produce)));
    }

    fn change(&mut self, change: impl FnOnce(&mut RustFront)) {
        let mut front = self.front.as_ref().map(|front| RustFront::of(&**front).clone()).unwrap_or_default();
        change(&mut front);
        self.front = Some(Arc::new(front));
    }
}

impl Front for RustFront {
    fn has_callback(&self) -> bool {
        self.callback.is_some()
    }

    fn encode(&self) -> Result<Vec<u8>, String> {
        let what = if self.produce.is_some() { "makes its file when it is pressed" } else { "has a callback" };
        Err(format!("a widget in it {what}, by a closure that lives only as long as the process"))
    }
}

impl WidgetFront for RustFront {
    fn value_of(&self, element: &Element, set: &dyn Held) -> Result<Value, Error> {
        state::value_of(element, set)
    }
}
