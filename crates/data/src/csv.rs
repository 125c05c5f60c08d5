//! Frames as comma-separated values (RFC 4180), written as the page writes them (`web/src/frame/delimited.ts`).

use arrow_array::Array;
use arrow_buffer::NullBuffer;

use crate::{
    DataFrame, Error, Order,
    plain::plain,
    text::{Digits, Writer, writer},
};

/// How long a piece is, in bytes, or a little longer.
const PIECE: usize = 128 << 10;

/// The pieces of a file of comma-separated values: an iterator that writes each piece when it is asked for it.
pub struct Csv {
    columns: Vec<Column>,
    order: Option<Order>,
    /// Columns' names, until they are written.
    header: Option<String>,
    /// The position of the next row.
    next: usize,
    rows: usize,
}

struct Column {
    write: Writer,
    nulls: Option<NullBuffer>,
}

impl DataFrame {
    /// All rows of some columns, or of all: a line of names first, lines that end with CR and LF, numbers with every
    /// digit, nothing where there is no value. Row labels without a name have none here either.
    ///
    /// ```
    /// use millpond_data::DataFrame;
    ///
    /// let frame = DataFrame::builder().column("city", ["Oslo", "Rome, Italy"]).column("km", [0.1, 3.0]).build()?;
    /// let csv: String = frame.csv(None, None)?.collect();
    /// assert_eq!(csv, "city,km\r\nOslo,0.1\r\n\"Rome, Italy\",3\r\n");
    /// # Ok::<(), millpond_data::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there is no column at a place.
    ///
    /// # Panics
    ///
    /// The iterator, if the order is of another frame.
    pub fn csv(&self, columns: Option<&[usize]>, order: Option<Order>) -> Result<Csv, Error> {
        let all: Vec<_> = (0..self.columns()).collect();
        let columns = columns.unwrap_or(&all);
        columns.iter().try_for_each(|column| self.check_column(*column))?;
        let mut header = String::new();
        fields(columns, &mut header, |column, header| header.push_str(shown_name(self.name(*column))));
        let column = |column: &usize| {
            let array = plain(&self.array(*column));
            Column { write: writer(&array, Digits::Exact), nulls: array.logical_nulls() }
        };
        let columns = columns.iter().map(column).collect();
        Ok(Csv { columns, order, header: Some(header), next: 0, rows: self.rows() })
    }
}

impl Iterator for Csv {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut piece = self.header.take().unwrap_or_default();
        while self.next < self.rows && piece.len() < PIECE {
            let row = self.order.as_ref().map_or(self.next, |order| order.rows()[self.next] as usize);
            fields(&self.columns, &mut piece, |column, piece| {
                if column.nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)) {
                    (column.write)(row, piece);
                }
            });
            self.next += 1;
        }
        (!piece.is_empty()).then_some(piece)
    }
}

/// Writes a line.
fn fields<T>(columns: &[T], line: &mut String, write: impl Fn(&T, &mut String)) {
    for (at, column) in columns.iter().enumerate() {
        if at > 0 {
            line.push(',');
        }
        let start = line.len();
        write(column, line);
        quote(line, start);
    }
    line.push_str("\r\n");
}

/// Quotes what was written from `start` on, if it must be.
fn quote(line: &mut String, start: usize) {
    if line[start..].contains(['"', ',', '\r', '\n']) {
        let field = line[start..].replace('"', "\"\"");
        line.truncate(start);
        line.push('"');
        line.push_str(&field);
        line.push('"');
    }
}

/// Row labels that pandas saved without a name have one made up for the file only.
fn shown_name(name: &str) -> &str {
    let number = name.strip_prefix("__index_level_").and_then(|rest| rest.strip_suffix("__"));
    let is_made_up =
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    if is_made_up { "" } else { name }
}
