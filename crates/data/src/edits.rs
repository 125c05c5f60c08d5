//! What a user changed in a frame, and the frame with that in it.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::{Array, ArrayRef, RecordBatch, UInt64Array};
use arrow_schema::{DataType, Field, Schema};
use arrow_select::take::take;
use serde::Deserialize;
use serde_json::Value;

use crate::{
    DataFrame,
    entered::{entered, is_enterable},
    frame::{joined, unpacked},
};

/// The name by which changes tell of row labels.
const LABELS: &str = "_index";

/// Values by the name of their column, `_index` for row labels. They are JSON: numbers, texts, booleans, lists of these,
/// null for missing ones; dates and times are ISO 8601 texts.
pub type Cells = BTreeMap<String, Value>;

/// What a user changed in a frame.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct Edits {
    /// New values, by the place of their row in the data, from 0.
    #[serde(rename = "edited_rows")]
    pub edited: BTreeMap<usize, Cells>,
    /// Rows that were added at the end.
    #[serde(rename = "added_rows")]
    pub added: Vec<Cells>,
    /// Rows that were deleted, by their places in the data, from 0.
    #[serde(rename = "deleted_rows")]
    pub deleted: Vec<usize>,
}

impl Edits {
    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.edited.is_empty() && self.added.is_empty() && self.deleted.is_empty()
    }
}

impl DataFrame {
    /// The frame with changes in it. Columns keep their types, but that those of few different values become plain.
    ///
    /// A change that does not fit is left out: one of a row or column that is not there, or whose value the column can't
    /// hold. An added row without a label gets the next number where labels are whole numbers.
    ///
    /// ```
    /// use millpond_data::{DataFrame, Edits};
    ///
    /// let frame = DataFrame::builder().column("year", [1920, 1921]).build()?;
    /// let edits: Edits = serde_json::from_str(r#"{"edited_rows": {"0": {"year": 1919}}, "deleted_rows": [1]}"#).unwrap();
    /// assert_eq!(frame.edited(&edits).rows(), 1);
    /// # Ok::<(), millpond_data::Error>(())
    /// ```
    pub fn edited(&self, edits: &Edits) -> Self {
        if edits.is_empty() {
            return self.clone();
        }
        let deleted: BTreeSet<usize> = edits.deleted.iter().copied().collect();
        let kept: Vec<usize> = (0..self.rows()).filter(|row| !deleted.contains(row)).collect();
        let arrays: Vec<_> = (0..self.columns()).map(|at| self.edited_column(at, edits, &kept)).collect();
        let fields = self.schema().fields().iter().zip(&arrays);
        let nullable = |field: &Field, array: &ArrayRef| field.is_nullable() || array.null_count() > 0;
        let fields: Vec<Field> = fields
            .map(|(field, array)| Field::new(field.name(), array.data_type().clone(), nullable(field, array)))
            .collect();
        let schema = Schema::new(fields).with_metadata(self.schema().metadata().clone());
        let Ok(batch) = RecordBatch::try_new(schema.into(), arrays) else { return self.clone() };
        Self::from(batch).with_index(self.index()).expect("there are as many columns as before")
    }

    /// The columns that hold what nobody can enter, by name; `_index` for row labels.
    pub fn columns_not_to_enter(&self) -> Vec<String> {
        let fixed = |at: &usize| !is_enterable(self.schema().field(*at).data_type());
        (0..self.columns()).filter(fixed).map(|at| self.name_in_edits(at).to_owned()).collect()
    }

    /// The least and the greatest whole number that a column has room for, of those where not any will do, by name.
    pub fn bounds(&self) -> Vec<(String, i64, i64)> {
        /// Above this a browser can't tell whole numbers apart.
        const MAX_SAFE: i64 = (1 << 53) - 1;
        let bounds = |at: usize| {
            let (least, greatest) = match self.schema().field(at).data_type() {
                DataType::Int8 => (i8::MIN.into(), i8::MAX.into()),
                DataType::Int16 => (i16::MIN.into(), i16::MAX.into()),
                DataType::Int32 => (i32::MIN.into(), i32::MAX.into()),
                DataType::UInt8 => (0, u8::MAX.into()),
                DataType::UInt16 => (0, u16::MAX.into()),
                DataType::UInt32 => (0, u32::MAX.into()),
                DataType::UInt64 => (0, MAX_SAFE),
                _ => return None,
            };
            Some((self.name_in_edits(at).to_owned(), least, greatest))
        };
        (0..self.columns()).filter_map(bounds).collect()
    }

    fn name_in_edits(&self, at: usize) -> &str {
        if at < self.index() { LABELS } else { self.name(at) }
    }

    /// A column with what is new in it: new values are put below it, and then rows are picked from both.
    fn edited_column(&self, at: usize, edits: &Edits, kept: &[usize]) -> ArrayRef {
        let (name, rows) = (self.name_in_edits(at), self.rows());
        let column = unpacked(self.array(at).as_ref());
        let new = |row: &Cells| row.get(name).cloned();
        let changes = edits.edited.iter().filter(|(row, _)| **row < rows);
        let (places, values): (Vec<_>, Vec<_>) = changes.filter_map(|(row, cells)| Some((*row, new(cells)?))).unzip();
        let mut added: Vec<_> = edits.added.iter().map(|cells| new(cells).unwrap_or_default()).collect();
        if at < self.index() {
            number(&column, &mut added);
        }
        let values: Vec<&Value> = values.iter().chain(&added).collect();
        let Some(fresh) = entered(&values, column.data_type()) else {
            return picked(&column, kept.iter().map(|row| Some(*row)).chain(added.iter().map(|_| None)));
        };
        let fits = |at: &usize| fresh.is_valid(*at) || values[*at].is_null();
        let moved: BTreeMap<usize, usize> = (0..places.len()).filter(fits).map(|at| (places[at], rows + at)).collect();
        let order = kept.iter().map(|row| moved.get(row).copied().unwrap_or(*row));
        let below = (places.len()..values.len()).map(|at| rows + at);
        picked(&joined(&[column.as_ref(), fresh.as_ref()]), order.chain(below).map(Some))
    }
}

/// The rows of a column in an order; missing values where there is no row.
fn picked(column: &ArrayRef, order: impl Iterator<Item = Option<usize>>) -> ArrayRef {
    let order: UInt64Array = order.map(|row| row.map(|row| row as u64)).collect();
    take(column, &order, None).expect("the rows are those of the column")
}

/// Gives new rows without a label the numbers that follow, where labels are whole numbers.
fn number(labels: &ArrayRef, added: &mut [Value]) {
    if !labels.data_type().is_integer() {
        return;
    }
    let texts = crate::text::texts(labels);
    let greatest = texts.iter().flatten().filter_map(|text| text.parse::<i64>().ok()).max();
    let mut next = greatest.map_or(0, |greatest| greatest.saturating_add(1));
    for label in added.iter_mut().filter(|label| label.is_null()) {
        *label = next.into();
        next = next.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(json: &str) -> Edits {
        serde_json::from_str(json).expect("these are edits")
    }

    /// A frame as CSV.
    fn shown(frame: &DataFrame) -> Vec<String> {
        let texts: Vec<_> = (0..frame.columns()).map(|at| crate::text::texts(&frame.array(at))).collect();
        let cell = |texts: &arrow_array::LargeStringArray, row| {
            if texts.is_null(row) { "-".to_owned() } else { texts.value(row).to_owned() }
        };
        (0..frame.rows()).map(|row| texts.iter().map(|texts| cell(texts, row)).collect::<Vec<_>>().join(",")).collect()
    }

    fn harvests() -> DataFrame {
        let frame = DataFrame::builder().column("year", [1920, 1921, 1922]).column("tons", [3.1, 4.8, 4.0]);
        frame.column("grain", ["wheat", "rye", "rye"]).build().unwrap()
    }

    #[test]
    fn cells_change_rows_go_and_rows_come() {
        let changed = harvests().edited(&edits(
            r#"{"edited_rows": {"0": {"tons": 3}, "2": {"grain": null, "year": 1923}},
                "added_rows": [{"grain": "oats", "tons": 1.5}, {}], "deleted_rows": [1]}"#,
        ));
        assert_eq!(shown(&changed), ["1920,3,wheat", "1923,4,-", "-,1.5,oats", "-,-,-"]);
        let types =
            |frame: &DataFrame| frame.schema().fields().iter().map(|f| f.data_type().clone()).collect::<Vec<_>>();
        assert_eq!(types(&changed), types(&harvests()));
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        let changed = harvests().edited(&edits(
            r#"{"edited_rows": {"0": {"year": "x", "tons": true, "nowhere": 1}, "9": {"year": 1}}, "deleted_rows": [7]}"#,
        ));
        assert_eq!(shown(&changed), shown(&harvests()));
        assert_eq!(shown(&harvests().edited(&edits("{}"))), shown(&harvests()));
    }

    #[test]
    fn labels_that_number_rows_go_on() {
        let frame = DataFrame::builder().index("", [3i64, 7]).column("a", ["x", "y"]).build().unwrap();
        let changed = frame
            .edited(&edits(r#"{"added_rows": [{"a": "z"}, {"_index": 5}, {}], "edited_rows": {"0": {"_index": 1}}}"#));
        assert_eq!(shown(&changed), ["1,x", "7,y", "8,z", "5,-", "9,-"]);
        assert_eq!(changed.index(), 1);
    }
}
