//! The crate's promises, through its public interface.

mod charts;
mod conversions;
mod errors;
mod ipc;
mod plain;
mod reduce;
mod text;
mod windows;
mod wire;

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use millpond_data::DataFrame;

/// What the page would read.
fn read_back(bytes: &[u8]) -> DataFrame {
    let reader = StreamReader::try_new(bytes, None).unwrap();
    let schema = reader.schema();
    DataFrame::from_batches(schema, reader.collect::<Result<_, _>>().unwrap()).unwrap()
}

/// A line for each column of a frame as the page would read it: name, type, values.
fn shown(frame: &DataFrame) -> String {
    let frame = read_back(&frame.to_ipc());
    let column = |column: usize| {
        let field = frame.schema().field(column);
        let values: Vec<_> = frame.batches().iter().map(|batch: &RecordBatch| values(batch, column)).collect();
        format!("{}: {} {}\n", field.name(), field.data_type(), values.join(" "))
    };
    (0..frame.columns()).map(column).collect()
}

/// Arrow's own way to write an array, in one line and without its type.
fn values(batch: &RecordBatch, column: usize) -> String {
    let written = format!("{:?}", batch.column(column));
    let lines: Vec<_> = written.lines().skip(1).map(str::trim).collect();
    lines.join(" ")
}
