//! What can be wrong with data, in words for the person who wrote the script.

use std::fmt;

use arrow_schema::DataType;

/// Data that doesn't fit together, or a chart that doesn't fit its data; its text says what and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Error(Box<Kind>);

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Columns by name, with their lengths.
    RaggedColumns(Vec<(String, usize)>),
    /// The first row's length, then a row's number and its length.
    RaggedRows(usize, usize, usize),
    /// The columns of the first batch and of another.
    Batches(Vec<String>, Vec<String>),
    /// How many columns are said to be labels, and how many there are.
    Index(usize, usize),
    /// What the serializer says.
    Rows(String),
    /// A name, and the names there are.
    UnknownColumn(String, Vec<String>),
    /// What is neither a column nor a colour, and the names there are.
    NotAColor(String, Vec<String>),
    /// How many columns are drawn, and how many colours are given.
    Colors(usize, usize),
    /// A column and its type.
    NotDrawable(String, DataType),
    /// Columns that can't share an axis.
    MixedKinds(Vec<String>),
    /// The names of several columns of row labels.
    SeveralLabels(Vec<String>),
    /// What is wrong with a stream.
    Stream(String),
    /// A place, and how many columns there are.
    NoColumnAt(usize, usize),
    /// How many rows there are.
    TooManyRows(usize),
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Self {
        Self(Box::new(kind))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::RaggedColumns(columns) => {
                let lengths: Vec<_> = columns.iter().map(|(name, rows)| format!("`{name}` has {rows}")).collect();
                write!(f, "columns differ in length: {}", lengths.join(", "))
            }
            Kind::RaggedRows(first, row, length) => {
                write!(f, "rows differ in length: row 0 has {first}, row {row} has {length}")
            }
            Kind::Batches(first, other) => {
                write!(f, "batches differ in their columns: {} and {}", names(first), names(other))
            }
            Kind::Index(index, columns) => write!(f, "more row labels than columns: {index} of {columns}"),
            Kind::Rows(why) => write!(f, "rows don't make columns: {why}"),
            Kind::UnknownColumn(name, all) => write!(f, "no such column: `{name}`\n{}", hint(all)),
            Kind::NotAColor(name, all) => write!(f, "neither a column nor a color: `{name}`\n{}", hint(all)),
            Kind::Colors(columns, colors) => {
                write!(f, "each column that is drawn needs one color: {columns} columns, {colors} colors")
            }
            Kind::NotDrawable(name, data_type) => {
                write!(f, "a chart can't show what this column holds: `{name}` ({data_type})")
            }
            Kind::MixedKinds(columns) => {
                write!(f, "columns of different kinds can't share an axis: {}", names(columns))
            }
            Kind::SeveralLabels(columns) => {
                write!(f, "there are several columns of row labels, choose one as `x`: {}", names(columns))
            }
            Kind::Stream(why) => write!(f, "not a whole Arrow IPC stream: {why}"),
            Kind::NoColumnAt(column, 0) => write!(f, "no such column: {column}\nthere are no columns"),
            Kind::NoColumnAt(column, 1) => write!(f, "no such column: {column}\nthere is one, 0"),
            Kind::NoColumnAt(column, columns) => {
                write!(f, "no such column: {column}\nthere are {columns}, counted from 0")
            }
            Kind::TooManyRows(rows) => write!(f, "more rows than 32 bits can number: {rows}"),
        }
    }
}

impl std::error::Error for Error {}

fn hint(all: &[String]) -> String {
    // Row labels often have no name, by which nobody can ask for them.
    let named: Vec<_> = all.iter().filter(|name| !name.is_empty()).cloned().collect();
    match &named[..] {
        [] if all.is_empty() => "there are no columns".to_owned(),
        [] => "there are no columns with a name".to_owned(),
        named => format!("there are: {}", names(named)),
    }
}

fn names(columns: &[String]) -> String {
    let quoted: Vec<_> = columns.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
