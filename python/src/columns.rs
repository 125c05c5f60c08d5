//! Arrow columns from buffers and lists, for when no Arrow library is there.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, ArrowPrimitiveType, BooleanArray, NullArray, PrimitiveArray, RecordBatch, RecordBatchOptions,
    StringArray,
    types::{
        ArrowTimestampType, Date32Type, DurationMicrosecondType, DurationMillisecondType, DurationNanosecondType,
        DurationSecondType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, Time64MicrosecondType,
        TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type,
        UInt16Type, UInt32Type, UInt64Type,
    },
};
use arrow_buffer::{Buffer, NullBuffer, ScalarBuffer};
use arrow_schema::{Field, Schema};
use pyo3::{buffer::PyUntypedBuffer, exceptions::PyValueError, prelude::*};

use crate::frame::wrong;

/// A column: its kind, its values, and which of them count.
pub(crate) type ColumnData<'py> = (String, Bound<'py, PyAny>, Option<Bound<'py, PyAny>>);

/// A batch of columns, which have equal lengths.
pub(crate) fn batch(names: Vec<String>, columns: Vec<ColumnData<'_>>) -> PyResult<RecordBatch> {
    let arrays = columns.iter().map(column).collect::<PyResult<Vec<_>>>()?;
    let field = |(name, array): (String, &ArrayRef)| Field::new(name, array.data_type().clone(), true);
    let fields: Vec<_> = names.into_iter().zip(&arrays).map(field).collect();
    let rows = arrays.first().map_or(0, |array| array.len());
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options).map_err(wrong)
}

fn column((kind, data, valid): &ColumnData<'_>) -> PyResult<ArrayRef> {
    if kind == "str" {
        return Ok(Arc::new(StringArray::from(data.extract::<Vec<Option<String>>>()?)));
    }
    let bytes = bytes(data)?;
    let valid = valid.as_ref().map(self::bytes).transpose()?;
    let valid = valid.map(|valid| NullBuffer::from_iter(valid.iter().map(|byte| *byte != 0)));
    let (kind, detail) = kind.split_once(':').unwrap_or((kind, ""));
    let (unit, zone) = detail.split_once(':').map_or((detail, None), |(unit, zone)| (unit, Some(zone)));
    match (kind, unit) {
        ("null", _) => Ok(Arc::new(NullArray::new(bytes.len()))),
        ("bool", _) => Ok(Arc::new(BooleanArray::new(bytes.iter().map(|byte| *byte != 0).collect(), valid))),
        ("i8", _) => numbers::<Int8Type>(bytes, valid),
        ("i16", _) => numbers::<Int16Type>(bytes, valid),
        ("i32", _) => numbers::<Int32Type>(bytes, valid),
        ("i64", _) => numbers::<Int64Type>(bytes, valid),
        ("u8", _) => numbers::<UInt8Type>(bytes, valid),
        ("u16", _) => numbers::<UInt16Type>(bytes, valid),
        ("u32", _) => numbers::<UInt32Type>(bytes, valid),
        ("u64", _) => numbers::<UInt64Type>(bytes, valid),
        ("f32", _) => numbers::<Float32Type>(bytes, valid),
        ("f64", _) => numbers::<Float64Type>(bytes, valid),
        ("date", _) => numbers::<Date32Type>(bytes, valid),
        ("time", "us") => numbers::<Time64MicrosecondType>(bytes, valid),
        ("duration", "s") => numbers::<DurationSecondType>(bytes, valid),
        ("duration", "ms") => numbers::<DurationMillisecondType>(bytes, valid),
        ("duration", "us") => numbers::<DurationMicrosecondType>(bytes, valid),
        ("duration", "ns") => numbers::<DurationNanosecondType>(bytes, valid),
        ("timestamp", "s") => timestamps::<TimestampSecondType>(bytes, valid, zone),
        ("timestamp", "ms") => timestamps::<TimestampMillisecondType>(bytes, valid, zone),
        ("timestamp", "us") => timestamps::<TimestampMicrosecondType>(bytes, valid, zone),
        ("timestamp", "ns") => timestamps::<TimestampNanosecondType>(bytes, valid, zone),
        _ => Err(PyValueError::new_err(format!("there is no such kind of column: {kind}:{detail}"))),
    }
}

fn numbers<T: ArrowPrimitiveType>(bytes: Buffer, valid: Option<NullBuffer>) -> PyResult<ArrayRef> {
    Ok(Arc::new(primitive::<T>(bytes, valid)?))
}

fn timestamps<T: ArrowTimestampType>(
    bytes: Buffer,
    valid: Option<NullBuffer>,
    zone: Option<&str>,
) -> PyResult<ArrayRef> {
    Ok(Arc::new(primitive::<T>(bytes, valid)?.with_timezone_opt(zone)))
}

fn primitive<T: ArrowPrimitiveType>(bytes: Buffer, valid: Option<NullBuffer>) -> PyResult<PrimitiveArray<T>> {
    let width = size_of::<T::Native>();
    if !bytes.len().is_multiple_of(width) {
        let message = format!("the bytes of a column are not a multiple of {width}: {}", bytes.len());
        return Err(PyValueError::new_err(message));
    }
    PrimitiveArray::try_new(ScalarBuffer::from(bytes), valid).map_err(wrong)
}

/// A copy of the bytes of an object, whatever they stand for.
fn bytes(object: &Bound<'_, PyAny>) -> PyResult<Buffer> {
    let buffer = PyUntypedBuffer::get(object)?;
    if !buffer.is_c_contiguous() {
        return Err(PyValueError::new_err("the values of a column must lie one behind the other"));
    }
    // SAFETY: the buffer is contiguous, has this many bytes, and lives until the end of this function, during which
    // the interpreter lock keeps Python code from writing into it.
    let bytes = unsafe { std::slice::from_raw_parts(buffer.buf_ptr().cast::<u8>(), buffer.len_bytes()) };
    Ok(Buffer::from(bytes))
}
