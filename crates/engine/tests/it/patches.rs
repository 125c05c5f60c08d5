//! The shared cases of the protocol's rules on patches.

use std::sync::Arc;

use millpond_engine::tree;
use millpond_protocol::{Bytes, Node, Patch, to_wire};
use serde_json::Value;

const CASES: &str = include_str!("../../../protocol/cases/patches.json");

/// A node of a case; what it is made of is the text as bytes.
fn node(case: &Value) -> tree::Tree {
    let wire = match case["element"].as_str() {
        Some(text) => to_wire(&std::collections::BTreeMap::from([("element", bytes(text))])),
        None => {
            let children: Vec<_> =
                case["children"].as_array().expect("a block has children").iter().map(node).collect();
            let props = bytes(case["block"].as_str().expect("a node is an element or a block"));
            return Arc::new(Node::Block { props: reread(&props), children });
        }
    };
    Arc::new(millpond_protocol::from_wire(&wire).expect("a node"))
}

fn bytes(text: &str) -> Bytes {
    text.as_bytes().to_vec().into()
}

/// Bytes as something encoded, which they are not: trees don't look inside.
fn reread<T: serde::de::DeserializeOwned>(bytes: &Bytes) -> T {
    millpond_protocol::from_wire(&to_wire(bytes)).expect("bytes")
}

fn patch(case: &Value) -> Patch {
    let path = |name| case[name].as_array().map(|path| path.iter().map(number).collect());
    match path("splice") {
        Some(path) => Patch::Splice {
            path,
            at: number(&case["at"]),
            remove: number(&case["remove"]),
            insert: case["insert"].as_array().expect("nodes").iter().map(node).collect(),
        },
        None => Patch::Props {
            path: path("props").expect("a patch is a splice or props"),
            props: reread(&bytes(case["block"].as_str().expect("props are text"))),
        },
    }
}

fn number(value: &Value) -> u32 {
    value.as_u64().and_then(|number| number.try_into().ok()).expect("a number")
}

#[test]
fn t2_to_t5_patches_apply_as_the_shared_cases_say() {
    let cases: Vec<Value> = serde_json::from_str(CASES).expect("cases are JSON");
    assert!(!cases.is_empty());
    for case in cases {
        let patches: Vec<_> = case["patches"].as_array().expect("patches").iter().map(patch).collect();
        let expected = match case["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(node(&case["after"])),
        };
        assert_eq!(tree::apply(&node(&case["before"]), &patches), expected, "{}", case["title"]);
    }
}
