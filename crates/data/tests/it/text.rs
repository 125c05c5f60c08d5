//! Values are written as the page writes them; what is expected here is what `web/src/frame/format.ts` gives.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BinaryArray, BooleanArray, Date32Array, Decimal128Array, DictionaryArray,
    DurationMicrosecondArray, FixedSizeListArray, Float32Array, Float64Array, Int64Array, IntervalMonthDayNanoArray,
    IntervalYearMonthArray, ListArray, MapArray, NullArray, RecordBatch, StringArray, StructArray,
    Time64NanosecondArray, TimestampMicrosecondArray, TimestampNanosecondArray, UnionArray,
    builder::{Int32Builder, MapBuilder, StringBuilder},
    types::{Int8Type, Int32Type, IntervalMonthDayNanoType},
};
use arrow_schema::{DataType, Field, UnionFields};
use expect_test::{Expect, expect};
use millpond_data::DataFrame;

/// A column's values as they are written to files, one a line.
fn check(array: impl Array + 'static, expected: Expect) {
    let batch = RecordBatch::try_from_iter([("c", Arc::new(array) as ArrayRef)]).unwrap();
    let csv: String = DataFrame::from(batch).csv(None, None).unwrap().collect();
    let lines: String = csv.split("\r\n").skip(1).map(|line| format!("{line}\n")).collect();
    expected.assert_eq(lines.strip_suffix('\n').unwrap());
}

#[test]
fn floats_have_every_digit() {
    let numbers = [0.0, -0.0, 0.1, 1e20, 1e21, -1.5e300, 1e-6, 1.5e-7, f64::NAN, f64::INFINITY, -f64::INFINITY];
    check(
        Float64Array::from(numbers.to_vec()),
        expect![[r#"
            0
            -0
            0.1
            100000000000000000000
            1e+21
            -1.5e+300
            0.000001
            1.5e-7
            NaN
            Infinity
            -Infinity
        "#]],
    );
    check(
        Float32Array::from(vec![0.1, 16_777_216.0, f32::NAN, f32::INFINITY, 112.509_186]),
        expect![[r#"
            0.1
            16777216
            NaN
            Infinity
            112.50918579101563
        "#]],
    );
}

#[test]
fn decimals_have_their_scale() {
    let decimals = |scale| Decimal128Array::from(vec![0, 5, -1234, 120]).with_precision_and_scale(10, scale).unwrap();
    check(
        decimals(2),
        expect![[r#"
            0.00
            0.05
            -12.34
            1.20
        "#]],
    );
    check(
        decimals(-2),
        expect![[r#"
            0
            500
            -123400
            12000
        "#]],
    );
}

#[test]
fn dates_are_those_of_the_calendar() {
    check(
        Date32Array::from(vec![0, -719_529, 2_932_897, 100_000_000]),
        expect![[r#"
            1970-01-01
            -000001-12-31
            010000-01-01
            8640000000000000
        "#]],
    );
}

#[test]
fn times_are_shown_in_their_zone() {
    let times = vec![0, 1_500_000, -1, 1_720_000_000_123_456];
    check(
        TimestampMicrosecondArray::from(times.clone()),
        expect![[r#"
            1970-01-01 00:00:00
            1970-01-01 00:00:01.500
            1969-12-31 23:59:59.999999
            2024-07-03 09:46:40.123456
        "#]],
    );
    check(
        TimestampMicrosecondArray::from(times.clone()).with_timezone("Europe/Oslo"),
        expect![[r#"
            1970-01-01 01:00:00+01:00
            1970-01-01 01:00:01.500+01:00
            1970-01-01 00:59:59.999999+01:00
            2024-07-03 11:46:40.123456+02:00
        "#]],
    );
    check(
        TimestampMicrosecondArray::from(vec![0]).with_timezone("-03:30"),
        expect![[r#"
            1969-12-31 20:30:00-03:30
        "#]],
    );
    check(
        TimestampMicrosecondArray::from(vec![0]).with_timezone("Middle/Earth"),
        expect![[r#"
            1970-01-01 00:00:00+00:00
        "#]],
    );
    check(
        TimestampNanosecondArray::from(vec![1_999_999_999]),
        expect![[r#"
            1970-01-01 00:00:02
        "#]],
    );
}

#[test]
fn clocks_and_durations() {
    check(
        Time64NanosecondArray::from(vec![0, 45_296_000_000_000, 1_000]),
        expect![[r#"
            00:00:00
            12:34:56
            00:00:00.000001
        "#]],
    );
    check(
        DurationMicrosecondArray::from(vec![0, -1_500_000, 86_400_000_000, 273_906_000_000]),
        expect![[r#"
            00:00:00
            -00:00:01.500
            1 day 00:00:00
            3 days 04:05:06
        "#]],
    );
}

#[test]
fn bytes_are_text_if_they_can_be() {
    check(
        BinaryArray::from(vec![b"mill".as_slice(), b"\x00\xff", &[0; 30], "\u{feff}å".as_bytes()]),
        expect![[r#"
            mill
            0x00ff
            0x000000000000000000000000000000000000000000000000… (30 bytes)
            å
        "#]],
    );
}

#[test]
fn what_is_missing_is_empty() {
    let values = Arc::new(StringArray::from(vec![Some("a"), None]));
    let columns: [(&str, ArrayRef); 4] = [
        ("null", Arc::new(NullArray::new(3))),
        ("integer", Arc::new(Int64Array::from(vec![Some(i64::MIN), None, Some(0)]))),
        ("kind", Arc::new(DictionaryArray::<Int8Type>::new(vec![Some(0), Some(1), None].into(), values))),
        (
            "list",
            Arc::new(ListArray::from_iter_primitive::<Int32Type, _, _>([None, Some(vec![Some(1)]), Some(vec![])])),
        ),
    ];
    let frame = DataFrame::from(RecordBatch::try_from_iter(columns).unwrap());
    let csv: String = frame.csv(None, None).unwrap().collect();
    assert_eq!(csv, "null,integer,kind,list\r\n,-9223372036854775808,a,\r\n,,,[1]\r\n,0,,[]\r\n");
}

#[test]
fn what_is_nested_is_like_json() {
    let lists = [Some(vec![Some(1), None]), Some(vec![])];
    check(
        ListArray::from_iter_primitive::<Int32Type, _, _>(lists),
        expect![[r#"
            "[1, null]"
            []
        "#]],
    );
    let pairs = FixedSizeListArray::from_iter_primitive::<Int32Type, _, _>(
        [[1, 2], [3, 4]].map(|pair| Some(pair.map(Some))),
        2,
    );
    check(
        pairs.slice(1, 1),
        expect![[r#"
            "[3, 4]"
        "#]],
    );
    let structure = StructArray::from(vec![
        (
            Arc::new(Field::new("name", DataType::Utf8, true)),
            Arc::new(StringArray::from(vec!["a \"b\"\n"])) as ArrayRef,
        ),
        (Arc::new(Field::new("is", DataType::Boolean, true)), Arc::new(BooleanArray::from(vec![true]))),
        (Arc::new(Field::new("on", DataType::Date32, true)), Arc::new(Date32Array::from(vec![0]))),
    ]);
    check(
        structure,
        expect![[r#"
            "{""name"": ""a \""b\""\n"", ""is"": true, ""on"": ""1970-01-01""}"
        "#]],
    );
    let mut map = MapBuilder::new(None, StringBuilder::new(), Int32Builder::new());
    map.keys().append_value("k");
    map.values().append_value(1);
    map.append(true).unwrap();
    let map: MapArray = map.finish();
    check(
        map,
        expect![[r#"
            "{""k"": 1}"
        "#]],
    );
}

#[test]
fn rare_types_have_the_text_that_javascript_has() {
    check(
        IntervalYearMonthArray::from(vec![14, -14]),
        expect![[r#"
            "1,2"
            "-1,-2"
        "#]],
    );
    check(
        IntervalMonthDayNanoArray::from(vec![IntervalMonthDayNanoType::make_value(1, 2, (1 << 32) + 5)]),
        expect![[r#"
            "1,2,5,1"
        "#]],
    );
    let fields = [Field::new("n", DataType::Int64, true), Field::new("s", DataType::Utf8, true)];
    let union = UnionArray::try_new(
        UnionFields::from_fields(fields),
        vec![0, 1].into(),
        Some(vec![0, 0].into()),
        vec![Arc::new(Int64Array::from(vec![7])), Arc::new(StringArray::from(vec!["seven"]))],
    );
    check(
        union.unwrap(),
        expect![[r#"
            7
            seven
        "#]],
    );
}
