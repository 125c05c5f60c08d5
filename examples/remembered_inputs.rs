//! Memoized functions with a widget each: the widget's value is an input, and a hit draws the widget again.

use std::{collections::HashMap, fmt::Display, process::ExitCode, sync::Mutex};

use millpond::{
    self as st, UploadedFile,
    jiff::civil::{date, time},
};

/// How often each function really ran, in all sessions.
static RUNS: Mutex<Option<HashMap<String, u32>>> = Mutex::new(None);

fn ran(name: &str) {
    let mut runs = RUNS.lock().expect("nobody panics with it");
    let count = runs.get_or_insert_default().entry(name.to_owned()).or_default();
    *count += 1;
    st::text(format!("{name} ran: {count}"));
}

fn yes_or_no(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

fn name(file: Option<UploadedFile>) -> String {
    file.map_or("none".to_owned(), |file| file.name().to_owned())
}

fn text(value: impl Display) -> String {
    value.to_string()
}

/// What each function does; its key is the name that it has on the page.
mod widgets {
    use super::*;

    pub fn button(key: &str) -> String {
        yes_or_no(st::Button::new("Grind").key(key).show())
    }

    pub fn camera_input(key: &str) -> String {
        name(st::camera_input("The mill").key(key).show())
    }

    pub fn checkbox(key: &str) -> String {
        yes_or_no(st::Checkbox::new("Organic").key(key).show())
    }

    pub fn color_picker(key: &str) -> String {
        st::color_picker("Bars").value("#c8a24a").key(key).show()
    }

    pub fn date_input(key: &str) -> String {
        text(st::date_input("Delivered on").value(date(2024, 8, 1)).key(key).show())
    }

    pub fn download_button(key: &str) -> String {
        yes_or_no(st::Button::new("Prices").file("prices.csv", "wheat,12\nrye,9\n").key(key).show())
    }

    pub fn file_uploader(key: &str) -> String {
        name(st::file_uploader("Harvests").key(key).show())
    }

    pub fn multiselect(key: &str) -> String {
        st::multiselect("Mixture", ["wheat", "rye", "oats"]).indices([0]).key(key).show().join(", ")
    }

    pub fn number_input(key: &str) -> String {
        text(st::number_input("Sacks", 1..=100).value(10).key(key).show())
    }

    pub fn radio(key: &str) -> String {
        text(st::radio("Mill at", ["day", "night"]).key(key).show())
    }

    pub fn selectbox(key: &str) -> String {
        text(st::selectbox("Grain", ["wheat", "rye", "oats"]).key(key).show())
    }

    pub fn select_slider(key: &str) -> String {
        text(st::select_slider("Fineness", ["coarse", "medium", "fine"]).index(1).key(key).show())
    }

    pub fn slider(key: &str) -> String {
        text(st::slider("Hours", 0..=24).value(8).key(key).show())
    }

    pub fn text_area(key: &str) -> String {
        st::text_area("Remarks").key(key).show()
    }

    pub fn text_input(key: &str) -> String {
        st::text_input("Name").key(key).show()
    }

    pub fn time_input(key: &str) -> String {
        text(st::time_input("Opens at").value(time(6, 30, 0, 0)).key(key).show())
    }
}

/// Each function twice: as a memo and as a singleton.
macro_rules! remembered {
    ($($widget:ident)*) => {
        mod memos {
            $(#[millpond::memo(allow_widgets)]
            pub fn $widget(name: &str) -> String {
                crate::ran(name);
                crate::widgets::$widget(name)
            })*
        }

        mod singletons {
            $(#[millpond::singleton(allow_widgets)]
            pub fn $widget(name: &str) -> String {
                crate::ran(name);
                crate::widgets::$widget(name)
            })*
        }

        fn app() {
            let [left, right] = st::columns();
            left.with(|| {
                st::header("memo");
                $({
                    let name = concat!("memo_", stringify!($widget));
                    st::text(format!("{name} gives: {}", memos::$widget(name)));
                })*
            });
            right.with(|| {
                st::header("singleton");
                $({
                    let name = concat!("singleton_", stringify!($widget));
                    st::text(format!("{name} gives: {}", singletons::$widget(name)));
                })*
            });
            st::button("Again");
        }
    };
}

remembered! {
    button camera_input checkbox color_picker date_input download_button file_uploader multiselect number_input radio
    selectbox select_slider slider text_area text_input time_input
}

fn main() -> ExitCode {
    millpond::run(app)
}
