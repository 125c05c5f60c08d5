//! Cameras.

use std::fmt::Display;

use millpond_protocol::{Element, Size};

use super::{options::widget, uploaded::UploadedFile};
use crate::{
    Error,
    context::{Hooks, ask},
};

/// A camera that takes a photo.
///
/// ```no_run
/// # use millpond as st;
/// if let Some(photo) = st::camera_input("The mill").show() {
///     st::image(&photo);
/// }
/// ```
pub fn camera_input(label: impl Display) -> CameraInput {
    CameraInput::new(label)
}

/// A camera that takes a photo, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct CameraInput {
    props: millpond_protocol::CameraInput,
    hooks: Hooks,
}

impl CameraInput {
    /// A camera with a label, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let widget = widget(label.to_string());
        let props = millpond_protocol::CameraInput { widget, resolution: None, width: Size::Stretch };
        Self { props, hooks: Hooks::default() }
    }

    widget_options!();
    change_options!();
    width_option!("what there is");

    required_option!();

    /// How high the photo should be, in pixels: 480, 720 or 1080. As it is shown unless set.
    pub fn resolution(mut self, height: u32) -> Self {
        self.props.resolution = Some(height);
        self
    }

    show! {
        /// Draws it; the photo, if there is one.
        Option<UploadedFile>
    }

    /// Draws it, or says why it can't be drawn: there is no such resolution.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<UploadedFile>, Error> {
        Ok(UploadedFile::all(&ask(Element::CameraInput(self.props), &self.hooks)?).pop())
    }
}
