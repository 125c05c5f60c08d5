//! What is told apart by colour, and the legend that says so.

use serde_json::{Value, json};

use super::{
    Chart, ChartColor, ChartKind,
    axis::{LINE, own_order},
    color::is_hex,
    drawn::{Drawn, Role},
    values::Kind,
};

/// What decides the colours, with its legend; absent leaves them to the page.
pub(super) fn color(chart: &Chart, drawn: &Drawn) -> Option<Value> {
    let colors = match &chart.color {
        Some(ChartColor::One(color)) if drawn.color.is_none() => return Some(json!({ "value": color })),
        Some(ChartColor::Each(colors)) if drawn.series.len() <= 1 => {
            return colors.first().map(|color| json!({ "value": color }));
        }
        Some(ChartColor::Each(colors)) => Some(colors),
        _ => None,
    };
    let role = drawn.color.as_ref()?;
    if drawn.series.len() > 1 {
        let mut scale = json!({ "domain": drawn.series });
        if let Some(colors) = colors {
            scale["range"] = json!(colors);
        }
        let legend = legend(chart, drawn.series.iter().map(String::as_str));
        return Some(json!({ "field": "color", "type": "nominal", "title": null, "scale": scale, "legend": legend }));
    }
    if are_colors(role) {
        return Some(json!({ "field": "color", "type": "nominal", "scale": null, "legend": null }));
    }
    let mut color = json!({ "field": "color", "type": color_type(chart, role), "title": role.title });
    color["legend"] = legend(chart, role.values.texts());
    if let Some(order) = own_order(role) {
        color["sort"] = order;
    }
    Some(color)
}

/// Lines and areas have one colour each, so numbers tell them apart like names do.
fn color_type(chart: &Chart, role: &Role) -> &'static str {
    match (&role.values.kind, chart.kind) {
        (Kind::Text { .. }, _) => "nominal",
        (Kind::Number { .. }, ChartKind::Line | ChartKind::Area) => "ordinal",
        (Kind::Number { .. }, _) => "quantitative",
        (Kind::Time(_), _) => "temporal",
    }
}

/// Whether a column's values are colours themselves.
pub(super) fn are_colors(role: &Role) -> bool {
    role.values.texts().next().is_some_and(is_hex)
}

/// In which order what is told apart by colour stands side by side.
pub(super) fn color_order(drawn: &Drawn) -> Value {
    match drawn.series.len() {
        0 | 1 => drawn.color.as_ref().and_then(own_order).unwrap_or("ascending".into()),
        _ => json!(drawn.series),
    }
}

/// A legend below the chart, in as many columns as fit.
fn legend<'a>(chart: &Chart, labels: impl Iterator<Item = &'a str>) -> Value {
    let lengths: Vec<_> = labels.map(|label| label.chars().count() + 4).collect();
    let mut legend = json!({ "orient": "bottom" });
    if chart.kind == ChartKind::Line {
        legend["symbolType"] = "stroke".into();
    }
    if lengths.iter().sum::<usize>() > LINE {
        let widest = lengths.into_iter().max().unwrap_or(LINE);
        legend["columns"] = (LINE / widest).max(1).into();
    }
    legend
}
