//! Cells that show a text.

use std::ops::Range;

use arrow_array::{Array, ArrayRef, StringArray, cast::AsArray, downcast_dictionary_array};
use arrow_buffer::{ArrowNativeType, BooleanBuffer};
use arrow_schema::DataType;
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use crate::{
    DataFrame, Order,
    plain::plain,
    text::{Digits, separated, writer},
};

/// The first cells that show a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Where: the row's position in the order that was asked for, then the column, from 0. From top to bottom, and from
    /// left to right.
    pub cells: Vec<(usize, usize)>,
    /// Whether there are more.
    pub more: bool,
}

/// How many rows are looked through in one go.
const BLOCK: usize = 8 << 10;
/// After how many rows it is seen whether enough was found.
const STRIDE: usize = 64 * BLOCK;

impl DataFrame {
    /// The first `limit` cells whose shown text contains `text`, whatever the case of letters.
    ///
    /// Shown is what the page shows unless a column is formatted: numbers have four decimals at most, and `None` stands
    /// where there is no value. A text with commas is also found in integers and numbers as if commas stood between
    /// their thousands. Nothing is found of an empty text.
    ///
    /// It gives up with what it has once `stopped` says so, which is asked every half a million rows.
    /// On two cores, ten million texts or floats take half a second, and up to two seconds in another order than the
    /// data's.
    ///
    /// ```
    /// use millpond_data::DataFrame;
    ///
    /// let frame = DataFrame::builder().column("city", ["Oslo", "Rome"]).column("km", [12.5, 3.0]).build()?;
    /// assert_eq!(frame.find("o", None, 10, || false).cells, [(0, 0), (1, 0)]);
    /// assert_eq!(frame.find("2.5", None, 10, || false).cells, [(0, 1)]);
    /// # Ok::<(), millpond_data::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// If the order is of a frame with more rows.
    pub fn find(&self, text: &str, order: Option<&Order>, limit: usize, stopped: impl Fn() -> bool) -> Found {
        let needle = Needle::new(text);
        let columns: Vec<_> = (0..self.columns())
            .filter_map(|column| Some((column, matcher(&plain(&self.array(column)), &needle)?)))
            .collect();
        let mut found = Found::default();
        if text.is_empty() || columns.is_empty() {
            return found;
        }
        let look = |positions: Range<usize>| cells(positions, order, &columns);
        for start in (0..self.rows()).step_by(STRIDE) {
            if stopped() {
                break;
            }
            let end = self.rows().min(start + STRIDE);
            let blocks = (start..end).into_par_iter().step_by(BLOCK);
            let cells: Vec<_> = blocks.map(|start| look(start..end.min(start + BLOCK))).collect();
            found.cells.extend(cells.into_iter().flatten());
            if found.cells.len() > limit {
                found.cells.truncate(limit);
                found.more = true;
                break;
            }
        }
        found
    }
}

/// The cells of some positions that match.
fn cells(positions: Range<usize>, order: Option<&Order>, columns: &[(usize, Matcher)]) -> Vec<(usize, usize)> {
    let mut scratch = String::new();
    let mut cells = Vec::new();
    for position in positions {
        let row = order.map_or(position, |order| order.rows()[position] as usize);
        for (column, matches) in columns {
            if matches(row, &mut scratch) {
                cells.push((position, *column));
            }
        }
    }
    cells
}

/// What is looked for.
#[derive(Clone)]
struct Needle {
    /// Without capitals.
    text: String,
    /// Whether it could be within a number, a date or a time.
    is_figures: bool,
    /// Whether it has what could stand between thousands.
    is_separated: bool,
}

impl Needle {
    fn new(text: &str) -> Self {
        let text = text.to_lowercase();
        let is_figures = text.bytes().all(|byte| b"0123456789+-.,: ena".contains(&byte)) || text.contains('∞');
        let is_separated = text.contains(',');
        Self { text, is_figures, is_separated }
    }

    /// Whether a text contains it.
    fn is_in(&self, text: &str, scratch: &mut String) -> bool {
        scratch.clear();
        if text.is_ascii() {
            scratch.push_str(text);
            scratch.make_ascii_lowercase();
        } else {
            scratch.extend(text.chars().flat_map(char::to_lowercase));
        }
        scratch.contains(&self.text)
    }
}

/// Whether the cell of a row shows it; the text is scratch paper.
type Matcher = Box<dyn Fn(usize, &mut String) -> bool + Send + Sync>;

/// How a plain column is looked through; `None` where nothing can be found.
fn matcher(array: &ArrayRef, needle: &Needle) -> Option<Matcher> {
    let values = values(array, needle);
    let is_missing_found = "none".contains(&needle.text);
    match (array.logical_nulls(), values) {
        (Some(nulls), values) if is_missing_found || values.is_some() => {
            Some(Box::new(move |row, scratch| match nulls.is_null(row) {
                true => is_missing_found,
                false => values.as_ref().is_some_and(|values| values(row, scratch)),
            }))
        }
        (_, values) => values,
    }
}

/// The same for rows that have a value.
fn values(array: &ArrayRef, needle: &Needle) -> Option<Matcher> {
    let data_type = array.data_type();
    if is_figures(data_type) && !needle.is_figures {
        return None;
    }
    match data_type {
        DataType::Null => None,
        DataType::Utf8 => Some(strings(array.as_string().clone(), needle.clone())),
        DataType::Dictionary(..) => dictionary(array, needle),
        _ => Some(written(array, needle.clone())),
    }
}

fn strings(texts: StringArray, needle: Needle) -> Matcher {
    Box::new(move |row, scratch| needle.is_in(texts.value(row), scratch))
}

fn written(array: &ArrayRef, needle: Needle) -> Matcher {
    let write = writer(array, Digits::Shown);
    let is_separated = needle.is_separated && array.data_type().is_numeric();
    let is_lower = is_figures(array.data_type()) && !array.data_type().is_floating();
    Box::new(move |row, scratch| {
        scratch.clear();
        write(row, scratch);
        if is_lower && !is_separated {
            return scratch.contains(&needle.text);
        }
        let text = std::mem::take(scratch);
        let is_found = needle.is_in(&text, scratch) || is_separated && needle.is_in(&separated(&text), scratch);
        *scratch = text;
        is_found
    })
}

/// Looks through the values once.
fn dictionary(array: &ArrayRef, needle: &Needle) -> Option<Matcher> {
    let array: &dyn Array = array;
    downcast_dictionary_array!(
        array => {
            let (keys, values) = (array.keys().clone(), array.values());
            let matches = matcher(values, needle)?;
            let mut scratch = String::new();
            let found: BooleanBuffer = (0..values.len()).map(|value| matches(value, &mut scratch)).collect();
            Some(Box::new(move |row, _: &mut String| found.value(keys.value(row).as_usize())))
        },
        _ => unreachable!("the type is a dictionary's")
    )
}

/// Whether values are written in figures.
fn is_figures(data_type: &DataType) -> bool {
    data_type.is_numeric()
        || matches!(
            data_type,
            DataType::Date32 | DataType::Date64 | DataType::Timestamp(..) | DataType::Time32(_) | DataType::Time64(_)
        )
}
