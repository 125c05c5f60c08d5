//! Laws, held against random trees, scripts and events.

use std::sync::Arc;

use millpond_engine::{DiskStore, Function, Limits, tree};
use millpond_protocol::{Block, Column, Encoded, Node, Value, VerticalAlign};
use proptest::{collection::vec, prelude::*};

use crate::support::{Browser, Drawn, Folder, Log, checkbox, container, empty, function, memo, sidebar, text, with};

/// Any tree of blocks and elements, with few kinds of each, so that equal parts occur.
fn any_node() -> impl Strategy<Value = tree::Tree> {
    let element = |name: u8| Arc::new(Node::Element(Encoded::new(&text_element(name))));
    (0..4u8).prop_map(element).prop_recursive(4, 64, 6, |inner| {
        (0..3u8, vec(inner, 0..6)).prop_map(|(weight, children)| block(weight, children))
    })
}

fn text_element(name: u8) -> millpond_protocol::Element {
    crate::support::text_element(name.to_string())
}

fn block(weight: u8, children: Vec<tree::Tree>) -> tree::Tree {
    let column = Column { weight: f64::from(weight), align: VerticalAlign::Top, border: false };
    Arc::new(Node::Block { props: Encoded::new(&Block::Column(column)), children })
}

fn any_root() -> impl Strategy<Value = tree::Tree> {
    vec(any_node(), 0..6).prop_map(|children| block(0, children))
}

/// A script as data.
#[derive(Clone, Debug)]
enum Step {
    Text(u8),
    Container(Vec<Step>),
    Sidebar(Vec<Step>),
    /// An empty place, into which the steps are drawn one after the other.
    Slot(Vec<Step>),
    /// Text, then another text in a container made before it.
    Late(u8, u8),
    /// A checkbox, and what is drawn where it is ticked.
    Ask(Vec<Step>),
    /// A call of a function that does the steps.
    Call(u8, Vec<Step>),
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    let leaf =
        prop_oneof![any::<u8>().prop_map(Step::Text), (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Step::Late(a, b))];
    let step = leaf.prop_recursive(4, 40, 5, |inner| {
        let steps = || vec(inner.clone(), 0..5);
        prop_oneof![
            steps().prop_map(Step::Container),
            steps().prop_map(Step::Sidebar),
            steps().prop_map(Step::Slot),
            steps().prop_map(Step::Ask),
            (0..8u8, steps()).prop_map(|(argument, steps)| Step::Call(argument, steps)),
        ]
    });
    vec(step, 0..6)
}

/// Where results are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kept {
    InMemory,
    /// In memory, where there is room for few.
    Briefly,
    /// On disk; in memory there is room for one.
    OnDisk,
}

/// Does the steps and gives a value that depends on all of them.
///
/// Where a step stands in the script tells functions and widgets apart, so that one function has one body.
fn execute(steps: &[Step], place: &mut u32, memoize: Option<Kept>) -> Drawn<u64> {
    let mut value = 0u64;
    for step in steps {
        *place += 1;
        let here = *place;
        let part = match step {
            Step::Text(name) => text(name).map(|_| u64::from(*name))?,
            Step::Container(steps) => with(container()?, || execute(steps, place, memoize))?,
            Step::Sidebar(steps) => sidebar(|| execute(steps, place, memoize))?,
            Step::Slot(steps) => with(empty()?, || execute(steps, place, memoize))?,
            Step::Late(early, late) => {
                let block = container()?;
                text(early)?;
                with(block, || text(late))?;
                1
            }
            Step::Ask(steps) => {
                let ticked = checkbox(&format!("w{here}"))?;
                // What is not drawn counts as places, too, so that those behind it stay the same.
                let mut inside = here.wrapping_mul(1000);
                if ticked { execute(steps, &mut inside, memoize)? + 1 } else { 0 }
            }
            Step::Call(argument, steps) => {
                let mut inside = here.wrapping_mul(1000);
                match memoize {
                    Some(kept) => {
                        let called = Function { persist: kept == Kept::OnDisk, ..function(&format!("f{here}")) };
                        memo(&called, *argument, || execute(steps, &mut inside, memoize))?
                    }
                    None => execute(steps, &mut inside, memoize)?,
                }
            }
        };
        value = value.wrapping_mul(31).wrapping_add(part);
    }
    Ok(value)
}

/// The ids of the checkboxes on a page.
fn widgets(browser: &Browser) -> Vec<String> {
    let lines = browser.shown();
    let labels = lines.lines().filter_map(|line| line.trim_start_matches(['|', ' ']).strip_prefix("checkbox \""));
    labels.filter_map(|rest| rest.split('"').next()).map(|label| format!("checkbox:{label}")).collect()
}

proptest! {
    #[test]
    fn applying_the_difference_leads_from_one_tree_to_the_other(before in any_root(), after in any_root()) {
        let patches = tree::diff(&before, &after);
        prop_assert_eq!(tree::apply(&before, &patches), Ok(after));
    }

    #[test]
    fn t6_a_tree_and_itself_have_no_difference(tree in any_root()) {
        prop_assert_eq!(tree::diff(&tree, &tree), vec![]);
    }

    #[test]
    fn with_memos_the_page_and_the_value_are_what_they_are_without(
        steps in any_steps(),
        events in vec((any::<prop::sample::Index>(), any::<bool>()), 0..8),
        kept in prop_oneof![4 => Just(Kept::InMemory), 2 => Just(Kept::Briefly), 1 => Just(Kept::OnDisk)],
    ) {
        let folder = Folder::new("laws");
        let limits = |max_entries| Limits { max_entries: Some(max_entries), ..Limits::default() };
        let memoizing = match kept {
            Kept::InMemory => Log::new(),
            Kept::Briefly => Log::with(None, limits(2)),
            Kept::OnDisk => Log::with(Some(DiskStore::new(&folder.0, None)), limits(1)),
        };
        let logs = [memoizing, Log::new()];
        let mut browsers = [Browser::new(&logs[0].cache), Browser::new(&logs[1].cache)];
        for event in std::iter::once(None).chain(events.into_iter().map(Some)) {
            if let Some((which, ticked)) = event {
                let ids = widgets(&browsers[1]);
                if ids.is_empty() {
                    continue;
                }
                for browser in &mut browsers {
                    let refused = browser.give(which.get::<String>(&ids), Value::Bool(ticked));
                    prop_assert!(refused.is_empty(), "{:?}", refused);
                }
            } else {
                browsers.iter_mut().for_each(|browser| browser.session.rerun());
            }
            // The second run of each finds what the first one left.
            for _ in 0..2 {
                let values = [Some(kept), None].map(|memoize| {
                    let browser = &mut browsers[usize::from(memoize.is_none())];
                    let value = std::cell::Cell::new(None);
                    browser.session.rerun();
                    browser.run(|| execute(&steps, &mut 0, memoize).map(|result| value.set(Some(result))));
                    value.get()
                });
                prop_assert_eq!(values[0], values[1]);
                prop_assert_eq!(browsers[0].shown(), browsers[1].shown());
                prop_assert_eq!(browsers[0].session.attach().values, browsers[1].session.attach().values);
            }
        }
    }
}
