//! Values as text, as the page has it: what a cell shows, and what is written to files.
//!
//! It follows `web/src/frame/reader.ts` and `format.ts` type by type, so that what is found and saved here is what
//! would be found and saved there.

mod number;
mod time;

use std::{fmt::Write as _, ops::Range};

use arrow_array::{
    Array, ArrayRef, ArrowPrimitiveType, FixedSizeListArray, GenericListArray, LargeStringArray, MapArray,
    OffsetSizeTrait, StructArray, UnionArray,
    builder::LargeStringBuilder,
    cast::AsArray,
    downcast_dictionary_array,
    types::{
        Date32Type, Date64Type, Decimal128Type, DurationMicrosecondType, DurationMillisecondType,
        DurationNanosecondType, DurationSecondType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
        Int64Type, IntervalDayTimeType, IntervalMonthDayNanoType, IntervalYearMonthType, Time32MillisecondType,
        Time32SecondType, Time64MicrosecondType, Time64NanosecondType, TimestampMicrosecondType,
        TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type,
        UInt64Type,
    },
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::{DataType, IntervalUnit, TimeUnit};

pub(crate) use number::separated;

/// How many digits of a number are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Digits {
    /// At most four decimals, as a cell shows it.
    Shown,
    /// All that it has.
    Exact,
}

/// Writes the value in a row to the end of a text; in that row there is a value.
pub(crate) type Writer = Box<dyn Fn(usize, &mut String) + Send + Sync>;

/// How the values of a plain array are written.
pub(crate) fn writer(array: &ArrayRef, digits: Digits) -> Writer {
    if let Some(writer) = number(array, digits).or_else(|| moment(array)).or_else(|| text(array)) {
        return writer;
    }
    match array.data_type() {
        DataType::Dictionary(..) => dictionary(array, digits),
        DataType::List(_) => list(array.as_list::<i32>().clone()),
        DataType::LargeList(_) => list(array.as_list::<i64>().clone()),
        DataType::FixedSizeList(..) => fixed_size_list(array.as_fixed_size_list().clone()),
        DataType::Struct(_) => structure(array.as_struct()),
        DataType::Map(..) => map(array.as_map().clone()),
        DataType::Interval(unit) => interval(array, *unit),
        DataType::Union(..) => union(array.as_union().clone()),
        // Columns of nulls have no values, and all other types are made plain before.
        _ => Box::new(|_, _| ()),
    }
}

/// The exact texts of all rows.
pub(crate) fn texts(array: &ArrayRef) -> LargeStringArray {
    let (write, nulls) = (writer(array, Digits::Exact), array.logical_nulls());
    let mut texts = LargeStringBuilder::with_capacity(array.len(), 0);
    let mut text = String::new();
    for row in 0..array.len() {
        text.clear();
        if nulls.as_ref().is_some_and(|nulls| nulls.is_null(row)) {
            texts.append_null();
        } else {
            write(row, &mut text);
            texts.append_value(&text);
        }
    }
    texts.finish()
}

/// A closure over an array of a primitive type.
fn each<T: ArrowPrimitiveType>(
    array: &ArrayRef,
    write: impl Fn(T::Native, &mut String) + Send + Sync + 'static,
) -> Writer
where
    T::Native: Send + Sync,
{
    let array = array.as_primitive::<T>().clone();
    Box::new(move |row, out| write(array.value(row), out))
}

fn integer<T: ArrowPrimitiveType<Native: std::fmt::Display>>(array: &ArrayRef) -> Writer {
    each::<T>(array, |number, out| {
        let _ = write!(out, "{number}");
    })
}

fn number(array: &ArrayRef, digits: Digits) -> Option<Writer> {
    Some(match array.data_type() {
        DataType::Int8 => integer::<Int8Type>(array),
        DataType::Int16 => integer::<Int16Type>(array),
        DataType::Int32 => integer::<Int32Type>(array),
        DataType::Int64 => integer::<Int64Type>(array),
        DataType::UInt8 => integer::<UInt8Type>(array),
        DataType::UInt16 => integer::<UInt16Type>(array),
        DataType::UInt32 => integer::<UInt32Type>(array),
        DataType::UInt64 => integer::<UInt64Type>(array),
        DataType::Float32 if digits == Digits::Exact => each::<Float32Type>(array, number::exact_single),
        DataType::Float32 => each::<Float32Type>(array, |single, out| number::shown(single.into(), out)),
        DataType::Float64 if digits == Digits::Exact => each::<Float64Type>(array, number::exact),
        DataType::Float64 => each::<Float64Type>(array, number::shown),
        DataType::Decimal128(_, scale) => {
            let scale = *scale;
            each::<Decimal128Type>(array, move |digits, out| number::decimal(digits, scale, out))
        }
        _ => return None,
    })
}

/// Dates, times and spans of time, all by way of milliseconds.
fn moment(array: &ArrayRef) -> Option<Writer> {
    use TimeUnit::{Microsecond, Millisecond, Nanosecond, Second};
    Some(match array.data_type() {
        DataType::Date32 => each::<Date32Type>(array, |days, out| time::date(f64::from(days) * 86_400_000.0, out)),
        DataType::Date64 => each::<Date64Type>(array, |time, out| time::date(time as f64, out)),
        DataType::Timestamp(unit, zone) => {
            let zone = zone.as_deref().map(time::Zone::new);
            match unit {
                Second => each::<TimestampSecondType>(array, move |time, out| {
                    time::datetime(time as f64 * 1e3, zone, out);
                }),
                Millisecond => each::<TimestampMillisecondType>(array, move |time, out| {
                    time::datetime(time as f64, zone, out);
                }),
                Microsecond => each::<TimestampMicrosecondType>(array, move |time, out| {
                    time::datetime(time::divided(time, 1_000), zone, out);
                }),
                Nanosecond => each::<TimestampNanosecondType>(array, move |time, out| {
                    time::datetime(time::divided(time, 1_000_000), zone, out);
                }),
            }
        }
        DataType::Time32(Second) => each::<Time32SecondType>(array, |time, out| time::time(f64::from(time) * 1e3, out)),
        DataType::Time32(_) => each::<Time32MillisecondType>(array, |time, out| time::time(f64::from(time), out)),
        DataType::Time64(Microsecond) => {
            each::<Time64MicrosecondType>(array, |time, out| time::time(time as f64 * 1e-3, out))
        }
        DataType::Time64(_) => each::<Time64NanosecondType>(array, |time, out| time::time(time as f64 * 1e-6, out)),
        DataType::Duration(Second) => {
            each::<DurationSecondType>(array, |time, out| time::duration(time as f64 * 1e3, out))
        }
        DataType::Duration(Millisecond) => {
            each::<DurationMillisecondType>(array, |time, out| time::duration(time as f64, out))
        }
        DataType::Duration(Microsecond) => {
            each::<DurationMicrosecondType>(array, |time, out| time::duration(time as f64 * 1e-3, out))
        }
        DataType::Duration(Nanosecond) => {
            each::<DurationNanosecondType>(array, |time, out| time::duration(time as f64 * 1e-6, out))
        }
        _ => return None,
    })
}

/// Text, truth values and bytes.
fn text(array: &ArrayRef) -> Option<Writer> {
    /// A closure over the array that a cast gives.
    macro_rules! with {
        ($array:expr, |$value:ident, $out:ident| $write:expr) => {{
            let array = $array.clone();
            Box::new(move |row, $out: &mut String| {
                let $value = array.value(row);
                $write
            })
        }};
    }
    Some(match array.data_type() {
        DataType::Utf8 => with!(array.as_string::<i32>(), |text, out| out.push_str(text)),
        DataType::LargeUtf8 => with!(array.as_string::<i64>(), |text, out| out.push_str(text)),
        DataType::Utf8View => with!(array.as_string_view(), |text, out| out.push_str(text)),
        DataType::Boolean => with!(array.as_boolean(), |truth, out| out.push_str(if truth { "true" } else { "false" })),
        DataType::Binary => with!(array.as_binary::<i32>(), |bytes, out| binary(bytes, out)),
        DataType::LargeBinary => with!(array.as_binary::<i64>(), |bytes, out| binary(bytes, out)),
        DataType::BinaryView => with!(array.as_binary_view(), |bytes, out| binary(bytes, out)),
        DataType::FixedSizeBinary(_) => with!(array.as_fixed_size_binary(), |bytes, out| binary(bytes, out)),
        _ => return None,
    })
}

/// How many bytes that are no text are written.
const BYTES: usize = 24;

/// Bytes as the text that they may be, else as hexadecimal digits.
fn binary(bytes: &[u8], out: &mut String) {
    let control = |byte: &u8| matches!(byte, 0..=8 | 14..=31 | 127);
    match str::from_utf8(bytes) {
        Ok(text) if !bytes.iter().any(control) => out.push_str(text.strip_prefix('\u{feff}').unwrap_or(text)),
        _ => {
            out.push_str("0x");
            for byte in bytes.iter().take(BYTES) {
                let _ = write!(out, "{byte:02x}");
            }
            if bytes.len() > BYTES {
                let _ = write!(out, "… ({} bytes)", bytes.len());
            }
        }
    }
}

fn dictionary(array: &ArrayRef, digits: Digits) -> Writer {
    let array: &dyn Array = array;
    downcast_dictionary_array!(
        array => {
            let (keys, write) = (array.keys().clone(), writer(array.values(), digits));
            Box::new(move |row, out| write(keys.value(row).as_usize(), out))
        },
        _ => unreachable!("the type is a dictionary's")
    )
}

/// A value inside another one, or `null`: as JSON would have it.
fn within(array: &ArrayRef) -> Writer {
    let (write, nulls, is_quoted) = (writer(array, Digits::Exact), array.logical_nulls(), is_quoted(array.data_type()));
    Box::new(move |row, out| match &nulls {
        Some(nulls) if nulls.is_null(row) => out.push_str("null"),
        _ if is_quoted => {
            let mut text = String::new();
            write(row, &mut text);
            quote(&text, out);
        }
        _ => write(row, out),
    })
}

/// Whether JSON has no literals for a type.
fn is_quoted(data_type: &DataType) -> bool {
    match data_type {
        DataType::Dictionary(_, values) => is_quoted(values),
        DataType::Boolean | DataType::Decimal128(..) | DataType::Interval(_) | DataType::Union(..) => false,
        _ => !data_type.is_nested() && !data_type.is_integer() && !data_type.is_floating(),
    }
}

fn quote(text: &str, out: &mut String) {
    out.push_str(&serde_json::to_string(text).expect("any text is a JSON string"));
}

/// Writes parts between brackets, with commas.
fn bracketed(brackets: [char; 2], parts: Range<usize>, out: &mut String, mut part: impl FnMut(usize, &mut String)) {
    out.push(brackets[0]);
    let first = parts.start;
    for at in parts {
        if at > first {
            out.push_str(", ");
        }
        part(at, out);
    }
    out.push(brackets[1]);
}

fn list<O: OffsetSizeTrait>(list: GenericListArray<O>) -> Writer {
    let item = within(list.values());
    Box::new(move |row, out| {
        let items = list.value_offsets()[row].as_usize()..list.value_offsets()[row + 1].as_usize();
        bracketed(['[', ']'], items, out, &item);
    })
}

fn fixed_size_list(list: FixedSizeListArray) -> Writer {
    let item = within(list.values());
    Box::new(move |row, out| {
        let first = list.value_offset_at(row);
        bracketed(['[', ']'], first..first + list.value_length().as_usize(), out, &item);
    })
}

fn structure(structure: &StructArray) -> Writer {
    let fields: Vec<_> = structure
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .zip(structure.columns().iter().map(within))
        .collect();
    Box::new(move |row, out| {
        bracketed(['{', '}'], 0..fields.len(), out, |at, out| {
            let (name, write) = &fields[at];
            quote(name, out);
            out.push_str(": ");
            write(row, out);
        });
    })
}

fn map(map: MapArray) -> Writer {
    let (key, value) = (within(map.keys()), within(map.values()));
    Box::new(move |row, out| {
        let entries = map.value_offsets()[row].as_usize()..map.value_offsets()[row + 1].as_usize();
        bracketed(['{', '}'], entries, out, |at, out| {
            key(at, out);
            out.push_str(": ");
            value(at, out);
        });
    })
}

/// The integers that an interval is made of.
fn interval(array: &ArrayRef, unit: IntervalUnit) -> Writer {
    match unit {
        IntervalUnit::YearMonth => each::<IntervalYearMonthType>(array, |months, out| {
            let _ = write!(out, "{},{}", months / 12, months % 12);
        }),
        IntervalUnit::DayTime => each::<IntervalDayTimeType>(array, |span, out| {
            let _ = write!(out, "{},{}", span.days, span.milliseconds);
        }),
        IntervalUnit::MonthDayNano => each::<IntervalMonthDayNanoType>(array, |span, out| {
            let (low, high) = (span.nanoseconds as i32, (span.nanoseconds >> 32) as i32);
            let _ = write!(out, "{},{},{low},{high}", span.months, span.days);
        }),
    }
}

fn union(union: UnionArray) -> Writer {
    let children: Vec<_> = union.fields().iter().map(|(id, _)| (id, writer(union.child(id), Digits::Exact))).collect();
    Box::new(move |row, out| {
        let child = children.iter().find(|(id, _)| *id == union.type_id(row));
        child.into_iter().for_each(|(_, write)| write(union.value_offset(row), out));
    })
}
