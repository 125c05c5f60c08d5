//! Frames from rows that serde can write.

use arrow_schema::FieldRef;
use serde::Serialize;
use serde_arrow::schema::{SchemaLike, TracingOptions};

use crate::{
    DataFrame,
    error::{Error, Kind},
};

impl DataFrame {
    /// A frame of rows, each a value that serde writes with named fields; the fields are the columns.
    ///
    /// The types are found by looking at all rows first, so fields may be missing, integers and floats
    /// may be mixed, and a field that is text in one row is text in all.
    ///
    /// ```
    /// use millpond_data::DataFrame;
    ///
    /// #[derive(serde::Serialize)]
    /// struct Trip { from: &'static str, km: f64 }
    ///
    /// let frame = DataFrame::from_rows(&[Trip { from: "Oslo", km: 12.5 }, Trip { from: "Rome", km: 3.0 }])?;
    /// assert_eq!((frame.rows(), frame.columns()), (2, 2));
    /// # Ok::<(), millpond_data::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the rows have no named fields, or a field holds things that don't fit in one column.
    pub fn from_rows<T: Serialize>(rows: &[T]) -> Result<Self, Error> {
        if rows.is_empty() {
            return Ok(Self::default());
        }
        let options = TracingOptions::default()
            .allow_null_fields(true)
            .allow_to_string(true)
            .coerce_numbers(true)
            .map_as_struct(true)
            .strings_as_large_utf8(false)
            .sequence_as_large_list(false);
        let fields = Vec::<FieldRef>::from_samples(rows, options).map_err(wrong)?;
        Ok(serde_arrow::to_record_batch(&fields, &rows).map_err(wrong)?.into())
    }
}

fn wrong(error: serde_arrow::Error) -> Error {
    Kind::Rows(error.message().to_owned()).into()
}
