//! Columns of data as a value.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch, cast::AsArray, new_empty_array};
use arrow_schema::{Field, Schema, SchemaRef};
use arrow_select::{concat::concat, take::take};

use crate::error::{Error, Kind};

/// Columns of data: Arrow batches, and how many of the first columns are row labels.
///
/// A clone shares the data. Column names may be empty, and may occur more than once.
///
/// ```
/// use millpond_data::DataFrame;
///
/// let frame = DataFrame::builder().index("day", ["Mon", "Tue"]).column("visits", [10, 12]).build()?;
/// assert_eq!((frame.rows(), frame.columns(), frame.index()), (2, 2, 1));
/// # Ok::<(), millpond_data::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct DataFrame {
    schema: SchemaRef,
    /// Each has `schema`'s columns.
    batches: Arc<[RecordBatch]>,
    /// At most the number of columns.
    index: usize,
}

impl DataFrame {
    /// A frame of batches that all have the same columns; `schema` says which, where there are no batches.
    ///
    /// # Errors
    ///
    /// If a batch has other columns than `schema`; the schemas' metadata may differ.
    pub fn from_batches(schema: SchemaRef, batches: Vec<RecordBatch>) -> Result<Self, Error> {
        match batches.iter().find(|batch| !same_columns(&schema, &batch.schema())) {
            Some(other) => Err(Kind::Batches(described(&schema), described(&other.schema())).into()),
            None => Ok(Self { schema, batches: batches.into(), index: 0 }),
        }
    }

    /// Says that the first `index` columns are row labels, instead of what was said before.
    ///
    /// # Errors
    ///
    /// If there are fewer columns.
    pub fn with_index(self, index: usize) -> Result<Self, Error> {
        match index <= self.columns() {
            true => Ok(Self { index, ..self }),
            false => Err(Kind::Index(index, self.columns()).into()),
        }
    }

    /// A frame of named arrays of one length.
    pub(crate) fn from_arrays(columns: Vec<(String, ArrayRef)>) -> Result<Self, Error> {
        if columns.windows(2).any(|pair| pair[0].1.len() != pair[1].1.len()) {
            let lengths = columns.into_iter().map(|(name, array)| (name, array.len())).collect();
            return Err(Kind::RaggedColumns(lengths).into());
        }
        let fields: Vec<_> =
            columns.iter().map(|(name, array)| Field::new(name, array.data_type().clone(), true)).collect();
        let schema = Arc::new(Schema::new(fields));
        if columns.is_empty() {
            return Ok(Self { schema, batches: Arc::new([]), index: 0 });
        }
        let arrays = columns.into_iter().map(|(_, array)| array).collect();
        Ok(RecordBatch::try_new(schema, arrays).expect("the schema was made from the arrays").into())
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The number of columns, row labels among them.
    pub fn columns(&self) -> usize {
        self.schema.fields().len()
    }

    /// How many of the first columns are row labels.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The columns' names and types.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The data; the rows of a batch follow those of the one before.
    pub fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }

    /// The name of a column.
    pub(crate) fn name(&self, column: usize) -> &str {
        self.schema.field(column).name()
    }

    /// All rows of a column in one array: shared if there is one batch, copied otherwise.
    pub(crate) fn array(&self, column: usize) -> ArrayRef {
        let pieces: Vec<_> = self.batches.iter().map(|batch| batch.column(column).as_ref()).collect();
        match pieces[..] {
            [] => new_empty_array(self.schema.field(column).data_type()),
            [_] => self.batches[0].column(column).clone(),
            _ => joined(&pieces),
        }
    }
}

impl Default for DataFrame {
    /// A frame without columns.
    fn default() -> Self {
        Self { schema: Arc::new(Schema::empty()), batches: Arc::new([]), index: 0 }
    }
}

impl From<RecordBatch> for DataFrame {
    fn from(batch: RecordBatch) -> Self {
        Self { schema: batch.schema(), batches: Arc::new([batch]), index: 0 }
    }
}

/// One array of several. Dictionaries that don't fit in one are unpacked.
pub(crate) fn joined(pieces: &[&dyn Array]) -> ArrayRef {
    concat(pieces).unwrap_or_else(|_| {
        let unpacked: Vec<_> = pieces.iter().map(|piece| unpacked(*piece)).collect();
        let pieces: Vec<_> = unpacked.iter().map(ArrayRef::as_ref).collect();
        concat(&pieces).expect("arrays of one type, of less than 2 GiB")
    })
}

/// The values of a dictionary one by one; another array as it is.
pub(crate) fn unpacked(array: &dyn Array) -> ArrayRef {
    match array.as_any_dictionary_opt() {
        Some(dictionary) => take(dictionary.values(), dictionary.keys(), None).expect("keys are in bounds"),
        None => array.slice(0, array.len()),
    }
}

fn same_columns(left: &Schema, right: &Schema) -> bool {
    let key = |field: &Arc<Field>| (field.name().clone(), field.data_type().clone());
    left.fields().iter().map(key).eq(right.fields().iter().map(key))
}

fn described(schema: &Schema) -> Vec<String> {
    schema.fields().iter().map(|field| format!("{}: {}", field.name(), field.data_type())).collect()
}
