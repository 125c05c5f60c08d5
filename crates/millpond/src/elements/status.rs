//! Something that takes a while, and what is said of it meanwhile.

use std::{
    fmt::Display,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
};

use millpond_engine::RunEnd;
use millpond_protocol::{Block, FoldLook, Size, StatusState};

use crate::{Error, Place, context, context::draw_block};

/// Draws a folded block that shows that something goes on while `work` runs, and then that it went well, or that it
/// panicked. What `work` draws goes into it. Gives what it gives.
///
/// ```no_run
/// # use millpond as st;
/// let rows = st::status("Reading", |status| {
///     st::text("Opening the file");
///     let rows = 12;
///     status.label(format!("Read {rows} rows"));
///     rows
/// });
/// ```
#[track_caller]
pub fn status<R>(label: impl Display, work: impl FnOnce(&mut ShownStatus) -> R) -> R {
    Status::new(label).show().run(work)
}

/// Something that takes a while, and its options.
#[must_use = "it is drawn by `.show()`"]
#[derive(Clone, Debug)]
pub struct Status {
    props: millpond_protocol::Status,
}

impl Status {
    /// Something that goes on; its head says `label`, which is Markdown.
    pub fn new(label: impl Display) -> Self {
        let props = millpond_protocol::Status {
            label: label.to_string(),
            state: StatusState::Running,
            expanded: false,
            look: FoldLook::Framed,
            width: Size::Stretch,
        };
        Self { props }
    }

    /// How it goes: it goes on unless set.
    pub fn state(mut self, state: StatusState) -> Self {
        self.props.state = state;
        self
    }

    /// Whether it is open at first. False unless set.
    pub fn expanded(mut self, expanded: bool) -> Self {
        self.props.expanded = expanded;
        self
    }

    /// How it looks: with a line around it unless set.
    pub fn look(mut self, look: FoldLook) -> Self {
        self.props.look = look;
        self
    }

    width_option!("what there is");

    show! {
        /// Draws it; what this gives changes it, and is drawn into.
        ShownStatus
    }

    /// Draws it, or says why it can't be drawn.
    pub fn try_show(self) -> Result<ShownStatus, Error> {
        let block = Block::Status(self.props.clone());
        Ok(ShownStatus { place: draw_block(&block)?, props: self.props })
    }
}

/// A status that was drawn.
#[derive(Clone, Debug)]
pub struct ShownStatus {
    place: Place,
    props: millpond_protocol::Status,
}

impl ShownStatus {
    /// Where things can be drawn into it.
    pub fn place(&self) -> Place {
        self.place
    }

    /// How it goes at present.
    pub fn current_state(&self) -> StatusState {
        self.props.state
    }

    /// Calls `work`, whose drawing goes into it. Where it still goes on afterwards, it then went well, or failed if
    /// `work` panicked. Gives what `work` gives.
    #[track_caller]
    pub fn run<R>(mut self, work: impl FnOnce(&mut Self) -> R) -> R {
        let place = self.place;
        let result = catch_unwind(AssertUnwindSafe(|| place.with(|| work(&mut self))));
        let ended = match &result {
            Ok(_) => StatusState::Complete,
            // A script that ends itself has not failed.
            Err(panic) if panic.is::<RunEnd>() => StatusState::Complete,
            Err(_) => StatusState::Error,
        };
        let changed = self.end(ended);
        match result {
            Ok(value) => {
                context::expect(changed);
                value
            }
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Changes how it goes, if it still goes on.
    #[doc(hidden)]
    pub fn end(&mut self, state: StatusState) -> Result<(), Error> {
        match self.props.state {
            StatusState::Running => self.try_update(|props| props.state = state),
            _ => Ok(()),
        }
    }

    /// Changes what its head says.
    #[track_caller]
    pub fn label(&mut self, label: impl Display) {
        context::expect(self.try_update(|props| props.label = label.to_string()));
    }

    /// Changes how it goes.
    #[track_caller]
    pub fn state(&mut self, state: StatusState) {
        context::expect(self.try_update(|props| props.state = state));
    }

    /// Opens or folds it.
    #[track_caller]
    pub fn expanded(&mut self, expanded: bool) {
        context::expect(self.try_update(|props| props.expanded = expanded));
    }

    /// Changes any of it, or says why it can't be changed: it is of an earlier run.
    #[doc(hidden)]
    pub fn try_update(&mut self, change: impl FnOnce(&mut millpond_protocol::Status)) -> Result<(), Error> {
        change(&mut self.props);
        context::change_block(self.place, &Block::Status(self.props.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{elements::text, testing::AppTest};

    fn shown(app: impl Fn() + 'static) -> String {
        AppTest::new(app).run()
    }

    #[test]
    fn work_that_ends_went_well_and_what_it_drew_is_inside() {
        let page = shown(|| {
            let rows = status("Reading", |status| {
                text("inside");
                status.label("Read");
                status.expanded(true);
                12
            });
            text(rows);
        });
        assert_eq!(
            page,
            "status \"Read\" expanded=true look=\"framed\" state=\"complete\"\n  text \"inside\"\ntext \"12\"\n"
        );
    }

    #[test]
    fn work_that_panics_failed_and_the_panic_goes_on() {
        let page = shown(|| {
            status("Reading", |_| {
                text("inside");
                panic!("no such file");
            });
        });
        assert!(
            page.starts_with(
                "status \"Reading\" look=\"framed\" state=\"error\"\n  text \"inside\"\nexception \"no such file\""
            ),
            "{page}"
        );
    }

    #[test]
    fn work_that_ends_the_script_did_not_fail() {
        let page = shown(|| status("Reading", |_| crate::stop()));
        assert_eq!(page, "status \"Reading\" look=\"framed\" state=\"complete\"\n");
    }

    #[test]
    fn a_state_that_the_work_sets_stays() {
        let page = shown(|| status("Reading", |status| status.state(StatusState::Error)));
        assert_eq!(page, "status \"Reading\" look=\"framed\" state=\"error\"\n");
    }
}
