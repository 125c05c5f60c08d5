//! Elements: defaults, options, and what is refused.

use expect_test::expect;
use millpond::{self as st, Error, testing::AppTest};
use millpond_protocol::{Choice, Value};

/// What an app shows after its first run.
fn shown(app: impl Fn() + 'static) -> String {
    AppTest::new(app).run()
}

#[test]
fn what_an_element_does_not_take_is_told_with_the_value() {
    let kind_and_text = |error: Error| format!("{}: {error}", error.kind());
    let cases: [(Result<(), Error>, &str); 9] = [
        (
            st::Slider::new("x", 5, 5).try_show().map(drop),
            "StreamlitInvalidMinMaxError: a slider's `min_value` must be below its `max_value`: 5 and 5",
        ),
        (
            st::slider("x", 0..=10).value(11).try_show().map(drop),
            "StreamlitValueAboveMaxError: a slider's `value` is above its `max_value` of 10: 11",
        ),
        (
            st::slider("x", 0.0..=1.0).value(f64::NAN).try_show().map(drop),
            "StreamlitValueBelowMinError: a slider's `value` is below its `min_value` of 0: NaN",
        ),
        (
            st::slider("x", 0..=10).step(0).try_show().map(drop),
            "StreamlitValueError: a slider's `step` must be above 0: 0",
        ),
        (
            st::slider("x", 0..=i64::MAX).try_show().map(drop),
            "StreamlitJSNumberBoundsError: a slider's bounds must be finite and within ±(2⁵³ - 1): 0 and 9223372036854776000",
        ),
        (
            st::selectbox("x", ["a", "b"]).index(2).try_show().map(drop),
            "StreamlitAPIException: a selectbox's `index` must be below its 2 options: 2",
        ),
        (
            st::text_input("x").value("long").max_chars(3).try_show().map(drop),
            "StreamlitAPIException: a text input's `value` is longer than its `max_chars` of 3: long",
        ),
        (
            st::Progress::new(1.5).try_show().map(drop),
            "StreamlitAPIException: a progress bar's value must be between 0 and 1: 1.5",
        ),
        (
            st::Columns::new([1.0, 0.0]).try_show().map(drop),
            "StreamlitInvalidColumnSpecError: `columns` takes one number above 0 for each column: 0",
        ),
    ];
    for (result, expected) in cases {
        assert_eq!(kind_and_text(result.expect_err(expected)), expected);
    }
}

#[test]
fn a_refused_value_is_an_error_on_the_page_and_what_was_drawn_stays() {
    let page = shown(|| {
        st::title("Before");
        st::Slider::new("x", 10, 0).show();
        st::title("After");
    });
    assert!(page.starts_with("heading \"Before\" level=1\nexception"), "{page}");
    assert!(page.contains("kind=\"StreamlitInvalidMinMaxError\""), "{page}");
    assert!(page.contains("elements.rs"), "the traceback names this file: {page}");
    assert!(!page.contains("After"));
}

#[test]
fn a_panic_is_an_error_on_the_page_and_the_session_goes_on() {
    let mut app = AppTest::new(|| {
        st::text("drawn");
        assert!(!st::checkbox("Fail"), "it was asked to fail");
    });
    assert_eq!(app.run(), "text \"drawn\"\ncheckbox \"Fail\"\n");
    let failed = app.set("Fail", Value::Bool(true));
    assert!(failed.contains("exception \"it was asked to fail\" kind=\"Panic\""), "{failed}");
    assert_eq!(app.set("Fail", Value::Bool(false)), "text \"drawn\"\ncheckbox \"Fail\"\n");
}

#[test]
fn widgets_have_their_values_as_types() {
    let mut app = AppTest::new(|| {
        let rows: u8 = st::slider("Rows", 0..=100).value(20).show();
        let range = st::slider("Range", 0.0..=1.0).range(0.25..=0.75).show();
        let city = st::selectbox("City", ["Bern", "Ulm"]).show();
        let maybe = st::selectbox("Perhaps", [1, 2]).optional().show();
        let name = st::text_input("Name").value("Ada").show();
        st::text(format!("{rows} {range:?} {city} {maybe:?} {name}"));
    });
    let last = |page: String| page.lines().last().unwrap_or_default().to_owned();
    assert_eq!(last(app.run()), "text \"20 0.25..=0.75 Bern None Ada\"");
    app.set("Rows", Value::Numbers(vec![7.0]));
    app.set("Range", Value::Numbers(vec![0.0, 1.0]));
    app.set("City", Value::Choice(Choice { index: Some(1), label: "Ulm".into() }));
    app.set("Perhaps", Value::Choice(Choice { index: Some(0), label: "1".into() }));
    assert_eq!(last(app.set("Name", Value::Text("Grace".into()))), "text \"7 0.0..=1.0 Ulm Some(1) Grace\"");
}

#[test]
fn a_choice_is_found_again_when_the_list_has_changed() {
    let mut app = AppTest::new(|| {
        let more = st::checkbox("More");
        let cities = if more { vec!["Aachen", "Bern", "Ulm"] } else { vec!["Bern", "Ulm"] };
        st::text(st::selectbox("City", cities).key("city").show());
    });
    app.run();
    app.set("City", Value::Choice(Choice { index: Some(1), label: "Ulm".into() }));
    assert!(app.set("More", Value::Bool(true)).ends_with("text \"Ulm\"\n"));
}

#[test]
fn blocks_hold_what_is_drawn_in_them() {
    let page = shown(|| {
        let late = st::container();
        let [left, right] = st::columns();
        right.with(|| st::text("right"));
        left.with(|| st::expander("More").with(|| st::text("inside")));
        late.with(|| st::text("drawn last, shown first"));
        let answer = st::sidebar(|| {
            st::text("aside");
            42
        });
        st::text(answer);
    });
    expect![[r#"
        container
          text "drawn last, shown first"
        columns
          column weight=1
            expander "More" look="framed"
              text "inside"
          column weight=1
            text "right"
        text "42"
        sidebar
          text "aside"
    "#]]
    .assert_eq(&page);
}

#[test]
fn stop_and_rerun_end_the_run() {
    assert_eq!(
        shown(|| {
            st::text("before");
            st::stop();
        }),
        "text \"before\"\n"
    );
    let runs = std::sync::atomic::AtomicUsize::new(0);
    let page = shown(move || {
        let run = runs.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if run < 3 {
            st::rerun();
        }
        st::text(run);
    });
    assert_eq!(page, "text \"3\"\n");
}

#[test]
fn outside_of_a_run_nothing_is_drawn_and_widgets_have_their_defaults() {
    st::title("not drawn");
    let [a, _] = st::columns();
    let rows = a.with(|| st::slider("Rows", 0..=10).value(4).show());
    assert_eq!(rows, 4);
    assert_eq!(st::selectbox("City", ["Bern", "Ulm"]).index(1).show(), "Ulm");
}

#[test]
fn charts_and_frames_are_drawn_from_any_data() {
    let page = shown(|| {
        st::line_chart([("a", vec![1.0, 2.0]), ("b", vec![3.0, 4.0])]);
        st::dataframe(vec![1, 2, 3]);
        st::Chart::bar([("a", vec![1])]).x("nowhere").show();
    });
    assert!(page.starts_with("vega_lite frame={"), "{page}");
    assert!(page.contains("rows: 3"), "{page}");
    assert!(page.contains("nowhere"), "the column that is not there is named: {page}");
}

#[test]
fn large_frames_go_beside_the_socket() {
    let page = shown(|| {
        st::dataframe((0..100_000).collect::<Vec<i64>>());
    });
    assert!(page.contains("type: \"media\""), "{page}");
}

#[test]
fn what_is_selected_in_a_grid_or_chart_comes_to_the_script() {
    let frame = || [("year", vec![1920, 1921])];
    let mut app = AppTest::new(move || {
        let picked = st::Dataframe::new(frame()).select("years", ["multi-row"]);
        st::text(format!("{:?}", picked.rows));
        let parts = st::Plotly::text(r#"[{"y": [1, 2]}]"#).select("parts", ["points"]);
        st::text(&parts["point_indices"]);
    });
    let texts = |page: String| page.lines().filter(|line| line.starts_with("text")).collect::<Vec<_>>().join(" ");
    assert_eq!(texts(app.run()), r#"text "[]" text "null""#);
    let rows = Value::Json(r#"{"rows": [1, 0], "columns": [], "cells": []}"#.into());
    assert_eq!(texts(app.set("years", rows)), r#"text "[1, 0]" text "null""#);
    let points = Value::Json(r#"{"points": [{}], "point_indices": [1]}"#.into());
    assert_eq!(texts(app.set("parts", points)), r#"text "[1, 0]" text "[1]""#);
    assert_eq!(texts(app.set("years", Value::None)), r#"text "[]" text "[1]""#);
    let refused = st::Dataframe::new(frame()).try_select("years", ["rows"]).expect_err("it is refused");
    assert!(refused.to_string().contains("rows"), "{refused}");
}

#[test]
fn much_data_of_a_line_is_reduced_and_kept_whole_for_a_closer_look() {
    let page = shown(|| {
        let y: Vec<_> = (0..200_000).map(|x| f64::from(x) / 1000.0).map(f64::sin).collect();
        st::line_chart([("y", y.clone())]);
        st::bar_chart([("y", y[..100].to_vec())]);
    });
    let rows = |line: &str| line.split("rows: ").nth(1).and_then(|rest| rest.split([',', '}']).next()?.parse().ok());
    let [line, bar] = &page.lines().collect::<Vec<_>>()[..] else { panic!("two charts") };
    assert!((2_000..20_000).contains(&rows(line).expect("a number of rows")), "{line}");
    assert!(line.contains("detail=") && !bar.contains("detail="), "{page}");
}

#[test]
fn the_query_of_the_address_is_read_as_it_was_set() {
    let mut app = AppTest::new(|| {
        st::text(format!("{:?}", st::query_params()));
        st::set_query_params([("city", "Bern & Ulm"), ("city", "Graz"), ("year", "")]);
        st::text(format!("{:?}", st::query_params()));
    });
    let given = r#"[("city", "Bern & Ulm"), ("city", "Graz"), ("year", "")]"#;
    assert_eq!(app.run(), format!("text \"[]\"\ntext {given:?}\n"));
    assert_eq!(app.run(), format!("text {given:?}\ntext {given:?}\n"));
}

#[test]
fn no_size_is_nothing_at_all() {
    let nothing = st::Size::Pixels(0);
    let refused = [
        st::Container::new().height(nothing).try_show().map(drop),
        st::Expander::new("x").width(nothing).try_show().map(drop),
        st::Columns::new([1.0]).width(nothing).try_show().map(drop),
        st::Code::new("x").height(nothing).try_show().map(drop),
        st::Table::new([("a", vec![1])]).width(nothing).try_show().map(drop),
        st::Markdown::new("x").width(nothing).try_show().map(drop),
    ];
    for error in refused.map(|result| result.expect_err("it is refused")) {
        assert!(error.to_string().contains('0'), "{error}");
    }
}
