//! Which column is what in a chart, and the data that is sent for it.

use arrow_array::{Array, ArrayRef};

use super::{
    Chart, ChartColor, ChartKind, ChartSize, ChartSort,
    color::is_color,
    values::{Values, is_number},
};
use crate::{
    DataFrame,
    error::{Error, Kind as Wrong},
};

/// The columns of a chart, in long form: a row a mark.
pub(super) struct Drawn {
    /// Along the first axis.
    pub x: Role,
    /// Along the second axis.
    pub y: Role,
    /// Told apart by colour.
    pub color: Option<Role>,
    /// Told apart by size, of scatter charts only.
    pub size: Option<Role>,
    /// What bars are sorted by, of bar charts only.
    pub order: Option<Role>,
    /// The columns that `y` was made of; if there are several, `color` is their names.
    pub series: Vec<String>,
}

/// A column and what it is called.
pub(super) struct Role {
    /// What a tooltip calls it.
    pub title: String,
    /// Whether the script named it, so that it is worth a title on its axis.
    pub named: bool,
    /// What is drawn.
    pub values: Values,
}

impl Drawn {
    /// Finds the columns, turns them into what a chart knows, and puts several into one.
    pub fn new(chart: &Chart, frame: &DataFrame) -> Result<Self, Error> {
        let x = first_axis(chart, frame)?;
        let color = color_column(chart, frame)?;
        let size = match &chart.size {
            Some(ChartSize::Column(name)) if chart.kind == ChartKind::Scatter => Some(find(frame, name)?),
            _ => None,
        };
        let order = match &chart.sort {
            ChartSort::Column { name, .. } if chart.kind == ChartKind::Bar => Some(find(frame, name)?),
            _ => None,
        };
        let y = second_axis(chart, frame, [x, color, size])?;
        check_colors(chart, color, y.len())?;

        let column = |column: usize| role(frame, column, !chart.y.is_empty());
        let drawn = Self {
            x: match x {
                Some(x) => role(frame, x, chart.x.is_some())?,
                None => Role { title: "index".to_owned(), named: false, values: Values::row_numbers(frame.rows()) },
            },
            y: Role { title: "value".to_owned(), named: false, values: Values::none() },
            color: color.map(column).transpose()?,
            size: size.map(column).transpose()?,
            order: order.map(column).transpose()?,
            series: y.iter().map(|&y| frame.name(y).to_owned()).collect(),
        };
        let y = y.into_iter().map(column).collect::<Result<Vec<_>, _>>()?;
        drawn.with_y(y)
    }

    fn with_y(mut self, mut y: Vec<Role>) -> Result<Self, Error> {
        match y.len() {
            0 => Ok(Self { x: self.x.without_rows(), color: None, size: None, order: None, ..self }),
            1 => Ok(Self { y: y.remove(0), ..self }),
            several => {
                let columns: Vec<_> = y.into_iter().map(|role| role.values).collect();
                let names = Values::names(&self.series, columns[0].array.len());
                self.y.values = Values::joined(&columns).ok_or_else(|| Wrong::MixedKinds(self.series.clone()))?;
                self.color = Some(Role { title: "series".to_owned(), named: false, values: names });
                for role in [Some(&mut self.x), self.size.as_mut(), self.order.as_mut()].into_iter().flatten() {
                    role.values = role.values.repeated(several);
                }
                Ok(self)
            }
        }
    }

    /// The number of marks.
    pub fn rows(&self) -> usize {
        self.y.values.array.len()
    }

    /// The data under the names that the specification has for it.
    pub fn into_frame(self) -> Result<DataFrame, Error> {
        let roles = [
            ("x", Some(self.x)),
            ("y", Some(self.y)),
            ("color", self.color),
            ("size", self.size),
            ("order", self.order.map(|role| Role { values: role.values.ranks(), ..role })),
        ];
        let column = |(name, role): (&str, Option<Role>)| -> Option<(String, ArrayRef)> {
            Some((name.to_owned(), role?.values.array))
        };
        DataFrame::from_arrays(roles.into_iter().filter_map(column).collect())
    }
}

impl Role {
    fn without_rows(mut self) -> Self {
        self.values.array = self.values.array.slice(0, 0);
        self
    }
}

fn role(frame: &DataFrame, column: usize, named: bool) -> Result<Role, Error> {
    let field = frame.schema().field(column);
    let title = if field.name().is_empty() { "index" } else { field.name() };
    Ok(Role { title: title.to_owned(), named, values: Values::of(field, &frame.array(column))? })
}

/// The column of `x`, if it isn't the row numbers.
fn first_axis(chart: &Chart, frame: &DataFrame) -> Result<Option<usize>, Error> {
    match (&chart.x, frame.index()) {
        (Some(name), _) => find(frame, name).map(Some),
        (None, 0) => Ok(None),
        (None, 1) => Ok(Some(0)),
        (None, several) => Err(Wrong::SeveralLabels(all_names(frame, 0..several)).into()),
    }
}

/// The columns of `y`, each once.
fn second_axis(chart: &Chart, frame: &DataFrame, taken: [Option<usize>; 3]) -> Result<Vec<usize>, Error> {
    if chart.y.is_empty() {
        let free = |column: &usize| !taken.contains(&Some(*column));
        let drawn = |column: &usize| is_number(frame.schema().field(*column).data_type());
        return Ok((frame.index()..frame.columns()).filter(free).filter(drawn).collect());
    }
    let mut columns = Vec::new();
    for name in &chart.y {
        let column = find(frame, name)?;
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    Ok(columns)
}

/// The column that decides the colours, if one does.
fn color_column(chart: &Chart, frame: &DataFrame) -> Result<Option<usize>, Error> {
    match &chart.color {
        Some(ChartColor::One(name)) => match position(frame, name) {
            None if !is_color(name) => Err(Wrong::NotAColor(name.clone(), all_names(frame, 0..frame.columns())).into()),
            column => Ok(column),
        },
        Some(ChartColor::Each(colors)) => match colors.iter().find(|color| !is_color(color)) {
            Some(color) => Err(Wrong::NotAColor(color.clone(), all_names(frame, 0..frame.columns())).into()),
            None => Ok(None),
        },
        None => Ok(None),
    }
}

fn check_colors(chart: &Chart, column: Option<usize>, drawn: usize) -> Result<(), Error> {
    let colors = match &chart.color {
        Some(ChartColor::One(_)) if column.is_none() => 1,
        Some(ChartColor::Each(colors)) => colors.len(),
        _ => return Ok(()),
    };
    match drawn == 0 || drawn == colors {
        true => Ok(()),
        false => Err(Wrong::Colors(drawn, colors).into()),
    }
}

fn find(frame: &DataFrame, name: &str) -> Result<usize, Error> {
    let unknown = || Wrong::UnknownColumn(name.to_owned(), all_names(frame, 0..frame.columns()));
    position(frame, name).ok_or_else(|| unknown().into())
}

/// The first column of this name; data comes before row labels.
fn position(frame: &DataFrame, name: &str) -> Option<usize> {
    let data = frame.index()..frame.columns();
    data.chain(0..frame.index()).find(|&column| frame.name(column) == name)
}

fn all_names(frame: &DataFrame, columns: std::ops::Range<usize>) -> Vec<String> {
    columns.map(|column| frame.name(column).to_owned()).collect()
}
