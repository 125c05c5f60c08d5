//! Buttons.

use std::fmt::Display;

use millpond_protocol::{ButtonKind, Download, Element, Size, Value};

use super::{media::keep, options::widget};
use crate::{
    Error, context,
    context::{Hooks, ask},
};

/// Draws a button; true in the run after it was pressed.
#[track_caller]
pub fn button(label: impl Display) -> bool {
    Button::new(label).show()
}

/// Draws a button that downloads a file: what is in it, and what it is called. True in the run after it was pressed.
///
/// ```no_run
/// # use millpond as st;
/// st::download_button("Harvests", "year,tons\n1921,4.8\n", "harvests.csv");
/// ```
#[track_caller]
pub fn download_button(label: impl Display, data: impl Into<Vec<u8>>, file_name: &str) -> bool {
    Button::new(label).file(file_name, data).show()
}

/// A button and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Button {
    props: millpond_protocol::Button,
    hooks: Hooks,
}

impl Button {
    /// A button that says `label`, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let widget = widget(label.to_string());
        let (kind, width) = (ButtonKind::Secondary, Size::Content);
        let props = millpond_protocol::Button {
            widget,
            kind,
            icon: None,
            icon_right: false,
            width,
            wrap: true,
            shortcut: None,
            submit: false,
            download: None,
        };
        Self { props, hooks: Hooks::default() }
    }

    /// Has it submit the form around it: see [`form`](crate::form).
    pub fn submit(mut self) -> Self {
        self.props.submit = true;
        self
    }

    widget_options!();

    click_option!();

    /// What a front says of it.
    #[doc(hidden)]
    pub fn hooks(mut self, hooks: Hooks) -> Self {
        self.hooks = hooks;
        self
    }

    press_options!();

    /// Has a press download a file: what it is called, and what is in it.
    pub fn file(self, name: &str, data: impl Into<Vec<u8>>) -> Self {
        let extension = name.rsplit_once('.').map_or("bin", |(_, extension)| extension);
        let source = keep(data.into(), "application/octet-stream", extension);
        self.download(Download { source: Some(source), name: name.into(), quiet: false })
    }

    /// Has a press download a file whose content is made then, apart from the run: widgets and state have in `make` the
    /// values of that moment.
    ///
    /// ```no_run
    /// # use millpond as st;
    /// # fn report() -> String { String::new() }
    /// st::Button::new("Report").produce("report.txt", || report()).show();
    /// ```
    pub fn produce<B: Into<Vec<u8>>>(mut self, name: &str, make: impl Fn() -> B + Send + Sync + 'static) -> Self {
        self.hooks.produce(move || make().into());
        self.download(Download { source: None, name: name.into(), quiet: false })
    }

    /// Has a press not run the script, where [`Self::file`] or [`Self::produce`] was called before: it just downloads.
    pub fn quiet(mut self) -> Self {
        self.props.download.iter_mut().for_each(|download| download.quiet = true);
        self
    }

    /// Has a press download a file.
    #[doc(hidden)]
    pub fn download(mut self, download: Download) -> Self {
        self.props.download = Some(download);
        self
    }

    /// How much it stands out: secondary unless set.
    pub fn kind(mut self, kind: ButtonKind) -> Self {
        self.props.kind = kind;
        self
    }

    text_option! {
        /// An emoji or `:shortcode:` before the text.
        icon
    }

    /// Has the icon stand after the text.
    pub fn icon_right(mut self) -> Self {
        self.props.icon_right = true;
        self
    }

    /// Its width: that of its text unless set.
    pub fn width(mut self, width: Size) -> Self {
        self.props.width = width;
        self
    }

    show! {
        /// Draws it; true in the run after it was pressed.
        bool
    }

    /// Draws it, or says why it can't be drawn: it stands in a form and does not submit it, or submits and there is none.
    #[track_caller]
    pub fn try_show(self) -> Result<bool, Error> {
        let in_form = context::run().map(|run| run.in_form());
        let wrong = match (self.props.submit, in_form) {
            (false, Some(true)) => "a button in a form must submit it: use `form_submit_button` there",
            (true, Some(false)) => "`form_submit_button` must be used in a form",
            _ => return Ok(ask(Element::Button(self.props), &self.hooks)? == Value::Press),
        };
        Err(Error::invalid(
            "StreamlitInvalidLayoutContextError",
            format!("{wrong}; its label: {}", self.props.widget.label),
        ))
    }
}
