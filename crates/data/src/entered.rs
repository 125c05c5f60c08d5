//! Values as JSON has them, as arrays of a column's type.

use std::{str::FromStr, sync::Arc};

use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, BooleanArray, GenericListArray, LargeStringArray, OffsetSizeTrait,
    PrimitiveArray, StringArray, StringViewArray,
    types::{
        Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
        Time32MillisecondType, Time32SecondType, Time64MicrosecondType, Time64NanosecondType, TimestampMicrosecondType,
        TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type,
        UInt64Type,
    },
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{DataType, FieldRef, TimeUnit};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use serde_json::Value;

/// Whether there are values of a type that a user can enter.
pub(crate) fn is_enterable(data_type: &DataType) -> bool {
    let data_type = if let DataType::Dictionary(_, values) = data_type { values } else { data_type };
    entered(&[], data_type).is_some()
}

/// An array of a type with these values; one that is not of the type is missing. `None` for types whose values can't be
/// entered.
pub(crate) fn entered(cells: &[&Value], data_type: &DataType) -> Option<ArrayRef> {
    Some(match data_type {
        DataType::Boolean => Arc::new(cells.iter().map(|cell| cell.as_bool()).collect::<BooleanArray>()),
        DataType::Int8 => numbers::<Int8Type>(cells, whole),
        DataType::Int16 => numbers::<Int16Type>(cells, whole),
        DataType::Int32 => numbers::<Int32Type>(cells, whole),
        DataType::Int64 => numbers::<Int64Type>(cells, whole),
        DataType::UInt8 => numbers::<UInt8Type>(cells, whole),
        DataType::UInt16 => numbers::<UInt16Type>(cells, whole),
        DataType::UInt32 => numbers::<UInt32Type>(cells, whole),
        DataType::UInt64 => numbers::<UInt64Type>(cells, whole),
        DataType::Float32 => numbers::<Float32Type>(cells, |cell| cell.as_f64().map(|number| number as f32)),
        DataType::Float64 => numbers::<Float64Type>(cells, Value::as_f64),
        DataType::Utf8 => Arc::new(cells.iter().map(|cell| cell.as_str()).collect::<StringArray>()),
        DataType::LargeUtf8 => Arc::new(cells.iter().map(|cell| cell.as_str()).collect::<LargeStringArray>()),
        DataType::Utf8View => Arc::new(cells.iter().map(|cell| cell.as_str()).collect::<StringViewArray>()),
        DataType::Date32 => numbers::<Date32Type>(cells, |cell| date(cell).map(Date32Type::from_naive_date)),
        DataType::Date64 => numbers::<Date64Type>(cells, |cell| date(cell).map(Date64Type::from_naive_date)),
        DataType::Time32(TimeUnit::Second) => numbers::<Time32SecondType>(cells, |cell| within_day(cell, 1)),
        DataType::Time32(_) => numbers::<Time32MillisecondType>(cells, |cell| within_day(cell, 1_000)),
        DataType::Time64(TimeUnit::Nanosecond) => {
            numbers::<Time64NanosecondType>(cells, |cell| within_day(cell, 1_000_000_000))
        }
        DataType::Time64(_) => numbers::<Time64MicrosecondType>(cells, |cell| within_day(cell, 1_000_000)),
        DataType::Timestamp(unit, zone) => moments(cells, *unit, zone.as_ref())?,
        DataType::List(field) => list::<i32>(cells, field)?,
        DataType::LargeList(field) => list::<i64>(cells, field)?,
        _ => return None,
    })
}

fn numbers<T: ArrowPrimitiveType>(cells: &[&Value], read: impl Fn(&Value) -> Option<T::Native>) -> ArrayRef {
    Arc::new(cells.iter().map(|cell| read(cell)).collect::<PrimitiveArray<T>>())
}

/// A whole number, if the type has room for it.
fn whole<T: TryFrom<i64> + TryFrom<u64>>(cell: &Value) -> Option<T> {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    let rounded = || cell.as_f64().filter(|number| number.fract() == 0.0 && number.abs() <= SAFE);
    match (cell.as_i64(), cell.as_u64()) {
        (Some(number), _) => T::try_from(number).ok(),
        (None, Some(number)) => T::try_from(number).ok(),
        (None, None) => T::try_from(rounded()? as i64).ok(),
    }
}

fn date(cell: &Value) -> Option<NaiveDate> {
    let text = cell.as_str()?;
    text.get(..10)?.parse().ok()
}

/// A time such as `13:30` or `13:30:15.25`, in parts of a second since midnight.
fn within_day<T: TryFrom<i64>>(cell: &Value, parts: i64) -> Option<T> {
    let text = cell.as_str()?;
    let time = NaiveTime::from_str(text).or_else(|_| NaiveTime::parse_from_str(text, "%H:%M")).ok()?;
    let nanoseconds = i64::from(time.num_seconds_from_midnight()) * 1_000_000_000 + i64::from(time.nanosecond());
    T::try_from(nanoseconds / (1_000_000_000 / parts)).ok()
}

/// Times on the wall, or instants of a column's zone.
fn moments(cells: &[&Value], unit: TimeUnit, zone: Option<&Arc<str>>) -> Option<ArrayRef> {
    let known = match zone {
        Some(name) => Some(Zone::named(name)?),
        None => None,
    };
    let read = |cell: &Value| moment(cell, known.as_ref());
    macro_rules! of {
        ($kind:ty, $number:ident) => {
            Arc::new(
                cells
                    .iter()
                    .map(|cell| Some(read(cell)?.$number()))
                    .collect::<PrimitiveArray<$kind>>()
                    .with_timezone_opt(zone.cloned()),
            )
        };
    }
    Some(match unit {
        TimeUnit::Second => of!(TimestampSecondType, timestamp),
        TimeUnit::Millisecond => of!(TimestampMillisecondType, timestamp_millis),
        TimeUnit::Microsecond => of!(TimestampMicrosecondType, timestamp_micros),
        TimeUnit::Nanosecond => {
            let read = |cell: &&Value| read(cell)?.timestamp_nanos_opt();
            let array = cells.iter().map(read).collect::<PrimitiveArray<TimestampNanosecondType>>();
            Arc::new(array.with_timezone_opt(zone.cloned()))
        }
    })
}

/// A zone by its name, or by how far it is from UTC.
enum Zone {
    Named(Tz),
    Fixed(FixedOffset),
}

impl Zone {
    fn named(name: &str) -> Option<Self> {
        let fixed = || name.parse().ok().map(Zone::Fixed);
        name.parse().ok().map(Zone::Named).or_else(fixed)
    }

    /// The instant at which clocks there show a time; the first of two.
    fn instant(&self, wall: NaiveDateTime) -> Option<NaiveDateTime> {
        match self {
            Zone::Named(zone) => zone.from_local_datetime(&wall).earliest().map(|instant| instant.naive_utc()),
            Zone::Fixed(zone) => zone.from_local_datetime(&wall).earliest().map(|instant| instant.naive_utc()),
        }
    }
}

/// A date and time such as `2024-01-31T13:30`, perhaps with its distance from UTC; a date alone is its midnight.
fn moment(cell: &Value, zone: Option<&Zone>) -> Option<DateTime<Utc>> {
    let mut text = cell.as_str()?.to_owned();
    if text.len() == "2024-01-31".len() {
        text.push_str("T00:00");
    }
    let minutes = "2024-01-31T13:30".len();
    if text.is_char_boundary(minutes) && !text[minutes..].starts_with(':') {
        text.insert_str(minutes, ":00");
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(&text) {
        return Some(instant.to_utc());
    }
    let wall = text.parse().ok()?;
    let instant = zone.map_or(Some(wall), |zone| zone.instant(wall))?;
    Some(instant.and_utc())
}

/// Lists; one with an item that is not of the type is missing.
fn list<O: OffsetSizeTrait>(cells: &[&Value], field: &FieldRef) -> Option<ArrayRef> {
    let of_type = |items: &&Vec<Value>| {
        let items: Vec<&Value> = items.iter().collect();
        entered(&items, field.data_type()).is_some_and(|array| array.null_count() == 0)
    };
    let lists: Vec<_> = cells.iter().map(|cell| cell.as_array().filter(of_type)).collect();
    let items: Vec<&Value> = lists.iter().flatten().flat_map(|items| items.iter()).collect();
    let values = entered(&items, field.data_type())?;
    let offsets = OffsetBuffer::<O>::from_lengths(lists.iter().map(|list| list.map_or(0, Vec::len)));
    let present: NullBuffer = lists.iter().map(Option::is_some).collect();
    let array = GenericListArray::try_new(field.clone(), offsets, values, Some(present));
    array.ok().map(|array| Arc::new(array) as ArrayRef)
}

#[cfg(test)]
mod tests {
    use arrow_schema::Field;
    use serde_json::json;

    use super::*;

    /// What is entered, as the page shows it; `-` for what is missing.
    fn shown(cells: &[Value], data_type: &DataType) -> Vec<String> {
        let array = entered(&cells.iter().collect::<Vec<_>>(), data_type).expect("its values can be entered");
        assert_eq!(array.data_type(), data_type);
        let texts = crate::text::texts(&crate::plain::plain(&array));
        let text = |row| if texts.is_null(row) { "-".to_owned() } else { texts.value(row).to_owned() };
        (0..array.len()).map(text).collect()
    }

    #[test]
    fn numbers_are_those_of_the_type() {
        let cells = [json!(3), json!(3.0), json!(3.5), json!(-1), json!(300), json!("3"), json!(null)];
        assert_eq!(shown(&cells, &DataType::UInt8), ["3", "3", "-", "-", "-", "-", "-"]);
        assert_eq!(shown(&cells, &DataType::Int16), ["3", "3", "-", "-1", "300", "-", "-"]);
        assert_eq!(shown(&cells[..4], &DataType::Float64), ["3", "3", "3.5", "-1"]);
        assert_eq!(shown(&[json!(u64::MAX)], &DataType::UInt64), [u64::MAX.to_string()]);
    }

    #[test]
    fn texts_truths_and_lists() {
        let cells = [json!("a"), json!(true), json!(1)];
        for text in [DataType::Utf8, DataType::LargeUtf8, DataType::Utf8View] {
            assert_eq!(shown(&cells, &text), ["a", "-", "-"]);
        }
        assert_eq!(shown(&cells, &DataType::Boolean), ["-", "true", "-"]);
        let list = DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true)));
        let cells = [json!(["a", "b"]), json!([]), json!([1]), json!("a")];
        let array = entered(&cells.iter().collect::<Vec<_>>(), &list).unwrap();
        assert_eq!((0..4).map(|row| array.is_valid(row)).collect::<Vec<_>>(), [true, true, false, false]);
        assert!(entered(&[], &DataType::Binary).is_none());
        assert!(is_enterable(&DataType::Dictionary(DataType::Int8.into(), DataType::Utf8.into())));
        assert!(!is_enterable(&DataType::List(Arc::new(Field::new_list_field(DataType::Binary, true)))));
    }

    #[test]
    fn dates_and_times_are_iso_8601() {
        assert_eq!(shown(&[json!("2024-02-29"), json!("2024-02-30")], &DataType::Date32), ["2024-02-29", "-"]);
        let times = [json!("13:30"), json!("13:30:15"), json!("25:00"), json!("13:30:15.25")];
        let seconds = DataType::Time32(TimeUnit::Second);
        assert_eq!(shown(&times[..3], &seconds), ["13:30:00", "13:30:15", "-"]);
        let array = entered(&times.iter().collect::<Vec<_>>(), &DataType::Time64(TimeUnit::Microsecond)).unwrap();
        assert!(array.is_valid(3) && array.is_null(2));
    }

    #[test]
    fn moments_are_on_the_wall_or_of_a_zone() {
        let moment = |zone: Option<&str>, text: &str| {
            let data_type = DataType::Timestamp(TimeUnit::Second, zone.map(Into::into));
            let array = entered(&[&json!(text)], &data_type)?;
            let array = array.as_any().downcast_ref::<PrimitiveArray<TimestampSecondType>>()?;
            array.is_valid(0).then(|| array.value(0))
        };
        let noon = 1_706_702_400;
        assert_eq!(moment(None, "2024-01-31T12:00"), Some(noon));
        assert_eq!(moment(None, "2024-01-31T12:00:01"), Some(noon + 1));
        assert_eq!(moment(None, "2024-01-31"), Some(noon - 12 * 3600));
        assert_eq!(moment(Some("Europe/Berlin"), "2024-01-31T13:00"), Some(noon));
        assert_eq!(moment(Some("+02:00"), "2024-01-31T14:00"), Some(noon));
        assert_eq!(moment(Some("Europe/Berlin"), "2024-01-31T12:00Z"), Some(noon));
        assert_eq!(moment(Some("UTC"), "2024-01-31T13:00+01:00"), Some(noon));
        assert_eq!(moment(None, "noon"), None);
        assert_eq!(moment(Some("Nowhere/At_all"), "2024-01-31T12:00"), None);
    }
}
