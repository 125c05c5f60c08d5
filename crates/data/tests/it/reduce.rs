//! A line of fewer rows looks the same.

use std::ops::RangeInclusive;

use arrow_array::{Float64Array, RecordBatch, cast::AsArray, record_batch, types::Float64Type};
use chrono::NaiveDate;
use expect_test::expect;
use millpond_data::{Chart, ChartKind, DataFrame};
use proptest::{collection::vec, option, prelude::*};

use crate::shown;

const ALL: RangeInclusive<f64> = f64::NEG_INFINITY..=f64::INFINITY;

/// Rows of `x`, `y` and which series.
type Row = (f64, Option<f64>, u8);

fn frame(rows: &[Row]) -> DataFrame {
    DataFrame::builder()
        .column("x", rows.iter().map(|row| row.0).collect::<Vec<_>>())
        .column("y", rows.iter().map(|row| row.1).collect::<Vec<_>>())
        .column("color", rows.iter().map(|row| ["red", "green", "blue"][row.2 as usize]).collect::<Vec<_>>())
        .build()
        .unwrap()
}

fn column(frame: &DataFrame, column: usize) -> Float64Array {
    frame.batches()[0].column(column).as_primitive::<Float64Type>().clone()
}

fn rows(frame: &DataFrame) -> Vec<Row> {
    let color = frame.batches()[0].column(2).as_string::<i32>();
    let color = color.iter().map(|color| ["red", "green", "blue"].iter().position(|name| Some(*name) == color));
    let (x, y) = (column(frame, 0), column(frame, 1));
    x.iter().zip(&y).zip(color).map(|((x, y), color)| (x.unwrap(), y, color.unwrap() as u8)).collect()
}

/// What M4 promises to keep of some rows: the first and last value, the least and the most, and whether there is a gap.
#[derive(Debug, PartialEq)]
struct Outline {
    ends: Option<(f64, f64)>,
    extremes: Option<(f64, f64)>,
    gap: bool,
}

fn outline<'a>(rows: impl Iterator<Item = &'a Row>) -> Outline {
    let values: Vec<_> = rows.map(|row| row.1).collect();
    let present: Vec<_> = values.iter().flatten().copied().collect();
    Outline {
        ends: present.first().copied().zip(present.last().copied()),
        extremes: present.iter().copied().reduce(f64::min).zip(present.iter().copied().reduce(f64::max)),
        gap: values.contains(&None),
    }
}

/// The rows of a series within a range, and the neighbours of that range.
fn of_series<'a>(rows: &'a [Row], series: u8, range: &RangeInclusive<f64>) -> (Vec<&'a Row>, [Option<&'a Row>; 2]) {
    let all: Vec<_> = rows.iter().filter(|row| row.2 == series).collect();
    let inside = all.iter().copied().filter(|row| range.contains(&row.0)).collect();
    let before = all.iter().copied().rfind(|row| row.0 < *range.start());
    let behind = all.iter().copied().find(|row| row.0 > *range.end());
    (inside, [before, behind])
}

fn data() -> impl Strategy<Value = Vec<Row>> {
    let step = prop_oneof![Just(0.0), 0.0..2.0];
    let row = (step, option::weighted(0.9, -5..5i32), 0..3u8);
    vec(row, 1..300).prop_map(|steps| {
        let mut x = 0.0;
        let mut next = |step: f64| {
            x += step;
            x
        };
        steps.into_iter().map(|(step, y, series)| (next(step), y.map(f64::from), series)).collect()
    })
}

proptest! {
    #[test]
    fn ends_and_extremes_of_each_series_survive_in_each_part(
        all in data(), points in 1..60usize, start in 0.0..100.0f64, width in 0.0..300.0f64, whole: bool,
    ) {
        let range = if whole { ALL } else { start..=start + width };
        let left = rows(&frame(&all).reduce(points, range.clone()).unwrap());
        // Nothing is made up, and the order is kept.
        let mut rest = all.iter();
        prop_assert!(left.iter().all(|row| rest.any(|other| other == row)));

        let count = (points / 4).max(1);
        let (from, to) = (range.start().max(all[0].0), range.end().min(all[all.len() - 1].0));
        let part = |row: &Row| (((row.0 - from) / (to - from) * count as f64) as usize).min(count - 1);
        for series in 0..3 {
            let (before, neighbours) = of_series(&all, series, &range);
            let (after, others) = of_series(&left, series, &range);
            prop_assert_eq!(neighbours.map(|row| row.map(|row| row.0)), others.map(|row| row.map(|row| row.0)));
            prop_assert_eq!(before.first(), after.first());
            prop_assert_eq!(before.last(), after.last());
            prop_assert!(after.len() <= points.max(5 * count + 2));
            if before.len() <= points {
                prop_assert_eq!(&before, &after);
            }
            for number in 0..count {
                let within = |rows: &[&Row]| outline(rows.iter().copied().filter(|row| part(row) == number));
                prop_assert_eq!(within(&before), within(&after));
            }
        }
    }
}

#[test]
fn a_line_is_a_quarter_as_many_parts_as_points() {
    let wave: Vec<Row> = (0..1_000).map(|n| (f64::from(n), Some(f64::from(n * 7 % 11)), 0)).collect();
    let left = frame(&wave).reduce(8, ALL).unwrap();
    expect![[r#"
        x: Float64 [ 0.0, 3.0, 499.0, 500.0, 506.0, 509.0, 999.0, ]
        y: Float64 [ 0.0, 10.0, 6.0, 2.0, 0.0, 10.0, 8.0, ]
        color: Utf8 [ "red", "red", "red", "red", "red", "red", "red", ]
    "#]]
    .assert_eq(&shown(&left));
}

#[test]
fn a_range_has_a_neighbour_on_each_side_of_each_series() {
    let lines: Vec<Row> =
        (0..10).flat_map(|n| [(f64::from(n), Some(0.0), 0), (f64::from(n) + 0.5, Some(1.0), 1)]).collect();
    let left = rows(&frame(&lines).reduce(100, 3.0..=4.0).unwrap());
    assert_eq!(
        left.iter().map(|row| (row.0, row.2)).collect::<Vec<_>>(),
        [(2.0, 0), (2.5, 1), (3.0, 0), (3.5, 1), (4.0, 0), (4.5, 1), (5.0, 0)]
    );
    assert_eq!(frame(&lines).reduce(100, 100.0..=200.0).unwrap().rows(), 2, "the last of each");
}

#[test]
fn a_gap_stays_a_gap() {
    let line = (0..100).map(|n| (f64::from(n), (n != 50).then_some(1.0), 0)).collect::<Vec<Row>>();
    let left = rows(&frame(&line).reduce(4, ALL).unwrap());
    assert_eq!(left.iter().map(|row| row.0).collect::<Vec<_>>(), [0.0, 50.0, 99.0]);
}

#[test]
fn what_a_chart_sends_can_be_reduced() {
    let numbers: Vec<_> = (0..50_000).map(f64::from).collect();
    let wide = DataFrame::builder().column("a", numbers.clone()).column("b", numbers.clone()).build().unwrap();
    let (_, sent) = Chart::new(ChartKind::Line).spec(&wide).unwrap();
    let left = DataFrame::from_ipc(sent.to_ipc()).unwrap().reduce(1_000, 10_000.0..=20_000.0).unwrap();
    assert_eq!((left.rows(), left.columns()), (2 * (500 + 2), 3));

    let by_number =
        Chart { x: Some("b".into()), y: vec!["a".into()], color: Some("c".into()), ..Chart::new(ChartKind::Line) };
    let halves = numbers.iter().map(|number| i64::from(*number > 20_000.0)).collect::<Vec<_>>();
    let long =
        DataFrame::builder().column("a", numbers.clone()).column("b", numbers).column("c", halves).build().unwrap();
    let (_, sent) = by_number.spec(&long).unwrap();
    let left = sent.reduce(1_000, ALL).unwrap().rows();
    assert!((500..=504).contains(&left), "each of 250 parts has its ends: {left}");
}

#[test]
fn times_are_milliseconds() {
    let day = |n| NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + chrono::Days::new(n);
    let days = (0..100).map(day).collect::<Vec<_>>();
    let frame = DataFrame::builder().column("x", days).column("y", vec![1; 100]).build().unwrap();
    let left = frame.reduce(4, 10.0 * 86_400_000.0..=20.0 * 86_400_000.0).unwrap();
    assert_eq!(
        shown(&left),
        "x: Date32 [ 1970-01-10, 1970-01-11, 1970-01-21, 1970-01-22, ]\ny: Int32 [ 1, 1, 1, 1, ]\n"
    );
}

#[test]
fn what_cannot_be_reduced_is_given_as_it_is() {
    let check = |batch: RecordBatch| {
        let frame = DataFrame::from(batch);
        assert_eq!(frame.reduce(1, ALL).unwrap().to_ipc(), frame.to_ipc());
    };
    check(record_batch!(("x", Float64, [3.0, 2.0, 1.0]), ("y", Float64, [1.0, 2.0, 3.0])).unwrap());
    check(record_batch!(("x", Utf8, ["a", "b", "c"]), ("y", Float64, [1.0, 2.0, 3.0])).unwrap());
    check(record_batch!(("x", Float64, [1.0, 2.0, 3.0]), ("y", Utf8, ["a", "b", "c"])).unwrap());
    check(record_batch!(("x", Float64, [1.0]), ("y", Float64, [1.0])).unwrap());
    check(RecordBatch::new_empty(record_batch!(("x", Float64, [1.0]), ("y", Float64, [1.0])).unwrap().schema()));
}

#[test]
fn rows_that_have_no_place_are_left_out() {
    let x = [Some(1.0), None, Some(2.0), Some(f64::NAN), Some(3.0)];
    let frame = DataFrame::builder().column("x", x).column("y", [1, 2, 3, 4, 5]).build().unwrap();
    assert_eq!(shown(&frame.reduce(100, ALL).unwrap()), "x: Float64 [ 1.0, 2.0, 3.0, ]\ny: Int32 [ 1, 3, 5, ]\n");
}
