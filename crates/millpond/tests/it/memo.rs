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

/// Counts the runs of a function.
macro_rules! count {
    ($name:ident) => {
        static $name: AtomicUsize = AtomicUsize::new(0);
    };
}

fn runs(count: &AtomicUsize) -> usize {
    count.load(Ordering::Relaxed)
}

#[test]
fn a_miss_says_why_and_statistics_count() {
    #[memo]
    fn area(width: f64, _unit: &str, height: f64) -> f64 {
        width * height
    }

    let mut app = AppTest::new(|| {
        assert_eq!(area::explain(&[&2.0, &3.0]).to_string(), "miss: it is the first call");
        area(2.0, "m", 3.0);
        area(2.0, "cm", 3.0);
        assert!(area::explain(&[&2.0, &3.0]).to_string().starts_with("hit: computed "));
        assert_eq!(area::explain(&[&2.0, &4.0]).to_string(), "miss: the argument `height` differs");
        let both = "miss: the argument `width` differs, and the argument `height` differs";
        assert_eq!(area::explain(&[&3.0, &4.0]).to_string(), both);
        area::clear_call(&[&2.0, &3.0]);
        assert_eq!(area::explain(&[&2.0, &3.0]).to_string(), "miss: the result was cleared");
        let stats = area::stats();
        assert_eq!((stats.hits, stats.misses, stats.entries), (1, 1, 0));
        st::text("asked");
    });
    assert_eq!(app.run(), "text \"asked\"\n");
}

#[test]
fn results_within_a_bound_of_size_are_measured_by_serde() {
    count!(RUNS);

    #[memo(max_size = "10KB")]
    fn zeros(length: usize, seed: u8) -> Vec<u8> {
        RUNS.fetch_add(1, Ordering::Relaxed);
        vec![seed; length]
    }

    let mut app = AppTest::new(|| {
        (0..3).for_each(|seed| drop(zeros(4000, seed)));
        assert_eq!(zeros::stats().entries, 2);
        zeros(4000, 2);
        zeros(4000, 0);
    });
    app.run();
    assert_eq!(runs(&RUNS), 4);
}

#[test]
fn each_session_can_have_its_own() {
    count!(RUNS);

    #[memo(scope = "session")]
    fn number() -> usize {
        RUNS.fetch_add(1, Ordering::Relaxed)
    }

    for expected in ["text \"0\"\n", "text \"1\"\n"] {
        let mut app = AppTest::new(|| {
            st::text(number());
        });
        assert_eq!(app.run(), expected);
        assert_eq!(app.run(), expected);
    }
}

#[test]
fn results_on_disk_count_for_as_long_as_their_ttl_says() {
    count!(RUNS);

    #[memo(persist = "disk", ttl = "2s")]
    fn load(name: &str) -> String {
        st::text(format!("loading {name}"));
        format!("{name} {}", RUNS.fetch_add(1, Ordering::Relaxed))
    }

    let folder = std::env::temp_dir().join(format!("millpond-front-{}", std::process::id()));
    let shown = |expected: &str| {
        let mut app = AppTest::with_cache_in(&folder, || {
            st::write(load("a"));
        });
        assert_eq!(app.run(), format!("text \"loading a\"\nmarkdown \"{expected}\"\n"));
    };
    shown("a 0");
    shown("a 0");
    std::thread::sleep(std::time::Duration::from_millis(2100));
    shown("a 1");
    drop(std::fs::remove_dir_all(folder));
}

#[test]
fn calls_outside_of_a_run_are_remembered_for_all_threads() {
    count!(RUNS);

    #[memo]
    fn load() -> usize {
        st::text("loaded");
        RUNS.fetch_add(1, Ordering::Relaxed)
    }

    assert_eq!((load(), load()), (0, 0));
    assert_eq!(load::stats().hits, 1);
    std::thread::spawn(|| assert_eq!(load(), 0)).join().expect("it is a hit");
    load::clear();
}

#[test]
fn a_duplicate_names_both_lines() {
    #[memo(allow_widgets)]
    fn ask(x: u8) -> bool {
        st::checkbox(format!("sure about {x}"))
    }

    let mut app = AppTest::new(|| {
        ask(1);
        ask(1);
    });
    let line = line!() - 3;
    for _ in 0..2 {
        let shown = app.run();
        assert!(shown.contains("There are two `checkbox` widgets in one run"), "{shown}");
        for called in [line, line + 1] {
            assert!(shown.contains(&format!("called at crates/millpond/tests/it/memo.rs:{called}")), "{shown}");
        }
    }
}

#[test]
fn a_singleton_is_the_object_itself() {
    #[millpond::singleton]
    fn shared() -> std::sync::Mutex<u8> {
        std::sync::Mutex::new(1)
    }

    let mut app = AppTest::new(|| {
        *shared().lock().expect("nobody panicked") += 1;
        st::text(*shared().lock().expect("nobody panicked"));
    });
    assert_eq!(app.run(), "text \"2\"\n");
    assert_eq!(app.run(), "text \"3\"\n");
}

/// Code that a memo uses counts as its own. That an edit changes the key is shown by two functions that differ in
/// nothing but what they use.
mod uses {
    use super::*;

    const LIMIT: u8 = 3;

    fn helper(x: u8) -> u8 {
        x.min(LIMIT)
    }

    #[memo(uses(helper, LIMIT, "Cargo.toml"))]
    fn limited(x: u8) -> u8 {
        helper(x)
    }

    #[test]
    fn names_are_found_and_the_call_works() {
        let mut app = AppTest::new(|| {
            st::text(limited(5));
        });
        assert_eq!(app.run(), "text \"3\"\n");
        assert_eq!(app.run(), "text \"3\"\n");
    }
}
