//! What is said about a mark under the pointer.

use serde_json::{Value, json};

use super::{
    drawn::{Drawn, Role},
    legend::are_colors,
    time::{Unit, unit},
    values::{Kind, Zone},
};

/// All values of a mark, with their columns' names.
pub(super) fn tooltip(drawn: &Drawn) -> Vec<Value> {
    let color = drawn.color.as_ref().filter(|role| !are_colors(role));
    let roles = [("x", Some(&drawn.x)), ("y", Some(&drawn.y)), ("color", color), ("size", drawn.size.as_ref())];
    roles.into_iter().filter_map(|(field, role)| Some(told(field, role?))).collect()
}

fn told(field: &str, role: &Role) -> Value {
    let mut told = json!({ "field": field, "title": role.title });
    told["type"] = match &role.values.kind {
        Kind::Number { .. } => "quantitative".into(),
        Kind::Text { .. } => "nominal".into(),
        Kind::Time(zone) => {
            let Unit { name, format, .. } = unit(role.values.times());
            told["format"] = match zone {
                Zone::Wall => format,
                Zone::Viewer => "%b %d, %Y %H:%M:%S",
                Zone::Clock => "%H:%M:%S",
            }
            .into();
            if *zone != Zone::Viewer {
                told["timeUnit"] = name.into();
            }
            "temporal".into()
        }
    };
    told
}
