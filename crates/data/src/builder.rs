//! Frames column by column.

use arrow_array::ArrayRef;

use crate::{DataFrame, Error, IntoColumn};

/// A frame in the making: [`DataFrame::builder`].
#[derive(Clone, Debug, Default)]
pub struct FrameBuilder {
    index: Vec<(String, ArrayRef)>,
    columns: Vec<(String, ArrayRef)>,
}

impl DataFrame {
    /// Begins a frame that is made column by column.
    ///
    /// ```
    /// use millpond_data::DataFrame;
    ///
    /// let frame = DataFrame::builder()
    ///     .column("city", ["Oslo", "Rome"])
    ///     .column("people", [717_710, 2_746_984])
    ///     .column("rain", vec![Some(0.4), None])
    ///     .build()?;
    /// assert_eq!(frame.rows(), 2);
    /// # Ok::<(), millpond_data::Error>(())
    /// ```
    pub fn builder() -> FrameBuilder {
        FrameBuilder::default()
    }
}

impl FrameBuilder {
    /// Adds a column of data.
    pub fn column(mut self, name: impl Into<String>, values: impl IntoColumn) -> Self {
        self.columns.push((name.into(), values.into_column()));
        self
    }

    /// Adds a column of row labels; they stand before the data, whenever they are added.
    pub fn index(mut self, name: impl Into<String>, labels: impl IntoColumn) -> Self {
        self.index.push((name.into(), labels.into_column()));
        self
    }

    /// The frame.
    ///
    /// # Errors
    ///
    /// If the columns differ in length.
    pub fn build(self) -> Result<DataFrame, Error> {
        let index = self.index.len();
        DataFrame::from_arrays(self.index.into_iter().chain(self.columns).collect())?.with_index(index)
    }
}
