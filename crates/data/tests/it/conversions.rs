//! What a program has becomes the frame that it expects.

#![allow(clippy::needless_borrows_for_generic_args, reason = "borrowed values are among what is converted")]

use std::{collections::BTreeMap, sync::Arc};

use arrow_array::{ArrayRef, Int32Array, RecordBatch, record_batch};
use chrono::{NaiveDate, TimeZone, Utc};
use expect_test::{Expect, expect};
use millpond_data::{DataFrame, IntoFrame};

use crate::shown;

fn check(data: impl IntoFrame, expected: Expect) {
    expected.assert_eq(&shown(&data.into_frame().unwrap()));
}

fn batch() -> RecordBatch {
    record_batch!(("n", Int32, [1, 2]), ("t", Utf8, ["a", "b"])).unwrap()
}

#[test]
fn a_list_of_values_is_one_column() {
    check(
        vec![1.5, 2.5],
        expect![[r#"
        value: Float64 [ 1.5, 2.5, ]
    "#]],
    );
    check(
        [1, 2],
        expect![[r#"
        value: Int32 [ 1, 2, ]
    "#]],
    );
    check(
        &[1u8, 2][..],
        expect![[r#"
        value: UInt8 [ 1, 2, ]
    "#]],
    );
    check(
        &vec!["a", "b"],
        expect![[r#"
        value: Utf8 [ "a", "b", ]
    "#]],
    );
    check(
        &[Some(true), None],
        expect![[r#"
        value: Boolean [ true, null, ]
    "#]],
    );
}

#[test]
fn a_list_of_lists_is_rows() {
    check(
        vec![vec![1.0, 2.0], vec![3.0, 4.0]],
        expect![[r#"
        0: Float64 [ 1.0, 3.0, ]
        1: Float64 [ 2.0, 4.0, ]
    "#]],
    );
    check(
        [[1, 2, 3], [4, 5, 6]],
        expect![[r#"
        0: Int32 [ 1, 4, ]
        1: Int32 [ 2, 5, ]
        2: Int32 [ 3, 6, ]
    "#]],
    );
    check(Vec::<Vec<f64>>::new(), expect![""]);
}

#[test]
fn pairs_are_named_columns() {
    check(
        [("a", vec![1, 2]), ("b", vec![3, 4])],
        expect![[r#"
        a: Int32 [ 1, 2, ]
        b: Int32 [ 3, 4, ]
    "#]],
    );
    check(
        vec![("a".to_owned(), [1, 2]), ("a".to_owned(), [3, 4])],
        expect![[r#"
        a: Int32 [ 1, 2, ]
        a: Int32 [ 3, 4, ]
    "#]],
    );
    check(
        BTreeMap::from([("b", vec!["x"]), ("a", vec!["y"])]),
        expect![[r#"
        a: Utf8 [ "y", ]
        b: Utf8 [ "x", ]
    "#]],
    );
}

#[test]
fn arrow_batches_are_taken_as_they_are() {
    check(
        batch(),
        expect![[r#"
        n: Int32 [ 1, 2, ]
        t: Utf8 [ "a", "b", ]
    "#]],
    );
    check(
        &batch(),
        expect![[r#"
        n: Int32 [ 1, 2, ]
        t: Utf8 [ "a", "b", ]
    "#]],
    );
    check(
        vec![batch(), batch()],
        expect![[r#"
        n: Int32 [ 1, 2, 1, 2, ]
        t: Utf8 [ "a", "b", "a", "b", ]
    "#]],
    );
    check(Vec::<RecordBatch>::new(), expect![""]);
}

#[test]
fn a_builder_mixes_types() {
    let array: ArrayRef = Arc::new(Int32Array::from(vec![1, 2]));
    let day = NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    let noon = day.and_hms_opt(12, 0, 0).unwrap();
    let frame = DataFrame::builder()
        .column("integers", [1i64, -1])
        .column("sizes", vec![1usize, 2])
        .column("floats", &[0.5f32, f32::NAN])
        .column("truths", [true, false])
        .column("texts", [Some("a"), None])
        .column("strings", vec!["a".to_owned(), String::new()])
        .column("dates", [Some(day), None])
        .column("times", [noon, noon])
        .column("instants", [Utc.from_utc_datetime(&noon), Utc.from_utc_datetime(&noon)])
        .column("lists", [vec![1, 2], vec![]])
        .column("pairs", [Some([0.5, 1.0]), None])
        .column("arrow", array)
        .index("row", ["x", "y"]);
    assert_eq!(frame.clone().build().unwrap().index(), 1);
    check(
        frame,
        expect![[r#"
        row: Utf8 [ "x", "y", ]
        integers: Int64 [ 1, -1, ]
        sizes: UInt64 [ 1, 2, ]
        floats: Float32 [ 0.5, NaN, ]
        truths: Boolean [ true, false, ]
        texts: Utf8 [ "a", null, ]
        strings: Utf8 [ "a", "", ]
        dates: Date32 [ 2024-02-29, null, ]
        times: Timestamp(µs) [ 2024-02-29T12:00:00, 2024-02-29T12:00:00, ]
        instants: Timestamp(µs, "UTC") [ 2024-02-29T12:00:00 (Unknown Time Zone 'UTC'), 2024-02-29T12:00:00 (Unknown Time Zone 'UTC'), ]
        lists: List(Int32) [ PrimitiveArray<Int32> [ 1, 2, ], PrimitiveArray<Int32> [ ], ]
        pairs: List(Float64) [ PrimitiveArray<Float64> [ 0.5, 1.0, ], null, ]
        arrow: Int32 [ 1, 2, ]
    "#]],
    );
}

#[test]
fn rows_that_serde_writes_are_rows() {
    #[derive(serde::Serialize)]
    struct Trip {
        from: &'static str,
        km: f64,
        stops: Vec<u32>,
        note: Option<String>,
    }
    let trip = |from, km| Trip { from, km, stops: vec![1, 2], note: None };
    check(
        DataFrame::from_rows(&[trip("Oslo", 12.5), trip("Rome", 3.0)]).unwrap(),
        expect![[r#"
        from: Utf8 [ "Oslo", "Rome", ]
        km: Float64 [ 12.5, 3.0, ]
        stops: List(non-null UInt32, field: 'element') [ PrimitiveArray<UInt32> [ 1, 2, ], PrimitiveArray<UInt32> [ 1, 2, ], ]
        note: Null 
    "#]],
    );
    check(DataFrame::from_rows::<Trip>(&[]).unwrap(), expect![""]);

    let loose = [serde_json::json!({ "a": 1 }), serde_json::json!({ "a": 2.5, "b": "x" })];
    check(
        DataFrame::from_rows(&loose).unwrap(),
        expect![[r#"
        a: Float64 [ 1.0, 2.5, ]
        b: Utf8 [ null, "x", ]
    "#]],
    );
}

#[test]
fn a_clone_shares_the_data() {
    let frame = vec![1.0, 2.0].into_frame().unwrap();
    let clone = frame.clone();
    assert!(std::ptr::eq(frame.batches(), clone.batches()));
}
