//! Parts of an app that run without the rest, dialogs among them.

use millpond::{self as st, testing::AppTest};
use millpond_protocol::Value;

use crate::support::{Said, number};

#[test]
fn a_widget_in_a_fragment_runs_that_alone() {
    let said = Said::default();
    let mut app = AppTest::new({
        let said = said.clone();
        move || {
            said.say("app");
            let inside = said.clone();
            st::fragment(move || {
                let rows = st::number_input("Rows", 0..=9).on_change(inside.saying("changed")).show();
                inside.say(format!("fragment {rows}"));
                st::text(rows);
            });
            st::checkbox("Outside");
        }
    });
    app.run();
    assert_eq!(said.take(), "app fragment 0");
    let page = app.set("Rows", number(3.0));
    assert_eq!(said.take(), "changed fragment 3");
    assert!(page.contains("  text \"3\"\ncheckbox \"Outside\"\n"), "{page}");
    app.set("Outside", Value::Bool(true));
    assert_eq!(said.take(), "app fragment 3");
}

#[test]
fn a_fragment_runs_another_by_its_key() {
    let said = Said::default();
    let mut app = AppTest::new({
        let said = said.clone();
        move || {
            said.say("app");
            let (one, two) = (said.clone(), said.clone());
            st::Fragment::new().key("one").show(move || one.say("one"));
            st::Fragment::new().key("two").show(move || {
                two.say("two");
                if st::button("Run one") {
                    st::rerun_fragments(["one"]);
                }
                if st::button("Run none") {
                    st::rerun_fragments(["nowhere"]);
                }
            });
        }
    });
    app.run();
    assert_eq!(said.take(), "app one two");
    app.press("Run one");
    assert_eq!(said.take(), "two one");
    let page = app.press("Run none");
    assert!(page.contains("no fragments of the page have these keys: nowhere"), "{page}");
}

#[test]
fn a_widget_in_a_dialog_runs_its_body_alone_and_the_dialog_stays() {
    let said = Said::default();
    let mut app = AppTest::new({
        let said = said.clone();
        move || {
            said.say("app");
            if st::button("Order") {
                let inside = said.clone();
                st::Dialog::new("Order rye").on_dismiss(said.saying("dismissed")).show(move || {
                    let sacks = st::number_input("Sacks", 1..=9).show();
                    inside.say(format!("dialog {sacks}"));
                    if st::button("Send") {
                        st::state("ordered").set(sacks);
                        st::rerun();
                    }
                });
            }
            st::text(format!("{:?}", st::state::<i32>("ordered").get()));
        }
    });
    assert!(!app.run().contains("dialog"));
    said.take();
    let page = app.press("Order");
    assert!(page.contains("dialog") && page.contains("number_input \"Sacks\""), "{page}");
    assert_eq!(said.take(), "app dialog 1");
    let page = app.set("Sacks", number(4.0));
    assert!(page.contains("number_input \"Sacks\""), "{page}");
    assert_eq!(said.take(), "dialog 4");
    let page = app.press("Send");
    assert!(!page.contains("dialog") && page.contains("text \"Some(4)\""), "{page}");
    assert_eq!(said.take(), "dialog 4 app");
    app.press("Order");
    said.take();
    let page = app.press("Order rye");
    assert!(!page.contains("dialog"), "{page}");
    assert_eq!(said.take(), "dismissed app");
}

#[test]
fn a_second_dialog_is_refused() {
    let page = AppTest::new(|| {
        st::dialog("One", || st::text("one"));
        st::dialog("Two", || st::text("two"));
    })
    .run();
    let message = "Only one dialog is allowed to be opened at the same time. Please make sure to not call a \
                   dialog-decorated function more than once in a script run.";
    assert!(page.contains(message), "{page}");
}
