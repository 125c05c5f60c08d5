//! A program's values as columns.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float32Array, Float64Array, Int8Array, Int16Array, Int32Array,
    Int64Array, ListArray, StringArray, TimestampMicrosecondArray, UInt8Array, UInt16Array, UInt32Array, UInt64Array,
    types::Date32Type,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::Field;
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeZone};

use crate::{DataFrame, Error, error::Kind};

/// What can be a column: vectors, arrays and slices of [`Cell`]s, and Arrow's own arrays.
///
/// A vector of floats, or of integers with a fixed width, is taken over without a copy.
pub trait IntoColumn {
    /// The values as an Arrow array.
    fn into_column(self) -> ArrayRef;
}

/// What can stand in a cell: numbers, truth values, text, dates and times, lists of these, and `Option`s of them.
///
/// A `NaiveDateTime` is shown as it is; a `DateTime` is an instant, kept in UTC.
pub trait Cell: Sized + Clone {
    /// A column of values.
    fn column(cells: Vec<Self>) -> ArrayRef;

    /// A column of values, some of them missing.
    fn optional(cells: Vec<Option<Self>>) -> ArrayRef;

    /// What a bare list of these is as a frame: one column named `value`; lists are rows.
    fn frame(cells: Vec<Self>) -> Result<DataFrame, Error> {
        DataFrame::from_arrays(vec![("value".to_owned(), Self::column(cells))])
    }
}

/// `Cell` for what Arrow collects from vectors as it is, and for what must be turned into another type before.
macro_rules! cells {
    ($($cell:ty => $array:ty;)*) => {$(
        impl Cell for $cell {
            fn column(cells: Vec<Self>) -> ArrayRef {
                Arc::new(<$array>::from(cells))
            }

            fn optional(cells: Vec<Option<Self>>) -> ArrayRef {
                Arc::new(<$array>::from(cells))
            }
        }
    )*};
    ($($cell:ty as $other:ty: $turn:expr;)*) => {$(
        impl Cell for $cell {
            fn column(cells: Vec<Self>) -> ArrayRef {
                <$other as Cell>::column(cells.into_iter().map($turn).collect())
            }

            fn optional(cells: Vec<Option<Self>>) -> ArrayRef {
                <$other as Cell>::optional(cells.into_iter().map(|cell| cell.map($turn)).collect())
            }
        }
    )*};
}

cells! {
    i8 => Int8Array;
    i16 => Int16Array;
    i32 => Int32Array;
    i64 => Int64Array;
    u8 => UInt8Array;
    u16 => UInt16Array;
    u32 => UInt32Array;
    u64 => UInt64Array;
    f32 => Float32Array;
    f64 => Float64Array;
    bool => BooleanArray;
    String => StringArray;
    &str => StringArray;
}

cells! {
    isize as i64: |number| number as i64;
    usize as u64: |number| number as u64;
}

impl Cell for NaiveDate {
    fn column(cells: Vec<Self>) -> ArrayRef {
        Arc::new(Date32Array::from_iter_values(cells.into_iter().map(Date32Type::from_naive_date)))
    }

    fn optional(cells: Vec<Option<Self>>) -> ArrayRef {
        let days = cells.into_iter().map(|cell| cell.map(Date32Type::from_naive_date));
        Arc::new(days.collect::<Date32Array>())
    }
}

impl Cell for NaiveDateTime {
    fn column(cells: Vec<Self>) -> ArrayRef {
        Self::optional(cells.into_iter().map(Some).collect())
    }

    fn optional(cells: Vec<Option<Self>>) -> ArrayRef {
        let times = cells.into_iter().map(|cell| cell.map(|time| time.and_utc().timestamp_micros()));
        Arc::new(times.collect::<TimestampMicrosecondArray>())
    }
}

impl<Z: TimeZone> Cell for DateTime<Z> {
    fn column(cells: Vec<Self>) -> ArrayRef {
        Self::optional(cells.into_iter().map(Some).collect())
    }

    fn optional(cells: Vec<Option<Self>>) -> ArrayRef {
        let times = cells.into_iter().map(|cell| cell.map(|time| time.timestamp_micros()));
        Arc::new(times.collect::<TimestampMicrosecondArray>().with_timezone("UTC"))
    }
}

impl<T: Cell> Cell for Option<T> {
    fn column(cells: Vec<Self>) -> ArrayRef {
        T::optional(cells)
    }

    fn optional(cells: Vec<Option<Self>>) -> ArrayRef {
        T::optional(cells.into_iter().map(Option::flatten).collect())
    }
}

impl<T: Cell> Cell for Vec<T> {
    fn column(cells: Vec<Self>) -> ArrayRef {
        Self::optional(cells.into_iter().map(Some).collect())
    }

    fn optional(cells: Vec<Option<Self>>) -> ArrayRef {
        let present: NullBuffer = cells.iter().map(Option::is_some).collect();
        let offsets = OffsetBuffer::from_lengths(cells.iter().map(|cell| cell.as_ref().map_or(0, Vec::len)));
        let values = T::column(cells.into_iter().flatten().flatten().collect());
        let field = Arc::new(Field::new_list_field(values.data_type().clone(), true));
        Arc::new(ListArray::new(field, offsets, values, Some(present)))
    }

    fn frame(rows: Vec<Self>) -> Result<DataFrame, Error> {
        let width = rows.first().map_or(0, Vec::len);
        if let Some((row, cells)) = rows.iter().enumerate().find(|(_, cells)| cells.len() != width) {
            return Err(Kind::RaggedRows(width, row, cells.len()).into());
        }
        let mut columns = vec![Vec::with_capacity(rows.len()); width];
        for (column, cell) in rows.into_iter().flat_map(|cells| cells.into_iter().enumerate()) {
            columns[column].push(cell);
        }
        DataFrame::from_arrays(
            columns.into_iter().enumerate().map(|(i, cells)| (i.to_string(), T::column(cells))).collect(),
        )
    }
}

impl<T: Cell, const N: usize> Cell for [T; N] {
    fn column(cells: Vec<Self>) -> ArrayRef {
        Cell::column(cells.into_iter().map(Vec::from).collect())
    }

    fn optional(cells: Vec<Option<Self>>) -> ArrayRef {
        Cell::optional(cells.into_iter().map(|cell| cell.map(Vec::from)).collect())
    }

    fn frame(rows: Vec<Self>) -> Result<DataFrame, Error> {
        Cell::frame(rows.into_iter().map(Vec::from).collect())
    }
}

impl<T: Cell> IntoColumn for Vec<T> {
    fn into_column(self) -> ArrayRef {
        T::column(self)
    }
}

impl<T: Cell> IntoColumn for &Vec<T> {
    fn into_column(self) -> ArrayRef {
        T::column(self.clone())
    }
}

impl<T: Cell> IntoColumn for &[T] {
    fn into_column(self) -> ArrayRef {
        T::column(self.to_vec())
    }
}

impl<T: Cell, const N: usize> IntoColumn for [T; N] {
    fn into_column(self) -> ArrayRef {
        T::column(self.into())
    }
}

impl<T: Cell, const N: usize> IntoColumn for &[T; N] {
    fn into_column(self) -> ArrayRef {
        T::column(self.to_vec())
    }
}

impl IntoColumn for ArrayRef {
    fn into_column(self) -> ArrayRef {
        self
    }
}
