//! Trees are immutable values; a patch list leads from one to another.

use std::sync::Arc;

use millpond_protocol::{Block, Container, Encoded, Gap, HorizontalAlign, Node, Patch, Size, VerticalAlign};

/// A page, or any part of it.
pub type Tree = Arc<Node>;

/// A page with nothing on it: a root that holds an empty main area and an empty sidebar.
pub fn blank() -> Tree {
    let area = || block(&area_props(), Vec::new());
    block(&Block::Root, vec![area(), area()])
}

/// A root without children: what a page shows before the first update.
pub fn nothing() -> Tree {
    block(&Block::Root, Vec::new())
}

/// The look of the main area and of the sidebar.
pub(crate) fn area_props() -> Block {
    Block::Container(Container {
        key: None,
        border: false,
        width: Size::Stretch,
        height: Size::Content,
        horizontal: false,
        wrap: true,
        align: HorizontalAlign::Left,
        vertical_align: VerticalAlign::Top,
        gap: Gap::Small,
        autoscroll: false,
    })
}

fn block(props: &Block, children: Vec<Tree>) -> Tree {
    Arc::new(Node::Block { props: Encoded::new(props), children })
}

/// The steps that lead from `before` to `after`; none where they are equal.
///
/// Children are compared in order after an equal beginning and an equal end have been set aside, so that one element
/// put in or taken out is one step however many follow it.
pub fn diff(before: &Tree, after: &Tree) -> Vec<Patch> {
    let mut patches = Vec::new();
    compare(before, after, &mut Vec::new(), &mut patches);
    patches
}

/// Appends the steps that lead from one block to another at the same place.
///
/// Both must be blocks; [`diff_children`] sees to it.
fn compare(before: &Tree, after: &Tree, path: &mut Vec<u32>, patches: &mut Vec<Patch>) {
    if Arc::ptr_eq(before, after) {
        return;
    }
    let (Node::Block { props: old, children: before }, Node::Block { props: new, children: after }) =
        (&**before, &**after)
    else {
        unreachable!("the root and every pair compared are blocks");
    };
    if old != new {
        patches.push(Patch::Props { path: path.clone(), props: new.clone() });
    }
    diff_children(before, after, path, patches);
}

fn diff_children(before: &[Tree], after: &[Tree], path: &mut Vec<u32>, patches: &mut Vec<Patch>) {
    let start = common(before.iter().zip(after));
    let (before, after) = (&before[start..], &after[start..]);
    let end = common(before.iter().rev().zip(after.iter().rev()));
    let (before, after) = (&before[..before.len() - end], &after[..after.len() - end]);

    let mut splice = Splice::default();
    for (offset, (old, new)) in before.iter().zip(after).enumerate() {
        let at = (start + offset) as u32;
        if old == new {
            continue;
        }
        if is_block(old) && is_block(new) {
            splice.flush(path, patches);
            path.push(at);
            compare(old, new, path, patches);
            path.pop();
        } else {
            splice.add(at, 1, std::slice::from_ref(new), path, patches);
        }
    }
    let paired = before.len().min(after.len());
    splice.add((start + paired) as u32, before.len() - paired, &after[paired..], path, patches);
    splice.flush(path, patches);
}

fn common<'a>(pairs: impl Iterator<Item = (&'a Tree, &'a Tree)>) -> usize {
    pairs.take_while(|(old, new)| old == new).count()
}

fn is_block(node: &Tree) -> bool {
    matches!(**node, Node::Block { .. })
}

/// Neighbouring replacements, gathered into one patch.
#[derive(Default)]
struct Splice {
    at: u32,
    remove: u32,
    insert: Vec<Tree>,
}

impl Splice {
    fn add(&mut self, at: u32, remove: usize, insert: &[Tree], path: &[u32], patches: &mut Vec<Patch>) {
        if self.at + self.remove != at {
            self.flush(path, patches);
        }
        if self.remove == 0 && self.insert.is_empty() {
            self.at = at;
        }
        self.remove += remove as u32;
        self.insert.extend_from_slice(insert);
    }

    fn flush(&mut self, path: &[u32], patches: &mut Vec<Patch>) {
        let Splice { at, remove, insert } = std::mem::take(self);
        if remove > 0 || !insert.is_empty() {
            patches.push(Patch::Splice { path: path.to_vec(), at, remove, insert });
        }
    }
}

/// The tree that the patches make of `tree`; a patch that does not fit is an error that says why.
pub fn apply(tree: &Tree, patches: &[Patch]) -> Result<Tree, String> {
    let mut tree = tree.clone();
    for patch in patches {
        match patch {
            Patch::Splice { path, at, remove, insert } => {
                let (props, mut children) = block_at(&tree, path)?;
                let (from, to) = (*at as usize, (*at + *remove) as usize);
                if to > children.len() {
                    return Err(format!("no children {from}..{to} of {} at {path:?}", children.len()));
                }
                children.splice(from..to, insert.iter().cloned());
                tree = replace(&tree, path, Arc::new(Node::Block { props, children }));
            }
            Patch::Props { path, props } => {
                let (_, children) = block_at(&tree, path)?;
                tree = replace(&tree, path, Arc::new(Node::Block { props: props.clone(), children }));
            }
        }
    }
    Ok(tree)
}

/// The parts of the block at `path`.
fn block_at(tree: &Tree, path: &[u32]) -> Result<(Encoded<Block>, Vec<Tree>), String> {
    match node_at(tree, path).map(|node| &**node) {
        Some(Node::Block { props, children }) => Ok((props.clone(), children.clone())),
        _ => Err(format!("no block at {path:?}")),
    }
}

/// The node at `path`, if there is one.
pub(crate) fn node_at<'a>(tree: &'a Tree, path: &[u32]) -> Option<&'a Tree> {
    path.iter().try_fold(tree, |node, step| children(node).get(*step as usize))
}

/// Where in a tree the block of a fragment is.
pub(crate) fn find_fragment(tree: &Tree, id: &str) -> Option<Vec<u32>> {
    let wanted = Encoded::new(&Block::Fragment(millpond_protocol::Fragment { id: id.to_owned() }));
    let mut path = Vec::new();
    find_block(tree, &wanted, &mut path).then_some(path)
}

fn find_block(tree: &Tree, wanted: &Encoded<Block>, path: &mut Vec<u32>) -> bool {
    let Node::Block { props, children } = &**tree else { return false };
    if props == wanted {
        return true;
    }
    for (step, child) in children.iter().enumerate() {
        path.push(step as u32);
        if find_block(child, wanted, path) {
            return true;
        }
        path.pop();
    }
    false
}

/// What a node holds; nothing for an element.
pub fn children(node: &Node) -> &[Tree] {
    match node {
        Node::Block { children, .. } => children,
        Node::Element(_) => &[],
    }
}

/// The tree with another node at `path`, which exists.
pub(crate) fn replace(tree: &Tree, path: &[u32], new: Tree) -> Tree {
    let Some((&step, rest)) = path.split_first() else { return new };
    let Node::Block { props, children } = &**tree else { return tree.clone() };
    let mut children = children.clone();
    children[step as usize] = replace(&children[step as usize], rest, new);
    Arc::new(Node::Block { props: props.clone(), children })
}
