//! The axes of a chart: scales, titles, labels and their order.

use serde_json::{Map, Value, json};

use super::{
    Chart, ChartKind, ChartSort, ChartStack,
    drawn::{Drawn, Role},
    specification::beside,
    time::{slots, unit},
    values::{Kind, Zone},
};

/// How many characters fit beside each other along a chart of a usual width.
pub(super) const LINE: usize = 60;

/// The axis of `x`; `lying` bars have it upright.
pub(super) fn first_axis(chart: &Chart, drawn: &Drawn, lying: bool) -> Map<String, Value> {
    let label = if lying { &chart.y_label } else { &chart.x_label };
    let mut axis = axis("x", drawn, &drawn.x, label.as_deref());
    axis["axis"]["grid"] = (chart.kind == ChartKind::Scatter).into();
    match (chart.kind, &drawn.x.values.kind) {
        (ChartKind::Bar, Kind::Time(zone)) if beside(chart, drawn) => {
            let name = unit(drawn.x.values.times()).name;
            let local = name.trim_start_matches("utc");
            axis.insert("timeUnit".to_owned(), if *zone == Zone::Viewer { local } else { name }.into());
        }
        (ChartKind::Bar, Kind::Time(_)) => {
            axis["scale"]["padding"] = json!({ "expr": format!("0.5 * {}", slot(chart, drawn)) });
        }
        (ChartKind::Bar, _) => labelled(&mut axis, chart, drawn, "ordinal"),
        (_, Kind::Text { .. }) => labelled(&mut axis, chart, drawn, "nominal"),
        (ChartKind::Scatter, _) => scattered(&mut axis, &drawn.x),
        (ChartKind::Line | ChartKind::Area, _) => axis["scale"]["nice"] = false.into(),
    }
    axis
}

/// An axis with a label for each value. How labels are turned is up to the page, which knows its width.
fn labelled(axis: &mut Map<String, Value>, chart: &Chart, drawn: &Drawn, kind: &str) {
    axis.insert("type".to_owned(), kind.into());
    if let Some(order) = order(chart, drawn) {
        axis.insert("sort".to_owned(), order);
    }
}

/// The axis of `y`; `lying` bars have it level.
pub(super) fn second_axis(chart: &Chart, drawn: &Drawn, lying: bool) -> Map<String, Value> {
    let label = if lying { &chart.x_label } else { &chart.y_label };
    let mut axis = axis("y", drawn, &drawn.y, label.as_deref());
    axis["axis"]["grid"] = true.into();
    match (chart.kind, chart.stack) {
        (ChartKind::Bar | ChartKind::Area, Some(stack)) => {
            axis.insert("stack".to_owned(), stacked(stack));
            if stack == ChartStack::Normalize {
                axis["axis"] = json!({ "grid": true });
            }
        }
        // Areas may lie on both sides of zero, where stacks mean nothing.
        (ChartKind::Area, None) => drop(axis.insert("stack".to_owned(), Value::Null)),
        (ChartKind::Scatter, _) => scattered(&mut axis, &drawn.y),
        _ => {}
    }
    axis
}

/// Points are looked at for where they are, not for how far they are from zero; none is cut off at the edge.
fn scattered(axis: &mut Map<String, Value>, role: &Role) {
    match role.values.kind {
        Kind::Number { .. } => {
            axis["scale"]["zero"] = false.into();
            axis["scale"]["padding"] = 10.into();
        }
        Kind::Time(_) => axis["scale"]["padding"] = 10.into(),
        Kind::Text { .. } => {}
    }
}

/// What both axes have.
fn axis(field: &str, drawn: &Drawn, role: &Role, label: Option<&str>) -> Map<String, Value> {
    let (kind, axis, scale) = match &role.values.kind {
        Kind::Number { .. } if drawn.rows() == 0 => {
            ("quantitative", json!({ "labels": false }), json!({ "domain": [0, 1] }))
        }
        Kind::Number { whole: true } => ("quantitative", json!({ "tickMinStep": 1 }), json!({})),
        Kind::Number { whole: false } => ("quantitative", json!({}), json!({})),
        Kind::Time(Zone::Viewer) => ("temporal", json!({}), json!({})),
        Kind::Time(Zone::Wall) => ("temporal", json!({}), json!({ "type": "utc" })),
        Kind::Time(Zone::Clock) => ("temporal", json!({ "format": "%H:%M" }), json!({ "type": "utc" })),
        Kind::Text { .. } => ("nominal", json!({}), json!({})),
    };
    let title = match label {
        Some("") => Value::Null,
        Some(label) => label.into(),
        None if role.named => role.title.as_str().into(),
        None => Value::Null,
    };
    let encoding = json!({ "field": field, "type": kind, "title": title, "axis": axis, "scale": scale });
    let Value::Object(encoding) = encoding else { unreachable!("it was written as an object") };
    encoding
}

/// In which order the first axis has its labels; absent means ascending.
fn order(chart: &Chart, drawn: &Drawn) -> Option<Value> {
    if chart.kind == ChartKind::Bar {
        match &chart.sort {
            ChartSort::Label => {}
            ChartSort::Data => return Some(Value::Null),
            ChartSort::Column { descending, .. } => {
                let mut order =
                    json!({ "field": "order", "order": if *descending { "descending" } else { "ascending" } });
                if drawn.order.as_ref().is_some_and(|role| matches!(role.values.kind, Kind::Text { .. })) {
                    order["op"] = "min".into();
                }
                return Some(order);
            }
        }
    }
    own_order(&drawn.x)
}

/// The order that a column of text brings along.
pub(super) fn own_order(role: &Role) -> Option<Value> {
    match &role.values.kind {
        Kind::Text { order: Some(order) } => Some(json!(order)),
        _ => None,
    }
}

fn stacked(stack: ChartStack) -> Value {
    match stack {
        ChartStack::Zero => "zero".into(),
        ChartStack::Normalize => "normalize".into(),
        ChartStack::Center => "center".into(),
        ChartStack::Layered | ChartStack::Off => Value::Null,
    }
}

/// The room of a bar over a time, as an expression.
pub(super) fn slot(chart: &Chart, drawn: &Drawn) -> String {
    let side = if chart.horizontal { "height" } else { "width" };
    format!("{side} / {}", slots(drawn.x.values.times()))
}
