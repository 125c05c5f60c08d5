//! Some rows of a frame.

use std::{ops::Range, sync::Arc};

use arrow_array::{Array, ArrayRef, RecordBatch, UInt32Array, cast::AsArray};
use arrow_schema::{DataType, Field, Schema};
use arrow_select::{dictionary::garbage_collect_any_dictionary, take::take};

use crate::{DataFrame, Error, Order, plain::plain};

impl DataFrame {
    /// The rows at some positions, cut off where there are no more: all columns, and behind them one more, `row`, of
    /// 32-bit integers without a sign, with each row's place in the data.
    ///
    /// Positions count in the data's order or in another. Dictionaries have no more values than these rows need.
    ///
    /// ```
    /// use millpond_data::DataFrame;
    ///
    /// let frame = DataFrame::builder().column("visits", [10, 12, 9]).build()?;
    /// let order = frame.order(0, true)?;
    /// assert_eq!(frame.window(1..1_000, Some(&order))?.rows(), 2);
    /// # Ok::<(), millpond_data::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the frame has more than 2³² rows.
    ///
    /// # Panics
    ///
    /// If the order is of a frame with more rows.
    pub fn window(&self, positions: Range<usize>, order: Option<&Order>) -> Result<Self, Error> {
        self.check_rows()?;
        let start = positions.start.min(self.rows());
        let end = positions.end.clamp(start, self.rows());
        let rows = match order {
            Some(order) => order.0.slice(start, end - start),
            None => UInt32Array::from_iter_values(start as u32..end as u32),
        };
        let column = |column| match order {
            Some(_) => taken(&self.array(column), &rows),
            None => self.array(column).slice(start, end - start),
        };
        let arrays =
            (0..self.columns()).map(column).map(|array| tidy(&array)).chain([Arc::new(rows.clone()) as ArrayRef]);
        let window = self.with_arrays(arrays.collect(), Some(Field::new("row", DataType::UInt32, false)));
        Ok(window)
    }

    /// Some rows, by their places in the data.
    pub(crate) fn taken(&self, rows: &UInt32Array) -> Self {
        let arrays = (0..self.columns()).map(|column| taken(&self.array(column), rows));
        self.with_arrays(arrays.collect(), None)
    }

    /// A frame of other rows, and perhaps of one more column.
    fn with_arrays(&self, arrays: Vec<ArrayRef>, more: Option<Field>) -> Self {
        let fields = self.schema().fields().iter().map(|field| field.as_ref().clone()).chain(more);
        let typed = fields.zip(&arrays).map(|(field, array)| field.with_data_type(array.data_type().clone()));
        let schema = Schema::new(typed.collect::<Vec<_>>());
        let batch = RecordBatch::try_new(Arc::new(schema), arrays).expect("the schema was made from the arrays");
        Self::from(batch).with_index(self.index()).expect("there are as many columns as before")
    }
}

/// The rows of a column; rare types that can't be taken from are made plain before.
fn taken(array: &ArrayRef, rows: &UInt32Array) -> ArrayRef {
    take(array, rows, None).unwrap_or_else(|_| take(&plain(array), rows, None).expect("the rows are in bounds"))
}

/// A dictionary without the values that no row has.
fn tidy(array: &ArrayRef) -> ArrayRef {
    let used = array.as_any_dictionary_opt().map(garbage_collect_any_dictionary);
    used.and_then(Result::ok).unwrap_or_else(|| array.clone())
}
