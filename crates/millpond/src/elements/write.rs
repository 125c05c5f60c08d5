//! Anything, drawn by the element that fits.

use std::error::Error;

use millpond_data::{DataFrame, FrameBuilder};

use crate::{Place, caption, dataframe, exception, json, markdown};

/// Draws a value by the element that fits: text and numbers as Markdown, data as a grid, JSON and errors as such.
#[track_caller]
pub fn write(value: impl Write) -> Place {
    value.write()
}

/// A value that [`write`] can draw.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nothing that `write` knows how to draw",
    note = "draw `format!(\"{{value:?}}\")`, or `millpond::json(&value)` if it implements `Serialize`"
)]
pub trait Write {
    /// Draws it.
    #[track_caller]
    fn write(self) -> Place;
}

macro_rules! as_text {
    ($($name:ty)*) => {$(
        impl Write for $name {
            #[track_caller]
            fn write(self) -> Place {
                markdown(self)
            }
        }
    )*};
}

as_text!(&str String &String char bool i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64);

impl Write for DataFrame {
    #[track_caller]
    fn write(self) -> Place {
        dataframe(self)
    }
}

impl Write for &DataFrame {
    #[track_caller]
    fn write(self) -> Place {
        dataframe(self)
    }
}

impl Write for FrameBuilder {
    #[track_caller]
    fn write(self) -> Place {
        dataframe(self)
    }
}

impl Write for &serde_json::Value {
    #[track_caller]
    fn write(self) -> Place {
        json(self)
    }
}

impl Write for &dyn Error {
    #[track_caller]
    fn write(self) -> Place {
        exception(self)
    }
}

impl Write for Box<dyn Error> {
    #[track_caller]
    fn write(self) -> Place {
        exception(&*self)
    }
}

impl<T: Write> Write for Option<T> {
    #[track_caller]
    fn write(self) -> Place {
        match self {
            Some(value) => value.write(),
            None => caption("None"),
        }
    }
}

impl<T: Write, E: Error> Write for Result<T, E> {
    #[track_caller]
    fn write(self) -> Place {
        match self {
            Ok(value) => value.write(),
            Err(error) => exception(&error),
        }
    }
}
