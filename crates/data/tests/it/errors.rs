//! What is said when data is wrong.

use arrow_array::record_batch;
use expect_test::{Expect, expect};
use millpond_data::{Chart, ChartColor, ChartKind, ChartSize, ChartSort, DataFrame, Error, IntoFrame};

fn check<T: std::fmt::Debug>(result: Result<T, Error>, expected: Expect) {
    expected.assert_eq(&result.unwrap_err().to_string());
}

fn frame() -> DataFrame {
    DataFrame::builder()
        .column("a", [1, 2])
        .column("b", [3, 4])
        .column("name", ["x", "y"])
        .column("tags", [vec!["t"], vec![]])
        .build()
        .unwrap()
}

fn check_chart(chart: Chart, expected: Expect) {
    check(chart.spec(&frame()), expected);
}

fn line() -> Chart {
    Chart::new(ChartKind::Line)
}

#[test]
fn columns_must_have_one_length() {
    check(
        [("a", vec![1, 2, 3]), ("b", vec![1])].into_frame(),
        expect!["columns differ in length: `a` has 3, `b` has 1"],
    );
    check(
        DataFrame::builder().index("day", ["x"]).column("n", [1, 2]).build(),
        expect!["columns differ in length: `day` has 1, `n` has 2"],
    );
}

#[test]
fn rows_must_have_one_length() {
    check(
        vec![vec![1, 2], vec![3, 4], vec![5]].into_frame(),
        expect!["rows differ in length: row 0 has 2, row 2 has 1"],
    );
}

#[test]
fn batches_must_have_the_same_columns() {
    let numbers = record_batch!(("n", Int32, [1])).unwrap();
    let texts = record_batch!(("n", Utf8, ["a"])).unwrap();
    check(vec![numbers, texts].into_frame(), expect!["batches differ in their columns: `n: Int32` and `n: Utf8`"]);
}

#[test]
fn row_labels_are_columns() {
    check(frame().with_index(5), expect!["more row labels than columns: 5 of 4"]);
}

#[test]
fn rows_have_named_fields_of_one_type() {
    check(
        DataFrame::from_rows(&[1, 2]),
        expect![
            "rows don't make columns: schema tracing is not directly supported for the root data type Int32. Only struct-like types are supported as root types in schema tracing. Consider using the `Items` wrapper, i.e., `::from_samples(Items(samples))`."
        ],
    );
    let rows = [serde_json::json!({ "a": 1 }), serde_json::json!({ "a": [] })];
    check(
        DataFrame::from_rows(&rows),
        expect![[r#"rows don't make columns: mismatched types: previous Some("Primitive"), current list"#]],
    );
}

#[test]
fn a_chart_names_columns_that_exist() {
    check_chart(
        Chart { x: Some("c".into()), ..line() },
        expect![[r#"
        no such column: `c`
        there are: `a`, `b`, `name`, `tags`"#]],
    );
    check_chart(
        Chart { y: vec!["a".into(), "c".into()], ..line() },
        expect![[r#"
        no such column: `c`
        there are: `a`, `b`, `name`, `tags`"#]],
    );
    let scatter = Chart::new(ChartKind::Scatter);
    check_chart(
        Chart { size: Some(ChartSize::Column("c".into())), ..scatter },
        expect![[r#"
        no such column: `c`
        there are: `a`, `b`, `name`, `tags`"#]],
    );
    let sort = ChartSort::Column { name: "c".into(), descending: true };
    check_chart(
        Chart { sort, ..Chart::new(ChartKind::Bar) },
        expect![[r#"
        no such column: `c`
        there are: `a`, `b`, `name`, `tags`"#]],
    );
    check(
        Chart { x: Some("c".into()), ..line() }.spec(&DataFrame::default()),
        expect![[r#"
        no such column: `c`
        there are no columns"#]],
    );
}

#[test]
fn a_chart_has_a_color_for_each_column() {
    check_chart(
        Chart { color: Some("kind".into()), ..line() },
        expect![[r#"
        neither a column nor a color: `kind`
        there are: `a`, `b`, `name`, `tags`"#]],
    );
    check_chart(
        Chart { color: Some(vec!["#f00".into(), "name".into()].into()), ..line() },
        expect![[r#"
        neither a column nor a color: `name`
        there are: `a`, `b`, `name`, `tags`"#]],
    );
    check_chart(
        Chart { color: Some("#f00".into()), ..line() },
        expect!["each column that is drawn needs one color: 2 columns, 1 colors"],
    );
    let colors = ["#f00", "#0f0", "#00f"].map(str::to_owned).to_vec();
    check_chart(
        Chart { color: Some(ChartColor::Each(colors)), ..line() },
        expect!["each column that is drawn needs one color: 2 columns, 3 colors"],
    );
}

#[test]
fn a_chart_shows_numbers_times_and_text() {
    check_chart(
        Chart { y: vec!["tags".into()], ..line() },
        expect!["a chart can't show what this column holds: `tags` (List(Utf8))"],
    );
    check_chart(
        Chart { y: vec!["a".into(), "name".into()], ..line() },
        expect!["columns of different kinds can't share an axis: `a`, `name`"],
    );
}

#[test]
fn several_columns_of_row_labels_need_a_choice() {
    check(
        line().spec(&frame().with_index(2).unwrap()),
        expect!["there are several columns of row labels, choose one as `x`: `a`, `b`"],
    );
}

#[test]
fn a_stream_must_be_whole() {
    check(DataFrame::from_ipc(Vec::<u8>::new()), expect!["not a whole Arrow IPC stream: it is empty"]);
    check(
        DataFrame::from_ipc(b"a picture".to_vec()),
        expect!["not a whole Arrow IPC stream: Ipc error: Unexpected End of Stream"],
    );
    let whole = frame().to_ipc();
    check(
        DataFrame::from_ipc(whole[..whole.len() / 2].to_vec()),
        expect!["not a whole Arrow IPC stream: Ipc error: Unexpected End of Stream"],
    );
}

#[test]
fn a_place_must_have_a_column() {
    check(
        frame().order(4, false),
        expect![[r#"
        no such column: 4
        there are 4, counted from 0"#]],
    );
    check(
        frame().csv(Some(&[0, 9]), None).map(Iterator::count),
        expect![[r#"
        no such column: 9
        there are 4, counted from 0"#]],
    );
    check(
        [("a", vec![1])].into_frame().unwrap().order(1, false),
        expect![[r#"
        no such column: 1
        there is one, 0"#]],
    );
    check(
        DataFrame::default().order(0, false),
        expect![[r#"
        no such column: 0
        there are no columns"#]],
    );
}

#[test]
fn what_is_reduced_has_two_axes() {
    check(
        frame().reduce(100, 0.0..=1.0),
        expect![[r#"
        no such column: `x`
        there are: `a`, `b`, `name`, `tags`"#]],
    );
}
