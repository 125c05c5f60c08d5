//! Blocks side by side.

use millpond_protocol::{Block, Column, Gap, Size, VerticalAlign};

use crate::{
    Error, Place,
    context::{draw_block, expect},
};

/// Draws blocks of equal width side by side; how many is said by what takes them: `let [a, b] = st::columns();`
#[track_caller]
pub fn columns<const N: usize>() -> [Place; N] {
    expect(Columns::new([1.0; N]).try_show().map(|places| places.try_into().expect("as many places as weights")))
}

/// Blocks side by side and their options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Columns {
    weights: Vec<f64>,
    gap: Gap,
    align: VerticalAlign,
    border: bool,
    width: Size,
    wrap: bool,
}

impl Columns {
    /// Blocks whose widths are to each other as these numbers.
    pub fn new(weights: impl Into<Vec<f64>>) -> Self {
        Self {
            weights: weights.into(),
            gap: Gap::default(),
            align: VerticalAlign::default(),
            border: false,
            width: Size::Stretch,
            wrap: true,
        }
    }

    /// The room between them: small unless set.
    pub fn gap(mut self, gap: Gap) -> Self {
        self.gap = gap;
        self
    }

    /// Where content stands in the height of the row: at the top unless set.
    pub fn align(mut self, align: VerticalAlign) -> Self {
        self.align = align;
        self
    }

    /// Whether a line is drawn around each. False unless set.
    pub fn border(mut self, border: bool) -> Self {
        self.border = border;
        self
    }

    /// The width of all together: all there is unless set.
    pub fn width(mut self, width: Size) -> Self {
        self.width = width;
        self
    }

    /// Keeps them side by side also where there is little room.
    pub fn no_wrap(mut self) -> Self {
        self.wrap = false;
        self
    }

    show! {
        /// Draws them, from left to right.
        Vec<Place>
    }

    /// Draws them, or says why they can't be drawn: there are none, or a weight is not above 0.
    pub fn try_show(self) -> Result<Vec<Place>, Error> {
        let wrong = self.weights.iter().find(|weight| !(weight.is_finite() && **weight > 0.0));
        if self.weights.is_empty() || wrong.is_some() {
            let given = wrong.map_or("none".to_owned(), f64::to_string);
            let message = format!("`columns` takes one number above 0 for each column: {given}");
            return Err(Error::invalid("StreamlitInvalidColumnSpecError", message));
        }
        let Self { gap, width, wrap, align, border, .. } = self;
        let row = draw_block(&Block::Columns(millpond_protocol::Columns { gap, width, wrap }))?;
        crate::place::enter(row)?;
        let column = |weight| draw_block(&Block::Column(Column { weight, align, border }));
        let places = self.weights.into_iter().map(column).collect();
        crate::place::leave();
        places
    }
}
