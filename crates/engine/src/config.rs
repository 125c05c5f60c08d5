//! What a script sets of the page as a whole.

use millpond_protocol::{Layout, PageConfig, SidebarState};
use serde::{Deserialize, Serialize};

/// A change of the page's settings: what is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each field is documented at `PageConfig`")]
pub struct PageChange {
    pub title: Option<String>,
    pub icon: Option<String>,
    pub layout: Option<Layout>,
    pub sidebar: Option<SidebarState>,
    pub help_url: Option<String>,
    pub bug_url: Option<String>,
    pub about: Option<String>,
}

impl PageChange {
    /// Whether nothing changes.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds a later change.
    pub(crate) fn add(&mut self, later: &Self) {
        fn add<T: Clone>(earlier: &mut Option<T>, later: &Option<T>) {
            if later.is_some() {
                earlier.clone_from(later);
            }
        }
        let Self { title, icon, layout, sidebar, help_url, bug_url, about } = self;
        add(title, &later.title);
        add(icon, &later.icon);
        add(layout, &later.layout);
        add(sidebar, &later.sidebar);
        add(help_url, &later.help_url);
        add(bug_url, &later.bug_url);
        add(about, &later.about);
    }

    /// The page's settings where a run has set no others.
    pub(crate) fn config(&self) -> PageConfig {
        let Self { title, icon, layout, sidebar, help_url, bug_url, about } = self.clone();
        let (layout, sidebar) = (layout.unwrap_or_default(), sidebar.unwrap_or_default());
        PageConfig { title, icon, layout, sidebar, help_url, bug_url, about }
    }
}
