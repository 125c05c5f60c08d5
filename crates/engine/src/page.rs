//! The page while a run builds it, and the recordings of the calls that draw on it.
//!
//! Everything drawn has a [`Place`] in an arena, so that it can be written to later and out of order. Trees are made
//! from the arena when something is to be sent, and share the nodes of its elements.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use millpond_protocol::{Block, Element, Encoded, Exception, Node, Stale};
use serde::{Deserialize, Serialize};

use crate::{
    Fault,
    tree::{Tree, area_props, children, find_fragment, node_at, replace},
};

/// Where something was drawn in a run: to be written to again.
///
/// Writing to a block appends to it; writing to an element, or to an empty place, puts something else there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    page: u64,
    index: u32,
}

const ROOT: u32 = 0;
const MAIN: u32 = 1;
const SIDEBAR: u32 = 2;

/// What is drawn at a place.
enum Content {
    /// A finished node: an element, or a subtree put back from a recording.
    Node(Tree),
    /// A block that is being filled.
    Block { props: Encoded<Block>, children: Vec<u32>, kind: Kind },
    /// Room for one thing, which can be exchanged; at first nothing.
    Slot(Option<u32>),
}

/// What there is to know of a block beside how it looks.
enum Kind {
    Plain,
    /// A form with this key.
    Form(Box<str>),
    /// The fragment of this id, and where it stands, if that can't be seen since it runs alone.
    Fragment(Arc<str>, Option<Standing>),
}

/// Where on a page the cursor stands.
#[derive(Clone)]
pub(crate) struct Standing {
    pub(crate) area: Area,
    /// Whether it is the main area itself, or a fragment in it, and no block.
    pub(crate) at_top: bool,
}

/// Where on a page something stands, as far as that tells widgets apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Area {
    /// The main area, in no form.
    Main,
    /// The sidebar, in no form.
    Sidebar,
    /// The form with this key.
    Form(Box<str>),
}

struct Entry {
    content: Content,
    /// What it was drawn in.
    parent: u32,
    /// Shown only while something goes on; takes no place among its neighbours.
    transient: bool,
}

/// The page of a run.
pub(crate) struct Page {
    /// Its number, which no other page of this process has.
    number: u64,
    entries: Vec<Entry>,
    /// The blocks entered, the innermost last; the first is the main area.
    cursor: Vec<u32>,
    /// The calls being recorded, the innermost last.
    calls: Vec<OpenCall>,
}

/// A call that is being recorded.
struct OpenCall {
    function: Arc<str>,
    /// How many blocks were entered when it began.
    depth: usize,
    /// How many places there were when it began: those after it are its own.
    first: u32,
    drawn: Vec<(Anchor, u32)>,
}

/// Where a recorded node goes: relative to where the call is made, or to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Anchor {
    /// Where the call is made.
    Here,
    /// The main area.
    Main,
    /// The sidebar.
    Sidebar,
}

/// What a call drew, in order.
pub(crate) type Drawing = Vec<(Anchor, Tree)>;

impl Page {
    pub(crate) fn new() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        let block = |block, children| Content::Block { props: Encoded::new(&block), children, kind: Kind::Plain };
        let area = || block(area_props(), Vec::new());
        let root = block(Block::Root, vec![MAIN, SIDEBAR]);
        let entries = [root, area(), area()].map(|content| Entry { content, parent: ROOT, transient: false });
        Self { number, entries: entries.into(), cursor: vec![MAIN], calls: Vec::new() }
    }

    /// The sidebar's place.
    pub(crate) fn sidebar(&self) -> Place {
        self.place(SIDEBAR)
    }

    fn place(&self, index: u32) -> Place {
        Place { page: self.number, index }
    }

    fn index(&self, place: Place) -> Result<u32, Fault> {
        if place.page == self.number { Ok(place.index) } else { Err(Fault::ForeignPlace) }
    }

    /// Draws an element where the cursor stands.
    pub(crate) fn element(&mut self, element: &Element) -> Result<Place, Fault> {
        let content = match element {
            Element::Empty => Content::Slot(None),
            element => Content::Node(Arc::new(Node::Element(Encoded::new(element)))),
        };
        self.write(None, content)
    }

    /// Draws an empty block where the cursor stands.
    pub(crate) fn block(&mut self, block: &Block) -> Result<Place, Fault> {
        let kind = match block {
            Block::Form(form) => Kind::Form(form.key.as_str().into()),
            _ => Kind::Plain,
        };
        self.block_of_kind(block, kind)
    }

    fn block_of_kind(&mut self, block: &Block, kind: Kind) -> Result<Place, Fault> {
        self.write(None, Content::Block { props: Encoded::new(block), children: Vec::new(), kind })
    }

    /// Draws the empty block of a fragment where the cursor stands; `standing` is where it is on the page, if it runs
    /// alone.
    pub(crate) fn fragment(&mut self, id: &Arc<str>, standing: Option<Standing>) -> Result<Place, Fault> {
        let block = Block::Fragment(millpond_protocol::Fragment { id: id.to_string() });
        self.block_of_kind(&block, Kind::Fragment(id.clone(), standing))
    }

    /// Has a block look different; what it holds stays. What is no block at all, since an error or another element has
    /// taken its place, stays as it is.
    pub(crate) fn change(&mut self, place: Place, block: &Block) -> Result<(), Fault> {
        let index = self.index(place)?;
        if let Some(call) = self.calls.iter().rev().find(|call| index < call.first) {
            return Err(Fault::ReplayClosure { function: call.function.to_string(), place: self.describe(index) });
        }
        if let Content::Block { props, .. } = &mut self.entries[index as usize].content {
            *props = Encoded::new(block);
        }
        Ok(())
    }

    /// The blocks around the cursor, from the innermost to the page.
    fn around(&self) -> impl Iterator<Item = u32> {
        let target = *self.cursor.last().expect("the cursor never leaves the main area");
        let parent = |index: &u32| (*index != ROOT).then(|| self.entries[*index as usize].parent);
        std::iter::successors(Some(target), parent)
    }

    /// Whether the cursor stands within a form.
    pub(crate) fn in_form(&self) -> bool {
        matches!(self.standing().area, Area::Form(_))
    }

    /// Where the cursor stands.
    pub(crate) fn standing(&self) -> Standing {
        let mut at_top = true;
        for index in self.around() {
            let area = match (&self.entries[index as usize].content, index) {
                (Content::Block { kind: Kind::Form(key), .. }, _) => Area::Form(key.clone()),
                (Content::Block { kind: Kind::Fragment(_, Some(standing)), .. }, _) => {
                    return Standing { at_top: at_top && standing.at_top, ..standing.clone() };
                }
                (Content::Block { kind: Kind::Fragment(_, None), .. }, _) => continue,
                (_, MAIN) => return Standing { area: Area::Main, at_top },
                (_, SIDEBAR) => Area::Sidebar,
                _ => {
                    at_top = false;
                    continue;
                }
            };
            return Standing { area, at_top: false };
        }
        Standing { area: Area::Main, at_top: false }
    }

    /// The block of the innermost fragment around the cursor, else the main area.
    pub(crate) fn outermost(&self) -> Place {
        let is_fragment = |index: &u32| {
            matches!(self.entries[*index as usize].content, Content::Block { kind: Kind::Fragment(..), .. })
        };
        self.place(self.around().find(is_fragment).unwrap_or(MAIN))
    }

    /// Draws an element that is taken away again by [`Self::erase`] and is in no recording.
    pub(crate) fn transient(&mut self, element: &Element) -> Result<Place, Fault> {
        let place = self.element(element)?;
        self.entries[place.index as usize].transient = true;
        Ok(place)
    }

    /// Takes a transient element away.
    pub(crate) fn erase(&mut self, place: Place) {
        let Ok(index) = self.index(place) else { return };
        let parent = self.entries[index as usize].parent;
        match &mut self.entries[parent as usize].content {
            Content::Block { children, .. } => children.retain(|child| *child != index),
            Content::Slot(child) if *child == Some(index) => *child = None,
            _ => {}
        }
        for call in &mut self.calls {
            call.drawn.retain(|(_, drawn)| *drawn != index);
        }
    }

    /// Moves the cursor into a block, until [`Self::leave`].
    pub(crate) fn enter(&mut self, place: Place) -> Result<(), Fault> {
        let index = self.index(place)?;
        self.cursor.push(index);
        Ok(())
    }

    /// Moves the cursor back to where it was before the last [`Self::enter`].
    pub(crate) fn leave(&mut self) {
        if self.cursor.len() > 1 {
            self.cursor.pop();
        }
    }

    /// Draws the error that ended the script below everything else: in the fragment that ran last of some that run alone,
    /// else in the main area.
    pub(crate) fn fail(&mut self, exception: Exception, alone: Option<&Arc<str>>) {
        self.calls.clear();
        self.cursor.truncate(1);
        if let Some(first) = alone {
            let last = match &self.entries[MAIN as usize].content {
                Content::Block { children, .. } => children.last().copied(),
                _ => None,
            };
            let last = last.map(|last| self.place(last));
            let block = last.map_or_else(|| self.fragment(first, None), Ok);
            if let Ok(block) = block {
                self.cursor.push(block.index);
            }
        }
        let place = self.element(&Element::Exception(exception));
        debug_assert!(place.is_ok(), "the main area can always be drawn on");
    }

    /// Puts something where the cursor stands, or into one of the page's areas.
    fn write(&mut self, area: Option<u32>, content: Content) -> Result<Place, Fault> {
        let target = match area {
            Some(area) => area,
            None => *self.cursor.last().expect("the cursor never leaves the main area"),
        };
        let index = self.entries.len() as u32;
        self.record(target, area.is_none(), index)?;
        self.entries.push(Entry { content, parent: target, transient: false });
        let replaced = match &mut self.entries[target as usize].content {
            Content::Block { children, .. } => {
                children.push(index);
                None
            }
            Content::Slot(child) => child.replace(index),
            content @ Content::Node(_) => {
                *content = Content::Slot(Some(index));
                None
            }
        };
        // What a call has recorded is put back elsewhere perhaps, where nothing replaces it.
        let is_recorded =
            |replaced: &u32| self.calls.iter().any(|call| call.drawn.iter().rev().any(|(_, drawn)| drawn == replaced));
        if let Some(replaced) = replaced.filter(|replaced| !is_recorded(replaced)) {
            self.forget(replaced);
        }
        Ok(self.place(index))
    }

    /// Gives up what is drawn at a place that is no longer shown, and in it. A script that exchanges something for as
    /// long as it runs would else fill the memory.
    fn forget(&mut self, index: u32) {
        match std::mem::replace(&mut self.entries[index as usize].content, Content::Slot(None)) {
            Content::Block { children, .. } => children.into_iter().for_each(|child| self.forget(child)),
            Content::Slot(Some(child)) => self.forget(child),
            Content::Node(_) | Content::Slot(None) => {}
        }
    }

    /// Enters what is about to be drawn into the calls that are being recorded, from the innermost outwards.
    fn record(&mut self, target: u32, at_cursor: bool, index: u32) -> Result<(), Fault> {
        let depth = self.cursor.len();
        let anchor = |call: &OpenCall| match target {
            target if target >= call.first => Some(None),
            _ if at_cursor && depth == call.depth => Some(Some(Anchor::Here)),
            MAIN => Some(Some(Anchor::Main)),
            SIDEBAR => Some(Some(Anchor::Sidebar)),
            _ => None,
        };
        if let Some(call) = self.calls.iter().rev().find(|call| anchor(call).is_none()) {
            return Err(Fault::ReplayClosure { function: call.function.to_string(), place: self.describe(target) });
        }
        for call in self.calls.iter_mut().rev() {
            match anchor(call) {
                Some(Some(anchor)) => call.drawn.push((anchor, index)),
                // What lies within a block of this call's own lies within those around it, too.
                _ => break,
            }
        }
        Ok(())
    }

    /// What a script would call what is drawn at a place.
    fn describe(&self, index: u32) -> String {
        let described = match &self.entries[index as usize].content {
            Content::Block { props, .. } => crate::print::describe(props.bytes()),
            Content::Node(node) => match &**node {
                Node::Element(element) => crate::print::describe(element.bytes()),
                Node::Block { props, .. } => crate::print::describe(props.bytes()),
            },
            Content::Slot(_) => Ok("empty".to_owned()),
        };
        described.unwrap_or_else(|_| "block".to_owned())
    }

    /// Begins to record a call.
    pub(crate) fn begin_call(&mut self, function: Arc<str>) {
        let first = self.entries.len() as u32;
        self.calls.push(OpenCall { function, depth: self.cursor.len(), first, drawn: Vec::new() });
    }

    /// Ends the recording of the innermost call and gives what it drew.
    pub(crate) fn end_call(&mut self) -> Drawing {
        let call = self.calls.pop().expect("a call that ends has begun");
        self.cursor.truncate(call.depth);
        call.drawn.into_iter().map(|(anchor, index)| (anchor, self.tree_of(index))).collect()
    }

    /// Puts a drawing back where the cursor stands.
    pub(crate) fn replay(&mut self, drawing: &Drawing) -> Result<(), Fault> {
        self.entries.reserve(drawing.len());
        for (anchor, tree) in drawing {
            let area = match anchor {
                Anchor::Here => None,
                Anchor::Main => Some(MAIN),
                Anchor::Sidebar => Some(SIDEBAR),
            };
            self.write(area, Content::Node(tree.clone()))?;
        }
        Ok(())
    }

    /// The page as it stands.
    pub(crate) fn tree(&self) -> Tree {
        self.tree_of(ROOT)
    }

    /// What a run of fragments alone makes of the page before.
    pub(crate) fn fragments_in(&self, shown: &Tree) -> Tree {
        self.fragments_over(shown, false).0
    }

    /// The same, completed by what was left in the fragments where this run has not been yet.
    pub(crate) fn fragments_over(&self, shown: &Tree, complete: bool) -> (Tree, Vec<Stale>) {
        let (mut tree, mut stale) = (shown.clone(), Vec::new());
        let Content::Block { children, .. } = &self.entries[MAIN as usize].content else { return (tree, stale) };
        for child in children {
            let Content::Block { kind: Kind::Fragment(id, _), .. } = &self.entries[*child as usize].content else {
                continue;
            };
            let Some(mut path) = find_fragment(&tree, id) else { continue };
            let before = node_at(&tree, &path).cloned();
            let node = if complete {
                self.over_at(*child, before.as_ref(), &mut path, &mut stale)
            } else {
                self.tree_of(*child)
            };
            tree = replace(&tree, &path, node);
        }
        (tree, stale)
    }

    fn tree_of(&self, index: u32) -> Tree {
        match &self.entries[index as usize].content {
            Content::Node(node) => node.clone(),
            Content::Slot(Some(child)) => self.tree_of(*child),
            Content::Slot(None) => Arc::new(Node::Element(Encoded::new(&Element::Empty))),
            Content::Block { props, children, .. } => {
                let children = children.iter().map(|child| self.tree_of(*child)).collect();
                Arc::new(Node::Block { props: props.clone(), children })
            }
        }
    }

    /// The page as it stands, completed by what an earlier run left where this one has not been yet.
    pub(crate) fn over(&self, shown: &Tree) -> (Tree, Vec<Stale>) {
        let mut stale = Vec::new();
        let tree = self.over_at(ROOT, Some(shown), &mut Vec::new(), &mut stale);
        (tree, stale)
    }

    fn over_at(&self, index: u32, shown: Option<&Tree>, path: &mut Vec<u32>, stale: &mut Vec<Stale>) -> Tree {
        match &self.entries[index as usize].content {
            Content::Slot(Some(child)) => self.over_at(*child, shown, path, stale),
            Content::Block { props, children: own, .. } => {
                let left = shown.map_or(&[][..], |shown| children(shown));
                let mut reached = 0;
                let mut nodes = Vec::with_capacity(own.len().max(left.len()));
                for child in own {
                    path.push(nodes.len() as u32);
                    let transient = self.entries[*child as usize].transient;
                    let below = if transient { None } else { left.get(reached) };
                    nodes.push(self.over_at(*child, below, path, stale));
                    reached += usize::from(!transient);
                    path.pop();
                }
                if let Some(rest) = left.get(reached..).filter(|rest| !rest.is_empty()) {
                    stale.push(Stale { path: path.clone(), from: nodes.len() as u32 });
                    nodes.extend_from_slice(rest);
                }
                Arc::new(Node::Block { props: props.clone(), children: nodes })
            }
            _ => self.tree_of(index),
        }
    }
}
