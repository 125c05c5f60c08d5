//! A tree as indented lines, for tests and for looking at.

use std::{collections::BTreeMap, fmt::Write};

use millpond_protocol::{Bytes, Node, from_wire};
use serde::Deserialize;

use crate::tree::{Tree, children};

/// Prints a tree, a line a node: its type, its text in quotes, and those of its properties that say something.
///
/// ```text
/// root
///   container
///     heading "Rows" level=1
/// ```
pub fn print(tree: &Tree) -> String {
    let mut text = String::new();
    print_node(tree, 0, &mut text);
    text
}

fn print_node(node: &Node, depth: usize, text: &mut String) {
    let bytes = match node {
        Node::Element(element) => element.bytes(),
        Node::Block { props, .. } => props.bytes(),
    };
    let indent = "  ".repeat(depth);
    let _ = writeln!(text, "{indent}{}", line(bytes).unwrap_or_else(|error| format!("unreadable: {error}")));
    for child in children(node) {
        print_node(child, depth + 1, text);
    }
}

/// An element or block as its type and its text in quotes.
pub(crate) fn describe(bytes: &[u8]) -> Result<String, String> {
    Ok(title(&mut props(bytes)?))
}

/// Any element or block, without knowing which: a map of what it has.
fn props(bytes: &[u8]) -> Result<BTreeMap<String, Plain>, String> {
    let mut props: BTreeMap<String, Plain> = from_wire(bytes)?;
    if let Some(Plain::Map(mut widget)) = props.remove("widget") {
        widget.remove("id");
        props.append(&mut widget);
    }
    Ok(props)
}

/// Takes the type and the text out of an element or block.
fn title(props: &mut BTreeMap<String, Plain>) -> String {
    let mut line = match props.remove("type") {
        Some(Plain::Text(kind)) => kind,
        _ => "node".to_owned(),
    };
    for name in ["label", "body", "message"] {
        if let Some(value) = props.remove(name).filter(Plain::says_something) {
            let _ = write!(line, " {value}");
        }
    }
    line
}

fn line(bytes: &[u8]) -> Result<String, String> {
    let mut props = props(bytes)?;
    let mut line = title(&mut props);
    for (name, value) in props.iter().filter(|(name, value)| !is_usual(name, value)) {
        let _ = write!(line, " {name}={value}");
    }
    Ok(line)
}

/// Whether a property is as it is of most elements.
fn is_usual(name: &str, value: &Plain) -> bool {
    match (name, value) {
        ("wrap" | "anchors", Plain::Bool(value)) => *value,
        ("label_visibility", Plain::Text(text)) => text == "visible",
        ("gap", Plain::Text(text)) => text == "small",
        ("align", Plain::Text(text)) => text == "left" || text == "top",
        ("vertical_align", Plain::Text(text)) => text == "top",
        ("kind", Plain::Text(text)) => text == "secondary",
        _ => !value.says_something(),
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Plain {
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Plain>),
    Map(BTreeMap<String, Plain>),
    Bytes(Bytes),
    Nothing(()),
}

impl Plain {
    fn says_something(&self) -> bool {
        match self {
            Plain::Nothing(_) | Plain::Bool(false) => false,
            Plain::Text(text) => !text.is_empty(),
            Plain::List(list) => !list.is_empty(),
            Plain::Map(map) => {
                !matches!(map.get("type"), Some(Plain::Text(kind)) if ["stretch", "content", "auto"].contains(&kind.as_str()))
            }
            _ => true,
        }
    }
}

impl std::fmt::Display for Plain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Plain::Bool(value) => write!(f, "{value}"),
            Plain::Int(value) => write!(f, "{value}"),
            Plain::Float(value) => write!(f, "{value}"),
            Plain::Text(text) => write!(f, "{text:?}"),
            Plain::Bytes(bytes) => write!(f, "{bytes:?}"),
            Plain::Nothing(_) => f.write_str("none"),
            Plain::List(list) => {
                f.write_str("[")?;
                for (index, value) in list.iter().enumerate() {
                    write!(f, "{}{value}", if index > 0 { ", " } else { "" })?;
                }
                f.write_str("]")
            }
            Plain::Map(map) => {
                f.write_str("{")?;
                for (index, (name, value)) in map.iter().enumerate() {
                    write!(f, "{}{name}: {value}", if index > 0 { ", " } else { "" })?;
                }
                f.write_str("}")
            }
        }
    }
}
