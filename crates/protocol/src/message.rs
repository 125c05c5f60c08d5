//! What page and server say to each other. One websocket message is one of these.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Patch, Stale, WidgetState};

/// From the page to the server.
///
/// A message without fields has braces all the same: serde then refuses fields that it does not know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClientMessage {
    /// The first message of a connection, and only that.
    Hello {
        /// The page's [`VERSION`](crate::VERSION).
        version: u32,
        /// The session to find again; none asks for a new one.
        session: Option<String>,
        /// The page's address behind `?`, without it.
        query: String,
        /// The values that the page shows. A session that begins with this message begins with them.
        values: Vec<WidgetState>,
    },
    /// Widgets have new values; the script runs again. Without values it just runs again.
    Event {
        /// Counts the session's events, from 1. One that is not above the last one taken has been taken before, on
        /// a connection that was lost, and does not count again.
        #[ts(type = "number")]
        number: u64,
        /// The new values, in the order in which the user gave them.
        widgets: Vec<WidgetState>,
    },
    /// The page's address has another query, since the user went back or forth; the script runs again.
    Query {
        /// The address behind `?`, without it.
        query: String,
    },
    /// Stop the present run.
    Stop {},
    /// Forget all memoized results of the app, and the script's next run does all its work.
    ClearCache {},
    /// Whether a change of the script's source runs it again without being asked.
    RunOnSave {
        /// True: run at once. False: tell the page with [`ServerMessage::SourceChanged`].
        always: bool,
    },
}

/// From the server to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage {
    /// The answer to [`ClientMessage::Hello`].
    Welcome(Welcome),
    /// The page changes.
    Update(Update),
    /// The script's source has changed since the last run.
    SourceChanged,
    /// A message was refused; the session goes on as if it had not come.
    Refused {
        /// What was wrong with it.
        reason: String,
    },
}

/// Whom the page talks to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Welcome {
    /// The session's secret token: a later [`ClientMessage::Hello`] and media addresses name it.
    pub session: String,
    /// The number of the last event that the session has taken; 0 if none.
    #[ts(type = "number")]
    pub taken: u64,
    /// The server's version, such as `0.1.0`.
    pub server: String,
    /// The app's name, the tab's title unless the script sets one.
    pub app: String,
    /// Whether a changed source runs at once.
    pub run_on_save: bool,
    /// Whether the server's host is a developer's own machine (loopback).
    pub developer: bool,
}

/// A change of the page. Applied in order: `reset`, `patches`, `stale`, `values`, the rest.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Update {
    /// The number of the run that it shows, from 1, rising within a session.
    #[ts(type = "number")]
    pub run: u64,
    /// The number of the last event that this run takes account of; 0 if none.
    #[ts(type = "number")]
    pub seen: u64,
    /// Whether that run is still going.
    pub running: bool,
    /// The fragments that it runs, by id; absent where it runs the whole script.
    pub fragments: Option<Vec<String>>,
    /// True: forget the tree and the values held, start from a root without children.
    pub reset: bool,
    /// The steps to the new tree.
    pub patches: Vec<Patch>,
    /// While the run is going: what it has not reached yet. Once it is over: empty.
    pub stale: Vec<Stale>,
    /// Values that the server sets; a widget that is not named keeps its own.
    pub values: Vec<WidgetState>,
    /// The page's settings; absent means unchanged.
    pub page: Option<PageConfig>,
    /// What the page's address has behind `?` from now on, without it; absent means unchanged.
    pub query: Option<String>,
}

/// Settings of the page as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageConfig {
    /// The tab's title; absent means the app's name.
    pub title: Option<String>,
    /// The tab's icon: an emoji, a shortcode such as `:tada:`, or a URL.
    pub icon: Option<String>,
    /// How wide the main area is.
    pub layout: Layout,
    /// How the sidebar begins.
    pub sidebar: SidebarState,
    /// Where the menu's "Get help" leads; absent hides it.
    pub help_url: Option<String>,
    /// Where the menu's "Report a bug" leads; absent hides it.
    pub bug_url: Option<String>,
    /// Markdown shown under "About".
    pub about: Option<String>,
}

/// How wide the main area is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// A column of readable width.
    #[default]
    Centered,
    /// The window's width.
    Wide,
}

/// How the sidebar begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SidebarState {
    /// Open where there is room.
    #[default]
    Auto,
    /// Open.
    Expanded,
    /// Closed.
    Collapsed,
}
