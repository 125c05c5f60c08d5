//! The order of a frame's rows by one column, as the page's grid has it (`web/src/grid/order.ts`).

mod texts;

use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, GenericStringArray, LargeStringArray, OffsetSizeTrait, UInt32Array,
    cast::AsArray,
    types::{
        Date32Type, Date64Type, Decimal128Type, DurationMicrosecondType, DurationMillisecondType,
        DurationNanosecondType, DurationSecondType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
        Int64Type, Time32MillisecondType, Time32SecondType, Time64MicrosecondType, Time64NanosecondType,
        TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type,
        UInt16Type, UInt32Type, UInt64Type,
    },
};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, TimeUnit};
use rayon::slice::ParallelSliceMut;

use crate::{DataFrame, Error, error::Kind, plain::plain, text};
use texts::Texts;

/// Each row's place in the data, in the order that a column gives.
///
/// A clone shares it; it takes four bytes a row.
///
/// ```
/// use millpond_data::DataFrame;
///
/// let frame = DataFrame::builder().column("rain", [Some(0.4), None, Some(0.1)]).build()?;
/// assert_eq!(frame.order(0, false)?.rows(), [2, 0, 1]);
/// # Ok::<(), millpond_data::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Order(pub(crate) UInt32Array);

impl Order {
    /// The rows' places in the data.
    pub fn rows(&self) -> &[u32] {
        self.0.values()
    }
}

impl DataFrame {
    /// The order of the rows by the column at a place from 0, row labels counted.
    ///
    /// Numbers and times stand by value, text by its UTF-16 code units, `false` before `true`, what is nested or bytes
    /// by its text. Equal rows keep their order, and missing values and NaN stand last, either way.
    ///
    /// On two cores, ten million numbers take 0.4 seconds and as many texts about 0.9.
    ///
    /// # Errors
    ///
    /// If there is no such column, or there are more than 2³² rows.
    pub fn order(&self, column: usize, descending: bool) -> Result<Order, Error> {
        self.check_column(column)?;
        self.check_rows()?;
        Ok(Order(sorted(&plain(&self.array(column)), descending).into()))
    }

    /// That there is a column at a place.
    pub(crate) fn check_column(&self, column: usize) -> Result<(), Error> {
        match column < self.columns() {
            true => Ok(()),
            false => Err(Kind::NoColumnAt(column, self.columns()).into()),
        }
    }

    /// That 32 bits number the rows.
    pub(crate) fn check_rows(&self) -> Result<(), Error> {
        match u32::try_from(self.rows()) {
            Ok(_) => Ok(()),
            Err(_) => Err(Kind::TooManyRows(self.rows()).into()),
        }
    }
}

/// What a row is sorted by, first of all, and the row: sorted as they are, equal rows keep their order.
type Keyed = (u64, u32);

/// The rows of a plain array in order.
fn sorted(array: &ArrayRef, descending: bool) -> Vec<u32> {
    let nulls = array.logical_nulls();
    let keys = Keys { array, nulls: nulls.as_ref() };
    match (array.data_type(), keys.numbers()) {
        (_, Some(keys)) => by_numbers(keys, array.len(), descending),
        (DataType::Utf8, None) => by_texts(array.as_string::<i32>(), descending),
        (DataType::LargeUtf8, None) => by_texts(array.as_string::<i64>(), descending),
        (DataType::Dictionary(..), None) => by_numbers(keys.dictionary(), array.len(), descending),
        _ => by_texts(&text::texts(array), descending),
    }
}

fn by_numbers(mut keys: Vec<Keyed>, rows: usize, descending: bool) -> Vec<u32> {
    if descending {
        keys.iter_mut().for_each(|(key, _)| *key = !*key);
    }
    keys.par_sort_unstable();
    with_missing(keys, rows)
}

fn by_texts<O: OffsetSizeTrait>(texts: &GenericStringArray<O>, descending: bool) -> Vec<u32> {
    with_missing(Texts::new(texts, descending).sorted(), texts.len())
}

/// The rows of sorted keys, then those that have no key.
fn with_missing(keys: Vec<Keyed>, rows: usize) -> Vec<u32> {
    let mut sorted = Vec::with_capacity(rows);
    sorted.extend(keys.iter().map(|(_, row)| *row));
    if keys.len() < rows {
        let mut present = vec![false; rows];
        keys.iter().for_each(|(_, row)| present[*row as usize] = true);
        sorted.extend((0..rows as u32).filter(|row| !present[*row as usize]));
    }
    sorted
}

/// Turns a column's values into integers that sort as they do.
struct Keys<'a> {
    array: &'a ArrayRef,
    nulls: Option<&'a NullBuffer>,
}

impl Keys<'_> {
    /// The keys of all rows that have one; `None` for a type that is not sorted by value.
    fn numbers(&self) -> Option<Vec<Keyed>> {
        Some(match self.array.data_type() {
            DataType::Null => Vec::new(),
            DataType::Boolean => self.keys(|row| Some(self.array.as_boolean().value(row).into())),
            DataType::Int8 => self.signed::<Int8Type>(),
            DataType::Int16 => self.signed::<Int16Type>(),
            DataType::Int32 => self.signed::<Int32Type>(),
            DataType::Int64 => self.signed::<Int64Type>(),
            DataType::UInt8 => self.of::<UInt8Type>(|number| Some(number.into())),
            DataType::UInt16 => self.of::<UInt16Type>(|number| Some(number.into())),
            DataType::UInt32 => self.of::<UInt32Type>(|number| Some(number.into())),
            DataType::UInt64 => self.of::<UInt64Type>(Some),
            DataType::Float32 => self.of::<Float32Type>(|number| float(number.into())),
            DataType::Float64 => self.of::<Float64Type>(float),
            DataType::Decimal128(..) => self.decimals(),
            DataType::Date32 => self.signed::<Date32Type>(),
            DataType::Date64 => self.signed::<Date64Type>(),
            DataType::Time32(TimeUnit::Second) => self.signed::<Time32SecondType>(),
            DataType::Time32(_) => self.signed::<Time32MillisecondType>(),
            DataType::Time64(TimeUnit::Microsecond) => self.signed::<Time64MicrosecondType>(),
            DataType::Time64(_) => self.signed::<Time64NanosecondType>(),
            DataType::Timestamp(TimeUnit::Second, _) => self.signed::<TimestampSecondType>(),
            DataType::Timestamp(TimeUnit::Millisecond, _) => self.signed::<TimestampMillisecondType>(),
            DataType::Timestamp(TimeUnit::Microsecond, _) => self.signed::<TimestampMicrosecondType>(),
            DataType::Timestamp(TimeUnit::Nanosecond, _) => self.signed::<TimestampNanosecondType>(),
            DataType::Duration(TimeUnit::Second) => self.signed::<DurationSecondType>(),
            DataType::Duration(TimeUnit::Millisecond) => self.signed::<DurationMillisecondType>(),
            DataType::Duration(TimeUnit::Microsecond) => self.signed::<DurationMicrosecondType>(),
            DataType::Duration(TimeUnit::Nanosecond) => self.signed::<DurationNanosecondType>(),
            _ => return None,
        })
    }

    /// The keys of a dictionary's rows: those of their values.
    fn dictionary(&self) -> Vec<Keyed> {
        let dictionary = self.array.as_any_dictionary();
        if dictionary.values().is_empty() {
            return Vec::new();
        }
        let keys = Keys { array: dictionary.values(), nulls: None };
        let mut of_values = vec![None; dictionary.values().len()];
        for (key, value) in keys.numbers().unwrap_or_else(|| ranks(&text::texts(dictionary.values()))) {
            of_values[value as usize] = Some(key);
        }
        let values = dictionary.normalized_keys();
        self.keys(|row| of_values[values[row]])
    }

    fn keys(&self, key: impl Fn(usize) -> Option<u64>) -> Vec<Keyed> {
        let present = |row: &usize| self.nulls.is_none_or(|nulls| nulls.is_valid(*row));
        let mut keys = Vec::with_capacity(self.array.len());
        keys.extend((0..self.array.len()).filter(present).filter_map(|row| Some((key(row)?, row as u32))));
        keys
    }

    fn of<T: ArrowPrimitiveType>(&self, key: impl Fn(T::Native) -> Option<u64>) -> Vec<Keyed> {
        let values = self.array.as_primitive::<T>().values();
        self.keys(|row| key(values[row]))
    }

    fn signed<T: ArrowPrimitiveType<Native: Into<i64>>>(&self) -> Vec<Keyed> {
        self.of::<T>(|number| Some(signed(number.into())))
    }

    /// Decimals of more than 64 bits stand by the float that is nearest, which is all that the page knows of them.
    fn decimals(&self) -> Vec<Keyed> {
        let decimals = self.array.as_primitive::<Decimal128Type>();
        match decimals.iter().flatten().all(|number| i64::try_from(number).is_ok()) {
            true => self.of::<Decimal128Type>(|number| Some(signed(number as i64))),
            false => self.of::<Decimal128Type>(|number| float(number as f64)),
        }
    }
}

/// Which of the different texts, in order, each one is.
fn ranks(texts: &LargeStringArray) -> Vec<Keyed> {
    let mut rank = 0;
    let mut before = None;
    let sorted = by_texts(texts, false).into_iter().filter(|row| texts.is_valid(*row as usize));
    let ranked = sorted.map(|row| {
        let text = texts.value(row as usize);
        rank += u64::from(before.replace(text).is_some_and(|before| before != text));
        (rank, row)
    });
    ranked.collect()
}

const SIGN: u64 = 1 << 63;

fn signed(number: i64) -> u64 {
    number as u64 ^ SIGN
}

/// Both zeros have one key, NaN has none.
fn float(number: f64) -> Option<u64> {
    let bits = (number + 0.0).to_bits();
    (!number.is_nan()).then_some(if bits & SIGN == 0 { bits ^ SIGN } else { !bits })
}
