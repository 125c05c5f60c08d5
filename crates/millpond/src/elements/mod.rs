//! The elements: a file for each, with the function that draws it and the type that has its options.
//!
//! Defaults and checks are here and nowhere else; the Python front calls these same types.

#[macro_use]
mod options;
#[macro_use]
mod selection;
#[macro_use]
mod page_link;
#[macro_use]
mod seconds;

mod alert;
mod audio;
mod badge;
mod button;
mod celebration;
mod chart;
mod check;
mod checkbox;
mod code;
mod color;
mod columns;
mod container;
mod dataframe;
mod deck;
mod dialog;
mod divider;
mod empty;
mod exception;
mod expander;
mod form;
mod format;
mod graphviz;
mod heading;
mod html;
mod iframe;
mod image;
mod json;
mod link_button;
mod logo;
mod map;
mod markdown;
mod media;
mod metric;
mod page_config;
mod plotly;
mod popover;
mod progress;
mod selectbox;
mod sidebar;
mod skeleton;
mod slider;
mod space;
mod spinner;
mod status;
mod tabs;
mod text;
mod text_input;
mod toast;
mod vega_lite;
mod video;
mod write;

pub use alert::{Alert, error, info, success, warning};
pub use audio::{Audio, audio};
pub use badge::{Badge, badge};
pub use button::{Button, button, download_button};
pub use celebration::{balloons, snow};
pub use chart::{Chart, area_chart, bar_chart, line_chart, scatter_chart};
#[doc(hidden)]
pub use check::{check, check_block};
pub use checkbox::{Checkbox, checkbox};
pub use code::{Code, code};
pub use columns::{Columns, columns};
pub use container::{Container, container};
#[doc(hidden)]
pub use dataframe::send;
pub use dataframe::{Dataframe, Table, dataframe, table};
pub use deck::{Deck, deck};
pub use dialog::{Dialog, dialog};
pub use divider::{Divider, divider};
pub use empty::empty;
pub use exception::{Exception, exception};
pub use expander::{Expander, expander};
pub use form::{Form, form, form_submit_button};
pub use graphviz::{Graphviz, graphviz};
pub use heading::{Heading, header, subheader, title};
pub use html::{Html, html};
pub use iframe::{Iframe, iframe};
pub use image::{Image, image};
pub use json::{Json, json};
pub use link_button::{LinkButton, link_button};
pub use logo::{Logo, logo};
pub use map::{Map, MapSize, map};
pub use markdown::{Markdown, caption, latex, markdown};
pub use media::Media;
#[doc(hidden)]
pub use media::{document, keep, png};
pub use metric::{DeltaColor, Metric, metric};
pub use millpond_protocol::{
    AlertKind, Arrow, ButtonKind, DialogWidth, Gap, HorizontalAlign, LabelVisibility, Layout, LogoSize, MetricChart,
    SidebarState, Size, StatusState, TableBorder, TextAlign, VerticalAlign,
};
pub use page_config::PageConfig;
pub use page_link::{PageLink, page_link};
pub use plotly::{Plotly, plotly};
pub use popover::{Popover, popover};
pub use progress::{Progress, progress};
pub use seconds::Seconds;
pub use selectbox::{OptionalSelectbox, Selectbox, selectbox};
pub use selection::FrameSelection;
#[doc(hidden)]
pub use selection::select;
pub use sidebar::sidebar;
#[doc(hidden)]
pub use sidebar::sidebar_place;
pub use skeleton::{Skeleton, skeleton};
pub use slider::{Number, RangeSlider, RawSlider, Slider, slider};
pub use space::{Space, space};
pub use spinner::spinner;
#[doc(hidden)]
pub use spinner::{erase, spin};
pub use status::{ShownStatus, Status, status};
pub use tabs::{Tabs, tabs};
pub use text::{Text, text};
pub use text_input::{TextInput, text_input};
pub use toast::{Toast, toast};
pub use vega_lite::{VegaLite, vega_lite};
#[doc(hidden)]
pub use video::embedded_film;
pub use video::{Video, video};
pub use write::{Write, write};
