//! Numbers that matter, and how they changed.

use std::fmt::Display;

use millpond_protocol::{Arrow, Element, LabelVisibility, MetricChart, Size};

use super::options::clean;
use crate::{Error, Place, context::draw};

/// Draws a number in large type, with a label above it.
///
/// ```no_run
/// # use millpond as st;
/// st::metric("Temperature", "21 °C");
/// st::Metric::new("Wind", "9 km/h").delta("-8 %").show();
/// ```
#[track_caller]
pub fn metric(label: impl Display, value: impl Display) -> Place {
    Metric::new(label, value).show()
}

/// A number and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Metric {
    props: millpond_protocol::Metric,
    color: DeltaColor,
    /// Absent where the sign of the change decides.
    arrow: Option<Option<Arrow>>,
}

/// What the colour of a change says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DeltaColor {
    /// More is green, less is red.
    #[default]
    Normal,
    /// More is red, less is green.
    Inverse,
    /// Neither is good or bad: grey.
    Off,
    /// A colour of this name: `red`, `orange`, `yellow`, `green`, `blue`, `violet`, `gray` or `primary`.
    Named(String),
}

impl Metric {
    /// A label, which is Markdown, and a number as it is shown.
    pub fn new(label: impl Display, value: impl Display) -> Self {
        let props = millpond_protocol::Metric {
            label: clean(&label.to_string()),
            label_visibility: LabelVisibility::Visible,
            value: value.to_string(),
            delta: None,
            arrow: None,
            delta_color: "gray".to_owned(),
            delta_description: None,
            icon: None,
            help: None,
            border: false,
            width: Size::Stretch,
            height: Size::Content,
            chart: Vec::new(),
            chart_kind: MetricChart::Line,
        };
        Self { props, color: DeltaColor::Normal, arrow: None }
    }

    /// How it changed, as it is shown. One that begins with a minus sign points down, others point up. Empty shows
    /// nothing.
    pub fn delta(mut self, delta: impl Display) -> Self {
        self.props.delta = Some(delta.to_string().trim().to_owned()).filter(|delta| !delta.is_empty());
        self
    }

    /// What the colour of the change says: that more is good, unless set.
    pub fn delta_color(mut self, color: DeltaColor) -> Self {
        self.color = color;
        self
    }

    /// Where the arrow beside the change points, or none: as the sign says unless set. The colour follows the sign all
    /// the same.
    pub fn arrow(mut self, arrow: impl Into<Option<Arrow>>) -> Self {
        self.arrow = Some(arrow.into());
        self
    }

    text_option! {
        /// Said after the change, such as `since May`.
        delta_description
    }
    text_option! {
        /// An emoji or `:shortcode:` before the label.
        icon
    }
    text_option! {
        /// Markdown shown in a tooltip beside the label.
        help
    }

    /// How the label is shown: visible unless set.
    pub fn label_visibility(mut self, visibility: LabelVisibility) -> Self {
        self.props.label_visibility = visibility;
        self
    }

    /// Whether a line is drawn around it. False unless set.
    pub fn border(mut self, border: bool) -> Self {
        self.props.border = border;
        self
    }

    /// Numbers drawn below it as a small chart, from left to right; what is not finite is a gap.
    pub fn chart(mut self, numbers: impl IntoIterator<Item = impl Into<f64>>) -> Self {
        self.props.chart = numbers.into_iter().map(Into::into).collect();
        self
    }

    /// How the small chart is drawn: as a line unless set.
    pub fn chart_kind(mut self, kind: MetricChart) -> Self {
        self.props.chart_kind = kind;
        self
    }

    width_option!("all there is");

    /// Its height: what it needs unless set.
    pub fn height(mut self, height: Size) -> Self {
        self.props.height = height;
        self
    }

    show! {
        /// Draws it.
        Place
    }

    /// Draws it, or says why it can't be drawn: there is no such colour.
    pub fn try_show(self) -> Result<Place, Error> {
        let props = self.into_props();
        draw(&Element::Metric(props))
    }

    fn into_props(self) -> millpond_protocol::Metric {
        let Self { mut props, color, arrow } = self;
        if let Some(delta) = &props.delta {
            let sign = sign(delta);
            props.arrow = arrow.unwrap_or(sign);
            props.delta_color = color.name(sign);
        }
        props
    }
}

impl DeltaColor {
    fn name(self, sign: Option<Arrow>) -> String {
        match (self, sign) {
            (DeltaColor::Named(name), _) => return name,
            (DeltaColor::Off, _) | (_, None) => "gray",
            (DeltaColor::Normal, Some(Arrow::Up)) | (DeltaColor::Inverse, Some(Arrow::Down)) => "green",
            (DeltaColor::Normal, Some(Arrow::Down)) | (DeltaColor::Inverse, Some(Arrow::Up)) => "red",
        }
        .to_owned()
    }
}

/// Where a change goes: down if it begins with a minus sign, of a keyboard or a typesetter. What is no number goes
/// nowhere.
fn sign(delta: &str) -> Option<Arrow> {
    match delta {
        _ if delta.parse::<f64>().is_ok_and(f64::is_nan) => None,
        _ if delta.starts_with(['-', '−']) => Some(Arrow::Down),
        _ => Some(Arrow::Up),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(metric: Metric) -> (Option<Arrow>, String) {
        let props = metric.into_props();
        (props.arrow, props.delta_color)
    }

    #[test]
    fn the_sign_of_a_change_decides_its_arrow_and_color() {
        let delta = |delta: &dyn Display| drawn(Metric::new("a", 1).delta(delta));
        let (up, down) = ((Some(Arrow::Up), "green".to_owned()), (Some(Arrow::Down), "red".to_owned()));
        assert_eq!(delta(&"4 %"), up);
        assert_eq!(delta(&0), up);
        assert_eq!(delta(&-0.5), down);
        assert_eq!(delta(&" -8 %"), down);
        assert_eq!(delta(&"−8 %"), down);
        assert_eq!(delta(&f64::NAN), (None, "gray".into()));
        assert_eq!(drawn(Metric::new("a", 1)), (None, "gray".into()));
        assert_eq!(Metric::new("a", 1).delta("").into_props().delta, None);
    }

    #[test]
    fn colors_may_be_turned_around_or_left_out_or_named() {
        let less = |color| drawn(Metric::new("a", 1).delta(-1).delta_color(color));
        let down = |color: &str| (Some(Arrow::Down), color.to_owned());
        assert_eq!(less(DeltaColor::Inverse), down("green"));
        assert_eq!(less(DeltaColor::Off), down("gray"));
        assert_eq!(less(DeltaColor::Named("blue".into())), down("blue"));
        let refused = Metric::new("a", 1).delta(1).delta_color(DeltaColor::Named("mauve".into())).try_show();
        assert!(refused.expect_err("there is no such color").to_string().ends_with("primary: mauve"));
    }

    #[test]
    fn an_arrow_that_is_set_leaves_the_color_to_the_sign() {
        let set = |arrow: Option<Arrow>| drawn(Metric::new("a", 1).delta(-1).arrow(arrow));
        assert_eq!(set(Some(Arrow::Up)), (Some(Arrow::Up), "red".into()));
        assert_eq!(set(None), (None, "red".into()));
    }
}
