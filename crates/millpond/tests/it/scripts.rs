//! Memoized functions of the specification's examples, in Rust.

use std::sync::atomic::{AtomicUsize, Ordering};

use millpond::{self as st, memo, singleton, testing::AppTest};

static SQUARES: AtomicUsize = AtomicUsize::new(0);
static CUBES: AtomicUsize = AtomicUsize::new(0);

#[memo]
fn square(x: i64) -> i64 {
    SQUARES.fetch_add(1, Ordering::Relaxed);
    x.pow(2)
}

#[memo]
fn cube(x: i64) -> i64 {
    CUBES.fetch_add(1, Ordering::Relaxed);
    x.pow(3)
}

#[test]
fn clear_all_makes_every_function_forget_and_clear_one() {
    let mut app = AppTest::new(|| {
        if st::button("Clear All") {
            memo::clear_all();
        }
        if st::button("Clear squares") {
            square::clear();
        }
        st::write(square(3));
        st::write(cube(3));
    });
    let runs = || (SQUARES.load(Ordering::Relaxed), CUBES.load(Ordering::Relaxed));
    app.run();
    assert!(app.run().ends_with("markdown \"9\"\nmarkdown \"27\"\n"));
    assert_eq!(runs(), (1, 1));
    app.press("Clear All");
    assert_eq!(runs(), (2, 2));
    app.press("Clear squares");
    assert_eq!(runs(), (3, 2));
}

#[memo]
fn load_data(rows: i64) -> i64 {
    st::slider("Select a value", 0..=10).value(5).show();
    rows
}

#[test]
fn a_widget_that_is_not_allowed_is_a_warning() {
    let mut app = AppTest::new(|| {
        st::write(load_data(20));
    });
    let first = app.run();
    assert!(first.contains("kind=\"CachedStFunctionWarning\""), "{first}");
    assert!(first.contains("`st.slider()`"), "{first}");
    assert_eq!(app.run(), first);
}

#[memo(allow_widgets)]
fn twice(_note: &str) {
    st::checkbox("Works!");
}

#[test]
fn the_same_call_twice_with_widgets_is_a_duplicate() {
    let mut app = AppTest::new(|| {
        twice("parameters that begin with an underscore are no part of the key");
        twice("so this is the same call");
    });
    assert!(app.run().contains("kind=\"DuplicateWidgetID\""));
}

struct Connection(AtomicUsize);

#[singleton]
fn connection() -> Connection {
    st::text("connected");
    Connection(AtomicUsize::new(0))
}

#[test]
fn a_singleton_is_one_object_for_all_and_replays_its_drawing() {
    let mut app = AppTest::new(|| {
        let uses = connection().0.fetch_add(1, Ordering::Relaxed);
        st::text(uses);
    });
    assert_eq!(app.run(), "text \"connected\"\ntext \"0\"\n");
    assert_eq!(app.run(), "text \"connected\"\ntext \"1\"\n");
}
