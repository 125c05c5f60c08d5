//! The elements: a file for each, with the function that draws it and the type that has its options.
//!
//! Defaults and checks are here and nowhere else; the Python front calls these same types.

#[macro_use]
mod options;
#[macro_use]
mod selection;
#[macro_use]
mod choosing;
#[macro_use]
mod page_link;
#[macro_use]
mod seconds;

mod alert;
mod audio;
mod audio_input;
mod badge;
mod button;
mod button_group;
mod camera_input;
mod celebration;
mod chart;
mod chat_input;
mod chat_message;
mod check;
mod check_widget;
mod checkbox;
mod code;
mod color;
mod color_picker;
mod columns;
mod container;
mod data_editor;
mod dataframe;
mod date_input;
mod datetime_input;
mod deck;
mod dialog;
mod divider;
mod empty;
mod exception;
mod expander;
mod feedback;
mod file_uploader;
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
mod menu_button;
mod metric;
mod multiselect;
mod number_input;
mod openable;
mod page_config;
mod pagination;
mod plotly;
mod popover;
mod progress;
mod radio;
mod select_slider;
mod selectbox;
mod sidebar;
mod skeleton;
mod slider;
mod space;
mod spinner;
mod status;
mod tabs;
mod text;
mod text_area;
mod text_input;
mod time_input;
mod toast;
mod uploaded;
mod vega_lite;
mod video;
mod write;

pub use alert::{Alert, error, info, success, warning};
pub use audio::{Audio, audio};
pub use audio_input::{AudioInput, audio_input};
pub use badge::{Badge, badge};
pub use button::{Button, button, download_button};
pub use button_group::{ButtonGroup, MultipleButtonGroup, pills, segmented_control};
pub use camera_input::{CameraInput, camera_input};
pub use celebration::{balloons, snow};
pub use chart::{Chart, area_chart, bar_chart, line_chart, scatter_chart};
pub use chat_input::{AttachingChatInput, ChatInput, SentMessage, chat_input};
pub use chat_message::{ChatMessage, chat_message};
#[doc(hidden)]
pub use check::{check, check_block};
pub use checkbox::{Checkbox, checkbox, toggle};
pub use code::{Code, code};
pub use color_picker::{ColorPicker, color_picker};
pub use columns::{Columns, columns};
pub use container::{Container, container};
pub use data_editor::{DataEditor, Edited, data_editor};
#[doc(hidden)]
pub use dataframe::send;
pub use dataframe::{Dataframe, Table, dataframe, table};
pub use date_input::{DateInput, DateRange, DateRangeInput, OptionalDateInput, date_input};
pub use datetime_input::{DatetimeInput, OptionalDatetimeInput, datetime_input};
pub use deck::{Deck, deck};
pub use dialog::{Dialog, dialog};
pub use divider::{Divider, divider};
pub use empty::empty;
pub use exception::{Exception, exception};
pub use expander::{Expander, expander};
pub use feedback::{Feedback, feedback};
pub use file_uploader::{FileUploader, MultipleFileUploader, file_uploader};
pub use form::{Form, form, form_submit_button};
pub use graphviz::{Graphviz, graphviz};
pub use heading::{Heading, header, subheader, title};
pub use html::{Html, html};
pub use iframe::{Iframe, iframe};
pub use image::{Image, image};
pub use json::{Json, json};
pub use link_button::{HeardLinkButton, LinkButton, link_button};
pub use logo::{Logo, logo};
pub use map::{Map, MapSize, map};
pub use markdown::{Markdown, caption, latex, markdown};
pub use media::Media;
#[doc(hidden)]
pub use media::{document, keep, png};
pub use menu_button::{MenuButton, menu_button};
pub use metric::{DeltaColor, Metric, metric};
pub use millpond_protocol::{
    AlertKind, Arrow, ButtonGroupStyle, ButtonKind, DialogPosition, DialogWidth, FeedbackKind, FoldLook, Gap,
    HorizontalAlign, LabelVisibility, Layout, LogoSize, MetricChart, OptionFilter, SidebarState, Size, SliderKind,
    StatusState, TableBorder, TextAlign, TextKind, VerticalAlign, WhileRunning,
};
pub use multiselect::{Multiselect, multiselect};
pub use number_input::{Bounds, NumberInput, OptionalNumberInput, number_input};
pub use openable::{Openable, Watched};
pub use page_config::PageConfig;
pub use page_link::{PageLink, page_link};
pub use pagination::{Pagination, pagination};
pub use plotly::{Plotly, plotly};
pub use popover::{Popover, popover};
pub use progress::{Progress, progress};
pub use radio::{OptionalRadio, Radio, radio};
pub use seconds::Seconds;
pub use select_slider::{RangeSelectSlider, SelectSlider, select_slider};
pub use selectbox::{OptionalSelectbox, Selectbox, selectbox};
pub use selection::FrameSelection;
pub use sidebar::sidebar;
#[doc(hidden)]
pub use sidebar::sidebar_place;
pub use skeleton::{Skeleton, skeleton};
pub use slider::{Number, RangeSlider, Scale, Slider, slider};
pub use space::{Space, space};
pub use spinner::spinner;
#[doc(hidden)]
pub use spinner::{erase, spin};
pub use status::{ShownStatus, Status, status};
pub use tabs::{Tabs, tabs};
pub use text::{Text, text};
pub use text_area::{TextArea, text_area};
pub use text_input::{TextInput, text_input};
pub use time_input::{OptionalTimeInput, TimeInput, time_input};
pub use toast::{Toast, toast};
pub use uploaded::UploadedFile;
pub use vega_lite::{VegaLite, vega_lite};
#[doc(hidden)]
pub use video::embedded_film;
pub use video::{Video, video};
pub use write::{Write, write};
