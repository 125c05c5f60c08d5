//! Memoized functions: what a hit leaves is what a miss leaves.

use std::sync::atomic::{AtomicUsize, Ordering};

use expect_test::expect;
use millpond::{self as st, memo, testing::AppTest};
use millpond_protocol::Value;

#[test]
fn a_hit_draws_what_the_miss_drew() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);

    #[memo]
    fn square(x: i64) -> i64 {
        RUNS.fetch_add(1, Ordering::Relaxed);
        st::text(format!("squaring {x}"));
        let [left, right] = st::columns();
        left.with(|| st::markdown("left"));
        right.with(|| st::markdown("right"));
        x * x
    }

    let mut app = AppTest::new(|| {
        st::write(square(3));
        st::container().with(|| st::write(square(3)));
    });
    let shown = expect![[r#"
        text "squaring 3"
        columns
          column weight=1
            markdown "left"
          column weight=1
            markdown "right"
        markdown "9"
        container
          text "squaring 3"
          columns
            column weight=1
              markdown "left"
            column weight=1
              markdown "right"
          markdown "9"
    "#]];
    shown.assert_eq(&app.run());
    shown.assert_eq(&app.run());
    assert_eq!(RUNS.load(Ordering::Relaxed), 1);
}

#[test]
fn a_widget_in_a_memo_counts_as_an_input_where_it_is_allowed() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);

    #[memo(allow_widgets)]
    fn plus_one(x: i64) -> i64 {
        RUNS.fetch_add(1, Ordering::Relaxed);
        if st::checkbox("Nuke the value") {
            st::write("Value was nuked, returning 0");
            return 0;
        }
        x + 1
    }

    let mut app = AppTest::new(|| {
        st::write(plus_one(2));
    });
    assert_eq!(app.run(), "checkbox \"Nuke the value\"\nmarkdown \"3\"\n");
    let nuked = "checkbox \"Nuke the value\"\nmarkdown \"Value was nuked, returning 0\"\nmarkdown \"0\"\n";
    assert_eq!(app.set("Nuke the value", Value::Bool(true)), nuked);
    assert_eq!(app.set("Nuke the value", Value::Bool(false)), "checkbox \"Nuke the value\"\nmarkdown \"3\"\n");
    assert_eq!(app.set("Nuke the value", Value::Bool(true)), nuked);
    assert_eq!(RUNS.load(Ordering::Relaxed), 2);
}
