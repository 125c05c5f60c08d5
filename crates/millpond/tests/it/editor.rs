//! Data that is edited.

use millpond::{self as st, data::DataFrame, testing::AppTest};
use millpond_protocol::Value;

use crate::support::{Said, last, refusal};

const EDITS: &str =
    r#"{"edited_rows": {"0": {"tons": 3.5, "year": 1919}}, "added_rows": [{"year": 1922}], "deleted_rows": [1]}"#;

fn harvests() -> [(&'static str, Vec<f64>); 2] {
    [("year", vec![1920.0, 1921.0]), ("tons", vec![3.1, 4.8])]
}

#[test]
fn edits_are_given_with_the_data_that_they_lead_to() {
    let said = Said::default();
    let mut app = AppTest::new({
        let said = said.clone();
        move || {
            let editor = st::Dataframe::new(harvests()).editor().key("harvests").add_rows().delete_rows();
            let st::Edited { frame, edits } = editor.on_change(said.saying("changed")).show();
            st::text(format!("{} {:?} {:?}", frame.rows(), edits.edited, edits.deleted));
            st::text(format!("{:?}", edits.added));
            st::dataframe(frame);
        }
    });
    let page = app.run();
    assert!(page.contains("text \"2 {} []\"\ntext \"[]\""), "{page}");
    assert!(page.contains("editor={add_rows: true, delete_rows: true"), "{page}");
    let page = app.set("harvests", Value::Json(EDITS.into()));
    let number = |text: &str| format!("Number({text})");
    let edited = format!("{{0: {{\\\"tons\\\": {}, \\\"year\\\": {}}}}}", number("3.5"), number("1919"));
    assert!(page.contains(&format!("text \"2 {edited} [1]\"")), "{page}");
    assert!(page.contains(&format!("text \"[{{\\\"year\\\": {}}}]\"", number("1922"))), "{page}");
    assert_eq!(said.take(), "changed");
    assert!(app.set("harvests", Value::None).contains("text \"2 {} []\""));
}

#[test]
fn the_data_has_the_edits_in_it() {
    let mut app = AppTest::new(|| {
        let edited = st::Dataframe::new(harvests()).editor().key("harvests").add_rows().delete_rows().show();
        let csv: String = edited.frame.csv(None, None).expect("all columns are there").collect();
        st::text(csv.replace("\r\n", " "));
    });
    assert_eq!(last(&app.run()), "text \"year,tons 1920,3.1 1921,4.8\"");
    assert_eq!(last(&app.set("harvests", Value::Json(EDITS.into()))), "text \"year,tons 1919,3.5 1922,\"");
}

#[test]
fn columns_have_the_bounds_of_their_numbers_and_some_are_fixed() {
    let page = AppTest::new(|| {
        let frame = DataFrame::builder().column("sacks", [1u8, 2]).column("tons", [1.5, 2.5]);
        let settings = serde_json::json!({ "tons": { "label": "Tons" } });
        st::Dataframe::new(frame).column_config(&settings).editor().fixed(["tons"]).show();
    })
    .run();
    let settings = r#"{\"sacks\":{\"type_config\":{\"max_value\":255,\"min_value\":0,\"type\":\"number\"}},\"tons\":{\"label\":\"Tons\"}}"#;
    assert!(page.contains(settings), "{page}");
    assert!(page.contains("fixed: [\"tons\"]"), "{page}");
}

#[test]
fn what_an_editor_does_not_take_is_told() {
    let frame = DataFrame::builder().index("a", [1]).index("b", [2]).column("c", [3]);
    assert_eq!(
        refusal(st::Dataframe::new(frame).editor().try_show()),
        "StreamlitAPIException: a data editor has row labels of one level, these have: 2"
    );
    let page = AppTest::new(|| {
        st::state("grid").set(1);
        st::text(refusal(st::Dataframe::new(harvests()).editor().key("grid").try_show()));
    })
    .run();
    assert!(
        page.contains("StreamlitValueAssignmentNotAllowedError: Values for the widget with the key 'grid'"),
        "{page}"
    );
}
