//! What is around the page.

use millpond_engine::PageChange;
use millpond_protocol::{Layout, SidebarState};

use crate::{Error, context};

/// The page's title, icon, width and menu. What is not set stays as it is.
///
/// ```no_run
/// # use millpond as st;
/// st::PageConfig::new().title("Sales").icon("📈").layout(st::Layout::Wide).set();
/// ```
#[must_use = "it counts once `.set()` is called"]
#[derive(Clone, Debug, Default)]
pub struct PageConfig {
    props: PageChange,
}

impl PageConfig {
    /// Nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    text_option! {
        /// The tab's title.
        title
    }
    text_option! {
        /// The tab's icon: an emoji, a `:shortcode:` or a URL.
        icon
    }
    text_option! {
        /// Where the menu's "Get help" leads.
        help_url
    }
    text_option! {
        /// Where the menu's "Report a bug" leads.
        bug_url
    }
    text_option! {
        /// Markdown shown under "About".
        about
    }

    /// How wide the main area is.
    pub fn layout(mut self, layout: Layout) -> Self {
        self.props.layout = Some(layout);
        self
    }

    /// How the sidebar begins.
    pub fn sidebar(mut self, sidebar: SidebarState) -> Self {
        self.props.sidebar = Some(sidebar);
        self
    }

    /// Makes it count.
    #[track_caller]
    pub fn set(self) {
        context::expect(self.try_set());
    }

    /// Makes it count, or says why it can't.
    pub fn try_set(self) -> Result<(), Error> {
        match context::run() {
            Some(run) => Ok(run.configure(&self.props)?),
            None => Ok(()),
        }
    }
}
