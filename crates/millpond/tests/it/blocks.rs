//! Blocks whose opening and closing the script hears of.

use millpond::{self as st, testing::AppTest};
use millpond_protocol::Value;

use crate::support::{Said, chosen};

#[test]
fn what_is_closed_is_not_drawn() {
    let mut app = AppTest::new(|| {
        let more = st::Expander::new("More").watched().show();
        more.with(|| st::text("much"));
        let filters = st::Popover::new("Filters").key("filters").watched().show();
        filters.place().with(|| st::text(format!("open {}", filters.is_open())));
    });
    assert_eq!(
        app.run(),
        "expander \"More\" look=\"framed\"\npopover \"Filters\" key=\"filters\"\n  text \"open false\"\n"
    );
    assert!(app.set("More", Value::Bool(true)).starts_with("expander \"More\" look=\"framed\"\n  text \"much\"\n"));
    assert!(app.set("filters", Value::Bool(true)).contains("text \"open true\""));
    assert!(app.set("More", Value::Bool(false)).starts_with("expander \"More\" look=\"framed\"\npopover"));
}

#[test]
fn a_block_and_a_widget_with_one_label_are_two() {
    let page = AppTest::new(|| {
        st::checkbox("More");
        st::Expander::new("More").watched().show();
        st::Popover::new("More").watched().show();
        st::button("About");
        st::Dialog::new("About").on_dismiss(|| {}).show(|| {});
    })
    .run();
    assert!(!page.contains("exception"), "{page}");
}

#[test]
fn the_tab_that_is_seen_is_open() {
    let said = Said::default();
    let mut app = AppTest::new({
        let said = said.clone();
        move || {
            let tabs = st::Tabs::new(["Chart", "Data"]).key("view").default("Data").watched();
            let tabs = tabs.on_change(said.saying("changed")).bind().show();
            tabs[0].with(|| st::text("chart"));
            tabs[1].with(|| st::text("data"));
            said.say(format!("{:?}", st::state::<String>("view").get().unwrap_or_default()));
        }
    });
    let page = app.run();
    assert!(page.contains("  tab \"Chart\"\n  tab \"Data\"\n    text \"data\"\n"), "{page}");
    assert_eq!(said.take(), "\"Data\"");
    let page = app.set("view", chosen(0, "Chart"));
    assert!(page.contains("  tab \"Chart\"\n    text \"chart\"\n  tab \"Data\"\n"), "{page}");
    assert_eq!((said.take().as_str(), app.query()), ("changed \"Chart\"", "view=Chart"));
}
