//! The page as a tree, and the differences between two.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Block, Element, Encoded};

/// A place on the page: an element, or a block that holds others. It never changes once made.
///
/// The root is a block whose children are the main area (0) and the sidebar (1), blocks themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Node {
    /// A thing on the page; the bytes are an encoded [`Element`].
    Element(Encoded<Element>),
    /// A block and what it holds.
    Block {
        /// How the block looks: an encoded [`Block`].
        props: Encoded<Block>,
        /// What it holds, from top to bottom.
        #[ts(type = "Array<Node>")]
        children: Vec<Arc<Node>>,
    },
}

/// One step from the tree that the page shows to the one it should show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Patch {
    /// In the block at `path`, the `remove` children from `at` on give way to `insert`.
    Splice {
        /// The block, as indices from the root; empty means the root.
        path: Vec<u32>,
        /// The first child concerned; at most the number of children.
        at: u32,
        /// How many children go; `at + remove` is at most the number of children.
        remove: u32,
        /// What comes in their place.
        #[ts(type = "Array<Node>")]
        insert: Vec<Arc<Node>>,
    },
    /// The block at `path` looks different now; its children stay.
    Props {
        /// The block, as indices from the root.
        path: Vec<u32>,
        /// Its new look: an encoded [`Block`].
        props: Encoded<Block>,
    },
}

/// In the block at `path`, the children from `from` on are left over from an earlier run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stale {
    /// The block, as indices from the root.
    pub path: Vec<u32>,
    /// The first child that the present run has not reached.
    pub from: u32,
}
