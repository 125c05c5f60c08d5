//! The TypeScript mirror of the protocol.

use ts_rs::{Config, TS};

use crate::*;

/// The text of `web/src/protocol.ts`.
pub fn typescript() -> String {
    let config = Config::default();
    let mut text = String::from("// Generated from crates/protocol by `make protocol`; do not edit.\n\n");
    text += &format!("export const VERSION = {VERSION};\n");
    macro_rules! declare {
        ($($name:ident)*) => {$(
            text += &format!("\nexport {}\n", $name::decl(&config));
        )*};
    }
    type Encoded = crate::Encoded<()>;
    declare! {
        Bytes Encoded
        ClientMessage ServerMessage Welcome Update PageConfig Layout SidebarState
        Node Patch Stale Value Choice UserFile Chat WidgetState
        Element Block Size TextAlign Document Source Selection
        Divider Space Heading Markdown Text Code Json Help HelpMember
        Frame FrameData Dataframe Styling Table TableBorder Metric Arrow MetricChart
        VegaLite Plotly Bokeh Deck Graphviz
        Image Picture Audio Video Subtitle Logo LogoSize
        Html Iframe IframeContent LinkButton PageLink
        Alert AlertKind Exception Spinner Progress Toast Celebration CelebrationKind Skeleton
        Widget LabelVisibility Button Download ButtonKind MenuButton Checkbox Slider SliderKind SelectSlider
        Selectbox OptionFilter Multiselect Radio ButtonGroup ButtonGroupStyle Feedback FeedbackKind
        NumberInput TextInput TextKind Validation TextArea ColorPicker DateInput TimeInput HourFormat DatetimeInput
        FileUploader Accepts FileCount CameraInput AudioInput ChatInput WhileRunning Pagination Editor
        Container HorizontalAlign Columns Gap Column VerticalAlign Tabs Tab Expander FoldLook Popover Status StatusState
        Form Dialog DialogWidth DialogPosition ChatMessage Avatar Fragment
    }
    text
}
