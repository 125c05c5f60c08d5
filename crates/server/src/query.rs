//! What is asked of a blob, from what follows the `?` of its address.

use std::ops::{Range, RangeInclusive};

use percent_encoding::percent_decode_str;

/// How many rows are given at once.
const ROWS: usize = 10_000;
/// How many points a series is reduced to at most.
const POINTS: usize = 1_000_000;

/// A question about a blob.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Query {
    /// What is wanted of a frame; absent means the bytes as they are.
    pub(crate) view: Option<View>,
    /// What the rows are sorted by.
    pub(crate) sort: Option<Sort>,
    /// Under which name it is to be saved.
    pub(crate) download: Option<String>,
}

/// What is wanted of a frame.
#[derive(Debug, PartialEq)]
pub(crate) enum View {
    /// The rows at some positions.
    Rows(Range<usize>),
    /// Where a text is.
    Find(String),
    /// Comma-separated values of some columns, or of all.
    Csv(Option<Vec<usize>>),
    /// A chart's rows of a range, about so many for each series.
    Reduced { points: usize, range: RangeInclusive<f64> },
}

/// An order of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Sort {
    /// The place of a column, from 0.
    pub(crate) column: usize,
    /// Whether the largest comes first.
    pub(crate) descending: bool,
}

impl Query {
    /// Reads a query; what it does not know, it passes over.
    ///
    /// # Errors
    ///
    /// Says what is wrong with it.
    pub(crate) fn read(query: &str) -> Result<Self, String> {
        let pairs = Pairs::read(query)?;
        let mut views = Vec::new();
        if pairs.get("from").or(pairs.get("to")).is_some() {
            views.push(rows(&pairs)?);
        }
        if let Some(text) = pairs.get("find") {
            views.push(View::Find(text.to_owned()));
        }
        if let Some(format) = pairs.get("format") {
            views.push(csv(&pairs, format)?);
        }
        if let Some(points) = pairs.get("reduce") {
            views.push(reduced(&pairs, points)?);
        }
        if views.len() > 1 {
            return Err("only one of `from`, `find`, `format` and `reduce` can be asked for".to_owned());
        }
        let download = pairs.get("download").map(str::to_owned);
        Ok(Self { view: views.pop(), sort: sort(&pairs)?, download })
    }
}

fn rows(pairs: &Pairs) -> Result<View, String> {
    let bound = |name| match pairs.get(name) {
        Some(text) => whole(name, text),
        None => Err(format!("`from` and `to` go together: `{name}` is missing")),
    };
    let (from, to) = (bound("from")?, bound("to")?);
    match from <= to {
        true => Ok(View::Rows(from..to.min(from.saturating_add(ROWS)))),
        false => Err(format!("`from` is behind `to`: {from} and {to}")),
    }
}

fn csv(pairs: &Pairs, format: &str) -> Result<View, String> {
    if format != "csv" {
        return Err(format!("`format` can only be `csv`: {format}"));
    }
    let columns = |text: &str| {
        let columns = text.split(',').map(|column| whole("columns", column)).collect::<Result<Vec<_>, _>>()?;
        match (1..columns.len()).find(|at| columns[..*at].contains(&columns[*at])) {
            Some(at) => Err(format!("`columns` names a column twice: {}", columns[at])),
            None => Ok(columns),
        }
    };
    Ok(View::Csv(pairs.get("columns").map(columns).transpose()?))
}

fn reduced(pairs: &Pairs, points: &str) -> Result<View, String> {
    let points = match whole("reduce", points)? {
        0 => return Err("`reduce` must be at least 1: 0".to_owned()),
        points => points.min(POINTS),
    };
    let bound = |name, all| pairs.get(name).map_or(Ok(all), |text| number(name, text));
    let range = bound("start", f64::NEG_INFINITY)?..=bound("end", f64::INFINITY)?;
    match range.is_empty() {
        false => Ok(View::Reduced { points, range }),
        true => Err(format!("`start` is behind `end`: {} and {}", range.start(), range.end())),
    }
}

fn sort(pairs: &Pairs) -> Result<Option<Sort>, String> {
    let Some(column) = pairs.get("sort") else { return Ok(None) };
    let descending = match pairs.get("descending") {
        Some("1") => true,
        Some("0") | None => false,
        Some(other) => return Err(format!("`descending` is 1 or 0: {other}")),
    };
    Ok(Some(Sort { column: whole("sort", column)?, descending }))
}

fn whole(name: &str, text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("`{name}` must be a whole number from 0: {text}"))
}

fn number(name: &str, text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number: &f64| !number.is_nan());
    number.ok_or_else(|| format!("`{name}` must be a number: {text}"))
}

/// Names and values, as forms write them.
pub(crate) struct Pairs(Vec<(String, String)>);

impl Pairs {
    pub(crate) fn read(query: &str) -> Result<Self, String> {
        let decode = |text: &str| {
            let text = text.replace('+', " ");
            let decoded = percent_decode_str(&text).decode_utf8().map(String::from);
            decoded.map_err(|_| format!("not UTF-8: {text}"))
        };
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((decode(name)?, decode(value)?))
        };
        query.split('&').filter(|text| !text.is_empty()).map(pair).collect::<Result<_, _>>().map(Self)
    }

    /// The first value of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(query: &str) -> Option<View> {
        Query::read(query).unwrap().view
    }

    #[test]
    fn a_query_asks_for_one_view() {
        assert_eq!(view("from=20&to=30"), Some(View::Rows(20..30)));
        assert_eq!(view("from=20&to=99999"), Some(View::Rows(20..10_020)));
        assert_eq!(view("find=a%26b+c%C3%A5"), Some(View::Find("a&b cå".into())));
        assert_eq!(view("format=csv"), Some(View::Csv(None)));
        assert_eq!(view("format=csv&columns=2,0"), Some(View::Csv(Some(vec![2, 0]))));
        let range = f64::NEG_INFINITY..=1e3;
        assert_eq!(view("reduce=800&end=1e3"), Some(View::Reduced { points: 800, range }));
        assert_eq!(view("reduce=800&start=-1.5&end=2"), Some(View::Reduced { points: 800, range: -1.5..=2.0 }));
    }

    #[test]
    fn a_query_may_ask_for_the_bytes_as_they_are() {
        assert_eq!(Query::read("").unwrap(), Query::default());
        assert_eq!(Query::read("v=2&&x").unwrap(), Query::default());
        assert_eq!(Query::read("download=a%20b.csv").unwrap().download, Some("a b.csv".into()));
    }

    #[test]
    fn rows_are_sorted_up_or_down() {
        let sort = |query| Query::read(query).unwrap().sort;
        assert_eq!(sort("from=0&to=1"), None);
        assert_eq!(sort("from=0&to=1&sort=3"), Some(Sort { column: 3, descending: false }));
        assert_eq!(sort("find=x&sort=3&descending=1"), Some(Sort { column: 3, descending: true }));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (query, reason) in [
            ("from=1", "`from` and `to` go together: `to` is missing"),
            ("from=2&to=1", "`from` is behind `to`: 2 and 1"),
            ("from=-2&to=1", "`from` must be a whole number from 0: -2"),
            ("from=0&to=1&sort=name", "`sort` must be a whole number from 0: name"),
            ("from=0&to=1&sort=1&descending=yes", "`descending` is 1 or 0: yes"),
            ("from=0&to=1&find=x", "only one of `from`, `find`, `format` and `reduce` can be asked for"),
            ("format=xlsx", "`format` can only be `csv`: xlsx"),
            ("format=csv&columns=1,0,1", "`columns` names a column twice: 1"),
            ("format=csv&columns=", "`columns` must be a whole number from 0: "),
            ("reduce=0", "`reduce` must be at least 1: 0"),
            ("reduce=8&start=NaN", "`start` must be a number: NaN"),
            ("reduce=8&start=2&end=1", "`start` is behind `end`: 2 and 1"),
            ("find=%ff", "not UTF-8: %ff"),
        ] {
            assert_eq!(Query::read(query).unwrap_err(), reason, "{query}");
        }
    }
}
