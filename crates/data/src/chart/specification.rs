//! A chart written in Vega-Lite's grammar.

use serde_json::{Map, Value, json};

use super::{
    Chart, ChartKind, ChartSize, ChartStack,
    axis::{first_axis, second_axis, slot},
    drawn::{Drawn, Role},
    legend::{color, color_order},
    tooltip::tooltip,
    values::Kind,
};

/// Up to how many marks the one nearest to the pointer is looked for.
const HOVER_ROWS: usize = 5_000;
/// The specification of a chart of `drawn`.
pub(super) fn specification(chart: &Chart, drawn: &Drawn) -> Value {
    let mut specification = json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": { "name": "source" },
        "encoding": encoding(chart, drawn),
    });
    let mark = mark(chart, drawn);
    let params: Vec<_> = zoom(chart, drawn).into_iter().collect();
    if chart.kind == ChartKind::Line && drawn.rows() <= HOVER_ROWS {
        specification["layer"] = json!([{ "mark": mark, "params": params }, hovered()]);
    } else {
        specification["mark"] = mark;
        specification["params"] = params.into();
    }
    specification
}

fn mark(chart: &Chart, drawn: &Drawn) -> Value {
    match chart.kind {
        ChartKind::Line if drawn.rows() == drawn.series.len() => json!({ "type": "line", "point": true }),
        ChartKind::Line => json!({ "type": "line" }),
        ChartKind::Area if drawn.color.is_some() => json!({ "type": "area", "opacity": 0.7 }),
        ChartKind::Area => json!({ "type": "area" }),
        ChartKind::Bar => bar(chart, drawn),
        ChartKind::Scatter => json!({ "type": "circle" }),
    }
}

/// Bars over times are as wide as the smallest distance between two times allows.
fn bar(chart: &Chart, drawn: &Drawn) -> Value {
    let mut mark = json!({ "type": "bar" });
    if drawn.color.is_some() && chart.stack == Some(ChartStack::Layered) {
        mark["opacity"] = 0.7.into();
    }
    if let (Kind::Time(_), false) = (&drawn.x.values.kind, beside(chart, drawn)) {
        let side = if chart.horizontal { "height" } else { "width" };
        mark[side] = json!({ "expr": format!("max(1, 0.9 * {})", slot(chart, drawn)) });
    }
    mark
}

/// Whether bars of one place stand side by side.
pub(super) fn beside(chart: &Chart, drawn: &Drawn) -> bool {
    chart.kind == ChartKind::Bar && chart.stack == Some(ChartStack::Off) && drawn.color.is_some()
}

/// A point on a line where the pointer is.
fn hovered() -> Value {
    json!({
        "mark": { "type": "circle", "size": 65, "opacity": 1 },
        "params": [{
            "name": "hover",
            "select": { "type": "point", "nearest": true, "on": "pointerover", "clear": "pointerout" },
        }],
        "encoding": { "opacity": { "condition": { "param": "hover", "empty": false, "value": 1 }, "value": 0 } },
    })
}

/// Lets the wheel and the pointer move continuous axes. Bars keep their place.
fn zoom(chart: &Chart, drawn: &Drawn) -> Option<Value> {
    let continuous = |role: &Role| !matches!(role.values.kind, Kind::Text { .. });
    if chart.kind == ChartKind::Bar || !continuous(&drawn.x) {
        return None;
    }
    let axes = if continuous(&drawn.y) { json!(["x", "y"]) } else { json!(["x"]) };
    Some(json!({ "name": "zoom", "select": { "type": "interval", "encodings": axes }, "bind": "scales" }))
}

fn encoding(chart: &Chart, drawn: &Drawn) -> Map<String, Value> {
    let lying = chart.horizontal && chart.kind == ChartKind::Bar;
    let (first, second, offset) = if lying { ("y", "x", "yOffset") } else { ("x", "y", "xOffset") };
    let mut encoding = Map::new();
    encoding.insert(first.to_owned(), first_axis(chart, drawn, lying).into());
    encoding.insert(second.to_owned(), second_axis(chart, drawn, lying).into());
    if beside(chart, drawn) {
        encoding.insert(offset.to_owned(), json!({ "field": "color", "sort": color_order(drawn) }));
    }
    if let Some(color) = color(chart, drawn) {
        encoding.insert("color".to_owned(), color);
    }
    if let Some(size) = size(chart, drawn) {
        encoding.insert("size".to_owned(), size);
    }
    encoding.insert("tooltip".to_owned(), tooltip(drawn).into());
    encoding
}

fn size(chart: &Chart, drawn: &Drawn) -> Option<Value> {
    match (&drawn.size, &chart.size) {
        _ if chart.kind != ChartKind::Scatter => None,
        (Some(size), _) => {
            let kind = if matches!(size.values.kind, Kind::Text { .. }) { "ordinal" } else { "quantitative" };
            Some(json!({ "field": "size", "type": kind, "title": size.title, "legend": { "orient": "bottom" } }))
        }
        (None, Some(ChartSize::Value(size))) => Some(json!({ "value": size })),
        (None, _) => Some(json!({ "value": 100 })),
    }
}
