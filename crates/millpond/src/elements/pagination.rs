//! The choice of a page of something.

use millpond_protocol::{Element, LabelVisibility, Size, Value};

use super::options::widget;
use crate::{
    Error,
    context::{Hooks, ask},
};

/// Draws the choice of one of so many pages, the first at first; its number, from 1.
///
/// ```no_run
/// # use millpond as st;
/// let harvests: Vec<i32> = (0..95).collect();
/// let page = st::pagination(harvests.len().div_ceil(20) as u32);
/// st::dataframe(harvests.chunks(20).nth(page as usize - 1).unwrap_or_default());
/// ```
#[track_caller]
pub fn pagination(pages: u32) -> u32 {
    Pagination::new(pages).show()
}

/// The choice of a page of something, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Pagination {
    props: millpond_protocol::Pagination,
    hooks: Hooks,
}

impl Pagination {
    /// The choice of one of so many pages, at least 1.
    pub fn new(pages: u32) -> Self {
        let mut widget = widget("");
        widget.label_visibility = LabelVisibility::Collapsed;
        let (max_visible, width) = (Some(7), Size::Content);
        let props = millpond_protocol::Pagination { widget, pages, default: 1, max_visible, width };
        Self { props, hooks: Hooks::default() }
    }

    bare_widget_options!();
    value_options!();
    width_option!("that of its buttons");

    /// Which page is chosen at first, from 1: the first unless set.
    pub fn value(mut self, page: u32) -> Self {
        self.props.default = page;
        self
    }

    /// About how many pages are shown: 7 unless set; 0 shows just the arrows, `None` sets no bound.
    pub fn max_visible(mut self, count: Option<u32>) -> Self {
        self.props.max_visible = count;
        self
    }

    show! {
        /// Draws it; the number of the page, from 1.
        u32
    }

    /// Draws it, or says why it can't be drawn: there are no pages, or no such page.
    #[track_caller]
    pub fn try_show(self) -> Result<u32, Error> {
        let default = self.props.default;
        match ask(Element::Pagination(self.props), &self.hooks)? {
            Value::Numbers(numbers) => Ok(numbers.first().map_or(default, |page| *page as u32)),
            _ => Ok(default),
        }
    }
}
