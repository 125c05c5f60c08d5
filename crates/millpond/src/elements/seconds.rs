//! Times within a sound or film, and how long something lasts.

use std::time::Duration;

/// A number of seconds: a number, or a `Duration`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seconds(pub f64);

impl From<f64> for Seconds {
    fn from(seconds: f64) -> Self {
        Self(seconds)
    }
}

impl From<i32> for Seconds {
    fn from(seconds: i32) -> Self {
        Self(seconds.into())
    }
}

impl From<Duration> for Seconds {
    fn from(duration: Duration) -> Self {
        Self(duration.as_secs_f64())
    }
}

/// When a sound or film starts, stops and begins again, for a type that has these.
macro_rules! playing_options {
    () => {
        /// Where it starts, in seconds: at its beginning unless set.
        pub fn start(mut self, start: impl Into<$crate::elements::Seconds>) -> Self {
            self.start = start.into().0;
            self
        }

        /// Where it stops, in seconds from its beginning: at its end unless set.
        pub fn end(mut self, end: impl Into<$crate::elements::Seconds>) -> Self {
            self.end = Some(end.into().0);
            self
        }

        /// Whether it starts again when it is over. False unless set.
        pub fn looped(mut self, looped: bool) -> Self {
            self.looped = looped;
            self
        }

        /// Whether it starts by itself, as far as the browser allows that. False unless set.
        pub fn autoplay(mut self, autoplay: bool) -> Self {
            self.autoplay = autoplay;
            self
        }

        /// Its width: what there is unless set.
        pub fn width(mut self, width: millpond_protocol::Size) -> Self {
            self.width = width;
            self
        }

        /// What is seen or heard, for screen readers.
        pub fn alt(mut self, text: impl Into<String>) -> Self {
            self.alt = Some(text.into());
            self
        }
    };
}
