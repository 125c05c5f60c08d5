//! What is written is what is read, and equal data is equal bytes.

use std::{collections::HashMap, sync::Arc};

use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int64Array, ListArray, RecordBatch, StringArray,
    types::{Int8Type, Int64Type},
};
use arrow_buffer::Buffer;
use arrow_schema::{Field, Schema};
use arrow_select::concat::concat_batches;
use millpond_data::DataFrame;
use proptest::{collection::vec, option, prelude::*};

use crate::read_back;

type Row = (Option<i64>, Option<f64>, Option<String>, bool, Option<usize>, Option<Vec<Option<i64>>>);

const KINDS: [&str; 3] = ["small", "medium", "large"];

fn row() -> impl Strategy<Value = Row> {
    let list = option::of(vec(option::of(any::<i64>()), 0..3));
    (
        option::of(any::<i64>()),
        option::of(any::<f64>()),
        option::of(".{0,5}"),
        any::<bool>(),
        option::of(0..3usize),
        list,
    )
}

/// Columns of different types, two of them with the same name.
fn batch(rows: &[Row]) -> RecordBatch {
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("integer", Arc::new(rows.iter().map(|row| row.0).collect::<Int64Array>())),
        ("twice", Arc::new(rows.iter().map(|row| row.1).collect::<Float64Array>())),
        ("twice", Arc::new(rows.iter().map(|row| row.2.clone()).collect::<StringArray>())),
        ("truth", Arc::new(rows.iter().map(|row| Some(row.3)).collect::<BooleanArray>())),
        ("kind", Arc::new(rows.iter().map(|row| row.4.map(|kind| KINDS[kind])).collect::<DictionaryArray<Int8Type>>())),
        ("list", Arc::new(ListArray::from_iter_primitive::<Int64Type, _, _>(rows.iter().map(|row| row.5.clone())))),
    ];
    let fields: Vec<_> =
        columns.iter().map(|(name, array)| Field::new(*name, array.data_type().clone(), true)).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns.into_iter().map(|(_, array)| array).collect()).unwrap()
}

proptest! {
    #[test]
    fn what_is_written_is_read(rows in vec(row(), 1..40)) {
        let batch = batch(&rows);
        let read = read_back(&DataFrame::from(batch.clone()).to_ipc());
        let read = concat_batches(read.schema(), read.batches()).unwrap();
        prop_assert_eq!(read.columns(), batch.columns());
        prop_assert_eq!(read.schema(), batch.schema());
    }

    #[test]
    fn a_stream_is_opened_wherever_it_lies(rows in vec(row(), 1..40), odd in 0..8usize) {
        let frame = DataFrame::from(batch(&rows));
        let shifted = [vec![0; odd], frame.to_ipc()].concat();
        let opened = DataFrame::from_ipc(Buffer::from(shifted).slice(odd)).unwrap();
        prop_assert_eq!(opened.to_ipc(), frame.to_ipc());
        prop_assert_eq!(opened.batches()[0].columns(), frame.batches()[0].columns());
    }

    #[test]
    fn equal_data_is_equal_bytes_however_it_is_cut(rows in vec(row(), 1..40), start in 0..20usize, cuts in vec(0..40usize, 0..4)) {
        let whole = batch(&rows);
        let start = start.min(rows.len() - 1);
        let piece = whole.slice(start, rows.len() - start);

        let mut ends: Vec<_> = cuts.into_iter().map(|cut| cut.clamp(start, rows.len())).chain([rows.len()]).collect();
        ends.sort_unstable();
        let starts = std::iter::once(start).chain(ends.iter().copied());
        let pieces = starts.zip(&ends).map(|(start, end)| whole.slice(start, end - start)).collect();

        let cut = DataFrame::from_batches(whole.schema(), pieces).unwrap();
        let bytes = DataFrame::from(piece).to_ipc();
        prop_assert_eq!(&cut.to_ipc(), &bytes);
        prop_assert_eq!(&read_back(&bytes).to_ipc(), &bytes);
    }
}

#[test]
fn a_frame_without_rows_keeps_its_columns() {
    let empty = batch(&[]);
    let read = read_back(&DataFrame::from(empty.clone()).to_ipc());
    assert_eq!((read.rows(), read.schema().fields()), (0, empty.schema().fields()));
    assert_eq!(DataFrame::from_batches(empty.schema(), vec![]).unwrap().to_ipc(), DataFrame::from(empty).to_ipc());
    assert_eq!(read_back(&DataFrame::default().to_ipc()).columns(), 0);
}

#[test]
fn fields_keep_their_metadata_and_schemas_lose_theirs() {
    let field = Field::new("n", arrow_schema::DataType::Int64, false);
    let field = field.with_metadata(HashMap::from([("unit".to_owned(), "km".to_owned())]));
    let schema = Schema::new(vec![field]).with_metadata(HashMap::from([("pandas".to_owned(), "{}".to_owned())]));
    let batch = RecordBatch::try_new(Arc::new(schema), vec![Arc::new(Int64Array::from(vec![1]))]).unwrap();
    let read = read_back(&DataFrame::from(batch).to_ipc());
    assert!(read.schema().metadata().is_empty());
    assert_eq!(read.schema().field(0).metadata().len(), 1);
}

#[test]
fn dictionaries_that_do_not_fit_in_one_are_unpacked() {
    let batch = |numbers: std::ops::Range<i32>| {
        let names: Vec<_> = numbers.map(|number| number.to_string()).collect();
        let dictionary: DictionaryArray<Int8Type> = names.iter().map(String::as_str).collect();
        RecordBatch::try_from_iter([("name", Arc::new(dictionary) as ArrayRef)]).unwrap()
    };
    let (first, second) = (batch(0..100), batch(100..200));
    let frame = DataFrame::from_batches(first.schema(), vec![first, second]).unwrap();
    let read = read_back(&frame.to_ipc());
    let names: Vec<_> = (0..200).map(|number| number.to_string()).collect();
    assert_eq!(read.batches()[0].column(0).as_ref(), &StringArray::from(names) as &dyn Array);
}

#[test]
fn an_opened_frame_lies_in_its_stream() {
    let frame = DataFrame::builder().column("n", vec![0.5; 1_000]).build().unwrap();
    let stream = Buffer::from(frame.to_ipc());
    let opened = DataFrame::from_ipc(stream.clone()).unwrap();
    let data = opened.batches()[0].column(0).to_data();
    assert!(stream.as_slice().as_ptr_range().contains(&data.buffers()[0].as_slice().as_ptr()));
}

#[test]
fn a_stream_without_rows_has_columns() {
    let empty = DataFrame::from(batch(&[]));
    let opened = DataFrame::from_ipc(empty.to_ipc()).unwrap();
    assert_eq!((opened.rows(), opened.columns()), (0, 6));
    assert_eq!(DataFrame::from_ipc(DataFrame::default().to_ipc()).unwrap().columns(), 0);
}
