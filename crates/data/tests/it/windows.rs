//! What the page asks for of a frame that it does not hold: orders, windows, cells that show a text, files.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BinaryArray, BooleanArray, Decimal128Array, DictionaryArray, Float32Array, Float64Array, Int64Array,
    ListArray, NullArray, RecordBatch, StringArray, StringViewArray, UInt32Array, UInt64Array,
    cast::AsArray,
    types::{Int8Type, Int32Type, UInt32Type},
};
use expect_test::{Expect, expect};
use millpond_data::{DataFrame, Found};
use proptest::{collection::vec, option, prelude::*};

use crate::shown;

fn one(array: impl arrow_array::Array + 'static) -> DataFrame {
    RecordBatch::try_from_iter([("c", Arc::new(array) as ArrayRef)]).unwrap().into()
}

fn order(frame: &DataFrame, descending: bool) -> Vec<u32> {
    frame.order(0, descending).unwrap().rows().to_vec()
}

#[track_caller]
fn check_order(array: impl arrow_array::Array + 'static, ascending: &[u32], descending: &[u32]) {
    let frame = one(array);
    assert_eq!(order(&frame, false), ascending);
    assert_eq!(order(&frame, true), descending);
}

#[test]
fn numbers_are_sorted_by_value_with_what_is_missing_last_and_equal_ones_in_their_order() {
    check_order(
        Float64Array::from(vec![Some(3.0), None, Some(1.0), Some(f64::NAN), Some(3.0)]),
        &[2, 0, 4, 1, 3],
        &[0, 4, 2, 1, 3],
    );
    check_order(
        Float32Array::from(vec![0.0, -0.0, f32::NEG_INFINITY, -1e-40, f32::INFINITY]),
        &[2, 3, 0, 1, 4],
        &[4, 0, 1, 3, 2],
    );
    check_order(Int64Array::from(vec![(1 << 53) + 1, 1 << 53, i64::MIN, -1, 5]), &[2, 3, 4, 1, 0], &[0, 1, 4, 3, 2]);
    check_order(UInt64Array::from(vec![u64::MAX, 0, 1 << 63]), &[1, 2, 0], &[0, 2, 1]);
    check_order(BooleanArray::from(vec![Some(true), None, Some(false)]), &[2, 0, 1], &[0, 2, 1]);
    check_order(NullArray::new(2), &[0, 1], &[0, 1]);
}

#[test]
fn decimals_are_sorted_by_value_however_large() {
    let decimals = |numbers| Decimal128Array::from(numbers).with_precision_and_scale(38, 2).unwrap();
    check_order(decimals(vec![5, -1234, 7]), &[1, 0, 2], &[2, 0, 1]);
    check_order(decimals(vec![10i128.pow(30), -(10i128.pow(31)), 7]), &[1, 2, 0], &[0, 2, 1]);
}

#[test]
fn texts_are_sorted_by_their_code_units() {
    check_order(
        StringArray::from(vec![Some("b"), Some("a"), None, Some("c"), Some("a")]),
        &[1, 4, 0, 3, 2],
        &[3, 0, 1, 4, 2],
    );
    check_order(StringViewArray::from(vec!["user_2", "user_10", "user_1", "user_1\0"]), &[2, 3, 1, 0], &[0, 1, 3, 2]);
    check_order(StringArray::from(vec!["a long text, 2", "a long text, 10 of them", "a"]), &[2, 1, 0], &[0, 1, 2]);
    // U+1F600 is a pair of surrogates in UTF-16, which come before U+FF21.
    check_order(StringArray::from(vec!["\u{ff21}", "\u{1f600}", "z", "é"]), &[2, 3, 1, 0], &[0, 1, 3, 2]);
    check_order(StringArray::from(Vec::<&str>::new()), &[], &[]);
}

#[test]
fn dictionaries_are_sorted_by_their_values() {
    let texts = Arc::new(StringArray::from(vec![Some("b"), Some("a"), None, Some("a")]));
    check_order(
        DictionaryArray::<Int8Type>::new(vec![Some(0), Some(3), Some(2), Some(1), None].into(), texts),
        &[1, 3, 0, 2, 4],
        &[0, 1, 3, 2, 4],
    );
    let numbers = Arc::new(Float64Array::from(vec![10.0, f64::NAN, 9.0]));
    check_order(DictionaryArray::<Int8Type>::new(vec![1, 0, 2].into(), numbers), &[2, 1, 0], &[1, 2, 0]);
    let none = Arc::new(StringArray::from(Vec::<&str>::new()));
    check_order(DictionaryArray::<Int8Type>::new(vec![None, None].into(), none), &[0, 1], &[0, 1]);
}

#[test]
fn what_has_no_value_of_its_own_is_sorted_by_its_text() {
    let lists = [Some(vec![Some(2)]), None, Some(vec![Some(10)])];
    check_order(ListArray::from_iter_primitive::<Int32Type, _, _>(lists), &[2, 0, 1], &[0, 2, 1]);
    check_order(BinaryArray::from(vec![b"b".as_slice(), b"a"]), &[1, 0], &[0, 1]);
}

/// Texts of which many begin alike, and many are the same.
fn text() -> impl Strategy<Value = String> {
    "(one|one and the same|\u{e000}\u{1f600}\u{e000}){0,3}[ab\u{0}\u{e000}\u{1f600}]{0,2}"
}

proptest! {
    #[test]
    fn an_order_is_a_stable_sort(texts in vec(option::weighted(0.9, text()), 0..400), descending: bool) {
        let frame = one(StringArray::from(texts.clone()));
        let units = |row: &u32| texts[*row as usize].as_ref().map(|text| text.encode_utf16().collect::<Vec<_>>());
        let mut rows: Vec<_> = (0..texts.len() as u32).collect();
        rows.sort_by(|left, right| match (units(left), units(right)) {
            (Some(left), Some(right)) if descending => right.cmp(&left),
            (Some(left), Some(right)) => left.cmp(&right),
            (left, right) => left.is_none().cmp(&right.is_none()),
        });
        prop_assert_eq!(order(&frame, descending), rows);
    }

    #[test]
    fn an_order_of_floats_is_a_stable_sort(numbers in vec(option::of(any::<f64>()), 0..60), descending: bool) {
        let frame = one(Float64Array::from(numbers.clone()));
        let number = |row: &u32| numbers[*row as usize].filter(|number| !number.is_nan());
        let mut rows: Vec<_> = (0..numbers.len() as u32).collect();
        rows.sort_by(|left, right| match (number(left), number(right)) {
            (Some(left), Some(right)) if descending => right.partial_cmp(&left).unwrap(),
            (Some(left), Some(right)) => left.partial_cmp(&right).unwrap(),
            (left, right) => left.is_none().cmp(&right.is_none()),
        });
        prop_assert_eq!(order(&frame, descending), rows);
    }
}

fn cities() -> DataFrame {
    let kinds: DictionaryArray<Int32Type> = ["town", "port", "town", "capital"].into_iter().collect();
    DataFrame::builder()
        .index("id", [7, 8, 9, 10])
        .column("city", [Some("Ålesund"), Some("Bergen"), None, Some("Oslo")])
        .column("people", [67_114.0, 291_940.5, 0.000_01, 717_710.123_456])
        .column("kind", Arc::new(kinds) as ArrayRef)
        .build()
        .unwrap()
}

fn check_window(positions: std::ops::Range<usize>, sort: Option<(usize, bool)>, expected: Expect) {
    let frame = cities();
    let order = sort.map(|(column, descending)| frame.order(column, descending).unwrap());
    expected.assert_eq(&shown(&frame.window(positions, order.as_ref()).unwrap()));
}

#[test]
fn a_window_has_all_columns_and_the_rows_places() {
    check_window(
        1..3,
        None,
        expect![[r#"
            id: Int32 [ 8, 9, ]
            city: Utf8 [ "Bergen", null, ]
            people: Float64 [ 291940.5, 1e-5, ]
            kind: Dictionary(Int32, Utf8) [ 1, 0, ] values: StringArray [ "town", "port", ]}
            row: UInt32 [ 1, 2, ]
        "#]],
    );
    check_window(
        2..900,
        Some((1, true)),
        expect![[r#"
            id: Int32 [ 8, 9, ]
            city: Utf8 [ "Bergen", null, ]
            people: Float64 [ 291940.5, 1e-5, ]
            kind: Dictionary(Int32, Utf8) [ 1, 0, ] values: StringArray [ "town", "port", ]}
            row: UInt32 [ 1, 2, ]
        "#]],
    );
}

#[test]
fn a_window_beyond_the_end_has_no_rows() {
    let window = cities().window(4..10, None).unwrap();
    assert_eq!((window.rows(), window.columns(), window.index()), (0, 5, 1));
    let nothing = DataFrame::default().window(0..10, None).unwrap();
    assert_eq!((nothing.rows(), nothing.columns()), (0, 1));
}

#[test]
fn a_window_may_be_of_several_batches_and_of_rare_types() {
    let batch = |texts: &[&str]| {
        let views = StringViewArray::from(texts.to_vec());
        RecordBatch::try_from_iter([("c", Arc::new(views) as ArrayRef)]).unwrap()
    };
    let (first, second) = (batch(&["d", "b"]), batch(&["c", "a"]));
    let frame = DataFrame::from_batches(first.schema(), vec![first, second]).unwrap();
    let order = frame.order(0, false).unwrap();
    assert_eq!(shown(&frame.window(1..3, Some(&order)).unwrap()), "c: Utf8 [ \"b\", \"c\", ]\nrow: UInt32 [ 1, 2, ]\n");
}

proptest! {
    #[test]
    fn windows_one_after_the_other_are_the_frame(numbers in vec(0..5i64, 1..50), size in 1..20usize, descending: bool) {
        let frame = one(Int64Array::from(numbers.clone()));
        let order = frame.order(0, descending).unwrap();
        let mut places = Vec::new();
        for start in (0..numbers.len()).step_by(size) {
            let window = frame.window(start..start + size, Some(&order)).unwrap();
            let rows = window.batches()[0].column(1).as_primitive::<UInt32Type>().clone();
            let values = window.batches()[0].column(0).clone();
            let expected: Vec<_> = rows.values().iter().map(|row| numbers[*row as usize]).collect();
            prop_assert_eq!(values.as_ref(), &Int64Array::from(expected) as &dyn arrow_array::Array);
            places.extend_from_slice(rows.values());
        }
        prop_assert_eq!(&places, order.rows());
    }
}

#[track_caller]
fn check_find(text: &str, cells: &[(usize, usize)]) {
    let found = cities().find(text, None, 100, || false);
    assert_eq!(found, Found { cells: cells.to_vec(), more: false }, "{text}");
}

#[test]
fn a_text_is_found_in_what_is_shown_whatever_its_case() {
    check_find("OS", &[(3, 1)]);
    check_find("ål", &[(0, 1)]);
    check_find("o", &[(0, 3), (1, 3), (2, 1), (2, 3), (3, 1)]);
    check_find("9", &[(1, 2), (2, 0)]);
    check_find("717710.1235", &[(3, 2)]);
    check_find("717710.123456", &[]);
    check_find("e-5", &[(2, 2)]);
    check_find("None", &[(2, 1)]);
    check_find("", &[]);
    check_find("nowhere", &[]);
}

#[test]
fn a_number_is_found_with_commas_between_its_thousands() {
    check_find("291,940", &[(1, 2)]);
    check_find("717,710.12", &[(3, 2)]);
    check_find("2,91", &[]);
    check_find("-,1", &[]);
}

#[test]
fn figures_are_found_where_there_can_be_some() {
    let frame = DataFrame::builder()
        .column("x", [f64::NAN, f64::INFINITY])
        .column("when", [chrono::NaiveDate::from_ymd_opt(2024, 3, 1).unwrap(); 2])
        .column("tags", [vec!["a", "b"], vec![]])
        .build()
        .unwrap();
    let find = |text| frame.find(text, None, 10, || false).cells;
    assert_eq!(find("nan"), [(0, 0)]);
    assert_eq!(find("∞"), [(1, 0)]);
    assert_eq!(find("4-03"), [(0, 1), (1, 1)]);
    assert_eq!(find("[\"A\""), [(0, 2)]);
}

#[test]
fn cells_come_in_the_order_asked_for_up_to_the_limit() {
    let frame = one(Int64Array::from_iter_values(0..2_000_000));
    let order = frame.order(0, true).unwrap();
    let found = frame.find("77", Some(&order), 2, || false);
    assert_eq!(found, Found { cells: vec![(2_000_000 - 1 - 1_999_977, 0), (122, 0)], more: true });
    let last = frame.find("0000", None, 1_000, || false);
    assert_eq!((last.cells[0], last.more), ((10_000, 0), false));
    assert!(frame.find("1999999", Some(&order), 1, || false).cells == [(0, 0)]);
}

#[test]
fn a_search_that_nobody_waits_for_ends() {
    let frame = one(UInt32Array::from_iter_values(0..2_000_000));
    let asked = std::cell::Cell::new(0);
    let stopped = || asked.replace(asked.get() + 1) > 0;
    let found = frame.find("1999999", None, 10, stopped);
    assert_eq!((found, asked.get()), (Found::default(), 2));
}

#[test]
fn a_file_has_the_columns_asked_for_in_the_order_asked_for() {
    let frame = cities();
    let order = frame.order(2, false).unwrap();
    let csv: String = frame.csv(Some(&[2, 0, 1]), Some(order)).unwrap().collect();
    expect![[r#"
        people,id,city
        0.00001,9,
        67114,7,Ålesund
        291940.5,8,Bergen
        717710.123456,10,Oslo
    "#]]
    .assert_eq(&csv.replace("\r\n", "\n"));
}

#[test]
fn fields_are_quoted_where_they_must_be_and_nulls_are_empty() {
    let frame = DataFrame::builder()
        .index("__index_level_0__", ["", "a\rb", "c"])
        .column("a,b", [Some("x \"y\""), Some("line\nbreak"), None])
        .column("n", [Some(0.123_456_789), None, Some(-1.0)])
        .build()
        .unwrap();
    let csv: String = frame.csv(None, None).unwrap().collect();
    assert_eq!(csv, ",\"a,b\",n\r\n,\"x \"\"y\"\"\",0.123456789\r\n\"a\rb\",\"line\nbreak\",\r\nc,,-1\r\n");
}

#[test]
fn a_file_comes_in_pieces() {
    let frame = one(Int64Array::from_iter_values(0..200_000));
    let pieces: Vec<_> = frame.csv(None, None).unwrap().collect();
    assert!(pieces.len() > 5 && pieces.iter().all(|piece| piece.len() < 200_000 && piece.ends_with("\r\n")));
    let expected: String =
        ["c".to_owned()].into_iter().chain((0..200_000).map(|n| n.to_string())).map(|line| line + "\r\n").collect();
    assert_eq!(pieces.concat(), expected);
}

#[test]
fn a_file_without_rows_has_a_line_of_names() {
    let csv: String = one(Int64Array::from(Vec::<i64>::new())).csv(None, None).unwrap().collect();
    assert_eq!(csv, "c\r\n");
}
