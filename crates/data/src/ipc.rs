//! Frames as Arrow IPC streams.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_buffer::{BooleanBuffer, Buffer};
use arrow_data::ArrayData;
use arrow_ipc::{reader::StreamDecoder, writer::StreamEncoder};
use arrow_schema::{ArrowError, DataType, Schema};
use arrow_select::concat::concat;

use crate::{
    DataFrame, Error,
    error::Kind,
    plain::{plain, plain_field},
};

impl DataFrame {
    /// The frame in an Arrow IPC stream; none of its columns are row labels.
    ///
    /// Its columns are where they lie in the stream, which is kept as long as they are; only what does not lie at a
    /// multiple of its own size is copied. Numbers take no time; text is checked to be UTF-8, which takes 30 ms for ten
    /// million short texts, or 100 ms if they are not ASCII.
    ///
    /// ```
    /// use millpond_data::DataFrame;
    ///
    /// let frame = DataFrame::builder().column("day", [1, 2, 3]).build()?;
    /// assert_eq!(DataFrame::from_ipc(frame.to_ipc())?.rows(), 3);
    /// # Ok::<(), millpond_data::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the bytes are no such stream, or end before it does.
    ///
    /// # Panics
    ///
    /// If the bytes were a stream and were damaged.
    pub fn from_ipc(stream: impl Into<Buffer>) -> Result<Self, Error> {
        let mut stream = stream.into();
        let mut decoder = StreamDecoder::new();
        let mut batches = Vec::new();
        while let Some(batch) = decoder.decode(&mut stream).map_err(wrong)? {
            batches.push(batch);
        }
        decoder.finish().map_err(wrong)?;
        let schema = decoder.schema().ok_or_else(|| Kind::Stream("it is empty".into()))?;
        Self::from_batches(schema, batches)
    }

    /// The frame as an Arrow IPC stream of its columns and at most one batch, in types that the page reads.
    ///
    /// Equal data gives equal bytes, however it is cut into batches, as long as its missing values and its
    /// dictionaries are stored alike. Names and fields' metadata are kept, the schema's metadata is not.
    ///
    /// It takes one copy of the data: about five milliseconds for ten megabytes. Frames of several batches, and types that
    /// the page doesn't read, take one copy more.
    ///
    /// # Panics
    ///
    /// If a text column in several batches holds more than 2 GiB.
    pub fn to_ipc(&self) -> Vec<u8> {
        let mut stream = Vec::new();
        self.ipc_pieces(|piece| stream.extend_from_slice(piece));
        stream
    }

    /// The same stream piece by piece, columns as they lie in memory.
    ///
    /// # Panics
    ///
    /// As [`Self::to_ipc`].
    pub fn ipc_pieces(&self, mut each: impl FnMut(&[u8])) {
        let batch = self.plain_batch();
        let mut encoder = StreamEncoder::try_new(&batch.schema()).expect("plain types are known to IPC");
        if batch.num_rows() > 0 {
            let buffers = encoder.encode(&batch).expect("plain types are known to IPC");
            buffers.iter().for_each(|buffer| each(buffer.as_slice()));
        }
        let end = encoder.finish().expect("plain types are known to IPC");
        end.iter().for_each(|buffer| each(buffer.as_slice()));
    }

    /// All rows in one batch of plain types.
    fn plain_batch(&self) -> RecordBatch {
        let arrays: Vec<_> = (0..self.columns()).map(|column| tidy(plain(&self.array(column)))).collect();
        let fields = self.schema().fields().iter().zip(&arrays).map(|(field, array)| {
            let field = plain_field(field, array).as_ref().clone();
            field.with_nullable(true)
        });
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let options = RecordBatchOptions::new().with_row_count(Some(self.rows()));
        RecordBatch::try_new_with_options(schema, arrays, &options).expect("the schema was made from the arrays")
    }
}

fn wrong(error: ArrowError) -> Error {
    Kind::Stream(error.to_string()).into()
}

/// The same array without stray bits behind the end of its bitmaps, which IPC would write.
fn tidy(array: ArrayRef) -> ArrayRef {
    match is_tidy(&array.to_data()) {
        true => array,
        false => concat(&[&array, &array.slice(0, 0)]).expect("the types are the same"),
    }
}

fn is_tidy(data: &ArrayData) -> bool {
    let values_are_tidy = match data.data_type() {
        DataType::Boolean => ends_tidy(&BooleanBuffer::new(data.buffers()[0].clone(), data.offset(), data.len())),
        _ => true,
    };
    values_are_tidy
        && data.nulls().is_none_or(|nulls| nulls.null_count() == 0 || ends_tidy(nulls.inner()))
        && data.child_data().iter().all(is_tidy)
}

fn ends_tidy(bits: &BooleanBuffer) -> bool {
    let end = bits.offset() + bits.len();
    bits.offset().is_multiple_of(8) && (end.is_multiple_of(8) || bits.values()[end / 8] >> (end % 8) == 0)
}
