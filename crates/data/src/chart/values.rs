//! What a column means to a chart: numbers, times or text.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, DictionaryArray, Float64Array, StringArray,
    cast::AsArray,
    types::{
        Date32Type, Date64Type, Decimal128Type, DurationMicrosecondType, DurationMillisecondType,
        DurationNanosecondType, DurationSecondType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
        Int64Type, Time32MillisecondType, Time32SecondType, Time64MicrosecondType, Time64NanosecondType,
        TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type,
        UInt16Type, UInt32Type, UInt64Type,
    },
};
use arrow_schema::{DataType, Field, TimeUnit};
use arrow_select::{concat::concat, take::take};

use crate::{
    error::{Error, Kind as Wrong},
    plain::plain,
};

/// A column as a chart has it.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    /// What they are.
    pub kind: Kind,
    /// `Float64` without anything that isn't finite, or a dictionary of `Utf8` for text.
    pub array: ArrayRef,
}

/// What values are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Numbers, or only whole ones.
    Number { whole: bool },
    /// Milliseconds since 1970, or since midnight.
    Time(Zone),
    /// Text, with its order if it has one other than the alphabet's.
    Text { order: Option<Vec<String>> },
}

/// What a time is relative to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zone {
    /// A calendar and a clock on the wall, wherever that is.
    Wall,
    /// Instants, shown as the clock of whoever looks at them has it.
    Viewer,
    /// A clock without a calendar.
    Clock,
}

/// Whether a column is drawn where none is named.
pub(super) fn is_number(data_type: &DataType) -> bool {
    match data_type {
        DataType::RunEndEncoded(_, values) => is_number(values.data_type()),
        DataType::Null | DataType::Duration(_) => true,
        _ => data_type.is_numeric(),
    }
}

impl Values {
    /// The numbers from 0.
    pub fn row_numbers(rows: usize) -> Self {
        let numbers = Float64Array::from_iter_values((0..rows).map(|row| row as f64));
        Self { kind: Kind::Number { whole: true }, array: Arc::new(numbers) }
    }

    /// No numbers.
    pub fn none() -> Self {
        Self { kind: Kind::Number { whole: false }, array: Arc::new(Float64Array::new_null(0)) }
    }

    /// Each text as often as there are rows.
    pub fn names(names: &[String], rows: usize) -> Self {
        let keys = (0..names.len() as i32).flat_map(|key| std::iter::repeat_n(key, rows));
        let texts = Arc::new(StringArray::from(names.to_vec()));
        let array = DictionaryArray::<Int32Type>::new(keys.collect::<Vec<_>>().into(), texts);
        Self { kind: Kind::Text { order: None }, array: Arc::new(array) }
    }

    /// A column's values.
    pub fn of(field: &Field, array: &ArrayRef) -> Result<Self, Error> {
        let array = plain(array);
        match number(&array).or_else(|| time(&array)).or_else(|| text(field, &array)) {
            Some(values) => Ok(values),
            None => match array.as_any_dictionary_opt() {
                Some(dictionary) => Self::of(field, &taken(dictionary.values(), dictionary.keys())),
                None => Err(Wrong::NotDrawable(field.name().clone(), array.data_type().clone()).into()),
            },
        }
    }

    /// The same values several times, one after the other.
    pub fn repeated(&self, times: usize) -> Self {
        let pieces = vec![self.array.as_ref(); times];
        Self { kind: self.kind.clone(), array: joined(&pieces) }
    }

    /// Columns one after the other, if they are all of a kind.
    pub fn joined(columns: &[Self]) -> Option<Self> {
        let kind = columns.iter().map(|values| values.kind.clone()).reduce(|left, right| match (left, right) {
            (Kind::Number { whole }, Kind::Number { whole: other }) => Kind::Number { whole: whole && other },
            (left, right) if left == right => left,
            _ => Kind::Text { order: None },
        })?;
        let pieces: Vec<_> = columns.iter().map(|values| values.array.as_ref()).collect();
        let same = pieces.iter().all(|piece| piece.data_type() == pieces[0].data_type());
        let mixed = columns.iter().any(|values| std::mem::discriminant(&values.kind) != std::mem::discriminant(&kind));
        (same && !mixed).then(|| Self { kind, array: joined(&pieces) })
    }

    /// Numbers that sort as the values do.
    pub fn ranks(&self) -> Self {
        let Some(dictionary) = self.array.as_any_dictionary_opt() else { return self.clone() };
        let texts = dictionary.values().as_string::<i32>();
        let mut sorted: Vec<_> = texts.iter().flatten().collect();
        sorted.sort_unstable();
        let ranks =
            texts.iter().map(|text| text.and_then(|text| sorted.binary_search(&text).ok()).map(|rank| rank as f64));
        let ranks: ArrayRef = Arc::new(ranks.collect::<Float64Array>());
        Self { kind: Kind::Number { whole: true }, array: taken(&ranks, dictionary.keys()) }
    }

    /// The different texts, none for numbers and times.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.array.as_any_dictionary_opt().map(|dictionary| dictionary.values().as_string::<i32>());
        texts.into_iter().flatten().flatten()
    }

    /// Times as whole milliseconds.
    pub fn times(&self) -> impl Iterator<Item = i64> {
        let times = self.array.as_primitive_opt::<Float64Type>();
        times.into_iter().flatten().flatten().map(|time| time as i64)
    }
}

fn joined(pieces: &[&dyn Array]) -> ArrayRef {
    concat(pieces).expect("there is a piece, and all have the same type")
}

fn taken(values: &ArrayRef, keys: &dyn Array) -> ArrayRef {
    take(values, keys, None).expect("keys are in bounds")
}

/// Numbers with what isn't finite left out.
fn floats<T: ArrowPrimitiveType>(array: &ArrayRef, float: impl Fn(T::Native) -> f64) -> ArrayRef {
    let finite = |number| Some(float(number)).filter(|number| number.is_finite());
    Arc::new(array.as_primitive::<T>().unary_opt::<_, Float64Type>(finite))
}

fn number(array: &ArrayRef) -> Option<Values> {
    let floats = match array.data_type() {
        DataType::Null => Arc::new(Float64Array::new_null(array.len())),
        DataType::Int8 => floats::<Int8Type>(array, f64::from),
        DataType::Int16 => floats::<Int16Type>(array, f64::from),
        DataType::Int32 => floats::<Int32Type>(array, f64::from),
        DataType::Int64 => floats::<Int64Type>(array, |number| number as f64),
        DataType::UInt8 => floats::<UInt8Type>(array, f64::from),
        DataType::UInt16 => floats::<UInt16Type>(array, f64::from),
        DataType::UInt32 => floats::<UInt32Type>(array, f64::from),
        DataType::UInt64 => floats::<UInt64Type>(array, |number| number as f64),
        DataType::Float32 => floats::<Float32Type>(array, f64::from),
        DataType::Float64 => floats::<Float64Type>(array, |number| number),
        DataType::Decimal128(_, scale) => {
            let one = 10f64.powi(i32::from(*scale));
            floats::<Decimal128Type>(array, |number| number as f64 / one)
        }
        DataType::Duration(unit) => seconds(array, *unit),
        _ => return None,
    };
    Some(Values { kind: Kind::Number { whole: array.data_type().is_integer() }, array: floats })
}

fn seconds(array: &ArrayRef, unit: TimeUnit) -> ArrayRef {
    match unit {
        TimeUnit::Second => floats::<DurationSecondType>(array, |time| time as f64),
        TimeUnit::Millisecond => floats::<DurationMillisecondType>(array, |time| time as f64 / 1e3),
        TimeUnit::Microsecond => floats::<DurationMicrosecondType>(array, |time| time as f64 / 1e6),
        TimeUnit::Nanosecond => floats::<DurationNanosecondType>(array, |time| time as f64 / 1e9),
    }
}

fn time(array: &ArrayRef) -> Option<Values> {
    let (zone, array) = match array.data_type() {
        DataType::Date32 => (Zone::Wall, floats::<Date32Type>(array, |days| f64::from(days) * 86_400_000.0)),
        DataType::Date64 => (Zone::Wall, floats::<Date64Type>(array, |time| time as f64)),
        DataType::Time32(TimeUnit::Second) => {
            (Zone::Clock, floats::<Time32SecondType>(array, |time| f64::from(time) * 1e3))
        }
        DataType::Time32(_) => (Zone::Clock, floats::<Time32MillisecondType>(array, f64::from)),
        DataType::Time64(TimeUnit::Microsecond) => {
            (Zone::Clock, floats::<Time64MicrosecondType>(array, |time| (time / 1_000) as f64))
        }
        DataType::Time64(_) => (Zone::Clock, floats::<Time64NanosecondType>(array, |time| (time / 1_000_000) as f64)),
        DataType::Timestamp(unit, None) => (Zone::Wall, milliseconds(array, *unit)),
        DataType::Timestamp(unit, Some(_)) => (Zone::Viewer, milliseconds(array, *unit)),
        _ => return None,
    };
    Some(Values { kind: Kind::Time(zone), array })
}

fn milliseconds(array: &ArrayRef, unit: TimeUnit) -> ArrayRef {
    match unit {
        TimeUnit::Second => floats::<TimestampSecondType>(array, |time| time as f64 * 1e3),
        TimeUnit::Millisecond => floats::<TimestampMillisecondType>(array, |time| time as f64),
        TimeUnit::Microsecond => floats::<TimestampMicrosecondType>(array, |time| time.div_euclid(1_000) as f64),
        TimeUnit::Nanosecond => floats::<TimestampNanosecondType>(array, |time| time.div_euclid(1_000_000) as f64),
    }
}

fn text(field: &Field, array: &ArrayRef) -> Option<Values> {
    if let Some(texts) = strings(array) {
        let array: DictionaryArray<Int32Type> = texts.iter().collect();
        return Some(Values { kind: Kind::Text { order: None }, array: Arc::new(array) });
    }
    let dictionary = array.as_any_dictionary_opt()?;
    let texts = strings(dictionary.values())?;
    let rows = taken(&(Arc::new(texts.clone()) as ArrayRef), dictionary.keys());
    let order = field.dict_is_ordered() == Some(true);
    let order = order.then(|| texts.iter().flatten().map(str::to_owned).collect());
    let array: DictionaryArray<Int32Type> = rows.as_string::<i32>().iter().collect();
    Some(Values { kind: Kind::Text { order }, array: Arc::new(array) })
}

fn strings(array: &ArrayRef) -> Option<StringArray> {
    match array.data_type() {
        DataType::Utf8 => Some(array.as_string().clone()),
        DataType::Boolean => {
            Some(array.as_boolean().iter().map(|cell| cell.map(|cell| if cell { "true" } else { "false" })).collect())
        }
        _ => None,
    }
}
