//! Columns as a map has them: cells to look at one by one, and columns of short vectors.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, FixedSizeListArray,
    cast::AsArray,
    types::{
        Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
        UInt32Type, UInt64Type,
    },
};
use arrow_schema::{DataType, Field};
use arrow_select::take::take;

use crate::{Cell, DataFrame, plain::plain};

/// The cells of a column; those that are missing are `None`.
#[derive(Clone, Debug, PartialEq)]
pub enum Cells {
    /// Numbers, exact up to 2⁵³.
    Numbers(Vec<Option<f64>>),
    /// Texts.
    Texts(Vec<Option<String>>),
    /// Lists of numbers, in which what is missing is NaN.
    Lists {
        /// A list for each row.
        rows: Vec<Option<Vec<f64>>>,
        /// Whether all numbers are of a type without fractions.
        whole: bool,
    },
    /// Something else, of this type.
    Other(DataType),
}

impl DataFrame {
    /// The cells of the first column of this name, if there is one.
    ///
    /// Takes a pass over the column, and copies it.
    pub fn cells(&self, name: &str) -> Option<Cells> {
        let column = (0..self.columns()).find(|column| self.name(*column) == name)?;
        Some(cells(&self.array(column)))
    }
}

/// A column of vectors of one length.
pub fn vectors<T: Cell, const N: usize>(rows: Vec<[T; N]>) -> ArrayRef {
    let length = rows.len();
    let values = T::column(rows.into_flattened());
    let field = Arc::new(Field::new_list_field(values.data_type().clone(), false));
    let vectors = FixedSizeListArray::try_new_with_length(field, N as i32, values, None, length);
    Arc::new(vectors.expect("there are as many values as the rows have"))
}

fn cells(array: &ArrayRef) -> Cells {
    let array = plain(array);
    if let Some(dictionary) = array.as_any_dictionary_opt() {
        return cells(&take(dictionary.values(), dictionary.keys(), None).expect("keys are in bounds"));
    }
    if let Some(numbers) = numbers(&array) {
        return Cells::Numbers(numbers);
    }
    let lists = match array.data_type() {
        DataType::Utf8 => {
            return Cells::Texts(array.as_string::<i32>().iter().map(|text| text.map(str::to_owned)).collect());
        }
        DataType::List(_) => lists(array.as_list::<i32>().iter()),
        DataType::FixedSizeList(..) => lists(array.as_fixed_size_list().iter()),
        _ => None,
    };
    lists.unwrap_or_else(|| Cells::Other(array.data_type().clone()))
}

fn lists(rows: impl Iterator<Item = Option<ArrayRef>>) -> Option<Cells> {
    let mut whole = true;
    let mut list = |values: ArrayRef| -> Option<Vec<f64>> {
        whole &= values.data_type().is_integer();
        Some(numbers(&values)?.into_iter().map(|number| number.unwrap_or(f64::NAN)).collect())
    };
    let rows = rows.map(|row| row.map_or(Some(None), |values| list(values).map(Some))).collect::<Option<_>>()?;
    Some(Cells::Lists { rows, whole })
}

/// The numbers of a plain array of them.
fn numbers(array: &ArrayRef) -> Option<Vec<Option<f64>>> {
    macro_rules! of {
        ($type:ty) => {
            Some(array.as_primitive::<$type>().iter().map(|cell| cell.map(|number| number as f64)).collect())
        };
    }
    match array.data_type() {
        DataType::Null => Some(vec![None; array.len()]),
        DataType::Int8 => of!(Int8Type),
        DataType::Int16 => of!(Int16Type),
        DataType::Int32 => of!(Int32Type),
        DataType::Int64 => of!(Int64Type),
        DataType::UInt8 => of!(UInt8Type),
        DataType::UInt16 => of!(UInt16Type),
        DataType::UInt32 => of!(UInt32Type),
        DataType::UInt64 => of!(UInt64Type),
        DataType::Float32 => of!(Float32Type),
        DataType::Float64 => of!(Float64Type),
        DataType::Decimal128(_, scale) => {
            let one = 10f64.powi((*scale).into());
            let decimals = array.as_primitive::<Decimal128Type>();
            Some(decimals.iter().map(|cell| cell.map(|number| number as f64 / one)).collect())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use arrow_array::{Decimal128Array, DictionaryArray, types::Int32Type as Key};

    use super::*;
    use crate::{IntoColumn, IntoFrame};

    fn of(column: impl IntoColumn) -> Cells {
        DataFrame::builder().column("a", column).build().unwrap().cells("a").unwrap()
    }

    #[test]
    fn numbers_of_any_type_are_numbers() {
        assert_eq!(of([1u8, 2]), Cells::Numbers(vec![Some(1.0), Some(2.0)]));
        assert_eq!(of([Some(1.5f32), None]), Cells::Numbers(vec![Some(1.5), None]));
        let decimals = Decimal128Array::from(vec![4750, -5]).with_precision_and_scale(6, 2).unwrap();
        assert_eq!(of(Arc::new(decimals) as ArrayRef), Cells::Numbers(vec![Some(47.5), Some(-0.05)]));
    }

    #[test]
    fn texts_may_lie_in_a_dictionary() {
        let dictionary: DictionaryArray<Key> = [Some("red"), None, Some("red")].into_iter().collect();
        let red = || Some("red".to_owned());
        assert_eq!(of(Arc::new(dictionary) as ArrayRef), Cells::Texts(vec![red(), None, red()]));
    }

    #[test]
    fn lists_are_lists_of_numbers_or_something_else() {
        let rows = vec![Some(vec![1.0, 2.0]), None];
        assert_eq!(of([Some([1i64, 2]), None]), Cells::Lists { rows: rows.clone(), whole: true });
        assert_eq!(of([Some([1.0, 2.0]), None]), Cells::Lists { rows, whole: false });
        assert_eq!(of(vectors(vec![[1u8, 2]])), Cells::Lists { rows: vec![Some(vec![1.0, 2.0])], whole: true });
        assert!(matches!(of([["a"], ["b"]]), Cells::Other(DataType::List(_))));
        assert_eq!(of([true]), Cells::Other(DataType::Boolean));
    }

    #[test]
    fn batches_are_read_one_after_the_other() {
        let batch = |rows: [i32; 2]| [("a", rows)].into_frame().unwrap().batches()[0].clone();
        let frame = vec![batch([1, 2]), batch([3, 4])].into_frame().unwrap();
        assert_eq!(frame.cells("a"), Some(Cells::Numbers([1.0, 2.0, 3.0, 4.0].map(Some).into())));
        assert_eq!(frame.cells("b"), None);
    }
}
