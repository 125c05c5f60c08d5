//! Fields that take files.

use std::fmt::Display;

use millpond_protocol::{Accepts, Element, FileCount, Size};

use super::{
    options::widget,
    uploaded::{NO_BOUND, UploadedFile, extension},
};
use crate::{
    Error,
    context::{Hooks, ask},
};

/// A field that takes a file.
///
/// ```no_run
/// # use millpond as st;
/// if let Some(photo) = st::file_uploader("Photo").extensions(["jpg", "png"]).show() {
///     st::image(&photo);
/// }
/// for file in st::file_uploader("Harvests").multiple().show() {
///     st::text(file.name());
/// }
/// ```
pub fn file_uploader(label: impl Display) -> FileUploader {
    FileUploader::new(label)
}

/// A field that takes a file, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct FileUploader {
    props: millpond_protocol::FileUploader,
    hooks: Hooks,
}

impl FileUploader {
    /// A field with a label, which is Markdown. It takes one file, of any kind.
    pub fn new(label: impl Display) -> Self {
        let accepts = Accepts { count: FileCount::One, extensions: Vec::new(), max_size: NO_BOUND };
        let widget = widget(label.to_string());
        let props = millpond_protocol::FileUploader { widget, accepts, width: Size::Stretch };
        Self { props, hooks: Hooks::default() }
    }

    widget_options!();
    change_options!();
    width_option!("what there is");
    accepts_options!();

    required_option!();

    /// Has it take several files.
    pub fn multiple(mut self) -> MultipleFileUploader {
        self.props.accepts.count = FileCount::Many;
        MultipleFileUploader(self)
    }

    /// Has it take all files that are in a folder and below.
    pub fn folder(mut self) -> MultipleFileUploader {
        self.props.accepts.count = FileCount::Folder;
        MultipleFileUploader(self)
    }

    show! {
        /// Draws it; the file, if there is one.
        Option<UploadedFile>
    }

    /// Draws it, or says why it can't be drawn: it takes no file of any size.
    #[track_caller]
    pub fn try_show(self) -> Result<Option<UploadedFile>, Error> {
        Ok(self.ask()?.into_iter().next())
    }

    #[track_caller]
    fn ask(self) -> Result<Vec<UploadedFile>, Error> {
        Ok(UploadedFile::all(&ask(Element::FileUploader(self.props), &self.hooks)?))
    }
}

/// A field that takes several files.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct MultipleFileUploader(FileUploader);

impl MultipleFileUploader {
    show! {
        /// Draws it; the files.
        Vec<UploadedFile>
    }

    /// Draws it, or says why it can't be drawn: it takes no file of any size.
    #[track_caller]
    pub fn try_show(self) -> Result<Vec<UploadedFile>, Error> {
        self.0.ask()
    }
}
