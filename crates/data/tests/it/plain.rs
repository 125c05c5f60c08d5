//! Kinds of arrays that the page doesn't read arrive as kinds that it does, with the same values.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, BinaryArray, BinaryViewArray, Decimal32Array, Decimal64Array, Decimal256Array,
    DictionaryArray, FixedSizeListArray, Float16Array, Int32Array, Int64Array, LargeBinaryArray, LargeListArray,
    LargeListViewArray, LargeStringArray, ListViewArray, MapArray, RecordBatch, RunArray, StringArray, StringViewArray,
    StructArray, UInt64Array,
    builder::{MapBuilder, StringBuilder, StringViewBuilder},
    types::{Float16Type, Int32Type, Int64Type},
};
use arrow_buffer::i256;
use arrow_schema::Field;
use expect_test::{Expect, expect};
use millpond_data::DataFrame;

use crate::shown;

/// Cuts off the first row, so that offsets don't begin at zero.
fn check(array: impl Array + 'static, expected: Expect) {
    let rows = array.len() - 1;
    let batch = RecordBatch::try_from_iter([("c", Arc::new(array.slice(1, rows)) as ArrayRef)]).unwrap();
    expected.assert_eq(&shown(&DataFrame::from(batch)));
}

type Half = <Float16Type as ArrowPrimitiveType>::Native;

const TEXTS: [Option<&str>; 4] = [Some("cut"), Some("a text that is longer than a view"), None, Some("")];

#[test]
fn text_and_bytes() {
    check(
        StringViewArray::from_iter(TEXTS),
        expect![[r#"
        c: Utf8 [ "a text that is longer than a view", null, "", ]
    "#]],
    );
    check(
        LargeStringArray::from_iter(TEXTS),
        expect![[r#"
        c: Utf8 [ "a text that is longer than a view", null, "", ]
    "#]],
    );
    check(
        BinaryViewArray::from_iter(TEXTS.map(|text| text.map(str::as_bytes))),
        expect![[r#"
        c: Binary [ [97, 32, 116, 101, 120, 116, 32, 116, 104, 97, 116, 32, 105, 115, 32, 108, 111, 110, 103, 101, 114, 32, 116, 104, 97, 110, 32, 97, 32, 118, 105, 101, 119], null, [], ]
    "#]],
    );
    check(
        LargeBinaryArray::from_iter(TEXTS.map(|text| text.map(str::as_bytes))),
        expect![[r#"
        c: Binary [ [97, 32, 116, 101, 120, 116, 32, 116, 104, 97, 116, 32, 105, 115, 32, 108, 111, 110, 103, 101, 114, 32, 116, 104, 97, 110, 32, 97, 32, 118, 105, 101, 119], null, [], ]
    "#]],
    );
    check(
        BinaryArray::from_iter(TEXTS.map(|text| text.map(str::as_bytes))),
        expect![[r#"
        c: Binary [ [97, 32, 116, 101, 120, 116, 32, 116, 104, 97, 116, 32, 105, 115, 32, 108, 111, 110, 103, 101, 114, 32, 116, 104, 97, 110, 32, 97, 32, 118, 105, 101, 119], null, [], ]
    "#]],
    );
}

#[test]
fn numbers() {
    let halves = [0.0, 0.5, -2.0].map(Half::from_f32);
    check(
        Float16Array::from_iter_values(halves),
        expect![[r#"
        c: Float32 [ 0.5, -2.0, ]
    "#]],
    );
    check(
        Decimal32Array::from(vec![0, 1234, -5]).with_precision_and_scale(9, 2).unwrap(),
        expect![[r#"
        c: Decimal128(9, 2) [ 1234, -5, ]
    "#]],
    );
    check(
        Decimal64Array::from(vec![0, 1234, -5]).with_precision_and_scale(18, 2).unwrap(),
        expect![[r#"
        c: Decimal128(18, 2) [ 1234, -5, ]
    "#]],
    );
    let small = [0, 1234, -5].map(i256::from_i128);
    check(
        Decimal256Array::from_iter_values(small).with_precision_and_scale(40, 2).unwrap(),
        expect![[r#"
        c: Decimal128(38, 2) [ 1234, -5, ]
    "#]],
    );
    let large = [i256::ZERO, i256::from_parts(0, 1 << 60), i256::from_parts(0, -(1 << 60))];
    check(
        Decimal256Array::from_iter_values(large).with_precision_and_scale(76, 2).unwrap(),
        expect![[r#"
        c: Float64 [ 3.9231885846166756e54, -3.9231885846166756e54, ]
    "#]],
    );
}

#[test]
fn lists() {
    let lists = || [Some(vec![Some(9)]), Some(vec![Some(1), None]), None, Some(vec![])];
    check(
        LargeListArray::from_iter_primitive::<Int32Type, _, _>(lists()),
        expect![[r#"
        c: List(Int32) [ PrimitiveArray<Int32> [ 1, null, ], null, PrimitiveArray<Int32> [ ], ]
    "#]],
    );
    check(
        ListViewArray::from_iter_primitive::<Int32Type, _, _>(lists()),
        expect![[r#"
        c: List(Int32) [ PrimitiveArray<Int32> [ 1, null, ], null, PrimitiveArray<Int32> [ ], ]
    "#]],
    );
    check(
        LargeListViewArray::from_iter_primitive::<Int32Type, _, _>(lists()),
        expect![[r#"
        c: List(Int32) [ PrimitiveArray<Int32> [ 1, null, ], null, PrimitiveArray<Int32> [ ], ]
    "#]],
    );
}

#[test]
fn what_is_within_others() {
    let texts: ArrayRef = Arc::new(StringViewArray::from_iter(TEXTS));
    let field = Arc::new(Field::new("text", texts.data_type().clone(), true));
    check(
        StructArray::from(vec![(field.clone(), texts.clone())]),
        expect![[r#"
        c: Struct("text": Utf8) -- validity: [ valid, valid, valid, ] [ -- child 0: "text" (Utf8) StringArray [ "a text that is longer than a view", null, "", ] ]
    "#]],
    );
    check(
        FixedSizeListArray::new(field, 2, texts, None),
        expect![[r#"
        c: FixedSizeList(2 x Utf8, field: 'text') [ StringArray [ null, "", ], ]
    "#]],
    );
    check(
        map(),
        expect![[r#"
        c: Map("entries": non-null Struct("key": non-null Utf8, "value": Utf8), unsorted) [ StructArray -- validity: [ valid, valid, ] [ -- child 0: "key" (Utf8) StringArray [ "a", "b", ] -- child 1: "value" (Utf8) StringArray [ "y", "z", ] ], StructArray -- validity: [ ] [ -- child 0: "key" (Utf8) StringArray [ ] -- child 1: "value" (Utf8) StringArray [ ] ], ]
    "#]],
    );
}

#[test]
fn dictionaries_and_runs() {
    let views: ArrayRef = Arc::new(StringViewArray::from_iter_values(["a", "b"]));
    let keys = || vec![Some(0), Some(1), None, Some(0)];
    check(
        DictionaryArray::new(Int32Array::from(keys()), views.clone()),
        expect![[r#"
        c: Dictionary(Int32, Utf8) [ 1, null, 0, ] values: StringArray [ "a", "b", ]}
    "#]],
    );
    let long = Int64Array::from(vec![Some(0), Some(1), None, Some(0)]);
    check(
        DictionaryArray::new(long, views.clone()),
        expect![[r#"
        c: Dictionary(Int32, Utf8) [ 1, null, 0, ] values: StringArray [ "a", "b", ]}
    "#]],
    );
    let long = UInt64Array::from(vec![Some(0), Some(1), None, Some(0)]);
    check(
        DictionaryArray::new(long, Arc::new(StringArray::from(vec!["a", "b"]))),
        expect![[r#"
        c: Dictionary(Int32, Utf8) [ 1, null, 0, ] values: StringArray [ "a", "b", ]}
    "#]],
    );
    check(
        RunArray::<Int64Type>::try_new(&Int64Array::from(vec![2, 5]), &views).unwrap(),
        expect![[r#"
        c: Utf8 [ "a", "b", "b", "b", ]
    "#]],
    );
}

fn map() -> MapArray {
    let mut builder = MapBuilder::new(None, StringBuilder::new(), StringViewBuilder::new());
    for row in [vec![("cut", "x")], vec![("a", "y"), ("b", "z")], vec![]] {
        for (key, value) in row {
            builder.keys().append_value(key);
            builder.values().append_value(value);
        }
        builder.append(true).unwrap();
    }
    builder.finish()
}
