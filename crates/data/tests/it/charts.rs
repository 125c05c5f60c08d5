//! Charts as text: the specification, then the data that goes with it.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, RecordBatch, StringArray, Time32SecondArray, types::Int8Type,
};
use arrow_schema::{Field, Schema};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use expect_test::{Expect, expect};
use millpond_data::{Chart, ChartColor, ChartKind, ChartSize, ChartSort, ChartStack, DataFrame};
use serde_json::Value;

use crate::shown;

fn check(chart: Chart, frame: &DataFrame, expected: Expect) {
    let (spec, data) = chart.spec(frame).unwrap();
    let mut spec: Value = serde_json::from_str(&spec).unwrap();
    spec.sort_all_objects();
    expected.assert_eq(&format!("{spec:#}\n\n{}", shown(&data)));
}

/// Checks what is at a place in the specification, such as `/encoding/x`.
fn check_part(chart: Chart, frame: &DataFrame, place: &str, expected: Expect) {
    let (spec, _) = chart.spec(frame).unwrap();
    let spec: Value = serde_json::from_str(&spec).unwrap();
    let mut part = spec.pointer(place).cloned().unwrap_or_default();
    part.sort_all_objects();
    expected.assert_eq(&part.to_string());
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 3, day).unwrap()
}

fn instant(hour: u32) -> DateTime<Utc> {
    Utc.from_utc_datetime(&day(1).and_hms_opt(hour, 0, 0).unwrap())
}

fn wide() -> DataFrame {
    DataFrame::builder()
        .index("day", [day(1), day(2)])
        .column("a.b[0]: 'q\"", [1, 2])
        .column("rain", [0.5, f64::INFINITY])
        .column("note", ["x", "y"])
        .build()
        .unwrap()
}

fn long() -> DataFrame {
    DataFrame::builder()
        .column("month", ["Jan", "Feb", "Jan", "Feb"])
        .column("kind", ["new", "new", "old", "old"])
        .column("count", [1, 2, 3, 4])
        .column("weight", [1.5, 2.5, 3.5, 4.5])
        .build()
        .unwrap()
}

fn chart(kind: ChartKind) -> Chart {
    Chart::new(kind)
}

fn of_long(kind: ChartKind) -> Chart {
    Chart { x: Some("month".into()), y: vec!["count".into()], color: Some("kind".into()), ..Chart::new(kind) }
}

#[test]
fn wide_data_is_a_line_for_each_column_of_numbers() {
    check(
        chart(ChartKind::Line),
        &wide(),
        expect![[r#"
        {
          "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
          "data": {
            "name": "source"
          },
          "encoding": {
            "color": {
              "field": "color",
              "legend": {
                "orient": "bottom",
                "symbolType": "stroke"
              },
              "scale": {
                "domain": [
                  "a.b[0]: 'q\"",
                  "rain"
                ]
              },
              "title": null,
              "type": "nominal"
            },
            "tooltip": [
              {
                "field": "x",
                "format": "%b %d, %Y",
                "timeUnit": "utcyearmonthdate",
                "title": "day",
                "type": "temporal"
              },
              {
                "field": "y",
                "title": "value",
                "type": "quantitative"
              },
              {
                "field": "color",
                "title": "series",
                "type": "nominal"
              }
            ],
            "x": {
              "axis": {
                "grid": false
              },
              "field": "x",
              "scale": {
                "nice": false,
                "type": "utc"
              },
              "title": null,
              "type": "temporal"
            },
            "y": {
              "axis": {
                "grid": true
              },
              "field": "y",
              "scale": {},
              "title": null,
              "type": "quantitative"
            }
          },
          "layer": [
            {
              "mark": {
                "type": "line"
              },
              "params": [
                {
                  "bind": "scales",
                  "name": "zoom",
                  "select": {
                    "encodings": [
                      "x",
                      "y"
                    ],
                    "type": "interval"
                  }
                }
              ]
            },
            {
              "encoding": {
                "opacity": {
                  "condition": {
                    "empty": false,
                    "param": "hover",
                    "value": 1
                  },
                  "value": 0
                }
              },
              "mark": {
                "opacity": 1,
                "size": 65,
                "type": "circle"
              },
              "params": [
                {
                  "name": "hover",
                  "select": {
                    "clear": "pointerout",
                    "nearest": true,
                    "on": "pointerover",
                    "type": "point"
                  }
                }
              ]
            }
          ]
        }

        x: Float64 [ 1709251200000.0, 1709337600000.0, 1709251200000.0, 1709337600000.0, ]
        y: Float64 [ 1.0, 2.0, 0.5, null, ]
        color: Dictionary(Int32, Utf8) [ 0, 0, 1, 1, ] values: StringArray [ "a.b[0]: 'q\"", "rain", ]}
    "#]],
    );
}

#[test]
fn long_data_names_its_columns() {
    check(
        of_long(ChartKind::Bar),
        &long(),
        expect![[r#"
            {
              "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
              "data": {
                "name": "source"
              },
              "encoding": {
                "color": {
                  "field": "color",
                  "legend": {
                    "orient": "bottom"
                  },
                  "title": "kind",
                  "type": "nominal"
                },
                "tooltip": [
                  {
                    "field": "x",
                    "title": "month",
                    "type": "nominal"
                  },
                  {
                    "field": "y",
                    "title": "count",
                    "type": "quantitative"
                  },
                  {
                    "field": "color",
                    "title": "kind",
                    "type": "nominal"
                  }
                ],
                "x": {
                  "axis": {
                    "grid": false
                  },
                  "field": "x",
                  "scale": {},
                  "title": "month",
                  "type": "ordinal"
                },
                "y": {
                  "axis": {
                    "grid": true,
                    "tickMinStep": 1
                  },
                  "field": "y",
                  "scale": {},
                  "title": "count",
                  "type": "quantitative"
                }
              },
              "mark": {
                "type": "bar"
              },
              "params": []
            }

            x: Dictionary(Int32, Utf8) [ 0, 1, 0, 1, ] values: StringArray [ "Jan", "Feb", ]}
            y: Float64 [ 1.0, 2.0, 3.0, 4.0, ]
            color: Dictionary(Int32, Utf8) [ 0, 0, 1, 1, ] values: StringArray [ "new", "old", ]}
        "#]],
    );
}

#[test]
fn points_have_sizes() {
    let size = Some(ChartSize::Column("weight".into()));
    let scatter = Chart { x: Some("weight".into()), y: vec!["count".into()], size, ..chart(ChartKind::Scatter) };
    check(
        scatter.clone(),
        &long(),
        expect![[r#"
        {
          "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
          "data": {
            "name": "source"
          },
          "encoding": {
            "size": {
              "field": "size",
              "legend": {
                "orient": "bottom"
              },
              "title": "weight",
              "type": "quantitative"
            },
            "tooltip": [
              {
                "field": "x",
                "title": "weight",
                "type": "quantitative"
              },
              {
                "field": "y",
                "title": "count",
                "type": "quantitative"
              },
              {
                "field": "size",
                "title": "weight",
                "type": "quantitative"
              }
            ],
            "x": {
              "axis": {
                "grid": true
              },
              "field": "x",
              "scale": {
                "padding": 10,
                "zero": false
              },
              "title": "weight",
              "type": "quantitative"
            },
            "y": {
              "axis": {
                "grid": true,
                "tickMinStep": 1
              },
              "field": "y",
              "scale": {
                "padding": 10,
                "zero": false
              },
              "title": "count",
              "type": "quantitative"
            }
          },
          "mark": {
            "type": "circle"
          },
          "params": [
            {
              "bind": "scales",
              "name": "zoom",
              "select": {
                "encodings": [
                  "x",
                  "y"
                ],
                "type": "interval"
              }
            }
          ]
        }

        x: Float64 [ 1.5, 2.5, 3.5, 4.5, ]
        y: Float64 [ 1.0, 2.0, 3.0, 4.0, ]
        size: Float64 [ 1.5, 2.5, 3.5, 4.5, ]
    "#]],
    );
    check_part(Chart { size: None, ..scatter.clone() }, &long(), "/encoding/size", expect![[r#"{"value":100}"#]]);
    check_part(
        Chart { size: Some(ChartSize::Value(9.0)), ..scatter },
        &long(),
        "/encoding/size",
        expect![[r#"{"value":9.0}"#]],
    );
}

#[test]
fn areas_lie_before_each_other() {
    check(
        Chart { stack: Some(ChartStack::Normalize), ..chart(ChartKind::Area) },
        &wide(),
        expect![[r#"
            {
              "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
              "data": {
                "name": "source"
              },
              "encoding": {
                "color": {
                  "field": "color",
                  "legend": {
                    "orient": "bottom"
                  },
                  "scale": {
                    "domain": [
                      "a.b[0]: 'q\"",
                      "rain"
                    ]
                  },
                  "title": null,
                  "type": "nominal"
                },
                "tooltip": [
                  {
                    "field": "x",
                    "format": "%b %d, %Y",
                    "timeUnit": "utcyearmonthdate",
                    "title": "day",
                    "type": "temporal"
                  },
                  {
                    "field": "y",
                    "title": "value",
                    "type": "quantitative"
                  },
                  {
                    "field": "color",
                    "title": "series",
                    "type": "nominal"
                  }
                ],
                "x": {
                  "axis": {
                    "grid": false
                  },
                  "field": "x",
                  "scale": {
                    "nice": false,
                    "type": "utc"
                  },
                  "title": null,
                  "type": "temporal"
                },
                "y": {
                  "axis": {
                    "grid": true
                  },
                  "field": "y",
                  "scale": {},
                  "stack": "normalize",
                  "title": null,
                  "type": "quantitative"
                }
              },
              "mark": {
                "opacity": 0.7,
                "type": "area"
              },
              "params": [
                {
                  "bind": "scales",
                  "name": "zoom",
                  "select": {
                    "encodings": [
                      "x",
                      "y"
                    ],
                    "type": "interval"
                  }
                }
              ]
            }

            x: Float64 [ 1709251200000.0, 1709337600000.0, 1709251200000.0, 1709337600000.0, ]
            y: Float64 [ 1.0, 2.0, 0.5, null, ]
            color: Dictionary(Int32, Utf8) [ 0, 0, 1, 1, ] values: StringArray [ "a.b[0]: 'q\"", "rain", ]}
        "#]],
    );
}

#[test]
fn nothing_is_an_empty_chart() {
    check(
        chart(ChartKind::Line),
        &DataFrame::default(),
        expect![[r#"
        {
          "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
          "data": {
            "name": "source"
          },
          "encoding": {
            "tooltip": [
              {
                "field": "x",
                "title": "index",
                "type": "quantitative"
              },
              {
                "field": "y",
                "title": "value",
                "type": "quantitative"
              }
            ],
            "x": {
              "axis": {
                "grid": false,
                "labels": false
              },
              "field": "x",
              "scale": {
                "domain": [
                  0,
                  1
                ],
                "nice": false
              },
              "title": null,
              "type": "quantitative"
            },
            "y": {
              "axis": {
                "grid": true,
                "labels": false
              },
              "field": "y",
              "scale": {
                "domain": [
                  0,
                  1
                ]
              },
              "title": null,
              "type": "quantitative"
            }
          },
          "layer": [
            {
              "mark": {
                "point": true,
                "type": "line"
              },
              "params": [
                {
                  "bind": "scales",
                  "name": "zoom",
                  "select": {
                    "encodings": [
                      "x",
                      "y"
                    ],
                    "type": "interval"
                  }
                }
              ]
            },
            {
              "encoding": {
                "opacity": {
                  "condition": {
                    "empty": false,
                    "param": "hover",
                    "value": 1
                  },
                  "value": 0
                }
              },
              "mark": {
                "opacity": 1,
                "size": 65,
                "type": "circle"
              },
              "params": [
                {
                  "name": "hover",
                  "select": {
                    "clear": "pointerout",
                    "nearest": true,
                    "on": "pointerover",
                    "type": "point"
                  }
                }
              ]
            }
          ]
        }

        x: Float64 
        y: Float64 
    "#]],
    );
    let texts = DataFrame::builder().column("text", ["a"]).build().unwrap();
    check_part(
        chart(ChartKind::Bar),
        &texts,
        "/encoding/y",
        expect![[
            r#"{"axis":{"grid":true,"labels":false},"field":"y","scale":{"domain":[0,1]},"title":null,"type":"quantitative"}"#
        ]],
    );
}

#[test]
fn bars_lie_down() {
    let lying = Chart { horizontal: true, y_label: Some("when".into()), ..of_long(ChartKind::Bar) };
    check_part(
        lying.clone(),
        &long(),
        "/encoding/x",
        expect![[
            r#"{"axis":{"grid":true,"tickMinStep":1},"field":"y","scale":{},"title":"count","type":"quantitative"}"#
        ]],
    );
    check_part(
        lying,
        &long(),
        "/encoding/y",
        expect![[r#"{"axis":{"grid":false},"field":"x","scale":{},"title":"when","type":"ordinal"}"#]],
    );
}

#[test]
fn bars_stack_in_five_ways() {
    let stacked = |stack| Chart { stack, ..of_long(ChartKind::Bar) };
    check_part(stacked(None), &long(), "/encoding/y/stack", expect!["null"]);
    check_part(stacked(Some(ChartStack::Zero)), &long(), "/encoding/y/stack", expect![[r#""zero""#]]);
    check_part(stacked(Some(ChartStack::Center)), &long(), "/encoding/y/stack", expect![[r#""center""#]]);
    check_part(
        stacked(Some(ChartStack::Normalize)),
        &long(),
        "/encoding/y",
        expect![[
            r#"{"axis":{"grid":true},"field":"y","scale":{},"stack":"normalize","title":"count","type":"quantitative"}"#
        ]],
    );
    check_part(stacked(Some(ChartStack::Layered)), &long(), "/mark", expect![[r#"{"opacity":0.7,"type":"bar"}"#]]);
    check_part(
        stacked(Some(ChartStack::Off)),
        &long(),
        "/encoding/xOffset",
        expect![[r#"{"field":"color","sort":"ascending"}"#]],
    );
}

#[test]
fn bars_are_sorted() {
    let sorted = |sort| Chart { sort, ..of_long(ChartKind::Bar) };
    check_part(
        sorted(ChartSort::Data),
        &long(),
        "/encoding/x",
        expect![[r#"{"axis":{"grid":false},"field":"x","scale":{},"sort":null,"title":"month","type":"ordinal"}"#]],
    );
    let by = |name: &str, descending| ChartSort::Column { name: name.into(), descending };
    check_part(
        sorted(by("count", true)),
        &long(),
        "/encoding/x/sort",
        expect![[r#"{"field":"order","order":"descending"}"#]],
    );
    check_part(
        sorted(by("month", false)),
        &long(),
        "/encoding/x/sort",
        expect![[r#"{"field":"order","op":"min","order":"ascending"}"#]],
    );
    let (_, data) = sorted(by("month", false)).spec(&long()).unwrap();
    expect![[r#"
        x: Dictionary(Int32, Utf8) [ 0, 1, 0, 1, ] values: StringArray [ "Jan", "Feb", ]}
        y: Float64 [ 1.0, 2.0, 3.0, 4.0, ]
        color: Dictionary(Int32, Utf8) [ 0, 0, 1, 1, ] values: StringArray [ "new", "old", ]}
        order: Float64 [ 1.0, 0.0, 1.0, 0.0, ]
    "#]]
    .assert_eq(&shown(&data));
}

#[test]
fn ordered_dictionaries_keep_their_order() {
    let sizes = StringArray::from(vec!["S", "M", "L"]);
    let array = DictionaryArray::<Int8Type>::new(vec![2, 0].into(), Arc::new(sizes));
    #[allow(deprecated, reason = "there is no other way to make such a field")]
    let field = Field::new_dict("size", array.data_type().clone(), true, 0, true);
    let batch = RecordBatch::try_new(Arc::new(Schema::new(vec![field])), vec![Arc::new(array)]).unwrap();
    let sized = Chart { x: Some("size".into()), y: vec!["size".into()], ..chart(ChartKind::Bar) };
    check_part(sized, &batch.into(), "/encoding/x/sort", expect![[r#"["S","M","L"]"#]]);
}

#[test]
fn colors_are_given_or_found_in_the_data() {
    let line = chart(ChartKind::Line);
    let colors = ChartColor::Each(vec!["#f00".into(), "blue".into()]);
    check_part(
        Chart { color: Some(colors), ..line.clone() },
        &wide(),
        "/encoding/color",
        expect![[
            r##"{"field":"color","legend":{"orient":"bottom","symbolType":"stroke"},"scale":{"domain":["a.b[0]: 'q\"","rain"],"range":["#f00","blue"]},"title":null,"type":"nominal"}"##
        ]],
    );
    let single = Chart { y: vec!["rain".into()], color: Some("#f00".into()), ..line.clone() };
    check_part(single, &wide(), "/encoding/color", expect![[r##"{"value":"#f00"}"##]]);

    let by_number = Chart { color: Some("weight".into()), ..of_long(ChartKind::Scatter) };
    check_part(
        by_number,
        &long(),
        "/encoding/color",
        expect![[r#"{"field":"color","legend":{"orient":"bottom"},"title":"weight","type":"quantitative"}"#]],
    );
    let by_number = Chart { color: Some("weight".into()), ..of_long(ChartKind::Line) };
    check_part(by_number, &long(), "/encoding/color/type", expect![[r#""ordinal""#]]);

    let painted = DataFrame::builder().column("n", [1, 2]).column("paint", ["#f00", "#00f"]).build().unwrap();
    let painted_chart = Chart { color: Some("paint".into()), ..chart(ChartKind::Bar) };
    check_part(
        painted_chart.clone(),
        &painted,
        "/encoding/color",
        expect![[r#"{"field":"color","legend":null,"scale":null,"type":"nominal"}"#]],
    );
    check_part(
        painted_chart,
        &painted,
        "/encoding/tooltip",
        expect![[
            r#"[{"field":"x","title":"index","type":"quantitative"},{"field":"y","title":"n","type":"quantitative"}]"#
        ]],
    );
}

#[test]
fn labels_take_the_place_of_names() {
    let labelled = Chart { x_label: Some("when".into()), y_label: Some(String::new()), ..of_long(ChartKind::Line) };
    check_part(labelled.clone(), &long(), "/encoding/x/title", expect![[r#""when""#]]);
    check_part(labelled, &long(), "/encoding/y/title", expect!["null"]);
}

#[test]
fn times_are_drawn_as_they_are_and_instants_where_the_viewer_is() {
    let hours = [0, 6, 12].map(instant);
    let frame = DataFrame::builder()
        .column("instant", hours)
        .column("time", hours.map(|time| time.naive_utc()))
        .column("n", [1, 2, 3])
        .build()
        .unwrap();
    let of = |x: &str, kind| Chart { x: Some(x.into()), ..chart(kind) };
    check_part(
        of("instant", ChartKind::Line),
        &frame,
        "/encoding/x",
        expect![[r#"{"axis":{"grid":false},"field":"x","scale":{"nice":false},"title":"instant","type":"temporal"}"#]],
    );
    check_part(
        of("time", ChartKind::Line),
        &frame,
        "/encoding/x",
        expect![[
            r#"{"axis":{"grid":false},"field":"x","scale":{"nice":false,"type":"utc"},"title":"time","type":"temporal"}"#
        ]],
    );
    let told = "/encoding/tooltip/0";
    check_part(
        of("instant", ChartKind::Line),
        &frame,
        told,
        expect![[r#"{"field":"x","format":"%b %d, %Y %H:%M:%S","title":"instant","type":"temporal"}"#]],
    );
    check_part(
        of("time", ChartKind::Line),
        &frame,
        told,
        expect![[
            r#"{"field":"x","format":"%b %d, %Y %H:%M","timeUnit":"utcyearmonthdatehours","title":"time","type":"temporal"}"#
        ]],
    );
    check_part(
        of("time", ChartKind::Bar),
        &frame,
        "/encoding/x/scale",
        expect![[r#"{"padding":{"expr":"0.5 * width / 3"},"type":"utc"}"#]],
    );
    check_part(
        of("time", ChartKind::Bar),
        &frame,
        "/mark",
        expect![[r#"{"type":"bar","width":{"expr":"max(1, 0.9 * width / 3)"}}"#]],
    );
}

#[test]
fn clocks_have_no_dates() {
    let times: ArrayRef = Arc::new(Time32SecondArray::from(vec![0, 12 * 60 * 60]));
    let frame = DataFrame::builder().column("at", times).column("n", [1, 2]).build().unwrap();
    let of = Chart { x: Some("at".into()), ..chart(ChartKind::Line) };
    check_part(
        of.clone(),
        &frame,
        "/encoding/x",
        expect![[
            r#"{"axis":{"format":"%H:%M","grid":false},"field":"x","scale":{"nice":false,"type":"utc"},"title":"at","type":"temporal"}"#
        ]],
    );
    check_part(
        of,
        &frame,
        "/encoding/tooltip/0",
        expect![[
            r#"{"field":"x","format":"%H:%M:%S","timeUnit":"utcyearmonthdatehours","title":"at","type":"temporal"}"#
        ]],
    );
}

#[test]
fn truth_values_are_names() {
    let truths: ArrayRef = Arc::new(BooleanArray::from(vec![Some(true), None, Some(false)]));
    let frame = DataFrame::builder().column("is", truths).column("n", [1, 2, 3]).build().unwrap();
    let (_, data) = Chart { x: Some("is".into()), ..chart(ChartKind::Bar) }.spec(&frame).unwrap();
    expect![[r#"
        x: Dictionary(Int32, Utf8) [ 0, null, 1, ] values: StringArray [ "true", "false", ]}
        y: Float64 [ 1.0, 2.0, 3.0, ]
    "#]]
    .assert_eq(&shown(&data));
}

#[test]
fn long_labels_are_turned_and_large_legends_wrapped() {
    let names: Vec<_> = (0..20).map(|number| format!("category {number}")).collect();
    let frame = DataFrame::builder().column("name", &names).column("n", vec![1; 20]).build().unwrap();
    let bars = Chart { x: Some("name".into()), color: Some("name".into()), ..chart(ChartKind::Bar) };
    check_part(bars.clone(), &frame, "/encoding/x/axis", expect![[r#"{"grid":false}"#]]);
    check_part(bars, &frame, "/encoding/color/legend", expect![[r#"{"columns":4,"orient":"bottom"}"#]]);
}

#[test]
fn many_points_are_not_looked_for_under_the_pointer() {
    let frame = DataFrame::builder().column("n", vec![1; 5_001]).build().unwrap();
    check_part(chart(ChartKind::Line), &frame, "/layer", expect!["null"]);
    check_part(
        chart(ChartKind::Line),
        &frame,
        "/params",
        expect![[r#"[{"bind":"scales","name":"zoom","select":{"encodings":["x","y"],"type":"interval"}}]"#]],
    );
}
