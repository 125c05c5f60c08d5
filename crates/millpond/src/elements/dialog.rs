//! Blocks above the page.

use std::fmt::Display;

use millpond_protocol::{Block, DialogPosition, DialogWidth};

use super::options::widget;
use crate::{
    Error, Place,
    block_widget::ask_block,
    context::{Hooks, draw_block, expect},
    fragment::{self, Body},
};

/// Draws what `body` draws above the page, which waits for it. A widget in it runs `body` alone, as in a
/// [`fragment`](crate::fragment()), and the dialog stays; a run of the whole app closes it, such as that of
/// [`rerun`](crate::rerun), unless it draws it again.
///
/// ```no_run
/// # use millpond as st;
/// if st::button("Order rye") {
///     st::dialog("Order", || {
///         let sacks = st::slider("Sacks", 1..=10).show();
///         if st::button("Order") {
///             st::state("ordered").set(sacks);
///             st::rerun();
///         }
///     });
/// }
/// ```
#[track_caller]
pub fn dialog<R>(title: impl Display, body: impl Fn() -> R + Send + Sync + 'static) {
    Dialog::new(title).show(body);
}

/// A block above the page and its options: `st::Dialog::new("About").width(st::DialogWidth::Large).show(|| …)`.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Dialog {
    props: millpond_protocol::Dialog,
    hooks: Hooks,
}

impl Dialog {
    /// A block whose head says `title`, which is Markdown.
    pub fn new(title: impl Display) -> Self {
        let (title, width) = (title.to_string(), DialogWidth::Small);
        let (dismissible, position) = (true, DialogPosition::Center);
        let props = millpond_protocol::Dialog { widget: None, title, icon: None, width, dismissible, position };
        Self { props, hooks: Hooks::default() }
    }

    text_option! {
        /// An emoji or `:shortcode:` before the title.
        icon
    }

    /// How wide it is: small, 500 CSS pixels, unless set.
    pub fn width(mut self, width: DialogWidth) -> Self {
        self.props.width = width;
        self
    }

    /// Whether the user can close it. True unless set; otherwise a run without it does.
    pub fn dismissible(mut self, dismissible: bool) -> Self {
        self.props.dismissible = dismissible;
        self
    }

    /// Where it stands: in the middle of the window unless set.
    pub fn position(mut self, position: DialogPosition) -> Self {
        self.props.position = position;
        self
    }

    /// Has this called when the user closes it, before the run that follows then.
    pub fn on_dismiss(mut self, callback: impl Fn() + Send + Sync + 'static) -> Self {
        self.props.widget = Some(widget(&*self.props.title));
        self.hooks.on_change(callback);
        self
    }

    /// Draws it, and in it what `body` draws: see [`dialog`].
    #[track_caller]
    pub fn show<R>(self, body: impl Fn() -> R + Send + Sync + 'static) {
        let name = fragment::name_of_caller();
        let place = expect(self.draw());
        let body: Body = Box::new(move || drop(body()));
        place.with(|| fragment::draw(name, None, body));
    }

    #[track_caller]
    fn draw(self) -> Result<Place, Error> {
        match self.props.widget {
            Some(_) => Ok(ask_block(Block::Dialog(self.props), &self.hooks)?.0),
            None => draw_block(&Block::Dialog(self.props)),
        }
    }
}
