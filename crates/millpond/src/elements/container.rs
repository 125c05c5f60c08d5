//! Elements one below the other, or side by side.

use millpond_protocol::{Block, Gap, HorizontalAlign, Size, VerticalAlign};

use crate::{Error, Place, context::draw_block};

/// Draws a block to fill: `block.with(|| …)`, now or later.
#[track_caller]
pub fn container() -> Place {
    Container::new().show()
}

/// A block and its options.
///
/// ```no_run
/// # use millpond as st;
/// st::Container::new().horizontal().align(st::HorizontalAlign::Right).show().with(|| {
///     st::button("Back");
///     st::button("Next");
/// });
/// ```
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Container {
    props: millpond_protocol::Container,
    border: Option<bool>,
}

impl Default for Container {
    fn default() -> Self {
        Self::new()
    }
}

impl Container {
    /// A block without a border, as high as what it holds.
    pub fn new() -> Self {
        let props = millpond_protocol::Container {
            key: None,
            border: false,
            width: Size::Stretch,
            height: Size::Content,
            horizontal: false,
            wrap: true,
            align: HorizontalAlign::Left,
            vertical_align: VerticalAlign::Top,
            gap: Gap::Small,
            autoscroll: false,
        };
        Self { props, border: None }
    }

    text_option! {
        /// Names it for style sheets: the class `st-key-<key>`.
        key
    }

    /// Whether a line is drawn around it. Unless set, one is where the height is fixed.
    pub fn border(mut self, border: bool) -> Self {
        self.border = Some(border);
        self
    }

    width_option!("all there is");

    /// Its height: that of its content unless set. In a fixed one, what does not fit is scrolled.
    pub fn height(mut self, height: Size) -> Self {
        self.props.height = height;
        self
    }

    /// Has elements stand side by side; where there is no room for the next, a new line begins.
    pub fn horizontal(mut self) -> Self {
        self.props.horizontal = true;
        self
    }

    /// Keeps elements that stand side by side on one line.
    pub fn no_wrap(mut self) -> Self {
        self.props.wrap = false;
        self
    }

    /// Where elements stand from left to right: at the left unless set.
    pub fn align(mut self, align: HorizontalAlign) -> Self {
        self.props.align = align;
        self
    }

    /// Where elements stand from top to bottom: at the top unless set.
    pub fn vertical_align(mut self, align: VerticalAlign) -> Self {
        self.props.vertical_align = align;
        self
    }

    /// The room between elements: small unless set.
    pub fn gap(mut self, gap: Gap) -> Self {
        self.props.gap = gap;
        self
    }

    /// Has it stay at its lower end while more is drawn into it, unless the user scrolls away from there.
    pub fn autoscroll(mut self) -> Self {
        self.props.autoscroll = true;
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<Place, Error> {
        let border = self.border.unwrap_or(matches!(self.props.height, Size::Pixels(_)));
        draw_block(&Block::Container(millpond_protocol::Container { border, ..self.props }))
    }
}
