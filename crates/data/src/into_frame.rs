//! What can be shown as a frame.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;

use crate::{Cell, DataFrame, Error, FrameBuilder, IntoColumn};

/// What can be a frame.
///
/// - Arrow: a `RecordBatch`, or a vector of them with the same columns.
/// - Columns by name: pairs of a name and an [`IntoColumn`], or a `BTreeMap` of these.
/// - Bare values: a list of [`Cell`]s is one column named `value`; a list of lists is rows, and the columns are named
///   `0`, `1`, and so on.
/// - A [`FrameBuilder`], which can mix types and has row labels.
///
/// ```
/// use millpond_data::IntoFrame;
///
/// let frame = [("a", vec![1.0, 2.0]), ("b", vec![3.0, 4.0])].into_frame()?;
/// assert_eq!(frame.columns(), 2);
/// assert_eq!(vec![vec![1, 2, 3], vec![4, 5, 6]].into_frame()?.columns(), 3);
/// # Ok::<(), millpond_data::Error>(())
/// ```
pub trait IntoFrame {
    /// The frame.
    ///
    /// # Errors
    ///
    /// If columns or rows differ in length, or batches in their columns.
    fn into_frame(self) -> Result<DataFrame, Error>;
}

impl IntoFrame for DataFrame {
    fn into_frame(self) -> Result<DataFrame, Error> {
        Ok(self)
    }
}

impl IntoFrame for &DataFrame {
    fn into_frame(self) -> Result<DataFrame, Error> {
        Ok(self.clone())
    }
}

impl IntoFrame for FrameBuilder {
    fn into_frame(self) -> Result<DataFrame, Error> {
        self.build()
    }
}

impl IntoFrame for RecordBatch {
    fn into_frame(self) -> Result<DataFrame, Error> {
        Ok(self.into())
    }
}

impl IntoFrame for &RecordBatch {
    fn into_frame(self) -> Result<DataFrame, Error> {
        Ok(self.clone().into())
    }
}

impl IntoFrame for Vec<RecordBatch> {
    fn into_frame(self) -> Result<DataFrame, Error> {
        match self.first() {
            Some(first) => DataFrame::from_batches(first.schema(), self),
            None => Ok(DataFrame::default()),
        }
    }
}

impl<T: Cell> IntoFrame for Vec<T> {
    fn into_frame(self) -> Result<DataFrame, Error> {
        T::frame(self)
    }
}

impl<T: Cell> IntoFrame for &Vec<T> {
    fn into_frame(self) -> Result<DataFrame, Error> {
        T::frame(self.clone())
    }
}

impl<T: Cell> IntoFrame for &[T] {
    fn into_frame(self) -> Result<DataFrame, Error> {
        T::frame(self.to_vec())
    }
}

impl<T: Cell, const N: usize> IntoFrame for [T; N] {
    fn into_frame(self) -> Result<DataFrame, Error> {
        T::frame(self.into())
    }
}

impl<T: Cell, const N: usize> IntoFrame for &[T; N] {
    fn into_frame(self) -> Result<DataFrame, Error> {
        T::frame(self.to_vec())
    }
}

impl<N: Into<String>, C: IntoColumn> IntoFrame for Vec<(N, C)> {
    fn into_frame(self) -> Result<DataFrame, Error> {
        named(self)
    }
}

impl<N: Into<String>, C: IntoColumn, const K: usize> IntoFrame for [(N, C); K] {
    fn into_frame(self) -> Result<DataFrame, Error> {
        named(self)
    }
}

impl<N: Into<String>, C: IntoColumn> IntoFrame for BTreeMap<N, C> {
    fn into_frame(self) -> Result<DataFrame, Error> {
        named(self)
    }
}

fn named<N: Into<String>, C: IntoColumn>(columns: impl IntoIterator<Item = (N, C)>) -> Result<DataFrame, Error> {
    DataFrame::from_arrays(columns.into_iter().map(|(name, values)| (name.into(), values.into_column())).collect())
}
