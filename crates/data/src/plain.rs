//! Arrow's rarer kinds of arrays as the plain ones that the page reads.
//!
//! Views, run ends, long offsets, half floats and unusual decimals mean the same as a plainer array; what is plain
//! already is shared, not copied.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BinaryArray, DictionaryArray, FixedSizeListArray, GenericListArray, GenericListViewArray,
    ListArray, MapArray, OffsetSizeTrait, StringArray, StructArray, UInt64Array,
    cast::AsArray,
    types::{
        ArrowDictionaryKeyType, Decimal32Type, Decimal64Type, Decimal128Type, Decimal256Type, DecimalType, Float16Type,
        Float32Type, Float64Type, Int16Type, Int32Type, Int64Type, RunEndIndexType, UInt64Type,
    },
};
use arrow_buffer::{ArrowNativeType, OffsetBuffer, i256};
use arrow_schema::{DECIMAL128_MAX_PRECISION, DECIMAL128_MAX_SCALE, DataType, Field, FieldRef};
use arrow_select::take::take;

/// The same values in a plain array.
pub(crate) fn plain(array: &ArrayRef) -> ArrayRef {
    match array.data_type() {
        DataType::Utf8View if array.as_string_view().total_bytes_len() <= LIMIT => {
            Arc::new(array.as_string_view().iter().collect::<StringArray>())
        }
        DataType::BinaryView if array.as_binary_view().total_bytes_len() <= LIMIT => {
            Arc::new(array.as_binary_view().iter().collect::<BinaryArray>())
        }
        DataType::LargeUtf8 => short_text(array),
        DataType::LargeBinary => short_binary(array),
        DataType::Float16 => Arc::new(array.as_primitive::<Float16Type>().unary::<_, Float32Type>(f32::from)),
        DataType::Decimal32(precision, scale) => {
            let wide = array.as_primitive::<Decimal32Type>().unary::<_, Decimal128Type>(i128::from);
            Arc::new(wide.with_data_type(DataType::Decimal128(*precision, *scale)))
        }
        DataType::Decimal64(precision, scale) => {
            let wide = array.as_primitive::<Decimal64Type>().unary::<_, Decimal128Type>(i128::from);
            Arc::new(wide.with_data_type(DataType::Decimal128(*precision, *scale)))
        }
        DataType::Decimal256(_, scale) => narrow_decimal(array, *scale),
        DataType::List(field) => list(array.as_list::<i32>(), field),
        DataType::LargeList(field) => list(array.as_list::<i64>(), field),
        DataType::ListView(field) => list_of_view(array.as_list_view::<i32>(), field),
        DataType::LargeListView(field) => list_of_view(array.as_list_view::<i64>(), field),
        DataType::FixedSizeList(field, size) => fixed_size_list(array.as_fixed_size_list(), field, *size),
        DataType::Struct(_) => Arc::new(structure(array.as_struct())),
        DataType::Map(field, sorted) => map(array.as_map(), field, *sorted),
        DataType::Dictionary(key, _) => dictionary(array, key),
        DataType::RunEndEncoded(ends, _) => match ends.data_type() {
            DataType::Int16 => without_runs::<Int16Type>(array),
            DataType::Int32 => without_runs::<Int32Type>(array),
            _ => without_runs::<Int64Type>(array),
        },
        _ => array.clone(),
    }
}

/// The field of an array that was made plain.
pub(crate) fn plain_field(field: &Field, array: &ArrayRef) -> FieldRef {
    Arc::new(field.clone().with_data_type(array.data_type().clone()))
}

/// How many bytes or items a plain array holds at most; what has more stays as it is.
const LIMIT: usize = i32::MAX as usize;

/// Offsets from 0 in 32 bits, if they fit.
fn short<O: OffsetSizeTrait>(offsets: &OffsetBuffer<O>) -> Option<OffsetBuffer<i32>> {
    let total = (offsets[offsets.len() - 1] - offsets[0]).as_usize();
    (total <= LIMIT).then(|| OffsetBuffer::from_lengths(offsets.lengths()))
}

fn short_text(array: &ArrayRef) -> ArrayRef {
    let text = array.as_string::<i64>();
    let Some(offsets) = short(text.offsets()) else { return array.clone() };
    let values = text.values().slice_with_length(text.offsets()[0].as_usize(), last(&offsets));
    Arc::new(StringArray::new(offsets, values, text.nulls().cloned()))
}

fn short_binary(array: &ArrayRef) -> ArrayRef {
    let binary = array.as_binary::<i64>();
    let Some(offsets) = short(binary.offsets()) else { return array.clone() };
    let values = binary.values().slice_with_length(binary.offsets()[0].as_usize(), last(&offsets));
    Arc::new(BinaryArray::new(offsets, values, binary.nulls().cloned()))
}

fn last(offsets: &OffsetBuffer<i32>) -> usize {
    offsets[offsets.len() - 1].as_usize()
}

/// In 128 bits if that is exact, as floats otherwise.
fn narrow_decimal(array: &ArrayRef, scale: i8) -> ArrayRef {
    let wide = array.as_primitive::<Decimal256Type>();
    let fits = wide.iter().flatten().all(|number| {
        number
            .to_i128()
            .is_some_and(|number| Decimal128Type::is_valid_decimal_precision(number, DECIMAL128_MAX_PRECISION))
    });
    if fits && scale <= DECIMAL128_MAX_SCALE {
        let narrow = wide.unary::<_, Decimal128Type>(|number| number.as_i128());
        return Arc::new(narrow.with_data_type(DataType::Decimal128(DECIMAL128_MAX_PRECISION, scale)));
    }
    let one = 10f64.powi(scale.into());
    let float = |number: i256| {
        let (low, high) = number.to_parts();
        (high as f64 * 2f64.powi(128) + low as f64) / one
    };
    Arc::new(wide.unary::<_, Float64Type>(float))
}

fn list<O: OffsetSizeTrait>(list: &GenericListArray<O>, field: &FieldRef) -> ArrayRef {
    let Some(offsets) = short(list.offsets()) else { return Arc::new(list.clone()) };
    let values = plain(&list.values().slice(list.offsets()[0].as_usize(), last(&offsets)));
    Arc::new(ListArray::new(plain_field(field, &values), offsets, values, list.nulls().cloned()))
}

fn list_of_view<O: OffsetSizeTrait>(view: &GenericListViewArray<O>, field: &FieldRef) -> ArrayRef {
    let range = |row: usize| {
        let start = view.value_offset(row).as_usize();
        start..start + view.value_size(row).as_usize()
    };
    let ranges = (0..view.len()).map(|row| if view.is_null(row) { 0..0 } else { range(row) });
    let offsets = OffsetBuffer::from_lengths(ranges.clone().map(|range| range.len()));
    let items: UInt64Array = ranges.flatten().map(|item| item as u64).collect::<Vec<_>>().into();
    let values = plain(&taken(view.values(), &items));
    Arc::new(ListArray::new(plain_field(field, &values), offsets, values, view.nulls().cloned()))
}

fn fixed_size_list(list: &FixedSizeListArray, field: &FieldRef, size: i32) -> ArrayRef {
    let values = plain(list.values());
    let field = plain_field(field, &values);
    Arc::new(
        FixedSizeListArray::try_new_with_length(field, size, values, list.nulls().cloned(), list.len())
            .expect("the shape is the same"),
    )
}

fn structure(structure: &StructArray) -> StructArray {
    let values: Vec<_> = structure.columns().iter().map(plain).collect();
    let fields = structure.fields().iter().zip(&values).map(|(field, array)| plain_field(field, array)).collect();
    StructArray::try_new_with_length(fields, values, structure.nulls().cloned(), structure.len())
        .expect("the shape is the same")
}

fn map(map: &MapArray, field: &FieldRef, sorted: bool) -> ArrayRef {
    let entries = structure(map.entries());
    let field = Arc::new(field.as_ref().clone().with_data_type(entries.data_type().clone()));
    Arc::new(MapArray::new(field, map.offsets().clone(), entries, map.nulls().cloned(), sorted))
}

/// A dictionary of plain values; keys of 64 bits, which JavaScript has no numbers for, become 32 bits.
fn dictionary(array: &ArrayRef, key: &DataType) -> ArrayRef {
    let dictionary = array.as_any_dictionary();
    let values = plain(dictionary.values());
    match key {
        DataType::Int64 => Arc::new(short_keys(array.as_dictionary::<Int64Type>(), values)),
        DataType::UInt64 => Arc::new(short_keys(array.as_dictionary::<UInt64Type>(), values)),
        _ if values.data_type() == dictionary.values().data_type() => array.clone(),
        _ => dictionary.with_values(values),
    }
}

fn short_keys<K: ArrowDictionaryKeyType>(
    dictionary: &DictionaryArray<K>,
    values: ArrayRef,
) -> DictionaryArray<Int32Type> {
    DictionaryArray::new(dictionary.keys().unary::<_, Int32Type>(|key| key.as_usize() as i32), values)
}

fn without_runs<R: RunEndIndexType>(array: &ArrayRef) -> ArrayRef {
    let runs = array.as_run::<R>();
    let runs_of_rows = (0..runs.len()).map(|row| runs.get_physical_index(row) as u64);
    let items: UInt64Array = runs_of_rows.collect::<Vec<_>>().into();
    plain(&taken(runs.values(), &items))
}

fn taken(values: &ArrayRef, items: &UInt64Array) -> ArrayRef {
    take(values, items, None).expect("the items are in bounds")
}
